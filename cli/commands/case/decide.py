"""sqqf case decide"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, option

Document = Annotated[str | None, option("--document", "TEXT", _("The number of the decision."))]


def command(no: No = NEEDED, on: On = NEEDED, document: Document = None, as_json: AsJson = False) -> None:
    """Record the decision that the discipline organ issued on the approved opinion.

    \b
    Example:
      sqqf case decide 2026-3 --on 2027-01-12 --document 阳纪容决〔2027〕1号
    """
    record(no, "decided", given(document=document), on, as_json=as_json)
