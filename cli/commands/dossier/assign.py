"""sqqf case assign, sqqf lead assign"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.completion import complete_officer
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.members import members, tell_if_no_member

NewOfficer = Annotated[
    str,
    option("--officer", "NAME", _("The officer in charge from now on."), autocompletion=complete_officer),
    Needed(choices=members),
]


def command(no: No = NEEDED, officer: NewOfficer = NEEDED, as_json: AsJson = False) -> None:
    """Give a case or a lead to an officer.

    \b
    Example:
      sqqf case assign 2026-3 --officer 王某
      sqqf lead assign L2026-1 --officer 王某
    """
    record(no, "assigned", given(officer=officer), as_json=as_json)
    tell_if_no_member(officer)
