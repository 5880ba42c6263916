"""sqqf lead check"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.checking import check
from sqqf.cli.completing import complete_lead
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.session import session


def command(
    no: Annotated[str | None, typer.Argument(metavar="[ID]", parser=words, help=_("Only this lead; default: every open one."), autocompletion=complete_lead)] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 3 where there is a defect."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Check where the procedure on a lead is open to attack: what is wrong, by which article, what to do.

    A defect is what the Opinion orders or forbids; a risk is what practice expects; a note is worth a look.

    \b
    Example:
      sqqf lead check L2026-1
      sqqf lead check --exit-code
    """
    check(session().lead(no) if no else None, "inaction", exit_code=exit_code, as_json=as_json)
