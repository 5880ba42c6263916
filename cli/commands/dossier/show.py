"""sqqf case show, sqqf lead show"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.naming import known, the_one
from sqqf.cli.context.language import _
from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, AsOf
from sqqf.cli.options.completion import complete_dossier
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag
from sqqf.cli.render.case import show_case
from sqqf.cli.render.findings import due
from sqqf.cli.render.found import show_found
from sqqf.cli.render.lead import show_lead
from sqqf.cli.screen import streams
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.soundness import due_before_closing

Which = Annotated[
    str,
    argument(
        "NO|TEXT",
        _("The number, or a name, a unit or words of the matter that are in one alone."),
        autocompletion=complete_dossier,
    ),
    Needed(),
]
Listed = Annotated[bool, flag("--list", _("List all that have TEXT in them, with their numbers."))]


def command(no: Which = NEEDED, listed: Listed = False, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """Show a case or a lead: the facts, the limits, what happened in order, what may come next.

    \b
    Example:
      sqqf case show 2026-3
      sqqf case show 2026-3 --as-of 2026-10-31
      sqqf case show 陈某
      sqqf case show 住建局 --list
      sqqf lead show L2026-1
      sqqf lead show L2026-1 --as-of 2026-10-31
    """
    run = session()
    if listed:
        show_found(known(no), as_json=as_json)
        return
    no = the_one(no)
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
