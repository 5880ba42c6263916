"""Ordered correction (责令纠错, 二(五)4): items listed with the conclusion, each carried out and reported.

An exemption doesn't make correction unnecessary (有错必纠).
"""

from __future__ import annotations

from sqqf.procedure.errors import Refused
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.items import (
    Item,
    all_reported,
    charged_elsewhere,
    items,
    none_to_sign_off,
    not_reported,
    reported,
    untouched,
)
from sqqf.procedure.record.kinds import Kind
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.feedback import feedback, when_prompt
from sqqf.procedure.tolerance.view import CaseView


def _nothing_listed(case: Case, kind: ActKind, _: Office) -> None:
    """What is listed is to be put right: that nothing has to be is said instead of a list, not beside it."""
    if items(case):
        raise Refused("corrections_listed", article=kind.article)


def _is_settled(case: Case, _: Office) -> bool:
    return case.has("correction_none") or bool(case.moved_on("declined"))


KINDS = (
    Kind(
        "correction",
        {"on": "date", "text": "text", "due": "date", "responsible": "text"},
        strikes=untouched,
    ),
    Kind("correction_none", {"on": "date", "reason": "text"}, needs=(_nothing_listed,), done=_is_settled),
    Kind(
        "correction_reported",
        {"on": "date", "text": "text"},
        asks=(not_reported,),
        done=all_reported,
    ),
    Kind(
        "correction_returned",
        {"on": "date", "reason": "text", "due": "date"},
        asks=(reported,),
        done=none_to_sign_off,
    ),
    Kind("correction_signed_off", {"on": "date"}, asks=(reported,), done=none_to_sign_off),
)


# ── what is looked for ──


def _corrections(view: CaseView) -> Found:
    if view.is_over:
        return
    told = feedback(view.case)
    open_items = [item for item in view.items if item.is_open]
    for item in open_items:
        if view.case.list_is_out and view.today > item.due_on:
            yield "correction_overdue", {"n": item.n, "due": item.due_on}
    for item in view.items:
        if item.reported_on and item.reported_on > item.due_on:
            yield "correction_late", {"n": item.n, "on": item.reported_on, "due": item.due_on}
    if view.case.state == "closed" and open_items:
        yield "correction_unreported", {"items": [item.n for item in open_items]}
    if unsigned := [item.n for item in view.items if item.reported_on and not item.signed_off_on]:
        still = {} if view.case.state == "closed" else {"severity": "note"}
        yield "correction_unsigned", {"items": unsigned, **still}
    known = [one for one in view.case.people if one.kind == "unit" or one.unit]
    names = [name for one in known for name in (one.name, one.unit) if name]
    if len(known) == len(view.case.people) and (others := charged_elsewhere(view.items, names)):
        yield "corrected_by_another", {"names": [f"{one.responsible}（{one.n}）" for one in others]}
    if late := [item.n for item in view.items if told and _listed_after(item, told)]:
        yield "correction_listed_late", {"items": late}


def _listed_after(item: Item, told: list[Act]) -> bool:
    """Whether somebody was told the conclusion before the item was listed, and not again since.

    By the item's own date where it has one.
    """
    people = [act for act in told if act.body["role"] != "organ"] or told
    last = {act.body["to"]: act for act in people}.values()
    return any(item.on > act.on if item.on and act.on else item.seq > act.seq for act in last)


def _decided_on(view: CaseView) -> Found:
    """Where an error was found, it is said what is to be put right, or why nothing has to be (有错必纠)."""
    case = view.case
    if case.state not in ("decided", "closed") or not case.has("decided") or view.items:
        return
    reliefs = {relief.id for relief in view.profile.section("reliefs")}
    erred = [view.party(n) for n, outcome in enumerate(view.outcomes, start=1) if outcome in reliefs]
    if erred and not case.has("correction_none"):
        # The list goes out with the conclusion; until then nothing is late.
        early = {} if feedback(case) else when_prompt(view, "note")
        yield "correction_undecided", {"names": erred, **early}


FINDINGS = (_decided_on, _corrections)
