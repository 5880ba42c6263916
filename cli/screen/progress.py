"""Progress of anything that takes over a second: on stderr, and only on a terminal."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

from sqqf.cli.screen import streams
from sqqf.cli.screen.page import terminal


@contextlib.contextmanager
def counting(what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Give a function to call once for each thing done; a bar appears after a second."""
    if streams.quiet() or not sys.stderr.isatty():
        yield lambda: None
        return
    bar = _Bar(what, total)
    try:
        yield bar.tick
    finally:
        bar.close()


class _Bar:
    """Counts; Rich comes in only when the work turns out to be long."""

    def __init__(self, what: str, total: int | None) -> None:
        self._what = what
        self._total = total
        self._begun = time.monotonic()
        self._done = 0
        self._close: Callable[[], None] = lambda: None
        self._show: Callable[[int], None] | None = None

    def tick(self) -> None:
        self._done += 1
        if self._done % 64:
            return
        if self._show:
            self._show(self._done)
        elif time.monotonic() - self._begun > 1:
            self._open()

    def close(self) -> None:
        self._close()

    def _open(self) -> None:
        self._show, self._close = terminal().draw_progress(self._what, self._total)
