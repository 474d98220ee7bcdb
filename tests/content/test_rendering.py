"""Guides as HTML and as Markdown for machines."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.content.toy import TODAY
from tests.engine.toy_models import CATALOGUE, MODELS
from troubleshooter.content.guide import Sample, Section
from troubleshooter.content.library import load_library
from troubleshooter.content.rendering import (
    render_guide,
    render_inline,
    render_markdown_twin,
    render_section,
)
from troubleshooter.engine.model_catalogue import ModelCatalogue

ENDING = '<a href="/models/claude-sonnet-4-5-20250929/"><code>claude-sonnet-4-5</code></a>'


@pytest.fixture
def guide(folder):
    return load_library(folder.root).guides["line-cut"]


def render(guide, body, today=TODAY):
    return render_section(guide, Section("fix", "Fix it", body), CATALOGUE, today)


def with_body(guide, body):
    sections = [replace(each, body=body) if each.id == "fix" else each for each in guide.sections]
    return replace(guide, sections=tuple(sections))


def test_every_section_is_rendered_under_its_id(guide):
    rendered = render_guide(guide, CATALOGUE, TODAY)
    assert list(rendered.sections) == ["means", "why", "fix", "check", "prevent"]
    assert rendered.sections["prevent"] == "<ul>\n<li>Bury lines deeper.</li>\n</ul>\n"
    assert rendered.answer.startswith("Splice the line with <code>splice</code>, then")
    assert rendered.rendered_for == TODAY


def test_templates_print_rendered_parts_as_they_are(guide):
    sections = render_guide(guide, CATALOGUE, TODAY).sections
    assert sections["prevent"].__html__() == sections["prevent"]


def test_a_page_is_rendered_once_for_a_content_and_a_day(guide, folder):
    first = render_guide(guide, CATALOGUE, TODAY)
    assert render_guide(load_library(folder.root).guides["line-cut"], CATALOGUE, TODAY) is first
    assert render_guide(guide, CATALOGUE, TODAY + timedelta(days=1)) is not first


def test_changed_content_is_rendered_anew(guide):
    first = render_guide(guide, CATALOGUE, TODAY)
    samples = {**guide.samples, "call.py": replace(guide.samples["call.py"], code="print(7)\n")}
    changed = render_guide(replace(guide, samples=samples), CATALOGUE, TODAY)
    assert first.sections["fix"] != changed.sections["fix"]
    assert render_guide(replace(guide, answer="Wait."), CATALOGUE, TODAY).answer == "Wait."


def test_the_number_of_pages_kept_is_bounded():
    assert 0 < render_guide.cache_info().maxsize <= 1000


def test_raw_html_is_shown_not_obeyed(guide):
    assert render(guide, "a <b>c</b>\n\n<script>x</script>") == (
        "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>\n"
    )
    assert render_inline("<i>", CATALOGUE, TODAY) == "&lt;i&gt;"


def test_links_to_scripts_are_no_links(guide):
    assert "<a" not in render(guide, "[x](javascript:alert)")


def test_headings_in_a_section_begin_at_the_third_level(guide):
    assert render(guide, "# A\n\n### B\n\n#### C\n") == "<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>\n"


def test_links_to_other_sites_get_no_opener(guide):
    html = render(guide, "[a](https://example.org/) [b](/fix/)")
    assert '<a href="https://example.org/" rel="noopener">a</a>' in html
    assert '<a href="/fix/">b</a>' in html


def test_tables_can_be_scrolled_by_keyboard_and_are_named(guide):
    html = render(guide, "| Colour & `x` | Meaning |\n| --- | --- |\n| red | cut |\n")
    assert html.startswith(
        '<div class="table-scroll" tabindex="0" role="region" '
        'aria-label="Table: Colour &amp; x, Meaning"><table>\n<thead>'
    )
    assert html.endswith("</table></div>\n")


def test_each_cell_of_a_wide_table_has_its_label(guide):
    html = render(guide, "| A | `B` | C |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n")
    assert '<table class="cards">' in html
    for row in ("123", "456"):
        cells = zip("ABC", row, strict=True)
        assert "\n".join(f'<td data-label="{label}">{cell}</td>' for label, cell in cells) in html


def test_code_is_a_figure_with_its_language(guide):
    assert render(guide, "```json\n7\n```\n") == (
        '<figure class="code" data-language="json"><figcaption>JSON</figcaption>'
        '<div class="highlight"><pre tabindex="0"><code><span class="mi">7</span>\n'
        "</code></pre></div></figure>\n"
    )


def test_code_is_escaped(guide):
    assert "a &lt;b&gt; &amp;" in render(guide, "```text\na <b> &\n```\n")


def test_a_single_sample_is_a_figure_with_its_name(guide):
    html = render(guide, '{{ sample "call.py" }}')
    assert html.startswith(
        '<figure class="code" data-language="python"><figcaption>call.py</figcaption>'
    )
    assert "radio" not in html


@pytest.mark.parametrize("stem", ["mistake", "mistake_busy"])
def test_a_sample_that_shows_a_mistake_says_that_it_fails(guide, stem):
    name = f"{stem}.py"
    with_mistake = replace(guide, samples={name: Sample(name, "exchange.call()\n")})
    html = render(with_mistake, f'{{{{ sample "{name}" }}}}')
    assert html.startswith(
        '<figure class="code mistake" data-language="python">'
        f"<figcaption>{stem}.py: fails</figcaption>"
    )


def test_twins_are_tabs_that_work_without_scripts(guide):
    html = render(guide, 'Run:\n\n{{ sample "call.py" }}\n{{ sample "call.ts" }}\n')
    group = "sample-line-cut-call"
    assert '<div class="tabs" role="radiogroup" aria-label="Language of call">' in html
    assert re.findall(r"<input[^>]*>", html) == [
        f'<input type="radio" name="{group}" id="{group}-python" checked>',
        f'<input type="radio" name="{group}" id="{group}-typescript">',
    ]
    assert re.findall(r"<label[^>]*>[^<]*", html) == [
        f'<label for="{group}-python">Python',
        f'<label for="{group}-typescript">TypeScript',
    ]
    assert re.findall(r"<figcaption>([^<]*)", html) == ["call.py", "call.ts"]
    assert "style=" not in html


def test_samples_stay_in_their_step(guide):
    html = render(guide, '1. Run:\n\n   {{ sample "call.py" }}\n\n2. Go.\n')
    assert html.count("<ol>") == 1
    assert html.index("<figure") < html.index("</li>")


def test_how_to_tell_stands_on_a_line_of_its_own(guide):
    html = render(guide, "1. **Rain.** It\n   rains.\n   *How to tell:* it is wet.\n")
    assert "<strong>Rain.</strong> It\nrains.<br>\n<em>How to tell:</em> it is wet." in html


def test_the_twin_for_machines_holds_all_in_one(guide):
    assert render_markdown_twin(guide, CATALOGUE, TODAY) == TWIN


def test_the_twin_leaves_out_what_a_guide_does_not_have(folder):
    guide = load_library(folder.root).guides["line-busy"]
    twin = render_markdown_twin(replace(guide, status=(), surfaces=()), CATALOGUE, TODAY)
    assert "\n\nwait, a retry can help · reviewed 2026-11-20\n\n" in twin
    assert "(reported, not documented, read 2026-11-02)" in twin


def test_the_colours_of_code_are_printed_on_request():
    command = [sys.executable, "-m", "troubleshooter.content.rendering"]
    done = subprocess.run([*command, "--css"], capture_output=True, text=True, check=True)
    assert ".highlight .k" in done.stdout
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--css" in refused.stderr


def test_dates_of_other_days_do_not_mix(guide):
    days = [date(2026, 11, 22), date(2026, 11, 23)]
    assert [render_guide(guide, CATALOGUE, day).rendered_for for day in days] == days


def test_the_id_of_a_model_leads_to_its_page(guide):
    assert render(guide, "Send `claude-opus-5-5` alone.") == (
        '<p>Send <a href="/models/claude-opus-5-5/"><code>claude-opus-5-5</code></a> alone.</p>\n'
    )


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 9, 29), ""),
        (date(2026, 9, 30), "retires 30 November 2026"),
        (date(2026, 11, 30), "retires 30 November 2026"),
        (date(2026, 12, 1), "retired 30 November 2026"),
    ],
)
def test_the_end_of_a_model_stands_behind_its_id(guide, day, end):
    html = f' <span class="model-end">({end})</span>' if end else ""
    assert render(guide, "`claude-sonnet-4-5`", day) == f"<p>{ENDING}{html}</p>\n"
    assert render_inline("`claude-sonnet-4-5`", CATALOGUE, day) == f"{ENDING}{html}"


def test_an_end_without_a_day_is_said_as_well(guide):
    assert '<span class="model-end">(deprecated)</span>' in render(guide, "`claude-mythos-preview`")


@pytest.mark.parametrize(
    "body",
    [
        "claude-opus-5-5",
        "`claude-opus-5.5`",
        "`model=claude-opus-5-5`",
        "`anthropic.claude-opus-5-5`",
        "```text\nclaude-opus-5-5\n```",
        "    claude-opus-5-5",
    ],
)
def test_only_code_that_is_exactly_an_id_is_a_model(guide, body):
    assert "/models/" not in render(guide, body)


def test_no_link_stands_in_a_link(guide):
    html = render(guide, "[`claude-sonnet-4-5`](/fix/line-busy/) `claude-sonnet-4-5`")
    assert '<a href="/fix/line-busy/"><code>claude-sonnet-4-5</code></a> <a href="/models/' in html
    assert html.count("(retires") == 1


def test_models_in_tables_are_linked_too(guide):
    html = render(guide, "| Id | `claude-2.1` |\n| --- | --- |\n| `claude-2.1` | no |\n")
    assert html.count('<a href="/models/claude-2.1/"><code>claude-2.1</code></a>') == 2


def test_a_page_is_rendered_anew_for_other_models(guide):
    first = render_guide(guide, CATALOGUE, TODAY)
    assert render_guide(guide, ModelCatalogue(MODELS), TODAY) is first
    assert render_guide(guide, ModelCatalogue(MODELS[1:]), TODAY) is not first


def test_the_twin_names_ends_of_models_in_its_text(guide):
    text = """\
