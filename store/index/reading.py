"""What the commands list: read in short pages, so that no cursor stays open while something is printed."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.entries import Yellow
from sqqf.procedure.time.lights import Clock, DeadlineLine, LimitStatus, Running, limit_status
from sqqf.store.index.following import current_workdays
from sqqf.store.index.narrowing import ALL, OF_UNIT, SORTED, DossierFilter, narrowed
from sqqf.store.ledger.ledger import Ledger

PAGE = 500
WAITS = 2
"""In the column ``paused``: whom the date is for hasn't been told yet. 1 is a clock that stands still."""


class DeadlineFilter(NamedTuple):
    """Which limits are asked for. ``due_before`` excludes its day."""

    due_before: date | None = None
    officer: str | None = None
    unit: str | None = None
    """As ``DossierFilter.unit``."""
    kind: str | None = None
    settled: bool = False
    """Those met and lapsed too."""
    provisional: bool = False
    """Only those whose date isn't certain."""
    case_id: str | None = None


def deadline_lines(ledger: Ledger, wanted: DeadlineFilter, today: date) -> Iterator[DeadlineLine]:
    """The limits asked for, soonest first, as they stand on ``today``."""
    workdays = current_workdays(ledger)  # before the first line is asked for
    return lines(ledger.connection, wanted, Clock(today, workdays, ledger.profile_on(today).yellows))


def lines(connection: sqlite3.Connection, wanted: DeadlineFilter, clock: Clock) -> Iterator[DeadlineLine]:
    """The limits asked for, soonest first, by this clock."""

    @cache
    def stands(due_on: str, met_on: str | None, lapsed: int, paused: int, kind: str) -> LimitStatus:
        met = date.fromisoformat(met_on) if met_on else None
        due = date.fromisoformat(due_on)
        limit = Running(due, met, bool(lapsed), bool(paused), kind, waits=paused == WAITS)
        return limit_status(limit, clock)

    where, values = _conditions(wanted)
    query = (
        f"SELECT due_on, n, kind, item, {_LINE} FROM deadlines JOIN dossiers USING (n) WHERE {where}"
        " AND (due_on, n, kind, item) > (?, ?, ?, ?) ORDER BY due_on, n, kind, item LIMIT ?"
    )
    for due, _, kind, item, *line, met, lapsed, paused, provisional, officer, party, unit, length in pages(
        connection, query, values, ("", 0, "", 0)
    ):
        no, article, basis, starts, days, original = line
        status = stands(due, met, lapsed, paused, kind)
        counted = (no, kind, article, basis, starts, days, original, due, met)
        yield DeadlineLine(*counted, *status, bool(provisional), officer, party, item or None, unit, length)


_LINE = (
    "no, article, basis, starts_on, working_days, original_due_on, met_on, lapsed, paused, provisional,"
    " officer, party, unit, length"
)


def summaries(
    connection: sqlite3.Connection,
    track: str = "tolerance",
    wanted: DossierFilter = ALL,
    order: str | None = None,
) -> Iterator[str]:
    """The cases or leads in the order of their registration, each as the JSON text that the index keeps.

    ``order``: by one of ``SORTED``, with ``-`` before it the last first; what isn't known stands at the end.
    """
    conditions, values = narrowed(wanted)
    # Without the plus SQLite goes by the index of states, and sorts what it finds anew for each page.
    where = " AND ".join(["+track=?", *conditions])
    if order:
        yield from _in_order(connection, where, (track, *values), order)
        return
    query = f"SELECT n, document FROM dossiers JOIN documents USING (n) WHERE {where} AND n > ?"
    query += " ORDER BY n LIMIT ?"
    for _, document in pages(connection, query, (track, *values), (0,)):
        yield document


def _in_order(connection: sqlite3.Connection, where: str, values: Sequence[Any], order: str) -> Iterator[str]:
    """They are put in order once; their texts are read page by page."""
    by, way = SORTED[order.removeprefix("-")], "DESC" if order.startswith("-") else "ASC"
    query = f"SELECT n FROM dossiers JOIN documents USING (n) WHERE {where} ORDER BY {by} {way} NULLS LAST, n"
    found = [n for (n,) in connection.execute(query, values).fetchall()]
    for start in range(0, len(found), PAGE):
        page = json.dumps(found[start : start + PAGE])
        query = "SELECT document FROM json_each(?) AS page JOIN documents ON n = page.value ORDER BY page.key"
        for (document,) in connection.execute(query, (page,)).fetchall():
            yield document


def ids(connection: sqlite3.Connection, wanted: DossierFilter) -> list[str]:
    """The ids of the cases and leads that are asked for, in the order of their registration."""
    conditions, values = narrowed(wanted)
    where = " AND ".join(["1", *conditions])
    rows = connection.execute(f"SELECT id FROM dossiers WHERE {where} ORDER BY n", values).fetchall()
    return [dossier_id for (dossier_id,) in rows]


