"""sqqf lead verify"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Finding, No, On, People, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.store.writing.transaction import transaction

Method = Annotated[
    str, option("--method", "talk|site|files|other:TEXT", _("How it was verified.")), Needed("verification")
]
Responsibility = Annotated[
    list[str] | None,
    option(
        "--responsibility",
        "R[,R…]",
        _("Which responsibility it looked into: direct, leadership, main, supervisory."),
    ),
]
Complete = Annotated[bool, flag("--complete", _("With this the verification is complete."))]


def command(
    no: No = NEEDED,
    method: Method = NEEDED,
    on: On = NEEDED,
    people: People = NEEDED,
    finding: Finding = NEEDED,
    responsibility: Responsibility = None,
    complete: Complete = False,
    as_json: AsJson = False,
) -> None:
    """Record a verification by the discipline or organization organ: a talk, a site visit, a check of files.

    \b
    Example:
      sqqf lead verify L2026-1 --method talk --on 2026-11-19 --people 李某,王某 --finding 申请确被搁置
    """
    run = session()
    lead_id = run.dossier(no)
    body = given(
        method=code("verification", method),
        people=typed.names(people),
        finding=finding,
        responsibilities=typed.responsibilities(responsibility),
    )
    with transaction(run.ledger, run.stamp) as writing:
        lead = writing.append(lead_id, "verification", body, on)
        if complete:
            lead = writing.append(lead_id, "verified", {}, on)
    show_recorded(lead, "verification", on, as_json=as_json)
