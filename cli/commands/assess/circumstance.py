"""sqqf assess circumstance"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from sqqf.cli import reading_input as read
from sqqf.cli.assessing import answer, elements_of, rests_on_a_rule
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Evidence, No, Party, Reason, words
from sqqf.cli.recording import codes
from sqqf.cli.screen.asking import Needed


def _needs_basis(values: Mapping[str, Any]) -> bool:
    answers = read.elements(values["element"] or ())
    return "yes" in answers.values() and rests_on_a_rule("circumstances", values)


def command(
    no: No = None,
    rule: Annotated[str | None, typer.Argument(metavar="cN", parser=words, help=_("The circumstance: c9, 9, or its name.")), Needed("circumstances")] = None,
    element: Annotated[list[str] | None, typer.Option("--element", metavar="K=yes|no|unclear", parser=words, help=_("Whether element K is shown; may be given again.")), Needed(told=elements_of)] = None,
    reason: Reason = None,
    evidence: Evidence = None,
    party: Party = None,
    basis: Annotated[str | None, typer.Option("--basis", metavar="TEXT", parser=words, help=_("The rule that it rests on (c20).")), Needed(when=_needs_basis)] = None,
    relief: Annotated[list[str] | None, typer.Option("--relief", metavar="exempted|mitigated|lenient", parser=words, help=_("What that rule grants (c20); may be given again.")), Needed("reliefs", when=_needs_basis)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Answer elements of a circumstance: shown, not shown, or unclear.

    A circumstance is established when each of its elements is shown. An answer may be given again until the
    deliberation; the last one counts, all of them stay on record. Without --party it holds for all parties.

    \b
    Example:
      sqqf assess circumstance 2026-3 c9 --element 1=yes --element 2=yes --reason 会议纪要载明 --evidence step:1
    """
    assert rule
    facts = {"reason": reason, "evidence": evidence, "party": party, "basis": basis}
    facts["reliefs"] = codes("reliefs", relief)
    answer(no, "circumstances", rule, read.elements(element or ()), facts, as_json=as_json)
