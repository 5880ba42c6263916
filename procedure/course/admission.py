"""``admit(dossier, act)``: may this act go on record now? Refuses with a code, the article and the facts.

Order is judged by the acts' own dates, not by when they were recorded. The acts that move a case on cut its
life into stretches, each in one state, both end days included; a dated act is admitted where its day lies in
a stretch whose state the profile allows it in. So a step that happened before the conclusion may be recorded
after it, and a conclusion dated before a recorded step is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqqf.procedure.course.amendment import check_form
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.course.takeover import faults
from sqqf.procedure.errors import BadInput, Refused, SqqfError, Term
from sqqf.procedure.record.acts import Act, effective
from sqqf.procedure.record.added import after_its_turn, in_turn
from sqqf.procedure.record.dossier import Dossier, Move
from sqqf.procedure.record.kinds import Kind, wrong_state
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.parts import part_of
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import track, track_of


def admit_registration(act: Act, setting: Setting) -> None:
    """May this application, or this lead, be registered here? Raises Refused or BadInput.

    A line taken over is judged as a whole, by ``takeover.faults``.
    """
    received_on = act.body.get("received_on")
    if received_on and date.fromisoformat(received_on) > setting.today:
        raise Refused("received_in_future", on=date.fromisoformat(received_on), today=setting.today)
    kind = _kind(act, setting.profile)
    for ask in track(kind.track).kinds[act.kind].asks:
        ask(None, act, setting)


def admit(dossier: Dossier, act: Act, setting: Setting) -> None:
    """Raise Refused or BadInput where the act can't go on record now; otherwise return."""
    kind = _kind(act, setting.profile)
    known = track_of(dossier).kind(kind)
    _check_place(kind, setting)
    try:
        _check_order(dossier, act, kind, setting)
    except Refused as refusal:
        if dossier.taken_over and refusal.facts.get("seq") == dossier.taken_over.seq:
            refusal.code = "out_of_line"  # what it would contradict has a date of its own in the line
        if refusal.code == "before_act" and act.kind == track_of(dossier).common.closed:
            # What isn't done at all is the true cause, not the date.
            for need in known.needs:
                need(dossier, kind, setting.office)
        raise
    for need in (in_turn, *known.needs):
        need(dossier, kind, setting.office)
    for ask in (after_its_turn, *known.asks):
        ask(dossier, act, setting)
    if act.kind == "amended":
        _amendment_holds(dossier, act, setting)


def admit_beforehand(dossier: Dossier, kind: ActKind, setting: Setting, on: date | None = None) -> None:
    """Raise Refused where no act of this kind can go on record now, or on that day, whatever it will say."""
    _check_place(kind, setting)
    if on:
        _check_day(dossier, on, kind, setting)
        if kind.to and on < dossier.moves[-1].begins:
            raise _out_of_order("before_act", on, kind, dossier.moves[-1])
    if kind.states is not None:
        standings = [dossier.standing]
        if kind.dated and not kind.to:  # it may lie in a stretch that is over
            standings += [move.standing for move in dossier.moves]
        if not set(standings) & set(kind.states):
            raise wrong_state(dossier, kind, possible(dossier, setting.office))
    for need in (in_turn, *track_of(dossier).kind(kind).needs):
        need(dossier, kind, setting.office)


def _check_place(kind: ActKind, setting: Setting) -> None:
    """A kind that is switched off, or is another level's, isn't recorded here."""
    named = Term("acts", kind.id)
    if kind.option and not setting.profile.is_on(kind.option):
        raise Refused("switched_off", kind=named, option=Term("optional", kind.option))
    if kind.levels and setting.level not in kind.levels:
        level = Term("levels", setting.level)
        raise Refused("not_at_this_level", article=kind.article, kind=named, level=level)


def _check_day(dossier: Dossier, on: date, kind: ActKind, setting: Setting) -> None:
    """Nothing happened after today, or before the receipt."""
    named = Term("acts", kind.id)
    if on > setting.today:
        raise Refused("future", article=kind.article, kind=named, on=on, today=setting.today)
    if dossier.received_on and on < dossier.received_on:
        raise Refused(
            "before_receipt", article=kind.article, kind=named, on=on, received_on=dossier.received_on
        )


def _kind(act: Act, profile: Profile) -> ActKind:
    """The kind of an act as the rules have it. Raises Refused where they leave out what it is part of."""
    if act.kind not in profile.acts:
        raise Refused(f"no_{part_of(act.kind)}")
    return profile.acts[act.kind]


def possible(dossier: Dossier, office: Office) -> tuple[str, ...]:
    """The commands that may come next, in the profile's order: state and needs allow them."""
    known_here = track_of(dossier).kinds
    return tuple(
        kind.command if kind.id in known_here else f"record {kind.id}"
        for kind, known in _allowed(office.profile, dossier.track, dossier.standing, office.level)
        if not known.done(dossier, office) and _is_ready(dossier, known, kind, office)
    )


@lru_cache(256)
def _allowed(profile: Profile, name: str, state: str, level: str) -> tuple[tuple[ActKind, Kind], ...]:
    """The kinds of act that a state allows, beginnings left out: as the rules have them, and the program."""
    on = track(name)
    kinds = profile.acts_from(name, state, level)
    return tuple((kind, on.kind(kind)) for kind in kinds if kind.id not in on.beginnings)


