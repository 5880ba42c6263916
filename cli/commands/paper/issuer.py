"""sqqf paper issuer"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import argument
from sqqf.cli.render import papers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.procedure.course.amendment import issuing_organ
from sqqf.procedure.errors import BadInput
from sqqf.store.papers import issuers, name_issuer

Organ = Annotated[
    str | None, argument("[discipline|organization]", _("The organ, by its code or in Chinese."))
]
Name = Annotated[str | None, argument("[NAME]", _("What it is called in full, as papers are signed."))]


def command(organ: Organ = None, name: Name = None, as_json: AsJson = False) -> None:
    """Give the full names of the organs that issue papers; without arguments, list them.

    A decision is the discipline organ's, a paper on a lead that of the organ that leads the work on it.
    Until its name is given, the paper has a blank for it. The name given last holds.

    \b
    Example:
      sqqf paper issuer discipline 某县纪委监委
      sqqf paper issuer
    """
    run = session()
    if organ:
        if not name:
            raise BadInput("missing", names=["NAME"])
        name_issuer(run.ledger, run.stamp, code := issuing_organ(run.profile, organ), name)
        found = {code: name}
    else:
        found = issuers(run.ledger)
    listed = [{"organ": code, "name": told} for code, told in found.items()]
    if as_json:
        streams.show_json(listed[0] if organ else listed)
    else:
        rows = (Row((run.profile.term("organs", code, lang()), told)) for code, told in found.items())
        show_table(shown.ISSUERS, rows, _("none yet"))
