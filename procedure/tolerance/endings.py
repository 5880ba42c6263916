"""How a case ends before it is closed, and objections to its outcome: practice; the number is kept.

Whoever may apply may withdraw (by analogy with 二(三)2). An objection (异议) is forwarded.
"""

from __future__ import annotations

from typing import Any

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act, day_of
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.kinds import Kind, wrong_state
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.record.voided import authority_once_begun, voided
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.answers import assess
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.view import CaseView


def _died(case: Case, act: Act, setting: Setting) -> None:
    """Once a case is decided, only a death ends it before it is closed."""
    if case.state == "decided" and act.body["reason"] != "died":
        raise wrong_state(case, setting.profile.acts[act.kind], ["feedback", "close"])


def bars_established(case: Case, profile: Profile) -> list[str]:
    """The bars that are established, of whichever party, 二(二)2."""
    bars = {bar.id for bar in profile.section("bars")}
    return list(
        dict.fromkeys(one.id for found in assess(case, profile) for one in found.blocked_by if one.id in bars)
    )


def _authority_after_a_bar(case: Case, act: Act, setting: Setting) -> None:
    """Accountability must follow a bar: no case is voided or merged away from it on nobody's word."""
    goes = act.kind == "voided" or act.body.get("reason") == "merged"
    if goes and not act.body.get("authority") and (bars := bars_established(case, setting.profile)):
        article = setting.profile.rules[bars[0]].article
        raise Refused("authority_after_bar", article=article, kind=Term("acts", act.kind), bars=bars)


def _ended(_case: Case, act: Act, _profile: Profile) -> dict[str, Any]:
    return {"ended": act.body}


def _on_its_way(case: Case, kind: ActKind, _: Office) -> None:
    if case.moves[-1].kind != "transferred" or case.has("transfer_received"):
        raise Refused("no_receipt_awaited", article=kind.article)


KINDS = (
    Kind("withdrawn", {"on": "date", "reason": "text"}, changes=_ended),
    Kind(
        "ended",
        {"on": "date", "reason": "endings", "text": "text", "authority": "text"},
        asks=(_died, _authority_after_a_bar),
        changes=_ended,
    ),
    Kind("transferred", {"on": "date", "to": "text"}, changes=_ended),
    Kind("transfer_received", {"on": "date", "document": "text"}, needs=(_on_its_way,)),
    Kind(
        "voided",
        {"reason": "text", "authority": "text"},
        asks=(authority_once_begun, _authority_after_a_bar),
        changes=_ended,
    ),
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
    case = view.case
    # Voiding has no day of its own: it counts by when it was recorded.
    ended_on = max(map(day_of, case.of("voided")), default=case.moves[-1].on)
    for limit in view.all_deadlines:
        if limit.lapsed and not limit.paused and limit.due_on < ended_on:
            name = Term("limits", limit.kind)
            # A date that was set, such as a correction item's, is nothing that the Opinion says 应当 of.
            letter = limit.basis == "letter" and limit.span and case.state != "void"
            severity = "defect" if letter else "risk"
            facts = {"limit": name, "due": limit.due_on, "on": ended_on, "article": limit.article}
            yield "lapsed_overdue", {**facts, "severity": severity}


def _away_from_a_bar(view: CaseView) -> Found:
    """Withdrawn, merged or voided with a bar established: that stays, whatever is referred since."""
    case = view.case
    away = case.state in ("withdrawn", "void") or case.ended.get("reason") in ("merged", "transferred")
    if away and (bars := bars_established(case, view.profile)):
        yield "ended_after_bar", {"kind": Term("states", case.standing), "bars": bars}


def _merged(view: CaseView) -> Found:
    case = view.case
    if case.ended.get("reason") == "merged" and case.is_accepted:
        yield "merged_once_accepted", {"into": case.ended.get("into")}


def _others_alive(view: CaseView) -> Found:
    """Somebody died, and the case ended for the others too."""
    if view.case.ended.get("reason") == "died" and len(view.case.parties) > 1:
        yield "ended_for_all", {"names": [one.name for one in view.case.parties]}


FINDINGS = (_objections, _lapsed, _away_from_a_bar, _merged, _others_alive)
REMAINS = (_lapsed, _away_from_a_bar, voided)
"""What is looked for in a void case, too."""
