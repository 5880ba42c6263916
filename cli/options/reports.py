"""The options that reports share."""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import option

Form = Annotated[
    str | None,
    option("--format", "text|md|html|json", _("Form of the report; default: as FILE is called, else text.")),
]
