"""Is a notice the whole of its year, and is it plausible?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqqf.calendar.built_in import built_in
from sqqf.calendar.days import FIRST, LAST
from sqqf.calendar.event_words import said
from sqqf.calendar.faults import Fault, NoticeFaults
from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.calendar.statutory import legal_days, legal_days_off
from sqqf.calendar.workdays import Workdays

FAR = 7  # days from a festival's legal days; no holiday of any year was longer to either side
MAKES_UP = 31  # days between a make-up day and a day off that it could make up for
MOST_OFF = 36  # a tenth of a year: some 30 are usual, the weekends within the holidays counted


def judged(notices: Iterable[Notice], *, amend: bool) -> tuple[Notice, ...]:
    """Each notice as a whole one or, with ``amend``, an amendment. Raises NoticeFaults with what the
    others lack."""
    judged, faults = [], []
    for notice in notices:
        lacks = lacking(notice)
        if lacks and not amend:
            faults.append(Fault("lacks_festivals", "", {"year": notice.year, "names": lacks}))
        judged.append(notice._replace(extent="amendment" if lacks else "whole"))
    if faults:
        raise NoticeFaults(faults)
    return tuple(judged)


def lacking(notice: Notice) -> tuple[str, ...]:
    """The festivals of the law of its year of which the notice has no day off, neither by name nor by
    date."""
    off = [day for day in notice.days if day.off]
    dates = {day.date.toordinal() for day in off}
    named = {name for day in off for name in said(day.name).festivals}
    has = named | {name for ordinal, name in legal_days(notice.year) if ordinal in dates}
    return tuple(dict.fromkeys(name for _, name in legal_days(notice.year) if name not in has))


def doubts(notice: Notice, before: Workdays, after: Workdays) -> tuple[Fault, ...]:
    """What isn't plausible in the notice, which makes ``after`` of ``before``: NoticeDoubts says what
    there is."""
    return (
        *(doubt for day in notice.days for doubt in _of_day(notice, day, before, after)),
        *_legal_worked(notice, after),
        *_many_off(notice, after),
        *_known_otherwise(notice, before, after),
    )


def _of_day(notice: Notice, day: NoticeDay, before: Workdays, after: Workdays) -> Iterator[Fault]:
    facts = {"date": str(day.date), "name": day.name}
    if day.off:
        if not any(abs(day.date.toordinal() - ordinal) <= FAR for ordinal in _legal_ordinals(day.date)):
            yield Fault("far_off", "", facts)
    elif day.date.weekday() < 5:
        takes_back = notice.extent == "amendment" and not before.is_working(day.date)
        if not takes_back and not _is_legal(day.date):
            yield Fault("weekday_worked", "", facts)
    elif not _makes_up(day.date, after):
        yield Fault("worked_for_none", "", facts)


def _makes_up(worked: dt.date, after: Workdays) -> bool:
    """Is there a weekday off near by that the law alone doesn't give?"""
    for step in range(-MAKES_UP, MAKES_UP + 1):
        ordinal = worked.toordinal() + step
        if not FIRST.toordinal() <= ordinal <= LAST.toordinal():
            continue
        day = dt.date.fromordinal(ordinal)
        if day.weekday() < 5 and not after.is_working(day) and ordinal not in legal_days_off(day.year):
            return True
    return False


def _legal_worked(notice: Notice, after: Workdays) -> Iterator[Fault]:
    """Of a whole notice every legal day, of an amendment those that it lists."""
    listed = {day.date for day in notice.days}
    for ordinal, name in legal_days(notice.year):
        day = dt.date.fromordinal(ordinal)
        if after.is_working(day) and (notice.extent != "amendment" or day in listed):
            yield Fault("legal_worked", "", {"date": str(day), "name": name})


def _many_off(notice: Notice, after: Workdays) -> Iterator[Fault]:
    first, last = dt.date(notice.year, 1, 1).toordinal(), dt.date(notice.year, 12, 31).toordinal()
    year = map(dt.date.fromordinal, range(first, last + 1))
    days = sum(after.day(day).kind == "holiday" for day in year)
    if days > MOST_OFF:
        yield Fault("many_off", "", {"year": notice.year, "days": days, "most": MOST_OFF})


def _known_otherwise(notice: Notice, before: Workdays, after: Workdays) -> Iterator[Fault]:
    """Days of the built-in calendar that a whole notice doesn't list, and so makes into others."""
    if notice.extent != "whole":
        return
    known = built_in()
    listed = {day.date for day in notice.days}
    for day in sorted({*known.off, *known.worked} - listed):
        if known.notice_year(day) == notice.year and before.is_working(day) != after.is_working(day):
            code = "known_worked" if before.is_working(day) else "known_off"
            yield Fault(code, "", {"date": str(day), "name": before.day(day).name or ""})


def _legal_ordinals(day: dt.date) -> Iterator[int]:
    for year in {day.year, (day + dt.timedelta(days=FAR)).year}:
        yield from (ordinal for ordinal, _ in (legal_days(year) if year <= LAST.year else ()))


def _is_legal(day: dt.date) -> bool:
    return any(ordinal == day.toordinal() for ordinal, _ in legal_days(day.year))
