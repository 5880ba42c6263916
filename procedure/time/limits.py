"""``deadlines(dossier) → [Deadline]``: a case's or lead's limits, in working days, calendar days or months.

A limit runs over (start, due]: the day of the event is not counted, the due date is its last day.
Overdue starts the day after the due date.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqqf.calendar.days import Span
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import Dossier, Extension, Pause
from sqqf.procedure.record.items import items
from sqqf.procedure.rules.limit import Limit
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from, due_dates, nominal, stands_still


class Prolonged(NamedTuple):
    """An extension of a limit, and what came of it."""

    agreed_on: date
    days: int | None
    to: date | None
    due_before: date
    due_on: date

    @property
    def late(self) -> bool:
        """Whether it was agreed when the limit had run out already."""
        return self.agreed_on > self.due_before


class Deadline(NamedTuple):
    """One limit on one case or lead, whatever today is. ``span``: its length without extensions."""

    kind: str
    item: int
    """Which of several of the kind: the number of an item, say; 0 where there is only one."""
    article: str
    basis: str
    """``letter`` where the Opinion says it of this channel, ``analogy`` where it is applied by analogy."""
    starts_on: date
    counted_from: date
    """The day that isn't counted itself: ``starts_on``, unless the profile counts the day of the event."""
    span: Span | None
    """None for a date that was set, not counted."""
    extensions: tuple[Extension, ...]
    pauses: tuple[Pause, ...]
    original_due_on: date
    due_on: date
    met_on: date | None
    lapsed: bool
    """The case ended before the limit was met."""
    provisional: bool
    """A day in (start, due] has no published calendar."""
    waits: bool = False
    """The date is set, and whom it is for hasn't been told yet: nobody is late with it."""

    @property
    def working_days(self) -> int | None:
        """The limit's own length, where that is in working days."""
        return self.span.length if self.span and self.span.unit == "working_day" else None

    def prolonged(self, workdays: Workdays) -> list[Prolonged]:
        """Each extension with the due date before and after it; none of a date that was set."""
        if self.span is None:
            return []
        start, span = self.counted_from, self.span
        found = []
        _, due = due_dates(start, span, (), workdays, self.pauses)
        for n, one in enumerate(self.extensions, start=1):
            before = due
            _, due = due_dates(start, span, self.extensions[:n], workdays, self.pauses)
            found.append(Prolonged(one.agreed_on, one.days, one.to, before, due))
        return found

    def last_counted(self) -> date:
        """The last day that is counted: the due date, unless it had to give way to a rest day."""
        if self.span is None or self.span.unit == "working_day" or self.extensions:
            return self.due_on
        return nominal(self.counted_from, self.span, self.pauses)

    @property
    def paused(self) -> bool:
        """The clock stands still now: the due date is the one there would be if it went on today."""
        return self.met_on is None and (self.waits or stands_still(self.pauses, self.due_on))


def deadlines(dossier: Dossier, profile: Profile, level: str, workdays: Workdays) -> tuple[Deadline, ...]:
    """Every limit that has begun to run on a case or a lead, in the profile's order."""
    found: list[Deadline] = []
    for limit in profile.limits_of(dossier.track, level):
        found += (_of_items if limit.each else _counted)(dossier, profile, limit, workdays)
    return tuple(found)


def _counted(dossier: Dossier, profile: Profile, limit: Limit, workdays: Workdays) -> list[Deadline]:
    """A limit that is counted; one that starts with the decision runs once for each decision."""
    assert limit.span
    extensions = _before_its_end(dossier, limit) if limit.extendable else ()
    pauses = _pauses(dossier, limit)
    found = []
    for run, (starts_on, met_on) in enumerate(_runs(dossier, limit)):
        counted_from = counts_from(starts_on, profile)
        original, due = due_dates(counted_from, limit.span, extensions, workdays, pauses)
        one = Deadline(
            kind=limit.id,
            item=run,
            article=limit.article,
            basis=limit.basis_for(dossier.intake),
            starts_on=starts_on,
            counted_from=counted_from,
            span=limit.span,
            extensions=extensions,
            pauses=pauses,
            original_due_on=original,
            due_on=due,
            met_on=met_on,
            lapsed=met_on is None and profile.states[dossier.state].end,
            provisional=workdays.is_provisional(counted_from, due),
        )
        found.append(one)
    return found


def _before_its_end(dossier: Dossier, limit: Limit) -> tuple[Extension, ...]:
    """The extensions of the limit; those agreed after its end extend the supplementary investigation."""
    if not dossier.extensions:
        return ()
    end = _latest([_milestone(dossier, name) for name in limit.met_by])
    return tuple(one for one in dossier.extensions if end is None or one.agreed_on <= end)


