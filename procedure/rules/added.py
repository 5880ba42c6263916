"""What is wrong with what a place adds: acts, states and findings that the program doesn't know itself.

The program carries them out by what the profile says of them; what it couldn't carry out is a fault. A fault
is a place, a code and facts, as ``check`` has them. It is looked for where each value has its shape.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import Any

Placed = Sequence[tuple[str, Mapping[str, Any]]]
"""Entries of a section, each with its place."""
Found = Iterator[tuple[str, str, dict[str, Any]]]

SECTIONS = ("acts", "states", "findings")
"""Where a place adds something; what is wrong there is looked for where each value has its shape."""
RESERVED = (
    *("begun", "taken_over", "assigned", "noted", "attached", "voided", "closed", "paper_made", "published"),
    *("item", "opened", "profile", "notice", "imported", "import_undone", "issuer", "group_set"),
    *("guidance", "guidance_followed_up", "member_added", "member_retired", "prefiling", "prefiling_replied"),
    *("prefiling_screened", "prefiling_tracked", "problem", "problem_reported", "problem_answered"),
    *("campaign", "campaign_item_added", "campaign_item_removed", "sampling", "sampling_result"),
    *("filing_received", "filing_added", "filing_listed", "figures_received"),
    *("key_made", "key_trusted"),
    *("wake_up", "wake_up_done", "meeting", "meeting_cancelled", "chased", "chase_answered"),
)
"""What the program calls acts on the ledger itself, and what it calls acts that each track has its own of."""


def faults(entries: Mapping[str, Placed], known: Mapping[str, Sequence[str]]) -> Found:
    """What the program couldn't carry out; ``known``: the ids that it knows, by section."""
    acts = {entry["id"]: entry for _, entry in entries["acts"]}
    within = {entry["id"]: entry.get("within", entry["id"]) for _, entry in entries["states"]}
    reached = {track: _reached(acts, track) for track in {*map(_track, acts.values())}}
    waiting = _waiting_for_themselves(acts)
    for place, state in entries["states"]:
        yield from _of_state(place, state, known["states"])
    for place, act in entries["acts"]:
        yield from _of_turn(place, act, acts, waiting)
        if act["id"] in known["acts"]:
            yield from _of_known(place, act)
        else:
            yield from _of_added(place, act)
            yield from _of_states(place, act, within, reached[_track(act)])
    for place, finding in entries["findings"]:
        yield from _of_finding(place, finding, known["findings"])
    sections = ("prefiling", "prefiling_kinds", "prefiling_results")
    if 0 < sum(section in entries for section in sections) < len(sections):
        yield from ((one, "missing", {"key": one}) for one in sections if one not in entries)


def _track(act: Mapping[str, Any]) -> str:
    return str(act.get("track", "tolerance"))


def _reached(acts: Mapping[str, Mapping[str, Any]], track: str) -> list[str]:
    """The states that acts of a track lead to."""
    found: dict[str, None] = {}
    for act in acts.values():
        if _track(act) == track:
            found |= dict.fromkeys((*_leads_to(act).values(), *act.get("back", {}).values()))
    return list(found)


def _leads_to(act: Mapping[str, Any]) -> dict[str, str]:
    """The state that an act leads to, by the place in it that says so: ``to``, or ``to.STATE``."""
    to = act.get("to")
    if isinstance(to, Mapping):
        return {f"to.{state}": led for state, led in to.items()}
    return {"to": to} if to else {}


def _of_state(place: str, state: Mapping[str, Any], known: Sequence[str]) -> Found:
    """A state that a place adds lies within one that the program knows, and is open as that one is."""
    outer = state.get("within")
    if state["id"] in known:
        if outer:
            yield f"{place}.within", "unknown_key", {"key": "within"}
    elif outer is None:
        yield f"{place}.within", "missing", {"key": "within"}
    else:
        if outer not in known:
            yield f"{place}.within", "choice", {"choices": known, "value": outer}
        for key in ("open", "end"):
            if key in state:
                yield f"{place}.{key}", "not_with", {"other": "within"}


