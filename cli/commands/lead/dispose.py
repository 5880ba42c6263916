"""sqqf lead dispose"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, Person, Reason, words
from sqqf.cli.recording import code, given, record_on_lead
from sqqf.cli.screen.asking import Needed


def command(
    no: LeadNo = None,
    on: On = None,
    measure: Annotated[str | None, typer.Option("--measure", metavar="mN[.K]", parser=words, help=_("The measure: m1 to m5, or one of their items, such as m4.1.")), Needed("measures")] = None,
    responsibility: Annotated[list[str] | None, typer.Option("--responsibility", metavar="R[,R…]", parser=words, help=_("For which responsibility: direct, leadership, main, supervisory.")), Needed("responsibilities")] = None,
    reason: Reason = None,
    person: Person = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record a disposition: a measure by gravity, for one official or for all whom the lead is about.

    It needs a verification; from m2 on also a tolerance check that found nothing, or a tolerance case decided against.

    \b
    Example:
      sqqf lead dispose L2026-1 --on 2026-11-23 --measure m2 --responsibility direct --reason 审批搁置属实 --person 1
    """
    assert measure
    body = given(
        measure=code("measures", measure),
        responsibilities=read.responsibilities(responsibility),
        reason=reason,
        person=person,
    )
    record_on_lead(no, "disposed", body, on, as_json=as_json)
