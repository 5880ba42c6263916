"""sqqf rules adopt"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, flag, option
from sqqf.cli.options.parsing import day
from sqqf.cli.options.questions import agree
from sqqf.cli.options.rules import RulesFile
from sqqf.cli.render.adoption import adoption_document, show_adoption
from sqqf.cli.screen import streams
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.rules import adopt

On = Annotated[date | None, option("--on", "DATE", _("The day from which they hold; default: today."), day)]
DryRun = Annotated[bool, flag("--dry-run", _("Only show what would change."))]
Yes = Annotated[bool, flag("--yes", _("Don't ask, on a terminal; elsewhere nothing is asked."))]


def command(
    profile: RulesFile = NEEDED,
    on: On = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Put changed rules in force from a day on; what that changes is shown, on a terminal before it is done.

    What is on record keeps the rules it was received under: no limit moves. What comes in from that day on
    goes by the new ones.

    \b
    Example:
      sqqf rules adopt qingshi.toml --on 2027-01-01 --dry-run
    """
    run = session()
    run.ledger  # noqa: B018  (without a ledger there is nothing to put them in force in: that is said first)
    rules, since = read_profile(profile), on or run.today
    if streams.can_ask() and not (dry_run or yes or as_json):
        show_adoption(adopt(run.ledger, run.stamp, rules, since, dry_run=True))
        agree(_("put them in force?"))
    done = adopt(run.ledger, run.stamp, rules, since, dry_run=dry_run)
    if as_json:
        streams.show_json(adoption_document(done))
        return
    show_adoption(done)
