"""sqqf case publish"""

from __future__ import annotations

from sqqf.cli.options import AsJson, No
from sqqf.cli.publishing import USUAL, DryRun, LevelOption, Output, PublishedOn, Yes, publish, requested
from sqqf.cli.session import session


def command(
    no: No = None,
    output: Output = None,
    level: LevelOption = USUAL,
    on: PublishedOn = None,
    yes: Yes = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a decided case public as a typical case, in a notice with names shortened.

    It shows the notice, what was shortened in it, and what else looks like a name; it is written only after somebody
    has agreed.

    \b
    Example:
      sqqf case publish 2026-3 --dry-run
      sqqf case publish 2026-3 --level strict --output 典型案例.md
    """
    assert no
    publish(requested(session().case(no), level, output, on), yes=bool(yes), dry_run=dry_run, as_json=as_json)
