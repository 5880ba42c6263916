"""Other rules: another city's profile, rules that change, and the rules that a case was received under."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.store.ledger.profiles import read_profile
from tests.cases import PROFILE

if TYPE_CHECKING:
    from tests.conftest import Sqqf

SHIPPED = Path(__file__).parents[1] / "procedure" / "data" / "yangjiang.toml"
CITY = "init --group 某市小组 --level city --prefix 阳容 --profile"
CASE = ("case", "new", "--channel", "appeal", "--applicant", "陈某", "--matter", "某事", "--point", "某点")


def rewritten(sqqf: Sqqf, *changes: tuple[str, str], name: str = "p.toml") -> Path:
    """The shipped rules as another city would write them."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = sqqf.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def without(section: str) -> tuple[str, str]:
    """All entries of a section as one change: the text, and nothing."""
    text = SHIPPED.read_text(encoding="utf-8")
    first, last = text.index(f"[[{section}]]"), text.rindex(f"[[{section}]]")
    end = text.index("\n[[", last + 2)
    return text[first:end], ""


def test_rules_for_a_later_day_leave_today_alone(city: Sqqf) -> None:
    """A longer yellow light from next June: a limit with five days left stays blue until then."""
    path = rewritten(city, ("yellow = 3", "yellow = 8"))
    city.ok(*CASE, "--received", "2026-11-16")
    city.ok("rules", "adopt", path, "--on", "2027-06-01")
    assert [line["status"] for line in city.json("deadlines")] == ["open"]
    city.ok("rules", "adopt", path, "--on", "2027-06-01")
    received = city.json(*CASE, "--received", "2027-05-28", today="2027-06-01")
    assert [line["status"] for line in received["deadlines"]] == ["due_soon"]


def test_a_case_is_answered_in_the_words_of_its_own_rules(city: Sqqf) -> None:
    """A channel and a method get other codes: the case on record opens, and goes on with its own codes."""
    path = rewritten(
        city,
        ('id = "department"', 'id = "bureau"'),
        ('id = "site"', 'id = "onsite"'),
        ("department = ", "bureau = "),
    )
    city.ok(
        "case",
        "new",
        "--channel",
        "department",
        "--applicant",
        "某局",
        "--party",
        "陈某",
        *CASE[6:],
        "--received",
        "2026-11-16",
    )
    city.ok("rules", "adopt", path, "--on", "2026-11-18")
    assert "department's opinion" in city.ok("case", "show", "1")
    city.ok("case", "accept", "1", "--on", "2026-11-19")
    city.ok(
        "step",
        "add",
        "1",
        "--method",
        "site",
        "--point",
        "1",
        "--on",
        "2026-11-20",
        "--people",
        "李某",
        "--finding",
        "属实",
    )
    assert (
        city(
            "case",
            "new",
            "--channel",
            "department",
            "--applicant",
            "某局",
            "--party",
            "陈某",
            *CASE[6:],
            "--received",
            "2026-11-18",
        ).code
        == 2
    )
    assert (
        city.json(
            "case",
            "new",
            "--channel",
            "bureau",
            "--applicant",
            "某局",
            "--party",
            "陈某",
            *CASE[6:],
            "--received",
            "2026-11-18",
        )["channel"]
        == "bureau"
    )
    assert (
        city.json(
            "case",
            "new",
            "--channel",
            "department",
            "--applicant",
            "某局",
            "--party",
            "陈某",
            *CASE[6:],
            "--received",
            "2026-11-17",
        )["channel"]
        == "department"
    )


@pytest.mark.parametrize(
    ("level", "change", "zone", "code"),
    [
        ("county", None, "高新区", 1),
        ("city", None, "高新区", 0),
        ("county", without("zones"), "高新区", 1),
        ("county", ('level = "city"', 'level = "county"'), "高新区", 0),
        ("city", ('level = "city"', 'level = "county"'), "高新区", 1),
    ],
    ids=["the city's, at a county", "the city's, at the city", "no zones named: the city's", "the county's, there", "the county's, at the city"],
)  # fmt: skip
def test_whose_a_zone_is_stands_in_the_profile(
    sqqf: Sqqf, level: str, change: tuple[str, str] | None, zone: str, code: int
) -> None:
    path = rewritten(sqqf, *([change] if change else []))
    sqqf.ok("init", "--group", "某组", "--level", level, "--profile", path)
    assert sqqf(*CASE, "--received", "2026-11-16", "--zone", zone).code == code


def test_the_submitting_organ_never_becomes_the_party(case: Sqqf) -> None:
    """An appeal turned into an organ's submission would have no party: that is refused."""
    answer = case("case", "amend", "1", "--act", "3", "--set", "channel=preliminary", "--reason", "误")
    assert (answer.code, "--party" in answer.err) == (2, True)


def test_no_point_comes_in_after_the_conclusion(case: Sqqf) -> None:
    case.ok("case", "accept", "1", "--on", "2026-11-17")
    for point in ("1", "2"):
        case.ok(
            "step",
            "add",
            "1",
            "--method",
            "site",
            "--point",
            point,
            "--on",
            "2026-11-18",
            "--people",
            "李某",
            "--finding",
            "属实",
        )
    case.ok("case", "conclude", "1", "--on", "2026-11-20", "--finding", "属实")
    late = ("--text", "另一点", "--within-matter", "--agreed-on", "2026-11-19", "--reason", "漏")
    assert case("case", "point", "1", *late).code == 1


def test_a_large_sample_is_made_whole(sqqf: Sqqf) -> None:
    """A thousand cases: enough for every turn that a case can take."""
    sqqf.ok("demo", "--cases", "1000", "--ledger", "d.db")
    assert sqqf.json("--ledger", "d.db", "summary")["lights"]["red"] >= 50


def test_the_shipped_rules_are_the_ones_the_tests_go_by() -> None:
    assert read_profile("yangjiang").sha256 == PROFILE.sha256
