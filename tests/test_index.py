"""The index: what is listed, searched and found by number, always what the acts say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.number import Number
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import (
    PAGE,
    DeadlineFilter,
    deadline_lines,
    pages,
    read_summary,
    summaries,
)
from sqqf.store.ledger.finding import find_case, short_number
from sqqf.store.writing.transaction import transaction
from tests.cases import (
    ASSESSED,
    DECIDED,
    DETERMINED,
    RECEIVED,
    SWITCHED,
    TODAY,
    TOLD,
    Book,
    book,
    histories,
    read_line,
    stamp,
)

ACCEPTED = "accepted 2026-11-20"


@settings(max_examples=25, deadline=None)
@given(histories, histories)
def test_the_index_is_what_the_acts_say(first: list[Act], second: list[Act]) -> None:
    """``verify`` makes every row anew from the acts and compares."""
    with TemporaryDirectory() as folder, book(Path(folder) / "a.db", "county", profile=SWITCHED) as a:
        for acts in (first, second):
            opened, *rest = acts
            with transaction(a.ledger, stamp()) as writing:
                case = writing.register(opened.body)
            shift = case.acts[0].seq - 1
            for act in rest:
                moved = {"act": act.body["act"] + shift} if act.kind == "amended" else {}
                with transaction(a.ledger, stamp()) as writing:
                    writing.append(case.id, act.kind, {**act.body, **moved}, act.on)
        assert a.problems() == []


def links(a: Book, case: str) -> dict[str, Any]:
    summary = read_summary(a.ledger, case)
    return {
        name: summary[name] for name in ("arising_from", "gave_rise_to", "merged_into", "merged_from") if summary[name]
    }  # fmt: skip


ONE, TWO = "阳容〔2026〕1号", "阳容〔2026〕2号"


def test_a_case_that_arose_from_another_is_linked_both_ways(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first = a.open_case(RECEIVED)
        second = a.open_case(f"{RECEIVED} arising_from={ONE}")
        third = a.open_case(f"{RECEIVED} arising_from={ONE}")
        assert links(a, first) == {"gave_rise_to": [TWO, "阳容〔2026〕3号"]}
        assert links(a, second) == links(a, third) == {"arising_from": ONE}
        assert a.problems() == []


def test_a_case_merged_into_another_is_linked_both_ways(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_case(RECEIVED), a.open_case(RECEIVED)
        a.add(second, f"ended 2026-11-24 reason=merged into={ONE}")
        assert links(a, first) == {"merged_from": [TWO]}
        assert links(a, second) == {"merged_into": ONE}
        assert a.problems() == []


@pytest.mark.parametrize("undone", ["amended act=5 struck=true", "voided"])
def test_a_merger_undone_leaves_no_link(tmp_path: Path, undone: str) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_case(RECEIVED), a.open_case(RECEIVED)
        a.add(second, f"ended 2026-11-24 reason=merged into={ONE}")
        a.add(second, undone)
        assert (links(a, first), links(a, second)) == ({}, {})
        assert a.problems() == []


def test_links_made_in_one_transaction_hold_both_ways(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_case(RECEIVED), a.open_case(RECEIVED)
        with transaction(a.ledger, stamp()) as writing:
            writing.append(first, "noted", {"text": "并案"})
            writing.append(second, "ended", {"reason": "merged", "into": ONE}, date(2026, 11, 24))
        assert links(a, first) == {"merged_from": [TWO]}


def test_a_case_and_the_one_it_gave_rise_to_registered_in_one_transaction(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    with book(tmp_path / "a.db") as a:
        with transaction(a.ledger, stamp()) as writing:
            first = writing.register(body).id
            writing.register({**body, "arising_from": ONE})
        assert links(a, first) == {"gave_rise_to": [TWO]}
        assert a.problems() == []


# ── searching ──

SEARCHED = (
    'received 2026-11-16 channel=preliminary officer=李某 matter=老旧小区改造中变更施工方案 points=["是否经集体研究"]'
    ' applicant={"name":"县纪委","kind":"unit"}'
    ' parties=[{"name":"陈某","kind":"person","unit":"住建局"},{"name":"Hailing_Co%","kind":"unit"}]'
)
SEARCHES = [
    ("陈", True),
    ("小区", True),
    ("老旧小区改造中变更施工方案", True),
    ("县纪委", True),
    ("住建", True),
    ("集体研究", True),
    ("李某", True),
    ("阳容〔2026〕1号", True),
    ("〔2026〕1", True),
    ("HAILING", True),
    ("hailing_co%", True),
    ("陈某 小区", True),
    ("小区　住建", True),  # an ideographic space
    ("  ", True),
    ("陈某 王某", False),
    ("小 区改造中变更施工方案老", False),
    ("hailing%co", False),
    ("h_iling", False),
    ("'", False),
    ("某住", False),  # two words that only stand beside each other
]


@pytest.mark.parametrize(("words", "found"), SEARCHES, ids=[repr(words) for words, _ in SEARCHES])
def test_search_looks_for_words_of_any_length(tmp_path: Path, words: str, found: bool) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(SEARCHED)
        assert len(list(summaries(a.db, wanted=DossierFilter(search=words)))) == found


def test_search_follows_the_case(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case("received 2026-11-16 officer=李某")
        a.add(case, "assigned officer=赵某", "point text=是否公示")
        a.add(case, 'amended act=3 set={"applicant.name":"周某"}')
        found = {
            word: len(list(summaries(a.db, wanted=DossierFilter(search=word))))
            for word in ("李某", "赵某", "公示", "陈某", "周某")
        }
        assert found == {"李某": 0, "赵某": 1, "公示": 1, "陈某": 0, "周某": 1}


def test_lists_by_state_and_officer(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case("received 2026-11-16 officer=李某")
        a.open_case("received 2026-11-16 officer=李某", ACCEPTED)
        a.open_case("received 2026-11-16 officer=王某", ACCEPTED)

        def serials(wanted: DossierFilter, order: str | None = None) -> list[str]:
            return [json.loads(text)["no"][8:-1] for text in summaries(a.db, "tolerance", wanted, order)]

        assert serials(DossierFilter()) == ["1", "2", "3"]
        assert serials(DossierFilter(state="investigating")) == ["2", "3"]
        assert serials(DossierFilter(officer="李某")) == ["1", "2"]
        assert serials(DossierFilter(officer="李某", state="investigating", search="小区")) == ["2"]
        assert serials(DossierFilter(), "officer") == ["1", "2", "3"]
        assert serials(DossierFilter(), "-officer") == ["3", "1", "2"]
        assert serials(DossierFilter(), "due") == ["1", "2", "3"]


@pytest.mark.parametrize("rows", [0, 1, 49, 50, 51, 50 + PAGE, 50 + PAGE + 1])
def test_pages_give_each_row_once(tmp_path: Path, rows: int) -> None:
    with book(tmp_path / "a.db") as a:
        a.db.execute("CREATE TEMP TABLE t (a INTEGER, b INTEGER)")
        a.db.executemany("INSERT INTO t VALUES (?,?)", ((n // 7, n % 7) for n in range(rows)))
        query = "SELECT a, b FROM t WHERE (a, b) > (?, ?) ORDER BY a, b LIMIT ?"
        assert list(pages(a.db, query, (), (-1, -1))) == [(n // 7, n % 7) for n in range(rows)]


def test_a_list_is_read_while_others_write(tmp_path: Path) -> None:
    """No cursor stays open while something is printed: the writer isn't kept waiting."""
    with book(tmp_path / "a.db") as a, book(tmp_path / "a.db") as other:
        other.db.execute("PRAGMA busy_timeout=0")
        for _ in range(3):
            a.open_case(RECEIVED)
        limits = deadline_lines(a.ledger, DeadlineFilter(), TODAY)
        cases = summaries(a.db)
        assert (next(limits).case, json.loads(next(cases))["no"]) == (ONE, ONE)
        other.open_case(RECEIVED)
        assert [line.case for line in limits][:2] == [TWO, "阳容〔2026〕3号"]


