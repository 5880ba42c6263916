"""sqqf case accept"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED, option

Document = Annotated[str | None, option("--document", "TEXT", _("The number of the notice of acceptance."))]


def command(no: No = NEEDED, on: On = NEEDED, document: Document = None, as_json: AsJson = False) -> None:
    """Accept a case; the limit of the investigation begins to run.

    The limit of acceptance counts as met only when the party has been told in writing too: sqqf case notify.

    \b
    Example:
      sqqf case accept 2026-3 --on 2026-11-20 --document 阳容受〔2026〕3号
    """
    record(no, "accepted", given(document=document), on, as_json=as_json)
