"""Whether a text holds a profile: each fault of it by ``schema``, with its place.

A place is what one would write to get there, counting from 0 in the order of the file:
`circumstances[8].elements[2].zh` is the third element of the ninth circumstance.

Codes of faults, with their facts: `syntax` (line, column, said), `missing` (key or id), `unknown_key` (key),
`type` (expected, found), `empty`, `form` (expected, value), `choice` (choices, value), `dangling` (section,
value), `duplicate` (value, first: the place that has it already).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from sqqf.procedure import toml
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import SCHEMA, Either, Known


class Fault(NamedTuple):
    """One thing wrong with a profile: where, which kind, and what the sentence about it needs to know."""

    place: str
    code: str
    facts: dict[str, Any]


class ProfileFaults(ValueError):
    """A profile that can't be used, with everything that is wrong with it, in the order of the schema."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


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

# kind: the type of its values, and the form they must have
KINDS: dict[str, tuple[type, Callable[[Any], bool]]] = {
    "text": (str, lambda _: True),
    "flag": (bool, lambda _: True),
    "count": (int, lambda number: 1 <= number <= MOST),
    "id": (str, _matches(r"[a-z][a-z0-9_]*|[1-9][0-9]*|n/a")),
    "item_id": (str, _matches(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")),
    "command": (str, _matches(r"[a-z][a-z-]*( [a-z][a-z-]*)?")),
    "article": (str, _matches(rf"{_NUMERAL}(\({_NUMERAL}\)([1-9]\d*(\([1-9]\d*\))?)?)?")),
    "date": (str, _is_date),
}

_Ids = Mapping[str, frozenset[str]]


def read(text: str, known: Known) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The content of a TOML text, and what is wrong with it."""
    try:
        content = toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax(str(error), text),)
    return content, check(content, known)


def check(content: Mapping[str, Any], known: Known) -> tuple[Fault, ...]:
    """Every fault: those of shape in the schema's order, then doubled ids and words, then ids not there.

    ``known``: the ids that have to be there.
    """
    entries = {section: list(_entries(content, section)) for section in content}
    ids = {section: frozenset(entry["id"] for _, entry in found) for section, found in entries.items()}
    faults = list(_faults(SCHEMA, content, "", ids))
    faults += (fault for found in entries.values() for fault in _doubled(found))
    # A limit can only start at, or be met by, what the program can tell the date of.
    faults += (
        Fault(f"{place}.id", "choice", {"choices": known["milestones"], "value": entry["id"]})
        for place, entry in entries.get("milestones", ())
        if "milestones" in known and entry["id"] not in known["milestones"]
    )
    faults += (
        Fault(section, "missing", {"id": one})
        for section, all_known in known.items()
        for one in all_known
        if section in content and one not in ids[section]
    )
    return tuple(faults)


def _faults(shape: Any, value: Any, place: str, ids: _Ids) -> Iterator[Fault]:
    match shape:
        case Either():
            yield from _faults(shape.table if isinstance(value, dict) else shape.text, value, place, ids)
        case dict():
            if _is(dict, value):
                yield from _table_faults(shape, value, place, ids)
            else:
                yield _type_fault(place, "table", value)
        case list():
            if not _is(list, value):
                yield _type_fault(place, "list", value)
            elif not value:
                yield Fault(place, "empty", {})
            else:
                for index, one in enumerate(value):
                    yield from _faults(shape[0], one, f"{place}[{index}]", ids)
        case tuple():
            if value not in shape:
                yield Fault(place, "choice", {"choices": shape, "value": value})
        case str() if shape.startswith("->"):
            section = shape[2:]
            # A class is a number in the circumstances.
            if str(value) not in ids.get(section, ()):
                yield Fault(place, "dangling", {"section": section, "value": value})
        case _:
            yield from _kind_faults(shape, value, place)


def _table_faults(
    shape: Mapping[str, Any], table: Mapping[str, Any], place: str, ids: _Ids
) -> Iterator[Fault]:
    left = dict(table)
    for key, inner in shape.items():
        if key.startswith("->"):
            for name in list(left):
                yield from _faults(key, name, _under(place, name), ids)
                yield from _faults(inner, left.pop(name), _under(place, name), ids)
            continue
        name, _, instead = key.rstrip("?").partition("|")
        if name in left:
            yield from _faults(inner, left.pop(name), _under(place, name), ids)
        elif not key.endswith("?") and instead not in table:
            yield Fault(_under(place, name), "missing", {"key": name})
    for name in left:
        yield Fault(_under(place, name), "unknown_key", {"key": name})


def _kind_faults(kind: str, value: Any, place: str) -> Iterator[Fault]:
    type_, has_form = KINDS[kind]
    if not _is(type_, value):
        yield _type_fault(place, kind, value)
    elif isinstance(value, str) and not value.strip():
        yield Fault(place, "empty", {})
    elif not has_form(value):
        yield Fault(place, "form", {"expected": kind, "value": value})


def _entries(content: Mapping[str, Any], section: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each entry of a section that has an id, and those under it, with its place."""

    def listed(raw: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for index, one in enumerate(raw if isinstance(raw, list) else ()):
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield f"{place}[{index}]", one
                for key in ("conducts", "items"):
                    yield from listed(one.get(key), f"{place}[{index}].{key}")

    return listed(content[section], section)


def _doubled(entries: list[tuple[str, Mapping[str, Any]]]) -> Iterator[Fault]:
    """Ids that occur twice in a section, and words that would stand for two of its entries."""
    seen: dict[str, tuple[str, str]] = {}
    for place, entry in entries:
        said = {"id": entry["id"], "zh": entry.get("zh"), "en": entry.get("en")}
        aliases = entry.get("aliases")
        said |= {f"aliases[{i}]": word for i, word in enumerate(aliases if isinstance(aliases, list) else ())}
        for key, word in said.items():
            if isinstance(word, str):
                first, owner = seen.setdefault(word.casefold(), (f"{place}.{key}", place))
                if owner != place:
                    yield Fault(f"{place}.{key}", "duplicate", {"value": word, "first": first})


def _is(type_: type, value: Any) -> bool:
    """isinstance, but true and false are no numbers."""
    return isinstance(value, type_) and (type_ is bool or not isinstance(value, bool))


def _type_fault(place: str, expected: str, value: Any) -> Fault:
    names = {str: "text", bool: "flag", int: "number", float: "number", list: "list", dict: "table"}
    return Fault(place, "type", {"expected": expected, "found": names.get(type(value), "date")})


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _syntax(said: str, text: str) -> Fault:
    """The fault of a text that isn't TOML. The parser's message tells the line, or that it is the end."""
    message, _, at = said.rpartition(" (at ")
    found = re.match(r"line (\d+), column (\d+)", at)
    line, column = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, None)
    return Fault(f"line {line}", "syntax", {"line": line, "column": column, "said": message})


def parse(text: str, known: Known = MappingProxyType({})) -> Profile:
    """The profile that a TOML text holds; ProfileFaults with every fault and its place where it doesn't.

    ``known``: the ids that it has to have, see ``known_ids``.
    """
    content, faults = read(text, known)
    if faults:
        raise ProfileFaults(faults)
    return Profile(content)
