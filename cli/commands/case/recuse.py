"""sqqf case recuse"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, typed
from sqqf.cli.options.completion import complete_member
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.members import members, tell_if_no_member

Member = Annotated[
    str,
    option("--member", "NAME", _("Who stays away."), autocompletion=complete_member),
    Needed(choices=members),
]
Grounds = Annotated[str, option("--grounds", "TEXT", _("On what grounds.")), Needed()]


def command(
    no: No = NEEDED,
    member: Member = NEEDED,
    grounds: Grounds = NEEDED,
    on: On = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Record that somebody stays away from a case; they can't be present at its deliberation.

    Off unless the group's rules turn recusal on.

    \b
    Example:
      sqqf case recuse 2026-3 --member 赵某 --grounds 与当事人有近亲属关系 --on 2026-11-24
    """
    name = typed.one_name(member)
    record(no, "recused", given(member=name, grounds=grounds), on, as_json=as_json)
    tell_if_no_member(name)
