"""The lines of a long file shared between two processes: drafts as from one, in the lines' order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, count, islice
from typing import TYPE_CHECKING

from sqqf.store.takeover.drafting import Asked, Draft, Drafter, Entered

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from queue import SimpleQueue

BATCH = 25
"""So many lines are drafted together: few enough for the processor's cache; more gain nothing."""
ALONE = 40
"""So many batches are done before another process is worth its start."""
AHEAD = 4
"""So many batches lie with the other process: it never waits for the next."""
BEHIND = 32
"""So many batches wait at most for one before them."""


def drafts(
    drafter: Drafter, lines: Iterable[Entered], new_id: Callable[[], str], seq: int, size: int = BATCH
) -> Iterator[tuple[Entered, Draft]]:
    """Each line with its draft, in their order; of a long file another process makes a share of them.

    ``seq`` is the place of the first; ``size`` is how many lines are drafted together.
    """
    asked = ((line, new_id(), place) for line, place in zip(lines, count(seq)))
    shares = map(_Share, iter(lambda: list(islice(asked, size)), []))
    for share in islice(shares, ALONE):
        share.draft(drafter)
        yield from share.lines()
    first = next(shares, None)
    if first is None:
        return
    waiting: deque[_Share] = deque()
    with closing(_Helper(drafter)) as helper:
        for share in chain([first], shares):
            helper.collect()
            helper.give(share)
            waiting.append(share)
            # One at a time: what the other process waits for comes before what it has done.
            if waiting[0].drafts is not None or len(waiting) > BEHIND:
                yield from helper.finished(waiting.popleft())
        for share in waiting:
            yield from helper.finished(share)


class _Share:
    """Some lines, and their drafts once they are made."""

    def __init__(self, asked: list[Asked]) -> None:
        self.asked = asked
        self.drafts: list[Draft] | None = None

    def draft(self, drafter: Drafter) -> None:
        self.drafts = drafter.draft(self.asked)

    def lines(self) -> Iterator[tuple[Entered, Draft]]:
        """Each line with its draft."""
        assert self.drafts is not None
        return zip((line for line, _, _ in self.asked), self.drafts, strict=True)


class _Helper:
    """Another process that drafts, on any system begun afresh: it shares no open file with this one.

    What it has no time for is done here; where the system has no process to spare, or it is lost, all is.
    """

    def __init__(self, drafter: Drafter) -> None:
        from multiprocessing import get_context  # noqa: PLC0415  (few files are that long)

        self._drafter = drafter
        self._given: deque[_Share] = deque()
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None
        self._is_ready = False
        context = get_context("spawn")
        with suppress(OSError):
            here, there = context.Pipe()
            process = context.Process(target=_help, args=(there,), daemon=True)
            with there, _uninterrupted():
                process.start()
            self._pipe, self._process = here, process

    def give(self, share: _Share) -> None:
        """Have it drafted there, or here and now."""
        if self._pipe and self._is_ready and len(self._given) < AHEAD:
            self._given.append(share)
            with self._or_here():
                self._pipe.send(share.asked)
        else:
            share.draft(self._drafter)

    def collect(self, *, wait: bool = False) -> None:
        """Take what has been drafted there; ``wait`` until there is something."""
        with self._or_here():
            while self._pipe and (wait or self._pipe.poll()):
                told = self._pipe.recv()
                if self._is_ready:
                    self._given.popleft().drafts = told
                else:  # not before: while it begins, nobody reads what is sent
                    self._pipe.send(self._drafter)
                    self._is_ready = True
                wait = False

    def finished(self, share: _Share) -> Iterator[tuple[Entered, Draft]]:
        """Each line of a share with its draft, once it is there."""
        while share.drafts is None:
            self.collect(wait=True)
        return share.lines()

    def close(self) -> None:
        if self._pipe:
            self._pipe.close()
        if self._process:
            self._process.terminate()  # it has nothing to lose
            self._process.join()

    @contextmanager
    def _or_here(self) -> Iterator[None]:
        """Once the other process is lost, what lies with it is drafted here."""
        try:
            yield
        except (OSError, EOFError):
            self._pipe = None
            while self._given:
                self._given.popleft().draft(self._drafter)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process begun meanwhile leaves interruptions to the one that writes."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _help(pipe: Connection) -> None:
    """The other process: says that it is there, is told the rules, then drafts what it is given."""
    from queue import SimpleQueue  # noqa: PLC0415  (only in the other process)
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows doesn't hand that down
    given: SimpleQueue[list[Asked] | None] = SimpleQueue()
    with suppress(Exception):  # what goes wrong here goes wrong there once more, and is told there
        pipe.send(None)
        drafter: Drafter = pipe.recv()
        # It listens while it works: two that only wrote to each other would wait for ever.
        Thread(target=_listen, args=(pipe, given), daemon=True).start()
        for asked in iter(given.get, None):
            pipe.send(drafter.draft(asked))


def _listen(pipe: Connection, given: SimpleQueue[list[Asked] | None]) -> None:
    with suppress(OSError, EOFError):
        while True:
            given.put(pipe.recv())
    given.put(None)
