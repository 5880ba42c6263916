"""How the due date of a limit came about, as a JSON document: each day counted or not, where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqqf.calendar.dates import iso, iso_or_none
from sqqf.calendar.days import CountedDay, Source
from sqqf.calendar.spans import numbered
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.time.due import stood_still
from sqqf.procedure.time.limits import Deadline


def counting(deadline: Deadline, workdays: Workdays) -> dict[str, Any]:
    """Each day after the start up to the due date, the extensions, and where the calendar is from."""
    years = [workdays.year(year) for year in range(deadline.starts_on.year, deadline.due_on.year + 1)]
    return {
        "extensions": extensions(deadline, workdays),
        "suspensions": [
            {"since": iso(pause.since), "until": iso_or_none(pause.until), "by": pause.by}
            for pause in deadline.pauses
        ],
        "days": [
            {
                "date": iso(day.date),
                "kind": day.kind,
                "name": day.name,
                "counted": day.counted,
                "suspended": stood_still(deadline.pauses, day.date),
                "known_from": _source(workdays.day(day.date).source) if day.name else None,
            }
            for day in _counted_days(deadline, workdays)
        ],
        "sources": [
            {
                "year": year.year,
                "source": str(year.source),
                "provisional": year.provisional,
                "known_from": _source(year.source),
            }
            for year in years
        ],
    }


def _counted_days(deadline: Deadline, workdays: Workdays) -> Iterator[CountedDay]:
    """The days after the start up to the due date; those on which the clock stood still are not counted."""
    days = workdays.explain(deadline.counted_from, deadline.due_on)
    last, every = deadline.last_counted(), deadline.span is not None and deadline.span.unit != "working_day"

    def counts(day: CountedDay) -> bool:
        belongs = day.date <= last if every else day.counted is not None
        return belongs and not stood_still(deadline.pauses, day.date)

    return numbered(days, counts)


def extensions(deadline: Deadline, workdays: Workdays) -> list[dict[str, Any]]:
    """The extensions of a limit, each with the date it led to; ``late``: agreed when it had run out."""
    return [
        {
            "agreed_on": iso(one.agreed_on),
            "days": one.days,
            "to": iso_or_none(one.to),
            "due_on": iso(one.due_on),
            "late": one.late,
        }
        for one in deadline.prolonged(workdays)
    ]


def _source(source: Source) -> dict[str, Any]:
    return {"kind": source.kind, "year": source.year, "references": list(source.references)}
