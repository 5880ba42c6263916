"""sqqf rules show"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session
from sqqf.procedure.documents.rule import rule_document


def command(
    code: Annotated[str | None, typer.Argument(metavar="ID", parser=words, help=_("The rule's id, such as c9, x1, i2.3, limit.acceptance.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Show one rule in full: article, reliefs, elements, kinds.

    \b
    Example:
      sqqf rules show c9
    """
    assert code
    entry = session().profile.rule(code)
    code = code.strip().casefold()
    if as_json:
        streams.show_json(rule_document(code, entry))
        return
    from sqqf.cli.render.rules import rule_page
    from sqqf.cli.screen.page import show_page

    show_page(rule_page(code, entry))
