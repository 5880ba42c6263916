"""Where a person types a date, it is read as in a sheet; what may be several dates never is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

FORMS = {
    "2026.11.20": "2026-11-20",
    "2026 年 11 月 20 日": "2026-11-20",
    "2026/11/20": "2026-11-20",
    "20261120": "2026-11-20",
    "２０２６－１１－２０": "2026-11-20",
    "二〇二六年十一月二十日": "2026-11-20",
    "今天": "2026-11-23",
    "昨天": "2026-11-22",
}


@pytest.mark.parametrize(("typed", "on"), FORMS.items(), ids=list(FORMS))
def test_a_date_in_any_unambiguous_form(case: Sqqf, typed: str, on: str) -> None:
    case.ok("case", "accept", "1", "--on", typed)
    assert case.json("case", "show", "1")["accepted_on"] == on


@pytest.mark.parametrize("typed", ["05/06", "26.11.20", "11月20日", "2026年11月", "20.11.2026", "上周五"])
def test_what_may_be_several_dates_is_refused(case: Sqqf, typed: str) -> None:
    answer = case("case", "accept", "1", "--on", typed)
    assert (answer.code, answer.err.splitlines()[0]) == (2, f"sqqf: “{typed}” is not a date")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_the_day_that_is_suggested_is_today(case: Sqqf) -> None:
    seen = at_terminal(case, "case", "accept", "1", answers=[("[2026-11-23]", "")])
    assert seen.code == 0, seen.screen
    assert case.json("case", "show", "1")["accepted_on"] == "2026-11-23"
