"""sqqf lead rectified"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Item, No, On, typed
from sqqf.cli.options.declaration import Needed, option

Report = Annotated[str | None, option("--report", "TEXT", _("What the written report says.")), Needed()]
To = Annotated[
    str | None,
    option("--to", "ORGAN", _("The discipline or the organization organ that it went to.")),
    Needed(),
]


def command(
    no: No = None,
    item: Item = None,
    on: On = None,
    report: Report = None,
    to: To = None,
    as_json: AsJson = False,
) -> None:
    """Record the written report on an item; it meets the item's date.

    \b
    Example:
      sqqf lead rectified L2026-1 1 --on 2026-12-10 --report 积压审批全部办结 --to discipline
    """
    assert to
    record(no, "rectified", given(item=item, text=report, to=typed.organ(to)), on, as_json=as_json)
