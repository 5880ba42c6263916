"""Assessment (容错范围, 二(一)–(二)): three distinctions, twenty circumstances, six bars.

Each question is answered with a reason; what the answers amount to is worked out in ``answers``.
"""

from __future__ import annotations

from sqqf.procedure.errors import BadInput, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.tolerance.answers import Assessment
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.intake import parties_exist
from sqqf.procedure.tolerance.view import CaseView


def _answers_fit(case: Case, act: Act, setting: Setting) -> None:
    body = act.body
    entry = setting.profile.entry(body["section"], body["code"])
    count = len(entry.more.get("elements", (entry,)))
    for place in body["answers"]:
        if not 1 <= int(place) <= count:
            raise BadInput("unknown_element", n=int(place), rule=entry.id, count=count)
    for item in body.get("evidence", ()):
        if "step" in item and not 1 <= item["step"] <= len(case.steps):
            raise BadInput("unknown_step", n=item["step"], count=len(case.steps))


def _basis_is_named(case: Case, act: Act, setting: Setting) -> None:
    """What rests on another rule (20th circumstance, 6th bar) names that rule before it is established."""
    body = act.body
    entry = setting.profile.entry(body["section"], body["code"])
    if not entry.more.get("needs_basis"):
        if "basis" in body or "reliefs" in body:
            raise BadInput("basis_not_asked", rule=entry.id)
        return
    grants = body["section"] == "circumstances"
    if grants and ("basis" in body) != ("reliefs" in body):
        raise BadInput("missing", names=["--basis", "--relief"])
    party = body.get("party")
    answered = [one.body for one in case.of("assessed") if one.body["code"] == body["code"]]
    named = any("basis" in one for one in (*answered, body) if one.get("party", party) == party)
    if "yes" in body["answers"].values() and not named:
        raise BadInput("missing", names=["--basis", "--relief"] if grants else ["--basis"])


KINDS = (
    Kind(
        "assessed",
        {"reason": "text", "evidence": "evidence"},
        asks=(parties_exist, _answers_fit, _basis_is_named),
    ),
)


# ── what is looked for ──


def _opinions(view: CaseView) -> Found:
    """Whether the answers allow each opinion; before there is an opinion, what is still to be answered."""
    if not view.deliberation:
        if view.case.state == "concluded":
            yield from _still_open(view)
        return
    for found, opinion in zip(view.assessments, view.opinions, strict=False):
        name = {"party": view.party(found.n)}
        unanswered = [one.id for one in found.unanswered]
        if unanswered and not found.blocked_by:
            yield "assessment_open", {**name, "open": unanswered}
        if opinion == "none":
            yield from _refused(view, found)
            continue
        if opinion not in found.open_reliefs:
            barred = {"severity": "defect"} if found.blocked_by else {}
            yield "opinion_not_open", {**name, "opinion": Term("outcomes", opinion), **barred}
        if unshown := _unshown_elements(found, opinion):
            yield "element_unshown", {**name, "elements": unshown}


def _refused(view: CaseView, found: Assessment) -> Found:
    """An opinion of none: the bars are shown, or what was claimed has been examined."""
    name = {"party": view.party(found.n)}
    if found.blocked_by:
        if unshown := [one.id for one in found.blocked_by if one.answer and not one.answer.evidence]:
            yield "bar_unshown", {**name, "bars": unshown, "article": found.blocked_by[0].article}
    elif unexamined := _unsettled_claims(view, found):
        yield "claim_unexamined", {**name, "circumstances": unexamined}
    elif not any(one.begun for one in found.circumstances):
        ids = [one.id for one in found.circumstances]
        yield "claim_unexamined", {**name, "circumstances": ["–".join(dict.fromkeys((ids[0], ids[-1])))]}


def _unshown_elements(found: Assessment, opinion: str) -> list[str]:
    """The elements that the opinion rests on without evidence."""
    return [
        f"{one.id}({n})"
        for one in found.established
        if opinion in one.reliefs
        for n, answer in enumerate(one.elements, start=1)
        if answer and not answer.evidence
    ]


def _unsettled_claims(view: CaseView, found: Assessment) -> list[str]:
    claimed = view.case.registered.get("circumstances", ())
    return [one.id for one in found.circumstances if one.id in claimed and one.established is None]


def _still_open(view: CaseView) -> Found:
    """What has to be answered before the deliberation, while it still can be."""
    for found in view.assessments:
        if found.blocked_by:
            continue
        if still := [*(one.id for one in found.unanswered), *_unsettled_claims(view, found)]:
            yield "assessment_due", {"party": view.party(found.n), "open": still}


def _cited_prefilings(view: CaseView) -> Found:
    cited = {
        item["prefiling"]
        for act in view.case.of("assessed")
        for item in act.body.get("evidence", ())
        if "prefiling" in item
    }
    for one in (view.prefilings[one] for one in sorted(cited) if one in view.prefilings):
        if not one["in_time"]:
            yield "prefiling_late", {"id": one["id"], "on": one["on"], "start": one["start"]}
        for entry in view.profile.section("findings"):
            if entry.more.get("finds", {}).get("prefiling") == one["state"]:
                yield entry.id, {"id": one["id"], "on": one["screened_on"] or one["on"]}


FINDINGS = (_opinions, _cited_prefilings)
