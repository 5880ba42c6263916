"""sqqf filing add"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, day, words
from sqqf.cli.recording import code, given
from sqqf.cli.render.filings import show_entry
from sqqf.cli.screen.asking import Needed
from sqqf.cli.session import session


def command(
    county: Annotated[str | None, typer.Option("--county", metavar="NAME", parser=words, help=_("The county's group.")), Needed()] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="NO", parser=words, help=_("The case's number there.")), Needed()] = None,
    decided: Annotated[date | None, typer.Option("--decided", metavar="DATE", parser=day, help=_("The day of the decision.")), Needed()] = None,
    sent: Annotated[date | None, typer.Option("--sent", metavar="DATE", parser=day, help=_("The day it was sent.")), Needed()] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day it came.")), Needed()] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="TEXT", parser=words, help=_("The decision's number."))] = None,
    outcome: Annotated[list[str] | None, typer.Option("--outcome", metavar="exempted|mitigated|lenient|none", parser=words, help=_("A party's outcome; once for each party."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Add a filing that came on paper, at the city.

    \b
    Example:
      sqqf filing add --county 某县容错调查工作小组 --case 县容〔2026〕2号 --decided 2026-11-27 --sent 2026-12-02 --received 2026-12-04
    """
    from sqqf.store.city.filings import add_paper_filing, listed

    assert decided
    assert sent
    assert received
    run = session()
    body = given(
        county=county,
        case=case,
        decided_on=decided.isoformat(),
        sent_on=sent.isoformat(),
        document=document,
        outcomes=[code("outcomes", text) for text in outcome or ()],
    )
    number = add_paper_filing(run.ledger, run.stamp, received, body)
    entry = next(one for one in listed(run.ledger, run.today) if one["id"] == number)
    show_entry(entry, as_json=as_json)
