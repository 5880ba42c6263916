"""sqqf case point"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, day, words
from sqqf.cli.recording import given, record
from sqqf.cli.screen.asking import Needed


def _within(values: Mapping[str, Any]) -> bool:
    return bool(values["within_matter"])


def command(
    no: No = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("The point to check.")), Needed()] = None,
    within_matter: Annotated[bool, typer.Option("--within-matter", help=_("It serves the matter as accepted, and the group agreed."))] = False,
    agreed_on: Annotated[date | None, typer.Option("--agreed-on", metavar="DATE", parser=day, help=_("The day the group agreed.")), Needed(when=_within)] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", parser=words, help=_("Why.")), Needed(when=_within)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Add a point to check. After acceptance only within the matter, with the group's consent.

    \b
    Example:
      sqqf case point 2026-3 --text 是否及时报告 --within-matter --agreed-on 2026-11-24 --reason 服务于原事项
    """
    body = given(text=text, within_matter=within_matter or None, reason=reason)
    record(no, "point", body, agreed_on, as_json=as_json)
