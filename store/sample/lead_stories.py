"""Of a sample ledger: how leads go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.store.sample import lead_texts as texts
from sqqf.store.sample.plan import SCALE, Frame, Plan, Ref
from sqqf.store.sample.rectification import follow_up, put_right
from sqqf.store.sample.texts import Luck

if TYPE_CHECKING:
    from sqqf.store.sample.leads import LeadPlanner


class Part(NamedTuple):
    """A lead that is to be. ``within``: registered at most so many working days ago."""

    story: str
    source: str
    area: str
    gravity: str
    within: int | None = None


JOINED_IN = Part("joined_in", "s1.1", "i4", "ordinary", 100)
PARTS = (
    Part("serious", "s3.3", "i7", "serious"),
    Part("weighed", "s4.3", "i2", "ordinary"),
    Part("followed_up", "s2.2", "i5", "ordinary", 110),
    JOINED_IN,
    Part("waits", "s6.2", "i1", "ordinary", 45),
    Part("disproved", "s1.4", "i6", "ordinary", 30),
    Part("looked_into", "s5.2", "i8", "minor", 25),
    Part("on_its_way", "s1.3", "i3", "ordinary", 6),
)
"""Those of every sample, in the order of their turns, which are spread over the year."""
FATES = {
    "admonished": 6,
    "weighed": 5,
    "reminded": 4,
    "unfounded": 3,
    "takes_in": 2,
    "splits": 1,
    "serious": 1,
    "elsewhere": 1,
    "voided": 1,
}
"""How the other leads go, out of 24."""
GRAVITIES = {"reminded": "minor", "serious": "serious"}
UNKNOWN = {"waits": 1, "on_its_way": 1, "admonished": 0.15}
"""How often unit and officials aren't known at first."""
OFFICIALS = {"serious": 3, "followed_up": 2, "splits": 2}
DIRECT, LEADING = ("direct",), ("leadership",)
ORDINARY = ("m2", "m2", "m3", "m4.1", "m4.2")


class LeadPlan(Plan):
    """The acts of one lead, and what its story goes by."""

    def __init__(self, frame: Frame, luck: Luck, n: int, nominal: int, starts: int, part: Part) -> None:
        super().__init__(frame, luck, n, nominal, starts)
        self.part = part
        self.registered = starts // SCALE
        """On which working day."""
        self.matter = luck.of(texts.matters(part.area))
        self.unit = texts.unit(luck)
        self.people = texts.officials(luck, OFFICIALS.get(part.story) or luck.of((1, 2)))

    def refer(self, at: int, to: str) -> int:
        """Sent and received; the day of the receipt."""
        self.add("lead_referred", at, {"to": to})
        self.add("referral_received", at + 2, {})
        return at + 2

    def verify(self, at: int, *looked_into: str) -> None:
        self.add("verification", at, texts.verification(self.luck, self.officer, looked_into))

    def classify(self, at: int) -> None:
        """Unit and officials have become known, if they weren't."""
        if "unit" not in self.acts[0].body:
            known = {"unit": self.unit, "persons": self.people, "gravity": self.part.gravity}
            self.add("classified", at, known, dated=False)

    def check(self, at: int, **about: Any) -> None:
        """The tolerance check finds nothing."""
        self.add(
            "tolerance_checked", at, {"result": "none", "reason": self.luck.of(texts.NOT_EXCUSED), **about}
        )

    def dispose(self, at: int, person: int, measure: str, of: Sequence[str], reason: str = "") -> None:
        said = reason or self.luck.of(texts.MEASURE_REASONS)
        body = {"measure": measure, "responsibilities": list(of), "reason": said, "person": person}
        self.add("disposed", at, body)

    def dispose_all(self, at: int, measures: Sequence[str]) -> None:
        for person in range(1, len(self.people) + 1):
            self.dispose(at, person, self.luck.of(measures), DIRECT if person == 1 else LEADING)

    def put_right_and_close(self, at: int, items: int) -> None:
        """Talks and rectification are disclosed, unless somebody forgot, and the lead is closed."""
        end = put_right(self, at, items)
        if self.luck.random() < 0.85:
            said = self.luck.of(texts.DISCLOSURES)
            self.add("disclosed", end + 1, {"text": said, "of": ["talk", "rectification"]})
        self.add("lead_closed", end + 2 + self.luck.below(5), {})


# ── the stories, each from the registration on ──


