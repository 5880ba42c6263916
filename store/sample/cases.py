"""The sample's cases, each with its registration and its story."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqqf.store.sample.plan import SCALE, Frame, Plan, Ref, rules
from sqqf.store.sample.stories import Line, Story, told_of
from sqqf.store.sample.words import Body, Luck, words

CHANNELS = (*["appeal"] * 11, *["preliminary"] * 5, *["department"] * 4)
TRIES = 200
"""So often is an application thought up anew, if the people and the matter have been there."""
SUBJECT = 8
"""So many of its last characters tell a subject from the others, whatever place stands before it."""
TWIN_CHANNEL = {"appeal": "department", "preliminary": "department", "department": "preliminary"}


class CasePlan(Plan):
    """The acts of one case."""

    def register(self, body: Body) -> None:
        """The application, and who deals with it."""
        luck, applicant = self.luck, body["applicant"]["name"]
        parties = body.get("parties", [body["applicant"]])
        officer = {"officer": self.officer} if luck.happens(0.92) else {}
        self.act("registered", body | officer)
        self.people = [applicant, *(one["name"] for one in parties if one["name"] != applicant)]
        appeal = body["channel"] == "appeal"
        self.facts |= {
            "applicant": applicant,
            "appeal": appeal,
            "several": len(parties) > 1,
            "later": list(range(2, len(parties) + 1)),
            "unit": parties[0].get("unit") or parties[0]["name"],
            "organ": body.get("proceeding") or (words()["organs"][0] if appeal else applicant),
        }
        self.parties = len(parties)
        self.verbs["assess"] = self._assess
        if not officer or luck.happens(0.05):
            self.officer = luck.word("officers")
            self.act("assigned", {"officer": self.officer})

    def _assess(self, _line: Line) -> None:
        """The answers to every question; the outcome for each party that they lead to."""
        luck = self.luck
        claimed = [code for code in self.facts.get("circumstances", ()) if code in _circumstances()]
        found = _circumstances()[luck.of(claimed) if claimed else luck.word("usual_circumstances")]
        barred = 1 + luck.below(5) if luck.happens(0.16) else 0
        for n in range(1, barred or 7):
            self._answer("bars", f"x{n}", "no")
        if barred:
            self._answer("bars", f"x{barred}", "yes", "culpable")
            opinions = ["none"] * self.parties
        else:
            for n in range(1, 4):
                self._answer("distinctions", f"d{n}", "tolerant")
            for code in claimed:
                if code != found.code:
                    self._answer("circumstances", code, "no", "refuted")
            for n in range(1, self.parties + 1):
                self._answer("circumstances", found.code, "yes " * found.elements, party=n)
            reliefs = (*found.reliefs[:1] * 4, *found.reliefs)
            opinions = [luck.of(reliefs) for _ in range(self.parties)]
        self.facts |= {"opinions": opinions, "outcome": opinions[0]}

    def _answer(self, section: str, code: str, answers: str, reasons: str = "", party: int = 0) -> None:
        body = _answered(section, code, answers, self.luck.of(words()["answers"][reasons or section]))
        self.act("assessed", {**body, "party": party} if self.parties > 1 and party else body)


class Circumstance(NamedTuple):
    """A circumstance that may be established, and the reliefs that it allows."""

    code: str
    elements: int
    reliefs: tuple[str, ...]


@cache
def _circumstances() -> dict[str, Circumstance]:
    return {
        one.id: Circumstance(one.id, len(one.more["elements"]), tuple(one.more["reliefs"]))
        for one in rules().section("circumstances")
        if not one.more.get("needs_basis")
    }


@cache
def _answered(section: str, code: str, answers: str, reason: str) -> Body:
    """One body for all the cases with this answer: tens of thousands may be under way."""
    said = {str(n): value for n, value in enumerate(answers.split(), start=1)}
    body: Body = {"section": section, "code": code, "answers": said, "reason": reason}
    if section == "bars" and answers == "yes":
        parts = rules().entry("bars", code).more["elements"]
        body["elements"] = {str(n): "yes" for n, _ in enumerate(parts, start=1)}
    return {**body, "evidence": [{"step": 1}]}


class CasePlanner:
    """Plans the cases one after the other, in the order of their registration."""

    def __init__(self, frame: Frame, cases: int, luck: Luck) -> None:
        self.frame = frame
        self.cases = cases
        self.luck = luck
        self._stories = {story.name: story for story in told_of("case")}
        self._overdue = deque(story for story in self._stories.values() if story.overdue)
        self._parts = self._cast()
        self._ahead: dict[int, CasePlan] = {}
        """Cases planned before their turn: those that leads give rise to."""
        self._next = 0
        self._deck: list[str] = []
        self._known: set[tuple[str, str | None, str]] = set()
        self._twin: tuple[int, Body] | None = None
        """A case whose matter comes in once more: its plan's number and its registration."""
        self._under_way: deque[tuple[int, int]] = deque(maxlen=100 + cases // 20)
        """Cases whose investigation may turn up another matter: (plan's number, day of acceptance)."""

    def __iter__(self) -> Iterator[Plan]:
        return map(self._plan, range(self.cases))

    def _number(self, ago: int) -> int:
        """How many cases are registered until so many working days ago."""
        return self.cases * (self.frame.span - ago) // self.frame.span

    def _cast(self) -> dict[int, Story | None]:
        """The parts, by plan: what stands out today; None for a twentieth of the cases, which are overdue."""
        parts: dict[int, Story | None] = {}
        for story in self._stories.values() if self.cases >= 20 else ():
            if story.ago is not None:
                n = self._number(story.ago) - 1
                parts[next(n for n in range(n, -1, -1) if n not in parts)] = story
        free = [n for n in range(self._number(110), self._number(18)) if n not in parts] or [0]
        for n in range(max(1, (self.cases + 10) // 20)):
            other = n + self.luck.below(len(free) - n)
            free[n], free[other] = free[other], free[n]
            parts[free[n]] = None
        return parts

    def free_from(self, at: int) -> int | None:
        """The first plan from that working day on that plays no part and isn't made yet."""
        first = max(-((self.frame.first - at) * self.cases // self.frame.span), self._next)
        taken = self._parts.keys() | self._ahead.keys()
        return next((n for n in range(first, self.cases) if n not in taken), None)

    def just_accepted(self) -> int | None:
        """The plan of the case that was accepted last; None where that part isn't played."""
        return next((n for n, part in self._parts.items() if part and part.name == "just_accepted"), None)

    def plan_ahead(self, n: int, body: Body) -> CasePlan:
        """The plan with this number, made before its turn: of a case that a lead gives rise to."""
        found = self._ahead[n] = self._plan(n, body)
        return found

    def _plan(self, n: int, given: Body | None = None) -> CasePlan:
        if n in self._ahead:
            return self._ahead.pop(n)
        self._next = max(self._next, n if given else n + 1)
        frame, luck = self.frame, self.luck
        turn = frame.first + (n + luck.random()) * frame.span / self.cases
        at, second = int(turn), int(turn % 1 * 8 * 3600)
        story = self._story(n, at, given)
        registered = at
        if story.within is not None:
            registered = min(max(at, frame.due_today - story.within), frame.last)
        if story.overdue:
            registered = min(at, frame.last - 17)
        plan = CasePlan(frame, luck, n, at * SCALE + second, registered * SCALE + second)
        # What a lead gives rise to is submitted on the day of the check.
        plan.days["received"] = registered - (0 if given else int(luck.random() ** 2 * 3))
        if story.received:
            plan.days["received"] = min(frame.due_today - story.received, registered)
        plan.register(self._registration(plan, story, given))
        plan.tell("every_case")
        plan.at = registered
        plan.tell(story.name)
        plan.finish()
        if story.name == "plain":
            self._under_way.append((n, plan.days["accepted"]))
        return plan

    def _story(self, n: int, at: int, given: Body | None) -> Story:
        """Its part, or the story that chance deals it."""
        age = self.frame.last - at
        if n in self._parts:
            return self._parts[n] or self._overdue_one(age)
        name = "plain" if given else "merged" if self._twin else self._deal(at)
        return self._stories[name if self._stories[name].old <= age else "plain"]

    def _overdue_one(self, age: int) -> Story:
        """The next of those that are overdue by now in a case of that age."""
        found = next(story for story in self._overdue if story.old <= max(age, 17))
        self._overdue.remove(found)
        self._overdue.append(found)
        return found

    def _deal(self, at: int) -> str:
        self._deck = self._deck or self.luck.shuffled(
            {one.name: one.weight for one in self._stories.values()}
        )
        name = self._deck.pop()
        if name == "arising" and not (self._under_way and self._under_way[0][1] < at):
            self._deck.insert(0, name)
            return "plain"
        return name

    def _another(self) -> Body:
        """An application that nobody has made before: the same people with another matter."""
        for _ in range(TRIES):
            body = _application(self.luck)
            about = {(one["name"], one.get("unit"), body["matter"][-SUBJECT:]) for one in _parties(body)}
            if not about & self._known:
                break
        self._known |= about
        return body

    def _registration(self, plan: CasePlan, story: Story, given: Body | None) -> Body:
        """What the application says."""
        frame, luck, received = self.frame, self.luck, plan.days["received"]
        day = frame.day(received)
        if received < plan.days["registered"] and luck.happens(0.1):
            day = frame.rest_day_before(received + 1) or day
        body = given or self._another()
        if story.name == "merged" and self._twin:
            plan.facts["twin"], body = Ref(self._twin[0]), _once_more(luck, self._twin[1])
            self._twin = None
        if story.name == "twin":
            self._twin = plan.n, body
        if story.name == "arising":
            began = (n for n, accepted in reversed(self._under_way) if accepted < plan.days["registered"])
            body["arising_from"] = Ref(next(began))
        return {**body, "received_on": day.isoformat()}


def _parties(body: Body) -> list[Body]:
    found: list[Body] = body.get("parties") or [body["applicant"]]
    return found


def _application(luck: Luck) -> Body:
    """An application that anybody may make."""
    matter, (points, circumstances) = luck.of(tuple(words()["subjects"].items()))
    body: Body = {"matter": luck.word("places") + matter, "points": points[: 1 + luck.below(3)]}
    zone = luck.word("zones") if luck.happens(0.08) else None
    if zone:
        body["zone"] = zone
    count = 1 if luck.happens(0.8) else 2 + luck.below(2)
    parties = [_party(luck, name, zone) for name in luck.people(count)]
    channel = luck.of(CHANNELS)
    if channel == "appeal":
        body["applicant"] = parties[0]
        if luck.happens(0.95):
            body["proceeding"] = luck.word("proceedings")
    else:
        body["applicant"] = {"name": luck.of(words()["applicants"][channel]), "kind": "unit"}
    if channel != "appeal" or count > 1:
        body["parties"] = parties
    if luck.happens(0.7):
        body["circumstances"] = circumstances[: 1 + luck.below(2)]
    if channel != "appeal" or luck.happens(0.95):
        body["documents"] = luck.of(words()["documents"][channel])
    if luck.happens(0.4):
        body["managed_by"] = luck.word("managers")
    return {**body, "channel": channel}


def _party(luck: Luck, name: str, zone: str | None) -> Body:
    if luck.happens(0.06):
        return {"name": luck.word("units") + luck.word("sections"), "kind": "unit"}
    unit = f"{zone}管委会" if zone else luck.word("units")
    post: dict[str, Any] = {"post": luck.word("posts")} if luck.happens(0.9) else {}
    return {"name": name, "kind": "person", "unit": unit, **post}


def _once_more(luck: Luck, body: Body) -> Body:
    """The same matter and people through another channel."""
    channel = TWIN_CHANNEL[body["channel"]]
    same: Body = {name: body[name] for name in ("matter", "points", "circumstances", "zone") if name in body}
    parties = body.get("parties") or [body["applicant"]]
    applicant = {"name": luck.of(words()["applicants"][channel]), "kind": "unit"}
    documents = luck.of(words()["documents"][channel])
    return {**same, "channel": channel, "applicant": applicant, "parties": parties, "documents": documents}
