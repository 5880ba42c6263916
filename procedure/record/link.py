"""How a tolerance case stands for the leads that were checked by it, 二(三)2."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Linked(NamedTuple):
    """How a tolerance case stands that a lead waits for."""

    no: str
    state: str
    outcomes: tuple[tuple[str, str | None], ...]
    """Each party's name and outcome."""
    on: date | None = None
    """The day of the decision, or of declining."""
    into: str | None = None
    """The case that it was merged into."""
    transferred: bool = False
    """Another group has it now."""
    units: tuple[str | None, ...] = ()
    """Each party's unit."""
    arising_from: str | None = None
    """The lead whose check opened it."""


Links = Callable[[str], Linked | None]
"""How the case with a number stands; None where it isn't in this ledger."""


def no_cases(_no: str) -> Linked | None:
    """Where no tolerance case is looked up."""
    return None
