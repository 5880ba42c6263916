"""sqqf case explain"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.explaining import explain
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, words
from sqqf.cli.session import session


def command(
    no: No = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", parser=words, help=_("Only this limit, such as investigation."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Explain how a due date came about: each day counted or skipped and why, the notice, the article.

    \b
    Example:
      sqqf case explain 2026-3 --kind investigation
    """
    assert no
    none = _("no such limit has begun to run on this case")
    explain(session().case(no), kind, none=none, as_json=as_json)
