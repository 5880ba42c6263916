"""sqqf case point"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.cli.options.parsing import day


def _within(values: Mapping[str, Any]) -> bool:
    return bool(values["within_matter"])


Text = Annotated[str, option("--text", "TEXT", _("The point to check.")), Needed()]
WithinMatter = Annotated[
    bool, flag("--within-matter", _("It serves the matter as accepted, and the group agreed."))
]
AgreedOn = Annotated[
    date | None, option("--agreed-on", "DATE", _("The day the group agreed."), day), Needed(when=_within)
]
Reason = Annotated[str | None, option("--reason", "TEXT", _("Why.")), Needed(when=_within)]


def command(
    no: No = NEEDED,
    text: Text = NEEDED,
    within_matter: WithinMatter = False,
    agreed_on: AgreedOn = None,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """Add a point to check. After acceptance only within the matter, with the group's consent.

    \b
    Example:
      sqqf case point 2026-3 --text 是否及时报告 --within-matter --agreed-on 2026-11-24 --reason 服务于原事项
    """
    body = given(text=text, within_matter=within_matter or None, reason=reason)
    record(no, "point", body, agreed_on, as_json=as_json)
