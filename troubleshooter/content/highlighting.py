"""Code -> HTML with Pygments' class names, and the colours that go with them.

No inline styles: the Content Security Policy forbids them.
"""

from __future__ import annotations

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import (
    STANDARD_TYPES,
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
    is_token_subtype,
)

LIGHT_BACKGROUNDS = ("#ffffff", "#f2f4f7")
DARK_BACKGROUNDS = ("#0d1117", "#1e242e")
"""The range of backgrounds on which every colour below keeps a contrast of 4.5 to 1."""

COLOURS: tuple[tuple[tuple[_TokenType, ...], str, str], ...] = (
    ((Comment, Generic.Output), "#596273", "#9aa4b2"),
    ((Keyword, Operator.Word), "#8a2a80", "#e39ae0"),
    ((String,), "#1d6332", "#8fd19e"),
    ((Number, Keyword.Constant, Name.Constant), "#93450a", "#f0b27a"),
    ((Name.Function, Name.Class, Name.Tag, Name.Decorator), "#1b54a8", "#8ebdf5"),
    ((Name.Builtin, Name.Exception, Name.Attribute, Name.Variable), "#0b6375", "#7fcfdc"),
    ((Generic.Prompt,), "#596273", "#9aa4b2"),
)
"""Kinds of tokens with their colour on light and on dark ground; the later line wins."""


def highlight_code(code: str, language: str) -> str:
    """Spans with classes for `code`. Raise pygments.util.ClassNotFound for an unknown language."""
    lexer = get_lexer_by_name(language, stripnl=False)
    return highlight(code, lexer, HtmlFormatter(nowrap=True))


def language_name(language: str) -> str:
    """The language as people write it: "TypeScript" for "typescript"."""
    return "Text" if language == "text" else get_lexer_by_name(language).name


def stylesheet() -> str:
    """The colours as rules below `.highlight`, for light and for dark surroundings."""
    light = [_rule(tokens, colour) for tokens, colour, _ in COLOURS]
    dark = [f"  {_rule(tokens, colour)}" for tokens, _, colour in COLOURS]
    return "\n".join([*light, "@media (prefers-color-scheme: dark) {", *dark, "}"])


def _rule(tokens: tuple[_TokenType, ...], colour: str) -> str:
    names = [
        short
        for kind, short in STANDARD_TYPES.items()
        if short and any(is_token_subtype(kind, token) for token in tokens)
    ]
    return f"{', '.join(f'.highlight .{name}' for name in names)} {{ color: {colour}; }}"
