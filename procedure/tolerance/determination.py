"""Deliberation and determination (审议和认定, 二(三)4): collective discussion, then approval, then decision.

The group deliberates and forms an opinion on each party, one that the assessment allows. It is submitted to
the Party committee and the government of its level; once they have approved it, the discipline organ decides.
Who sits there is in ``meeting``, what was decided for whom in ``outcomes``, a county's filing in ``filing``.
Review (复核, ``reopened``) and recusal (回避) are not from the Opinion: they are off unless the profile turns
them on. A place may leave the approval out.
"""

from __future__ import annotations

import re

from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import due_later
from sqqf.procedure.record.kinds import Kind, wrong_state
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import Assessment, assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.meeting import FINDINGS as MEETING
from sqqf.procedure.tolerance.meeting import check_collective
from sqqf.procedure.tolerance.outcomes import latest_deliberation, submitted_since
from sqqf.procedure.tolerance.view import CaseView


def _opinions_open(case: Case, act: Act, setting: Setting) -> None:
    """Each party has an opinion, and one that its assessment allows."""
    if act.body.get("returned"):
        return
    opinions = act.body["opinions"]
    if len(opinions) != len(case.parties):
        raise BadInput("opinions_incomplete", count=len(case.parties), given=len(opinions))
    for found, opinion in zip(assess(case, setting.profile), opinions, strict=True):
        if opinion != "none" and opinion not in found.open_reliefs:
            raise _not_open(case, found, opinion, setting.profile)


def _not_open(case: Case, found: Assessment, opinion: str, profile: Profile) -> Refused:
    facts = {"party": case.parties[found.n - 1].name, "opinion": Term("outcomes", opinion), "n": found.n}
    if found.blocked_by:
        barring = [one.id for one in found.blocked_by]
        return Refused("relief_barred", article=found.blocked_by[0].article, blocked_by=barring, **facts)
    if found.unanswered:
        ids = [one.id for one in found.unanswered]
        return Refused("assessment_open", article=found.unanswered[0].article, open=ids, **facts)
    if found.established and found.lacking:
        lacking, article = [one.id for one in found.lacking], found.lacking[0].article
        return Refused("conditions_lacking", article=article, lacking=lacking, **facts)
    if found.established:
        granting = [one.id for one in found.established]
        article = found.established[0].article
        return Refused("relief_not_granted", article=article, circumstances=granting, **facts)
    begun = [one.id for one in found.circumstances if one.begun and one.established is None]
    article = profile.entry("reliefs", opinion).article or ""
    return Refused(
        "nothing_established", article=article, open=begun or [f"{found.circumstances[0].id}…"], **facts
    )


def _submitted(case: Case, _: ActKind, office: Office) -> None:
    if not submitted_since(case, latest_deliberation(case)):
        raise Refused("not_submitted", article=office.profile.acts["submitted"].article)


def was_decided(case: Case, kind: ActKind, _: Office) -> None:
    """A case that was declined is closed without a decision: nothing follows from one."""
    if case.taken_over and not case.has("decided") and case.state == "decided":
        raise Refused("decided_unknown", seq=case.taken_over.seq)
    if not case.has("decided"):
        raise wrong_state(case, kind)


def _is_deliberated(case: Case, _: Office) -> bool:
    """What was flawed may be deliberated anew; it isn't what comes next."""
    return case.state in ("deliberated", "approved")


def _another_meeting(case: Case, act: Act, setting: Setting) -> None:
    """Deliberated anew is on a later day: the same meeting isn't recorded twice."""
    held = case.of("deliberated")[-1].on if _is_deliberated(case, setting.office) else None
    if act.on and held and act.on <= held:
        raise wrong_state(case, setting.profile.acts[act.kind])


