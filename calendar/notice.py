"""A State Council notice (国务院办公厅关于部分节假日安排的通知) on a year's holidays, as a value."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, NamedTuple

from sqqf.calendar.faults import Fault, NoticeFaults, Row
from sqqf.calendar.notice_json import rows_from_body, rows_from_json
from sqqf.calendar.telling import NOTHING, Telling

__all__ = ["Extent", "Fault", "Notice", "NoticeDay", "NoticeFaults", "read_notices"]

Extent = Literal["whole", "amendment", "unjudged"]


class NoticeDay(NamedTuple):
    """A day that a notice lists because of the festival ``name``: as a day off, or else as worked."""

    date: dt.date
    name: str
    off: bool


class Notice(NamedTuple):
    """A year's notice: the addresses of its papers, and its days, some maybe in the December before.

    ``extent``: a *whole* one has every festival of its year, and replaces what was known of it; an
    *amendment* changes its own days only. Those imported before this was asked are *unjudged*: their year
    is published, their days lie over what is known.
    """

    year: int
    papers: tuple[str, ...]
    days: tuple[NoticeDay, ...]
    extent: Extent = "unjudged"

    @property
    def publishes(self) -> bool:
        """Is its year published by it?"""
        return self.extent != "amendment"

    def as_json(self) -> dict[str, Any]:
        """The notice in the form of the holiday-cn project, the keys that say nothing about days left out."""
        days = [{"name": day.name, "date": day.date.isoformat(), "isOffDay": day.off} for day in self.days]
        return {"year": self.year, "papers": list(self.papers), "days": days}

    @classmethod
    def from_json(cls, body: object) -> Notice:
        """The notice in a JSON value of holiday-cn's form; ``papers`` may be absent, other keys are ignored.

        Raises NoticeFaults, with every fault there is.
        """
        return _notice(*rows_from_body(body))


def read_notices(data: bytes, *, ics: bool, telling: Telling = NOTHING) -> tuple[Notice, ...]:
    """The notices in a file's bytes, year by year: one in holiday-cn's JSON, one or several in an .ics.

    Raises NoticeFaults, with every fault there is, and nothing else whatever the bytes are.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoticeFaults([Fault("not_utf8", facts={"offset": error.start})]) from None
    if not ics:
        return (_notice(*rows_from_json(text, telling)),)
    from sqqf.calendar.notice_ics import rows_from_ics  # noqa: PLC0415 - only for an .ics: it loads icalendar

    return tuple(_notice(*rows) for rows in rows_from_ics(text, telling))


def _notice(year: int, papers: tuple[str, ...], rows: tuple[Row, ...]) -> Notice:
    return Notice(year, papers, tuple(NoticeDay(*row) for row in rows))
