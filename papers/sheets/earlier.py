"""Whether a file is an export or a report of ours that may be replaced, told by its content.

A workbook that another program has saved since may hold somebody's notes: it is no longer ours. No csv is
known as ours; calendars and json are made for programs, which change nothing in them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

_MOST = 1 << 16
"""So many bytes hold what each form begins with."""
_UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, RuntimeError)

# Every program that saves a workbook notes when, and mostly who.
_UNTOUCHED = re.compile(
    rb"<dc:creator[^>]*>sqqf</dc:creator>"
    rb"<dcterms:created[^>]*>([^<]*)</dcterms:created><dcterms:modified[^>]*>\1</dcterms:modified></cp:coreProperties>\s*\Z"
)


def is_export(path: Path) -> bool:
    """Whether a later export may take the file's place. Its extension says how it is read."""
    try:
        return path.is_file() and _FORMS[path.suffix.casefold()](path)
    except _UNREADABLE:
        return False


def is_report(path: Path, form: str) -> bool:
    """Whether a later report may take the file's place; ``form``: text, md, html, json, xlsx or docx."""
    try:
        if not path.is_file():
            return False
        if form in _OFFICE:
            return _OFFICE[form](path)
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        # Each of them names the ledger's head.
        begins = content.startswith(_BEGINNINGS.get(form, b"")) and b"\0" not in content
        return begins and bool(_HEAD.search(content))
    except _UNREADABLE:
        return False


_LARGEST = 1 << 26
_HEAD = re.compile(rb"\b[0-9a-f]{64}\b")
_BEGINNINGS: Mapping[str, bytes] = {"html": b"<!doctype html>", "json": b"{"}


def _xlsx(path: Path) -> bool:
    with ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
        return bool(_UNTOUCHED.search(part.read(_MOST)))


def _docx(path: Path) -> bool:
    """Ours names the ledger's head in its properties and no moment; a program that saves it notes one."""
    with ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
        said = part.read(_MOST)
    return bool(_HEAD.search(said)) and b"dcterms:modified" not in said


_OFFICE: Mapping[str, Callable[[Path], bool]] = {"xlsx": _xlsx, "docx": _docx}


def _json(path: Path) -> bool:
    found = _beginning(path).split(b"\n")
    keys = (b"{", b'  "group": ', b'  "level": ', b'  "cases": [')
    return len(found) > len(keys) and all(map(bytes.startswith, found, keys))


def _ics(path: Path) -> bool:
    head, _, _ = _beginning(path).partition(b"\r\nBEGIN:VEVENT\r\n")
    return head.startswith(b"BEGIN:VCALENDAR\r\n") and b"\r\nPRODID:-//sqqf//sqqf//ZH\r\n" in head


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST)


_FORMS: Mapping[str, Callable[[Path], bool]] = {".xlsx": _xlsx, ".json": _json, ".ics": _ics}