def read_summary(ledger: Ledger, dossier_id: str) -> dict[str, Any]:
    """The case or the lead as it is listed."""
    (text,) = ledger.connection.execute(
        "SELECT document FROM documents JOIN dossiers USING (n) WHERE id=?", (dossier_id,)
    ).fetchone()
    summary: dict[str, Any] = json.loads(text)
    return summary


def pages(
    connection: sqlite3.Connection, query: str, values: Sequence[Any], start: tuple[Any, ...]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query whose first columns are its key and whose last values are (after key, size)."""
    key, size = start, 50  # a small first page: the first row is on the screen at once
    while rows := connection.execute(query, (*values, *key, size)).fetchall():
        yield from rows
        key, size = rows[-1][: len(start)], PAGE


class Count(NamedTuple):
    """What stands where: cases and leads by state, open limits by status, and the load of each officer."""

    states: Mapping[str, Mapping[str, int]]
    """By track."""
    statuses: Mapping[str, int]
    officers: Sequence[tuple[str | None, int, int]]
    """(officer, open cases and leads, overdue limits)"""


def count(connection: sqlite3.Connection, today: date, workdays: Workdays, soon: Yellow) -> Count:
    """The figures of the summary, counted in the file."""
    clock = Clock(today, workdays, soon)
    states: dict[str, dict[str, int]] = {}
    for track, state, number in connection.execute(
        "SELECT track, state, count(*) FROM dossiers GROUP BY track, state"
    ).fetchall():
        states.setdefault(track, {})[state] = number
    statuses: dict[str, int] = {}
    # Sorting by kind too costs half as much again: only where a kind has a light of its own.
    column, apart = ("kind", ", kind") if soon.own else ("''", "")
    for due_on, kind, number in connection.execute(
        f"SELECT due_on, {column}, count(*) FROM deadlines WHERE met_on IS NULL AND NOT lapsed AND NOT paused"
        f" GROUP BY due_on{apart}"
    ).fetchall():
        status = limit_status(Running(date.fromisoformat(due_on), kind=kind), clock).status
        statuses[status] = statuses.get(status, 0) + number
    opened = dict(
        connection.execute("SELECT officer, count(*) FROM dossiers WHERE open GROUP BY officer").fetchall()
    )
    overdue = dict(
        connection.execute(
            "SELECT officer, count(*) FROM deadlines JOIN dossiers USING (n)"
            " WHERE met_on IS NULL AND NOT lapsed AND NOT paused AND due_on < ? GROUP BY officer",
            (today.isoformat(),),
        ).fetchall()
    )
    officers = sorted(opened.keys() | overdue.keys(), key=lambda name: (name is None, name or ""))
    return Count(states, statuses, [(name, opened.get(name, 0), overdue.get(name, 0)) for name in officers])


def waiting(
    connection: sqlite3.Connection, officer: str | None = None, unit: str | None = None, *, here: bool = False
) -> list[tuple[str, str, str, str | None, str]]:
    """(case, what it waits for, since, officer, party) where the next act has no limit, longest first.

    ``here``: since it is in this ledger, of one that was taken over.
    """
    conditions, values = narrowed(DossierFilter(officer=officer, unit=unit))
    where = " AND ".join(["waits_for IS NOT NULL", *conditions])
    columns = f"no, waits_for, {_SINCE_HERE if here else 'since'}, officer, party"
    return connection.execute(
        f"SELECT {columns} FROM dossiers WHERE {where} ORDER BY since, n", values
    ).fetchall()


def count_running(connection: sqlite3.Connection, officer: str | None) -> int:
    """How many limits are running, of one officer or of all."""
    (number,) = connection.execute(
        "SELECT count(*) FROM deadlines JOIN dossiers USING (n)"
        " WHERE met_on IS NULL AND NOT lapsed AND NOT paused AND (?1 IS NULL OR officer=?1)",
        (officer,),
    ).fetchone()
    return int(number)


_SINCE_HERE = (
    "CASE WHEN (SELECT document ->> '$.taken_over' FROM documents WHERE documents.n = dossiers.n) IS NULL"
    " THEN since ELSE max(since, (SELECT on_date FROM acts WHERE case_id = id ORDER BY seq LIMIT 1)) END"
)


def _conditions(wanted: DeadlineFilter) -> tuple[str, list[Any]]:
    where, values = [], []
    if not wanted.settled:
        where.append("met_on IS NULL AND NOT lapsed")
    if wanted.due_before:
        where.append("due_on < ? AND NOT paused")
        values.append(wanted.due_before.isoformat())
    for column, value in (("officer", wanted.officer), ("kind", wanted.kind), ("id", wanted.case_id)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    if wanted.unit is not None:
        where.append(OF_UNIT)
        values.append(wanted.unit)
    if wanted.provisional:
        where.append("provisional")
    return " AND ".join(where or ["1"]), values
