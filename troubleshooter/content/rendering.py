"""Guides -> HTML for pages, and Markdown for machines.

Makes markup only; what surrounds it (page, headings of sections, styles) belongs to templates.
Where a guide names a model as code, its page is linked, and an end that is near or past is said:
both depend on the day, so that what is rendered is given the models and `today`.
`python -m troubleshooter.content.rendering --css` prints the colours of highlighted code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from html import escape
from itertools import accumulate
from pathlib import PurePath
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from troubleshooter.content import dialect
from troubleshooter.content.guide import Guide, Sample, Section
from troubleshooter.content.highlighting import highlight_code, language_name, stylesheet
from troubleshooter.content.vocabulary import QUESTIONS, SAMPLE_LANGUAGES
from troubleshooter.engine.model_catalogue import ModelCatalogue
from troubleshooter.engine.models import Model, ModelState, describe_day

RENDERED_GUIDES = 512
"""How many guides are kept rendered. Each is some 20 kB."""

_HOW_TO_TELL = "How to tell:"
_COLUMNS_OF_CARDS = 3


class HTML(str):
    """Markup made by this module from checked guides: templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class RenderedGuide:
    """The parts of a guide as HTML; `sections` by the id of the section."""

    answer: HTML
    sections: Mapping[str, HTML]
    rendered_for: date


@lru_cache(maxsize=RENDERED_GUIDES)
def render_guide(guide: Guide, models: ModelCatalogue, today: date) -> RenderedGuide:
    """Render on first use, then keep it for this content, these models and this day (UTC)."""
    return RenderedGuide(
        answer=render_inline(guide.answer, models, today),
        sections=MappingProxyType(
            {
                section.id: render_section(guide, section, models, today)
                for section in guide.sections
            }
        ),
        rendered_for=today,
    )


def render_section(guide: Guide, section: Section, models: ModelCatalogue, today: date) -> HTML:
    """The body of one section; headings in it begin at the third level."""
    environment = {"guide": guide, "models": models, "today": today}
    return HTML(_parser().render(section.body, environment))


def render_inline(text: str, models: ModelCatalogue, today: date) -> HTML:
    """One run of text, such as an answer, without a paragraph around it."""
    return HTML(_parser().renderInline(text, {"models": models, "today": today}))


def render_code(code: str, language: str, caption: str) -> HTML:
    """Code that stands in no guide, in the same frame."""
    return HTML(_figure(code, language, caption))


