"""What a ledger's file stands in: who may read and write it, what lies beside it, who copies it meanwhile.

Nothing is opened and nothing changed: it is looked at before the ledger is.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.store.disk import HAS_MODES, is_there

OK, POINT, PROBLEM = "ok", "point", "problem"
SYNCED = re.compile(
    r"OneDrive|Dropbox|Google ?Drive|iCloud|CloudDocs|Nextcloud|ownCloud|Syncthing|Seafile|Nutstore|坚果云"
    r"|百度网盘|百度云|BaiduNetdisk|BaiduSync|阿里云盘|腾讯微云|微云同步|天翼云盘|WPS ?云盘|WPSDrive",
    re.IGNORECASE,
)
"""Folders that a program copies elsewhere while the ledger is being written."""
_DRAFT = re.compile(r"\.sqqf-(draft-)?[0-9a-f]{32}", re.ASCII)


class Finding(NamedTuple):
    """One thing that was looked at; the words for ``what`` are found at the edge."""

    what: str
    standing: str
    """``ok``, ``point`` (worth knowing), ``problem`` (to be mended)."""
    facts: Mapping[str, Any] = {}


def look_around(path: Path) -> Iterator[Finding]:
    """What there is to say of the file and its folder."""
    if HAS_MODES:
        yield _rights(path)
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        yield Finding("not_writable", PROBLEM, {"path": str(path)})
    resolved = path.resolve()
    if synced := next((part for part in resolved.parent.parts if SYNCED.search(part)), None):
        yield Finding("synced", PROBLEM, {"folder": synced})
    for ending in ("-journal", "-wal", "-shm"):
        if is_there(left := path.with_name(path.name + ending)):
            yield Finding("journal_left", POINT, {"path": str(left)})
    if drafts := [*_drafts(path)]:
        yield Finding("drafts", POINT, {"paths": drafts})


def engine() -> str:
    """What reads and writes the file, and its version."""
    return f"SQLite {sqlite3.sqlite_version}"


def _rights(path: Path) -> Finding:
    file, folder = path.stat(), path.absolute().parent.stat()
    if file.st_mode & 0o077:
        return Finding(
            "open_to_others", PROBLEM, {"mode": f"{stat.S_IMODE(file.st_mode):04o}", "path": str(path)}
        )
    if folder.st_mode & stat.S_IWOTH and not folder.st_mode & stat.S_ISVTX:
        return Finding("folder_open_to_others", PROBLEM, {"path": str(path.absolute().parent)})
    return Finding("rights", OK, {"owner": _owner(path)})


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, NotImplementedError):  # a user who is no more
        return str(path.stat().st_uid)


def _drafts(path: Path) -> Iterator[str]:
    """Of files and ledgers that a program was killed over."""
    ledger = re.compile(rf"\.{re.escape(path.name)}\.\d+-[0-9a-f]{{8}}(-journal)?", re.ASCII)
    for name in sorted(os.listdir(path.absolute().parent)):  # noqa: PTH208 - only names are looked at
        if _DRAFT.fullmatch(name) or ledger.fullmatch(name):
            yield str(path.with_name(name))
