"""sqqf assess show"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.render.assessment import show_assessment
from sqqf.cli.screen import streams
from sqqf.procedure.tolerance.answers import assessment_document
from sqqf.store.ledger.dossiers import read_case


def command(no: No = NEEDED, as_json: AsJson = False) -> None:
    """Show the assessment: what is established, open or barred for each party, which reliefs remain and why.

    \b
    Example:
      sqqf assess show 2026-3
    """
    run = session()
    with run.moment():
        document = assessment_document(read_case(run.ledger, run.case(no)), run.profile)
    if as_json:
        streams.show_json(document)
    else:
        show_assessment(document)
