"""What an event of a calendar says of its days, known from plain words only (``data.words``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from sqqf.calendar.data import words

_SIMPLE = 120  # characters: a plain name isn't longer, and the patterns would take long over a very long one
_COUNTER = re.compile(
    r"第\s*\d+\s*天|共\s*\d+\s*天|\bday \d+(?: of \d+)?|\(?\b\d+/\d+\b\)?"
    r"|\b(?:19|20)\d\d年?(?!\d)|\(observed\)"
)
_BETWEEN = re.compile(r"(?:[\s,.、&/+·|()\[\]【】:;-]|\band\b|暨|和)*")


class Said(NamedTuple):
    """What an event's words come to.

    ``off``: a day off, worked, or None where it says neither or, with ``both``, one and the other.
    ``festivals``: those of the law that it names, in their Chinese names. ``alone``: it says nothing else;
    ``eve``: and what it names is the eve of the Spring Festival.
    """

    off: bool | None = None
    both: bool = False
    festivals: tuple[str, ...] = ()
    alone: bool = False
    eve: bool = False


def said(summary: str) -> Said:
    """What the event's name says."""
    text = _COUNTER.sub(" ", normal(summary))
    if len(text) > _SIMPLE:
        return Said()
    named = dict.fromkeys(_CALLED[found] for found in _FESTIVAL.findall(text))
    festivals = tuple(name for name in named if name)
    if _UNSURE.search(text):
        return Said(festivals=festivals)
    rest = _FESTIVAL.sub(" ", _MADE_UP_FOR.sub("~", text))
    rest = _SAYS_NOTHING.sub("~", rest)
    off, worked = bool(_OFF.search(rest)), bool(_WORKED.search(rest))
    alone = bool(named) and _BETWEEN.fullmatch(rest) is not None
    return Said(off if off != worked else None, off and worked, festivals, alone, eve=list(named) == [""])


def festival_name(summary: str) -> str:
    """The festivals that a summary such as 春节（休） or 上班(补春节假期) names; one that names none stays
    as it is."""
    summary = " ".join(summary.split())
    if len(summary) > _SIMPLE:
        return summary
    found = dict.fromkeys(_CALLED[one] or "春节" for one in _FESTIVAL.findall(normal(summary)))
    return "、".join(found) or summary


def uncounted(summary: str) -> str:
    """The summary without what counts its days: 调休 第1天/共2天 is 调休."""
    return " ".join(_COUNTER.sub(" ", summary[:_SIMPLE]).split()).strip(" /") or summary


def normal(text: str) -> str:
    """The text as the words are written: half width, lower case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def _any_of(found: Iterable[str], alone: Iterable[str] = ()) -> re.Pattern[str]:
    ordered = sorted(found, key=len, reverse=True)
    parts = [rf"(?<![a-z-]){re.escape(one)}(?![a-z])" if one.isascii() else re.escape(one) for one in ordered]
    parts += [rf"(?<![\w~]){one}(?![\w~])" for one in alone]
    return re.compile("|".join(parts))


_CALLED = {one: name for name, called in words.FESTIVALS.items() for one in called}
_CALLED |= dict.fromkeys(words.NEW_YEARS_EVE, "")
_FESTIVAL = _any_of(_CALLED)
_MADE_UP_FOR = re.compile(
    rf"补(?:{_FESTIVAL.pattern})(?:放?假期?|休)?"
)  # 上班(补春节假期): what the work is in exchange for
_SAYS_NOTHING = _any_of(words.SAYS_NOTHING)
_OFF = _any_of(words.OFF, words.OFF_ALONE)
_WORKED = _any_of(words.WORKED, words.WORKED_ALONE)
_UNSURE = _any_of(words.UNSURE)
