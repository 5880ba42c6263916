"""Options of commands that look for files on record."""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import option

LookIn = Annotated[
    list[str] | None,
    option("--look-in", "DIR", _("Look for files there too, and below; may be given again.")),
]
Bundle = Annotated[
    str | None,
    option("--bundle", "FILE.zip|DIR", _("Check this file of a case, handed over, instead of the ledger.")),
]
