"""sqqf case explain"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import streams
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, words
from sqqf.cli.recording import code
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
    run = session()
    wanted = code("limits", kind) if kind else None
    limits = run.ledger.explained(run.case(no), wanted, run.today)
    if as_json:
        streams.show_json(limits)
        return
    from sqqf.cli.render.explanation import show_explanations

    show_explanations(limits)
    if not limits:
        streams.tell(_("no such limit has begun to run on this case"))
