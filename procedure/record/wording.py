"""What words tell on either track: a reason that gives none, a unit outside the scope (五(一))."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.rules.profile import Profile


class _View(Protocol):
    @property
    def dossier(self) -> Dossier: ...

    @property
    def profile(self) -> Profile: ...

    @property
    def units(self) -> Sequence[str]:
        """The units that it is about."""


_SAID = ("reason", "finding", "report")


def says_nothing(view: _View) -> Found:
    """A reason or a finding in a word such as 无 or 需要, by which nobody can follow it."""
    empty = set(view.profile.words_of("says_nothing"))
    if acts := [act for act in view.dossier.effective if empty and _is_empty(act, empty)]:
        yield "says_nothing", {"acts": [f"#{act.seq}" for act in acts]}


def _is_empty(act: Act, empty: set[str]) -> bool:
    said = (act.body.get(name) for name in _SAID)
    return any(isinstance(text, str) and text.strip(" 。.，,") in empty for text in said)


def outside(view: _View) -> Found:
    """By its name a unit is none of those for which the Opinion is, 五(一)."""
    words, but = (view.profile.words_of("outside_scope", name) for name in ("words", "but"))
    if names := [
        unit for unit in view.units if any(word in unit for word in words) and not unit.endswith(but)
    ]:
        yield "outside_scope", {"units": names}


FINDINGS = (says_nothing, outside)
