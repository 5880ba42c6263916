"""Dates of the group's own: where the Opinion says 及时 (promptly) or 事前 and gives no number of days.

They come from the profile (`own_dates`), and are never shown as the Opinion's.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import Term
from sqqf.procedure.rules.entries import OWN, Entry
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from
from sqqf.procedure.time.lights import Clock, DeadlineLine, Running, limit_status

OWING = ("decided", "disposed")
"""The states in which something beside what is waited for is owed promptly."""
SENT = ("referred", "transferred")
"""Acts that somebody else's answer or receipt is owed for, whatever became of the case."""


class Pending(NamedTuple):
    """Something still to be done, since when, and on what. ``of``: key and value of its `own_dates`."""

    of: tuple[str, str]
    no: str
    since: date
    officer: str | None
    party: str


class Owed(NamedTuple):
    """Something to be done promptly, since when, and when it was; None while it isn't."""

    of: tuple[str, str]
    since: date
    done_on: date | None


def _dated(profile: Profile) -> Mapping[tuple[str, str], Entry]:
    """The dates of the group's own, by what they are about."""
    return {
        (key, entry.more[key]): entry
        for entry in profile.section("own_dates")
        for key in ("waits", "register", "duty")
        if key in entry.more
    }


def done_late(owed: Iterable[Owed], profile: Profile, workdays: Workdays) -> Iterator[dict[str, Any]]:
    """Which date of the group's own was missed by what was done, when it was due, and when it was done."""
    dated = _dated(profile)
    for one in owed:
        if (entry := dated.get(one.of)) and one.done_on:
            due_on = workdays.add(counts_from(one.since, profile), entry.more["within"])
            if one.done_on > due_on:
                yield {"date": Term("own_dates", entry.id), "due": due_on, "on": one.done_on}


def missed(
    owed: Iterable[Owed], profile: Profile, workdays: Workdays, today: date
) -> Iterator[dict[str, Any]]:
    """Which date has passed with nothing done, of those that no other finding is about."""
    dated = _dated(profile)
    for one in owed:
        if (entry := dated.get(one.of)) and entry.more.get("chased") and one.done_on is None:
            due_on = workdays.add(counts_from(one.since, profile), entry.more["within"])
            if today > due_on:
                yield {"date": Term("own_dates", entry.id), "due": due_on}


def own_lines(pending: Iterable[Pending], profile: Profile, clock: Clock) -> Iterator[DeadlineLine]:
    """A line as limits have it for each that has a date, so many working days after ``since``."""
    dated = _dated(profile)
    for one in pending:
        if entry := dated.get(one.of):
            start, within = counts_from(one.since, profile), entry.more["within"]
            due_on, kind = clock.workdays.add(start, within), OWN + entry.id
            yield DeadlineLine(
                case=one.no,
                kind=kind,
                article=None,
                basis="practice",
                starts_on=iso(one.since),
                working_days=within,
                original_due_on=iso(due_on),
                due_on=iso(due_on),
                met_on=None,
                **limit_status(Running(due_on, kind=kind), clock)._asdict(),
                provisional=clock.workdays.is_provisional(start, due_on),
                officer=one.officer,
                party=one.party,
                item=None,
                unit="working_day",
                length=within,
            )
