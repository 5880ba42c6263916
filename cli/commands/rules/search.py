"""sqqf rules search"""

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
    text: Annotated[str | None, typer.Argument(metavar="TEXT", parser=words, help=_("Words in a rule, or the beginning of an article.")), Needed()] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Find the rules that say TEXT, in either language, or that stand under an article.

    \b
    Example:
      sqqf rules search 探索性试验
      sqqf rules search "二(三)3"
    """
    assert text
    profile = session().profile
    found = {code: profile.rule(code) for code in profile.search(text)}
    if as_json:
        streams.show_json([rule_document(code, entry) for code, entry in found.items()])
        return
    from sqqf.cli.render.rules import rules_page
    from sqqf.cli.screen.page import show_page

    show_page(rules_page(found))
    if not found:
        streams.tell(_("no rule says so"))
