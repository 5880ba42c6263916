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


def _font(text: str) -> str:
    """The name of a font, as long as a file for Word may have it."""
    if not 0 < len(text.strip()) <= LONGEST_FONT:
        raise BadInput("not_a_font", text=text, most=LONGEST_FONT)
    return text.strip()


def _page_number(text: str) -> str:
    if text.count("{n}") != 1 or "\n" in text:
        raise BadInput("not_a_page_number", text=text)
    return text


LONGEST_FONT = 31
NAMES = tuple(name.replace("_", "-") for name in PARTICULARS)
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
TitleFont = Annotated[
    str | None,
    option("--title-font", "FONT", _("Of titles and red heads; without one, 方正小标宋简体."), _font),
]
BodyFont = Annotated[
    str | None, option("--body-font", "FONT", _("Of the text; without one, 仿宋_GB2312."), _font)
]
PageNumber = Annotated[
    str | None,
    option(
        "--page-number",
        "TEXT",
        _("The page number, {n} standing for the number; without one, — {n} —."),
        _page_number,
    ),
]
Issuer = Annotated[
    list[str] | None,
    option(
        "--issuer", "ORGAN:NAME", _("What an organ that issues papers is called in full; may be repeated.")
    ),
]
Clear = Annotated[
    list[str] | None,
    option("--clear", "|".join(NAMES), _("Take this one away; may be repeated.")),
]


def command(
    address: Address = None,
    telephone: Telephone = None,
    contact: Contact = None,
    postcode: Postcode = None,
    seal: Seal = None,
    title_font: TitleFont = None,
    body_font: BodyFont = None,
    page_number: PageNumber = None,
    issuer: Issuer = None,
    clear: Clear = None,
    as_json: AsJson = False,
) -> None:
    """Set the group's particulars once, so that no letter has a blank for them.

    Papers made before stay as they are. What is told last holds. A machine that lacks a font takes the one
    named in the paper beside it: 华文中宋 for that of titles, 仿宋 for that of the text.

    \b
    Example:
      sqqf group set --address 某市某路1号 --telephone 0662-0000000 --contact 李某 --postcode 529500
      sqqf group set --body-font 仿宋 --page-number 第{n}页
      sqqf group set --issuer discipline:某县纪委监委 --issuer organization:某县委组织部
    """
    run = session()
    for name in clear or ():
        if name not in NAMES:
            raise BadInput("unknown_particular", value=name, choices=NAMES)
    named = given(address=address, telephone=telephone, contact=contact, postcode=postcode, seal=seal)
    named |= given(title_font=title_font, body_font=body_font, page_number=page_number)
    told = {**{name.replace("-", "_"): None for name in clear or ()}, **named}
    issuers = dict(read_issuer(text) for text in issuer or ())
    if not told and not issuers:
        raise BadInput("nothing_to_set", names=[f"--{name}" for name in (*NAMES, "issuer", "clear")])
    set_particulars(run.ledger, run.stamp, told, issuers)
    shown.show(run.ledger, as_json=as_json)
