"""A column of a ledger kept as a sheet."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """``key`` names the fact, ``zh`` and ``en`` head it, ``aliases`` are other headers that mean it."""

    key: str
    zh: str
    en: str
    kind: str = "text"
    """``text``, ``date``, ``count``, ``code``; ``texts``, ``counts``, ``codes``: several, one a line."""
    section: str | None = None
    """Where the profile has the words of a code."""
    aliases: tuple[str, ...] = ()
    derived: bool = False
    """Worked out on the day of the export: written, never read."""
