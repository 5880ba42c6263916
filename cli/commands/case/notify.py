"""sqqf case notify"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.parsing import positive

Method = Annotated[
    str,
    option("--method", "direct|mail|electronic|left|public|oral", _("How the notice was given.")),
    Needed("notice_methods"),
]
Party = Annotated[
    list[int] | None, option("--party", "N", _("Only this party; default: all of them."), positive)
]


def command(
    no: No = NEEDED, on: On = NEEDED, method: Method = NEEDED, party: Party = None, as_json: AsJson = False
) -> None:
    """Record the notice of acceptance or declining to each party.

    Only a written notice meets the limit; an oral one is recorded but doesn't.

    \b
    Example:
      sqqf case notify 2026-3 --on 2026-11-23 --method 直接送达
    """
    record(no, "notified", given(method=code("notice_methods", method), parties=party), on, as_json=as_json)
