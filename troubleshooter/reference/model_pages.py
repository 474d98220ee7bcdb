"""What the pages of models show on a day, in words. Formats no HTML and reads no clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.reference import ModelEntry
from troubleshooter.engine.models import (
    Accepts,
    Effort,
    Model,
    ModelFamily,
    ModelState,
    Price,
    Thinking,
    describe_day,
)

UNKNOWN = "not known"
FIX_SLUGS = {
    "context_window": "prompt-too-long",
    "max_output": "max-tokens-too-large",
    "thinking": "thinking-mode-unsupported",
    "sampling": "sampling-parameters",
    "prefill": "prefill-not-supported",
    "forced_tool_choice": "tool-choice-unsupported",
}
"""The guide for what a model refuses, by the field; some are still to be written."""
FAMILY_NAMES = {family: family.value.capitalize() for family in ModelFamily} | {
    ModelFamily.CLAUDE: "Claude 1 and 2"
}
_LESS_THINKING = {Thinking.DISABLED, Thinking.BETWEEN_TOOLS}


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model in a list."""

    model: Model
    state: ModelState
    lifecycle: str
    successor: Model | None
    prices: tuple[str, ...]
    context_window: str
    max_output: str


@dataclass(frozen=True, slots=True)
class ModelFamilyRows:
    name: str
    rows: tuple[ModelRow, ...]


@dataclass(frozen=True, slots=True)
class ModelList:
    """All models: those that answer by family, newest first; then the retired, latest first."""

    families: tuple[ModelFamilyRows, ...]
    retired: tuple[ModelRow, ...]


@dataclass(frozen=True, slots=True)
class ModelFact:
    """A field in words. `unconfirmed`: no page of the vendor carries this value."""

    name: str
    value: str
    unconfirmed: bool = False
    fix: Guide | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Something a request may hold, or may not."""

    name: str
    accepted: bool
    note: str = ""
    unconfirmed: bool = False
    fix: Guide | None = None


@dataclass(frozen=True, slots=True)
class ModelPage:
    """One model, all that is known of it."""

    entry: ModelEntry
    row: ModelRow
    family: str
    replacements: tuple[Model, ...]
    facts: tuple[ModelFact, ...]
    accepts: tuple[Acceptance, ...]
    clouds: tuple[ModelFact, ...]
    has_foreign_ids: bool
    """Whether other platforms have ids that the Claude API refuses while it takes its own."""
    is_offered: bool


def list_models(library: Library, today: date) -> ModelList:
    rows = [_row(entry.model, library, today) for entry in library.models.values()]
    rows.sort(key=lambda row: row.model.released or date.min, reverse=True)
    answering = [row for row in rows if row.state is not ModelState.RETIRED]
    retired = [row for row in rows if row.state is ModelState.RETIRED]
    families = (
        ModelFamilyRows(
            FAMILY_NAMES[family], tuple(row for row in answering if row.model.family is family)
        )
        for family in ModelFamily
    )
    return ModelList(
        families=tuple(family for family in families if family.rows),
        retired=tuple(sorted(retired, key=lambda row: row.model.retires or date.min, reverse=True)),
    )


def build_model_page(entry: ModelEntry, library: Library, today: date) -> ModelPage:
    model = entry.model
    catalogue = library.knowledge.catalogue
    instead = catalogue.explain(model.id, today).suggestions
    return ModelPage(
        entry=entry,
        row=_row(model, library, today),
        family=FAMILY_NAMES[model.family],
        replacements=tuple(each for id_ in instead if (each := catalogue.find(id_))),
        facts=tuple(_list_facts(model, library.guides, today)),
        accepts=tuple(_list_accepted(model, library.guides)),
        clouds=tuple(_list_clouds(model)),
        has_foreign_ids=(
            model.state(today) is not ModelState.RETIRED and not model.clouds.ids <= {*model.ids}
        ),
        is_offered=model.is_offered(today),
    )


def write_python(id_: str) -> str:
    """A whole program that calls the model."""
    return f"""\
from anthropic import Anthropic

client = Anthropic()
answer = client.messages.create(
    model="{id_}",
    max_tokens=1024,
    messages=[{{"role": "user", "content": "Hello"}}],
)
print(answer.model, answer.stop_reason)
"""


def write_shell(id_: str) -> str:
    """The same without an SDK."""
    return f"""\
curl -sS https://api.anthropic.com/v1/messages \\
  -H "x-api-key: $ANTHROPIC_API_KEY" \\
  -H "anthropic-version: 2023-06-01" \\
  -H "content-type: application/json" \\
  -d '{{
    "model": "{id_}",
    "max_tokens": 1024,
    "messages": [{{"role": "user", "content": "Hello"}}]
  }}'
