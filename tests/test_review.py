"""Soundness: for each finding a case in which it fires, and one nearly the same in which it is silent.

Many can only fire on what admission would have refused: on cases taken over, amended, or filed by others. The table
says which: those rows are folded, and admission is shown to refuse them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.course import alike, hindsight
from sqqf.procedure.course.fold import fold
from sqqf.procedure.course.review import review
from sqqf.procedure.course.takeover import body_of
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.roster import Group, Listed
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.authority import Whose, bodies_in
from sqqf.procedure.tracks import track
from tests.cases import (
    ASSESSED,
    CLEARED,
    CONCLUDED,
    DECIDED,
    DETERMINED,
    PROFILE,
    SWITCHED,
    TOLD,
    TWO_PARTIES,
    WORKDAYS,
    acts_of,
    admitted,
    answered,
    case_of,
    day,
    histories,
    proposals,
    setting,
)

RECEIVED = f'{CONCLUDED[0]} documents=["书面申诉"]'
EARLIER = RECEIVED.replace("2026-11-16", "2026-11-02")
"""Overdue on 2026-11-23, the day on which everything is recorded."""
FILED = "filed 2026-12-14"
# A county's case in which everything was done, in time and in order.
WHOLE = (
    RECEIVED,
    *DECIDED[1:],
    FILED,
    *TOLD,
    "clarified 2026-12-14",
    "correction_none 2026-12-14",
    "applied 2026-12-15",
    "closed 2026-12-16",
)
PREFILINGS: Mapping[str, Mapping[str, Any]] = {
    "P2026-1": {
        "id": "P2026-1",
        "state": "filed",
        "on": "2026-03-02",
        "start": "2026-03-02",
        "in_time": False,
        "by_unit": "某县住建局",
        "replies": [{"on": "2026-03-16", "text": "同意"}],
        "to": ["县政府", "县住建局"],
    },
    "P2026-2": {
        "id": "P2026-2",
        "state": "filed",
        "on": "2026-03-02",
        "start": "2026-03-03",
        "in_time": True,
        "by_unit": "某县住建局",
        "replies": [{"on": "2026-03-16", "text": "同意"}],
        "to": ["县政府", "县住建局"],
    },
    "P2026-3": {
        "id": "P2026-3",
        "state": "filed",
        "on": "2026-03-02",
        "start": "2026-03-03",
        "in_time": True,
        "by_unit": "某县住建局",
        "replies": [{"on": "2026-03-16", "text": "同意"}],
        "to": ["县政府"],
    },
    "P2026-4": {
        "id": "P2026-4",
        "state": "filed",
        "on": "2026-03-02",
        "recorded_on": "2026-11-17",
        "start": "2026-03-03",
        "in_time": True,
        "by_unit": "某县住建局",
        "replies": [{"on": "2026-03-16", "text": "同意"}],
        "to": ["县政府", "县住建局"],
    },
    "P2026-5": {
        "id": "P2026-5",
        "state": "filed",
        "on": "2026-03-02",
        "recorded_on": "2026-11-16",
        "start": "2026-03-03",
        "in_time": True,
        "by_unit": "某县住建局",
        "replies": [{"on": "2026-03-16", "text": "同意"}],
        "to": ["县政府", "县住建局"],
    },
}
PREFILINGS = {
    **PREFILINGS,
    "P2026-8": {**PREFILINGS["P2026-2"], "id": "P2026-8", "replies": []},
    "P2026-9": {**PREFILINGS["P2026-2"], "id": "P2026-9", "by_unit": "某县水务局"},
}
NONE = 'deliberated 2026-12-07 opinions=["none"]'


def whole(
    *changes: str, until: str = "closed", without: Sequence[str] = (), then: Sequence[str] = ()
) -> list[str]:
    """The whole case, each change in place of the line of its kind; cut off after a kind, and something added."""
    lines = list(WHOLE)
    for change in changes:
        kind = change.split()[0]
        at = next(at for at, line in enumerate(lines) if line.split()[0] == kind)
        lines[at] = change
    end = max(at for at, line in enumerate(lines) if line.split()[0] == until) + 1
    return [*(line for line in lines[:end] if line.split()[0] not in without), *then]


def assessed(*answers: str, then: Sequence[str] = ()) -> list[str]:
    """The whole case up to its conclusion, with these answers besides that no bar is established."""
    return [*whole(until="concluded"), *CLEARED, *answers, *then]


def listed(name: str, role: str = "member", since: str = "2026-01-05", seq: int = 0) -> Listed:
    return Listed(name, "discipline", role, day(since), seq)


GROUP = Group("某县容错调查工作小组", tuple(map(listed, ("赵某", "钱某", "孙某"))))


def group(*names: str, more: Sequence[Listed] = ()) -> Group:
    return Group(GROUP.name, (*map(listed, names), *more))


def found(
    lines: Sequence[str],
    today: str = "2026-12-31",
    level: str = "county",
    profile: Profile = SWITCHED,
    group: Group = GROUP,
) -> list[Finding]:
    setting = Setting(profile, level, WORKDAYS, day(today), group=group)
    return review(case_of(*lines, profile=profile), setting, PREFILINGS)


def heard(whom: str, *answers: str) -> list[str]:
    """A case of two parties up to its conclusion, with whom its hearing heard, and these answers."""
    return [
        *(
            f'{TWO_PARTIES} documents=["初步意见","证据"]',
            *CONCLUDED[1:3],
            f"{CONCLUDED[3]} {whom}",
            CONCLUDED[4],
            *answers,
        ),
    ]


class Row(NamedTuple):
    """``fires`` and ``silent`` are lines, with the day on which they are looked at behind a bar: ``| 2026-12-01``."""

    fires: list[str]
    silent: list[str]
    severity: str
    article: str | None
    facts: dict[str, Any]
    taken_over: bool = False
    """Admission refuses what fires."""
    groups: tuple[Group, Group] = (GROUP, GROUP)
    """Whose ledger it is where it fires, and where it is silent."""


def on(today: str, lines: list[str]) -> list[str]:
    return [*lines, f"| {today}"]


def parts(lines: list[str]) -> tuple[list[str], str]:
    told = [line for line in lines if not line.startswith("|")]
    return told, next((line[2:] for line in lines if line.startswith("|")), "2026-12-31")


# Received on 2026-10-26 and accepted on 2026-11-02: the investigation is due on 2026-12-14.
EARLY = (
    'received 2026-10-26 circumstances=["c9"] proceeding=县纪委 documents=["书面申诉"]',
    "accepted 2026-11-02",
    "notified 2026-11-02",
)
SUBMITTED = TWO_PARTIES.replace("甲某", "陈某") + ' documents=["初步意见","证据"]'
BACK = "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"
LISTED = "correction due=2026-12-15"
NONE_NEEDED = "correction_none 2026-12-14"
REPORTED = "correction_reported 2026-12-15"

FINDINGS: dict[str, Row] = {
    # the clock
    "answered_late": Row(
        whole("accepted 2026-12-01", "notified 2026-12-01", "step 2026-12-02 method=hearing", until="concluded"),
        whole("accepted 2026-11-30", "notified 2026-12-01", "step 2026-12-02 method=hearing", until="concluded"),
        "defect", "二(三)2", {"kind": Term("acts", "accepted"), "on": date(2026, 12, 1), "due": date(2026, 11, 30)},
    ),
    "answer_overdue": Row(
        on("2026-12-01", [RECEIVED]), on("2026-11-30", [RECEIVED]), "defect", "二(三)2", {"due": date(2026, 11, 30)},
    ),
    "notice_late": Row(
        whole("notified 2026-12-01"), whole("notified 2026-11-30"),
        "defect", "二(三)2", {"on": date(2026, 12, 1), "due": date(2026, 11, 30)},
    ),
    "notice_missing": Row(
        whole("notified 2026-11-23 method=oral"), whole("notified 2026-11-23 method=mail"),
        "defect", "二(三)2", {"names": ["陈某"], "due": date(2026, 11, 30)},
    ),
    "investigated_late": Row(
        whole(*EARLY, "concluded 2026-12-15", until="concluded"), whole(*EARLY, "concluded 2026-12-14", until="concluded"),
        "defect", "二(三)3(3)", {"on": date(2026, 12, 15), "due": date(2026, 12, 14)},
    ),
    "investigation_overdue": Row(
        on("2026-12-15", whole(*EARLY, until="step")), on("2026-12-14", whole(*EARLY, until="step")),
        "defect", "二(三)3(3)", {"due": date(2026, 12, 14)},
    ),
    "extension_late": Row(
        whole(*EARLY, until="step", then=["extended 2026-12-15 days=9"]),
        whole(*EARLY, until="step", then=["extended 2026-12-14 days=9"]),
        "defect", "二(三)3(3)", {"on": date(2026, 12, 15), "due": date(2026, 12, 14)},
    ),
    "extension_without_reason": Row(
        whole(*EARLY, until="step", then=["extended 2026-12-14 days=9 reason="]),
        whole(*EARLY, until="step", then=["extended 2026-12-14 days=9"]),
        "risk", "二(三)3(3)", {"on": date(2026, 12, 14)},
    ),
    "supplementary_overdue": Row(
        on("2026-12-21", assessed(then=[BACK])), on("2026-12-18", assessed(then=[BACK])),
        "risk", "二(三)4", {"due": date(2026, 12, 18)},
    ),
    "lapsed_overdue": Row(
        [RECEIVED, "ended 2026-12-01"], [RECEIVED, "ended 2026-11-30"],
        "defect", "二(三)2", {"limit": Term("limits", "acceptance"), "due": date(2026, 11, 30), "on": date(2026, 12, 1)},
    ),
    "lapsed_overdue, void": Row(
        [EARLIER, "voided"], [RECEIVED, "voided"],
        "risk", "二(三)2", {"limit": Term("limits", "acceptance"), "due": date(2026, 11, 16), "on": date(2026, 11, 23)},
    ),
    "ended_after_bar": Row(
        assessed(answered("x4", "yes"), then=["withdrawn 2026-12-07", "referred 2026-12-08"]),
        assessed(answered("c9"), then=["withdrawn 2026-12-07"]),
        "risk", "二(二)2", {"kind": Term("states", "withdrawn"), "bars": ["x4"]},
    ),
    "ended_after_bar, merged": Row(
        assessed(answered("x4", "yes"), then=["ended 2026-12-07 reason=merged into=阳容〔2026〕2号 authority=赵某"]),
        assessed(answered("x4", "yes"), then=["ended 2026-12-07 reason=died"]),
        "risk", "二(二)2", {"kind": Term("states", "ended"), "bars": ["x4"]},
    ),
    "ended_after_bar, transferred": Row(
        assessed(answered("x4", "yes"), then=["ended 2026-12-07 reason=transferred"]),
        assessed(answered("c9"), then=["ended 2026-12-07 reason=transferred"]),
        "risk", "二(二)2", {"bars": ["x4"]},
    ),
    "ended_after_bar, void": Row(
        [RECEIVED, answered("x4", "yes", evidence=[{"text":"转账记录"}]), "voided authority=赵某"], [RECEIVED, answered("x4", evidence=[]), "voided"],
        "risk", "二(二)2", {"kind": Term("states", "void"), "bars": ["x4"]},
    ),
    "merged_once_accepted": Row(
        whole(until="accepted", then=["ended 2026-11-24 reason=merged into=阳容〔2026〕2号"]),
        [RECEIVED, "ended 2026-11-24 reason=merged into=阳容〔2026〕2号"],
        "note", None, {"into": "阳容〔2026〕2号"},
    ),
    "void_once_begun": Row(
        whole(until="accepted", then=["voided authority=赵某 reason=误立"]), [RECEIVED, "voided authority=赵某"],
        "risk", None, {"state": Term("states", "investigating"), "authority": "赵某", "reason": "误立"},
    ),
    "verdict_amended": Row(
        whole("accepted 2026-12-01", "notified 2026-12-01", until="notified", then=['amended act=2 set={"on":"2026-11-27"}', 'amended act=3 set={"on":"2026-11-27"}']),
        whole("accepted 2026-11-30", "notified 2026-11-30", until="notified", then=['amended act=2 set={"on":"2026-11-27"}']),
        "risk", "二(三)2", {"act": "#5", "limit": Term("limits", "acceptance"), "due": date(2026, 11, 30)},
    ),
    "verdict_amended, red turned blue": Row(
        [EARLIER, 'amended act=1 set={"received_on":"2026-11-16"}'], [RECEIVED, 'amended act=1 set={"received_on":"2026-11-17"}'],
        "risk", "二(三)2", {"act": "#2", "limit": Term("limits", "acceptance"), "due": date(2026, 11, 16)},
    ),
    "verdict_amended, it had ended in time": Row(
        [EARLIER, 'amended 2026-11-18 act=1 set={"received_on":"2026-11-09"}'],
        [EARLIER, "ended 2026-11-13 reason=merged", 'amended 2026-11-18 act=1 set={"received_on":"2026-11-09"}'],
        "risk", "二(三)2", {"act": "#2", "limit": Term("limits", "acceptance"), "due": date(2026, 11, 16)},
    ),
    "verdict_amended, on the last day itself": Row(
        [EARLIER, 'amended 2026-11-17 act=1 set={"received_on":"2026-11-09"}'],
        [EARLIER, 'amended 2026-11-16 act=1 set={"received_on":"2026-11-09"}'],
        "risk", "二(三)2", {"act": "#2", "limit": Term("limits", "acceptance"), "due": date(2026, 11, 16)},
    ),
    "verdict_amended, it stood still": Row(
        [*EARLY[:2], 'amended 2026-12-16 act=2 set={"on":"2026-11-09"}'],
        [*EARLY[:2], "suspended 2026-11-10", 'amended 2026-12-16 act=2 set={"on":"2026-11-09"}'],
        "risk", "二(三)3(3)", {"act": "#3", "limit": Term("limits", "investigation"), "due": date(2026, 12, 14)},
    ),
    "provisional_limit": Row(
        on("2026-12-01", whole(until="step")), on("2026-12-01", whole(*EARLY, until="step")),
        "note", "二(三)3(3)", {"limit": Term("limits", "investigation"), "due": date(2027, 1, 4)},
    ),
    # the investigation
    "point_without_step": Row(
        whole(f"{RECEIVED} points=2"), whole(f"{RECEIVED} points=2", "step 2026-11-24 method=hearing points=[1,2]"),
        "risk", "二(三)3(1)", {"points": [2]}, taken_over=True,
    ),
    "step_without_evidence": Row(whole("step 2026-11-24 method=hearing"), whole(), "risk", "二(三)3(2)", {"steps": [1]}),
    "party_not_heard": Row(
        whole('step 2026-11-24 method=document evidence=["会议纪要"]'), whole('step 2026-11-24 method=hearing evidence=["会议纪要"]'),
        "risk", "二(三)3(2)", {"names": ["陈某"]},
    ),
    "hearing_unnamed": Row(
        heard(""), heard("parties=[1,2]"), "note", "二(三)3(2)", {"steps": [1], "names": ["甲某", "乙局"]},
    ),
    "step_before_consent": Row(
        whole(until="step", then=["point 2026-11-25 within_matter=true", "step 2026-11-24 points=[2]"]),
        whole(until="step", then=["point 2026-11-24 within_matter=true", "step 2026-11-24 points=[2]"]),
        "risk", "二(三)3(1)", {"n": 2, "on": date(2026, 11, 25), "steps": [2]},
    ),
    # whose case it is, who is asked, who approves
    "zone_suspected": Row(
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某经济开发区管委会"}}'),
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某经济开发区管委会"}} zone=无'),
        "risk", "二(三)1", {"unit": "某经济开发区管委会", "zone": Term("zones", "generic"), "level": Term("levels", "city")},
    ),
    "managed_elsewhere": Row(
        whole(f"{RECEIVED} managed_by=某市委组织部"), whole(f"{RECEIVED} managed_by=某县委组织部"),
        "defect", "二(三)4", {"body": "某市委组织部", "level": Term("levels", "county")},
    ),
    "submitted_elsewhere": Row(
        whole("submitted 2026-12-08 to=某县委组织部"), whole("submitted 2026-12-08 to=某县委县政府"),
        "defect", "二(三)4", {"on": date(2026, 12, 8), "to": "某县委组织部"},
    ),
    "approved_elsewhere": Row(
        whole("approved 2026-12-10 reference=市委常委会〔2026〕2次会议"), whole("approved 2026-12-10 reference=县委常委会〔2026〕2次会议"),
        "defect", "二(三)4", {"on": date(2026, 12, 10), "body": ["市委常委会"]},
    ),
    "approval_unasked": Row(
        whole('approved 2026-12-10 bodies=["government"]'), whole('approved 2026-12-10 bodies=["committee","government"]'),
        "risk", "二(三)4", {"bodies": [Term("bodies", "government")], "to": [Term("bodies", "committee")]},
    ),
    "body_unknown": Row(
        whole("submitted 2026-12-08 to=某党工委"), whole("submitted 2026-12-08 to=县人民政府", 'approved 2026-12-10 bodies=["government"]'),
        "note", "二(三)4", {"bodies": ["某党工委"]},
    ),
    "body_elsewhere": Row(
        whole(f"{RECEIVED} managed_by=乙县委组织部"), whole(f"{RECEIVED} managed_by=某市某县委组织部"),
        "risk", "二(三)4", {"bodies": ["乙县委组织部"], "group": GROUP.name},
    ),
    "body_elsewhere, submitted there": Row(
        whole("submitted 2026-12-08 to=阳春市委"), whole("submitted 2026-12-08 to=某县委"), "risk", "二(三)4", {"bodies": ["阳春市委"]},
    ),
    "lone_investigator": Row(
        whole('step 2026-11-24 method=hearing evidence=["询问笔录"] people=["李某"]'),
        whole('step 2026-11-24 method=hearing evidence=["询问笔录"] people=["李某","王某"]'),
        "risk", None, {"acts": ["#4 2026-11-24"], "least": 2},
    ),
    "concerned_investigates": Row(
        whole('step 2026-11-24 method=hearing evidence=["询问笔录"] people=["李某","王某","陳某"]'),
        whole('step 2026-11-24 method=hearing evidence=["询问笔录"] people=["李某","王某","陈某某"]'),
        "risk", None, {"names": ["陳某"]},
    ),
    "concerned_investigates, recused": Row(
        whole(until="deliberated", then=["recused 2026-12-04 member=王某"]), whole(until="deliberated", then=["recused 2026-12-04 member=孙某"]),
        "risk", None, {"names": ["王某"]},
    ),
    "officer_concerned": Row(
        whole(f"{RECEIVED} officer=陈某（科长）"), whole(f"{RECEIVED} officer=陈某某"), "risk", None, {"names": ["陈某（科长）"]},
    ),
    "papers_missing": Row(
        whole(CONCLUDED[0], until="accepted"), whole(CONCLUDED[0], until="accepted", then=["attached name=书面申诉.pdf"]),
        "risk", "二(三)2", {"names": [Term("expected", "written_appeal")]},
    ),
    "appeal_without_inquiry": Row(
        whole(RECEIVED.replace(" proceeding=县纪委", "")), whole(), "note", "二(三)2", {},
    ),
    "appeal_by_another": Row(
        whole(f'{RECEIVED} parties=[{{"name":"王某","kind":"person","unit":"某镇"}}]', until="accepted"),
        whole(f'{RECEIVED} parties=[{{"name":"陈某","kind":"person","unit":"某镇"}}]', until="accepted"),
        "risk", "二(三)2", {"name": "陈某", "names": ["王某"]},
    ),
    # the assessment and the opinion
    "assessment_open": Row(
        [*whole(until="concluded"), *CLEARED[:-1], answered("c9", "no"), NONE], assessed(answered("c9", "no"), then=[NONE]),
        "risk", "二(二)", {"party": "陈某", "open": ["d3"]},
    ),
    "element_unshown": Row(
        assessed(answered("c9"), answered("c9", answers={"4": "yes"}, evidence=[]), then=DETERMINED[:1]),
        assessed(answered("c9"), answered("c9", answers={"4": "yes"}), then=DETERMINED[:1]),
        "risk", "二(二)1", {"party": "陈某", "elements": ["c9(4)"]},
    ),
    "assessment_due": Row(
        [*whole(until="concluded"), *CLEARED[:-1], answered("c9")], assessed(answered("c9")),
        "note", "二(二)", {"party": "陈某", "open": ["d3"]},
    ),
    "bar_unshown": Row(
        assessed(answered("x4", "yes", evidence=[]), then=[NONE]), assessed(answered("x4", "yes"), then=[NONE]),
        "risk", "二(二)2(4)", {"party": "陈某", "bars": ["x4"]},
    ),
    "bar_elements_open": Row(
        assessed(answered("x4", "yes", elements={"1": "yes", "2": "unclear"}), then=[NONE]),
        assessed(answered("x4", "yes", elements={"1": "yes", "2": "yes"}), then=[NONE]),
        "risk", "二(二)2(4)", {"party": "陈某", "elements": ["x4(2)"]},
    ),
    "answer_unshown": Row(
        assessed(answered("x1", evidence=[]), answered("d2", evidence=[]), answered("c9"), then=DETERMINED[:1]),
        assessed(answered("c9"), then=DETERMINED[:1]), "risk", "二(二)", {"party": "陈某", "answers": ["x1", "d2"]},
    ),
    "element_only_said": Row(
        assessed(answered("c9"), answered("c9", answers={"4": "yes"}, evidence=[{"step": 1}]), then=DETERMINED[:1]),
        assessed(answered("c9"), then=DETERMINED[:1]), "risk", "二(二)1", {"party": "陈某", "elements": ["c9(4)"]},
    ),
    "answered_for_all": Row(
        heard("parties=[1,2]", *CLEARED, answered("c9"), answered("c9", party=1)),
        heard("parties=[1,2]", *CLEARED, answered("c9", party=2), answered("c9", party=1)),
        "note", "二(二)1", {"circumstances": ["c9"]},
    ),
    "claim_unexamined": Row(
        assessed(answered("c9", answers={"1": "yes"}), then=[NONE]), assessed(answered("c9", answers={"1": "no"}), then=[NONE]),
        "risk", "二(二)1", {"party": "陈某", "circumstances": ["c9"]},
    ),
    "opinion_not_open": Row(
        assessed(answered("c17"), then=["deliberated 2026-12-07"]),
        assessed(answered("c17"), then=['deliberated 2026-12-07 opinions=["mitigated"]']),
        "risk", "二(二)", {"party": "陈某", "opinion": Term("outcomes", "exempted")}, taken_over=True,
    ),
    "prefiling_late": Row(
        assessed(answered("c9", evidence=[{"prefiling": "P2026-1"}])), assessed(answered("c9", evidence=[{"prefiling": "P2026-2"}])),
        "risk", "二(五)1", {"id": "P2026-1", "on": "2026-03-02", "start": "2026-03-02"},
    ),
    "prefiling_recorded_late": Row(
        assessed(answered("c9", evidence=[{"prefiling": "P2026-4"}])), assessed(answered("c9", evidence=[{"prefiling": "P2026-5"}])),
        "note", "二(五)1", {"id": "P2026-4", "on": "2026-03-02", "recorded": "2026-11-17"},
    ),
    "prefiling_one_addressee": Row(
        assessed(answered("c9", evidence=[{"prefiling": "P2026-3"}])), assessed(answered("c9", evidence=[{"prefiling": "P2026-2"}])),
        "risk", "二(五)1", {"id": "P2026-3", "to": ["县政府"]},
    ),
    "prefiling_unanswered": Row(
        assessed(answered("c9", evidence=[{"prefiling": "P2026-8"}])), assessed(answered("c9", evidence=[{"prefiling": "P2026-2"}])),
        "risk", "二(五)1", {"id": "P2026-8"},
    ),
    "prefiling_of_another": Row(
        assessed(answered("c9", evidence=[{"prefiling": "P2026-9"}])), assessed(answered("c9", evidence=[{"prefiling": "P2026-2"}])),
        "risk", "二(五)1", {"id": "P2026-9", "unit": "某县水务局"},
    ),
    "answer_only_said": Row(
        assessed(answered("c9"), answered("x1", evidence=[{"step": 1}]), answered("d2", evidence=[{"step": 1}]), then=DETERMINED[:1]),
        assessed(answered("c9"), answered("x1", evidence=[{"step": 1}, {"text": "账册"}]), then=DETERMINED[:1]),
        "risk", "二(二)", {"party": "陈某", "answers": ["x1", "d2"]},
    ),
    "answer_only_said, a bar": Row(
        assessed(answered("x4", "yes", elements={"1": "yes", "2": "yes"}, evidence=[{"step": 1}]), then=[NONE]),
        assessed(answered("x4", "yes", elements={"1": "yes", "2": "yes"}), then=[NONE]), "risk", "二(二)", {"answers": ["x4"]},
    ),
    "distinctions_beside": Row(
        assessed(*(answered(f"d{n}", "n/a") for n in (1, 2, 3)), answered("c9"), then=DETERMINED[:1]),
        assessed(*(answered(f"d{n}", "n/a") for n in (1, 2)), answered("c9"), then=DETERMINED[:1]), "risk", "二(一)", {"party": "陈某"},
    ),
    "basis_vague": Row(
        assessed(answered("c20", basis="有关规定", reliefs=["exempted"])),
        assessed(answered("c20", basis="某省容错办法第八条", reliefs=["exempted"])), "risk", "二(二)1", {"code": "c20", "basis": "有关规定"},
    ),
    "bar_turned": Row(
        assessed(answered("x4", "yes"), answered("x4", evidence=[])), assessed(answered("x4", "yes"), answered("x4", evidence=[{"text": "审计报告"}])),
        "risk", "二(二)2", {"bar": "x4"},
    ),
    # who decides, and by which channel it came
    "led_by_another": Row(
        whole(), whole(), "risk", "二(三)1", {"organs": [Term("organs", "organization")], "organ": Term("organs", "discipline")},
        groups=(
            Group(GROUP.name, (*GROUP.roster, listed("钱某", "lead")._replace(organ="organization"))),
            Group(GROUP.name, (*GROUP.roster, listed("赵某", "lead"))),
        ),
    ),
    "one_organ_only": Row(
        whole('deliberated 2026-12-07 members={"赵某":"discipline","钱某":"discipline"}'), whole(),
        "risk", "二(三)1", {"on": date(2026, 12, 7), "organ": Term("organs", "discipline")},
    ),
    "manager_unsaid": Row(
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某市住建局"}}'),
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某县市场监管局"}}'),
        "risk", "二(三)4", {"unit": "某市住建局"},
    ),
    "decided_by_another": Row(
        whole("decided 2026-12-11 document=县府办〔2026〕1号"), whole("decided 2026-12-11 document=县纪〔2026〕1号"),
        "risk", "二(三)4", {"document": "县府办〔2026〕1号"},
    ),
    "channel_of_another": Row(
        whole(SUBMITTED.replace("县纪委", "某县财政局"), until="accepted"), whole(SUBMITTED, until="accepted"),
        "risk", "二(三)2", {"name": "某县财政局", "channel": Term("channels", "preliminary")},
    ),
    "extended_long": Row(
        whole(*EARLY, until="step", then=["extended 2026-12-14 days=31"]), whole(*EARLY, until="step", then=["extended 2026-12-14 days=30"]),
        "risk", None, {"days": 31, "limit": 30},
    ),
    "concluded_at_once": Row(
        whole("accepted 2026-11-24", "notified 2026-11-24", "concluded 2026-11-24", until="concluded"),
        whole("accepted 2026-11-24", "notified 2026-11-24", "concluded 2026-11-25", until="concluded"),
        "risk", None, {"on": date(2026, 11, 24)},
    ),
    "told_by_mouth": Row(
        whole("feedback 2026-12-14 method=oral"), whole("feedback 2026-12-14 method=direct"), "note", "二(三)5", {"names": ["陈某"]},
    ),
    "use_unsaid": Row(
        whole(until="decided", then=["feedback 2026-12-14 to=县纪委 role=organ"]), whole(), "note", "二(三)5", {"names": ["县纪委"]},
    ),
    "clarified_by_party": Row(
        whole("clarified 2026-12-14 needed=true way=written organ=陈某 to=本单位职工"),
        whole("clarified 2026-12-14 needed=true way=written organ=某县住建局 to=本单位职工"), "risk", "二(三)5", {"name": "陈某"},
    ),
    "corrected_by_another": Row(
        whole(until="decided", then=[f"{LISTED} responsible=某县水务局"]), whole(until="decided", then=[f"{LISTED} responsible=某县住建局办公室"]),
        "risk", "二(五)4", {"names": ["某县水务局（1）"]},
    ),
    "ended_for_all": Row(
        [TWO_PARTIES, "ended 2026-11-24 reason=died"], [RECEIVED, "ended 2026-11-24 reason=died"], "risk", None, {"names": ["甲某", "乙局"]},
    ),
    # what words tell
    "says_nothing": Row(
        [RECEIVED, "declined 2026-11-24 reason=需要。"],
        [RECEIVED, "declined 2026-11-24 reason=不需要受理的事项"], "risk", None, {"acts": ["#2"]},
    ),
    "outside_scope": Row(
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某民营建筑公司"}}', until="accepted"),
        whole(f'{RECEIVED} applicant={{"name":"陈某","kind":"person","unit":"某县民营经济局"}}', until="accepted"),
        "risk", "五(一)", {"units": ["某民营建筑公司"]},
    ),
    # deliberation, approval, decision
    "too_few_present": Row(
        whole('deliberated 2026-12-07 present=["赵某","周某"]'), whole('deliberated 2026-12-07 present=["赵某","钱某","周某"]'),
        "defect", "二(三)4", {"on": date(2026, 12, 7), "count": 1, "least": 2}, taken_over=True,
    ),
    "invited_counted": Row(
        whole(
            'deliberated 2026-12-07 present=["赵某","钱某","孙某"] members={"赵某":"discipline","钱某":"organization","孙某":"audit"}'
            ' invited=[{"name":"孙某","kind":"expert"}]'
        ),
        whole('deliberated 2026-12-07 present=["赵某","钱某","孙某"] invited=[{"name":"孙某","kind":"expert"}]'),
        "risk", "二(三)1", {"names": ["孙某"]},
    ),
    "party_deliberates": Row(
        whole('deliberated 2026-12-07 present=["赵某","钱某","陈某"]'), whole('deliberated 2026-12-07 present=["赵某","钱某","周某"]'),
        "risk", None, {"names": ["陈某"]},
    ),
    "guest_deliberates": Row(
        whole('deliberated 2026-12-07 invited=[{"name":"周某","kind":"expert"}]'),
        whole('step 2026-11-24 method=hearing evidence=["询问笔录"] invited=[{"name":"周某","kind":"expert"}]'),
        "note", "二(三)1", {"on": date(2026, 12, 7), "names": ["周某"]},
    ),
    "officer_counted": Row(
        whole(), whole(), "risk", None, {"names": ["钱某"], "count": 1, "least": 2},
        groups=(group("赵某", more=[listed("钱某", "officer")]), group("赵某", "钱某", more=[listed("钱某", "officer")])),
    ),
    "half_absent": Row(
        whole(), whole(), "risk", None, {"on": date(2026, 12, 7), "count": 2, "total": 4, "share": 50},
        groups=(group("赵某", "钱某", "孙某", "周某"), group("赵某", "钱某", "孙某", more=[listed("周某", "officer")])),
    ),
    "leading_organ_absent": Row(
        whole('deliberated 2026-12-07 members={"赵某":"audit","钱某":"organization"}'),
        whole('deliberated 2026-12-07 members={"赵某":"audit","钱某":"discipline"}'),
        "risk", "二(三)1", {"on": date(2026, 12, 7), "organ": Term("organs", "discipline")},
    ),
    # Listed after the meeting, when the case was there already and others were listed.
    "listed_late": Row(
        whole(), whole(), "risk", None, {"on": date(2026, 12, 7), "names": ["钱某"]},
        groups=(
            group("赵某", more=[listed("钱某", since="2026-12-08", seq=9)]), group("赵某", more=[listed("钱某", since="2026-12-07", seq=9)]),
        ),
    ),
    # The recusal was declared before the deliberation and recorded after it.
    "recused_present": Row(
        whole(until="deliberated", then=["recused 2026-12-04"]), whole(until="deliberated", then=["recused 2026-12-04 member=孙某"]),
        "risk", None, {"names": ["赵某"]},
    ),
    "officer_deliberates": Row(
        whole(f"{RECEIVED} officer=赵某"), whole(f"{RECEIVED} officer=孙某"), "risk", None, {"officer": "赵某"},
    ),
    "approved_undeliberated": Row(
        whole(without=["deliberated"]), whole(), "defect", "二(三)4", {"on": date(2026, 12, 10)}, taken_over=True,
    ),
    "approved_unsubmitted": Row(
        whole(without=["submitted"]), whole(), "defect", "二(三)4", {"on": date(2026, 12, 10)}, taken_over=True,
    ),
    "decided_unapproved": Row(
        whole(without=["approved"]), whole(), "defect", "二(三)4", {"on": date(2026, 12, 11)}, taken_over=True,
    ),
    "amended_after_opinion": Row(
        whole(until="deliberated", then=['amended act=4 set={"finding":"另有说明"}']),
        [*whole(until="assessed"), 'amended act=4 set={"finding":"另有说明"}', "deliberated 2026-12-07"],
        "risk", "二(三)4", {"acts": ["#4"]},
    ),
    "opinion_amended": Row(
        whole(until="approved", then=['amended act=16 set={"opinions.1":"none"}']),
        whole(until="submitted", then=['amended act=16 set={"opinions.1":"none"}', "approved 2026-12-10"]),
        "defect", "二(三)4", {"acts": ["#19"]},
    ),
    # after the decision
    "not_filed": Row(
        on("2026-12-21", whole(until="decided")), on("2026-12-18", whole(until="decided")),
        "defect", "二(三)4", {"due": date(2026, 12, 18)},
    ),
    "filed_late": Row(
        whole("filed 2026-12-21", "closed 2026-12-21"), whole("filed 2026-12-18", "closed 2026-12-21"),
        "defect", "二(三)4", {"on": date(2026, 12, 21), "due": date(2026, 12, 18)},
    ),
    "filing_outdated": Row(
        whole(then=['amended act=19 set={"document":"阳容决〔2026〕9号"}']),
        whole(then=['amended act=19 set={"document":"阳容决〔2026〕9号"}', "filed 2026-12-21"]),
        "risk", "二(三)4", {"acts": ["#19"]},
    ),
    "feedback_missing": Row(
        on("2026-12-28", whole(until="filed", then=TOLD[1:])), on("2026-12-28", whole(until="filed", then=TOLD)),
        "defect", "二(三)5", {"names": ["陈某"]},
    ),
    "delivery_missing": Row(
        on("2026-12-28", whole(until="filed", then=TOLD[:1])), on("2026-12-28", whole(until="filed", then=TOLD)),
        "defect", "二(三)5", {},
    ),
    # ten working days after the decision
    "own_date_late": Row(
        whole("clarified 2026-12-28", "closed 2026-12-29"), whole("clarified 2026-12-25", "closed 2026-12-29"),
        "risk", None, {"date": Term("own_dates", "clarification"), "due": date(2026, 12, 25), "on": date(2026, 12, 28)},
    ),
    # thirty working days after the referral, ten after the hand-over
    "own_date_overdue": Row(
        on("2027-01-27", assessed(then=[NONE, *DETERMINED[1:], "referred 2026-12-14"])),
        on("2027-01-26", assessed(then=[NONE, *DETERMINED[1:], "referred 2026-12-14"])),
        "note", None, {"date": Term("own_dates", "answer"), "due": date(2027, 1, 26)},
    ),
    "own_date_overdue, handed over": Row(
        on("2026-12-08", [RECEIVED, "transferred 2026-11-23"]),
        on("2026-12-08", [RECEIVED, "transferred 2026-11-23", "transfer_received 2026-12-07"]),
        "note", None, {"date": Term("own_dates", "handover"), "due": date(2026, 12, 7)},
    ),
    "own_date_late, received": Row(
        [RECEIVED, "transferred 2026-11-23", "transfer_received 2026-12-08"], [RECEIVED, "transferred 2026-11-23", "transfer_received 2026-12-07"],
        "risk", None, {"date": Term("own_dates", "handover"), "on": date(2026, 12, 8)},
    ),
    "initiator_not_told": Row(
        [*whole(f"{RECEIVED} proceeding=县纪委", until="filed"), TOLD[0], 'feedback 2026-12-14 to=组织部 role=organ uses=["accountability"]'],
        [*whole(f"{RECEIVED} proceeding=县纪委", until="filed"), TOLD[0], "feedback 2026-12-14 to=县纪委 role=organ"],
        "risk", "二(三)5", {"organ": "县纪委"},
    ),
    "decision_unnumbered": Row(
        whole("decided 2026-12-11 document=null", until="decided"), whole(until="decided"), "note", None, {},
    ),
    "clarification_undecided": Row(whole(without=["clarified", "closed"]), whole(), "risk", "二(三)5", {}),
    "result_unapplied": Row(
        whole(without=["applied"]), whole(without=["applied"], then=["unapplied 2026-12-17"]), "risk", "二(四)", {"party": "陈某"},
    ),
    "bar_unreferred": Row(
        assessed(answered("x4", "yes"), then=[NONE, *DETERMINED[1:]]),
        assessed(answered("x4", "yes"), then=[NONE, *DETERMINED[1:], "referred 2026-12-14"]),
        "defect", "二(二)2", {"party": "陈某", "bars": ["x4"]},
    ),
    "none_unreferred": Row(
        assessed(then=[NONE, *DETERMINED[1:]]), assessed(then=[NONE, *DETERMINED[1:], "referred 2026-12-14"]),
        "risk", "二(二)2", {"party": "陈某"},
    ),
    # corrections, objections
    "correction_overdue": Row(
        on("2026-12-16", whole(until="decided", then=[LISTED])), on("2026-12-15", whole(until="decided", then=[LISTED])),
        "risk", "二(五)4", {"n": 1, "due": date(2026, 12, 15)},
    ),
    "correction_overdue, not before the decision": Row(
        on("2026-12-16", whole(until="decided", then=[LISTED])), on("2026-12-16", whole(until="approved", then=[LISTED])),
        "risk", "二(五)4", {"n": 1, "due": date(2026, 12, 15)},
    ),
    "correction_late": Row(
        whole(until="decided", then=[LISTED, "correction_reported 2026-12-16"]), whole(until="decided", then=[LISTED, REPORTED]),
        "risk", "二(五)4", {"n": 1, "on": date(2026, 12, 16), "due": date(2026, 12, 15)},
    ),
    # The report was sent back when the case was closed.
    "correction_unreported": Row(
        [*whole(until="decided", then=[LISTED, REPORTED, FILED, *TOLD]), "closed 2026-12-16", "correction_returned 2026-12-17"],
        [*whole(until="decided", then=[LISTED, REPORTED, FILED, *TOLD]), "closed 2026-12-16"],
        "risk", "二(五)4", {"items": [1]},
    ),
    "correction_unsigned": Row(
        whole(until="decided", then=[LISTED, REPORTED, FILED, *TOLD, "closed 2026-12-16"]),
        whole(until="decided", then=[LISTED, REPORTED, "correction_signed_off 2026-12-15", FILED, *TOLD, "closed 2026-12-16"]),
        "risk", "二(五)4", {"items": [1]},
    ),
    "correction_undecided": Row(
        whole(without=["correction_none"]), whole(without=["correction_none"], then=["correction_none 2026-12-17"]),
        "risk", "二(五)4", {"names": ["陈某"]},
    ),
    "correction_listed_late": Row(
        whole(until="feedback", then=[LISTED, REPORTED]), whole(until="filed", then=[LISTED, *TOLD, REPORTED]),
        "risk", "二(五)4", {"items": [1]},
    ),
    "objection_unforwarded": Row(
        whole(then=["objection 2026-12-17"]), whole(then=["objection 2026-12-17 forwarded_to=县委"]), "risk", None, {"name": "陈某"},
    ),
    # dates
    "rest_day": Row(
        whole("notified 2026-11-21"), whole("notified 2026-11-23"), "note", None, {"acts": ["#3 2026-11-21"]},
    ),
}  # fmt: skip


IN_WORDS = {entry.id for entry in PROFILE.section("findings")}


def told_of(name: str) -> set[str]:
    """The findings that a track's rules may come to."""
    modules = {inspect.getmodule(rule) for rule in (*track(name).findings, *track(name).remains)} | {
        hindsight
    }
    source = "".join(inspect.getsource(module) for module in modules if module)
    return {code for code in IN_WORDS if f'"{code}"' in source}


