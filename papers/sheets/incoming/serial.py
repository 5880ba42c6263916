"""A day as a workbook counts it, in a cell that isn't told to show a date: ``46098`` is 2026-03-17. Pure."""

from __future__ import annotations

from datetime import date, timedelta

_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
"""A day outside of these isn't meant: ``20263`` is no day of 1955, but a date without its zeros."""


def day(counted: str, *, from_1904: bool) -> str | None:
    """The day of a number, as ISO; None where it is none that is likely."""
    try:
        on = (_DAY_0_OF_1904 if from_1904 else _DAY_0) + timedelta(days=int(float(counted)))
    except (ValueError, OverflowError):
        return None
    return on.isoformat() if _FIRST <= on <= _LAST else None
