"""Whether a value has the shape that ``schema`` gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.rules.faults import Fault
from sqqf.procedure.rules.schema import Either


def _is_date(text: str) -> bool:
    """2018, 2018-03 or 2018-03-20."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


MOST = 2500
"""Working days, and whatever else is counted: ten years."""
_NUMERAL = "[一二三四五六七八九十]+"
_NUMERALS = "[一二三四五六七八九十百零〇]+"

_CITING: dict[str, tuple[Callable[[str], bool], str]] = {
    "parts": (_matches(rf"{_NUMERAL}(\({_NUMERAL}\)([1-9]\d*(\([1-9]\d*\))?)?)?"), "二(三)2"),
    "articles": (
        _matches(
            rf"第{_NUMERALS}条(之{_NUMERALS})?(第{_NUMERALS}款)?"
            rf"(第[(（]{_NUMERALS}[)）]项(第({_NUMERALS}|[1-9]\d*)目)?)?"
        ),
        "第十二条第二款第(三)项",
    ),
}
"""Each form in which a profile may cite, with an example."""

# kind: the type of its values, and the form they must have
KINDS: dict[str, tuple[type, Callable[[Any], bool]]] = {
    "text": (str, lambda _: True),
    "flag": (bool, lambda _: True),
    "count": (int, lambda number: 1 <= number <= MOST),
    "id": (str, _matches(r"[a-z][a-z0-9_]*|[1-9][0-9]*|n/a")),
    "item_id": (str, _matches(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")),
    "command": (str, _matches(r"[a-z][a-z-]*( [a-z][a-z-]*)?")),
    "article": (str, lambda _: True),  # in the form that the profile declares: see CITATIONS
    "date": (str, _is_date),
}


class Within(NamedTuple):
    """The profile that a value stands in: its ids by section, and how it cites."""

    ids: Mapping[str, frozenset[str]]
    citations: tuple[str, ...]
    """The forms in which it may cite: the one that it declares, else any."""


def shape_faults(shape: Any, value: Any, place: str, within: Within) -> Iterator[Fault]:
    """Where a value hasn't the shape that the schema gives it."""
    match shape:
        case Either():
            yield from shape_faults(
                shape.table if isinstance(value, dict) else shape.text, value, place, within
            )
        case dict():
            if _is(dict, value):
                yield from _table_faults(shape, value, place, within)
            else:
                yield _type_fault(place, "table", value)
        case list():
            if not _is(list, value):
                yield _type_fault(place, "list", value)
            elif not value:
                yield Fault(place, "empty", {})
            else:
                for index, one in enumerate(value):
                    yield from shape_faults(shape[0], one, f"{place}[{index}]", within)
        case tuple():
            if value not in shape:
                yield Fault(place, "choice", {"choices": shape, "value": value})
        case "milestone":
            yield from _milestone_faults(value, place, within)
        case str() if shape.startswith("->"):
            section = shape[2:]
            # A class is a number in the circumstances.
            if str(value) not in within.ids.get(section, ()):
                yield Fault(place, "dangling", {"section": section, "value": value})
        case _:
            yield from _kind_faults(shape, value, place, within)


def _milestone_faults(value: Any, place: str, within: Within) -> Iterator[Fault]:
    way, is_act, kind = str(value).partition(":")
    section, named = ("acts", kind) if is_act else ("milestones", value)
    if is_act and way not in ("first", "last"):
        yield Fault(place, "choice", {"choices": ("first:KIND", "last:KIND"), "value": value})
    elif str(named) not in within.ids.get(section, ()):
        yield Fault(place, "dangling", {"section": section, "value": named})


def _table_faults(
    shape: Mapping[str, Any], table: Mapping[str, Any], place: str, within: Within
) -> Iterator[Fault]:
    left = dict(table)
    for key, inner in shape.items():
        if key.startswith("->"):
            for name in list(left):
                yield from shape_faults(key, name, _under(place, name), within)
                yield from shape_faults(inner, left.pop(name), _under(place, name), within)
            continue
        name, *instead = key.rstrip("?").split("|")
        if name in left:
            yield from shape_faults(inner, left.pop(name), _under(place, name), within)
        elif not key.endswith("?") and not any(one in table for one in instead):
            yield Fault(_under(place, name), "missing", {"key": name})
    for name in left:
        yield Fault(_under(place, name), "unknown_key", {"key": name})


def _kind_faults(kind: str, value: Any, place: str, within: Within) -> Iterator[Fault]:
    (type_, has_form), expected = KINDS[kind], kind
    if kind == "article":
        forms = [_CITING[name] for name in within.citations]
        expected = " / ".join(example for _, example in forms)

        def has_form(text: str) -> bool:
            return any(fits(text) for fits, _ in forms)

    if not _is(type_, value):
        yield _type_fault(place, kind, value)
    elif isinstance(value, str) and not value.strip():
        yield Fault(place, "empty", {})
    elif not has_form(value):
        yield Fault(place, "form", {"expected": expected, "value": value})


def _is(type_: type, value: Any) -> bool:
    """isinstance, but true and false are no numbers."""
    return isinstance(value, type_) and (type_ is bool or not isinstance(value, bool))


def _type_fault(place: str, expected: str, value: Any) -> Fault:
    names = {str: "text", bool: "flag", int: "number", float: "number", list: "list", dict: "table"}
    return Fault(place, "type", {"expected": expected, "found": names.get(type(value), "date")})


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
