"""sqqf case show, sqqf lead show"""

from __future__ import annotations

from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, AsOf, No
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.render.case import show_case
from sqqf.cli.render.findings import due
from sqqf.cli.render.lead import show_lead
from sqqf.cli.screen import streams
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.soundness import due_before_closing


def command(no: No = NEEDED, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show a case or a lead: the facts, the limits, what happened in order, what may come next.

    \b
    Example:
      sqqf case show 2026-3
      sqqf case show 2026-3 --as-of 2026-10-31
      sqqf lead show L2026-1
      sqqf lead show L2026-1 --as-of 2026-10-31
    """
    run = session()
    dossier_id = run.dossier_then(no, as_of) if as_of else run.dossier(no)
    with run.moment():
        dossier = read_dossier(run.ledger, dossier_id)
        document = show_document(run.ledger, dossier, run.today)
        undone = [] if as_json else due_before_closing(run.ledger, dossier, run.today)
    if as_json:
        streams.show_json(document)
    elif track() == INACTION:
        show_lead(document, due(undone))
    else:
        show_case(document, due(undone))
