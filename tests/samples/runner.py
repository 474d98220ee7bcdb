"""Runs samples as readers do, each against a server of its own.

Nothing in a sample knows of it. The environment alone points it there: ANTHROPIC_BASE_URL and
ANTHROPIC_API_KEY for the SDKs, and for curl, which is given the address of the real API, a `.curlrc`
that connects elsewhere and trusts the server's certificate.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from tests.claude_server.limits import Limits
from tests.claude_server.server import ClaudeServer
from tests.samples.plan import SAMPLES, TODAY, Run
from tests.samples.tools import HERE, NODE_MODULES, missing

LONGEST_RUN = 60
"""Seconds after which a run is ended. Each takes one or two."""

WORKERS = 2
"""Runs at a time: each keeps one processor busy while it starts."""

_NAMES = ("key", "revoked_key", "url", "https_url")
"""Of the server's properties, those that a plan may name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run. `exit` is None where it had to be ended."""

    run: Run
    exit: int | None
    stdout: str
    stderr: str
    answers: Sequence[int]
    """The status of each request that reached the server, in their order."""
    shows_secret: bool
    """Whether it prints a key or token that the server knows."""
    seconds: float

    @property
    def requests(self) -> int:
        return len(self.answers)

    @property
    def output(self) -> str:
        return self.stdout + self.stderr


class CompileError(Exception):
    """The samples in TypeScript do not compile; the text is what the compiler said."""


class Workshop:
    """A folder to run samples in. Several threads may use one."""

    def __init__(self, folder: Path, samples: Path = SAMPLES) -> None:
        self._folder = folder
        self._samples = samples
        self._compiling = Lock()
        # Node looks for packages in the folders above a program.
        (folder / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
        for name in ("package.json", "tsconfig.json"):
            shutil.copy(HERE / name, folder)

    def run(self, run: Run) -> Outcome:
        try:
            return self._run(run)
        except Exception as error:
            error.add_note(f"in the run of {run.title}")
            raise

    def _run(self, run: Run) -> Outcome:
        folder = Path(tempfile.mkdtemp(prefix="run-", dir=self._folder))
        command = self._command(run, folder)
        # An address where nothing listens, and nothing will while the run lasts.
        with socket.socket() as closed, _server(run) as server:
            closed.bind(("127.0.0.1", 0))
            names = {name: getattr(server, name) for name in _NAMES}
            names["closed_url"] = f"http://127.0.0.1:{closed.getsockname()[1]}"
            for name, text in run.files.items():
                (folder / name).write_text(_fill_in(text, names), encoding="utf-8")
            if run.scenario:
                server.use(run.scenario, times=run.times)
            environment = _environment(run, server, folder, names)
            started = time.monotonic()
            status, stdout, stderr = _execute(command, folder, environment)
            seconds = time.monotonic() - started
            answers = [each.status for each in server.requests]
            shows_secret = any(each in stdout + stderr for each in server.accounts.secrets)
            return Outcome(run, status, stdout, stderr, answers, shows_secret, seconds)

    def _command(self, run: Run, folder: Path) -> list[str]:
        """Put the program into `folder`, so that what it prints names no path of ours."""
        if run.path.suffix == ".ts":
            program = self._compiled(run.path)
            start = "node"
        else:
            program = run.path
            start = "bash" if run.path.suffix == ".sh" else sys.executable
        shutil.copy(program, folder)
        return [start, program.name, *run.args]

    def _compiled(self, path: Path) -> Path:
        """Compile all samples at the first call: the types of the SDK take the time."""
        built = self._folder / "built"
        with self._compiling:
            if not built.exists():
                compile_samples(self._folder, self._samples)
        return built / path.parent.name / path.with_suffix(".js").name


@contextmanager
def started(runs: Sequence[Run]) -> Iterator[Mapping[str, Future[Outcome]]]:
    """Start what this machine can run, in this order; the outcomes by the titles of the runs."""
    with tempfile.TemporaryDirectory(prefix="samples-") as folder:
        workshop = Workshop(Path(folder))
        pool = ThreadPoolExecutor(WORKERS)
        try:
            yield {
                run.title: pool.submit(workshop.run, run)
                for run in runs
                if not missing(run.path.suffix)
            }
        finally:
            pool.shutdown(cancel_futures=True)


def compile_samples(folder: Path, samples: Path) -> None:
    """Compile `samples` into `built` of a folder that a workshop has prepared."""
    for path in sorted(samples.glob("*/*.ts")):
        copy = folder / "src" / path.parent.name / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    done = subprocess.run(
        [str(NODE_MODULES / ".bin" / "tsc"), "--project", str(folder)],
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN,
        check=False,
    )
    if done.returncode:
        raise CompileError(done.stdout + done.stderr)


def _server(run: Run) -> ClaudeServer:
    return ClaudeServer(today=TODAY, limits=Limits(**run.limits))


def _fill_in(text: str, names: Mapping[str, str]) -> str:
    """Texts may be JSON, which is why other braces stay as they are."""
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _environment(
    run: Run, server: ClaudeServer, folder: Path, names: Mapping[str, str]
) -> dict[str, str]:
    """Nothing of the environment around: a proxy or a key there would change what happens."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "ANTHROPIC_API_KEY": server.key,
    }
    if run.path.suffix == ".sh":
        _lead_curl(folder, server)
    else:
        environment["ANTHROPIC_BASE_URL"] = server.url
    environment |= {name: _fill_in(value, names) for name, value in run.environment.items()}
    return {name: value for name, value in environment.items() if name not in run.without}


def _lead_curl(home: Path, server: ClaudeServer) -> None:
    """Write the file of settings that curl looks for in its user's home."""
    here = urlsplit(server.https_url).netloc
    settings = f'connect-to = "api.anthropic.com:443:{here}"\ncacert = "{server.ca_file}"\n'
    (home / ".curlrc").write_text(settings, encoding="utf-8")


def _execute(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> tuple[int | None, str, str]:
    """Run to the end, or to the longest time; then end it with all that it started."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            stdout, stderr = process.communicate(timeout=LONGEST_RUN)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            stdout, stderr = process.communicate()
            return None, stdout, stderr
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        return process.returncode, stdout, stderr
