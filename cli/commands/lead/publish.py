"""sqqf lead publish"""

from __future__ import annotations

from sqqf.cli.options import AsJson, LeadNo
from sqqf.cli.publishing import USUAL, DryRun, LevelOption, Output, PublishedOn, Yes, publish, requested
from sqqf.cli.session import session


def command(
    no: LeadNo = None,
    output: Output = None,
    level: LevelOption = USUAL,
    on: PublishedOn = None,
    yes: Yes = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a lead public as a typical case, in a notice with names shortened.

    It shows the notice, what was shortened in it, and what else looks like a name; it is written only after somebody
    has agreed. Who gave the lead never stands in it.

    \b
    Example:
      sqqf lead publish L2026-1 --dry-run
      sqqf lead publish L2026-1 --level usual --output 典型问题通报.md
    """
    assert no
    publish(requested(session().lead(no), level, output, on), yes=bool(yes), dry_run=dry_run, as_json=as_json)
