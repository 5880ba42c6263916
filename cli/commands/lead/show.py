"""sqqf lead show"""

from __future__ import annotations

from sqqf.cli.options import AsJson, AsOf, LeadNo
from sqqf.cli.screen import streams
from sqqf.cli.session import session
from sqqf.store.ledger.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier


def command(no: LeadNo = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show a lead: source, area, desk, whom it is about, rectification, what happened, what may come next.

    \b
    Example:
      sqqf lead show L2026-1
      sqqf lead show L2026-1 --as-of 2026-10-31
    """
    assert no
    run = session()
    lead_id = run.lead(no)
    if as_of:
        run.as_of(as_of, lead_id)
    document = show_document(run.ledger, read_dossier(run.ledger, lead_id), run.today)
    if as_json:
        streams.show_json(document)
    else:
        from sqqf.cli.render.lead import show_lead

        show_lead(document)
