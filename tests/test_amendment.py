"""Corrections: the original stays, the correction holds, and nothing on record becomes impossible by it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sqqf.procedure.course.admission import admit
from sqqf.procedure.course.amendment import changes
from sqqf.procedure.course.fold import apply
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.tolerance.case import Case
from tests.cases import ASSESSED, DECIDED, DONE, PROFILE, RECEIVED, TOLD, admitted, answered, case_of, setting

ACCEPTED = "accepted 2026-11-20"
NOTIFIED = "notified 2026-11-23"
STEP = "step 2026-11-25"
TWO = 'received 2026-11-16 points=2 parties=[{"name":"甲","kind":"person"},{"name":"乙","kind":"person"}]'
WHOLE = (RECEIVED, ACCEPTED, NOTIFIED, STEP, "concluded 2026-12-04")


def act_on(case: Case, seq: int) -> Act:
    return next(act for act in case.effective if act.seq == seq)


def amended(case: Case, seq: int, *settings: str) -> Case:
    """The case after ``amend --act SEQ --set …``; raises what is said against it."""
    body = {"act": seq, "set": changes(act_on(case, seq), settings, PROFILE), "reason": "录入有误"}
    return _recorded(case, body)


def struck(case: Case, seq: int) -> Case:
    return _recorded(case, {"act": seq, "struck": True, "reason": "录入有误"})


def _recorded(case: Case, body: dict[str, Any]) -> Case:
    act = Act(len(case.acts) + 1, "c1", "amended", None, "2026-12-30T01:00:00Z", "tester", body)
    admit(case, act, setting())
    return apply(case, act, PROFILE)


SETTING = [
    ("registered", "received_on=2026-11-13", {"received_on": "2026-11-13"}),
    ("registered", "received=2026年11月13日", {"received_on": "2026-11-13"}),
    ("registered", "channel=问责机关报送", {"channel": "preliminary"}),
    ("registered", "matter=另一事项", {"matter": "另一事项"}),
    ("registered", "matter=甲=乙", {"matter": "甲=乙"}),
    ("registered", "point.2=另一要点", {"points.2": "另一要点"}),
    ("registered", "points.2=另一要点", {"points.2": "另一要点"}),
    ("registered", "applicant=王某", {"applicant.name": "王某"}),
    ("registered", "applicant-kind=单位", {"applicant.kind": "unit"}),
    ("registered", "--unit=某局", {"applicant.unit": "某局"}),
    ("registered", "post=科长", {"applicant.post": "科长"}),
    ("registered", "party.2=丙", {"parties.2.name": "丙"}),
    ("registered", "party.2.unit=某局", {"parties.2.unit": "某局"}),
    (
        "registered",
        "parties.1.kind=person",
        {"applicant.kind": "person"},
    ),  # who applies for himself is the party
    ("registered", "parties.2.kind=person", {"parties.2.kind": "person"}),
    ("registered", "circumstance=9,c3", {"circumstances": ["c9", "c3"]}),
    ("registered", "officer= 王某 ", {"officer": "王某"}),
    ("registered", "zone=高新区", {"zone": "高新区"}),
    ("registered", "document=申诉书、证明", {"documents": ["申诉书", "证明"]}),
    ("registered", "proceeding=函询", {"proceeding": "函询"}),
    ("registered", "managed-by=市委组织部", {"managed_by": "市委组织部"}),
    ("accepted", "on=2026-11-19", {"on": "2026-11-19"}),
    ("declined", "reason=重复", {"reason": "重复"}),
    ("notified", "method=口头告知", {"method": "oral"}),
    ("notified", "party=1,2", {"parties": [1, 2]}),
    ("step", "point=2，1", {"points": [2, 1]}),
    ("step", "method=其他：电话核实", {"method": "other:电话核实"}),
    ("step", "people=李某;王某", {"people": ["李某", "王某"]}),
    ("step", "finding=另有说明", {"finding": "另有说明"}),
    ("step", "evidence=会议纪要、照片", {"evidence": [{"text": "会议纪要"}, {"text": "照片"}]}),
    ("assessed", "evidence=step:2", {"evidence": [{"step": 2}]}),
    ("assessed", "evidence=step：2、会议纪要", {"evidence": [{"step": 2}, {"text": "会议纪要"}]}),
    ("assessed", "evidence=prefiling:p2026-1", {"evidence": [{"prefiling": "P2026-1"}]}),
    ("assessed", "evidence= step : 2", {"evidence": [{"step": 2}]}),
    ("assessed", "evidence=step:二", {"evidence": [{"text": "step:二"}]}),
    ("assessed", "evidence=step:", {"evidence": [{"text": "step:"}]}),
    ("assessed", "evidence=prefiling:", {"evidence": [{"text": "prefiling:"}]}),
    ("assessed", "evidence=函：2026年", {"evidence": [{"text": "函：2026年"}]}),
    ("extended", "agreed-on=2026-12-01", {"on": "2026-12-01"}),
    ("extended", "to=2027-03-01", {"to": "2027-03-01", "days": None}),
    ("extended", "days=12", {"days": 12, "to": None}),
    ("concluded", "finding=另有说明", {"finding": "另有说明"}),
    ("withdrawn", "on=2026-12-01", {"on": "2026-12-01"}),
    ("ended", "reason=当事人死亡", {"reason": "died"}),
    ("ended", "reason=other:主体撤销", {"reason": "other:主体撤销"}),
    ("transferred", "to=某县小组", {"to": "某县小组"}),
    ("point", "reason=经小组同意", {"reason": "经小组同意"}),
    ("assigned", "officer=王某", {"officer": "王某"}),
    ("noted", "text=更正", {"text": "更正"}),
    ("attached", "title=申诉书", {"title": "申诉书"}),
    ("deliberated", "present=赵某、钱某", {"present": ["赵某", "钱某"]}),
    ("deliberated", "opinion=不予容错", {"opinions.1": "none"}),
    ("deliberated", "opinion.2=mitigated", {"opinions.2": "mitigated"}),
    ("deliberated", "opinions.2=从轻", {"opinions.2": "lenient"}),
    ("deliberated", "dissent=钱某保留意见", {"dissent": "钱某保留意见"}),
    ("deliberated", "due=2026-12-18", {"due": "2026-12-18"}),
    ("submitted", "to=市委", {"to": "市委"}),
    ("approved", "body=committee,government", {"bodies": ["committee", "government"]}),
    ("approved", "reference=县委〔2026〕9号", {"reference": "县委〔2026〕9号"}),
    ("accepted", "document=阳容受〔2026〕3号", {"document": "阳容受〔2026〕3号"}),
    ("decided", "document=阳容决〔2026〕3号", {"document": "阳容决〔2026〕3号"}),
    ("filed", "on=2026-12-14", {"on": "2026-12-14"}),
    ("receipted", "on=2026-12-14", {"on": "2026-12-14"}),
    ("feedback", "role=当事人", {"role": "party"}),
    ("feedback", "use=accountability、other:干部监督", {"uses": ["accountability", "other:干部监督"]}),
    ("feedback", "method=邮寄送达", {"method": "mail"}),
    ("clarified", "way=会议澄清", {"way": "meeting"}),
    ("applied", "way=3", {"way": "r3"}),
    ("applied", "party=2", {"party": 2}),
    ("referred", "party=2", {"party": 2}),
    ("correction", "responsible=某局", {"responsible": "某局"}),
    ("correction", "due=2027-03-31", {"due": "2027-03-31"}),
    ("correction_reported", "text=已完成", {"text": "已完成"}),
    ("correction_returned", "due=2027-03-31", {"due": "2027-03-31"}),
    ("correction_signed_off", "on=2026-12-30", {"on": "2026-12-30"}),
    ("closed", "on=2026-12-18", {"on": "2026-12-18"}),
    ("objection", "from=王某", {"name": "王某"}),
    ("objection", "forwarded-to=县委", {"forwarded_to": "县委"}),
    ("recused", "member=钱某", {"member": "钱某"}),
    ("suspended", "on=2026-11-26", {"on": "2026-11-26"}),
    ("resumed", "on=2026-11-27", {"on": "2026-11-27"}),
    ("reopened", "authority=市委", {"authority": "市委"}),
]


@pytest.mark.parametrize(("kind", "typed", "means"), SETTING, ids=[f"{row[0]}-{row[1]}" for row in SETTING])
def test_a_fact_is_set_by_any_name_people_know_it_by(kind: str, typed: str, means: dict[str, Any]) -> None:
    assert changes(Act(4, "c1", kind, None, "", "", {}), [typed], PROFILE) == means


UNSETTABLE = [
    ("registered", "serial=4", BadInput, "unknown_field", "serial"),
    ("registered", "profile=1", BadInput, "unknown_field", "profile"),
    ("registered", "points=甲", BadInput, "unknown_field", "points"),
    ("registered", "points.0=甲", BadInput, "unknown_field", "points.0"),
    ("registered", "party=甲", BadInput, "unknown_field", "party"),
    ("accepted", "finding=甲", BadInput, "unknown_field", "finding"),
    ("point", "finding=甲", BadInput, "unknown_field", "finding"),
    ("voided", "on=2026-11-20", BadInput, "unknown_field", "on"),
    ("accepted", "on", BadInput, "unknown_field", "on"),
    ("accepted", "on=", BadInput, "bad_value", "on"),
    ("accepted", "on=11/05", BadInput, "bad_value", "on"),
    ("accepted", "on=2026-02-30", BadInput, "bad_value", "on"),
    ("step", "points=0", BadInput, "bad_value", "points"),
    ("step", "points=一", BadInput, "bad_value", "points"),
    ("extended", "days=-1", BadInput, "bad_value", "days"),
    ("extended", "days=1.5", BadInput, "bad_value", "days"),
    ("assessed", "evidence=、", BadInput, "bad_value", "evidence"),
    ("notified", "method=飞鸽", UnknownCode, "notice_methods", "飞鸽"),
    ("registered", "applicant-kind=群体", UnknownCode, "person_kinds", "群体"),
    ("registered", "circumstance=c99", UnknownCode, "circumstances", "c99"),
    ("deliberated", "opinions=none", BadInput, "unknown_field", "opinions"),
    ("deliberated", "opinion=excused", UnknownCode, "outcomes", "excused"),
    ("deliberated", "returned=investigation", BadInput, "unknown_field", "returned"),
    ("deliberated", "members=赵某", BadInput, "unknown_field", "members"),
    ("approved", "bodies=congress", UnknownCode, "bodies", "congress"),
    ("applied", "way=r5", UnknownCode, "results", "r5"),
    ("applied", "party=0", BadInput, "bad_value", "party"),
    ("correction_reported", "item=2", BadInput, "unknown_field", "item"),
]


@pytest.mark.parametrize(
    ("kind", "typed", "error", "code", "about"), UNSETTABLE, ids=[f"{row[0]}-{row[1]}" for row in UNSETTABLE]
)
def test_what_cant_be_set_is_named(
    kind: str, typed: str, error: type[Exception], code: str, about: str
) -> None:
    with pytest.raises(error) as refusal:
        changes(Act(4, "c1", kind, None, "", "", {}), [typed], PROFILE)
    if isinstance(refusal.value, UnknownCode):
        assert (refusal.value.section, refusal.value.value) == (code, about)
    else:
        assert isinstance(refusal.value, BadInput)
        assert (refusal.value.code, refusal.value.facts["field"]) == (code, about)


REFUSED: dict[str, tuple[list[str], int, str, str, dict[str, Any]]] = {
    "the acceptance moved past a notice": (
        [*WHOLE], 2, "on=2026-11-24", "amendment_breaks",
        {"seq": 2, "other": Term("acts", "notified"), "other_on": date(2026, 11, 23), "other_seq": 3},
    ),
    "the conclusion moved before a step": (
        [*WHOLE], 5, "on=2026-11-24", "before_act", {"other": Term("acts", "step"), "seq": 4},
    ),
    "a step moved past the conclusion": (
        [*WHOLE], 4, "on=2026-12-05", "amendment_breaks", {"other": Term("acts", "concluded"), "other_seq": 5},
    ),
    "a step moved before the acceptance": ([*WHOLE], 4, "on=2026-11-19", "before_act", {"seq": 2}),
    "the receipt moved past the acceptance": (
        [*WHOLE], 1, "received=2026-11-21", "amendment_breaks", {"other": Term("acts", "accepted"), "other_seq": 2},
    ),
    "the receipt moved into the future": ([RECEIVED], 1, "received=2027-01-01", "received_in_future", {}),
    "an act moved into the future": ([RECEIVED, ACCEPTED], 2, "on=2027-01-01", "future", {}),
    "an act moved before the receipt": ([RECEIVED, ACCEPTED], 2, "on=2026-11-13", "before_receipt", {}),
    "the one step taken from its point": (
        ["received 2026-11-16 points=2", ACCEPTED, "step 2026-11-25 points=[1,2]", "concluded 2026-12-04"],
        3, "point=1", "amendment_breaks", {"other": Term("acts", "concluded"), "other_seq": 4},
    ),
    "a step for a point there isn't": ([*WHOLE], 4, "point=2", "unknown_point", {"n": 2}),
    "a later extension overtaken": (
        [RECEIVED, ACCEPTED, "extended 2026-12-01 days=1", "extended 2026-12-02 to=2027-01-29"],
        3, "days=30", "amendment_breaks", {"other": Term("acts", "extended"), "other_seq": 4},
    ),
    "an extension made none": (
        [RECEIVED, ACCEPTED, "extended 2026-12-01 days=5"], 3, "to=2026-12-31", "extension_not_later", {},
    ),
    "the matter after acceptance": ([RECEIVED, ACCEPTED], 1, "matter=另一事项", "matter_frozen", {}),
    "a point's words after acceptance": ([RECEIVED, ACCEPTED], 1, "point.1=另一要点", "matter_frozen", {}),
    "the matter after the conclusion": ([*WHOLE], 1, "matter=另一事项", "matter_frozen", {}),
    "a point there isn't": ([RECEIVED], 1, "point.2=另一要点", "no_such_place", {"count": 1}),
    "a party there isn't": ([TWO], 1, "party.3=丙", "no_such_place", {"count": 2}),
    "telling a party there isn't": ([RECEIVED, ACCEPTED, NOTIFIED], 3, "party=2", "unknown_party", {"n": 2}),
    "the decision moved before the approval": ([*DECIDED], 19, "on=2026-12-09", "before_act", {"other": Term("acts", "approved"), "seq": 18}),
    "the decision moved past the feedback": (
        [*DECIDED, *TOLD], 19, "on=2026-12-15", "amendment_breaks", {"other": Term("acts", "feedback"), "other_seq": 20},
    ),
    "the feedback moved past the closing": (
        [*DONE], 20, "on=2026-12-17", "amendment_breaks", {"other": Term("acts", "closed"), "other_seq": 24},
    ),
    "an opinion that the assessment doesn't allow": (
        [*ASSESSED, answered("x1", "yes"), 'deliberated 2026-12-07 opinions=["none"]'], 17, "opinion=exempted", "relief_barred", {"n": 1},
    ),
    "an answer shown by a step there isn't": ([*ASSESSED], 15, "evidence=step:2", "unknown_step", {"n": 2, "count": 1}),
    "the date set for the further work moved before it was set": (
        [*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"], 16, "due=2026-12-04", "due_before_act", {"due": date(2026, 12, 4)},
    ),
    "an ending by death made one by a merger after the decision": ([*DECIDED, "ended 2026-12-14"], 20, "reason=merged", "wrong_state", {}),
    "an outcome that a result rests on": (
        [*DONE], 16, "opinion=none", "amendment_breaks", {"other": Term("acts", "applied"), "other_seq": 23},
    ),
    "those present made too few": ([*DECIDED], 16, "present=赵某", "too_few_present", {"count": 1}),
    "feedback to somebody else": ([*DECIDED, *TOLD], 20, "to=王某", "unknown_recipient", {"name": "王某"}),
    "a report moved past its sign-off": (
        [*DECIDED, "correction", "correction_reported 2026-12-14", "correction_signed_off 2026-12-15"],
        21, "on=2026-12-16", "amendment_breaks", {"other": Term("acts", "correction_signed_off"), "other_seq": 22},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "seq", "typed", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused(lines: list[str], seq: int, typed: str, code: str, facts: dict[str, Any]) -> None:
    case = admitted(*lines)
    with pytest.raises((Refused, BadInput)) as refusal:
        amended(case, seq, typed)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts


def test_the_matter_may_be_reworded_before_acceptance() -> None:
    case = amended(amended(admitted(RECEIVED), 1, "matter=另一事项"), 1, "point.1=另一要点")
    assert (case.matter, case.points) == ("另一事项", ("另一要点",))


def test_an_act_is_moved_and_the_original_stays() -> None:
    case = amended(admitted(*WHOLE), 2, "on=2026-11-19")
    assert case.moved_on("accepted") == date(2026, 11, 19)
    assert [act.on for act in case.acts if act.kind == "accepted"] == [date(2026, 11, 20)]
    assert case.acts[-1].kind == "amended"


def test_an_extension_is_switched_from_days_to_a_date_and_back() -> None:
    case = admitted(RECEIVED, ACCEPTED, "extended 2026-12-01 days=5")
    case = amended(case, 3, "to=2027-03-01")
    assert case.extensions == ((date(2026, 12, 1), None, date(2027, 3, 1)),)
    case = amended(case, 3, "days=7")
    assert case.extensions == ((date(2026, 12, 1), 7, None),)


@pytest.mark.parametrize(
    ("seq", "typed"),
    [(2, "on=2026-11-20"), (4, "finding=补充"), (1, "officer=王某")],
    ids=["the odd act", "another", "the registration"],
)
def test_what_was_odd_before_may_stay(seq: int, typed: str) -> None:
    """Taken over from elsewhere: a notice before the acceptance. It stands in the way of no other correction."""
    odd = case_of(RECEIVED, "accepted 2026-11-21", "notified 2026-11-18", STEP)
    assert amended(odd, seq, typed).acts[-1].kind == "amended"


STRUCK: dict[str, tuple[list[str], int, str, dict[str, Any]]] = {
    "the registration": ([RECEIVED], 1, "registration_stays", {}),
    "an acceptance with steps": ([*WHOLE], 2, "amendment_breaks", {"other_seq": 3}),
    "the step of a concluded point": ([*WHOLE], 4, "amendment_breaks", {"other": Term("acts", "concluded")}),
    "an act there isn't": ([*WHOLE], 9, "no_such_act", {"seq": 9}),
    "an answer that the opinion rests on": ([*DECIDED], 6, "amendment_breaks", {"other": Term("acts", "deliberated")}),
    "a deliberation with its submission": ([*DECIDED], 16, "amendment_breaks", {"other": Term("acts", "submitted"), "other_seq": 17}),
    "the one submission": ([*DECIDED], 17, "amendment_breaks", {"other": Term("acts", "approved"), "other_seq": 18}),
    "a decision with feedback": ([*DONE], 19, "amendment_breaks", {"other_seq": 20}),
    "the one feedback of a closed case": ([*DONE], 20, "amendment_breaks", {"other": Term("acts", "closed"), "other_seq": 24}),
    "a correction": ([RECEIVED, 'amended act=1 set={"officer":"王某"}'], 2, "no_such_act", {}),
    "a point that a step serves": (
        [RECEIVED, "point text=乙", ACCEPTED, "step 2026-11-25 points=[2]"],
        2, "amendment_breaks", {"other": Term("acts", "step"), "other_seq": 4},
    ),
    # Struck, 乙 would leave its number to 丙, and the step would say something else than it did.
    "a point with others after it, one of them served": (
        [RECEIVED, "point text=乙", "point text=丙", ACCEPTED, "step 2026-11-25 points=[2]"],
        2, "amendment_breaks", {"other": Term("acts", "step"), "other_seq": 5},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "seq", "code", "facts"), STRUCK.values(), ids=list(STRUCK))
def test_isnt_struck(lines: list[str], seq: int, code: str, facts: dict[str, Any]) -> None:
    with pytest.raises((Refused, BadInput)) as refusal:
        struck(admitted(*lines), seq)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts


@pytest.mark.parametrize(
    ("lines", "seq", "state"),
    [
        ([RECEIVED, ACCEPTED], 2, "registered"),
        ([*WHOLE], 5, "investigating"),
        ([*WHOLE], 3, "concluded"),
        ([RECEIVED, "withdrawn 2026-11-20"], 2, "registered"),
        ([RECEIVED, "ended 2026-11-20"], 2, "registered"),
        ([RECEIVED, "point text=乙"], 2, "registered"),
        ([*DECIDED], 19, "approved"),
        ([*DONE], 24, "decided"),
        ([*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[]"], 16, "concluded"),
    ],
)
def test_a_struck_act_no_longer_counts(lines: list[str], seq: int, state: str) -> None:
    case = struck(admitted(*lines), seq)
    assert case.state == state
    assert seq not in [act.seq for act in case.effective]
    assert seq in [act.seq for act in case.acts]


def test_a_struck_act_isnt_corrected_further() -> None:
    case = struck(admitted(RECEIVED, ACCEPTED), 2)
    with pytest.raises(BadInput) as refusal:
        _recorded(case, {"act": 2, "set": {"on": "2026-11-19"}})
    assert refusal.value.code == "no_such_act"


def test_a_case_voided_by_mistake_is_where_it_was_once_that_is_struck_out() -> None:
    case = case_of(RECEIVED, ACCEPTED, "voided")
    assert case.state == "void"
    assert case_of(RECEIVED, ACCEPTED, "voided", "amended act=3 struck=true").state == "investigating"


def test_a_correction_isnt_corrected() -> None:
    with pytest.raises(BadInput) as refusal:
        changes(Act(4, "c1", "amended", None, "", "", {}), ["reason=甲"], PROFILE)
    assert (refusal.value.code, refusal.value.facts) == ("no_such_act", {"seq": 4})
