"""How limits were kept in a period: on time, late, overdue, and how many working days it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.acts import day_of
from sqqf.procedure.limits import Deadline, deadlines
from sqqf.procedure.tally import Span, rate

if TYPE_CHECKING:
    from sqqf.procedure.correction import Item
    from sqqf.procedure.dossier import Dossier
    from sqqf.procedure.profile import Profile
    from sqqf.procedure.setting import Setting


class Judged(NamedTuple):
    """A limit on the day by which it belongs to a period: that on which it was met, else its last one."""

    kind: str
    on: date
    verdict: str
    """``on_time``, ``late``, ``overdue``; ``not_judged``: it lay before the case or lead was taken over."""
    working_days: int | None
    """From the start until it was met."""
    provisional: bool
    """The verdict may change with the year's notice; what was met in days that are certain stays met."""
    analogy: bool


def judged(dossier: Dossier, profile: Profile, setting: Setting) -> Iterator[Judged]:
    """The limits of a case or lead that were met by today or are overdue."""
    taken = dossier.taken_over
    since = day_of(taken) if taken else None
    for limit in deadlines(dossier, profile, setting.level, setting.workdays):
        met_on = limit.met_on if limit.met_on and limit.met_on <= setting.today else None
        if met_on is None and (limit.lapsed or limit.paused or limit.due_on >= setting.today):
            continue
        verdict = _verdict(limit, met_on)
        if since and (limit.due_on <= since or (met_on and met_on <= since)):
            verdict = "not_judged"
        taken_days = max(setting.workdays.between(limit.starts_on, met_on), 0) if met_on else None
        until = min(met_on or limit.due_on, limit.due_on)
        provisional = until > limit.counted_from and setting.workdays.is_provisional(
            limit.counted_from, until
        )
        analogy = limit.basis == "analogy"
        yield Judged(limit.kind, met_on or limit.due_on, verdict, taken_days, provisional, analogy)


def _verdict(limit: Deadline, met_on: date | None) -> str:
    if met_on is None:
        return "overdue"
    return "on_time" if met_on <= limit.due_on else "late"


class LimitFigures:
    """What became of the limits of one kind."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._verdicts: Counter[str] = Counter()
        self._days: Counter[int] = Counter()
        self._slowest: tuple[str, int] | None = None
        self._provisional = self._analogy = 0

    def add(self, no: str, one: Judged) -> None:
        """One more, of the case or lead with this number."""
        self._verdicts[one.verdict] += 1
        if one.verdict == "not_judged":
            return
        self._provisional += one.provisional
        self._analogy += one.analogy
        if one.working_days is not None:
            self._days[one.working_days] += 1
            if self._slowest is None or one.working_days > self._slowest[1]:
                self._slowest = no, one.working_days

    def document(self) -> dict[str, Any]:
        counts = {name: self._verdicts[name] for name in ("on_time", "late", "overdue")}
        slowest = self._slowest
        return {
            "kind": self._kind,
            **counts,
            "rate": rate(counts["on_time"], sum(counts.values())),
            "median_working_days": _median(self._days),
            "slowest": {"case": slowest[0], "working_days": slowest[1]} if slowest else None,
            "provisional": self._provisional,
            "by_analogy": self._analogy,
            "not_judged": self._verdicts["not_judged"],
        }


def _median(days: Counter[int]) -> float | None:
    """The one in the middle, or half-way between the two there; by how often each stands, not by a list of all."""
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
        """One more item; ``lapsed``: its case or lead stopped short, so nothing of it is due or open any more."""
        reported, signed_off = item.reported_on, item.signed_off_on
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
