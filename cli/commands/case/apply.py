"""sqqf case apply"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, Party, ToWhom
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option

Way = Annotated[str, option("--way", "r1|r2|r3|r4", _("What is done with the result.")), Needed("results")]


def command(
    no: No = NEEDED,
    way: Way = NEEDED,
    on: On = NEEDED,
    to: ToWhom = NEEDED,
    party: Party = None,
    as_json: AsJson = False,
) -> None:
    """Record that the result is applied: only for a party who was exempted, the fourth way for persons only.

    \b
    Example:
      sqqf case apply 2026-3 --way r2 --on 2026-12-15 --to 某县委组织部
      sqqf case apply 2026-3 --way r4 --on 2026-12-15 --to 某县委组织部 --party 1
    """
    record(no, "applied", given(way=code("results", way), to=to, party=party), on, as_json=as_json)
