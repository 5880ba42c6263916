"""A sheet's row as a lead: whom it is about, and the measures against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqqf.papers.sheets.incoming.entry_in import NOWHERE, Reader
from sqqf.papers.sheets.incoming.persons import is_unit
from sqqf.papers.sheets.incoming.vocabulary import NOT_OVER
from sqqf.procedure.course.takeover import Fault


class LeadReader(Reader):
    """Reads the rows of a sheet of leads."""

    _result = "measures"

    def _add(self, entry: dict[str, Any], found: list[str]) -> None:
        entry["state"], measure = self._of("state", found, self._standing) or (None, None)
        if entry["state"] is None and measure is None:
            entry["state"] = self._state_instead(found)
        if entry["state"] == NOT_OVER:
            entry |= {"state": None, "not_over": True}
            self._not_over(entry, found)
        people = self._people("persons", found)
        if not self._layout.ours:  # 被反映单位及责任人
            entry["unit"] = entry["unit"] or next((one.name for one in people if is_unit(one.name)), None)
            people = [one for one in people if not is_unit(one.name)]
        units, posts = self._places(people, NOWHERE, "posts", found)
        entry["persons"] = [
            {"n": n, "name": one.name, "post": post}
            for n, (one, post) in enumerate(zip(people, posts, strict=True), start=1)
        ]
        entry["unit"] = entry["unit"] or next(filter(None, units), None)
        # Where no official is named, the measure is the unit's own.
        whom = max(1, len(people))
        entry["measures"] = [*self._along("measures", found, whom, shared=True, code=True)]
        if measure and not any(entry["measures"]):
            entry["measures"] = [measure] * whom

    def _not_over(self, entry: Mapping[str, Any], found: Sequence[str]) -> None:
        """A row that says that it isn't closed, and perhaps when it was."""
        self._remark("state", found[self._at["state"]])
        if on := entry.get("closed_on"):
            facts = {"column": "closed_on", "on": on, "value": found[self._at["state"]].strip()}
            self._faults.append(Fault("not_over_before_date", facts))
