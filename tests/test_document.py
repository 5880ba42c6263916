"""A case and its limits as the documents that outsiders read: the keys of the contract, nothing guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.documents.case import case_document, summary_document
from sqqf.procedure.documents.clock import counting
from sqqf.procedure.record.acts import Act
from sqqf.procedure.time.lights import DeadlineLine
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.intake import missing
from tests.cases import DECIDED, PROFILE, RECEIVED, WORKDAYS, case_of, histories

ACCEPTED = "accepted 2026-11-20"

# As the contract lists them. More may stand beside them.
CASE_KEYS = [
    *("no", "id", "state", "outcome", "channel", "applicant", "parties", "matter", "points", "circumstances"),
    *("officer", "received_on", "registered_on", "accepted_on", "declined_on", "notified_on", "concluded_on"),
    *("decided_on", "closed_on", "deadlines", "steps", "acts", "next"),
]
LINE_KEYS = [
    *(
        "case",
        "kind",
        "article",
        "starts_on",
        "working_days",
        "original_due_on",
        "due_on",
        "met_on",
        "status",
    ),
    *("working_days_left", "days_overdue", "provisional", "officer", "party"),
]


def document(*lines: str) -> dict[str, Any]:
    case = case_of(*lines)
    whole = case_document(summary_document(case, PROFILE, "city"), case, PROFILE, [])
    again: dict[str, Any] = json.loads(json.dumps(whole))
    assert again == whole, "not plain JSON"
    return whole


def test_the_keys_of_the_contract_stand_in_its_order() -> None:
    keys = list(document(RECEIVED))
    assert [key for key in keys if key in CASE_KEYS] == CASE_KEYS
    assert [key for key in DeadlineLine._fields if key in LINE_KEYS] == LINE_KEYS


def test_a_new_case() -> None:
    whole = document("received 2026-11-16 points=2 officer=李某")
    del whole["acts"]
    applicant = {"name": "陈某", "kind": "person", "unit": "某县住建局", "post": None}
    points = [{"n": 1, "text": "要点1", "steps": 0}, {"n": 2, "text": "要点2", "steps": 0}]
    told: dict[str, Any] = {
        "no": "阳容〔2026〕1号", "id": "c1", "state": "registered", "channel": "appeal", "applicant": applicant,
        "parties": [{"n": 1, **applicant, "outcome": None}], "matter": "老旧小区改造中变更施工方案",
        "points": points, "officer": "李某", "received_on": "2026-11-16", "registered_on": "2026-11-16",
        "missing": ["written_appeal"], "circumstances": [], "documents": [], "attached": [], "steps": [], "deadlines": [],
        "decisions": [], "corrections": [], "outstanding": [], "untold": [1],
    }  # fmt: skip
    assert {name: whole[name] for name in told} == told
    unknown = {name for name, value in whole.items() if value is None}
    assert unknown == whole.keys() - told.keys() - {"next"}


def test_a_case_investigated() -> None:
    whole = document(
        'received 2026-11-16 points=2 circumstances=["c9"]',
        ACCEPTED,
        "notified 2026-11-23",
        "step 2026-11-24 points=[1,2]",
        'step 2026-11-25 points=[2] evidence=["会议纪要"]',
        "concluded 2026-12-04",
    )
    dates = ("accepted_on", "notified_on", "concluded_on", "declined_on")
    assert [whole[name] for name in dates] == ["2026-11-20", "2026-11-23", "2026-12-04", None]
    assert [point["steps"] for point in whole["points"]] == [1, 2]
    assert whole["circumstances"] == ["c9"]
    assert whole["steps"][1] == {
        "n": 2, "seq": 5, "on": "2026-11-25", "method": "document", "points": [2], "people": ["李某", "王某"],
        "finding": "会议纪要载明", "evidence": ["会议纪要"], "invited": [], "recorded_late": False, "parties": [],
    }  # fmt: skip


def test_a_step_that_names_a_point_twice_is_one_step() -> None:
    assert document(RECEIVED, ACCEPTED, "step 2026-11-24 points=[1,1]")["points"][0]["steps"] == 1


def test_a_declined_case_says_so_for_every_party() -> None:
    parties = 'parties=[{"name":"甲","kind":"person"},{"name":"乙","kind":"unit","unit":"某局"}]'
    whole = document(f"{RECEIVED} {parties}", "declined 2026-11-20")
    assert (whole["outcome"], whole["declined_on"]) == ("declined", "2026-11-20")
    assert [(party["n"], party["name"], party["outcome"]) for party in whole["parties"]] == [
        (1, "甲", "declined"),
        (2, "乙", "declined"),
    ]


@pytest.mark.parametrize(
    ("line", "on", "because"),
    [
        ("withdrawn 2026-11-24 reason=撤回", "2026-11-24", "撤回"),
        ("ended 2026-11-24 reason=died", "2026-11-24", "died"),
        ("voided reason=重复", None, "重复"),
    ],
)
def test_an_end_says_when_and_why(line: str, on: str | None, because: str) -> None:
    whole = document(RECEIVED, line)
    assert (whole["ended_on"], whole["ended_because"]) == (on, because)


def test_the_acts_are_shown_as_recorded_with_the_correction_beside() -> None:
    acts = document(RECEIVED, ACCEPTED, 'amended act=2 set={"on":"2026-11-19"}')["acts"]
    assert [(act["seq"], act["kind"], act["on"]) for act in acts] == [
        (1, "registered", "2026-11-16"),
        (2, "accepted", "2026-11-20"),
        (3, "amended", None),
    ]
    assert set(acts[0]) == {"seq", "kind", "on", "recorded_at", "by", "today", "body"}


MISSING = [
    ("appeal", [], ["written_appeal"]),
    ("appeal", ["书面申诉材料"], []),
    ("preliminary", [], ["preliminary_opinion", "evidence"]),
    ("preliminary", ["关于陈某的初步意见"], ["evidence"]),
    ("department", ["Preliminary Opinion", "证明材料"], []),
]


@pytest.mark.parametrize(
    ("channel", "papers", "wanted"), MISSING, ids=[f"{c}-{len(p)}" for c, p, _ in MISSING]
)
def test_what_wasnt_given_is_shown_as_missing(channel: str, papers: list[str], wanted: list[str]) -> None:
    given = (
        json.dumps([paper.replace(" ", "\\u0020") for paper in papers])
        .replace("\\\\u", "\\u")
        .replace(", ", ",")
    )
    assert missing(case_of(f"{RECEIVED} channel={channel} documents={given}"), PROFILE) == wanted


@pytest.mark.parametrize("paper", ["name=申诉书.pdf", "name=1.pdf title=书面申诉"])
def test_a_paper_attached_later_is_no_longer_missing(paper: str) -> None:
    assert missing(case_of(RECEIVED, "attached name=1.pdf"), PROFILE) == ["written_appeal"]
    assert missing(case_of(RECEIVED, f"attached {paper}"), PROFILE) == []


def test_a_due_date_is_shown_day_by_day() -> None:
    """2026-02-09 + 10 working days: over the Spring Festival to the make-up Saturday."""
    (limit,) = deadlines(case_of("received 2026-02-09"), PROFILE, "city", WORKDAYS)
    count = counting(limit, WORKDAYS)
    days = count["days"]
    assert [(days[0]["date"], days[0]["counted"]), (days[-1]["date"], days[-1]["counted"])] == [
        ("2026-02-10", 1),
        ("2026-02-28", 10),
    ]
    assert days[-1]["kind"] == "makeup"
    assert [day["counted"] for day in days if day["kind"] in ("holiday", "weekend")] == [None] * 9
    assert [source["year"] for source in count["sources"]] == [2026]
    assert count["extensions"] == []


def test_the_extensions_of_a_due_date_are_shown() -> None:
    case = case_of(RECEIVED, ACCEPTED, "extended 2026-12-01 days=5", "extended 2026-12-02 to=2027-03-01")
    limit = next(
        found for found in deadlines(case, PROFILE, "city", WORKDAYS) if found.kind == "investigation"
    )
    count = counting(limit, WORKDAYS)
    assert count["extensions"] == [
        {"agreed_on": "2026-12-01", "days": 5, "to": None, "due_on": "2027-01-11", "late": False},
        {"agreed_on": "2026-12-02", "days": None, "to": "2027-03-01", "due_on": "2027-03-01", "late": False},
    ]
    assert count["days"][-1]["date"] == "2027-03-01"
    assert [(source["year"], source["provisional"]) for source in count["sources"]] == [
        (2026, False),
        (2027, True),
    ]


def test_what_an_item_and_a_decision_look_like_in_the_whole_document() -> None:
    whole = document(*DECIDED, "correction", "correction_reported 2026-12-14")
    assert [(one["on"], one["document"], one["parties"][0]["outcome"]) for one in whole["decisions"]] == [
        ("2026-12-11", "阳容决〔2026〕1号", "exempted")
    ]
    assert [(one["n"], one["reported_on"], one["signed_off_on"]) for one in whole["corrections"]] == [
        (1, "2026-12-14", None)
    ]
    assert whole["outstanding"] == ["feedback_applicant", "feedback_party", "delivery"]
    assert document(*DECIDED[:-1])["outstanding"] == []


@given(histories)
def test_any_case_on_record_can_be_shown(acts: list[Act]) -> None:
    case = fold_case(acts, PROFILE)
    whole = case_document(summary_document(case, PROFILE, "city"), case, PROFILE, [])
    assert json.loads(json.dumps(whole)) == whole
    assert whole["state"] in PROFILE.states
    assert case.received_on
    assert whole["received_on"] == case.received_on.isoformat()
    assert len(whole["acts"]) == len(acts)
