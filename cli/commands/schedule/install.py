"""sqqf schedule install"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, PerOfficer
from sqqf.cli.options.declaration import flag
from sqqf.cli.options.keeping import BackupFolder, Keep, SealTo, daily_backup
from sqqf.cli.options.parsing import ledger_path
from sqqf.cli.options.questions import agree
from sqqf.cli.options.schedule import USUAL_AT, At, OutputFolder, Scheduler, plan
from sqqf.cli.render.schedule import documents, planned
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.desk import scheduling
from sqqf.desk.scheduling import ScheduleRequest

Yes = Annotated[bool, flag("--yes", _("On a terminal: don't ask."))]


def command(
    at: At = USUAL_AT,
    mail: Mail = None,
    output: OutputFolder = None,
    names: InTheMail = False,
    per_officer: PerOfficer = False,
    config: MailSettings = None,
    kind: Scheduler = None,
    backup: BackupFolder = None,
    keep: Keep = None,
    seal_to: SealTo = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Have the daily report made on a schedule: by mail, or as a page in a folder.

    It says what it writes, and where, before it does; on a terminal it asks first. What was installed before
    for this ledger is replaced. It runs on working days, make-up days included; when the machine was off in
    the morning the report is made later. With --backup the ledger is backed up into a folder too, once a
    day, and the newest of the backups stay.

    \b
    Example:
      sqqf schedule install --at 08:30 --mail office@example.org
      sqqf schedule install --output 日报
      sqqf schedule install --backup /media/nas/台账备份 --keep 14
    """
    places = ledger_path(output), ledger_path(config)
    backups = daily_backup(backup, keep, seal_to)
    request = ScheduleRequest(at, mail or [], per_officer, names, *places, kind, backups)
    made = plan(request)
    if variable := scheduling.unset_password(request):
        said = _(
            "the password comes from {variable}, which won't be set when the report runs:"
            " put password_command or password into {path}"
        )
        streams.tell(visible(said.format(variable=variable, path=scheduling.settings_path(request))))
    others = scheduling.others(made)
    if not as_json:
        show_page(planned(made))
        show_page(
            Line(_("the schedule installed by {kind} will be removed").format(kind=name)) for name in others
        )
    if streams.can_ask() and not yes:
        agree(_("write this?"))
    scheduling.install(made, others)
    if as_json:
        pieces = documents(made.kind, made.pieces)
        streams.show_json({"installed": pieces, "removed": others, "command": made.job.command})
    else:
        streams.say(_("installed"))
