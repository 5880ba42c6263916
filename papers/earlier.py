"""Whether a file is an export that was left as this program wrote it, told by what stands in it.

A workbook that was saved by another program since may hold somebody's own notes: it isn't one any more.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sqqf.papers.columns import COLUMNS
from sqqf.papers.rows import header

_MOST = 1 << 16
"""So many bytes hold what each form begins with."""
_UNREADABLE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError, RuntimeError)

# Every program that saves a workbook notes when, and mostly who.
_UNTOUCHED = re.compile(
    rb"<dc:creator[^>]*>sqqf</dc:creator>"
    rb"<dcterms:created[^>]*>([^<]*)</dcterms:created><dcterms:modified[^>]*>\1</dcterms:modified></cp:coreProperties>\s*\Z"
)


def is_export(path: Path) -> bool:
    """Whether a later export may take the file's place. The end of its name says as what it is read."""
    try:
        return path.is_file() and _FORMS[path.suffix.casefold()](path)
    except _UNREADABLE:
        return False


def _xlsx(path: Path) -> bool:
    with ZipFile(path) as archive, archive.open("docProps/core.xml") as part:
        return bool(_UNTOUCHED.search(part.read(_MOST)))


def _csv(path: Path) -> bool:
    begins = _beginning(path)
    heads = (",".join(header(track, lang)) for track in COLUMNS for lang in ("zh", "en"))
    return any(begins.startswith(f"\ufeff{head}\r\n".encode()) for head in heads)


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


_FORMS: Mapping[str, Callable[[Path], bool]] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json, ".ics": _ics}
