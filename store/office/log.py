"""Who recorded what, when: the journal of the whole ledger, in the order of recording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from sqqf.calendar.dates import CHINA
from sqqf.procedure.record.acts import Act
from sqqf.store.index.bearers import unknown
from sqqf.store.index.reading import pages
from sqqf.store.ledger.journal import ACT_COLUMNS, act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.takeover.imports import number_of


class LogFilter(NamedTuple):
    """Which acts are asked for; by default all."""

    dossier_id: str | None = None
    since: date | None = None
    """Recorded on this day in China, or later."""
    by: str | None = None
    kind: str | None = None


class Entry(NamedTuple):
    """An act, and the number of the case or lead that it is about; None for one on the ledger itself."""

    act: Act
    no: str | None


def log(ledger: Ledger, wanted: LogFilter) -> Iterator[Entry]:
    """The acts asked for, in the order of recording; those of an import that was taken back too.

    Raises BadInput where nobody has ever recorded by that name.
    """
    conditions = {
        "case_id = ?": wanted.dossier_id,
        "recorded_at >= ?": wanted.since and _begin_of(wanted.since),
        "recorded_by = ?": wanted.by,
        "kind = ?": wanted.kind,
    }
    asked = {condition: value for condition, value in conditions.items() if value is not None}
    if wanted.by is not None:
        _expect(ledger, wanted.by)
    query = (
        f"SELECT {ACT_COLUMNS}, (SELECT no FROM dossiers WHERE id = case_id) FROM acts"
        f" WHERE {' AND '.join([*asked, 'seq > ?'])} ORDER BY seq LIMIT ?"
    )
    for *row, no in pages(ledger.connection, query, [*asked.values()], (0,)):
        act = act_from(tuple(row))
        yield Entry(act, no or (number_of(act) if act.case else None))


def _begin_of(day: date) -> str:
    """The moment at which a day begins in China, as moments of recording are written."""
    return datetime.combine(day, time(), CHINA).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _expect(ledger: Ledger, by: str) -> None:
    rows = ledger.connection.execute("SELECT DISTINCT recorded_by FROM acts").fetchall()
    names = {name for (name,) in rows}
    if by not in names:
        raise unknown("nobody_recorded", by, names)
