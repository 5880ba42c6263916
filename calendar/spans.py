"""Lengths of time in working days, calendar days or months, and the day on which they end (民法典 200–204).

The day of the event isn't counted (201). A month ends on the corresponding day, or where there is none on the
month's last day (202). A last day that is a rest day gives way to the next working day (203). A year is
twelve months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from sqqf.calendar.days import LAST, CountedDay, OutsideCalendar, Span
from sqqf.calendar.table import position
from sqqf.calendar.workdays import Workdays

_ONE_DAY = dt.timedelta(days=1)


def end_of(start: dt.date, span: Span, workdays: Workdays) -> dt.date:
    """The last day of a span from the day after the start on. Raises OutsideCalendar."""
    if span.unit == "working_day":
        return workdays.add(start, span.length)
    return next_day(nominal_end(start, span), workdays.is_working)


def nominal_end(start: dt.date, span: Span) -> dt.date:
    """The last day of a span of calendar days or months, be it a rest day. Raises OutsideCalendar."""
    position(start)
    try:
        if span.unit == "calendar_day":
            end = start + dt.timedelta(days=span.length)
        else:
            # Few rules have months, and every command would pay for the library.
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - costly, and rare

            end = start + relativedelta(months=span.length)
    except (OverflowError, ValueError):
        raise OutsideCalendar(None) from None
    if end > LAST:
        raise OutsideCalendar(None)
    return end


def next_day(day: dt.date, fits: Callable[[dt.date], bool]) -> dt.date:
    """The day, or the first after it that fits. Raises OutsideCalendar."""
    while not fits(day):
        day += _ONE_DAY
    return day


def explain(start: dt.date, span: Span, workdays: Workdays) -> tuple[CountedDay, ...]:
    """Every day from the one after the start to the last, numbered as far as they belong to the span."""
    days = workdays.explain(start, end_of(start, span, workdays))
    if span.unit == "working_day":
        return days
    last = nominal_end(start, span)
    return tuple(numbered(days, lambda day: day.date <= last))


def numbered(days: Iterable[CountedDay], counts: Callable[[CountedDay], bool]) -> Iterator[CountedDay]:
    """The days, those that count numbered anew from 1, the others without a number."""
    n = 0
    for day in days:
        counted = counts(day)
        n += counted
        yield day._replace(counted=n if counted else None)


def explain_back(before: dt.date, n: int, workdays: Workdays) -> tuple[CountedDay, ...]:
    """Every day from the one before ``before`` back to the n-th working day, the working ones numbered
    from 1."""
    last = workdays.back(before, n)
    days = reversed(workdays.explain(last - _ONE_DAY, before - _ONE_DAY))
    return tuple(numbered(days, lambda day: day.counted is not None))
