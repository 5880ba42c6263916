"""The sample's working days by number, and a story told onto them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import IDS, track
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.sample.facts import COUNTED, NEEDS
from sqqf.store.sample.stories import Condition, Line, When, read_when, stories
from sqqf.store.sample.words import Body, Luck, words

_BEGINNINGS = tuple(kind for name in IDS for kind in track(name).beginnings)
DAY = timedelta(days=1)
OFFICE_SECONDS = 9 * 3600
SCALE = 100_000  # a moment is the number of a working day × SCALE + seconds since the office opened
CLERKS = frozenset(
    ("registered", "assigned", "deliberated", "submitted", "approved", "lead", "lead_assigned")
)
"""What the clerk records on a case or a lead; all else its officer does."""


@cache
def rules() -> Profile:
    """The rules that the sample goes by."""
    return read_profile("yangjiang")


class Frame:
    """The year's working days by number, and where today is among them."""

    def __init__(self, today: date) -> None:
        workdays = Workdays()
        every = [today + n * DAY for n in range(-430, 200)]
        self.days = [day for day in every if workdays.is_working(day)]
        self.today = today
        self.last = sum(day <= today for day in self.days) - 1
        """The last working day up to today."""
        self.first = sum(day <= today - 365 * DAY for day in self.days)
        """The first working day on which a case is registered."""
        self.span = self.last - self.first + 1
        self.due_today = self.last if self.days[self.last] == today else self.last + 1
        """A limit whose last day has a lower number is overdue."""

    def day(self, at: int) -> date:
        """The working day with this number; of those too far ahead the last one known."""
        return self.days[min(at, len(self.days) - 1)]

    def rest_day_before(self, at: int) -> date | None:
        """The day before a working day, where it is a rest day."""
        day = self.day(at) - DAY
        return day if day != self.day(at - 1) else None


class Ref(NamedTuple):
    """Another case or lead by its plan, or an item of a lead; its number is put in on recording."""

    plan: int
    item: int | None = None


class Planned(NamedTuple):
    """An act to be recorded."""

    moment: int
    kind: str
    body: Body
    on: date | None
    by: str


class Told(NamedTuple):
    """An act of a story on a working day; it isn't recorded before the moment ``after``."""

    at: int
    kind: str
    body: Body
    on: date | None
    after: int


