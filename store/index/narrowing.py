"""Which cases and leads are asked for, as conditions of a query; and what they are put in order by."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple


class DossierFilter(NamedTuple):
    """Which cases or leads are asked for; by default all."""

    state: str | None = None
    officer: str | None = None
    unit: str | None = None
    """It occurs in the name of the unit of a party or an applicant, or of the unit that a lead is about."""
    search: str | None = None
    """Every one of its words occurs in number, names, units, matter, points, text or officer."""
    source: str | None = None
    """Of leads: the code, or one under it."""
    area: str | None = None
    """Of leads: the code, or one under it."""
    desk: Sequence[str] = ()
    """Of leads: one of these words is in the name of the organ that has it now."""
    open: bool = False
    """Only where something is still to be done."""
    party: str | None = None
    """It occurs in the name of a party, or of whom a lead is about."""
    circumstance: str | None = None
    """Of cases: it was claimed, or an element of it was answered with yes."""
    outcome: str | None = None
    """Of cases: that of one of the parties at least."""
    measure: str | None = None
    """Of leads: the code, or one under it, taken about one of the officials at least."""
    since: date | None = None
    """Received on this day or later."""


ALL = DossierFilter()


def narrowed(wanted: DossierFilter) -> tuple[list[str], list[Any]]:
    """The conditions of a query on ``dossiers`` and ``documents``, and their values."""
    where, values = [], []
    for column, value in (("state", wanted.state), ("officer", wanted.officer)):
        if value is not None:
            where.append(f"{column}=?")
            values.append(value)
    if wanted.unit is not None:
        where.append(OF_UNIT)
        values.append(wanted.unit)
    for word in (wanted.search or "").casefold().split():
        where.append("instr(search, ?)")
        values.append(word)
    for name, value in (("source", wanted.source), ("area", wanted.area)):
        if value is not None:
            where.append(f"instr(json_extract(document, '$.{name}') || '.', ?) = 1")
            values.append(f"{value}.")
    for condition, several in _further(wanted).items():
        where.append(condition)
        values += several
    if wanted.desk:
        named = " OR ".join(["instr(json_extract(document, '$.desk.holder'), ?)"] * len(wanted.desk))
        where.append(f"({named})")
        values += wanted.desk
    return where, values


def _further(wanted: DossierFilter) -> Mapping[str, Sequence[str]]:
    """What only the lists ask for: conditions, each with its values."""
    found: dict[str, Sequence[str]] = {"open": []} if wanted.open else {}
    for condition, value in {
        "instr(party, ?)": wanted.party,
        "document ->> '$.received_on' >= ?": wanted.since and wanted.since.isoformat(),
        _OF_OUTCOME: wanted.outcome,
        _OF_MEASURE: wanted.measure and f"{wanted.measure}.",
    }.items():
        if value:
            found[condition] = [value]
    if wanted.circumstance:
        found[_OF_CIRCUMSTANCE] = [wanted.circumstance] * 2
    return found


_OF_OUTCOME = "EXISTS (SELECT 1 FROM json_each(document, '$.parties') WHERE value ->> '$.outcome' = ?)"
_OF_MEASURE = "EXISTS (SELECT 1 FROM json_tree(document) WHERE key = 'measure' AND instr(atom || '.', ?) = 1)"
_OF_CIRCUMSTANCE = (
    "(EXISTS (SELECT 1 FROM json_each(document, '$.circumstances') WHERE value = ?)"
    " OR EXISTS (SELECT 1 FROM acts WHERE case_id = dossiers.id AND acts.kind = 'assessed'"
    """ AND body ->> '$.code' = ? AND instr(body, '"yes"')))"""
)
DUE = (
    "(SELECT min(due_on) FROM deadlines WHERE deadlines.n = dossiers.n"
    " AND met_on IS NULL AND NOT lapsed AND NOT paused)"
)
"""The earliest date that is still to be met."""
SORTED: Mapping[str, str] = {
    "received": "document ->> '$.received_on'",
    "due": DUE,
    "state": "state",
    "officer": "officer",
    "party": "party",
    "unit": "coalesce(document ->> '$.unit', document ->> '$.parties[0].unit',"
    " document ->> '$.applicant.unit')",
}
"""What the lists may be put in order by."""
UNITS = (
    "SELECT n, party.value ->> 'unit' AS unit FROM documents, json_each(document, '$.parties') AS party"
    " UNION ALL SELECT n, document ->> '$.applicant.unit' FROM documents"
    " UNION ALL SELECT n, document ->> '$.unit' FROM documents"
)
"""Each unit named on record, with the place of its case or lead."""
OF_UNIT = f"dossiers.n IN (SELECT n FROM ({UNITS}) WHERE instr(unit, ?))"
