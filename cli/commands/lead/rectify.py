"""sqqf lead rectify"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Due, ListedOn, No, Responsible
from sqqf.cli.options.declaration import NEEDED, Needed, option

Item = Annotated[str, option("--item", "TEXT", _("What is to be put right.")), Needed()]


def command(
    no: No = NEEDED,
    item: Item = NEEDED,
    due: Due = NEEDED,
    responsible: Responsible = NEEDED,
    on: ListedOn = None,
    as_json: AsJson = False,
) -> None:
    """List an item that is to be put right; a written report on it is due on the date given.

    \b
    Example:
      sqqf lead rectify L2026-1 --item 清理积压审批 --due 2026-12-15 --responsible 某县住建局
    """
    body = given(text=item, due=due.isoformat(), responsible=responsible)
    record(no, "rectification", body, on, as_json=as_json)
