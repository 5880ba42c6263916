"""The same matter on record twice: across cases and leads, whatever became of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.likeness import ALIKE, likeness, pairs
from sqqf.procedure.record.names import same
from sqqf.procedure.rules.profile import Profile

_TAKEN_BACK = ("withdrawn", "ended", "void", "joined")


class Kept(NamedTuple):
    """A case or a lead as far as it is compared with the others on record."""

    n: int
    """Its place in the order of registration."""
    no: str
    track: str
    state: str
    received_on: str
    decided_on: str | None
    bearers: Mapping[str, str | None]
    """Whom it is about, as names are compared, each with the unit; a unit itself where nobody is named."""
    text: str
    outcomes: Mapping[str, str | None]
    """Of a case, by bearer."""
    measures: Mapping[str, str | None]
    """Of a lead, by bearer: the gravest."""
    linked: frozenset[str]
    """The numbers that it is joined, split or checked with."""


def alike(one: Kept, others: Iterable[Kept]) -> Iterator[tuple[Kept, list[str]]]:
    """The others that say much the same about the same somebody and aren't linked, with the names."""
    own = pairs(one.text)
    for other in others:
        names = [name for name in one.bearers if _same_somebody(name, one, other)]
        apart = other.no != one.no and other.no not in one.linked and one.no not in other.linked
        if names and apart and likeness(own, pairs(other.text)) >= ALIKE:
            yield other, names


def _same_somebody(name: str, one: Kept, other: Kept) -> bool:
    """With another unit it is a namesake."""
    if name not in other.bearers:
        return False
    here, there = one.bearers[name], other.bearers[name]
    return here is None or there is None or same(here) == same(there)


def found_beside(one: Kept, others: Iterable[Kept], profile: Profile) -> Found:
    """What the others on record make of this one; of two of a track the later one is found."""
    if one.state in _TAKEN_BACK:
        return
    for other, names in alike(one, others):
        if other.state in _TAKEN_BACK:
            continue
        if one.track != other.track:
            yield from _exempted_elsewhere(one, other, names, profile)
        elif other.n > one.n:
            continue
        elif one.track == "inaction":
            yield "lead_twice", {"no": other.no}
        elif other.decided_on and other.decided_on <= one.received_on:
            yield "matter_decided", {"no": other.no, "on": other.decided_on}
        elif other.state != "declined":
            yield "matter_twice", {"no": other.no}


def _exempted_elsewhere(one: Kept, other: Kept, names: list[str], profile: Profile) -> Found:
    from sqqf.procedure.inaction.disposition import holds_accountable  # noqa: PLC0415 - cases need nothing of leads

    for name in names:
        if one.track != "inaction":
            held = other.measures.get(name)
            if held and holds_accountable(profile, held) and one.outcomes.get(name) is None:
                yield "accountable_elsewhere", {"person": name, "lead": other.no}
            continue
        measure = one.measures.get(name)
        if other.outcomes.get(name) == "exempted" and measure and holds_accountable(profile, measure):
            yield "exempted_elsewhere", {"person": name, "case": other.no}
