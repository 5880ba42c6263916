"""sqqf lead disclose"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, On, Text, words
from sqqf.cli.recording import codes, given, record_on_lead
from sqqf.cli.session import session


def command(
    no: LeadNo = None,
    on: On = None,
    text: Text = None,
    of: Annotated[list[str] | None, typer.Option("--of", metavar="talk|rectification", parser=words, help=_("What was disclosed; may be given again; default: both."))] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record that talks and rectification were disclosed: when, and where or how.

    \b
    Example:
      sqqf lead disclose L2026-1 --on 2026-12-30 --text 在县政府网站公开 --of rectification
    """
    assert no
    session().lead(no)
    disclosed = codes("disclosures", of or [entry.id for entry in session().profile.section("disclosures")])
    record_on_lead(no, "disclosed", given(text=text, of=disclosed), on, as_json=as_json)
