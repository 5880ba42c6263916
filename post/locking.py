"""A lock between processes. The system itself lets go of it when its process ends, however that ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_BETWEEN_TRIES = 0.05


@contextlib.contextmanager
def locked(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock; False where another process still had it after so many seconds."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        until = time.monotonic() + seconds
        while not (held := _try(descriptor)) and time.monotonic() < until:
            time.sleep(_BETWEEN_TRIES)
        yield held
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
