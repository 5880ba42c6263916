"""The three ways of having a job run by the system."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Protocol

from sqqf.post import cron, systemd, windows
from sqqf.post.job import Job, Piece


class Kind(Protocol):
    """One way of having a job run; each is a module of this room."""

    def pieces(self, job: Job) -> list[Piece]:
        """What would be written for a job."""

    def installed(self, job_id: str) -> list[Piece]:
        """What is written for it now; nothing where it isn't installed or this system has no such thing."""

    def read(self, job_id: str, pieces: Sequence[Piece]) -> Job:
        """The job that is written so. Raises ValueError where it can't be told, or was changed by hand."""

    def install(self, job: Job) -> None:
        """Write it, in the place of what was there."""

    def remove(self, job_id: str) -> None:
        """Take it away again."""


KINDS: Mapping[str, Kind] = {"cron": cron, "systemd": systemd, "windows": windows}


def usual_kind() -> str:
    """What this system has: Windows tasks, systemd where a user's timers can run, else cron."""
    if os.name == "nt":
        return "windows"
    return "systemd" if systemd.is_there() else "cron"


def installed(job_id: str) -> dict[str, list[Piece]]:
    """What is written for a job, by kind."""
    found = {name: kind.installed(job_id) for name, kind in KINDS.items()}
    return {name: pieces for name, pieces in found.items() if pieces}


def read(name: str, job_id: str, pieces: Sequence[Piece]) -> Job | None:
    """The job as it is installed; None where what is written can't be read."""
    try:
        return KINDS[name].read(job_id, pieces)
    except ValueError:
        return None
