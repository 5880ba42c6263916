"""The real program in a real process, for the tests of what users rely on.

    def test_a_case_gets_the_next_number(city: Sqqf) -> None:
        answer = city("case", "new", "--channel", "appeal", …)
        assert answer.code == 0
        assert city.json("case", "list")[0]["no"] == "阳容〔2026〕1号"

Fixtures: ``sqqf`` has no ledger yet, ``city`` and ``county`` have an empty one of that level, ``case`` is a
city's with case 1 just registered. For the type: ``if TYPE_CHECKING: from tests.conftest import Sqqf``.

A process costs a quarter of a second, or a third of that where it is forked from one that has loaded the libraries
(``tests/warm.py``). What many tests need first is told to ``given``, line by line: a ledger made by the same lines
before is copied, and only the lines that are new run.

    sqqf.given(CITY, CASE, "case accept 1 --on 2026-11-20")
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TODAY = "2026-11-23"
CITY = "init --group 阳江市容错调查工作小组 --level city --prefix 阳容"
COUNTY = "init --group 某县容错调查工作小组 --level county --prefix 县容"
CASE = (
    "case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter 老旧小区改造中变更施工方案"
    " --point 变更是否经集体研究 --point 是否造成损失及补救 --received 2026-11-16 --officer 李某"
)

_NOT_OURS = ("SQQF_", "PYTHON", "LC_", "LANG", "XDG_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Answer:
    """What came of one run: the exit code, and all that was written."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


class Warm:
    """Runs the program in processes forked from one that has loaded its libraries: see ``tests/warm.py``."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="sqqf-tests-"))
        self._streams = {name: self._folder / name for name in ("stdin", "stdout", "stderr")}
        atexit.register(self._end)

    def run(self, arguments: list[str], stdin: str, folder: Path, environment: Mapping[str, str]) -> Answer:
        for name, path in self._streams.items():
            path.write_text(stdin if name == "stdin" else "", encoding="utf-8", newline="")
        request = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        request |= {name: str(path) for name, path in self._streams.items()}
        server = self._server = self._server or self._started()
        try:
            code = self._asked(server, json.dumps(request))
        except BaseException:  # too long for us or for pytest: its late answer must not become another's
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()
            self._server = None
            raise
        out, err = (self._streams[name].read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return Answer(code, out, err)

    @staticmethod
    def _asked(server: subprocess.Popen[str], request: str) -> int:
        """The exit code."""
        assert server.stdin
        assert server.stdout
        server.stdin.write(request + "\n")
        server.stdin.flush()
        if not select.select([server.stdout], [], [], LONGEST)[0]:
            raise TimeoutError(request)
        return int(server.stdout.readline())

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**_kept(), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )

    def _end(self) -> None:
        if self._server:
            with self._server:  # it ends when nothing more is asked of it
                pass
        shutil.rmtree(self._folder, ignore_errors=True)


warm = Warm() if hasattr(os, "fork") else None
"""Most of a short run is spent on loading, and the tests run the program thousands of times."""
LONGEST = 120
"""Seconds that one run may take; how long a test may, pyproject.toml says."""


def _kept() -> dict[str, str]:
    """The tester's own environment without what would change an answer."""
    return {name: value for name, value in os.environ.items() if not name.upper().startswith(_NOT_OURS)}


def _changes_python(env: Mapping[str, str]) -> bool:
    """Whether a process has to be started with this for it to be heard."""
    return any(not name.startswith(("SQQF_", "HOME", "XDG_")) for name in env)


@dataclass
class Sqqf:
    """The program, with a home folder, a ledger (``ledger``; it may not exist), a day and a language of its own."""

    folder: Path
    shelf: Path
    today: str = TODAY
    env: dict[str, str] = field(default_factory=dict)

    @property
    def ledger(self) -> Path:
        return self.folder / "a.db"

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str = "",
        today: str | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run it to its end, off a terminal; ``env`` lies over the rest of the environment."""
        environment = self.environment(today, env)
        if warm and not _changes_python({**self.env, **(env or {})}):
            return warm.run(list(map(str, arguments)), stdin, self.folder, environment)
        done = subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            env=environment,
            timeout=LONGEST,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def ok(self, *arguments: str | Path, today: str | None = None) -> str:
        """Run it, hold that it ends with 0, and give what it says on stdout."""
        answer = self(*arguments, today=today)
        assert answer.code == 0, f"{shlex.join(map(str, arguments))}: exit {answer.code}\n{answer.err}"
        return answer.out

    def json(self, *arguments: str | Path, today: str | None = None) -> Any:
        """Run it with ``--json``, hold that it ends with 0, and give the document."""
        return json.loads(self.ok(*arguments, "--json", today=today))

    def start(self, *arguments: str | Path, today: str | None = None) -> subprocess.Popen[str]:
        """Start it and don't wait, for tests of several at once."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment(today),
        )

    def given(self, *lines: str) -> Sqqf:
        """Put a ledger in place on which these lines were run, each as one would type it after ``sqqf``."""
        shutil.copy(self._prepared(lines), self.ledger)
        return self

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "sqqf.cli", *map(str, arguments)]

    def environment(self, today: str | None = None, env: Mapping[str, str] | None = None) -> dict[str, str]:
        """The tester's own environment without what would change an answer, and with what fixes it."""
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.folder))
        users = dict.fromkeys(("LOGNAME", "USER", "LNAME", "USERNAME"), "tester")
        ours = {"SQQF_LEDGER": str(self.ledger), "SQQF_TODAY": today or self.today, "SQQF_LANG": "en"}
        return {**_kept(), **homes, **users, "LC_ALL": "C.UTF-8", **ours, **self.env, **(env or {})}

    def _prepared(self, lines: tuple[str, ...]) -> Path:
        key = hashlib.sha256(repr((self.today, lines)).encode()).hexdigest()[:16]
        path = self.shelf / f"{key}.db"
        if not path.exists():
            maker = Sqqf(path.with_suffix(""), self.shelf, self.today)
            maker.folder.mkdir()
            if lines[:-1]:
                maker.given(*lines[:-1])
            maker.ok(*shlex.split(lines[-1]))
            maker.ledger.rename(path)
        return path


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this run of the tests keeps the ledgers that it made once."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def sqqf(tmp_path: Path, shelf: Path) -> Sqqf:
    """The program in a folder of its own, on 2026-11-23, in English; no ledger yet."""
    return Sqqf(tmp_path, shelf)


@pytest.fixture
def city(sqqf: Sqqf) -> Sqqf:
    """The program with an empty ledger of the city's group."""
    return sqqf.given(CITY)


@pytest.fixture
def county(sqqf: Sqqf) -> Sqqf:
    """The program with an empty ledger of a county's group."""
    return sqqf.given(COUNTY)


@pytest.fixture
def case(sqqf: Sqqf) -> Sqqf:
    """The program with a city's ledger in which case 1, an appeal received on 2026-11-16, was just registered."""
    return sqqf.given(CITY, CASE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that the others are run beside it and nobody waits for it in the end."""
    items.sort(key=lambda item: item.name != "test_it_runs_as_a_script")
