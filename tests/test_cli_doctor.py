"""What ``sqqf doctor`` finds, piece by piece, and what it says to do."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cases import spoil
from tests.conftest import CASE, CITY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sqqf


def found(sqqf: Sqqf, *before: str, code: int = 0) -> dict[str, tuple[str, dict[str, object]]]:
    """Each finding's standing and facts, by what it is about."""
    answer = sqqf(*before, "doctor", "--json")
    assert answer.code == code, answer.err
    return {one["what"]: (one["standing"], one["facts"]) for one in json.loads(answer.out)}


def test_a_ledger_in_order_has_nothing_to_mend(case: Sqqf) -> None:
    all_of_it = found(case)
    assert {standing for what, (standing, _) in all_of_it.items() if what != "calendar"} == {"ok"}
    assert all_of_it["ledger"] == ("ok", {"path": str(case.ledger), "source": "environment"})
    _, counted = all_of_it["as_recorded"]
    assert (counted["cases"], counted["acts"]) == (1, 3)
    assert set(all_of_it) >= {"rights", "layout", "mail", "moment", "python", "log"}


@pytest.mark.parametrize("source", ["option", "folder", "settings"])
def test_it_says_who_named_the_ledger(case: Sqqf, source: str) -> None:
    case.env["SQQF_LEDGER"] = ""
    named = {"option": ["--ledger", "a.db"]}.get(source, [])
    if not named:
        case.ok("config", "set", "ledger", "a.db", *["--here"] * (source == "folder"))
    assert found(case, *named)["ledger"] == ("ok", {"path": str(case.ledger), "source": source})


def test_without_a_ledger_it_says_how_to_make_one(sqqf: Sqqf) -> None:
    assert found(sqqf)["no_ledger"][0] == "point"
    assert "sqqf init" in sqqf.ok("doctor")


def open_to_others(sqqf: Sqqf) -> None:
    sqqf.ledger.chmod(0o640)


def in_an_open_folder(sqqf: Sqqf) -> None:
    sqqf.folder.chmod(0o777)


def in_a_synced_folder(sqqf: Sqqf) -> None:
    (sqqf.folder / "我的坚果云").mkdir()
    sqqf.env["SQQF_LEDGER"] = str(sqqf.ledger.rename(sqqf.folder / "我的坚果云/a.db"))


def after_a_crash(sqqf: Sqqf) -> None:
    sqqf.ledger.with_name("a.db-journal").touch()


def with_drafts(sqqf: Sqqf) -> None:
    (sqqf.folder / f".sqqf-draft-{'0' * 32}").touch()
    (sqqf.folder / ".a.db.123-0123abcd").touch()
    (sqqf.folder / ".unlike.db").touch()


@pytest.mark.parametrize(
    ("spoiled", "mark", "remedy"),
    [
        (open_to_others, "!", "chmod 600"),
        (in_an_open_folder, "!", "chmod o-w"),
        (in_a_synced_folder, "!", "sqqf backup"),
        (after_a_crash, "·", "keep it beside the ledger"),
        (with_drafts, "·", "may be deleted"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_what_is_wrong_is_said_with_what_to_do(
    case: Sqqf, spoiled: Callable[[Sqqf], None], mark: str, remedy: str
) -> None:
    assert remedy not in case.ok("doctor")
    spoiled(case)
    lines = case.ok("doctor").splitlines()
    at = next(at for at, line in enumerate(lines) if remedy in line)
    assert lines[at - 1].startswith(mark)


def test_drafts_are_named_and_nothing_else(case: Sqqf) -> None:
    with_drafts(case)
    _, facts = found(case)["drafts"]
    assert facts["paths"] == [
        str(case.folder / name) for name in (".a.db.123-0123abcd", f".sqqf-draft-{'0' * 32}")
    ]


def test_a_ledger_that_was_changed_is_damaged(case: Sqqf) -> None:
    spoil(case.ledger, "UPDATE acts SET recorded_by='x' WHERE seq=3")
    assert found(case, code=12)["not_as_recorded"][0] == "problem"
    assert "sqqf verify" in case("doctor").out


def test_a_file_that_is_no_ledger_is_damaged_and_the_rest_is_looked_at(sqqf: Sqqf) -> None:
    sqqf.ledger.write_bytes(b"no ledger")
    all_of_it = found(sqqf, code=12)
    assert all_of_it["damaged"][0] == "problem"
    assert "python" in all_of_it


@pytest.mark.parametrize(
    ("today", "edge", "standing"),
    [
        ("2026-06-01", "2026-12-25", "ok"),
        ("2026-11-23", "2026-12-25", "point"),
        ("2027-03-01", "2027-03-01", "point"),
    ],
)
def test_it_says_from_when_on_dates_are_provisional(sqqf: Sqqf, today: str, edge: str, standing: str) -> None:
    sqqf.today = today
    assert found(sqqf)["calendar"] == (standing, {"provisional_from": edge})


def test_nothing_is_recorded_by_looking(sqqf: Sqqf) -> None:
    before = sqqf.given(CITY, CASE).ledger.read_bytes()
    sqqf.ok("doctor")
    assert sqqf.ledger.read_bytes() == before


def test_it_speaks_chinese(case: Sqqf) -> None:
    said = case("doctor", env={"SQQF_LANG": "zh"}).out
    assert "台账：" in said
    assert "只有" in said
