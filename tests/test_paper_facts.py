"""The facts that papers state: as the acts stand corrected, as people write them, unknown where nobody said."""

from __future__ import annotations

from typing import Any

import pytest

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.facts.case import case_facts
from sqqf.procedure.facts.day import day_of_paper
from sqqf.procedure.facts.lead import lead_facts
from sqqf.procedure.facts.meeting import agenda_facts, minutes_facts
from sqqf.procedure.facts.words import Facts, Occasion
from tests.cases import CLEARED, PROFILE, TWO_PARTIES, WORKDAYS, answered, case_of, day, lead_of
from tests.test_forms import CASE, GROUP, LEAD, PEOPLE

SERVED = {"acceptance": "notified", "decision": "feedback"}


def at(target: str = "", on: str = "2026-12-31", **more: Any) -> Occasion:
    return Occasion(
        PROFILE, "county", GROUP, WORKDAYS, day(on), target, members=PEOPLE, served=SERVED, **more
    )


def told(*lines: str, target: str = "", **more: Any) -> Facts:
    return case_facts(case_of(*lines), at(target, **more))


def test_facts_are_those_of_the_acts_as_corrected() -> None:
    facts = told(
        *CASE[:2], 'amended act=2 set={"on":"2026-11-23"}', 'amended act=1 set={"matter":"另一事项"}'
    )
    assert facts["accepted_on"] == "2026年11月23日"
    assert facts["matter"] == "另一事项"
    kinds = [act["kind"] for act in facts["acts"]]
    assert kinds == ["登记", "受理", "更正（登记第2号）", "更正（登记第1号）"]


def test_what_was_struck_out_stands_in_the_index_and_nowhere_else() -> None:
    facts = told(*CASE[:4], "amended act=4 struck=true")
    assert facts["steps"] == []
    assert facts["acts"][3]["kind"] == "调查步骤：书面审查（已撤销）"


def test_what_nobody_said_is_unknown() -> None:
    facts = told('received 2026-11-16 officer=null applicant={"name":"陈某","kind":"person"}')
    for name in (
        "officer",
        "accepted_on",
        "finding",
        "extension_on",
        "step_on",
        "decided_on",
        "served_title",
        "place",
    ):
        assert facts[name] is None
    assert facts["applicant_full"] == "陈某"


def test_organs_are_called_as_on_that_day() -> None:
    deliberated = (
        *CASE[:2],
        CASE[3],
        "concluded 2026-12-04",
        'deliberated 2026-12-07 members={"赵某":"legal","钱某":"legal"} opinions=["none"]',
    )
    assert told(*deliberated)["present"] == "赵某（组长，司法局）、钱某（司法局）"


