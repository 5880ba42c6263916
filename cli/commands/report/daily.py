"""sqqf report daily"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, Officer, PerOfficer, case_ledger, words
from sqqf.cli.report_file import form_of, write
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.errors import BadInput

FORMATS = ("text", "md", "html", "json")


def command(
    form: Annotated[str | None, typer.Option("--format", metavar="text|md|html|json", parser=words, help=_("Form of the report; default: as FILE is called, else text."))] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", parser=words, help=_("Write it to this file."))] = None,
    into: Annotated[str | None, typer.Option("--into", metavar="DIR", parser=words, help=_("Write it into this folder as a page, once a day, under a name with the date."))] = None,
    officer: Officer = None,
    skip_rest_days: Annotated[bool, typer.Option("--skip-rest-days", help=_("Say nothing on a rest day; a make-up Saturday is a working day."))] = False,
    mail: Mail = None,
    names: InTheMail = False,
    per_officer: PerOfficer = False,
    config: MailSettings = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """The morning's report: overdue, due today, due soon, provisional, waiting.

    Made for cron: with --skip-rest-days nothing is printed on a rest day, and however often it is run, an address
    gets the report once a day. A mail that can't go out now is queued and goes first the next time (exit 0); one
    that the server refuses for good is put aside (exit 1). sqqf schedule install sees to all that.

    \b
    The settings, readable for their owner only (on Windows their folder sees to that):
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
      sqqf report daily --output 日报.html
      sqqf report daily --mail office@example.org --skip-rest-days
    """
    from sqqf.store.overview import daily_report

    form = form_of("json" if as_json else form, output, FORMATS)
    run = session()
    by_mail = bool(mail) or per_officer
    if names and not by_mail:
        raise BadInput("goes_with_mail", names=["--names"])
    silent = skip_rest_days and not run.ledger.workdays.is_working(run.today)
    if not silent and not (by_mail and output is None and into is None):
        report = daily_report(run.ledger, run.today, officer)
        _show(report, form, output, into)
    if by_mail:
        from sqqf.cli.mailing import Wish, mail_report

        wish = Wish(mail or [], officer, names, per_officer, silent)
        mail_report(wish, case_ledger(config), as_json=as_json)


def _show(report: dict[str, object], form: str, output: str | None, into: str | None) -> None:
    from sqqf.cli.render.report.forms import rendered

    if form == "text" and output is None and into is None:
        from sqqf.cli.render.report.forms import report_page
        from sqqf.cli.screen.page import show_page

        show_page(report_page(report))
        return
    if into is not None:
        _write_once(Path(into), _("daily-report-{date}.html").format(date=report["date"]), report)
    if output is not None:
        write(output, form, (rendered(report, form) + "\n").encode())
    elif into is None:
        streams.show_json(report) if form == "json" else streams.say(rendered(report, form))


def _write_once(folder: Path, name: str, report: dict[str, object]) -> None:
    """The page of the day, if it isn't there yet; it appears whole."""
    from sqqf.cli.render.report.forms import rendered

    path, draft = folder / name, folder / f".{name}.{os.getpid()}"
    try:
        if path.exists():
            return
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_text(rendered(report, "html") + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError:
        raise BadInput("cannot_write", path=str(path)) from None
    streams.tell(visible(_("written to {path}").format(path=path)))
