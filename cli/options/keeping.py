"""Options of what makes a backup each day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import option
from sqqf.cli.options.parsing import file_path, positive
from sqqf.procedure.errors import BadInput
from sqqf.store.keeping.rotation import KEPT, DailyBackup

BackupFolder = Annotated[
    Path | None,
    option("--backup", "DIR", _("Back the ledger up into this folder, once a day."), file_path),
]
Keep = Annotated[
    int | None,
    option("--keep", "N", _("So many backups stay, the newest; default: 14."), positive),
]
SealTo = Annotated[
    str | None,
    option("--seal-to", "RECIPIENT", _("Seal the backups to this key (age1… or ssh-…).")),
]


def daily_backup(folder: Path | None, keep: int | None, recipient: str | None) -> DailyBackup | None:
    """The daily backup that was asked for, if one was. Raises BadInput for what goes with none."""
    if folder is not None:
        return DailyBackup(folder, KEPT if keep is None else keep, recipient)
    if named := [name for name, value in (("--keep", keep), ("--seal-to", recipient)) if value is not None]:
        raise BadInput("goes_with_backup", names=named)
    return None
