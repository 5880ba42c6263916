"""A wrong entry made void (作废): the number stays, and once work has begun on it, so does a finding."""

from __future__ import annotations

from typing import Protocol

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.setting import Setting


class _View(Protocol):
    @property
    def dossier(self) -> Dossier: ...


def authority_once_begun(dossier: Dossier, act: Act, _: Setting) -> None:
    """A mistaken registration is voided as such; what has moved on since, only where somebody allowed it."""
    if len(dossier.moves) > 1 and not act.body.get("authority"):
        raise Refused("authority_needed", kind=Term("acts", act.kind), state=Term("states", dossier.standing))


def voided(view: _View) -> Found:
    """Made void here after it had moved on from its registration; why an older ledger did, it may not say."""
    dossier = view.dossier
    if dossier.state == "void" and len(dossier.moves) > 2 and "reason" in dossier.ended:
        body, before = dossier.ended, Term("states", dossier.moves[-2].standing)
        yield (
            "void_once_begun",
            {"state": before, "authority": body.get("authority"), "reason": body["reason"]},
        )
