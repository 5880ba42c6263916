"""sqqf assign"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_officer
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.cli.options.members import members, tell_if_no_member
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.ledger.finding import find_dossier
from sqqf.store.office.handing_over import HandedOver, Handing, hand_over

HEADERS = (n_("no."), n_("state"), n_("party"))

From = Annotated[
    str,
    option("--from", "NAME", _("Whose open cases and leads they are."), autocompletion=complete_officer),
    Needed(),
]
To = Annotated[
    str,
    option("--to", "NAME", _("The officer in charge from now on."), autocompletion=complete_officer),
    Needed(choices=members),
]
Only = Annotated[
    list[str] | None, option("--only", "NO", _("Only this case or lead; may be given again. Default: all."))
]
DryRun = Annotated[bool, flag("--dry-run", _("Show what would go, and record nothing."))]


def command(
    giver: From = NEEDED,
    receiver: To = NEEDED,
    only: Only = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give an officer's open cases and leads to another officer.

    One act on each; all of them or, where one is refused, none.

    \b
    Example:
      sqqf assign --from 王某 --to 李某 --dry-run
      sqqf assign --from 王某 --to 李某 --only 2026-3 --only L2026-1
    """
    run = session()
    run.expect(giver)
    ids = tuple(dict.fromkeys(find_dossier(run.ledger, no, run.today) for no in only or ()))
    given = hand_over(run.ledger, run.stamp, Handing(giver, receiver, ids), dry_run=dry_run)
    if as_json:
        assigned = [one._asdict() for one in given]
        streams.show_json({"from": giver, "to": receiver, "recorded": not dry_run, "assigned": assigned})
    else:
        show_table(HEADERS, map(_row, given), _("{name} has nothing open").format(name=giver))
        if dry_run:
            streams.tell(_("a dry run: nothing was recorded"))
    tell_if_no_member(receiver)


def _row(one: HandedOver) -> Row:
    return Row((one.no, session().profile.term("states", one.state, lang()), one.party or ""))
