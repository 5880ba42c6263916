"""A year's calendar notice put on record; in the same transaction the limits it moves are counted anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.notice import Notice
from sqqf.calendar.statutory import festival_days
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.time.lights import Clock, Running, limit_status
from sqqf.store.index import recount
from sqqf.store.index.rows import DeadlineRow
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


class Imported(NamedTuple):
    """What a notice does. Each item: the case's number, the kind of limit, what it was, what it is now."""

    year: int
    moved: list[tuple[str, str, str, str]]
    """Limits still running whose due date moves."""
    verdicts: list[tuple[str, str, str, str]]
    """Limits met whose verdict changes between ``met`` and ``met_late``."""
    confirmed: list[tuple[str, str, str, str]]
    """Limits still running whose due date was provisional and stays, now certain."""
    days_changed: int
    """Days that become working days or days off."""
    left_out: tuple[str, ...]
    """Statutory festivals that would be working days by this notice: it may be incomplete."""
    already_known: bool
    """It is the year's latest on record, and its days stand: nothing was recorded."""


def import_notice(
    ledger: Ledger, stamp: Stamp, notice: Notice, file: Mapping[str, Any], *, dry_run: bool
) -> Imported:
    """Record the notice and move the limits, or with ``dry_run`` only say what would move."""
    with transaction(ledger, stamp) as writing:
        after = Workdays((*ledger.notices, notice))
        latest = next((known for known in reversed(ledger.notices) if known.year == notice.year), None)
        if latest == notice and not after.changed_days(ledger.workdays):
            return Imported(notice.year, [], [], [], 0, (), already_known=True)
        rows = _recounted(ledger, after)
        if not dry_run:
            body = {"notice": notice.as_json(), "file": dict(file)}
            writing.record("notice", body, stamp.today)
            recount.write_dates(ledger.connection, (row for _, row in rows))
        found = _sorted_out(ledger, rows, stamp.today, after)
        return found._replace(
            year=notice.year,
            days_changed=sum(
                after.is_working(day) != ledger.workdays.is_working(day)
                for day in after.changed_days(ledger.workdays)
            ),
            left_out=_left_out(notice.year, after),
        )


def _recounted(ledger: Ledger, after: Workdays) -> list[tuple[DeadlineRow, DeadlineRow]]:
    changed = after.changed_days(ledger.workdays)
    if not changed:
        return []
    return list(recount.recounted(ledger.connection, after, min(changed), max(changed)))


def _sorted_out(
    ledger: Ledger, rows: list[tuple[DeadlineRow, DeadlineRow]], today: date, after: Workdays
) -> Imported:
    found = Imported(0, [], [], [], 0, (), already_known=False)
    for old, new in rows:
        (no,) = ledger.connection.execute("SELECT no FROM dossiers WHERE n=?", (old.n,)).fetchone()
        if old.met_on:
            was, now = (_verdict(row, today, after) for row in (old, new))
            if was != now:
                found.verdicts.append((no, old.kind, was, now))
        elif not old.lapsed and old.due_on != new.due_on:
            found.moved.append((no, old.kind, old.due_on, new.due_on))
        elif not old.lapsed and old.provisional and not new.provisional:
            found.confirmed.append((no, old.kind, old.due_on, new.due_on))
    return found


def _left_out(year: int, workdays: Workdays) -> tuple[str, ...]:
    days = ((date.fromordinal(ordinal), name) for ordinal, name in festival_days(year))
    return tuple(dict.fromkeys(name for day, name in days if workdays.is_working(day)))


def _verdict(row: DeadlineRow, today: date, workdays: Workdays) -> str:
    assert row.met_on
    limit = Running(date.fromisoformat(row.due_on), date.fromisoformat(row.met_on))
    return limit_status(limit, Clock(today, workdays, soon=0)).status