@pytest.mark.parametrize(
    ("target", "n", "code"),
    [
        pytest.param("step", 3, "unknown_step"),
        pytest.param("extension", 2, "unknown_extension"),
        pytest.param("item", 2, "unknown_item"),
        pytest.param("paper", 2, "unknown_paper"),
    ],
)
def test_a_number_beyond_the_last_names_nothing(target: str, n: int, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        told(*CASE, target=target, n=n)
    assert caught.value.code == code
    assert caught.value.facts["count"] == n - 1


def test_a_party_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(BadInput, match="unknown_party"):
        told(*CASE, party=2)


def test_a_verification_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(BadInput, match="unknown_verification"):
        lead_facts(lead_of(*LEAD), at("verification", n=4))


def test_the_last_step_is_meant_where_none_is_named() -> None:
    assert told(*CASE, target="step")["step_n"] == "2"
    assert told(*CASE, target="step", n=1)["step_n"] == "1"
    assert told(*CASE, target="extension", n=1)["step_n"] == "2", "the number is the extension's"


def test_like_answers_on_several_parties_are_one_line() -> None:
    facts = told(TWO_PARTIES, *CLEARED, answered("c17", party=1), answered("x4", "yes", party=2))
    assert [line["names"] for line in facts["bars"] if "（4）" in line["name"]] == ["甲某", "乙局"]
    assert [line["verdict"] for line in facts["bars"] if "（4）" in line["name"]] == ["不成立", "成立"]
    assert facts["distinctions"][0]["names"] == "甲某、乙局"
    assert [line["verdict"] for line in facts["reliefs"]] == [
        "可以考虑减轻、从轻",
        (
            "存在不予免责和减轻、从轻问责的情形：《实施意见》第二部分第（二）项第2点第（4）种情形"
            "（玩忽职守、失职渎职，造成重特大事故或引发严重群体性事件）"
        ),
    ]


def test_an_unanswered_question_keeps_every_relief_open_to_doubt() -> None:
    (line,) = told(*CASE[:2], *CLEARED[:-1])["reliefs"]
    assert line["verdict"] == "尚有1项未作认定，暂不得出可否免责或者减轻、从轻问责的判断"


def test_an_outcome_of_none_without_a_bar_rests_on_what_failed() -> None:
    lines = (*CASE[:2], CASE[3], "concluded 2026-12-04", *CLEARED, answered("c9", "no"))
    facts = told(*lines, 'deliberated 2026-12-07 opinions=["none"]')
    assert facts["opinions"][0]["grounds"] == (
        "《实施意见》第二部分第（二）项第1点第（9）种情形（无明确限制领域的探索性试验出现偏差）不成立"
    )


def test_an_opinion_that_was_sent_back_is_none() -> None:
    back = ("approved 2026-12-09 returned=deliberation reason=请补充说明",)
    lines = (
        *CASE[:2],
        CASE[3],
        "concluded 2026-12-04",
        'deliberated 2026-12-07 opinions=["none"]',
        "submitted 2026-12-08",
    )
    assert told(*lines)["deliberated_on"] == "2026年12月7日"
    assert told(*lines, *back)["deliberated_on"] is None
    assert told(*lines, *back)["acts"][-1]["kind"] == "退回重新审议"


def test_a_clarification_that_isnt_needed_is_none() -> None:
    assert told(*CASE[:-3], "clarified 2026-12-15")["clarified_on"] is None


def test_a_meeting_tells_each_case_under_its_own_number() -> None:
    cases = [
        case_of(*CASE),
        case_of(*CASE[:7], "deliberated 2026-12-07 returned=investigation opinions=[]"),
    ]
    facts = minutes_facts(cases, [at("meeting")] * 2)
    assert [line["verdict"][:14] for line in facts["cases"]] == [
        "对陈某（某县住建局科长）予以",
        "退回补充调查",
    ]
    assert facts["meeting_on"] == "2026年12月7日"
    assert facts["meeting_present"] == "赵某（组长，纪委监委）、钱某（组织部门）"
    assert facts["chair"] == "赵某"


def test_minutes_say_who_was_away_and_who_was_recused() -> None:
    people = {**PEOPLE, **{name: {"organ": "audit", "role": "member"} for name in ("孙某", "吴某")}}
    people |= {"李某": {"organ": "audit", "role": "officer"}}
    case = case_of(*CASE[:2], "recused 2026-11-23 member=吴某", *CASE[2:7], "deliberated 2026-12-07")
    where = at("meeting")._replace(members=people)
    facts = minutes_facts([case], [where])
    assert (facts["meeting_absent"], facts["meeting_recused"]) == ("孙某", "吴某")


def test_minutes_are_of_one_meeting() -> None:
    first = case_of(*CASE[:7], "deliberated 2026-12-07")
    twice = case_of(
        *CASE[:7], "deliberated 2026-12-07 returned=deliberation opinions=[]", "deliberated 2026-12-09"
    )
    with pytest.raises(Refused) as caught:
        minutes_facts([first, twice], [at("meeting")] * 2)
    assert caught.value.code == "not_one_meeting"
    assert caught.value.facts["days"] == [day("2026-12-07"), day("2026-12-09")]
    asked = minutes_facts([first, twice], [at("meeting", on="2026-12-07")] * 2)
    assert asked["meeting_on"] == "2026年12月7日"
    early = minutes_facts([first, case_of(*CASE[:2])], [at("meeting")] * 2)
    assert (early["meeting_on"], early["early"]) == (None, "阳容〔2026〕1号")


def test_an_agenda_takes_only_what_waits_for_deliberation() -> None:
    waiting = case_of(*CASE[:7])
    assert agenda_facts([waiting], [at("meeting")])["is_waiting"]
    facts = agenda_facts([waiting, case_of(*CASE[:2])], [at("meeting")] * 2)
    assert (facts["is_waiting"], facts["early"]) == (None, "阳容〔2026〕1号")
    assert facts["cases"][1]["next_due"] == "受理时限至2026年11月30日届满"


@pytest.mark.parametrize(
    ("kind", "on"),
    [
        pytest.param("noticed", "2026-11-23"),
        pytest.param("extended", "2026-12-01"),
        pytest.param("step", "2026-11-25"),
        pytest.param("concluded", "2026-12-04"),
        pytest.param("deliberated", "2026-12-07"),
        pytest.param("met", "2026-12-07"),
        pytest.param("submitted", "2026-12-08"),
        pytest.param("decided", "2026-12-11"),
        pytest.param("told", "2026-12-14"),
        pytest.param("delivered", "2026-12-14"),
        pytest.param("filed", "2026-12-14"),
        pytest.param("clarified", "2026-12-15"),
        pytest.param(None, None),
    ],
)
def test_a_paper_bears_the_day_of_what_it_is_about(kind: str | None, on: str | None) -> None:
    assert day_of_paper(kind, case_of(*CASE), None, None, PROFILE) == (day(on) if on else None)
    if kind:
        assert day_of_paper(kind, case_of(CASE[0]), None, None, PROFILE) is None


def test_the_day_is_that_of_the_one_chosen_and_of_the_lead() -> None:
    assert day_of_paper("step", case_of(*CASE), 1, None, PROFILE) == day("2026-11-24")
    assert day_of_paper("step", case_of(*CASE), 9, None, PROFILE) is None
    assert day_of_paper("noticed", case_of(*CASE[:2]), None, None, PROFILE) == day("2026-11-20")
    assert day_of_paper("delivered", case_of(*CASE), None, "某县财政局", PROFILE) == day("2026-12-11")
    lead = lead_of(*LEAD[:3], "verification 2026-11-09 method=site", *LEAD[3:])
    assert day_of_paper("talked", lead_of(*LEAD[:3]), None, None, PROFILE) == day("2026-11-06")
    assert day_of_paper("talked", lead, 3, None, PROFILE) == day("2026-11-09")
    assert day_of_paper("talked", lead, None, None, PROFILE) == day("2026-11-10")
    assert day_of_paper("talked", lead, 5, None, PROFILE) is None
    assert day_of_paper("listed", lead, None, None, PROFILE) == day("2026-11-23")
    assert day_of_paper("signed_off", lead, None, None, PROFILE) == day("2026-12-07")


def test_an_application_is_called_by_its_channel() -> None:
    assert told(*CASE[:1])["application"] == "陈某（某县住建局科长）提出的书面申诉"
    submitted = told(TWO_PARTIES)
    assert submitted["application"] == "县纪委报送的初步意见"
    assert submitted["told_declined"] == "县纪委、甲某、乙局"
    assert told(TWO_PARTIES, party=2)["told_declined"] == "乙局"


def test_with_a_party_only_its_outcome_is_told() -> None:
    lines = (TWO_PARTIES, "accepted 2026-11-20", 'deliberated 2026-12-07 opinions=["exempted","none"]')
    assert [line["name"] for line in told(*lines)["opinions"]] == ["甲某", "乙局"]
    assert [line["name"] for line in told(*lines, party=2)["opinions"]] == ["乙局"]


@pytest.mark.parametrize(
    ("outcomes", "party", "names", "said"),
    [
        pytest.param('["exempted","none"]', None, "甲某", "对甲某予以免责", id="exempted"),
        pytest.param('["exempted","none"]', 2, "乙局", "对乙局不予容错", id="chosen"),
        pytest.param('["lenient","none"]', None, "甲某", "对甲某从轻问责", id="lenient"),
        pytest.param(
            '["mitigated","lenient"]', None, "甲某、乙局", "对甲某减轻问责，对乙局从轻问责", id="both"
        ),
        pytest.param('["none","none"]', None, "甲某、乙局", "对甲某、乙局不予容错", id="none"),
    ],
)
def test_a_clarification_says_what_was_decided(
    outcomes: str, party: int | None, names: str, said: str
) -> None:
    deliberated = (TWO_PARTIES, "accepted 2026-11-20", f"deliberated 2026-12-07 opinions={outcomes}")
    undecided = told(*deliberated, party=party)
    assert undecided["cleared_said"] is None, "an opinion is no decision"
    facts = told(*deliberated, "decided 2026-12-11", party=party)
    assert (facts["cleared_names"], facts["cleared_said"]) == (names, said)


@pytest.mark.parametrize(
    ("outcomes", "decided", "declined"),
    [
        pytest.param('["exempted"]', True, False, id="decided"),
        pytest.param('["declined"]', False, True, id="declined"),
        pytest.param("[null]", False, False, id="unknown"),
        pytest.param("[]", False, False, id="none"),
    ],
)
def test_a_case_taken_over_as_closed_was_decided_or_declined_or_nobody_knows(
    outcomes: str, decided: bool, declined: bool
) -> None:
    line = (
        "taken_over 2026-11-23 prefix=阳容 year=2025 serial=3 profile=2 state=closed"
        f' outcomes={outcomes} parties=[{{"name":"陈某","kind":"person"}}] points=[]'
        ' taken_over={"file":"台账.xlsx","row":2,"sha256":"0"}'
    )
    facts = told(line)
    assert (bool(facts["is_decided"]), bool(facts["is_declined"])) == (decided, declined)


def test_an_official_of_a_lead_has_the_post_and_the_unit_beside_it_none() -> None:
    facts = lead_facts(lead_of(*LEAD), at())
    assert facts["subjects"] == "刘某（科长）"
    assert lead_facts(lead_of("lead 2026-11-02"), at())["subjects"] == "某局"
    assert lead_facts(lead_of("lead 2026-11-02 unit=null"), at())["subjects"] is None


def test_the_record_is_of_the_last_talk() -> None:
    verified = (*LEAD[:3], "verification 2026-11-09 method=site")
    facts = lead_facts(lead_of(*verified), at("verification"))
    assert (facts["talk_n"], facts["talk_method_code"]) == ("2", "talk")
    assert lead_facts(lead_of(*verified), at("verification", n=3))["talk_method_code"] == "site"
    assert lead_facts(lead_of(LEAD[0], LEAD[1]), at("verification"))["talk_method_code"] == "files"
    assert lead_facts(lead_of(LEAD[0]), at("verification"))["talk_on"] is None


@pytest.mark.parametrize(
    ("measure", "talked"),
    [
        pytest.param("m1", "谈话提醒"),
        pytest.param("m2", "诫勉谈话"),
        pytest.param("m3", None),
        pytest.param("m5.1", None),
        pytest.param("other:责令检查", None),
    ],
)
def test_a_disposition_by_a_talk_has_a_record_too(measure: str, talked: str | None) -> None:
    disposed = f"disposed 2026-11-10 measure={measure}"
    facts = lead_facts(lead_of(*LEAD[:4], disposed), at("verification"))
    assert facts["talk_measure"] == talked
    assert facts["talk_on"] == ("2026年11月10日" if talked else "2026年11月6日")
    assert len(facts["verifications"]) == 2
    later = lead_of(*LEAD[:4], disposed, "verification 2026-11-12 method=talk")
    assert lead_facts(later, at("verification"))["talk_n"] == "3"


def test_of_who_gave_a_lead_no_fact_speaks() -> None:
    facts = lead_facts(lead_of(LEAD[0] + ' informant="abc"', "source_shown reason=核实需联系"), at())
    assert "abc" not in str(facts)
    assert "s1" not in str(facts)
    assert "12345" not in str(facts)


def test_a_case_taken_over_is_as_far_as_it_had_come_and_the_rest_is_unknown() -> None:
    line = (
        'taken_over 2026-11-23 prefix=阳容 year=2025 serial=3 profile=2 state=decided outcomes=["exempted"]'
        ' parties=[{"name":"陈某","kind":"person"}] points=[] decided_on=2025-05-06 decision=阳容决〔2025〕3号'
        ' taken_over={"file":"台账.xlsx","row":2,"sha256":"0"}'
    )
    facts = told(line)
    assert facts["is_concluded"]
    assert facts["is_decided"]
    assert facts["decision_document"] == "阳容决〔2025〕3号"
    assert facts["opinions"][0]["said"] == "对陈某予以免责"
    for name in ("applicant_full", "channel", "received_on", "accepted_on", "approved_by", "finding"):
        assert facts[name] is None


def test_a_paper_states_the_items_as_they_stood_on_its_own_day() -> None:
    lines = (
        *CASE[:-6],
        "correction 2026-12-14 text=另一项 due=2027-01-15",
        "correction_reported 2026-12-20 item=1",
        "correction_returned 2026-12-24 item=1 due=2027-01-08",
    )

    def listed(on: str) -> list[tuple[str, str, str]]:
        facts = case_facts(case_of(*lines), at(on=on))
        return [(line["n"], line["due_on"], line["standing"]) for line in facts["corrections"]]

    first = ("1", "2026年12月25日", "待报告")
    assert listed("2026-12-07") == [first], "nobody said when it was listed: it may have been by then"
    assert listed("2026-12-14") == [first, ("2", "2027年1月15日", "待报告")]
    assert listed("2026-12-23")[0] == ("1", "2026年12月25日", "已报告")
    assert listed("2026-12-24")[0] == ("1", "2027年1月8日", "待报告")


def test_a_reminder_is_of_the_items_as_they_stood_on_its_own_day() -> None:
    lines = (
        *CASE[:-6],
        "correction 2026-12-14 text=另一项 due=2027-01-15",
        "correction_reported 2026-12-30 item=1",
        "correction_returned 2026-12-31 item=1 due=2027-01-08",
    )

    def overdue(on: str) -> list[str]:
        lates = case_facts(case_of(*lines), at(on=on))["overdue"]
        return [line["due_on"] for line in lates if "纠错" in line["what"]]

    assert overdue("2026-12-28") == ["2026年12月25日"]
    assert overdue("2026-12-30") == []
    with pytest.raises(BadInput, match="unknown_item"):
        case_facts(case_of(*lines), at("item", on="2026-12-11", n=2))


def test_a_paper_on_a_lead_states_what_stood_on_its_own_day() -> None:
    lines = (
        *LEAD[:5],
        "rectification 2026-11-16 text=清理积压审批 due=2026-11-30 responsible=某局",
        "rectification 2026-11-12 text=公布审批时限 due=2026-12-31 responsible=刘某",
        "rectified 2026-11-27 item=1 text=已清理",
        "rectification_returned 2026-12-01 item=1 due=2026-12-18",
        "rectified 2026-12-10 item=1 text=全部办结",
    )
    lead = lead_of(*lines)
    early = lead_facts(lead, at("item", on="2026-11-12"))
    assert [(line["n"], line["due_on"]) for line in early["items"]] == [("2", "2026年12月31日")]
    assert lead_facts(lead, at("item", on="2026-11-12", n=2))["item_text"] == "公布审批时限"
    with pytest.raises(BadInput, match="unknown_item"):
        lead_facts(lead, at("item", on="2026-11-12", n=1))
    reported = lead_facts(lead, at("item", on="2026-11-30"))
    assert (reported["item_due_on"], reported["item_report"]) == ("2026年11月30日", "已清理")
    assert lead_facts(lead, at("item", on="2026-12-01", n=1))["item_due_on"] == "2026年12月18日"
    assert lead_facts(lead, at("item", on="2026-12-10"))["item_report"] == "全部办结"
    assert lead_facts(lead, at(on="2026-11-09"))["dispositions"] == []
