"""A ledger of a million cases out of a thousand: the rows of a sample ledger again and again, under other numbers.

Every table and index is the real one and as full as it would be. Only the hashes and the stored documents are those
of the thousand, which `verify` would find; registering a case reads neither.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

_ANOTHER = {
    "acts": {"seq": "seq + k * :acts", "case_id": "case_id || '-' || k"},
    "dossiers": {
        "n": "n + k * :dossiers",
        "id": "id || '-' || k",
        "serial": "serial + k * :serials",
        "no": (
            "CASE track WHEN 'inaction' THEN 'L' || year || '-' || (serial + k * :serials)"
            " ELSE prefix || '〔' || year || '〕' || (serial + k * :serials) || '号' END"
        ),
    },
    "documents": {"n": "n + k * :dossiers"},
    "deadlines": {"n": "n + k * :dossiers"},
    "checks": {"n": "n + k * :dossiers"},
    "informants": {"lead_id": "lead_id || '-' || k"},
}


def grow(source: Path, target: Path, times: int) -> None:
    """Write a ledger with that many times the cases of another."""
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as db:
        for setting in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-500000"):
            db.execute(f"PRAGMA {setting}")
        db.execute("ATTACH ? AS small", (str(source),))
        facts = db.execute("SELECT (SELECT max(seq) FROM acts), max(n), max(serial) FROM dossiers").fetchone()
        named = dict(zip(("acts", "dossiers", "serials"), facts, strict=True)) | {"times": times}
        db.execute("BEGIN")
        for table, changed in _ANOTHER.items():
            columns = [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(changed.get(name, name) for name in columns)
            of_cases = "WHERE case_id IS NOT NULL" if table == "acts" else ""
            db.execute(
                "WITH RECURSIVE again(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM again WHERE k + 1 < :times)"
                f" INSERT INTO main.{table} SELECT {values} FROM again CROSS JOIN small.{table} {of_cases}",
                named,
            )
        db.execute("COMMIT")
    with target.open("rb") as file:
        os.fsync(file.fileno())  # or the first measured run would write it all out


if __name__ == "__main__":
    grow(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
