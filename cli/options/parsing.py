"""How values are read that need no ledger: dates, texts, numbers, the ledger's own path."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from sqqf.calendar.dates import CHINA, DAYS_AGO, read_date
from sqqf.calendar.days import FIRST, LAST
from sqqf.procedure.errors import BadInput


def day(text: str) -> date:
    """A date as typed, ``今天`` and ``昨天`` too. Raises BadInput where it is ambiguous or none."""
    ago = DAYS_AGO.get(text.strip())
    try:
        return read_date(text) if ago is None else _today() - timedelta(ago)
    except ValueError:
        raise BadInput("not_a_date", text=text) from None


def past_day(text: str) -> date:
    """A day that has come, as ``day``, or a day of the week: ``周五``, ``Friday`` is the last one, or today.

    Raises BadInput.
    """
    asked = text.strip().casefold()
    for weekday, name in enumerate(calendar.day_name):
        if asked in (name.casefold(), f"周{_WEEKDAYS[weekday]}", f"星期{_WEEKDAYS[weekday]}"):
            return _today() - timedelta((_today().weekday() - weekday) % 7)
    return day(text)


_WEEKDAYS = "一二三四五六日"


def _today() -> date:
    """Today in China, or the day that stands before the command; for that itself the former."""
    context = click.get_current_context(silent=True)
    session = context and context.find_root().obj
    return session.today if session else datetime.now(CHINA).date()


def without_controls(text: str, allowed: str = "") -> str:
    """A text as typed. Raises BadInput where a control character is in it, but for those allowed."""
    if any((sign < " " or "\x7f" <= sign < "\xa0") and sign not in allowed for sign in text):
        raise BadInput("control_character", text=text)
    return text


def words(text: str) -> str:
    """A text as typed, kept as it is. Raises BadInput where it is blank or can't be stored."""
    if not text.strip():
        raise BadInput("blank")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput("not_utf8_text") from None
    return text


def positive(text: str) -> int:
    """A whole number from 1 on. Raises BadInput."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 10**6:
        raise BadInput("not_a_count", text=text)
    return number


def counted(text: str) -> int:
    """A whole number from 0 on. Raises BadInput."""
    return 0 if text.strip() == "0" else positive(text)


def year(text: str) -> int:
    """A year of the calendar. Raises BadInput."""
    if not (text.strip().isdecimal() and FIRST.year <= int(text) <= LAST.year):
        raise BadInput("not_a_year", text=text)
    return int(text)


def ledger_path(text: str | None) -> Path | None:
    """The path of a ledger as typed; None where none was named."""
    if text is None:
        return None
    try:
        return Path(words(text)).expanduser()
    except RuntimeError:  # ~somebody who isn't there: a name like any other
        return Path(text)


def file_path(text: str) -> Path:
    """The path of a file as typed. Raises BadInput."""
    found = ledger_path(text)
    assert found
    return found
