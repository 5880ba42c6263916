"""A backup a day in one folder: where each goes, and which of them stay."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

KEPT = 14


class DailyBackup(NamedTuple):
    """Where the backups go, how many stay, and to whom they are sealed, if to anybody."""

    folder: Path
    keep: int
    recipient: str | None

    def path(self, ledger: Path, on: date) -> Path:
        """That day's backup of a ledger."""
        return self.folder / f"{ledger.stem}-{on}{self._ending}"

    def oldest(self, ledger: Path) -> list[Path]:
        """The backups of a ledger that are more than are to stay; nothing else that is in the folder."""
        name = re.compile(rf"{re.escape(ledger.stem)}-\d{{4}}-\d\d-\d\d{re.escape(self._ending)}", re.ASCII)
        with os.scandir(self.folder) as there:
            ours = sorted(
                one.name for one in there if name.fullmatch(one.name) and one.is_file(follow_symlinks=False)
            )
        return [self.folder / one for one in ours[: -self.keep]]

    @property
    def _ending(self) -> str:
        return ".age" if self.recipient else ".db"
