"""sqqf lead explain"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.explaining import explain
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.session import session


def command(
    no: LeadNo = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", parser=words, help=_("Only this limit, such as rectification."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Explain how a due date on a lead came about: a date that was set, or each day counted and why.

    \b
    Example:
      sqqf lead explain L2026-1 --kind rectification
    """
    assert no
    none = _("no such limit has begun to run on this lead")
    explain(session().lead(no), kind, none=none, as_json=as_json)
