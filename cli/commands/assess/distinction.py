"""sqqf assess distinction"""

from __future__ import annotations

from typing import Annotated

import typer

from sqqf.cli.assessing import answer
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, Evidence, No, Party, Reason, words
from sqqf.cli.recording import code
from sqqf.cli.screen.asking import Needed


def command(
    no: No = None,
    rule: Annotated[str | None, typer.Argument(metavar="dN", parser=words, help=_("The distinction: d1, 1, or its name.")), Needed("distinctions")] = None,
    side: Annotated[str | None, typer.Option("--side", metavar="tolerant|culpable|n/a", parser=words, help=_("On which side the conduct stands; n/a where it isn't about this.")), Needed("sides")] = None,
    reason: Reason = None,
    evidence: Evidence = None,
    party: Party = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Answer on which side of a distinction the conduct stands: the culpable one rules out every relief.

    Each distinction has to be answered before a relief is open. Without --party the answer holds for all parties.

    \b
    Example:
      sqqf assess distinction 2026-3 d2 --side tolerant --reason 当时上级没有明确限制
    """
    assert rule
    assert side
    facts = {"reason": reason, "evidence": evidence, "party": party}
    answer(no, "distinctions", rule, {"1": code("sides", side)}, facts, as_json=as_json)
