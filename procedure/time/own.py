"""Dates of the group's own: where the Opinion says 及时 (promptly) or 事前 and gives no number of days.

They come from the profile (`own_dates`), and are never shown as the Opinion's.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqqf.calendar.dates import iso
from sqqf.procedure.rules.entries import OWN
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from
from sqqf.procedure.time.lights import Clock, DeadlineLine, Running, limit_status


class Pending(NamedTuple):
    """Something still to be done, since when, and on what. ``of``: key and value of its `own_dates`."""

    of: tuple[str, str]
    no: str
    since: date
    officer: str | None
    party: str


def own_lines(pending: Iterable[Pending], profile: Profile, clock: Clock) -> Iterator[DeadlineLine]:
    """A line as limits have it for each that has a date, so many working days after ``since``."""
    dated = {
        (key, entry.more[key]): entry
        for entry in profile.section("own_dates")
        for key in ("waits", "register")
        if key in entry.more
    }
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
