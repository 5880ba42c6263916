"""sqqf case show"""

from __future__ import annotations

from sqqf.cli.options import AsJson, AsOf, No
from sqqf.cli.screen import streams
from sqqf.cli.session import session
from sqqf.store.ledger.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier


def command(no: No = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show a case: facts, points against steps, limits, what happened in order, what may come next.

    \b
    Example:
      sqqf case show 2026-3
      sqqf case show 2026-3 --as-of 2026-10-31
    """
    assert no
    run = session()
    case_id = run.case(no)
    if as_of:
        run.as_of(as_of, case_id)
    document = show_document(run.ledger, read_dossier(run.ledger, case_id), run.today)
    if as_json:
        streams.show_json(document)
    else:
        from sqqf.cli.render.case import show_case

        show_case(document)
