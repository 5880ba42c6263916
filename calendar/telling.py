"""What the person who imports a calendar says of it."""

from __future__ import annotations

from typing import NamedTuple


class Telling(NamedTuple):
    """``year``: take only this one of the file. ``off``, ``worked``, ``skip``: names of events that are
    days off, days worked, neither (left out); whatever their own words say.
    """

    year: int | None = None
    off: tuple[str, ...] = ()
    worked: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()


NOTHING = Telling()
