"""The numbers that cases and leads get: the year's next one, or an old one that is still free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record.number import LeadNumber, Number
from sqqf.store.ledger.ledger import Ledger

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


class Numbering:
    """Gives numbers in one write transaction; those it gave may not stand in the index yet."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._serials: dict[tuple[str, str, int], int] = {}
        """The last serial given, by track, prefix and year."""
        self._ids: dict[str, str] = {}

    def next_case(self, year: int) -> Number:
        """The number that the year's next case gets."""
        prefix = self._ledger.prefix
        last = self._last_serial("tolerance", prefix, year)
        return Number(prefix, year, max(last + 1, self._ledger.first_serial(year)))

    def next_lead(self, year: int) -> LeadNumber:
        """The number that the year's next lead gets."""
        number = LeadNumber(year, 1)
        return number._replace(serial=self._last_serial("inaction", number.prefix, year) + 1)

    def check_free(self, number: Number, year: int) -> None:
        """Raise BadInput for a number of a year after this one, Refused for one that is taken."""
        no = str(number)
        if number.year > year:
            raise BadInput("number_of_a_year_to_come", no=no)
        query = "SELECT 1 FROM cases WHERE no=?"
        if no in self._ids or self._ledger.connection.execute(query, (no,)).fetchone():
            raise Refused("number_taken", no=no)

    def given(self, dossier: AnyDossier) -> None:
        """The number of this case or lead is given: the next one comes after it."""
        number = dossier.number
        self._ids[str(number)] = dossier.id
        key = (dossier.track, number.prefix, number.year)
        self._serials[key] = max(number.serial, self._last_serial(*key))

    def id_of(self, no: str) -> str | None:
        """Which case or lead this number was given to here."""
        return self._ids.get(no)

    def _last_serial(self, track: str, prefix: str, year: int) -> int:
        key = (track, prefix, year)
        if key not in self._serials:
            (last,) = self._ledger.connection.execute(
                "SELECT max(serial) FROM dossiers WHERE track=? AND prefix=? AND year=?", key
            ).fetchone()
            self._serials[key] = last or 0
        return self._serials[key]
