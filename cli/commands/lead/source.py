"""sqqf lead source"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, option
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.leads import show_informant
from sqqf.store.ledger.dossiers import read_lead

Reason = Annotated[str | None, option("--reason", "TEXT", _("Why it is looked at."))]


def command(no: No = NEEDED, reason: Reason = None, as_json: AsJson = False) -> None:
    """Show who gave a lead. Whoever looks is recorded.

    First it is recorded who looked, when and why; only then the name is shown. It stands in no other output.

    \b
    Example:
      sqqf lead source L2026-1 --reason 核实需与举报人联系
    """
    run = session()
    lead_id = run.dossier(no)
    found = show_informant(run.ledger, run.stamp, lead_id, reason)
    number = str(read_lead(run.ledger, lead_id).number)
    if as_json:
        streams.show_json({"no": number, "name": found.name, "contact": found.contact})
    else:
        streams.say(visible("  ".join(part for part in (number, found.name, found.contact) if part)))
