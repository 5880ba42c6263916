"""The options of ``schedule``, and the job that they make."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated, Any

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options.declaration import option
from sqqf.desk import scheduling
from sqqf.desk.scheduling import Plan, Reported, ScheduleRequest
from sqqf.post.scheduling import KINDS
from sqqf.procedure.errors import BadInput


def _time(text: str) -> time:
    """A time of day as typed. Raises BadInput."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)", text.strip(), re.ASCII)
    if not found:
        raise BadInput("not_a_time", text=text)
    return time(int(found[1]), int(found[2]))


def _kind(text: str) -> str:
    if text not in KINDS:
        raise BadInput("unknown_format", value=text, choices=list(KINDS))
    return text


At = Annotated[time, option("--at", "HH:MM", _("The time in China."), _time)]
USUAL_AT: Any = "08:30"  # read as if it was typed
OutputFolder = Annotated[
    str | None,
    option(
        "--output",
        "DIR",
        _("Write the report into this folder; default without mail: one beside the ledger."),
    ),
]
Scheduler = Annotated[
    str | None,
    option("--kind", "cron|systemd|windows", _("What runs it; default: what this system has."), _kind),
]


def plan(request: ScheduleRequest) -> Plan:
    """The daily report of this ledger as a job. Raises BadInput."""
    run = session()
    return scheduling.plan(
        Reported(run.ledger.opening["ledger"], run.path, lang(), _("daily-reports")), request
    )
