"""sqqf member retire"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.completing import complete_member
from sqqf.cli.hints import members_told
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day, words
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.registers import retire_member


def command(
    name: Annotated[str | None, typer.Argument(metavar="NAME", parser=words, help=_("Who it is."), autocompletion=complete_member), Needed(told=members_told)] = None,
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The day they left; default: today."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Retire a member: the entry stays, and from now on they no longer count.

    \b
    Example:
      sqqf member retire 赵某 --on 2026-11-20
    """
    assert name
    run = session()
    entry = retire_member(run.ledger, run.stamp, name.strip(), on)
    shown.show_entry(entry, shown.member_line, as_json=as_json)
