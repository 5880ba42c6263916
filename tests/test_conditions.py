"""What follows the conclusion: each act refused without the one before, with its code, its article and its facts.

Intake and investigation are in ``test_admission``, correction items in ``test_correction``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sqqf.procedure.course.admission import possible
from sqqf.procedure.errors import BadInput, Refused, SqqfError, Term
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.results import to_be_referred
from sqqf.procedure.tracks import track
from tests.cases import (
    ASSESSED,
    CLEARED,
    CONCLUDED,
    DECIDED,
    DETERMINED,
    DONE,
    PROFILE,
    RECEIVED,
    SWITCHED,
    TOLD,
    TWO_PARTIES,
    WIDEST,
    admitted,
    answered,
    case_of,
    setting,
    switched_on,
)

DELIBERATED, SUBMITTED, APPROVED, DECISION = DETERMINED
DECLINED = (RECEIVED, "declined 2026-11-24", "notified 2026-11-25")
NONE = 'deliberated 2026-12-07 opinions=["none"]'
BARRED = (*ASSESSED, answered("x1", "yes"), NONE, SUBMITTED, APPROVED, DECISION)
BOTH = (
    TWO_PARTIES, "accepted 2026-11-20", "notified 2026-11-23", "step 2026-11-24", "concluded 2026-12-04", *CLEARED,
    answered("c9"),
)  # fmt: skip
BOTH_EXEMPTED = (*BOTH, 'deliberated 2026-12-07 opinions=["exempted","exempted"]', *DETERMINED[1:])
PARTED = (*BOTH, 'deliberated 2026-12-07 opinions=["exempted","none"]', *DETERMINED[1:])
FILED = (*DECIDED, "filed 2026-12-14")


def named(kind: str) -> Term:
    return Term("acts", kind)


def state(name: str) -> Term:
    return Term("states", name)


def relief(name: str) -> Term:
    return Term("outcomes", name)


Row = tuple[tuple[str, ...], str, str | None, dict[str, Any]]

# The situation: the acts before, and the act refused; then code, article, main facts.
REFUSED: dict[str, Row] = {
    # assessment
    "an answer after the deliberation": (
        (*ASSESSED, DELIBERATED, answered("x1")), "wrong_state", "二(二)", {"kind": named("assessed"), "state": state("deliberated")},
    ),
    "an answer after the decision": ((*DECIDED, answered("x1")), "wrong_state", "二(二)", {"state": state("decided")}),
    "an answer in a declined case": ((*DECLINED, answered("x1")), "wrong_state", "二(二)", {"state": state("declined")}),
    # deliberation
    "deliberating before the conclusion": (
        (*CONCLUDED[:4], DELIBERATED), "wrong_state", "二(三)4", {"kind": named("deliberated"), "state": state("investigating")},
    ),
    "deliberating before the conclusion's day": (
        (*ASSESSED, "deliberated 2026-12-03"), "before_act", "二(三)4", {"other": named("concluded"), "other_on": date(2026, 12, 4), "seq": 5},
    ),
    "deliberating twice": ((*ASSESSED, DELIBERATED, DELIBERATED), "wrong_state", "二(三)4", {"state": state("deliberated")}),
    "one member alone": (
        (*ASSESSED, 'deliberated 2026-12-07 present=["赵某"]'), "too_few_present", "二(三)4", {"count": 1, "least": 2},
    ),
    "one member named twice": (
        (*ASSESSED, 'deliberated 2026-12-07 present=["赵某","赵某"]'), "too_few_present", "二(三)4", {"count": 1, "least": 2},
    ),
    "a member with somebody who isn't one": (
        (*ASSESSED, 'deliberated 2026-12-07 present=["赵某","周某"]'), "too_few_present", "二(三)4", {"count": 1},
    ),
    "a member with one who was invited": (
        (*ASSESSED, 'deliberated 2026-12-07 invited=[{"name":"钱某","kind":"expert"}]'), "too_few_present", "二(三)4", {"count": 1},
    ),
    "too few, and sent back": (
        (*ASSESSED, 'deliberated 2026-12-07 present=["赵某"] returned=investigation opinions=[]'), "too_few_present", "二(三)4", {},
    ),
    # the opinion
    "an opinion with every question open": (
        (*CONCLUDED, answered("c9"), DELIBERATED),
        "assessment_open", "二(二)2(1)",
        {"party": "陈某", "n": 1, "opinion": relief("exempted"), "open": ["x1", "x2", "x3", "x4", "x5", "x6", "d1", "d2", "d3"]},
    ),
    "an opinion with a distinction open": (
        (*CONCLUDED, *CLEARED[:-1], answered("c9"), DELIBERATED), "assessment_open", "二(一)", {"open": ["d3"]},
    ),
    "an opinion with nothing established": (
        (*CONCLUDED, *CLEARED, DELIBERATED), "nothing_established", "二(二)1", {"open": ["c1…"], "opinion": relief("exempted")},
    ),
    "an opinion on a circumstance half answered": (
        (*CONCLUDED, *CLEARED, answered("c9", answers={"1": "yes"}), DELIBERATED), "nothing_established", "二(二)1", {"open": ["c9"]},
    ),
    "an opinion on a circumstance that isn't made out": (
        (*CONCLUDED, *CLEARED, answered("c9", answers={"1": "no"}), DELIBERATED), "nothing_established", "二(二)1", {"open": ["c1…"]},
    ),
    "exempted for what only mitigates": (
        (*CONCLUDED, *CLEARED, answered("c17"), answered("c19"), DELIBERATED),
        "relief_not_granted", "二(二)1(17)", {"circumstances": ["c17", "c19"], "opinion": relief("exempted")},
    ),
    "mitigated under a bar": (
        (*ASSESSED, answered("x5", "yes"), 'deliberated 2026-12-07 opinions=["mitigated"]'),
        "relief_barred", "二(二)2(5)", {"blocked_by": ["x5"], "opinion": relief("mitigated")},
    ),
    "lenient on the culpable side": (
        (*ASSESSED, answered("d3", "culpable"), 'deliberated 2026-12-07 opinions=["lenient"]'),
        "relief_barred", "二(一)", {"blocked_by": ["d3"]},
    ),
    "a bar goes before what is open": (
        (*CONCLUDED, answered("x2", "yes"), answered("c9"), DELIBERATED), "relief_barred", "二(二)2(2)", {},
    ),
    "for the second party what is open to the first": (
        (*BOTH, answered("x1", "yes", party=2), 'deliberated 2026-12-07 opinions=["exempted","exempted"]'),
        "relief_barred", "二(二)2(1)", {"party": "乙局", "n": 2},
    ),
    # submission, approval, decision
    "submitting what wasn't deliberated": (
        (*ASSESSED, SUBMITTED), "not_there_yet", "二(三)4", {"kind": named("submitted"), "states": [state("deliberated")]},
    ),
    "submitting before the deliberation": (
        (*ASSESSED, DELIBERATED, "submitted 2026-12-04"), "before_act", "二(三)4", {"other": named("deliberated")},
    ),
    "approving what wasn't deliberated": ((*ASSESSED, APPROVED), "wrong_state", "二(三)4", {"kind": named("approved")}),
    "approving what wasn't submitted": ((*ASSESSED, DELIBERATED, APPROVED), "not_submitted", "二(三)4", {}),
    "approving before it was submitted": (
        (*ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-07"), "before_act", "二(三)4", {"other": named("submitted"), "other_on": date(2026, 12, 8)},
    ),
    "approving the second opinion on the first submission": (
        (*ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-10 returned=deliberation", "deliberated 2026-12-11", "approved 2026-12-14"),
        "not_submitted", "二(三)4", {},
    ),
    "approving it on a submission of the first one recorded late": (
        (*ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-10 returned=deliberation", "deliberated 2026-12-11", "submitted 2026-12-09", "approved 2026-12-14"),
        "not_submitted", "二(三)4", {},
    ),
    "deciding what wasn't deliberated": ((*ASSESSED, DECISION), "wrong_state", "二(三)4", {"kind": named("decided")}),
    "deciding what wasn't approved": ((*ASSESSED, DELIBERATED, SUBMITTED, DECISION), "wrong_state", "二(三)4", {"state": state("deliberated")}),
    "deciding what was sent back": (
        (*ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-10 returned=investigation", DECISION),
        "wrong_state", "二(三)4", {"state": state("investigating")},
    ),
    "deciding before the approval": (
        (*ASSESSED, DELIBERATED, SUBMITTED, APPROVED, "decided 2026-12-09"), "before_act", "二(三)4", {"other": named("approved")},
    ),
    "deciding twice": ((*DECIDED, DECISION), "wrong_state", "二(三)4", {"state": state("decided")}),
    "withdrawing after the decision": ((*DECIDED, "withdrawn 2026-12-14"), "wrong_state", "二(三)2", {"state": state("decided")}),
    "ending after the decision for another reason": (
        (*DECIDED, "ended 2026-12-14 reason=merged"), "wrong_state", None, {"kind": named("ended"), "state": state("decided")},
    ),
    "ending after the decision for a reason of its own": (
        (*DECIDED, "ended 2026-12-14 reason=other:主体撤销"), "wrong_state", None, {"state": state("decided")},
    ),
    "a death after the closing": ((*FILED, *TOLD, "closed 2026-12-16", "ended 2026-12-17"), "wrong_state", None, {"state": state("closed")}),
    # a date for the supplementary work
    "sent back by a deliberation to a day before it": (
        (*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-06"),
        "due_before_act", "二(三)4", {"due": date(2026, 12, 6), "kind": named("deliberated"), "on": date(2026, 12, 7)},
    ),
    "sent back by an approval to a day before it": (
        (*ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-10 returned=investigation due=2026-12-09"),
        "due_before_act", "二(三)4", {"due": date(2026, 12, 9), "kind": named("approved"), "on": date(2026, 12, 10)},
    ),
    # filing, at a county's
    "filing before the decision": (
        (*ASSESSED, DELIBERATED, "filed 2026-12-14"), "not_there_yet", "二(三)4", {"kind": named("filed"), "state": state("deliberated")},
    ),
    "filing before the day of the decision": ((*DECIDED, "filed 2026-12-10"), "before_act", "二(三)4", {"other": named("decided")}),
    "filing twice": ((*FILED, "filed 2026-12-15"), "already_filed", "二(三)4", {"on": date(2026, 12, 14)}),
    "filing again where only what came after it was corrected": (
        (*FILED, TOLD[0], 'amended act=21 set={"method":"mail"}', "filed 2026-12-16"), "already_filed", "二(三)4", {"on": date(2026, 12, 14)},
    ),
    "filing a third time after one correction": (
        (*FILED, 'amended act=19 set={"document":"阳容决〔2026〕3号"}', "filed 2026-12-16", "filed 2026-12-17"),
        "already_filed", "二(三)4", {"on": date(2026, 12, 16)},
    ),
    "filing what was declined": (
        (*DECLINED, "closed 2026-11-26", "filed 2026-11-27"), "wrong_state", "二(三)4", {"kind": named("filed"), "state": state("closed")},
    ),
    "a receipt for what wasn't filed": ((*DECIDED, "receipted 2026-12-15"), "not_filed", "二(三)4", {}),
    "a receipt from before the filing": (
        (*FILED, "receipted 2026-12-11"), "before_act", None, {"other": named("filed"), "other_on": date(2026, 12, 14), "seq": 20},
    ),
    # feedback, clarification, results, accountability
    "feedback before the decision": ((*ASSESSED, DELIBERATED, TOLD[0]), "not_there_yet", "二(三)5", {"kind": named("feedback")}),
    "feedback before the day of the decision": ((*DECIDED, "feedback 2026-12-10"), "before_act", "二(三)5", {"other": named("decided")}),
    "feedback on what was declined": (
        (*DECLINED, "closed 2026-11-26", "feedback 2026-11-27"), "wrong_state", "二(三)5", {"state": state("closed")},
    ),
    "clarifying before the decision": ((*ASSESSED, "clarified 2026-12-14"), "not_there_yet", "二(三)5", {"kind": named("clarified")}),
    "clarifying what was declined": ((*DECLINED, "closed 2026-11-26", "clarified 2026-11-27"), "wrong_state", "二(三)5", {}),
    "a result before the decision": ((*ASSESSED, DELIBERATED, "applied 2026-12-14"), "not_there_yet", "二(四)", {"kind": named("applied")}),
    "a result for who was mitigated": (
        (*ASSESSED, 'deliberated 2026-12-07 opinions=["mitigated"]', *DETERMINED[1:], "applied 2026-12-14"),
        "not_exempted", "二(四)", {"party": "陈某", "n": 1},
    ),
    "a result for who was barred": ((*BARRED, "applied 2026-12-14"), "not_exempted", "二(四)", {"n": 1}),
    "a result for what was declined": ((*DECLINED, "closed 2026-11-26", "applied 2026-11-27"), "not_exempted", "二(四)", {}),
    "a result for all where one isn't exempted": ((*PARTED, "applied 2026-12-14"), "not_exempted", "二(四)", {"party": "乙局", "n": 2}),
    "a result for the one who isn't": ((*PARTED, "applied 2026-12-14 party=2"), "not_exempted", "二(四)", {"n": 2}),
    "promotion for a unit": (
        (*BOTH_EXEMPTED, "applied 2026-12-14 way=r4 party=2"), "result_not_for", "二(四)4", {"party": "乙局", "n": 2, "way": "r4"},
    ),
    "promotion for a person and a unit": ((*BOTH_EXEMPTED, "applied 2026-12-14 way=r4"), "result_not_for", "二(四)4", {"n": 2}),
    "a referral before the decision": ((*ASSESSED, answered("x1", "yes"), NONE, "referred 2026-12-14"), "not_there_yet", "二(二)2", {}),
    "a referral of who was exempted": ((*DECIDED, "referred 2026-12-14"), "nothing_to_refer", "二(二)2", {}),
    "a referral of the one who was exempted": ((*PARTED, "referred 2026-12-14 party=1"), "nothing_to_refer", "二(二)2", {}),
    "a referral of what was declined": ((*DECLINED, "closed 2026-11-26", "referred 2026-11-27"), "nothing_to_refer", "二(二)2", {}),
    "a referral of what was withdrawn without a bar": ((*ASSESSED, "withdrawn 2026-12-07", "referred 2026-12-08"), "nothing_to_refer", "二(二)2", {}),
    "a referral from before the withdrawal": (
        (*ASSESSED, answered("x1", "yes"), "withdrawn 2026-12-07", "referred 2026-12-04"), "before_act", "二(二)2", {"other": named("withdrawn")},
    ),
    "an objection to what isn't decided": (
        (*ASSESSED, "objection 2026-12-14"), "not_there_yet", None, {"states": [state("decided"), state("declined"), state("closed")]},
    ),
    # closing
    "closing what isn't decided": ((*ASSESSED, DELIBERATED, "closed 2026-12-16"), "wrong_state", "二(三)5", {"kind": named("closed")}),
    "closing before the feedback": (
        (*FILED[:-1], "filed 2026-12-11", *TOLD, "closed 2026-12-11"),
        "before_act", "二(三)5", {"other": named("feedback"), "other_on": date(2026, 12, 14), "seq": 21},
    ),
    "closing before the filing": (
        (*DECIDED, "feedback 2026-12-11", "feedback 2026-12-11 to=县纪委 role=organ", "filed 2026-12-14", "closed 2026-12-11"),
        "before_act", "二(三)5", {"other": named("filed"), "seq": 22},
    ),
    "closing before the report on an item": (
        (*FILED, *TOLD, "correction", "correction_reported 2026-12-18", "closed 2026-12-16"),
        "before_act", "二(三)5", {"other": named("correction_reported"), "other_on": date(2026, 12, 18)},
    ),
    "closing before the written notice": (
        (*DECLINED, "closed 2026-11-24"), "before_act", "二(三)5", {"other": named("notified"), "other_on": date(2026, 11, 25)},
    ),
    "closing twice": ((*FILED, *TOLD, "closed 2026-12-16", "closed 2026-12-17"), "wrong_state", "二(三)5", {"state": state("closed")}),
}  # fmt: skip


def refusal_of(lines: tuple[str, ...], profile: Profile = PROFILE, level: str = "county") -> SqqfError:
    """What is said against the last of these acts, the others being admitted."""
    under = setting(level=level, profile=profile)
    admitted(*lines[:-1], under=under)
    with pytest.raises(SqqfError) as refusal:
        admitted(*lines, under=under)
    return refusal.value


@pytest.mark.parametrize(("lines", "code", "article", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused(lines: tuple[str, ...], code: str, article: str | None, facts: dict[str, Any]) -> None:
    refusal = refusal_of(lines)
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.article) == (code, article)
    assert {name: refusal.facts[name] for name in facts} == facts


BAD: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "an answer to an element there isn't": (
        (RECEIVED, answered("c9", answers={"6": "yes"})), "unknown_element", {"n": 6, "rule": "c9", "count": 5},
    ),
    "an answer to element 0": ((RECEIVED, answered("c9", answers={"0": "yes"})), "unknown_element", {"n": 0}),
    "a second answer to a bar": ((RECEIVED, answered("x1", answers={"2": "yes"})), "unknown_element", {"n": 2, "rule": "x1", "count": 1}),
    "an answer shown by a step there isn't": (
        (*CONCLUDED, answered("c9", evidence=[{"step": 2}])), "unknown_step", {"n": 2, "count": 1},
    ),
    "an answer for a party there isn't": ((TWO_PARTIES, answered("x1", party=3)), "unknown_party", {"n": 3, "count": 2}),
    "the sixth bar without a basis": ((RECEIVED, answered("x6", "yes")), "missing", {"names": ["--basis"]}),
    "the sixth bar for a second party, the basis being the first's": (
        (TWO_PARTIES, answered("x6", "yes", party=1, basis="某条例"), answered("x6", "yes", party=2)), "missing", {"names": ["--basis"]},
    ),
    "the sixth bar for all, the basis being one's": (
        (TWO_PARTIES, answered("x6", "yes", party=1, basis="某条例"), answered("x6", "yes")), "missing", {"names": ["--basis"]},
    ),
    "the twentieth without a basis": ((*CONCLUDED, answered("c20")), "missing", {"names": ["--basis", "--relief"]}),
    "the twentieth with a basis that grants nothing": ((*CONCLUDED, answered("c20", basis="某办法")), "missing", {"names": ["--basis", "--relief"]}),
    "the twentieth with reliefs from nowhere": ((*CONCLUDED, answered("c20", "no", reliefs=["lenient"])), "missing", {"names": ["--basis", "--relief"]}),
    "a basis where none is asked": ((*CONCLUDED, answered("c9", basis="某办法", reliefs=["exempted"])), "basis_not_asked", {"rule": "c9"}),
    "a basis for another bar": ((RECEIVED, answered("x1", "yes", basis="某条例")), "basis_not_asked", {"rule": "x1"}),
    "one opinion for two parties": (
        (*BOTH, "deliberated 2026-12-07"), "opinions_incomplete", {"count": 2, "given": 1},
    ),
    "two opinions for one party": ((*ASSESSED, 'deliberated 2026-12-07 opinions=["none","none"]'), "opinions_incomplete", {"count": 1, "given": 2}),
    "no opinion, and not sent back": ((*ASSESSED, "deliberated 2026-12-07 opinions=[]"), "opinions_incomplete", {"given": 0}),
    "feedback to an applicant of another name": (
        (*DECIDED, "feedback 2026-12-14 to=王某"), "unknown_recipient", {"name": "王某", "names": ["陈某"]},
    ),
    "feedback to a party of another name": (
        (*PARTED, "feedback 2026-12-14 role=party to=县纪委"), "unknown_recipient", {"name": "县纪委", "names": ["甲某", "乙局"]},
    ),
    "delivery to the applicant as an organ": (
        (*DECIDED, "feedback 2026-12-14 role=organ"), "not_an_organ", {"name": "陈某"},
    ),
    "delivery to a party as an organ": (
        (*PARTED, "feedback 2026-12-14 to=甲某 role=organ"), "not_an_organ", {"name": "甲某"},
    ),
    "a result for a party there isn't": ((*DECIDED, "applied 2026-12-14 party=2"), "unknown_party", {"n": 2, "count": 1}),
    "a referral of a party there isn't": ((*BARRED, "referred 2026-12-14 party=0"), "unknown_party", {"n": 0}),
    "a decision without a date": ((*ASSESSED, DELIBERATED, SUBMITTED, APPROVED, "decided"), "missing", {"names": ["--on"]}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "facts"), BAD.values(), ids=list(BAD))
def test_is_bad_input(lines: tuple[str, ...], code: str, facts: dict[str, Any]) -> None:
    refusal = refusal_of(lines)
    assert isinstance(refusal, BadInput)
    assert refusal.code == code
    assert {name: refusal.facts[name] for name in facts} == facts


ADMITTED: dict[str, tuple[str, ...]] = {
    "none with nothing assessed": (*CONCLUDED, NONE),
    "none under a bar": (*ASSESSED, answered("x1", "yes"), NONE),
    "none where everything is open": (*ASSESSED, NONE),
    "each relief that is open": (*ASSESSED, 'deliberated 2026-12-07 opinions=["lenient"]'),
    "sent back with nothing assessed": (*CONCLUDED, "deliberated 2026-12-07 returned=investigation opinions=[]"),
    "an answer after it was sent back": (*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[]", answered("x1", "yes")),
    "an answer after the approval sent it back to deliberation": (
        *ASSESSED, DELIBERATED, SUBMITTED, "approved 2026-12-10 returned=deliberation", answered("x1", "yes"),
    ),
    "the sixth bar, its basis named before": (RECEIVED, answered("x6", "no", basis="某条例"), answered("x6", "yes")),
    "the sixth bar for one, the basis being all's": (TWO_PARTIES, answered("x6", "no", basis="某条例"), answered("x6", "yes", party=2)),
    "the sixth bar not established": (RECEIVED, answered("x6")),
    "the twentieth not established": (*CONCLUDED, answered("c20", "no")),
    "everything on one day": (*ASSESSED, *(f"{line.split()[0]} 2026-12-04" for line in DETERMINED)),
    "submitted twice": (*ASSESSED, DELIBERATED, SUBMITTED, "submitted 2026-12-09 to=县政府", APPROVED),
    "one who was invited, besides enough members": (
        *ASSESSED, 'deliberated 2026-12-07 present=["赵某","钱某","周某"] invited=[{"name":"周某","kind":"expert"}]',
    ),
    "sent back to the day itself": (*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-07"),
    "a death after the decision": (*DECIDED, "ended 2026-12-14"),
    "a death after the feedback": (*FILED, *TOLD, "ended 2026-12-14"),
    "filed again after the filing's own day was corrected": (*FILED, 'amended act=20 set={"on":"2026-12-15"}', "filed 2026-12-16"),
    "filed again after a correction": (*FILED, 'amended act=19 set={"document":"阳容决〔2026〕3号"}', "filed 2026-12-16"),
    "a receipt": (*FILED, "receipted 2026-12-14"),
    "feedback to who is both applicant and party": (*DECIDED, "feedback 2026-12-14 role=party"),
    "delivery to an organ that submitted": (*PARTED, "feedback 2026-12-14 to=县纪委 role=organ"),
    "delivery to a unit that is a party": (*PARTED, "feedback 2026-12-14 to=乙局 role=organ"),
    "feedback again": (*DECIDED, TOLD[0], TOLD[0]),
    "a result for the exempted": (*PARTED, "applied 2026-12-14 party=1 way=r4"),
    "a result for a unit": (*BOTH_EXEMPTED, "applied 2026-12-14 way=r3"),
    "results singly and together": (*DECIDED, *(f"applied 2026-12-14 way=r{n}" for n in range(1, 5))),
    "a referral after a bar": (*BARRED, "referred 2026-12-14"),
    "a referral after none": (*ASSESSED, NONE, SUBMITTED, APPROVED, DECISION, "referred 2026-12-14"),
    "a referral of the one whose outcome is none": (*PARTED, "referred 2026-12-14 party=2"),
    "a referral after a withdrawal": (*ASSESSED, answered("x1", "yes"), "withdrawn 2026-12-07", "referred 2026-12-07"),
    "a referral after an ending": (*ASSESSED, answered("x1", "yes"), "ended 2026-12-07 reason=other:主体撤销", "referred 2026-12-08"),
    "a referral where one of two is to be referred": (*PARTED, "referred 2026-12-14"),
    "an objection to being declined": (*DECLINED, "objection 2026-11-27"),
    "a declined case closed after the written notice": (*DECLINED, "closed 2026-11-25"),
}  # fmt: skip


@pytest.mark.parametrize("lines", ADMITTED.values(), ids=list(ADMITTED))
def test_is_admitted(lines: tuple[str, ...]) -> None:
    assert len(admitted(*lines, under=setting(level="county")).acts) == len(lines)


def test_another_profile_may_ask_for_more_members() -> None:
    three = Profile({**PROFILE.content, "deliberation": {**PROFILE.content["deliberation"], "least": 3}})
    refusal = refusal_of((*ASSESSED, DELIBERATED), profile=three)
    assert (refusal.code, refusal.facts["least"]) == ("too_few_present", 3)


# ── who is told twice, who is to be referred ──

REFERRED = [(PARTED, [2]), (BARRED, [1]), (DECIDED, []), ((*BOTH, answered("x1", "yes", party=1)), [1])]


@pytest.mark.parametrize(
    ("lines", "parties"), REFERRED, ids=["parted", "barred", "exempted", "not decided yet"]
)
def test_whose_accountability_may_follow(lines: tuple[str, ...], parties: list[int]) -> None:
    assert to_be_referred(case_of(*lines), PROFILE) == parties


# ── closing ──

_PARTY = "feedback 2026-12-14 role=party to=甲某"
OUTSTANDING: dict[str, tuple[tuple[str, ...], str, list[str], str]] = {
    # the acts, the level; what is outstanding, and the article of the first
    "nothing done": (DECIDED, "city", ["feedback_applicant", "feedback_party", "delivery"], "二(三)5"),
    "nothing done, at a county's": (DECIDED, "county", ["feedback_applicant", "feedback_party", "delivery", "filing"], "二(三)5"),
    "feedback to who is both applicant and party": ((*DECIDED, TOLD[0]), "city", ["delivery"], "二(三)5"),
    "the same, told as party": ((*DECIDED, "feedback 2026-12-14 role=party"), "city", ["delivery"], "二(三)5"),
    "only delivered": ((*DECIDED, TOLD[1]), "city", ["feedback_applicant", "feedback_party"], "二(三)5"),
    "one of two parties told": (
        (*PARTED, _PARTY, TOLD[1], "feedback 2026-12-14 to=县纪委"), "city", ["feedback_party"], "二(三)5",
    ),
    "the applicant told as an organ only": (
        (*PARTED, _PARTY, "feedback 2026-12-14 role=party to=乙局", TOLD[1]), "city", ["feedback_applicant"], "二(三)5",
    ),
    "a county's not filed": ((*DECIDED, *TOLD), "county", ["filing"], "二(三)4"),
    "an item without a report": ((*DECIDED, *TOLD, "correction"), "city", ["correction_reports"], "二(五)4"),
    "a report sent back": (
        (*DECIDED, *TOLD, "correction", "correction_reported 2026-12-14", "correction_returned 2026-12-15"),
        "city", ["correction_reports"], "二(五)4",
    ),
    "one of two items without a report": (
        (*DECIDED, *TOLD, "correction", "correction", "correction_reported 2026-12-14 item=2"), "city", ["correction_reports"], "二(五)4",
    ),
    "declined, and nobody told": (DECLINED[:2], "city", ["written_notice"], "二(三)2"),
    "declined, and only said by word of mouth": (
        (*DECLINED[:2], "notified 2026-11-25 method=oral"), "county", ["written_notice"], "二(三)2",
    ),
    "declined, and one of two told": (
        (TWO_PARTIES, "declined 2026-11-24", "notified 2026-11-25 parties=[1]"), "city", ["written_notice"], "二(三)2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "level", "missing", "article"), OUTSTANDING.values(), ids=list(OUTSTANDING)
)
def test_a_case_isnt_closed_before_everything_is_done(
    lines: tuple[str, ...], level: str, missing: list[str], article: str
) -> None:
    refusal = refusal_of((*lines, "closed 2026-12-16"), level=level)
    assert (refusal.code, refusal.article) == ("not_ready_to_close", article)
    assert refusal.facts["missing"] == [Term("closing", code) for code in missing]
    assert "close" not in possible(case_of(*lines), Office(PROFILE, level))


CLOSED: dict[str, tuple[tuple[str, ...], str]] = {
    "a city's": ((*DECIDED, *TOLD), "city"),
    "a county's, filed": ((*DECIDED, *TOLD, "filed 2026-12-14"), "county"),
    "items reported, not signed off": (
        (*DECIDED, *TOLD, "correction", "correction_reported 2026-12-14"),
        "city",
    ),
    "told again since, dated after it": ((*DECIDED, *TOLD, "feedback 2026-12-18"), "city"),
    "declined": (DECLINED, "county"),
    "none, not referred": ((*ASSESSED, NONE, SUBMITTED, APPROVED, DECISION, *TOLD), "city"),
}


@pytest.mark.parametrize(("lines", "level"), CLOSED.values(), ids=list(CLOSED))
def test_a_case_is_closed(lines: tuple[str, ...], level: str) -> None:
    assert "close" in possible(case_of(*lines), Office(PROFILE, level))
    assert admitted(*lines, "closed 2026-12-16", under=setting(level=level)).state == "closed"


# ── what needs a switch, what needs a level ──

SWITCHES = {
    "recused": (*CONCLUDED[:2], "recused 2026-11-23"),
    "suspended": (*CONCLUDED[:2], "suspended 2026-11-23"),
    "resumed": (*CONCLUDED[:2], "resumed 2026-11-23"),
    "reopened": (*DECIDED, "reopened 2026-12-14"),
}


@pytest.mark.parametrize(("kind", "lines"), SWITCHES.items(), ids=list(SWITCHES))
def test_what_isnt_from_the_opinion_is_off(kind: str, lines: tuple[str, ...]) -> None:
    option = PROFILE.acts[kind].option
    assert option
    refusal = refusal_of(lines)
    assert (refusal.code, refusal.article, refusal.facts["option"]) == (
        "switched_off",
        None,
        Term("optional", option),
    )
    others = switched_on(*({"recusal", "review", "suspension"} - {option}))
    assert refusal_of(lines, profile=others).code == "switched_off"


@pytest.mark.parametrize("line", ["filed 2026-12-14", "receipted 2026-12-14"])
def test_the_city_files_with_nobody(line: str) -> None:
    refusal = refusal_of((*DECIDED, line), level="city")
    assert (refusal.code, refusal.facts["level"]) == ("not_at_this_level", Term("levels", "city"))


SWITCHED_ON: dict[str, Row] = {
    "a recused member at the deliberation": (
        (*ASSESSED, "recused 2026-12-04", "deliberated 2026-12-07"), "recused_present", None, {"names": ["赵某"]},
    ),
    "a recused member at one that sends it back": (
        (*ASSESSED, "recused 2026-12-04", "deliberated 2026-12-07 returned=investigation opinions=[]"), "recused_present", None, {},
    ),
    "recusal after the deliberation": (
        (*ASSESSED, DELIBERATED, "recused 2026-12-08"), "after_act", None, {"kind": named("recused"), "other": named("deliberated")},
    ),
    "concluding while it is suspended": (
        (*CONCLUDED[:4], "suspended 2026-11-26", CONCLUDED[4]), "suspended", None, {"kind": named("concluded"), "since": date(2026, 11, 26)},
    ),
    "suspending twice": ((*CONCLUDED[:4], "suspended 2026-11-26", "suspended 2026-11-27"), "suspended", None, {"since": date(2026, 11, 26)}),
    "resuming what isn't suspended": ((*CONCLUDED[:4], "resumed 2026-11-27"), "not_suspended", None, {}),
    "resuming twice": (
        (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-11-27", "resumed 2026-11-30"), "not_suspended", None, {},
    ),
    "resuming before it was suspended": (
        (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-11-25"),
        "before_act", None, {"other": named("suspended"), "other_on": date(2026, 11, 26), "seq": 5},
    ),
    "suspending before it was last resumed": (
        (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-12-01", "suspended 2026-11-30"),
        "before_act", None, {"other": named("resumed"), "other_on": date(2026, 12, 1), "seq": 6},
    ),
    "suspending after the conclusion": ((*CONCLUDED, "suspended 2026-12-07"), "after_act", None, {"other": named("concluded")}),
    "reopening what isn't decided": ((*ASSESSED, "reopened 2026-12-14"), "wrong_state", None, {"state": state("concluded")}),
    "reopening what was declined": (
        (*DECLINED, "closed 2026-11-26", "reopened 2026-11-27"), "wrong_state", None, {"state": state("closed")},
    ),
    "reopening to a day before it": (
        (*DECIDED, "reopened 2026-12-14 due=2026-12-13"),
        "due_before_act", None, {"due": date(2026, 12, 13), "kind": named("reopened"), "on": date(2026, 12, 14)},
    ),
    "reopening before the decision's day": ((*DECIDED, "reopened 2026-12-10"), "before_act", None, {"other": named("decided")}),
    "deciding anew on the old opinion": (
        (*DECIDED, "reopened 2026-12-14", "decided 2026-12-16"), "wrong_state", "二(三)4", {"state": state("investigating")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "article", "facts"), SWITCHED_ON.values(), ids=list(SWITCHED_ON))
def test_is_refused_where_it_is_switched_on(
    lines: tuple[str, ...], code: str, article: str | None, facts: dict[str, Any]
) -> None:
    refusal = refusal_of(lines, profile=SWITCHED)
    assert isinstance(refusal, Refused)
    assert (refusal.code, refusal.article) == (code, article)
    assert {name: refusal.facts[name] for name in facts} == facts


SWITCHED_ON_ADMITTED: dict[str, tuple[str, ...]] = {
    "the others deliberate without the recused": (
        *ASSESSED, "recused 2026-12-04", 'deliberated 2026-12-07 present=["钱某","孙某"] members={"钱某":"audit","孙某":"legal"}',
    ),
    "concluded once it is resumed": (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-11-30", CONCLUDED[4]),
    "suspended and resumed on a day": (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-11-26"),
    "suspended again": (*CONCLUDED[:4], "suspended 2026-11-26", "resumed 2026-11-30", "suspended 2026-11-30"),
    "a suspension recorded after the conclusion": (*CONCLUDED, "suspended 2026-11-26", "resumed 2026-11-27"),
    "reopened before anybody was told": (*DECIDED, "reopened 2026-12-14"),
    "reopened when it is closed": (*FILED, *TOLD, "closed 2026-12-16", "reopened 2026-12-17"),
}  # fmt: skip


@pytest.mark.parametrize("lines", SWITCHED_ON_ADMITTED.values(), ids=list(SWITCHED_ON_ADMITTED))
def test_is_admitted_where_it_is_switched_on(lines: tuple[str, ...]) -> None:
    assert len(admitted(*lines, under=WIDEST).acts) == len(lines)


def test_a_second_decision_is_filed_again() -> None:
    again = ("concluded 2026-12-18", "deliberated 2026-12-21", "submitted 2026-12-22", "approved 2026-12-23", "decided 2026-12-24")  # fmt: skip
    case = admitted(*FILED, "reopened 2026-12-17", *again, under=WIDEST)
    assert not case.is_filed
    late = admitted(*FILED, "reopened 2026-12-17", *again, "filed 2026-12-28", under=WIDEST)
    assert late.is_filed
    with pytest.raises(Refused, match="already_filed"):
        admitted(*FILED, "reopened 2026-12-17", *again, "filed 2026-12-28", "filed 2026-12-29", under=WIDEST)


# ── what may come next ──

_ALWAYS = ["note", "attach", "amend"]
_AT_THE_END = {"decided": ["publish"], "closed": ["publish"]}
"""Offered last, by the state: who has decided may make the case public."""
_DECIDED = ["feedback", "clarify", "apply", "no-result", "correction add", "correction none", "objection"]
NEXT: dict[str, tuple[tuple[str, ...], str, list[str]]] = {
    "concluded": (CONCLUDED, "city", ["assess", "deliberate", "correction add", "correction none", "withdraw", "end", "transfer", "void", "assign"]),
    "deliberated": (
        (*ASSESSED, DELIBERATED), "city", ["submit", "correction add", "correction none", "withdraw", "end", "transfer", "void", "assign"],
    ),
    "submitted": (
        (*ASSESSED, DELIBERATED, SUBMITTED), "city", ["submit", "approve", "correction add", "correction none", "withdraw", "end", "transfer", "void", "assign"],
    ),
    "approved": (
        (*ASSESSED, *DETERMINED[:3]), "city", ["decide", "correction add", "correction none", "withdraw", "end", "transfer", "void", "assign"],
    ),
    "decided": (DECIDED, "city", [*_DECIDED, "end", "assign"]),
    "decided, at a county's": (DECIDED, "county", ["file", *_DECIDED, "end", "assign"]),
    "filed": (FILED, "county", ["receipt", *_DECIDED, "end", "assign"]),
    "barred": (BARRED, "city", ["feedback", "clarify", "refer", "correction add", "correction none", "objection", "end", "assign"]),
    "all told": ((*DECIDED, *TOLD), "city", ["feedback", "clarify", "apply", "no-result", "correction add", "correction none", "close", "objection", "end", "assign"]),
    "withdrawn": ((*ASSESSED, "withdrawn 2026-12-07"), "city", ["void"]),
    "withdrawn under a bar": ((*ASSESSED, answered("x1", "yes"), "withdrawn 2026-12-07"), "city", ["refer", "void"]),
    "closed": (DONE, "city", ["feedback", "clarify", "apply", "no-result", "correction none", "objection"]),
    "declined": (DECLINED, "city", ["close", "objection", "end", "void", "assign"]),
    "declined and closed, at a county's": ((*DECLINED, "closed 2026-11-26"), "county", ["objection"]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "level", "commands"), NEXT.values(), ids=list(NEXT))
def test_what_may_come_next(lines: tuple[str, ...], level: str, commands: list[str]) -> None:
    case = case_of(*lines)
    at_the_end = _AT_THE_END.get(case.state, []) if case.of("decided") else []
    assert list(possible(case, Office(PROFILE, level))) == [*commands, *_ALWAYS, *at_the_end]


SWITCHED_NEXT: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "registered": ((RECEIVED,), {"recuse"}),
    "investigating": (CONCLUDED[:4], {"recuse", "suspend"}),
    "suspended": ((*CONCLUDED[:4], "suspended 2026-11-26"), {"recuse", "resume"}),
    "concluded": (CONCLUDED, {"recuse"}),
    "decided": (DECIDED, {"reopen"}),
    "closed": (DONE, {"reopen"}),
    "declined and closed": ((*DECLINED, "closed 2026-11-26"), set()),
}


@pytest.mark.parametrize(("lines", "commands"), SWITCHED_NEXT.values(), ids=list(SWITCHED_NEXT))
def test_what_may_come_next_where_it_is_switched_on(lines: tuple[str, ...], commands: set[str]) -> None:
    offered = set(possible(case_of(*lines), Office(SWITCHED, "city")))
    assert offered - set(possible(case_of(*lines), Office(PROFILE, "city"))) == commands


def test_a_suspended_case_isnt_to_be_concluded_next() -> None:
    assert "conclude" not in possible(
        case_of(*CONCLUDED[:4], "suspended 2026-11-26"), Office(SWITCHED, "city")
    )


def test_the_program_and_the_rules_know_the_same_acts_on_a_case() -> None:
    assert track("tolerance").kinds.keys() == {
        act.id for act in PROFILE.acts.values() if act.track == "tolerance"
    }
