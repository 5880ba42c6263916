"""sqqf report weekly"""

from __future__ import annotations

from sqqf.cli.acts.periodic import show_periodic
from sqqf.cli.options import AsJson, Output
from sqqf.cli.options.reports import Form


def command(form: Form = None, output: Output = None, as_json: AsJson = False) -> None:
    """The report for the weekly meeting: what is new, moved, decided, overdue, and due in seven days.

    It looks back over seven days, today included, by when things were recorded.

    \b
    Example:
      sqqf report weekly
      sqqf report weekly --output 周报.html
    """
    show_periodic("weekly", form, output, as_json=as_json)
