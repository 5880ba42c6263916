"""sqqf filing import"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day, words
from sqqf.cli.render.filings import show_entry
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session


def command(
    file: Annotated[str | None, typer.Argument(metavar="FILE", parser=words, help=_("The file that the county wrote with sqqf case file.")), Needed()] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day it came; default: today."))] = None,
    again: Annotated[str | None, typer.Option("--again", metavar="REASON", parser=words, help=_("Why a case that was filed before is filed again."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Take in a county's filing, at the city; one that was changed on the way is refused.

    It is kept apart from the city's own cases, and isn't signed: compare the head hash with the county's report.
    The same file once more changes nothing.

    \b
    Example:
      sqqf filing import 备案.json --received 2026-12-09
    """
    from sqqf.store.city.filings import import_filing, listed

    assert file
    run = session()
    done = import_filing(run.ledger, run.stamp, Path(file), received or run.today, again=again)
    entry = next(one for one in listed(run.ledger, run.today) if one["id"] == done.id)
    show_entry({**entry, "already_there": done.already_there} if as_json else entry, as_json=as_json)
    if done.already_there:
        streams.tell(_("it was there already: nothing changes"))
