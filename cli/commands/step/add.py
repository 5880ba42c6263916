"""sqqf step add"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Finding, Invited, No, On, People, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Choice
from sqqf.procedure.tolerance.case import Case
from sqqf.store.ledger.dossiers import read_case


def _parties(values: Mapping[str, Any]) -> Iterator[Choice]:
    for n, party in enumerate(_case(values).parties, start=1):
        yield Choice(str(n), party.name)


def _points(values: Mapping[str, Any]) -> Iterator[Choice]:
    for n, point in enumerate(_case(values).points, start=1):
        yield Choice(str(n), point)


def _case(values: Mapping[str, Any]) -> Case:
    run = session()
    return read_case(run.ledger, run.case(values["no"]))


def _one_of_several(values: Mapping[str, Any]) -> bool:
    """Only a terminal can be asked whom a hearing heard; elsewhere that stays unknown, and is found."""
    if not streams.can_ask() or not values["no"] or not values["method"]:
        return False
    return code("methods", values["method"]) == "hearing" and len(list(_parties(values))) > 1


Method = Annotated[
    str,
    option("--method", "document|site|hearing|inquiry|other:TEXT", _("How it was checked.")),
    Needed("methods"),
]
Point = Annotated[
    list[int],
    option("--point", "N", _("The point it serves; may be given again."), positive),
    Needed(choices=_points),
]
Evidence = Annotated[
    list[str] | None,
    option("--evidence", "FILE|TEXT", _("The evidence: a file (name, size and SHA-256 are kept) or words.")),
    Needed(optional=True),
]
Party = Annotated[
    list[int] | None,
    option("--party", "N", _("The party that was heard; may be given again."), positive),
    Needed(when=_one_of_several, choices=_parties),
]


def command(
    no: No = NEEDED,
    method: Method = NEEDED,
    point: Point = NEEDED,
    on: On = NEEDED,
    people: People = NEEDED,
    finding: Finding = NEEDED,
    evidence: Evidence = None,
    invited: Invited = None,
    party: Party = None,
    as_json: AsJson = False,
) -> None:
    """Record a step of the investigation: one matter, one check.

    A step names the points it serves. It may be recorded after the conclusion if it happened before it.
    A hearing names the parties that were heard, where there are several.

    \b
    Example:
      sqqf step add 2026-3 --method document --point 1 --on 2026-11-23 --people 李某,王某 --finding 会议纪要载明集体研究
    """  # noqa: E501 - a line to paste
    body = given(
        method=code("methods", method),
        points=sorted(set(point)),
        people=typed.names(people),
        finding=finding,
        parties=sorted(set(party or ())),
        evidence=[typed.evidence(text) for text in evidence or ()],
        invited=[typed.invited(text) for text in invited or ()],
    )
    record(no, "step", body, on, as_json=as_json)
