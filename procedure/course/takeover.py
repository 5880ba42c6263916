"""A case or a lead taken over (转入) from a ledger kept elsewhere: one line of it is one act.

The line says what happened before: each fact with a date of its own is folded as the act that it tells of, so limits,
states and amendments know no difference. What the line doesn't say stays unknown. What is found about the stages
that lay behind the case when it came over is muted: the old papers have it, this ledger doesn't.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.inaction.lead import LeadNumber, is_lead_number
from sqqf.procedure.inaction.lead import sought as sought_lead
from sqqf.procedure.record import number
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import TAKEN_OVER, Move
from sqqf.procedure.record.line import CASE_FIELDS, LEAD_FIELDS
from sqqf.procedure.rules.profile import Profile

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier

CASE_STAGES = (
    ("accepted_on", "accepted", "investigating"),
    ("declined_on", "declined", "declined"),
    ("concluded_on", "concluded", "concluded"),
    ("deliberated_on", "deliberated", "deliberated"),
    ("approved_on", "approved", "approved"),
    ("decided_on", "decided", "decided"),
    ("closed_on", "closed", "closed"),
    ("ended_on", "ended", "ended"),
)
"""The dates that moved a case on, in the order of the procedure: the field, the act that it tells of, the state."""
LEAD_STAGES = (
    ("verified_on", "verified", "verified"),
    ("disposed_on", "disposed", "disposed"),
    ("unfounded_on", "unfounded", "unfounded"),
    ("closed_on", "lead_closed", "closed"),
)
STAGES = {"tolerance": CASE_STAGES, "inaction": LEAD_STAGES}
_ASIDE = (
    ("received_on", (), ()),
    ("registered_on", (), ()),
    ("notified_on", ("accepted_on", "declined_on"), ()),
    ("submitted_on", ("deliberated_on",), ("investigating", "concluded", "deliberated")),
    ("filed_on", ("decided_on",), ("investigating", "concluded", "deliberated", "approved")),
)
"""Dates that move nothing, what each can't lie before, and the states in which it may be that of an earlier round."""
_DATES = {
    "tolerance": [*(name for name, _, _ in _ASIDE), *(name for name, _, _ in CASE_STAGES)],
    "inaction": ["received_on", "registered_on", *(name for name, _, _ in LEAD_STAGES)],
}
"""The fields with a date of something that happened, by track."""
NOT_WITH: Mapping[str, tuple[str, ...]] = {"accepted_on": ("declined",)}
"""Dates that a line can't have in these states: 受理时间 beside 不予受理 is the day of something else."""
ONLY_WITH: Mapping[str, tuple[str, ...]] = {
    "declined_on": ("declined", "closed", "void"),
    "closed_on": ("closed", "void"),
    "ended_on": ("withdrawn", "ended", "void"),
}
"""Dates that a line can have in these states only."""
_STOPPED = ("withdrawn", "ended", "void", "joined")
AHEAD: Mapping[str, tuple[str, ...]] = {
    "answered": ("registered", *_STOPPED),
    "notified": ("registered", *_STOPPED),
    "concluded": ("registered", "investigating", *_STOPPED),
    "deliberated": ("registered", "investigating", "concluded", *_STOPPED),
    "decided": ("registered", "investigating", "concluded", "deliberated", "approved", *_STOPPED),
    "filed": ("registered", "investigating", "concluded", "deliberated", "approved", "decided", *_STOPPED),
    "settled": ("received", "verifying", "verified", *_STOPPED),
}
"""The states in which a milestone is still to come, or can't any more; in any other, an unknown one isn't overdue."""


class Fault(NamedTuple):
    """What is wrong with a line as a whole: a code, and what its sentence needs to know."""

    code: str
    facts: Mapping[str, Any]


# ── from a line to the act ──