def render_markdown_twin(guide: Guide, models: ModelCatalogue, today: date) -> str:
    """The guide as clean Markdown for machines, with its samples in place."""
    parts = [
        f"# {guide.title}",
        guide.summary,
        f"**Fix:** {_with_ends(guide.answer, models, today)}",
        _facts(guide),
        *(
            f"## {section.title}\n\n{_with_samples(guide, _with_ends(section.body, models, today))}"
            for section in guide.sections
        ),
        "## Sources",
        "\n".join(
            f"- <{source.url}>: {source.supports} ({source.kind.description}, read {source.read})"
            for source in guide.sources
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(guide: Guide) -> str:
    retry = "a retry can help" if guide.action.retry_helps else "a retry does not help"
    asked = guide.topic == QUESTIONS
    facts = [
        *(f"HTTP {status}" for status in guide.status),
        *(f"`{error_type}`" for error_type in guide.error_types),
        "" if asked else f"{guide.action}, {retry}",
        f"seen in {', '.join(guide.surfaces)}" if guide.surfaces else "",
        f"reviewed {guide.reviewed}",
    ]
    return " · ".join(filter(None, facts))


def _with_ends(text: str, models: ModelCatalogue, today: date) -> str:
    """Markdown in which the end of a model stands behind its id. No line becomes two."""
    parts, end = [], 0
    for start, token in _find_code(text):
        note = _describe_end(models.find(token.content), today)
        if note:
            parts += [text[end:start], f" ({note})"]
            end = start
    return "".join((*parts, text[end:]))


def _find_code(text: str) -> Iterator[tuple[int, Token]]:
    """Code in running text, but not in links, with the place behind it.

    The parser tells no places within a line, so they are found again in the order of the text.
    """
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    place = 0
    for block in dialect.parse(text):
        place = max(place, lines[block.map[0]] if block.map else 0)
        children = block.children or ()
        for index, token in enumerate(children):
            if token.type != "code_inline":
                continue
            source = f"{token.markup}{token.content}{token.markup}"
            found = text.find(source, place)
            if found < 0:  # a line break in the code, which the parser reads as a space
                continue
            place = found + len(source)
            if not _is_in_link(children, index):
                yield place, token


def _describe_end(model: Model | None, today: date) -> str:
    """The few words behind an id: when it ends or ended; empty while nothing is announced."""
    if model is None or model.state(today) is ModelState.ACTIVE:
        return ""
    if not model.retires:
        return "deprecated"
    verb = "retired" if model.state(today) is ModelState.RETIRED else "retires"
    return f"{verb} {describe_day(model.retires)}"


def _with_samples(guide: Guide, body: str) -> str:
    lines = body.split("\n")
    # From the end, so that what is put in does not move the lines still to come.
    for token in reversed(dialect.parse_blocks(body)):
        if token.type != dialect.SAMPLE or not token.map:
            continue
        start, end = token.map
        indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
        fences = "\n\n".join(_as_fence(guide.samples[name]) for name in token.meta["names"])
        lines[start:end] = [f"{indent}{line}".rstrip() for line in fences.split("\n")]
    return "\n".join(lines).strip()


def _as_fence(sample: Sample) -> str:
    return f"```{_language(sample)} title={sample.name}\n{sample.code.strip()}\n```"


def _language(sample: Sample) -> str:
    return SAMPLE_LANGUAGES[PurePath(sample.name).suffix]


def _figure(code: str, language: str, caption: str, kind: str = "code") -> str:
    return (
        f'<figure class="{kind}" data-language="{escape(language)}">'
        f"<figcaption>{escape(caption)}</figcaption>"
        '<div class="highlight"><pre tabindex="0"><code>'
        f"{highlight_code(code, language)}</code></pre></div>"
        "</figure>\n"
    )


def _sample_figure(sample: Sample) -> str:
    code = sample.code.strip("\n") + "\n"
    if dialect.shows_mistake(sample.name):
        return _figure(code, _language(sample), f"{sample.name}: fails", "code mistake")
    return _figure(code, _language(sample), sample.name)


def _tabs(guide: Guide, samples: Sequence[Sample]) -> str:
    """Radio buttons, their labels, then the figures in the same order; style shows the chosen one.

    Rules such as `.tabs > input:nth-of-type(2):checked ~ figure:nth-of-type(2)` do without scripts.
    """
    stem = dialect.stem(samples[0].name)
    group = escape(f"sample-{guide.slug}-{stem}")
    controls = "".join(
        f'<input type="radio" name="{group}" id="{group}-{language}"'
        f"{'' if index else ' checked'}>"
        f'<label for="{group}-{language}">{escape(language_name(language))}</label>'
        for index, language in enumerate(map(_language, samples))
    )
    figures = "".join(map(_sample_figure, samples))
    label = escape(f"Language of {stem}")
    return f'<div class="tabs" role="radiogroup" aria-label="{label}">{controls}\n{figures}</div>\n'


class _Renderer(RendererHTML):
    """Methods are named after the tokens they render: that is how markdown-it finds them."""

    def code_inline(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The id of a model leads to its page, and its end stands behind it."""
        code = super().code_inline(tokens, index, options, env)
        model = env["models"].find(tokens[index].content)
        if model is None or _is_in_link(tokens, index):
            return code
        note = _describe_end(model, env["today"])
        linked = f'<a href="/models/{escape(model.id)}/">{code}</a>'
        return f'{linked} <span class="model-end">({note})</span>' if note else linked

    def fence(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        language = tokens[index].info.strip()
        return _figure(tokens[index].content, language, language_name(language))

    def sample(self, tokens: Sequence[Token], index: int, _: object, env: EnvType) -> str:
        guide: Guide = env["guide"]
        samples = [guide.samples[name] for name in tokens[index].meta["names"]]
        return _tabs(guide, samples) if len(samples) > 1 else _sample_figure(samples[0])

    def table_open(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        """A wide table becomes a list of cards on a phone, where each cell needs its label."""
        headers = _headers(tokens, index)
        label = escape(f"Table: {', '.join(headers)}")
        region = f'<div class="table-scroll" tabindex="0" role="region" aria-label="{label}">'
        if len(headers) < _COLUMNS_OF_CARDS:
            return f"{region}<table>\n"
        _label_cells(tokens, index, headers)
        return f'{region}<table class="cards">\n'

    def table_close(self, *_: object) -> str:
        return "</table></div>\n"

    def heading_open(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        return f"<h{_level(tokens[index])}>"

    def heading_close(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        return f"</h{_level(tokens[index])}>\n"

    def link_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        token = tokens[index]
        if not str(token.attrGet("href")).startswith("/"):
            token.attrSet("rel", "noopener")
        return self.renderToken(tokens, index, options, env)

    def softbreak(self, tokens: Sequence[Token], index: int, *_: object) -> str:
        """How to tell a cause stands on a line of its own."""
        following = [token.content for token in tokens[index + 1 : index + 3]]
        return "<br>\n" if following[1:] == [_HOW_TO_TELL] else "\n"


def _is_in_link(tokens: Sequence[Token], index: int) -> bool:
    types = [token.type for token in tokens[:index]]
    return types.count("link_open") > types.count("link_close")


def _headers(tokens: Sequence[Token], table_open: int) -> list[str]:
    headers = []
    for opening, inline in zip(tokens[table_open:], tokens[table_open + 1 :], strict=False):
        if opening.type == "thead_close":
            break
        if opening.type == "th_open":
            headers.append("".join(child.content for child in inline.children or ()))
    return headers


def _label_cells(tokens: Sequence[Token], table_open: int, headers: Sequence[str]) -> None:
    column = 0
    for token in tokens[table_open:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            column = 0
        if token.type == "td_open":
            token.attrSet("data-label", headers[column])
            column += 1


def _level(token: Token) -> int:
    return max(3, int(token.tag[1:]))


@cache
def _parser() -> MarkdownIt:
    return dialect.make_parser(_Renderer, html=False)


if __name__ == "__main__":
    if sys.argv[1:] != ["--css"]:
        sys.exit("usage: python -m troubleshooter.content.rendering --css")
    sys.stdout.write(stylesheet() + "\n")
