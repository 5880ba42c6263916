"""Options of the registers: campaigns, random checks, problems, prior filings, what the counties filed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options.completion import complete_lead
from sqqf.cli.options.declaration import Needed, argument, option
from sqqf.cli.options.parsing import day

CampaignNo = Annotated[str, argument("ID", _("Its number, such as C2026-1.")), Needed()]
ProblemNo = Annotated[str, argument("ID", _("Its number, such as N2026-1.")), Needed()]
PrefilingNo = Annotated[str, argument("ID", _("Its number, such as P2026-1.")), Needed()]
MeetingNo = Annotated[str, argument("ID", _("Its number, such as M2026-1.")), Needed()]
SamplingNo = Annotated[str, argument("ID", _("Its number, such as S2026-1.")), Needed()]
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
