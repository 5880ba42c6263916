"""sqqf calendar years"""

from __future__ import annotations

from sqqf.calendar.days import YearSource
from sqqf.cli.context.language import n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render.calendar.days import source_in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table

HEADERS = (n_("year"), n_("source"), n_("provisional from"))


def command(as_json: AsJson = False) -> None:
    """List the years whose notice is known, and where it is from.

    \b
    Example:
      sqqf calendar years
    """
    years = session().workdays.years()
    if as_json:
        streams.show_json(
            [
                {
                    "year": one.year,
                    "source": str(one.source),
                    "provisional": one.provisional,
                    "provisional_from": one.provisional_from.isoformat() if one.provisional_from else None,
                }
                for one in years
            ]
        )
        return
    show_table(HEADERS, map(_row, years), "")


def _row(one: YearSource) -> Row:
    return Row((str(one.year), source_in_words(one.source), str(one.provisional_from or "–")))
