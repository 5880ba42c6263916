"""How dates, cases and codes are named, and what is blank or missing."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

APPEAL = "case new --channel appeal --applicant 陈某 --matter m --point p --received 2026-11-16"
ACCEPTED = (CITY, CASE, "case accept 1 --on 2026-11-20")
OLD_CASE = f"{APPEAL} --no 阳容〔2025〕3号"


@pytest.mark.parametrize(
    "text", ["2026-11-23", "2026年11月23日", "2026/11/23", " 2026-11-23 ", "20261123", "今天"]
)
def test_a_date_that_begins_with_its_year_is_read(sqqf: Sqqf, text: str) -> None:
    assert sqqf.json("calendar", "check", text)["date"] == "2026-11-23"


@pytest.mark.parametrize("text", ["05/06", "05/06/2026", "2026-02-30", "26-11-23", ""])
def test_a_date_that_is_ambiguous_or_none_is_refused(sqqf: Sqqf, text: str) -> None:
    answer = sqqf("calendar", "check", text)
    assert (answer.code, answer.out) == (2, "")
    assert "2026年11月23日" in answer.err


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "阳容〔2026〕1号"),
        ("2026-1", "阳容〔2026〕1号"),
        ("阳容〔2026〕1号", "阳容〔2026〕1号"),
        ("阳容[2026]1号", "阳容〔2026〕1号"),
        ("3", "阳容〔2025〕3号"),  # the only open case with this serial, though of another year
        ("2025-3", "阳容〔2025〕3号"),
        ("4", None),
        ("2024-3", None),
        ("甲容〔2026〕1号", None),
    ],
)  # fmt: skip
def test_a_case_is_named_in_full_or_short(sqqf: Sqqf, text: str, number: str | None) -> None:
    answer = sqqf.given(CITY, CASE, OLD_CASE)("case", "show", text, "--json")
    assert answer.code == (0 if number else 2)
    assert (answer.json()["no"] if number else answer.out) == (number or "")


def test_a_serial_is_this_years_where_two_cases_have_it(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, f"{APPEAL} --no 阳容〔2025〕1号")
    assert sqqf.json("case", "show", "1")["no"] == "阳容〔2026〕1号"


def test_the_first_number_and_the_next_ones(sqqf: Sqqf) -> None:
    sqqf.given(f"{CITY} --next 12", CASE)
    assert sqqf.json(*shlex.split(APPEAL))["no"] == "阳容〔2026〕13号"
    assert sqqf.json(*shlex.split(APPEAL), today="2027-01-04")["no"] == "阳容〔2027〕1号"


@pytest.mark.parametrize(
    ("command", "key", "stored"),
    [
        ("case notify 1 --on 2026-11-20 --method 邮寄送达", "method", "mail"),
        ("case notify 1 --on 2026-11-20 --method MAIL", "method", "mail"),
        ("case end 1 --on 2026-11-20 --reason 当事人死亡", "reason", "died"),
        ("case end 1 --on 2026-11-20 --reason other:移送司法", "reason", "other:移送司法"),
        ("case end 1 --on 2026-11-20 --reason 其他：移送司法", "reason", "other:移送司法"),
    ],
)
def test_a_code_or_its_chinese_term(sqqf: Sqqf, command: str, key: str, stored: str) -> None:
    act = sqqf.given(*ACCEPTED).json(*shlex.split(command))["acts"][-1]
    assert act["body"][key] == stored


def test_another_way_of_giving_notice_is_not_in_the_list(sqqf: Sqqf) -> None:
    """The Opinion leaves methods, measures and organs open with 等; ``other:`` without a text names nothing."""
    step = shlex.split("step add 1 --point 1 --on 2026-11-21 --people 李某 --finding x --method")
    sqqf.given(*ACCEPTED)
    assert sqqf(*step, "other:").code == 2
    assert sqqf.json(*step, "其他：电话核实")["steps"][0]["method"] == "other:电话核实"


# ── blank and missing ──


@pytest.mark.parametrize(
    "command",
    [
        "case note 1 --text ''",
        "case new --channel appeal --applicant '　' --matter m --point p --received 2026-11-16",
        "case new --channel appeal --applicant a --matter m --point p --point '' --received 2026-11-16",
        "step add 1 --method site --point 1 --on 2026-11-21 --people '，、' --finding x",
        "case list --search ' '",
        "case show ''",
        "init --group ' ' --level city",
    ],
)  # fmt: skip
def test_a_blank_text_is_refused(sqqf: Sqqf, command: str) -> None:
    answer = sqqf.given(*ACCEPTED)(*shlex.split(command))
    assert (answer.code, answer.out) == (2, ""), answer.out


def test_all_that_is_missing_is_named_at_once(case: Sqqf) -> None:
    answer = case("step", "add")
    assert answer.code == 2
    assert "NO, --method, --point, --on, --people, --finding" in answer.err
