"""Reading a file that somebody names: a regular one, of a stated size, read to that limit and no further.

A device never ends, a pipe may never begin, a folder has nothing to read. A link to a regular file is one.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqqf.procedure.errors import BadInput

MEGABYTE = 1_000_000
MOST_TEXT = 1 * MEGABYTE
"""Of what people write by hand: rules, a notice, a map, mail settings."""
MOST_FILING = 5 * MEGABYTE
"""Of a filing, a receipt, figures: a case with thousands of acts stays far below."""
MOST_TEMPLATE = 20 * MEGABYTE
MOST_SHEET = 200 * MEGABYTE
MOST_ATTACHED = 4000 * MEGABYTE
"""Of what is only hashed: a recorded hearing is large."""
_PIECE = 1 << 20


@contextmanager
def opened(path: Path, most: int) -> Iterator[IO[bytes]]:
    """The file, open for reading. Raises BadInput where it isn't there, no regular file, or larger than
    ``most``.

    It may grow meanwhile: what is read of it is still to be counted, as ``read_bytes`` does.
    """
    try:
        _check(path, path.stat(), most)  # before it is opened: to open a pipe may take for ever
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):  # a name that can't be one
        raise BadInput("no_such_file", path=str(path)) from None
    with os.fdopen(descriptor, "rb") as file:
        _check(path, os.fstat(descriptor), most)
        yield file


def check(path: Path, most: int) -> None:
    """Raise BadInput where the file can't be opened, is no regular one, or is larger than ``most``."""
    with opened(path, most):
        pass


def read_bytes(path: Path, most: int) -> bytes:
    """What stands in the file. Raises BadInput."""
    with opened(path, most) as file:
        return b"".join(_pieces(path, file, most))


def read_text(path: Path, most: int = MOST_TEXT) -> str:
    """The UTF-8 text in the file, without a mark at its beginning. Raises BadInput."""
    try:
        return read_bytes(path, most).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("not_utf8", path=str(path)) from None


def described(path: Path, most: int = MOST_ATTACHED) -> dict[str, Any]:
    """Name (without its folder), size in bytes and SHA-256 of a file. Raises BadInput."""
    digest, size = hashlib.sha256(), 0
    with opened(path, most) as file:
        for piece in _pieces(path, file, most):
            digest.update(piece)
            size += len(piece)
    return {"name": path.name, "size": size, "sha256": digest.hexdigest()}


def pieces(path: Path, sha256: str, most: int = MOST_ATTACHED) -> Iterator[bytes]:
    """What stands in the file, piece by piece. Raises BadInput where it isn't the one with that hash."""
    digest = hashlib.sha256()
    with opened(path, most) as file:
        for piece in _pieces(path, file, most):
            digest.update(piece)
            yield piece
    if digest.hexdigest() != sha256:
        raise BadInput("changed_meanwhile", path=str(path))


def _check(path: Path, found: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise BadInput("not_a_file", path=str(path))
    if found.st_size > most:
        raise _too_large(path, most)


def _pieces(path: Path, file: IO[bytes], most: int) -> Iterator[bytes]:
    """What stands in the file, piece by piece. Raises BadInput where it can't be read, or turns out too
    large."""
    left = most
    try:
        while piece := file.read(_PIECE):
            if (left := left - len(piece)) < 0:
                raise _too_large(path, most)
            yield piece
    except OSError:
        raise BadInput("no_such_file", path=str(path)) from None


def _too_large(path: Path, most: int) -> BadInput:
    return BadInput("too_large", path=str(path), most=most // MEGABYTE)
