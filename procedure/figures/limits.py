"""How the limits that fell due in a period were kept: on time, late, overdue; in how many working days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.course.fold import fold
from sqqf.procedure.figures.tally import Span, rate
from sqqf.procedure.record.acts import day_of
from sqqf.procedure.time.due import due_dates
from sqqf.procedure.time.limits import Deadline, deadlines

if TYPE_CHECKING:
    from sqqf.calendar.workdays import Workdays
    from sqqf.procedure.record.dossier import Dossier, Extension
    from sqqf.procedure.record.items import Item
    from sqqf.procedure.record.setting import Setting
    from sqqf.procedure.rules.profile import Profile


VERDICTS = ("on_time", "late", "overdue")
"""Of a limit that was met or has run out: what the rate is a share of."""


class Judged(NamedTuple):
    """A limit, which belongs to the period in which its last day lies."""

    kind: str
    basis: str
    due_on: date
    verdict: str
    """One of ``VERDICTS``; ``open``: the last day isn't over; ``not_judged``: over before the taking over."""
    working_days: int | None
    """From the start until it was met."""
    extended: bool
    """Its last day was put off."""
    within_original: bool
    """It was met on a day that lay in the limit before any extension."""
    provisional: bool
    """The verdict may change with the year's notice; what was met in days that are certain stays met."""


def judged(dossier: Dossier, profile: Profile, setting: Setting) -> Iterator[Judged]:
    """The limits of a case or lead that had begun by today, without those that lapsed or stand still."""
    today, workdays, ended_on = setting.today, setting.workdays, dossier.moves[-1].on
    before = _Before(dossier, profile, setting) if dossier.taken_over else None
    for limit in deadlines(dossier, profile, setting.level, workdays):
        met_on = limit.met_on if limit.met_on and limit.met_on <= today else None
        lapsed = limit.lapsed and ended_on <= today
        original, due = _due(limit, workdays)
        if met_on:
            verdict = "on_time" if met_on <= due else "late"
        elif limit.paused or limit.starts_on > today:
            continue
        elif due < (ended_on if lapsed else today):  # what ran out stays so, though the case ended later
            verdict = "overdue"
        elif lapsed:
            continue
        else:
            verdict = "open"
        if before and before.is_over(limit, due, met_on):
            verdict = "not_judged"
        until = min(met_on or due, due)
        yield Judged(
            kind=limit.kind,
            basis=limit.basis,
            due_on=due,
            verdict=verdict,
            working_days=max(workdays.between(limit.starts_on, met_on), 0) if met_on else None,
            extended=due > original,
            within_original=met_on is not None and met_on <= original,
            provisional=until > limit.counted_from and workdays.is_provisional(limit.counted_from, until),
        )


class _Before:
    """What had become of the limits of a case or lead before it was taken over, by what the old line says."""

    def __init__(self, dossier: Dossier, profile: Profile, setting: Setting) -> None:
        line, *later = dossier.acts
        corrections = [act for act in later if act.kind == "amended" and act.body["act"] == line.seq]
        told = deadlines(fold([line, *corrections], profile), profile, setting.level, setting.workdays)
        self._since = day_of(line)
        self._met = {(limit.kind, limit.item): limit.met_on for limit in told}

    def is_over(self, limit: Deadline, due: date, met_on: date | None) -> bool:
        """Whether the line has it met, or run out. What an act recorded here began or met is judged."""
        key = limit.kind, limit.item
        if key not in self._met:
            return False
        return self._met[key] is not None or (met_on is None and due < self._since)


def _due(limit: Deadline, workdays: Workdays) -> tuple[date, date]:
    """The last day as it was before any extension, and as it is.

    An extension agreed after the limit had run out doesn't count: it was overdue then, and reported so.
    """
    if limit.span is None:  # a date that was set, perhaps anew
        return min(limit.original_due_on, limit.due_on), limit.due_on
    if not limit.extensions:
        return limit.due_on, limit.due_on

    def with_these(*extensions: Extension) -> date:
        assert limit.span
        return due_dates(limit.counted_from, limit.span, extensions, workdays, limit.pauses)[1]

    original = due = with_these()
    in_time: list[Extension] = []
    for extension in limit.extensions:
        if extension.agreed_on <= due:
            in_time.append(extension)
            due = with_these(*in_time)
    return original, due


