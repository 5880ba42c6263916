"""What the papers of a case state of its assessment and determination: opinions, approval, decision."""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.procedure.facts.words import (
    Facts,
    Occasion,
    brief,
    counted,
    full,
    on_paper,
    place_of,
    together,
)
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.items import items
from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.tolerance.answers import Assessment, Circumstance, Question, assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import latest_deliberation, submitted_since
from sqqf.procedure.tolerance.outcomes import outcomes as outcomes_of


def assessments(case: Case, at: Occasion) -> Facts:
    """Each question with its answer, and for which parties; and what is open to each of them."""
    found = assess(case, at.profile)
    lines: dict[tuple[str, str, str, str], list[str]] = {}
    for one in found:
        name = case.parties[one.n - 1].name
        for question in (*one.distinctions, *one.bars):
            if question.answer is None:
                continue
            section = "distinctions" if question in one.distinctions else "bars"
            if section == "bars":
                verdict = "成立" if question.answer.value == "yes" else "不成立"
            else:
                verdict = at.term("sides", question.answer.value)
            basis = f"依据：{question.basis}；" if question.basis else ""
            lines.setdefault((section, question.id, verdict, basis + question.answer.reason), []).append(name)
        for circumstance in one.circumstances:
            if circumstance.begun:
                verdict = {True: "成立", False: "不成立", None: "尚未认定"}[circumstance.established]
                given = dict.fromkeys(answer.reason for answer in circumstance.elements if answer)
                said = [f"依据：{circumstance.basis}"] if circumstance.basis else []
                key = ("circumstances", circumstance.id, verdict, "；".join([*said, *given]))
                lines.setdefault(key, []).append(name)
    sides: Facts = {section: [] for section in ("distinctions", "circumstances", "bars")}
    places = [entry.id for section in sides for entry in at.profile.section(section)]
    by_place = sorted(lines.items(), key=lambda line: places.index(line[0][1]))
    for (section, code, verdict, reason), names in by_place:
        entry = at.profile.entry(section, code)
        line = {"name": brief(entry), "verdict": verdict, "reason": reason, "names": "、".join(names)}
        sides[section].append(line)
    count = counted(len(at.profile.section("distinctions")))
    reliefs = [_relief(case, one, at) for one in found]
    return {**sides, "distinctions_count": count, "reliefs": reliefs}


def _relief(case: Case, one: Assessment, at: Occasion) -> Facts:
    """What is open to a party by the assessment as it stands."""
    name = full(case.parties[one.n - 1]) or ""
    proposal: str | None = f"建议{_OUTCOMES['none'].format(name=name)}"
    if one.blocked_by:
        stand = "、".join(place_of(_entry(at, question.id), at.profile) for question in one.blocked_by)
        said = f"存在不予免责和减轻、从轻问责的情形：{stand}"
        proposal = f"{proposal}，依规依纪依法追究责任"
    elif one.unanswered:
        said = f"尚有{len(one.unanswered)}项未作认定，暂不得出可否免责或者减轻、从轻问责的判断"
        proposal = None
    elif one.open_reliefs:
        said = f"可以考虑{'、'.join(at.term('reliefs', code) for code in one.open_reliefs)}"
        proposal = f"建议对{name}{_proposed(one.open_reliefs)}"
    else:
        said = "未认定可以免责或者减轻、从轻问责的情形"
    grounds = _grounds(one, one.open_reliefs[0] if one.open_reliefs else "none", at)
    told = [proposal, grounds] if proposal and not one.blocked_by else [proposal]
    return {
        "name": case.parties[one.n - 1].name,
        "verdict": said,
        "proposal": "。".join(filter(None, told)) or None,
    }


def _proposed(open_reliefs: Sequence[str]) -> str:
    """What investigators propose: exemption where the assessment opens it (可以免责), else what it opens."""
    if "exempted" in open_reliefs:
        return "予以免责"
    lighter = {"mitigated": "减轻", "lenient": "从轻"}
    return "或者".join(said for code, said in lighter.items() if code in open_reliefs) + "问责"


def _entry(at: Occasion, code: str) -> Entry:
    """The circumstance, bar or distinction with this code."""
    return at.profile.rule(code)


