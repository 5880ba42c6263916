"""sqqf calendar import"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.calendar.notice import read_notice
from sqqf.cli.context.language import _, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, typed
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag
from sqqf.cli.render.limits import STATUSES, kind_name
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import Row, show_table
from sqqf.cli.screen.visible import visible
from sqqf.store.incoming import MOST_TEXT, read_bytes
from sqqf.store.ledger.notices import import_notice

HEADERS = (n_("case"), n_("limit"), n_("was"), n_("is now"))


File = Annotated[str, argument("FILE", _("A notice: holiday-cn's JSON, or .ics.")), Needed()]
DryRun = Annotated[bool, flag("--dry-run", _("Only show what would move."))]


def command(file: File = NEEDED, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Take over the State Council's notice for a year; every limit it changes is counted anew.

    It is put on record, and each open limit that moves is listed, with the met ones whose verdict changes.

    \b
    Example:
      sqqf calendar import 2027.json --dry-run
    """
    run = session()
    run.ledger  # noqa: B018  (without a ledger there is nothing to import into: that is said first)
    notice = read_notice(read_bytes(Path(file), MOST_TEXT), ics=file.casefold().endswith(".ics"))
    about = typed.file(file)
    done = import_notice(run.ledger, run.stamp, notice, about, dry_run=dry_run)
    names = ("case", "kind", "from", "to")
    if as_json:
        lists = {
            name: [dict(zip(names, item, strict=True)) for item in found]
            for name, found in (
                ("moved", done.moved),
                ("verdicts", done.verdicts),
                ("confirmed", done.confirmed),
            )
        }
        streams.show_json({"year": done.year, **lists})
        return
    if done.already_known:
        streams.say(_("the notice for {year} is on record already: nothing changes").format(year=done.year))
        return
    said = (
        _("the notice for {year} would move {n} open limits")
        if dry_run
        else _("notice for {year} on record; open limits moved: {n}")
    )
    streams.say(said.format(year=done.year, n=len(done.moved)))
    streams.say(_("days that become working days or days off: {n}").format(n=done.days_changed))
    if done.left_out:
        said = _("by this notice people work on: {names}; is it whole?")
        streams.tell(visible(said.format(names=listed(done.left_out))))
    if done.confirmed:
        streams.say(_("no longer provisional, same date: {n}").format(n=len(done.confirmed)))
    if done.moved:
        show_table(HEADERS, (Row((no, kind_name(kind), was, now)) for no, kind, was, now in done.moved), "")
    if done.verdicts:
        streams.say(_("limits met whose verdict changes: {n}").format(n=len(done.verdicts)))
        rows = (
            Row((no, kind_name(kind), _(STATUSES[was]), _(STATUSES[now])))
            for no, kind, was, now in done.verdicts
        )
        show_table(HEADERS, rows, "")
