"""sqqf lead tolerance"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from sqqf.cli.acts.alike import tell_what_is_alike
from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, On, Person, Reason
from sqqf.cli.options.codes import code
from sqqf.cli.options.completion import complete_case
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day, positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.store import leads
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case

ENDS = ("exempted", "mitigated", "lenient", "none", "declined", "withdrawn")
"""What another group can say of its case."""


Result = Annotated[
    str,
    option("--result", "none|possible", _("Whether a circumstance of tolerance may apply.")),
    Needed("tolerance_results"),
]
Case = Annotated[
    str | None,
    option(
        "--case",
        "NO|external:TEXT",
        _("The tolerance case that decides; default: one is opened."),
        autocompletion=complete_case,
    ),
]
Outcome = Annotated[
    str | None,
    option(
        "--outcome",
        "exempted|mitigated|lenient|none|declined|withdrawn",
        _("The outcome of another group's case."),
    ),
]
Party = Annotated[
    int | None, option("--party", "N", _("Which party of --case it is, where the names differ."), positive)
]
Received = Annotated[
    date | None,
    option(
        "--received",
        "DATE",
        _("The day the case that is opened was received; default: the day of the check."),
        day,
    ),
]


def command(
    no: No = NEEDED,
    result: Result = NEEDED,
    on: On = NEEDED,
    reason: Reason = NEEDED,
    case: Case = None,
    outcome: Outcome = None,
    person: Person = None,
    party: Party = None,
    received: Received = None,
    as_json: AsJson = False,
) -> None:
    """Record the check whether tolerance may apply, before anybody is held accountable.

    With “possible” the disposition waits for a case of the other track: for --case, or for one that is opened
    here with the officials as its parties. A case of another group is named as external:TEXT; its outcome is
    recorded with the same command once it is known.

    \b
    Example:
      sqqf lead tolerance L2026-1 --result none --on 2026-11-20 --reason 无符合情形
      sqqf lead tolerance L2026-2 --result possible --on 2026-11-20 --reason 属先行先试 --person 1
    """
    run = session()
    lead_id = run.dossier(no)
    body = given(
        result=code("tolerance_results", result),
        reason=reason,
        person=person,
        party=party,
        outcome=code("tolerance_effects", outcome, only=ENDS) if outcome else None,
        **_case(case, run.today),
    )
    check = leads.ToleranceCheck(body, on, received)
    checked = leads.check_tolerance(run.ledger, run.stamp, lead_id, check)
    show_recorded(checked.lead, "tolerance_checked", on, as_json=as_json)
    tell_what_is_alike(checked.lead)
    if checked.opened:
        streams.tell(visible(_("{no} is opened: sqqf case show {no}").format(no=checked.opened)))


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
