"""sqqf case decide"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, words
from sqqf.cli.recording import given, record


def command(
    no: No = None,
    on: On = None,
    document: Annotated[str | None, typer.Option("--document", metavar="TEXT", parser=words, help=_("The number of the decision."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the decision: what was approved, as the discipline organ issued it.

    \b
    Example:
      sqqf case decide 2026-3 --on 2027-01-12 --document 阳纪容决〔2027〕1号
    """
    record(no, "decided", given(document=document), on, as_json=as_json)
