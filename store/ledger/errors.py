"""What goes wrong with a ledger as a file, with the exit codes of the contract."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

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


UNSOUND = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    ArithmeticError,
)
"""What comes of reading an act or a row that nobody recorded so."""


@contextlib.contextmanager
def as_recorded() -> Iterator[None]:
    """Around reading what only the program writes: where it can't be read, that is no fault of the user's.

    Raises Damaged.
    """
    try:
        yield
    except UNSOUND as error:
        raise Damaged("unsound") from error


class CommitUnsure(SqqfError):
    """The disk, or the server, was lost in a COMMIT, and it can't be learned whether the act is on record."""

    exit_code = 13


def translated(error: sqlite3.Error) -> SqqfError | None:
    """SQLite's own errors as ours; None where it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    # The extended code's low byte is the primary one.
    match (code or 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy("busy")
        case sqlite3.SQLITE_NOTADB:
            return Damaged("not_a_ledger")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_FORMAT | sqlite3.SQLITE_TOOBIG:
            return Damaged("damaged", detail=str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return BadInput("ledger_not_writable")
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return SqqfError("disk", detail=str(error))
    if isinstance(error, sqlite3.OperationalError) and code is None:  # Python's: text that isn't UTF-8
        return Damaged("damaged", detail=str(error).split(" with text ")[0])
    return None
