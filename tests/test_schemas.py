"""A ledger of every version since the first opens, as it was recorded: `tests/schemas/` has one of each.

Each is the sample of twelve cases, made by the last program of that version and written down as SQL.
"""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.store.ledger.connection import VERSION

if TYPE_CHECKING:
    from tests.conftest import Sqqf

SCHEMAS = Path(__file__).with_name("schemas")
TODAY = "2026-12-31"
READING = (
    "case list",
    "case list --as-of 2026-06-30",
    "case show 2026-1",
    "case check",
    "deadlines --all",
    "deadlines --own",
    "summary",
    "report daily",
    "report stats --period 2026",
    "rules list",
    "log",
)


@pytest.fixture(params=range(1, VERSION + 1), ids=lambda version: f"version {version}")
def version(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def old(sqqf: Sqqf, version: int) -> Sqqf:
    sql = gzip.decompress((SCHEMAS / f"v{version}.sql.gz").read_bytes()).decode()
    with closing(sqlite3.connect(sqqf.ledger)) as ledger:
        ledger.executescript(sql)
    sqqf.ledger.chmod(0o600)
    sqqf.today = TODAY
    return sqqf


def acts(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as ledger:
        return ledger.execute("SELECT * FROM acts ORDER BY seq").fetchall()


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as ledger:
        (found,) = ledger.execute("PRAGMA user_version").fetchone()
        return int(found)


def test_nothing_that_was_recorded_is_lost_or_changed(old: Sqqf, version: int) -> None:
    before = acts(old.ledger)
    assert version_of(old.ledger) == version
    found = old.json("verify")
    assert (found["ok"], found["acts"], found["head"]) == (True, len(before), before[-1][-1])
    assert acts(old.ledger) == before
    assert version_of(old.ledger) == VERSION


@pytest.mark.parametrize("line", READING)
def test_it_is_read_by_every_command(old: Sqqf, line: str) -> None:
    answer = old(*line.split(), "--json")
    assert (answer.code, "sqqf:" in answer.err) == (0, False), answer.err
    assert answer.json()


def test_the_work_goes_on_in_it(old: Sqqf) -> None:
    made = old.json(
        *[
            "case",
            "new",
            "--channel",
            "appeal",
            "--applicant",
            "陈某",
            "--unit",
            "某县住建局",
            "--matter",
            "变更施工方案",
            "--point",
            "是否经集体研究",
        ],
        "--received",
        "2026-12-28",
    )
    assert made["state"] == "registered"
    old.ok("case", "accept", made["no"], "--on", "2026-12-30")
    assert old.json("verify")["ok"]


def test_a_rebuilt_one_says_the_same(old: Sqqf) -> None:
    before = acts(old.ledger)
    done = old.json("doctor", "--rebuild")
    assert (done["ok"], done["acts"], done["head"]) == (True, len(before), before[-1][-1])
    assert acts(Path(done["file"])) == before
