"""Limits counted anew by another calendar, from the index alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqqf.calendar.days import Span
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.time.due import due_dates, stands_still
from sqqf.store.index.rows import DeadlineRow, extensions_from, pauses_from


def recounted(
    connection: sqlite3.Connection, workdays: Workdays, first: date = date.min, last: date = date.max
) -> Iterator[tuple[DeadlineRow, DeadlineRow]]:
    """Each limit running on a day from ``first`` to ``last`` that these working days change: (before, after).

    One pass over the rows, a page at a time, without opening a case. Nothing is written.
    """
    memo: dict[tuple[str, Span | None], tuple[date, date]] = {}
    for before in _running(connection, first, last):
        span = before.span
        key = (before.counted_from, span)
        start = date.fromisoformat(before.counted_from)
        pauses = pauses_from(before.pauses)
        plain = before.extensions is None and not pauses
        if span is None:  # a date that was set: only whether it is certain may change
            original, due = date.fromisoformat(before.original_due_on), date.fromisoformat(before.due_on)
        elif plain and key in memo:
            original, due = memo[key]
        else:
            extensions = extensions_from(before.extensions)
            original, due = due_dates(start, span, extensions, workdays, pauses)
            if plain:
                memo[key] = original, due
        after = before._replace(
            original_due_on=original.isoformat(),
            due_on=due.isoformat(),
            provisional=int(due > start and workdays.is_provisional(start, due)),
            paused=before.paused
            if span is None
            else int(before.met_on is None and stands_still(pauses, due)),
        )
        if after != before:
            yield before, after


def write_dates(connection: sqlite3.Connection, rows: Iterable[DeadlineRow]) -> None:
    """Write new due dates over the old ones."""
    connection.executemany(
        "UPDATE deadlines SET original_due_on=?, due_on=?, provisional=?, paused=?"
        " WHERE n=? AND kind=? AND item=?",
        (
            (row.original_due_on, row.due_on, row.provisional, row.paused, row.n, row.kind, row.item)
            for row in rows
        ),
    )


def _running(connection: sqlite3.Connection, first: date, last: date) -> Iterator[DeadlineRow]:
    key: tuple[Any, ...] = (0, "", 0)
    while True:
        page = connection.execute(
            "SELECT * FROM deadlines WHERE (n,kind,item) > (?,?,?) AND counted_from <= ? AND due_on >= ?"
            " ORDER BY n,kind,item LIMIT 5000",
            (*key, last.isoformat(), first.isoformat()),
        ).fetchall()
        if not page:
            return
        yield from map(DeadlineRow._make, page)
        key = page[-1][:3]
