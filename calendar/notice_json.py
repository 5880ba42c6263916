"""Reading a notice in the JSON form of the holiday-cn project.

    {"year": 2027, "papers": ["https://…"],
     "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}, …]}

Whatever doesn't fit is noted and the reading goes on, so that one run names every fault.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

from sqqf.calendar.faults import Fault, NoticeFaults, Row, Rows, date_faults, name_faults, year_faults
from sqqf.calendar.telling import NOTHING, Telling

T = TypeVar("T")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEYS = frozenset({"year", "papers", "days", "name", "date", "isOffDay"})
_TYPES: dict[type, str] = {
    dict: "object",
    list: "list",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
}


def rows_from_json(text: str, telling: Telling = NOTHING) -> Rows:
    """What the text of a file says; it has no events that could be told of. Raises NoticeFaults."""
    twice: list[Fault] = []

    def as_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
        counts = Counter(key for key, _ in pairs if key in _KEYS)
        twice.extend(Fault("key_twice", facts={"key": key}) for key, times in counts.items() if times > 1)
        return dict(pairs)

    try:
        body = json.loads(text, object_pairs_hook=as_object, parse_int=_integer, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        facts = {"line": error.lineno, "column": error.colno}
        raise NoticeFaults([Fault("not_json", facts=facts)]) from None
    except (ValueError, RecursionError):
        raise NoticeFaults([Fault("not_json")]) from None
    twice += (
        Fault("told_of_none", "", {"name": name}) for name in (*telling.off, *telling.worked, *telling.skip)
    )
    rows = rows_from_body(body, twice)
    if telling.year is not None and telling.year != rows[0]:
        raise NoticeFaults([Fault("nothing_of_year", "", {"year": telling.year})])
    return rows


def rows_from_body(body: object, earlier: Iterable[Fault] = ()) -> Rows:
    """What a JSON value says. Raises NoticeFaults, which begin with the faults found earlier."""
    faults = list(earlier)
    top = _typed(body, dict, "", faults)
    if top is None:
        raise NoticeFaults(faults)
    year = _year(top, faults)
    papers = _papers(top, faults)
    days = _days(top, year, faults)
    if faults or year is None:
        raise NoticeFaults(faults)
    return year, papers, days


def _year(top: dict[str, Any], faults: list[Fault]) -> int | None:
    year = _value(top, "year", int, "year", faults)
    wrong = [] if year is None else list(year_faults(year))
    faults += wrong
    return None if wrong else year


def _papers(top: dict[str, Any], faults: list[Fault]) -> tuple[str, ...]:
    papers = _value(top, "papers", list, "papers", faults) if "papers" in top else None
    texts = [_named(paper, f"papers[{i}]", faults) for i, paper in enumerate(papers or ())]
    return tuple(text for text in texts if text is not None)


def _days(top: dict[str, Any], year: int | None, faults: list[Fault]) -> tuple[Row, ...]:
    entries = _value(top, "days", list, "days", faults)
    if entries == []:
        faults.append(Fault("no_days", "days"))
    rows: list[Row] = []
    dates: list[tuple[str, dt.date]] = []
    for i, entry in enumerate(entries or ()):
        place = f"days[{i}]"
        found = _typed(entry, dict, place, faults)
        if found is None:
            continue
        name = _value(found, "name", str, f"{place}.name", faults)
        faults += [] if name is None else name_faults(f"{place}.name", name)
        text = _value(found, "date", str, f"{place}.date", faults)
        date = None if text is None else _date(text, f"{place}.date", faults)
        off = _value(found, "isOffDay", bool, f"{place}.isOffDay", faults)
        if date is not None:
            dates.append((f"{place}.date", date))
            rows.append((date, name or "", bool(off)))
    faults += date_faults(year, dates)
    return tuple(rows)


def _date(text: str, place: str, faults: list[Fault]) -> dt.date | None:
    if not _DATE.fullmatch(text):  # fromisoformat takes week dates and more
        shown = text[:40].encode("utf-8", "backslashreplace").decode()
        faults.append(Fault("bad_date", place, {"value": shown}))
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        faults.append(Fault("no_such_date", place, {"value": text}))
        return None


def _named(value: object, place: str, faults: list[Fault]) -> str | None:
    text = _typed(value, str, place, faults)
    faults += [] if text is None else name_faults(place, text)
    return text


def _value(found: dict[str, Any], key: str, kind: type[T], place: str, faults: list[Fault]) -> T | None:
    if key in found:
        return _typed(found[key], kind, place, faults)
    faults.append(Fault("missing_key", place))
    return None


def _typed(value: object, kind: type[T], place: str, faults: list[Fault]) -> T | None:
    if isinstance(value, kind) and type(value) is kind:  # true would pass as an instance of int
        return value
    found = _TYPES.get(type(value), type(value).__name__)
    faults.append(Fault("wrong_type", place, {"expected": _TYPES[kind], "found": found}))
    return None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else math.inf  # int() refuses thousands of digits


def _no_constant(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity, which Python reads although JSON has no such thing
