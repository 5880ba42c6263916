"""Keeping a ledger: a copy of it as it stands at one moment, proved before it gets its name, and back again.

A backup is no act. It may be sealed to a recipient's key, so that whoever finds it can't read it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.store import files
from sqqf.store.incoming import MOST_ATTACHED, opened, read_bytes
from sqqf.store.keeping import heads, sealing
from sqqf.store.ledger.connection import copied
from sqqf.store.ledger.errors import Damaged
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.opening import brought_up_to_date
from sqqf.store.verify import verify

Tick = Callable[[], None]


class Copy(NamedTuple):
    """A ledger that was copied whole, and up to where it goes."""

    file: str
    acts: int
    cases: int
    leads: int
    head: str
    recorded_until: str
    """When its last act was recorded."""
    sealed: bool


def back_up(ledger: Ledger, path: Path, recipient: str | None, tick: Tick) -> Copy:
    """Copy the ledger to ``path``, sealed to ``recipient`` where there is one; others may write meanwhile.

    Raises BadInput where something has that name, or the recipient is none; Damaged where the copy isn't what
    was recorded, and then there is none.
    """
    files.check_new(path)
    seal = sealing.to(recipient) if recipient is not None else None
    if seal is None:
        with copied(ledger.connection, path, brought_up_to_date) as connection:
            return _proved(connection, path, tick, sealed=False)
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        ledger.connection.backup(connection)
        copy = _proved(connection, path, tick, sealed=True)
        files.write_new(path, seal(connection.serialize()))
    return copy


def restore(backup: Path, path: Path, identity: Path | None, tick: Tick) -> Copy:
    """Make a backup a ledger again, at ``path``. ``identity``: the file with the key that opens a sealed one.

    Raises BadInput where something has that name, where there is no such backup, or it can't be opened with
    this key; Damaged where it isn't a ledger of ours, or isn't what was recorded: then there is none.
    """
    files.check_new(path)
    with (
        _content_of(backup, identity) as (source, sealed),
        copied(source, path, brought_up_to_date) as connection,
    ):
        copy = _proved(connection, path, tick, sealed=sealed)
        given = heads.now(Ledger(connection), heads.RESTORED, backup.name)
    heads.note(heads.log_beside(path), given)
    return copy


@contextlib.contextmanager
def _content_of(backup: Path, identity: Path | None) -> Iterator[tuple[sqlite3.Connection, bool]]:
    """A connection to what a backup holds, and whether it was sealed."""
    with opened(backup, MOST_ATTACHED) as file:
        sealed = file.read(len(sealing.BEGINNING)) == sealing.BEGINNING
    if not sealed:
        uri = f"{backup.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as source:
            yield source, False
        return
    if identity is None:
        raise BadInput("sealed_backup", path=str(backup))
    content = sealing.opened_with(read_bytes(backup, MOST_ATTACHED), identity)
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as source:
        source.deserialize(content)
        yield source, True


def _proved(connection: sqlite3.Connection, path: Path, tick: Tick, *, sealed: bool) -> Copy:
    verdict = verify(Ledger(connection), None, tick)
    if not verdict.ok or verdict.head is None:
        raise Damaged("copy_unsound", path=str(path))
    (until,) = connection.execute("SELECT recorded_at FROM acts ORDER BY seq DESC LIMIT 1").fetchone()
    assert verdict.acts is not None
    assert verdict.cases is not None
    assert verdict.leads is not None
    return Copy(str(path), verdict.acts, verdict.cases, verdict.leads, verdict.head, until, sealed)
