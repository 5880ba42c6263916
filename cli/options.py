"""The options that commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sqqf.calendar.dates import read_date
from sqqf.cli.completing import complete_case, complete_lead, complete_officer
from sqqf.cli.language import _
from sqqf.cli.screen.asking import Needed
from sqqf.procedure.errors import BadInput


def day(text: str) -> date:
    """A date as typed. Raises BadInput where it is ambiguous or none."""
    try:
        return read_date(text)
    except ValueError:
        raise BadInput("not_a_date", text=text) from None


def words(text: str) -> str:
    """A text as typed, kept as it is. Raises BadInput where it is blank or can't be stored."""
    if not text.strip():
        raise BadInput("blank")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput("not_utf8_text") from None
    return text


def positive(text: str) -> int:
    """A whole number from 1 on. Raises BadInput."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 10**6:
        raise BadInput("not_a_count", text=text)
    return number


def counted(text: str) -> int:
    """A whole number from 0 on. Raises BadInput."""
    return 0 if text.strip() == "0" else positive(text)


def case_ledger(text: str | None) -> Path | None:
    """The path of a ledger as typed; None where none was named."""
    if text is None:
        return None
    try:
        return Path(words(text)).expanduser()
    except RuntimeError:  # ~somebody who isn't there: a name like any other
        return Path(text)


No = Annotated[
    str | None,
    typer.Argument(metavar="NO", parser=words, help=_("The case: 2026-3, 3, or its number in full."), autocompletion=complete_case),
    Needed(names_case=True),
]  # fmt: skip
LeadNo = Annotated[
    str | None,
    typer.Argument(metavar="ID", parser=words, help=_("The lead: L2026-1, or 1."), autocompletion=complete_lead),
    Needed(names_lead=True),
]  # fmt: skip
Person = Annotated[
    int | None,
    typer.Option("--person", metavar="N", parser=counted, help=_("Only this official, 0 for the unit itself; default: all whom the lead is about.")),
]  # fmt: skip
On = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The day it happened.")), Needed()
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", parser=words, help=_("Why.")), Needed()
]
Finding = Annotated[
    str | None, typer.Option("--finding", metavar="TEXT", parser=words, help=_("What was found.")), Needed()
]
Officer = Annotated[
    str | None,
    typer.Option("--officer", metavar="NAME", parser=words, help=_("The officer in charge."), autocompletion=complete_officer),
]  # fmt: skip
ToWhom = Annotated[
    str | None, typer.Option("--to", metavar="TEXT", parser=words, help=_("To whom.")), Needed()
]
Text = Annotated[
    str | None, typer.Option("--text", metavar="TEXT", parser=words, help=_("What it says.")), Needed()
]
Due = Annotated[
    date | None, typer.Option("--due", metavar="DATE", parser=day, help=_("The day it is due.")), Needed()
]
Party = Annotated[
    int | None,
    typer.Option("--party", metavar="N", parser=positive, help=_("Only this party; default: all of them.")),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="FILE|TEXT|step:N|prefiling:ID", parser=words, help=_("What shows it: a file, words, a step, a prior filing; may be given again.")),
]  # fmt: skip
Item = Annotated[
    int | None, typer.Argument(metavar="N", parser=positive, help=_("The item's number.")), Needed()
]
Mail = Annotated[
    list[str] | None,
    typer.Option("--mail", metavar="ADDRESS", parser=words, help=_("Send the report to this address, once a day; may be given again.")),
]  # fmt: skip
InTheMail = Annotated[
    bool, typer.Option("--names", help=_("In the mail: with the names of parties and officers; default: numbers only."))
]  # fmt: skip
PerOfficer = Annotated[
    bool, typer.Option("--per-officer", help=_("Send each officer with an address in the settings a report of their own."))
]  # fmt: skip
MailSettings = Annotated[
    str | None,
    typer.Option("--config", envvar="SQQF_MAIL_CONFIG", metavar="FILE", parser=words, help=_("The mail settings; default: mail.toml in the user's folder for settings.")),
]  # fmt: skip
Invited = Annotated[
    list[str] | None,
    typer.Option("--invited", metavar="NAME:KIND", parser=words, help=_("Somebody invited to take part; may be given again.")),
]  # fmt: skip
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=day, help=_("As the ledger stood at the end of that day, by when things were recorded.")),
]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help=_("One JSON document on stdout."))]
ExitCode = Annotated[bool, typer.Option("--exit-code", help=_("Exit with 3 where something is overdue."))]
