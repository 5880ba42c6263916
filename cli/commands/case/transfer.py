"""sqqf case transfer"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    to: Annotated[str | None, typer.Option("--to", metavar="GROUP", parser=words, help=_("The group that takes it over.")), Needed()] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Hand a case over to another group; it ends here and keeps its number.

    \b
    Example:
      sqqf case transfer 2026-3 --to 某县容错调查工作小组 --on 2026-11-25
    """
    record(no, "transferred", given(reason="transferred", to=to), on, as_json=as_json)
