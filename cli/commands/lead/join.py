"""sqqf lead join"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.completion import complete_lead
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.store import leads
from sqqf.store.ledger.finding import find_lead

Into = Annotated[
    str,
    option("--with", "ID", _("The lead that goes on for both."), autocompletion=complete_lead),
    Needed(names_dossier=True),
]


def command(no: No = NEEDED, into: Into = NEEDED, as_json: AsJson = False) -> None:
    """Join a lead with another, which goes on for both; this one keeps its number and all that is on record.

    \b
    Example:
      sqqf lead join L2026-4 --with L2026-1
    """
    run = session()
    lead_id = run.dossier(no)
    lead = leads.join(run.ledger, run.stamp, lead_id, find_lead(run.ledger, into, run.today))
    show_recorded(lead, "joined", None, as_json=as_json)
