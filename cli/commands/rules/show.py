"""sqqf rules show"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_rule
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render.rules import rule_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.rule import rule_document

Code = Annotated[
    str,
    argument("ID", _("The rule's id, such as c9, x1, i2.3, limit.acceptance."), autocompletion=complete_rule),
    Needed(),
]


def command(code: Code = NEEDED, as_json: AsJson = False) -> None:
    """Show one rule in full: article, reliefs, elements, kinds.

    \b
    Example:
      sqqf rules show c9
    """
    entry = session().profile.rule(code)
    code = code.strip().casefold()
    if as_json:
        streams.show_json(rule_document(code, entry))
        return
    show_page(rule_page(code, entry))
