"""The figures of the leads in a period: whence they came, what was done about them, what was put right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqqf.procedure.figures.limits import ItemFigures
from sqqf.procedure.figures.tally import Headcount, Span, Table, Tally, columns, line_taken_over_in, main_code

if TYPE_CHECKING:
    from sqqf.procedure.inaction.lead import Lead, Subject
    from sqqf.procedure.record.dossier import Move
    from sqqf.procedure.record.items import Item
    from sqqf.procedure.rules.profile import Profile

FLOWS = (
    "received",
    "undated",
    "disposed",
    "unfounded",
    "undated_settled",
    "joined",
    "closed",
    "undated_end",
    "open_at_end",
)
_MOVED = {**{kind: kind for kind in ("disposed", "unfounded", "joined")}, "lead_closed": "closed"}
BROKEN_DOWN = ("received", "disposed", "unfounded", "open_at_end")
"""What is told by source and area."""


class LeadFigures:
    """Adds up leads, one at a time."""

    def __init__(self, span: Span, rules: Profile) -> None:
        self._span = span
        self._flows = {name: Tally() for name in FLOWS}
        self._sources = Table(BROKEN_DOWN, [entry.id for entry in rules.section("sources")])
        self._areas = Table(BROKEN_DOWN, [entry.id for entry in rules.section("areas")])
        self._measures = Table(("times",), [entry.id for entry in rules.section("measures")])
        self._items = ItemFigures()

    def add(self, lead: Lead, profile: Profile, listed: Sequence[Item]) -> None:
        """One more lead; ``listed`` are its items of rectification."""
        # Whom a lead was about that went into another is counted there.
        whole = Headcount() if lead.state == "joined" else _headcount(lead.subjects)
        for column, _kind in columns(lead, self._span, profile, _MOVED):
            self._count(lead, column, whole)
        line = line_taken_over_in(lead, self._span)
        if line and _is_undated_settlement(line):
            self._flows["undated_settled"].count(whole)
        for act in lead.of("disposed"):
            if self._span.holds(act.on):
                self._measures.count(main_code(act.body["measure"]), "times", _headcount(lead.about(act)))
        for item in listed:
            self._items.add(item, self._span, lapsed=profile.states[lead.state].end)

    def document(self) -> dict[str, Any]:
        return {
            **{name: tally.document("leads") for name, tally in self._flows.items()},
            "by_source": self._sources.documents("source", "leads"),
            "by_area": self._areas.documents("area", "leads"),
            "by_measure": self._measures.documents("measure", "times"),
            "items": self._items.document(),
        }

    def _count(self, lead: Lead, column: str, whole: Headcount) -> None:
        self._flows[column].count(whole)
        if column in BROKEN_DOWN:
            self._sources.count(main_code(lead.source), column, whole)
            self._areas.count(main_code(lead.area), column, whole)


def _is_undated_settlement(line: Sequence[Move]) -> bool:
    """Whether it was disposed of, or found unfounded, before the taking over, on a day that nobody knows."""
    settled = {"disposed", "unfounded"}
    return line[-1].state in {*settled, "closed"} and not any(move.kind in settled for move in line)


def _headcount(subjects: Iterable[Subject]) -> Headcount:
    numbers = [one.n for one in subjects]
    units = numbers.count(0)
    return Headcount(len(numbers) - units, units)
