"""The long drivers: what the tests do a little of, done at length, with a table of what went wrong.

    python dev/torture.py            all of them
    python dev/torture.py flips      one

A driver is a function in DRIVERS: it gives how many things it tried, and all that was wrong.
"""

from __future__ import annotations

import functools
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dev import torture_files
from dev.inside import Inside
from tests import damage, mutants
from tests.conftest import Answer, Sqqf
from tests.test_damage import LEDGER
from tests.test_mutants import KINDS, laid_out

Tried = tuple[int, list[str]]
"""How many things were tried, and what was wrong."""


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
        return _damaged(sqqf, ((name, _edited(sqqf, statement)) for name, statement in damage.EDITS.items()))


def _edited(sqqf: Sqqf, statement: str) -> bytes:
    copy = Path(shutil.copy(sqqf.ledger, sqqf.shelf / "edited.db"))
    damage.change(copy, statement)
    return copy.read_bytes()


FLIPS = 9000


def flips() -> Tried:
    """Flipped bytes: the same law."""
    with _program(*LEDGER) as sqqf:
        flipped = damage.flips(sqqf.ledger.read_bytes(), FLIPS, seed=16)
        return _damaged(sqqf, ((f"byte {at}", content) for at, content in flipped))


def _damaged(sqqf: Sqqf, ledgers: Iterator[tuple[str, bytes]]) -> Tried:
    """Damaged ledgers, looked at one by one, a hundred in a process: that loads the program once."""
    before = damage.answers(sqqf)
    inside = Inside(sqqf.folder / "inside", sqqf.shelf)
    inside.folder.mkdir()
    tried, wrong = 0, list[str]()
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=100) as pool:
        for found in pool.imap(functools.partial(_looked_at, inside, before), ledgers):
            tried += 1
            wrong += found
        pool.close()
        pool.join()
    return tried, wrong


def _looked_at(inside: Inside, before: list[Answer], ledger: tuple[str, bytes]) -> list[str]:
    name, content = ledger
    inside.ledger.write_bytes(content)
    return [f"{name}: {one}" for one in damage.broken(inside, before)]


KILLS = 1000


def kills() -> Tried:
    """Killed at each call that changes a disk, and at random times: a file and its act, or neither."""
    table = torture_files.run(KILLS)
    return sum(tried for _, tried, _ in table), [f"{name}: {found}" for name, _, found in table if found]


MUTANTS = 5000


def files() -> Tried:
    """Files as nobody writes them, as many of each kind: what is wrong with them is said, and nothing else."""
    each, wrong = MUTANTS // len(KINDS), list[str]()
    for name, kind in KINDS.items():
        with _program() as sqqf:
            found = mutants.run(sqqf, kind, range(each), laid_out(sqqf, name))
        wrong += [f"{name}, seed {seed}: {line}: {answer}" for seed, line, answer in found]
    return each * len(KINDS), wrong


DRIVERS: Mapping[str, Callable[[], Tried]] = {"edits": edits, "flips": flips, "kills": kills, "files": files}


def main(names: list[str]) -> int:
    """Run them; 1 where anything was wrong."""
    failed = 0
    rows = []
    for name in names or DRIVERS:
        begun = time.monotonic()
        tried, wrong = DRIVERS[name]()
        rows.append(f"{name:<12}{tried:>9}{len(wrong):>9}{time.monotonic() - begun:>9.0f} s")
        failed += len(wrong)
        for one in wrong[:20]:
            print(f"{name}: {one}", file=sys.stderr)
    print("\n".join((f"{'driver':<12}{'tried':>9}{'wrong':>9}{'time':>11}", *rows)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
