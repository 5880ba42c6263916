"""``admit(case, act)``: may this act go on record now? Refuses with a code, the article and the facts.

Order is judged by the acts' own dates, not by when they were recorded. The acts that move a case on cut its
life into stretches, each in one state, both end days included; a dated act is admitted where its day lies in
a stretch whose state the profile allows it in. So a step that happened before the conclusion may be recorded
after it, and a conclusion dated before a recorded step is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.acts import Act, effective
from sqqf.procedure.amendment import check_form
from sqqf.procedure.case import Case, Move
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.fold import apply, fold
from sqqf.procedure.limits import counts_from, due_dates
from sqqf.procedure.profile import ActKind, Profile


class Setting(NamedTuple):
    """What an act is judged by besides its case."""

    profile: Profile
    level: str
    """``city`` or ``county``"""
    workdays: Workdays
    today: date


def admit_registration(act: Act, setting: Setting) -> None:
    """May this application be registered here? Raises Refused or BadInput.

    Cases of functional zones belong to the city group (二(三)1).
    """
    received_on = date.fromisoformat(act.body["received_on"])
    if received_on > setting.today:
        raise Refused("received_in_future", on=received_on, today=setting.today)
    rules = setting.profile
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


def admit(case: Case, act: Act, setting: Setting) -> None:
    """Raise Refused or BadInput where the act can't go on record now; otherwise return."""
    kind = setting.profile.acts[act.kind]
    _check_order(case, act, kind, setting)
    for check in _CHECKS.get(act.kind, ()):
        check(case, act, setting)


def possible(case: Case, profile: Profile) -> tuple[str, ...]:
    """Commands that may come next, in the profile's order: those that the state, and no open point, rules out."""
    return tuple(
        kind.command
        for kind in profile.acts.values()
        if kind.id != "registered"
        and (kind.states is None or case.state in kind.states)
        and not (kind.id == "concluded" and _points_without_step(case))
        and not (kind.id == "notified" and case.notified_on)
    )


def stretches(moves: Sequence[Move]) -> list[tuple[Move, Move | None]]:
    """Each stretch of the case's life as the move that opened it and the one that closed it, None for the present."""
    return list(zip(moves, (*moves[1:], None), strict=True))


def _check_order(case: Case, act: Act, kind: ActKind, setting: Setting) -> None:
    named = Term("acts", act.kind)
    if kind.dated and act.on is None:
        raise BadInput("missing", names=["--on"])
    if act.on and act.on > setting.today:
        raise Refused("future", article=kind.article, kind=named, on=act.on, today=setting.today)
    if act.on and act.on < case.received_on:
        raise Refused(
            "before_receipt", article=kind.article, kind=named, on=act.on, received_on=case.received_on
        )
    if kind.states is None:
        return
    if kind.to or act.on is None:
        _check_state(case, act, kind, setting)
    else:
        _check_window(case.moves, act, kind)
    if kind.to and act.on:
        _check_move(case, act, kind, setting)


def _check_state(case: Case, act: Act, kind: ActKind, setting: Setting) -> None:
    if case.state not in (kind.states or ()):
        raise Refused(
            "wrong_state",
            article=kind.article,
            kind=Term("acts", act.kind),
            state=Term("states", case.state),
            next=possible(case, setting.profile),
        )


def _check_window(moves: Sequence[Move], act: Act, kind: ActKind) -> None:
    """A dated act that moves nothing: its day must lie in a stretch whose state allows it."""
    assert act.on
    assert kind.states is not None
    latest = moves[-1]
    if latest.on <= act.on and latest.state in kind.states:
        return
    named = Term("acts", act.kind)
    allowed = [(opened, closed) for opened, closed in stretches(moves) if opened.state in kind.states]
    if not allowed:
        state = Term("states", moves[-1].state)
        states = [Term("states", name) for name in kind.states]
        raise Refused("not_there_yet", article=kind.article, kind=named, state=state, states=states)
    begun = [(opened, closed) for opened, closed in allowed if opened.on <= act.on]
    if not begun:
        raise _out_of_order("before_act", act, kind, allowed[0][0])
    closed = begun[-1][1]
    if closed and act.on > closed.on:
        raise _out_of_order("after_act", act, kind, closed)


