"""A case as the rules of its stages look at it, on a day; what several of them ask is worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.answers import Assessment, assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import latest_deliberation, outcomes


class CaseView:
    """A case, the rules that it goes by, the calendar and today."""

    def __init__(self, case: Case, setting: Setting, entries: Mapping[str, Mapping[str, Any]]) -> None:
        self.case = self.dossier = case
        self.profile: Profile = setting.profile
        self.workdays = setting.workdays
        self.today: date = setting.today
        self.level = setting.level
        self.group = setting.group
        self.entries = entries
        """What stands in the registers, by id."""

    @cached_property
    def all_deadlines(self) -> tuple[Deadline, ...]:
        return deadlines(self.case, self.profile, self.level, self.workdays)

    @cached_property
    def deadlines(self) -> Mapping[str, list[Deadline]]:
        """The limits by kind."""
        found: dict[str, list[Deadline]] = {}
        for deadline in self.all_deadlines:
            found.setdefault(deadline.kind, []).append(deadline)
        return found

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        return assess(self.case, self.profile)

    @cached_property
    def outcomes(self) -> list[str | None]:
        return outcomes(self.case)

    @cached_property
    def concerned(self) -> list[str]:
        """The parties, and who applies for themselves: an organ that submits isn't concerned."""
        applicant = self.case.applicant
        applies = [applicant] if applicant and applicant.kind == "person" else []
        return list(dict.fromkeys(one.name for one in (*self.case.parties, *applies)))

    @cached_property
    def units(self) -> list[str]:
        """The units that it is about or that submit it."""
        named = [one.name if one.kind == "unit" else one.unit for one in self.case.people]
        return list(dict.fromkeys(filter(None, named)))

    @cached_property
    def kept_away(self) -> list[str]:
        """Whoever is concerned, and who recused themself (回避)."""
        recused = (act.body["member"] for act in self.case.of("recused"))
        return list(dict.fromkeys((*self.concerned, *recused)))

    @property
    def investigations(self) -> Sequence[Act]:
        return self.case.recorded_here("step")

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return items(self.case)

    @cached_property
    def deliberation(self) -> Act | None:
        """The last one that reached an opinion; None where only a line taken over tells of it."""
        found = latest_deliberation(self.case)
        return None if found and self.case.is_told(found) else found

    @property
    def opinions(self) -> list[str]:
        return list(self.deliberation.body["opinions"]) if self.deliberation else []

    @property
    def is_over(self) -> bool:
        """The case was ended: what wasn't done by then no longer has to be done."""
        return self.profile.states[self.case.state].end

    def reached(self, state: str) -> bool:
        """Whether it ever was in the state."""
        return any(move.state == state for move in self.case.moves)

    def overdue(self, deadline: Deadline) -> bool:
        """Whether a limit has run out unmet."""
        runs = deadline.met_on is None and not deadline.lapsed and not deadline.paused
        return runs and self.today > deadline.due_on

    def party(self, n: int) -> str:
        """The name of the party with this number."""
        return self.case.parties[n - 1].name
