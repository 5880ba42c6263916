"""Files that are handed out with an act: what becomes of them when the process is killed in the middle.

Each round runs one command in a process of its own and kills it: before the N-th of its calls that change a
disk (``killed_at_call``), or after some time (``killed_after``). Then it looks (``Round.faults``): no file is
there whose act isn't on record; once something else was recorded every act's file is, and nothing is left
over; no number was given twice. Needs ``fork``.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

CALLS = ("open", "fsync", "fchmod", "link", "unlink", "rename", "replace")
BEGIN = "init --group 阳江市容错调查工作小组 --level city --prefix 阳容"
CASE = (
    "case new --channel appeal --applicant 陈某 --unit 某局 --matter 事项 --point 要点 --received 2026-11-16"
    " --officer 李某"
)
LINES = (
    BEGIN,
    CASE,
    "case accept 1 --on 2026-11-20",
    "lead new --source s1 --area i1 --unit 某局 --text 推诿 --received 2026-11-16",
)
COMMANDS = ("paper make acceptance 1", "paper make acceptance 1 --output out/函.docx")
AFTER = "case note 1 --text 之后"
TODAY = "2026-11-23"


class Killed(NamedTuple):
    """How a run ended: by whom it was killed, or its exit code."""

    status: int

    @property
    def by_kill(self) -> bool:
        return self.status in (-signal.SIGKILL, -signal.SIGALRM)


class Round:
    """A folder with a ledger in which the lines were run."""

    def __init__(self, folder: Path, ledger: Path) -> None:
        self.folder, self.ledger = folder, folder / "a.db"
        shutil.copy(ledger, self.ledger)
        (folder / "out").mkdir(mode=0o700)

    def run(self, line: str, before: Callable[[], object] = int) -> Killed:
        """One command line in a process of its own, with ``before`` called in it first."""
        gc.freeze()  # else each child would touch, and so copy, all that there is
        child = os.fork()
        if child:
            return Killed(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        code = 70
        try:
            code = _child(self.folder, self.ledger, line, before)
        finally:
            os._exit(code)

    def faults(self) -> Iterator[str]:
        """What must never be, looked for now and once something else was recorded."""
        recorded = _papers(self.ledger)
        for path in self._files():
            if hashlib.sha256(path.read_bytes()).hexdigest() not in {body["sha256"] for body in recorded}:
                yield f"a file without its act: {path.name}"
        if self.run(AFTER).status:
            yield "nothing can be recorded any more"
        recorded = _papers(self.ledger)
        sums = {hashlib.sha256(path.read_bytes()).hexdigest() for path in self._files()}
        yield from (
            f"an act without its file: {one['name']}" for one in recorded if one["sha256"] not in sums
        )
        # A paper made again about the same act, to the same, keeps its number.
        numbered = {(one["number"], one.get("about"), one.get("to")) for one in recorded if one["number"]}
        given = [number for number, *_ in numbered]
        yield from (f"a number given twice: {no}" for no in {*given} if given.count(no) > 1)
        yield from (f"left over: {path.name}" for path in self.folder.rglob(".*"))

    def acts(self) -> int:
        """How many acts are on record."""
        from sqqf.store.opening import open_ledger

        with open_ledger(self.ledger) as opened:
            (found,) = opened.connection.execute("SELECT count(*) FROM acts").fetchone()
            return int(found)

    def _files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*.docx") if not path.name.startswith(".")]


def killed_at_call(n: int) -> Callable[[], None]:
    """Kill this process before its ``n``-th call that changes a disk; before and after COMMIT too."""
    left = [n]

    def count() -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql != "COMMIT":
                return super().execute(sql, *values)
            count()
            cursor = super().execute(sql)
            count()
            return cursor

    def install() -> None:
        for name in CALLS:
            setattr(os, name, _counted(getattr(os, name), count))
        connect = sqlite3.connect
        sqlite3.connect = lambda *a, **k: connect(*a, factory=Connection, **k)  # type: ignore[assignment]

    return install


def killed_after(seconds: float) -> Callable[[], None]:
    """Kill this process after so long."""

    def install() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    return install


def _counted(call: Callable[..., Any], count: Callable[[], None]) -> Callable[..., Any]:
    def counted(*arguments: Any, **named: Any) -> Any:
        count()
        return call(*arguments, **named)

    return counted


def _child(folder: Path, ledger: Path, line: str, before: Callable[[], object]) -> int:
    from sqqf.cli.main import main  # in the child: what it loads stays its own

    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    before()
    return main(["--ledger", str(ledger), "--today", TODAY, "--by", "tester", "--lang", "en", *line.split()])


def _papers(ledger: Path) -> list[dict[str, Any]]:
    from sqqf.store.opening import open_ledger

    with open_ledger(ledger) as opened:  # rolls back what a kill left half written
        rows = opened.connection.execute("SELECT body FROM acts WHERE kind = 'paper_made'").fetchall()
        return [json.loads(body) for (body,) in rows]


def prepared(folder: Path) -> Path:
    """A ledger in which something can be handed out."""
    folder.mkdir(parents=True)
    ledger = folder / "start.db"
    (folder / "empty").mkdir()
    for line in LINES:
        maker = Round.__new__(Round)
        maker.folder, maker.ledger = folder, ledger
        if code := maker.run(line).status:
            raise RuntimeError(f"{line}: exit {code}")
    return ledger


def sweep(folder: Path, ledger: Path, command: str, most: int = 200) -> Iterator[list[str]]:
    """Kill at the first call, the second, …, until it comes through; what was wrong after each."""
    for n in range(1, most):
        with tempfile.TemporaryDirectory(dir=folder) as place:
            one = Round(Path(place), ledger)
            ended = one.run(command, killed_at_call(n))
            faults = [f"{command}, call {n}: {fault}" for fault in one.faults()]
            if not ended.by_kill:
                if faults or ended.status:
                    yield [*faults, f"{command}: exit {ended.status}"]
                return
            yield faults
    raise RuntimeError(f"{command} makes more than {most} calls")


def at_random(folder: Path, ledger: Path, seed: int = 1) -> Iterator[list[str]]:
    """Kill at random times, fifty times on the same ledger; what was wrong after each kill."""
    chance = random.Random(seed)  # noqa: S311  (a seed is to give the same again)
    while True:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            one = Round(Path(place), ledger)
            begun = time.monotonic()
            one.run(COMMANDS[0])
            took = time.monotonic() - begun
            for n in range(50):
                into = f" --output out/{n}.docx" if n % 2 else ""
                ended = one.run(f"{COMMANDS[0]}{into}", killed_after(took * chance.random()))
                faults = list(one.faults())
                if ended.by_kill or faults:
                    yield faults
