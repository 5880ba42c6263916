"""How large a zipped workbook is once unpacked, looked at before it is opened."""

from __future__ import annotations

from struct import unpack
from typing import IO
from zipfile import BadZipFile, ZipFile

LARGEST = 1 << 29
"""So many bytes the parts may have in all: a million rows of a few columns."""
SHARPEST = 200
"""So many times a part may grow: what is typed grows ten to thirty times."""
_SMALL = 1 << 24  # a part so small may be as sharp as it likes; the list of a zip's parts isn't larger


def checked(file: IO[bytes]) -> ZipFile:
    """The archive in an open file. Raises ValueError where it is a bomb, BadZipFile where it is none.

    Sizes are what the parts say of themselves; who unpacks them finds out when they don't tell the truth.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - (1 << 16) - 42))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 16:
        raise BadZipFile
    (listed,) = unpack("<I", tail[end + 12 : end + 16])
    if listed > _SMALL or tail[max(0, end - 20) : end].startswith(b"PK\6\7"):
        raise ValueError(listed)
    archive = ZipFile(file)
    parts = [part for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > LARGEST:
        raise ValueError("too large")
    if any(part.file_size > max(_SMALL, part.compress_size * SHARPEST) for part in parts):
        raise ValueError("too sharp")
    return archive
