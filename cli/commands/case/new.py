"""sqqf case new"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.hints import tell_if_no_member
from sqqf.cli.language import _, lang
from sqqf.cli.options import AsJson, Officer, day, words
from sqqf.cli.recording import code, codes, given, show_recorded
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.store.ledger.finding import find_case
from sqqf.store.ledger.reading import read_summary
from sqqf.store.ledger.writing import transaction


def _about_another(values: Mapping[str, Any]) -> bool:
    """An organ submits about somebody else: then the party has to be named."""
    profile = session().profile
    return (
        bool(values["channel"])
        and not profile.entry("channels", code("channels", values["channel"])).more["applicant_is_party"]
    )


def command(
    channel: Annotated[str | None, typer.Option("--channel", metavar="appeal|preliminary|department", parser=words, help=_("How the application came in.")), Needed("channels")] = None,
    applicant: Annotated[str | None, typer.Option("--applicant", metavar="NAME", parser=words, help=_("Who applies or submits.")), Needed()] = None,
    applicant_kind: Annotated[str | None, typer.Option("--applicant-kind", metavar="person|unit", parser=words, help=_("Default: person for an appeal, unit otherwise."))] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", parser=words, help=_("The applicant's unit."))] = None,
    post: Annotated[str | None, typer.Option("--post", metavar="TEXT", parser=words, help=_("The applicant's post."))] = None,
    party: Annotated[list[str] | None, typer.Option("--party", metavar="NAME[:KIND[:UNIT[:POST]]]", parser=words, help=_("Whom it concerns; may be given again.")), Needed(when=_about_another)] = None,
    matter: Annotated[str | None, typer.Option("--matter", metavar="TEXT", parser=words, help=_("The one matter to be checked.")), Needed()] = None,
    point: Annotated[list[str] | None, typer.Option("--point", metavar="TEXT", parser=words, help=_("A point to check; may be given again.")), Needed()] = None,
    received: Annotated[date | None, typer.Option("--received", metavar="DATE", parser=day, help=_("The day the application was received.")), Needed()] = None,
    officer: Officer = None,
    circumstance: Annotated[list[str] | None, typer.Option("--circumstance", metavar="N", parser=words, help=_("A circumstance claimed (1 to 20); may be given again."))] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="NAME", parser=words, help=_("The functional zone it comes from: a case of the city group."))] = None,
    document: Annotated[list[str] | None, typer.Option("--document", metavar="TEXT", parser=words, help=_("A paper that came with it; may be given again."))] = None,
    proceeding: Annotated[str | None, typer.Option("--proceeding", metavar="TEXT", parser=words, help=_("The accountability inquiry it answers."))] = None,
    managed_by: Annotated[str | None, typer.Option("--managed-by", metavar="TEXT", parser=words, help=_("The body that manages the cadre."))] = None,
    arising_from: Annotated[str | None, typer.Option("--arising-from", metavar="NO", parser=words, help=_("The case in whose investigation this matter was found."))] = None,
    old_number: Annotated[str | None, typer.Option("--no", metavar="NUMBER", parser=words, help=_("An old number, for a case taken over."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Register an application; it gets the next number of the year.

    In an appeal the applicant is the first party unless --party says otherwise; in the other channels an
    organ submits about somebody else, and at least one --party is needed.

    \b
    Example:
      sqqf case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter 老旧小区改造中变更施工方案 \\
          --point 变更是否经集体研究 --received 2026-11-16 --officer 李某
    """
    assert channel
    assert received
    run = session()
    ledger = run.ledger
    profile = run.profile = ledger.profile_on(received)  # a case keeps the rules in force at its receipt
    channel = code("channels", channel)
    kind = code("person_kinds", applicant_kind or profile.entry("channels", channel).more["applicant_kind"])
    origin = read_summary(ledger, find_case(ledger, arising_from, run.today))["no"] if arising_from else None
    body = given(
        channel=channel,
        applicant=given(name=applicant, kind=kind, unit=unit, post=post),
        parties=[read.party(text) for text in party or ()],
        matter=matter,
        points=point,
        received_on=received.isoformat(),
        officer=officer,
        circumstances=codes("circumstances", circumstance),
        zone=zone,
        documents=document,
        proceeding=proceeding,
        managed_by=managed_by,
        arising_from=origin,
    )
    with transaction(ledger, run.stamp) as writing:
        case = writing.register(body, no=read.full_number(old_number) if old_number else None)
    show_recorded(case, "registered", None, as_json=as_json)
    if officer:
        tell_if_no_member(officer)
    units = [text for person in case.people for text in (person.unit, person.name) if text]
    found = next((found for text in units if (found := profile.zone_in(text))), None)
    if found and not zone:
        said = _(
            "a unit's name speaks of a functional zone ({zone}): its cases belong to the city group ({article}); if so, register it there with --zone"
        )
        streams.tell(visible(said.format(zone=found.text(lang()), article=found.article)))
