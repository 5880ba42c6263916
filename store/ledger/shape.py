"""What stands in the file besides rows: its tables, views, indexes and triggers, and nothing else.

Compared each time a ledger is opened, before anything in it is run: a view in the place of a table, or a
trigger that swallows what is recorded, would make it show what isn't on record.
"""

from __future__ import annotations

import sqlite3

_PLAIN = ("table", "index")
_MIGRATIONS = "_sqlite_migrations"
"""The table that the library for migrations keeps; how it is laid out is the library's affair."""


def differs(connection: sqlite3.Connection, version: int) -> str | None:
    """What is foreign, other than made, or missing in a ledger of this version; None where nothing is.

    It is compared first with the text that comes with the program. Where that differs, a ledger is made anew
    to compare with: another SQLite may write down differently what the same statements made.
    """
    found = shape(connection)
    if " ".join(found) == " ".join(SHAPE.split()):
        return None
    from sqqf.store.ledger.schema import made_anew  # noqa: PLC0415  (sqlite-utils is slow)

    odd = set(found) ^ set(shape(made_anew(version)))
    return min(entry.split()[1] for entry in odd) if odd else None


def shape(connection: sqlite3.Connection) -> list[str]:
    """All there is, in order: kind, name, text. Quotes and blanks as SQLite writes them don't count."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    wanted = (row for row in rows if row[2] != _MIGRATIONS or row[0] not in _PLAIN)
    return sorted(
        " ".join(f"{kind} {name} {sql or of}".replace('"', "").split()) for kind, name, of, sql in wanted
    )


SHAPE = """
index acts_of_case CREATE INDEX acts_of_case ON acts (case_id, seq) WHERE case_id IS NOT NULL
index acts_of_ledger CREATE INDEX acts_of_ledger ON acts (kind, seq) WHERE case_id IS NULL
index cases_arising CREATE INDEX cases_arising ON dossiers (arising_from) WHERE arising_from IS NOT NULL
index cases_by_officer CREATE INDEX cases_by_officer ON dossiers (officer) WHERE open
index cases_by_serial CREATE INDEX cases_by_serial ON dossiers (serial, year)
index cases_merged CREATE INDEX cases_merged ON dossiers (merged_into) WHERE merged_into IS NOT NULL
index cases_waiting CREATE INDEX cases_waiting ON dossiers (since) WHERE waits_for IS NOT NULL
index checks_of_lead CREATE INDEX checks_of_lead ON checks (n)
index deadlines_by_due CREATE INDEX deadlines_by_due ON deadlines (due_on)
index deadlines_open CREATE INDEX deadlines_open ON deadlines (due_on) WHERE met_on IS NULL AND NOT lapsed
index dossiers_by_number CREATE UNIQUE INDEX dossiers_by_number ON dossiers (track, prefix, year, serial)
index dossiers_by_state CREATE INDEX dossiers_by_state ON dossiers (track, state)
index sqlite_autoindex_dossiers_1 dossiers
index sqlite_autoindex_dossiers_2 dossiers
index sqlite_autoindex_index_facts_1 index_facts
index sqlite_autoindex_informants_1 informants
table acts CREATE TABLE acts ( seq INTEGER PRIMARY KEY, case_id TEXT, kind TEXT NOT NULL, on_date TEXT,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, today TEXT, body TEXT NOT NULL, hash TEXT NOT
    NULL, head TEXT NOT NULL ) STRICT
table checks CREATE TABLE checks ( no TEXT NOT NULL, n INTEGER NOT NULL REFERENCES dossiers (n), PRIMARY KEY
    (no, n) ) STRICT, WITHOUT ROWID
table deadlines CREATE TABLE deadlines ( n INTEGER NOT NULL REFERENCES dossiers (n), kind TEXT NOT NULL,
    item INTEGER NOT NULL DEFAULT 0, article TEXT NOT NULL, basis TEXT NOT NULL, starts_on TEXT NOT NULL,
    counted_from TEXT NOT NULL, working_days INTEGER, extensions TEXT, original_due_on TEXT NOT NULL, due_on
    TEXT NOT NULL, met_on TEXT, lapsed INTEGER NOT NULL, provisional INTEGER NOT NULL, pauses TEXT, paused
    INTEGER NOT NULL DEFAULT 0, unit TEXT, length INTEGER, PRIMARY KEY (n, kind, item) ) STRICT, WITHOUT ROWID
table documents CREATE TABLE documents ( n INTEGER PRIMARY KEY REFERENCES dossiers (n), document TEXT NOT
    NULL ) STRICT
table dossiers CREATE TABLE dossiers ( n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, no TEXT NOT NULL
    UNIQUE, prefix TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, state TEXT NOT NULL, open
    INTEGER NOT NULL, since TEXT NOT NULL, waits_for TEXT, officer TEXT, party TEXT NOT NULL, arising_from
    TEXT, merged_into TEXT, search TEXT NOT NULL , track TEXT NOT NULL DEFAULT 'tolerance') STRICT
table index_facts CREATE TABLE index_facts ( name TEXT PRIMARY KEY, value TEXT NOT NULL ) STRICT
table informants CREATE TABLE informants ( lead_id TEXT PRIMARY KEY, name TEXT NOT NULL, contact TEXT, salt
    TEXT NOT NULL ) STRICT
trigger acts_stay CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only
    ever added'); END
trigger acts_stay_unchanged CREATE TRIGGER acts_stay_unchanged BEFORE UPDATE ON acts BEGIN SELECT
    RAISE(ABORT, 'acts are only ever added'); END
view cases CREATE VIEW cases AS SELECT n, id, no, prefix, year, serial, state, open, since, waits_for,
    officer, party, arising_from, merged_into, search FROM dossiers WHERE track = 'tolerance'
view leads CREATE VIEW leads AS SELECT n, id, no, prefix, year, serial, state, open, since, waits_for,
    officer, party, arising_from, merged_into, search FROM dossiers WHERE track = 'inaction'
"""
"""The shape of a ledger of this version; a test holds that one just made has it."""
