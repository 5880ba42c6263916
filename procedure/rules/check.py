"""Whether a text holds a profile: each fault of it by ``schema``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sqqf.procedure import toml
from sqqf.procedure.rules import added
from sqqf.procedure.rules.faults import Fault, ProfileFaults, located
from sqqf.procedure.rules.limit import LENGTHS
from sqqf.procedure.rules.parts import left_out, leftovers, needed
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import CITATIONS, SCHEMA, Known
from sqqf.procedure.rules.shape import Within, shape_faults


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
    within = Within(ids, (declared,) if declared in CITATIONS else CITATIONS)
    without = left_out(content)
    optional = {section for part in without for section in part.sections}
    schema = {f"{key}?" if key in optional else key: shape for key, shape in SCHEMA.items()}
    faults = list(shape_faults(schema, content, "", within))
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
