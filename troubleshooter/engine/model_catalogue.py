"""All models at hand: which one an id names, what replaces it, and what a wrong id was meant to be.

Nothing is guessed in silence. What is suggested can be called on that day and is not deprecated;
where a name fits several families, one model of each is suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from troubleshooter.engine.model_mistakes import (
    Mistake,
    ModelAdviceKind,
    find_foreign_forms,
    find_mistakes,
)
from troubleshooter.engine.model_names import Platform, TypedName, read_name
from troubleshooter.engine.models import Model, ModelFamily, ModelState

SUGGESTIONS = 3

_STATES = {
    ModelState.DEPRECATED: ModelAdviceKind.DEPRECATED,
    ModelState.RETIRED: ModelAdviceKind.RETIRED,
}


@dataclass(frozen=True, slots=True)
class ModelAdvice:
    """Why a name does not work, and what to use: valid ids, best first, at most `SUGGESTIONS`."""

    kind: ModelAdviceKind
    why: str
    suggestions: tuple[str, ...] = ()

    @property
    def use(self) -> str:
        """The suggestions as a sentence; empty where there are none."""
        if not self.suggestions:
            return ""
        *others, last = self.suggestions
        return f"Use {', '.join(others)} or {last}." if others else f"Use {last}."


@dataclass(frozen=True, slots=True)
class _NamedModel:
    """A model with what its id says."""

    model: Model
    name: TypedName


class ModelCatalogue:
    """Models, compiled once. Equal to another of the same models: what it made can be kept."""

    __slots__ = ("_by_id", "_hash", "_named", "models")

    def __init__(self, models: Iterable[Model] = ()) -> None:
        self.models = tuple(models)
        self._by_id = {id_: model for model in self.models for id_ in model.ids}
        self._named = tuple(_NamedModel(model, read_name(model.id)) for model in self.models)
        self._hash = hash(self.models)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ModelCatalogue) and self.models == other.models

    def __hash__(self) -> int:
        return self._hash

    def find(self, id_: str) -> Model | None:
        """The model with exactly this id or alias, in whatever state it is."""
        return self._by_id.get(id_)

    def find_successor(self, model: Model, today: date) -> Model | None:
        """What replaces a model: the first of its chain of successors that is not retired."""
        chain = self._follow(model)
        return next((each for each in chain if each.state(today) is not ModelState.RETIRED), None)

    def find_newest(self, family: ModelFamily, today: date) -> Model | None:
        """The newest that one may begin to use, restricted only where the whole family is."""
        offered = [each for each in self.models if each.family is family and each.is_offered(today)]
        return max(offered, key=_prefer, default=None)

    def explain(self, typed: str, today: date) -> ModelAdvice:
        """Tell why a name fails where an id of the Claude API is expected, and what was meant.

        Looks at the beginning of a very long name only. Whether an id of the API was sent to
        another platform is nothing that the id can tell.
        """
        if model := self.find(typed):
            return self._explain_known(model, typed, today)
        name = read_name(typed)
        if name.vendor:
            why = f"It is a model of {name.vendor}; the Claude API has Claude models only."
            return ModelAdvice(ModelAdviceKind.OTHER_VENDOR, why)
        if not (name.says_claude or name.families or name.is_alias):
            return _ELSEWHERE if name.platform in _CLOUDS else _NOT_AN_ID
        if meant := self._find_meant(name):
            return self._explain_meant(name, meant, today)
        return self._explain_gap(name, today)

    def _follow(self, model: Model) -> Iterator[Model]:
        """Its successor, the successor of that, and so on; every model once."""
        seen = {model.id}
        following = self.find(model.successor or "")
        while following and following.id not in seen:
            yield following
            seen.add(following.id)
            following = self.find(following.successor or "")

    def _explain_known(self, model: Model, id_: str, today: date) -> ModelAdvice:
        kind = _STATES.get(model.state(today))
        if kind:
            return ModelAdvice(kind, _describe_end(model, id_, today), self._replace(model, today))
        return _RESTRICTED if model.restricted else _RIGHT

    def _find_meant(self, name: TypedName) -> _NamedModel | None:
        """The model whose id says the same in another way; of several, that with the date."""
        if len(name.families) > 1 or not (name.version or name.extra):
            return None
        family = name.families[0] if name.families else ModelFamily.CLAUDE
        same = (
            each
            for each in self._named
            if each.model.family is family and each.name.version == name.version
            if each.name.extra == name.extra or (name.version and not each.name.extra)
        )
        return max(
            same, key=lambda each: (each.name.date == name.date, each.name.date), default=None
        )

    def _explain_meant(self, name: TypedName, meant: _NamedModel, today: date) -> ModelAdvice:
        model = meant.model
        id_ = _choose_id(name, model)
        mistakes = list(find_mistakes(name, read_name(id_)))
        kind = mistakes[0].kind if mistakes else ModelAdviceKind.MISSPELT
        why = " ".join(each.text for each in mistakes) or "No id is written exactly so."
        state = model.state(today)
        if state in _STATES:
            where = "On the Claude API, " if name.platform else ""
            why = f"{why} {where}{_describe_end(model, id_, today)}"
            return ModelAdvice(_STATES[state], why, self._replace(model, today))
        if model.restricted:
            why = f"{why} Only organisations that Anthropic has verified may use this model."
        return ModelAdvice(kind, why, (id_,) if model.is_offered(today) else ())

    def _explain_gap(self, name: TypedName, today: date) -> ModelAdvice:
        """For a name that fits no model: what is missing in it, and the real ones next to it."""
        gap = _ALL_RETIRED if self._is_over(name.families, today) else _describe_gap(name)
        forms = () if name.is_alias else (each.text for each in find_foreign_forms(name))
        return ModelAdvice(
            gap.kind, " ".join((gap.text, *forms)), _take_ids(self._list_near(name, today))
        )

    def _list_near(self, name: TypedName, today: date) -> list[Model]:
        """Real models next to a name that fits none, best first; whoever is asked for comes in."""
        offered = [each for each in self._named if each.model.is_offered(today)]
        if len(name.families) == 1:
            family = name.families[0]
            of_family = [each for each in offered if each.model.family is family]
            if not of_family:
                return self._list_after(family, today)
            neighbours = _find_neighbours(of_family, name.version)
            return [*neighbours, *self._list_newest([family], today)]
        families = name.families or tuple(ModelFamily)
        same = [
            each.model
            for family in families
            for each in offered
            if each.model.family is family and not each.model.restricted
            if name.version and each.name.version == name.version
        ]
        return same or self._list_newest(families, today) or self._list_any(today)

    def _list_newest(self, families: Sequence[ModelFamily], today: date) -> list[Model]:
        """One of each family; restricted ones only where nothing else was asked for."""
        newest = (self.find_newest(family, today) for family in families)
        return [each for each in newest if each and (len(families) == 1 or not each.restricted)]

    def _is_over(self, families: Sequence[ModelFamily], today: date) -> bool:
        """Whether a single family is named, and all its models are retired."""
        named = [each for each in self.models if [each.family] == [*families]]
        return bool(named) and all(each.state(today) is ModelState.RETIRED for each in named)

    def _list_after(self, family: ModelFamily, today: date) -> list[Model]:
        """What replaces a family of which nothing is left."""
        of_family = (each for each in self.models if each.family is family)
        last = max(of_family, key=_prefer, default=None)
        chain = self._follow(last) if last else ()
        return [each for each in chain if each.is_offered(today)] or self._list_any(today)

    def _list_any(self, today: date) -> list[Model]:
        return self._list_newest(tuple(ModelFamily), today)

    def _replace(self, model: Model, today: date) -> tuple[str, ...]:
        """The newest of its family, then what its chain of successors names."""
        newest = self._list_newest([model.family], today)
        successors = (each for each in self._follow(model) if each.is_offered(today))
        return _take_ids([*newest, *islice(successors, 1)] or self._list_any(today))


_RIGHT = ModelAdvice(
    ModelAdviceKind.RIGHT,
    "The id is right: either this key may not use the model, or the base URL leads to another"
    " platform, where ids differ.",
)
_RESTRICTED = ModelAdvice(
    ModelAdviceKind.RESTRICTED,
    "The id is right, but only organisations that Anthropic has verified may use this model.",
)
_ELSEWHERE = ModelAdvice(
    ModelAdviceKind.OTHER_PLATFORM,
    "It belongs to another platform and names no model; ids of the Claude API begin with claude-.",
)
_CLOUDS = {Platform.BEDROCK, Platform.GOOGLE_CLOUD}
_ALL_RETIRED = Mistake(ModelAdviceKind.RETIRED, "All models of this family are retired.")
_NOT_AN_ID = ModelAdvice(
    ModelAdviceKind.NOT_AN_ID, "It is no id of a Claude model; those begin with claude-."
)


def _prefer(model: Model) -> tuple[bool, date, str]:
    return not model.restricted, model.released or date.min, model.id


def _take_ids(models: Iterable[Model]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(model.id for model in models))[:SUGGESTIONS]


def _choose_id(name: TypedName, model: Model) -> str:
    """The alias that says no more and no less than a name without a date; else the id."""
    if name.date:
        return model.id
    for alias in model.aliases:
        own = read_name(alias)
        if own.version == name.version and not (own.date or own.extra):
            return alias
    return model.id


def _find_neighbours(offered: Sequence[_NamedModel], version: tuple[int, ...]) -> list[Model]:
    """The next version above, then the next below. Where all are above, none of them is near."""
    by_version = sorted(offered, key=lambda each: each.name.version)
    above = [each.model for each in by_version if each.name.version > version]
    below = [each.model for each in by_version if each.name.version < version]
    return [*above[:1], *below[-1:]] if below and version else []


def _describe_end(model: Model, id_: str, today: date) -> str:
    lifecycle = model.describe_lifecycle(today)
    if model.state(today) is ModelState.RETIRED:
        return f"{id_} was {lifecycle}: requests to it fail."
    end = f" and {lifecycle}" if model.retires else ""
    return f"{id_} is deprecated{end}; organisations that did not use it before may be refused."


def _describe_gap(name: TypedName) -> Mistake:
    family = name.families[0].value.capitalize() if name.families else ""
    if name.is_alias:
        return Mistake(
            ModelAdviceKind.CLAUDE_CODE,
            "Only Claude Code knows this name and replaces it; the Claude API takes whole ids.",
        )
    if len(name.families) == 1 and name.version:
        unknown = f"No Claude {family} {name.typed_version} is known."
        return Mistake(ModelAdviceKind.NEVER_EXISTED, unknown)
    if len(name.families) > 1:
        return Mistake(ModelAdviceKind.INCOMPLETE, "It names more than one family of models.")
    if name.families:
        return Mistake(ModelAdviceKind.INCOMPLETE, f"It names no version of Claude {family}.")
    if name.version:
        return Mistake(ModelAdviceKind.INCOMPLETE, "It names no family, such as Opus or Sonnet.")
    return Mistake(ModelAdviceKind.NEVER_EXISTED, "No model has this id.")