def _pauses(dossier: Dossier, limit: Limit) -> tuple[Pause, ...]:
    """When the limit's clock stood still; pauses of several kinds that overlap are one."""
    if len(limit.pauses) == 1:
        return dossier.pauses_by(*limit.pauses[0])
    found: list[Pause] = []
    for pause in sorted(
        (one for pair in limit.pauses for one in dossier.pauses_by(*pair)), key=lambda one: one.since
    ):
        last = found[-1].until if found else date.min
        if last is not None and pause.since > last:
            found.append(pause)
        elif last is not None:
            found[-1] = found[-1]._replace(until=pause.until and max(last, pause.until))
    return tuple(found)


def _runs(dossier: Dossier, limit: Limit) -> list[tuple[date, date | None]]:
    """When the limit began to run, and when that was met."""
    if limit.starts == "decided":
        return _since_decisions(dossier, limit)
    starts_on = _milestone(dossier, limit.starts)
    if starts_on is None:
        return []
    met_on = _latest([_milestone(dossier, name, starts_on) for name in limit.met_by])
    if met_on is None and _is_untold(dossier, limit, starts_on):
        return []
    return [(starts_on, met_on)]


def _milestone(dossier: Dossier, name: str, since: date = date.min) -> date | None:
    """The date of a milestone; of an act of a kind, from the day ``since`` on."""
    way, is_act, kind = name.partition(":")
    if not is_act:
        return dossier.milestone(name)
    return _of_kind(way, [act for act in dossier.of(kind) if act.on and act.on >= since])


def _of_kind(way: str, acts: Iterable[Act]) -> date | None:
    return (max if way == "last" else min)((act.on for act in acts if act.on), default=None)


def _latest(days: Sequence[date | None]) -> date | None:
    """The latest of the days, once all of them are there."""
    found = [day for day in days if day]
    return max(found) if len(found) == len(days) else None


def _is_untold(dossier: Dossier, limit: Limit, starts_on: date) -> bool:
    """Whether the limit may have been met before the dossier was taken over, and nobody said when."""
    if dossier.taken_over is None:
        return False
    by_acts = any(":" in name for name in limit.met_by) and starts_on <= day_of(dossier.taken_over)
    return by_acts or dossier.is_unknown(limit.met_by)


def _since_decisions(dossier: Dossier, limit: Limit) -> list[tuple[date, date | None]]:
    runs = []
    for decided in dossier.of("decided"):
        assert decided.on
        ways = [name.rpartition(":") for name in limit.met_by]
        met = [
            _of_kind(way, (act for act in dossier.of(kind) if act.follows(decided))) for way, _, kind in ways
        ]
        runs.append((decided.on, _latest(met)))
    if dossier.taken_over and runs and runs[0][1] is None:
        told = dossier.of("decided")[0].seq == dossier.taken_over.seq
        if told and _is_untold(dossier, limit, runs[0][0]):
            return runs[1:]
    return runs


def _of_items(dossier: Dossier, profile: Profile, limit: Limit, workdays: Workdays) -> Iterator[Deadline]:
    """Dates that were set: for each item to be put right, for each time that the case was sent back."""
    dated = _supplements(dossier, workdays) if limit.each == "supplementary" else _items(dossier)
    for item, starts_on, original_due_on, due_on, met_on in dated:
        yield Deadline(
            kind=limit.id,
            item=item,
            article=limit.article,
            basis=limit.basis_for(dossier.intake),
            starts_on=starts_on,
            counted_from=starts_on,
            span=None,
            extensions=(),
            pauses=(),
            original_due_on=original_due_on,
            due_on=due_on,
            met_on=met_on,
            lapsed=met_on is None and profile.states[dossier.state].end,
            provisional=due_on > starts_on and workdays.is_provisional(starts_on, due_on),
            waits=limit.each != "supplementary" and not dossier.list_is_out,
        )


_Dated = Iterator[tuple[int, date, date, date, date | None]]


def _items(dossier: Dossier) -> _Dated:
    for item in items(dossier):
        if item.untold and item.reported_on is None:
            continue  # nobody knows whether it was kept
        yield item.n, item.listed_on, item.original_due_on, item.due_on, item.reported_on


def _supplements(dossier: Dossier, workdays: Workdays) -> _Dated:
    sent_back = [
        act
        for act in dossier.of("deliberated", "approved", "reopened")
        if act.body.get("due") and (act.kind == "reopened" or act.body.get("returned") == "investigation")
    ]
    for n, act in enumerate(sent_back, start=1):
        assert act.on
        due = original = date.fromisoformat(act.body["due"])
        concluded = next((one.on for one in dossier.of("concluded") if one.seq > act.seq), None)
        for extension in dossier.extensions:
            # Agreed after the date had passed, it puts nothing right.
            if act.on <= extension.agreed_on <= min(due, concluded or due):
                later = workdays.add(due, extension.days) if extension.days else extension.to
                due = max(due, later or due)
        yield n, act.on, original, due, concluded
