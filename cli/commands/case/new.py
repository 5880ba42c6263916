"""sqqf case new"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from sqqf.cli.acts.alike import tell_what_is_alike
from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, InCharge, typed
from sqqf.cli.options.bodies import in_words, tell_incomparable
from sqqf.cli.options.codes import code, codes
from sqqf.cli.options.completion import complete_unit
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.members import tell_if_no_member
from sqqf.cli.options.parsing import day
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case
from sqqf.store.writing.transaction import transaction


def _about_another(values: Mapping[str, Any]) -> bool:
    """An organ submits about somebody else: then the party has to be named."""
    profile = session().profile
    return (
        bool(values["channel"])
        and not profile.entry("channels", code("channels", values["channel"])).more["applicant_is_party"]
    )


Channel = Annotated[
    str,
    option("--channel", "appeal|preliminary|department", _("How the application came in.")),
    Needed("channels"),
]
Applicant = Annotated[str, option("--applicant", "NAME", _("Who applies or submits.")), Needed()]
ApplicantKind = Annotated[
    str | None, option("--applicant-kind", "person|unit", _("Default: person for an appeal, unit otherwise."))
]
Unit = Annotated[
    str | None,
    option("--unit", "NAME", _("The applicant's unit."), autocompletion=complete_unit),
    Needed(optional=True),
]
Post = Annotated[str | None, option("--post", "TEXT", _("The applicant's post."))]
Party = Annotated[
    list[str] | None,
    option("--party", "NAME[:KIND[:UNIT[:POST]]]", _("Whom it concerns; may be given again.")),
    Needed(when=_about_another, check=typed.party),
]
Matter = Annotated[str, option("--matter", "TEXT", _("The one matter to be checked.")), Needed()]
Point = Annotated[list[str], option("--point", "TEXT", _("A point to check; may be given again.")), Needed()]
Received = Annotated[
    date, option("--received", "DATE", _("The day the application was received."), day), Needed()
]
Circumstance = Annotated[
    list[str] | None,
    option("--circumstance", "N", _("A circumstance claimed (1 to 20); may be given again.")),
    Needed("circumstances", optional=True),
]
Zone = Annotated[
    str | None, option("--zone", "NAME", _("The functional zone it comes from: a case of the city group."))
]
Document = Annotated[
    list[str] | None, option("--document", "TEXT", _("A paper that came with it; may be given again."))
]
Proceeding = Annotated[
    str | None, option("--proceeding", "TEXT", _("The accountability inquiry that it concerns."))
]
ManagedBy = Annotated[str | None, option("--managed-by", "TEXT", _("The body that manages the cadre."))]
ArisingFrom = Annotated[
    str | None, option("--arising-from", "NO", _("The case in whose investigation this matter was found."))
]
OldNumber = Annotated[str | None, option("--no", "NUMBER", _("An old number, for a case taken over."))]


def command(
    channel: Channel = NEEDED,
    applicant: Applicant = NEEDED,
    applicant_kind: ApplicantKind = None,
    unit: Unit = None,
    post: Post = None,
    party: Party = None,
    matter: Matter = NEEDED,
    point: Point = NEEDED,
    received: Received = NEEDED,
    officer: InCharge = None,
    circumstance: Circumstance = None,
    zone: Zone = None,
    document: Document = None,
    proceeding: Proceeding = None,
    managed_by: ManagedBy = None,
    arising_from: ArisingFrom = None,
    old_number: OldNumber = None,
    as_json: AsJson = False,
) -> None:
    """Register an application; it gets the next number of the year.

    In an appeal the applicant is the first party unless --party says otherwise; in the other channels an
    organ submits about somebody else, and at least one --party is needed.

    \b
    Example:
      sqqf case new --channel appeal --applicant 陈某 --unit 某县住建局 --matter 老旧小区改造中变更施工方案 \\
          --point 变更是否经集体研究 --received 2026-11-16 --officer 李某
    """
    run = session()
    ledger = run.ledger
    profile = run.profile = ledger.profile_on(received)  # a case keeps the rules in force at its receipt
    channel = code("channels", channel)
    kind = code("person_kinds", applicant_kind or profile.entry("channels", channel).more["applicant_kind"])
    origin = read_summary(ledger, find_case(ledger, arising_from, run.today))["no"] if arising_from else None
    body = given(
        channel=channel,
        applicant=given(name=applicant, kind=kind, unit=unit, post=post),
        parties=[typed.party(text) for text in party or ()],
        matter=matter,
        points=point,
        received_on=received.isoformat(),
        officer=officer,
        circumstances=codes("circumstances", circumstance),
        zone=zone,
        documents=document,
        proceeding=proceeding,
        managed_by=in_words(managed_by),
        arising_from=origin,
    )
    with transaction(ledger, run.stamp) as writing:
        case = writing.register(body, no=typed.full_number(old_number) if old_number else None)
    show_recorded(case, "registered", None, as_json=as_json)
    tell_what_is_alike(case)
    if officer:
        tell_if_no_member(officer)
    tell_incomparable(case)
    units = [text for person in case.people for text in (person.unit, person.name) if text]
    found = next((found for text in units if (found := profile.zone_in(text))), None)
    if found and not zone:
        said = _(
            "a unit's name suggests a functional zone ({zone}), whose cases belong to the city group "
            "({article}); if so, register the case there with --zone"
        )
        streams.tell(visible(said.format(zone=found.text(lang()), article=found.article)))
