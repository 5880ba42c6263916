"""The outbox of one ledger: each mail is written here first, and stays until the server has taken it.

``queued/KEY.eml`` waits, ``sent/KEY`` (empty) has gone out, ``failed/KEY.eml`` was refused for good. While
one of the three is there, the key is never put in twice. What is done is deleted after 60 days.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqqf.post.locking import locked

DAYS_KEPT = 60
_SECONDS_TO_PUT = 30
_SECONDS_TO_SEND = 120


class Outbox:
    """The folder, made when it is first written to. A run that finds it missing finds it empty.

    ``write`` puts a file there whole, ``make`` a folder, each for its owner alone.
    """

    def __init__(
        self, folder: Path, write: Callable[[Path, bytes], None], make: Callable[[Path], None]
    ) -> None:
        self.folder = folder
        self._write, self._make = write, make

    def has(self, key: str) -> bool:
        # In this order: a mail that is sent is marked so before it leaves the queue.
        return any(path.exists() for path in (self.waiting(key), self._failed(key), self._sent(key)))

    def put(self, key: str, content: bytes) -> bool:
        """Queue a mail; False where its key is there already. Of two at once one puts it in."""
        for folder in (self.waiting(key).parent, self._sent(key).parent, self._failed(key).parent):
            self._make(folder)
        with locked(self.folder / "lock", _SECONDS_TO_PUT) as held:
            if not held:
                raise TimeoutError(str(self.folder / "lock"))
            if self.has(key):
                return False
            self._write(self.waiting(key), content)
            return True

    def queued(self) -> list[str]:
        """The keys of what waits, oldest first."""
        found = [(path.stat().st_mtime_ns, path.stem) for path in (self.folder / "queued").glob("*.eml")]
        return [key for _, key in sorted(found)]

    def content(self, key: str) -> bytes:
        return self.waiting(key).read_bytes()

    @contextlib.contextmanager
    def sending(self) -> Iterator[bool]:
        """One run at a time sends; False where another is still at it."""
        with locked(self.folder / "sending", _SECONDS_TO_SEND) as held:
            if held:
                self._tidy()
            yield held

    def sent(self, key: str) -> None:
        """It has gone out: the mail is deleted, a mark stays."""
        self._write(self._sent(key), b"")
        self.waiting(key).unlink(missing_ok=True)

    def failed(self, key: str) -> None:
        """The server refused it for good: it is kept, and never tried again."""
        self.waiting(key).replace(self._failed(key))

    def waiting(self, key: str) -> Path:
        """Where a mail waits; whoever deletes it there takes it back."""
        return self.folder / "queued" / f"{key}.eml"

    def _sent(self, key: str) -> Path:
        return self.folder / "sent" / key

    def _failed(self, key: str) -> Path:
        return self.folder / "failed" / f"{key}.eml"

    def _tidy(self) -> None:
        """Forget what was done long ago, and what a crash left between two steps."""
        oldest = time.time() - DAYS_KEPT * 86400
        for name in ("sent", "failed"):
            for path in (self.folder / name).iterdir():
                if path.stat().st_mtime < oldest:
                    path.unlink()
        for key in self.queued():
            if self._sent(key).exists():
                self.waiting(key).unlink()
