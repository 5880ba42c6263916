"""What is to follow promptly (及时, 二(三)5): feedback, clarifying, and what others answer.

By dates of the group's own, from the profile: the Opinion gives no number of days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from sqqf.procedure.record.finding import Found
from sqqf.procedure.time.own import Owed, done_late, missed
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.feedback import feedback
from sqqf.procedure.tolerance.outcomes import outcomes
from sqqf.procedure.tolerance.view import CaseView


def owed(case: Case) -> Iterator[Owed]:
    """Feedback to each, for the exempted whether to clarify; an answer to a referral, a receipt."""
    if case.recorded_here("decided"):
        yield from _after_the_decision(case)
    for act, answer in zip_longest(case.of("referred"), case.of("referral_answered")):
        if act and act.on:
            yield Owed(("duty", "answer"), act.on, answer.on if answer else None)
    if case.moves[-1].kind == "transferred":
        received = next((act.on for act in case.of("transfer_received")), None)
        yield Owed(("duty", "handover"), case.moves[-1].on, received)


def _after_the_decision(case: Case) -> Iterator[Owed]:
    decided = case.of("decided")[-1]
    assert decided.on
    told: dict[str, date] = {}
    for act in feedback(case):
        if act.on and act.body["role"] != "organ":
            told[act.body["to"]] = min(act.on, told.get(act.body["to"], act.on))
    names = {one.name for one in case.people}
    everybody = max(told[name] for name in names) if names and names <= told.keys() else None
    yield Owed(("waits", "feedback"), decided.on, everybody)
    if "exempted" in outcomes(case):
        settled = [act.on for act in case.of("clarified") if act.on and act.follows(decided)]
        yield Owed(("duty", "clarification"), decided.on, min(settled, default=None))


def _in_time(view: CaseView) -> Found:
    for late in done_late(owed(view.case), view.profile, view.workdays):
        yield "own_date_late", late
    for overdue in missed(owed(view.case), view.profile, view.workdays, view.today):
        yield "own_date_overdue", overdue


FINDINGS = (_in_time,)