def test_every_finding_stands_in_the_table() -> None:
    """Those on cases; those on leads stand in the other track's."""
    assert {code.partition(",")[0] for code in FINDINGS} == told_of("tolerance")


def test_every_finding_is_some_rules() -> None:
    beside = {code for code in IN_WORDS if f'"{code}"' in inspect.getsource(alike)}  # see test_alike
    assert told_of("tolerance") | told_of("inaction") | beside == IN_WORDS


@pytest.mark.parametrize(("code", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_it_fires(code: str, row: Row) -> None:
    lines, today = parts(row.fires)
    (finding,) = [
        one for one in found(lines, today, group=row.groups[0]) if one.code == code.partition(",")[0]
    ]
    assert (finding.severity, finding.article) == (row.severity, row.article)
    assert {name: finding.facts[name] for name in row.facts} == row.facts


@pytest.mark.parametrize(("code", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_it_is_silent(code: str, row: Row) -> None:
    lines, today = parts(row.silent)
    assert code.partition(",")[0] not in [one.code for one in found(lines, today, group=row.groups[1])]


@pytest.mark.parametrize(("code", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_only_what_was_taken_over_is_refused_by_admission(code: str, row: Row) -> None:
    under = setting(level="county", profile=SWITCHED)
    if row.taken_over:
        with pytest.raises(Refused):
            admitted(*parts(row.fires)[0], under=under)
    else:
        assert admitted(*parts(row.fires)[0], under=under)
    assert admitted(*parts(row.silent)[0], under=under)


@pytest.mark.parametrize(("code", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_its_wording_can_be_filled_in(code: str, row: Row) -> None:
    lines, today = parts(row.fires)
    (finding,) = [
        one for one in found(lines, today, group=row.groups[0]) if one.code == code.partition(",")[0]
    ]
    entry = PROFILE.entry("findings", code.partition(",")[0])
    assert set(re.findall(r"\{(\w+)\}", entry.zh + entry.en)) == set(finding.facts)


@pytest.mark.parametrize("level", ["city", "county"])
def test_a_case_in_which_all_was_done_has_no_findings(level: str) -> None:
    own = {"city": "submitted 2026-12-08 to=市委", "county": "submitted 2026-12-08 to=县委"}[level]
    lines = [line for line in whole(own) if level == "county" or line != FILED]
    assert found(lines, level=level) == []
    admitted(*lines, under=setting(level=level))


DONE: dict[str, list[str]] = {
    "declined": [RECEIVED, "declined 2026-11-24", "notified 2026-11-25", "closed 2026-11-26"],
    "withdrawn": [RECEIVED, "withdrawn 2026-11-24"],
    "void as a wrong registration": [RECEIVED, "voided"],
    "mitigated": [
        *assessed(answered("c9", "no"), answered("c17")), 'deliberated 2026-12-07 opinions=["mitigated"]', *DETERMINED[1:], FILED, *TOLD,
        NONE_NEEDED, "closed 2026-12-16",
    ],
    "none, referred": [
        *assessed(answered("c9", "no"), answered("x4", "yes", elements={"1": "yes", "2": "yes"})), NONE, *DETERMINED[1:], FILED, *TOLD, "referred 2026-12-14", "closed 2026-12-16",
    ],
    "sent back and done in time": [
        *assessed(answered("c9")), BACK, 'step 2026-12-09 evidence=["鉴定书"]', "concluded 2026-12-11",
        "deliberated 2026-12-14", "submitted 2026-12-15", "approved 2026-12-16", "decided 2026-12-17",
        "filed 2026-12-18", *(line.replace("12-14", "12-18") for line in TOLD),
        "clarified 2026-12-18", "correction_none 2026-12-18", "applied 2026-12-18", "closed 2026-12-18",
    ],
    "sent back, and a point added that no step serves yet": [
        *assessed(answered("c9")), f"{BACK[:-2]}31", "point 2026-12-08 within_matter=true",
    ],
    "reopened, decided and filed anew": [
        *WHOLE, "reopened 2026-12-17", "concluded 2026-12-18", "deliberated 2026-12-21", "submitted 2026-12-22", "approved 2026-12-23",
        "decided 2026-12-24", "filed 2026-12-24", *(line.replace("12-14", "12-24") for line in TOLD), "closed 2026-12-24",
    ],
    "suspended and resumed": [
        *EARLY, 'step 2026-11-24 method=hearing evidence=["询问笔录"]', "suspended 2026-11-25", "resumed 2026-12-02", "concluded 2026-12-18",
        *CLEARED, answered("c9"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", DONE.values(), ids=list(DONE))
def test_nothing_is_found_where_nothing_is_wrong(lines: list[str]) -> None:
    assert found(lines) == []


# ── by letter, by analogy ──

BY_ANALOGY = 'applicant={"name":"县住建局","kind":"unit"} parties=[{"name":"陈某","kind":"person"}] documents=["初步意见","证据"]'


@pytest.mark.parametrize(
    ("channel", "severity"), [("appeal", "defect"), ("preliminary", "risk"), ("department", "risk")]
)
@pytest.mark.parametrize(
    ("code", "lines", "today"),
    [
        ("answered_late", ["accepted 2026-12-01"], "2026-12-31"),
        ("answered_late", ["declined 2026-12-01"], "2026-12-31"),
        ("answer_overdue", [], "2026-12-01"),
        ("notice_late", ["accepted 2026-11-20", "notified 2026-12-01"], "2026-12-31"),
        ("notice_missing", ["accepted 2026-11-20"], "2026-12-01"),
        ("lapsed_overdue", ["ended 2026-12-01"], "2026-12-31"),
    ],
)  # fmt: skip
def test_the_limit_of_acceptance_is_written_for_appeals_only(
    channel: str, severity: str, code: str, lines: list[str], today: str
) -> None:
    """二(三)2 says it of appeals; for the other channels it is applied by analogy, and a breach is a risk."""
    findings = found([f"received 2026-11-16 channel={channel} {BY_ANALOGY}", *lines], today)
    assert [(one.severity, one.article) for one in findings if one.code == code] == [(severity, "二(三)2")]


@pytest.mark.parametrize("channel", ["appeal", "preliminary"])
def test_by_analogy_nothing_gets_graver(channel: str) -> None:
    """Where a place makes a note of it, it is a note for each channel."""
    findings = [
        {**entry, "severity": "note"} if entry["id"] == "answer_overdue" else entry
        for entry in PROFILE.content["findings"]
    ]
    lines = [f"received 2026-11-16 channel={channel} {BY_ANALOGY}"]
    said = found(lines, "2026-12-01", profile=Profile({**PROFILE.content, "findings": findings}))
    assert [one.severity for one in said if one.code == "answer_overdue"] == ["note"]


@pytest.mark.parametrize("channel", ["appeal", "preliminary", "department"])
@pytest.mark.parametrize(
    ("code", "lines", "today"),
    [
        ("investigated_late", ["concluded 2026-12-15"], "2026-12-31"),
        ("investigation_overdue", [], "2026-12-15"),
        ("extension_late", ["extended 2026-12-15 days=20"], "2026-12-31"),
        ("lapsed_overdue", ["ended 2026-12-15"], "2026-12-31"),
    ],
)
def test_the_limit_of_the_investigation_is_written_for_all(
    channel: str, code: str, lines: list[str], today: str
) -> None:
    way = [f"received 2026-10-26 channel={channel} {BY_ANALOGY}", *EARLY[1:], *lines]
    findings = [one for one in found(way, today) if one.code == code]
    assert [(one.severity, one.article) for one in findings] == [("defect", "二(三)3(3)")]


def test_a_date_that_was_set_and_lapsed_is_no_defect() -> None:
    lines = [*whole(until="decided"), "correction due=2026-12-14", "filed 2026-12-14", "ended 2026-12-15"]
    assert [(one.code, one.severity, one.article) for one in found(lines)] == [
        ("lapsed_overdue", "risk", "二(五)4")
    ]


def test_a_date_that_was_set_before_the_decision_binds_nobody_yet() -> None:
    lines = [*whole(until="concluded"), "correction due=2026-12-10", "withdrawn 2026-12-14"]
    assert found(lines) == []


def test_a_limit_that_stood_still_when_the_case_ended_hadnt_run_out() -> None:
    lines = [*EARLY, "suspended 2026-11-25", "ended 2026-12-21"]
    assert found(lines) == []
    assert [one.code for one in found([*EARLY, "ended 2026-12-21"])] == ["lapsed_overdue"]


def test_a_limit_that_stands_still_doesnt_run_out() -> None:
    lines = [*EARLY, "suspended 2026-11-25"]
    assert found(lines) == []
    assert [one.code for one in found([*lines, "resumed 2026-11-26"])] == ["investigation_overdue"]


# ── more about some ──


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        ("2026-12-11", "risk"),
        ("2026-12-25", "risk"),
        ("2026-12-28", "defect"),
    ],  # ten working days, and one more
)
def test_promptly_has_no_number_of_days_and_at_length_is_a_defect(today: str, severity: str) -> None:
    findings = {one.code: one.severity for one in found(whole(until="filed"), today)}
    assert findings["feedback_missing"] == findings["delivery_missing"] == severity


def test_what_was_left_undone_at_the_closing_is_a_defect_at_once() -> None:
    """As a case taken over may have it: closed without feedback."""
    findings = {one.code: one.severity for one in found(whole(without=["feedback"]), "2026-12-16")}
    assert findings["feedback_missing"] == findings["delivery_missing"] == "defect"


def test_who_wasnt_told_before_the_decision_isnt_told_in_time() -> None:
    """Before the limit has run out, too: the answer that the notice would tell of has been overtaken."""
    quick = [
        *(RECEIVED, "accepted 2026-11-17", 'step 2026-11-18 method=hearing evidence=["询问笔录"]', "concluded 2026-11-19"),
        *(*CLEARED, answered("c9"), "deliberated 2026-11-20", "submitted 2026-11-20", "approved 2026-11-23"),
    ]  # fmt: skip
    ways = quick, [*quick, "decided 2026-11-24"]
    codes = [[one.code for one in found(lines, "2026-11-24")] for lines in ways]
    assert ["notice_missing" in one for one in codes] == [False, True]


def test_who_wasnt_told_is_named() -> None:
    lines = [
        *(TWO_PARTIES, "accepted 2026-11-20", "notified 2026-11-23 parties=[1]", *CONCLUDED[3:], *CLEARED, answered("c9")),
        *('deliberated 2026-12-07 opinions=["exempted","exempted"]', *DETERMINED[1:], FILED),
        *("feedback 2026-12-14 to=甲某 role=party", "applied 2026-12-14 party=1", TOLD[1], "closed 2026-12-16"),
    ]  # fmt: skip
    findings = {one.code: one.facts for one in found(lines)}
    assert findings["notice_missing"]["names"] == ["乙局"]
    # The Opinion speaks of who applied; a party is told by analogy, and a risk it stays.
    untold = [(one.severity, one.facts["names"]) for one in found(lines) if one.code == "feedback_missing"]
    assert untold == [("defect", ["县纪委"]), ("risk", ["乙局"])]
    assert findings["result_unapplied"] == {"party": "乙局"}


@pytest.mark.parametrize(
    ("last", "late"), [("2026-12-25", []), ("2026-12-28", ["feedback"])], ids=["on the last day", "after it"]
)
def test_feedback_is_done_when_everybody_has_it(last: str, late: list[str]) -> None:
    """Whoever applies was told at once, the two parties later; ten working days of the group's own."""
    lines = [
        *(TWO_PARTIES, *whole(until="concluded")[1:], *CLEARED, answered("c17")),
        *('deliberated 2026-12-07 opinions=["mitigated","mitigated"]', *DETERMINED[1:], FILED),
        *("feedback 2026-12-14 to=县纪委", "feedback 2026-12-15 to=甲某 role=party", f"feedback {last} to=乙局 role=party"),
    ]  # fmt: skip
    assert [one.facts["date"].code for one in found(lines) if one.code == "own_date_late"] == late


AGAIN = ("reopened 2026-12-17", "concluded 2026-12-18", "deliberated 2026-12-21", "submitted 2026-12-22", "approved 2026-12-23")  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "fires"), [("null", "阳容决〔2026〕2号", False), ("阳容决〔2026〕1号", "null", True)]
)
def test_it_is_the_last_decision_that_has_a_number(first: str, second: str, fires: bool) -> None:
    way = whole(f"decided 2026-12-11 document={first}")
    again = [*AGAIN, f"decided 2026-12-24 document={second}", "filed 2026-12-24", *TOLD, "closed 2026-12-24"]
    codes = [one.code for one in found([*way, *again])]
    assert ("decision_unnumbered" in codes) is fires


def test_each_partys_bar_wants_a_referral() -> None:
    lines = [
        *(
            TWO_PARTIES,
            "accepted 2026-11-20",
            *CONCLUDED[2:],
            *CLEARED,
            answered("c9"),
            answered("x1", "yes", party=2),
        ),
        *('deliberated 2026-12-07 opinions=["none","none"]', *DETERMINED[1:]),
    ]

    def unreferred(*then: str) -> list[tuple[str, Any]]:
        return [(one.code, one.facts["party"]) for one in found([*lines, *then]) if "unreferred" in one.code]

    assert unreferred() == [("none_unreferred", "甲某"), ("bar_unreferred", "乙局")]
    assert unreferred("referred 2026-12-14 party=2") == [("none_unreferred", "甲某")]
    assert unreferred("referred 2026-12-14") == []


BARRED = assessed(answered("x4", "yes", evidence=[{"step": 1}]))
REFERRALS: dict[str, tuple[list[str], str, list[str]]] = {
    # the acts after the answers, the day; the severities of what is found
    "decided today": ([NONE, *DETERMINED[1:]], "2026-12-11", ["risk"]),
    "still prompt": ([NONE, *DETERMINED[1:]], "2026-12-25", ["risk"]),
    "prompt no more": ([NONE, *DETERMINED[1:]], "2026-12-28", ["defect"]),
    "closed": ([NONE, *DETERMINED[1:], FILED, *TOLD, "closed 2026-12-14"], "2026-12-14", ["defect"]),
    "not decided yet": ([NONE, *DETERMINED[1:3]], "2026-12-31", []),
    "withdrawn": (["withdrawn 2026-12-07"], "2026-12-31", ["risk"]),
    "withdrawn and referred": (["withdrawn 2026-12-07", "referred 2026-12-08"], "2026-12-31", []),
    "ended for a reason of its own": (["ended 2026-12-07 reason=other:主体撤销"], "2026-12-31", ["risk"]),
    "ended so and referred": (["ended 2026-12-07 reason=other:主体撤销", "referred 2026-12-08"], "2026-12-31", []),
    "ended by a death": (["ended 2026-12-07"], "2026-12-31", []),
    "decided, then ended by a death": ([NONE, *DETERMINED[1:], FILED, "ended 2026-12-14"], "2026-12-31", []),
    "gone to another group": (["transferred 2026-12-07"], "2026-12-31", []),
    "merged": (["ended 2026-12-07 reason=merged authority=赵某"], "2026-12-31", []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "today", "severities"), REFERRALS.values(), ids=list(REFERRALS))
def test_a_bar_wants_a_referral_whatever_became_of_the_case(
    lines: list[str], today: str, severities: list[str]
) -> None:
    """A withdrawal doesn't undo an established bar, a death does; with promptness as for the feedback."""
    assert admitted(*BARRED, *lines, under=setting(level="county", profile=SWITCHED))
    findings = [one for one in found([*BARRED, *lines], today) if one.code == "bar_unreferred"]
    assert [one.severity for one in findings] == severities


CLAIMS: dict[str, tuple[list[str], list[str]]] = {
    # the answers, and the circumstances that weren't examined
    "nobody looked at any": ([], ["c9"]),
    "an element is unclear": ([answered("c9", answers={"1": "yes", "2": "unclear"})], ["c9"]),
    "each element is answered, one is unclear": (
        [answered("c9"), answered("c9", answers={"5": "unclear"})], ["c9"],
    ),
    "one is unclear, and one is missing": ([answered("c9", answers={"1": "unclear", "2": "no"})], []),
    "it isn't made out": ([answered("c9", "no")], []),
    "another one was looked at": ([answered("c17", "no")], ["c9"]),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "unexamined"), CLAIMS.values(), ids=list(CLAIMS))
def test_what_was_claimed_is_settled_before_it_is_refused(answers: list[str], unexamined: list[str]) -> None:
    findings = [one for one in found(assessed(*answers, then=[NONE])) if one.code == "claim_unexamined"]
    assert [one.facts["circumstances"] for one in findings] == ([unexamined] if unexamined else [])


NEVER: dict[str, tuple[str, list[str]]] = {
    # the opinion, where the claim of c9 was never looked at; how grave that is
    "exempted": (answered("c8"), ["note"]),
    "mitigated, though it may have been more": (answered("c17"), ["risk"]),
    "none, under a bar": (answered("x4", "yes"), ["note"]),
    "none": (answered("c17", "no"), ["risk"]),
}


@pytest.mark.parametrize(("opinion", "row"), NEVER.items(), ids=list(NEVER))
def test_a_claim_that_nobody_looked_at_is_found_whatever_the_outcome(
    opinion: str, row: tuple[str, list[str]]
) -> None:
    answers, severities = row
    lines = assessed(answers, then=[f'deliberated 2026-12-07 opinions=["{opinion.partition(",")[0]}"]'])
    assert [one.severity for one in found(lines) if one.code == "claim_unexamined"] == severities


HEARD: dict[str, tuple[list[str], dict[str, Any]]] = {
    # whom each hearing of a case of two parties heard; what is found
    "nobody": ([], {"party_not_heard": ["甲某", "乙局"]}),
    "one of two": (["[1]"], {"party_not_heard": ["乙局"]}),
    "each by itself": (["[1]", "[2]"], {}),
    "both at once": (["[1,2]"], {}),
    "one, and one that isn't said": (["[2]", "[]"], {"hearing_unnamed": ["甲某"]}),
}


@pytest.mark.parametrize(("hearings", "expected"), HEARD.values(), ids=list(HEARD))
def test_each_party_is_heard_by_itself(hearings: list[str], expected: dict[str, Any]) -> None:
    steps = [f'step 2026-11-25 method=hearing evidence=[{{"text":"笔录"}}] parties={one}' for one in hearings]
    lines = [TWO_PARTIES, *CONCLUDED[1:3], "step 2026-11-24", *steps, CONCLUDED[4]]
    about = ("party_not_heard", "hearing_unnamed")
    assert {one.code: one.facts["names"] for one in found(lines) if one.code in about} == expected


def test_what_an_organ_must_send_is_missed_more_than_what_a_person_should() -> None:
    """应收集相关证据、形成初步意见: of an organ the Opinion says 应; that an appeal is in writing it doesn't."""
    lines = [TWO_PARTIES, "accepted 2026-11-20"]
    missed = [one for one in found(lines) if one.code == "papers_missing"]
    assert [(one.severity, len(one.facts["names"])) for one in missed] == [("defect", 2)]
    assert not [
        one for one in found([f'{TWO_PARTIES} documents=["初步意见","证据"]', lines[1]]) if one in missed
    ]


@pytest.mark.parametrize(
    ("answers", "circumstances"),
    [([], [["c1–c20"]]), ([answered("c17", answers={"1": "unclear"})], []), ([answered("x1", "yes")], [])],
    ids=["no circumstance begun", "one begun", "under a bar"],
)
def test_where_nothing_was_claimed_something_is_looked_at_all_the_same(
    answers: list[str], circumstances: list[list[str]]
) -> None:
    lines = [line.replace(' circumstances=["c9"]', "") for line in assessed(*answers, then=[NONE])]
    findings = [one for one in found(lines) if one.code == "claim_unexamined"]
    assert [one.facts["circumstances"] for one in findings] == circumstances


DUE: dict[str, tuple[list[str], list[str]]] = {
    # the answers after the conclusion, and what is to be answered before the deliberation
    "nothing answered": ([], [*(f"x{n}" for n in range(1, 7)), "d1", "d2", "d3", "c9"]),
    "the claim unsettled": ([*CLEARED, answered("c9", answers={"1": "yes"})], ["c9"]),
    "the claim unclear": ([*CLEARED, answered("c9"), answered("c9", answers={"1": "unclear"})], ["c9"]),
    "another one begun, that nobody claimed": (
        [*CLEARED, answered("c9"), answered("c17", answers={"1": "yes"})], [],
    ),
    "a bar ends it": ([answered("x1", "yes")], []),
    "so does the culpable side": ([answered("d1", "culpable")], []),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "still"), DUE.values(), ids=list(DUE))
def test_what_has_to_be_answered_is_named_while_it_can_be(answers: list[str], still: list[str]) -> None:
    findings = {one.code: one.facts for one in found([*whole(until="concluded"), *answers])}
    assert findings.get("assessment_due", {}).get("open", []) == still


def test_before_the_conclusion_and_after_the_deliberation_nothing_is_due() -> None:
    ways = (
        whole(until="step"),
        [*whole(until="concluded"), NONE],
        [*whole(until="concluded"), "withdrawn 2026-12-07"],
    )
    for lines in ways:
        assert "assessment_due" not in [one.code for one in found(lines)]


@pytest.mark.parametrize(
    ("shown", "unshown"), [([], ["x1", "d3"]), (["x1"], ["d3"]), (["d3"], ["x1"]), (["x1", "d3"], [])]
)
def test_whatever_blocks_is_shown_by_something(shown: list[str], unshown: list[str]) -> None:
    answers = [
        answered(code, value, evidence=[{"text": "判决书"}] if code in shown else [])
        for code, value in (("x1", "yes"), ("d3", "culpable"))
    ]
    findings = [one for one in found(assessed(*answers, then=[NONE])) if one.code == "bar_unshown"]
    assert [one.facts["bars"] for one in findings] == ([unshown] if unshown else [])
    assert {one.article for one in findings} <= {"二(二)2(1)"}


def test_only_what_the_opinion_rests_on_has_to_be_shown() -> None:
    """Beside c9, which opens an exemption, c17 is established: it opens none, and nothing shows it."""
    both = [answered("c9"), answered("c17", evidence=[])]
    unshown = "deliberated 2026-12-07", 'deliberated 2026-12-07 opinions=["mitigated"]'
    codes = [[one.code for one in found(assessed(*both, then=[opinion]))] for opinion in unshown]
    assert ["element_unshown" in one for one in codes] == [False, True]


INITIATORS = [
    # who wanted accountability, who got the conclusion; whether somebody is missing
    ("县纪委", "县纪委", False),
    ("县纪委函〔2026〕5号", "县纪委", False),
    ("县纪委", "县纪委监委", False),
    ("某县纪律检查委员会函询", "某县纪委", False),
    ("某县纪律检查委员会", "某市纪委", True),
    ("县纪委", "组织部", True),
    ("2026年10月函询", "县纪委", True),
]


@pytest.mark.parametrize(("proceeding", "to", "missing"), INITIATORS)
def test_the_organ_that_wanted_accountability_is_the_one_of_the_proceeding(
    proceeding: str, to: str, missing: bool
) -> None:
    """That somebody uses the conclusion for accountability doesn't make it that one."""
    delivered = f'feedback 2026-12-14 to={to} role=organ uses=["accountability"]'
    lines = [*whole(f"{RECEIVED} proceeding={proceeding}", until="filed"), TOLD[0], delivered]
    assert ("initiator_not_told" in [one.code for one in found(lines)]) is missing


def test_where_no_proceeding_is_named_no_initiator_is_missed() -> None:
    """An organ that submits is told as the applicant."""
    lines = [
        *(TWO_PARTIES, *whole(until="concluded")[1:], *CLEARED, answered("c9")),
        *('deliberated 2026-12-07 opinions=["exempted","exempted"]', *DETERMINED[1:], FILED, "feedback 2026-12-14 to=组织部 role=organ"),
    ]  # fmt: skip
    assert "initiator_not_told" not in [one.code for one in found(lines)]


LATE: dict[str, tuple[list[str], list[int]]] = {
    # the acts after the filing of the first decision; the items listed late
    "dated before, recorded after": ([*TOLD, "correction 2026-12-11"], []),
    "dated on the day": ([*TOLD, "correction 2026-12-14"], []),
    "dated after": ([*TOLD, "correction 2026-12-15"], [1]),
    "dated after, recorded before": (["correction 2026-12-15", *TOLD], [1]),
    "without a date, recorded before": (["correction", *TOLD], []),
    "without a date, recorded after": ([*TOLD, "correction"], [1]),
    "one of two": (["correction", *TOLD, "correction 2026-12-15"], [2]),
    "told of the first decision, not yet of the second": (
        [
            *TOLD, "correction", "reopened 2026-12-17", "concluded 2026-12-18", "deliberated 2026-12-21", "submitted 2026-12-22",
            "approved 2026-12-23", "decided 2026-12-24",
        ], [],
    ),
    "told of the second too, after the item": (
        [
            *TOLD, "correction", "reopened 2026-12-17", "concluded 2026-12-18", "deliberated 2026-12-21", "submitted 2026-12-22",
            "approved 2026-12-23", "decided 2026-12-24", *(line.replace("12-14", "12-25") for line in TOLD),
        ], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "late"), LATE.values(), ids=list(LATE))
def test_the_list_goes_out_with_the_conclusion(lines: list[str], late: list[int]) -> None:
    """By the item's own date where it has one; the conclusion is the last one."""
    way = whole(until="filed", then=lines)
    assert admitted(*way, under=setting(level="county", profile=SWITCHED))
    findings = [one for one in found(way) if one.code == "correction_listed_late"]
    assert [one.facts["items"] for one in findings] == ([late] if late else [])


def test_an_item_may_be_open_until_the_closing() -> None:
    lines = whole(until="filed", then=[LISTED, *TOLD])
    assert "correction_unreported" not in [one.code for one in found(lines, "2026-12-15")]
    assert "correction_unreported" in [one.code for one in found([*lines, "closed 2026-12-15"], "2026-12-15")]


@pytest.mark.parametrize(("act", "outdated"), [(4, True), (19, True), (20, True), (21, False), (22, False)])
def test_a_filing_is_outdated_by_a_correction_of_what_was_filed(act: int, outdated: bool) -> None:
    """The feedback came after it: that the city doesn't have anyway."""
    lines = whole(then=[f'amended act={act} set={{"reason":"另有说明"}}'])
    assert ("filing_outdated" in [one.code for one in found(lines)]) is outdated


@pytest.mark.parametrize("agreed", ["2026-12-15", "2026-12-17"])
def test_what_is_agreed_after_the_conclusion_erases_no_lateness(agreed: str) -> None:
    """Agreed on the very day of a late conclusion it is a late extension, and one or the other is found."""
    late = [*whole(*EARLY, "concluded 2026-12-15", until="concluded")]
    back = "deliberated 2026-12-15 returned=investigation opinions=[] due=2026-12-25"
    codes = [one.code for one in found([*late, back, f"extended {agreed} days=20"])]
    assert {"investigated_late", "extension_late"} & set(codes)
    if agreed > "2026-12-15":
        assert "investigated_late" in codes


ORDER: dict[str, tuple[list[str], list[str]]] = {
    # Acts as they may be taken over from elsewhere, in any order; what is found about their order.
    "in order": ([*DETERMINED], []),
    "recorded the other way round": ([*reversed(DETERMINED)], []),
    "decided before the approval": (
        ["deliberated 2026-12-07", "submitted 2026-12-08", "approved 2026-12-10", "decided 2026-12-09"], ["decided_unapproved"],
    ),
    "approved before the submission": (
        ["deliberated 2026-12-07", "submitted 2026-12-10", "approved 2026-12-09", "decided 2026-12-11"], ["approved_unsubmitted"],
    ),
    "deliberated after everything": (
        ["submitted 2026-12-08", "approved 2026-12-10", "decided 2026-12-11", "deliberated 2026-12-14"], ["approved_undeliberated"],
    ),
    "submitted before the deliberation": (
        ["submitted 2026-12-04", "deliberated 2026-12-07", "approved 2026-12-10", "decided 2026-12-11"], ["approved_unsubmitted"],
    ),
    "decided on an approval that sent it back": (
        [*DETERMINED[:2], "approved 2026-12-10 returned=deliberation", DETERMINED[3]], ["decided_unapproved"],
    ),
    "approved again, not deliberated again, after it was sent back": (
        [*DETERMINED[:2], "approved 2026-12-09 returned=deliberation", *DETERMINED[2:]], ["approved_undeliberated"],
    ),
    "approved twice, never deliberated": (
        ["submitted 2026-12-08", "approved 2026-12-09", *DETERMINED[2:]], ["approved_undeliberated"] * 2,
    ),
    "deliberated and approved again after it was sent back": (
        [*DETERMINED[:2], "approved 2026-12-08 returned=deliberation", "deliberated 2026-12-09", "submitted 2026-12-09", *DETERMINED[2:]], [],
    ),
    "approved on a deliberation that sent it back": (
        ["deliberated 2026-12-07 returned=investigation opinions=[]", *DETERMINED[1:]], ["approved_undeliberated"],
    ),
    "decided anew after a reopening on the old approval": (
        [*DETERMINED, "reopened 2026-12-14", "decided 2026-12-16"], ["decided_unapproved"],
    ),
    "nothing but the decision": (["decided 2026-12-11"], ["decided_unapproved"]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "codes"), ORDER.values(), ids=list(ORDER))
def test_order_is_judged_by_the_acts_own_dates(lines: list[str], codes: list[str]) -> None:
    about = ("approved_undeliberated", "approved_unsubmitted", "decided_unapproved")
    findings = found([*assessed(answered("c9")), *lines])
    assert [one.code for one in findings if one.code in about] == codes


TAKEN_OVER: dict[str, tuple[dict[str, str], Sequence[str], list[str]]] = {
    # what the old ledger's line says, the acts after it; what is found about their order
    "deliberated, the submission unknown": ({"state": "deliberated"}, DETERMINED[2:], ["approved_unsubmitted"]),
    "deliberated and submitted": ({"state": "deliberated", "submitted_on": "2026-11-20"}, DETERMINED[2:], []),
    "approved, only the deliberation's day known": (
        {"state": "approved", "deliberated_on": "2026-11-18"}, DETERMINED[3:], [],
    ),
    "investigated": ({"state": "investigating"}, DETERMINED[3:], ["decided_unapproved"]),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "lines", "codes"), TAKEN_OVER.values(), ids=list(TAKEN_OVER))
def test_of_a_case_taken_over_the_order_is_judged_from_where_it_stood(
    entry: dict[str, str], lines: Sequence[str], codes: list[str]
) -> None:
    parties = [{"name": "陈某", "kind": "person"}]
    body = body_of("tolerance", {**entry, "parties": parties}, {"file": "台账.xlsx", "row": 2}, PROFILE)
    first, *rest = acts_of("taken_over 2026-11-23", *lines)
    number = {"prefix": "阳容", "year": 2026, "serial": 1, "profile": 2}
    findings = _reviewed([first._replace(body={**body, **number}), *rest])
    about = ("approved_undeliberated", "approved_unsubmitted", "decided_unapproved")
    assert [one.code for one in findings if one.code in about] == codes


def test_several_extensions_are_judged_by_the_date_that_each_one_moved() -> None:
    way = [*EARLY, "extended 2026-12-14 days=5", "extended 2026-12-21 days=5", "extended 2026-12-29 days=1"]
    late = [one.facts for one in found(way) if one.code == "extension_late"]
    assert late == [{"on": date(2026, 12, 29), "due": date(2026, 12, 28)}]


def test_an_extension_agreed_in_the_time_that_a_suspension_gave_isnt_late() -> None:
    way = [*EARLY, "suspended 2026-11-25", "resumed 2026-12-02", "extended 2026-12-18 days=9"]
    assert [one.code for one in found(way)] == ["provisional_limit"]


def test_a_limit_that_ended_with_its_case_is_provisional_no_more() -> None:
    running = whole(until="step")
    for lines, told in ((running, True), ([*running, "ended 2026-12-01"], False)):
        assert ("provisional_limit" in [one.code for one in found(lines, "2026-12-01")]) == told


def test_a_step_without_evidence_is_named_beside_those_with() -> None:
    lines = whole(
        until="step",
        then=[
            "step 2026-11-25",
            'step 2026-11-26 evidence=["照片"]',
            "step 2026-11-27",
            "concluded 2026-12-04",
        ],
    )
    assert [one.facts for one in found(lines) if one.code != "assessment_due"] == [{"steps": [2, 4]}]


def test_findings_stand_in_the_order_of_the_procedure() -> None:
    lines = whole(
        f"{CONCLUDED[0]} officer=赵某",
        "notified 2026-12-01",
        "step 2026-11-24",
        "filed 2026-12-21",
        "closed 2026-12-22",
    )
    assert [one.code for one in found(lines)] == [
        "notice_late", "papers_missing", "step_without_evidence", "party_not_heard", "officer_deliberates", "filed_late",
    ]  # fmt: skip


def test_another_profile_may_be_less_strict() -> None:
    """Severities and promptness are data: the findings of another city need no code."""
    findings = [
        {**entry, "severity": "note"} if entry["id"] == "delivery_missing" else entry
        for entry in PROFILE.content["findings"]
    ]
    lenient = Profile(
        {
            **PROFILE.content,
            "findings": findings,
            "promptness": {**PROFILE.content["promptness"], "within": 30},
        }
    )
    said = {one.code: one.severity for one in found(whole(without=["feedback"]), profile=lenient)}
    assert (said["feedback_missing"], said["delivery_missing"]) == ("defect", "note")
    still = {one.code: one.severity for one in found(whole(until="filed"), profile=lenient)}
    assert still["feedback_missing"] == "risk"


# ── laws ──

_severities = {"defect", "risk", "note"}


def _reviewed(acts: list[Act], today: date = date(2026, 12, 31)) -> list[Finding]:
    return review(fold(acts, SWITCHED), Setting(SWITCHED, "county", WORKDAYS, today), PREFILINGS)


@given(histories, st.integers(0, 60))
def test_a_defect_always_names_its_article(acts: list[Act], later: int) -> None:
    for finding in _reviewed(acts, date.fromordinal(date(2026, 12, 1).toordinal() + later)):
        assert finding.severity in _severities
        assert finding.article or finding.severity != "defect"
        entry = SWITCHED.entry("findings", finding.code)
        assert entry.en.format_map(finding.facts)
        assert entry.zh.format_map(finding.facts)


_never = {code for code, row in FINDINGS.items() if row.taken_over}


@given(histories)
def test_what_was_admitted_has_no_finding_that_admission_rules_out(acts: list[Act]) -> None:
    assert not _never & {finding.code for finding in _reviewed(acts)}


@given(proposals().flatmap(lambda acts: st.tuples(st.just(acts[0]), st.permutations(acts[1:]))))
def test_whatever_was_taken_over_can_be_looked_at(recorded: tuple[Act, list[Act]]) -> None:
    first, rest = recorded
    rest = [act for act in rest if act.body.get("act") != first.seq]
    assert all(finding.severity in _severities for finding in _reviewed([first, *rest]))


# ── by the authority over cadres, 二(三)4 ──

BODIES: dict[str, tuple[str, str, str, list[str]]] = {
    # the group's level and name, what is typed; the level of each body that is named, – where nobody knows it
    "a county's": ("county", "某县容错调查工作小组", "某县委", ["county"]),
    "two at once": ("county", "某县容错调查工作小组", "县委、县政府", ["county", "county"]),
    "two in one": ("county", "某县容错调查工作小组", "某县委县政府", ["county", "county"]),
    "in full width and blanks": ("county", "某县容错调查工作小组", "某 县委（常委会）", ["county"]),
    "a district's": ("county", "某区容错调查工作小组", "某区委组织部", ["county"]),
    "the city's": ("county", "某县容错调查工作小组", "某市委", ["city"]),
    "of this level, whichever": ("county", "某县容错调查工作小组", "同级党委", ["county"]),
    "by its code": ("city", "某市容错调查工作小组", "committee", ["city"]),
    "a city at the level of a county, its own": ("county", "某市容错调查工作小组", "市委", ["county"]),
    "the same by name": ("county", "某市容错调查工作小组", "某市委", ["county"]),
    "the city above it": ("county", "某市容错调查工作小组", "另市委", ["city"]),
    "an office of it is another body": ("county", "某县容错调查工作小组", "县委办公室", ["–"]),
    "in other words": ("county", "某县容错调查工作小组", "某党工委", ["–"]),
    "a bureau": ("county", "某县容错调查工作小组", "县住建局党组", ["–"]),
}


@pytest.mark.parametrize(("level", "name", "text", "levels"), BODIES.values(), ids=list(BODIES))
def test_a_body_is_known_by_the_word_that_its_name_ends_with(
    level: str, name: str, text: str, levels: list[str]
) -> None:
    named = bodies_in(text, Whose(PROFILE, level, name))
    assert sorted(one.level or "–" for one in named) == levels


@pytest.mark.parametrize(
    ("managed_by", "then", "severities"),
    [
        ("某市委", [], ["risk"]),
        ("某市委", DETERMINED[:2], ["defect"]),
        ("某镇党委", DETERMINED[:2], []),
        ("某党工委", DETERMINED[:2], []),
    ],
    ids=["nothing is submitted yet", "submitted", "of a level without a group", "nobody knows"],
)
def test_a_group_decides_about_the_cadres_of_its_level(
    managed_by: str, then: Sequence[str], severities: list[str]
) -> None:
    lines = [
        f"{RECEIVED} managed_by={managed_by}",
        *ASSESSED[1:],
        *(DETERMINED[:1] if then else []),
        *then[1:],
    ]
    findings = [one for one in found(lines) if one.code == "managed_elsewhere"]
    assert [one.severity for one in findings] == severities


def test_rules_that_know_no_bodies_compare_none() -> None:
    content = {name: part for name, part in SWITCHED.content.items() if name != "authorities"}
    lines = whole(f"{RECEIVED} managed_by=某市委", "submitted 2026-12-08 to=某党工委")
    assert found(lines, profile=Profile(content)) == []
