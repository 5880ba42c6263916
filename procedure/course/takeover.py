"""A case or a lead taken over (转入) from a ledger kept elsewhere: one line of it is one act.

The line says what happened before. Each fact with a date of its own is folded as the act that it tells of, so
that limits, states and amendments know no difference. What the line doesn't say stays unknown. Findings about
the stages that were over when it came are muted: the old papers have the answers, this ledger doesn't.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.dossier import Dossier, Move, replaced
from sqqf.procedure.record.kinds import Track
from sqqf.procedure.record.line import Line, Told
from sqqf.procedure.record.number import LeadNumber, Number
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tracks import track as track_named


class Fault(NamedTuple):
    """What is wrong with a line as a whole: a code, and what its sentence needs to know."""

    code: str
    facts: Mapping[str, Any]


# ── from a line to the act ──


def body_of(
    track: str, entry: Mapping[str, Any], source: Mapping[str, Any], profile: Profile
) -> dict[str, Any]:
    """The body of the act that takes a line over: what it knows, and where it stood. The number is apart.

    Of a state that the place adds, ``state`` is the one that it lies in, ``own_state`` itself.
    """
    line = track_named(track).line
    known = {name: fact for name in (*line.fields, *line.older, "notes") if (fact := entry.get(name))}
    source = {**source, "no": known.pop("no")} if "no" in known else source
    known.pop("outcome", None)
    known.setdefault("state", _state(line, known))
    standing = profile.states.get(known["state"])
    if standing and standing.within:
        known |= {"state": standing.within, "own_state": standing.id}
    known |= line.body(known)
    return {**known, "taken_over": dict(source)}


def _state(line: Line, known: Mapping[str, Any]) -> str:
    """Where the line stands, where it doesn't say so: as far as its dates reach, or what it ended in."""
    told = next((state for field, _, state in reversed(line.stages) if field in known), line.state)
    least = line.settled(known) or line.state
    order = [line.state, *(state for _, _, state in line.stages)]
    return max(told, least, key=order.index)


def untold(track: str, body: Mapping[str, Any], columns: Collection[str]) -> list[str]:
    """The dates that may have come after the last one of a line, and for which its sheet has no column.

    Where it has one that is empty, they are still to come. Nothing where the columns aren't known.
    """
    line = track_named(track).line
    after = (aside.field for aside in line.asides if any(start in body for start in aside.starts))
    return [field for field in after if columns and field not in body and field not in columns]


def number_of(track: str, entry: Mapping[str, Any], prefix: str) -> Number | LeadNumber | None:
    """The line's old number; None where it is no number.

    A bare serial takes the year that stands beside it (``year``), else that of the first date.
    """
    line = track_named(track).line
    first = min((entry[name] for name in line.dates if entry.get(name)), default=None)
    year = entry.get("year") or (int(first[:4]) if first else None)
    found: Number | LeadNumber | None = line.number(str(entry.get("no") or ""), prefix, year)
    return found


def faults(track: str, body: Mapping[str, Any], profile: Profile, today: date) -> Iterator[Fault]:
    """What the procedure can't have: future dates, a wrong order, a state they rule out, nobody concerned."""
    line, state = track_named(track).line, body["state"]
    dates = {name: body[name] for name in line.dates if name in body}
    yield from _dates_to_come(dates, today)
    order = _order(track, state, tuple(dates))
    for before, after in order.pairs:
        if dates[after] < dates[before]:
            yield _out_of_order(before, after, dates)
    if order.after_receipt:
        first = min(order.after_receipt, key=dates.__getitem__)
        if dates[first] < dates["received_on"]:
            yield _out_of_order("received_on", first, dates)
    if strange := next((one.field for one in line.told(body) if one.kind not in profile.acts), None):
        yield Fault("no_such_step", {"column": strange})
    elif state not in profile.states_of(track):
        yield Fault("state_of_other_track", {"state": state})
    for name in order.ruled_out:
        yield Fault("state_before_date", {"state": state, "column": name, "on": dates[name]})
    yield from _items_wrong(body, today)
    if not any(body.get(name) for name in line.whom):
        yield Fault("nobody_concerned", {"column": line.whom[0]})


def _dates_to_come(dates: Mapping[str, str], today: date) -> Iterator[Fault]:
    last = today.isoformat()
    for name, day in dates.items():
        if day > last:
            yield Fault("date_to_come", {"column": name, "on": day, "today": today})