def _serious(_planner: LeadPlanner, plan: LeadPlan) -> None:
    """Sent to the wrong organ first; then looked into from all four sides."""
    at = plan.registered + 1
    plan.add("lead_referred", at, {"to": texts.ORGANS[2]})
    plan.add("referral_returned", at + 2, {"reason": texts.NOT_OURS})
    at = plan.refer(at + 3, texts.ORGANS[0])
    plan.verify(at + 3, "direct")
    plan.verify(at + 6, "leadership", "main")
    plan.verify(at + 11, "supervisory")
    plan.add("verified", at + 12, {})
    plan.check(at + 14)
    luck = plan.luck
    plan.dispose(at + 18, 1, luck.of(("m5.1", "m5.2")), DIRECT, luck.of(texts.GRAVE_REASONS))
    plan.dispose(at + 18, 2, luck.of(("m4.1", "m4.4", "m4.5")), LEADING, luck.of(texts.GRAVE_REASONS))
    plan.dispose(at + 19, 3, "m3", ("main", "supervisory"))
    plan.put_right_and_close(at + 20, 2)


def _weighed(planner: LeadPlanner, plan: LeadPlan) -> None:
    """What the first official did may be excused: a tolerance case decides. What went wrong is put right anyway."""
    at = plan.registered + 4
    plan.verify(at, "direct")
    plan.verify(at + 5, "leadership")
    plan.add("verified", at + 7, {})
    case = planner.case_for(plan, plan.people[:1], at + 9)
    if case is None:
        plan.check(at + 9)
        plan.dispose_all(at + 11, ORDINARY)
        plan.put_right_and_close(at + 12, 1)
        return
    at = _link(plan, case, person=1)
    for person in range(2, len(plan.people) + 1):
        plan.check(at, person=person)
        plan.dispose(at + 3, person, "m2", LEADING)
    decided = next((act for act in case.acts if act.kind == "decided"), None)
    if decided:
        opinions = [act.body["opinions"] for act in case.acts if act.kind == "deliberated"]
        _settle(plan, decided.moment // SCALE + 1, opinions[-1][0])


def _link(plan: LeadPlan, case: Plan, **about: Any) -> int:
    """The tolerance check opens this case; on which working day."""
    registered = case.acts[0].moment
    body = {"result": "possible", "reason": plan.matter.plea, "case": Ref(case.n), **about}
    plan.add("tolerance_checked", registered // SCALE, body, after=registered + 60)
    return registered // SCALE


def _settle(plan: LeadPlan, at: int, outcome: str) -> None:
    """What the decision on tolerance does to the first official."""
    if outcome == "none":
        plan.dispose(at + 2, 1, plan.luck.of(ORDINARY), DIRECT)
    elif outcome != "exempted":
        plan.dispose(at + 2, 1, plan.luck.of(("m1", "m2")), DIRECT, texts.LIGHTER)
    plan.put_right_and_close(at + 3, 1 + plan.luck.below(2))


def _elsewhere(_planner: LeadPlanner, plan: LeadPlan) -> None:
    """Another group has the tolerance case."""
    at = plan.registered + 5
    plan.verify(at, "direct")
    plan.add("verified", at + 3, {})
    body = {
        "result": "possible",
        "reason": plan.matter.plea,
        "external": texts.CASE_ELSEWHERE,
        "person": 1,
    }
    plan.add("tolerance_checked", at + 5, body)
    outcome = plan.luck.of(("exempted", "lenient", "none"))
    plan.add("tolerance_checked", at + 50, {**body, "outcome": outcome})
    for person in range(2, len(plan.people) + 1):
        plan.check(at + 51, person=person)
        plan.dispose(at + 52, person, "m2", LEADING)
    _settle(plan, at + 52, outcome)


def _waits(planner: LeadPlanner, plan: LeadPlan) -> None:
    """Today a tolerance case of this week, or of another group, is awaited."""
    at = plan.registered
    plan.verify(at + 5, "direct")
    plan.classify(at + 8)
    plan.verify(at + 12, "leadership")
    plan.add("verified", at + 15, {})
    case = planner.case_for(plan, plan.people)
    if case:
        _link(plan, case)
    else:
        body = {"result": "possible", "reason": plan.matter.plea, "external": texts.CASE_ELSEWHERE}
        plan.add("tolerance_checked", at + 20, body)


def _followed_up(planner: LeadPlanner, plan: LeadPlan) -> None:
    """Another lead is joined into it; today each item to be put right stands in another way."""
    at = plan.registered
    plan.refer(at + 1, texts.ORGANS[3])
    plan.verify(at + 5, "direct")
    _take_in(planner, plan)
    plan.verify(at + 15, "leadership")
    plan.add("verified", at + 22, {})
    plan.check(at + 30)
    measures = (("m3", DIRECT), ("m2", LEADING), ("m1", DIRECT))
    for person, (measure, responsibilities) in enumerate(measures[: len(plan.people)], start=1):
        plan.dispose(at + 34, person, measure, responsibilities)
    follow_up(plan, at + 36)


def _takes_in(planner: LeadPlanner, plan: LeadPlan) -> None:
    plan.verify(plan.registered + 3, "direct")
    at = max(_take_in(planner, plan), plan.registered + 4)
    plan.verify(at + 4, "leadership")
    plan.check(at + 8)
    plan.dispose_all(at + 10, ORDINARY)
    plan.put_right_and_close(at + 11, 2)


def _take_in(planner: LeadPlanner, plan: LeadPlan) -> int:
    """Another lead about the same unit is joined into this one, on the day it comes in."""
    persons = texts.officials(plan.luck, 1, plan.people)
    other = planner.next_to(plan, unit=plan.unit, persons=persons, similar=[Ref(plan.n)])
    if other is None:
        return plan.registered
    at = other.registered
    taken = {"lead": Ref(other.n), "persons": other.people, "unit": plan.unit}
    plan.add("took_in", at, taken, dated=False, after=other.acts[-1].moment + 600)
    joined = plan.acts[-1].moment
    other.add("joined", joined // SCALE, {"into": Ref(plan.n)}, dated=False, after=joined + 1)
    plan.people = [*plan.people, *other.people]
    return at


def _splits(planner: LeadPlanner, plan: LeadPlan) -> None:
    """The second official's part becomes a lead of its own."""
    at = plan.registered + 3
    plan.verify(at, "direct")
    facts = {"unit": plan.unit, "persons": plan.people[1:], "received_on": plan.acts[0].body["received_on"]}
    part = planner.next_to(plan, **facts, split_from=Ref(plan.n))
    if part:
        body = {"into": Ref(part.n), "text": part.matter.text, "persons": [2]}
        plan.add("split", part.registered, body, dated=False, after=part.acts[0].moment + 1)
        plan.people = plan.people[:1]
        at = max(at, part.registered)
        _admonished(planner, part)
    plan.check(at + 5)
    plan.dispose_all(at + 7, ORDINARY)
    plan.put_right_and_close(at + 8, 1)


def _admonished(_planner: LeadPlanner, plan: LeadPlan) -> None:
    luck = plan.luck
    at = plan.registered + 1
    if luck.random() < 0.3:
        at = plan.refer(at, luck.of(texts.ORGANS))
    plan.verify(at + 3, "direct")
    plan.classify(at + 5)
    if luck.random() < 0.6:
        plan.verify(at + 8, "leadership")
    plan.check(at + 12)
    if len(plan.people) > 1 and luck.random() < 0.6:
        plan.add("cleared", at + 13, {"person": 2, "reason": texts.CLEARED})
        plan.people = plan.people[:1]
    plan.dispose_all(at + 15, ORDINARY)
    plan.put_right_and_close(at + 16, 1 + luck.below(3))


def _reminded(_planner: LeadPlanner, plan: LeadPlan) -> None:
    """A reminder talk holds nobody accountable: it needs no tolerance check."""
    at = plan.registered + 3
    plan.verify(at, "direct")
    plan.add("verified", at + 1, {})
    plan.dispose_all(at + 3, ("m1",))
    plan.put_right_and_close(at + 4, 1)


def _disproved(_planner: LeadPlanner, plan: LeadPlan) -> None:
    at = plan.registered + 4
    plan.verify(at)
    plan.verify(at + 6)
    plan.add("unfounded", at + 12, {"reason": plan.luck.of(texts.DISPROVED)})


def _unfounded(planner: LeadPlanner, plan: LeadPlan) -> None:
    _disproved(planner, plan)
    plan.add("lead_closed", plan.registered + 20, {})


def _looked_into(_planner: LeadPlanner, plan: LeadPlan) -> None:
    plan.verify(plan.registered + 5)
    plan.verify(plan.registered + 12, "direct")


def _on_its_way(_planner: LeadPlanner, plan: LeadPlan) -> None:
    plan.add("lead_referred", plan.registered, {"to": texts.ORGANS[1]})


def _voided(_planner: LeadPlanner, plan: LeadPlan) -> None:
    plan.add("lead_voided", plan.registered + 2, {"reason": plan.luck.of(texts.VOIDED)}, dated=False)


STORIES: dict[str, Callable[[LeadPlanner, LeadPlan], None]] = {
    "serious": _serious,
    "weighed": _weighed,
    "followed_up": _followed_up,
    "waits": _waits,
    "disproved": _disproved,
    "looked_into": _looked_into,
    "on_its_way": _on_its_way,
    "admonished": _admonished,
    "reminded": _reminded,
    "unfounded": _unfounded,
    "takes_in": _takes_in,
    "splits": _splits,
    "elsewhere": _elsewhere,
    "voided": _voided,
}
