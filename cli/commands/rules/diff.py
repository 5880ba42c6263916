"""sqqf rules diff"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.render.profiles import differences_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.procedure.documents.profile import differences_document
from sqqf.procedure.rules.profile import Profile
from sqqf.store.ledger.profiles import SHIPPED, read_profile

Was = Annotated[str, argument("A", _("Rules: a file, current (现行) or shipped (内置).")), Needed()]
Now = Annotated[str, argument("B", _("The rules to compare with them: likewise.")), Needed()]


def command(was: Was = NEEDED, now: Now = NEEDED, as_json: AsJson = False) -> None:
    """Compare rules: what B adds to A, leaves out, and changes, entry by entry with its article.

    A and B are files, or current: the rules in force in the ledger today; or shipped: those that come with
    the program. A file of that name is ./current.

    \b
    Example:
      sqqf rules diff current qingshi.toml
    """
    document = differences_document(_rules(was), _rules(now))
    if as_json:
        streams.show_json(document)
        return
    show_page(differences_page(document))


def _rules(name: str) -> Profile:
    if name in ("current", "现行"):
        return session().ledger.profile_on(session().today)
    return read_profile(SHIPPED if name in ("shipped", "内置") else name)
