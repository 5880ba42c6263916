"""Drafts of what is written without an act: where a program was killed, the next one sweeps its draft away.

Whoever writes into a folder shares a lock on it meanwhile. Where nobody does, the drafts in it are nobody's.
What is handed out with an act has drafts of another name: they are kept until the act is known
(``handing_out``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqqf.store.disk import HAS_MODES

_NAME = r"\.sqqf-draft-[0-9a-f]{32}"


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A draft's name, beside the place that it is to take; what isn't renamed in the end is deleted."""
    with _writing_in(path.parent):
        draft = path.with_name(f".sqqf-draft-{os.urandom(16).hex()}")
        try:
            yield draft
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def _writing_in(folder: Path) -> Iterator[None]:
    """The folder, shared with whoever else writes in it. Raises OSError where there is none."""
    if not HAS_MODES:
        yield
        return
    import fcntl  # noqa: PLC0415  (Windows has none)

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # somebody is writing there, or the file system has no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _sweep(folder)
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    for name in os.listdir(folder):  # noqa: PTH208  (only names are looked at, however many there are)
        if re.fullmatch(_NAME, name):
            with suppress(OSError):
                (folder / name).unlink()
