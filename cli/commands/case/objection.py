"""sqqf case objection"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, On, Text
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.ledger.finding import short_number
from sqqf.store.writing.transaction import transaction

Name = Annotated[str, option("--from", "NAME", _("Who objects.")), Needed()]
ForwardedTo = Annotated[str | None, option("--forwarded-to", "TEXT", _("Where it was forwarded to."))]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    name: Name = NEEDED,
    text: Text = NEEDED,
    forwarded_to: ForwardedTo = None,
    as_json: AsJson = False,
) -> None:
    """Record an objection to the outcome, and where it was forwarded to.

    It is recorded and forwarded, the outcome stays as it is; a review is for rules that turn it on.

    \b
    Example:
      sqqf case objection 2026-3 --on 2026-12-18 --from 陈某 --text 认为事实不清 --forwarded-to 某市纪委监委
    """
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
            "still to be forwarded; then: sqqf case amend {no} --act {seq} --set forwarded_to=TEXT --reason "
            "TEXT"
        )
        streams.tell(visible(said.format(no=short, seq=seq)))
