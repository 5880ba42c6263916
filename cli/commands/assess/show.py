"""sqqf assess show"""

from __future__ import annotations

from sqqf.cli.options import AsJson, No
from sqqf.cli.screen import streams
from sqqf.cli.session import session
from sqqf.store.ledger.dossiers import read_case


def command(no: No = None, as_json: AsJson = False) -> None:
    """Show the assessment: what is established, open or barred for each party, which reliefs remain and why.

    \b
    Example:
      sqqf assess show 2026-3
    """
    assert no
    from sqqf.procedure.tolerance.answers import assessment_document

    run = session()
    document = assessment_document(read_case(run.ledger, run.case(no)), run.profile)
    if as_json:
        streams.show_json(document)
    else:
        from sqqf.cli.render.assessment import show_assessment

        show_assessment(document)
