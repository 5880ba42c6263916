"""Of a sample ledger: what follows the conclusion of an investigation, and what is kept beside the cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from sqqf.store.ledger.profiles import read_profile
from sqqf.store.sample.plan import SCALE, Frame, Plan, Planned
from sqqf.store.sample.texts import CLERK, OFFICERS, Body, Luck

MEMBERS = {
    "严某": "discipline", "韦某": "organization", "贺某": "establishment", "赖某": "procuratorate",
    "龚某": "personnel", "文某": "audit", "施某": "legal",
}  # fmt: skip
LEAD = "严某"
ASIDE = -1
"""The number of the plan that is no case's."""
REASONS = {
    "bars": ("经核实，无此情形", "书证与走访均未见此情形"),
    "distinctions": ("属改革探索中的失误，动机为公", "未见谋私，系经验不足所致"),
    "circumstances": ("有书证印证", "步骤记录可以证明", "当事人陈述与书证一致"),
}
CULPABLE = "经核实，存在此情形，有书证为凭"
OPINIONS = ("符合情形，建议予以容错", "情节较轻，态度积极", "程序有欠缺，但出于公心")
NONE = "不予情形成立，不能容错"
UNCLEAR = "补救措施的时间不清，退回补充调查"
DISSENT = "建议减轻，不宜免责"
BODIES = {"committee": "某市委", "government": "某市政府"}
ORGANS = ("某市委组织部", "某市纪委监委", "某市人社局", "某市绩效办")
USES = ("accountability", "integrity", "promotion", "performance")
CORRECTIONS = (
    "修订议事规则，重大变更一律上会", "补齐项目档案", "建立容缺事项跟踪台账", "完善应急采购事后报告制度",
    "组织一次专题培训", "公开补偿标准",
)  # fmt: skip
REPORTS = ("已修订并印发", "已补齐，附清单", "已建立，运行正常")
OBJECTION = "对认定的事实有异议，要求复核"


class Answered(NamedTuple):
    """Which circumstance is established, and what it opens."""

    code: str
    elements: int
    reliefs: tuple[str, ...]


@cache
def _circumstances() -> dict[str, Answered]:
    entries = read_profile("yangjiang").section("circumstances")
    return {
        one.id: Answered(one.id, len(one.more["elements"]), tuple(one.more["reliefs"]))
        for one in entries
        if not one.more.get("needs_basis")
    }


def determine(plan: Plan, concluded: int) -> None:
    """The assessment, the deliberation and all that comes after it, as far as the year has got."""
    luck = plan.luck
    at = concluded + 3 + luck.below(20)
    chance = luck.random()
    if chance < 0.03 and at + 14 < plan.frame.last:
        at = _sent_back(plan, at)
    outcomes = _assess(plan, at)
    _deliberate(plan, at, {"opinions": outcomes, "reason": NONE if "none" in outcomes else luck.of(OPINIONS)})
    items = _list_corrections(plan, at) if luck.random() < 0.3 else []
    approved = _approve(plan, at)
    decided = approved + 1 + luck.below(3)
    plan.add(
        "decided",
        decided,
        {"document": f"某纪容决〔{plan.frame.days[min(decided, plan.frame.last)].year}〕{plan.n + 1}号"},
    )
    _follow(plan, decided, outcomes, items)


def _assess(plan: Plan, at: int) -> list[str]:
    """The answers to every question; the outcome for each party that they lead to."""
    luck = plan.luck
    claimed = [code for code in plan.acts[0].body.get("circumstances", ()) if code in _circumstances()]
    found = _circumstances()[luck.of(claimed) if claimed else luck.of(("c8", "c10", "c17", "c19"))]
    barred = f"x{1 + luck.below(5)}" if luck.random() < 0.16 else None
    for n in range(1, 7):
        established = f"x{n}" == barred
        reason = CULPABLE if established else luck.of(REASONS["bars"])
        _answer(plan, at, "bars", f"x{n}", "yes" if established else "no", reason)
        if established:
            break
    else:
        for n in range(1, 4):
            _answer(plan, at, "distinctions", f"d{n}", "tolerant", luck.of(REASONS["distinctions"]))
        _answer(
            plan, at, "circumstances", found.code, "yes " * found.elements, luck.of(REASONS["circumstances"])
        )
    if barred:
        return ["none"] * plan.parties
    return [found.reliefs[0] if luck.random() < 0.6 else luck.of(found.reliefs) for _ in range(plan.parties)]


