"""A year's notice moves the limits that run, says which, and is on record; what was over stays over.

The cases: an appeal accepted on 2026-11-20, so that its 30 working days end on 2027-01-04 (provisional: the
statute gives New Year's Day off, and nothing more until the Spring Festival).
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.store.index.following import keep_up
from sqqf.store.writing.notices import Imported, NoticeFile, import_notices
from tests.cases import RECEIVED, TODAY, Book, book, notice_of, spoil, stamp

ACCEPTED = "accepted 2026-11-20"
RUNNING = (RECEIVED, ACCEPTED, "notified 2026-11-23")
ONE = "阳容〔2026〕1号"
FILE = {"name": "2027.json", "size": 3, "sha256": "0" * 64}

MOVES = notice_of(2027, "2027-01-01 off", "2027-01-04 off")
CONFIRMS = notice_of(2027, "2027-01-01 off")
OF_DECEMBER = notice_of(2027, "2026-12-31 off", "2027-01-01 off")
TAKES_MORE = notice_of(2027, "2027-01-01 off", "2027-01-04 off", "2027-01-05 off")


def imported(a: Book, notice: Notice, *, dry_run: bool = False) -> Imported:
    (done,) = import_notices(a.ledger, stamp(a.today), NoticeFile((notice,), FILE, yes=True, dry_run=dry_run))
    return done


def due(a: Book, kind: str = "investigation") -> list[Any]:
    return a.rows("SELECT due_on, provisional FROM deadlines WHERE kind=? ORDER BY n", kind)


RESULTS: list[tuple[str, Notice, dict[str, list[tuple[str, ...]]], tuple[str, int]]] = [
    (
        "moves",
        MOVES,
        {"moved": [(ONE, "investigation", "2027-01-04", "2027-01-05")]},
        ("2027-01-05", 0),
    ),
    (
        "confirms",
        CONFIRMS,
        {"confirmed": [(ONE, "investigation", "2027-01-04", "2027-01-04")]},
        ("2027-01-04", 0),
    ),
    (
        "moves by a day in December",
        OF_DECEMBER,
        {"moved": [(ONE, "investigation", "2027-01-04", "2027-01-05")]},
        ("2027-01-05", 0),
    ),
    (
        "takes a holiday back",
        notice_of(2027, "2027-02-05 off"),
        {"moved": [(ONE, "investigation", "2027-01-04", "2027-01-01")]},
        ("2027-01-01", 0),
    ),
    ("of another year", notice_of(2028, "2028-01-03 off"), {}, ("2027-01-04", 1)),
]


@pytest.mark.parametrize(
    ("notice", "says", "then"), [row[1:] for row in RESULTS], ids=[row[0] for row in RESULTS]
)
def test_an_open_limit_follows_the_notice(
    tmp_path: Path, notice: Notice, says: dict[str, Any], then: tuple[str, int]
) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        assert due(a) == [("2027-01-04", 1)]
        done = imported(a, notice)
        silent: dict[str, Any] = {"moved": [], "verdicts": [], "confirmed": []}
        same = {"notice": notice, "changed": done.changed, "already_known": False}
        assert done._asdict() == {**silent, **says, **same}
        assert due(a) == [then]
        assert due(a, "acceptance") == [("2026-11-30", 0)]
        assert a.problems() == []


def test_a_notice_is_an_act_on_record(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        imported(a, MOVES)
        (body,) = a.rows(
            "SELECT body FROM acts WHERE kind='notice' AND case_id IS NULL AND on_date=?", str(TODAY)
        )
        assert json.loads(body) == {"notice": MOVES.as_json(), "file": FILE}
        assert a.ledger.notices == (MOVES,)
        assert not a.ledger.workdays.is_working(date(2027, 1, 4))


def test_a_rehearsal_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        before = a.path.read_bytes()
        rehearsed = imported(a, MOVES, dry_run=True)
        assert rehearsed.moved
        assert a.path.read_bytes() == before
        assert a.ledger.workdays.is_working(date(2027, 1, 4))
        assert imported(a, MOVES) == rehearsed


VERDICTS = [
    ("2027-01-04", MOVES, []),
    ("2027-01-05", MOVES, [("阳容〔2027〕1号", "investigation", "met_late", "met")]),
    ("2027-01-06", MOVES, []),
    (
        "2027-01-04",
        notice_of(2027, "2027-02-05 off"),
        [("阳容〔2027〕1号", "investigation", "met", "met_late")],
    ),
]


@pytest.mark.parametrize(("concluded", "notice", "verdicts"), VERDICTS, ids=["stays met", "late no more", "stays late", "late now"])  # fmt: skip
def test_a_limit_that_was_met_may_be_judged_otherwise(
    tmp_path: Path, concluded: str, notice: Notice, verdicts: list[tuple[str, ...]]
) -> None:
    with book(tmp_path / "a.db", today=date(2027, 1, 8)) as a:
        a.open_case(*RUNNING, "step 2026-11-24", f"concluded {concluded}")
        done = imported(a, notice)
        assert (done.moved, done.verdicts, done.confirmed) == ([], verdicts, [])
        assert a.problems() == []


def test_a_limit_that_lapsed_is_let_be(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING, "withdrawn 2026-11-24")
        done = imported(a, MOVES)
        assert (done.moved, done.verdicts, done.confirmed) == ([], [], [])
        assert a.problems() == []


def test_an_extension_by_days_moves_and_one_to_a_date_stays(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        a.open_case(*RUNNING, "extended 2026-12-01 days=5")
        a.open_case(*RUNNING, "extended 2026-12-01 to=2027-01-20")
        assert due(a) == [("2027-01-04", 1), ("2027-01-11", 1), ("2027-01-20", 1)]
        done = imported(a, MOVES)
        assert done.moved == [
            (ONE, "investigation", "2027-01-04", "2027-01-05"),
            ("阳容〔2026〕2号", "investigation", "2027-01-11", "2027-01-12"),
        ]
        assert done.confirmed == [("阳容〔2026〕3号", "investigation", "2027-01-20", "2027-01-20")]
        assert a.problems() == []


def test_the_same_notice_again_changes_nothing(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        imported(a, MOVES)
        head = a.ledger.head
        assert imported(a, MOVES) == Imported(MOVES, [], [], [], [], already_known=True)
        assert a.ledger.head == head


def test_a_later_notice_wins_and_an_earlier_one_may_come_back(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        imported(a, MOVES)
        assert imported(a, TAKES_MORE).moved == [(ONE, "investigation", "2027-01-05", "2027-01-06")]
        assert not imported(a, MOVES).already_known, "the latest on record is another"
        assert a.ledger.notices == (MOVES, TAKES_MORE, MOVES)
        assert a.problems() == []


def test_a_case_received_later_is_counted_by_the_notice(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a, book(tmp_path / "a.db") as other:
        assert other.ledger.workdays.is_working(date(2027, 1, 4))
        imported(a, MOVES)
        other.open_case(*RUNNING)
        assert due(other) == [("2027-01-05", 0)]
        assert a.problems() == []


@pytest.mark.parametrize("by", ["a reader", "a writer"])
def test_a_new_built_in_calendar_is_followed(tmp_path: Path, by: str) -> None:
    """The program was updated: the dates in the file are those that the calendar before had made."""
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        a.open_case("received 2026-11-17")
        right = a.rows("SELECT * FROM deadlines")
        head = a.ledger.head
        spoil(
            a.path,
            "UPDATE index_facts SET value='2004-2025-00000000' WHERE name='calendar'",
            "UPDATE deadlines SET due_on='2026-12-24', original_due_on='2026-12-24', provisional=1",
        )
        if by == "a reader":
            keep_up(a.ledger)
            assert a.ledger.head == head, "it is no act: nothing happened"
        else:
            a.open_case("received 2026-11-18")
        assert a.rows("SELECT * FROM deadlines WHERE n<3") == right
        assert a.problems() == []


def test_with_the_same_calendar_nothing_is_counted_anew(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(*RUNNING)
        before = a.path.read_bytes()
        keep_up(a.ledger)
        assert a.path.read_bytes() == before


# ── whatever the notice ──

_FIRST = date(2026, 12, 20)
_days = st.integers(0, 80).map(lambda n: _FIRST + timedelta(days=n))
_notices = st.dictionaries(_days, st.booleans(), min_size=1, max_size=6).map(
    lambda days: Notice(2027, (), tuple(NoticeDay(on, "假", off) for on, off in sorted(days.items())))
)
_cases = st.lists(
    st.tuples(
        st.integers(0, 45).map(lambda n: date(2026, 11, 1) + timedelta(days=n)),
        st.sampled_from(
            [(), ("days=3",), ("to=2027-03-15",), ("to=2027-03-15", "days=2"), ("days=40", "days=1")]
        ),
        st.sampled_from(["", "withdrawn 2026-12-31", "concluded 2026-12-31"]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=25, deadline=None)
@given(_cases, st.lists(_notices, min_size=1, max_size=2))
def test_dates_counted_anew_are_those_counted_from_the_start(
    cases: list[tuple[date, tuple[str, ...], str]], notices: list[Notice]
) -> None:
    """``verify`` counts every limit from the acts, by the calendar with all notices."""
    with TemporaryDirectory() as folder, book(Path(folder) / "a.db") as a:
        for on, extensions, end in cases:
            extended = (f"extended 2026-12-31 {how}" for how in extensions)
            last = [end] if end else []
            a.open_case(f"received {on}", f"accepted {on}", f"step {on}", *extended, *last)
        for notice in notices:
            was = dict(a.rows("SELECT n, due_on FROM deadlines WHERE kind='investigation'"))
            done = imported(a, notice)
            now = a.rows(
                "SELECT n, due_on, met_on, lapsed FROM deadlines WHERE kind='investigation' ORDER BY n"
            )
            moved = [(was[n], due_on) for n, due_on, met_on, lapsed in now if due_on != was[n] and not met_on and not lapsed]  # fmt: skip
            assert [(old, new) for _, kind, old, new in done.moved if kind == "investigation"] == moved
            assert a.problems() == []
