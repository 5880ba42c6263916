"""A sample ledger: a believable year of a city group's work, the same to the head hash for the same seed.

Each case and lead is planned by itself, as a list of acts at moments counted in working days. The plans are
merged by moment and recorded act by act through ``Writing``, so that each act is admitted like a user's. Only
what is under way is in memory. A twentieth of the cases, at least one, is overdue today. There are eight
leads, and one more for every 25 cases; none is overdue.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.procedure.inaction.campaign import item_name
from sqqf.procedure.inaction.sampling import draw
from sqqf.procedure.record.number import Number
from sqqf.store.ledger import informants
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.sample.cases import CasePlanner
from sqqf.store.sample.leads import SUPERVISION, LeadPlanner
from sqqf.store.sample.plan import SCALE, Frame, Plan, Planned, Ref, rules
from sqqf.store.sample.words import Body, Luck, words
from sqqf.store.writing.making import NewLedger, making
from sqqf.store.writing.transaction import Writing

LONG = 20 * SCALE
"""A case that waits longer than this for its next act isn't kept in memory meanwhile."""
OPENS = 40 * 60  # 08:40 in China, in seconds of UTC's day
ASIDE = -1
"""The number of the plan with the registers, which is no case's."""
CASES = frozenset(("registered", "ended"))
LEADS = frozenset(("lead", "joined", "took_in", "split", "tolerance_checked"))
REFERRING = CASES | LEADS | {"campaign", "problem", "sampling"}
"""Acts that may name other cases or leads."""


class Made(NamedTuple):
    """What was made."""

    cases: int
    leads: int
    acts: int
    head: str
    last: Number
    """The number of the case registered last."""


class Clock:
    """The moments of recording: never the real ones."""

    def __init__(self, frame: Frame) -> None:
        self._days = [day.isoformat() for day in frame.days]
        self.moment = 0

    def now(self) -> str:
        at, second = divmod(self.moment, SCALE)
        minute, second = divmod(second + OPENS, 60)
        return f"{self._days[at]}T{minute // 60:02}:{minute % 60:02}:{second:02}Z"


