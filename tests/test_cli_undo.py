"""``sqqf undo``: what one has just recorded by mistake is struck out by a word; both stay on record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = "lead new --source s1 --area i1 --unit 某县水务局 --text 迟迟不修 --received 2026-11-17"
ACCEPT = "--by 李某 case accept 1 --on 2026-11-20"


def test_the_last_act_is_struck_out_and_both_stay(sqqf: Sqqf) -> None:
    case = sqqf.given(CITY, CASE, ACCEPT).json("--by", "李某", "undo", "--reason", "日期录错")
    assert (case["state"], case["accepted_on"]) == ("registered", None)
    assert [act["kind"] for act in case["acts"]] == ["registered", "accepted", "amended"]
    assert case["acts"][-1]["body"] == {"act": 4, "struck": True, "reason": "日期录错"}
    assert sqqf.json("verify")["ok"]
    sqqf.ok(*ACCEPT.replace("2026-11-20", "2026-11-19").split())
    assert sqqf.json("case", "show", "1")["accepted_on"] == "2026-11-19"


def test_without_a_reason_it_was_a_mistake(sqqf: Sqqf) -> None:
    said = sqqf.given(CITY, CASE, ACCEPT).ok("--by", "李某", "undo").splitlines()
    assert said[0] == "taken back: #4 accepted"
    act = sqqf.json("case", "show", "1")["acts"][-1]
    assert act["body"]["reason"] == "recorded by mistake, taken back at once"


@pytest.mark.parametrize(("line", "track"), [(CASE, "case"), (LEAD, "lead")], ids=["case", "lead"])
def test_a_registration_is_voided(sqqf: Sqqf, line: str, track: str) -> None:
    sqqf.given(CITY, line)
    assert sqqf.json("undo")["state"] == "void"
    assert [one["state"] for one in sqqf.json(track, "list")] == ["void"]


def test_what_others_recorded_elsewhere_doesnt_matter(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, ACCEPT, LEAD)
    assert sqqf.json("--by", "李某", "undo")["state"] == "registered"


REFUSED = {
    "followed": ((CASE, ACCEPT, "--by 王某 case note 1 --text 已阅"), 1, "王某 has recorded another since"),
    "a registration, followed": (
        ("--by 李某 " + CASE, "--by 王某 case note 1 --text 已阅"),
        1,
        "sqqf case void 2026-1",
    ),
    "an amendment": ((CASE, ACCEPT, "--by 李某 undo"), 1, "is a correction or an undoing itself"),
    "the ledger itself": (("--by 李某 member add 赵某 --organ discipline",), 1, "it isn't undone"),
    "nothing": ((CASE,), 2, "nothing on record was recorded by “李某”"),
}


@pytest.mark.parametrize(("lines", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused(sqqf: Sqqf, lines: tuple[str, ...], code: int, said: str) -> None:
    before = sqqf.given(CITY, *lines).json("verify")["head"]
    answer = sqqf("--by", "李某", "undo")
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert sqqf.json("verify")["head"] == before


def test_after_an_hour_it_is_corrected_like_any_other_act(sqqf: Sqqf) -> None:
    """The sample's acts were recorded long ago."""
    sqqf.ok("demo", "--cases", "3", "--ledger", str(sqqf.ledger))
    with closing(sqlite3.connect(sqqf.ledger)) as ledger:
        (by,) = ledger.execute(
            "SELECT recorded_by FROM acts WHERE case_id IS NOT NULL AND kind NOT IN ('amended')"
            " ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    answer = sqqf("--by", by, "undo")
    assert answer.code == 1
    assert "was recorded more than an hour ago" in answer.err
    assert "--strike --reason TEXT" in answer.err
