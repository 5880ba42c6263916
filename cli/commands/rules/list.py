"""sqqf rules list"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.render.rules import rules_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.rule import rule_document


def command(as_json: AsJson = False) -> None:
    """List the rules: each with its id, its article and what it adds.

    The ids and both wordings may be typed wherever a command takes a code.

    \b
    Example:
      sqqf rules list
    """
    rules = session().profile.rules
    if as_json:
        streams.show_json([rule_document(code, entry) for code, entry in rules.items()])
        return
    show_page(rules_page(rules))
