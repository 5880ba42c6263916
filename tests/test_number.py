"""Case numbers as people type them, and the one form in which they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.record.number import Number, Sought, is_prefix, parse, sought

IN_FULL = Sought("阳容", 2026, 3)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("阳容〔2026〕3号", IN_FULL),
        ("阳容[2026]3号", IN_FULL),
        ("阳容［2026］3号", IN_FULL),
        ("阳容(2026)3号", IN_FULL),
        ("阳容（2026）3号", IN_FULL),
        ("阳容【2026】3号", IN_FULL),
        ("  阳容〔2026〕3号 ", IN_FULL),
        ("阳容 〔2026〕 3号", IN_FULL),
        ("阳容〔2026〕003号", IN_FULL),
        ("阳容〔2026〕第3号", IN_FULL),
        ("阳容〔2026〕3", IN_FULL),
        ("阳容〔2026〕120号", Sought("阳容", 2026, 120)),
        ("〔2026〕3号", Sought(None, 2026, 3)),
        ("（2026）3号", Sought(None, 2026, 3)),
        ("(2026) 第03号", Sought(None, 2026, 3)),
        ("2026年第5号", Sought(None, 2026, 5)),
        ("第8号", Sought(None, None, 8)),
        ("2026-3", Sought(None, 2026, 3)),
        ("2026-03", Sought(None, 2026, 3)),
        (" 2026-3 ", Sought(None, 2026, 3)),
        ("3", Sought(None, None, 3)),
        ("003", Sought(None, None, 3)),
        ("1000000000", Sought(None, None, 10**9)),
    ],
)
def test_is_found_however_it_is_typed(typed: str, means: Sought) -> None:
    assert sought(typed) == means


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "0",
        "2026-0",
        "-3",
        "3.0",
        "三",
        "３",
        "1２",
        "26-3",
        "2026-3-1",
        "2026/3",
        "阳容3号",
        "阳容〔26〕3号",
        "阳容〔2026〕号",
        "阳容〔2026〕0号",
        "2026〕3号",
        "〔2026-3号",
        "阳容〔2026〕3号附件",
        "阳容〔2026〕３号",
        "10000000000",
        "9" * 5000,
    ],
    ids=lambda text: text[:20] or "nothing",
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert sought(typed) is None
    assert parse(typed) is None


@pytest.mark.parametrize("typed", ["3", "2026-3"])
def test_a_short_form_is_no_full_number(typed: str) -> None:
    assert parse(typed) is None


def test_is_written_in_the_official_form() -> None:
    assert str(Number("阳容", 2026, 3)) == "阳容〔2026〕3号"


PREFIXES = st.text(min_size=1, max_size=6).filter(lambda text: not any(sign.isspace() for sign in text))


@given(
    st.builds(Number, PREFIXES, year=st.integers(1000, 9999), serial=st.integers(1, 10**9)),
    st.sampled_from([("〔", "〕"), ("[", "]"), ("［", "］"), ("(", ")"), ("（", "）"), ("【", "】")]),
)
def test_reading_undoes_writing_in_any_brackets(number: Number, brackets: tuple[str, str]) -> None:
    left, right = brackets
    assert parse(str(number)) == number
    assert parse(f"{number.prefix}{left}{number.year}{right}{number.serial}号") == number


@pytest.mark.parametrize("text", ["阳容", "阳容复", "粤阳容字", "A1"])
def test_a_prefix(text: str) -> None:
    assert is_prefix(text)


@pytest.mark.parametrize("text", ["", " ", "阳容 ", "阳 容"])
def test_no_number_that_begins_so_could_be_read_again(text: str) -> None:
    assert not is_prefix(text)
