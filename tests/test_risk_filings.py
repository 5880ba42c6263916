"""Prior filings as risk filings (容错报备): of a kind, screened, then refused or monitored, and cited as evidence."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.procedure.record.monitoring import dues
from tests.cases import PROFILE, WORKDAYS
from tests.steps import RULES, TEXT
from tests.test_cli_aftermath import refused, run
from tests.test_rules_in_force import CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

FILED = (
    "prefiling new --by-unit 某局 --title 审批再造 --on 2026-11-20 --to 管委会 --to 市某局 --start 2026-12-01"
)
OF_A_KIND = f"{FILED} --kind 先行先试"
ADMITTED = "prefiling screen P2026-1 --on 2026-11-23 --result 准予报备"
REFUSED = "prefiling screen P2026-1 --on 2026-11-23 --result refused --reason 与现行规定抵触"


@pytest.fixture
def place(sqqf: Sqqf) -> Sqqf:
    """A city's ledger under rules that screen prior filings."""
    (sqqf.folder / "p.toml").write_text(TEXT, encoding="utf-8")
    run(sqqf, f"{CITY} p.toml")
    return sqqf


def test_it_is_screened_and_looked_at_until_that_ends(place: Sqqf) -> None:
    filed = place.json(*shlex.split(OF_A_KIND))
    due = "2026-11-23"  # the next working day
    assert (filed["kind"], filed["state"], filed["screening_due_on"]) == ("pilot", "filed", due)
    admitted = place.json(*shlex.split(ADMITTED))
    assert (admitted["state"], admitted["result"], admitted["reason"]) == ("monitored", "admitted", None)
    assert (admitted["screening_due_on"], admitted["tracking_due_on"]) == (None, "2027-02-23")
    seen = place.json(
        *shlex.split("prefiling track P2026-1 --on 2027-01-10 --text 运行平稳"), today="2027-01-10"
    )
    assert (seen["tracked"], seen["tracking_due_on"]) == (
        [{"on": "2027-01-10", "text": "运行平稳"}],
        "2027-04-12",
    )
    ended = "prefiling track P2026-1 --on 2027-03-01 --text 试点结束 --ended"
    over = place.json(*shlex.split(ended), today="2027-03-01")
    assert (over["state"], over["tracking_due_on"]) == ("ended", None)
    late = place("prefiling", "track", "P2026-1", "--on=2027-03-02", "--text=t", today="2027-03-02")
    assert late.code == 1
    assert place.json("prefiling", "list", today="2027-03-02") == [over]
    assert place.json("verify")["ok"]


def test_its_page_says_how_it_stands(place: Sqqf) -> None:
    run(place, OF_A_KIND)
    assert "to be screened by 2026-11-23" in place.ok("prefiling", "show", "P2026-1")
    run(place, REFUSED)
    assert place.ok("prefiling", "show", "P2026-1").splitlines()[2:] == [
        "  no reply yet",
        "kind: pilot",
        "2026-11-23  screened: not admitted (与现行规定抵触)",
    ]
    assert "2026-11-23  初审：不予报备" in place("prefiling", "list", env={"SQQF_LANG": "zh"}).out


@pytest.mark.parametrize(
    ("before", "line", "code", "said"),
    [
        ((), FILED, 2, "--kind"),
        ((), f"{FILED} --kind 其他事项", 2, "pilot"),
        ((OF_A_KIND,), "prefiling screen P2026-1 --on 2026-11-23 --result maybe", 2, "admitted"),
        ((OF_A_KIND,), "prefiling screen P2026-1 --on 2026-11-23 --result refused", 2, "--reason"),
        ((OF_A_KIND,), "prefiling screen P2026-1 --on 2026-11-19 --result admitted", 1, "2026-11-20"),
        ((OF_A_KIND,), "prefiling track P2026-1 --on 2026-11-23 --text t", 1, "isn't monitored"),
        ((OF_A_KIND, REFUSED), ADMITTED, 1, "was screened on 2026-11-23"),
        ((OF_A_KIND, REFUSED), "prefiling track P2026-1 --on 2026-11-23 --text t", 1, "isn't monitored"),
        ((OF_A_KIND, ADMITTED), "prefiling track P2026-1 --on 2026-11-21 --text t", 1, "before P2026-1"),
    ],
)  # fmt: skip
def test_it_has_its_order(place: Sqqf, before: tuple[str, ...], line: str, code: int, said: str) -> None:
    run(place, *before)
    assert said in refused(place, line, code)


