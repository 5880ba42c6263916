"""Assessment (容错范围, 二(一)–(二)): three distinctions, twenty circumstances, six bars.

Each question is answered with a reason; what the answers amount to is worked out in ``answers``.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqqf.procedure.errors import BadInput, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.tolerance import grounds
from sqqf.procedure.tolerance.answers import Assessment
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.intake import parties_exist
from sqqf.procedure.tolerance.view import CaseView


def _answers_fit(case: Case, act: Act, setting: Setting) -> None:
    body = act.body
    entry = setting.profile.entry(body["section"], body["code"])
    parts = entry.more.get("elements", ())
    if body["section"] == "circumstances":
        _places_fit(body["answers"], entry.id, len(parts))
    else:
        _places_fit(body["answers"], entry.id, 1)
        _places_fit(body.get("elements", ()), entry.id, len(parts))
    for item in body.get("evidence", ()):
        if "step" in item and not 1 <= item["step"] <= len(case.steps):
            raise BadInput("unknown_step", n=item["step"], count=len(case.steps))


def _places_fit(places: Iterable[str], rule: str, count: int) -> None:
    for place in places:
        if not 1 <= int(place) <= count:
            raise BadInput("unknown_element", n=int(place), rule=rule, count=count)


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
        if opinion != "none" and opinion not in found.open_reliefs:
            barred = {"severity": "defect"} if found.blocked_by else {}
            yield "opinion_not_open", {**name, "opinion": Term("outcomes", opinion), **barred}
        if unexamined := _unexamined(view, found, opinion):
            best = opinion == view.profile.section("reliefs")[0].id
            less = {"severity": "note"} if best or found.blocked_by else {}  # no claim could change it
            yield "claim_unexamined", {**name, "circumstances": unexamined, **less}


def _unexamined(view: CaseView, found: Assessment, opinion: str) -> list[str]:
    """What was claimed and nobody looked at; where it is refused for want of it, what wasn't settled."""
    if opinion != "none" or found.blocked_by:
        claimed = view.case.registered.get("circumstances", ())
        return [one.id for one in found.circumstances if one.id in claimed and not one.begun]
    if unsettled := _unsettled_claims(view, found):
        return unsettled
    ids = [one.id for one in found.circumstances]
    begun = any(one.begun for one in found.circumstances)
    return [] if begun else ["–".join(dict.fromkeys((ids[0], ids[-1])))]


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
    # Where a place screens them, that is the answer.
    screening = [one for one in view.profile.section("findings") if "prefiling" in one.more.get("finds", {})]
    for one in (view.entries[one] for one in sorted(cited) if one in view.entries):
        if len(set(one.get("to", ()))) < view.profile.addressees:
            yield "prefiling_one_addressee", {"id": one["id"], "to": list(one["to"])}
        came = view.case.registered_on
        if came and one.get("recorded_on", "") > came.isoformat():
            yield (
                "prefiling_recorded_late",
                {"id": one["id"], "on": one["on"], "recorded": one["recorded_on"]},
            )
        if not one["in_time"]:
            yield "prefiling_late", {"id": one["id"], "on": one["on"], "start": one["start"]}
        if not one["replies"] and not screening:
            yield "prefiling_unanswered", {"id": one["id"]}
        if view.units and not any(
            one["by_unit"] in unit or unit in one["by_unit"] for unit in (*view.units, *view.concerned)
        ):
            yield "prefiling_of_another", {"id": one["id"], "unit": one["by_unit"]}
        for entry in screening:
            if entry.more["finds"]["prefiling"] == one["state"]:
                yield entry.id, {"id": one["id"], "on": one["screened_on"] or one["on"]}


FINDINGS = (_opinions, *grounds.FINDINGS, _cited_prefilings)
