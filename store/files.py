"""Writing a file: for its owner alone, whole or not at all, and never over what somebody else put there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.store.ledger.connection import is_there

LONGEST_NAME = 80
"""So many characters of a name, its ending apart."""


def free_name(folder: Path, name: str, suffix: str) -> Path:
    """A file of this name that isn't there yet; what a name can't hold is ``_`` in it."""
    plain = "".join(sign if sign.isalnum() or sign in "〔〕-" else "_" for sign in name)[:LONGEST_NAME]
    names = chain([f"{plain}{suffix}"], (f"{plain}-{n}{suffix}" for n in count(2)))
    return next(path for path in map(folder.joinpath, names) if not is_there(path))


def write_new(path: Path, content: bytes) -> Path:
    """Write a file that isn't there yet. Raises BadInput, and then leaves none."""
    made = False
    try:
        with open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
            made = True
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        if made:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise BadInput("already_there", path=str(path)) from None
        if isinstance(error, (OSError, ValueError)):  # a name that can't be one
            raise BadInput("cannot_write", path=str(path)) from None
        raise
    return path


def as_json(document: Mapping[str, Any]) -> bytes:
    """A document as the content of a file."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


@contextmanager
def written_with_act() -> Iterator[Callable[[Path, bytes], Path]]:
    """Gives ``write_new``. To be put around a transaction: where that fails, the file goes too."""
    written: list[Path] = []

    def write(path: Path, content: bytes) -> Path:
        written.append(write_new(path, content))
        return path

    try:
        yield write
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that appears whole, in the place of what has that name. Raises BadInput."""
    try:
        with _appearing(path) as draft:
            draft.write_bytes(content)
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None


def replace(path: Path, writer: Callable[[Path], object], may_replace: Callable[[Path], bool]) -> None:
    """Have a file written and put in its place; where that fails, what stood there stays.

    Raises BadInput where it can't be written, or where ``may_replace`` is false of the file that is there.
    """
    try:
        place = Path(os.path.realpath(path))  # where the name is a link, what it leads to
        if place.exists() and not place.is_dir() and not may_replace(path):
            raise BadInput("file_exists", path=str(path))
    except (OSError, ValueError):  # a name that can't be one
        raise BadInput("cannot_write", path=str(path)) from None
    try:
        with _appearing(place) as draft:
            writer(draft)
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None


@contextmanager
def _appearing(place: Path) -> Iterator[Path]:
    """A draft beside the place, which it takes once it is on the disk; with the mode of what stood there."""
    draft = place.with_name(f".{place.name}.{os.getpid()}-{os.urandom(4).hex()}")
    draft.touch(0o600, exist_ok=False)
    try:
        with suppress(FileNotFoundError):
            draft.chmod(place.stat().st_mode & 0o777)
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
