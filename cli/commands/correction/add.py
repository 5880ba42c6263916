"""sqqf correction add"""

from __future__ import annotations

from sqqf.cli.acts.recording import given, record
from sqqf.cli.options import AsJson, Due, ListedOn, No, Responsible, Text
from sqqf.cli.options.declaration import NEEDED


def command(
    no: No = NEEDED,
    text: Text = NEEDED,
    due: Due = NEEDED,
    responsible: Responsible = NEEDED,
    on: ListedOn = None,
    as_json: AsJson = False,
) -> None:
    """Put an item on a case's correction list; a report on it is due on the date given.

    The list goes out with the conclusion; sqqf case check points out an item put on it after the feedback.

    \b
    Example:
      sqqf correction add 2026-3 --text 修订工程变更管理制度 --due 2027-01-15 --responsible 某县住建局
    """
    body = given(text=text, due=due.isoformat(), responsible=responsible)
    record(no, "correction", body, on, as_json=as_json)