class _Kept:
    """How some limits were kept."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()
        self._days: Counter[int] = Counter()
        self._slowest: tuple[str, int] | None = None
        self._extended = self._within_original = 0

    def add(self, no: str, one: Judged) -> None:
        self._verdicts[one.verdict] += 1
        self._extended += one.extended
        self._within_original += one.within_original
        if one.working_days is not None:
            self._days[one.working_days] += 1
            if self._slowest is None or one.working_days > self._slowest[1]:
                self._slowest = no, one.working_days

    def document(self) -> dict[str, Any]:
        slowest = self._slowest
        return {
            **{name: self._verdicts[name] for name in VERDICTS},
            "rate": rate(self._verdicts["on_time"], self._verdicts.total()),
            "median_working_days": _median(self._days),
            "slowest": {"case": slowest[0], "working_days": slowest[1]} if slowest else None,
            "extended": self._extended,
            "within_original": self._within_original,
        }


class LimitFigures:
    """What became of the limits of one kind."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._whole = _Kept()
        self._by_basis: dict[str, _Kept] = {}
        self._others: Counter[str] = Counter()

    def add(self, no: str, one: Judged) -> None:
        """One more, of the case or lead with this number."""
        if one.verdict not in VERDICTS:
            self._others[one.verdict] += 1
            return
        self._others["provisional"] += one.provisional
        self._others["by_analogy"] += one.basis == "analogy"
        self._whole.add(no, one)
        self._by_basis.setdefault(one.basis, _Kept()).add(no, one)

    def document(self) -> dict[str, Any]:
        return {
            "kind": self._kind,
            **self._whole.document(),
            **{name: self._others[name] for name in ("open", "provisional", "by_analogy", "not_judged")},
            "by_basis": [
                {"basis": basis, **self._by_basis[basis].document()}
                for basis in ("letter", "analogy", "practice")
                if basis in self._by_basis
            ],
        }


def _median(days: Counter[int]) -> float | None:
    """The middle one, or halfway between the two there; made from how often each occurs, not from a list."""
    total = days.total()
    if not total:
        return None
    low = _nth(days, (total - 1) // 2)
    high = _nth(days, total // 2)
    return low if low == high else (low + high) / 2


def _nth(days: Counter[int], n: int) -> int:
    for value in sorted(days):
        n -= days[value]
        if n < 0:
            return value
    raise IndexError(n)


class ItemFigures:
    """What was put right item by item: listed, reported, signed off."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(
            ("listed", "reported", "reported_late", "signed_off", "due", "due_signed_off", "open_at_end"), 0
        )

    def add(self, item: Item, span: Span, *, lapsed: bool) -> None:
        """One more item; ``lapsed``: its case or lead stopped short, so nothing of it is due or open.

        The same holds where nobody says whether it was done before it was taken over.
        """
        reported, signed_off = item.reported_on, item.signed_off_on
        lapsed = lapsed or (item.untold and reported is None and signed_off is None)
        done = signed_off is not None and signed_off <= span.last
        for name, holds in (
            ("listed", span.holds(item.listed_on)),
            ("reported", span.holds(reported)),
            ("reported_late", span.holds(reported) and reported is not None and reported > item.due_on),
            ("signed_off", span.holds(signed_off)),
            ("due", not lapsed and span.holds(item.due_on)),
            ("due_signed_off", not lapsed and span.holds(item.due_on) and done),
            ("open_at_end", not lapsed and item.listed_on <= span.last and not done),
        ):
            self._counts[name] += holds

    def document(self) -> dict[str, Any]:
        return {**self._counts, "sign_off_rate": rate(self._counts["due_signed_off"], self._counts["due"])}
