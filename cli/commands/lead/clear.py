"""sqqf lead clear"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, Reason, positive
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    person: Annotated[int | None, typer.Option("--person", metavar="N", parser=positive, help=_("The official.")), Needed()] = None,
    on: On = None,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that nothing was found against one official, while the lead goes on against the others.

    \b
    Example:
      sqqf lead clear L2026-1 --person 2 --on 2026-11-20 --reason 到任前已发生
    """
    record_on_lead(no, "cleared", given(person=person, reason=reason), on, as_json=as_json)
