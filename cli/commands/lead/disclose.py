"""sqqf lead disclose"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, On, Text
from sqqf.cli.options.codes import codes
from sqqf.cli.options.declaration import NEEDED, option

Of = Annotated[
    list[str] | None,
    option("--of", "talk|rectification", _("What was disclosed; may be given again; default: both.")),
]


def command(
    no: No = NEEDED, on: On = NEEDED, text: Text = NEEDED, of: Of = None, as_json: AsJson = False
) -> None:
    """Record that talks and rectification were disclosed: when, and where or how.

    \b
    Example:
      sqqf lead disclose L2026-1 --on 2026-12-30 --text 在县政府网站公开 --of rectification
    """
    session().lead(no)
    disclosed = codes("disclosures", of or [entry.id for entry in session().profile.section("disclosures")])
    record(no, "disclosed", given(text=text, of=disclosed), on, as_json=as_json)
