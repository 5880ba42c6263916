"""sqqf paper pending"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import argument, flag
from sqqf.cli.render import papers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import row_of, show_table
from sqqf.desk.paper_facts import asking
from sqqf.desk.paperwork import pending
from sqqf.procedure.record.number import is_lead_number
from sqqf.store.soundness import Asked

No = Annotated[str | None, argument("[NO]", _("The case, or the lead L2026-1; default: every open one."))]
Ended = Annotated[bool, flag("--ended", _("Those that have ended too."))]


def command(no: No = None, ended: Ended = False, as_json: AsJson = False) -> None:
    """List the papers that are due and not made: acts on record call for them.

    After which act a paper is needed stands with the forms of the papers. What was done before a taking over
    calls for none. Reminders, advice and records of service aren't listed: only somebody can say when they
    are needed.

    \b
    Example:
      sqqf paper pending
      sqqf paper pending 2026-3
    """
    run = session()
    with run.moment():
        tracks = ("tolerance",) if no else ("tolerance", "inaction")
        one_of = no and (run.lead(no) if is_lead_number(no) else run.case(no))
        asked = [Asked(track, one_of, only_open=not ended) for track in tracks]
        request = asking(run.path.parent, lang())
        found = [
            shown.due_document(one_no, one, run.profile)
            for each in asked
            for one_no, one in pending(run.ledger, each, request, run.today)
        ]
    if as_json:
        streams.show_json(found)
    else:
        show_table(shown.DUE, (row_of(shown.DUE, one) for one in found), _("no paper is due"))
