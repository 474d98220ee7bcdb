"""Each rule for the catalogue of models, broken by a file that is good otherwise."""

from datetime import date

import pytest

from tests.content.toy import MODELS, PYTHON_SAMPLE, TODAY
from troubleshooter.content.documents import parse_toml
from troubleshooter.content.library import load_library
from troubleshooter.content.model_rules import current_models, known_models

SONNET = 'id = "claude-sonnet-5-5"'
LAST_STEP = '{ input = "0.50", output = "2.50" }'

BROKEN = {
    "unknown field": ("read = 2026-11-02", "read = 2026-11-02\nmood = 1", "mood", "unknown field 'mood'"),
    "missing field": ('name = "Claude Sonnet 4.5"\n', "", "[[model]]", "field 'name' is missing"),
    "no date": ("released = 2026-09-28", 'released = "2026-09-28"', 'released = "2026', "released must be a date"),
    "no yes or no": ("restricted = true", 'restricted = "yes"', 'restricted = "yes"', "restricted must be true or false"),
    "prices of no table": ("prices = [\n", "prices = [1,\n", "prices = [1", "prices must be a list of tables"),
    "no family": ('family = "claude"', 'family = "poodle"', "poodle", "family: 'poodle' is not one of opus, sonnet"),
    "no thinking": ('"between_tools"]', '"deep"]', '"deep"', "thinking: 'deep' is not one of adaptive"),
    "no effort": ('effort = ["low", "high", "max"]', 'effort = ["low", "high", "huge"]', "huge", "effort: 'huge' is not one of low"),
    "no prefix": ('["us", "eu"]', '["us", "mars"]', "mars", "bedrock_prefixes: 'mars' is not one of global"),
    "no field to confirm": ('"prices", "prefill"]', '"prices", "prefill", "note"]', "unconfirmed", "unconfirmed: 'note' is not one of released"),
    "a source twice": ("https://example.org/prices", "https://example.org/sonnet", 'sonnet", ', "sources holds 'https://example.org/sonnet' 2 times"),
    "no source": ('sources = ["https://example.org/mythos"]', "sources = []", "sources = []", "sources must name at least one page"),
    "source without encryption": ("https://example.org/mythos", "http://example.org/mythos", 'mythos"]', "'http://example.org/mythos' must begin with https://"),
    "name too long": ("Claude Mythos 5.2", "Claude " * 9 + "5", "name = ", "name has 64 characters; at most 40"),
    "note of two lines": ('"Ask the exchange."', '"Ask the\\nexchange."', "note", "note must stand on one line"),
    "note without full stop": ("Ask the exchange.", "Ask the exchange", "note", "note must end with a full stop"),
    "id in capitals": (SONNET, 'id = "Claude-sonnet-5-5"', "Claude-sonnet", "'Claude-sonnet-5-5' is no id of a model"),
    "alias with a space": ('aliases = ["claude-sonnet-4-5"]', 'aliases = ["claude-sonnet 4-5"]', "aliases", "'claude-sonnet 4-5' is no id of a model"),
    "id of another platform": ('bedrock = "anthropic.', 'bedrock = "', 'bedrock = "', "'claude-sonnet-5-5' is no id of bedrock"),
    "regional prefix in an id": ('"anthropic.claude-sonnet-4-5', '"us.anthropic.claude-sonnet-4-5', "bedrock_legacy", "is no id of bedrock_legacy"),
    "date of Google Cloud": ("@20250929", "@2025", "@2025", "'claude-sonnet-4-5@2025' is no id of google_cloud"),
    "deployment of Foundry": ('foundry = "claude-', 'foundry = "anthropic/claude-', "foundry", "'anthropic/claude-sonnet-5-5' is no id of foundry"),
    "prefixes of nothing": ("bedrock_legacy = ", "bedrock = ", "bedrock_prefixes", "bedrock_prefixes belong to a bedrock_legacy"),
    "read in the future": ("read = 2026-11-02", "read = 2026-12-02", "2026-12-02", "read lies in the future: 2026-12-02"),
    "released in the future": ("released = 2026-11-09", "released = 2026-12-09", "2026-12-09", "released lies in the future: 2026-12-09"),
    "deprecated in the future": ("deprecated = 2026-09-30", "deprecated = 2026-11-23", "2026-11-23", "deprecated lies in the future: 2026-11-23"),
    "deprecated before released": ("deprecated = 2026-09-30", "deprecated = 2025-09-28", "2025-09-28", "deprecated 2025-09-28 lies before released 2025-09-29"),
    "promise before released": ("not_before = 2027-09-28", "not_before = 2026-09-27", "2026-09-27", "not_before 2026-09-27 lies before released 2026-09-28"),
    "retired before deprecated": ("retires = 2025-07-21", "retires = 2025-01-20", "2025-01-20", "retires 2025-01-20 lies before deprecated 2025-01-21"),
    "promise not kept": ("not_before = 2026-09-29", "not_before = 2026-12-01", "retires = 2026-11-30", "retires 2026-11-30 lies before not_before 2026-12-01"),
    "retires without warning": ("deprecated = 2025-01-21\n", "", "retires = 2025-07-21", "a model that retires was deprecated first"),
    "nothing to call instead": ('successor = "claude-sonnet-5-5"\n', "", "[[model]]", "field 'successor' is missing"),
    "successor of no model": ('successor = "claude-sonnet-5-5"', 'successor = "claude-sonnet-6"', "claude-sonnet-6", "'claude-sonnet-6' is the id of no model here"),
    "alias for a successor": ('successor = "claude-sonnet-4-5-20250929"', 'successor = "claude-sonnet-4-5"', 'successor = "claude-sonnet-4-5"', "'claude-sonnet-4-5' is the id of no model here"),
    "window of nothing": ("context_window = 1_000_000", "context_window = 0", "context_window", "context_window must be more than 0"),
    "more output than window": ("max_output = 128_000", "max_output = 1_000_001", "max_output =", "max_output is more than the context_window"),
    "limit left out": ("cache_minimum = 512\n", "", "[[model]]", "field 'cache_minimum' is missing and not among the unconfirmed ones"),
    "what it accepts left out": ("forced_tool_choice = true\n", "", "[[model]]", "field 'forced_tool_choice' is missing: say what the model accepts"),
    "half of what it accepts": ("retires = 2025-07-21", "retires = 2025-07-21\nsampling = true\nprefill = true\neffort = []\nthinking = []", "[[model]]", "field 'forced_tool_choice' is missing: say what the model accepts"),
    "conditions of what is refused": ("sampling = false", 'sampling = false\nsampling_note = "one alone"', "sampling_note", "sampling_note belongs to sampling = true"),
    "default that is refused": ('["adaptive", "between_tools"]', '["between_tools"]', "thinking_default =", "'adaptive' is not among what thinking accepts"),
    "level that is refused": ('effort_without_thinking = ["low", "high"]', 'effort_without_thinking = ["medium"]', "effort_without", "'medium' is not among the levels of effort"),
    "levels for thinking that stays on": ('["adaptive", "between_tools"]', '["adaptive"]', "effort_without", "thinking of this model cannot be turned off"),
    "unknown field of a price": (LAST_STEP, '{ input = "0.50", output = "2.50", tax = "1" }', "prices = [", "prices: unknown field 'tax'"),
    "price without output": (LAST_STEP, '{ input = "0.50" }', "prices = [", "prices: output is missing"),
    "price that a machine may round": (LAST_STEP, '{ input = 0.50, output = "2.50" }', "prices = [", "prices: input must be a text such as '0.10'"),
    "price that is no number": (LAST_STEP, '{ input = "0.50", output = "$2.50" }', "prices = [", "prices: output must be a text such as '0.10'"),
    "price of nothing": (LAST_STEP, '{ input = "0.00", output = "2.50" }', "prices = [", "prices: input must be a text such as '0.10'"),
    "cache that is dearer": ('cache_read = "0.01"', 'cache_read = "0.10"', "prices = [", "prices: what is read from the cache costs less"),
    "step without end": (", up_to = 500_000", "", "prices = [", "prices: the last step, and only that, has no up_to"),
    "last step with an end": (LAST_STEP, '{ input = "0.50", output = "2.50", up_to = 900_000 }', "prices = [", "prices: the last step, and only that, has no up_to"),
    "steps in disorder": ("up_to = 500_000", "up_to = 100_000", "prices = [", "prices: each up_to is more than the one before"),
    "step that ends at nothing": ("up_to = 100_000", "up_to = 0", "prices = [", "prices: each up_to is more than the one before"),
    "step that ends at a text": ("up_to = 500_000", 'up_to = "many"', "prices = [", "prices: up_to must be a whole number"),
    "an id twice": ('id = "claude-2.1"', SONNET, SONNET, "'claude-sonnet-5-5' stands here twice"),
    "an alias that is an id": ('aliases = ["claude-sonnet-4-5"]', 'aliases = ["claude-sonnet-5-5"]', "aliases", "'claude-sonnet-5-5' stands here twice"),
    "an alias of its own id": ('aliases = ["claude-sonnet-4-5"]', 'aliases = ["claude-sonnet-4-5-20250929"]', "aliases", "'claude-sonnet-4-5-20250929' stands here twice"),
    "newer below older": ("released = 2025-09-29\ndeprecated", "released = 2026-09-29\ndeprecated", "released = 2026-09-29", "is newer than 'claude-sonnet-5-5' above it"),
    "another table": ("[[model]]", "[[sauce]]\nhot = true\n\n[[model]]", "[[sauce]]", "'sauce' is unknown; only [[model]] may stand here"),
    "field outside a table": ("[[model]]", 'mood = "bad"\n[[model]]', "mood", "'mood' is unknown; only [[model]] may stand here"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_rule_names_the_line(folder, case):
    old, new, where, message = case
    header = _header_above(folder, old)
    folder.replace(MODELS, old, new)
    [problem] = [problem for problem in folder.problems() if message in problem]
    assert problem.startswith(f"{MODELS}:{_line_below(folder, header, where)}: ")


def test_successors_do_not_lead_in_a_circle(folder):
    folder.replace(
        MODELS, 'successor = "claude-sonnet-5-5"', 'successor = "claude-sonnet-4-5-20250929"'
    )
    line = folder.line_of(MODELS, 'successor = "claude-sonnet-4-5')
    assert f"{MODELS}:{line}: its successors lead in a circle" in folder.problems()


def test_a_successor_may_end_as_long_as_it_names_one_itself(folder):
    assert 'successor = "claude-sonnet-4-5-20250929"' in (folder.root / MODELS).read_text()
    assert _problems(folder) == []


def test_an_empty_file_is_a_problem(folder):
    folder.write(MODELS, "")
    assert f"{MODELS}:1: holds no [[model]]" in folder.problems()


def test_a_missing_file_is_a_problem(folder):
    folder.remove(MODELS)
    assert _problems(folder) == [f"{MODELS}:1: is missing"]


def test_values_of_the_wrong_type_are_reported_not_raised(folder):
    fields = [
        "id",
        "name",
        "family",
        "aliases",
        "released",
        "retires",
        "successor",
        "prices",
        "effort",
        "sources",
        "note",
    ]
    for value in ("7", '"x"', "[7]", "true", "{ a = 1 }", "2026-01-01"):
        folder.write(MODELS, "[[model]]\n" + "\n".join(f"{name} = {value}" for name in fields))
        assert any("must be" in problem for problem in folder.problems())


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 12, 1), date.max])
def test_a_model_that_retires_breaks_no_rule_and_no_start(folder, today):
    assert _problems(folder, today) == []
    assert load_library(folder.root).models["claude-sonnet-4-5-20250929"].model.retires


