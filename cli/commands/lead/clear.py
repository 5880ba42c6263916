"""sqqf lead clear"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive

Person = Annotated[int, option("--person", "N", _("The official."), positive), Needed()]


def command(
    no: No = NEEDED,
    person: Person = NEEDED,
    on: On = NEEDED,
    reason: Reason = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Record that nothing was found against one official, while the lead goes on against the others.

    \b
    Example:
      sqqf lead clear L2026-1 --person 2 --on 2026-11-20 --reason 到任前已发生
    """
    record(no, "cleared", given(person=person, reason=reason), on, as_json=as_json)
