"""How what is written gets onto the disk, and gets its name: never one that anything has."""

from __future__ import annotations

import os
from pathlib import Path

HAS_MODES = os.name != "nt"
"""Whether the system knows modes, and syncs folders."""


def is_there(path: Path) -> bool:
    """Whether something stands at the path; a path that can't be one has nothing."""
    return os.path.exists(path)  # noqa: PTH110  (Path.exists raises for a name that is too long)


def appear(draft: Path, path: Path) -> None:
    """Give a draft its name. Raises FileExistsError where anything has it, and OSError."""
    if HAS_MODES:
        try:
            os.link(draft, path, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as a stick's
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            draft.rename(path)
    else:
        draft.rename(path)  # on Windows a rename never replaces a file
    sync_folder(path.parent)
    draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can."""
    if HAS_MODES:
        sync(folder)


def sync(path: Path) -> None:
    """See to it that a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
