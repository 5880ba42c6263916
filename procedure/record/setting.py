"""What an act is judged by besides its case or lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.rules.profile import Profile

if TYPE_CHECKING:
    from sqqf.procedure.inaction.accountability import Linked


def no_cases(_no: str) -> Linked | None:
    """Where no tolerance case is looked up."""
    return None


class Setting(NamedTuple):
    """The rules that the case goes by, whose ledger it is, the calendar, today, and other cases' standing."""

    profile: Profile
    level: str
    """``city`` or ``county``"""
    workdays: Workdays
    today: date
    linked: Callable[[str], Linked | None] = no_cases
    """How a tolerance case stands that a lead waits for, by its number."""
