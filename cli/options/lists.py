"""The options that the lists of cases and of leads share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.parsing import past_day
from sqqf.procedure.errors import BadInput

_ORDERS = {
    "received": "收到",
    "due": "到期",
    "state": "状态",
    "officer": "经办人",
    "party": "当事人",
    "unit": "单位",
}


def _order(text: str) -> str:
    asked = text.strip()
    backwards, word = "-" * asked.startswith("-"), asked.removeprefix("-")
    for order, zh in _ORDERS.items():
        if word in (order, zh):
            return backwards + order
    raise BadInput("not_sorted_by", value=text, choices=[*_ORDERS])


Open = Annotated[bool, flag("--open", _("Only where something is still to be done."))]
About = Annotated[
    str | None, option("--party", "NAME", _("Only where this is in the name of whom it is about."))
]
Since = Annotated[
    date | None, option("--since", "DATE", _("Only what was received on this day or later."), past_day)
]
Sort = Annotated[
    str | None,
    option(
        "--sort",
        "received|due|state|officer|party|unit",
        _("In this order instead of that of registration; -received: the last first."),
        _order,
    ),
]
NoPager = Annotated[bool, flag("--no-pager", _("On a terminal: all at once, not page by page."))]
