"""The real guides keep every rule, and agree with the installed SDK."""

from typing import get_args

import anthropic
import pytest
from anthropic._error_classes import ERROR_CLASSES
from anthropic.types.shared import ErrorType

from tests.contracts.content import GUIDE_PATHS, SAMPLES, name
from troubleshooter.content.sample_rules import named_models
from troubleshooter.content.vocabulary import CURRENT_MODELS, OLDER_MODELS

TYPES_WITHOUT_STATUS = {
    # Of the memory stores of Managed Agents; with which status they come is nowhere written.
    "memory_precondition_failed_error",
    "memory_path_conflict_error",
}


@pytest.mark.parametrize("path", GUIDE_PATHS, ids=name)
def test_a_guide_keeps_every_rule(path, problems):
    own = [problem for problem in problems if _belongs(problem.path, path)]
    assert [str(problem) for problem in own] == []


def test_nothing_else_is_wrong_with_the_content(problems):
    rest = [
        str(problem)
        for problem in problems
        if not any(_belongs(problem.path, path) for path in GUIDE_PATHS)
    ]
    assert rest == []


@pytest.mark.parametrize("path", GUIDE_PATHS, ids=name)
def test_exceptions_of_the_sdk_exist(path, library):
    names = [
        exception.removeprefix("anthropic.")
        for exception in library.guides[path.stem].exceptions
        if exception.startswith("anthropic.")
    ]
    unknown = [name for name in names if not _is_exception(name)]
    assert unknown == []


def test_error_codes_are_those_of_the_sdk(library):
    codes = {(code.status, code.code) for code in library.knowledge.error_codes}
    assert codes <= ERROR_CLASSES.keys()


def test_every_status_of_the_sdk_is_explained(library):
    assert {status for status, _ in ERROR_CLASSES} <= library.statuses.keys()


def test_every_error_type_of_the_sdk_comes_with_a_status(library):
    known = {name for status in library.statuses.values() for name in status.error_types}
    assert set(get_args(ErrorType)) - known == TYPES_WITHOUT_STATUS


def test_models_in_samples_are_models_of_the_sdk():
    models = {*CURRENT_MODELS, *(model for models in OLDER_MODELS.values() for model in models)}
    assert models <= _models_of_the_sdk()


@pytest.mark.parametrize(
    ("slug", "model"), [(slug, model) for slug, models in OLDER_MODELS.items() for model in models]
)
def test_an_older_model_is_allowed_only_where_a_sample_names_it(slug, model):
    code = "".join(path.read_text(encoding="utf-8") for path in (SAMPLES / slug).iterdir())
    assert model in named_models(code)


def _belongs(problem_path, guide_path):
    return problem_path == guide_path or problem_path.is_relative_to(SAMPLES / guide_path.stem)


def _is_exception(name):
    found = getattr(anthropic, name, None)
    return isinstance(found, type) and issubclass(found, Exception)


def _models_of_the_sdk():
    return {model for member in get_args(anthropic.types.ModelParam) for model in get_args(member)}