def body_of(track: str, entry: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the act that takes a line over: what it knows, and where it stood. The number is apart."""
    fields = CASE_FIELDS if track == "tolerance" else LEAD_FIELDS
    known = {name: fact for name in fields if (fact := entry.get(name))}
    source = {**source, "no": known.pop("no")} if "no" in known else source
    known.pop("outcome", None)
    known.setdefault("state", state_of(track, known))
    known |= (_apart if track == "tolerance" else _with_measures)(known)
    return {**known, "taken_over": dict(source)}


def _apart(known: Mapping[str, Any]) -> dict[str, Any]:
    """Parties apart from their outcomes, points from the number of their steps."""
    parties, points = known.get("parties", ()), known.get("points", ())
    found: dict[str, Any] = {"parties": [_without(one, "n", "outcome") for one in parties]}
    if "applicant" in known:
        found["applicant"] = _without(known["applicant"])
    # Once there must be some, each has a place, so that it can still be told.
    if known["state"] in ("deliberated", "approved", "decided", "closed") or any(
        one.get("outcome") for one in parties
    ):
        found["outcomes"] = [one.get("outcome") for one in parties]
    found["points"] = [one["text"] for one in points]
    if any(one.get("steps") for one in points):
        found["steps"] = [one.get("steps") or 0 for one in points]
    return found


def _with_measures(known: dict[str, Any]) -> dict[str, Any]:
    """Officials without their numbers; a place for the measure against each, or against the unit, once there must be one."""
    persons = [_without(one, "n") for one in known.get("persons", ())]
    measures = known.pop("measures", [])
    settled = known["state"] in ("disposed", "closed") and "unfounded_on" not in known
    if settled or any(measures):
        measures = [*measures, *[None] * (max(len(persons), 1) - len(measures))]
    return {**({"persons": persons} if persons else {}), **({"measures": measures} if measures else {})}


def _without(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in one.items() if value is not None and name not in names}


def state_of(track: str, known: Mapping[str, Any]) -> str:
    """Where the line stands, where it doesn't say so: as far as its dates reach."""
    reached = [state for field, _, state in STAGES[track] if field in known]
    return reached[-1] if reached else ("registered" if track == "tolerance" else "received")


def number_of(track: str, entry: Mapping[str, Any], prefix: str) -> number.Number | LeadNumber | None:
    """The line's old number; a bare serial is one of the year of its first date. None where it is no number."""
    text = str(entry.get("no") or "")
    if track == "inaction" and (asked := sought_lead(text)):
        return LeadNumber(own, asked[1]) if (own := asked[0] or _first_year(track, entry)) else None
    sought = None if is_lead_number(text) else number.sought(text)
    if sought is None or not (own := sought.year or _first_year(track, entry)):
        return None
    if track == "inaction":  # leads are numbered L2026-1 here; how the line had it stays in the act
        return LeadNumber(own, sought.serial)
    return number.Number(sought.prefix or prefix, own, sought.serial)


def _first_year(track: str, entry: Mapping[str, Any]) -> int | None:
    first = min((entry[name] for name in _DATES[track] if entry.get(name)), default=None)
    return int(first[:4]) if first else None


def faults(track: str, body: Mapping[str, Any], profile: Profile, today: date) -> Iterator[Fault]:
    """What the procedure can't have: dates to come or out of order, a state that they rule out, nobody concerned."""
    dates = {name: body[name] for name in _DATES[track] if name in body}
    state = body["state"]
    yield from _dates_to_come(dates, today)
    order = _order(track, state, tuple(dates))
    for before, after in order.pairs:
        if dates[after] < dates[before]:
            yield _out_of_order(before, after, dates)
    if order.after_receipt:
        first = min(order.after_receipt, key=dates.__getitem__)
        if dates[first] < dates["received_on"]:
            yield _out_of_order("received_on", first, dates)
    if state not in profile.states_of(track):
        yield Fault("state_of_other_track", {"state": state})
    for name in order.ruled_out:
        yield Fault("state_before_date", {"state": state, "column": name, "on": dates[name]})
    whom = (
        body.get("parties")
        if track == "tolerance"
        else body.get("persons") or body.get("unit") or body.get("text")
    )
    if not whom:
        yield Fault("nobody_concerned", {"column": "parties" if track == "tolerance" else "persons"})


def _dates_to_come(dates: Mapping[str, str], today: date) -> Iterator[Fault]:
    last = today.isoformat()
    for name, day in dates.items():
        if day > last:
            yield Fault("date_to_come", {"column": name, "on": day, "today": today})


def _out_of_order(before: str, after: str, dates: Mapping[str, str]) -> Fault:
    facts = {"column": after, "on": dates[after], "other": before, "other_on": dates[before]}
    return Fault("dates_out_of_order", facts)


class _Order(NamedTuple):
    """What dates that are known, and a state, ask of each other."""

    pairs: tuple[tuple[str, str], ...]
    """Dates of which the second can't lie before the first."""
    after_receipt: tuple[str, ...]
    """Those that can't lie before the receipt, where its date is known."""
    ruled_out: tuple[str, ...]
    """Those that a line in this state can't have."""


@lru_cache(1024)
def _order(track: str, state: str, dates: tuple[str, ...]) -> _Order:
    """Many lines of a ledger have the same dates. Dates of stages beyond the state are of an earlier round: sent back."""
    chain = [(name, reached) for name, _, reached in STAGES[track] if name in dates]
    states = [reached for _, reached in chain]
    names = [name for name, _ in (chain[: states.index(state) + 1] if state in states else chain)]
    if state in ("registered", "investigating", "received", "verifying"):
        names = []
    pairs = [*pairwise(names)]
    for name, starts, again in _ASIDE:
        if name in dates and state not in again:
            pairs += [(start, name) for start in starts if start in dates]
    moved = [name for name, _, _ in STAGES[track]] if state in ("registered", "received") else []
    return _Order(
        tuple(pairs),
        tuple(name for name in dates if name not in ("received_on", "registered_on"))
        if "received_on" in dates
        else (),
        tuple(
            name
            for name in dates
            if name in moved or state in NOT_WITH.get(name, ()) or state not in ONLY_WITH.get(name, (state,))
        ),
    )


# ── folding it ──


def begin(
    act: Act,
    profile: Profile,
    begun: Callable[[Act], Any],
    changes: Mapping[str, Callable[[Any, Act, Profile], dict[str, Any]]],
) -> tuple[Any, list[Act]]:
    """The case or lead that a line amounts to, with the acts that it tells of in place of itself.

    ``begun`` makes it from its first act; ``changes`` is what an act of a kind changes besides the state.
    """
    track = "tolerance" if act.kind == TAKEN_OVER["tolerance"] else "inaction"
    told = _told(act, (_case_acts if track == "tolerance" else _lead_acts)(act.body))
    dossier = begun(told[0])
    changed = {"state": act.body["state"], "moves": tuple(_moves(track, act))}
    for one in told[1:]:
        if one.kind in changes:  # a line tells of each such kind once, so none undoes another's change
            changed |= changes[one.kind](dossier, one, profile)
    return dossier._replace(**changed), told


def _moves(track: str, act: Act) -> list[Move]:
    """Its way through the states as far as dates tell; the last is where it stood, since when may be unknown."""
    body, state, seq = act.body, act.body["state"], act.seq
    reached = "registered" if track == "tolerance" else "received"
    known = [body[name] for name in _DATES[track] if name in body]
    begun = date.fromisoformat(min(known)) if known else day_of(act)
    moves = [Move(begun, reached, seq, act.kind, None if "received_on" in body else date.min)]
    last = begun if known else date.min
    stages = [(body[field], kind, to) for field, kind, to in STAGES[track] if field in body]
    for day, kind, to in sorted(stages, key=itemgetter(0)):
        if kind == "ended" and state in ("withdrawn", "ended"):
            kind = to = state
        last, reached = date.fromisoformat(day), to
        moves.append(Move(last, to, seq, kind))
    if reached != state:
        moves.append(Move(day_of(act), state, seq, act.kind, last))
    return moves


_Told = tuple[str, str, Mapping[str, Any]]
"""An act that a line tells of: its kind, the field with its date, its body."""


def _nothing_more(_body: Mapping[str, Any]) -> Mapping[str, Any]:
    return {}


def _deliberated(body: Mapping[str, Any]) -> Mapping[str, Any]:
    outcomes = body.get("outcomes", ())
    return {"opinions": list(outcomes) if all(outcomes) else [], "present": [], "members": {}}


_TOLD_OF: tuple[tuple[str, str, Callable[[Mapping[str, Any]], Mapping[str, Any]]], ...] = (
    ("accepted_on", "accepted", _nothing_more),
    ("declined_on", "declined", _nothing_more),
    ("notified_on", "notified", lambda _: {"method": None, "written": True}),
    ("concluded_on", "concluded", _nothing_more),
    ("deliberated_on", "deliberated", _deliberated),
    ("submitted_on", "submitted", lambda _: {"to": None}),
    ("approved_on", "approved", lambda _: {"bodies": []}),
    ("decided_on", "decided", lambda body: {"document": body.get("decision")}),
    ("filed_on", "filed", _nothing_more),
    ("closed_on", "closed", _nothing_more),
)
"""The acts that a case's line tells of: the field with the act's date, its kind, its body from the line's."""


def _case_acts(body: Mapping[str, Any]) -> Iterator[_Told]:
    yield "registered", "registered_on", body
    for field, kind, says in _TOLD_OF:
        if field in body:
            yield kind, field, says(body)
    if "extended_to" in body and "accepted_on" in body:
        yield "extended", "accepted_on", {"to": body["extended_to"], "reason": None}
    if body["state"] in ("withdrawn", "ended", "void"):
        kind = "voided" if body["state"] == "void" else body["state"]
        why = {"reason": body.get("ended_because"), "into": body.get("merged_into")}
        yield kind, "ended_on", {name: fact for name, fact in why.items() if fact}


def _lead_acts(body: Mapping[str, Any]) -> Iterator[_Told]:
    yield "lead", "registered_on", body
    if "disposed_on" in body or body["state"] in ("disposed", "closed"):
        for n, measure in enumerate(body.get("measures", ()), start=1):
            person = n if body.get("persons") else 0
            if measure:
                facts = {"measure": measure, "responsibilities": [], "person": person}
                yield "disposed", "disposed_on", facts
    if body["state"] == "joined":
        yield "joined", "", {"into": body["joined_into"]} if "joined_into" in body else {}


def _told(act: Act, told: Iterable[_Told]) -> list[Act]:
    """The acts that a line tells of, with their dates, as if each had been recorded with it."""
    seq, case, _, _, recorded_at, by, line, today = act
    return [
        Act(
            seq, case, kind, date.fromisoformat(line[field]) if field in line else None,
            recorded_at, by, body, today,
        )
        for kind, field, body in told
    ]  # fmt: skip


# ── what it leaves unknown ──


def is_unknown(dossier: Dossier, milestones: Sequence[str]) -> bool:
    """Whether a milestone lay behind the case or lead when it was taken over, and nobody said when."""
    act = dossier.taken_over
    return act is not None and any(
        dossier.milestone(name) is None and act.body["state"] not in AHEAD.get(name, (act.body["state"],))
        for name in milestones
    )


def not_muted(
    dossier: Dossier, found: list[tuple[str, dict[str, Any]]], profile: Profile
) -> list[tuple[str, dict[str, Any]]]:
    """The findings, by code with their facts, without those about the time before the taking over.

    These are about a stage that lay behind, and name no day after it, nor one on which something was recorded here.
    """
    act = dossier.taken_over
    assert act
    order = list(profile.states)
    here = {one.on for one in dossier.acts[1:]}

    def is_past(code: str, facts: Mapping[str, Any]) -> bool:
        stage = profile.entry("findings", code).more.get("stage")
        if stage is None or order.index(act.body["state"]) < order.index(stage):
            return False
        days = [fact for fact in facts.values() if isinstance(fact, date)]
        return not any(day > day_of(act) or day in here for day in days)

    return [(code, facts) for code, facts in found if not is_past(code, facts)]
