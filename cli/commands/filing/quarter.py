"""sqqf filing quarter"""

from __future__ import annotations

import re
from typing import Annotated, Any

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import day, words
from sqqf.cli.options.registers import County
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.store.city.quarters import add_quarter, never_filed


def _quarter(text: str) -> str:
    found = re.fullmatch(r"\s*([0-9]{4})[Qq]([1-4])\s*", text)
    if not found:
        raise BadInput("not_a_quarter", text=text)
    return f"{found[1]}Q{found[2]}"


Quarter = Annotated[
    str, option("--quarter", "2026Q3", _("The quarter that the list is of."), _quarter), Needed()
]
Decision = Annotated[
    list[str] | None,
    option(
        "--decision",
        "NUMBER[@DATE]",
        _(
            "A decision on the list, with its date where it is known; may be given again. Without any, the "
            "list is empty."
        ),
    ),
]


def command(
    county: County = NEEDED,
    quarter: Quarter = NEEDED,
    on: On = NEEDED,
    decision: Decision = None,
    as_json: AsJson = False,
) -> None:
    """Record a county's list of the decisions of a quarter, at the city, so that what was never filed shows.

    A later list of the same county and quarter takes the place of the earlier one.

    \b
    Example:
      sqqf filing quarter --county 某县容错调查工作小组 --quarter 2026Q4 --on 2027-01-06 --decision 县容〔2026〕2号@2026-11-27
      sqqf filing quarter --county 某区容错调查工作小组 --quarter 2026Q4 --on 2027-01-06
    """  # noqa: E501 - a line to paste
    run = session()
    decisions = [_decision(text) for text in decision or ()]
    body = {"county": county, "quarter": quarter, "decisions": decisions}
    add_quarter(run.ledger, run.stamp, on, body)
    unfiled = never_filed(run.ledger, body)
    if as_json:
        streams.show_json({**body, "on": on.isoformat(), "not_filed": unfiled})
        return
    said = _("{county}, {quarter}: decisions on the list: {n}; not filed: {unfiled}")
    names = listed(unfiled) or _("none")
    streams.say(visible(said.format(county=county, quarter=quarter, n=len(decisions), unfiled=names)))


def _decision(text: str) -> dict[str, Any]:
    number, at, on = text.rpartition("@")
    return (
        {"number": words(number).strip(), **given(on=day(on).isoformat())} if at else {"number": text.strip()}
    )
