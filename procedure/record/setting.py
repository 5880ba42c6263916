"""What a dossier and an act on it are judged by: whose ledger it is, the rules, the calendar, today."""

from datetime import date
from typing import NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.record.link import Links, no_cases
from sqqf.procedure.record.roster import Group
from sqqf.procedure.rules.profile import Profile


class Office(NamedTuple):
    """Whose ledger it is: the rules that the dossier goes by, the group's level, how other cases stand."""

    profile: Profile
    level: str
    """``city`` or ``county``"""
    linked: Links = no_cases
    """How a tolerance case stands that a lead waits for, by its number."""


class Setting(NamedTuple):
    """An office on a day: what an act is admitted by, and a dossier reviewed."""

    profile: Profile
    level: str
    workdays: Workdays
    today: date
    linked: Links = no_cases
    group: Group = Group()
    """What a review compares with; admission needs nothing of it."""

    @property
    def office(self) -> Office:
        return Office(self.profile, self.level, self.linked)
