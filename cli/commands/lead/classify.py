"""sqqf lead classify"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.completion import rules_of
from sqqf.cli.options.declaration import NEEDED, option
from sqqf.cli.options.leads import Gravity, LeadOrgan, SubjectKind
from sqqf.procedure.course.amendment import leading_organ, unit_if_known
from sqqf.procedure.errors import BadInput

Unit = Annotated[str | None, option("--unit", "NAME", _("The unit, once it is known."))]
Person = Annotated[
    list[str] | None,
    option("--person", "NAME[:POST]", _("An official it is also about; may be given again.")),
]
Area = Annotated[
    str | None,
    option(
        "--area",
        "iN[.K]",
        _("The area of inaction: i1 to i8, or a kind of conduct in it, such as i5.4."),
        autocompletion=rules_of("i"),
    ),
]
Source = Annotated[
    str | None,
    option(
        "--source",
        "sN[.K]",
        _("Where it comes from: s1 to s6, or one of their items, such as s1.4."),
        autocompletion=rules_of("s"),
    ),
]


def command(
    no: No = NEEDED,
    unit: Unit = None,
    person: Person = None,
    area: Area = None,
    source: Source = None,
    gravity: Gravity = None,
    subject_kind: SubjectKind = None,
    lead_organ: LeadOrgan = None,
    as_json: AsJson = False,
) -> None:
    """Record what has become known of a lead: unit, officials, area, gravity, who leads.

    Officials are added to those known before; a wrong entry is put right with sqqf lead amend.

    \b
    Example:
      sqqf lead classify L2026-1 --unit 某县住建局 --person 刘某:科长 --gravity serious
    """
    run = session()
    run.dossier(no)
    body = given(
        unit=unit_if_known(unit) if unit else None,
        persons=[typed.official(one) for one in person or ()],
        area=code("areas", area) if area else None,
        source=code("sources", source) if source else None,
        gravity=code("gravities", gravity) if gravity else None,
        subject_kind=code("subject_kinds", subject_kind) if subject_kind else None,
        lead_organ=leading_organ(run.profile, lead_organ) if lead_organ else None,
    )
    if not body:
        raise BadInput("nothing_to_classify")
    record(no, "classified", body, as_json=as_json)
