"""Reading a notice from an iCalendar file (.ics), as calendar programs subscribe to them.

An all-day event is a day or several: DTEND is exclusive, and an event without one lasts one day.
A SUMMARY with 班 in it means working days, any other one days off. The notice's year is that of its last day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from icalendar import Calendar, Event

from sqqf.calendar.faults import Fault, NoticeFaults, Row, Rows, date_faults, name_faults, year_faults

_MOST_DAYS = 31  # no holiday is as long; a slip in DTEND may span centuries
_SIMPLE = 60  # characters; the patterns would take long over a very long one
_ONE_DAY = dt.timedelta(days=1)
_OPEN, _CLOSE = r"[\s（(\[【]", r"[\s）)\]】]"
_BEFORE = re.compile(rf"^{_OPEN}*(?:补班|上班|班|休)[\s（(\[【）)\]】:：]+补?")
_AFTER = re.compile(rf"(?:{_OPEN}*(?:补班|上班|班|放假|假期|调休|休){_CLOSE}*)+$")


def rows_from_ics(text: str) -> Rows:
    """What the text of an .ics file says. Raises NoticeFaults."""
    faults: list[Fault] = []
    rows: list[Row] = []
    dates: list[tuple[str, dt.date]] = []
    events = _events(text)
    if not events:
        faults.append(Fault("no_days"))
    for i, event in enumerate(events):
        place = f"events[{i}]"
        days = _event_rows(event, place, faults)
        rows += days
        dates += [(place, date) for date, _, _ in days]
    year = max((date.year for _, date in dates), default=None)
    wrong = [] if year is None else list(year_faults(year))
    faults += wrong
    faults += date_faults(None if wrong else year, dates)
    if faults or year is None:
        raise NoticeFaults(faults)
    return year, (), tuple(rows)


def festival_name(summary: str) -> str:
    """The festival in a summary such as 春节（休） or 上班(补春节假期); a less simple summary stays whole."""
    summary = " ".join(summary.split())
    return _AFTER.sub("", _BEFORE.sub("", summary)) or summary if len(summary) <= _SIMPLE else summary


def _events(text: str) -> list[Event]:
    try:
        calendar = Calendar.from_ical(text)
    except Exception:  # a parser that trips over a broken file, however it does, says that the file is broken
        raise NoticeFaults([Fault("not_icalendar")]) from None
    if not isinstance(calendar, Calendar):
        raise NoticeFaults([Fault("not_icalendar")])
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def _event_rows(event: Event, place: str, faults: list[Fault]) -> list[Row]:
    summary = _summary(event, f"{place}.SUMMARY", faults)
    wrong = list(_span_faults(event, place))
    if wrong:
        faults += wrong
        return []
    name, off = festival_name(summary), "班" not in summary
    return [(event.start + i * _ONE_DAY, name, off) for i in range((event.end - event.start).days)]


def _summary(event: Event, place: str, faults: list[Fault]) -> str:
    value = event.get("SUMMARY")
    if value is None:
        faults.append(Fault("missing_key", place))
    elif not isinstance(value, str):  # a list, where there are two
        faults.append(Fault("broken_event", place, {"property": "SUMMARY"}))
    else:
        faults += name_faults(place, value)
        return str(value)
    return ""


def _span_faults(event: Event, place: str) -> Iterator[Fault]:
    repeats = [key for key in ("RRULE", "RDATE") if key in event]
    yield from (Fault("repeating_event", place, {"property": key}) for key in repeats)
    yield from (Fault("broken_event", place, {"property": key or ""}) for key, _ in event.errors)
    if event.errors:
        return
    if "DTSTART" not in event:
        yield Fault("missing_key", f"{place}.DTSTART")
        return
    try:  # DTSTART twice, DTEND beside DURATION, a date beside a time, the end of year 9999
        start, end = event.start, event.end
    except (ValueError, TypeError, AttributeError, OverflowError):
        yield Fault("broken_event", place, {"property": "DTSTART"})
        return
    if isinstance(start, dt.datetime) or isinstance(end, dt.datetime):
        yield Fault("timed_event", place)
    elif end <= start:
        yield Fault("bad_span", place, {"start": str(start), "end": str(end)})
    elif (days := (end - start).days) > _MOST_DAYS:
        yield Fault("long_event", place, {"days": days, "most": _MOST_DAYS})
