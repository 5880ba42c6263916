"""Terms of the profile as typed: a code, the Chinese word or the English one."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from sqqf.cli.context.session import session
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile


def code(section: str, text: str, only: Sequence[str] = ()) -> str:
    """The code for what was typed: a code, the Chinese or the English term. Raises UnknownCode.

    ``only``: of the section's codes only these are meant.
    """
    profile = session().profile
    if not only:
        return profile.find(section, text)
    with contextlib.suppress(UnknownCode):
        if (found := profile.find(section, text)) in only:
            return found
    raise UnknownCode(section, text, tuple(only))


def state_code(text: str, *tracks: str) -> str:
    """The state for what was typed, of the rules in force or of earlier ones. Raises UnknownCode."""
    run = session()
    for rules in (run.profile, *run.ledger.every_profile()):
        with contextlib.suppress(UnknownCode):
            if (found := rules.find("states", text)) in _states(rules, tracks):
                return found
    raise UnknownCode("states", text, _states(run.profile, tracks))


def _states(rules: Profile, tracks: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for track in tracks for one in rules.states_of(track))


def codes(section: str, texts: list[str] | None) -> list[str]:
    """The codes for what was typed."""
    return list(dict.fromkeys(code(section, text) for text in texts or ()))


def listed_codes(section: str, text: str) -> list[str]:
    """One or several: ``x1``, ``x1,x3``, ``x1-x6`` in the profile's order, a word. Raises UnknownCode."""
    with contextlib.suppress(UnknownCode):
        return [code(section, text)]
    found: list[str] = []
    for part in re.split(_LISTED, text):
        first, _, last = (end.strip() for end in re.sub(_TO, "-", part).partition("-"))
        found += between(section, first, last) if last else [code(section, part)]
    return list(dict.fromkeys(found))


def between(section: str, first: str, last: str) -> list[str]:
    """The codes of a section from one to another, both included. Raises UnknownCode."""
    order = [entry.id for entry in session().profile.section(section)]
    start, end = order.index(code(section, first)), order.index(code(section, last))
    if start > end:
        raise UnknownCode(section, f"{first}-{last}", tuple(order))
    return order[start : end + 1]


_LISTED = "[,，、]"
_TO = "[–—~～至]"
