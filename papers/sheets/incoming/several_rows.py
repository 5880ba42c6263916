"""A case that stands on several rows: the number in the first, in each somebody whom it concerns, or one
thing to be put right.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqqf.papers.sheets.incoming.headers import Layout, Row
from sqqf.papers.sheets.older import ITEM_COLUMNS
from sqqf.papers.sheets.rows import BREAK, UNKNOWN

_OF_ONE = ("parties", "party_kinds", "party_units", "party_posts", "outcomes", "persons", "posts", "measures")
"""Columns about one of several."""


class Joining:
    """Joins the rows of one case."""

    def __init__(self, layout: Layout) -> None:
        at = layout.at
        self._no = at.get("no")
        self._whom = at.get("parties", at.get("persons"))
        self._of_one = [at[key] for key in _OF_ONE if key in at]
        self._width = max([*at.values(), *layout.noted]) + 1
        self._noted = layout.noted
        self._of_items = [at[key] for key in ITEM_COLUMNS if key in at]
        own = {self._no, *self._of_one, *self._of_items, *layout.noted}
        self._state = at.get("state")
        self._shared = [place for place in at.values() if place not in own]

    def joined(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows, one a case, with the number of its first; what stands beside no name is as it was."""
        held: Row | None = None
        several = last = 0
        for number, cells in rows:
            cells += [""] * (self._width - len(cells))
            beside, last = number == last + 1, number
            if held and beside and self._goes_on(held[1], cells):
                several += 1
                self._add(held[1], cells, several)
                continue
            if held:
                yield held
            held, several = (number, cells), 1
        if held:
            yield held

    def _goes_on(self, first: list[str], cells: list[str]) -> bool:
        """Whether a row says of somebody else what the first says, and nothing else."""
        of_items = self._only_more(first, cells)
        shared = (at for at in self._shared if not (of_items and at == self._state))
        if (
            self._no is None
            or not first[self._no].strip()
            or any(cells[at].strip() and cells[at] != first[at] for at in shared)
        ):
            return False
        number = cells[self._no].strip()
        if of_items:
            return number in ("", first[self._no].strip())
        if self._whom is None or not cells[self._whom].strip():
            return not number and any(cells[at].strip() for at in self._noted)
        told = first[self._whom].split("\n")
        return number in ("", first[self._no].strip()) and not (number and cells[self._whom] in told)

    def _only_more(self, first: list[str], cells: list[str]) -> bool:
        """Whether a row says what else is to be put right, and names nobody else."""
        if not any(cells[at].strip() for at in self._of_items):
            return False
        return all(cells[at].strip() in ("", *first[at].split("\n")) for at in self._of_one)

    def _add(self, first: list[str], cells: list[str], several: int) -> None:
        """One a line in each of the columns about one of several; those with nothing hold their line."""
        if self._only_more(first, cells):
            for at in self._of_items if self._state is None else (*self._of_items, self._state):
                above = first[at].replace("\n", BREAK) if several == 2 else first[at]
                first[at] = f"{above or UNKNOWN}\n{cells[at].strip().replace(chr(10), BREAK) or UNKNOWN}"
        elif self._whom is not None and cells[self._whom].strip():
            for at in self._of_one:
                above = first[at] or "\n".join([UNKNOWN] * (several - 1))
                first[at] = f"{above}\n{cells[at].strip() or UNKNOWN}"
        for at in self._noted:
            if cells[at].strip() and cells[at] != first[at]:
                first[at] = "\n".join(filter(None, (first[at], cells[at])))
