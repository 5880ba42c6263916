"""sqqf member add"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.render import registers as shown
from sqqf.store.registers import add_member

Name = Annotated[str, argument("NAME", _("The member's name.")), Needed()]
Organ = Annotated[
    str,
    option(
        "--organ",
        "discipline|organization|establishment|procuratorate|personnel|audit|legal|other:TEXT",
        _("The organ they come from."),
    ),
    Needed("organs"),
]
Role = Annotated[str, option("--role", "lead|member|officer", _("Their role in the group."))]


def command(
    name: Name = NEEDED, organ: Organ = NEEDED, role: Role = "member", as_json: AsJson = False
) -> None:
    """Add somebody to the list of the group's members; those on it count at a deliberation.

    \b
    Example:
      sqqf member add 赵某 --organ discipline --role lead
    """
    run = session()
    name = typed.one_name(name)
    entry = add_member(run.ledger, run.stamp, name, code("organs", organ), code("roles", role))
    shown.show_entry(entry, shown.member_line, as_json=as_json)