def _is_ready(dossier: Dossier, known: Kind, kind: ActKind, office: Office) -> bool:
    try:
        for need in (in_turn, *known.needs):
            need(dossier, kind, office)
    except Refused:
        return False
    return True


def stretches(moves: Sequence[Move]) -> list[tuple[Move, Move | None]]:
    """Each stretch of a dossier's life: the move that opened it and the one that closed it, None for now."""
    return list(zip(moves, (*moves[1:], None), strict=True))


def _check_order(dossier: Dossier, act: Act, kind: ActKind, setting: Setting) -> None:
    if kind.dated and act.on is None:
        raise BadInput("missing", names=["--on"])
    if act.on:
        _check_day(dossier, act.on, kind, setting)
    if kind.states is None:
        return
    moves = kind.leads_to(act.body, dossier.standing)
    if moves or act.on is None:
        if dossier.standing not in kind.states:
            raise wrong_state(dossier, kind, possible(dossier, setting.office))
    else:
        last = setting.profile.acts.get(dossier.moves[-1].kind)
        if last and not last.dated and dossier.standing not in kind.states and act.on > dossier.moves[-1].on:
            # What ended it has no day of its own that another date could lie before.
            raise wrong_state(dossier, kind, possible(dossier, setting.office))
        _check_window(dossier.moves, act, kind)
    if moves and act.on:
        _check_move(dossier, act, kind, moves, setting)


def _check_window(moves: Sequence[Move], act: Act, kind: ActKind) -> None:
    """A dated act that moves nothing: its day must lie in a stretch whose state allows it."""
    assert act.on
    assert kind.states is not None
    latest = moves[-1]
    if latest.begins <= act.on and latest.standing in kind.states:
        return
    named = Term("acts", act.kind)
    allowed = [(opened, closed) for opened, closed in stretches(moves) if opened.standing in kind.states]
    if not allowed:
        state = Term("states", moves[-1].standing)
        states = [Term("states", name) for name in kind.states]
        raise Refused("not_there_yet", article=kind.article, kind=named, state=state, states=states)
    begun = [(opened, closed) for opened, closed in allowed if opened.begins <= act.on]
    if not begun:
        raise _out_of_order("before_act", act.on, kind, allowed[0][0])
    closed = begun[-1][1]
    if closed and act.on > closed.on:
        raise _out_of_order("after_act", act.on, kind, closed)


def _check_move(dossier: Dossier, act: Act, kind: ActKind, to: str, setting: Setting) -> None:
    """An act that moves the case on: not before the last such act, and leaving each dated act its place."""
    assert act.on
    if act.on < dossier.moves[-1].begins:
        raise _out_of_order("before_act", act.on, kind, dossier.moves[-1])
    moves = (*dossier.moves, Move.to(setting.profile.states[to], act, act.on))
    for earlier in dossier.effective:
        its_kind = setting.profile.acts.get(earlier.kind)
        if earlier.seq == dossier.acts[0].seq:  # what a line taken over tells of may be odd
            continue
        if earlier.on is None or its_kind is None or its_kind.to or its_kind.states is None:
            continue
        if not _has_place(moves, earlier, its_kind) and _has_place(dossier.moves, earlier, its_kind):
            raise _out_of_order("before_act", act.on, kind, earlier)


def _has_place(moves: Sequence[Move], act: Act, kind: ActKind) -> bool:
    """Whether the act is where its state allows it; one that was odd before may stay so."""
    try:
        _check_window(moves, act, kind)
    except Refused:
        return False
    return True


def _out_of_order(code: str, on: date, kind: ActKind, other: Act | Move) -> Refused:
    facts = {"other": Term("acts", other.kind), "other_on": other.on, "seq": other.seq}
    return Refused(code, article=kind.article, kind=Term("acts", kind.id), on=on, **facts)


def _amendment_holds(dossier: Dossier, act: Act, setting: Setting) -> None:
    """The amended act and each later one must still be possible; what was odd before may stay so."""
    check_form(dossier, act, setting.profile)
    after = effective((*dossier.acts, act))
    if dossier.taken_over:
        for fault in faults(dossier.track, after[0].body, setting.profile, setting.today):
            raise Refused(fault.code, **fault.facts)
    odd_before = _refusals(effective(dossier.acts), setting)
    for seq, refusal in _refusals(after, setting).items():
        if seq in odd_before:
            continue
        if seq == act.body["act"]:
            raise refusal
        broken = next(other for other in dossier.effective if other.seq == seq)
        raise Refused(
            "amendment_breaks",
            article=refusal.article,
            seq=act.body["act"],
            other=Term("acts", broken.kind),
            other_on=broken.on or broken.recorded_at[:10],
            other_seq=seq,
        )


def _refusals(acts: Sequence[Act], setting: Setting) -> dict[int, SqqfError]:
    """What ``admit`` would say to each act if they were recorded one by one, by ``seq``."""
    refusals: dict[int, SqqfError] = {}
    first, *rest = (act for act in acts if act.kind != "amended")
    try:
        admit_registration(first, setting)
    except (Refused, BadInput) as refusal:
        refusals[first.seq] = refusal
    dossier = fold([first], setting.profile)
    for act in rest:
        try:
            admit(dossier, act, setting)
        except (Refused, BadInput) as refusal:
            refusals[act.seq] = refusal
        dossier = apply(dossier, act, setting.profile)
    return refusals
