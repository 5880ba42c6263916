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


def command(
    file: File = NEEDED, received: CameOn = None, again: Again = None, as_json: AsJson = False
) -> None:
    """Take in a county's filing, at the city; one that was changed on the way is refused.

    It is kept apart from the city's own cases, and isn't signed: compare the head hash with the county's
    report. The same file once more changes nothing.

    \b
    Example:
      sqqf filing import 备案.json --received 2026-12-09
    """
    run = session()
    done = import_filing(run.ledger, run.stamp, Path(file), received or run.today, again=again)
    entry = next(one for one in listed(run.ledger, run.today) if one["id"] == done.id)
    show_entry({**entry, "already_there": done.already_there} if as_json else entry, as_json=as_json)
    if done.already_there:
        streams.tell(_("it is on record already: nothing changes"))
