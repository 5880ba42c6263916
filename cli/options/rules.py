"""The argument of the commands that read rules from a file."""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import Needed, argument

RulesFile = Annotated[str, argument("NAME|FILE", _("A shipped profile or a TOML file.")), Needed()]
