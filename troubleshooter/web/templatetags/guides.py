"""Guides as HTML, for the templates of every feature that shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from troubleshooter.content.guide import Guide, Message
from troubleshooter.content.rendering import HTML, render_guide, render_inline
from troubleshooter.web.causes import Cause, first_cause

register = template.Library()

_PARTS = re.compile(r"((?:[^{]|\{\{)+)|\{([a-z]+)\}")
_PLACEHOLDERS = {"n": "N", "any": "…"}


@register.simple_tag
def guide_sections(guide: Guide) -> Mapping[str, HTML]:
    """Render the sections of a guide, by their ids."""
    return render_guide(guide, datetime.now(UTC).date()).sections


@register.filter
def inline_markdown(text: str) -> HTML:
    return render_inline(text)


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
def address_label(url: str) -> str:
    """Shorten an address to what a reader can take in: no scheme, no trailing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/")
