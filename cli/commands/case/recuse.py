"""sqqf case recuse"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.completing import complete_member
from sqqf.cli.hints import members_told, tell_if_no_member
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    member: Annotated[str | None, typer.Option("--member", metavar="NAME", parser=words, help=_("Who stays away."), autocompletion=complete_member), Needed(told=members_told)] = None,
    grounds: Annotated[str | None, typer.Option("--grounds", metavar="TEXT", parser=words, help=_("On what grounds.")), Needed()] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that somebody stays away from a case; they can't be present at its deliberation.

    Not from the Opinion: off unless the group's rules turn recusal on.

    \b
    Example:
      sqqf case recuse 2026-3 --member 赵某 --grounds 与当事人有近亲属关系 --on 2026-11-24
    """
    assert member
    name = read.one_name(member)
    record(no, "recused", given(member=name, grounds=grounds), on, as_json=as_json)
    tell_if_no_member(name)
