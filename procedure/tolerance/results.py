"""Application of results (结果运用, 二(四)): four ways, singly or together, only for the exempted.

Where a bar is established accountability must follow (应当, 二(二)2): a referral is due.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqqf.procedure.errors import Refused
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind, not_before
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.feedback import when_prompt
from sqqf.procedure.tolerance.intake import parties_exist
from sqqf.procedure.tolerance.outcomes import outcomes
from sqqf.procedure.tolerance.view import CaseView


def _named(case: Case, act: Act) -> Iterable[int]:
    return [act.body["party"]] if "party" in act.body else range(1, len(case.parties) + 1)


def _only_the_exempted(case: Case, act: Act, setting: Setting) -> None:
    found = outcomes(case)
    for n in _named(case, act):
        if found[n - 1] != "exempted":
            article, party = setting.profile.acts["applied"].article, case.parties[n - 1].name
            raise Refused("not_exempted", article=article, party=party, n=n)


def _for_such_a_party(case: Case, act: Act, setting: Setting) -> None:
    way = setting.profile.entry("results", act.body["way"])
    for n in _named(case, act):
        party = case.parties[n - 1]
        if party.kind not in way.more["for"]:
            raise Refused("result_not_for", article=way.article, party=party.name, n=n, way=way.id)


def _nobody_exempted(case: Case, _: Office) -> bool:
    return "exempted" not in outcomes(case)


def to_be_referred(case: Case, profile: Profile) -> list[int]:
    """The numbers of the parties to be held accountable: a bar is established, or the outcome is none."""
    if not case.has("assessed") and "none" not in outcomes(case):
        return []
    barred = {bar.id for bar in profile.section("bars")}
    return [
        one.n
        for one, outcome in zip(assess(case, profile), outcomes(case), strict=True)
        if outcome == "none" or any(bar.id in barred for bar in one.blocked_by)
    ]


def _accountability_due(case: Case, kind: ActKind, office: Office) -> None:
    if not to_be_referred(case, office.profile):
        raise Refused("nothing_to_refer", article=kind.article)


def _due_for_whom_it_names(case: Case, act: Act, setting: Setting) -> None:
    if "party" in act.body and act.body["party"] not in to_be_referred(case, setting.profile):
        raise Refused("nothing_to_refer", article=setting.profile.acts["referred"].article)


def unanswered(case: Case) -> list[Act]:
    """The referrals that no answer is on record of, the first first."""
    return list(case.of("referred")[len(case.of("referral_answered")) :])


def _awaits_an_answer(case: Case, kind: ActKind, _: Office) -> None:
    if not unanswered(case):
        raise Refused("no_answer_awaited", article=kind.article)


def _after_the_referral(case: Case, act: Act, setting: Setting) -> None:
    not_before(unanswered(case)[0], act, setting)


KINDS = (
    Kind(
        "applied",
        {"on": "date", "way": "results", "to": "text", "party": "number"},
        asks=(parties_exist, _only_the_exempted, _for_such_a_party),
        done=_nobody_exempted,
    ),
    Kind(
        "unapplied",
        {"on": "date", "reason": "text", "party": "number"},
        asks=(parties_exist, _only_the_exempted),
        done=_nobody_exempted,
    ),
    Kind(
        "referred",
        {"on": "date", "to": "text", "reason": "text", "party": "number"},
        needs=(_accountability_due,),
        asks=(parties_exist, _due_for_whom_it_names),
    ),
    Kind(
        "referral_answered",
        {"on": "date", "text": "text"},
        needs=(_awaits_an_answer,),
        asks=(_after_the_referral,),
    ),
)


# ── what is looked for ──


def _results(view: CaseView) -> Found:
    """What is due before the case is closed: worth a look while it may still be prompt."""
    case = view.case
    if case.state not in ("decided", "closed") or not case.has("decided"):
        return
    settled, early = case.of("applied", "unapplied"), when_prompt(view, "note")
    if not case.of("decided")[-1].body.get("document"):
        yield "decision_unnumbered", {}
    if "exempted" in view.outcomes and not case.has("clarified"):
        yield "clarification_undecided", early
    for n, outcome in enumerate(view.outcomes, start=1):
        if outcome == "exempted" and not any(act.body.get("party", n) == n for act in settled):
            yield "result_unapplied", {"party": view.party(n), **early}


def _accountability(view: CaseView) -> Found:
    """Due after an established bar, however the case ended; a death ends the duty."""
    case = view.case
    decided = case.has("decided") and case.state in ("decided", "closed")
    taken_back = case.state == "withdrawn" or str(case.ended.get("reason", "")).startswith("other:")
    if not decided and not taken_back:
        return
    bars = {entry.id for entry in view.profile.section("bars")}
    referred = [act.body.get("party") for act in case.of("referred")]
    severity = when_prompt(view) if decided else {"severity": "risk"}
    for found, outcome in zip(view.assessments, view.outcomes, strict=True):
        if found.n in referred or None in referred:
            continue
        name = {"party": view.party(found.n)}
        if barred := [one.id for one in found.blocked_by if one.id in bars]:
            yield "bar_unreferred", {**name, "bars": barred, **severity}
        elif outcome == "none":
            # Where accountability had been asked for, it is to go on.
            asked = case.channel == "preliminary" or bool(case.registered.get("proceeding"))
            early = when_prompt(view, "note") if asked and decided else {"severity": "note"}
            yield "none_unreferred", {**name, **early}


FINDINGS = (_results, _accountability)
