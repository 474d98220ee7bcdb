"""Colours of code."""

import re

import pytest

from troubleshooter.content.highlighting import (
    COLOURS,
    DARK_BACKGROUNDS,
    LIGHT_BACKGROUNDS,
    highlight_code,
    language_name,
    stylesheet,
)


def luminance(colour):
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_of_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("background", LIGHT_BACKGROUNDS)
@pytest.mark.parametrize("colour", [light for _, light, _ in COLOURS])
def test_light_colours_can_be_read(colour, background):
    assert contrast(colour, background) >= 4.5


@pytest.mark.parametrize("background", DARK_BACKGROUNDS)
@pytest.mark.parametrize("colour", [dark for _, _, dark in COLOURS])
def test_dark_colours_can_be_read(colour, background):
    assert contrast(colour, background) >= 4.5


def test_code_has_classes_and_no_styles():
    html = highlight_code("import os  # <x>\n", "python")
    assert '<span class="kn">import</span>' in html
    assert '<span class="c1"># &lt;x&gt;</span>' in html
    assert "style" not in html


def test_blank_lines_at_the_start_are_kept():
    assert highlight_code("\n\nx\n", "text") == "\n\nx\n"


def test_languages_have_the_names_that_people_write():
    assert [language_name(name) for name in ("typescript", "bash", "json", "text")] == [
        "TypeScript",
        "Bash",
        "JSON",
        "Text",
    ]


def test_every_coloured_class_has_a_light_and_a_dark_colour():
    light, dark = stylesheet().split("@media (prefers-color-scheme: dark) {")
    classes = re.findall(r"\.highlight \.\w+", light)
    assert classes == re.findall(r"\.highlight \.\w+", dark)
    assert {".highlight .k", ".highlight .s2", ".highlight .c1", ".highlight .mi"} <= set(classes)
    assert "var(" not in stylesheet()
