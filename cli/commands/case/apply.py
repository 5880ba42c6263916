"""sqqf case apply"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, Party, ToWhom, words
from sqqf.cli.recording import code, given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    way: Annotated[str | None, typer.Option("--way", metavar="r1|r2|r3|r4", parser=words, help=_("What is done with the result.")), Needed("results")] = None,
    on: On = None,
    to: ToWhom = None,
    party: Party = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that the result is applied: only for a party who was exempted, the fourth way for persons only.

    \b
    Example:
      sqqf case apply 2026-3 --way r2 --on 2026-12-15 --to 某县委组织部
      sqqf case apply 2026-3 --way r4 --on 2026-12-15 --to 某县委组织部 --party 1
    """
    assert way
    record(no, "applied", given(way=code("results", way), to=to, party=party), on, as_json=as_json)
