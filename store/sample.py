"""A sample ledger: a believable year of a city group's work, the same to the head hash for the same seed.

Each case is planned by itself, as a list of acts at moments counted in working days; the plans are merged by
moment and recorded one by one through ``Writing``, so that every act is admitted like a user's. Only the cases
under way are in memory. A twentieth of the cases, at least one, misses a limit today; all others keep theirs,
or met them late.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.number import Number
from sqqf.store import sample_texts as texts
from sqqf.store.ledger import Ledger
from sqqf.store.profiles import read_profile
from sqqf.store.sample_outcomes import ASIDE, members, registers
from sqqf.store.sample_plan import SCALE, Clock, Frame, Plan, Planned
from sqqf.store.sample_stories import Planner
from sqqf.store.sample_texts import Luck
from sqqf.store.writing import Stamp, Writing

LONG = 20 * SCALE
"""A case on which nothing is recorded for more than twenty working days isn't kept in memory meanwhile."""


class Made(NamedTuple):
    """What was made."""

    cases: int
    acts: int
    head: str
    last: Number
    """The number of the case registered last."""


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
    opened = stamp(texts.CLERK, frame.first - 1)
    profile = read_profile("yangjiang")
    with Ledger.making(
        path, group=texts.GROUP, level="city", prefix=texts.PREFIX, profile=profile, stamp=opened
    ) as writing:
        for member in members():
            writing.record("member_added", member)
        play = Play(writing, clock, stamp, keep=100 + cases // 5)
        aside = [registers(frame, luck)] if cases >= 20 else []
        for _ in play.all(chain(aside, Planner(frame, cases, luck))):
            tick()
    assert play.last
    return Made(cases, writing.seq, writing.head, play.last)


def _given_away(acts: list[Planned]) -> Iterator[Planned]:
    """The acts of a plan; what was recorded is kept no longer."""
    left = deque(acts)
    acts.clear()
    while left:
        yield left.popleft()


class Play:
    """Records the plans, merged by moment; a case is forgotten when its last act is on record."""

    def __init__(self, writing: Writing, clock: Clock, stamp: Callable[[str, int], Stamp], keep: int) -> None:
        self._writing = writing
        self._clock = clock
        self._stamp = stamp
        self._keep = keep
        self.last: Number | None = None
        self._numbers: dict[int, str] = {}
        """The numbers of the cases registered last, by plan: what others may refer to."""

    def all(self, plans: Iterable[Plan]) -> Iterator[None]:
        """Record everything; yields after each registration."""
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
            if case_id and not known:
                yield

    def _record(self, n: int, act: Planned, case_id: str) -> str:
        """Put the act on record; the id of its case, empty for an act of the ledger itself."""
        self._clock.moment = act.moment
        self._writing.stamp = self._stamp(act.by, act.moment // SCALE)
        body = act.body
        if n == ASIDE:
            self._writing.record(act.kind, body, act.on)
            return ""
        if not case_id:
            if "arising_from" in body:
                body = {**body, "arising_from": self._numbers[body["arising_from"]]}
            case = self._writing.register(body)
            self.last = case.number
            self._numbers[n] = str(case.number)
            self._numbers.pop(n - self._keep, None)
            return case.id
        if "into" in body:
            body = {**body, "into": self._numbers[body["into"]]}
        elif act.kind == "amended":
            acts = self._writing.case(case_id).acts
            body = {**body, "act": next(one.seq for one in reversed(acts) if one.kind == body["act"])}
        return self._writing.append(case_id, act.kind, body, act.on).id
