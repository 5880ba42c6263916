"""sqqf case note, sqqf lead note"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, option

Note = Annotated[str, option("--text", "TEXT", _("What is to be noted.")), Needed()]


def command(no: No = NEEDED, text: Note = NEEDED, as_json: AsJson = False) -> None:
    """Note something on a case or a lead.

    \b
    Example:
      sqqf case note 2026-3 --text 申请人来电询问进度
      sqqf lead note L2026-1 --text 已电话联系承办人
    """
    record(no, "noted", given(text=text), as_json=as_json)
