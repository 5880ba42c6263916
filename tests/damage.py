"""What is done to a ledger behind the program's back, and the law that must hold then.

Every reading command answers as before, or ``verify`` ends with 12; and none ends in a way nobody foresaw. The
tests do some of it, ``make torture`` all.
"""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Answer, Sqqf

READING = (
    ("case", "list", "--json"),
    ("case", "show", "1", "--json"),
    ("case", "show", "2", "--json"),
    ("case", "explain", "1", "--json"),
    ("case", "check", "--json"),
    ("lead", "list", "--json"),
    ("lead", "show", "1", "--json"),
    ("lead", "check", "--json"),
    ("deadlines", "--all", "--json"),
    ("summary", "--json"),
    ("report", "daily", "--json"),
    ("report", "stats", "--json"),
    ("member", "list", "--json"),
    ("calendar", "check", "2027-01-01", "--json"),
)

LAYOUTS: dict[str, Sequence[str]] = {
    "a view more": ("CREATE VIEW more AS SELECT 1",),
    "a table more": ("CREATE TABLE more (n INTEGER)",),
    "an index more": ("CREATE INDEX more ON acts (kind)",),
    "a trigger that swallows notes": (
        "CREATE TRIGGER more BEFORE INSERT ON acts WHEN NEW.kind='noted' BEGIN SELECT RAISE(IGNORE); END",
    ),
    "another view for cases": (
        "DROP VIEW cases",
        ("CREATE VIEW cases AS SELECT n, id, no, prefix, year, 3 - serial AS serial, state, open, since, waits_for,"
        " officer, party, arising_from, merged_into, search FROM dossiers WHERE track='tolerance'"),
    ),
    "a table for cases": ("CREATE TABLE kept AS SELECT * FROM cases", "DROP VIEW cases", "ALTER TABLE kept RENAME TO cases"),
    "a trigger less": ("DROP TRIGGER acts_stay",),
    "an index less": ("DROP INDEX deadlines_open",),
    "a column more": ("ALTER TABLE deadlines ADD COLUMN more TEXT",),
    "a column with another name": ("ALTER TABLE informants RENAME COLUMN salt TO pepper",),
    "STRICT gone": (
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql=replace(sql, 'STRICT', '') WHERE name='acts'",
    ),
    "NOT NULL gone": (
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql=replace(sql, 'kind TEXT NOT NULL', 'kind TEXT') WHERE name='acts'",
    ),
    "no table of acts": ("DROP TABLE acts",),
}  # fmt: skip
"""Each is refused when the ledger is opened."""

_COLUMNS = {
    "acts": ("case_id", "kind", "on_date", "recorded_at", "recorded_by", "today", "body", "hash", "head"),
    "dossiers": ("id", "no", "prefix", "year", "serial", "state", "open", "since", "officer", "party", "search", "track"),
    "documents": ("document",),
    "deadlines": ("kind", "item", "article", "basis", "starts_on", "due_on", "original_due_on", "met_on", "lapsed"),
    "index_facts": ("value",),
    "informants": ("lead_id", "name", "salt"),
}  # fmt: skip
_VALUES = {
    "nothing": "''",
    "a word": "'x'",
    "bytes": "CAST(x'ff' AS TEXT)",
    "deep": "printf('%.*c', 99999, '[')",
    "9": "9",
}
EDITS: dict[str, str] = {
    **{
        f"{table}.{column} {name}": f"UPDATE OR IGNORE {table} SET {column}={value}"
        f" WHERE rowid=(SELECT max(rowid) FROM {table})"
        for table, columns in _COLUMNS.items()
        if table != "deadlines"
        for column in columns
        for name, value in _VALUES.items()
    },
    **{
        f"deadlines.{column} {name}": f"UPDATE OR IGNORE deadlines SET {column}={value} WHERE n=1"
        for column in _COLUMNS["deadlines"]
        for name, value in _VALUES.items()
    },
    **{f"no {table}": f"DELETE FROM {table}" for table in _COLUMNS},
}
"""Edits of rows, by what they do."""


def change(path: Path, *statements: str) -> None:
    """Change a ledger as another tool would, its triggers out of the way meanwhile."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys=OFF")
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            with contextlib.suppress(sqlite3.IntegrityError):  # a column that takes no such value
                db.execute(statement)
        for _, sql in triggers:
            db.execute(sql)


def flips(whole: bytes, count: int, seed: int) -> Iterator[tuple[int, bytes]]:
    """Files in which one byte is another one: its place, and the file."""
    chance = random.Random(seed)
    for _ in range(count):
        at = chance.randrange(len(whole))
        yield at, whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :]


def answers(sqqf: Sqqf) -> list[Answer]:
    """What every reading command says."""
    return [sqqf(*command) for command in READING]


def broken(sqqf: Sqqf, before: Sequence[Answer], turn: int | None = None) -> list[str]:
    """Where the law doesn't hold: what was said, by the command.

    With a ``turn``, one command in turn, not all, is asked about a ledger of which ``verify`` says 12.
    """
    answer = sqqf("verify", "--json")
    verdict = answer.code
    told = verdict in (0, 12) and bool(answer.out) and answer.json()["ok"] is (verdict == 0)
    found = [] if told else [f"verify: {answer}"]
    for n, (command, was) in enumerate(zip(READING, before, strict=True)):
        if verdict == 12 and turn is not None and n != turn % len(READING):
            continue
        now = sqqf(*command)
        if now.code == 70 or (verdict == 0 and now != was):
            found.append(f"{' '.join(command)}: {now.code} {now.err}")
    return found
