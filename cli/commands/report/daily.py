"""sqqf report daily"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, Officer, Output, PerOfficer
from sqqf.cli.options.declaration import flag, option
from sqqf.cli.options.keeping import BackupFolder, Keep, SealTo, daily_backup
from sqqf.cli.options.parsing import ledger_path
from sqqf.cli.options.reports import Form, Grouped
from sqqf.cli.render.report.forms import rendered, report_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.desk import report_file
from sqqf.procedure.errors import BadInput
from sqqf.store.keeping.rotation import DailyBackup
from sqqf.store.overview import daily_report, grouped

FORMATS = ("text", "md", "html", "json")


Into = Annotated[
    str | None,
    option(
        "--into", "DIR", _("Write it into this folder as a page, once a day, under a name with the date.")
    ),
]
SkipRestDays = Annotated[
    bool, flag("--skip-rest-days", _("Print nothing on a rest day; a make-up Saturday is a working day."))
]


def command(
    form: Form = None,
    output: Output = None,
    into: Into = None,
    officer: Officer = None,
    by: Grouped = None,
    skip_rest_days: SkipRestDays = False,
    mail: Mail = None,
    names: InTheMail = False,
    per_officer: PerOfficer = False,
    config: MailSettings = None,
    backup: BackupFolder = None,
    keep: Keep = None,
    seal_to: SealTo = None,
    as_json: AsJson = False,
) -> None:
    """The morning's report: overdue, due today, due soon, provisional, waiting.

    Made for cron: with --skip-rest-days nothing is printed on a rest day, and however often it is run, an
    address gets the report once a day; so does a folder its page and its backup. A mail that can't go out now
    is queued and goes first the next time (exit 0); one that the server refuses for good is put aside
    (exit 1). sqqf schedule install sees to all that.

    \b
    The settings, readable by their owner only (on Windows their folder sees to that):
      host = "smtp.example.org"
      security = "tls"                      or "starttls"; "none" on this machine only
      from = "office@example.org"
      user = "office@example.org"
      password_command = ["pass", "mail"]   or password, or password_env = "NAME"
      [officers]
      "李某" = "li@example.org"

    \b
    Example:
      sqqf report daily --skip-rest-days
      sqqf report daily --output 日报.html --by unit
      sqqf report daily --mail office@example.org --skip-rest-days
    """
    form = report_file.form_of("json" if as_json else form, output, FORMATS)
    run = session()
    run.expect(officer)
    by_mail = bool(mail) or per_officer
    if names and not by_mail:
        raise BadInput("goes_with_mail", names=["--names"])
    if by and by_mail:
        raise BadInput("exclusive", names=["--by", "--mail"])
    backups = daily_backup(backup, keep, seal_to)
    silent = skip_rest_days and not run.ledger.workdays.is_working(run.today)
    send: Callable[[], None] | None = None
    if output is not None and not silent:
        report_file.check(output, form)
    if by_mail:
        # smtplib and email take as long as the report itself.
        from sqqf.cli.acts.mailing import mail_report  # noqa: PLC0415
        from sqqf.desk.mailing import MailRequest  # noqa: PLC0415

        request = MailRequest(mail or [], officer, per_officer, silent, ledger_path(config))
        send = mail_report(request, names=names, as_json=as_json)
    # Only now, when nothing is wrong with what was asked for, is anything written.
    if not silent and not (by_mail and output is None and into is None):
        report = daily_report(run.ledger, run.today, officer)
        if by:
            report = grouped(run.ledger, report, by)
        _show(report, form, output, into)
    if backups:
        _back_up(backups)
    if send:
        send()


def _back_up(backups: DailyBackup) -> None:
    # To prove a backup takes what no report needs.
    from sqqf.store.keeping.daily import back_up_daily  # noqa: PLC0415

    run = session()
    if copy := back_up_daily(run.ledger, run.path, backups, run.today, lambda: None):
        gave_out("backup", copy.file, copy.head)
        streams.tell(visible(_("backed up: {path}").format(path=copy.file)))


def _show(report: Mapping[str, Any], form: str, output: str | None, into: str | None) -> None:
    if form == "text" and output is None and into is None:
        show_page(report_page(report))
        return
    gone = partial(gave_out, "report", head=report["head"])
    if into is not None:
        path = Path(into) / _("daily-report-{date}.html").format(date=report["date"])
        if report_file.write_once(path, _content(report, "html")):
            gone(path.name, into=path.parent)
            streams.tell(visible(_("written to {path}").format(path=path)))
    if output is not None:
        report_file.write(output, form, _content(report, form))
        gone(Path(output).name)
        streams.tell(visible(_("written to {path}").format(path=output)))
    elif into is None:
        streams.show_json(report) if form == "json" else streams.say(rendered(report, form))


def _content(report: Mapping[str, Any], form: str) -> bytes:
    return (rendered(report, form) + "\n").encode()
