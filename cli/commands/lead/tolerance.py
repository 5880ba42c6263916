"""sqqf lead tolerance"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from sqqf.cli.completing import complete_case
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, Person, Reason, day, positive, words
from sqqf.cli.recording import code, given, show_recorded_lead
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.errors import BadInput
from sqqf.store import leads
from sqqf.store.ledger.dossiers import read_lead
from sqqf.store.ledger.finding import find_case
from sqqf.store.ledger.reading import read_summary

ENDS = ("exempted", "mitigated", "lenient", "none", "declined", "withdrawn")
"""What another group can say of its case."""


def command(
    no: LeadNo = None,
    result: Annotated[str | None, typer.Option("--result", metavar="none|possible", parser=words, help=_("Whether a circumstance of tolerance may apply.")), Needed("tolerance_results")] = None,
    on: On = None,
    reason: Reason = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NO|external:TEXT", parser=words, help=_("The tolerance case that decides; default: one is opened."), autocompletion=complete_case)] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", metavar="exempted|mitigated|lenient|none|declined|withdrawn", parser=words, help=_("What another group's case came to."))] = None,
    person: Person = None,
    party: Annotated[int | None, typer.Option("--party", metavar="N", parser=positive, help=_("Which party of --case it is, where the names differ."))] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day the case that is opened was received; default: the day of the check."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the check whether tolerance may apply, before anybody is held accountable.

    With “possible” the disposition waits for a case of the other track: for --case, or for one that is opened here
    with the officials as its parties. A case of another group is named as external:TEXT; its outcome is recorded with
    the same command once it is known.

    \b
    Example:
      sqqf lead tolerance L2026-1 --result none --on 2026-11-20 --reason 无符合情形
      sqqf lead tolerance L2026-2 --result possible --on 2026-11-20 --reason 属先行先试 --person 1
    """
    assert no
    assert result
    assert on
    run = session()
    lead_id = run.lead(no)
    body = given(
        result=code("tolerance_results", result),
        reason=reason,
        person=person,
        party=party,
        outcome=code("tolerance_effects", outcome, only=ENDS) if outcome else None,
        **_case(case, run.today),
    )
    opened = leads.check_tolerance(run.ledger, run.stamp, lead_id, body, on, received)
    show_recorded_lead(read_lead(run.ledger, lead_id), "tolerance_checked", on, as_json=as_json)
    if opened:
        streams.tell(visible(_("{no} is opened: sqqf case show {no}").format(no=opened)))


def _case(text: str | None, today: date) -> Mapping[str, Any]:
    """``external:TEXT``, or the number of a case of this ledger. Raises BadInput."""
    if not text:
        return {}
    kind, colon, said = text.replace("：", ":").partition(":")
    if colon and kind.strip().casefold() in ("external", "外部"):
        if not said.strip():
            raise BadInput("blank")
        return {"external": said.strip()}
    ledger = session().ledger
    return {"case": read_summary(ledger, find_case(ledger, text, today))["no"]}
