"""A year's calendar notice put on record; in the same transaction the limits it moves are counted anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.days import FIRST, LAST, Day
from sqqf.calendar.faults import Fault, NoticeDoubts
from sqqf.calendar.judging import doubts
from sqqf.calendar.notice import Notice
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.entries import Yellow
from sqqf.procedure.time.lights import Clock, Running, limit_status
from sqqf.store.index import recount
from sqqf.store.index.rows import DeadlineRow
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

Changed = tuple[Day, Day]
"""A day as it was and as it is."""


class NoticeFile(NamedTuple):
    """The notices of a file, year by year, and the file's name, size and hash. ``yes``: however doubtful
    they are."""

    notices: tuple[Notice, ...]
    file: Mapping[str, Any]
    yes: bool = False
    dry_run: bool = False


class Imported(NamedTuple):
    """What a notice does. Each item of a list: the case's number, the kind of limit, what it was, what it
    is now."""

    notice: Notice
    moved: list[tuple[str, str, str, str]]
    """Limits still running whose due date moves."""
    verdicts: list[tuple[str, str, str, str]]
    """Limits met whose verdict changes between ``met`` and ``met_late``."""
    confirmed: list[tuple[str, str, str, str]]
    """Limits still running whose due date was provisional and stays, now certain."""
    changed: list[Changed]
    """The days that become another kind of day."""
    already_known: bool = False
    """It is the year's latest on record, and none since has changed its days: nothing was recorded."""

    @property
    def days_changed(self) -> int:
        """Days that become working days or days off."""
        return sum(was.working != now.working for was, now in self.changed)


def import_notices(ledger: Ledger, stamp: Stamp, given: NoticeFile) -> list[Imported]:
    """Record the notices and move the limits, or with ``dry_run`` only say what would move. All or nothing.

    Raises NoticeDoubts for what isn't plausible, unless ``yes``.
    """
    with transaction(ledger, stamp) as writing:
        running = _Running(ledger)
        known = ledger.notices
        found: list[Imported] = []
        doubtful: list[Fault] = []
        for notice in given.notices:
            before, after = running.workdays, Workdays((*known, notice))
            if _is_known(notice, known, before, after):
                found.append(Imported(notice, [], [], [], [], already_known=True))
                continue
            doubtful += doubts(notice, before, after)
            known = (*known, notice)
            changed = list(_changed(notice.year, before, after))
            found.append(
                _sorted_out(ledger, stamp.today, notice, running.follow(after))._replace(changed=changed)
            )
            if not given.dry_run:
                writing.record("notice", _body(notice, given.file), stamp.today)
        if doubtful and not given.yes:
            raise NoticeDoubts(doubtful)
        if not given.dry_run:
            recount.write_dates(ledger.connection, running.rows())
        return found


def _body(notice: Notice, file: Mapping[str, Any]) -> dict[str, Any]:
    extent = {} if notice.extent == "unjudged" else {"extent": notice.extent}
    return {"notice": notice.as_json(), **extent, "file": dict(file)}


def _is_known(notice: Notice, known: tuple[Notice, ...], before: Workdays, after: Workdays) -> bool:
    latest = next((one for one in reversed(known) if one.year == notice.year), None)
    return latest == notice and not after.changed_days(before)


def _changed(year: int, before: Workdays, after: Workdays) -> Iterator[Changed]:
    """All that a notice can change lies in its year and the December before."""
    first, last = max(date(year - 1, 12, 1), FIRST).toordinal(), min(date(year, 12, 31), LAST).toordinal()
    for day in map(date.fromordinal, range(first, last + 1)):
        was, now = before.day(day), after.day(day)
        if was.kind != now.kind:
            yield was, now


class _Running:
    """The limits, as one calendar after another has them; what is in the file stays as it is."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._rows: dict[tuple[Any, ...], tuple[DeadlineRow, DeadlineRow]] = {}
        self.workdays = ledger.workdays

    def follow(self, after: Workdays) -> Iterator[tuple[DeadlineRow, DeadlineRow]]:
        """Each limit that this calendar changes: (before, after)."""
        earlier, self._rows = self._rows, {row[0][:3]: row for row in self._recounted(after)}
        self.workdays = after
        for key in sorted({*earlier, *self._rows}):
            filed = (earlier.get(key) or self._rows[key])[0]
            was, now = (rows[key][1] if key in rows else filed for rows in (earlier, self._rows))
            if was != now:
                yield was, now

    def rows(self) -> Iterable[DeadlineRow]:
        """The rows that are another than in the file."""
        return (now for _, now in self._rows.values())

    def _recounted(self, after: Workdays) -> Iterable[tuple[DeadlineRow, DeadlineRow]]:
        changed = after.changed_days(self._ledger.workdays)
        if not changed:
            return ()
        return recount.recounted(self._ledger.connection, after, min(changed), max(changed))


def _sorted_out(
    ledger: Ledger, today: date, notice: Notice, rows: Iterable[tuple[DeadlineRow, DeadlineRow]]
) -> Imported:
    found = Imported(notice, [], [], [], [])
    for old, new in rows:
        (no,) = ledger.connection.execute("SELECT no FROM dossiers WHERE n=?", (old.n,)).fetchone()
        if old.met_on:
            was, now = (_verdict(row, today, ledger.workdays) for row in (old, new))
            if was != now:
                found.verdicts.append((no, old.kind, was, now))
        elif not old.lapsed and old.due_on != new.due_on:
            found.moved.append((no, old.kind, old.due_on, new.due_on))
        elif not old.lapsed and old.provisional and not new.provisional:
            found.confirmed.append((no, old.kind, old.due_on, new.due_on))
    return found


def _verdict(row: DeadlineRow, today: date, workdays: Workdays) -> str:
    assert row.met_on
    limit = Running(date.fromisoformat(row.due_on), date.fromisoformat(row.met_on))
    return limit_status(limit, Clock(today, workdays, soon=Yellow(0, {}))).status
