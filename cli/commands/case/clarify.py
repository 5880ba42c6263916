"""sqqf case clarify"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, No, On, Reason
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.procedure.errors import BadInput


def _is_needed(values: Mapping[str, Any]) -> bool:
    return bool(values["needed"]) and _yes(values["needed"])


def _yes(text: str) -> bool:
    return code("answers", text, only=("yes", "no")) == "yes"


IsNeeded = Annotated[str, option("--needed", "yes|no", _("Is it needed? yes or no.")), Needed()]
Way = Annotated[
    str | None,
    option("--way", "written|in_person|meeting|notice", _("How it is clarified.")),
    Needed("clarification_ways", when=_is_needed),
]
Organ = Annotated[
    str | None, option("--organ", "TEXT", _("The organ that clarifies.")), Needed(when=_is_needed)
]
To = Annotated[str | None, option("--to", "TEXT", _("To whom.")), Needed(when=_is_needed)]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    needed: IsNeeded = NEEDED,
    way: Way = None,
    organ: Organ = None,
    to: To = None,
    reason: Reason = NEEDED,
    as_json: AsJson = False,
) -> None:
    """Record whether clarification is needed, and how the organ concerned gives it.

    That none is needed is recorded too, with its reason.

    \b
    Example:
      sqqf case clarify 2026-3 --on 2026-12-10 --needed yes --way meeting --organ 某县住建局 --to 本单位干部职工 --reason 网上有不实传言
      sqqf case clarify 2026-3 --on 2026-12-10 --needed no --reason 未造成负面影响
    """  # noqa: E501 - a line to paste
    is_needed = _yes(needed)
    details = {"--way": way, "--organ": organ, "--to": to}
    if not is_needed and any(details.values()):
        raise BadInput("exclusive", names=["--needed no", *(name for name, fact in details.items() if fact)])
    found = code("clarification_ways", way) if way else None
    body = given(needed=is_needed, way=found, organ=organ, to=to, reason=reason)
    record(no, "clarified", body, on, as_json=as_json)
