"""Dates as people write them: year first, so that nothing is ambiguous. Pure.

``2026-3-5``, ``2026.3.5.``, ``2026 年 3 月 5 日``, ``2026/3/5 上午``, ``20260305``, ``二〇二六年三月五日``,
full width, with a weekday or a time behind. A year of two digits, or none, is told only by who knows it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple


class Unread(ValueError):
    """A text that isn't read as a date.

    | code            | meaning                                                     |
    |-----------------|-------------------------------------------------------------|
    | not_a_date      | no date                                                     |
    | ambiguous_date  | a date without its year, or with the year last              |
    | two_digit_year  | a date with the last two digits of its year                 |
    | day_unknown     | a month, or a year                                          |
    | no_such_date    | a date that doesn't exist                                   |
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Beside(NamedTuple):
    """What the text doesn't say, where it is known from elsewhere."""

    year: int | None = None
    """Of ``3月5日``."""
    century: str | None = None
    """The first two digits of ``26.3.5``'s year."""


_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_NUMBER = re.compile(r"[〇零○一二三四五六七八九十廿卅O]+")
_BEFORE_TIME = re.compile(r"(?<=\d)\s+(?=\d+[:时])")
_TAIL = re.compile(
    r"(?:\(?(?:星期|周)[一二三四五六日天]\)?"
    r"|(?:凌晨|早上|上午|中午|下午|晚上|晚)"
    r"|T?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[分秒]?|(?<=[日号午上])\d{1,2}时|[.,。,;、])+$"
)
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?|(\d\d)(\d\d))", re.ASCII)
_MONTH = re.compile(r"\d{4}(?:[-/.年]\d{1,2}月?|年)(?:份|初|上旬|中旬|下旬|底|末)?", re.ASCII)
_SHORT_YEAR = re.compile(r"[`'’]?(\d\d)([-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?)", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)
_PART = re.compile(r"\d{1,4}(?:[-/.年月]\d{1,2}){1,2}[-/.年月日号]?(?:\d{1,4})?", re.ASCII)


def read(text: str, beside: Beside = Beside()) -> date:  # noqa: B008 - a constant
    """The day that a text names. Raises Unread."""
    plain = _plain(text)
    if found := _DAY.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups() if part)
        return _on(year, month, day)
    if _MONTH.fullmatch(plain):
        raise Unread("day_unknown")
    if found := _SHORT_YEAR.fullmatch(plain):
        if beside.century is None:
            raise Unread("two_digit_year")
        return read(f"{beside.century}{found[1]}{found[2]}")
    if (found := _NO_YEAR.fullmatch(plain)) and beside.year:
        return _on(beside.year, int(found[1]), int(found[2]))
    raise Unread("ambiguous_date" if _PART.fullmatch(plain) else "not_a_date")


def _plain(text: str) -> str:
    """Half width, without spaces, what stands behind the day, and Chinese figures."""
    told = unicodedata.normalize("NFKC", text).strip()
    told = _TAIL.sub("", _BEFORE_TIME.sub("T", told))
    told = _TAIL.sub("", "".join(told.split()))
    if "年" in told and _HAN_NUMBER.match(told):
        told = _HAN_NUMBER.sub(lambda found: _figures(found[0]), told)
    return told


def _figures(han: str) -> str:
    """``二〇二六`` as 2026, ``十一`` as 11, ``二十三`` as 23."""
    han = han.replace("O", "0").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = han.partition("十")
    if not ten:
        return han.translate(_CHINESE)
    return f"{tens.translate(_CHINESE) or '1'}{ones.translate(_CHINESE) or '0'}"


def _on(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unread("no_such_date") from None
