"""sqqf lead assign"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.completing import complete_officer
from sqqf.cli.hints import members_told, tell_if_no_member
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    officer: Annotated[str | None, typer.Option("--officer", metavar="NAME", parser=words, help=_("The officer in charge from now on."), autocompletion=complete_officer), Needed(told=members_told)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Give a lead to an officer.

    \b
    Example:
      sqqf lead assign L2026-1 --officer 王某
    """
    assert officer
    record_on_lead(no, "lead_assigned", given(officer=officer), as_json=as_json)
    tell_if_no_member(officer)
