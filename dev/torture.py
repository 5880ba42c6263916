"""The long drivers: what the tests do a little of, done at length, with a table of what went wrong.

    python dev/torture.py               all of them, each as often as COUNTS says
    python dev/torture.py flips=500     one, so often

A driver gives, for each thing that it tries, what was wrong with it. Ctrl-C ends one: the table says how far
it came.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dev import torture_calls, torture_files
from tests import damage, mutants
from tests.conftest import Sqqf
from tests.inside import Inside
from tests.moments import READING, mixed
from tests.test_cli_typed import ODD, unforeseen
from tests.test_damage import LEDGER
from tests.test_mutants import KINDS, laid_out

SECONDS, MEMORY = 120, 2 << 30
"""What one thing tried may take: seconds, and octets of memory."""
Tried = Iterator[list[str]]
"""For each thing tried, what was wrong."""


@contextmanager
def _program(*lines: str) -> Iterator[Sqqf]:
    """A program with a folder of its own, and with a ledger on which these lines were run."""
    with tempfile.TemporaryDirectory(prefix="sqqf-torture-") as name:
        (folder := Path(name, "home")).mkdir()
        (shelf := Path(name, "shelf")).mkdir()
        sqqf = Sqqf(folder, shelf)
        yield sqqf.given(*lines) if lines else sqqf


def edits() -> Tried:
    """Every edit of a table: each reading command as before, or verify ends with 12."""
    with _program(*LEDGER) as sqqf:
        yield from _damaged(sqqf, ((name, _edited(sqqf, edit)) for name, edit in damage.EDITS.items()))


def _edited(sqqf: Sqqf, statement: str) -> bytes:
    copy = Path(shutil.copy(sqqf.shelf / "whole.db", sqqf.shelf / "edited.db"))
    damage.change(copy, statement)
    return copy.read_bytes()


def flips() -> Tried:
    """Flipped bytes, of a ledger with small pages, so that few are of no use: the same law."""
    with _program(*LEDGER) as sqqf:
        damage.change(sqqf.ledger, "PRAGMA page_size=512", "VACUUM")
        flipped = damage.flips(sqqf.ledger.read_bytes(), sys.maxsize, seed=16)
        yield from _damaged(sqqf, ((f"byte {at}", content) for at, content in flipped))


def _damaged(sqqf: Sqqf, ledgers: Iterator[tuple[str, bytes]]) -> Tried:
    """Damaged ledgers, looked at one by one, each in a process forked from one that knows the program."""
    shutil.copy(sqqf.ledger, sqqf.shelf / "whole.db")
    inside = Inside(sqqf.folder, sqqf.shelf)
    before = damage.answers(inside)
    for turn, (name, content) in enumerate(ledgers):
        inside.ledger.write_bytes(content)
        yield [f"{name}: {one}" for one in _in_a_child(partial(damage.broken, inside, before, turn))]


def _in_a_child(work: Callable[[], list[str]]) -> list[str]:
    """What a process forked for it finds, in so many seconds and with so much memory as a user would bear."""
    gc.freeze()  # else each child would touch, and so copy, all that there is
    with tempfile.TemporaryFile("w+", encoding="utf-8") as into:
        if not (child := os.fork()):
            try:
                signal.alarm(SECONDS)
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                into.write(json.dumps(work()))
                into.flush()
            except BaseException:
                traceback.print_exc()
                os._exit(70)
            os._exit(0)
        if status := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            return [f"the process ended with {status}"]
        into.seek(0)
        found: list[str] = json.load(into)
        return found


def sweep() -> Tried:
    """Each call that changes a disk fails, or is the last: file and act or neither, and no untrue word."""
    with _handing_out() as (folder, ledger):
        for command in torture_files.COMMANDS:
            yield from torture_files.sweep(folder, ledger, command)
        for command in torture_calls.COMMANDS:
            yield from torture_calls.sweep(folder, ledger, command)


def kills() -> Tried:
    """Killed at random times: the same law."""
    with _handing_out() as (folder, ledger):
        yield from torture_files.at_random(folder, ledger)


@contextmanager
def _handing_out() -> Iterator[tuple[Path, Path]]:
    """A folder, and a ledger in which something can be handed out; the program is loaded."""
    with _program(*torture_files.LINES) as sqqf:
        inside = Inside(sqqf.folder, sqqf.shelf)
        ledger = Path(shutil.copy(sqqf.ledger, sqqf.shelf / "start.db"))
        for line in (*torture_files.COMMANDS[:1], torture_files.AFTER, "verify"):
            inside.ok(*line.split())
        yield sqqf.shelf, ledger


def files() -> Tried:
    """Files as nobody writes them, of each kind in turn: what is wrong with them is said.

    Templates only each fourth time: some take the ten seconds that they may.
    """
    with _program() as sqqf:
        for name in KINDS:
            _good(Inside(sqqf.folder, sqqf.shelf), name)  # that loads the program
        for seed in count():
            for name in (one for one in KINDS if one != "template" or seed % 4 == 0):
                yield _in_a_child(partial(_mutated, Inside(sqqf.folder, sqqf.shelf), name, seed))


def _good(sqqf: Sqqf, name: str) -> None:
    laid_out(sqqf, name)()
    (sqqf.folder / KINDS[name].name).write_bytes(KINDS[name].good)
    for line in KINDS[name].lines:
        sqqf(*line.split())


def _mutated(sqqf: Sqqf, name: str, seed: int) -> list[str]:
    for path in sqqf.folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    found = mutants.run(sqqf, KINDS[name], [seed], laid_out(sqqf, name))
    return [f"{name}, seed {seed}: {line}: {answer}" for seed, line, answer in found]


def moments() -> Tried:
    """Somebody writes between two questions to the file: each answer is true of one moment."""
    with _program() as sqqf:
        for command in READING:
            yield from mixed(sqqf, command, count(1))


def typed() -> Tried:
    """Odd values wherever something can be typed: the exit code is one that may be."""
    with _program(*LEDGER) as sqqf:
        for value in ODD:
            yield from unforeseen(Inside(sqqf.folder, sqqf.shelf), value)


DRIVERS: Mapping[str, Callable[[], Tried]] = {
    one.__name__: one for one in (edits, flips, sweep, kills, files, moments, typed)
}
COUNTS: Mapping[str, int] = {"flips": 9000, "kills": 1000, "files": 5000}
"""How often, where there is no end of it by itself."""


def _driven(name: str, most: int | None) -> tuple[int, int]:
    """How many things were tried, and how many were wrong."""
    tried = wrong = 0
    try:
        for found in islice(DRIVERS[name](), most):
            tried += 1
            wrong += bool(found)
            for one in found:
                print(f"{name}: {one}", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print(f"{name}: ended early", file=sys.stderr)
    return tried, wrong


def main(arguments: list[str]) -> int:
    """Run them; 1 where anything was wrong."""
    failed, rows = 0, []
    for argument in arguments or DRIVERS:
        name, _, wanted = argument.partition("=")
        begun = time.monotonic()
        tried, wrong = _driven(name, int(wanted) if wanted else COUNTS.get(name))
        rows.append(f"{name:<12}{tried:>9}{wrong:>9}{time.monotonic() - begun:>9.0f} s")
        failed += wrong
    print("\n".join((f"{'driver':<12}{'tried':>9}{'wrong':>9}{'time':>11}", *rows)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
