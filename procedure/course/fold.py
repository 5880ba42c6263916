"""``fold(acts) → dossier``: what a case or a lead has become. It never refuses: what is on record happened.

An older program's act, a case taken over or an amended date must still open; what is odd about it, the review
says. An act of an unknown kind changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from sqqf.procedure.course import takeover
from sqqf.procedure.record.acts import Act, Acts, effective
from sqqf.procedure.record.dossier import D, Dossier, Move, replaced
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import track_having, track_of

if TYPE_CHECKING:
    from sqqf.procedure.tolerance.case import Case
    from sqqf.procedure.tracks import AnyDossier


def fold_case(acts: Iterable[Act], profile: Profile) -> Case:
    """``fold`` for acts that are known to be a case's."""
    case = fold(acts, profile)
    assert case.track == "tolerance"
    return cast("Case", case)


def fold(acts: Iterable[Act], profile: Profile) -> AnyDossier:
    """The case or the lead that these acts, in the ledger's order, amount to: the first says which it is."""
    acts = tuple(acts)
    first, *rest = effective(acts)
    track = track_having(first.kind, profile)
    if first.kind == track.common.taken_over:
        dossier, told = takeover.begin(first, track, profile)
    else:
        dossier, told = track.begun(first), [first]
    for act in rest:
        if changes := _changes(dossier, act, profile):
            dossier = replaced(dossier, changes)
    whole: AnyDossier = replaced(dossier, {"acts": acts, "effective": Acts((*told, *rest))})
    return whole


def apply(dossier: D, act: Act, profile: Profile) -> D:
    """The case or lead after one more act: the same as folding all its acts with this one."""
    if act.kind == "amended":
        return cast("D", fold((*dossier.acts, act), profile))
    record = {"acts": (*dossier.acts, act), "effective": Acts((*dossier.effective, act))}
    return replaced(dossier, {**_changes(dossier, act, profile), **record})


def _changes(dossier: Dossier, act: Act, profile: Profile) -> dict[str, Any]:
    known = track_of(dossier).kinds.get(act.kind)
    changes = known.changes(dossier, act, profile) if known else {}
    kind = profile.acts.get(act.kind)
    if kind and (to := kind.leads_to(act.body, dossier.standing)):
        move = Move.to(profile.states[to], act, act.on or dossier.moves[-1].on)
        changes |= {"state": move.state, "moves": (*dossier.moves, move)}
    return changes
