"""sqqf lead dispose"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.alike import tell_what_is_alike
from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, Person, Reason, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.completion import rules_of
from sqqf.cli.options.declaration import NEEDED, Needed, option

Measure = Annotated[
    str,
    option(
        "--measure",
        "mN[.K]",
        _("The measure: m1 to m5, or one of their items, such as m4.1."),
        autocompletion=rules_of("m"),
    ),
    Needed("measures"),
]
Responsibility = Annotated[
    list[str],
    option(
        "--responsibility", "R[,R…]", _("For which responsibility: direct, leadership, main, supervisory.")
    ),
    Needed("responsibilities"),
]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    measure: Measure = NEEDED,
    responsibility: Responsibility = NEEDED,
    reason: Reason = NEEDED,
    person: Person = None,
    as_json: AsJson = False,
) -> None:
    """Record a disposition: a measure by gravity, for one official or for all whom the lead is about.

    It needs a verification; from m2 on also a tolerance check that found nothing, or a tolerance case with the outcome none.

    \b
    Example:
      sqqf lead dispose L2026-1 --on 2026-11-23 --measure m2 --responsibility direct --reason 审批搁置属实 --person 1
    """  # noqa: E501 - a line to paste
    body = given(
        measure=code("measures", measure),
        responsibilities=typed.responsibilities(responsibility),
        reason=reason,
        person=person,
    )
    tell_what_is_alike(record(no, "disposed", body, on, as_json=as_json))