`claude-sonnet-4-5`, `claude-opus-5-5` and `a
b` and ``claude-2.1``, [`claude-2.1`](/fix/line-busy/).

| Id | Next |
| --- | --- |
| `claude-2.1` | `claude-2.1` |

```text
`claude-2.1`
```

- `claude-2.1`
"""
    twin = render_markdown_twin(with_body(guide, text), CATALOGUE, TODAY)
    gone = "(retired 21 July 2025)"
    assert (
        twin.partition("## Fix it\n\n")[2].partition("\n\n## Check")[0]
        == f"""\
`claude-sonnet-4-5` (retires 30 November 2026), `claude-opus-5-5` and `a
b` and ``claude-2.1`` {gone}, [`claude-2.1`](/fix/line-busy/).

| Id | Next |
| --- | --- |
| `claude-2.1` {gone} | `claude-2.1` {gone} |

```text
`claude-2.1`
```

- `claude-2.1` {gone}"""
    )


def test_ends_in_the_twin_do_not_move_its_samples(guide):
    body = 'Not `claude-2.1`:\n\n{{ sample "call.py" }}\n\nNot `claude-2.1`.\n'
    twin = render_markdown_twin(with_body(guide, body), CATALOGUE, TODAY)
    assert (
        "Not `claude-2.1` (retired 21 July 2025):\n\n```python title=call.py\nimport exchange\n"
        in twin
    )
    assert "```\n\nNot `claude-2.1` (retired 21 July 2025).\n" in twin


def test_the_answer_in_the_twin_names_ends_too(guide):
    twin = render_markdown_twin(replace(guide, answer="No `claude-2.1`."), CATALOGUE, TODAY)
    assert "**Fix:** No `claude-2.1` (retired 21 July 2025).\n" in twin


TWIN = """\
# The line was cut

Somebody cut the line between you and the exchange.

**Fix:** Splice the line with `splice`, then call again. A retry alone does not help.

HTTP 502 · `line_error` · fix-network, a retry does not help · seen in python, curl · reviewed 2026-11-20

## What it means

The line is cut. See [busy lines](/fix/line-busy/), [502](/http/502/) and [the type](/type/line_error/).

## Why it happens

1. **A digger.** It is the season.
   *How to tell:* there is a hole in the street.

2. **A mouse.** Mice like cables.

   *How to tell:* `mouse --list` prints a mouse.

## Fix it

1. Look at the line:

   ```bash
   line --show
   ```

2. Call again:

   ```python title=call.py
   import exchange

   exchange.call("claude-sonnet-5-5")
   ```

   ```typescript title=call.ts
   import { call } from "exchange";

   call("claude-sonnet-5-5");
   ```

| Colour | Meaning |
| --- | --- |
| red | **cut** |

## Check that it worked

`line --test` prints `ok`. More in [the manual](https://example.org/manual).

## Keep it from coming back

- Bury lines deeper.

## Sources

- <https://example.org/lines>: what the exchange says of cut lines (documentation, read 2026-11-01)
"""