def test_a_decided_case_waits_for_feedback_until_everybody_has_had_it(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case(*DECIDED)
        assert a.rows("SELECT state, waits_for FROM cases") == [("decided", "feedback")]
        a.add(case, TOLD[0])
        assert a.rows("SELECT state, waits_for FROM cases") == [("decided", None)]


SUPPLEMENTS = [
    # the acts after the conclusion; what the case waits for
    (["deliberated 2026-12-07 returned=investigation opinions=[]"], "supplement"),
    (["deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"], None),
    (
        [
            "deliberated 2026-12-07 returned=investigation opinions=[]",
            'amended act=18 set={"due":"2026-12-18"}',
        ],
        None,
    ),
    (["deliberated 2026-12-07 returned=investigation opinions=[]", "suspended 2026-12-08"], "resumption"),
    (["deliberated 2026-12-07 returned=investigation opinions=[]", "concluded 2026-12-08"], "deliberation"),
    ([*DETERMINED[:2], "approved 2026-12-10 returned=investigation"], "supplement"),
    ([*DETERMINED[:2], "approved 2026-12-10 returned=deliberation"], "deliberation"),
    ([*DETERMINED, "reopened 2026-12-14"], "supplement"),
    ([*DETERMINED, "reopened 2026-12-14 due=2026-12-28"], None),
]


@pytest.mark.parametrize(("lines", "waits_for"), SUPPLEMENTS)
def test_a_case_sent_back_without_a_date_waits_for_the_further_work(
    tmp_path: Path, lines: list[str], waits_for: str | None
) -> None:
    """It has no limit then, and would otherwise drop out of sight."""
    with book(tmp_path / "a.db", profile=SWITCHED) as a:
        a.open_case(*ASSESSED, *lines)
        assert a.rows("SELECT waits_for FROM cases") == [waits_for]
        assert a.problems() == []


def test_the_first_investigation_waits_for_nothing_but_its_limit(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_case(RECEIVED, ACCEPTED)
        assert a.rows("SELECT waits_for FROM cases") == [None]


# ── which limits ──


def test_limits_are_listed_soonest_first_and_as_asked(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", today=date(2026, 12, 4)) as a:
        a.open_case("received 2026-11-30 officer=李某")
        second = a.open_case("received 2026-11-16 officer=王某", ACCEPTED)
        a.open_case("received 2026-11-16 officer=李某", "withdrawn 2026-11-24")

        def listed(**wanted: Any) -> list[tuple[str, str, str]]:
            lines = deadline_lines(a.ledger, DeadlineFilter(**wanted), a.today)
            return [(line.case[8:-1], line.kind, line.status) for line in lines]

        late, mine = ("2", "acceptance", "overdue"), ("1", "acceptance", "open")
        far, lapsed = ("2", "investigation", "open"), ("3", "acceptance", "lapsed")
        assert listed() == [late, mine, far]
        assert listed(due_before=date(2026, 11, 30)) == []
        assert listed(due_before=date(2026, 12, 1)) == [late]
        assert listed(officer="李某") == [mine]
        assert listed(kind="investigation") == [far]
        assert listed(provisional=True) == [far]
        assert listed(settled=True) == [late, lapsed, mine, far]
        assert listed(case_id=second) == [late, far]


def test_correction_items_are_listed_one_by_one(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        case = a.open_case(*DECIDED, "correction due=2026-12-18", "correction due=2027-03-31")
        a.add(
            case,
            "correction_reported 2026-12-15 item=2",
            "correction_returned 2026-12-16 item=2 due=2026-12-17",
        )

        def listed(**wanted: Any) -> list[tuple[int | None, str, str]]:
            lines = deadline_lines(a.ledger, DeadlineFilter(kind="correction", **wanted), date(2026, 12, 18))
            return [(line.item, line.due_on, line.status) for line in lines]

        assert listed() == [(2, "2026-12-17", "overdue"), (1, "2026-12-18", "due_today")]
        assert listed(due_before=date(2026, 12, 18)) == [(2, "2026-12-17", "overdue")]
        a.add(case, "correction_reported 2026-12-18 item=2", "correction_reported 2026-12-18")
        assert listed() == []
        assert listed(settled=True) == [(2, "2026-12-17", "met_late"), (1, "2026-12-18", "met")]
        assert a.problems() == []


# ── by number ──

# Each ledger: (number of the case, whether it is open); then what is typed, and what it means in 2026.
LEDGERS: dict[str, list[tuple[str, int, int, bool]]] = {
    "one": [("阳容", 2026, 3, True)],
    "open and closed": [("阳容", 2025, 3, True), ("阳容", 2026, 3, False)],
    "both open": [("阳容", 2025, 3, True), ("阳容", 2026, 3, True)],
    "both closed": [("阳容", 2025, 3, False), ("阳容", 2026, 3, False)],
    "only this year's open": [("阳容", 2025, 3, False), ("阳容", 2026, 3, True)],
    "one of last year, open": [("阳容", 2025, 3, True)],
    "two of years before, open": [("阳容", 2024, 3, True), ("阳容", 2025, 3, True)],
    "one of last year, closed": [("阳容", 2025, 3, False)],
    "two prefixes": [("阳容", 2026, 3, True), ("旧容", 2026, 3, True)],
}
AMBIGUOUS, UNKNOWN, NO_NUMBER = "ambiguous_number", "no_such_case", "not_a_number"
FOUND = [
    ("one", "阳容〔2026〕3号", "阳容〔2026〕3号"),
    ("one", "阳容[2026]第03号", "阳容〔2026〕3号"),
    ("one", "2026-3", "阳容〔2026〕3号"),
    ("one", "3", "阳容〔2026〕3号"),
    ("one", "4", UNKNOWN),
    ("one", "2025-3", UNKNOWN),
    ("one", "旧容〔2026〕3号", UNKNOWN),
    ("one", "三号", NO_NUMBER),
    ("open and closed", "3", AMBIGUOUS),
    ("open and closed", "2025-3", "阳容〔2025〕3号"),
    ("both open", "3", "阳容〔2026〕3号"),
    ("both closed", "3", "阳容〔2026〕3号"),
    ("only this year's open", "3", "阳容〔2026〕3号"),
    ("one of last year, open", "3", "阳容〔2025〕3号"),
    ("two of years before, open", "3", AMBIGUOUS),
    ("one of last year, closed", "3", AMBIGUOUS),
    ("one of last year, closed", "2025-3", "阳容〔2025〕3号"),
    ("two prefixes", "3", AMBIGUOUS),
    ("two prefixes", "2026-3", AMBIGUOUS),
    ("two prefixes", "旧容〔2026〕3号", "旧容〔2026〕3号"),
]


@pytest.mark.parametrize(
    ("which", "typed", "means"), FOUND, ids=[f"{which}: {typed}" for which, typed, _ in FOUND]
)
def test_a_case_is_found_by_its_number(tmp_path: Path, which: str, typed: str, means: str) -> None:
    with book(tmp_path / "a.db") as a:
        _, _, body = read_line(RECEIVED)
        for prefix, year, serial, opened in LEDGERS[which]:
            with transaction(a.ledger, stamp()) as writing:
                case = writing.register(body, no=Number(prefix, year, serial))
                if not opened:
                    writing.append(case.id, "voided", {"reason": "重复登记"})
        if means in (AMBIGUOUS, UNKNOWN, NO_NUMBER):
            with pytest.raises(BadInput) as refusal:
                find_case(a.ledger, typed, date(2026, 11, 23))
            assert refusal.value.code == means
        else:
            assert a.rows(
                "SELECT no FROM cases WHERE id=?", find_case(a.ledger, typed, date(2026, 11, 23))
            ) == [means]


def test_the_short_form_is_one_that_finds_the_case(tmp_path: Path) -> None:
    _, _, body = read_line(RECEIVED)
    numbers = [Number("阳容", 2026, 3), Number("旧容", 2026, 3), Number("阳容", 2025, 3)]
    with book(tmp_path / "a.db") as a:
        for number in numbers:
            with transaction(a.ledger, stamp()) as writing:
                writing.register(body, no=number)
        short = [short_number(a.ledger, str(number)) for number in numbers]
        assert short == ["阳容〔2026〕3号", "旧容〔2026〕3号", "2025-3"]
