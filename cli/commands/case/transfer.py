"""sqqf case transfer"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, Needed, option

To = Annotated[str, option("--to", "GROUP", _("The group that takes it over.")), Needed()]


def command(no: No = NEEDED, to: To = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Hand a case over to another group; it ends here and keeps its number.

    \b
    Example:
      sqqf case transfer 2026-3 --to 某县容错调查工作小组 --on 2026-11-25
    """
    record(no, "transferred", given(reason="transferred", to=to), on, as_json=as_json)
