"""sqqf case notify"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, positive, words
from sqqf.cli.recording import code, given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    on: On = None,
    method: Annotated[str | None, typer.Option("--method", metavar="direct|mail|electronic|left|public|oral", parser=words, help=_("How the notice was given.")), Needed("notice_methods")] = None,
    party: Annotated[list[int] | None, typer.Option("--party", metavar="N", parser=positive, help=_("Only this party; default: all of them."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record the notice of acceptance or declining to each party.

    Only a written notice meets the limit; an oral one is recorded and doesn't.

    \b
    Example:
      sqqf case notify 2026-3 --on 2026-11-23 --method 直接送达
    """
    assert method
    record(no, "notified", given(method=code("notice_methods", method), parties=party), on, as_json=as_json)
