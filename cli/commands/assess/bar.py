"""sqqf assess bar"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.answering import Answer, answer, rests_on_a_rule
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Evidence, No, Party, Reason, typed
from sqqf.cli.options.codes import code, listed_codes
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option


def _yes_or_no(text: str) -> str:
    """A bar is established or it isn't: what is unclear isn't."""
    return code("answers", text, only=("yes", "no"))


def _needs_basis(values: Mapping[str, Any]) -> bool:
    established = values["established"]
    return bool(established) and _yes_or_no(established) == "yes" and rests_on_a_rule("bars", values)


Rule = Annotated[
    str,
    argument("xN", _("The bar: x1, 1, or its name; x1,x3 and x1-x6 are several.")),
    Needed("bars", check=lambda text: listed_codes("bars", text)),
]
Established = Annotated[
    str,
    option("--established", "yes|no", _("Whether it is established: yes or no.")),
    Needed("answers", check=_yes_or_no),
]
Element = Annotated[
    list[str] | None,
    option(
        "--element", "K=yes|no|unclear", _("Of a bar that the rules take apart: whether element K is shown.")
    ),
]
Basis = Annotated[
    str | None, option("--basis", "TEXT", _("The rule that it rests on (x6).")), Needed(when=_needs_basis)
]


def command(
    no: No = NEEDED,
    rule: Rule = NEEDED,
    established: Established = NEEDED,
    reason: Reason = NEEDED,
    element: Element = None,
    basis: Basis = None,
    evidence: Evidence = None,
    party: Party = None,
    as_json: AsJson = False,
) -> None:
    """Record whether a bar is established; an established one rules out every relief.

    Each bar has to be answered before a relief is open. Without --party the answer holds for all parties.
    Several bars can be answered at once; all of the answers are recorded, or none.

    \b
    Example:
      sqqf assess bar 2026-3 x1-x6 --established no --reason 经核实无此情形 --evidence step:1
      sqqf assess bar 2026-3 x2 --established no --reason 未发现谋取私利 --evidence step:2
    """
    facts = {
        "reason": reason,
        "basis": basis,
        "evidence": evidence,
        "party": party,
        "elements": typed.elements(element or ()),
    }
    answer(no, Answer("bars", rule, {"1": _yes_or_no(established)}, facts), as_json=as_json)
