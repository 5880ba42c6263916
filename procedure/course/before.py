"""What the dates of a line taken over say of the time before: what was late, which due dates were wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.calendar.wall import Counted, Reason, reasons
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course.fold import fold
from sqqf.procedure.record.acts import effective
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.items import items
from sqqf.procedure.rules.limit import Limit
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from, due_dates

EVENTS = ("received_on", "registered_on", "accepted_on", "notified_on", "concluded_on", "decided_on")
"""The days of a line from which a limit may have been counted by mistake."""


class OldDate(NamedTuple):
    """A due date of the old ledger that differs from the one that is counted."""

    kind: str
    article: str
    starts_on: date
    was: date
    due_on: date
    reasons: tuple[Reason, ...]
    """How it may have been counted; none where nothing that is usual explains it."""
    extended: bool
    """It is later, and nothing explains it: taken as an extension, it is the due date in force."""

    @property
    def days(self) -> int:
        """By how many calendar days it was too late; minus those by which it was too early."""
        return (self.was - self.due_on).days


class Late(NamedTuple):
    """A limit that two dates of the line prove to have been met late."""

    kind: str
    article: str
    basis: str
    starts_on: date | None
    """None of a date that was set, not counted."""
    due_on: date
    met_on: date
    """The last day known of what meets it."""
    met_by: str
    """What came on that day: a milestone, ``first:KIND`` or ``last:KIND``, or the report on an item."""

    @property
    def days(self) -> int:
        """By how many calendar days."""
        return (self.met_on - self.due_on).days


class Before(NamedTuple):
    """What a line says of the limits before it was taken over."""

    dates: tuple[OldDate, ...] = ()
    late: tuple[Late, ...] = ()
    unjudged: tuple[str, ...] = ()
    """The limits of which nobody said when they began, or when they were met."""
    compared: int = 0
    """So many old due dates could be compared with the counted ones."""

    @property
    def says_something(self) -> bool:
        """Whether there is something to say of it."""
        return bool(self.dates or self.late or self.unjudged)


def before(dossier: Dossier, profile: Profile, level: str, workdays: Workdays) -> Before:
    """What its line says, corrections of that included; nothing of one that was registered here."""
    line = dossier.taken_over
    if line is None:
        return Before()
    corrections = [one for one in dossier.acts if one.kind == "amended" and one.body["act"] == line.seq]
    then = fold([line, *corrections], profile)
    judged = _Judge(then, profile, workdays)
    limits = [limit for limit in profile.limits_of(then.track, level) if limit.span]
    dates = [found for limit in limits if (found := judged.old_date(limit))]
    listed = [limit for limit in profile.limits_of(then.track, level) if limit.each == then.item_kinds.listed]
    return Before(
        tuple(one for one in dates if one.days),
        (
            *(one for limit in limits for one in judged.late(limit)),
            *(one for limit in listed for one in _late_items(then, limit)),
        ),
        (
            *(limit.id for limit in limits if judged.is_untold(limit)),
            *(limit.id for limit in listed if any(one.untold for one in items(then))),
        ),
        len(dates),
    )


def _late_items(then: Dossier, limit: Limit) -> Iterator[Late]:
    for one in items(then):
        if one.reported_on and one.reported_on > one.due_on:
            basis = limit.basis_for(then.intake)
            yield Late(limit.id, limit.article, basis, None, one.due_on, one.reported_on, "reported")


def is_extension(
    body: Mapping[str, Any], limit: Limit, profile: Profile, workdays: Workdays, *, counted: bool = False
) -> bool:
    """Whether the old due date of a line is later than the limit's, and no usual mistake explains it.

    ``counted``: an export has no mistakes in it, what is later there was extended.
    """
    was, start = body.get(f"{limit.id}_due_on"), body.get(f"{limit.starts}_on")
    if not limit.extendable or limit.span is None or was is None or start is None:
        return False
    counted_from = counts_from(date.fromisoformat(start), profile)
    due, _ = due_dates(counted_from, limit.span, (), workdays)
    last, right = date.fromisoformat(was), Counted(counted_from, limit.span.length, due)
    return last > due and (counted or not _reasons(body, limit, right, last, workdays))


def _reasons(
    body: Mapping[str, Any], limit: Limit, counted: Counted, was: date, workdays: Workdays
) -> tuple[Reason, ...]:
    if limit.span is None or limit.span.unit != "working_day":
        return ()
    events = ((name, body[name]) for name in EVENTS if name in body and name != f"{limit.starts}_on")
    return reasons(counted, was, tuple((name, date.fromisoformat(on)) for name, on in events), workdays)


class _Judge:
    """Looks at the limits of a case or lead as it came."""

    def __init__(self, then: Dossier, profile: Profile, workdays: Workdays) -> None:
        self._then = then
        self._profile = profile
        self._workdays = workdays
        self._body = effective(then.acts)[0].body

    def old_date(self, limit: Limit) -> OldDate | None:
        """The old due date beside the counted one, be they the same; None where there aren't both."""
        start, told = self._day(limit.starts), self._body.get(f"{limit.id}_due_on")
        if start is None or told is None:
            return None
        was, counted_from = date.fromisoformat(told), counts_from(start, self._profile)
        assert limit.span
        due, _ = due_dates(counted_from, limit.span, (), self._workdays)
        counted = Counted(counted_from, limit.span.length, due)
        why = () if was == due else _reasons(self._body, limit, counted, was, self._workdays)
        extended = self._body.get("extended_to") == told
        return OldDate(limit.id, limit.article, start, was, due, () if extended else why, extended)

    def late(self, limit: Limit) -> Iterator[Late]:
        start, met = self._day(limit.starts), self._met(limit)
        if start is None or met is None:
            return
        assert limit.span
        extensions = self._then.extensions if limit.extendable else ()
        _, due = due_dates(counts_from(start, self._profile), limit.span, extensions, self._workdays)
        if met[0] > due:
            yield Late(limit.id, limit.article, limit.basis_for(self._then.intake), start, due, *met)

    def is_untold(self, limit: Limit) -> bool:
        """Whether it may have been kept or not: a day isn't told that there was by its state."""
        of_intake = limit.starts == "received"
        if not of_intake and any(move.state == "declined" for move in self._then.moves):
            return False  # it never began
        untold = any(self._day(name) is None and self._then.is_unknown((name,)) for name in limit.met_by)
        if self._day(limit.starts) is None:
            untold = untold or of_intake or self._then.is_unknown((limit.starts,))
        return untold and not any(self.late(limit))

    def _met(self, limit: Limit) -> tuple[date, str] | None:
        """The last day known of what meets the limit, and what came on it."""
        return max(((day, name) for name in limit.met_by if (day := self._day(name))), default=None)

    def _day(self, name: str) -> date | None:
        """When a milestone was reached, or an act of the kind that it names was done."""
        way, is_act, kind = name.partition(":")
        days = [act.on for act in self._then.of(kind or way) if act.on]
        found = None if is_act else self._then.milestone(name)
        return found or ((min if way == "first" else max)(days) if days else None)