def _of_turn(
    place: str, act: Mapping[str, Any], acts: Mapping[str, Mapping[str, Any]], waiting: Collection[str]
) -> Found:
    """What has to come first is another act of its track, and doesn't wait for this one itself."""
    for n, first in enumerate(act.get("after", ())):
        if _track(acts[first]) != _track(act):
            choices = [one for one in acts if _track(acts[one]) == _track(act)]
            yield f"{place}.after[{n}]", "choice", {"choices": choices, "value": first}
        elif act["id"] in waiting and first in waiting:
            yield f"{place}.after[{n}]", "waits_for_itself", {"value": first}


def _waiting_for_themselves(acts: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The acts that come before themselves, by way of others or not, and those between two such acts."""
    waits = {id_: {*act.get("after", ())} for id_, act in acts.items()}
    behind = _never_free(waits)
    awaited: dict[str, set[str]] = {one: set() for one in behind}
    for one in behind:
        for first in waits[one] & behind:
            awaited[first].add(one)
    return _never_free(awaited)


def _never_free(waits: Mapping[str, set[str]]) -> set[str]:
    """Those that are in a circle, or wait for one that is."""
    order, left = TopologicalSorter(waits), set(waits)
    with suppress(CycleError):
        order.prepare()
    while ready := order.get_ready():
        left.difference_update(ready)
        order.done(*ready)
    return left


def _of_known(place: str, act: Mapping[str, Any]) -> Found:
    """What an act says that the program knows, the program knows too; each has its command."""
    if "command" not in act:
        yield f"{place}.command", "missing", {"key": "command"}
    if "fields" in act:
        yield f"{place}.fields", "unknown_key", {"key": "fields"}


def _of_added(place: str, act: Mapping[str, Any]) -> Found:
    if act["id"] in RESERVED:
        yield f"{place}.id", "reserved", {"value": act["id"]}
    if "back" in act:
        yield f"{place}.back", "unknown_key", {"key": "back"}
    seen: dict[str, str] = {"on": "--on"}
    for n, field in enumerate(act.get("fields", ())):
        where = f"{place}.fields[{n}]"
        for key in ("id", "zh", "en"):
            yield from _doubled(seen, field[key], where, key)
        yield from _of_choices(where, field)


def _of_choices(place: str, field: Mapping[str, Any]) -> Found:
    choice = field.get("form") == "choice"
    if choice and "choices" not in field:
        yield f"{place}.choices", "missing", {"key": "choices"}
    elif not choice and "choices" in field:
        yield f"{place}.choices", "not_with", {"other": "form"}
    seen: dict[str, str] = {}
    for n, one in enumerate(field.get("choices", ())):
        for key in ("id", "zh", "en"):
            yield from _doubled(seen, one[key], f"{place}.choices[{n}]", key)


def _doubled(seen: dict[str, str], word: str, place: str, key: str) -> Found:
    """A word that would stand for two of a list; within one entry a word may stand twice."""
    first = seen.setdefault(word.casefold(), place)
    if first != place:
        yield f"{place}.{key}", "duplicate", {"value": word, "first": first}


def _of_states(
    place: str, act: Mapping[str, Any], within: Mapping[str, str], reached: Sequence[str]
) -> Found:
    """It can only happen where something leads, and leads no further than within a state of the program.

    From one of these to another leads what the program knows: its limits and papers rest on that.
    """
    begins = act.get("from", ())
    for n, state in enumerate(begins):
        if state not in reached:
            yield f"{place}.from[{n}]", "choice", {"choices": reached, "value": state}
    for key, to in _leads_to(act).items():
        comes_from = [key.removeprefix("to.")] if key != "to" else begins
        if not comes_from:
            yield f"{place}.from", "missing", {"key": "from"}
        for state in comes_from:
            if within[state] != within[to]:
                yield f"{place}.{key}", "leads_away", {"value": to, "state": state}


def _of_finding(place: str, finding: Mapping[str, Any], known: Sequence[str]) -> Found:
    """What a place finds says what it looks for, and only that; what the program finds, the program knows."""
    finds = finding.get("finds")
    if finding["id"] in known:
        if finds:
            yield f"{place}.finds", "unknown_key", {"key": "finds"}
    elif finds is None:
        yield f"{place}.finds", "missing", {"key": "finds"}
    else:
        first, *others = (key for key in ("missing", "overdue", "late", "prefiling") if key in finds)
        others += [key for key in ("in",) if key in finds and first != "missing"]
        for key in others:
            yield f"{place}.finds.{key}", "not_with", {"other": first}