def make_sample(path: Path, *, cases: int, seed: str, today: date, tick: Callable[[], None]) -> Made:
    """Make a sample ledger at ``path``, whole or not at all; ``tick`` is called once for each case.

    Raises Refused where a file exists.
    """
    frame = Frame(today)
    luck = Luck(f"{seed}/{cases}/{today}")
    clock = Clock(frame)

    @cache
    def stamp(by: str, at: int) -> Stamp:
        return Stamp(by, frame.days[at], None, clock.now, lambda: luck.hex(16))

    clock.moment = (frame.first - 1) * SCALE
    opened = stamp(words()["clerk"], frame.first - 1)
    group, prefix = words()["group"], words()["prefix"]
    with making(
        path, NewLedger(group=group, level="city", prefix=prefix, profile=rules()), opened
    ) as writing:
        for member in _members():
            writing.record("member_added", member)
        play = Play(writing, clock, stamp, keep=100 + cases // 5)
        aside = [_registers(frame, luck)] if cases >= 20 else []
        planner = CasePlanner(frame, cases, luck)
        leads = 8 + cases // 25
        plans = heapq.merge(planner, LeadPlanner(frame, leads, planner, luck), key=attrgetter("nominal"))
        for _ in play.all(chain(aside, plans)):
            tick()
    assert play.last
    return Made(cases, leads, writing.seq, writing.head, play.last)


def _members() -> Iterator[Body]:
    """Who belongs to the group, the officers too: recorded when the ledger is opened."""
    for n, (name, organ) in enumerate(words()["members"].items()):
        yield {"name": name, "organ": organ, "role": "member" if n else "lead"}
    for name in words()["officers"]:
        yield {"name": name, "organ": "discipline", "role": "officer"}


def _registers(frame: Frame, luck: Luck) -> Plan:
    """The year's prior filings, guidance and filings of the counties: one plan of the ledger's own acts."""
    plan = Plan(frame, luck, ASIDE, frame.first * SCALE, frame.first * SCALE)
    plan.officer = words()["clerk"]
    decided = frame.days[frame.first + 124]
    plan.facts["quarter"] = f"{decided.year}Q{(decided.month + 2) // 3}"
    plan.tell("registers")
    plan.finish()
    return plan


def _given_away(acts: list[Planned]) -> Iterator[Planned]:
    """The acts of a plan, each forgotten once it is given."""
    left = deque(acts)
    acts.clear()
    while left:
        yield left.popleft()


class Play:
    """Records the plans, merged by moment; a case or lead is forgotten when its last act is on record."""

    def __init__(self, writing: Writing, clock: Clock, stamp: Callable[[str, int], Stamp], keep: int) -> None:
        self._writing = writing
        self._clock = clock
        self._stamp = stamp
        self._keep = keep
        self.last: Number | None = None
        self._numbers: dict[int, str] = {}
        """By plan the numbers that others may refer to: of the leads, and of the cases registered last."""
        self._drawn: list[str] = []

    def all(self, plans: Iterable[Plan]) -> Iterator[None]:
        """Record everything; yields after each registration of a case."""
        plans = iter(plans)
        heap: list[tuple[int, int, Iterator[Planned], Planned, str]] = []
        following = next(plans, None)
        while heap or following:
            if following and (not heap or following.nominal <= heap[0][0]):
                acts = _given_away(following.acts)
                heapq.heappush(heap, (following.acts[0].moment, following.n, acts, next(acts), ""))
                following = next(plans, None)
                continue
            _, n, acts, act, known = heap[0]
            case_id = self._record(n, act, known)
            upcoming = next(acts, None)
            if upcoming:
                heapq.heapreplace(heap, (upcoming.moment, n, acts, upcoming, case_id))
                if case_id and upcoming.moment - act.moment > LONG:
                    self._writing.lay_aside(case_id)
            else:
                heapq.heappop(heap)
                if case_id:
                    self._writing.settle(case_id)
            if n >= 0 and not known:
                yield

    def _record(self, n: int, act: Planned, known: str) -> str:
        """Put the act on record; the id of its case or lead, empty for an act of the ledger itself."""
        self._clock.moment = act.moment
        self._writing.stamp = self._stamp(act.by, act.moment // SCALE)
        body = act.body
        if act.kind in REFERRING:
            body = {name: self._said(fact) for name, fact in body.items()}
        if n in (ASIDE, SUPERVISION):
            self._writing.record(act.kind, self._with_drawn(act.kind, body), act.on)
            return ""
        if not known:
            return self._register(n, body) if n >= 0 else self._register_lead(n, body)
        if act.kind == "amended":
            acts = self._writing.case(known).acts
            body = {**body, "act": next(one.seq for one in reversed(acts) if one.kind == body["act"])}
        return self._writing.append(known, act.kind, body, act.on).id

    def _register(self, n: int, body: Body) -> str:
        case = self._writing.register(body)
        self.last = case.number
        self._numbers[n] = str(case.number)
        if n >= self._keep:
            self._numbers.pop(n - self._keep, None)
        return case.id

    def _register_lead(self, n: int, body: Body) -> str:
        informant = body.get("informant")
        lead = self._writing.register_lead({**body, "informant": informant.hash} if informant else body)
        if informant:
            informants.keep(self._writing.connection, lead.id, informant)
        self._numbers[n] = str(lead.number)
        return lead.id

    def _said(self, fact: Any) -> Any:
        """The number of what is referred to; what refers to nothing stays."""
        if isinstance(fact, Ref):
            number = self._numbers[fact.plan]
            return item_name(number, fact.item) if fact.item else number
        return [self._said(one) for one in fact] if isinstance(fact, list) else fact

    def _with_drawn(self, kind: str, body: Body) -> Body:
        """A random check draws when it is recorded; a result is about what was drawn first."""
        if kind == "sampling":
            self._drawn = draw(body["population"], body["count"], body["seed"])
            return {**body, "drawn": self._drawn}
        return {**body, "item": self._drawn[0]} if kind == "sampling_result" else body