def _check_move(case: Case, act: Act, kind: ActKind, setting: Setting) -> None:
    """An act that moves the case on: not before the last such act, and leaving each dated act its place."""
    assert act.on
    assert kind.to
    if act.on < case.moves[-1].on:
        raise _out_of_order("before_act", act, kind, case.moves[-1])
    moves = (*case.moves, Move(act.on, kind.to, act.seq, act.kind))
    for earlier in case.effective:
        its_kind = setting.profile.acts.get(earlier.kind)
        if earlier.on is None or its_kind is None or its_kind.to or its_kind.states is None:
            continue
        try:
            _check_window(moves, earlier, its_kind)
        except Refused:
            raise _out_of_order("before_act", act, kind, earlier) from None


def _out_of_order(code: str, act: Act, kind: ActKind, other: Act | Move) -> Refused:
    facts = {"other": Term("acts", other.kind), "other_on": other.on, "seq": other.seq}
    return Refused(code, article=kind.article, kind=Term("acts", act.kind), on=act.on, **facts)


def _parties_exist(case: Case, act: Act, _: Setting) -> None:
    for n in act.body.get("parties", ()):
        if not 1 <= n <= len(case.parties):
            raise BadInput("unknown_party", n=n, count=len(case.parties))


def _step_serves_points(case: Case, act: Act, setting: Setting) -> None:
    article = setting.profile.acts["point"].article
    if not act.body["points"]:
        raise Refused("step_without_point", article=article)
    for n in act.body["points"]:
        if not 1 <= n <= len(case.points):
            raise Refused("unknown_point", article=article, n=n, count=len(case.points))


def _extension_is_later(case: Case, act: Act, setting: Setting) -> None:
    limit = next((limit for limit in setting.profile.limits if limit.extendable), None)
    starts_on = case.milestone(limit.starts) if limit else None
    if limit is None or starts_on is None:
        return
    _, due_on = due_dates(
        counts_from(starts_on, setting.profile), limit.working_days, case.extensions, setting.workdays
    )
    to = act.body.get("to")
    if to and date.fromisoformat(to) <= due_on:
        article = setting.profile.acts["extended"].article
        raise Refused("extension_not_later", article=article, to=date.fromisoformat(to), due_on=due_on)


def _points_without_step(case: Case) -> list[int]:
    served = {n for step in case.steps for n in step.points}
    return [n for n in range(1, len(case.points) + 1) if n not in served]


def _every_point_has_a_step(case: Case, _act: Act, setting: Setting) -> None:
    if open_points := _points_without_step(case):
        raise Refused(
            "points_without_step", article=setting.profile.acts["point"].article, points=open_points
        )


def _still_investigated(case: Case, act: Act, setting: Setting) -> None:
    """Whatever day the group agreed on: after the conclusion nobody would serve a new point."""
    _check_state(case, act, setting.profile.acts["point"], setting)


def _matter_is_frozen(case: Case, act: Act, setting: Setting) -> None:
    if case.moved_on("accepted") and not act.body.get("within_matter"):
        raise Refused("matter_frozen", article=setting.profile.acts["point"].article)


def _amendment_holds(case: Case, act: Act, setting: Setting) -> None:
    """The amended act and each later one must still be possible; what was odd before may stay so."""
    check_form(case, act, setting.profile)
    odd_before = _refusals(case.effective, setting)
    after = effective((*case.acts, act))
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
    case = fold([first], setting.profile)
    for act in rest:
        try:
            admit(case, act, setting)
        except (Refused, BadInput) as refusal:
            refusals[act.seq] = refusal
        case = apply(case, act, setting.profile)
    return refusals


_CHECKS: dict[str, Sequence[Callable[[Case, Act, Setting], None]]] = {
    "notified": (_parties_exist,),
    "step": (_step_serves_points,),
    "extended": (_extension_is_later,),
    "concluded": (_every_point_has_a_step,),
    "point": (_still_investigated, _matter_is_frozen),
    "amended": (_amendment_holds,),
}
