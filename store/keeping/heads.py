"""Where each head went: kept beside the ledger, a line each, and only ever added to.

A chain by itself doesn't show that its end was cut off or that it was made anew from the start. A head that
somebody else holds does; this says which, so that ``verify`` can compare them all. It is no part of the
ledger: who can change the one can change the other, so a copy belongs on another machine.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Set
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.store.incoming import MOST_ATTACHED, opened
from sqqf.store.ledger.errors import UNSOUND, Damaged
from sqqf.store.ledger.ledger import Ledger

RESTORED = "restored"
COUNTERSIGNED = "countersigned"
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)


class Given(NamedTuple):
    """A head that left the ledger."""

    at: str
    """When, in UTC."""
    ledger: str
    """The ledger's own id."""
    head: str
    what: str
    """What carried it: ``report``, ``paper``, ``filing``, ``backup``, ``bundle``; or one of the two above."""
    where: str
    """A file's name, an address, the group that countersigned; empty for the screen."""


def log_beside(ledger: Path) -> Path:
    """The file in which it is kept where the heads of this ledger went."""
    return ledger.with_name(f"{ledger.name}.heads.log")


def now(ledger: Ledger, what: str, where: str, head: str | None = None) -> Given:
    """The head that goes out now: the ledger's present one unless another is named."""
    at = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"  # what follows within a second is still later
    return Given(at, str(ledger.opening["ledger"]), head or ledger.head, what, where)


def note(log: Path, given: Given) -> bool:
    """Add where a head went; False where that can't be written. Never through a link; for its owner alone."""
    line = json.dumps(given._asdict(), ensure_ascii=False) + "\n"
    try:
        descriptor = os.open(log, _FLAGS, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return False
            os.write(descriptor, line.encode())  # in one piece: others may be adding too
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        return False
    return True


class Heads(NamedTuple):
    """What a log says of one ledger's heads."""

    given: tuple[Given, ...]
    unreadable: int
    """Lines of no such form."""

    @property
    def countersigned(self) -> Given | None:
        """The last head that the city countersigned."""
        return next((one for one in reversed(self.given) if one.what == COUNTERSIGNED), None)

    def missing(self, there: Set[str]) -> Iterator[tuple[Given, bool]]:
        """The heads that the chain doesn't have, each once; and whether a restored backup explains it.

        It does where the ledger was restored later, to a point that the chain has.
        """
        restored = [one.at for one in self.given if one.what == RESTORED and one.head in there]
        last = max(restored, default="")
        absent = {one.head: one for one in self.given if one.head not in there}
        yield from ((one, one.at <= last) for one in absent.values())


NO_HEADS = Heads((), 0)


def read(paths: Iterable[Path], ledger_id: str) -> Heads:
    """What these logs say of the ledger with that id. Raises BadInput where one isn't there to be read."""
    given, unreadable = [], 0
    for path in paths:
        with opened(path, MOST_ATTACHED) as file:
            for line in file:
                if (one := _given(line)) is None:
                    unreadable += 1
                elif one.ledger == ledger_id:
                    given.append(one)
    return Heads(tuple(sorted(given)), unreadable)


def known_of(ledger: Ledger, path: Path, elsewhere: Iterable[Path] = ()) -> Heads:
    """What is known of this ledger's heads: beside it, and in logs that were kept elsewhere.

    Raises BadInput where one of those isn't there to be read.
    """
    try:
        ledger_id = str(ledger.opening["ledger"])
    except (Damaged, *UNSOUND):  # which the walk through the ledger names
        return NO_HEADS
    told = read(elsewhere, ledger_id)
    beside = log_beside(path)
    if os.path.lexists(beside):
        try:
            here = read([beside], ledger_id)
        except BadInput:  # no file, or nobody may read it
            here = Heads((), 1)
        told = Heads(tuple(sorted({*told.given, *here.given})), told.unreadable + here.unreadable)
    return told


def _given(line: bytes) -> Given | None:
    try:
        content = json.loads(line)
        found = Given(**content)
    except (ValueError, TypeError, RecursionError):
        return None
    texts = all(isinstance(one, str) for one in found)
    return found if texts and _HASH.fullmatch(found.head) else None
