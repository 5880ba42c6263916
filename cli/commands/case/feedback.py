"""sqqf case feedback"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, ToWhom, words
from sqqf.cli.recording import code, codes, given, record
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    on: On = None,
    to: ToWhom = None,
    role: Annotated[str | None, typer.Option("--role", metavar="applicant|party|organ", parser=words, help=_("Who that is in the case.")), Needed("recipients")] = None,
    use: Annotated[list[str] | None, typer.Option("--use", metavar="accountability|integrity|promotion|performance|other:TEXT", parser=words, help=_("What the organ takes the conclusion into account for; may be given again."))] = None,
    method: Annotated[str | None, typer.Option("--method", metavar="direct|mail|electronic|left|public|oral", parser=words, help=_("How it was given."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record feedback to the applicant or a party, or the delivery of the conclusion to an organ.

    Before a case is closed the applicant and every party have been told, and the conclusion has gone to an
    organ. Who is applicant and party in one counts as both.

    \b
    Example:
      sqqf case feedback 2026-3 --on 2026-12-10 --to 陈某 --role applicant
      sqqf case feedback 2026-3 --on 2026-12-10 --to 某县委组织部 --role organ --use promotion --use performance
    """
    assert role
    body = given(
        to=to,
        role=code("recipients", role),
        uses=codes("uses", use),
        method=code("notice_methods", method) if method else None,
    )
    record(no, "feedback", body, on, as_json=as_json)
