"""What figures may hold, place by place; an unknown name or impossible value is refused, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from sqqf.procedure.errors import BadInput
from sqqf.procedure.figures import cases as case_statistics
from sqqf.procedure.figures import leads as lead_statistics

MOST = 10**9
"""No figure is larger."""
MOST_NAMED = 5
OUTCOMES = ("exempted", "mitigated", "lenient", "none", case_statistics.MIXED)
LIMITS = ("acceptance", "investigation", "correction", "filing", "rectification", "supplementary")

COUNT, RATE, DAYS, TEXT = "count", "rate", "days", "text"


class Tally(NamedTuple):
    """So many of something, with the persons and the units; by hand the number alone will do."""

    of: str


class Rows(NamedTuple):
    """A list of rows, each with its code under a name; by hand it may be a table by code."""

    name: str
    row: Shape
    known: tuple[str, ...] = ()
    """The codes that there are; empty: whatever the county's rules have."""


Shape: TypeAlias = str | Tally | Rows | dict[str, "Shape"]

_CASES, _LEADS, _TIMES = Tally("cases"), Tally("leads"), Tally("times")


def _numbers(*names: str, of: Shape = COUNT) -> dict[str, Shape]:
    return dict.fromkeys(names, of)


_ITEMS: dict[str, Shape] = {
    **_numbers("listed", "reported", "reported_late", "signed_off", "due", "due_signed_off", "open_at_end"),
    "sign_off_rate": RATE,
}
_KEPT: dict[str, Shape] = {
    **_numbers("on_time", "late", "overdue", "extended", "within_original"),
    "rate": RATE,
    "median_working_days": DAYS,
    "slowest": {"case": TEXT, "working_days": COUNT},
}
_LIMIT: dict[str, Shape] = {
    **_KEPT,
    **_numbers("open", "provisional", "by_analogy", "not_judged"),
    "by_basis": Rows("basis", _KEPT, ("letter", "analogy", "practice")),
}
_CASE_COLUMNS = _numbers(*case_statistics.BROKEN_DOWN, of=_CASES)
_LEAD_COLUMNS = _numbers(*lead_statistics.BROKEN_DOWN, of=_LEADS)
_CLAIMS = _numbers("claimed", "established", of=_CASES)

FIGURES: dict[str, Shape] = {
    "tolerance": {
        **_numbers(*case_statistics.FLOWS, of=_CASES),
        **{f"by_{name}": Rows(name, _CASE_COLUMNS) for name in ("channel", "unit", "officer")},
        **{f"by_{name}": Rows(name, _CLAIMS) for name in ("class", "circumstance")},
        "by_outcome": Rows("outcome", _CASES, OUTCOMES),
        "by_ending": Rows("ending", _CASES),
        "results": Rows("way", _TIMES),
        "clarifications": {**_numbers("needed", "not_needed"), "by_way": Rows("way", {"times": COUNT})},
        "corrections": _ITEMS,
    },
    "inaction": {
        **_numbers(*lead_statistics.FLOWS, of=_LEADS),
        **{f"by_{name}": Rows(name, _LEAD_COLUMNS) for name in ("source", "area")},
        "by_measure": Rows("measure", _TIMES),
        "items": _ITEMS,
    },
    "limits": Rows("kind", _LIMIT, LIMITS),
    "guidance": _numbers("warning", "admonition", "followed_up"),
    "prefilings": _numbers("made", "after_start", "answered", "refused", "monitored", "tracked"),
    "added": Rows("kind", {"times": COUNT}),
}
_BY_COLUMN = (
    *(("tolerance", f"by_{name}", _CASE_COLUMNS) for name in ("channel", "officer", "unit")),
    *(("inaction", f"by_{name}", _LEAD_COLUMNS) for name in ("source", "area")),
)
_PARTS = (
    *((track, rows, column, column) for track, rows, columns in _BY_COLUMN for column in columns),
    ("tolerance", "by_outcome", None, "decided"),
    ("tolerance", "by_ending", None, "ended"),
)
"""What is broken down: the track, the rows, their column if they have several, and the whole."""
_WITHIN = (
    ("tolerance", "corrections", "reported_late", "reported"),
    ("tolerance", "corrections", "due_signed_off", "due"),
    ("inaction", "items", "reported_late", "reported"),
    ("inaction", "items", "due_signed_off", "due"),
)
"""What is some of something else: the track, the table, the part, the whole."""


