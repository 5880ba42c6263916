"""What a row says of things to be put right: each with its date, its report and its sign-off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.papers.sheets.incoming import cells
from sqqf.papers.sheets.incoming.bad import Bad
from sqqf.papers.sheets.incoming.vocabulary import REPORTED, UNREPORTED
from sqqf.papers.sheets.older import ITEM_COLUMNS
from sqqf.papers.sheets.rows import BREAK

WORDS = ("day_unknown", "not_a_date")
"""A month, or words (``立行立改``): no fault, they stay as a note."""


class Told(NamedTuple):
    """The items that have a date, and what of the row has no place among them."""

    items: list[dict[str, Any]]
    """Each with ``text`` and ``due``, and as far as it is known ``responsible``, ``reported_on``,
    ``signed_off_on``; ``untold``: it was reported, and nobody says when."""
    noted: tuple[str, ...]
    """The columns that stay as a note."""
    bad: tuple[tuple[str, Bad], ...]


class Items:
    """Reads them off the rows of one sheet."""

    def __init__(self, at: Mapping[str, int], day: Callable[[str, str], str | None]) -> None:
        self._at = {key: at[key] for key in ITEM_COLUMNS if key in at}
        self._day = day
        self.there = bool(self._at)
        """Whether the sheet has such columns."""

    def told(self, found: Sequence[str], instead: str | None, reported: Sequence[bool]) -> Told:
        """``instead``: what is put right where the row doesn't say; ``reported``: of each, or of all of them,
        whether the state says so.
        """
        said = {key: cell for key, at in self._at.items() if cells.text(cell := found[at])}
        if not said:
            return Told([], (), ())
        try:
            lines = self._lines(said)
        except Bad as bad:
            return Told([], (), ((next(iter(said)), bad),))
        texts = lines.get("item_texts") or [None] * len(next(iter(lines.values())))
        noted: dict[str, None] = {}
        wrong: list[tuple[str, Bad]] = []
        items = []
        for n, text in enumerate(texts):
            one = {key: told[n] for key, told in lines.items()}
            item = self._item(one, noted, wrong)
            if item.get("due") and (text or instead):
                item["text"] = (text or instead or "").replace(BREAK, "\n")
                if reported[n if len(reported) == len(texts) else 0] and "reported_on" not in item:
                    item["untold"] = True
                items.append(item)
            else:
                noted |= dict.fromkeys(key for key, told in one.items() if told)
        return Told(items, tuple(noted), tuple(wrong))

    def _lines(self, said: Mapping[str, str]) -> dict[str, Sequence[str | None]]:
        """What each column says of each item; one date may hold for all."""
        texts = cells.points(said["item_texts"]) if "item_texts" in said else []
        beside = {key: cell for key, cell in said.items() if key != "item_texts"}
        most = max([len(texts), 1, *(cell.strip().count("\n") + 1 for cell in beside.values())])
        if len(texts) not in (0, most):
            raise Bad("uneven_items", count=most, expected=len(texts))
        lines: dict[str, Sequence[str | None]] = {"item_texts": texts} if texts else {}
        for key, cell in beside.items():
            lines[key] = cells.along(cell, most, ours=False, shared=True)
        return lines

    def _item(
        self, one: Mapping[str, str | None], noted: dict[str, None], wrong: list[tuple[str, Bad]]
    ) -> dict[str, Any]:
        item: dict[str, Any] = {}
        if responsible := one.get("item_responsible"):
            item["responsible"] = responsible
        for key, name in (
            ("item_due_on", "due"),
            ("item_reported_on", "reported_on"),
            ("item_signed_off_on", "signed_off_on"),
        ):
            cell = one.get(key)
            if cell is None or (name != "due" and cell in UNREPORTED):
                continue
            if name != "due" and cell in REPORTED:
                item["untold"] = True
                continue
            try:
                item[name] = self._day(key, cell)
            except Bad as bad:
                if bad.code in WORDS:
                    noted[key] = None
                else:
                    wrong.append((key, bad))
        if "reported_on" in item:
            item.pop("untold", None)
        return item
