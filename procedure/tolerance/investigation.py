"""Investigation (调查核实, 二(三)3): one matter, one check; four methods; 30 working days, and extensions.

The matter is frozen; the check points that serve it may grow with the group's consent. Suspension (中止) is
not from the Opinion: it is off unless the profile turns it on.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqqf.calendar.spans import end_of
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.dossier import Extension
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.investigators import FINDINGS as INVESTIGATORS
from sqqf.procedure.record.kinds import Kind, not_before, wrong_state
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import due_dates
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.case import Case, Step
from sqqf.procedure.tolerance.intake import parties_exist
from sqqf.procedure.tolerance.view import CaseView


def _serves_points(case: Case, act: Act, setting: Setting) -> None:
    article = setting.profile.acts["point"].article
    if not act.body["points"]:
        raise Refused("step_without_point", article=article)
    for n in act.body["points"]:
        if not 1 <= n <= len(case.points):
            raise Refused("unknown_point", article=article, n=n, count=len(case.points))


def _step(case: Case, act: Act, profile: Profile) -> dict[str, Any]:
    assert act.on
    late = case.standing not in (profile.acts["step"].states or ())
    body = act.body
    step = Step(len(case.steps) + 1, act.seq, act.on, body["method"], tuple(body["points"]), body, late)
    return {"steps": (*case.steps, step)}


def _still_investigated(case: Case, kind: ActKind, _: Office) -> None:
    """Whatever day the group agreed on: after the conclusion nobody would serve a new point."""
    if case.standing not in (kind.states or ()):
        raise wrong_state(case, kind)


def _matter_is_frozen(case: Case, act: Act, setting: Setting) -> None:
    if case.is_accepted and not act.body.get("within_matter"):
        raise Refused("matter_frozen", article=setting.profile.acts["point"].article)


def _point(case: Case, act: Act, _: Profile) -> dict[str, Any]:
    return {"points": (*case.points, act.body["text"])}


def _unserved(case: Case, point: Act, profile: Profile) -> None:
    """When a point is struck out, those after it move up: no step may serve it or one of them."""
    points = [act for act in case.effective if act.kind == "point"]
    n = len(case.points) - len(points) + points.index(point) + 1
    step = next((step for step in case.steps if max(step.points, default=0) >= n), None)
    if step:
        facts = {"other": Term("acts", "step"), "other_on": step.on, "other_seq": step.seq}
        raise Refused("amendment_breaks", article=profile.acts["point"].article, seq=point.seq, **facts)


def _is_later(case: Case, act: Act, setting: Setting) -> None:
    """A date is later than that of the investigation that is going on, the first or a supplementary one."""
    profile = setting.profile
    kinds = {limit.id for limit in profile.limits if limit.extendable or limit.each == "supplementary"}
    limits = deadlines(case, profile, setting.level, setting.workdays)
    running = [limit.due_on for limit in limits if limit.kind in kinds and limit.met_on is None]
    to = date.fromisoformat(act.body["to"]) if act.body.get("to") else None
    if to and running and to <= running[-1]:
        article = profile.acts["extended"].article
        raise Refused("extension_not_later", article=article, to=to, due_on=running[-1])


def _within_the_cap(case: Case, act: Act, setting: Setting) -> None:
    """What the rules allow a limit to be extended by, where they say so."""
    profile, workdays = setting.profile, setting.workdays
    caps = {limit.id: limit.extend_at_most for limit in profile.limits if limit.extendable}
    for one in deadlines(case, profile, setting.level, workdays):
        if one.met_on or one.span is None or one.kind not in caps:
            continue
        cap, name = caps[one.kind], Term("limits", one.kind)
        if cap.times is not None and len(one.extensions) >= cap.times:
            facts = {"limit": name, "times": cap.times, "due_on": one.due_on}
            raise Refused("extended_too_often", article=one.article, **facts)
        if cap.span:
            _, plain = due_dates(one.counted_from, one.span, (), workdays, one.pauses)
            latest = end_of(plain, cap.span, workdays)
            more = (*one.extensions, _extension(act))
            if due_dates(one.counted_from, one.span, more, workdays, one.pauses)[1] > latest:
                raise Refused("extension_past_cap", article=one.article, limit=name, latest=latest)


def _extension(act: Act) -> Extension:
    assert act.on
    to = act.body.get("to")
    return Extension(act.on, act.body.get("days"), date.fromisoformat(to) if to else None)


def _extended(case: Case, act: Act, _: Profile) -> dict[str, Any]:
    return {"extensions": (*case.extensions, _extension(act))}


def _every_point_has_a_step(case: Case, _: ActKind, office: Office) -> None:
    if open_points := case.points_without_step:
        article = office.profile.acts["point"].article
        raise Refused("points_without_step", article=article, points=open_points)


def _not_paused(case: Case, kind: ActKind, _: Office) -> None:
    if case.is_paused:
        raise Refused("suspended", kind=Term("acts", kind.id), since=case.pauses[-1].since)


def _paused(case: Case, _kind: ActKind, _office: Office) -> None:
    if not case.is_paused:
        raise Refused("not_suspended")


def _suspends_later(case: Case, act: Act, setting: Setting) -> None:
    for resumed in case.of("resumed")[-1:]:
        not_before(resumed, act, setting)


def _resumes_later(case: Case, act: Act, setting: Setting) -> None:
    not_before(case.of("suspended")[-1], act, setting)


KINDS = (
    Kind(
        "step",
        {
            "on": "date",
            "method": "methods",
            "points": "numbers",
            "people": "texts",
            "finding": "text",
            "evidence": "evidence",
            "parties": "numbers",
        },
        asks=(_serves_points, parties_exist),
        changes=_step,
        lists={"point": "points", "party": "parties"},
    ),
    Kind(
        "point",
        {"on": "date", "reason": "text", "text": "text"},
        needs=(_still_investigated,),
        asks=(_matter_is_frozen,),
        changes=_point,
        aliases={"agreed_on": "on"},
        frozen=("text",),
        strikes=_unserved,
    ),
    Kind(
        "extended",
        {"on": "date", "to": "date", "days": "number", "reason": "text"},
        asks=(_is_later, _within_the_cap),
        changes=_extended,
        aliases={"agreed_on": "on"},
        either=("to", "days"),
    ),
    Kind("concluded", {"on": "date", "finding": "text"}, needs=(_not_paused, _every_point_has_a_step)),
    Kind("suspended", {"on": "date", "reason": "text"}, needs=(_not_paused,), asks=(_suspends_later,)),
    Kind("resumed", {"on": "date"}, needs=(_paused,), asks=(_resumes_later,)),
)


# ── what is looked for ──


def _points_and_steps(view: CaseView) -> Found:
    case = view.case
    if not view.reached("concluded") or case.state == "investigating":  # still, or again
        return
    if points := case.points_without_step:
        yield "point_without_step", {"points": points}
    if bare := [step.n for step in case.steps if not step.body.get("evidence")]:
        yield "step_without_evidence", {"steps": bare}
    yield from _heard(view)


def _heard(view: CaseView) -> Found:
    """Each party is heard by itself. Whom a hearing that names nobody heard is known where there is one."""
    case = view.case
    hearings = [step for step in case.steps if step.method == "hearing"]
    named = {n for step in hearings for n in step.body.get("parties", ())}
    unnamed = [step.n for step in hearings if not step.body.get("parties")]
    unheard = [view.party(n) for n in range(1, len(case.parties) + 1) if n not in named]
    if unheard and not unnamed:
        yield "party_not_heard", {"names": unheard}
    elif unheard and len(case.parties) > 1:
        yield "hearing_unnamed", {"steps": unnamed, "names": unheard}


def _consent(view: CaseView) -> Found:
    """A point that came in addition is checked from the day of the group's consent on, not before."""
    case = view.case
    added = [act for act in case.effective if act.kind == "point"]
    for n, point in enumerate(added, start=len(case.points) - len(added) + 1):
        serving = [step for step in case.steps if n in step.points]
        early = [step.n for step in serving if point.on and step.on < point.on]
        if early and len(early) == len(serving):
            yield "step_before_consent", {"n": n, "on": point.on, "steps": early}