def _answer(plan: Plan, at: int, section: str, code: str, answers: str, reason: str) -> None:
    plan.add("assessed", at - 1, _answered(section, code, answers, reason), dated=False)


@cache
def _answered(section: str, code: str, answers: str, reason: str) -> Body:
    """One body for all the cases with this answer, not one each: tens of thousands are under way at a time."""
    said = {str(n): value for n, value in enumerate(answers.split(), start=1)}
    return {"section": section, "code": code, "answers": said, "reason": reason, "evidence": [{"step": 1}]}


def _deliberate(plan: Plan, at: int, body: Body) -> None:
    luck = plan.luck
    present = [LEAD, *(name for name in MEMBERS if name != LEAD and luck.random() < 0.7)]
    if len(present) < 2:
        present.append("文某")
    members = {name: MEMBERS[name] for name in present}
    if luck.random() < 0.1:
        body = {**body, "dissent": DISSENT}
    if luck.random() < 0.1:
        body = {**body, "invited": [{"name": "方某", "kind": "expert"}]}
    plan.add("deliberated", at, {"present": present, "members": members, **body}, by=CLERK)


def _sent_back(plan: Plan, at: int) -> int:
    """The facts aren't clear: one step more, and the investigation ends a second time."""
    due = plan.frame.days[at + 12].isoformat()
    _deliberate(plan, at, {"opinions": [], "returned": "investigation", "reason": UNCLEAR, "due": due})
    step = {"method": "hearing", "points": [1], "people": [plan.officer, CLERK], "finding": "补救于当月完成"}
    plan.add("step", at + 4, step)
    plan.add("concluded", at + 7, {"finding": "补充调查后，事实已清楚"})
    return at + 10 + plan.luck.below(4)


def _approve(plan: Plan, at: int) -> int:
    luck = plan.luck
    body = luck.of(tuple(BODIES))
    submitted = at + 1 + luck.below(3)
    approved = submitted + 3 + luck.below(10)
    plan.add("submitted", submitted, {"to": BODIES[body]}, by=CLERK)
    plan.add("approved", approved, {"bodies": [body]}, by=CLERK)
    return approved


def _list_corrections(plan: Plan, at: int) -> list[tuple[int, int]]:
    """The items of the correction list: (number, due on which working day)."""
    luck, frame = plan.luck, plan.frame
    items = []
    for n in range(1, 2 + luck.below(3)):
        due = at + 30 + luck.below(40)
        party = plan.acts[0].body.get("parties", [plan.acts[0].body["applicant"]])[0]
        body = {
            "text": luck.of(CORRECTIONS),
            "due": frame.days[min(due, len(frame.days) - 1)].isoformat(),
            "responsible": party.get("unit") or party["name"],
        }
        if at <= frame.last:
            plan.add("correction", at, body, dated=False)
            items.append((n, due))
    return items


