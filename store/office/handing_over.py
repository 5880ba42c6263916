"""An officer's open cases and leads go to another officer, all or those named: one act each, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.procedure.tracks import track
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


class HandedOver(NamedTuple):
    """A case or a lead that changes hands."""

    no: str
    track: str
    state: str
    party: str | None


class Handing(NamedTuple):
    """Whose open cases and leads go to whom. ``only``: ids of those that go; none for all."""

    giver: str
    receiver: str
    only: Sequence[str] = ()


def hand_over(ledger: Ledger, stamp: Stamp, handing: Handing, *, dry_run: bool) -> list[HandedOver]:
    """Give them to the other officer, in the order of their registration; with ``dry_run`` only say which.

    Raises BadInput where one that was named isn't open with this officer.
    """
    if dry_run:
        return [*_open_with(ledger, handing).values()]
    with transaction(ledger, stamp) as writing:
        found = _open_with(ledger, handing)
        for dossier_id, one in found.items():
            writing.append(dossier_id, track(one.track).common.assigned, {"officer": handing.receiver})
            writing.settle(dossier_id)
    return [*found.values()]


def _open_with(ledger: Ledger, handing: Handing) -> dict[str, HandedOver]:
    rows = ledger.connection.execute(
        "SELECT id, no, track, state, party FROM dossiers WHERE open AND officer = ? ORDER BY n",
        (handing.giver,),
    ).fetchall()
    found = {dossier_id: HandedOver(*row) for dossier_id, *row in rows}
    for dossier_id in handing.only:
        if dossier_id not in found:
            (no,) = ledger.connection.execute(
                "SELECT no FROM dossiers WHERE id = ?", (dossier_id,)
            ).fetchone()
            raise BadInput("not_with_officer", no=no, officer=handing.giver)
    return {one: found[one] for one in handing.only} if handing.only else found
