"""Texts come out readable, foldable, and with the reader's own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooter.engine.normalisation import fold, normalise
from troubleshooter.engine.redaction import redact


def folded(text: str) -> str:
    return normalise(redact(text)).folded.decode("latin-1")


MESSAGE = "prompt is too long: 203844 tokens > 200000 maximum"


@pytest.mark.parametrize(
    "text",
    [
        MESSAGE,
        MESSAGE.upper(),
        "prompt is too\n     long: 2038\n     44 tokens > 200000 maximum",
        "web-1  | prompt is too long:\nweb-1  | 203844 tokens > 200000 maximum",
        "2026-11-22T10:00:00.123Z prompt is too long:\n2026-11-22T10:00:00.124Z 203844 tokens > 200000 maximum",
        "Nov 22 10:00:00 host app[12]: prompt is too long:\nNov 22 10:00:00 host app[12]: 203844 tokens > 200000 maximum",
        "2026-11-22 10:00:00,123 ERROR prompt is too long: 203844 tokens > 200000 maximum",
        "> prompt is too long:\n> 203844 tokens > 200000 maximum",
        "│ prompt is too long:\n│ 203844 tokens > 200000 maximum",
        "│ prompt is too long:          │\n│ 203844 tokens > 200000 maximum │",
        "E   prompt is too long:\nE   203844 tokens > 200000 maximum",
        "\x1b[31mprompt\x1b[0m is too long: \x1b[1;33m203844\x1b[0m tokens > 200000 maximum",
        "[1;31mprompt is too long: 203844 tokens > 200000 maximum[0m",
        "prompt is too long: 203844 tokens &gt; 200000 maximum",
        "prompt is too long:\\n203844 tokens \\u003e 200000 maximum",
        "prompt is too long:\\\\n 203844 tokens > 200000 maximum",
        "prompt is too long:\r\n203844 tokens > 200000 maximum",
        "prompt\u00a0is too long: 203844 tok\u200bens > 200000 maximum",
    ],
)
def test_folds_every_clothing_to_the_same_words(text: str) -> None:
    assert folded(text) == fold(MESSAGE).decode()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("model (claude-opus-5-5[1m])", "model (claude-opus-5-5[1m])"),
        ("model (opus[1m])", "model (opus[1m])"),
        ("[1mclaude-opus-5-5[1m][0m", "claude-opus-5-5[1m]"),
        ("\x1b[1mclaude-opus-5-5[1m]\x1b[0m", "claude-opus-5-5[1m]"),
        ("[[31mERROR[1m][0m", "[ERROR]"),
        ("prompt[1m is", "prompt is"),
    ],
)
def test_the_long_context_of_claude_code_is_no_colour(text: str, read: str) -> None:
    words = normalise(redact(text)).text.split()
    assert "".join(words) == read.replace(" ", "")


@pytest.mark.parametrize(
    "quoted",
    [
        '{"message":"it\'s `x`"}',
        '{\\"message\\":\\"it\'s `x`\\"}',
        '{\\\\\\"message\\\\\\":\\\\\\"it\'s `x`\\\\\\"}',
        "{'message': \"it's `x`\"}",
        "{&quot;message&quot;:&quot;it&#39;s `x`&quot;}",
        "{“message”:“it’s ‘x’”}",
    ],
)
def test_quoting_does_not_matter(quoted: str) -> None:
    assert folded(quoted) == "{message:itsx}"


def test_reads_line_breaks_escaped_in_json() -> None:
    text = normalise(redact('"Traceback:\\n  anthropic.BadRequestError: no"')).text
    assert "\n  anthropic.BadRequestError" in text


def test_unfolds_to_the_readers_own_text() -> None:
    text = 'x "prompt is\n  too long" y'
    normalised = normalise(redact(text))
    start = normalised.folded.index(b"promptistoolong")
    assert text[slice(*normalised.unfold(start, start + 15))] == "prompt is\n  too long"


@given(st.text())
def test_keeps_the_length_and_maps_every_byte(text: str) -> None:
    normalised = normalise(redact(text))
    assert len(normalised.text) == len(text)
    for index in range(len(normalised.folded)):
        start, end = normalised.unfold(index, index + 1)
        assert end == start + 1
        assert fold(normalised.text[start:end]) == normalised.folded[index : index + 1]


@given(st.text(alphabet="\\n\"'&lt;quot\x1b[1m 2026-01-01T:|>\r\n", max_size=200))
def test_survives_fragments_of_escapes(text: str) -> None:
    assert len(normalise(redact(text)).text) == len(text)
