"""What is on record under another number about the same person, unit and matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqqf.procedure.course.alike import Kept, alike
from sqqf.procedure.record.names import same
from sqqf.store.ledger.ledger import Ledger

MOST = 100
"""So many of the latest are looked at where something is recorded; a check looks at all."""
_DOCUMENTS = "SELECT n, dossiers.track, document FROM dossiers JOIN documents USING (n)"


class Register:
    """Cases and leads by the names that they bear, each with the unit: of a common name there are many."""

    def __init__(self, rows: Iterable[tuple[int, str, str]]) -> None:
        self._by_no: dict[str, Kept] = {}
        self._bearing: dict[str, dict[str | None, list[Kept]]] = {}
        for n, track, document in rows:
            kept = _kept(n, track, json.loads(document))
            self._by_no[kept.no] = kept
            for name, unit in kept.bearers.items():
                self._bearing.setdefault(name, {}).setdefault(unit, []).append(kept)

    def __getitem__(self, no: str) -> Kept:
        return self._by_no[no]

    def beside(self, one: Kept) -> Sequence[Kept]:
        """The others that bear one of its names, with the same unit or one that isn't known; each once."""
        found: dict[str, Kept] = {}
        for name, unit in one.bearers.items():
            by_unit = self._bearing[name]
            for known in by_unit if unit is None else (unit, None):
                found |= {other.no: other for other in by_unit.get(known, ()) if other.no != one.no}
        return [*found.values()]


def whole(ledger: Ledger) -> Register:
    """All that is on record."""
    return Register(ledger.connection.execute(_DOCUMENTS))


def around(ledger: Ledger, dossier_id: str) -> Register:
    """One case or lead, and what bears one of its names, in one more query."""
    row, bearers = _read(ledger, dossier_id)
    named = " OR ".join(["instr(search, ?)"] * len(bearers)) or "0"
    query = f"{_DOCUMENTS} WHERE id <> ? AND ({named})"
    values = (dossier_id, *(name.casefold() for name in bearers))
    return Register([row, *ledger.connection.execute(query, values).fetchall()])


def alike_on_record(ledger: Ledger, dossier_id: str, no: str) -> list[str]:
    """The numbers of others that say much the same about the same somebody and aren't linked with it.

    Where a unit is known, only what names it is looked at: the command that asks has to be quick.
    """
    row, bearers = _read(ledger, dossier_id)
    named = " OR ".join(["instr(search, ?) AND instr(search, ?)"] * len(bearers)) or "0"
    query = f"{_DOCUMENTS} WHERE id <> ? AND ({named}) ORDER BY n DESC LIMIT ?"
    words = (word.casefold() for name, unit in bearers.items() for word in (name, unit or name))
    register = Register([row, *ledger.connection.execute(query, (dossier_id, *words, MOST)).fetchall()])
    return [other.no for other, _ in alike(register[no], register.beside(register[no]))]


def _read(ledger: Ledger, dossier_id: str) -> tuple[tuple[int, str, str], dict[str, str | None]]:
    """Its row, and whom it is about."""
    row = ledger.connection.execute(f"{_DOCUMENTS} WHERE id = ?", (dossier_id,)).fetchone()
    return row, _names(json.loads(row[2]))


def _names(summary: Mapping[str, Any]) -> dict[str, str | None]:
    """Whom it is about, each with the unit; of a lead that names nobody its unit."""
    if "parties" in summary:
        return {one["name"]: one["unit"] for one in summary["parties"]}
    named = {one["name"]: summary["unit"] for one in summary["persons"]}
    return named or ({summary["unit"]: None} if summary["unit"] else {})


_LINKS = (
    *("arising_from", "merged_into", "gave_rise_to", "merged_from", "leads"),
    *("split_from", "split_into", "joined_into", "took_in"),
)


def _kept(n: int, track: str, summary: Mapping[str, Any]) -> Kept:
    linked = [summary.get(name) for name in _LINKS]
    checked = [(one.get("tolerance") or {}).get("case") for one in summary.get("persons", ())]
    checked.append(((summary.get("subject") or {}).get("tolerance") or {}).get("case"))
    numbers = {
        no for found in (*linked, checked) if found for no in ([found] if isinstance(found, str) else found)
    }
    return Kept(
        n,
        summary["no"],
        track,
        summary["state"],
        summary["received_on"] or "",
        summary.get("decided_on"),
        {same(name): unit for name, unit in _names(summary).items()},
        summary.get("matter") or summary.get("text") or "",
        {same(one["name"]): one["outcome"] for one in summary.get("parties", ())},
        {same(one["name"]): one["measure"] for one in summary.get("persons", ())},
        frozenset(no for no in numbers if no),
    )
