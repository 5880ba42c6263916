"""A row of a sheet, as it was read."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqqf.procedure.course.takeover import Fault


class ReadAs(NamedTuple):
    """A cell that says something else than what is read in it, as far as anybody may ask why."""

    column: str
    """By its key."""
    was: str
    now: str


class Line(NamedTuple):
    """A row: ``row`` as the sheet counts it; ``entry`` has every field, None or [] where nothing is known."""

    row: int
    entry: dict[str, Any]
    faults: tuple[Fault, ...]
    """What can't be read (see ``bad.Bad``); ``column`` among the facts is the key of the column."""
    read_as: tuple[ReadAs, ...] = ()
