"""sqqf lead verify"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Finding, LeadNo, On, words
from sqqf.cli.recording import code, given, show_recorded_lead
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.store.ledger.writing import transaction


def command(
    no: LeadNo = None,
    method: Annotated[str | None, typer.Option("--method", metavar="talk|site|files|other:TEXT", parser=words, help=_("How it was verified.")), Needed("verification")] = None,
    on: On = None,
    people: Annotated[str | None, typer.Option("--people", metavar="NAMES", parser=words, help=_("Who did it, separated by commas.")), Needed()] = None,
    finding: Finding = None,
    responsibility: Annotated[list[str] | None, typer.Option("--responsibility", metavar="R[,R…]", parser=words, help=_("Which responsibility it looked into: direct, leadership, main, supervisory."))] = None,
    complete: Annotated[bool, typer.Option("--complete", help=_("With this the verification is complete."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record a verification by the discipline or the organization organ: a talk, a site inspection, a check of files.

    \b
    Example:
      sqqf lead verify L2026-1 --method talk --on 2026-11-19 --people 李某,王某 --finding 申请确被搁置
    """
    assert no
    assert method
    assert people
    run = session()
    lead_id = run.lead(no)
    body = given(
        method=code("verification", method),
        people=read.names(people),
        finding=finding,
        responsibilities=read.responsibilities(responsibility),
    )
    with transaction(run.ledger, run.stamp) as writing:
        lead = writing.append(lead_id, "verification", body, on)
        if complete:
            lead = writing.append(lead_id, "verified", {}, on)
    show_recorded_lead(lead, "verification", on, as_json=as_json)
