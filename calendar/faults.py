"""What can be wrong with a notice: codes with their facts. The words are found elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqqf.calendar.days import FIRST, LAST

Row = tuple[dt.date, str, bool]  # as read, before it becomes a NoticeDay: the date, the name, is it off
Rows = tuple[int, tuple[str, ...], tuple[Row, ...]]  # the notice's year, papers and days


class Fault(NamedTuple):
    """One thing wrong, and where: ``days[0].date``, ``events[2].SUMMARY`` (from 0), "" for the whole file."""

    code: str
    place: str = ""
    facts: Mapping[str, str | int | tuple[str, ...]] = {}


class NoticeFaults(ValueError):
    """A file or body that is not a notice; ``faults`` has everything that is wrong with it.

    | code            | facts                | meaning                                                       |
    |-----------------|----------------------|---------------------------------------------------------------|
    | not_utf8        | offset               | the byte at this offset, from 0, can't be read                |
    | not_json        | line, column or none | not JSON; without facts: NaN, Infinity, or nested too deep    |
    | not_icalendar   |                      | not an iCalendar file with one calendar                       |
    | missing_key     |                      | the key or property at the place is missing                   |
    | key_twice       | key                  | the key stands twice in an object, so that one value is lost  |
    | wrong_type      | expected, found      | both of: object, list, string, boolean, integer, number, null |
    | bad_name        |                      | an empty text, or one that can't be written as UTF-8          |
    | bad_date        | value                | a text that isn't YYYY-MM-DD                                  |
    | no_such_date    | value                | a date that doesn't exist, such as 2027-02-29                 |
    | no_days         |                      | the notice lists no day                                       |
    | outside         | value, first, last   | a year, or a date, outside the calendar                       |
    | other_year      | date, year           | not of the notice's year, nor of December of the year before  |
    | date_twice      | date, first          | listed before, at the place ``first``                         |
    | broken_event    | property             | the property can't be read, or doesn't fit the others         |
    | timed_event     | days                 | has times of day, and lies on several days in China           |
    | unknown_zone    | zone                 | its time zone isn't known                                     |
    | repeating_event | property, name       | repeats: has this property                                    |
    | bad_span        | start, end           | ends (exclusive) on or before the day it starts               |
    | long_event      | days, most           | lasts longer than any holiday                                 |
    | says_neither    | name                 | the event doesn't say plainly whether it is off or worked     |
    | says_both       | name                 | the event says that it is off and that it is worked           |
    | told_of_none    | name                 | no event of the file has this name                            |
    | told_twice      | name                 | two things are told of this name                              |
    | nothing_of_year | year                 | the file has nothing of the year that was asked for           |
    | lacks_festivals | year, names          | an amendment that isn't called one: without these festivals   |
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{fault.code} {fault.place}".rstrip() for fault in self.faults))


class NoticeDoubts(NoticeFaults):
    """A notice that can be read and isn't plausible; ``faults`` has every doubt.

    | code            | facts                | meaning                                                       |
    |-----------------|----------------------|---------------------------------------------------------------|
    | weekday_worked  | date, name           | a make-up day on a Monday–Friday                              |
    | far_off         | date, name           | a day off far from any festival of the law                    |
    | legal_worked    | date, name           | by this notice people work on a festival's legal day          |
    | many_off        | year, days, most     | more than a tenth of the year is listed as off                |
    | worked_for_none | date, name           | a make-up day without any day off that it could make up for   |
    | known_off       | date, name           | off in the built-in calendar, and the notice is silent        |
    | known_worked    | date, name           | worked in the built-in calendar, and the notice is silent     |
    """


def year_faults(year: int) -> Iterator[Fault]:
    """Is the notice's year one of the calendar's?"""
    if not FIRST.year <= year <= LAST.year:
        yield Fault("outside", "year", {"value": year, "first": FIRST.year, "last": LAST.year})


def date_faults(year: int | None, dates: Iterable[tuple[str, dt.date]]) -> Iterator[Fault]:
    """What is wrong with a notice's (place, date) pairs taken together; without a year: those there twice."""
    places: dict[dt.date, str] = {}
    for place, date in dates:
        if date in places:
            yield Fault("date_twice", place, {"date": str(date), "first": places[date]})
        places.setdefault(date, place)
        if year is None:
            continue
        if not FIRST <= date <= LAST:
            yield Fault("outside", place, {"value": str(date), "first": str(FIRST), "last": str(LAST)})
        elif date.year != year and (date.year, date.month) != (year - 1, 12):
            yield Fault("other_year", place, {"date": str(date), "year": year})


def name_faults(place: str, text: str) -> Iterator[Fault]:
    """Has the text a character, and can it be stored? JSON can spell half a surrogate pair; UTF-8 can't."""
    if not text.strip() or text != text.encode("utf-8", "ignore").decode():
        yield Fault("bad_name", place)
