"""Feedback (反馈意见, 二(三)5): the applicant is told, the conclusion is delivered to the organs that use it.

Where needed the case is clarified in public. 及时 (promptly) has no number of days in the Opinion. A case is
closed (办结) when nothing is left to be done.
"""

from __future__ import annotations

from typing import Any

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, Acts, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import items
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.names import among
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.determination import was_decided
from sqqf.procedure.tolerance.view import CaseView


def feedback(case: Case) -> list[Act]:
    """Feedback and deliveries of the last decision."""
    decided = case.of("decided")
    return [act for act in case.of("feedback") if not decided or act.follows(decided[-1])]


def deliveries(case: Case) -> list[Act]:
    """The deliveries of the conclusion to organs."""
    return [act for act in feedback(case) if act.body["role"] == "organ"]


def untold_applicant(case: Case) -> bool:
    """Whether a known applicant has had no feedback; one who is also a party may be told as either."""
    return case.applicant is not None and case.applicant.name not in _told(case)


def untold_parties(case: Case) -> list[str]:
    """The names of the parties who have had no feedback."""
    told = _told(case)
    return [party.name for party in case.parties if party.name not in told]


def _told(case: Case) -> set[str]:
    return {act.body["to"] for act in feedback(case) if act.body["role"] != "organ"}


def outstanding(case: Case, profile: Profile, level: str) -> list[str]:
    """What is still to be done before closing: the codes of section ``closing``, in its order."""
    filing = profile.acts.get("filed")
    is_to_file = filing is not None and (filing.levels is None or level in filing.levels)
    if case.state == "declined":
        return ["written_notice"] if case.untold else []
    done = {
        "feedback_applicant": not untold_applicant(case),
        "feedback_party": not untold_parties(case),
        "delivery": bool(deliveries(case)),
        "filing": not is_to_file or all(filed_on for _, filed_on in case.decision_dates),
        "correction_reports": all(item.reported_on for item in items(case)),
    }
    return [code for code, is_done in done.items() if not is_done]


def _recipient_known(case: Case, act: Act, _: Setting) -> None:
    role, to = act.body["role"], act.body["to"]
    if role == "applicant" and case.applicant is None:
        raise BadInput("applicant_unknown", seq=case.acts[0].seq)
    names = {
        "applicant": [case.applicant.name] if case.applicant else [],
        "party": [party.name for party in case.parties],
    }.get(role)
    if names is not None and to not in names:
        raise BadInput("unknown_recipient", name=to, names=names)
    if role == "organ" and to in {one.name for one in case.people if one.kind == "person"}:
        raise BadInput("not_an_organ", name=to)


def _all_done(case: Case, _: ActKind, office: Office) -> None:
    if missing := outstanding(case, office.profile, office.level):
        article = office.profile.entry("closing", missing[0]).article
        names = [Term("closing", one) for one in missing]
        raise Refused("not_ready_to_close", article=article, missing=names)


def _done_by_then(case: Case, act: Act, setting: Setting) -> None:
    """What is dated after the closing wasn't done by then."""
    later = [one for one in case.effective if one.on and act.on and one.on > act.on]
    so_far = case._replace(
        effective=Acts(one for one in case.effective if one not in later),
        notices=tuple(notice for notice in case.notices if not act.on or notice.on <= act.on),
    )
    if later and outstanding(so_far, setting.profile, setting.level):
        not_before(max(later, key=day_of), act, setting)


KINDS = (
    Kind(
        "feedback",
        {"on": "date", "to": "text", "role": "recipients", "uses": "uses…", "method": "notice_methods"},
        needs=(was_decided,),
        asks=(_recipient_known,),
        aliases={"use": "uses"},
    ),
    Kind(
        "clarified",
        {"on": "date", "way": "clarification_ways", "organ": "text", "to": "text", "reason": "text"},
        needs=(was_decided,),
    ),
    Kind("closed", {"on": "date"}, needs=(_all_done,), asks=(_done_by_then,)),
    Kind("published", {"on": "date"}, needs=(was_decided,)),
)


# ── what is looked for ──


def _feedback(view: CaseView) -> Found:
    case = view.case
    if case.state not in ("decided", "closed") or not case.has("decided"):
        return
    severity = when_prompt(view)
    applicant = case.applicant.name if case.applicant else ""
    if untold_applicant(case):
        yield "feedback_missing", {"names": [applicant], **severity}
    # The Opinion speaks of the applicant; that a party is told too is by analogy.
    if names := [name for name in untold_parties(case) if name != applicant]:
        yield "feedback_missing", {"names": names, "severity": "risk"}
    delivered = deliveries(case)
    if not delivered:
        yield "delivery_missing", severity
    # The organ that started accountability, named in the inquiry that an appeal is about. An organ that
    # submits is told as the applicant.
    elif organ := case.registered.get("proceeding"):
        names = [act.body["to"] for act in delivered]
        if not any(_is_same_organ(name, organ, view.profile) for name in names):
            yield "initiator_not_told", {"organ": organ}


def _is_same_organ(one: str, other: str, profile: Profile) -> bool:
    """Whether two names are of one organ, be one in full, 纪律检查委员会, and the other short, 纪委."""
    if one in other or other in one:
        return True
    for organ in profile.section("organs"):
        words = organ.more.get("inaction", {}).get("words", ())
        places = [
            min((text.index(word) for word in words if word in text), default=None) for text in (one, other)
        ]
        if None not in places:
            here, there = one[: places[0]], other[: places[1]]
            return here.endswith(there) or there.endswith(here)
    return False


def when_prompt(view: CaseView, early: str = "risk") -> dict[str, Any]:
    """及时 has no number of days: what is undone is less (``early``) while it may still be prompt."""
    decided_on = view.case.of("decided")[-1].on
    assert decided_on
    waited = view.workdays.between(decided_on, view.today)
    late = view.case.state == "closed" or waited > view.profile.promptness
    return {} if late else {"severity": early}


def _how(view: CaseView) -> Found:
    """The conclusion goes out in writing and says what for; the organ concerned clarifies, not the party."""
    case = view.case
    told = [act for act in feedback(case) if case.has("decided")]
    if oral := [act.body["to"] for act in told if _is_oral(act, view.profile)]:
        yield "told_by_mouth", {"names": list(dict.fromkeys(oral))}
    if unsaid := [act.body["to"] for act in deliveries(case) if not act.body.get("uses")]:
        yield "use_unsaid", {"names": list(dict.fromkeys(unsaid))}
    for act in case.of("clarified"):
        if among([act.body.get("organ") or ""], view.concerned):
            yield "clarified_by_party", {"name": act.body["organ"]}


def _is_oral(act: Act, profile: Profile) -> bool:
    methods = {one.id for one in profile.section("notice_methods") if not one.more.get("written", True)}
    return act.body.get("method") in methods


FINDINGS = (_feedback, _how)