def _items_wrong(body: Mapping[str, Any], today: date) -> Iterator[Fault]:
    """The days of what was put right that can't be."""
    for one in body.get("items", ()):
        days = {f"item_{name}": one[name] for name in ("reported_on", "signed_off_on") if name in one}
        yield from _dates_to_come(days, today)
        if len(days) > 1 and one["signed_off_on"] < one["reported_on"]:
            yield _out_of_order("item_reported_on", "item_signed_off_on", days)


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
    """Cached: many lines have the same dates. Dates beyond the state are from before it was sent back."""
    line = track_named(track).line
    chain = [(name, reached) for name, _, reached in line.stages if name in dates]
    states = [reached for _, reached in chain]
    names = [name for name, _ in (chain[: states.index(state) + 1] if state in states else chain)]
    pairs = [*pairwise(() if state in line.unmoved else names)]
    if state in line.stopped:
        first, last = line.stages[0][0], line.stages[-1][0]
        pairs = [pair for pair in combinations(names, 2) if pair[0] == first or pair[1] == last]
    for aside in line.asides:
        if aside.field in dates and state not in aside.again:
            pairs += [(start, aside.field) for start in aside.starts if start in dates]
    moved = [name for name, _, _ in line.stages] if state == line.state else []
    after_receipt = [name for name in dates if name not in ("received_on", "registered_on")]
    return _Order(
        tuple(pairs),
        tuple(after_receipt) if "received_on" in dates else (),
        tuple(
            name
            for name in dates
            if name in moved
            or state in line.not_with.get(name, ())
            or state not in line.only_with.get(name, (state,))
        ),
    )


# ── folding it ──


def begin(act: Act, track: Track, profile: Profile) -> tuple[Any, list[Act]]:
    """The case or lead that a line amounts to, with the acts that it tells of in place of itself."""
    told = [_act(act, one) for one in track.line.told(act.body)]
    dossier = track.begun(told[0])
    changed = {"state": act.body["state"], "moves": tuple(_moves(track.line, act))}
    for one in told[
        1:
    ]:  # a line tells of each kind that changes a fact once, so none undoes another's change
        if kind := track.kinds.get(one.kind):
            changed |= kind.changes(dossier, one, profile)
    return replaced(dossier, changed), told


def _act(act: Act, told: Told) -> Act:
    """An act that a line tells of, with its date, as if it had been recorded with it."""
    day = told.on or act.body.get(told.field)
    on = date.fromisoformat(day) if day else None
    return Act(act.seq, act.case, told.kind, on, act.recorded_at, act.by, told.body, act.today)


def _moves(line: Line, act: Act) -> list[Move]:
    """Its way through the states as far as dates tell; since when it is in the last one may be unknown."""
    body, state, seq = act.body, act.body["state"], act.seq
    reached = line.state
    known = [body[name] for name in line.dates if name in body]
    begun = date.fromisoformat(min(known)) if known else day_of(act)
    moves = [Move(begun, reached, seq, act.kind, None if "received_on" in body else date.min)]
    last = begun if known else date.min
    stages = [(body[field], kind, to) for field, kind, to in line.stages if field in body]
    for day, kind, to in sorted(stages, key=itemgetter(0)):
        if to in line.ends and state in line.ends:
            kind = to = state
        last, reached = date.fromisoformat(day), to
        moves.append(Move(last, to, seq, kind))
    if reached != state or "state" in body.get("untold", ()):
        moves.append(Move(day_of(act), state, seq, act.kind, last))
    moves[-1] = moves[-1]._replace(own=body.get("own_state"))
    return moves


# ── what it leaves unknown ──


def not_muted(
    dossier: Dossier, found: list[tuple[str, dict[str, Any]]], profile: Profile
) -> list[tuple[str, dict[str, Any]]]:
    """The findings, by code with their facts, without those about the time before the taking over.

    Those are about a stage that was over, and name no later day and none on which something was recorded
    here.
    """
    act = dossier.taken_over
    if act is None:
        return found
    order = list(profile.states)
    here = {one.on for one in dossier.acts[1:]}

    def is_past(code: str, facts: Mapping[str, Any]) -> bool:
        stage = profile.entry("findings", code).more.get("stage")
        if stage is None or order.index(act.body["state"]) < order.index(stage):
            return False
        days = [fact for fact in facts.values() if isinstance(fact, date)]
        return not any(day > day_of(act) or day in here for day in days)

    return [(code, facts) for code, facts in found if not is_past(code, facts)]
