"""sqqf rules adopt"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import day, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.rules import adopt


def command(
    profile: Annotated[str | None, typer.Argument(metavar="NAME|FILE", parser=words, help=_("A shipped profile or a TOML file.")), Needed()] = None,
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The day from which they hold.")), Needed()] = None,
) -> None:  # fmt: skip
    """Put changed rules in force from a day on.

    Cases received before that day keep the rules they were received under; no past limit moves.

    \b
    Example:
      sqqf rules adopt 阳江-2027.toml --on 2027-01-01
    """
    assert profile
    assert on
    run = session()
    rules = read_profile(profile)
    adopt(run.ledger, run.stamp, rules, on)
    streams.say(
        visible(
            _("in force from {on} on: {name} {version}").format(on=on, name=rules.name, version=rules.version)
        )
    )
