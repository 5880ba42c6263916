"""sqqf lead refer"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, typed
from sqqf.cli.options.declaration import NEEDED, Needed, option

To = Annotated[str, option("--to", "ORGAN", _("The organ it is referred to.")), Needed()]


def command(no: No = NEEDED, to: To = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Refer a lead to another organ; it is on its way until the receipt is recorded.

    \b
    Example:
      sqqf lead refer L2026-1 --to 某县委组织部 --on 2026-11-18
    """
    record(no, "lead_referred", given(to=typed.organ(to)), on, as_json=as_json)
