"""Each rule for Markdown, broken by a guide that is good otherwise."""

import pytest

from tests.content.toy import GUIDE, OTHER

BROKEN = {
    "text before the first heading": ("## What it means", "Hello.\n\n## What it means", "Hello", "text before the first heading"),
    "unknown heading": ("## Check that", "## Background\n\nOld.\n\n## Check that", "## Background", "unknown heading 'Background'"),
    "heading of the first level": ("Bury lines deeper.", "Bury lines.\n\n# Deeper\n\nYes.", "# Deeper", "unknown heading 'Deeper'"),
    "empty section": ("- Bury lines deeper.\n", "", "## Keep it", "nothing stands under 'Keep it from coming back'"),
    "cause not in bold": ("**A digger.** It", "A digger. It", "A digger", "a cause must open with its name in bold"),
    "cause with bold further on": ("**A digger.** It", "It is **a digger**. It", "a digger", "a cause must open with its name in bold"),
    "cause without how to tell": ("   *How to tell:* there", "   You can tell: there", "A digger", "a cause needs a line that starts with *How to tell:*"),
    "how to tell inside a line": ("season.\n   *How", "season. *How", "A digger", "a cause needs a line that starts with *How to tell:*"),
    "steps not numbered": ("1. Wait.", "- Wait.", "## Fix it", "'Fix it' must hold a numbered list of steps"),
    "fence without language": ("```bash", "```", "```", "a code fence must name its language; '' is none"),
    "fence of an unknown language": ("```bash", "```klingon", "```klingon", "'klingon' is none that we know"),
    "long code": ("   line --show\n", "   line --show\n" * 6, "```bash", "a bash fence has at most 5 lines, this one 6: use a sample"),
    "long output": ("   ```bash\n   line --show\n", "   ```text\n" + "   no\n" * 16, "```text", "a text fence has at most 15 lines, this one 16"),
    "code by indentation": ("The line is cut.", "Run:\n\n    line --show\n\nThe line is cut.", "    line --show", "code by indentation has no language"),
    "raw HTML in a line": ("It is the season.", "It is <br> the season.", "<br>", "raw HTML is refused: <br>"),
    "raw HTML as a block": ("The line is cut.", "<div>\nThe line is cut.\n</div>", "<div>", "raw HTML is refused: <div>"),
    "raw HTML in the answer": ('answer = "Splice', 'answer = "<i>Splice', "answer", "raw HTML is refused: <i>"),
    "raw HTML in a table": ("| red |", "| red<br> |", "red<br>", "raw HTML is refused: <br>"),
    "image": ("It is the season.", "![hole](https://example.org/hole.png)", "![hole]", "images are refused"),
    "link without encryption": ("https://example.org/manual", "http://example.org/manual", "the manual", "link to 'http://example.org/manual': write https://"),
    "relative link": ("(/fix/line-busy/)", "(line-busy.md)", "busy lines", "link to 'line-busy.md': write https://"),
    "link to no guide": ("(/fix/line-busy/)", "(/fix/line-gone/)", "busy lines", "link to '/fix/line-gone/' leads nowhere"),
    "link without the last slash": ("(/fix/line-busy/)", "(/fix/line-busy)", "busy lines", "link to '/fix/line-busy' leads nowhere"),
    "link to an unknown status": ("(/http/502/)", "(/http/504/)", "[502](", "link to '/http/504/' leads nowhere"),
    "link to an unknown type": ("(/type/line_error/)", "(/type/odd_error/)", "the type", "link to '/type/odd_error/' leads nowhere"),
    "link to a page not published yet": ("(/http/502/)", "(/status/)", "[502](", "link to '/status/' leads nowhere"),
    "link in the answer": ('"Splice the line', '"[Splice](/fix/line-gone/) the line', "answer", "leads nowhere"),
    "link on the second line of a paragraph": ("It is the season.", "It is\n   [the](/x/) season.", "[the]", "link to '/x/' leads nowhere"),
    "sample that is not there": ('   {{ sample "call.ts" }}', '   {{ sample "call.ts" }}\n   {{ sample "call.sh" }}', "call.py", "there is no samples/line-cut/call.sh"),
    "sample twice": ("`line --test` prints", '{{ sample "call.py" }}\n\n`line --test` prints', '{{ sample "call.py" }}\n\n`line', "sample 'call.py' is shown twice"),
    "sample inside a line": ("It is the season.", 'Run {{ sample "call.py" }} now.', "Run {{", "stands alone on its line: {{ sample"),
    "sample without quotes": ("It is the season.", "{{ sample call.py }}", "{{ sample call", "stands alone on its line: {{ sample"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_rule_names_the_line_and_nothing_else(folder, old, new, where, message):
    name = GUIDE if old in (folder.root / GUIDE).read_text() else OTHER
    folder.replace(name, old, new)
    [problem] = folder.problems()
    line = (folder.root / name).read_text().partition(where)[0].count("\n") + 1
    assert problem.startswith(f"{name}:{line}: ")
    assert message in problem


def test_causes_must_be_numbered(folder):
    folder.replace(OTHER, "1. **Somebody calls.**", "- **Somebody calls.**")
    folder.replace(OTHER, "   *How to tell:*", "  *How to tell:*")
    line = folder.line_of(OTHER, "## Why")
    assert folder.problems() == [
        f"{OTHER}:{line}: 'Why it happens' must hold a numbered list of causes"
    ]


def test_a_missing_heading_is_named(folder):
    folder.replace(OTHER, "## Check that it worked\n\nIt rings.\n", "")
    [problem] = folder.problems()
    assert "heading '## Check that it worked' is missing" in problem


def test_headings_keep_their_order(folder):
    folder.replace(OTHER, "## Check that it worked", "## X")
    folder.replace(OTHER, "## Keep it from coming back", "## Check that it worked")
    folder.replace(OTHER, "## X", "## Keep it from coming back")
    [problem] = folder.problems()
    assert "headings must come once, in this order: What it means, Why it happens" in problem


def test_a_heading_comes_once(folder):
    folder.replace(
        OTHER, "## Check that it worked", "## Fix it\n\n1. Wait.\n\n## Check that it worked"
    )
    [problem] = folder.problems()
    assert "headings must come once" in problem


def test_a_heading_inside_code_is_code(folder):
    folder.replace(GUIDE, "line --show", "## line --show")
    assert folder.problems() == []


def test_a_list_inside_a_cause_holds_no_causes(folder):
    folder.replace(GUIDE, "It is the season.", "It is:\n   1. the season\n   2. the weather\n")
    assert folder.problems() == []


@pytest.mark.parametrize("language", ["text", "json"])
def test_output_may_be_longer_than_code(folder, language):
    folder.replace(GUIDE, "```bash\n   line --show\n", f"```{language}\n" + "   7\n" * 15)
    assert folder.problems() == []


@pytest.mark.parametrize("address", ["/", "/fix/", "/about/", "/fix/line-busy/#why"])
def test_links_to_published_addresses_resolve(folder, address):
    folder.replace(GUIDE, "/fix/line-busy/", address)
    assert folder.problems() == []


@pytest.mark.parametrize("words", ["`<b>`", "<https://example.org/>", "1 < 2", r"\<b>"])
def test_what_only_looks_like_html_is_allowed(folder, words):
    folder.replace(GUIDE, "It is the season.", f"It is {words}.")
    assert folder.problems() == []


def test_samples_of_different_stems_may_follow_each_other(folder):
    folder.write("samples/line-cut/other.sh", "line --call\n")
    folder.replace(
        GUIDE, '   {{ sample "call.ts" }}', '   {{ sample "call.ts" }}\n   {{ sample "other.sh" }}'
    )
    assert folder.problems() == []
