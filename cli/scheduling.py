"""What the commands of ``schedule`` share: their options, the job they make, and how it is told."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from sqqf.cli.language import _, lang
from sqqf.cli.options import case_ledger, words
from sqqf.cli.render.page import Line
from sqqf.cli.session import session
from sqqf.post.addresses import address
from sqqf.post.scheduling import KINDS, Job, Piece, checked, kind, usual_kind
from sqqf.procedure.errors import BadInput


def _time(text: str) -> time:
    """A time of day as typed. Raises BadInput."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)", text.strip(), re.ASCII)
    if not found:
        raise BadInput("not_a_time", text=text)
    return time(int(found[1]), int(found[2]))


def _kind(text: str) -> str:
    if text not in KINDS:
        raise BadInput("unknown_format", value=text, choices=KINDS)
    return text


At = Annotated[time, typer.Option("--at", metavar="HH:MM", parser=_time, help=_("The time in China."))]
USUAL_AT: Any = "08:30"  # read as if it was typed
OutputFolder = Annotated[
    str | None,
    typer.Option("--output", metavar="DIR", parser=words, help=_("Write the report into this folder; default without mail: one beside the ledger.")),
]  # fmt: skip
KindOption = Annotated[
    str | None,
    typer.Option("--kind", metavar="cron|systemd|windows", parser=_kind, help=_("By what it is run; default: what this system has.")),
]  # fmt: skip


class Plan(NamedTuple):
    """A job, and by what it is to be run."""

    job: Job
    kind: str
    pieces: Sequence[Piece]


def plan(
    at: time,
    mail: Sequence[str],
    output: str | None,
    config: str | None,
    kind_name: str | None,
    *,
    names: bool,
    per_officer: bool,
) -> Plan:
    """The daily report of this ledger as a job. Raises BadInput."""
    run = session()
    by_mail = bool(mail) or per_officer
    if names and not by_mail:
        raise BadInput("goes_with_mail", names=["--names"])
    ledger = Path(os.path.abspath(run.path))  # noqa: PTH100  (links stay as they are named)
    command = [*_program(), "--lang", lang(), "--ledger", str(ledger), "report", "daily", "--skip-rest-days"]
    for to in mail:
        command += ["--mail", address(to)]
    command += [option for option, on in (("--names", names), ("--per-officer", per_officer)) if on]
    if by_mail and config:
        command += ["--config", _absolute(config)]
    if output or not by_mail:
        command += ["--into", _absolute(output or str(ledger.parent / _("daily-reports")))]
    job = checked(Job(run.ledger.opening["ledger"], command, at))
    chosen = kind_name or usual_kind()
    return Plan(job, chosen, kind(chosen).pieces(job))


def _program() -> list[str]:
    """How this very program is started from anywhere."""
    started = Path(os.path.abspath(sys.argv[0]))  # noqa: PTH100  (a link to the program outlives its version)
    if started.name == "sqqf" and os.access(started, os.X_OK) and started.is_file():
        return [str(started)]
    from sqqf.post.windows import windowless

    return [windowless(sys.executable), "-P", "-m", "sqqf.cli"]


def _absolute(path: str) -> str:
    return os.path.abspath(case_ledger(path) or path)  # noqa: PTH100


def told(made: Plan) -> Iterator[Line]:
    """When it runs, and what that depends on."""
    at = made.job.at
    if made.job.runs > 1:
        said = _(
            "every day at {at} in China, and each hour after it until {last}: the report goes once a day, none on rest days"
        )
    else:
        said = _("every day at {at} in China; none on rest days")
    yield Line(said.format(at=f"{at:%H:%M}", last=f"{at.hour + made.job.runs - 1:02}:{at:%M}"))
    if made.kind == "cron":
        from sqqf.post.cron import local

        if (here := local(at)) != at:
            said = _("cron goes by this machine’s clock, where that is {here}")
            yield Line(said.format(here=f"{here:%H:%M}"))
    if made.kind == "systemd":
        yield Line(_("a user’s timers run while the user is logged in; for longer: loginctl enable-linger"))


def written(name: str, pieces: Iterable[Piece]) -> Iterator[Line]:
    """What stands where."""
    for piece in pieces:
        yield Line(_("{kind}, {place}:").format(kind=name, place=piece.place), "bold")
        yield from (Line(line, indent=2) for line in piece.text.splitlines())


def documents(name: str, pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"kind": name, **piece._asdict()} for piece in pieces]
