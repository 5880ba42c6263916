"""How wide a text is."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from sqqf.cli.screen.visible import visible


def width(text: str) -> int:
    """Columns of a terminal that the text takes: two for a Chinese character."""
    return sum(0 if combining(sign) else 1 + (east_asian_width(sign) in "WF") for sign in visible(text))
