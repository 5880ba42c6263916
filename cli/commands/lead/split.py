"""sqqf lead split"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive
from sqqf.store import leads

Text = Annotated[str, option("--text", "TEXT", _("What the new lead says.")), Needed()]
Person = Annotated[
    list[int] | None,
    option("--person", "N", _("An official whom the new lead is about; may be given again."), positive),
]


def command(no: No = NEEDED, text: Text = NEEDED, person: Person = None, as_json: AsJson = False) -> None:
    """Split part of a lead off into a lead of its own; each names the other.

    The new one has the same source, unit and day of receipt; who gave it stays with the first.

    \b
    Example:
      sqqf lead split L2026-1 --text 惠民资金发放迟延 --person 2
    """
    run = session()
    part = leads.split(run.ledger, run.stamp, run.dossier(no), text, person or [])
    show_recorded(part, "lead", None, as_json=as_json)
