"""sqqf rules adopt"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import day
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.rules import adopt

Profile = Annotated[str, argument("NAME|FILE", _("A shipped profile or a TOML file.")), Needed()]
On = Annotated[date, option("--on", "DATE", _("The day from which they hold."), day), Needed()]


def command(profile: Profile = NEEDED, on: On = NEEDED) -> None:
    """Put changed rules in force from a day on.

    Cases received before that day keep the rules they were received under; no past limit moves.

    \b
    Example:
      sqqf rules adopt 阳江-2027.toml --on 2027-01-01
    """
    run = session()
    rules = read_profile(profile)
    adopt(run.ledger, run.stamp, rules, on)
    streams.say(
        visible(
            _("in force from {on} on: {name} {version}").format(on=on, name=rules.name, version=rules.version)
        )
    )