def _limit(view: CaseView) -> Found:
    for limit in view.deadlines.get("investigation", ()):
        if limit.met_on and limit.met_on > limit.due_on:
            yield "investigated_late", {"on": limit.met_on, "due": limit.due_on}
        elif view.overdue(limit):
            yield "investigation_overdue", {"due": limit.due_on}
        for extension in limit.prolonged(view.workdays):
            if extension.late:
                yield "extension_late", {"on": extension.agreed_on, "due": extension.due_before}
        added = sum(
            view.workdays.between(extension.due_before, extension.due_on)
            for extension in limit.prolonged(view.workdays)
        )
        if limit.working_days and added > limit.working_days:
            yield "extended_long", {"days": added, "limit": limit.working_days}
    for act in view.case.recorded_here("extended"):
        if not str(act.body.get("reason") or "").strip():
            yield "extension_without_reason", {"on": act.on}
    for limit in view.deadlines.get("supplementary", ()):
        if limit.met_on and limit.met_on > limit.due_on:
            late = {"article": limit.article, "severity": "risk"}
            yield "investigated_late", {"on": limit.met_on, "due": limit.due_on, **late}
        elif view.overdue(limit):
            yield "supplementary_overdue", {"due": limit.due_on}


def _at_once(view: CaseView) -> Found:
    """Accepted and concluded on one day: nothing was investigated after the acceptance but on that day."""
    for act in view.case.recorded_here("concluded"):
        if act.on and act.on == view.case.milestone("accepted"):
            yield "concluded_at_once", {"on": act.on}


FINDINGS = (_points_and_steps, _consent, *INVESTIGATORS, _limit, _at_once)
