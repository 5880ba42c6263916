"""What an act is judged by besides its case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.profile import Profile


class Setting(NamedTuple):
    """The rules that the case goes by, whose ledger it is, the calendar, today, and who belongs to the group."""

    profile: Profile
    level: str
    """``city`` or ``county``"""
    workdays: Workdays
    today: date
    members: Mapping[str, Mapping[str, str]] = {}
    """The group's members by name, each with ``organ`` and ``role``; who has retired is in it no more."""
