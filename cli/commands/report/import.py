"""sqqf report import"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session


def command(
    file: Annotated[str | None, typer.Argument(metavar="FILE", parser=words, help=_("The JSON file that the county handed up.")), Needed()] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day it came; default: today."))] = None,
    again: Annotated[str | None, typer.Option("--again", metavar="REASON", parser=words, help=_("Why these figures take the place of those handed up before."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Take in the figures that a county handed up, at the city; report stats shows them beside the city's own.

    The county writes them with sqqf report stats --format json --output FILE. For a county without the program a file
    written by hand will do, with group, period and those of the figures that are known; what it leaves out is unknown.
    The same figures once more change nothing.

    \b
    Example:
      sqqf report import 某县统计.json --received 2026-10-09
    """
    from sqqf.store.city.figures import import_figures

    assert file
    run = session()
    done = import_figures(run.ledger, run.stamp, Path(file), received or run.today, again=again)
    entry = done.entry
    if as_json:
        streams.show_json({**entry, "already_there": done.already_there})
    else:
        said = _("{id}  {county}, {period}: figures received on {on}")
        streams.say(visible(said.format(**entry, on=entry["received_on"])))
    if done.already_there:
        streams.tell(_("it was there already: nothing changes"))
