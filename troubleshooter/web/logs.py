"""How log lines look, and what they leave out.

Messages of exceptions quote what a program was working on, here what somebody pasted. So a
traceback is logged with its frames and the names of its exceptions, without their messages.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from troubleshooter.engine.redaction import redact

_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class OneLineFormatter(logging.Formatter):
    """Writes each message on one line, without secrets.

    A path can hold line breaks, and forge a line with them; or a key, where it asks for a model.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = redact(super().formatMessage(record)).text
        return "".join(each if each.isprintable() else repr(each)[1:-1] for each in line)


class DiscreetFormatter(OneLineFormatter):
    """Leaves out the messages of exceptions; names the reference that an error page gave."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        line = super().formatMessage(record)
        reference = getattr(getattr(record, "request", None), "error_reference", None)
        return f"{line} (reference {reference})" if reference else line

    def formatException(self, ei: _ExceptionInfo) -> str:
        return "\n".join(_describe(error) for error in _chain(ei[1]))


def _chain(error: BaseException | None) -> list[BaseException]:
    """List an exception and what led to it, the first cause first."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain[::-1]


def _describe(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}"
