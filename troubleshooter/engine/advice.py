"""Facts computed from the signals of an error: the visitor's own numbers, filled into the fix.

Each rule reads one thing and says one sentence. Nothing here guesses: where a number is not in the
text, nothing is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from troubleshooter.engine.knowledge import Knowledge
from troubleshooter.engine.model_catalogue import ModelAdvice
from troubleshooter.engine.model_mistakes import ModelAdviceKind
from troubleshooter.engine.signals import Signals, Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int


@dataclass(frozen=True, slots=True)
class Advice:
    """A fact computed from the reader's own numbers."""

    kind: str
    text: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


ABOUT_CODE = "error-code"
"""The kind of the advice that says what an error code means."""

_SECONDS = re.compile(r"\d{1,9}", re.ASCII)
_TOO_LONG = re.compile(r"too long:?\s*(\d[\d,]*)\s*tokens?\s*>\s*(\d[\d,]*)", re.ASCII)
_OVER_CONTEXT = re.compile(
    r"context limit:\s*(\d[\d,]*)\s*\+\s*(\d[\d,]*)\s*>\s*(\d[\d,]*)", re.ASCII
)
_LIMIT = re.compile(
    r"(\d[\d,]{0,14})\s+((?:input |output )?tokens|requests|(?:prompt )?bytes)"
    r"\s+per\s+(minute|hour|day)",
    re.ASCII,
)
_REGAIN = re.compile(r"regain access on\s+(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TOOL_IDS = re.compile(r"\b(?:srv)?toolu_\w{6,60}")
_MESSAGE_INDEX = re.compile(r"\bmessages\.(\d{1,6})\b")
_PARAMETERS = re.compile(r"\b(temperature|top_p|top_k)\b")
# How the API, Claude Code and wrappers name the model that they did not find.
_SENT_MODEL = (
    re.compile(r"\bmodel:\s*[`'\"]?((?=\S)[^`'\",}\n]{1,200})"),
    re.compile(r"selected model \(((?=\S)[^)\n]{1,200})\)"),
    re.compile(r"\b[Mm]odel [`'\"]?([\w./:@\[\]-]{2,200})[`'\"]? (?:is|was|does|not)\b"),
    re.compile(r"(\bclaude-[\w.:\[\]-]{1,80})[\"'`]? is not a valid model"),
)
_ENDING = {ModelAdviceKind.DEPRECATED, ModelAdviceKind.RETIRED}
_OTHER_PLATFORMS = {Surface.BEDROCK, Surface.VERTEX}
"""Their ids differ from those of the Claude API, and they keep some models longer."""
_LONG_CONTEXT = "[1m]"
"""How Claude Code is asked for it, behind the id."""
_NAMED_MODELS = 2


def advise(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> tuple[Advice, ...]:
    """What the text itself says about this error, most useful first."""
    return tuple(each for rule in _RULES for each in rule(signals, slug, knowledge, today))


def _error_code(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    """What the API's own code means: said for every known code, its guide written or not."""
    for each in knowledge.error_codes:
        if each.code == signals.error_code:
            yield Advice(
                ABOUT_CODE,
                f"{each.code}: {each.meaning} {each.remedy}",
                {"code": each.code, "retry": each.helps.value},
            )


def _token_overflow(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    if found := _TOO_LONG.search(signals.message or ""):
        tokens, limit = _number(found[1]), _number(found[2])
        if tokens <= limit:
            return
        yield Advice(
            "token-overflow",
            f"Your prompt has {tokens:,} tokens, {tokens - limit:,} more than the {limit:,}"
            " that fit.",
            {"tokens": tokens, "limit": limit, "over": tokens - limit},
        )
    if found := _OVER_CONTEXT.search(signals.message or ""):
        tokens, output, limit = map(_number, found.groups())
        if tokens + output <= limit:
            return
        room = limit - tokens
        text = (
            f"{tokens:,} input tokens and max_tokens of {output:,} need {tokens + output:,};"
            f" {limit:,} fit."
        )
        if room > 0:
            text += f" With this input, max_tokens may be at most {room:,}."
        yield Advice(
            "token-overflow",
            text,
            {
                "tokens": tokens,
                "max_tokens": output,
                "limit": limit,
                "over": tokens + output - limit,
            },
        )


def _named_limit(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    if found := _LIMIT.search(signals.message or ""):
        limit = _number(found[1])
        yield Advice(
            "rate-limit",
            f"The limit you hit: {limit:,} {found[2]} per {found[3]}.",
            {"limit": limit, "unit": found[2], "per": found[3]},
        )


def _headers(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    headers = dict(signals.headers)
    wait = headers.get("retry-after", "")
    if _SECONDS.fullmatch(wait):
        yield Advice(
            "retry-after",
            f"The API asks you to wait {wait} seconds (header retry-after).",
            {"seconds": int(wait)},
        )
    for name, value in sorted(headers.items()):
        if name.endswith("-remaining") and value == "0":
            limiter = name.removeprefix("anthropic-ratelimit-").removesuffix("-remaining")
            reset = headers.get(name.replace("-remaining", "-reset"))
            until = f" until {reset}" if reset else ""
            yield Advice(
                "limit-used-up",
                f"Header {name} is 0: your {limiter.replace('-', ' ')} are used up{until}.",
                {"limiter": limiter, "reset": reset or ""},
            )


def _regain_access(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    found = _REGAIN.search(signals.message or "")
    if not found:
        return
    try:
        regained = date(*map(int, found.groups()))
    except ValueError:
        return
    days = (regained - today).days
    when = f"in {days} days" if days > 1 else "tomorrow" if days == 1 else "a date that has passed"
    yield Advice(
        "regain-access",
        f"The limit resets on {regained.isoformat()} at 00:00 UTC ({when}).",
        {"date": regained.isoformat(), "days": days},
    )


def _unanswered_tools(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    if slug != "tool-result-missing":
        return
    message = signals.message or ""
    ids = tuple(dict.fromkeys(_TOOL_IDS.findall(message)))
    index = _MESSAGE_INDEX.search(message)
    if index:
        where = int(index[1])
        yield Advice(
            "unanswered-tools",
            f"Look at messages[{where}] and the message after it"
            + (
                f": {len(ids)} tool_use id{'s' * (len(ids) != 1)} without a result." if ids else "."
            ),
            {"message": where, "ids": ", ".join(ids)},
        )


def _parameters(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    if slug != "sampling-parameters":
        return
    names = tuple(dict.fromkeys(_PARAMETERS.findall(signals.message or "")))
    if names:
        yield Advice(
            "parameter",
            f"The API refused: {', '.join(names)}.",
            {"names": ", ".join(names)},
        )


def _model(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    """The model that was sent and not found, or else those whose days are counted.

    All of it is told of the Claude API, so elsewhere nothing is.
    """
    if signals.surface in _OTHER_PLATFORMS:
        return
    sent = _find_sent_model(signals) if slug == "model-not-found" else None
    if sent:
        in_claude_code = signals.surface is Surface.CLAUDE_CODE
        typed = sent.removesuffix(_LONG_CONTEXT) if in_claude_code else sent
        why = knowledge.catalogue.explain(typed, today)
        if not (in_claude_code and why.kind is ModelAdviceKind.CLAUDE_CODE):
            yield _advise_model(sent, f"You sent {sent}. {why.why} {why.use}", why)
    else:
        # LiteLLM logs the prefix and takes it away before it calls, Claude Code the ending.
        named = dict.fromkeys(
            each.removeprefix("anthropic/").removesuffix(_LONG_CONTEXT) for each in signals.models
        )
        known = [each for each in named if knowledge.catalogue.find(each)][:_NAMED_MODELS]
        for id_ in known:
            why = knowledge.catalogue.explain(id_, today)
            if why.kind in _ENDING:
                yield _advise_model(id_, f"{why.why} {why.use}", why)


def _find_sent_model(signals: Signals) -> str | None:
    """The id in the words of the message, as they name it; else the first that stands near."""
    for pattern in _SENT_MODEL:
        if found := pattern.search(signals.message or ""):
            words = found[1].split()
            # Only a display name has spaces; behind an id the message goes on.
            return " ".join(words) if words[0].lower() == "claude" else words[0]
    return next(iter(signals.models), None)


def _advise_model(id_: str, text: str, why: ModelAdvice) -> Advice:
    values = {"model": id_, "kind": why.kind.value, "suggestions": ", ".join(why.suggestions)}
    return Advice("model", text.rstrip(), values)


def _request_id(
    signals: Signals, slug: str | None, knowledge: Knowledge, today: date
) -> Iterator[Advice]:
    if signals.request_ids:
        yield Advice(
            "request-id",
            f"Request id for Anthropic's support: {signals.request_ids[0]}",
            {"request_id": signals.request_ids[0]},
        )


def _number(text: str) -> int:
    return int(text.replace(",", ""))


_RULES: tuple[Callable[[Signals, str | None, Knowledge, date], Iterator[Advice]], ...] = (
    _error_code,
    _token_overflow,
    _named_limit,
    _headers,
    _regain_access,
    _unanswered_tools,
    _parameters,
    _model,
    _request_id,
)
