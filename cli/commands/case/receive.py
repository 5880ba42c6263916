"""sqqf case receive"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, option

Receipt = Annotated[str | None, option("--document", "TEXT", _("The number of the receipt."))]


def command(no: No = NEEDED, on: On = NEEDED, document: Receipt = None, as_json: AsJson = False) -> None:
    """Record that the group a case was transferred to has received it.

    \b
    Example:
      sqqf case receive 2026-3 --on 2026-12-03 --document 市容收〔2026〕8号
    """
    record(no, "transfer_received", given(document=document), on, as_json=as_json)
