"""The day's backup made, and those taken away that are more than are to stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqqf.store import files
from sqqf.store.keeping.backups import Copy, back_up
from sqqf.store.keeping.rotation import DailyBackup
from sqqf.store.ledger.ledger import Ledger


def back_up_daily(
    ledger: Ledger, path: Path, asked: DailyBackup, on: date, tick: Callable[[], None]
) -> Copy | None:
    """The day's backup of the ledger at ``path``; None where it is there already.

    The oldest go only once the new one is proved. Raises as ``back_up`` does.
    """
    into = asked.path(path, on)
    if files.is_file(into):
        return None
    files.make_folder(asked.folder)
    copy = back_up(ledger, into, asked.recipient, tick)
    for old in asked.oldest(path):
        old.unlink(missing_ok=True)
    return copy
