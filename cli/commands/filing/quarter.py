"""sqqf filing quarter"""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer

from sqqf.cli.language import _, listed
from sqqf.cli.options import AsJson, On, day, words
from sqqf.cli.recording import given
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.errors import BadInput


def _quarter(text: str) -> str:
    found = re.fullmatch(r"\s*([0-9]{4})[Qq]([1-4])\s*", text)
    if not found:
        raise BadInput("not_a_quarter", text=text)
    return f"{found[1]}Q{found[2]}"


def command(
    county: Annotated[str | None, typer.Option("--county", metavar="NAME", parser=words, help=_("The county's group.")), Needed()] = None,
    quarter: Annotated[str | None, typer.Option("--quarter", metavar="2026Q3", parser=_quarter, help=_("The quarter that the list is of.")), Needed()] = None,
    on: On = None,
    decision: Annotated[list[str] | None, typer.Option("--decision", metavar="NUMBER[@DATE]", parser=words, help=_("A decision on the list, with its date where it is known; may be given again. Without any, the list is empty."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record a county's list of the decisions of a quarter, at the city: so what was never filed shows.

    A later list of the same county and quarter takes the place of the earlier one.

    \b
    Example:
      sqqf filing quarter --county 某县容错调查工作小组 --quarter 2026Q4 --on 2027-01-06 --decision 县容〔2026〕2号@2026-11-27
      sqqf filing quarter --county 某区容错调查工作小组 --quarter 2026Q4 --on 2027-01-06
    """
    from sqqf.store.city.quarters import add_quarter, never_filed

    assert on
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
