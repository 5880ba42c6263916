"""Due dates as a calendar (RFC 5545) that can be imported again: a date that moved moves, none doubles.

One all-day event a limit. Its UID stays; its SEQUENCE and its dates of change come from the record, not from
the clock: two exports of an unchanged ledger are equal. A limit that no longer runs is sent as a cancelled
event, so that it leaves the calendars it stood in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.papers.text import printable

_AT_NINE = timedelta(hours=9)


class Event(NamedTuple):
    """One limit in the calendar."""

    of: tuple[str, ...]
    """What makes it this limit and no other: ledger, case, kind, item. Whatever else changes, these stay."""
    summary: str
    due_on: date
    sequence: int
    changed_at: datetime
    """When what moved it last was recorded, UTC."""
    running: bool
    """Not met and not lapsed."""
    certain: bool
    """Neither provisional nor suspended: the date stands."""
    reminders: Sequence[date] = ()
    """On the mornings of these days."""


def write(path: Path, name: str, events: Iterable[Event]) -> None:
    """Write the calendar, event by event."""
    import icalendar  # noqa: PLC0415  (slow; no other export needs it)

    frame = icalendar.Calendar()
    frame.add("PRODID", "-//sqqf//sqqf//ZH")
    frame.add("VERSION", "2.0")
    frame.add("METHOD", "PUBLISH")
    frame.add("X-WR-CALNAME", icalendar.vText(printable(name)))  # of no known type: it wouldn't be escaped
    end = b"END:VCALENDAR\r\n"
    with path.open("wb") as file:
        file.write(frame.to_ical().removesuffix(end))
        for event in events:
            file.write(_component(icalendar, event).to_ical())
        file.write(end)


def _component(icalendar: Any, event: Event) -> Any:
    found = icalendar.Event()
    found.add("UID", _uid(event.of))
    found.add("SEQUENCE", event.sequence)
    found.add("DTSTAMP", event.changed_at)
    found.add("LAST-MODIFIED", event.changed_at)
    found.add("DTSTART", event.due_on)
    found.add("DTEND", event.due_on + timedelta(days=1))
    found.add("SUMMARY", printable(event.summary))
    found.add("STATUS", _status(event))
    found.add("TRANSP", "TRANSPARENT")
    for day in event.reminders if event.running else ():
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", printable(event.summary))
        alarm.add("TRIGGER", day - event.due_on + _AT_NINE)  # from the beginning of the day it is due
        found.add_component(alarm)
    return found


def _status(event: Event) -> str:
    if not event.running:
        return "CANCELLED"
    return "CONFIRMED" if event.certain else "TENTATIVE"


def _uid(of: Iterable[str]) -> str:
    """A name for the event that gives nothing away and no other event has."""
    return f"{hashlib.sha256(chr(10).join(of).encode()).hexdigest()[:32]}@sqqf"
