"""Like treated alike: how much a decided case has in common with one that is still to be decided.

The likeness is the mean of two shares. Of the rules: the circumstances claimed or answered for, the elements
that hold, and the bars, as a share of those of both cases. Of the words: the pairs of characters that the
matters have in common, as a share of the shorter one's. While nothing is claimed or answered in the case that
asks, its words alone count.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from sqqf.procedure.record.likeness import likeness, pairs
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import assess
from sqqf.procedure.tolerance.case import Case

SOME = 0.3
"""From this share of common words on, a case is like another in words alone."""
_SHORTEST = 2
"""A stretch of so many characters in both matters is a word in common."""


class Compared(NamedTuple):
    """A case as far as it is compared. ``rules``: ``c9``, ``c9.2`` for an element that holds, ``x1``."""

    rules: frozenset[str]
    matter: str


class Likeness(NamedTuple):
    """How alike two cases are, from 0 to 1, and in what."""

    whole: float
    of_rules: float
    of_words: float
    shared: frozenset[str]


def rules_of_case(claimed: Iterable[str], holding: Iterable[tuple[str, str, str]]) -> frozenset[str]:
    """What a case rests on: the circumstances claimed, and what was answered with yes.

    ``holding``: section, code and place of each such answer; a bar is answered as a whole.
    """
    found = set(claimed)
    for section, code, place in holding:
        found |= {code, f"{code}.{place}"} if section == "circumstances" else {code}
    return frozenset(found)


def compared(case: Case, profile: Profile) -> Compared:
    """The case as its answers stand, for any of its parties."""
    found = assess(case, profile)
    holding = [
        ("circumstances", one.id, str(place))
        for party in found
        for one in party.circumstances
        for place, answer in enumerate(one.elements, start=1)
        if answer and answer.value == "yes"
    ]
    bars = [("bars", one.id, "1") for party in found for one in party.bars if one in party.blocked_by]
    return Compared(
        rules_of_case(case.registered.get("circumstances", ()), [*holding, *bars]), case.matter or ""
    )


def compare(one: Compared, other: Compared) -> Likeness | None:
    """How much the other has in common with the one that asks; None where it is nothing to speak of."""
    shared = one.rules & other.rules
    of_rules = len(shared) / len(one.rules | other.rules) if shared else 0.0
    of_words = likeness(pairs(one.matter), pairs(other.matter))
    if not shared and of_words < SOME:
        return None
    return Likeness((of_rules + of_words) / 2 if one.rules else of_words, of_rules, of_words, shared)


def words_in_common(one: str, other: str) -> list[str]:
    """The stretches of two matters that are the same, in their order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [one[block.a : block.a + block.size].strip() for block in blocks if block.size >= _SHORTEST]
