from dataclasses import replace
from datetime import date

from tests.content.toy import MODELS
from tests.freshness.toy import LAST_DAY, PYTHON


def without(names, name):
    return tuple(each for each in names if each != name)


def test_a_model_that_only_the_sdk_lists_is_a_gap(desk):
    assert desk.findings(replace(PYTHON, models=(*PYTHON.models, "claude-opus-6"))) == [
        (
            "guides/reference/models.toml (/models/claude-opus-6/): exchange-python 1.2.3 lists"
            " claude-opus-6: add the model, or add the id to aliases of its model"
        )
    ]


def test_a_model_that_the_sdk_does_not_list_is_a_leftover(desk):
    line = desk.line(MODELS, 'id = "claude-sonnet-5-5"')
    assert desk.findings(replace(PYTHON, models=without(PYTHON.models, "claude-sonnet-5-5"))) == [
        (
            f"guides/reference/models.toml:{line} (/models/claude-sonnet-5-5/): exchange-python 1.2.3"
            " does not list claude-sonnet-5-5: if it was retired, write its days; if it never was an"
            " id, take it away"
        )
    ]


def test_an_alias_that_the_sdk_does_not_list_names_the_line_of_the_aliases(desk):
    line = desk.line(MODELS, "aliases =")
    (found,) = desk.findings(replace(PYTHON, models=without(PYTHON.models, "claude-sonnet-4-5")))
    assert found.startswith(
        f"guides/reference/models.toml:{line} (/models/claude-sonnet-4-5-20250929/):"
        " exchange-python 1.2.3 does not list claude-sonnet-4-5:"
    )


def test_a_retired_model_may_stand_in_the_catalogue_alone(desk):
    kept = tuple(name for name in PYTHON.models if not name.startswith("claude-sonnet-4-5"))
    snapshot = replace(PYTHON, models=kept, deprecated_models={})

    assert desk.findings(snapshot, today=LAST_DAY) != []
    assert desk.findings(snapshot, today=date(2026, 12, 1)) == []


def test_a_last_day_that_only_the_sdk_knows_is_a_difference(desk):
    line = desk.line(MODELS, 'id = "claude-sonnet-5-5"') - 1
    warned = {**PYTHON.deprecated_models, "claude-sonnet-5-5": date(2027, 9, 28)}
    assert desk.findings(replace(PYTHON, deprecated_models=warned)) == [
        (
            f"guides/reference/models.toml:{line} (/models/claude-sonnet-5-5/): names no last day,"
            " exchange-python 1.2.3 warns that claude-sonnet-5-5 ends on 2027-09-28: look at the"
            " documentation's page on deprecations, then write retires = 2027-09-28"
        )
    ]


def test_another_last_day_is_a_difference(desk):
    line = desk.line(MODELS, f"retires = {LAST_DAY}")
    warned = {**PYTHON.deprecated_models, "claude-sonnet-4-5": date(2026, 12, 31)}
    assert desk.findings(replace(PYTHON, deprecated_models=warned)) == [
        (
            f"guides/reference/models.toml:{line} (/models/claude-sonnet-4-5-20250929/): says"
            " 2026-11-30, exchange-python 1.2.3 warns that claude-sonnet-4-5 ends on 2026-12-31: look"
            " at the documentation's page on deprecations, then write retires = 2026-12-31"
        )
    ]


def test_a_last_day_that_the_sdk_does_not_know_is_a_leftover(desk):
    line = desk.line(MODELS, f"retires = {LAST_DAY}")
    warned = {"claude-sonnet-4-5": LAST_DAY}
    assert desk.findings(replace(PYTHON, deprecated_models=warned)) == [
        (
            f"guides/reference/models.toml:{line} (/models/claude-sonnet-4-5-20250929/): says that"
            " claude-sonnet-4-5-20250929 ends on 2026-11-30, of which exchange-python 1.2.3 does not"
            " warn: look at the documentation's page on deprecations"
        )
    ]
