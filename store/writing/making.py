"""Making a new ledger."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.rules.profile import Profile
from sqqf.store.index.following import remember_calendar
from sqqf.store.ledger.connection import immediate, new_file
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.profiles import profile_body
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.done import note
from sqqf.store.writing.transaction import Writing


class NewLedger(NamedTuple):
    """Whose a new ledger is, and which rules hold in it."""

    group: str
    level: str
    """``city`` or ``county``"""
    prefix: str
    profile: Profile
    first_serial: int = 1
    """The number of the first case of the year of opening."""


def create_ledger(path: Path, new: NewLedger, stamp: Stamp) -> None:
    """Make a new ledger, whole or not at all. Raises Refused where a file exists."""
    with making(path, new, stamp):
        pass


@contextlib.contextmanager
def making(path: Path, new: NewLedger, stamp: Stamp) -> Iterator[Writing]:
    """A new ledger with more recorded in the same transaction; it appears when that is done, or not at all.

    Its first two acts say whose it is and which rules hold. Raises Refused where a file exists.
    """
    opening = {
        "ledger": stamp.new_id(),
        "group": new.group,
        "level": new.level,
        "prefix": new.prefix,
        "next": {"year": stamp.today.year, "serial": new.first_serial},
    }
    with new_file(path) as connection, immediate(connection):
        ledger = Ledger(connection)
        writing = Writing(ledger, stamp)
        writing.record("opened", opening, stamp.today)
        writing.record("profile", profile_body(new.profile), None)
        remember_calendar(ledger)
        yield writing
        writing.finish()
    note(writing.seq)