def _follow(plan: Plan, decided: int, outcomes: Sequence[str], items: Sequence[tuple[int, int]]) -> None:
    """Feedback, delivery, results or referral, reports, and the end; a few drag on."""
    luck, last = plan.luck, plan.frame.last
    told = decided + 1 + luck.below(4)
    registered = plan.acts[0].body
    applicant = registered["applicant"]["name"]
    plan.add("feedback", told, {"to": applicant, "role": "applicant", "method": "direct"})
    for party in dict.fromkeys(one["name"] for one in registered.get("parties", ())):
        if party != applicant:
            plan.add("feedback", told, {"to": party, "role": "party", "method": "direct"})
    to = registered.get("proceeding") or (ORGANS[0] if registered["channel"] == "appeal" else applicant)
    plan.add("feedback", told + 1, {"to": to, "role": "organ", "uses": ["accountability", luck.of(USES[1:])]})
    if "none" in outcomes:
        plan.add("referred", told + 1, {"to": "某市纪委监委", "reason": CULPABLE})
    if outcomes[0] == "exempted":
        plan.add("applied", told + 2, {"way": luck.of(("r1", "r2", "r3")), "to": luck.of(ORGANS), "party": 1})
        plan.add("clarified", told + 2, {"needed": False, "reason": "影响限于单位内部"})
    end = told + 4 + luck.below(10)
    for n, due in items:
        reported = max(due - 1 - luck.below(9), told + 2)
        plan.add("correction_reported", reported, {"item": n, "text": luck.of(REPORTS)})
        if reported + 4 <= last:
            plan.add("correction_signed_off", reported + 4, {"item": n})
        end = max(end, reported + 6)
    if "none" in outcomes and luck.random() < 0.3:
        objection = {"name": applicant, "text": OBJECTION, "forwarded_to": "某市委"}
        plan.add("objection", told + 3, objection)
    if luck.random() < 0.9:
        plan.add("closed", end, {})


# ── beside the cases ──


def members() -> list[Body]:
    """Who belongs to the group, the officers too: recorded when the ledger is opened."""
    return [
        {"name": name, "organ": organ, "role": "lead" if name == LEAD else "member"}
        for name, organ in MEMBERS.items()
    ] + [{"name": name, "organ": "discipline", "role": "officer"} for name in OFFICERS]


def registers(frame: Frame, luck: Luck) -> Plan:
    """Prior filings, guidance and what the counties filed over the year, as one plan of the ledger's own acts."""
    plan = Plan(frame, luck, ASIDE, frame.first * SCALE, frame.first * SCALE)

    def on(share: float) -> int:
        return frame.first + int((frame.last - frame.first) * share)

    def put(at: int, kind: str, body: Body, *, on: date | None = None) -> None:
        plan.acts.append(Planned(at * SCALE + 7200 + len(plan.acts), kind, body, on or frame.days[at], CLERK))

    year = frame.days[on(0.2)].year
    first = f"P{year}-1"
    start = frame.days[on(0.2) + 20].isoformat()
    put(
        on(0.2),
        "prefiling",
        {
            "id": first,
            "by_unit": "某县行政审批局",
            "title": "工程审批告知承诺改革",
            "to": ["某市政府"],
            "start": start,
        },
    )
    put(on(0.2) + 9, "prefiling_replied", {"id": first, "text": "同意先行先试，每季度报告"})
    year = frame.days[on(0.35)].year
    put(
        on(0.35),
        "guidance",
        {
            "id": f"G{year}-1",
            "kind": "warning",
            "to": "某县交通局",
            "measure": "warning.caution",
            "text": "项目变更须先报批",
        },
    )
    put(on(0.35) + 15, "guidance_followed_up", {"id": f"G{year}-1", "text": "已开展自查"})
    counties = (("某县容错调查工作小组", 4, "exempted"), ("某区容错调查工作小组", 8, "lenient"))
    for n, (county, days, outcome) in enumerate(counties, start=1):
        sent = on(0.5) + days
        body = {
            "id": f"F{frame.days[sent].year}-{n}",
            "county": county,
            "case": f"县容〔{frame.days[on(0.5)].year}〕{n}号",
            "document": None,
            "decided_on": frame.days[on(0.5)].isoformat(),
            "sent_on": frame.days[sent].isoformat(),
            "outcomes": [outcome],
        }
        put(sent + 1, "filing_added", body)
    decision = f"县容〔{frame.days[on(0.5)].year}〕7号"
    quarter = {"county": counties[1][0], "quarter": _quarter(frame.days[on(0.5)])}
    put(
        on(0.5) + 40,
        "filing_listed",
        {**quarter, "decisions": [{"number": decision, "on": frame.days[on(0.5)].isoformat()}]},
    )
    plan.acts.sort(key=lambda act: act.moment)
    return plan


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"
