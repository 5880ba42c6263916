"""sqqf schedule show"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, PerOfficer
from sqqf.cli.options.keeping import BackupFolder, Keep, SealTo, daily_backup
from sqqf.cli.options.parsing import ledger_path
from sqqf.cli.options.schedule import USUAL_AT, At, OutputFolder, Scheduler, plan
from sqqf.cli.render.schedule import documents, in_force, in_the_outbox, planned
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.desk.mailing import waiting
from sqqf.desk.scheduling import ScheduleRequest
from sqqf.post.scheduling import installed


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
    as_json: AsJson = False,
) -> None:
    """Show what is scheduled for this ledger, or what sqqf schedule install would write; and what mail waits.

    \b
    Example:
      sqqf schedule show
      sqqf schedule show --at 08:30 --mail office@example.org
    """
    places = ledger_path(output), ledger_path(config)
    backups = daily_backup(backup, keep, seal_to)
    made = plan(ScheduleRequest(at, mail or [], per_officer, names, *places, kind, backups))
    there, mails = installed(made.job.id), waiting(session().ledger)
    if as_json:
        listed = [one for name, pieces in there.items() for one in documents(name, pieces)]
        would = documents(made.kind, made.pieces)
        waits = [mail._asdict() for mail in mails]
        streams.show_json(
            {"installed": listed, "would_write": would, "command": made.job.command, "waiting": waits}
        )
        return
    for name, pieces in there.items():
        show_page(in_force(made.job.id, name, pieces))
    if not there:
        show_page([Line(_("nothing is scheduled for this ledger; sqqf schedule install would write this"))])
        show_page(planned(made))
    show_page(in_the_outbox(mails))
