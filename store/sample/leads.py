"""The sample's leads. Those with a part are in every sample; the others are left to chance."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from sqqf.store.ledger.informants import new_informant
from sqqf.store.sample.cases import CasePlanner
from sqqf.store.sample.plan import SCALE, Frame, Plan, Ref
from sqqf.store.sample.stories import Line, Story, stories, told_of
from sqqf.store.sample.words import Body, Luck, words

FIRST = -10
"""The number of the first lead's plan; from there they go down."""
SUPERVISION = -2
"""The number of the plan of special supervision, which is no lead's."""


class LeadPlan(Plan):
    """The acts of one lead, and what its story goes by."""

    def __init__(self, planner: LeadPlanner, turn: int, at: float, story: Story, facts: Body) -> None:
        frame, luck = planner.frame, planner.luck
        earliest = frame.due_today - story.within if story.within else 0
        registered = min(max(int(at), earliest), frame.last)
        second = int(at % 1 * 8 * 3600)
        super().__init__(frame, luck, FIRST - turn, int(at) * SCALE + second, registered * SCALE + second)
        self.planner = planner
        self.story = story
        source, _, area = story.part.partition(",")
        self.source = source or luck.word("sources")
        area = area or luck.of(_areas()).partition(".")[0]
        matter = luck.of([one for one in words()["matters"].items() if one[1][0].startswith(area)])
        self.matter, (self.area, items, plea, self.circumstances) = matter
        self.people = luck.people(story.officials or luck.of((1, 2)))
        persons = [{"name": name, "post": luck.word("posts")} for name in self.people]
        self.facts |= {"unit": luck.word("units"), "persons": persons, "plea": plea, "gravity": story.gravity}
        self.facts["todo"] = [*items, "向群众反馈整改结果"]
        self.joined: list[LeadPlan] = []
        """Other leads that are joined into this one."""
        self.verbs |= {"open_case": self._open_case, "take_in": self._take_in, "split": self._split}
        self._register(facts)

    def _register(self, given: Body) -> None:
        """The lead as it comes in; ``given``: what its registration says because of another lead."""
        luck, facts, registered = self.luck, self.facts, self.days["registered"]
        facts |= {name: given[name] for name in ("unit", "persons") if name in given}
        self.people = [one["name"] for one in facts["persons"]]
        facts["several"] = len(self.people) > 1
        body: Body = {
            "source": self.source,
            "area": self.area,
            "text": self.matter,
            "received_on": self.frame.day(registered - int(luck.random() ** 2 * 3)).isoformat(),
            "lead_organ": "organization" if luck.happens(0.2) else "discipline",
        }
        facts["known"] = bool(given) or not luck.happens(self.story.unknown / 100)
        if facts["known"]:
            body |= {name: facts[name] for name in ("unit", "persons", "gravity")} | {
                "subject_kind": "person"
            }
        officer = {"officer": self.officer} if luck.happens(0.9) else {}
        if self.source in words()["given"] and "split_from" not in given:
            salt = luck.hex(32)
            name, contact = (*luck.word("informants"), None)[:2]
            body["informant"] = new_informant(name, contact, salt=lambda: salt)
        self.act("lead", {**body, **officer, **given})
        if not officer:
            self.act("lead_assigned", {"officer": self.officer})

    def _open_case(self, line: Line) -> None:
        """Open a tolerance case for this official, or for all, on that day or later, where a turn is free."""
        persons = self.facts["persons"][: line.facts.get("person")]
        body: Body = {
            "channel": "preliminary",
            "applicant": {"name": "某市纪委监委", "kind": "unit"},
            "parties": [{**one, "kind": "person", "unit": self.facts["unit"]} for one in persons],
            "matter": self.matter,
            "points": [self.facts["plea"]],
            "circumstances": self.circumstances,
            "documents": ["初步意见", "证据材料"],
            "arising_from": Ref(self.n),
        }
        case = self.planner.case_for(self.at, body, last="person" not in line.facts)
        if case is None:
            return
        registered = case.acts[0].moment
        self.at = registered // SCALE
        said = {"result": "possible", "reason": self.facts["plea"], "case": Ref(case.n), **line.facts}
        self.act("tolerance_checked", said, after=registered + 60)
        decided = (act.moment // SCALE for act in case.acts if act.kind == "decided")
        self.days["decided"] = next(decided, self.frame.last + 1)
        self.facts["outcome"] = case.facts.get("outcome")

    def _take_in(self, _line: Line) -> None:
        """Another lead about the same unit is joined into this one, on the day it comes in."""
        (name,) = self.luck.people(1, self.people)
        persons = [{"name": name, "post": self.luck.word("posts")}]
        other = self.planner.next_to(
            self, {"unit": self.facts["unit"], "persons": persons, "similar": [Ref(self.n)]}
        )
        if other is None:
            return
        other.finish()
        self.at = other.days["registered"]
        taken = {"lead": Ref(other.n), "persons": persons, "unit": self.facts["unit"]}
        self.act("took_in", taken, after=other.acts[-1].moment + 600)
        self.people = [*self.people, name]
        self.joined.append(other)
        self.facts["joined"] = True

    def _split(self, _line: Line) -> None:
        """The second official's part becomes a lead of its own."""
        given = {name: self.facts[name] for name in ("unit", "received_on")} | {
            "persons": self.facts["persons"][1:]
        }
        part = self.planner.next_to(self, {**given, "split_from": Ref(self.n)})
        if part is None:
            return
        part.tell("admonished")
        part.finish()
        self.at = max(self.at, part.days["registered"])
        body = {"into": Ref(part.n), "text": part.matter, "persons": [2]}
        self.act("split", body, after=part.acts[0].moment + 1)
        self.people = self.people[:1]

    def finish(self) -> None:
        super().finish()
        for other in self.joined:
            moment = next(act.moment for act in self.acts if act.kind == "took_in")
            other.at = moment // SCALE
            other.act("joined", {"into": Ref(self.n)}, after=moment + 1)
            other.finish()
        self.joined.clear()


class Listed(NamedTuple):
    """An item, and the moments at which it is listed and signed off."""

    item: Ref
    listed: int
    signed_off: float


def _items(plan: LeadPlan) -> list[Listed]:
    listed = [act.moment for act in plan.acts if act.kind == "rectification"]
    done = {act.body["item"]: act.moment for act in plan.acts if act.kind == "rectification_signed_off"}
    return [Listed(Ref(plan.n, n), moment, done.get(n, inf)) for n, moment in enumerate(listed, start=1)]


def _areas() -> list[str]:
    return [area for area, *_ in words()["matters"].values()]


class LeadPlanner:
    """Plans the leads one after the other, in the order of their turns, and the supervision over them."""

    def __init__(self, frame: Frame, leads: int, cases: CasePlanner, luck: Luck) -> None:
        self.frame = frame
        self.luck = luck
        self._leads = leads
        self._cases = cases
        parts = [story for story in told_of("lead") if story.part]
        self._parts = {(2 * n + 1) * leads // (2 * len(parts)): part for n, part in enumerate(parts)}
        self._weights = {story.name: story.weight for story in told_of("lead")}
        self._ahead: dict[int, LeadPlan] = {}
        """Leads planned before their turn: joined into another, or split off it."""
        self._deck: list[str] = []
        self._items: list[Listed] = []
        """What is to be put right on the leads that play a part."""

    def __iter__(self) -> Iterator[Plan]:
        begins = self.frame.last - 25
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
        story = self._parts.get(turn)
        if story is None:
            self._deck = self._deck or self.luck.shuffled(self._weights)
            story = stories()[self._deck.pop()]._replace(part="", within=None)
        plan = self._begin(turn, story, {})
        plan.tell("every_lead")
        plan.at = plan.days["registered"]
        plan.tell(story.name)
        plan.finish()
        if turn in self._parts:
            self._items += _items(plan)
        return plan

    def _begin(self, turn: int, story: Story, given: Body) -> LeadPlan:
        at = self.frame.first + (turn + 0.25 + self.luck.random() / 2) * self.frame.span / self._leads
        return LeadPlan(self, turn, at, story, given)

    # ── what the stories ask for ──

    def next_to(self, plan: LeadPlan, given: Body) -> LeadPlan | None:
        """A lead that comes in some days after this one, registered now; None where no turn is free."""
        turn = FIRST - plan.n
        if turn in self._parts:
            turn, story = next(one for one in self._parts.items() if one[1].name == "joined_in")
        else:
            first = turn + max(1, 8 * self._leads // self.frame.span)
            taken = self._parts.keys() | self._ahead.keys()
            turns = (n for n in range(first, min(first + 3, self._leads)) if n not in taken)
            if (turn := next(turns, 0)) == 0:
                return None
            story = stories()["admonished"]._replace(unknown=0)
        found = self._ahead[turn] = self._begin(turn, story, given)
        return found

    def case_for(self, at: int, body: Body, *, last: bool) -> Plan | None:
        """The next free case from that day on, or the one accepted last; None where there is none."""
        n = self._cases.just_accepted() if last else self._cases.free_from(at)
        return None if n is None else self._cases.plan_ahead(n, body)

    # ── beside the leads ──

    def _supervision(self, begins: int) -> Plan:
        moment, late = begins * SCALE, (self.frame.last - 6) * SCALE
        plan = Plan(self.frame, self.luck, SUPERVISION, moment, moment)
        plan.officer = words()["clerk"]
        listed = [one for one in self._items if one.listed < moment]
        plan.facts |= {
            "items": [one.item for one in listed],
            "done": [one.item for one in listed if one.signed_off < late],
            "lead": listed[0].item._replace(item=None),
        }
        plan.tell("supervision")
        plan.finish()
        return plan
