"""An older ledger taken over from a sheet: read line by line, and put on record; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqqf.papers.sheets.incoming.aside import Cleaned, RowsLeftOut
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.sheet_in import LeftOut, Sheet, read
from sqqf.procedure.rules.profile import Profile
from sqqf.store.incoming import MOST_SHEET, check
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.takeover.drafting import Entered, Source
from sqqf.store.takeover.takeover import Taken, take_over


class Takeover:
    """A file being read, and what was recognised in it so far."""

    def __init__(self, path: Path, track: str | None, mapping: Map | None, profile: Profile) -> None:
        check(path, MOST_SHEET)
        self.known = mapping or Map()
        self._told = read(path, track, mapping, profile)
        self.sheets: list[Sheet] = []
        self.left_out: list[LeftOut] = []
        self.rows_left_out: list[RowsLeftOut] = []
        self.cleaned: list[Cleaned] = []

    def into(
        self, ledger: Ledger, stamp: Stamp, source: Source, tick: Callable[[], None], *, keep: bool
    ) -> Taken:
        """Record each line; ``keep=False`` only tries it. ``tick`` is called once a line.

        Raises BadLines with every line that can't be taken over, and BadInput where the file can't be read;
        then nothing is recorded.
        """
        return take_over(ledger, stamp, source, self._lines(tick), keep=keep)

    def _lines(self, tick: Callable[[], None]) -> Iterator[Entered]:
        for told in self._told:
            if isinstance(told, LeftOut):
                self.left_out.append(told)
                continue
            if isinstance(told, RowsLeftOut):
                self.rows_left_out.append(told)
                continue
            if isinstance(told, Cleaned):
                self.cleaned.append(told)
                continue
            sheet, lines = told
            self.sheets.append(sheet)
            title = sheet.title if sheet.several else None
            for line in lines:
                tick()
                yield Entered(
                    line.row,
                    sheet.track,
                    line.entry,
                    line.faults,
                    title,
                    sheet.columns,
                    line.read_as,
                    sheet.ours,
                )
