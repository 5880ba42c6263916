"""Options of the registers: campaigns, random checks, problems, prior filings, what the counties filed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.completion import complete_lead, entries_of
from sqqf.cli.options.declaration import Needed, argument, option
from sqqf.cli.options.parsing import day

CampaignNo = Annotated[
    str, argument("ID", _("Its number, such as C2026-1."), autocompletion=entries_of("campaign")), Needed()
]
ProblemNo = Annotated[
    str, argument("ID", _("Its number, such as N2026-1."), autocompletion=entries_of("problem")), Needed()
]
PrefilingNo = Annotated[
    str, argument("ID", _("Its number, such as P2026-1."), autocompletion=entries_of("prefiling")), Needed()
]
MeetingNo = Annotated[
    str, argument("ID", _("Its number, such as M2026-1."), autocompletion=entries_of("meeting")), Needed()
]
SamplingNo = Annotated[
    str, argument("ID", _("Its number, such as S2026-1."), autocompletion=entries_of("sampling")), Needed()
]
LeadItems = Annotated[
    list[str],
    option(
        "--item",
        "LEAD[:N]",
        _("An item of a lead, such as L2026-1:2, or all of a lead's: L2026-1; may be given again."),
        autocompletion=complete_lead,
    ),
    Needed(),
]
CameOn = Annotated[date | None, option("--received", "DATE", _("The day it came; default: today."), day)]
County = Annotated[str, option("--county", "NAME", _("The county's group.")), Needed()]
