"""sqqf lead classify"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, words
from sqqf.cli.recording import code, given, record_on_lead
from sqqf.cli.session import session
from sqqf.procedure.course.amendment import leading_organ, unit_if_known
from sqqf.procedure.errors import BadInput


def command(
    no: LeadNo = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", parser=words, help=_("The unit, once it is known."))] = None,
    person: Annotated[list[str] | None, typer.Option("--person", metavar="NAME[:POST]", parser=words, help=_("An official it is also about; may be given again."))] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="iN[.K]", parser=words, help=_("The area of inaction: i1 to i8, or a kind of conduct in it, such as i5.4."))] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="sN[.K]", parser=words, help=_("Where it comes from: s1 to s6, or one of their items, such as s1.4."))] = None,
    gravity: Annotated[str | None, typer.Option("--gravity", metavar="minor|ordinary|serious", parser=words, help=_("How grave it is."))] = None,
    subject_kind: Annotated[str | None, typer.Option("--subject-kind", metavar="person|organization|department", parser=words, help=_("Whether it is about officials, a Party organization or a department."))] = None,
    lead_organ: Annotated[str | None, typer.Option("--lead-organ", metavar="discipline|organization", parser=words, help=_("The organ that leads the work on it."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record what has become known of a lead: unit, officials, area, gravity, who leads.

    Officials are added to those known before; a wrong entry is put right with sqqf lead amend.

    \b
    Example:
      sqqf lead classify L2026-1 --unit 某县住建局 --person 刘某:科长 --gravity serious
    """
    assert no
    run = session()
    run.lead(no)
    body = given(
        unit=unit_if_known(unit) if unit else None,
        persons=[read.official(one) for one in person or ()],
        area=code("areas", area) if area else None,
        source=code("sources", source) if source else None,
        gravity=code("gravities", gravity) if gravity else None,
        subject_kind=code("subject_kinds", subject_kind) if subject_kind else None,
        lead_organ=leading_organ(run.profile, lead_organ) if lead_organ else None,
    )
    if not body:
        raise BadInput("nothing_to_classify")
    record_on_lead(no, "classified", body, as_json=as_json)
