"""How a case ends before it is closed, and objections to its outcome: practice; the number is kept.

Whoever may apply may withdraw (by analogy with 二(三)2). An objection (异议) is forwarded.
"""

from __future__ import annotations

from typing import Any

from sqqf.procedure.errors import Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind, wrong_state
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.view import CaseView


def _died(case: Case, act: Act, setting: Setting) -> None:
    """Once a case is decided, only a death ends it before it is closed."""
    if case.state == "decided" and act.body["reason"] != "died":
        raise wrong_state(case, setting.profile.acts[act.kind], ["feedback", "close"])


def _ended(_case: Case, act: Act, _profile: Profile) -> dict[str, Any]:
    return {"ended": act.body}


KINDS = (
    Kind("withdrawn", {"on": "date", "reason": "text"}, changes=_ended),
    Kind("ended", {"on": "date", "reason": "endings", "text": "text"}, asks=(_died,), changes=_ended),
    Kind("transferred", {"on": "date", "to": "text"}, changes=_ended),
    Kind("voided", {"reason": "text"}, changes=_ended),
    Kind(
        "objection",
        {"on": "date", "name": "text", "text": "text", "forwarded_to": "text"},
        aliases={"from": "name"},
    ),
)


# ── what is looked for ──


def _objections(view: CaseView) -> Found:
    for act in view.case.of("objection"):
        if not act.body.get("forwarded_to"):
            yield "objection_unforwarded", {"name": act.body["name"]}


def _lapsed(view: CaseView) -> Found:
    """The case ended when a limit had run out already."""
    ended_on = view.case.moves[-1].on
    for limit in view.all_deadlines:
        if limit.lapsed and not limit.paused and limit.due_on < ended_on:
            name = Term("limits", limit.kind)
            # A date that was set, such as a correction item's, is nothing that the Opinion says 应当 of.
            severity = "defect" if limit.basis == "letter" and limit.span else "risk"
            facts = {"limit": name, "due": limit.due_on, "on": ended_on, "article": limit.article}
            yield "lapsed_overdue", {**facts, "severity": severity}


FINDINGS = (_objections, _lapsed)
