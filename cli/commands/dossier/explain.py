"""sqqf case explain, sqqf lead explain"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, option
from sqqf.cli.render.explanation import show_explanations
from sqqf.cli.screen import streams
from sqqf.store.index.documents import explained
from sqqf.store.ledger.dossiers import read_dossier

Kind = Annotated[str | None, option("--kind", "KIND", _("Only this limit, such as investigation."))]


def command(no: No = NEEDED, kind: Kind = None, as_json: AsJson = False) -> None:
    """Explain how a due date came about: each day counted or skipped and why, the notice, the article.

    \b
    Example:
      sqqf case explain 2026-3 --kind investigation
      sqqf lead explain L2026-1 --kind rectification
    """
    run = session()
    with run.moment():
        dossier = read_dossier(run.ledger, run.dossier(no))
        limits = explained(run.ledger, dossier, code("limits", kind) if kind else None, run.today)
    if as_json:
        streams.show_json(limits)
        return
    show_explanations(limits)
    if not limits and track() == INACTION:
        streams.tell(_("no such limit has begun to run on this lead"))
    elif not limits:
        streams.tell(_("no such limit has begun to run on this case"))
