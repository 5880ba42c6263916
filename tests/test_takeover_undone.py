"""A wrong import taken back: the numbers are free again, the journal keeps what was, the corrected file goes in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.procedure.errors import BadInput, Refused
from sqqf.store import exports
from sqqf.store.index.as_of import as_of
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.takeover.drafting import Entered, Source
from sqqf.store.takeover.takeover import take_over
from sqqf.store.takeover.undoing import take_back
from sqqf.store.verify import verify
from sqqf.store.writing.transaction import transaction
from tests.cases import Book, book, stamp
from tests.test_takeover import track_of
from tests.test_takeover_store import EVERYTHING, SOURCE, amend, case, id_of, lead, numbers, told, took

if TYPE_CHECKING:
    from tests.conftest import Sqqf

WRONG, RIGHT = SOURCE, Source("台账-改.xlsx", "1" * 64)


@pytest.fixture
def a(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "city.db") as opened:
        yield opened


def sound(a: Book) -> bool:
    return verify(a.ledger, None, lambda: None).ok


def back(a: Book, source: Source = WRONG) -> tuple[str, ...]:
    return take_back(a.ledger, stamp(), source.sha256).numbers


def index(a: Book) -> list[Any]:
    tables = ("dossiers", "documents", "deadlines", "checks")
    return [a.rows(f"SELECT json_array(n, {of}) FROM {table} ORDER BY 1") for table, of in zip(
        tables, ("no, state", "document", "kind, due_on", "no"), strict=True)]  # fmt: skip


def test_the_index_forgets_a_wrong_import_and_the_journal_keeps_it(a: Book) -> None:
    before = index(a)
    took(a, *EVERYTHING)
    assert len(back(a)) == len(EVERYTHING)
    assert index(a) == before
    found = verify(a.ledger, None, lambda: None)
    assert (found.ok, found.cases, found.leads) == (True, 0, 0)
    kinds = [act["kind"] for act in exports.acts(a.ledger, ("tolerance", "inaction"), exports.Chosen())]
    assert kinds.count("taken_over") + kinds.count("lead_taken_over") == len(EVERYTHING)
    assert kinds[-2:] == ["imported", "import_undone"]


def test_acts_that_leave_say_which_case_they_were_about(a: Book) -> None:
    took(a, case("阳容〔2026〕7号"), lead("L2026-3"))
    back(a)
    acts = list(exports.acts(a.ledger, ("tolerance", "inaction"), exports.Chosen()))
    assert [act["no"] for act in acts if act["no"]] == ["阳容〔2026〕7号", "L2026-3"]
    assert [act["no"] for act in exports.acts(a.ledger, ("inaction",), exports.Chosen()) if act["no"]] == [
        "L2026-3"
    ]


def test_the_corrected_file_goes_in_under_the_same_numbers(a: Book) -> None:
    took(a, case("阳容〔2026〕1号", matter="写错的事项"))
    back(a)
    took(a, case("阳容〔2026〕1号", matter="正确的事项"), source=RIGHT)
    assert told(a, "阳容〔2026〕1号")["matter"] == "正确的事项"
    assert sound(a)


def test_the_same_file_can_go_in_once_more_and_out_again(a: Book) -> None:
    for _ in range(3):
        took(a, *EVERYTHING)
        back(a)
        assert sound(a)
    assert took(a, *EVERYTHING).unchanged == 0
    assert sound(a)


def test_cases_between_and_after_stay_where_they_are(a: Book) -> None:
    took(a, case("阳容〔2026〕1号"), source=Source("一.xlsx", "a" * 64))
    took(a, case("阳容〔2026〕2号"), lead("L2026-1"))
    took(a, case("阳容〔2026〕3号"), source=Source("三.xlsx", "c" * 64))
    back(a)
    assert numbers(a) == ["阳容〔2026〕1号", "阳容〔2026〕3号"]
    assert sound(a)


def test_what_named_a_line_or_was_named_by_it_says_so_no_more(a: Book) -> None:
    took(a, case("阳容〔2026〕1号"), source=RIGHT)
    took(a, case("阳容〔2026〕2号", arising_from="阳容〔2026〕1号"))
    assert told(a, "阳容〔2026〕1号")["gave_rise_to"] == ["阳容〔2026〕2号"]
    back(a)
    assert told(a, "阳容〔2026〕1号")["gave_rise_to"] == []
    assert sound(a)


def _amended(a: Book) -> None:
    amend(a, "阳容〔2026〕1号", "matter=补录的事项")


def _named(a: Book) -> None:
    took(a, case("阳容〔2026〕9号", arising_from="阳容〔2026〕1号"), source=RIGHT)


def _told_of(a: Book) -> None:
    with transaction(a.ledger, stamp()) as writing:
        writing.record("problem", {"text": "某事", "case": "阳容〔2026〕1号"})


@pytest.mark.parametrize("since", [_amended, _named, _told_of])
def test_an_import_stays_once_something_is_recorded_about_its_lines(a: Book, since: Any) -> None:
    took(a, case("阳容〔2026〕1号"), case("阳容〔2026〕2号"))
    since(a)
    with pytest.raises(Refused) as error:
        back(a)
    assert (error.value.code, error.value.facts["numbers"]) == ("import_in_use", ["阳容〔2026〕1号"])
    assert id_of(a, "阳容〔2026〕2号")
    assert sound(a)


@pytest.mark.parametrize("asked", ["0" * 7, "1" * 64, "", "台账"])
def test_only_an_import_that_stands_is_taken_back(a: Book, asked: str) -> None:
    took(a, case("阳容〔2026〕1号"))
    with pytest.raises(BadInput, match="no_such_import"):
        take_back(a.ledger, stamp(), asked)
    assert take_back(a.ledger, stamp(), "0" * 8).numbers == ("阳容〔2026〕1号",)
    with pytest.raises(BadInput, match="no_imports"):
        take_back(a.ledger, stamp(), "0" * 64)


def test_the_last_import_of_a_file_goes_first(a: Book) -> None:
    took(a, case("阳容〔2026〕1号"))
    took(a, case("阳容〔2026〕1号"), lead("L2026-1"))
    assert back(a) == ("L2026-1",)
    assert back(a) == ("阳容〔2026〕1号",)


def test_one_that_was_taken_back_is_shown_as_it_stood(sqqf: Sqqf) -> None:
    with book(sqqf.ledger) as a:

        def at(day: int) -> Stamp:
            return stamp()._replace(now=lambda: f"2031-01-{day:02}T01:00:00Z")

        def took_on(day: int, text: str) -> None:
            source = Source(f"{day}.xlsx", f"{day:064x}")
            row = case("阳容〔2026〕3号") | {"matter": text}
            take_over(a.ledger, at(day), source, [Entered(2, "tolerance", row)])

        took_on(2, "误")
        take_back(a.ledger, at(4), f"{2:064x}")
        shown = sqqf.json("case", "show", "2026-3", "--as-of", "2031-01-03", today="2031-02-01")
        assert (shown["no"], shown["matter"]) == ("阳容〔2026〕3号", "误")
        gone = sqqf("case", "show", "2026-3", "--as-of", "2031-01-05", today="2031-02-01")
        assert (gone.code, "there is no case" in gone.err) == (2, True)
        took_on(6, "正")  # the number is another's now
        for day, matter in ((3, "误"), (7, "正")):
            told = sqqf.json("case", "show", "3", "--as-of", f"2031-01-0{day}", today="2031-02-01")
            assert told["matter"] == matter


def test_a_day_before_it_was_taken_back_shows_it(a: Book) -> None:
    def on(day: int, *numbers: str) -> None:
        at = stamp()._replace(now=lambda: f"2031-01-{day:02}T01:00:00Z")
        source = Source(f"{day}.xlsx", f"{day:064x}")
        lines = [Entered(row, track_of(entry), entry) for row, entry in enumerate(map(one, numbers), start=2)]
        take_over(a.ledger, at, source, lines)

    def one(no: str) -> dict[str, Any]:
        return lead(no) if no.startswith("L") else case(no)

    def stood(day: int) -> list[str]:
        with as_of(a.ledger, date(2031, 1, day)) as then:
            return [no for (no,) in then.connection.execute("SELECT no FROM dossiers ORDER BY n")]

    on(2, "阳容〔2026〕1号", "L2026-1")
    on(3, "阳容〔2026〕2号", "阳容〔2026〕3号")
    on(4, "阳容〔2026〕4号")
    take_back(a.ledger, stamp()._replace(now=lambda: "2031-01-05T01:00:00Z"), f"{3:064x}")
    take_back(a.ledger, stamp()._replace(now=lambda: "2031-01-06T01:00:00Z"), f"{4:064x}")
    on(7, "阳容〔2026〕3号", "阳容〔2026〕5号")
    first = ["阳容〔2026〕1号", "L2026-1"]
    assert {day: stood(day) for day in range(2, 8)} == {
        2: first,
        3: [*first, "阳容〔2026〕2号", "阳容〔2026〕3号"],
        4: [*first, "阳容〔2026〕2号", "阳容〔2026〕3号", "阳容〔2026〕4号"],
        5: [*first, "阳容〔2026〕4号"],
        6: first,
        7: [*first, "阳容〔2026〕3号", "阳容〔2026〕5号"],
    }
