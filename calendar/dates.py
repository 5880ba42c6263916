"""Dates as people write them: year first, so that nothing is ambiguous."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

CHINA = timezone(timedelta(hours=8))
"""China has had one time zone and no summer time since 1991; no tz database is needed for a date there."""

iso = lru_cache(4096)(date.isoformat)
"""``2026-11-23``. Making the text takes five times as long as remembering it."""

DAYS_AGO = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}
"""Days as people say them."""
_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)")


def iso_or_none(day: date | None) -> str | None:
    """``2026-11-23``; None for a day that isn't known."""
    return iso(day) if day else None


def day_in_china(moment: str) -> date:
    """The date in China at a moment such as ``2026-11-23T05:12:44Z``."""
    return datetime.fromisoformat(moment).astimezone(CHINA).date()


def read_date(text: str) -> date:
    """``2026-11-23``, or another form that people write (see ``written``). ValueError for anything else."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        from sqqf.calendar.written import read  # noqa: PLC0415 - its patterns cost time, and few dates need them

        return read(text)
    year, month, day = (int(part) for part in found.groups() if part)
    return date(year, month, day)
