"""Guides as HTML, for the templates of every feature that shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from troubleshooter.content.guide import Guide, Message
from troubleshooter.content.rendering import HTML, render_code, render_guide, render_inline
from troubleshooter.web import clock
from troubleshooter.web.causes import Cause, first_cause
from troubleshooter.web.library import get_library

register = template.Library()

_MODEL_IDS = re.compile(r"(?<![\w/.@:-])(claude-[a-z0-9.-]*[a-z0-9])(?![\w/@:\[-])")
_PARTS = re.compile(r"((?:[^{]|\{\{)+)|\{([a-z]+)\}")
_WORD_ENDS = re.compile(r"(?<=[_.])(?=\w)|(?<=[a-z])(?=[A-Z0-9])")
_PLACEHOLDERS = {"n": "N", "any": "…"}


@register.simple_tag
def guide_sections(guide: Guide) -> Mapping[str, HTML]:
    """Render the sections of a guide, by their ids."""
    return render_guide(guide, get_library().knowledge.catalogue, clock.today()).sections


@register.simple_tag
def code_figure(code: str, language: str, caption: str) -> HTML:
    """Show code that stands in no guide."""
    return render_code(code, language, caption)


@register.filter
def inline_markdown(text: str) -> HTML:
    return render_inline(text, get_library().knowledge.catalogue, clock.today())


@register.filter
def link_models(text: str) -> SafeString:
    """Plain text in which every id of a model leads to its page; not the parts of longer names."""
    find = get_library().knowledge.catalogue.find
    parts = (
        format_html('<a href="{}">{}</a>', reverse("reference:model", args=[model.id]), word)
        if place % 2 and (model := find(word))
        else word
        for place, word in enumerate(_MODEL_IDS.split(text))
    )
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter
def cause(guide: Guide) -> Cause:
    return first_cause(guide)


@register.filter
def message_for(guide: Guide, status: int | str = "") -> Message | None:
    """The first message of a guide that comes with a status; without one, its first."""
    suitable = (
        message
        for message in guide.messages
        if not status or not message.status or status in message.status
    )
    return next(suitable, None)


@register.filter
def message_template(text: str) -> SafeString:
    """Write a message for reading: a placeholder stands out, a doubled brace is one."""
    parts = (
        format_html("<var>{}</var>", _PLACEHOLDERS.get(name, name))
        if name
        else _single_braces(literal)
        for literal, name in _PARTS.findall(text)
    )
    return format_html_join("", "{}", ((part,) for part in parts))


def _single_braces(literal: str) -> str:
    return literal.replace("{{", "{").replace("}}", "}")


@register.filter
def breakable(name: str) -> SafeString:
    """Let a long name in code wrap between its words: `thread_not_found`, `NotFoundError`."""
    return format_html_join(HTML("<wbr>"), "{}", ((word,) for word in _WORD_ENDS.split(name)))


@register.filter
def address_label(url: str) -> str:
    """Shorten an address to what a reader can take in: no scheme, no trailing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/")
