"""A lead as the rules of its stages look at it, on a day; what several of them ask is worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.record.link import Links
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, deadlines


class LeadView:
    """A lead, the rules that it goes by, the calendar, today, and how the cases that it waits for stand."""

    def __init__(self, lead: Lead, setting: Setting, entries: Mapping[str, Mapping[str, Any]]) -> None:
        self.lead = self.dossier = lead
        self.profile: Profile = setting.profile
        self.workdays = setting.workdays
        self.today: date = setting.today
        self.level = setting.level
        self.linked: Links = setting.linked
        self.entries = entries
        """What stands in the registers, by id."""

    @property
    def kept_away(self) -> list[str]:
        """The officials whom it is about."""
        return [person.name for person in self.lead.persons]

    @property
    def units(self) -> list[str]:
        return [self.lead.unit] if self.lead.unit else []

    @property
    def investigations(self) -> Sequence[Act]:
        return self.lead.recorded_here("verification")

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.lead)

    @cached_property
    def all_deadlines(self) -> tuple[Deadline, ...]:
        return deadlines(self.lead, self.profile, self.level, self.workdays)
