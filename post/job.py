"""A job that the system runs by itself each day.

It starts at the time given and again every hour until the evening: a mail that couldn't go out goes an hour
later, and a machine that was off in the morning catches up. The program sees to it that the report goes out
once a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import time
from types import MappingProxyType
from typing import NamedTuple

from sqqf.procedure.errors import BadInput

LAST_HOUR = 18
_STEERING = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What could end a line or isn't a character: it can't be part of a word of the command."""


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


def checked(job: Job) -> Job:
    """The job, if all of it can stand in one line. Raises BadInput."""
    for word in (*job.command, *job.environment.values()):
        if _STEERING.search(word):
            raise BadInput("not_schedulable", text=word)
    return job
