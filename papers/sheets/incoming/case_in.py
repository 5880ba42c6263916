"""A sheet's row as a case: whom it is about, who applied, what is to be looked into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from sqqf.papers.sheets.incoming import cells
from sqqf.papers.sheets.incoming.bad import Bad
from sqqf.papers.sheets.incoming.codes import several
from sqqf.papers.sheets.incoming.entry_in import Reader
from sqqf.papers.sheets.incoming.people_in import unpadded
from sqqf.papers.sheets.incoming.persons import is_unit
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.tolerance.outcomes import outcome_of

UNSETTLED = ("registered", "investigating", "concluded")
"""The states in which nothing is decided: what an older ledger says beside them of the end isn't so."""
_PARTY = ("parties", "party_units", "party_kinds", "party_posts")
_APPLICANT = ("applicant_unit", "applicant_kind", "applicant_post")


class CaseReader(Reader):
    """Reads the rows of a sheet of cases."""

    _result = "outcomes"

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        read = partial(several, code=self._codes["circumstances"])
        self._circumstances = lru_cache(4096)(read)

    def _add(self, entry: dict[str, Any], found: list[str]) -> None:
        ours = self._layout.ours
        entry["state"], outcome = self._of("state", found, self._standing) or (None, None)
        if entry["state"] is None and outcome is None:
            entry["state"] = self._state_instead(found)
        answered = self._answered(entry, found)
        if entry["state"] is None and outcome is None:
            entry["state"] = answered
        if entry["state"] == "ended" and not (self._layout.ours or entry["ended_because"]):
            entry["ended_because"] = found[self._at["state"]].strip() or None  # 转办
        entry["parties"] = parties = self._parties(entry, found)
        if outcome:
            self._tell_outcome(parties, outcome, found)
        entry["applicant"] = self._applicant(entry, found)
        entry["outcome"] = outcome_of([party["outcome"] for party in parties])
        points = self._of("points", found, cells.exact_points if ours else cells.points) or []
        entry["points"] = self._points(points, found)
        entry["circumstances"] = [*(self._of("circumstances", found, self._circumstances) or ())]
        entry["documents"] = self._of("documents", found, cells.exact_lines if ours else cells.lines) or []
        if not ours:
            self._contradictions(entry)

    def _tell_outcome(self, parties: Sequence[dict[str, Any]], outcome: str, found: Sequence[str]) -> None:
        """The outcome told with the state is everybody's; where another stands beside it, that is a fault."""
        if any(party["outcome"] not in (None, outcome) for party in parties):
            cell = found[self._at["state"]]
            self._note("state", Bad("unknown_code", value=cell, section="states"))
        for party in parties:
            party["outcome"] = outcome

    def _is_partys_own(self, channel: str | None) -> bool:
        """Whether who applies in this channel is the party."""
        return channel is not None and self._profile.entry("channels", channel).more["applicant_is_party"]

    def _parties(self, entry: Mapping[str, Any], found: Sequence[str]) -> list[dict[str, Any]]:
        whom, unit_of, kind_of, post_of = _PARTY
        if whom not in self._layout.at and self._is_partys_own(entry["channel"]):
            # Who appeals is concerned; what the other channels send in is about somebody else.
            whom = "applicant"
            unit_of, kind_of, post_of = (
                own if own in self._layout.at else theirs
                for own, theirs in zip(_PARTY[1:], _APPLICANT, strict=True)
            )
        people = self._people(whom, found)
        names = [one.name for one in people]
        units, posts = self._places(people, unit_of, post_of, found)
        kinds = self._along(kind_of, found, len(names), shared=True, code=True)
        outcomes = self._along("outcomes", found, len(names), shared=True, code=True)
        return [
            {
                "n": n,
                "name": name,
                "kind": kind or ("unit" if name == unit or is_unit(name) else "person"),
                "unit": unit,
                "post": post,
                "outcome": outcome,
            }
            for n, (name, kind, unit, post, outcome) in enumerate(
                zip(names, kinds, units, posts, outcomes, strict=True), start=1
            )
        ]

    def _applicant(self, entry: Mapping[str, Any], found: Sequence[str]) -> dict[str, Any] | None:
        read = cells.exact_text if self._layout.ours else cells.text
        name, unit, post = (
            self._of(key, found, read) for key in ("applicant", "applicant_unit", "applicant_post")
        )
        name = name if name is None or self._layout.ours else unpadded(name)
        kind = self._of("applicant_kind", found, self._codes["applicant_kind"])
        if name is None:
            if unit or post:
                self._note("applicant", Bad("missing"))
            return None
        return {"name": name, "kind": kind or self._kind(name, entry), "unit": unit, "post": post}

    def _kind(self, name: str, entry: Mapping[str, Any]) -> str:
        """What somebody is who applies: as a party, else as is usual in the channel."""
        for party in entry["parties"]:
            if party["name"] == name:
                return str(party["kind"])
        channel = entry["channel"]
        return str(self._profile.entry("channels", channel).more["applicant_kind"]) if channel else "unit"

    def _points(self, texts: Sequence[str], found: Sequence[str]) -> list[dict[str, Any]]:
        steps: Sequence[int] = self._of("steps", found, cells.counts) or [0] * len(texts)
        if len(steps) != len(texts):
            self._note("steps", Bad("uneven_points", count=len(steps), expected=len(texts)))
            steps = [0] * len(texts)
        return [
            {"n": n, "text": told, "steps": many}
            for n, (told, many) in enumerate(zip(texts, steps, strict=True), start=1)
        ]

    def _contradictions(self, entry: Mapping[str, Any]) -> None:
        """A row that says how it ended, and that it goes on: nothing of it is believed."""
        state = entry["state"]
        if state not in UNSETTLED:
            return
        if on := entry.get("decided_on"):
            self._faults.append(
                Fault("state_before_date", {"state": state, "column": "decided_on", "on": on})
            )
        elif entry.get("outcome"):
            self._faults.append(
                Fault(
                    "state_before_outcome",
                    {"state": state, "column": "outcomes", "outcome": entry["outcome"]},
                )
            )

    def _answered(self, entry: Mapping[str, Any], found: Sequence[str]) -> str | None:
        """The state that a column beside the state tells, where it and no date does: 受理情况 不予受理.

        What it says stays as a note.
        """
        cell = found[self._at["answered"]].strip()
        if not cell or self._layout.ours:
            return None
        self._remark("answered", cell)
        try:
            state = "declined" if cell == "否" else self._codes["state"](cell)
        except Bad:
            return None
        beyond = any(entry[field] for field, _, _ in self._stages) or found[self._at["outcomes"]].strip()
        return state if state == "declined" or (state == "investigating" and not beyond) else None