"""


def _row(model: Model, library: Library, today: date) -> ModelRow:
    return ModelRow(
        model=model,
        state=model.state(today),
        lifecycle=_describe_lifecycle(model, today),
        successor=library.knowledge.catalogue.find_successor(model, today),
        prices=_describe_prices(model.prices),
        context_window=_abbreviate(model.context_window),
        max_output=_abbreviate(model.max_output),
    )


def _describe_lifecycle(model: Model, today: date) -> str:
    words = model.describe_lifecycle(today)
    promised = not model.retires and model.state(today) is ModelState.ACTIVE
    return f"{words} (not confirmed)" if promised and "not_before" in model.unconfirmed else words


def _list_facts(model: Model, guides: Mapping[str, Guide], today: date) -> Iterator[ModelFact]:
    ends = "Retired" if model.state(today) is ModelState.RETIRED else "Retires"
    days = {
        "released": ("Released", model.released),
        "deprecated": ("Deprecated", model.deprecated),
        "retires": (f"{ends} on the Claude API", model.retires),
        "not_before": ("Not retired before", model.not_before),
    }
    for field, (name, day) in days.items():
        if day or field in model.unconfirmed:
            yield _fact(model, field, name, describe_day(day) if day else "")
    numbers = {
        "context_window": ("Context window", model.context_window),
        "max_output": ("Most output (max_tokens)", model.max_output),
        "cache_minimum": ("Fewest tokens that are cached", model.cache_minimum),
    }
    for field, (name, tokens) in numbers.items():
        if tokens or field in model.unconfirmed:
            fix = guides.get(FIX_SLUGS.get(field, ""))
            yield _fact(model, field, name, f"{tokens:,} tokens" if tokens else "", fix)
    if model.prices:
        steps = "; ".join(_describe_prices(model.prices))
        yield ModelFact("Price, in / out", steps, "prices" in model.unconfirmed)
    cached = "; ".join(_describe_cache_reads(model.prices))
    if cached:
        unconfirmed = bool({"prices", "cache_read"} & set(model.unconfirmed))
        yield ModelFact("Price of cache reads", cached, unconfirmed)


def _fact(model: Model, field: str, name: str, value: str, fix: Guide | None = None) -> ModelFact:
    """What is not known needs no mark that it is not confirmed."""
    return ModelFact(name, value or UNKNOWN, bool(value) and field in model.unconfirmed, fix)


def _list_accepted(model: Model, guides: Mapping[str, Guide]) -> Iterator[Acceptance]:
    accepts = model.accepts
    if accepts is None:
        return
    rows = {
        "thinking": [
            (f"thinking: {each}", each in accepts.thinking, _note_thinking(each, accepts))
            for each in Thinking
        ],
        "effort": [
            (f"effort: {each}", each in accepts.effort, _note_effort(each, accepts))
            for each in Effort
        ],
        "sampling": [("temperature, top_p, top_k", accepts.sampling, accepts.sampling_note)],
        "prefill": [("prefill: an assistant message at the end", accepts.prefill, "")],
        "forced_tool_choice": [("tool_choice: any or tool", accepts.forced_tool_choice, "")],
    }
    for field, values in rows.items():
        fix = guides.get(FIX_SLUGS.get(field, ""))
        for name, accepted, note in values:
            yield Acceptance(name, accepted, note, field in model.unconfirmed, fix)


def _note_thinking(value: Thinking, accepts: Accepts) -> str:
    if value not in accepts.thinking:
        return ""
    if value is accepts.thinking_default:
        return "where a request says nothing"
    if value in _LESS_THINKING and accepts.effort_without_thinking:
        return f"with effort {_join(accepts.effort_without_thinking)} only"
    return ""


def _note_effort(value: Effort, accepts: Accepts) -> str:
    limited = accepts.effort_without_thinking and value not in accepts.effort_without_thinking
    less = [each for each in accepts.thinking if each in _LESS_THINKING]
    return f"not with thinking {_join(less)}" if limited and value in accepts.effort else ""


def _join(values: Sequence[str]) -> str:
    *others, last = map(str, values)
    return f"{', '.join(others)} or {last}" if others else last


def _list_clouds(model: Model) -> Iterator[ModelFact]:
    clouds = model.clouds
    ids = {
        "bedrock": ("Amazon Bedrock, Messages endpoint", clouds.bedrock),
        "bedrock_legacy": ("Amazon Bedrock, InvokeModel and Converse", clouds.bedrock_legacy),
        "google_cloud": ("Google Cloud", clouds.google_cloud),
        "foundry": ("Microsoft Foundry, default name of the deployment", clouds.foundry),
    }
    for field, (name, id_) in ids.items():
        if id_ or field in model.unconfirmed:
            yield _fact(model, field, name, id_ or "")


def _describe_prices(prices: Sequence[Price]) -> tuple[str, ...]:
    return tuple(
        f"{_dollars(each.input)} / {_dollars(each.output)}{_describe_step(each, prices)}"
        for each in prices
    )


def _describe_cache_reads(prices: Sequence[Price]) -> Iterator[str]:
    for each in prices:
        if each.cache_read is not None:
            yield f"{_dollars(each.cache_read)}{_describe_step(each, prices)}"


def _describe_step(price: Price, prices: Sequence[Price]) -> str:
    """Of several prices, the last holds for everything above the one before."""
    if price.up_to:
        return f" up to {price.up_to:,} prompt tokens"
    return " above" if len(prices) > 1 else ""


def _dollars(amount: Decimal) -> str:
    """Dollars without cents where there are none: $5, $0.50, $0.005."""
    if amount == amount.to_integral_value():
        return f"${amount:.0f}"
    return f"${amount:.2f}" if amount == amount.quantize(Decimal("0.01")) else f"${amount}"


def _abbreviate(tokens: int | None) -> str:
    """As the documentation speaks of tokens: 1M, 200k."""
    if tokens is None:
        return UNKNOWN
    if tokens % 1_000_000 == 0:
        return f"{tokens // 1_000_000}M"
    return f"{tokens // 1000}k" if tokens % 1000 == 0 else f"{tokens:,}"