KINDS = (
    Kind(
        "deliberated",
        {
            "on": "date",
            "chair": "text",
            "present": "texts",
            "opinions.N": "outcomes",
            "reason": "text",
            "dissent": "text",
            "due": "date",
        },
        asks=(_another_meeting, check_collective, _opinions_open, due_later),
        done=_is_deliberated,
        aliases={"opinion": "opinions.1"},
        lists={"opinion": "opinions"},
    ),
    Kind("submitted", {"on": "date", "to": "text"}),
    Kind(
        "approved",
        {
            "on": "date",
            "bodies": "bodies…",
            "named": "texts",
            "reference": "text",
            "reason": "text",
            "due": "date",
        },
        needs=(_submitted,),
        asks=(due_later,),
        aliases={"body": "bodies"},
    ),
    Kind("decided", {"on": "date", "document": "text"}),
    Kind("recused", {"on": "date", "member": "text", "grounds": "text"}),
    Kind(
        "reopened",
        {"on": "date", "authority": "text", "reason": "text", "due": "date"},
        needs=(was_decided,),
        asks=(due_later,),
    ),
)


# ── what is looked for ──


_UNDELIBERATED = "decided_undeliberated"


def _order(view: CaseView) -> Found:
    """Deliberation, submission, approval, decision: each after the one before, by their days.

    Where the rules want no approval, the decision comes after the deliberation. What was done before a
    reopening is done anew.
    """
    wants_approval = view.profile.wants_approval
    deliberated = submitted = approved = False
    acts = view.case.of("deliberated", "submitted", "approved", "decided", "reopened")
    if before := view.case.taken_over:  # then this looks at what came after
        state = before.body["state"]
        deliberated, approved = state in ("deliberated", "approved"), state == "approved"
        submitted = approved or (deliberated and "submitted_on" in before.body)
        acts = [act for act in acts if act.seq > before.seq]
    if reopened := [act.seq for act in acts if act.kind == "reopened"]:
        acts = [act for act in acts if act.seq > reopened[-1]]
        deliberated = submitted = approved = False
    for act in sorted(acts, key=day_of):
        match act.kind:
            case "deliberated":
                deliberated, submitted, approved = not act.body.get("returned"), False, False
            case "submitted":
                submitted = True
            case "approved":
                if not deliberated:
                    yield "approved_undeliberated", {"on": act.on}
                if not submitted:
                    yield "approved_unsubmitted", {"on": act.on}
                approved = not act.body.get("returned")
                deliberated = deliberated and approved
            case "decided":
                if wants_approval and not approved:
                    yield "decided_unapproved", {"on": act.on}
                if not wants_approval and not deliberated:
                    # Where approval is left open, the rules may have no words of their own for it.
                    known = any(one.id == _UNDELIBERATED for one in view.profile.section("findings"))
                    yield _UNDELIBERATED if known else "decided_unapproved", {"on": act.on}


def _amended_since(view: CaseView) -> Found:
    """Facts that the opinion rested on, corrected since; or the opinion itself, once it was approved."""
    if not view.deliberation:
        return
    opinion = view.deliberation.seq
    amendments = [act for act in view.case.acts if act.kind == "amended"]
    if late := [act.body["act"] for act in amendments if act.seq > opinion > act.body["act"]]:
        yield "amended_after_opinion", {"acts": [f"#{seq}" for seq in dict.fromkeys(late)]}
    approved = [act.seq for act in view.case.of("approved") if act.seq > opinion]
    changed = [act for act in amendments if act.body["act"] == opinion and approved and act.seq > approved[0]]
    if any(name.startswith("opinions") for act in changed for name in act.body.get("set", ())):
        yield "opinion_amended", {"acts": [f"#{act.seq}" for act in changed]}


def _mark(view: CaseView) -> Found:
    """The decision bears the mark of the organ that issues it (由纪检监察部门作出)."""
    marks = view.profile.words_of("decided_by_another")
    for act in view.case.recorded_here("decided"):
        mark = re.split(r"[〔\[［（(\d第]", act.body.get("document") or "")[0]
        if mark and marks and not any(word in mark for word in (*marks, view.case.number.prefix)):
            yield "decided_by_another", {"document": act.body["document"]}


FINDINGS = (*MEETING, _order, _amended_since, _mark)
