"""The long drivers: what the tests do a little of, done at length, with a table of what went wrong.

    python dev/torture.py               all of them, each as often as COUNTS says
    python dev/torture.py flips=500     one, so often

A driver gives, for each thing that it tries, what was wrong with it. Ctrl-C ends one: the table says how far
it came.
"""

from __future__ import annotations

import json
import os
import shutil
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
from tests.conftest import Answer, Sqqf
from tests.inside import Inside
from tests.moments import READING, mixed
from tests.test_damage import LEDGER
from tests.test_mutants import KINDS, laid_out

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
    """Flipped bytes: the same law."""
    with _program(*LEDGER) as sqqf:
        flipped = damage.flips(sqqf.ledger.read_bytes(), sys.maxsize, seed=16)
        yield from _damaged(sqqf, ((f"byte {at}", content) for at, content in flipped))


def _damaged(sqqf: Sqqf, ledgers: Iterator[tuple[str, bytes]]) -> Tried:
    """Damaged ledgers, looked at one by one, fifty in a process: that loads the program once."""
    shutil.copy(sqqf.ledger, sqqf.shelf / "whole.db")
    before = damage.answers(sqqf)
    while some := list(islice(ledgers, 50)):
        yield from _in_a_child(sqqf.shelf / "found.json", partial(_looked_at, sqqf, before, some))


def _looked_at(sqqf: Sqqf, before: list[Answer], ledgers: list[tuple[str, bytes]]) -> Tried:
    inside = Inside(sqqf.folder, sqqf.shelf)
    for name, content in ledgers:
        inside.ledger.write_bytes(content)
        yield [f"{name}: {one}" for one in damage.broken(inside, before)]


def _in_a_child(into: Path, work: Callable[[], Tried]) -> list[list[str]]:
    """What a process forked for it finds."""
    if not (child := os.fork()):
        try:
            into.write_text(json.dumps(list(work())), encoding="utf-8")
        except BaseException:
            traceback.print_exc()
            os._exit(70)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("the program took this process with it")
    found: list[list[str]] = json.loads(into.read_text(encoding="utf-8"))
    return found


def sweep() -> Tried:
    """Each call that changes a disk fails, or is the last: file and act or neither, and no untrue word."""
    with tempfile.TemporaryDirectory() as name:
        ledger = torture_files.prepared(Path(name, "start"))
        for command in torture_files.COMMANDS:
            yield from torture_files.sweep(Path(name), ledger, command)
        for command in torture_calls.COMMANDS:
            yield from torture_calls.sweep(Path(name), ledger, command)


def kills() -> Tried:
    """Killed at random times: the same law."""
    with tempfile.TemporaryDirectory() as name:
        yield from torture_files.at_random(Path(name), torture_files.prepared(Path(name, "start")))


def files() -> Tried:
    """Files as nobody writes them, of each kind in turn: what is wrong with them is said."""
    for seed in count():
        for name, kind in KINDS.items():
            with _program() as sqqf:
                found = mutants.run(sqqf, kind, [seed], laid_out(sqqf, name))
            yield [f"{name}, seed {seed}: {line}: {answer}" for seed, line, answer in found]


def moments() -> Tried:
    """Somebody writes between two questions to the file: each answer is true of one moment."""
    with _program() as sqqf:
        for command in READING:
            yield from mixed(sqqf, command, count(1))


DRIVERS: Mapping[str, Callable[[], Tried]] = {
    one.__name__: one for one in (edits, flips, sweep, kills, files, moments)
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
