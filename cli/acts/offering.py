"""The few things that one would do next, below the summary: what presses most, and what comes in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from sqqf.cli.acts.guiding import show_line, standing
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading, show_page
from sqqf.store.index.reading import DeadlineFilter, deadline_lines
from sqqf.store.ledger.finding import find_dossier
from sqqf.store.overview import waits

MOST = 3
"""So many cases and leads are named."""


def offer() -> None:
    """Show them as commands that may be typed."""
    show_page(chain(heading(_("What one would do next")), _lines()))


def _lines() -> Iterator[Line]:
    run = session()
    limits = (line.case for line in deadline_lines(run.ledger, DeadlineFilter(), run.today))
    pressing = chain(limits, (one["case"] for one in waits(run.ledger, run.today)))
    first = [
        standing(find_dossier(run.ledger, no, run.today)) for no in islice(dict.fromkeys(pressing), MOST)
    ]
    lines = [task.line for now in first for task in now.tasks[:1]]
    lines += [f"guide {now.no}" for now in first[:1]]
    yield from (Line(show_line(line), indent=2) for line in [*lines, "case new"])
