"""What an act is judged by besides its case."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.profile import Profile


class Setting(NamedTuple):
    """The rules that the case goes by, whose ledger it is, the calendar, and today."""

    profile: Profile
    level: str
    """``city`` or ``county``"""
    workdays: Workdays
    today: date
