"""The tables, made and changed by ordered migrations; one that has landed is never edited.

``acts`` is the truth. ``dossiers`` (cases and leads), ``documents``, ``deadlines`` and ``checks`` are the
index: they can always be made anew from the acts (see ``index.py``). ``informants`` is neither: the journal
holds no more of it than a salted hash.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("sqqf")


@migrations()
def journal_and_index(db: Database) -> None:
    for statement in (
        """
        CREATE TABLE acts (
            seq INTEGER PRIMARY KEY,
            case_id TEXT,
            kind TEXT NOT NULL,
            on_date TEXT,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            today TEXT,
            body TEXT NOT NULL,
            hash TEXT NOT NULL,
            head TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX acts_of_case ON acts (case_id, seq) WHERE case_id IS NOT NULL",
        "CREATE INDEX acts_of_ledger ON acts (kind, seq) WHERE case_id IS NULL",
        """
        CREATE TRIGGER acts_stay_unchanged BEFORE UPDATE ON acts
            BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
        """,
        """
        CREATE TRIGGER acts_stay BEFORE DELETE ON acts
            BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
        """,
        """
        CREATE TABLE cases (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            no TEXT NOT NULL UNIQUE,
            prefix TEXT NOT NULL,
            year INTEGER NOT NULL,
            serial INTEGER NOT NULL,
            state TEXT NOT NULL,
            open INTEGER NOT NULL,
            since TEXT NOT NULL,
            waits_for TEXT,
            officer TEXT,
            party TEXT NOT NULL,
            arising_from TEXT,
            merged_into TEXT,
            search TEXT NOT NULL
        ) STRICT
        """,
        "CREATE UNIQUE INDEX cases_by_number ON cases (prefix, year, serial)",
        "CREATE INDEX cases_by_serial ON cases (serial, year)",
        "CREATE INDEX cases_by_state ON cases (state)",
        "CREATE INDEX cases_by_officer ON cases (officer) WHERE open",
        "CREATE INDEX cases_waiting ON cases (since) WHERE waits_for IS NOT NULL",
        "CREATE INDEX cases_arising ON cases (arising_from) WHERE arising_from IS NOT NULL",
        "CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL",
        """
        CREATE TABLE documents (
            n INTEGER PRIMARY KEY REFERENCES cases (n),
            document TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE deadlines (
            n INTEGER NOT NULL REFERENCES cases (n),
            kind TEXT NOT NULL,
            item INTEGER NOT NULL DEFAULT 0,
            article TEXT NOT NULL,
            basis TEXT NOT NULL,
            starts_on TEXT NOT NULL,
            counted_from TEXT NOT NULL,
            working_days INTEGER,
            extensions TEXT,
            original_due_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            met_on TEXT,
            lapsed INTEGER NOT NULL,
            provisional INTEGER NOT NULL,
            PRIMARY KEY (n, kind, item)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX deadlines_open ON deadlines (due_on) WHERE met_on IS NULL AND NOT lapsed",
        "CREATE INDEX deadlines_by_due ON deadlines (due_on)",
        """
        CREATE TABLE index_facts (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT
        """,
    ):
        db.conn.execute(statement)


@migrations()
def suspensions(db: Database) -> None:
    """When a limit's clock stood still, as JSON, and whether it does so now."""
    db.conn.execute("ALTER TABLE deadlines ADD COLUMN pauses TEXT")
    db.conn.execute("ALTER TABLE deadlines ADD COLUMN paused INTEGER NOT NULL DEFAULT 0")


@migrations()
def leads(db: Database) -> None:
    """The other track: leads beside cases in one index, the case that a lead waits for, who gave a lead."""
    columns = (
        "n, id, no, prefix, year, serial, state, open, since, waits_for, officer, party, arising_from,"
        " merged_into, search"
    )
    for statement in (
        "ALTER TABLE cases RENAME TO dossiers",
        "ALTER TABLE dossiers ADD COLUMN track TEXT NOT NULL DEFAULT 'tolerance'",
        "DROP INDEX cases_by_number",
        "CREATE UNIQUE INDEX dossiers_by_number ON dossiers (track, prefix, year, serial)",
        "DROP INDEX cases_by_state",
        "CREATE INDEX dossiers_by_state ON dossiers (track, state)",
        f"CREATE VIEW cases AS SELECT {columns} FROM dossiers WHERE track = 'tolerance'",
        f"CREATE VIEW leads AS SELECT {columns} FROM dossiers WHERE track = 'inaction'",
        """
        CREATE TABLE checks (
            no TEXT NOT NULL,
            n INTEGER NOT NULL REFERENCES dossiers (n),
            PRIMARY KEY (no, n)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX checks_of_lead ON checks (n)",
        """
        CREATE TABLE informants (
            lead_id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            contact TEXT,
            salt TEXT NOT NULL
        ) STRICT
        """,
    ):
        db.conn.execute(statement)


@migrations()
def taking_over(db: Database) -> None:
    """No table changes: what is listed says since then what was taken over, and is made anew (``relisting``).

    The acts that came with it mean nothing to an older program; by the number it sees that it can't.
    """


@migrations()
def last_head(db: Database) -> None:
    """The head stands in the index too: where the journal's tail is cut off, these two differ."""
    db.conn.execute(
        "INSERT OR REPLACE INTO index_facts SELECT 'head', head FROM acts ORDER BY seq DESC LIMIT 1"
    )


@migrations()
def lengths(db: Database) -> None:
    """How long a limit is in other units too; ``working_days`` stays for those that have that."""
    db.conn.execute("ALTER TABLE deadlines ADD COLUMN unit TEXT")
    db.conn.execute("ALTER TABLE deadlines ADD COLUMN length INTEGER")
    db.conn.execute(
        "UPDATE deadlines SET unit = 'working_day', length = working_days WHERE working_days IS NOT NULL"
    )


@migrations()
def steps_of_a_place(db: Database) -> None:
    """No table changes: acts that a place adds, and imports taken back, mean nothing to an older program."""


@migrations()
def lists_not_out(db: Database) -> None:
    """No table changes: an item of a list that hasn't gone out waits since then (``relisting``)."""


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the migrations that this file doesn't have yet."""
    migrations.apply(Database(connection))


def made_anew(version: int) -> sqlite3.Connection:
    """A ledger of this version in memory, as the first so many migrations make it: without rows."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    later = [one.name for one in migrations.pending(Database(connection))][version:]
    migrations.apply(Database(connection), stop_before=later)
    return connection
