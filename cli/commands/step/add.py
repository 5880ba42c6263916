"""sqqf step add"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Finding, Invited, No, On, positive, words
from sqqf.cli.recording import code, given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    method: Annotated[str | None, typer.Option("--method", metavar="document|site|hearing|inquiry|other:TEXT", parser=words, help=_("How it was checked.")), Needed("methods")] = None,
    point: Annotated[list[int] | None, typer.Option("--point", metavar="N", parser=positive, help=_("The point it serves; may be given again.")), Needed()] = None,
    on: On = None,
    people: Annotated[str | None, typer.Option("--people", metavar="NAMES", parser=words, help=_("Who did it, separated by commas.")), Needed()] = None,
    finding: Finding = None,
    evidence: Annotated[list[str] | None, typer.Option("--evidence", metavar="FILE|TEXT", parser=words, help=_("What shows it: a file (name, size and SHA-256 are kept) or words."))] = None,
    invited: Invited = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record a step of the investigation: one matter, one check.

    A step names the points it serves. It may be recorded after the conclusion if it happened before it.

    \b
    Example:
      sqqf step add 2026-3 --method document --point 1 --on 2026-11-23 --people 李某,王某 --finding 会议纪要载明集体研究
    """
    assert method
    assert people
    body = given(
        method=code("methods", method),
        points=sorted(set(point or ())),
        people=read.names(people),
        finding=finding,
        evidence=[read.evidence(text) for text in evidence or ()],
        invited=[read.invited(text) for text in invited or ()],
    )
    record(no, "step", body, on, as_json=as_json)
