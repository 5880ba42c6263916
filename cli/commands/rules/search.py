"""sqqf rules search"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render.rules import rules_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.rule import rule_document
from sqqf.procedure.rules.search import search

Text = Annotated[str, argument("TEXT", _("Words in a rule, or the beginning of an article.")), Needed()]


def command(text: Text = NEEDED, as_json: AsJson = False) -> None:
    """Find the rules that contain TEXT, in either language, or stand under an article.

    \b
    Example:
      sqqf rules search 探索性试验
      sqqf rules search "二(三)3"
    """
    profile = session().profile
    found = {code: profile.rule(code) for code in search(profile, text)}
    if as_json:
        streams.show_json([rule_document(code, entry) for code, entry in found.items()])
        return
    show_page(rules_page(found))
    if not found:
        streams.tell(_("no such rule"))
