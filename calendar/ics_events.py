"""The events of an iCalendar file (.ics), each with the days in China on which it lies.

An all-day event is a day or several: DTEND is exclusive, and an event without one lasts one day. A timed
event lies within one day, a floating time being a time in China, or goes from midnight to midnight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sqqf.calendar.dates import CHINA
from sqqf.calendar.faults import Fault, NoticeFaults, name_faults

if TYPE_CHECKING:
    from icalendar import Event

_MOST_DAYS = 31  # no holiday is as long; a slip in DTEND may span centuries
_ONE_DAY = dt.timedelta(days=1)
_MIDNIGHT = dt.time()


class DayEvent(NamedTuple):
    """An event: where it stands in the file, its name, its days; ``whole``: all day, not at some hour."""

    place: str
    name: str
    days: tuple[dt.date, ...]
    whole: bool
    cancelled: bool


def read_events(text: str, faults: list[Fault]) -> list[DayEvent]:
    """The events that can be read; what is wrong with the others is added to the faults. Raises
    NoticeFaults."""
    found = enumerate(_events(text))
    return [read for i, event in found if (read := _read(event, f"events[{i}]", faults))]


def _events(text: str) -> list[Event]:
    from icalendar import Calendar, Event  # noqa: PLC0415 - loads in 30 ms, only for an .ics

    try:
        calendar = Calendar.from_ical(text)
    except Exception:  # a parser that trips over a broken file, however it does, says that the file is broken
        raise NoticeFaults([Fault("not_icalendar")]) from None
    if not isinstance(calendar, Calendar):
        raise NoticeFaults([Fault("not_icalendar")])
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def _read(event: Event, place: str, faults: list[Fault]) -> DayEvent | None:
    name = _summary(event, place, faults)
    repeats = [key for key in ("RRULE", "RDATE") if key in event]
    faults += (Fault("repeating_event", place, {"property": key, "name": name}) for key in repeats)
    faults += (Fault("broken_event", place, {"property": key or ""}) for key, _ in event.errors)
    if event.errors or repeats:
        return None
    if "DTSTART" not in event:
        faults.append(Fault("missing_key", f"{place}.DTSTART"))
        return None
    try:  # DTSTART twice, DTEND beside DURATION, a date beside a time, the end of year 9999
        start, end = event.start, event.end
        zones = [event[key].params.get("TZID") for key in ("DTSTART", "DTEND") if key in event]
        span = _span(start, end)
    except (ValueError, TypeError, AttributeError, OverflowError):
        faults.append(Fault("broken_event", place, {"property": "DTSTART"}))
        return None
    unknown = [str(zone) for zone, at in zip(zones, (start, end), strict=False) if zone and _floats(at)]
    wrong = [Fault("unknown_zone", place, {"zone": zone}) for zone in unknown[:1]]
    wrong += _span_faults(place, span)
    if wrong:
        faults += wrong
        return None
    days = tuple(span.first + i * _ONE_DAY for i in range(span.days))
    cancelled = str(event.get("STATUS", "")).strip().upper() == "CANCELLED"
    return DayEvent(place, name, days, whole=span.whole, cancelled=cancelled)


def _summary(event: Event, place: str, faults: list[Fault]) -> str:
    value = event.get("SUMMARY")
    place = f"{place}.SUMMARY"
    if value is None:
        faults.append(Fault("missing_key", place))
    elif not isinstance(value, str):  # a list, where there are two
        faults.append(Fault("broken_event", place, {"property": "SUMMARY"}))
    else:
        faults += name_faults(place, value)
        return " ".join(value.split())
    return ""


class _Span(NamedTuple):
    """Where an event lies in China: its first day, how many, and whether they are whole ones."""

    first: dt.date
    days: int
    whole: bool


def _span(start: dt.date, end: dt.date) -> _Span:
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return _Span(start, (end - start).days, whole=True)
    start, end = _in_china(start), _in_china(end)
    days = (end.date() - start.date()).days
    if end > start and end.time() == _MIDNIGHT:
        return _Span(start.date(), days, whole=start.time() == _MIDNIGHT)
    return _Span(start.date(), days + 1 if end >= start else 0, whole=False)


def _in_china(moment: dt.datetime) -> dt.datetime:
    """The time in China, without a zone; a floating one is a time there."""
    return moment if moment.tzinfo is None else moment.astimezone(CHINA).replace(tzinfo=None)


def _floats(at: dt.date) -> bool:
    return isinstance(at, dt.datetime) and at.tzinfo is None


def _span_faults(place: str, span: _Span) -> Iterator[Fault]:
    if span.days <= 0:
        end = span.first + span.days * _ONE_DAY
        yield Fault("bad_span", place, {"start": str(span.first), "end": str(end)})
    elif not span.whole and span.days > 1:
        yield Fault("timed_event", place, {"days": span.days})
    elif span.days > _MOST_DAYS:
        yield Fault("long_event", place, {"days": span.days, "most": _MOST_DAYS})
