"""How alike two leads are: the same unit or official, or texts that say much the same."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

ALIKE = 0.5
"""From this share of common pairs of characters on, two texts say much the same."""


class Known(NamedTuple):
    """A lead as far as it is compared. ``names``: its officials."""

    no: str
    unit: str | None
    names: tuple[str, ...]
    text: str


class Like(NamedTuple):
    """A lead that is like a new one, and why: ``unit``, ``person``, ``text``."""

    no: str
    reasons: tuple[str, ...]


def alike(new: Known, others: Iterable[Known]) -> list[Like]:
    """The leads that are like the new one, in their order."""
    own = pairs(new.text)
    found = []
    for other in others:
        share = likeness(own, pairs(other.text))
        reasons = {
            "unit": new.unit is not None and new.unit == other.unit,
            "person": bool(set(new.names) & set(other.names)),
            "text": share >= ALIKE,
        }
        if any(reasons.values()):
            found.append(Like(other.no, tuple(name for name, holds in reasons.items() if holds)))
    return found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The pairs in common as a share of the shorter text's, from 0 to 1; 0 where one is too short to tell."""
    least = min(len(one), len(other))
    return len(one & other) / least if least > 1 else 0.0


@lru_cache(4096)
def pairs(text: str) -> frozenset[str]:
    """Every two neighbouring letters or characters, without blanks and signs."""
    said = "".join(character for character in text.casefold() if character.isalnum())
    return frozenset(said[at : at + 2] for at in range(len(said) - 1))
