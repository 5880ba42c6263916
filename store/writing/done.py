"""What this process has put on record, for whoever can't say so in the usual way."""

from __future__ import annotations

last_seq: int | None = None
"""The place of the last act; None where nothing was recorded."""


def note(seq: int) -> None:
    """The act in this place, and all before it, are on record."""
    global last_seq
    last_seq = seq
