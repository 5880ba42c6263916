"""sqqf assess circumstance"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from sqqf.cli.acts.answering import Answer, answer, elements_of, rests_on_a_rule
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Evidence, No, Party, Reason, typed
from sqqf.cli.options.codes import codes, listed_codes
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option


def _needs_basis(values: Mapping[str, Any]) -> bool:
    answers = typed.elements(values["element"] or ())
    return "yes" in answers.values() and rests_on_a_rule("circumstances", values)


Rule = Annotated[
    str,
    argument("cN", _("The circumstance: c9, 9, or its name.")),
    Needed("circumstances", check=lambda text: listed_codes("circumstances", text)),
]
Element = Annotated[
    list[str],
    option(
        "--element", "K=yes|no|unclear", _("Whether element K is shown, 1-3 for several; may be given again.")
    ),
    Needed(told=elements_of, check=lambda text: typed.elements([text])),
]
Basis = Annotated[
    str | None, option("--basis", "TEXT", _("The rule that it rests on (c20).")), Needed(when=_needs_basis)
]
Relief = Annotated[
    list[str] | None,
    option("--relief", "exempted|mitigated|lenient", _("What that rule grants (c20); may be given again.")),
    Needed("reliefs", when=_needs_basis),
]


def command(
    no: No = NEEDED,
    rule: Rule = NEEDED,
    element: Element = NEEDED,
    reason: Reason = NEEDED,
    evidence: Evidence = None,
    party: Party = None,
    basis: Basis = None,
    relief: Relief = None,
    as_json: AsJson = False,
) -> None:
    """Answer elements of a circumstance: shown, not shown, or unclear.

    A circumstance is established when each of its elements is shown. An answer may be given again until the
    deliberation; the last one counts, all of them stay on record. Without --party it holds for all parties.

    \b
    Example:
      sqqf assess circumstance 2026-3 c9 --element 1-3=yes --element 4=unclear --reason 会议纪要载明 --evidence step:1
    """  # noqa: E501 - a line to paste
    facts = {"reason": reason, "evidence": evidence, "party": party, "basis": basis}
    facts["reliefs"] = codes("reliefs", relief)
    answer(no, Answer("circumstances", rule, typed.elements(element), facts), as_json=as_json)
