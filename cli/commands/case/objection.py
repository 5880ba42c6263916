"""sqqf case objection"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, Text, words
from sqqf.cli.recording import given, show_recorded
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.writing import transaction


def command(
    no: No = None,
    on: On = None,
    name: Annotated[str | None, typer.Option("--from", metavar="NAME", parser=words, help=_("Who objects.")), Needed()] = None,
    text: Text = None,
    forwarded_to: Annotated[str | None, typer.Option("--forwarded-to", metavar="TEXT", parser=words, help=_("Where it was forwarded to."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record an objection to the outcome, and where it was forwarded to.

    The Opinion has no review of its own: an objection is recorded and forwarded, the outcome stays as it is.

    \b
    Example:
      sqqf case objection 2026-3 --on 2026-12-18 --from 陈某 --text 认为事实不清 --forwarded-to 某市纪委监委
    """
    assert no
    run = session()
    case_id = run.case(no)
    with transaction(run.ledger, run.stamp) as writing:
        case = writing.append(
            case_id, "objection", given(name=name, text=text, forwarded_to=forwarded_to), on
        )
    show_recorded(case, "objection", on, as_json=as_json)
    if not forwarded_to:
        short, seq = short_number(run.ledger, str(case.number)), case.acts[-1].seq
        said = _(
            "still to be forwarded; then: sqqf case amend {no} --act {seq} --set forwarded_to=TEXT --reason TEXT"
        )
        streams.tell(visible(said.format(no=short, seq=seq)))
