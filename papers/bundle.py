"""A bundle of files as a folder, or as a zip in which the same files are the same bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, Protocol
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

Piecewise = Callable[[], Iterable[bytes]]
_UNIX = 3
_PIECE = 1 << 20
_LARGE = 1 << 31


class Part(NamedTuple):
    """A file of a bundle: its path in it, how large it is, and what stands in it."""

    path: str
    size: int
    content: Piecewise


def write_zip(to: Path, parts: Iterable[Part]) -> None:
    """The parts as a zip, in their order; no times, nothing of the machine that made it."""
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for part in parts:
            about = ZipInfo(part.path)  # dated 1980-01-01, the first day a zip knows
            about.create_system, about.external_attr = _UNIX, 0o600 << 16
            about.compress_type = ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=part.size > _LARGE) as file:
                for piece in part.content():
                    file.write(piece)


class Bundle(Protocol):
    """A bundle to be read: a folder or a zip."""

    def names(self) -> list[str]: ...
    def open(self, name: str) -> IO[bytes]: ...


class _Zip:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def names(self) -> list[str]:
        return [one.filename for one in self._archive.infolist() if not one.is_dir()]

    def open(self, name: str) -> IO[bytes]:
        return self._archive.open(name)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        found = (path for path in self._folder.rglob("*") if not path.is_dir())
        return sorted(path.relative_to(self._folder).as_posix() for path in found)

    def open(self, name: str) -> IO[bytes]:
        return (self._folder / name).open("rb")


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """A bundle to be read. Raises OSError, and ``UNREADABLE`` where it is no zip."""
    if path.is_dir():
        yield _Folder(path)
    else:
        with ZipFile(path) as archive:
            yield _Zip(archive)


UNREADABLE = (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, KeyError)
"""What reading a damaged bundle raises."""


def measured(bundle: Bundle, name: str, most: int) -> tuple[int, str]:
    """Size and SHA-256 of a file in a bundle; of one larger than ``most`` only so much is read."""
    digest, size = hashlib.sha256(), 0
    with bundle.open(name) as file:
        while size <= most and (piece := file.read(_PIECE)):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