def test_current_models_are_the_newest_of_each_family_that_everybody_may_call(folder):
    assert current_models(_catalogue(folder)) == ("claude-sonnet-5-5",)


def test_a_newer_model_of_a_family_takes_the_place_of_the_older_one(folder):
    folder.replace(MODELS, "restricted = true\n", "")
    folder.replace(MODELS, 'family = "mythos"', 'family = "sonnet"')
    assert current_models(_catalogue(folder)) == ("claude-mythos-5-2",)


def test_a_model_that_is_to_be_retired_is_not_current(folder):
    folder.replace(MODELS, "not_before = 2027-09-28", "deprecated = 2026-11-20")
    assert current_models(_catalogue(folder)) == ()


def test_known_models_are_all_ids_and_aliases(folder):
    assert known_models(_catalogue(folder)) == {
        "claude-mythos-5-2",
        "claude-sonnet-5-5",
        "claude-sonnet-4-5-20250929",
        "claude-sonnet-4-5",
        "claude-2.1",
    }


def test_samples_are_not_judged_by_a_catalogue_that_is_missing(folder):
    folder.remove(MODELS)
    folder.replace(PYTHON_SAMPLE, "claude-sonnet-5-5", "claude-2.1")
    assert _problems(folder) == [f"{MODELS}:1: is missing"]


def _catalogue(folder):
    return parse_toml((folder.root / MODELS).read_text(encoding="utf-8"))


def _header_above(folder, words):
    """The line on which the row begins that holds `words`."""
    text = (folder.root / MODELS).read_text(encoding="utf-8")
    end = text.index(words) + len(words)
    return text.count("\n", 0, text.rindex("[[model]]", 0, end)) + 1


def _line_below(folder, header, words):
    """The first line from `header` on that holds `words`."""
    lines = (folder.root / MODELS).read_text(encoding="utf-8").splitlines()
    return next(
        number for number, line in enumerate(lines, 1) if number >= header and words in line
    )


def _problems(folder, today=TODAY):
    return [
        problem for problem in folder.problems(today) if problem.startswith((MODELS, "samples"))
    ]
