"""``fold(acts) → Case``: what a case, or a lead, has become. Never refuses: what is on record happened.

An older program's act, a case taken over or an amended date must still open; what is odd about it is
for the review to say. An act of an unknown kind changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqqf.procedure.record.acts import Act, Acts, effective
from sqqf.procedure.record.dossier import Move
from sqqf.procedure.record.number import Number
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case, Extension, Notice, Person, Step

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier

_Either = TypeVar("_Either", bound="Dossier")


def fold(acts: Iterable[Act], profile: Profile) -> Case:
    """The case that these acts, in the ledger's order, amount to. The first must be its registration."""
    case = folded(acts, profile)
    assert isinstance(case, Case)
    return case


def folded(acts: Iterable[Act], profile: Profile) -> Dossier:
    """The case or the lead that these acts amount to: the first says which it is."""
    acts = tuple(acts)
    corrected = effective(acts)
    dossier, told = _begun(corrected[0], profile)
    for act in corrected[1:]:
        if changes := _changes(dossier, act, profile):
            dossier = dossier._replace(**changes)
    return dossier._replace(acts=acts, effective=Acts((*told, *corrected[1:])))


def apply(dossier: _Either, act: Act, profile: Profile) -> _Either:
    """The case or lead after one more act; the same as folding all its acts with this one."""
    if act.kind == "amended":
        return cast("_Either", folded((*dossier.acts, act), profile))
    changes = _changes(dossier, act, profile)
    after = dossier._replace(**changes, acts=(*dossier.acts, act), effective=Acts((*dossier.effective, act)))
    return cast("_Either", after)


def _begun(act: Act, profile: Profile) -> tuple[Dossier, Sequence[Act]]:
    """The beginning, and the acts that it tells of: a line taken over tells of several."""
    if act.kind == "registered":
        return _registered(act), (act,)
    if act.kind == "lead":
        return _lead(act), (act,)
    from sqqf.procedure.course import takeover  # hardly any case is
    from sqqf.procedure.record import dossier

    track = "tolerance" if act.kind == dossier.TAKEN_OVER["tolerance"] else "inaction"
    begun = _registered if track == "tolerance" else _lead
    return takeover.begin(act, profile, begun, _changed_by(track))


def _lead(act: Act) -> Dossier:
    from sqqf.procedure.inaction import lead  # commands about cases need none of it

    return lead.begun(act)


def _registered(act: Act) -> Case:
    body = act.body
    applicant = Person(**body["applicant"]) if "applicant" in body else None
    parties = tuple(Person(**party) for party in body.get("parties", ())) or (
        (applicant,) if applicant else ()
    )
    received_on = date.fromisoformat(body["received_on"]) if "received_on" in body else None
    return Case(
        id=act.case or "",
        number=Number(body["prefix"], body["year"], body["serial"]),
        state="registered",
        channel=body.get("channel"),
        applicant=applicant,
        parties=parties,
        matter=body.get("matter"),
        points=tuple(body["points"]),
        received_on=received_on,
        registered_on=act.on,
        registered=body,
        officer=body.get("officer"),
        moves=(Move(received_on, "registered", act.seq, act.kind),) if received_on else (),
        acts=(act,),
        effective=Acts((act,)),
    )


def _changes(dossier: Dossier, act: Act, profile: Profile) -> dict[str, Any]:
    table = _changed_by(dossier.track)
    changes = table[act.kind](dossier, act, profile) if act.kind in table else {}
    kind = profile.acts.get(act.kind)
    if kind and (to := kind.leads_to(act.body, dossier.state)):
        on = act.on or dossier.moves[-1].on
        changes["state"] = to
        changes["moves"] = (*dossier.moves, Move(on, to, act.seq, act.kind))
    return changes


def _changed_by(track: str) -> Mapping[str, Callable[[Any, Act, Profile], dict[str, Any]]]:
    if track == "tolerance":
        return _CHANGES
    from sqqf.procedure.inaction import lead

    return lead.CHANGES


def _notified(case: Case, act: Act, profile: Profile) -> dict[str, Any]:
    method = act.body["method"]
    # A method that these rules don't know isn't known to be written.
    written = act.body.get("written") or any(
        entry.id == method and entry.more["written"] for entry in profile.section("notice_methods")
    )
    assert act.on
    notice = Notice(act.on, written, tuple(act.body.get("parties", ())))
    return {"notices": (*case.notices, notice)}


def _extended(case: Case, act: Act, _: Profile) -> dict[str, Any]:
    to = act.body.get("to")
    assert act.on
    extension = Extension(act.on, act.body.get("days"), date.fromisoformat(to) if to else None)
    return {"extensions": (*case.extensions, extension)}


def _step(case: Case, act: Act, profile: Profile) -> dict[str, Any]:
    assert act.on
    late = case.state not in (profile.acts["step"].states or ())
    body = act.body
    step = Step(len(case.steps) + 1, act.seq, act.on, body["method"], tuple(body["points"]), body, late)
    return {"steps": (*case.steps, step)}


_CHANGES: dict[str, Callable[[Case, Act, Profile], dict[str, Any]]] = {
    "notified": _notified,
    "extended": _extended,
    "step": _step,
    "point": lambda case, act, _: {"points": (*case.points, act.body["text"])},
    "assigned": lambda _case, act, _: {"officer": act.body["officer"]},
    "attached": lambda case, act, _: {"attached": (*case.attached, act.body)},
    "withdrawn": lambda _case, act, _: {"ended": act.body},
    "ended": lambda _case, act, _: {"ended": act.body},
    "transferred": lambda _case, act, _: {"ended": act.body},
    "voided": lambda _case, act, _: {"ended": act.body},
}
