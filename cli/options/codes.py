"""Terms of the profile as typed: a code, the Chinese word or the English one."""

from __future__ import annotations

import contextlib
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