class Plan:
    """The acts of one case or lead (or of the ledger itself): its story, told onto working days."""

    def __init__(self, frame: Frame, luck: Luck, n: int, nominal: int, starts: int) -> None:
        self.frame = frame
        self.luck = luck
        self.n = n
        self.nominal = nominal
        """The moment of registration, before the part moved it: it rises from plan to plan."""
        self.starts = starts
        self.officer: str = luck.word("officers")
        self.people: list[str] = []
        """Those whom it is about; of a case the applicant first."""
        self.cleared: set[int] = set()
        self.days = {
            "registered": starts // SCALE,
            "first": frame.first,
            "last": frame.last,
            "today": frame.due_today,
        }
        """Working days that have a name, by which other days are told."""
        self.facts: Body = {"no": n + 1, "today": frame.today.isoformat()}
        self.acts: list[Planned] = []
        """In the order in which they are recorded; filled by ``finish``."""
        self.verbs: dict[str, Callable[[Line], None]] = {}
        """What a line may tell besides an act."""
        self._told: list[Told] = []
        self.at = starts // SCALE

    # ── telling ──

    def tell(self, name: str) -> None:
        """Tell the lines under this name."""
        done = True
        for line in stories()[name].lines:
            if line.otherwise and done:
                continue
            done = self._holds(line.condition) and (line.chance == 1 or self.luck.happens(line.chance))
            if done:
                self._repeat(line)

    def _holds(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        fact = self.facts.get(condition.fact)
        return (bool(fact) if condition.value is None else fact == condition.value) is condition.wanted

    def _repeat(self, line: Line) -> None:
        """Tell the line as often as it says, each time from the same day; the next follows the latest."""
        if line.who is None and line.most == 1:
            self._tell_line(line)
            return
        start = end = self.at
        for _ in self._times(line):
            self.at = start
            self._tell_line(line)
            end = max(end, self.at)
        self.at = end

    def _times(self, line: Line) -> Iterator[None]:
        if line.who is None:
            yield from [None] * (line.least + self.luck.below(line.most - line.least + 1))
            return
        for n, name in enumerate(self.people, start=1):
            if (n > 1 or line.who == "each") and n not in self.cleared:
                self.facts |= {"n": n, "name": name, "responsible": ["direct"] if n == 1 else ["leadership"]}
                yield

    def _tell_line(self, line: Line) -> None:
        at = self._day(line.when)
        if line.by:
            at = min(at, self._day(line.by))
        self.at = max(at, self.days["registered"])
        if line.piece:
            self.tell(line.piece)
        elif line.kind in self.verbs:
            self.verbs[line.kind](line)
        else:
            self.act(line.kind, line.facts if line.plain else self._said(line.facts))

    def _day(self, when: When) -> int:
        anchor = self.days[when.anchor] if when.anchor else self.at
        return anchor + when.low + (self.luck.below(when.high - when.low + 1) if when.high > when.low else 0)

    def _said(self, value: Any, name: str = "") -> Any:
        """The value as it will be recorded: words drawn, facts and dates put in; what is None isn't said."""
        if isinstance(value, dict):
            said = {key: self._said(one, key) for key, one in value.items()}
            return {key: one for key, one in said.items() if one is not None or value[key] is None}
        if isinstance(value, list):
            return [self._said(one) for one in value]
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            self.days[name] = self._day(read_when(value[1:]))
            return self.frame.day(self.days[name]).isoformat()
        if value.startswith("$"):
            return self.fact(value[1:])
        return value.format(year=self.frame.day(self.at).year, **self.facts) if "{" in value else value

    def act(self, kind: str, body: Body, *, after: int = 0) -> None:
        """Add an act on the day that the story has reached; it isn't recorded before the moment ``after``."""
        if needs := NEEDS.get(kind):
            body = {**needs(self), **body}
        on = body.get("on")
        if on:
            body = {name: value for name, value in body.items() if name != "on"}
        self._told.append(Told(self.at, kind, body, date.fromisoformat(on) if on else None, after))
        self.days[kind] = self.at
        self.days["latest"] = max(self.days.get("latest", 0), self.at)
        self.facts.update(body)
        if kind == "cleared":
            self.cleared.add(body["person"])

    def finish(self) -> None:
        """Put the acts told so far in order: recorded on their day or a few days later, none after today."""
        random, last, undated = self.luck.random, self.frame.last, _undated()
        moment = self.acts[-1].moment if self.acts else self.starts
        for told in sorted(self._told, key=attrgetter("at")):
            if told.at > last:
                break
            dated = told.kind not in undated
            if told.kind not in _BEGINNINGS:
                # The date of what has none is that of its recording.
                day = min(told.at + int(random() * 5), last) if dated and random() >= 0.9 else told.at
                second = int(random() * OFFICE_SECONDS)
                moment = max(day * SCALE + second, moment + 300 + second % 600, told.after)
            on = told.on or (self.frame.days[told.at] if dated else None)
            by = words()["clerk"] if told.kind in CLERKS else self.officer
            self.acts.append(Planned(moment, told.kind, told.body, on, by))
        self._told.clear()

    # ── what a story may ask for ──

    def fact(self, name: str) -> Any:
        """What ``$name`` stands for; None is left out."""
        if name in COUNTED:
            return COUNTED[name](self)
        return self.facts[name] if name in self.facts else self.luck.word(name)

    def told(self, *kinds: str) -> list[Body]:
        """What the acts of these kinds said so far, in the order told."""
        return [told.body for told in self._told if told.kind in kinds]


@cache
def _undated() -> frozenset[str]:
    return frozenset(kind.id for kind in rules().acts.values() if not kind.dated)
