"""What is looked for in the dates of a dossier, whatever its stage."""

from __future__ import annotations

from typing import Protocol

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.errors import Term
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.record.finding import Found
from sqqf.procedure.time.limits import Deadline


class _View(Protocol):
    @property
    def dossier(self) -> Dossier: ...
    @property
    def workdays(self) -> Workdays: ...
    @property
    def all_deadlines(self) -> tuple[Deadline, ...]: ...


def provisional(view: _View) -> Found:
    """Limits still running that count a day without a published calendar."""
    for limit in view.all_deadlines:
        if limit.provisional and limit.span and limit.met_on is None and not limit.lapsed:
            name = Term("limits", limit.kind)
            yield "provisional_limit", {"limit": name, "due": limit.due_on, "article": limit.article}


def rest_days(view: _View) -> Found:
    """Acts on a day off. A receipt may fall on one, and what a line taken over tells of is past."""
    first = view.dossier.acts[0].seq
    dated = [(act.seq, act.on) for act in view.dossier.effective if act.on and act.seq != first]
    if odd := [f"#{seq} {on}" for seq, on in dated if not view.workdays.is_working(on)]:
        yield "rest_day", {"acts": odd}
