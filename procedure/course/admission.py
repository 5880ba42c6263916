"""``admit(case, act)``: may this act go on record now? Refuses with a code, the article and the facts.

Order is judged by the acts' own dates, not by when they were recorded. The acts that move a case on cut its
life into stretches, each in one state, both end days included; a dated act is admitted where its day lies in
a stretch whose state the profile allows it in. So a step that happened before the conclusion may be recorded
after it, and a conclusion dated before a recorded step is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from sqqf.procedure.course.amendment import check_form
from sqqf.procedure.course.fold import apply, folded
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, effective
from sqqf.procedure.record.dossier import TAKEN_OVER, Move
from sqqf.procedure.record.setting import Setting, no_cases
from sqqf.procedure.rules.profile import ActKind, Profile
from sqqf.procedure.tolerance import conditions as on_cases
from sqqf.procedure.tolerance.conditions import wrong_state

if TYPE_CHECKING:
    from sqqf.procedure.inaction.accountability import Links
    from sqqf.procedure.record.dossier import Dossier


def admit_registration(act: Act, setting: Setting) -> None:
    """May this application, or this lead, be registered here? Raises Refused or BadInput.

    Cases of functional zones belong to the city group (二(三)1).
    """
    received_on = act.body.get("received_on")
    if received_on and date.fromisoformat(received_on) > setting.today:
        raise Refused("received_in_future", on=date.fromisoformat(received_on), today=setting.today)
    rules = setting.profile
    if act.kind != "registered":  # a line taken over is judged as a whole, by ``takeover.faults``
        return
    if not rules.entry("channels", act.body["channel"]).more["applicant_is_party"] and not act.body.get(
        "parties"
    ):
        raise BadInput("missing", names=["--party"])
    if zone := act.body.get("zone"):
        known = rules.zone_in(zone)
        level = known.more["level"] if known else "city"
        if setting.level != level:
            article = known.article if known else rules.entry("levels", "city").article
            raise Refused("zone_elsewhere", article=article, zone=zone, level=Term("levels", level))


def admit(case: Dossier, act: Act, setting: Setting) -> None:
    """Raise Refused or BadInput where the act can't go on record now; otherwise return."""
    kind = setting.profile.acts[act.kind]
    assert _belongs(kind, case.track), f"{kind.id} on a dossier of the track {case.track}"
    if kind.option and not setting.profile.is_on(kind.option):
        raise Refused("switched_off", kind=Term("acts", act.kind), option=Term("optional", kind.option))
    if kind.levels and setting.level not in kind.levels:
        raise Refused(
            "not_at_this_level",
            article=kind.article,
            kind=Term("acts", act.kind),
            level=Term("levels", setting.level),
        )
    try:
        _check_order(case, act, kind, setting)
    except Refused as refusal:
        if case.taken_over and refusal.facts.get("seq") == case.taken_over.seq:
            refusal.code = "out_of_line"  # what it stands against has a date of its own in the line
        raise
    for condition in _tables(case.track).CONDITIONS.get(act.kind, ()):
        condition(case, act, setting)
    if act.kind == "amended":
        _amendment_holds(case, act, setting)


def possible(case: Dossier, profile: Profile, level: str, linked: Links = no_cases) -> tuple[str, ...]:
    """Commands that may come next, in the profile's order: those that the state, and no open point, rules out."""
    facts = (case, profile, linked if case.track == "inaction" else level)
    on_record = case.effective.by_kind
    return tuple(
        command
        for command, follows, ruled_out in _offered(profile, case.track, case.state, level)
        if (follows is None or follows in on_record) and (ruled_out is None or not ruled_out(*facts))
    )


@lru_cache(256)
def _offered(
    profile: Profile, track: str, state: str, level: str
) -> tuple[tuple[str, str | None, Callable[..., bool] | None], ...]:
    """The commands that a state allows, each with the kind of act that it follows and what may rule it out."""
    tables = _tables(track)
    return tuple(
        (kind.command, tables.FOLLOWS.get(kind.id), tables.RULED_OUT.get(kind.id))
        for kind in profile.acts_from(track, state, level)
        if kind.id not in UNCALLED_FOR
    )


BEGINNINGS = ("registered", "lead", *TAKEN_OVER.values())
UNCALLED_FOR = (*BEGINNINGS, "paper_made", "lead_paper_made")
"""What nothing follows on, and what is possible at any time and moves nothing: neither may come next."""


def _belongs(kind: ActKind, track: str) -> bool:
    """Whether this may follow on a dossier of the track: its beginning can't, an amendment is for either."""
    return kind.id == "amended" or (kind.track == track and kind.id not in BEGINNINGS)


class _Tables(Protocol):
    """What acts of a track need, kind by kind."""

    CONDITIONS: Mapping[str, Sequence[Callable[..., None]]]
    FOLLOWS: Mapping[str, str]
    RULED_OUT: Mapping[str, Callable[..., bool]]


def _tables(track: str) -> _Tables:
    """What each kind of act needs on this track, and what therefore can't come next."""
    if track == "tolerance":
        return on_cases
    from sqqf.procedure.inaction import conditions as on_leads  # commands about cases need none of it

    return on_leads


