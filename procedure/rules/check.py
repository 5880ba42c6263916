"""Whether a text holds a profile: each fault of it by ``schema``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from sqqf.procedure import toml
from sqqf.procedure.rules import added
from sqqf.procedure.rules.entries import LENGTHS
from sqqf.procedure.rules.faults import Fault, ProfileFaults, located
from sqqf.procedure.rules.parts import left_out, leftovers, needed
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import CITATIONS, SCHEMA, Either, Known


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


class _Within(NamedTuple):
    """The profile that a value stands in: its ids by section, and how it cites."""

    ids: Mapping[str, frozenset[str]]
    citations: tuple[str, ...]
    """The forms in which it may cite: the one that it declares, else any."""


def read(text: str, known: Known) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The content of a TOML text, and what is wrong with it."""
    try:
        content = toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, (_syntax(str(error), text),)
    return content, located(check(content, known), content, text)


def check(content: Mapping[str, Any], known: Known) -> tuple[Fault, ...]:
    """Every fault: those of shape in the schema's order, then doubled ids and words, then ids not there.

    ``known``: the ids that have to be there.
    """
    entries = {section: list(_entries(content, section)) for section in content}
    ids = {section: frozenset(entry["id"] for _, entry in found) for section, found in entries.items()}
    declared = content.get("citations")
    within = _Within(ids, (declared,) if declared in CITATIONS else CITATIONS)
    without = left_out(content)
    optional = {section for part in without for section in part.sections}
    schema = {f"{key}?" if key in optional else key: shape for key, shape in SCHEMA.items()}
    faults = list(_faults(schema, content, "", within))
    sound = not any(fault.place.startswith(added.SECTIONS) for fault in faults)
    faults += (fault for found in entries.values() for fault in _doubled(found))
    # A limit can only start at, or be met by, what the program can tell the date of.
    faults += (
        Fault(f"{place}.id", "choice", {"choices": known["milestones"], "value": entry["id"]})
        for place, entry in entries.get("milestones", ())
        if "milestones" in known and entry["id"] not in known["milestones"]
    )
    spoken_of = needed(known, without)
    instead = {one for part in without for one in part.instead.get("findings", ())}
    faults += (
        Fault(section, "lacks", {"id": one})
        for section, all_known in spoken_of.items()
        for one in all_known
        if section != "findings" or one in instead
        if section in content and one not in ids[section]
    )
    for place, limit in entries.get("limits", ()):
        faults += _limit_faults(content, place, limit)
    faults += (Fault(place, "left_out", {"act": act}) for place, act in leftovers(content, entries, without))
    faults += _unreached(content)
    if known and sound:
        faults += (Fault(*one) for one in added.faults(entries, spoken_of))
    return tuple(faults)


def _unreached(content: Mapping[str, Any]) -> Iterator[Fault]:
    """The acts that can never happen, because no act leads to a state that they may happen in."""
    listed = content.get("acts")
    acts = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    reached = {state for act in acts for state in _led_to(act)}
    for place, act in _entries(content, "acts") if acts else ():
        states = act.get("from")
        if isinstance(states, list) and states and reached.isdisjoint(map(str, states)):
            yield Fault(f"{place}.from", "unreached", {"value": states})


def _led_to(act: Mapping[str, Any]) -> Iterator[str]:
    to, back = act.get("to"), act.get("back")
    yield from map(str, to.values() if isinstance(to, dict) else () if to is None else (to,))
    yield from map(str, back.values() if isinstance(back, dict) else ())


