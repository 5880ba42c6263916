"""The options and arguments that many commands share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.completion import complete_dossier, complete_member, complete_officer
from sqqf.cli.options.declaration import Needed, argument, flag, option
from sqqf.cli.options.parsing import counted, day, positive

No = Annotated[
    str,
    argument("NO", _("The case: 2026-3, 3, or its number in full."), autocompletion=complete_dossier),
    Needed(names_dossier=True),
]
"""The case, or the lead, that the command is about: as its group has it."""
OF_LEADS: Mapping[str, tuple[str, str]] = {
    "NO": ("ID", _("The lead: L2026-1, or 1.")),
    "NO|TEXT": ("ID|TEXT", _("The number, or a name, a unit or words of the text that are in one alone.")),
    "[NO]": ("[ID]", _("Only this lead; default: every open one.")),
}
"""How the number is called, and explained, in the group of leads."""
Person = Annotated[
    int | None,
    option(
        "--person",
        "N",
        _("Only this official, 0 for the unit itself; default: all whom the lead is about."),
        counted,
    ),
]
On = Annotated[date, option("--on", "DATE", _("The day it happened."), day), Needed(today=True)]
Reason = Annotated[str, option("--reason", "TEXT", _("Why.")), Needed()]
Authority = Annotated[str | None, option("--authority", "TEXT", _("By whose authority."))]
Finding = Annotated[str, option("--finding", "TEXT", _("What was found.")), Needed()]
Officer = Annotated[
    str | None, option("--officer", "NAME", _("The officer in charge."), autocompletion=complete_officer)
]
InCharge = Annotated[Officer, Needed(optional=True)]
"""Of what is registered: a case or lead without an officer is nobody's."""
Unit = Annotated[
    str | None, option("--unit", "NAME", _("Only where a unit's name has this in it, such as 住建局."))
]
ToWhom = Annotated[str, option("--to", "TEXT", _("To whom.")), Needed()]
Text = Annotated[str, option("--text", "TEXT", _("What it says.")), Needed()]
Due = Annotated[date, option("--due", "DATE", _("The day it is due."), day), Needed()]
Party = Annotated[int | None, option("--party", "N", _("Only this party; default: all of them."), positive)]
Evidence = Annotated[
    list[str] | None,
    option(
        "--evidence",
        "FILE|TEXT|step:N|prefiling:ID",
        _("The evidence: a file, words, a step, a prior filing; may be given again."),
    ),
    Needed(optional=True),
]
Item = Annotated[int, argument("N", _("The item's number."), positive), Needed()]
Mail = Annotated[
    list[str] | None,
    option("--mail", "ADDRESS", _("Send the report to this address, once a day; may be given again.")),
]
Output = Annotated[str | None, option("--output", "FILE", _("Write it to this file."))]
InTheMail = Annotated[
    bool, flag("--names", _("In the mail: with the names of parties and officers; default: numbers only."))
]
PerOfficer = Annotated[
    bool, flag("--per-officer", _("Send each officer with an address in the settings a report of their own."))
]
MailSettings = Annotated[
    str | None,
    option(
        "--config",
        "FILE",
        _("The mail settings; default: mail.toml in the user's folder for settings."),
        envvar="SQQF_MAIL_CONFIG",
    ),
]
Invited = Annotated[
    list[str] | None,
    option("--invited", "NAME:KIND", _("Somebody invited to take part; may be given again.")),
]
AsOf = Annotated[
    date | None,
    option(
        "--as-of", "DATE", _("As the ledger stood at the end of that day, by when things were recorded."), day
    ),
]
AsJson = Annotated[bool, flag("--json", _("One JSON document on stdout."))]
ExitCode = Annotated[bool, flag("--exit-code", _("Exit with 3 where something is overdue."))]
Overdue = Annotated[bool, flag("--overdue", _("Only what is overdue."))]
People = Annotated[
    str,
    option("--people", "NAMES", _("Who did it, separated by commas."), autocompletion=complete_member),
    Needed(),
]
Responsible = Annotated[
    str, option("--responsible", "NAME", _("Who puts it right."), autocompletion=complete_officer), Needed()
]
ListedOn = Annotated[
    date | None, option("--on", "DATE", _("The day it was listed, where that was before today."), day)
]
FurtherDue = Annotated[
    date | None, option("--due", "DATE", _("By when the supplementary investigation is due."), day)
]
