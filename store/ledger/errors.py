"""What goes wrong with a ledger as a file, with the exit codes of the contract."""

from __future__ import annotations

import sqlite3

from sqqf.procedure.errors import BadInput, SqqfError


class NoLedger(SqqfError):
    """There is no ledger at that path; only init and demo make one."""

    exit_code = 10


class Busy(SqqfError):
    """The ledger stayed busy for 30 s."""

    exit_code = 11


class Damaged(SqqfError):
    """The ledger is damaged, not a ledger of ours, or from a newer version."""

    exit_code = 12


class CommitUnsure(SqqfError):
    """The disk, or the server, was lost in a COMMIT, and it can't be learned whether the act is on record."""

    exit_code = 13


def translated(error: sqlite3.Error) -> SqqfError | None:
    """SQLite's own errors as ours; None where it is a fault of the program."""
    # The extended code's low byte is the primary one.
    match (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy("busy")
        case sqlite3.SQLITE_NOTADB:
            return Damaged("not_a_ledger")
        case sqlite3.SQLITE_CORRUPT:
            return Damaged("damaged", detail=str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return BadInput("ledger_not_writable")
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return SqqfError("disk", detail=str(error))
    return None
