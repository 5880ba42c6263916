"""sqqf init"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import positive, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import default_path, session
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.number import is_prefix
from sqqf.store.ledger.making import NewLedger, create_ledger


def command(
    group: Annotated[str | None, typer.Option("--group", metavar="NAME", parser=words, help=_("The group's full name.")), Needed()] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="city|county", parser=words, help=_("The group's level.")), Needed("levels")] = None,
    prefix: Annotated[str | None, typer.Option("--prefix", metavar="TEXT", parser=words, help=_("What case numbers begin with (代字).")),] = None,
    profile: Annotated[str, typer.Option("--profile", metavar="NAME|FILE", parser=words, help=_("The rules: a shipped profile or a TOML file."))] = "yangjiang",
    following: Annotated[int, typer.Option("--next", metavar="N", parser=positive, help=_("The first case's number this year."))] = 1,
) -> None:  # fmt: skip
    """Make a new ledger.

    It is one file; nothing else is installed or started. A file that exists is never touched.

    \b
    Example:
      sqqf init --group 阳江市容错调查工作小组 --level city --prefix 阳容
    """
    from sqqf.store.ledger.profiles import read_profile

    assert group
    assert level
    if prefix is not None and not is_prefix(prefix):
        raise BadInput("bad_prefix", text=prefix)
    run = session()
    rules = read_profile(profile)
    code = rules.find("levels", level)
    if run.path == default_path():
        Path(run.path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    create_ledger(
        run.path,
        NewLedger(
            group=group,
            level=code,
            prefix=prefix or rules.default_prefix,
            profile=rules,
            first_serial=following,
        ),
        run.stamp,
    )
    streams.say(visible(_("a new ledger for {group}: {path}").format(group=group, path=run.path)))
