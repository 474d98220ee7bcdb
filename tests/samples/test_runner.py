"""How samples are run: from the environment alone, to an end, and without leaving anything."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.samples import runner, tools
from tests.samples.plan import Run
from tests.samples.runner import CompileError, Workshop, started

PRINT_ENVIRONMENT = """
import json, os
print(json.dumps({"env": dict(os.environ), "files": sorted(os.listdir()), "cwd": os.getcwd()}))
"""
ASK = """
curl -sS https://api.anthropic.com/v1/models -H "anthropic-version: 2023-06-01" \\
  -H "x-api-key: $ANTHROPIC_API_KEY"
"""

needs_node = pytest.mark.skipif(bool(tools.missing(".ts")), reason=str(tools.missing(".ts")))
needs_curl = pytest.mark.skipif(bool(tools.missing(".sh")), reason=str(tools.missing(".sh")))


@pytest.fixture
def sample(tmp_path):
    """Write a sample, run it, and return what came of it."""
    samples = tmp_path / "samples"
    shop = tmp_path / "shop"
    shop.mkdir()
    workshop = Workshop(shop, samples)

    def run(name, code, **values):
        path = samples / "line-cut" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code)
        return workshop.run(Run(path, **values))

    return run


def printed(outcome):
    assert outcome.exit == 0, outcome.output
    return json.loads(outcome.stdout)


def test_a_sample_gets_the_address_and_a_key_and_nothing_of_the_machine(sample, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    seen = printed(sample("show.py", PRINT_ENVIRONMENT))

    names = seen["env"].keys() - {"LC_CTYPE"}  # Python sets that one itself
    assert names == {"PATH", "HOME", "LANG", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"}
    assert seen["env"]["HOME"] == seen["cwd"]


def test_a_run_may_set_variables_and_take_them_away(sample):
    environment = {"ANTHROPIC_BASE_URL": "{https_url}/v9", "EXTRA": "{other}"}

    seen = printed(
        sample("show.py", PRINT_ENVIRONMENT, environment=environment, without=["ANTHROPIC_API_KEY"])
    )

    assert seen["env"]["ANTHROPIC_BASE_URL"].startswith("https://127.0.0.1:")
    assert seen["env"]["ANTHROPIC_BASE_URL"].endswith("/v9")
    assert seen["env"]["EXTRA"] == "{other}"
    assert "ANTHROPIC_API_KEY" not in seen["env"]


def test_a_program_stands_beside_its_files_and_nothing_else(sample):
    seen = printed(sample("show.py", PRINT_ENVIRONMENT, files={"prompt.txt": "Hi"}))

    assert seen["files"] == ["prompt.txt", "show.py"]


def test_every_run_has_a_folder_and_a_server_of_its_own(sample):
    first, second = (printed(sample("show.py", PRINT_ENVIRONMENT)) for _ in range(2))

    assert first["cwd"] != second["cwd"]
    assert first["env"]["ANTHROPIC_API_KEY"] != second["env"]["ANTHROPIC_API_KEY"]


def test_arguments_status_and_both_outputs_are_kept(sample):
    code = "import sys\nprint(sys.argv[1:])\nsys.exit('stopped')\n"

    outcome = sample("stop.py", code, args=["a b", "c"])

    assert (outcome.exit, outcome.stdout, outcome.stderr) == (1, "['a b', 'c']\n", "stopped\n")
    assert outcome.output == "['a b', 'c']\nstopped\n"


@pytest.mark.parametrize("secret", ["key", "revoked_key"])
def test_a_secret_that_is_printed_is_noticed(sample, secret):
    show = "import os\nprint(os.environ['ANTHROPIC_AUTH_TOKEN'])\n"
    environment = {"ANTHROPIC_AUTH_TOKEN": f"{{{secret}}}"}

    assert sample("show.py", show, environment=environment).shows_secret
    assert not sample("show.py", "print('sk-ant-api03-')\n").shows_secret


@needs_curl
def test_curl_asks_the_real_address_and_reaches_the_server(sample):
    outcome = sample("ask.sh", ASK)

    assert "claude-sonnet-5-5" in outcome.stdout
    assert outcome.stderr == ""
    assert outcome.requests == 1


@needs_curl
def test_the_day_of_a_run_is_fixed(sample, monkeypatch):
    ending = "claude-sonnet-4-5-20250929"
    monkeypatch.setattr(runner, "TODAY", date(2026, 11, 30))
    assert ending in sample("ask.sh", ASK).stdout
    monkeypatch.setattr(runner, "TODAY", date(2026, 12, 1))
    assert ending not in sample("ask.sh", ASK).stdout


@needs_curl
def test_what_the_server_answers_is_kept(sample):
    unknown = ASK.replace("/v1/models", "/v1/models/claude-nope")

    assert sample("ask.sh", ASK + unknown).answers == [200, 404]


@needs_curl
def test_what_reaches_the_server_is_counted(sample):
    assert sample("ask.sh", ASK * 2).requests == 2
    assert sample("ask.sh", "echo none\n").requests == 0


@needs_curl
def test_a_scenario_is_played_as_often_as_the_plan_says(sample):
    ask = ASK.replace("curl", "curl -o /dev/null -w '%{http_code} '") * 3

    outcome = sample("ask.sh", ask, scenario="internal-error", times=2, simulated=True)

    assert outcome.stdout == "500 500 200 "


@needs_node
def test_typescript_is_compiled_and_run(sample):
    code = 'const name: string = process.env["HOME"] ?? "";\nconsole.log(name === process.cwd());\n'

    assert sample("home.ts", code).stdout == "true\n"


@needs_node
@pytest.mark.parametrize(
    "code",
    [
        "const count: number = 'three';\n",
        "export function first(list) { return list; }\n",
        "const list: string[] = [];\nexport const length = list[0].length;\n",
        "import { HUMAN_PROMPT } from '@anthropic-ai/sdk';\nconsole.log(HUMAN_PROMPT);\n",
    ],
)
def test_typescript_that_is_not_strict_is_refused_and_says_where(sample, code):
    with pytest.raises(CompileError, match=r"wrong\.ts"):
        sample("wrong.ts", code)


@needs_curl
def test_a_run_that_does_not_end_is_ended_with_all_that_it_started(sample, monkeypatch):
    """What it started holds its output open: the runner would wait for that to end."""
    monkeypatch.setattr(runner, "LONGEST_RUN", 0.5)

    outcome = sample("wait.sh", "sleep 50 &\necho started\nwait\n")

    assert (outcome.exit, outcome.stdout) == (None, "started\n")
    assert outcome.seconds < 20


def test_runs_are_started_together_and_known_by_their_titles(tmp_path):
    paths = [tmp_path / "line-cut" / f"{name}.py" for name in ("one", "two", "three")]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"print({path.stem!r})\n")

    with started([Run(path) for path in paths]) as outcomes:
        printed = {title: future.result().stdout for title, future in outcomes.items()}

    assert printed == {f"line-cut/{path.name}": f"{path.stem}\n" for path in paths}


def test_what_this_machine_cannot_run_is_not_started(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "missing", lambda suffix: "no Node" if suffix == ".ts" else None)
    (tmp_path / "one.py").write_text("")

    with started([Run(tmp_path / "one.py"), Run(tmp_path / "two.ts")]) as outcomes:
        assert [*outcomes] == [f"{tmp_path.name}/one.py"]
