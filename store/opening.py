"""Opening a ledger that is there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqqf.store.ledger.connection import connect
from sqqf.store.ledger.ledger import Ledger


def open_ledger(path: Path) -> Ledger:
    """Open an existing ledger. Raises NoLedger, Damaged or Busy."""
    return Ledger(connect(path, brought_up_to_date))


def brought_up_to_date(connection: sqlite3.Connection) -> None:
    from sqqf.store.index.relisting import list_anew  # noqa: PLC0415  (for an old ledger)

    list_anew(Ledger(connection))
