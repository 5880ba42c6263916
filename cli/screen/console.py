"""Rich's console, set so that text is only ever text. Imported only where a terminal is drawn on."""

from __future__ import annotations

from functools import cache

from rich.console import Console

from sqqf.cli.screen import streams


@cache
def console() -> Console:
    """The console on stdout: no markup, no emoji, no guessing at what to highlight."""
    return Console(markup=False, emoji=False, highlight=False, no_color=not streams.colour(), soft_wrap=False)
