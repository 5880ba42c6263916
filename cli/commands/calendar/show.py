"""sqqf calendar show"""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from sqqf.calendar.days import FIRST, LAST
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render.calendar.page import calendar_page, days_in
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.errors import BadInput


class Span(NamedTuple):
    """A year and some of its months."""

    year: int
    months: range


def _span(text: str) -> Span:
    """A year with its twelve months, or with one of them."""
    found = re.fullmatch(r"(\d{4})(?:年|[-/年](\d{1,2})月?)?", text.strip())
    year = int(found[1]) if found else 0
    months = range(int(found[2]), int(found[2]) + 1) if found and found[2] else range(1, 13)
    if not (FIRST.year <= year <= LAST.year and 1 <= months.start <= 12):
        raise BadInput("not_a_month", text=text)
    return Span(year, months)


SpanOption = Annotated[Span, argument("YEAR[-MONTH]", _("The year or month."), _span), Needed()]


def command(span: SpanOption = NEEDED, as_json: AsJson = False) -> None:
    """Show a month or a year: weekends, holidays by name, make-up days, today.

    \b
    Example:
      sqqf calendar show 2026-10
    """
    year, months = span
    known = session().workdays
    if as_json:
        streams.show_json(
            [
                {
                    "date": day.date.isoformat(),
                    "kind": day.kind,
                    "working": day.working,
                    "name": day.name,
                    "provisional": day.provisional,
                    "source": str(day.source),
                }
                for day in days_in(year, months, known)
            ]
        )
        return
    show_page(calendar_page(year, months, known, session().today))
