"""sqqf lead rectified"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Item, No, On, typed
from sqqf.cli.options.declaration import NEEDED, Needed, option

Report = Annotated[str, option("--report", "TEXT", _("What the written report says.")), Needed()]
To = Annotated[
    str, option("--to", "ORGAN", _("The discipline or the organization organ that it went to.")), Needed()
]


def command(
    no: No = NEEDED,
    item: Item = NEEDED,
    on: On = NEEDED,
    report: Report = NEEDED,
    to: To = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Record the written report on an item; it meets the item's date.

    \b
    Example:
      sqqf lead rectified L2026-1 1 --on 2026-12-10 --report 积压审批全部办结 --to discipline
    """
    record(no, "rectified", given(item=item, text=report, to=typed.organ(to)), on, as_json=as_json)
