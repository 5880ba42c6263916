"""The figures of the cases in a period: what came in, what was decided and for whom, what followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqqf.procedure.figures.limits import ItemFigures
from sqqf.procedure.figures.tally import Headcount, Span, Table, Tally, columns, line_taken_over_in
from sqqf.procedure.tolerance.answers import assess
from sqqf.procedure.tolerance.outcomes import latest_deliberation, outcomes

if TYPE_CHECKING:
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.record.dossier import Move
    from sqqf.procedure.record.items import Item
    from sqqf.procedure.rules.profile import Profile
    from sqqf.procedure.tolerance.case import Case, Person

FLOWS = (
    "received",
    "undated",
    "accepted",
    "declined",
    "decided",
    "undated_decided",
    "closed",
    "ended",
    "undated_end",
    "open_at_end",
)
_MOVED = {
    **{kind: kind for kind in ("accepted", "declined", "decided", "closed")},
    **dict.fromkeys(("withdrawn", "ended", "transferred"), "ended"),
}
BROKEN_DOWN = ("received", "accepted", "decided", "open_at_end")
"""What is told by channel, unit and officer."""
MIXED = "mixed"
"""The outcome of a case whose parties have different ones."""


class CaseFigures:
    """Adds up cases, one at a time."""

    def __init__(self, span: Span, rules: Profile) -> None:
        codes = {
            name: [entry.id for entry in rules.section(name)]
            for name in (
                "channels",
                "classes",
                "circumstances",
                "outcomes",
                "endings",
                "results",
                "clarification_ways",
            )
        }
        self._span = span
        self._flows = {name: Tally() for name in FLOWS}
        self._channels = Table(BROKEN_DOWN, codes["channels"])
        self._units = Table(BROKEN_DOWN)
        self._officers = Table(BROKEN_DOWN)
        self._classes = Table(("claimed", "established"), codes["classes"])
        self._circumstances = Table(("claimed", "established"), codes["circumstances"])
        decided = [code for code in codes["outcomes"] if code != "declined"]
        self._outcomes = Table(("outcome",), [*decided, MIXED])
        self._endings = Table(("ending",), ("withdrawn", "another_group", *codes["endings"]))
        self._results = Table(("times",), codes["results"])
        self._ways = Table(("times",), codes["clarification_ways"])
        self._clarifications = {"needed": 0, "not_needed": 0}
        self._items = ItemFigures()

    def add(self, case: Case, profile: Profile, listed: Sequence[Item]) -> None:
        """One more case; ``listed`` are its items of correction."""
        whole = _headcount(case.parties)
        for column, kind in columns(case, self._span, profile, _MOVED):
            self._count(case, column, whole)
            if column == "received":
                self._claimed(case, whole, profile)
            elif column == "ended":
                self._endings.count(_ending(case, kind, profile), "ending", whole)
        line = line_taken_over_in(case, self._span)
        if line and _is_undated_decision(case, line):
            self._flows["undated_decided"].count(whole)
        for act in case.of("decided", "applied", "clarified"):
            if self._span.holds(act.on):
                self._follow(case, act, profile)
        for item in listed:
            self._items.add(item, self._span, lapsed=profile.states[case.state].end)

    def document(self) -> dict[str, Any]:
        return {
            **{name: tally.document("cases") for name, tally in self._flows.items()},
            "by_channel": self._channels.documents("channel", "cases"),
            "by_unit": self._units.documents("unit", "cases"),
            "by_officer": self._officers.documents("officer", "cases"),
            "by_class": self._classes.documents("class", "cases"),
            "by_circumstance": self._circumstances.documents("circumstance", "cases"),
            "by_outcome": self._outcomes.documents("outcome", "cases"),
            "by_ending": self._endings.documents("ending", "cases"),
            "results": self._results.documents("way", "times"),
            "clarifications": {
                **self._clarifications,
                "by_way": [
                    {"way": row["way"], "times": row["times"]} for row in self._ways.documents("way", "times")
                ],
            },
            "corrections": self._items.document(),
        }

    def _count(self, case: Case, column: str, whole: Headcount) -> None:
        self._flows[column].count(whole)
        if column not in BROKEN_DOWN:
            return
        self._channels.count(case.channel, column, whole)
        self._officers.count(case.officer, column, whole)
        by_unit: dict[str | None, list[Person]] = {}
        for party in case.parties:
            by_unit.setdefault(party.unit or (party.name if party.kind == "unit" else None), []).append(party)
        for unit, parties in by_unit.items():
            self._units.count(unit, column, _headcount(parties))

    def _claimed(self, case: Case, whole: Headcount, profile: Profile) -> None:
        claimed = case.registered.get("circumstances", ())
        for code in dict.fromkeys(claimed):
            self._circumstances.count(code, "claimed", whole)
        for number in dict.fromkeys(_class(profile, code) for code in claimed):
            self._classes.count(number, "claimed", whole)

    def _follow(self, case: Case, act: Act, profile: Profile) -> None:
        if act.kind == "decided":
            self._decided(case, act, profile)
        elif act.kind == "applied":
            n = act.body.get("party")
            parties = _exempted(case) if n is None else case.parties[n - 1 : n]
            self._results.count(act.body["way"], "times", _headcount(parties))
        elif act.body["needed"]:
            self._clarifications["needed"] += 1
            self._ways.count(act.body.get("way"), "times", Headcount())
        else:
            self._clarifications["not_needed"] += 1

    def _decided(self, case: Case, act: Act, profile: Profile) -> None:
        decided = _outcomes(case, act)
        by_party: dict[str | None, list[Person]] = {}
        for party, outcome in zip(case.parties, decided, strict=True):
            by_party.setdefault(outcome, []).append(party)
        if len(by_party) > 1:
            self._outcomes.count(MIXED, "outcome", Headcount())
        for outcome, parties in by_party.items():
            self._outcomes.count(outcome, "outcome", _headcount(parties), n=int(len(by_party) == 1))
        circumstances: dict[str, dict[int, Person]] = {}
        classes: dict[str | None, dict[int, Person]] = {}
        for one in assess(case, profile, act.seq):
            for found in one.established:
                circumstances.setdefault(found.id, {})[one.n] = case.parties[one.n - 1]
                classes.setdefault(str(found.number), {})[one.n] = case.parties[one.n - 1]
        for code, named in circumstances.items():
            self._circumstances.count(code, "established", _headcount(named.values()))
        for number, named in classes.items():
            self._classes.count(number, "established", _headcount(named.values()))


def _headcount(parties: Iterable[Person]) -> Headcount:
    kinds = [party.kind for party in parties]
    units = kinds.count("unit")
    return Headcount(len(kinds) - units, units)


def _is_undated_decision(case: Case, line: Sequence[Move]) -> bool:
    """Whether a case was decided when it was taken over, and nobody knows on which day."""
    state = None if any(move.kind == "decided" for move in line) else line[-1].state
    known = {outcome for outcome in case.registered.get("outcomes", ()) if outcome}
    return state == "decided" or (state == "closed" and bool(known - {"declined"}))


def _outcomes(case: Case, decided: Act) -> list[str | None]:
    """What was decided for each party by this decision; None where a case taken over doesn't say."""
    deliberation = latest_deliberation(case, before=decided.seq)
    if deliberation is None:
        return outcomes(case)
    opinions = deliberation.body["opinions"]
    return [opinions[n] if n < len(opinions) else None for n in range(len(case.parties))]


def _exempted(case: Case) -> list[Person]:
    return [
        party for party, outcome in zip(case.parties, outcomes(case), strict=True) if outcome == "exempted"
    ]


def _class(profile: Profile, code: str) -> str | None:
    found = (entry for entry in profile.section("circumstances") if entry.id == code)
    return next((str(entry.more["class"]) for entry in found), None)


def _ending(case: Case, kind: str, profile: Profile) -> str | None:
    """``withdrawn``, ``another_group``, or a code of section ``endings``; ``other`` for a reason in words."""
    if kind != "ended":
        return "another_group" if kind == "transferred" else kind
    reason = case.ended.get("reason")
    known = [entry.id for entry in profile.section("endings")]
    return reason if reason in known or not reason else "other"
