"""What may be pasted: text of at most 1 MiB. Every refusal says what to do instead."""

from __future__ import annotations

import re
from typing import Any

from django import forms

MAX_PASTE_BYTES = 1024 * 1024
"""Counted in UTF-8, with every line break as one character."""

MAX_QUERY_LENGTH = 200
"""Characters of a text that comes in an address."""

_REPLACEMENT = "\ufffd"
_LINE_BREAK = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Escape and backspace are left out: terminals print both.
_CONTROL = re.compile(r"[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_UNREADABLE_SHARE = 0.1
_UNREADABLE_ALLOWED = 8

QUERY_TOO_LONG = (
    f"An address can carry {MAX_QUERY_LENGTH} characters. Paste the text into the box instead: it "
    "takes a whole log, and what is pasted there reaches no address and no history."
)

MESSAGES: dict[str, Any] = {
    "empty": (
        "The box is empty. Paste the error message, the stack trace or the log, then try again."
    ),
    "too_large": (
        "That is more than 1 MiB of text. Paste the part around the error (a few hundred lines are "
        "plenty), then try again. Your text is still in the box, or one step back."
    ),
    "binary": (
        "That does not look like text. Open the log in an editor or a terminal, copy the error "
        "from there, then paste it."
    ),
    "undecodable": (
        "Much of that could not be read as UTF-8. Save the log as UTF-8, or copy the error from an "
        "editor that shows it properly, then paste it."
    ),
}


class PasteField(forms.Field):
    """Text as somebody pasted it, with one kind of line break and nothing that no page can show."""

    default_error_messages = MESSAGES

    def to_python(self, value: Any) -> str:
        return _LINE_BREAK.sub("\n", value) if isinstance(value, str) else ""

    def validate(self, value: str) -> None:
        if not value.strip("\0 \t\r\n"):
            self._refuse("empty")
        if len(_SURROGATE.sub(_REPLACEMENT, value).encode()) > MAX_PASTE_BYTES:
            self._refuse("too_large")
        allowed = max(_UNREADABLE_ALLOWED, int(len(value) * _UNREADABLE_SHARE))
        if len(_CONTROL.findall(value)) > allowed:
            self._refuse("binary")
        if value.count(_REPLACEMENT) > allowed:
            self._refuse("undecodable")

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        return make_printable(text)

    def _refuse(self, code: str) -> None:
        raise forms.ValidationError(self.error_messages[code], code=code)


class PasteForm(forms.Form):
    text = PasteField()


def make_printable(text: str) -> str:
    """Replace what no page can show, one character for one."""
    return _SURROGATE.sub(_REPLACEMENT, text).replace("\0", _REPLACEMENT)
