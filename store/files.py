"""Writing a file: for its owner alone, whole or not at all, and never over what somebody else put there.

It is written under a name that nobody can foresee, in the folder where it is to stand, synced, then renamed.
On Windows, which knows no modes and syncs no folders, the folder's own rights say who reads it.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.store.disk import HAS_MODES, appear, is_there, sync, sync_folder
from sqqf.store.drafts import drafted

LONGEST_NAME = 80
"""So many characters of a name, its ending apart."""
_DRAFT = r"\.sqqf-[0-9a-f]{32}"
_FLAGS = os.O_CREAT | os.O_EXCL | os.O_RDWR
_FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def free_name(folder: Path, name: str, suffix: str) -> Path:
    """A file of this name that isn't there yet; what a name can't hold becomes ``_``."""
    plain = "".join(sign if sign.isalnum() or sign in "〔〕-" else "_" for sign in name)[:LONGEST_NAME]
    return next(path for path in numbered(folder, plain, suffix) if not os.path.lexists(path))


def numbered(folder: Path, name: str, suffix: str) -> Iterator[Path]:
    """The name, then the name with 2, 3, …"""
    names = chain([f"{name}{suffix}"], (f"{name}-{n}{suffix}" for n in count(2)))
    return map(folder.joinpath, names)


def as_json(document: Mapping[str, Any]) -> bytes:
    """A document as the content of a file."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it that aren't there, for their owner alone. Raises BadInput."""
    try:
        for one in reversed([folder, *folder.parents]):
            if not is_there(one):
                with suppress(FileExistsError):
                    one.mkdir(0o700)
                    if HAS_MODES:
                        one.chmod(0o700)  # whatever the umask left of it
        if not folder.is_dir():
            raise NotADirectoryError
    except (OSError, ValueError):
        raise BadInput("cannot_write", path=str(folder)) from None


def check_new(path: Path) -> None:
    """Raise BadInput where anything stands at the path, a link that leads nowhere too."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError):  # a name that can't be one
        raise BadInput("cannot_write", path=str(path)) from None
    raise BadInput("already_there", path=str(path))


def write_new(path: Path, content: bytes) -> Path:
    """Write a file that isn't there yet. Raises BadInput, and then leaves none."""
    return make_new(path, partial(Path.write_bytes, data=content))


def make_new(path: Path, writer: Callable[[Path], object]) -> Path:
    """Have a file written that isn't there yet. Raises BadInput, and then leaves none."""
    check_new(path)
    with _told(path), drafted(path) as draft:
        create(draft)
        writer(draft)
        sync(draft)
        try:
            appear(draft, path)
        except FileExistsError:
            raise BadInput("already_there", path=str(path)) from None
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that appears whole, in the place of the file that has that name. Raises BadInput."""
    replace(path, partial(Path.write_bytes, data=content), lambda _old: True)


def replace(path: Path, writer: Callable[[Path], object], may_replace: Callable[[Path], bool]) -> None:
    """Have a file written and put in its place; where that fails, what stood there stays.

    Raises BadInput where it can't be written, where something other than a file stands there, be it a link
    to one, or where ``may_replace`` is false of the file that is there.
    """
    if is_file(path) and not may_replace(path):
        raise BadInput("file_exists", path=str(path))
    with _told(path), drafted(path) as draft:
        create(draft)
        writer(draft)
        sync(draft)
        is_file(path)  # it may have been put there meanwhile
        draft.replace(path)
        sync_folder(path.parent)


def is_file(path: Path) -> bool:
    """Whether a file stands there; False for nothing. Raises BadInput for anything else."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        raise BadInput("cannot_write", path=str(path)) from None
    if stat.S_ISDIR(mode):
        raise BadInput("cannot_write", path=str(path))
    if not stat.S_ISREG(mode):
        raise BadInput("not_a_plain_file", path=str(path))
    return True


# ── drafts ──


def draft_for(path: Path) -> Path:
    """The name of a draft beside the place that it is to take."""
    return path.with_name(f".sqqf-{os.urandom(16).hex()}")


def is_draft_for(draft: Path, path: Path) -> bool:
    """Whether ``draft_for`` may have given this name."""
    return draft.parent == path.parent and bool(re.fullmatch(_DRAFT, draft.name))


def create(path: Path) -> None:
    """Make an empty file for its owner alone, under a name that nothing has. Raises OSError.

    Raises BadInput where everybody may rename and delete what stands in the folder, or where somebody else's
    link leads to it.
    """
    _check_links(path)
    descriptor = os.open(path, _FLAGS, 0o600)
    try:
        if HAS_MODES:
            with suppress(OSError):  # a file system without modes
                os.fchmod(descriptor, 0o600)  # whatever the umask left of it
            folder = path.parent.stat().st_mode
            keeps_modes = stat.S_IMODE(os.fstat(descriptor).st_mode) == 0o600
            if keeps_modes and folder & stat.S_IWOTH and not folder & stat.S_ISVTX:
                raise BadInput("folder_open_to_all", path=str(path.parent))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)


def _check_links(path: Path) -> None:
    """Raise BadInput where a folder above is a link that neither root nor this user has made."""
    if not HAS_MODES:
        return
    for folder in path.absolute().parents:
        found = folder.lstat()
        if stat.S_ISLNK(found.st_mode) and found.st_uid not in (0, os.geteuid()):
            raise BadInput("link_of_another", path=str(folder))


def fill(path: Path, content: bytes) -> None:
    """Make a file with this content, on the disk when this returns. Raises as ``create`` does."""
    create(path)
    with path.open("rb+") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system refuses, as BadInput."""
    try:
        yield
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None
