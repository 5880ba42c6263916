"""sqqf filing import"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.registers import CameOn
from sqqf.cli.render.filings import show_entry
from sqqf.cli.screen import streams
from sqqf.store.city.filings import import_filing, listed

File = Annotated[str, argument("FILE", _("The file that the county wrote with sqqf case file.")), Needed()]
Again = Annotated[
    str | None, option("--again", "REASON", _("Why a case that was filed before is filed again."))
]


Forked = Annotated[
    str | None,
    option(
        "--forked",
        "REASON",
        _("Why a county's ledger doesn't carry on what filed before, such as a backup restored."),
    ),
]


def command(
    file: File = NEEDED,
    received: CameOn = None,
    again: Again = None,
    forked: Forked = None,
    as_json: AsJson = False,
) -> None:
    """Take in a county's filing, at the city; one that was changed on the way is refused.

    It is kept apart from the city's own cases. A signature has to be right; it counts where the county's key
    was taken up (sqqf keys trust). The chain that it carries has to go on from the filings before: a county
    whose ledger was rewritten or set back is named. The same file once more changes nothing.

    \b
    Example:
      sqqf filing import 备案.json --received 2026-12-09
    """
    run = session()
    done = import_filing(run.ledger, run.stamp, Path(file), received or run.today, again=again, forked=forked)
    entry = next(one for one in listed(run.ledger, run.today) if one["id"] == done.id)
    show_entry({**entry, "already_there": done.already_there} if as_json else entry, as_json=as_json)
    if done.already_there:
        streams.tell(_("it is on record already: nothing changes"))
