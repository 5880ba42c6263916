"""Acts: everything that happens to a case or to the ledger, only ever added.

An act has a date of its own (``on``), the moment it was recorded (``recorded_at``, UTC), who recorded it
(``by``), a kind and a body. A mistake is corrected by a later act that names the earlier one.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from sqqf.calendar.dates import day_in_china, iso_or_none

# Bodies are trees: nothing in them holds itself, so nobody has to look for that.
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode

GENESIS = "0" * 64
"""The hash before the first act of a case, and the head before the first act of a ledger."""


class Act(NamedTuple):
    """One act as it stands in the journal. ``seq`` is its place in the whole ledger, from 1.

    ``case`` is the case's id, None for an act on the ledger itself (opened, profile, notice).
    ``today`` is set where the act was recorded under another "today" than the calendar's.
    """

    seq: int
    case: str | None
    kind: str
    on: date | None
    recorded_at: str
    by: str
    body: Mapping[str, Any]
    today: date | None = None

    def as_json(self) -> dict[str, Any]:
        """The act as it is shown and hashed."""
        return {
            "seq": self.seq,
            "kind": self.kind,
            "on": iso_or_none(self.on),
            "recorded_at": self.recorded_at,
            "by": self.by,
            "today": iso_or_none(self.today),
            "body": self.body,
        }

    def as_recorded(self) -> dict[str, Any]:
        """The same with its body as the journal gives it back: names in the order of the stored form."""
        return {**self.as_json(), "body": json.loads(canonical(self.body))}

    def follows(self, other: "Act") -> bool:
        """Whether this came after the other, by their days and by when they were recorded.

        What a line taken over tells of was recorded at once: there the days decide.
        """
        recorded_after = self.seq > other.seq or (self.seq == other.seq and self.kind != other.kind)
        return recorded_after and (self.on is None or other.on is None or self.on >= other.on)

    def hash(self, before: str, body: str | None = None) -> str:
        """SHA-256 over the hash of the same case's act before, this act's frame, and its body.

        ``body``: the body in its canonical form, where that is at hand.
        """
        frame = {"case": self.case, **self.as_json()}
        del frame["body"]
        return _sha256(before, canonical(frame), body or canonical(self.body))


class Acts(tuple[Act, ...]):
    """Acts in the order of their recording. Those of a kind are asked for most: they are looked up."""

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Act]]:
        """The acts by kind, each in their order; a kind that there is none of is left out."""
        found: dict[str, list[Act]] = {}
        for act in self:
            found.setdefault(act.kind, []).append(act)
        return found

    def of(self, *kinds: str) -> Sequence[Act]:
        """Those of these kinds, in their order."""
        known = self.by_kind
        if len(kinds) == 1:
            return known.get(kinds[0], [])
        return [] if known.keys().isdisjoint(kinds) else [act for act in self if act.kind in kinds]


def next_head(head: str, act_hash: str) -> str:
    """The ledger's head after an act: SHA-256 over the head before and the act's hash."""
    return _sha256(head, act_hash)


def day_of(act: Act) -> date:
    """The day of an act: its own date, else the day on which it was recorded, in China."""
    return act.on or act.today or day_in_china(act.recorded_at)


def canonical(content: Any) -> str:
    """The one JSON form that is stored and hashed: keys sorted, no spaces, characters as they are."""
    return _encode(content)


def effective(acts: Iterable[Act]) -> list[Act]:
    """The acts as corrected: amendments worked into what they amend, struck acts left out.

    The amendments themselves stay in the list; both they and the original are shown to the user.
    """
    acts = list(acts)
    amendments: dict[int, list[Act]] = {}
    for act in acts:
        if act.kind == "amended":
            amendments.setdefault(act.body["act"], []).append(act)
    if not amendments:
        return acts
    corrected = (_amended(act, amendments.get(act.seq, ())) for act in acts)
    return [act for act in corrected if act]


def _amended(act: Act, amendments: Iterable[Act]) -> Act | None:
    for amendment in amendments:
        if amendment.body.get("struck"):
            return None
        changes = dict(amendment.body["set"])
        on = date.fromisoformat(changes.pop("on")) if "on" in changes else act.on
        act = act._replace(on=on, body=_with(act.body, changes))
    return act


def _with(body: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The body with each change set; a dotted name (``applicant.unit``, ``parties.1.name``) leads into it."""
    result: dict[str, Any] = json.loads(canonical(body))
    for name, value in changes.items():
        *way, last = name.split(".")
        place: Any = result
        for part in way:
            place = place[int(part) - 1] if isinstance(place, list) else place.setdefault(part, {})
        if isinstance(place, list):
            place[int(last) - 1] = value
        else:
            place[last] = value
    return result


def _sha256(*parts: str) -> str:
    # No part has a line break of its own: hashes have none, canonical JSON escapes them.
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
