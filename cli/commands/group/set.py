"""sqqf group set"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import option
from sqqf.cli.options.typed import issuer as read_issuer
from sqqf.cli.render import group as shown
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.registers import PARTICULARS
from sqqf.store.particulars import set_particulars

Address = Annotated[str | None, option("--address", "TEXT", _("Where the group has its office."))]
Telephone = Annotated[str | None, option("--telephone", "TEXT", _("The telephone of its office."))]
Contact = Annotated[
    str | None,
    option("--contact", "NAME", _("Whom letters name to turn to; without one, the case's officer.")),
]
Postcode = Annotated[str | None, option("--postcode", "TEXT", _("The postcode of its office."))]
Seal = Annotated[
    str | None,
    option("--seal", "TEXT", _("What the group's papers are signed with, where that isn't its name.")),
]
Issuer = Annotated[
    list[str] | None,
    option(
        "--issuer", "ORGAN:NAME", _("What an organ that issues papers is called in full; may be repeated.")
    ),
]
Clear = Annotated[
    list[str] | None,
    option("--clear", "|".join(PARTICULARS), _("Take this one away; may be repeated.")),
]


def command(
    address: Address = None,
    telephone: Telephone = None,
    contact: Contact = None,
    postcode: Postcode = None,
    seal: Seal = None,
    issuer: Issuer = None,
    clear: Clear = None,
    as_json: AsJson = False,
) -> None:
    """Set the group's particulars once, so that no letter has a blank for them.

    Papers made before stay as they are. What is told last holds.

    \b
    Example:
      sqqf group set --address 某市某路1号 --telephone 0662-0000000 --contact 李某 --postcode 529500
      sqqf group set --issuer discipline:某县纪委监委 --issuer organization:某县委组织部
    """
    run = session()
    for name in clear or ():
        if name not in PARTICULARS:
            raise BadInput("unknown_particular", value=name, choices=PARTICULARS)
    named = given(address=address, telephone=telephone, contact=contact, postcode=postcode, seal=seal)
    told = {**dict.fromkeys(clear or ()), **named}
    issuers = dict(read_issuer(text) for text in issuer or ())
    if not told and not issuers:
        raise BadInput("nothing_to_set", names=[f"--{name}" for name in (*PARTICULARS, "issuer", "clear")])
    set_particulars(run.ledger, run.stamp, told, issuers)
    shown.show(run.ledger, as_json=as_json)
