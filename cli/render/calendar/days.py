"""Days and where they are known from, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqqf.calendar.days import CountedDay, Source, Span
from sqqf.cli.context.language import _, n_
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table

KINDS = {
    "workday": n_("working day"),
    "weekend": n_("weekend"),
    "holiday": n_("day off"),
    "makeup": n_("make-up working day"),
}
LENGTHS = {
    "working_day": n_("{n} working days"),
    "calendar_day": n_("{n} days"),
    "month": n_("{n} months"),
}
HEADERS = (n_("date"), n_("day"), n_("name"), n_("counted"))


def count_rows(days: Iterable[CountedDay]) -> None:
    """A table of days on the way to a due date."""
    rows = (
        Row((day.date.isoformat(), _(KINDS[day.kind]), day.name or "", str(day.counted or "")))
        for day in days
    )
    show_table(HEADERS, rows, "")


def source_mark(source: Source) -> str:
    """In a word or two where a day is known from."""
    if source.kind == "notice":
        return _("imported, {year}").format(year=source.year)
    return {"built_in": _("built in"), "statute": _("computed")}[source.kind]


def days_document(days: Iterable[CountedDay]) -> list[dict[str, Any]]:
    """The days on the way to a due date, for JSON."""
    return [{**day._asdict(), "date": day.date.isoformat()} for day in days]


def span_in_words(span: Span) -> str:
    """How long something is."""
    return _(LENGTHS[span.unit]).format(n=span.length)


def source_in_words(source: Source) -> str:
    """Where a day or a year is known from."""
    if source.kind == "statute":
        return _("statutory festivals; the year's notice isn't known")
    if source.kind == "notice":
        said = _("notice for {year}, imported").format(year=source.year)
        return " ".join((said, *source.references))
    return " ".join(source.references)
