"""How a ledger file is made, opened and locked.

One file that can be copied to a stick: rollback journal, synced to the folder (EXTRA), mode 0600. Readers
open it for writing too, because a read-only connection can't roll back what a crash left behind.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_from_bytes

from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.disk import appear, is_there, sync
from sqqf.store.files import create
from sqqf.store.ledger.errors import Damaged, NoLedger, translated
from sqqf.store.ledger.shape import differs

APPLICATION_ID = 0x73717166  # "sqqf"
VERSION = 8
"""The number of migrations; stands in ``user_version``. A ledger with a higher one is refused."""

BUSY_SECONDS = 30


def connect(path: Path, upgraded: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """Open an existing ledger. Raises NoLedger (10) or Damaged (12).

    Where an older program made it, ``upgraded`` is called in the transaction that changes its tables.
    """
    if not is_there(path):
        raise NoLedger("no_ledger", path=str(path))
    if not path.is_file():
        raise Damaged("not_a_ledger", path=str(path))
    try:
        connection = _open(path)
        try:
            _check(connection, path, upgraded)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        # What can't even be looked into is damaged, whatever SQLite calls it: "unsupported file format".
        raise translated(error) or Damaged("damaged", detail=str(error)) from error
    except UnicodeDecodeError as error:  # what SQLite complains of can't even be named
        raise Damaged("unsound") from error
    return connection


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a ledger being made; it appears at ``path`` whole, or not at all.

    Raises Refused (1) where a file exists: never over another, whoever was first; BadInput (2) where none can
    be made, or everybody may put another in its place.
    """
    with _drafted(path) as connection:
        _lay_out(connection)
        yield connection


@contextlib.contextmanager
def copied(
    source: sqlite3.Connection, path: Path, upgraded: Callable[[sqlite3.Connection], None]
) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of a ledger as it stands at one moment; it appears as ``new_file`` does.

    An older one is brought up to date in the copy alone. Raises Damaged where it isn't a ledger of ours.
    """
    with _drafted(path) as connection:
        source.backup(connection)
        _check(connection, path, upgraded)
        yield connection


def check_free(path: Path) -> None:
    """Raise Refused where a file exists already, and where something of a former ledger is left."""
    if is_there(path):
        raise Refused("ledger_exists", path=str(path))
    _check_nothing_left(path)


@contextlib.contextmanager
def _drafted(path: Path) -> Iterator[sqlite3.Connection]:
    check_free(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        create(draft)
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None
    try:
        connection = _open(draft)
        try:
            # Nobody else sees the draft, and it is of no use half made: it is synced once, when it is whole.
            for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-32000"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        finally:
            connection.close()
        _check_nothing_left(path)
        sync(draft)
        try:
            appear(draft, path)
        except FileExistsError:
            raise Refused("ledger_exists", path=str(path)) from None
    finally:
        for leftover in (draft, draft.with_name(draft.name + "-journal")):
            leftover.unlink(missing_ok=True)


def in_memory() -> sqlite3.Connection:
    """An empty ledger that no file holds."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _lay_out(connection)
    return connection


@contextlib.contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction. IMMEDIATE takes the lock first, so that what is read under it stays true."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A COMMIT that failed as busy leaves the transaction open; anything else may have ended it.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def another(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A second connection to the same ledger, which sees what is on the disk."""
    _, _, path = next(row for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    return _open(Path(path))


def _uri(path: Path) -> str:
    """The path as a URI. From Python 3.14 on ``Path.as_uri`` loads ``http`` and ``email`` for that."""
    named = quote_from_bytes(os.fsencode(path.absolute().as_posix()))
    return f"file://{named}" if named.startswith("/") else f"file:///{named}"


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "recursive_triggers=ON", "synchronous=EXTRA"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check(
    connection: sqlite3.Connection, path: Path, upgraded: Callable[[sqlite3.Connection], None]
) -> None:
    version = _version(connection, path)
    ((mode,),) = connection.execute("PRAGMA journal_mode")
    if mode == "wal":  # another tool has set it so: this is one file, and what it commits stands in it
        connection.execute("PRAGMA journal_mode=DELETE")
    if version == VERSION:
        _compare(connection, version)
        return
    with immediate(connection):
        version = _version(connection, path)  # somebody else may have brought it up to date
        _compare(connection, version)
        if version < VERSION:
            _lay_out(connection)
            upgraded(connection)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a ledger of ours. Raises Damaged where it isn't one, or a newer one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise Damaged("not_a_ledger", path=str(path))
    if version > VERSION:
        raise Damaged("newer_ledger", path=str(path), version=version, known=VERSION)
    return int(version)


def _compare(connection: sqlite3.Connection, version: int) -> None:
    """Raise Damaged where there are other tables, views, indexes or triggers than the program makes."""
    if name := differs(connection, version):
        raise Damaged("foreign_schema", name=name)


def _lay_out(connection: sqlite3.Connection) -> None:
    from sqqf.store.ledger.schema import migrate  # noqa: PLC0415  (sqlite-utils is slow)

    migrate(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")


def _check_nothing_left(path: Path) -> None:
    """Raise Refused where a journal of a ledger that is gone lies beside the name.

    SQLite would take it for the new ledger's, and undo with it what was never done.
    """
    for ending in ("-journal", "-wal", "-shm"):
        if is_there(left := path.with_name(path.name + ending)):
            raise Refused("journal_left", path=str(path), left=str(left))
