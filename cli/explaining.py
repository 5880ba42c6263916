"""What ``case explain`` and ``lead explain`` have in common."""

from __future__ import annotations

from sqqf.cli.recording import code
from sqqf.cli.screen import streams
from sqqf.cli.session import session
from sqqf.store.ledger.documents import explained
from sqqf.store.ledger.dossiers import read_dossier


def explain(dossier_id: str, kind: str | None, *, none: str, as_json: bool) -> None:
    """Show how the due dates of a case or a lead came about; ``none`` is said where no limit has begun to run."""
    run = session()
    wanted = code("limits", kind) if kind else None
    limits = explained(run.ledger, read_dossier(run.ledger, dossier_id), wanted, run.today)
    if as_json:
        streams.show_json(limits)
        return
    from sqqf.cli.render.explanation import show_explanations

    show_explanations(limits)
    if not limits:
        streams.tell(none)
