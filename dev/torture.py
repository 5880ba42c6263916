"""The long drivers: what the tests do a little of, done at length, with a table of what went wrong.

    python dev/torture.py            all of them
    python dev/torture.py flips      one

A driver is a function in DRIVERS: it gives how many things it tried, and all that was wrong.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from dev import torture_files
from tests import damage
from tests.conftest import Sqqf
from tests.test_damage import LEDGER

Tried = tuple[int, list[str]]
"""How many things were tried, and what was wrong."""


@contextmanager
def _ledger() -> Iterator[Sqqf]:
    """A program with a ledger of its own."""
    with tempfile.TemporaryDirectory(prefix="sqqf-torture-") as name:
        (folder := Path(name, "home")).mkdir()
        (shelf := Path(name, "shelf")).mkdir()
        yield Sqqf(folder, shelf).given(*LEDGER)


def edits() -> Tried:
    """Every edit of a table: each reading command as before, or verify ends with 12."""
    wrong = []
    with _ledger() as sqqf:
        whole = shutil.copy(sqqf.ledger, sqqf.shelf / "whole.db")
        before = damage.answers(sqqf)
        for name, statement in damage.EDITS.items():
            shutil.copy(whole, sqqf.ledger)
            damage.change(sqqf.ledger, statement)
            wrong += [f"{name}: {one}" for one in damage.broken(sqqf, before)]
    return len(damage.EDITS), wrong


FLIPS = 9000


def flips() -> Tried:
    """Flipped bytes: the same law."""
    wrong = []
    with _ledger() as sqqf:
        before, whole = damage.answers(sqqf), sqqf.ledger.read_bytes()
        for at, flipped in damage.flips(whole, FLIPS, seed=16):
            sqqf.ledger.write_bytes(flipped)
            wrong += [f"byte {at}: {one}" for one in damage.broken(sqqf, before)]
    return FLIPS, wrong


KILLS = 1000


def kills() -> Tried:
    """Killed at each call that changes a disk, and at random times: a file and its act, or neither."""
    table = torture_files.run(KILLS)
    return sum(tried for _, tried, _ in table), [f"{name}: {found}" for name, _, found in table if found]


DRIVERS: Mapping[str, Callable[[], Tried]] = {"edits": edits, "flips": flips, "kills": kills}


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
