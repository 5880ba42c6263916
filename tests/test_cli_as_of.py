"""``--as-of``: the commands show the ledger as it stood at the end of a day, by when things were recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.rules.profile import Profile
from sqqf.store.rules import adopt
from tests.cases import PROFILE, RECEIVED, day
from tests.test_as_of import recorded, stamp, told

if TYPE_CHECKING:
    from tests.conftest import Sqqf

EVENTS = recorded(
    ("2026-11-16T02:00:00Z", 1, RECEIVED),
    ("2026-11-17T02:00:00Z", 2, "received 2026-11-02 officer=王某"),
    ("2026-11-19T02:00:00Z", 1, "accepted 2026-11-17"),
    ("2026-11-20T15:59:59Z", 1, "notified 2026-11-20"),
    ("2026-11-20T16:00:00Z", 2, "declined 2026-11-18"),
    ("2026-11-23T02:00:00Z", 3, RECEIVED),
)
"""The second case was due on 16 November; declined on the 18th, which came on record when it was the 21st in China."""


@pytest.fixture
def sqqf_then(sqqf: Sqqf) -> Sqqf:
    told(sqqf.ledger, EVENTS).connection.close()
    return sqqf


def states(sqqf: Sqqf, on: str) -> dict[str, str]:
    return {case["no"]: case["state"] for case in sqqf.json("case", "list", "--as-of", on)}


def test_cases_are_listed_as_they_stood(sqqf_then: Sqqf) -> None:
    first, second, third = (f"阳容〔2026〕{n}号" for n in (1, 2, 3))
    assert states(sqqf_then, "2026-11-16") == {first: "registered"}
    assert states(sqqf_then, "2026-11-20") == {first: "investigating", second: "registered"}
    assert states(sqqf_then, "2026年11月21日") == {first: "investigating", second: "declined"}
    assert states(sqqf_then, "2026-11-23").keys() == {first, second, third}
    found = sqqf_then.json(
        "case", "list", "--as-of", "2026-11-20", "--state", "registered", "--officer", "王某"
    )
    assert [case["no"] for case in found] == [second]


def test_limits_stand_as_on_that_day(sqqf_then: Sqqf) -> None:
    def overdue(*options: str, today: str | None = None) -> list[tuple[str, int]]:
        found = sqqf_then.json("deadlines", "--overdue", *options, today=today)
        return [(line["case"], line["days_overdue"]) for line in found]

    second = "阳容〔2026〕2号"
    assert overdue("--as-of", "2026-11-16") == []
    assert overdue("--as-of", "2026-11-17") == [(second, 1)]
    assert overdue("--as-of", "2026-11-20") == [(second, 4)]
    assert overdue("--as-of", "2026-11-20", today="2027-03-01") == [(second, 4)], "today is that day"
    assert sqqf_then("deadlines", "--as-of", "2026-11-20", "--exit-code").code == 3
    within = sqqf_then.json("deadlines", "--as-of", "2026-11-16", "--within", "10")
    assert [line["due_on"] for line in within] == ["2026-11-30"]


def test_a_case_is_shown_with_what_was_on_record(sqqf_then: Sqqf) -> None:
    shown = sqqf_then("case", "show", "1", "--as-of", "2026-11-19", "--json")
    assert (shown.code, shown.err) == (
        0,
        "as it stood at the end of 2026-11-19, by when things were recorded\n",
    )
    case = shown.json()
    assert [act["kind"] for act in case["acts"]] == ["registered", "accepted"]
    assert (case["state"], case["notified_on"], case["accepted_on"]) == ("investigating", None, "2026-11-17")
    assert [line["status"] for line in case["deadlines"]] == ["open", "open"]
    page = sqqf_then.ok("case", "show", "1", "--as-of", "2026-11-16")
    assert "accepted" not in page.partition("What happened")[2].partition("What may come next")[0]
    assert "sqqf case accept 2026-1 --on DATE" in page
    now = sqqf_then.json("case", "show", "1")
    assert sqqf_then.json("case", "show", "1", "--as-of", "2026-11-23") == now


def test_the_summary_is_that_of_the_day(sqqf_then: Sqqf) -> None:
    found = sqqf_then.json("summary", "--as-of", "2026-11-20")
    assert found["date"] == "2026-11-20"
    assert {state: n for state, n in found["cases"].items() if n} == {"registered": 1, "investigating": 1}
    assert found["lights"]["red"] == 1
    assert sqqf_then.ok("summary", "--as-of", "2026-11-20").startswith("2026-11-20 (working day)\n")
    assert sqqf_then.ok().startswith("2026-11-23"), "alone it is today's"


LINES: list[tuple[str, str]] = [
    ("case show 3 --as-of 2026-11-22", "there is no case “阳容〔2026〕3号”"),
    ("case show 4 --as-of 2026-11-22", "there is no case “4”"),
    (
        "case show 1 --as-of 2026-11-14",
        "on 2026-11-14 this ledger didn't exist yet: it was opened on 2026-11-15",
    ),
    ("summary --as-of 0001-01-01", "this ledger didn't exist yet"),
    ("summary --as-of 9999-12-31", "outside the calendar"),
    ("deadlines --as-of 05/06", "“05/06” is not a date"),
]


@pytest.mark.parametrize(("line", "said"), LINES, ids=[line for line, _ in LINES])
def test_a_day_that_cant_be_shown(sqqf_then: Sqqf, line: str, said: str) -> None:
    answer = sqqf_then(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_the_words_are_those_of_the_rules_in_force_then(sqqf: Sqqf) -> None:
    """Rules that call the state otherwise come on record on the 18th: a summary of the 17th speaks the old words."""
    content = json.loads(json.dumps(PROFILE.content))
    for entry in content["states"]:
        if entry["id"] == "registered":
            entry["en"] = "handed in"
    with told(sqqf.ledger, EVENTS[:2]) as ledger:
        adopt(ledger, stamp("2026-11-18T02:00:00Z"), Profile(content), day("2026-11-18"))
    said = [sqqf.ok("summary", "--as-of", f"2026-11-{n}").splitlines()[1] for n in (17, 18)]
    assert said == ["cases: registered 2", "cases: handed in 2"]
    found = [sqqf("case", "list", "--as-of", f"2026-11-{n}", "--state", "handed in").code for n in (17, 18)]
    assert found == [2, 0], "a word that the rules of then don't have"
