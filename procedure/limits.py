"""``deadlines(case) → [Deadline]``: the limits of the profile on one case, counted in working days.

A limit runs over (start, due]: the day of the event is not counted, the due date is its last day.
Overdue starts the day after the due date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqqf.calendar.workdays import Workdays

if TYPE_CHECKING:
    from sqqf.procedure.case import Case, Extension
    from sqqf.procedure.profile import Limit, Profile


class Deadline(NamedTuple):
    """One limit on one case, whatever today is. ``working_days`` is the limit's own length, without extensions."""

    kind: str
    article: str
    basis: str
    """``letter`` where the Opinion says it of this channel, ``analogy`` where it is applied by analogy."""
    starts_on: date
    counted_from: date
    """The day that isn't counted itself: ``starts_on``, unless the profile counts the day of the event."""
    working_days: int
    extensions: tuple[Extension, ...]
    original_due_on: date
    due_on: date
    met_on: date | None
    lapsed: bool
    """The case ended before the limit was met."""
    provisional: bool
    """A day in (start, due] has no published calendar."""


class Standing(NamedTuple):
    """Where a limit stands on a day. ``working_days_left`` counts (today, due], below zero when overdue.

    ``days_overdue`` is in calendar days; for a limit met late, how late it was met.
    """

    status: str
    working_days_left: int | None
    days_overdue: int


class DeadlineLine(NamedTuple):
    """A limit as it is listed, seen on a day: the fields of the contract, in its order, dates as ISO texts."""

    case: str
    kind: str
    article: str
    basis: str
    starts_on: str
    working_days: int | None
    original_due_on: str
    due_on: str
    met_on: str | None
    status: str
    working_days_left: int | None
    days_overdue: int
    provisional: bool
    officer: str | None
    party: str


LIGHTS = {"open": "blue", "due_soon": "yellow", "due_today": "red", "overdue": "red"}
"""The three lights by status; a limit met or lapsed shows none."""


def deadlines(case: Case, profile: Profile, level: str, workdays: Workdays) -> tuple[Deadline, ...]:
    """Every limit that has begun to run on the case, in the profile's order."""
    found = (_deadline(case, profile, limit, workdays) for limit in profile.limits if level in limit.levels)
    return tuple(deadline for deadline in found if deadline)


def _deadline(case: Case, profile: Profile, limit: Limit, workdays: Workdays) -> Deadline | None:
    starts_on = case.milestone(limit.starts)
    if starts_on is None:
        return None
    extensions = case.extensions if limit.extendable else ()
    counted_from = counts_from(starts_on, profile)
    original, due = due_dates(counted_from, limit.working_days, extensions, workdays)
    met = [case.milestone(name) for name in limit.met_by]
    met_on = max(day for day in met if day) if all(met) else None
    return Deadline(
        kind=limit.id,
        article=limit.article,
        basis=limit.basis_for(case.channel),
        starts_on=starts_on,
        counted_from=counted_from,
        working_days=limit.working_days,
        extensions=extensions,
        original_due_on=original,
        due_on=due,
        met_on=met_on,
        lapsed=met_on is None and profile.states[case.state].end,
        provisional=workdays.is_provisional(counted_from, due),
    )


def counts_from(starts_on: date, profile: Profile) -> date:
    """The day that isn't counted itself: the day of the event, or by another profile's convention the day before."""
    return starts_on - timedelta(days=1) if profile.start_counted else starts_on


def due_dates(
    starts_on: date, working_days: int, extensions: Iterable[Extension], workdays: Workdays
) -> tuple[date, date]:
    """The original due date and the one in force. Consent never shortens a limit."""
    original = due = workdays.add(starts_on, working_days)
    for extension in extensions:
        due = workdays.add(due, extension.days) if extension.days else max(due, extension.to or due)
    return original, due


def standing(
    due_on: date, met_on: date | None, lapsed: bool, today: date, workdays: Workdays, soon: int
) -> Standing:
    """How a limit stands today; ``soon`` is the number of working days left from which it is due soon."""
    if met_on:
        late = max((met_on - due_on).days, 0)
        return Standing("met_late" if late else "met", None, late)
    if lapsed:
        return Standing("lapsed", None, 0)
    left = workdays.between(today, due_on)
    if today > due_on:
        return Standing("overdue", left, (today - due_on).days)
    if today == due_on:
        return Standing("due_today", left, 0)
    return Standing("due_soon" if left <= soon else "open", left, 0)
