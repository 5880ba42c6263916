"""Of a sample ledger: the year's working days by number, moments of recording, and the acts of one case or lead."""

from __future__ import annotations

from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.store.sample import texts
from sqqf.store.sample.texts import Body, Luck

DAY = timedelta(days=1)
YEAR = 365 * DAY
ACCEPTANCE, INVESTIGATION = 10, 30  # working days, as the Opinion has them
OFFICE_SECONDS = 9 * 3600
OPENS = 40 * 60  # 08:40 in China, in seconds of UTC's day
SCALE = 100_000  # a moment is the number of a working day × SCALE + seconds since the office opened


class Frame:
    """The year's working days by number, and where today is among them."""

    def __init__(self, today: date) -> None:
        workdays = Workdays()
        every = [today + n * DAY for n in range(-430, 200)]
        self.days = [day for day in every if workdays.is_working(day)]
        self.today = today
        self.last = sum(day <= today for day in self.days) - 1
        """The last working day up to today."""
        self.first = sum(day <= today - YEAR for day in self.days)
        """The first working day on which a case is registered."""
        self.due_today = self.last if self.days[self.last] == today else self.last + 1
        """A limit whose last day has a lower number is overdue."""

    def rest_day_after(self, at: int) -> date | None:
        """The day after a working day, where it is a rest day and work has been resumed since."""
        day = self.days[at] + DAY
        return day if at < self.last and day != self.days[at + 1] else None


TWO = [f"{n:02}" for n in range(60)]
MINUTES = [f"{TWO[n // 60]}:{TWO[n % 60]}" for n in range(24 * 60)]


class Clock:
    """The moments of recording: never the real ones."""

    def __init__(self, frame: Frame) -> None:
        self._days = [day.isoformat() for day in frame.days]
        self.moment = 0

    def now(self) -> str:
        at, second = divmod(self.moment, SCALE)
        minute, second = divmod(second + OPENS, 60)
        return f"{self._days[at]}T{MINUTES[minute]}:{TWO[second]}Z"


class Ref(NamedTuple):
    """Another case or lead, by its plan, or an item of that lead: its number is put in when it is recorded."""

    plan: int
    item: int | None = None


class Planned(NamedTuple):
    """An act to be recorded."""

    moment: int
    kind: str
    body: Body
    on: date | None
    by: str


class Plan:
    """The acts of one case or lead, in the order in which they are recorded."""

    def __init__(self, frame: Frame, luck: Luck, n: int, nominal: int, starts: int) -> None:
        self.frame = frame
        self.luck = luck
        self.n = n
        self.nominal = nominal
        """The moment of registration before it was moved for the part the case plays: rising from plan to plan."""
        self.officer = luck.of(texts.OFFICERS)
        self.points = 0
        self.parties = 0
        self.acts: list[Planned] = []
        self._moment = starts

    def add(
        self,
        kind: str,
        at: int,
        body: Body,
        *,
        by: str = "",
        on: date | None = None,
        dated: bool = True,
        after: int = 0,
    ) -> None:
        """An act of the working day ``at`` (or dated ``on``), recorded then or a few days later; none after today.

        ``after``: a moment before which it isn't recorded.
        """
        frame, random = self.frame, self.luck.random
        if at > frame.last:
            return
        if self.acts:
            day = at if random() < 0.9 else min(at + int(random() * 5), frame.last)
            day = day if dated else at  # of what has no date, its recording is the date
            second = int(random() * OFFICE_SECONDS)
            self._moment = max(day * SCALE + second, self._moment + 300 + second % 600, after)
        self.acts.append(
            Planned(self._moment, kind, body, on or (frame.days[at] if dated else None), by or self.officer)
        )

    def add_aside(self, kind: str, at: int, body: Body) -> None:
        """An act without a date that may come at any time after the registration."""
        if at <= self.frame.last:
            moment = max(at * SCALE + self.luck.below(OFFICE_SECONDS), self.acts[0].moment + 60)
            self.acts.append(Planned(moment, kind, body, None, self.officer))
            self.acts.sort(key=itemgetter(0))
