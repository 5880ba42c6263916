"""A ledger made anew from the acts that can still be read, beside the damaged file, which stays as it is.

Tables, triggers and index are the program's own. What goes on record again is what the chain proves: the acts
up to the first that is missing or isn't what was recorded. What can be read after that is written down apart,
to be looked at and recorded by hand.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.record.acts import GENESIS, next_head
from sqqf.procedure.tracks import IDS, track
from sqqf.store import files
from sqqf.store.index import index
from sqqf.store.index.following import remember_calendar
from sqqf.store.ledger.connection import new_file
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.errors import UNSOUND, Damaged
from sqqf.store.ledger.informants import Informant, keep
from sqqf.store.ledger.journal import act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.takeover.imports import first_acts, taken_back
from sqqf.store.verify import verify

_ROWS = 500
_MOST_FAILED = 10_000
"""After so many places in a row at which nothing can be read, the journal is taken to end."""
_BEGINNINGS = {kind: name for name in IDS for kind in track(name).beginnings}
Row = tuple[Any, ...]


class Rebuilt(NamedTuple):
    """What came of it."""

    file: str
    acts: int
    head: str
    rest: str | None
    """Where the acts are written down that can be read and aren't proved; None where there are none."""
    unproved: int
    unreadable: int
    """Acts that can't be read, so far as the numbers tell."""
    informants_lost: int
    ok: bool
    """Whether ``verify`` finds nothing wrong with it."""


def rebuild(damaged: Path, tick: Callable[[], None]) -> Rebuilt:
    """Make the ledger anew in a file beside ``damaged``, under a name that is free.

    Raises BadInput where nothing can be written there, Damaged where not even its opening can be read.
    """
    into = files.free_name(damaged.parent, f"{damaged.stem}-重建", ".db")
    with _apart(damaged) as old, new_file(into) as connection:
        proved, rest, unreadable = _sorted(old)
        if len(proved) < 2:
            raise Damaged("nothing_to_rebuild", path=str(damaged))
        connection.executemany(f"INSERT INTO acts VALUES ({','.join('?' * 10)})", proved)
        connection.execute("INSERT OR REPLACE INTO index_facts VALUES ('head', ?)", (proved[-1][-1],))
        ledger = Ledger(connection)
        remember_calendar(ledger)
        lost = _informants(old, ledger)
        _index(ledger, tick)
        sound = verify(ledger, None, lambda: None).ok
    listed = [dict(zip(_NAMES, row, strict=True)) for row in rest]
    apart = files.write_new(into.with_suffix(".rest.json"), files.as_json({"acts": listed})) if rest else None
    head = str(proved[-1][-1])
    named = str(apart) if apart else None
    return Rebuilt(str(into), len(proved), head, named, len(rest), unreadable, lost, sound)


_NAMES = ("seq", "case_id", "kind", "on", "recorded_at", "by", "today", "body", "hash", "head")


@contextlib.contextmanager
def _apart(damaged: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the file to read from, with what a crash left half done taken back in it alone."""
    with tempfile.TemporaryDirectory(prefix=".sqqf-", dir=damaged.parent) as folder:
        copy = Path(folder) / "a.db"
        for ending in ("", "-journal", "-wal"):
            if (source := damaged.with_name(damaged.name + ending)).is_file():
                shutil.copyfile(source, copy.with_name(copy.name + ending))
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA writable_schema=ON")  # what can't be made out is passed over
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            try:
                tables = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'acts'"
                if not connection.execute(tables).fetchone():
                    raise Damaged("nothing_to_rebuild", path=str(damaged))
            except sqlite3.Error:
                raise Damaged("nothing_to_rebuild", path=str(damaged)) from None
            yield connection


def _sorted(old: sqlite3.Connection) -> tuple[list[Row], list[Row], int]:
    """The acts that the chain proves, those that can be read after them, and how many are surely lost."""
    proved, rest, unreadable = list[Row](), list[Row](), 0
    head, hashes, before = GENESIS, dict[str | None, str](), 0
    for row in _read(old):
        if row is None:
            unreadable += 1
            continue
        unreadable += min(row[0] - before - 1, _MOST_FAILED)  # a place may be a number that was damaged
        before = row[0]
        if not unreadable and not rest and _follows(row, head, hashes):
            head, hashes[row[1]] = row[-1], row[-2]
            proved.append(row)
        else:
            rest.append(row)
    return proved, rest, unreadable


def _follows(row: Row, head: str, hashes: dict[str | None, str]) -> bool:
    """Whether an act is what was recorded, after those before it."""
    try:
        act = act_from(row)
        computed = act.hash(hashes.get(row[1], GENESIS), row[7])
        as_written = (row[3], row[6]) == (act.on and iso(act.on), act.today and iso(act.today))
        return as_written and (computed, next_head(head, computed)) == (row[-2], row[-1])
    except UNSOUND:
        return False


def _read(old: sqlite3.Connection) -> Iterator[Row | None]:
    """The acts in their order, page by page, one by one where that fails; None where it ends in failing."""
    names = "seq, case_id, kind, on_date, recorded_at, recorded_by, today, body, hash, head"
    acts = f"SELECT {names} FROM acts NOT INDEXED"
    seq, failed = 0, 0
    while failed < _MOST_FAILED:
        found = _fetched(old, f"{acts} WHERE seq > ? ORDER BY seq LIMIT {_ROWS}", seq)
        if found == []:
            return
        if found is None:  # something of the page can't be read
            seq += 1
            found = _fetched(old, f"{acts} WHERE seq = ?", seq) or []
        failed = 0 if found else failed + 1
        yield from found
        seq = found[-1][0] if found else seq
    yield None


def _fetched(old: sqlite3.Connection, query: str, place: int) -> list[Row] | None:
    try:
        return old.execute(query, (place,)).fetchall()
    except (sqlite3.Error, UnicodeError):
        return None


def _informants(old: sqlite3.Connection, ledger: Ledger) -> int:
    """Take over who gave the leads, where the journal's hash still stands for them; how many are lost."""
    hashes = (
        "SELECT case_id, json_extract(body, '$.informant') AS hash FROM acts"
        " WHERE instr(body, '\"informant\"') AND hash IS NOT NULL"
    )
    wanted = ledger.connection.execute(hashes).fetchall()
    kept = 0
    for lead_id, said in wanted:
        query = "SELECT name, contact, salt FROM informants WHERE lead_id = ?"
        with contextlib.suppress(sqlite3.Error, *UNSOUND):
            found = Informant(*old.execute(query, (lead_id,)).fetchone())
            if found.hash == said:
                keep(ledger.connection, lead_id, found)
                kept += 1
    return len(wanted) - kept


def _index(ledger: Ledger, tick: Callable[[], None]) -> None:
    """List every case and lead; a second time, now that all are there that they name."""
    gone = {act.case for one in taken_back(ledger) for act in first_acts(ledger, one)}
    marks = ",".join("?" * len(_BEGINNINGS))
    query = f"SELECT case_id FROM acts WHERE kind IN ({marks}) ORDER BY seq"
    ids = [
        one for (one,) in ledger.connection.execute(query, tuple(_BEGINNINGS)).fetchall() if one not in gone
    ]
    for again in (False, True):
        for n, dossier_id in enumerate(ids, start=1):
            dossier = read_dossier(ledger, dossier_id)
            connected = index.links(ledger.connection, str(dossier.number)) if again else index.NO_LINKS
            entry = index.indexed(dossier, ledger.profile_of(dossier), index.basis_of(ledger), connected)
            index.write(ledger.connection, n, entry)
            tick()
