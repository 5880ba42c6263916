"""One answer, one moment: what is read of index, acts and head is read as it stands between two writers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

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
