"""The daily report as a job of the system: planned, installed, removed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from sqqf.post import places
from sqqf.post.addresses import address
from sqqf.post.job import Job, Piece, checked
from sqqf.post.scheduling import KINDS, installed, usual_kind
from sqqf.post.settings import PASSWORD_VARIABLE, read_settings
from sqqf.post.windows import windowless
from sqqf.procedure.errors import BadInput
from sqqf.store.incoming import opened
from sqqf.store.keeping.rotation import DailyBackup


class ScheduleRequest(NamedTuple):
    """When the report is made, where it goes, and what runs it (``kind`` None: what this system has)."""

    at: time
    mail: Sequence[str]
    per_officer: bool
    names: bool
    output: Path | None
    config: Path | None
    kind: str | None
    backup: DailyBackup | None = None

    @property
    def by_mail(self) -> bool:
        return bool(self.mail) or self.per_officer


class Reported(NamedTuple):
    """The ledger that is reported on, and the language."""

    ledger_id: str
    ledger: Path
    lang: str
    usual_folder: str
    """The name of the folder beside the ledger, where no other is named."""


class Plan(NamedTuple):
    """A job, what runs it, and what is written for it."""

    job: Job
    kind: str
    pieces: Sequence[Piece]


def plan(reported: Reported, request: ScheduleRequest) -> Plan:
    """The daily report of a ledger as a job. Raises BadInput."""
    if request.names and not request.by_mail:
        raise BadInput("goes_with_mail", names=["--names"])
    ledger = _absolute(reported.ledger)
    command = [*_program(), "--lang", reported.lang, "--ledger", ledger]
    command += ["report", "daily", "--skip-rest-days"]
    for to in request.mail:
        command += ["--mail", address(to)]
    command += ["--names"] * request.names + ["--per-officer"] * request.per_officer
    environment = {}
    if request.by_mail:  # where it runs, nothing else says where these two are
        command += ["--config", settings_path(request)]
        if state := os.environ.get("SQQF_STATE"):
            # Of nobody's home the name stays: Path.expanduser would raise.
            environment["SQQF_STATE"] = _absolute(Path(os.path.expanduser(state)))  # noqa: PTH111
    if backup := request.backup:
        command += ["--backup", _absolute(backup.folder), "--keep", str(backup.keep)]
        command += ["--seal-to", backup.recipient] if backup.recipient else []
    if request.output or not request.by_mail:
        command += ["--into", _absolute(request.output or Path(ledger).parent / reported.usual_folder)]
    job = checked(Job(reported.ledger_id, command, request.at, environment))
    kind = request.kind or usual_kind()
    return Plan(job, kind, KINDS[kind].pieces(job))


def settings_path(request: ScheduleRequest) -> str:
    """The file with the mail settings, named so that it is found from anywhere."""
    return _absolute(request.config or places.settings_file())


def unset_password(request: ScheduleRequest) -> str | None:
    """The environment variable with the mail password, which won't be set when the job runs.

    Raises BadInput where the settings can't be read.
    """
    if not request.by_mail:
        return None
    settings = read_settings(Path(settings_path(request)), opened)
    told = not settings.user or settings.password or settings.password_command
    if told:
        return None
    # Where it isn't the usual one, its key is said: a password may stand there.
    return PASSWORD_VARIABLE if settings.password_env == PASSWORD_VARIABLE else "password_env"


def others(plan: Plan) -> list[str]:
    """What else runs a report of this ledger now."""
    return [name for name in installed(plan.job.id) if name != plan.kind]


def install(plan: Plan, instead_of: Sequence[str]) -> None:
    """Have the job run, and by nothing else; if that fails, what was there before stays. Raises BadInput."""
    KINDS[plan.kind].install(plan.job)
    for name in instead_of:
        KINDS[name].remove(plan.job.id)


def remove(job_id: str) -> Mapping[str, Sequence[Piece]]:
    """Remove every job of this ledger; what there was, by kind. Raises BadInput."""
    there = installed(job_id)
    for name in there:
        KINDS[name].remove(job_id)
    return there


class Purposes(NamedTuple):
    """What a scheduled report is made for."""

    mail: Sequence[str]
    per_officer: bool
    names: bool
    folders: Sequence[str]
    backups: Sequence[str]


def purposes(command: Sequence[str]) -> Purposes:
    """What a job's command makes the report for."""
    return Purposes(
        [*_values(command, "--mail")],
        "--per-officer" in command,
        "--names" in command,
        [*_values(command, "--into")],
        [*_values(command, "--backup")],
    )


def _values(command: Sequence[str], option: str) -> Iterator[str]:
    return (value for name, value in pairwise(command) if name == option)


def _program() -> list[str]:
    """How this very program is started from anywhere."""
    started = Path(_absolute(Path(sys.argv[0])))  # a link to the program outlives its version
    if started.name == "sqqf" and os.access(started, os.X_OK) and started.is_file():
        return [str(started)]
    return [windowless(sys.executable), "-P", "-m", "sqqf.cli"]


def _absolute(path: Path) -> str:
    """The path from the root on; links stay as they are named."""
    return os.path.abspath(path)  # noqa: PTH100
