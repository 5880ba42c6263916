"""Files that are handed out with an act: whoever holds one finds its act on record, whatever came in between.

Beside the ledger stands a promise: which draft takes which place once which act is on record. It and the
draft are on the disk before COMMIT; the draft gets its name after it. What a crash leaves of this is told
apart under the ledger's lock, when the next write begins: the act is on record, and the draft gets its name;
or it isn't, and the draft goes.
"""

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import BadInput, SqqfError
from sqqf.store import files
from sqqf.store.disk import appear, sync_folder

_LARGEST = 1 << 16
"""A promise is much smaller."""


class Promise(NamedTuple):
    """A draft, the place it takes, and the act that has to be on record for that."""

    draft: Path
    path: Path
    sha256: str
    seq: int
    head: str


class Handed:
    """A file handed out. ``path`` is where it stands, once the transaction is over."""

    def __init__(self, promise: Promise, note: Path, path: Path) -> None:
        self.promise = promise
        self.note = note
        """Where the promise is written down."""
        self.path = path

    def keep(self) -> None:
        """The act is on record: give the draft its name, or the next free one. Raises SqqfError."""
        try:
            if (place := _placed(self.promise)) != self.promise.path:
                self.path = place
            self.note.unlink(missing_ok=True)
        except OSError:
            draft, path = self.promise.draft, self.promise.path
            raise SqqfError("recorded_not_placed", path=str(path), draft=str(draft)) from None

    def take_back(self) -> None:
        """The act isn't on record, and won't be. What can't be deleted now goes another time."""
        with suppress(OSError):
            self.promise.draft.unlink(missing_ok=True)
            self.note.unlink(missing_ok=True)


def hand_out(connection: sqlite3.Connection, path: Path, content: bytes, last: tuple[int, str]) -> Handed:
    """Draft a file for ``path`` in the transaction that is open; ``last``: its last act's place, and head.

    Raises BadInput where something is there already, or it can't be written.
    """
    files.check_new(path)
    place = Path(os.path.abspath(path))  # noqa: PTH100  (links stay as they are named)
    promise = Promise(files.draft_for(place), place, hashlib.sha256(content).hexdigest(), *last)
    ledger = _file_of(connection)
    handed = Handed(promise, ledger.with_name(f"{_stem(ledger)}{os.urandom(16).hex()}"), path)
    try:
        told = {**promise._asdict(), "draft": str(promise.draft), "path": str(place)}
        _write(handed.note, files.as_json(told), ledger)
        _write(promise.draft, content, path)
    except BaseException:
        handed.take_back()
        raise
    return handed


def settle(connection: sqlite3.Connection) -> list[Path]:
    """Keep or take back what crashes left, in the transaction that has just begun; what now stands."""
    finished = []
    ledger = _file_of(connection)
    for note in _notes(ledger):
        promise = _read(note)
        if promise is None:  # a crash cut it short: the draft comes after it, and the act after that
            with suppress(OSError):
                note.unlink(missing_ok=True)
            continue
        handed = Handed(promise, note, promise.path)
        if not is_on_record(connection, promise.seq, promise.head):
            handed.take_back()
        elif promise.path.parent.is_dir():  # else it stood on a stick: another time
            had_draft = os.path.lexists(promise.draft)
            with suppress(SqqfError):
                handed.keep()
                if had_draft:
                    finished.append(handed.path)
    return finished


def is_on_record(connection: sqlite3.Connection, seq: int, head: str) -> bool:
    """Whether the act in this place made this head."""
    found = connection.execute("SELECT head FROM acts WHERE seq = ?", (seq,)).fetchone()
    return found is not None and found[0] == head


def _write(path: Path, content: bytes, wanted: Path) -> None:
    """Write a file, and its name, to the disk for the sake of the one that was wanted. Raises BadInput."""
    try:
        files.fill(path, content)
        sync_folder(path.parent)
    except OSError:
        raise BadInput("cannot_write", path=str(wanted)) from None


def _placed(promise: Promise) -> Path:
    """Where the file stands now. Raises OSError."""
    path = promise.path
    if not path.parent.is_dir():
        raise FileNotFoundError(path.parent)
    if not os.path.lexists(promise.draft):  # another process has done it, or somebody took the file away
        return path
    for place in files.numbered(path.parent, path.stem, path.suffix):
        try:
            appear(promise.draft, place)
        except FileExistsError:
            if not _is(place, promise.sha256):
                continue
            promise.draft.unlink(missing_ok=True)  # a crash came between its two names
        except FileNotFoundError:
            if os.path.lexists(promise.draft):
                raise
        return place
    raise AssertionError


def _is(path: Path, sha256: str) -> bool:
    """Whether this is a file with that content."""
    try:
        plain = stat.S_ISREG(os.lstat(path).st_mode)
        return plain and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _file_of(connection: sqlite3.Connection) -> Path:
    """The ledger's file; the same for whoever opened it, through links too."""
    _, _, path = next(row for row in connection.execute("PRAGMA database_list") if row[1] == "main")
    return Path(os.path.realpath(path))


def _stem(ledger: Path) -> str:
    return f".{ledger.name}-promise-"


def _notes(ledger: Path) -> Iterator[Path]:
    stem = _stem(ledger)
    with os.scandir(ledger.parent) as entries:
        found = [entry.name for entry in entries if entry.name.startswith(stem)]
    for name in sorted(found):
        note = ledger.with_name(name)
        with suppress(OSError):
            if _is_ours(os.lstat(note)):
                yield note


def _is_ours(found: os.stat_result) -> bool:
    """Whether only this user can have written it: nobody else's promise moves a file of ours."""
    plain = stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST
    return plain and (os.name == "nt" or found.st_uid == os.geteuid())


def _read(note: Path) -> Promise | None:
    """None for what isn't a whole promise."""
    try:
        told = json.loads(note.read_bytes())
        promise = Promise(
            Path(told["draft"]), Path(told["path"]), told["sha256"], int(told["seq"]), told["head"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return promise if files.is_draft_for(promise.draft, promise.path) else None
