"""One answer, one moment: what is read of index, acts and head is read as it stands between two writers."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqqf.store.index.following import keep_up
from sqqf.store.ledger.ledger import Ledger


@contextlib.contextmanager
def one_moment(ledger: Ledger) -> Iterator[None]:
    """A read transaction around all that an answer is made of; its words are printed after it.

    While it lasts, whoever writes has to wait with the COMMIT: nothing is shown, asked or sent in it.
    Within another one it is part of that.
    """
    if ledger.connection.in_transaction:
        yield
        return
    keep_up(ledger)  # that may write
    ledger.connection.execute("BEGIN")
    try:
        ledger.catch_up()  # which reads: from here on the file stands still
        yield
    finally:
        if ledger.connection.in_transaction:  # a fault of the disk may have ended it
            ledger.connection.execute("ROLLBACK")


@contextlib.contextmanager
def standing_still(ledger: Ledger) -> Iterator[Ledger]:
    """The ledger as it stands now, in memory: what takes long to write out keeps nobody waiting."""
    keep_up(ledger)
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        ledger.connection.backup(copy)
        yield Ledger(copy)


P = ParamSpec("P")
R = TypeVar("R")


def of_one_moment(read: Callable[Concatenate[Ledger, P], R]) -> Callable[Concatenate[Ledger, P], R]:
    """What a function makes of the ledger is made of it as it stands at one moment."""

    @wraps(read)
    def within(ledger: Ledger, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with one_moment(ledger):
            return read(ledger, *args, **kwargs)

    return within
