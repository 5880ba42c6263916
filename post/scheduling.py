"""A job that the system runs by itself each day, and the three ways of having one run.

It starts at the time given and again every hour until the evening: a mail that couldn't go out goes an hour later, and
a machine that was off in the morning catches up. That the report goes once a day, the program itself sees to.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import time
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, Protocol, cast

from sqqf.procedure.errors import BadInput

LAST_HOUR = 18
_STEERING = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What could end a line, or isn't a character at all: it would be more than a word of the command."""

KINDS = ("cron", "systemd", "windows")


class Job(NamedTuple):
    """What runs, and from when on in China. ``id`` is the ledger's: there is one job a ledger."""

    id: str
    command: Sequence[str]
    """The program and its arguments."""
    at: time
    environment: Mapping[str, str] = MappingProxyType({})
    """What has to be set when it runs."""

    @property
    def runs(self) -> int:
        """How often it starts in a day, at intervals of an hour."""
        return max(LAST_HOUR - self.at.hour, 0) + 1


class Piece(NamedTuple):
    """Something that is written for a job: where, and what."""

    place: str
    text: str


class Kind(Protocol):
    """One way of having a job run; each is a module of this room."""

    def pieces(self, job: Job) -> list[Piece]:
        """What would be written for a job."""

    def installed(self, job_id: str) -> list[Piece]:
        """What is written for it now; nothing where it isn't, or this system has no such thing."""

    def read(self, job_id: str, pieces: Sequence[Piece]) -> Job:
        """The job that is written so. Raises ValueError where it can't be told, or somebody has changed it."""

    def install(self, job: Job) -> None:
        """Write it, in the place of what was there."""

    def remove(self, job_id: str) -> None:
        """Take it away again."""


def kind(name: str) -> Kind:
    return cast("Kind", import_module(f"sqqf.post.{name}"))


def usual_kind() -> str:
    """What this system has: Windows tasks, systemd where a user's timers can run, else cron."""
    if os.name == "nt":
        return "windows"
    from sqqf.post import systemd

    return "systemd" if systemd.is_there() else "cron"


def installed(job_id: str) -> dict[str, list[Piece]]:
    """What is written for a job, by kind."""
    found = {name: kind(name).installed(job_id) for name in KINDS}
    return {name: pieces for name, pieces in found.items() if pieces}


def read(name: str, job_id: str, pieces: Sequence[Piece]) -> Job | None:
    """The job that is installed so, None where it can't be told from what stands there."""
    try:
        return kind(name).read(job_id, pieces)
    except ValueError:
        return None


def checked(job: Job) -> Job:
    """The job, if all of it can stand in one line. Raises BadInput."""
    for word in (*job.command, *job.environment.values()):
        if _STEERING.search(word):
            raise BadInput("not_schedulable", text=word)
    return job
