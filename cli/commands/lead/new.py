"""sqqf lead new"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.hints import tell_if_no_member
from sqqf.cli.language import _, listed, n_
from sqqf.cli.options import AsJson, Officer, day, words
from sqqf.cli.recording import code, given, show_recorded_lead
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.course.amendment import leading_organ, unit_if_known
from sqqf.procedure.errors import BadInput
from sqqf.procedure.inaction.likeness import Like
from sqqf.store import leads
from sqqf.store.ledger.informants import new_informant

WHY: Mapping[str, str] = {
    "unit": n_("same unit"),
    "person": n_("same official"),
    "text": n_("much the same text"),
}


def command(
    source: Annotated[str | None, typer.Option("--source", metavar="sN[.K]", parser=words, help=_("Where it comes from: s1 to s6, or one of their items, such as s1.4.")), Needed("sources")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="iN[.K]", parser=words, help=_("The area of inaction: i1 to i8, or a kind of conduct in it, such as i5.4.")), Needed("areas")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME|unknown", parser=words, help=_("The unit it is about; unknown where that isn't known yet.")), Needed()] = None,
    person: Annotated[list[str] | None, typer.Option("--person", metavar="NAME[:POST]", parser=words, help=_("An official it is about; may be given again."))] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("What it says.")), Needed()] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day the lead was received.")), Needed()] = None,
    officer: Officer = None,
    lead_organ: Annotated[str | None, typer.Option("--lead-organ", metavar="discipline|organization", parser=words, help=_("The organ that leads the work on it."))] = None,
    subject_kind: Annotated[str | None, typer.Option("--subject-kind", metavar="person|organization|department", parser=words, help=_("Whether it is about officials, a Party organization or a department."))] = None,
    gravity: Annotated[str | None, typer.Option("--gravity", metavar="minor|ordinary|serious", parser=words, help=_("How grave it is."))] = None,
    informant: Annotated[str | None, typer.Option("--informant", metavar="NAME", parser=words, help=_("Who gave it: kept apart from the lead, shown only by sqqf lead source."))] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar="TEXT", parser=words, help=_("How to reach who gave it; kept apart likewise."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Register a lead; it gets the next number of the year, such as L2026-1.

    Leads that it is like (the same unit or official, much the same text) are pointed out. Who gave it stands in no
    list, export, paper or publication.

    \b
    Example:
      sqqf lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 \\
          --text 施工许可申请搁置三个月未办 --received 2026-11-16 --officer 李某
    """
    assert source
    assert area
    assert unit
    assert received
    if contact and not informant:
        raise BadInput("missing", names=["--informant"])
    run = session()
    run.profile = run.ledger.profile_on(received)  # a lead keeps the rules in force at its receipt
    body = given(
        source=code("sources", source),
        area=code("areas", area),
        unit=unit_if_known(unit),
        persons=[read.official(one) for one in person or ()],
        text=text,
        received_on=received.isoformat(),
        officer=officer,
        lead_organ=leading_organ(run.profile, lead_organ) if lead_organ else None,
        subject_kind=code("subject_kinds", subject_kind) if subject_kind else None,
        gravity=code("gravities", gravity) if gravity else None,
    )
    lead, similar = leads.register(
        run.ledger, run.stamp, body, new_informant(informant, contact) if informant else None
    )
    show_recorded_lead(lead, "lead", None, as_json=as_json)
    for like in similar:
        streams.tell(_in_words(like, str(lead.number)))
    if officer:
        tell_if_no_member(officer)


def _in_words(like: Like, no: str) -> str:
    said = _("like {other} ({why}); where it is the same: sqqf lead join {no} --with {other}")
    why = listed(_(WHY[reason]) for reason in like.reasons)
    return visible(said.format(other=like.no, why=why, no=no))
