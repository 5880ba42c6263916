"""Reading notices from an iCalendar file (.ics), as calendar programs subscribe to them.

What an event says is known from plain words (``event_words``), or was told by the person who imports it. A
festival's own name alone, on whole days of which one is the festival's by law, is a day off. Each year is a
notice of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqqf.calendar.days import FIRST, LAST
from sqqf.calendar.event_words import festival_name, normal, said, uncounted
from sqqf.calendar.faults import Fault, NoticeFaults, Row, Rows, date_faults, year_faults
from sqqf.calendar.ics_events import DayEvent, read_events
from sqqf.calendar.statutory import legal_days
from sqqf.calendar.telling import NOTHING, Telling

_NEW_YEAR = "元旦"
_UNCLEAR = ("says_neither", "says_both")

EventDay = tuple[DayEvent, dt.date]


class Meant(NamedTuple):
    """What an event is: a day off, worked, or None with the code of the fault that says why it isn't
    known."""

    off: bool | None
    fault: str = ""


def rows_from_ics(text: str, telling: Telling = NOTHING) -> tuple[Rows, ...]:
    """What the text of an .ics file says, year by year. Raises NoticeFaults."""
    faults: list[Fault] = []
    events = read_events(text, faults)
    faults += _told_in_vain(telling, events)
    events = [event for event in events if not _is_named(event, telling.skip)]
    meaning = _Meaning(events, telling)
    years: dict[int, list[EventDay]] = defaultdict(list)
    for year, event, day in _by_year(events, telling.year):
        years[year].append((event, day))
    if not years and not faults:
        wanted = telling.year
        faults.append(Fault("no_days") if wanted is None else Fault("nothing_of_year", "", {"year": wanted}))
    found = [_of_year(year, years[year], meaning, faults) for year in sorted(years)]
    if faults:
        raise NoticeFaults(_each_name_once(faults))
    return tuple(found)


def _by_year(events: Sequence[DayEvent], wanted: int | None) -> Iterator[tuple[int, DayEvent, dt.date]]:
    """Each day with the year of the notice that it belongs to.

    Days of December belong to the next year's notice where that is in the file and they are its New Year's,
    or the file has nothing else of their own year.
    """
    years = {day.year for event in events for day in event.days}
    last_days = {
        year
        for year in years
        if all(day.month == 12 for event in events for day in event.days if day.year == year)
    }
    for event in events:
        new_year = _NEW_YEAR in said(event.name).festivals
        for day in event.days:
            with_next = (
                day.month == 12 and day.year + 1 in {*years, wanted} and (new_year or day.year in last_days)
            )
            year = day.year + with_next
            if wanted in (None, year):
                yield year, event, day


def _of_year(year: int, days: Sequence[EventDay], meaning: _Meaning, faults: list[Fault]) -> Rows:
    wrong = list(year_faults(year))
    faults += wrong
    faults += date_faults(None if wrong else year, ((event.place, day) for event, day in days))
    rows: list[Row] = []
    for event, day in days:
        meant = meaning.of(event, day)
        if meant.off is None and event.name:
            faults.append(Fault(meant.fault, event.place, {"name": uncounted(event.name)}))
        rows.append((day, festival_name(event.name), bool(meant.off)))
    return year, (), tuple(rows)


class _Meaning:
    """What each event means, the others of the file being known."""

    def __init__(self, events: Iterable[DayEvent], telling: Telling) -> None:
        self._telling = telling
        self._names: dict[tuple[tuple[str, ...], bool], set[dt.date]] = defaultdict(set)
        for event in events:
            words = said(event.name)
            if words.alone and event.whole:
                self._names[words.festivals, words.eve].update(event.days)

    def of(self, event: DayEvent, day: dt.date) -> Meant:
        """What it means on one of its days."""
        for off, names in ((True, self._telling.off), (False, self._telling.worked)):
            if _is_named(event, names):
                return Meant(off)
        words = said(event.name)
        if words.off is not None and not event.cancelled:
            return Meant(words.off)
        if (
            words.alone
            and event.whole
            and not event.cancelled
            and self._by_law(words.festivals, words.eve, day)
        ):
            return Meant(off=True)
        return Meant(None, "says_both" if words.both else "says_neither")

    def _by_law(self, festivals: tuple[str, ...], eve: bool, day: dt.date) -> bool:
        """Is the day in a run of days of this name of which one is the festival's by law?"""
        run = self._names[festivals, eve]
        for step in (1, -1):
            on = day
            while on in run:
                if _is_legal(on, festivals or ("春节",)):
                    return True
                on += dt.timedelta(days=step)
        return False


def _is_legal(day: dt.date, festivals: tuple[str, ...]) -> bool:
    return FIRST <= day <= LAST and any((day.toordinal(), name) in legal_days(day.year) for name in festivals)


def _told_in_vain(telling: Telling, events: Sequence[DayEvent]) -> Iterator[Fault]:
    """Names told of that no event bears, and names of which two things are told."""
    seen: set[str] = set()
    for name in (*telling.off, *telling.worked, *telling.skip):
        if normal(name) in seen:
            yield Fault("told_twice", "", {"name": name})
        elif not any(_is_named(event, (name,)) for event in events):
            yield Fault("told_of_none", "", {"name": name})
        seen.add(normal(name))


def _is_named(event: DayEvent, names: Iterable[str]) -> bool:
    return any(normal(name) in (normal(event.name), normal(uncounted(event.name))) for name in names)


def _each_name_once(faults: Iterable[Fault]) -> Iterator[Fault]:
    """An event whose meaning isn't known is named once, however often it comes."""
    seen: set[object] = set()
    for fault in faults:
        name = fault.facts["name"] if fault.code in _UNCLEAR else None
        if name is None or name not in seen:
            yield fault
        seen.add(name)
