"""Of a sample ledger: the leads. Eight parts are played in each; the other leads go as chance has it."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

from sqqf.store.ledger.informants import new_informant
from sqqf.store.sample import lead_texts as texts
from sqqf.store.sample.lead_stories import (
    FATES,
    GRAVITIES,
    JOINED_IN,
    PARTS,
    STORIES,
    UNKNOWN,
    LeadPlan,
    Part,
)
from sqqf.store.sample.plan import SCALE, Frame, Plan, Planned, Ref
from sqqf.store.sample.stories import Planner
from sqqf.store.sample.texts import CLERK, OFFICERS, Body, Luck

FIRST = -10
"""The number of the first lead's plan; from there they go down."""
SUPERVISION = -2
"""The number of the plan of special supervision, which is no lead's."""
BEGINS = 25
"""So many working days ago supervision began."""


class Listed(NamedTuple):
    """An item, and the moments at which it is listed and signed off."""

    item: Ref
    listed: int
    signed_off: float


def _items(plan: LeadPlan) -> list[Listed]:
    acts = plan.acts
    listed = [act.moment for act in acts if act.kind == "rectification"]
    done = {act.body["item"]: act.moment for act in acts if act.kind == "rectification_signed_off"}
    return [Listed(Ref(plan.n, n), moment, done.get(n, inf)) for n, moment in enumerate(listed, start=1)]


