"""sqqf schedule install"""

from __future__ import annotations

from typing import Annotated

import click
import typer

from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson, InTheMail, Mail, MailSettings, PerOfficer
from sqqf.cli.scheduling import (
    USUAL_AT,
    At,
    KindOption,
    OutputFolder,
    documents,
    plan,
    settings_path,
    told,
    written,
)
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible


def command(
    at: At = USUAL_AT,
    mail: Mail = None,
    output: OutputFolder = None,
    names: InTheMail = False,
    per_officer: PerOfficer = False,
    config: MailSettings = None,
    kind: KindOption = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("On a terminal: don't ask."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Have the daily report made by itself: by mail, or as a page in a folder.

    It says what it writes, and where, before it does; on a terminal it asks first. What was installed before for
    this ledger is replaced. It runs on working days, make-up days included; when the machine was off in the morning
    the report is made later.

    \b
    Example:
      sqqf schedule install --at 08:30 --mail office@example.org
      sqqf schedule install --output 日报
    """
    from sqqf.cli.screen.page import Line, show_page
    from sqqf.post import scheduling
    from sqqf.post.settings import read_settings

    made = plan(at, mail or [], output, config, kind, names=names, per_officer=per_officer)
    if mail or per_officer:
        settings = read_settings(path := settings_path(config))
        if settings.user and not settings.password and not settings.password_command:
            said = _(
                "the password comes from {variable}, which won't be set when the report runs: put password_command or password into {path}"
            )
            streams.tell(visible(said.format(variable=settings.password_env, path=path)))
    others = [name for name in scheduling.installed(made.job.id) if name != made.kind]
    if not as_json:
        show_page((*told(made.job, made.kind), *written(made.kind, made.pieces)))
        show_page(Line(_("what is installed by {kind} is removed").format(kind=name)) for name in others)
    if streams.can_ask() and not yes:
        click.confirm(_("write this?"), abort=True, err=True)
    scheduling.kind(made.kind).install(made.job)  # if that fails, what was there before stays
    for name in others:
        scheduling.kind(name).remove(made.job.id)
    if as_json:
        streams.show_json(
            {"installed": documents(made.kind, made.pieces), "removed": others, "command": made.job.command}
        )
    else:
        streams.say(_("installed"))
