"""Of a sample ledger: how cases go, and which part each case plays."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from sqqf.store.sample import texts
from sqqf.store.sample.outcomes import determine
from sqqf.store.sample.plan import ACCEPTANCE, INVESTIGATION, SCALE, Frame, Plan, Planned, Ref
from sqqf.store.sample.texts import Body, Luck


class Planner:
    """Plans the cases one after the other, in the order of their registration."""

    def __init__(self, frame: Frame, cases: int, luck: Luck) -> None:
        self.frame = frame
        self.cases = cases
        self.luck = luck
        self._span = frame.last - frame.first + 1
        self._roles = self._cast()
        self._ahead: dict[int, Plan] = {}
        """Cases planned before their turn: those that leads give rise to."""
        self._next = 0
        self._deck: list[str] = []
        self._twin: tuple[int, Body] | None = None
        """A case whose matter will come in once more: its number among the plans, and its registration."""
        self._dragging = False
        """Whether an investigation is overdue already: the first old case without an end is one."""
        self._under_way: deque[tuple[int, int]] = deque(maxlen=100 + cases // 20)
        """Cases in whose investigation another matter may be found: (number among the plans, from which day)."""

    def __iter__(self) -> Iterator[Plan]:
        return map(self._plan, range(self.cases))

    def _cast(self) -> dict[int, str]:
        """The parts that are given out: what stands out today, and a twentieth of the cases, overdue by up to months."""
        cases, span = self.cases, self._span
        roles: dict[int, str] = {}
        if cases >= 20:
            roles = {
                cases - 1: "undecided",
                cases - 2: "due_soon",
                cases - 3: "due_today",
                cases - 4: "just_accepted",
            }
            roles[cases * (span - 47) // span - 1] = "extended_to_today"
            roles[cases * (span - 60) // span - 1] = "awaits_deliberation"
            roles[cases * (span - 76) // span - 1] = "awaits_approval"
            roles[cases * (span - 88) // span - 1] = "awaits_decision"
        latest = cases * (span - 18) // span
        free = [n for n in range(cases * (span - 110) // span, latest) if n not in roles] or [0]
        for n in range(max(1, (cases + 10) // 20)):
            other = n + self.luck.below(len(free) - n)
            free[n], free[other] = free[other], free[n]
            roles[free[n]] = "overdue"
        return roles

    def free_from(self, at: int) -> int | None:
        """The number of the first plan from that working day on that plays no part and isn't planned; None: there is none."""
        first = max(-((self.frame.first - at) * self.cases // self._span), self._next)
        taken = self._roles.keys() | self._ahead.keys()
        return next((n for n in range(first, self.cases) if n not in taken), None)

    def just_accepted(self) -> int | None:
        """The number of the plan of the case that was accepted last; None where that part isn't played."""
        return next((n for n, role in self._roles.items() if role == "just_accepted"), None)

    def plan_ahead(self, n: int, body: Body) -> Plan:
        """The plan with this number before its turn, of a case that a lead gives rise to."""
        found = self._ahead[n] = self._plan(n, body)
        return found

    def _plan(self, n: int, body: Body | None = None) -> Plan:
        if n in self._ahead:
            return self._ahead.pop(n)
        self._next = max(self._next, n + 1 if body is None else 0)
        frame, luck = self.frame, self.luck
        at = frame.first + (n + luck.random()) * self._span / self.cases
        fate = self._roles.get(n) or ("plain" if body else "merged" if self._twin else self._deal(int(at)))
        registered = min(max(int(at), frame.due_today - EARLIEST.get(fate, SCALE)), frame.last)
        received = (
            frame.due_today - RECEIVED[fate] if fate in RECEIVED else registered - int(luck.random() ** 2 * 3)
        )
        if fate == "overdue":
            registered = min(registered, frame.last - 17)
        second = int(at % 1 * 8 * 3600)
        plan = Plan(frame, luck, n, int(at) * SCALE + second, registered * SCALE + second)
        if body:  # it is submitted on the day of the check
            received = registered
        self._register(plan, registered, min(received, registered), fate, body)
        STORIES[fate](self, plan, registered, min(received, registered))
        if luck.random() < 0.1:
            plan.add_aside("noted", registered + luck.below(30), {"text": luck.of(texts.NOTES)})
        if luck.random() < 0.08:
            plan.add_aside("attached", registered + luck.below(20), texts.attachment(luck))
        return plan

    def _deal(self, at: int) -> str:
        if not self._deck:
            self._deck = [fate for fate, weight in texts.FATES.items() for _ in range(weight)]
            for n in range(len(self._deck) - 1, 0, -1):
                other = self.luck.below(n + 1)
                self._deck[n], self._deck[other] = self._deck[other], self._deck[n]
        fate = self._deck.pop()
        if fate == "arising" and not (self._under_way and self._under_way[0][1] < at):
            self._deck.insert(0, fate)
            return "plain"
        return fate

    def _register(
        self, plan: Plan, registered: int, received: int, fate: str, given: Body | None = None
    ) -> None:
        frame, luck = self.frame, self.luck
        rest_day = frame.rest_day_after(received) if received < registered and luck.random() < 0.1 else None
        officer = plan.officer if luck.random() < 0.92 else None
        twin_of = self._twin[1] if self._twin and fate == "merged" else None
        received_on = (rest_day or frame.days[received]).isoformat()
        if given:
            body = {**given, "received_on": received_on, **({"officer": officer} if officer else {})}
        else:
            body = texts.registration(luck, officer, received_on, twin_of)
        if fate == "arising":
            body["arising_from"] = Ref(next(n for n, day in reversed(self._under_way) if day < registered))
        if fate == "twin":
            self._twin = (plan.n, body)
        plan.points, plan.parties = len(body["points"]), len(body.get("parties", "1"))
        plan.add("registered", registered, body, by=texts.CLERK)
        if officer is None or luck.random() < 0.05:
            plan.officer = luck.of(texts.OFFICERS)
            plan.add("assigned", registered, {"officer": plan.officer}, by=texts.CLERK, dated=False)

    # ── how cases go: each story from the working days of registration and receipt on ──

    def _answer(
        self, plan: Plan, registered: int, received: int, kind: str = "accepted", *, late: bool = False
    ) -> int:
        """Decided, and told in writing, in time or late; late only if that is over by now. The day of the decision."""
        luck = self.luck
        due = received + ACCEPTANCE
        decided, told_by = min(registered + 1 + luck.below(7), due), due
        if late and due + 6 <= self.frame.last:
            told_by = due + 6
            decided = due + 1 + luck.below(4) if luck.random() < 0.5 else decided
        body = {} if kind == "accepted" else {"reason": luck.of(texts.DECLINES)}
        plan.add(kind, decided, body)
        told = told_by - luck.below(3) if late else min(decided + luck.below(3), due)
        self._tell(plan, decided, max(told, decided))
        return decided

    def _tell(self, plan: Plan, decided: int, told: int) -> None:
        luck = self.luck
        if luck.random() < 0.03:
            plan.add("notified", decided, {"method": "oral"})
        if plan.parties > 1 and luck.random() < 0.5:
            plan.add("notified", decided, {"method": texts.notice_method(luck), "parties": [1]})
            rest = list(range(2, plan.parties + 1))
            plan.add("notified", told, {"method": texts.notice_method(luck), "parties": rest})
        else:
            plan.add("notified", told, {"method": texts.notice_method(luck)})

    def _investigate(self, plan: Plan, accepted: int, end: int) -> list[Planned]:
        """Steps that serve every point; now and then a point more, or a step on a rest day."""
        luck, frame = self.luck, self.frame
        count = luck.of((1, 1, 1, 2, 2, 3))
        points = plan.points
        if luck.random() < 0.04:
            body = {"text": luck.of(texts.ADDED_POINTS), "within_matter": True, "reason": texts.WITHIN}
            plan.add("point", accepted + 1, body)
            points += 1
        for n in range(count):
            served = list(range(1 + n, points + 1, count)) or [1 + luck.below(points)]
            at = min(accepted + 2 + (end - accepted - 3) * n // count + luck.below(3), end - 1)
            rest_day = frame.rest_day_after(at) if at < end - 1 and luck.random() < 0.06 else None
            plan.add("step", at + 1 if rest_day else at, texts.step(luck, plan.officer, served), on=rest_day)
        return plan.acts[-count:]

    def _concluded(self, plan: Plan, accepted: int, end: int) -> None:
        """The investigation, and its end; a step may be recorded only afterwards."""
        luck = self.luck
        self._investigate(plan, accepted, end)
        plan.add("concluded", end, {"finding": luck.of(texts.CONCLUSIONS)})
        if luck.random() < 0.03:
            step = texts.step(luck, plan.officer, [1])
            plan.add("step", end + 1, step, on=self.frame.days[end - 1])
        if luck.random() < 0.015:
            self._amend(plan, end + 2)
        determine(plan, end)

    def _amend(self, plan: Plan, at: int) -> None:
        last = {act.kind: act.body for act in plan.acts if act.kind in texts.SLIPS}
        kinds = [kind for kind, body in last.items() if not texts.says(body, texts.SLIPS[kind][0])]
        if kinds:
            kind = self.luck.of(kinds)
            changes, reason = texts.SLIPS[kind]
            plan.add("amended", at, {"act": kind, "set": changes, "reason": reason}, dated=False)

    def _plain(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received)
        self._under_way.append((plan.n, accepted))
        self._concluded(plan, accepted, accepted + 12 + self.luck.below(19))

    def _answered_late(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received, late=True)
        self._concluded(plan, accepted, accepted + 15 + self.luck.below(16))

    def _concluded_late(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received)
        end = accepted + INVESTIGATION + 1 + self.luck.below(8)
        self._concluded(plan, accepted, end if end <= self.frame.last else accepted + INVESTIGATION - 1)

    def _extended(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received)
        due = accepted + INVESTIGATION
        more = 10 + 5 * self.luck.below(3)
        by = {"days": more} if self.luck.random() < 0.5 else {"to": self.frame.days[due + more].isoformat()}
        self._investigate(plan, accepted, due - 8)
        plan.add("extended", due - self.luck.below(7), {**by, "reason": self.luck.of(texts.EXTENSIONS)})
        end = due + 1 + self.luck.below(more)
        plan.add("concluded", end, {"finding": self.luck.of(texts.CONCLUSIONS)})
        determine(plan, end)

    def _extended_to_today(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received)
        due = accepted + INVESTIGATION
        self._investigate(plan, accepted, due - 8)
        plan.add("extended", due - 3, {"to": self.frame.today.isoformat(), "reason": texts.EXTENSIONS[1]})

    def _awaits(self, plan: Plan, registered: int, received: int, last: str) -> None:
        """The case lies where no limit runs: what would have come after an act of this kind hasn't."""
        accepted = self._answer(plan, registered, received)
        self._concluded(plan, accepted, accepted + 18 + self.luck.below(8))
        so_far = plan.acts[: max(n for n, act in enumerate(plan.acts) if act.kind == last) + 1]
        plan.acts = [act for act in so_far if act.kind != "correction"]  # nothing falls due meanwhile

    def _just_accepted(self, plan: Plan, registered: int, received: int) -> None:
        """As late as may be: the investigation's limit reaches as far ahead as any."""
        accepted = max(registered, min(received + ACCEPTANCE, self.frame.last))
        plan.add("accepted", accepted, {})
        self._tell(plan, accepted, accepted)

    def _struck(self, plan: Plan, registered: int, received: int) -> None:
        accepted = self._answer(plan, registered, received)
        end = accepted + 15 + self.luck.below(16)
        self._investigate(plan, accepted, end)
        plan.add("concluded", end, {"finding": self.luck.of(texts.CONCLUSIONS)})
        if plan.acts[-1].kind == "concluded":
            plan.add("step", end, texts.step(self.luck, plan.officer, [1]), on=plan.acts[-1].on)
            plan.add("amended", end + 2, {"act": "step", "struck": True, "reason": texts.STRUCK}, dated=False)
        determine(plan, end + 2)

    def _declined(self, plan: Plan, registered: int, received: int) -> None:
        self._answer(plan, registered, received, "declined")
        if self.luck.random() < 0.5:
            plan.add("closed", received + ACCEPTANCE + 3, {})

    def _merged(self, plan: Plan, registered: int, received: int) -> None:
        assert self._twin
        self._stopped(plan, registered, received, "ended", {"reason": "merged", "into": Ref(self._twin[0])})
        self._twin = None

    def _stopped(self, plan: Plan, registered: int, received: int, kind: str, body: Body) -> None:
        """The case stops before it is decided whether to accept it."""
        at = min(registered + 1 + self.luck.below(6), received + ACCEPTANCE - 1)
        plan.add(kind, max(at, registered), body, dated=kind != "voided")

    def _stopped_later(self, plan: Plan, registered: int, received: int, kind: str, body: Body) -> None:
        """The case stops while it is investigated."""
        accepted = self._answer(plan, registered, received)
        end = accepted + 6 + self.luck.below(20)
        self._investigate(plan, accepted, end)
        plan.add(kind, end, body)

    def _overdue(self, plan: Plan, registered: int, received: int) -> None:
        """A limit has run out and isn't met: the answer, or on older cases more often the investigation."""
        luck = self.luck
        age = self.frame.last - registered
        if age >= 46 and (not self._dragging or luck.random() < 0.6):
            self._dragging = True
            accepted = self._answer(plan, registered, received)
            self._investigate(plan, accepted, accepted + 25)
            if age >= 62 and luck.random() < 0.4:
                plan.add("extended", accepted + 27, {"days": 10, "reason": luck.of(texts.EXTENSIONS)})
            return
        neglect = luck.of(texts.NEGLECTS)
        decided = min(registered + 1 + luck.below(7), received + ACCEPTANCE)
        if neglect == "declined_untold":
            plan.add("declined", decided, {"reason": luck.of(texts.DECLINES)})
        elif neglect != "undecided":
            plan.add("accepted", decided, {})
            if neglect == "told_orally":
                plan.add("notified", decided, {"method": "oral"})
            if neglect == "one_untold" and plan.parties > 1:
                plan.add("notified", decided, {"method": "direct", "parties": [1]})
            self._concluded(plan, decided, decided + 15 + luck.below(16))


Story = Callable[[Planner, Plan, int, int], None]


def _stop(kind: str, *bodies: Body, later: bool = False) -> Story:
    def story(planner: Planner, plan: Plan, registered: int, received: int) -> None:
        stopped = planner._stopped_later if later else planner._stopped
        stopped(plan, registered, received, kind, planner.luck.of(bodies))

    return story


def _await(last: str) -> Story:
    return lambda planner, plan, registered, received: planner._awaits(plan, registered, received, last)


def _undecided(_planner: Planner, _plan: Plan, _registered: int, _received: int) -> None:
    return


STORIES: dict[str, Story] = {
    "plain": Planner._plain,
    "twin": Planner._plain,
    "arising": Planner._plain,
    "extended": Planner._extended,
    "answered_late": Planner._answered_late,
    "concluded_late": Planner._concluded_late,
    "struck": Planner._struck,
    "declined": Planner._declined,
    "merged": Planner._merged,
    "withdrawn_early": _stop("withdrawn", *({"reason": reason} for reason in texts.WITHDRAWALS)),
    "transferred": _stop("transferred", *({"reason": "transferred", "to": to} for to in texts.TRANSFERS)),
    "void": _stop("voided", *({"reason": reason} for reason in texts.VOIDS)),
    "withdrawn": _stop("withdrawn", *({"reason": reason} for reason in texts.WITHDRAWALS), later=True),
    "ended": _stop("ended", *({"reason": reason} for reason in texts.ENDINGS), later=True),
    # parts given out
    "awaits_deliberation": _await("concluded"),
    "awaits_approval": _await("submitted"),
    "awaits_decision": _await("approved"),
    "undecided": _undecided,
    "due_soon": _undecided,
    "due_today": _undecided,
    "just_accepted": Planner._just_accepted,
    "extended_to_today": Planner._extended_to_today,
    "overdue": Planner._overdue,
}
EARLIEST = {"undecided": 3, "due_soon": 8, "due_today": ACCEPTANCE, "just_accepted": 7}
"""Parts that can't be played by a case registered earlier: so many working days before a limit that is due today."""
RECEIVED = {"due_soon": 8, "due_today": ACCEPTANCE}
"""When the application of such a case was received, counted in the same way."""
