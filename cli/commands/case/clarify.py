"""sqqf case clarify"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, No, On, Reason, words
from sqqf.cli.recording import code, given, record
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput


def _is_needed(values: Mapping[str, Any]) -> bool:
    return bool(values["needed"]) and _yes(values["needed"])


def _yes(text: str) -> bool:
    return code("answers", text, only=("yes", "no")) == "yes"


def command(
    no: No = None,
    on: On = None,
    needed: Annotated[str | None, typer.Option("--needed", metavar="yes|no", parser=words, help=_("Is it needed? yes or no.")), Needed()] = None,
    way: Annotated[str | None, typer.Option("--way", metavar="written|in_person|meeting|notice", parser=words, help=_("How it is clarified.")), Needed("clarification_ways", when=_is_needed)] = None,
    organ: Annotated[str | None, typer.Option("--organ", metavar="TEXT", parser=words, help=_("The organ that clarifies.")), Needed(when=_is_needed)] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="TEXT", parser=words, help=_("To whom.")), Needed(when=_is_needed)] = None,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Record whether clarification is needed, and how the organ concerned gives it.

    That none is needed is a decision too, with its reason.

    \b
    Example:
      sqqf case clarify 2026-3 --on 2026-12-10 --needed yes --way meeting --organ 某县住建局 --to 本单位干部职工 --reason 网上有不实传言
      sqqf case clarify 2026-3 --on 2026-12-10 --needed no --reason 未造成负面影响
    """
    assert needed
    is_needed = _yes(needed)
    details = {"--way": way, "--organ": organ, "--to": to}
    if not is_needed and any(details.values()):
        raise BadInput("exclusive", names=["--needed no", *(name for name, fact in details.items() if fact)])
    found = code("clarification_ways", way) if way else None
    body = given(needed=is_needed, way=found, organ=organ, to=to, reason=reason)
    record(no, "clarified", body, on, as_json=as_json)
