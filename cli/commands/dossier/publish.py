"""sqqf case publish, sqqf lead publish"""

from __future__ import annotations

from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.publishing import USUAL, DryRun, LevelOption, Output, PublishedOn, Yes, publish, requested


def command(
    no: No = NEEDED,
    output: Output = None,
    level: LevelOption = USUAL,
    on: PublishedOn = None,
    yes: Yes = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a decided case or a lead public as a typical case, in a notice with names shortened.

    It shows the notice, what was shortened in it, and what else looks like a name; it is written only after
    somebody has agreed. Who gave a lead never stands in it.

    \b
    Example:
      sqqf case publish 2026-3 --dry-run
      sqqf case publish 2026-3 --level strict --output 典型案例.md
      sqqf lead publish L2026-1 --dry-run
      sqqf lead publish L2026-1 --level usual --output 典型问题通报.md
    """
    request = requested(session().dossier(no), level, output, on)
    publish(request, yes=bool(yes), dry_run=dry_run, as_json=as_json)
