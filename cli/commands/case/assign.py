"""sqqf case assign"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_officer
from sqqf.cli.hints import members_told, tell_if_no_member
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    officer: Annotated[str | None, typer.Option("--officer", metavar="NAME", parser=words, help=_("The officer in charge from now on."), autocompletion=complete_officer), Needed(told=members_told)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Give a case to an officer.

    \b
    Example:
      sqqf case assign 2026-3 --officer 王某
    """
    assert officer
    record(no, "assigned", given(officer=officer), as_json=as_json)
    tell_if_no_member(officer)