_OUTCOMES = {
    "exempted": "对{name}予以免责",
    "mitigated": "对{name}减轻问责",
    "lenient": "对{name}从轻问责",
    "none": "对{name}不予容错",
}


def _grounds(one: Assessment, outcome: str, at: Occasion) -> str | None:
    """What an outcome rests on, by the assessment."""
    if outcome != "none":
        granting = [each for each in one.established if outcome in each.reliefs]
        return _stands("其行为符合", granting, at)
    if one.blocked_by:
        bars = [each for each in one.blocked_by if each in one.bars]
        culpable = [each for each in one.blocked_by if each not in bars]
        said = _stands("其行为属于", bars, at)
        sides = (f"其行为属于{_entry(at, each.id).more['culpable']['zh']}" for each in culpable)
        last = "依规依纪依法追究责任"
        return together(
            [*filter(None, (said,)), *(side for side in sides if side not in (said or "")), last], "，"
        )
    failed = [each for each in one.circumstances if each.begun and not each.established]
    return together((f"{place_of(_entry(at, each.id), at.profile)}不成立" for each in failed), "，")


def _stands(how: str, established: Sequence[Circumstance | Question], at: Occasion) -> str | None:
    """The circumstances or bars that the conduct falls under, and the rules that they rest on."""
    if not established:
        return None
    bases = [f"依据为{each.basis}" for each in established if each.basis]
    return "，".join(
        [how + "、".join(place_of(_entry(at, each.id), at.profile) for each in established), *bases]
    )


def opinion_lines(case: Case, deliberation: Act | None, at: Occasion, *, decided: bool) -> list[Facts]:
    """The opinion on each party and what it rests on; of a case taken over only the outcome may be known."""
    opinions: Sequence[str | None] = outcomes_of(case) if decided else ()
    if deliberation:
        opinions = deliberation.body.get("opinions", ())
    found = assess(case, at.profile, deliberation.seq if deliberation else None)
    lines = []
    for one, outcome in zip(found, opinions, strict=False):
        party = case.parties[one.n - 1]
        grounds = _grounds(one, outcome, at) if outcome else None
        said = _OUTCOMES.get(outcome or "")
        lines.append(
            {
                "n": str(one.n),
                "name": party.name,
                "full": full(party),
                "outcome": at.term("outcomes", outcome) if outcome else None,
                "said": said.format(name=full(party)) if said else None,
                "grounds": grounds or (deliberation.body.get("reason") if deliberation else None),
                "exempted": "是" if outcome == "exempted" else None,
                "relieved": "是" if outcome in ("exempted", "mitigated", "lenient") else None,
                "unaffected": "；".join(
                    way.zh for way in at.profile.section("results") if party.kind in way.more["for"]
                ),
            }
        )
    return lines


def _unaffected(lines: Sequence[Facts]) -> list[Facts]:
    """What doesn't suffer from an exemption (二(四)), once for all for whom it is the same."""
    same: dict[str, list[str]] = {}
    for one in lines:
        if one["exempted"]:
            same.setdefault(one["unaffected"], []).append(one["name"])
    return [{"names": "、".join(names), "unaffected": said} for said, names in same.items()]


_WAY = ("accepted", "concluded", "deliberated", "approved", "decided")
_STATES = ("investigating", "concluded", "deliberated", "approved", "decided")
"""The states that these lead to."""


def so_far(case: Case) -> Facts:
    """How far the case has come, also where it was taken over and nobody said when.

    A case taken over closed had a decision where its outcomes say so: it may just as well have been declined.
    """
    came = case.taken_over.body["state"] if case.taken_over else None
    behind = _STATES.index(came) + 1 if came in _STATES else 0
    outcomes = outcomes_of(case)
    declined = bool(outcomes) and all(one == "declined" for one in outcomes)
    if came == "closed" and outcomes and all(outcomes) and not declined:
        behind = len(_WAY)
    reached = {kind for kind in (*_WAY, "declined") if case.moved_on(kind)} | set(_WAY[:behind])
    if declined:
        reached.add("declined")
    if latest_deliberation(case) is None and behind <= _WAY.index("deliberated"):
        reached.discard("deliberated")  # what was sent back doesn't hold
    return {f"is_{kind}": "是" if kind in reached else None for kind in (*_WAY, "declined")}


