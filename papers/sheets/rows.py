"""A line of the ledger as the cells of a row, in the order of ``columns``; it can be read back from them.

Where there are several of something, they stand one a line within the cell:

- a line break within one of them is written as ``↵``;
- parties and officials stand in the same order in each of the columns about them. What isn't known of one of
  several is ``—``, which holds its line; where it isn't known of any, the cell is empty;
- points are numbered, ``1. …``, one alone too; so many steps for each stand one a line, in the same order;
- circumstances stand as codes (``c9``), everything else that has a code as its term, or as the code where the
  term would be read as another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.papers.sheets.column import Column
from sqqf.papers.sheets.columns import COLUMNS
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile

Cell = str | int | date | None

UNKNOWN = "—"
"""Holds the line of one of several of whom something isn't known."""
BREAK = "↵"
"""A line break within one of several."""
_AS_CODES = ("circumstances",)


class Words(NamedTuple):
    """The reader's language: ``zh`` or ``en`` for headers and terms, and the names of the lights."""

    profile: Profile
    lang: str
    lights: Mapping[str, str]


def header(track: str, lang: str) -> list[str]:
    """The headers of the track's sheet."""
    return [column.en if lang == "en" else column.zh for column in COLUMNS[track]]


def row(track: str, entry: Mapping[str, Any], standing: Mapping[str, Any], words: Words) -> list[Cell]:
    """The cells of a line: ``entry`` as ``procedure.record.line`` has it, ``standing`` as on the day.

    ``standing``: ``next_due_on``, ``working_days_left`` and ``light`` (a code) of the soonest limit that
    runs, all None where none does; of a lead also ``items`` and ``signed_off``.
    """
    facts = {**entry, **_OF[track](entry), **standing}
    if facts["light"] is not None:
        facts["light"] = words.lights[facts["light"]]
    return [_CELLS[column.kind](facts[column.key], column, words) for column in COLUMNS[track]]


def _of_case(entry: Mapping[str, Any]) -> dict[str, Any]:
    applicant, parties, points = entry["applicant"] or {}, entry["parties"], entry["points"]
    return {
        "applicant": applicant.get("name"),
        **{f"applicant_{name}": applicant.get(name) for name in ("kind", "unit", "post")},
        "parties": [party["name"] for party in parties],
        **{f"party_{name}s": [party[name] for party in parties] for name in ("kind", "unit", "post")},
        "outcomes": [party["outcome"] for party in parties],
        "points": [f"{point['n']}. {point['text']}" for point in points],
        "steps": [point["steps"] for point in points],
    }


def _of_lead(entry: Mapping[str, Any]) -> dict[str, Any]:
    persons = entry["persons"]
    return {"persons": [one["name"] for one in persons], "posts": [one["post"] for one in persons]}


_OF: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "tolerance": _of_case,
    "inaction": _of_lead,
}
"""What stands in columns of its own of what is one fact in a line."""


def _text(fact: str | None, _column: Column, _words: Words) -> Cell:
    return fact or None


def _date(fact: str | None, _column: Column, _words: Words) -> Cell:
    return date.fromisoformat(fact) if fact else None


def _count(fact: int | None, _column: Column, _words: Words) -> Cell:
    return fact


def _code(fact: str | None, column: Column, words: Words) -> Cell:
    if fact is None or column.section is None or column.key in _AS_CODES:
        return fact
    term = words.profile.term(column.section, fact, words.lang)
    try:
        return term if words.profile.find(column.section, term) == fact else fact
    except UnknownCode:
        return fact


def _texts(facts: Sequence[str | None], _column: Column, _words: Words) -> Cell:
    return _lines(facts)


def _counts(facts: Sequence[int], _column: Column, _words: Words) -> Cell:
    return _lines(map(str, facts))


def _codes(facts: Sequence[str | None], column: Column, words: Words) -> Cell:
    return _lines(str(cell) if (cell := _code(fact, column, words)) else None for fact in facts)


def _lines(facts: Iterable[str | None]) -> str | None:
    """Several in one cell, one a line."""
    texts = [fact.replace("\n", BREAK) if fact else None for fact in facts]
    return "\n".join(text or UNKNOWN for text in texts) if any(texts) else None


_CELLS: Mapping[str, Callable[[Any, Column, Words], Cell]] = {
    "text": _text,
    "date": _date,
    "count": _count,
    "code": _code,
    "texts": _texts,
    "counts": _counts,
    "codes": _codes,
}
