"""Who sits in the deliberation (集体讨论研究, 二(三)4): members, led by the discipline organ (二(三)1).

Whoever is concerned, or was invited to the investigation, has no seat there. How many members it takes, and
who isn't counted, is in the profile: ``deliberation``, ``roles``, ``invited``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Found
from sqqf.procedure.record.names import among, same
from sqqf.procedure.record.roster import Listed
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import present_members
from sqqf.procedure.tolerance.view import CaseView

COLLECTIVE = 2
"""Fewer don't discuss anything together."""


def check_collective(case: Case, act: Act, setting: Setting) -> None:
    """At least so many of those present are members of the group, and none of them has to stay away."""
    article = setting.profile.entry("deliberation", "deliberation").article
    if kept_away := _kept_away(case, act):
        raise Refused("recused_present", names=kept_away)
    count, least = len(present_members(act.body)), setting.profile.least_present
    if count < least:
        raise Refused("too_few_present", article=article, count=count, least=least)


def _kept_away(case: Case, act: Act) -> list[str]:
    return among(act.body["present"], (one.body["member"] for one in case.of("recused")))


# ── what is looked for ──


def _last_meeting(view: CaseView) -> Sequence[Act]:
    """The deliberation that counts: one held anew takes the place of the one before."""
    return view.case.recorded_here("deliberated")[-1:]


def _counting(view: CaseView) -> Found:
    for act in _last_meeting(view):
        body = act.body
        count, least = len(present_members(body)), view.profile.least_present
        if count < least:
            # One alone is no collective; that a place asks for more is its own rule.
            severity = {} if count < COLLECTIVE else {"severity": "risk"}
            yield "too_few_present", {"on": act.on, "count": count, "least": least, **severity}
        guests = [guest["name"] for guest in body.get("invited", ())]
        if both := among([name for name in body["present"] if name in body.get("members", {})], guests):
            yield "invited_counted", {"names": both}
        yield from _attendance(view, act)


def _attendance(view: CaseView, act: Act) -> Found:
    """How many of the members on the list were there, whoever is only an officer left out."""
    listed = [one for one in view.group.roster if one.seq < act.seq and act.on and one.is_in_service(act.on)]
    sitting = [one.name for one in listed if view.profile.sits(one.role)]
    counted = present_members(act.body)
    officers = among(counted, {one.name for one in listed} - {*sitting})
    count, total, share = len(counted) - len(officers), len({*map(same, sitting)}), view.profile.attendance
    if officers:
        facts = {"names": officers, "count": count, "least": view.profile.least_present}
        yield "officer_counted", {"on": act.on, **facts}
    if share is not None and total and count * 100 <= total * share:
        yield "half_absent", {"on": act.on, "count": count, "total": total, "share": share}
    leading = [organ.id for organ in view.profile.section("organs") if organ.more.get("leads")]
    if counted and leading and not {act.body["members"][name] for name in counted} & {*leading}:
        yield "leading_organ_absent", {"on": act.on, "organ": Term("organs", leading[0])}
    if organs := _led_elsewhere(listed, leading):
        yield "led_by_another", {"organs": organs, "organ": Term("organs", leading[0])}
    seated = {act.body["members"][name] for name in counted}
    if len(counted) >= COLLECTIVE and len(seated) == 1:
        yield "one_organ_only", {"on": act.on, "organ": Term("organs", seated.pop())}
    if late := _listed_late(view, act, counted):
        yield "listed_late", {"on": act.on, "names": late}


def _led_elsewhere(listed: Sequence[Listed], leading: Sequence[str]) -> list[Term]:
    """The organs that the group's leads come from, where none is the one that leads it."""
    organs = {one.organ for one in listed if one.role == "lead"}
    return [] if not leading or organs & {*leading} else [Term("organs", one) for one in sorted(organs)]


def _listed_late(view: CaseView, act: Act, counted: Sequence[str]) -> list[str]:
    """Members whose entry on the list came after the meeting, and after others had one when the case came.

    A group that takes the program up in the middle of its cases lists everybody late, and that is no finding.
    """
    came = view.case.acts[0].seq

    def was_there(one: Listed) -> bool:
        return one.seq < came or (act.on is not None and one.since <= act.on)

    entries = [one for one in view.group.roster if same(one.name) in {*map(same, counted)}]
    there = {same(one.name) for one in entries if was_there(one)}
    late = [one.name for one in entries if same(one.name) not in there]
    return list(dict.fromkeys(late)) if there else []


def _seats(view: CaseView) -> Found:
    """Nobody who is concerned, was invited, or has to stay away; and not the officer in charge."""
    case = view.case
    interested = {entry.id for entry in view.profile.section("invited") if entry.more.get("interested")}
    for act in _last_meeting(view):
        guests = {guest["name"]: guest["kind"] for guest in act.body.get("invited", ())}
        if kept_away := _kept_away(case, act):
            yield "recused_present", {"names": kept_away}
        concerned = among([*act.body["present"], *guests], view.concerned)
        concerned += [name for name, kind in guests.items() if kind in interested and name not in concerned]
        if concerned:
            yield "party_deliberates", {"names": concerned}
        if others := [name for name in guests if name not in concerned]:
            yield "guest_deliberates", {"on": act.on, "names": others}
    if met := view.deliberation:
        for officer in among(_officer_then(case, met.seq), met.body["present"]):
            yield "officer_deliberates", {"officer": officer}


def _officer_then(case: Case, seq: int) -> list[str]:
    """Who had the case in hand at that act, whoever has it now."""
    assigned = [act.body["officer"] for act in case.of("assigned") if act.seq < seq]
    first = case.registered.get("officer")
    return assigned[-1:] or ([first] if first else [])


FINDINGS = (_counting, _seats)
