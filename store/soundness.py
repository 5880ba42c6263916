"""``case check`` and ``lead check``: the findings on one case or lead, or on every open one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.review import Finding, review
from sqqf.store import registers
from sqqf.store.ledger.dossiers import links_of, read_dossier
from sqqf.store.ledger.following import keep_up
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.reading import pages

GRAVITY = ("defect", "risk", "note")


class Found(NamedTuple):
    """A finding, the number of its case or lead, and the rules that this goes by."""

    no: str
    profile: Profile
    finding: Finding


def findings(
    ledger: Ledger, today: date, dossier_id: str | None = None, track: str = "tolerance"
) -> Iterator[Found]:
    """The findings on one case or lead, or on every open one of the track in the order of registration.

    The gravest come first.
    """
    keep_up(ledger)
    opened = "SELECT n, id FROM dossiers WHERE track = ? AND open AND n > ? ORDER BY n LIMIT ?"
    wanted = [(0, dossier_id)] if dossier_id else pages(ledger.connection, opened, (track,), (0,))
    reviewed = _reviewer(ledger, today, track)
    for _, one in wanted:
        dossier = read_dossier(ledger, one)
        profile = ledger.profile_of(dossier)
        for finding in sorted(reviewed(dossier, profile), key=lambda found: GRAVITY.index(found.severity)):
            yield Found(str(dossier.number), profile, finding)


def _reviewer(ledger: Ledger, today: date, track: str) -> Callable[[Any, Profile], list[Finding]]:
    """What finds the defects of a case, or of a lead, by its rules."""
    level, workdays = ledger.level, ledger.workdays
    if track == "tolerance":
        prefilings = {one["id"]: one for one in registers.prefilings(ledger)}
        return lambda case, profile: review(case, profile, level, workdays, today, prefilings)
    from sqqf.procedure.inaction.review import review_lead  # noqa: PLC0415  (the other track)

    linked = links_of(ledger)
    return lambda lead, profile: review_lead(lead, profile, level, workdays, today, linked)
