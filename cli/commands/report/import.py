"""sqqf report import"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.registers import CameOn
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.city.figures import import_figures

File = Annotated[str, argument("FILE", _("The JSON file that the county handed up.")), Needed()]
Again = Annotated[
    str | None, option("--again", "REASON", _("Why these figures take the place of those handed up before."))
]


def command(
    file: File = NEEDED, received: CameOn = None, again: Again = None, as_json: AsJson = False
) -> None:
    """Take in the figures a county handed up, at the city; report stats shows them beside the city's own.

    The county writes them with sqqf report stats --format json --output FILE. For a county without the
    program a file written by hand will do, with group, period and those of the figures that are known; what
    it leaves out is unknown. The same figures once more change nothing.

    \b
    Example:
      sqqf report import 某县统计.json --received 2026-10-09
    """
    run = session()
    done = import_figures(run.ledger, run.stamp, Path(file), received or run.today, again=again)
    entry = done.entry
    if as_json:
        streams.show_json({**entry, "already_there": done.already_there})
    else:
        said = _("{id}  {county}, {period}: figures received on {on}")
        streams.say(visible(said.format(**entry, on=entry["received_on"])))
    if done.already_there:
        streams.tell(_("it is on record already: nothing changes"))
