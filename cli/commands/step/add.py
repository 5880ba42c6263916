"""sqqf step add"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Finding, Invited, No, On, People, typed
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive

Method = Annotated[
    str,
    option("--method", "document|site|hearing|inquiry|other:TEXT", _("How it was checked.")),
    Needed("methods"),
]
Point = Annotated[
    list[int], option("--point", "N", _("The point it serves; may be given again."), positive), Needed()
]
Evidence = Annotated[
    list[str] | None,
    option("--evidence", "FILE|TEXT", _("The evidence: a file (name, size and SHA-256 are kept) or words.")),
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
    as_json: AsJson = False,
) -> None:
    """Record a step of the investigation: one matter, one check.

    A step names the points it serves. It may be recorded after the conclusion if it happened before it.

    \b
    Example:
      sqqf step add 2026-3 --method document --point 1 --on 2026-11-23 --people 李某,王某 --finding 会议纪要载明集体研究
    """  # noqa: E501 - a line to paste
    body = given(
        method=code("methods", method),
        points=sorted(set(point)),
        people=typed.names(people),
        finding=finding,
        evidence=[typed.evidence(text) for text in evidence or ()],
        invited=[typed.invited(text) for text in invited or ()],
    )
    record(no, "step", body, on, as_json=as_json)