def test_the_shipped_rules_want_a_filing_and_no_more(city: Sqqf) -> None:
    run(city, FILED)
    entry = city.json("prefiling", "show", "P2026-1")
    assert (entry["state"], entry["screening_due_on"]) == ("filed", None)
    assert "no screening" in refused(city, ADMITTED)
    assert "screened" not in city.ok("prefiling", "show", "P2026-1")
    assert "refused" not in city.json("report", "stats", "--period", "2026")["figures"]["prefilings"]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        pytest.param((OF_A_KIND,), ["prefiling_unscreened"], id="not screened"),
        pytest.param((OF_A_KIND, REFUSED), ["prefiling_refused"], id="refused"),
        pytest.param((OF_A_KIND, ADMITTED), [], id="monitored"),
        pytest.param((OF_A_KIND, ADMITTED, "prefiling track P2026-1 --on 2026-11-23 --text 终结 --ended"), [], id="ended"),
    ],
)  # fmt: skip
def test_a_case_that_rests_on_one_is_told_what_came_of_it(
    place: Sqqf, lines: tuple[str, ...], codes: list[str]
) -> None:
    run(place, *lines)
    run(place, "case new --channel appeal --applicant 陈某 --matter 某事 --point 一 --received 2026-11-20")
    run(place, "assess circumstance 1 c9 --element 1=yes --reason 已报备 --evidence prefiling:P2026-1")
    found = [one["code"] for one in place.json("case", "check", "1")]
    assert [code for code in found if code.startswith("prefiling")] == codes
    assert place.json("prefiling", "show", "P2026-1")["cases"] == ["阳容〔2026〕1号"]
    assert "cited by 阳容〔2026〕1号" in place.ok("prefiling", "show", "P2026-1")


def test_the_figures_tell_what_came_of_them(place: Sqqf) -> None:
    run(place, OF_A_KIND, OF_A_KIND, ADMITTED, REFUSED.replace("P2026-1", "P2026-2"))
    run(place, "prefiling track P2026-1 --on 2026-11-23 --text 平稳")
    figures = place.json("report", "stats", "--period", "2026-11")["figures"]["prefilings"]
    assert figures == {"made": 2, "after_start": 0, "answered": 0, "refused": 1, "monitored": 1, "tracked": 1}


def test_what_is_due_on_them_stands_in_the_summary_and_the_mornings_report(place: Sqqf) -> None:
    """Numbers only: the report may go out by mail."""
    run(place, OF_A_KIND, OF_A_KIND, ADMITTED)
    second = {"id": "P2026-2", "for": "screening", "due_on": "2026-11-23", "overdue": False}
    assert place.json("summary")["prefilings"] == [second]
    assert place.json("report", "daily")["prefilings"] == [second]
    assert "P2026-2  to be screened  2026-11-23" in " ".join(place.ok("report", "daily").split("\t")).replace(
        "   ", " "
    )
    later = [one["id"] for one in place.json("summary", today="2027-02-24")["prefilings"] if one["overdue"]]
    assert later == ["P2026-2", "P2026-1"]


def test_where_nothing_is_screened_nothing_is_said_of_it(city: Sqqf) -> None:
    run(city, FILED)
    assert "prefilings" not in city.json("summary")
    assert "prefilings" not in city.json("report", "daily")


ENTRY: dict[str, Any] = {"on": "2026-09-30", "state": "filed", "screened_on": None, "tracked": []}


def test_what_is_due_is_counted_with_the_calendar() -> None:
    assert dues(ENTRY, RULES, WORKDAYS)["screening_due_on"] == "2026-10-08"
    assert set(dues(ENTRY, PROFILE, WORKDAYS).values()) == {None}
    seen = ENTRY | {
        "state": "monitored",
        "screened_on": "2026-10-08",
        "tracked": [{"on": "2026-11-30", "text": ""}],
    }
    assert dues(seen, RULES, WORKDAYS)["tracking_due_on"] == "2027-03-01"  # the last of February is a Sunday
