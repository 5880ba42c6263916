"""sqqf assess distinction"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.acts.answering import Answer, answer
from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, Evidence, No, Party, Reason
from sqqf.cli.options.codes import code, listed_codes
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option

Rule = Annotated[
    str,
    argument("dN", _("The distinction: d1, 1, or its name; d1,d3 and d1-d3 are several.")),
    Needed("distinctions", check=lambda text: listed_codes("distinctions", text)),
]
Side = Annotated[
    str,
    option(
        "--side",
        "tolerant|culpable|n/a",
        _("On which side the conduct stands; n/a where the distinction doesn't apply."),
    ),
    Needed("sides"),
]


def command(
    no: No = NEEDED,
    rule: Rule = NEEDED,
    side: Side = NEEDED,
    reason: Reason = NEEDED,
    evidence: Evidence = None,
    party: Party = None,
    as_json: AsJson = False,
) -> None:
    """Record on which side of a distinction the conduct stands; the culpable side rules out every relief.

    Each distinction has to be answered before a relief is open. Without --party the answer holds for all
    parties.

    \b
    Example:
      sqqf assess distinction 2026-3 d1-d3 --side tolerant --reason 未谋私利 --evidence step:1
      sqqf assess distinction 2026-3 d2 --side tolerant --reason 当时上级没有明确限制
    """
    facts = {"reason": reason, "evidence": evidence, "party": party}
    answer(no, Answer("distinctions", rule, {"1": code("sides", side)}, facts), as_json=as_json)
