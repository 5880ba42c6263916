"""A backup a day in a folder, by hand or on a schedule: the newest stay, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY
from tests.test_cli_schedule import system

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf

__all__ = ["system"]
DAYS = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_newest_stay_and_others_files_are_left_alone(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    kept = sqqf.folder / "b"
    kept.mkdir()
    others = ["a-2026-11-01.txt", "a-b-2026-11-01.db", "b-2026-11-01.db"]
    for name in others:
        (kept / name).write_text("", encoding="utf-8")
    for day in DAYS:
        sqqf.ok("report", "daily", "--output", "r.html", "--backup", "b", "--keep", "2", today=day)
    assert names(kept) == sorted([*others, "a-2026-11-25.db", "a-2026-11-26.db"])
    assert sqqf.json("--ledger", "b/a-2026-11-26.db", "verify") == sqqf.json("verify")


def test_it_is_made_once_a_day(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    run = ("report", "daily", "--backup", "b")
    assert "backed up: b/a-2026-11-23.db" in sqqf(*run).err
    before = (sqqf.folder / "b/a-2026-11-23.db").read_bytes()
    sqqf.ok("case", "note", "1", "--text", "其后")
    again = sqqf(*run)
    assert (again.code, again.err) == (0, "")
    assert (sqqf.folder / "b/a-2026-11-23.db").read_bytes() == before


def test_a_rest_day_has_its_backup_too(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    answer = sqqf("report", "daily", "--skip-rest-days", "--backup", "b", today="2026-11-29")
    assert (answer.code, answer.out) == (0, "")
    assert names(sqqf.folder / "b") == ["a-2026-11-29.db"]


def test_an_older_backup_stays_where_the_new_one_fails(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    sqqf.ok("report", "daily", "--backup", "b", "--keep", "1")
    answer = sqqf("report", "daily", "--backup", "b", "--keep", "1", "--seal-to", "age1x", today=DAYS[1])
    assert answer.code == 2
    assert names(sqqf.folder / "b") == ["a-2026-11-23.db"]


@pytest.mark.parametrize("kind", ["cron", "systemd", "windows"])
def test_the_schedule_makes_it(sqqf: Sqqf, system: Path, kind: str) -> None:
    sqqf.given(CITY).env["WITH_SYSTEMD"] = "1"
    asked = ("--backup", "备份", "--keep", "7", "--seal-to", "age1abc", "--kind", kind)
    command = sqqf.json("schedule", "show", *asked)["command"]
    at = command.index("--backup")
    assert command[at : at + 6] == [
        "--backup",
        str(sqqf.folder / "备份"),
        "--keep",
        "7",
        "--seal-to",
        "age1abc",
    ]
    assert f"a backup into {sqqf.folder / '备份'}" in sqqf.ok("schedule", "install", *asked)
    assert f"a backup into {sqqf.folder / '备份'}" in sqqf.ok("schedule", "show")
