"""Where profiles come from: the one that is shipped, by its name, or a TOML file of another city."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.faults import ProfileFaults
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import known_ids
from sqqf.store.incoming import read_text


def read_profile(name: str) -> Profile:
    """The shipped profile of this name, or the one in this file.

    Raises BadInput where there is no such file or it isn't text, ProfileFaults where it doesn't hold.
    """
    if name == SHIPPED:
        return parse(shipped_text())
    text = read_text(Path(name))
    try:
        return parse(text, known_ids(read_profile(SHIPPED).content))
    except ProfileFaults as error:
        raise ProfileFaults(error.faults, name) from None


SHIPPED = "yangjiang"
"""The profile that comes with the program."""


def shipped_text() -> str:
    """The shipped profile as it was written, comments and all."""
    return (resources.files("sqqf.procedure.data") / f"{SHIPPED}.toml").read_text(encoding="utf-8")


_NEW_KEYS = {"organs": ("inaction",), "measures": ("accountable",), "findings": ("stage",)}
"""Keys that entries were given later and the program needs.

Whom a report goes to, which measures hold accountable, which stage a finding is about.
"""


def completed(content: Mapping[str, Any]) -> dict[str, Any]:
    """An older program's rules, completed from the shipped ones with what the program needs by now.

    Added are sections, entries and keys that are missing; what is there stays.
    """
    whole, ours = dict(content), read_profile(SHIPPED).content
    needed = known_ids(ours)
    for name, shipped in ours.items():
        if name in needed and name in whole:
            there = {entry["id"] for entry in whole[name]}
            missing = [one for one in shipped if one["id"] in needed[name] and one["id"] not in there]
            whole[name] = [*whole[name], *missing]
        if name in _NEW_KEYS and name in whole:
            added = {one["id"]: {key: one[key] for key in _NEW_KEYS[name] if key in one} for one in shipped}
            whole[name] = [{**added.get(entry["id"], {}), **entry} for entry in whole[name]]
        whole.setdefault(name, shipped)
    return whole


def profile_body(profile: Profile) -> dict[str, Any]:
    """The body of the act that puts a profile in force, with its whole content: the ledger needs no file."""
    return {
        "name": profile.name,
        "version": profile.version,
        "sha256": profile.sha256,
        "content": profile.content,
    }
