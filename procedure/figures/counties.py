"""What a county hands up of its figures, read and checked: a document of ``report stats``, or made by hand.

By hand it needs no more than the group, the period, and the figures that the county knows:

    {"group": "某县容错调查工作小组", "period": "2026Q3",
     "figures": {"tolerance": {"received": 4, "decided": 3, "by_outcome": {"exempted": 2, "none": 1}},
                 "inaction": {"received": 2},
                 "limits": {"acceptance": {"on_time": 4, "late": 0, "overdue": 0}}}}

What isn't in it is unknown. A number alone stands for cases, or leads. An unknown name is refused: whoever
wrote it meant something by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.figures.shape import MOST, OUTCOMES, check_figures, unknown
from sqqf.procedure.time.period import Period, read_period

FORMAT = "sqqf-figures"
VERSION = 1
KIND = "figures_received"
"""The act of the city's ledger that takes them in."""
_FIELDS = (
    "group",
    "period",
    "figures",
    "date",
    "level",
    "ledger",
    "head",
    "format",
    "version",
    "period_before",
    "period_year_before",
    "before",
    "year_before",
    "since",
    "unknown",
    "counties",
    "missing",
    "total",
)
"""Of a document; by hand the first three will do."""

Row = dict[str, int | None]
"""A county's figures in a line: each number, None where it isn't known."""

_FLOWS = ("accepted", "declined", "decided", "closed", "ended", "open_at_end")
_LIMITS = ("acceptance", "investigation", "filing")
_LEADS = ("received", "disposed", "unfounded", "closed", "open_at_end")


class HandedUp(NamedTuple):
    """Figures as they came."""

    group: str
    period: Period
    figures: Mapping[str, Any]
    ledger: str | None
    """The id of the ledger that made them; None where they were written by hand."""
    head: str | None
    made_on: date | None


def read_figures(content: Any) -> HandedUp:
    """Figures from a JSON document. Raises BadInput where it holds none, Refused where it is no county's."""
    if not isinstance(content, dict) or content.get("format", FORMAT) != FORMAT:
        raise BadInput("not_figures", detail="format")
    version = content.get("version", VERSION)
    if type(version) is int and version > VERSION:
        raise BadInput("newer_figures", version=version, known=VERSION)
    texts = {name: _text(content, name) for name in ("group", "level", "ledger", "head", "date")}
    group, figures = texts["group"], content.get("figures")
    if group is None:
        raise BadInput("not_figures", detail="group")
    if not isinstance(figures, dict):
        raise BadInput("not_figures", detail="figures")
    if texts["level"] not in (None, "county"):
        raise Refused("figures_not_of_county", group=group)
    unknown(content, _FIELDS)
    period, made_on = _period(content.get("period")), _date(texts["date"])
    check_figures(figures, by_hand=texts["ledger"] is None)
    return HandedUp(group, period, figures, texts["ledger"], texts["head"], made_on)


def _text(content: Mapping[str, Any], name: str) -> str | None:
    text = content.get(name)
    if text is not None and not (isinstance(text, str) and text.strip()):
        raise BadInput("not_figures", detail=name)
    return text


def _period(value: Any) -> Period:
    name = value.get("name") if isinstance(value, dict) else value
    try:
        if isinstance(name, str):
            return read_period(name)
    except ValueError:
        pass
    raise BadInput("not_figures", detail="period")


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput("not_figures", detail="date") from None


def row_of(figures: Mapping[str, Any]) -> Row:
    """The line of the table of counties. Raises BadInput where something is no number."""
    tolerance, inaction = _table(figures, "tolerance"), _table(figures, "inaction")
    outcomes = _by(tolerance, "by_outcome", "outcome")
    limits = _by(figures, "limits", "kind")
    corrections, items = _table(tolerance, "corrections"), _table(inaction, "items")
    row: Row = {
        "received": _number(tolerance, "received", "cases"),
        "received_persons": _number(_table(tolerance, "received"), "persons"),
    }
    row |= {name: _number(tolerance, name, "cases") for name in _FLOWS}
    row |= {name: _number(outcomes, name, "cases") for name in OUTCOMES}
    for kind in _LIMITS:
        limit = _table(limits, kind)
        judged = [_number(limit, name) for name in ("on_time", "late", "overdue")]
        row |= {f"{kind}_on_time": judged[0], f"{kind}_judged": _sum(judged)}
    row |= {f"corrections_{name}": _number(corrections, name) for name in ("listed", "signed_off")}
    row |= {f"leads_{name}": _number(inaction, name, "leads") for name in _LEADS}
    return row | {f"items_{name}": _number(items, name) for name in ("due", "due_signed_off")}


def total(rows: Iterable[Row | None]) -> Row:
    """The sum of several lines; what one of them doesn't know isn't known of all."""
    listed = [row or dict.fromkeys(row_of({})) for row in rows]
    return {name: _sum([row[name] for row in listed]) for name in row_of({})}


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(number for number in known if number is not None)


def _table(place: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The table under a name, empty where there is none, or only a number."""
    found = place.get(name)
    if found is None or type(found) is int:
        return {}
    if not isinstance(found, dict):
        raise BadInput("not_figures", detail=name)
    return found


def _by(place: Mapping[str, Any], name: str, code: str) -> Mapping[str, Any]:
    """The rows of a list by their code; by hand it may be such a table already."""
    found = place.get(name)
    if not isinstance(found, list):
        return _table(place, name)
    if not all(isinstance(row, dict) and isinstance(row.get(code), str | None) for row in found):
        raise BadInput("not_figures", detail=name)
    return {row[code]: row for row in found if row.get(code)}


def _number(place: Mapping[str, Any], name: str, of: str | None = None) -> int | None:
    """A number, or with ``of`` the one of that name in a table; None where it isn't known."""
    found = place.get(name)
    if of is not None and isinstance(found, dict):
        found = found.get(of)
    if found is not None and not (type(found) is int and 0 <= found <= MOST):
        raise BadInput("not_figures", detail=name)
    return found