class LeadPlanner:
    """Plans the leads one after the other, in the order of their turns, and the supervision over them."""

    def __init__(self, frame: Frame, leads: int, cases: Planner, luck: Luck) -> None:
        self.frame = frame
        self.luck = luck
        self._leads = leads
        self._cases = cases
        self._span = frame.last - frame.first + 1
        self._parts = {(2 * n + 1) * leads // (2 * len(PARTS)): part for n, part in enumerate(PARTS)}
        self._ahead: dict[int, LeadPlan] = {}
        """Leads planned before their turn: joined into another, or split off it."""
        self._deck: list[str] = []
        self._items: list[Listed] = []
        """What is to be put right on the leads of the parts."""

    def __iter__(self) -> Iterator[Plan]:
        begins = self.frame.last - BEGINS
        supervised = False
        for turn in range(self._leads):
            plan = self._ahead.pop(turn, None) or self._plan(turn)
            if plan.nominal > begins * SCALE and not supervised:
                supervised = True
                yield self._supervision(begins)
            yield plan
        if not supervised:
            yield self._supervision(begins)

    def _plan(self, turn: int) -> LeadPlan:
        plan = self._begin(turn, self._parts.get(turn) or self._deal())
        STORIES[plan.part.story](self, plan)
        if turn in self._parts:
            self._items += _items(plan)
        elif self.luck.random() < 0.1:
            note = {"text": self.luck.of(texts.NOTES)}
            plan.add_aside("lead_noted", plan.registered + self.luck.below(20), note)
        return plan

    def _deal(self) -> Part:
        luck = self.luck
        if not self._deck:
            self._deck = [fate for fate, weight in FATES.items() for _ in range(weight)]
            for n in range(len(self._deck) - 1, 0, -1):
                other = luck.below(n + 1)
                self._deck[n], self._deck[other] = self._deck[other], self._deck[n]
        story = self._deck.pop()
        area = luck.of(texts.MATTERS).area.partition(".")[0]
        return Part(story, luck.of(texts.SOURCES), area, GRAVITIES.get(story, "ordinary"))

    def _begin(self, turn: int, part: Part, **facts: Any) -> LeadPlan:
        """The lead with its registration, in which these facts stand."""
        frame, luck = self.frame, self.luck
        at = frame.first + (turn + luck.random()) * self._span / self._leads
        earliest = frame.due_today - part.within if part.within else 0
        registered = min(max(int(at), earliest), frame.last)
        second = int(at % 1 * 8 * 3600)
        moments = int(at) * SCALE + second, registered * SCALE + second
        plan = LeadPlan(frame, luck, FIRST - turn, *moments, part)
        plan.unit, plan.people = facts.get("unit", plan.unit), facts.get("persons", plan.people)
        body: Body = {
            "source": part.source,
            "area": plan.matter.area,
            "text": plan.matter.text,
            "received_on": frame.days[registered - int(luck.random() ** 2 * 3)].isoformat(),
            "lead_organ": "organization" if luck.random() < 0.2 else "discipline",
        }
        if facts or luck.random() >= UNKNOWN.get(part.story, 0):
            body |= {"unit": plan.unit, "persons": plan.people, "subject_kind": "person"}
            body |= {"gravity": part.gravity}
        if luck.random() < 0.9:
            body["officer"] = plan.officer
        if part.source in texts.GIVEN and not facts.get("split_from"):
            salt = luck.hex(32)
            body["informant"] = new_informant(*luck.of(texts.INFORMANTS), salt=lambda: salt)
        plan.add("lead", registered, {**body, **facts}, by=CLERK)
        if "officer" not in body:
            plan.add("lead_assigned", registered, {"officer": plan.officer}, by=CLERK, dated=False)
        return plan

    # ── what the stories ask for ──

    def next_to(self, plan: LeadPlan, **facts: Any) -> LeadPlan | None:
        """A lead that comes in some days after this one, planned now; None where there is no turn for it."""
        turn = FIRST - plan.n
        if turn in self._parts:
            turn = next(turn for turn, part in self._parts.items() if part is JOINED_IN)
            part = JOINED_IN
        else:
            first = turn + max(1, 8 * self._leads // self._span)
            taken = self._parts.keys() | self._ahead.keys()
            free = [n for n in range(first, min(first + 3, self._leads)) if n not in taken]
            if not free:
                return None
            turn, part = free[0], plan.part._replace(story="admonished")
        found = self._ahead[turn] = self._begin(turn, part, **facts)
        return found

    def case_for(self, plan: LeadPlan, people: list[Body], at: int | None = None) -> Plan | None:
        """The tolerance case of these officials, registered on that day or later; None where there is none.

        Without a day the one that was accepted last: it is undecided today.
        """
        n = self._cases.just_accepted() if at is None else self._cases.free_from(at)
        if n is None:
            return None
        matter = plan.matter
        body: Body = {
            "channel": "preliminary",
            "applicant": {"name": texts.REPORTED_TO, "kind": "unit"},
            "parties": [{**one, "kind": "person", "unit": plan.unit} for one in people],
            "matter": matter.text,
            "points": [matter.plea],
            "circumstances": list(matter.circumstances),
            "documents": ["初步意见", "证据材料"],
            "arising_from": Ref(plan.n),
        }
        return self._cases.plan_ahead(n, body)

    # ── beside the leads ──

    def _supervision(self, begins: int) -> Plan:
        """A campaign on what is to be put right, a random check of it, and a new problem that it showed."""
        frame = self.frame
        moment = begins * SCALE
        plan = Plan(frame, self.luck, SUPERVISION, moment, moment)
        items = [one.item for one in self._items if one.listed < moment]
        done = [
            one.item for one in self._items if one.signed_off < (frame.last - 6) * SCALE and one.item in items
        ]
        year = frame.days[begins].year
        campaign, check, problem = f"C{year}-1", f"S{frame.days[frame.last - 6].year}-1", f"N{year}-1"
        of = {"of": "signed_off", "campaign": campaign, "population": done}
        acts: list[tuple[int, str, Body]] = [
            (
                begins,
                "campaign",
                {"id": campaign, "title": texts.CAMPAIGN, "officer": OFFICERS[0], "items": items},
            ),
            (
                begins + 3,
                "problem",
                {"id": problem, "text": texts.PROBLEM, "lead": items[0]._replace(item=None)},
            ),
            (begins + 6, "problem_reported", {"id": problem, "to": "某市纪委监委", "organ": "discipline"}),
            (frame.last - 6, "sampling", {"id": check, "seed": texts.SEED, "count": 2, **of}),
            (frame.last - 5, "problem_answered", {"id": problem, "text": texts.ANSWER}),
            (frame.last - 3, "sampling_result", {"id": check, "finding": texts.CHECKED}),
        ]
        plan.acts = [
            Planned(moment + (at - begins) * SCALE + n, kind, body, frame.days[at], CLERK)
            for n, (at, kind, body) in enumerate(acts)
        ]
        return plan