def determination(case: Case, at: Occasion) -> Facts:
    """From the deliberation to the decision; with ``party`` the opinion on that party alone."""
    deliberation = latest_deliberation(case)
    decided = case.of("decided")
    submitted = submitted_since(case, deliberation) if deliberation else []
    approved = [act for act in case.of("approved") if not act.body.get("returned")]
    reached = so_far(case)
    lines = opinion_lines(case, deliberation, at, decided=bool(reached["is_decided"]))
    chosen = [line for line in lines if at.party in (None, int(line["n"]))]
    last = submitted[-1] if submitted else None
    reference = approved[-1].body.get("reference") if approved else None
    document = decided[-1].body.get("document") if decided else None
    return {
        **reached,
        **deliberated(deliberation, at),
        "opinions": chosen,
        "exempted": _unaffected(chosen),
        "relieved_to_correct": "免责或者减轻、从轻问责的，仍须纠正错误。"
        if items(case, at.on) and any(line["relieved"] for line in chosen)
        else None,
        **cleared(case, at),
        "submitted_on": on_paper(last.on) if last else None,
        "submitted_to": at.to or (last.body.get("to") if last else None),
        "approved_on": on_paper(approved[-1].on) if approved else None,
        "approved_by": approved_by(approved[-1], submitted, at) if approved else None,
        "approval_reference": reference,
        "approval_cited": f"（{reference}）" if reference else None,
        "decided_on": on_paper(case.moved_on("decided")),
        "decision_document": document,
        "decision_cited": f"（{document}）" if document else None,
    }


def cleared(case: Case, at: Occasion) -> Facts:
    """Whom a clarification speaks of, and what was decided on them.

    Where nobody was chosen: those who were exempted, else those dealt with more lightly, else everybody. A
    paper for others to read needn't tell how it ended for the rest.
    """
    ended = {n: outcome for n, outcome in enumerate(outcomes_of(case), start=1) if at.party in (None, n)}
    for sought in (("exempted",), ("mitigated", "lenient")):
        if at.party is None and any(outcome in sought for outcome in ended.values()):
            ended = {n: outcome for n, outcome in ended.items() if outcome in sought}
            break
    parties = [case.parties[n - 1] for n in ended]
    names: dict[str | None, list[str]] = {}
    for party, outcome in zip(parties, ended.values(), strict=True):
        names.setdefault(outcome, []).append(party.name)
    known = all(outcome in _OUTCOMES for outcome in names)
    said = (_OUTCOMES[outcome or ""].format(name="、".join(of)) for outcome, of in names.items() if known)
    return {
        "cleared_names": together(party.name for party in parties),
        "cleared_full": together(full(party) or "" for party in parties),
        "cleared_said": together(said, "，"),
    }


def approved_by(approval: Act, submitted: Sequence[Act], at: Occasion) -> str | None:
    """Who approved: by name where each body is one that it was submitted to."""
    bodies = approval.body.get("bodies", ())
    names = list(dict.fromkeys(act.body["to"] for act in submitted if act.body.get("to")))
    return together(names if len(names) == len(bodies) else (at.term("bodies", code) for code in bodies))


def deliberated(deliberation: Act | None, at: Occasion) -> Facts:
    """When the group deliberated, who was there, what was said."""
    if deliberation is None:
        return dict.fromkeys(
            ("deliberated_on", "present", "present_count", "guests", "deliberation_reason", "dissent")
        )
    body = deliberation.body
    members = body.get("members", {})
    day = day_of(deliberation)
    present = [name for name in dict.fromkeys(body.get("present", ())) if name in members]
    present.sort(key=lambda name: not at.is_lead(name))
    return {
        "deliberated_on": on_paper(deliberation.on),
        "present": together(
            f"{name}（{at.in_the_meeting(name, at.profile.organ_name(members[name], day, 'zh'))}）"
            for name in present
        )
        or together(body.get("present", ())),
        "present_count": f"{len(present)}人" if present else None,
        "guests": together(
            f"{one['name']}（{at.term('invited', one['kind'])}）" for one in body.get("invited", ())
        ),
        "deliberation_reason": body.get("reason"),
        "dissent": body.get("dissent"),
    }
