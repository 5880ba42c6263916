"""Who records what, on which day, and when."""

import os
import time
from collections.abc import Callable
from datetime import date
from typing import NamedTuple


def utc_now() -> str:
    """The moment of recording, to the second: ``2026-11-23T05:12:44Z``."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def random_id() -> str:
    """An id that no other ledger gives."""
    return os.urandom(8).hex()


class Stamp(NamedTuple):
    """Who records, on which day, and the clock. ``mark`` is set where "today" was given by the user."""

    by: str
    today: date
    mark: date | None = None
    now: Callable[[], str] = utc_now
    new_id: Callable[[], str] = random_id
