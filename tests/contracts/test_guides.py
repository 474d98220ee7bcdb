"""The real guides keep every rule. Whether they agree with the SDKs is for `test_sdks`."""

from typing import get_args

import anthropic
import pytest

from tests.contracts.content import GUIDE_PATHS, GUIDES, SAMPLES, name
from troubleshooter.content import dialect
from troubleshooter.content.documents import parse_toml
from troubleshooter.content.model_rules import current_models
from troubleshooter.content.sample_rules import named_models
from troubleshooter.content.vocabulary import GUIDES_ABOUT_OLDER_MODELS


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


def test_models_in_samples_are_models_of_the_sdk():
    named = {
        model
        for path in SAMPLES.glob("*/*.*")
        if not dialect.shows_mistake(path.name)
        for model in named_models(path.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= _models_of_the_sdk()


@pytest.mark.parametrize("slug", GUIDES_ABOUT_OLDER_MODELS)
def test_older_models_are_allowed_only_where_a_sample_names_one(slug):
    catalogue = parse_toml((GUIDES / "reference" / "models.toml").read_text(encoding="utf-8"))
    code = "".join(path.read_text(encoding="utf-8") for path in (SAMPLES / slug).iterdir())
    assert set(named_models(code)) - set(current_models(catalogue))


def _belongs(problem_path, guide_path):
    return problem_path == guide_path or problem_path.is_relative_to(SAMPLES / guide_path.stem)


def _models_of_the_sdk():
    return {model for member in get_args(anthropic.types.ModelParam) for model in get_args(member)}
