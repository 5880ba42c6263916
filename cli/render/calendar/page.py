"""A month or a year to look at."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from sqqf.calendar.days import Day
from sqqf.calendar.workdays import Workdays
from sqqf.cli.context.language import _
from sqqf.cli.render.calendar.days import source_in_words, source_mark
from sqqf.cli.render.calendar.months import Mark, month
from sqqf.cli.screen.lines import Line

STYLES = {"workday": "", "weekend": "dim", "holiday": "red", "makeup": "bold yellow"}


def days_in(year: int, months: range, known: Workdays) -> Iterator[Day]:
    """Every day of these months."""
    for number in months:
        for day in range(1, calendar.monthrange(year, number)[1] + 1):
            yield known.day(date(year, number, day))


def calendar_page(year: int, months: range, known: Workdays, today: date) -> Iterator[Line]:
    """The months, then what the marks mean: days off, make-up days, and where they are known from."""

    def mark(on: date) -> Mark:
        day = known.day(on)
        text = {"workday": "", "weekend": _("off"), "holiday": _("hol."), "makeup": _("work")}[day.kind]
        style = STYLES[day.kind]
        return Mark(f"[{text}]" if on == today else text, f"{style} reverse" if on == today else style)

    for number in months:
        yield from month(year, number, mark)
        yield Line()
    of_year = known.year(year)
    yield from _named(list(days_in(year, months, known)))
    yield Line(
        _("calendar {year}: {source}").format(year=year, source=source_in_words(of_year.source)), "dim"
    )
    if of_year.provisional_from:
        said = _("provisional from {day} on: a notice that isn't out yet may change it")
        yield Line(said.format(day=of_year.provisional_from), "yellow")


def _named(days: list[Day]) -> Iterator[Line]:
    """``2026-10-01 – 2026-10-07  国庆节  [built in]`` for each run of days off; make-up days singly."""
    run: list[Day] = []
    for day in [*days, None]:
        if run and (
            day is None
            or day.kind != "holiday"
            or (day.name, day.source) != (run[-1].name, run[-1].source)
            or day.date - run[-1].date > timedelta(days=1)
        ):
            until = f" – {run[-1].date}" if len(run) > 1 else ""
            yield Line(f"{run[0].date}{until}  {run[0].name}  [{source_mark(run[0].source)}]", "red", 2)
            run = []
        if day and day.kind == "holiday":
            run.append(day)
        elif day and day.kind == "makeup":
            said = _("{date}  working day, made up for {name}").format(date=day.date, name=day.name)
            yield Line(f"{said}  [{source_mark(day.source)}]", "yellow", 2)
        elif day and day.taken_back:
            said = _("{date}  working day, taken back").format(date=day.date)
            yield Line(f"{said}  [{source_mark(day.source)}]", "yellow", 2)
