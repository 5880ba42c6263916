"""What carried the ledger's head away is kept beside it."""

from __future__ import annotations

from pathlib import Path

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.keeping.heads import log_beside, note, now


def gave_out(what: str, where: str, head: str | None = None, into: Path | None = None) -> None:
    """Keep where a head of the ledger went, the present one unless another is named.

    In the folder ``into`` too, where there is one. Where it can't be kept, that is said.
    """
    run = session()
    given, beside = now(run.ledger, what, where, head), log_beside(run.path)
    for log in [beside, *([into / beside.name] if into else [])]:
        if not note(log, given):
            streams.tell(visible(_("where this head went can't be kept in {path}").format(path=log)))