def stretches(moves: Sequence[Move]) -> list[tuple[Move, Move | None]]:
    """Each stretch of the case's life as the move that opened it and the one that closed it, None for the present."""
    return list(zip(moves, (*moves[1:], None), strict=True))


def _check_order(case: Dossier, act: Act, kind: ActKind, setting: Setting) -> None:
    named = Term("acts", act.kind)
    if kind.dated and act.on is None:
        raise BadInput("missing", names=["--on"])
    if act.on and act.on > setting.today:
        raise Refused("future", article=kind.article, kind=named, on=act.on, today=setting.today)
    if act.on and case.received_on and act.on < case.received_on:
        raise Refused(
            "before_receipt", article=kind.article, kind=named, on=act.on, received_on=case.received_on
        )
    if kind.states is None:
        return
    moves = kind.leads_to(act.body, case.state)
    if moves or act.on is None:
        if case.state not in kind.states:
            following = possible(case, setting.profile, setting.level, setting.linked)
            raise wrong_state(case, act.kind, kind, following)
    else:
        last = setting.profile.acts.get(case.moves[-1].kind)
        if last and not last.dated and case.state not in kind.states and act.on > case.moves[-1].on:
            # What ended it has no day of its own that another date could lie before.
            raise wrong_state(
                case, act.kind, kind, possible(case, setting.profile, setting.level, setting.linked)
            )
        _check_window(case.moves, act, kind)
    if moves and act.on:
        _check_move(case, act, kind, moves, setting)


def _check_window(moves: Sequence[Move], act: Act, kind: ActKind) -> None:
    """A dated act that moves nothing: its day must lie in a stretch whose state allows it."""
    assert act.on
    assert kind.states is not None
    latest = moves[-1]
    if latest.begins <= act.on and latest.state in kind.states:
        return
    named = Term("acts", act.kind)
    allowed = [(opened, closed) for opened, closed in stretches(moves) if opened.state in kind.states]
    if not allowed:
        state = Term("states", moves[-1].state)
        states = [Term("states", name) for name in kind.states]
        raise Refused("not_there_yet", article=kind.article, kind=named, state=state, states=states)
    begun = [(opened, closed) for opened, closed in allowed if opened.begins <= act.on]
    if not begun:
        raise _out_of_order("before_act", act, kind, allowed[0][0])
    closed = begun[-1][1]
    if closed and act.on > closed.on:
        raise _out_of_order("after_act", act, kind, closed)


def _check_move(case: Dossier, act: Act, kind: ActKind, to: str, setting: Setting) -> None:
    """An act that moves the case on: not before the last such act, and leaving each dated act its place."""
    assert act.on
    if act.on < case.moves[-1].begins:
        raise _out_of_order("before_act", act, kind, case.moves[-1])
    moves = (*case.moves, Move(act.on, to, act.seq, act.kind))
    for earlier in case.effective:
        its_kind = setting.profile.acts.get(earlier.kind)
        if earlier.seq == case.acts[0].seq:  # what a line taken over tells of may be odd
            continue
        if earlier.on is None or its_kind is None or its_kind.to or its_kind.states is None:
            continue
        try:
            _check_window(moves, earlier, its_kind)
        except Refused:
            raise _out_of_order("before_act", act, kind, earlier) from None


def _out_of_order(code: str, act: Act, kind: ActKind, other: Act | Move) -> Refused:
    facts = {"other": Term("acts", other.kind), "other_on": other.on, "seq": other.seq}
    return Refused(code, article=kind.article, kind=Term("acts", act.kind), on=act.on, **facts)


def _amendment_holds(case: Dossier, act: Act, setting: Setting) -> None:
    """The amended act and each later one must still be possible; what was odd before may stay so."""
    check_form(case, act, setting.profile)
    after = effective((*case.acts, act))
    if case.taken_over:
        from sqqf.procedure.course.takeover import faults  # hardly any case is

        for fault in faults(case.track, after[0].body, setting.profile, setting.today):
            raise Refused(fault.code, **fault.facts)
    odd_before = _refusals(effective(case.acts), setting)
    for seq, refusal in _refusals(after, setting).items():
        if seq in odd_before:
            continue
        if seq == act.body["act"]:
            raise refusal
        broken = next(other for other in case.effective if other.seq == seq)
        raise Refused(
            "amendment_breaks",
            article=refusal.article,
            seq=act.body["act"],
            other=Term("acts", broken.kind),
            other_on=broken.on or broken.recorded_at[:10],
            other_seq=seq,
        )


def _refusals(acts: Sequence[Act], setting: Setting) -> dict[int, Refused | BadInput]:
    """What ``admit`` would say to each act if they were recorded one by one, by ``seq``."""
    refusals: dict[int, Refused | BadInput] = {}
    first, *rest = (act for act in acts if act.kind != "amended")
    try:
        admit_registration(first, setting)
    except (Refused, BadInput) as refusal:
        refusals[first.seq] = refusal
    case = folded([first], setting.profile)
    for act in rest:
        try:
            admit(case, act, setting)
        except (Refused, BadInput) as refusal:
            refusals[act.seq] = refusal
        case = apply(case, act, setting.profile)
    return refusals
