"""sqqf report monthly"""

from __future__ import annotations

from sqqf.cli.acts.periodic import show_periodic
from sqqf.cli.options import AsJson, Output
from sqqf.cli.options.reports import Form


def command(form: Form = None, output: Output = None, as_json: AsJson = False) -> None:
    """The report for the monthly meeting: what is new, moved, decided, overdue, and due within a month.

    It looks back to the day after today's in the month before, by when things were recorded.

    \b
    Example:
      sqqf report monthly
      sqqf report monthly --output 月报.html
    """
    show_periodic("monthly", form, output, as_json=as_json)
