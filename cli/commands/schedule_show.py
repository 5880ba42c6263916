"""sqqf schedule show"""

from __future__ import annotations

from sqqf.cli import streams
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, PerOfficer
from sqqf.cli.scheduling import USUAL_AT, At, KindOption, OutputFolder, documents, plan, told, written


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
    """Show what is scheduled for this ledger, or else what sqqf schedule install would write.

    \b
    Example:
      sqqf schedule show
      sqqf schedule show --at 08:30 --mail office@example.org
    """
    from sqqf.cli.render.page import Line, show_page
    from sqqf.post.scheduling import installed

    made = plan(at, mail or [], output, config, kind, names=names, per_officer=per_officer)
    there = installed(made.job.id)
    if as_json:
        listed = [one for name, pieces in there.items() for one in documents(name, pieces)]
        would = documents(made.kind, made.pieces)
        streams.show_json({"installed": listed, "would_write": would, "command": made.job.command})
        return
    if there:
        show_page(line for name, pieces in there.items() for line in written(name, pieces))
        return
    show_page(
        (Line(_("nothing is scheduled for this ledger; sqqf schedule install would write this")), *told(made))
    )
    show_page(written(made.kind, made.pieces))
