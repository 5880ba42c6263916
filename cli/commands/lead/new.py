"""sqqf lead new"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from sqqf.cli.acts.alike import tell_what_is_alike
from sqqf.cli.acts.recording import given, show_recorded
from sqqf.cli.context.language import _, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, InCharge, informants, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.completion import complete_unit, rules_of
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.leads import Gravity, LeadOrgan, SubjectKind
from sqqf.cli.options.members import tell_if_no_member
from sqqf.cli.options.parsing import day
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.course.amendment import leading_organ, unit_if_known
from sqqf.procedure.record.likeness import Like
from sqqf.store import leads

WHY: Mapping[str, str] = {
    "unit": n_("same unit"),
    "person": n_("same official"),
    "text": n_("much the same text"),
}


Source = Annotated[
    str,
    option(
        "--source",
        "sN[.K]",
        _("Where it comes from: s1 to s6, or one of their items, such as s1.4."),
        autocompletion=rules_of("s"),
    ),
    Needed("sources"),
]
Area = Annotated[
    str,
    option(
        "--area",
        "iN[.K]",
        _("The area of inaction: i1 to i8, or a kind of conduct in it, such as i5.4."),
        autocompletion=rules_of("i"),
    ),
    Needed("areas"),
]
Unit = Annotated[
    str,
    option(
        "--unit",
        "NAME|unknown",
        _("The unit it is about; unknown where that isn't known yet."),
        autocompletion=complete_unit,
    ),
    Needed(),
]
Person = Annotated[
    list[str] | None,
    option("--person", "NAME[:POST]", _("An official it is about; may be given again.")),
    Needed(check=typed.official, optional=True),
]
Text = Annotated[str, option("--text", "TEXT", _("What it says.")), Needed()]
Received = Annotated[date, option("--received", "DATE", _("The day the lead was received."), day), Needed()]


def command(
    source: Source = NEEDED,
    area: Area = NEEDED,
    unit: Unit = NEEDED,
    person: Person = None,
    text: Text = NEEDED,
    received: Received = NEEDED,
    officer: InCharge = None,
    lead_organ: LeadOrgan = None,
    subject_kind: SubjectKind = None,
    gravity: Gravity = None,
    informant: informants.Name = None,
    contact: informants.Contact = None,
    informant_file: informants.File = None,
    namesake: informants.Namesake = False,
    as_json: AsJson = False,
) -> None:
    """Register a lead; it gets the next number of the year, such as L2026-1.

    Leads that it is like (the same unit or official, much the same text) are pointed out. Who gave it
    appears in no list, export, paper or publication, and what names them is refused wherever it is typed
    about the lead.

    \b
    Example:
      sqqf lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 \\
          --text 施工许可申请搁置三个月未办 --received 2026-11-16 --officer 李某
    """
    told_by = informants.given_by(informant, contact, informant_file)
    run = session()
    run.profile = run.ledger.profile_on(received)  # a lead keeps the rules in force at its receipt
    body = given(
        source=code("sources", source),
        area=code("areas", area),
        unit=unit_if_known(unit),
        persons=[typed.official(one) for one in person or ()],
        text=text,
        received_on=received.isoformat(),
        officer=officer,
        lead_organ=leading_organ(run.profile, lead_organ) if lead_organ else None,
        subject_kind=code("subject_kinds", subject_kind) if subject_kind else None,
        gravity=code("gravities", gravity) if gravity else None,
    )
    lead, similar = leads.register(run.ledger, run.stamp, body, told_by, namesakes=namesake)
    show_recorded(lead, "lead", None, as_json=as_json)
    for like in similar:
        streams.tell(_in_words(like, str(lead.number)))
    tell_what_is_alike(lead, [like.no for like in similar])
    if officer:
        tell_if_no_member(officer)


def _in_words(like: Like, no: str) -> str:
    said = _("like {other} ({why}); where it is the same: sqqf lead join {no} --with {other}")
    why = listed(_(WHY[reason]) for reason in like.reasons)
    return visible(said.format(other=like.no, why=why, no=no))
