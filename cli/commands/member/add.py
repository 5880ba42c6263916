"""sqqf member add"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.recording import code
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.registers import add_member


def command(
    name: Annotated[str | None, typer.Argument(metavar="NAME", parser=words, help=_("Who it is.")), Needed()] = None,
    organ: Annotated[str | None, typer.Option("--organ", metavar="discipline|organization|establishment|procuratorate|personnel|audit|legal|other:TEXT", parser=words, help=_("The organ they come from.")), Needed("organs")] = None,
    role: Annotated[str, typer.Option("--role", metavar="lead|member|officer", parser=words, help=_("What they are in the group."))] = "member",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Put somebody on the list of the group's members; who is on it counts at a deliberation.

    \b
    Example:
      sqqf member add 赵某 --organ discipline --role lead
    """
    assert name
    assert organ
    run = session()
    name = read.one_name(name)
    entry = add_member(run.ledger, run.stamp, name, code("organs", organ), code("roles", role))
    shown.show_entry(entry, shown.member_line, as_json=as_json)
