"""A year, quarter or month: how it may be typed, its days, and what comes before it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.time.period import Period, month_of, read_period
from tests.cases import day


@pytest.mark.parametrize(
    ("texts", "name", "first", "last", "before"),
    [
        (("2026", "2026年", " 2026 年 "), "2026", "2026-01-01", "2026-12-31", "2025"),
        (
            ("2026Q3", "2026q3", "2026年第3季度", "2026年第三季度", "2026年3季度", "2026年Q3"),
            *("2026Q3", "2026-07-01", "2026-09-30", "2026Q2"),
        ),
        (("2026Q1", "2026年第一季度"), "2026Q1", "2026-01-01", "2026-03-31", "2025Q4"),
        (("2026-10", "2026年10月"), "2026-10", "2026-10-01", "2026-10-31", "2026-09"),
        (("2026-1", "2026-01", "2026年1月"), "2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        (("2028-02",), "2028-02", "2028-02-01", "2028-02-29", "2028-01"),
        (("1949",), "1949", "1949-01-01", "1949-12-31", "1948"),
        (("2100Q4",), "2100Q4", "2100-10-01", "2100-12-31", "2100Q3"),
    ],
)
def test_a_period_as_it_may_be_typed(
    texts: tuple[str, ...], name: str, first: str, last: str, before: str
) -> None:
    for text in texts:
        period = read_period(text)
        assert (period.name, period.first, period.last) == (name, day(first), day(last)), text
        assert period.before.name == before
        assert period.before.last == period.first - timedelta(days=1)


@pytest.mark.parametrize(("numeral", "n"), [("一", 1), ("二", 2), ("三", 3), ("四", 4)])
def test_a_quarter_has_a_chinese_numeral(numeral: str, n: int) -> None:
    assert read_period(f"2026年第{numeral}季度") == Period("quarter", 2026, n)


@pytest.mark.parametrize(
    "text",
    [
        *("", "26", "2026Q5", "2026Q0", "2026-13", "2026-00", "2026年第五季度", "2026年13月", "1948", "2101"),
        *("2026/10", "２０２６", "2026-10-01", "10-2026", "2026H1", "上月", "2026-", "-10", "2026Q", "2026²"),
    ],
)
def test_anything_else_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        read_period(text)


@given(st.dates(day("1949-01-01"), day("2100-12-31")))
def test_a_day_lies_in_its_month_and_in_no_other(on: date) -> None:
    month = month_of(on)
    assert month.holds(on)
    assert not month.before.holds(on)
    assert read_period(month.name) == month


@given(st.integers(1949, 2100))
def test_the_months_and_quarters_of_a_year_are_the_year(year: int) -> None:
    whole = Period("year", year)
    for kind, n in (("quarter", 4), ("month", 12)):
        parts = [Period(kind, year, at) for at in range(1, n + 1)]
        assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
        assert all(later.before == earlier for earlier, later in pairwise(parts))
