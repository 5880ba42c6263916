"""What differs between two profiles: entries added, removed, changed, or in another order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from sqqf.procedure.rules.entries import RULE_SECTIONS, written
from sqqf.procedure.rules.profile import Profile

_NESTED = ("items", "conducts")
_HEAD = "head"


class Difference(NamedTuple):
    """What became of an entry, or with ``order`` of the order of a section's; ``id`` as among all rules."""

    change: Literal["added", "removed", "changed", "order"]
    section: str
    id: str
    entry: Mapping[str, Any]
    """As it is now, or as it was where it is removed."""
    fields: tuple[tuple[str, Any, Any], ...] = ()
    """Of a changed one: each key whose value differs, what it was and what it is; None for not there."""


def differences(was: Profile, now: Profile) -> tuple[Difference, ...]:
    """From one to the other, by section in the order of ``now``, those that it lacks last."""
    sections = dict.fromkeys((_HEAD, *now.content, *was.content))
    return tuple(
        one for name in sections for one in _in_section(name, _entries(was, name), _entries(now, name))
    )


def _in_section(
    name: str, was: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[Difference]:
    for id_, entry in now.items():
        if id_ not in was:
            yield Difference("added", name, id_, entry)
        elif fields := tuple(_fields(was[id_], entry)):
            yield Difference("changed", name, id_, entry, fields)
    yield from (Difference("removed", name, id_, was[id_]) for id_ in was if id_ not in now)
    kept = [id_ for id_ in was if id_ in now], [id_ for id_ in now if id_ in was]
    if kept[0] != kept[1]:
        yield Difference("order", name, name, {}, (("order", *kept),))


def _fields(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield key, was.get(key), now.get(key)


def _entries(profile: Profile, section: str) -> dict[str, Mapping[str, Any]]:
    """A section's entries, those under an entry right after it; what stands above the sections is one."""
    content = profile.content
    if section == _HEAD:
        return {_HEAD: {key: value for key, value in content.items() if not _is_section(key, value)}}
    value = content.get(section, {})
    if not _is_section(section, value):
        return {}
    if isinstance(value, dict):
        return {section: _plain(value)} if value else {}
    prefix = RULE_SECTIONS.get(section, f"{section}.")
    return {prefix + one["id"]: _plain(one) for entry in value for one in (entry, *_under(entry))}


def _under(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The entries under one, with its article unless they have their own."""
    for inner in (inner for key in _NESTED for inner in entry.get(key, ())):
        yield {"article": entry["article"], **inner} if "article" in entry else inner


def _is_section(key: str, value: Any) -> bool:
    """Whether it holds rules, and is no line of the profile's head."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) and key != "title"


def _plain(entry: Mapping[str, Any]) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key not in _NESTED}
    return own | {"article": written(own["article"])} if "article" in own else own
