"""The rules for the Markdown of a guide, one generator each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from markdown_it.token import Token
from pygments.lexers import get_all_lexers

from troubleshooter.content import dialect
from troubleshooter.content.documents import BodySection, GuideFile
from troubleshooter.content.field_rules import Finding
from troubleshooter.content.shared_tables import shown_tables
from troubleshooter.content.shelf import Shelf
from troubleshooter.content.vocabulary import PUBLISHED_ADDRESSES, SECTIONS

HOW_TO_TELL = "*How to tell:*"
LONGEST_CODE = 5
"""Lines of code in a fence; what is longer is a sample, which is tested."""
LONGEST_OUTPUT = 15
"""Lines of what a program prints, which cannot be tested."""
OUTPUT_LANGUAGES = ("text", "json")

_TARGET = re.compile(r"/(fix|http|type|code|models)/([^/]+)/")


def headings(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    found = [section.title for section in guide.sections]
    expected = list(SECTIONS.values())
    if guide.introduction:
        yield guide.introduction_line, f"text before the first heading, ## {expected[0]}"
    for section in guide.sections:
        if section.title not in expected:
            yield section.heading_line, f"unknown heading {section.title!r}"
        elif not section.tokens:
            yield section.heading_line, f"nothing stands under {section.title!r}"
    for title in expected:
        if title not in found:
            yield guide.introduction_line, f"heading '## {title}' is missing"
    known = [title for title in found if title in expected]
    if known != sorted(set(known), key=expected.index):
        yield (
            guide.introduction_line,
            f"headings must come once, in this order: {', '.join(expected)}",
        )


def causes(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    """Each cause opens in bold and says how to tell it from the next."""
    section = _section(guide, "why")
    if not section:
        return
    items = list(_items(section.tokens))
    if not items:
        yield section.heading_line, f"{section.title!r} must hold a numbered list of causes"
    for item in items:
        line = section.line + (item[0].map or [0])[0]
        inlines = [token for token in item if token.type == "inline"]
        if not inlines or not _opens_in_bold(inlines[0]):
            yield line, "a cause must open with its name in bold"
        if not any(_tells(token) for token in inlines):
            yield line, f"a cause needs a line that starts with {HOW_TO_TELL}"


def steps(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    section = _section(guide, "fix")
    if section and not any(_items(section.tokens)):
        yield section.heading_line, f"{section.title!r} must hold a numbered list of steps"


def code(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    for line, token in _blocks(guide):
        if token.type == "code_block":
            yield line, "code by indentation has no language: use a fence"
        if token.type != "fence":
            continue
        language = token.info.strip()
        if language not in _languages():
            yield line, f"a code fence must name its language; {language!r} is none that we know"
        longest = LONGEST_OUTPUT if language in OUTPUT_LANGUAGES else LONGEST_CODE
        length = token.content.count("\n")
        if length > longest:
            yield (
                line,
                f"a {language} fence has at most {longest} lines, this one {length}: use a sample",
            )


def markup(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    yield from refused_markup((*_blocks(guide), *_inlines(guide)))


def refused_markup(tokens: Iterable[tuple[int, Token]]) -> Iterator[Finding]:
    for line, token in tokens:
        if token.type in {"html_block", "html_inline"}:
            yield line, f"raw HTML is refused: {token.content.strip()[:40]} (put it in backticks?)"
        if token.type == "image":
            yield line, "images are refused: nobody can copy from them"


def links(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    yield from dead_links(_inlines(guide), shelf)


def dead_links(inlines: Iterable[tuple[int, Token]], shelf: Shelf) -> Iterator[Finding]:
    for line, token in inlines:
        target = str(token.attrGet("href") or "")
        if token.type != "link_open" or target.startswith("https://"):
            continue
        if not target.startswith("/"):
            yield line, f"link to {target!r}: write https:// or an address of this site"
        elif not _resolves(target.partition("#")[0], shelf):
            yield line, f"link to {target!r} leads nowhere"


def tables(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    shown: set[str] = set()
    for line, name in shown_tables(guide):
        if name not in shelf.tables:
            yield line, f"there is no tables/{name}.md"
        if name in shown:
            yield line, f"table {name!r} is shown twice"
        shown.add(name)


def samples(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    known = {sample.path.name for sample in shelf.samples.get(guide.slug, ())}
    shown: set[str] = set()
    for line, token in _blocks(guide):
        for name in token.meta.get("names", ()) if token.type == dialect.SAMPLE else ():
            if name not in known:
                yield line, f"there is no samples/{guide.slug}/{name}"
            if name in shown:
                yield line, f"sample {name!r} is shown twice"
            shown.add(name)


def directives_stand_alone(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    for line, token in _inlines(guide):
        if token.type == "text" and "{{" in token.content:
            yield line, 'stands alone on its line: {{ sample "name.py" }} or {{ table "name" }}'


def shown_samples(guide: GuideFile) -> frozenset[str]:
    return frozenset(
        name
        for _, token in _blocks(guide)
        if token.type == dialect.SAMPLE
        for name in token.meta["names"]
    )


def _section(guide: GuideFile, section_id: str) -> BodySection | None:
    title = SECTIONS[section_id]
    return next((section for section in guide.sections if section.title == title), None)


def _blocks(guide: GuideFile) -> Iterator[tuple[int, Token]]:
    for section in guide.sections:
        for token in section.tokens:
            yield section.line + (token.map or [0])[0], token


def _inlines(guide: GuideFile) -> Iterator[tuple[int, Token]]:
    """Running text of the sections and of the answer, which may hold the same."""
    root = guide.front.root
    for inline in dialect.inline_tokens(dialect.parse_inline(root.text("answer"))):
        yield root.line_of("answer"), inline.token
    for section in guide.sections:
        for inline in dialect.inline_tokens(section.tokens):
            yield section.line + inline.line, inline.token


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The items of the numbered lists that stand at the top, each with all its tokens."""
    numbered = False
    start = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.type in {"ordered_list_open", "bullet_list_open"}:
            numbered = token.type == "ordered_list_open"
        if not numbered or token.level != 1:
            continue
        if token.type == "list_item_open":
            start = index
        if token.type == "list_item_close":
            yield tokens[start : index + 1]


def _opens_in_bold(inline: Token) -> bool:
    """Markdown puts an empty text before what a line opens with."""
    types = [child.type for child in inline.children or () if child.type != "text" or child.content]
    return types[:1] == ["strong_open"]


def _tells(inline: Token) -> bool:
    return any(line.startswith(HOW_TO_TELL) for line in inline.content.splitlines())


def _resolves(target: str, shelf: Shelf) -> bool:
    if target in PUBLISHED_ADDRESSES:
        return True
    found = _TARGET.fullmatch(target)
    if not found:
        return False
    known: dict[str, Callable[[str], bool]] = {
        "fix": lambda name: name in shelf.slugs,
        "http": lambda name: name.isdecimal() and int(name) in shelf.known_statuses,
        "type": lambda name: name in shelf.known_error_types,
        "code": lambda name: name in shelf.known_codes,
        "models": lambda name: name in shelf.known_models,
    }
    return known[found[1]](found[2])


@cache
def _languages() -> frozenset[str]:
    return frozenset(alias for _, aliases, _, _ in get_all_lexers() for alias in aliases)


RULES = (
    headings,
    causes,
    steps,
    code,
    markup,
    links,
    samples,
    tables,
    directives_stand_alone,
)