def _limit_faults(content: Mapping[str, Any], place: str, limit: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a limit although each of its keys has its shape."""
    for where, table in ((place, limit), (f"{place}.extend_at_most", limit.get("extend_at_most"))):
        lengths = [key for key in LENGTHS if isinstance(table, dict) and key in table]
        yield from (Fault(f"{where}.{key}", "not_with", {"other": lengths[0]}) for key in lengths[1:])
    counting = content.get("counting")
    if isinstance(counting, dict) and counting.get("start_counted") is True:
        # By 民法典 201 the day of the event isn't counted; where it is, none is said to correspond to it.
        months = (key for key in ("months", "years") if key in limit)
        yield from (
            Fault(f"{place}.{key}", "not_with", {"other": "counting.start_counted"}) for key in months
        )
    if "extend_at_most" in limit and not limit.get("extendable"):
        yield Fault(f"{place}.extendable", "missing", {"key": "extendable"})
    yield from _undated(content, place, limit)


def _undated(content: Mapping[str, Any], place: str, limit: Mapping[str, Any]) -> Iterator[Fault]:
    """The acts that a limit goes by, and that have no date of their own, or are the other track's."""
    acts = {entry["id"]: entry for _, entry in _entries(content, "acts")} if "acts" in content else {}
    track = limit.get("track", "tolerance")
    dated = [id_ for id_, act in acts.items() if act.get("dated") and act.get("track", "tolerance") == track]
    for where, named in _acts_of(limit):
        if named in acts and named not in dated:
            yield Fault(f"{place}.{where}", "choice", {"choices": dated, "value": named})


def _acts_of(limit: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The kinds of act that a limit names, each with its place."""
    met_by, pauses = limit.get("met_by"), limit.get("pauses")
    named = [("starts", limit.get("starts"))]
    named += [(f"met_by[{i}]", one) for i, one in enumerate(met_by if isinstance(met_by, list) else ())]
    for where, one in named:
        if isinstance(one, str) and ":" in one:
            yield where, one.partition(":")[2]
    for i, pause in enumerate(pauses if isinstance(pauses, list) else ()):
        if isinstance(pause, dict):
            yield from ((f"pauses[{i}].{key}", str(act)) for key, act in pause.items())


def _faults(shape: Any, value: Any, place: str, within: _Within) -> Iterator[Fault]:
    match shape:
        case Either():
            yield from _faults(shape.table if isinstance(value, dict) else shape.text, value, place, within)
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
                    yield from _faults(shape[0], one, f"{place}[{index}]", within)
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


def _milestone_faults(value: Any, place: str, within: _Within) -> Iterator[Fault]:
    way, is_act, kind = str(value).partition(":")
    section, named = ("acts", kind) if is_act else ("milestones", value)
    if is_act and way not in ("first", "last"):
        yield Fault(place, "choice", {"choices": ("first:KIND", "last:KIND"), "value": value})
    elif str(named) not in within.ids.get(section, ()):
        yield Fault(place, "dangling", {"section": section, "value": named})


def _table_faults(
    shape: Mapping[str, Any], table: Mapping[str, Any], place: str, within: _Within
) -> Iterator[Fault]:
    left = dict(table)
    for key, inner in shape.items():
        if key.startswith("->"):
            for name in list(left):
                yield from _faults(key, name, _under(place, name), within)
                yield from _faults(inner, left.pop(name), _under(place, name), within)
            continue
        name, *instead = key.rstrip("?").split("|")
        if name in left:
            yield from _faults(inner, left.pop(name), _under(place, name), within)
        elif not key.endswith("?") and not any(one in table for one in instead):
            yield Fault(_under(place, name), "missing", {"key": name})
    for name in left:
        yield Fault(_under(place, name), "unknown_key", {"key": name})


def _kind_faults(kind: str, value: Any, place: str, within: _Within) -> Iterator[Fault]:
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
    return Fault("", "syntax", {"line": line, "column": column, "said": message}, line=line)


def parse(text: str, known: Known = MappingProxyType({})) -> Profile:
    """The profile that a TOML text holds; ProfileFaults with every fault and its place where it doesn't.

    ``known``: the ids that it has to have, see ``known_ids``.
    """
    content, faults = read(text, known)
    if faults:
        raise ProfileFaults(faults)
    return Profile(content)
