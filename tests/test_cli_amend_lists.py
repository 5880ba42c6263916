"""``case amend --add`` and ``--drop``: a party forgotten, one too many, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

ACCEPTED = (CITY, CASE, "case accept 1 --on 2026-11-20", "case notify 1 --on 2026-11-20 --method direct")
ADD = "case amend 1 --act 3 --add party=李某:person:某县住建局:科长 --reason 登记时遗漏"
CLEARED = "assess bar 1 x1 --established no --reason 未见"


def parties(case: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(one["name"], one["post"]) for one in case["parties"]]


def test_a_party_forgotten_is_told_of_the_acceptance_on_their_own(sqqf: Sqqf) -> None:
    """The notice to each party was to those on record then."""
    sqqf.given(*ACCEPTED)
    assert sqqf.json("case", "show", "1")["notified_on"] == "2026-11-20"
    case = sqqf.json(*ADD.split())
    assert parties(case) == [("陈某", None), ("李某", "科长")]
    assert (case["notified_on"], case["untold"]) == (None, [2])
    assert [line["status"] for line in case["deadlines"] if line["kind"] == "acceptance"] == ["open"]
    told = sqqf.json("case", "notify", "1", "--on", "2026-11-23", "--method", "mail", "--party", "2")
    assert (told["notified_on"], told["untold"]) == ("2026-11-23", [])
    assert sqqf.json("verify")["ok"]


def test_they_are_assessed_on_their_own(sqqf: Sqqf) -> None:
    """What was answered for all before isn't about them; what is answered after is."""
    sqqf.given(*ACCEPTED, CLEARED, ADD, CLEARED.replace("x1", "x2"))
    found = [
        [bar["established"] for bar in party["bars"][:2]]
        for party in sqqf.json("assess", "show", "1")["parties"]
    ]
    assert found == [[False, False], [None, False]]


def test_after_the_deliberation_the_opinions_say_for_whom_they_are(sqqf: Sqqf) -> None:
    sqqf.given(
        *ACCEPTED,
        "member add 赵某 --organ discipline",
        "member add 钱某 --organ audit",
        "step add 1 --method document --point 1 --point 2 --on 2026-11-20 --people 李某 --finding 属实",
        "case conclude 1 --on 2026-11-20 --finding 属实",
        "case deliberate 1 --on 2026-11-21 --present 赵某,钱某 --opinion none --reason 不符合",
    )
    answer = sqqf(*ADD.split())
    assert answer.code == 1
    assert "amend act" in answer.err


def test_who_was_named_too_many_goes(sqqf: Sqqf) -> None:
    sqqf.given(CITY, f"{CASE} --party 陈某 --party 李某 --party 丁某")
    assert parties(
        sqqf.json("case", "amend", "1", "--act", "3", "--drop", "party.2", "--reason", "误列")
    ) == [
        ("陈某", None),
        ("丁某", None),
    ]


def test_who_was_spoken_of_stays_until_that_is_struck_out(sqqf: Sqqf) -> None:
    sqqf.given(*ACCEPTED, ADD, "case notify 1 --on 2026-11-23 --method mail --party 2")
    drop = "case amend 1 --act 3 --drop party.2 --reason 误列"
    answer = sqqf(*drop.split())
    assert answer.code == 1
    assert "“notified” (act 7) is about them" in answer.err
    sqqf.ok("case", "amend", "1", "--act", "7", "--strike", "--reason", "误录")
    assert parties(sqqf.json(*drop.split())) == [("陈某", None)]


@pytest.mark.parametrize(
    ("added", "fact", "listed"),
    [
        ("--add circumstance=c9 --add circumstance=c10", "circumstances", ["c9", "c10"]),
        ("--add document=申诉书 --add document=会议纪要", "documents", ["申诉书", "会议纪要"]),
    ],
    ids=["circumstances", "documents"],
)
def test_other_lists_grow_too(sqqf: Sqqf, added: str, fact: str, listed: list[str]) -> None:
    case = sqqf.given(CITY, CASE).json("case", "amend", "1", "--act", "3", *added.split(), "--reason", "补录")
    assert case[fact] == listed


def test_an_official_of_a_lead_is_added(sqqf: Sqqf) -> None:
    sqqf.given(
        CITY,
        "lead new --source s1 --area i1 --unit 某局 --person 王某:局长 --text 迟迟不修 --received 2026-11-17",
    )
    lead = sqqf.json("lead", "amend", "1", "--act", "3", "--add", "person=丁某:科长", "--reason", "遗漏")
    assert [(one["name"], one["post"]) for one in lead["persons"]] == [("王某", "局长"), ("丁某", "科长")]


REFUSED = {
    "a point after acceptance": ("--add point=另一事项", 1, "the matter is fixed from acceptance on"),
    "a fact that is no list": ("--add matter=x", 2, "matter"),
    "a place that there isn't": ("--drop party.2", 2, "there is no party.2"),
    "the only party": ("--drop party.1", 2, "parties"),
    "no value": ("--add party=", 2, "party"),
    "beside striking out": ("--strike --add party=李某", 2, "--strike"),
}


@pytest.mark.parametrize(("options", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused(sqqf: Sqqf, options: str, code: int, said: str) -> None:
    answer = sqqf.given(*ACCEPTED)("case", "amend", "1", "--act", "3", *options.split(), "--reason", "误")
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
