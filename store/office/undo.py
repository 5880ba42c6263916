"""Taking back what one has just recorded by mistake: the act is struck out, or a registration voided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.tracks import track_of
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.journal import ACT_COLUMNS, act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

WITHIN = timedelta(hours=1)
"""So long after it was recorded an act is undone by a word; later it is corrected like any other."""


class Undone(NamedTuple):
    """The act that was taken back, and its case or lead as it stands now."""

    act: Act
    dossier: AnyDossier
    kind: str
    """Of the act that takes it back."""


def undo(ledger: Ledger, stamp: Stamp, reason: str) -> Undone:
    """Strike out the last act that this person recorded, on a case or a lead, within the hour.

    A registration isn't struck out but voided. Both acts stay in the journal. Raises BadInput where this
    person has recorded nothing; Refused where it is too long ago, where something followed it on the same
    case or lead, where it is an act on the ledger itself, or where it can't be struck out.
    """
    with transaction(ledger, stamp) as writing:
        act = _last_of(ledger, stamp)
        if act.case is None:
            raise Refused("undo_of_ledger", seq=act.seq)
        dossier = writing.dossier(act.case)
        no = short_number(ledger, str(dossier.number))
        said: dict[str, Any] = {
            "seq": act.seq,
            "no": no,
            "track": dossier.track,
            "kind": Term("acts", act.kind),
        }
        if act.kind == "amended":
            raise Refused("undo_of_amendment", **said)
        track = track_of(dossier)
        begun = act.kind in track.beginnings
        if dossier.acts[-1].seq != act.seq:
            raise Refused("registration_stays" if begun else "undo_followed", **said, by=dossier.acts[-1].by)
        if _moment(stamp.now()) - _moment(act.recorded_at) > WITHIN:
            raise Refused("registration_stays" if begun else "undo_too_late", **said)
        kind = track.common.voided if begun else "amended"
        body: dict[str, Any] = {} if begun else {"act": act.seq, "struck": True}
        return Undone(act, writing.append(act.case, kind, {**body, "reason": reason}), kind)


def _last_of(ledger: Ledger, stamp: Stamp) -> Act:
    row = ledger.connection.execute(
        f"SELECT {ACT_COLUMNS} FROM acts WHERE recorded_by = ? ORDER BY seq DESC LIMIT 1", (stamp.by,)
    ).fetchone()
    if row is None:
        raise BadInput("nothing_to_undo", by=stamp.by)
    return act_from(row)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
