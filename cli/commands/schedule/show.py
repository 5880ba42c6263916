"""sqqf schedule show"""

from __future__ import annotations

from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, PerOfficer
from sqqf.cli.scheduling import (
    USUAL_AT,
    At,
    KindOption,
    OutputFolder,
    documents,
    in_force,
    in_the_outbox,
    plan,
    told,
    written,
)
from sqqf.cli.screen import streams


def command(
    at: At = USUAL_AT,
    mail: Mail = None,
    output: OutputFolder = None,
    names: InTheMail = False,
    per_officer: PerOfficer = False,
    config: MailSettings = None,
    kind: KindOption = None,
    as_json: AsJson = False,
) -> None:
    """Show what is scheduled for this ledger, or else what sqqf schedule install would write; and what mail waits.

    \b
    Example:
      sqqf schedule show
      sqqf schedule show --at 08:30 --mail office@example.org
    """
    from sqqf.cli.mailing import waiting
    from sqqf.cli.screen.page import Line, show_page
    from sqqf.post.scheduling import installed

    made = plan(at, mail or [], output, config, kind, names=names, per_officer=per_officer)
    there, mails = installed(made.job.id), waiting()
    if as_json:
        listed = [one for name, pieces in there.items() for one in documents(name, pieces)]
        would = documents(made.kind, made.pieces)
        streams.show_json(
            {"installed": listed, "would_write": would, "command": made.job.command, "waiting": mails}
        )
        return
    for name, pieces in there.items():
        show_page(in_force(made.job.id, name, pieces))
    if not there:
        show_page([Line(_("nothing is scheduled for this ledger; sqqf schedule install would write this"))])
        show_page((*told(made.job, made.kind), *written(made.kind, made.pieces)))
    show_page(in_the_outbox(mails))
