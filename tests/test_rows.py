"""A line of the ledger as the cells of its row: one a line where there are several, terms for codes, dates as dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sqqf.papers.sheets.columns import COLUMNS
from sqqf.papers.sheets.rows import Cell, Words, header, row
from tests.cases import PROFILE

ZH = Words(PROFILE, "zh", {"blue": "蓝", "yellow": "黄", "red": "红"})
EN = Words(PROFILE, "en", {"blue": "blue", "yellow": "yellow", "red": "red"})
QUIET = {"next_due_on": None, "working_days_left": None, "light": None}
CASE: dict[str, Any] = {
    "no": "阳容〔2026〕1号",
    "state": "investigating",
    "outcome": None,
    "channel": "preliminary",
    "applicant": {"name": "某县纪委监委", "kind": "unit", "unit": None, "post": None},
    "parties": [
        {"n": 1, "name": "陈某", "kind": "person", "unit": "某县住建局", "post": None, "outcome": "exempted"},
        {"n": 2, "name": "某县住建局", "kind": "unit", "unit": None, "post": None, "outcome": None},
    ],
    "matter": "变更施工方案\n及其审批",
    "points": [{"n": 1, "text": "是否研究", "steps": 2}, {"n": 2, "text": "有无损失\n及补救", "steps": 0}],
    "circumstances": ["c9", "c11"],
    "officer": None,
    **dict.fromkeys(
        ("received_on", "registered_on", "accepted_on", "investigation_due_on"), "2026-11-16"
    ),
    **dict.fromkeys(
        ("declined_on", "notified_on", "concluded_on", "deliberated_on", "submitted_on", "approved_on")
    ),
    **dict.fromkeys(("decided_on", "decision", "filed_on", "closed_on", "ended_on", "ended_because")),
    **dict.fromkeys(("arising_from", "merged_into", "zone", "proceeding", "managed_by")),
    "documents": ["初步意见", "会议纪要"],
}  # fmt: skip
LEAD: dict[str, Any] = {
    "no": "L2026-1",
    "state": "disposed",
    "source": "s1.4",
    "area": "i5.4",
    "unit": "某局",
    "persons": [{"n": 1, "name": "陈某", "post": "科长"}, {"n": 2, "name": "王某", "post": None}],
    "text": "长期未予答复",
    "officer": "李某",
    "lead_organ": "discipline",
    "subject_kind": "person",
    "gravity": "ordinary",
    **dict.fromkeys(("received_on", "registered_on", "verified_on", "disposed_on"), "2026-11-16"),
    "measures": ["m1", None],
    **dict.fromkeys(("unfounded_on", "closed_on", "joined_into", "split_from")),
}


def cells(track: str, entry: dict[str, Any], words: Words = ZH, **standing: Any) -> dict[str, Cell]:
    """The cells that aren't empty, by the key of their column."""
    more = {"items": 0, "signed_off": 0} if track == "inaction" else {}
    found = row(track, entry, {**QUIET, **more, **standing}, words)
    keys = [column.key for column in COLUMNS[track]]
    return {key: cell for key, cell in zip(keys, found, strict=True) if cell is not None}


def test_a_case_is_a_row() -> None:
    standing: dict[str, Any] = {"next_due_on": "2026-12-28", "working_days_left": -3, "light": "red"}
    received = date(2026, 11, 16)
    assert cells("tolerance", CASE, **standing) == {
        "no": "阳容〔2026〕1号",
        "state": "调查中",
        "channel": "问责机关报送",
        "applicant": "某县纪委监委",
        "applicant_kind": "单位",
        "parties": "陈某\n某县住建局",
        "party_kinds": "个人\n单位",
        "party_units": "某县住建局\n—",
        "outcomes": "免责\n—",
        "matter": "变更施工方案\n及其审批",
        "points": "1. 是否研究\n2. 有无损失↵及补救",
        "steps": "2\n0",
        "circumstances": "c9\nc11",
        "received_on": received,
        "registered_on": received,
        "accepted_on": received,
        "investigation_due_on": received,
        "documents": "初步意见\n会议纪要",
        "next_due_on": date(2026, 12, 28),
        "working_days_left": -3,
        "light": "红",
    }


def test_a_lead_is_a_row() -> None:
    received = date(2026, 11, 16)
    assert cells("inaction", LEAD, EN, items=2, signed_off=1) == {
        "no": "L2026-1",
        "state": PROFILE.term("states", "disposed", "en"),
        "source": PROFILE.term("sources", "s1.4", "en"),
        "area": PROFILE.term("areas", "i5.4", "en"),
        "unit": "某局",
        "persons": "陈某\n王某",
        "posts": "科长\n—",
        "text": "长期未予答复",
        "officer": "李某",
        "lead_organ": PROFILE.term("organs", "discipline", "en"),
        "subject_kind": PROFILE.term("subject_kinds", "person", "en"),
        "gravity": "ordinary",
        "received_on": received,
        "registered_on": received,
        "verified_on": received,
        "disposed_on": received,
        "measures": "reminder talk\n—",
        "items": 2,
        "signed_off": 1,
    }


def test_one_alone_stands_without_a_sign_for_what_is_unknown() -> None:
    alone = {"n": 1, "name": "陈某", "kind": "person", "unit": None, "post": None, "outcome": None}
    found = cells("tolerance", {**CASE, "parties": [alone], "points": CASE["points"][:1]})
    assert found["parties"] == "陈某"
    assert found["points"] == "1. 是否研究"
    assert found["steps"] == "2"
    assert not found.keys() & {"party_units", "party_posts", "outcomes"}


def test_what_an_older_ledger_did_not_know_stays_empty() -> None:
    unknown: dict[str, Any] = {
        "applicant": None,
        "channel": None,
        "points": [],
        "circumstances": [],
        "documents": [],
    }
    found = cells("tolerance", {**CASE, **unknown, "received_on": None})
    gone = {"applicant", "applicant_kind", "channel", "points", "steps", "circumstances", "documents"}
    assert not found.keys() & {*gone, "received_on"}


@pytest.mark.parametrize(
    ("organ", "shown"), [("other:某办", "其他：某办"), ("nobody", "nobody"), ("编办", "编办")]
)
def test_a_code_that_the_rules_do_not_know_is_shown_as_it_is(organ: str, shown: str) -> None:
    assert cells("inaction", {**LEAD, "lead_organ": organ})["lead_organ"] == shown


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("track", COLUMNS)
def test_every_term_that_is_shown_is_read_as_its_code(track: str, words: Words) -> None:
    for column in COLUMNS[track]:
        entries = PROFILE.section(column.section) if column.section else ()
        for entry in (one for top in entries for one in (top, *top.items)):
            term = words.profile.term(entry.section, entry.id, words.lang)
            assert PROFILE.find(entry.section, term) == entry.id


@pytest.mark.parametrize("track", COLUMNS)
def test_headers_stand_in_the_order_of_the_columns(track: str) -> None:
    assert header(track, "zh") == [column.zh for column in COLUMNS[track]]
    assert header(track, "en") == [column.en for column in COLUMNS[track]]