def check_figures(figures: Mapping[str, Any], *, by_hand: bool) -> None:
    """Raises BadInput for an unknown name, for what is no number, and for parts that exceed their whole.

    ``by_hand``: no rules of a county stand behind the codes of a list, so that they must be known ones.
    """
    _check(figures, FIGURES, "figures", by_hand=by_hand)
    for track, name, column, whole in _PARTS:
        place = figures.get(track) or {}
        rows = place.get(name) or ()
        listed = rows.values() if isinstance(rows, dict) else rows
        parts = [(row or {}).get(column) if column else row for row in listed]
        of = "cases" if track == "tolerance" else "leads"
        for key in (of, "persons", "units"):
            if (name, key) != ("by_unit", "cases"):  # a case with parties from two units is one of each
                said = sum(_number(part, key, of) or 0 for part in parts)
                at = f"figures.{track}.{name}"
                _within(said, _number(place.get(whole), key, of), at, f"{whole} ({key})")
    for track, name, part, whole in _WITHIN:
        items = (figures.get(track) or {}).get(name) or {}
        _within(items.get(part) or 0, items.get(whole), f"figures.{track}.{name}.{part}", whole)


def _number(found: Any, key: str, of: str) -> int | None:
    """The number of cases or leads, persons or units; a number alone is of the first."""
    if isinstance(found, dict):
        found = found.get(key)
    elif key != of:
        return None
    return None if found is None else int(found)


def _within(part: int, whole: int | None, at: str, name: str) -> None:
    if whole is not None and part > whole:
        raise BadInput("impossible_figures", at=at, part=part, name=name, whole=whole)


def unknown(names: Iterable[str], known: Iterable[str], at: str = "") -> None:
    """Raises BadInput, naming them and those that there are, for names that aren't known."""
    known = tuple(known)
    found = [f"{at}.{name}" if at else name for name in names if name not in known]
    if found:
        more = ("…",) if len(found) > MOST_NAMED else ()
        raise BadInput("unknown_figures", names=(*found[:MOST_NAMED], *more), known=known)


def _check(found: Any, shape: Shape, at: str, *, by_hand: bool) -> None:
    match shape:
        case _ if found is None:
            return
        case dict():
            if not isinstance(found, dict):
                raise _fault(at)
            unknown(found, shape, at)
            for name, value in found.items():
                _check(value, shape[name], f"{at}.{name}", by_hand=by_hand)
        case Tally(of):
            numbers = _numbers(of, "persons", "units")
            _check(found, numbers if isinstance(found, dict) else COUNT, at, by_hand=by_hand)
        case Rows():
            _check_rows(found, shape, at, by_hand=by_hand)
        case _:
            if not _is(shape, found):
                raise _fault(at)


def _check_rows(found: Any, shape: Rows, at: str, *, by_hand: bool) -> None:
    if isinstance(found, list):
        if not all(isinstance(row, dict) and isinstance(row.get(shape.name), str | None) for row in found):
            raise _fault(at)
        rows = {
            row.get(shape.name): {name: value for name, value in row.items() if name != shape.name}
            for row in found
        }
        if len(rows) < len(found):  # a code twice
            raise _fault(at)
    elif isinstance(found, dict):
        rows = found
    else:
        raise _fault(at)
    if shape.known and (by_hand or isinstance(found, dict)):
        unknown([code for code in rows if code], shape.known, at)
    for code, row in rows.items():
        _check(row, shape.row, f"{at}.{code}", by_hand=by_hand)


def _is(shape: Shape, found: Any) -> bool:
    if shape == TEXT:
        return isinstance(found, str)
    whole = type(found) is int
    if shape == COUNT:
        return whole and 0 <= found <= MOST
    return (whole or type(found) is float) and 0 <= found <= (1 if shape == RATE else MOST)


def _fault(at: str) -> BadInput:
    return BadInput("not_figures", detail=at)
