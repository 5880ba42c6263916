"""A file of Word or Excel is a zip archive: packed so that the same contents are the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3


def packed(archive: bytes) -> bytes:
    """The archive packed anew: parts by name, no times, nothing of the machine that made it."""
    into = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(into, "w", ZIP_DEFLATED) as new:
        # Some readers tell the kind of a file by its first part.
        for name in sorted(set(old.namelist()), key=lambda name: (name != "[Content_Types].xml", name)):
            part = ZipInfo(name)  # dated 1980-01-01, the first day a zip knows
            part.create_system = _UNIX
            part.external_attr = 0o644 << 16
            new.writestr(part, old.read(name), ZIP_DEFLATED)
    return into.getvalue()
