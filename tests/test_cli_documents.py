"""The JSON documents that scripts rely on, each compared whole with a golden file.

Where a row names a command ``since``, its golden file shows what the row's command changed in that command's
document: ``{"changed": …}``, and ``{"added": […]}`` for lists that only grew. Renewing: see test_cli_golden.py.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.conftest import CASE, CITY
from tests.test_cli_golden import held, settled
from tests.test_cli_refusals import (
    ADDED,
    BY_CASE,
    DECIDED,
    DELIBERATE,
    DELIBERATED,
    EXEMPTED,
    FOUND,
    GUIDANCE,
    REPORTED,
    REPORTED_UPWARD,
    SAMPLED,
    SPARED,
    TWO_OFFICIALS,
    VERIFIED,
    handed_in,
    told,
)
from tests.test_filing import FILING

if TYPE_CHECKING:
    from tests.conftest import Sqqf


def registered(name: str, received: str, officer: str | None) -> str:
    given = f" --officer {officer}" if officer else ""
    return f"case new --channel appeal --applicant {name} --matter {name}的事项 --point 要点 --received {received}{given}"


# On 2026-11-23: one limit of each status, a case that waits, one that was withdrawn.
DESK = (
    CITY,
    registered("甲某", "2026-11-16", "李某"),  # 1: open
    registered("乙某", "2026-11-12", "王某"),  # 2: due soon, 3 working days left
    registered("丙某", "2026-11-09", "李某"),  # 3: due today
    registered("丁某", "2026-11-02", None),  # 4: overdue
    registered("戊某", "2026-11-16", "李某"),  # 5: met
    "case accept 5 --on 2026-11-20",
    "case notify 5 --on 2026-11-20 --method direct",
    registered("己某", "2026-10-20", "王某"),  # 6: met late, then concluded: waits for the deliberation
    "case accept 6 --on 2026-11-18",
    "case notify 6 --on 2026-11-19 --method mail",
    "step add 6 --method hearing --point 1 --on 2026-11-19 --people 王某 --finding 属实",
    "case conclude 6 --on 2026-11-20 --finding 属实",
    registered("庚某", "2026-11-16", "李某"),  # 7: lapsed
    "case withdraw 7 --on 2026-11-20 --reason 申请人书面撤回",
)
NEW = (CITY, CASE)
ACCEPTED = (*NEW, "case accept 1 --on 2026-11-20")
STEPPED = (
    *ACCEPTED,
    (
        "step add 1 --method document --point 1 --point 2 --on 2026-11-21 --people 李某、王某 --finding 属实"
        " --evidence 会议纪要 --invited 周某:expert"
    ),
)
TWO = (*NEW, registered("王某", "2026-11-16", None))
SHOW = "case show 1"


class Row(NamedTuple):
    """``command`` after ``before`` and ``prepare``; against the document of ``since`` where that is given."""

    id: str
    before: tuple[str, ...]
    command: str
    since: str | None = None
    code: int = 0
    prepare: Callable[[Sqqf], object] = lambda _sqqf: None


TOLD = (
    *DECIDED,
    *("feedback 2026-11-23", "feedback 2026-11-23 to=县纪委 role=organ", "referred 2026-11-23"),
)
PREFILING = "prefiling new --by-unit 某局 --title 审批流程再造试点 --on 2026-11-02 --to 某县政府 --to 市某局 --start 2026-12-01"
QUARTER = (
    "filing quarter --county 某县容错调查工作小组 --quarter 2026Q3 --on 2026-10-12"
    " --decision 阳容〔2026〕1号 --decision 县容〔2026〕4号@2026-09-18"
)
LEAD_SHOW = "lead show 1"
LEAD_NEW = (
    "lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --person 周某 --text 施工许可申请搁置三个月未办"
    " --received 2026-11-16 --officer 李某 --lead-organ discipline --subject-kind person --gravity serious"
)
# One official exempted by a tolerance case, one disposed of; of three items one has been sent back, one is open.
LED = (
    *SPARED,
    *(TWO_OFFICIALS, VERIFIED, f"{BY_CASE} person=1", "tolerance_checked 2026-11-19 person=2"),
    *("disposed 2026-11-20 person=2 measure=m2", "rectification 2026-11-20", "rectification 2026-11-20"),
    *("rectified 2026-11-20", "rectification_returned 2026-11-23"),
    *("lead_referred 2026-11-20", "referral_received 2026-11-23"),
)


def after(*lines: str, level: str = "city") -> dict[str, Any]:
    """A row's ``before`` and ``prepare`` for a case that went as far as these lines of tests/cases.py."""
    return {"before": (), "prepare": told(*lines, level=level)}


ROWS = (
    # every writing command prints the case as it stands then
    Row("case-new", (CITY,), CASE),
    Row(
        "case-new-by-an-organ",
        NEW,
        "case new --channel 职能部门报送 --applicant 某局 --party 王某:person:某局:科长 --party 某中心:单位 --matter 事项"
        " --point 要点一 --point 要点二 --received 2026年11月23日 --circumstance 9 --circumstance c1 --zone 高新区"
        " --document 初步意见 --proceeding 某问责调查 --managed-by 市委组织部 --arising-from 1 --no 阳容〔2025〕12号",
    ),
    Row("case-accept", NEW, "case accept 1 --on 2026-11-20", SHOW),
    Row("case-decline", NEW, "case decline 1 --on 2026-11-20 --reason 不属于容错范围", SHOW),
    Row("case-notify", ACCEPTED, "case notify 1 --on 2026-11-23 --method 直接送达", SHOW),
    Row("case-notify-orally", ACCEPTED, "case notify 1 --on 2026-11-23 --method oral --party 1", SHOW),
    Row("case-extend-by-days", ACCEPTED, "case extend 1 --days 10 --reason 复杂 --agreed-on 2026-11-23", SHOW),
    Row("case-extend-to", ACCEPTED, "case extend 1 --to 2027-01-29 --reason 复杂 --agreed-on 2026-11-23", SHOW),
    Row("step-add", ACCEPTED, "step add 1 --method other:电话核实 --point 1 --on 2026-11-23 --people 李某,王某 --finding 属实", SHOW),
    Row("case-conclude", STEPPED, "case conclude 1 --on 2026-11-23 --finding 变更经集体研究", SHOW),
    Row("case-withdraw", ACCEPTED, "case withdraw 1 --on 2026-11-23 --reason 申请人书面撤回", SHOW),
    Row("case-end", NEW, "case end 1 --on 2026-11-23 --reason other:移送司法", SHOW),
    Row("case-end-merged", TWO, "case end 1 --on 2026-11-23 --reason merged --into 2", SHOW),
    Row("case-transfer", NEW, "case transfer 1 --to 某县容错调查工作小组 --on 2026-11-23", SHOW),
    Row("case-void", NEW, "case void 1 --reason 重复登记", SHOW),
    Row("case-assign", NEW, "case assign 1 --officer 王某", SHOW),
    Row("case-point", NEW, "case point 1 --text 是否及时报告", SHOW),
    Row("case-point-within", ACCEPTED, "case point 1 --text 是否及时报告 --within-matter --agreed-on 2026-11-23 --reason 服务于原事项", SHOW),
    Row("case-note", NEW, "case note 1 --text 来电询问", SHOW),
    Row("case-attach", NEW, "case attach 1 appeal.txt --title 书面申诉", SHOW),
    Row("case-amend", ACCEPTED, "case amend 1 --act 4 --set on=2026-11-19 --reason 日期录入有误", SHOW),
    Row("case-amend-strike", ACCEPTED, "case amend 1 --act 4 --strike --reason 录错案件", SHOW),
    Row("assess-circumstance", NEW, "assess circumstance 1 c9 --element 1=yes --element 2=不明 --reason 会议纪要载明 --evidence 会议纪要", SHOW),
    Row("assess-bar", NEW, "assess bar 1 x6 --established yes --reason 查实 --basis 某条例 --party 1", SHOW),
    Row("case-deliberate", command=f"{DELIBERATE} none --dissent 孙某：应予从轻 --invited 周某:expert", since=SHOW, **after(*FOUND)),
    Row("case-deliberate-again", command=f"{DELIBERATE} reinvestigate --due 2026-12-11", since=SHOW, **after(*FOUND)),
    Row("case-submit", command="case submit 1 --on 2026-11-20 --to 市委", since=SHOW, **after(*DELIBERATED)),
    Row(
        "case-approve-returned",
        command="case approve 1 --on 2026-11-23 --body 党委 --returned deliberation --reason 责任未分清",
        since=SHOW,
        **after(*DECIDED[:-2]),
    ),
    Row("case-decide", command="case decide 1 --on 2026-11-23 --document 阳纪容决〔2026〕1号", since=SHOW, **after(*EXEMPTED[:-1])),
    Row("case-file", command="case file 1 --on 2026-11-23", since=SHOW, **after(*DECIDED, level="county")),
    Row("case-feedback", command="case feedback 1 --on 2026-11-23 --to 县委组织部 --role organ --use promotion", since=SHOW, **after(*DECIDED)),
    Row("case-apply", command="case apply 1 --way r1 --on 2026-11-23 --to 县委组织部", since=SHOW, **after(*EXEMPTED)),
    Row("case-close", command="case close 1 --on 2026-11-23", since=SHOW, **after(*TOLD)),
    Row("correction-add", command="correction add 1 --text 修订制度 --due 2026-12-25 --responsible 某局", since=SHOW, **after(*FOUND)),
    # on leads likewise
    Row("lead-new", (CITY,), LEAD_NEW),
    Row("lead-new-like-another", (CITY, LEAD_NEW), f"{LEAD_NEW} --informant 钱某某 --contact 13800000000"),
    Row("lead-tolerance", (CITY, LEAD_NEW), "lead tolerance 1 --result possible --on 2026-11-20 --reason 属先行先试 --person 1", LEAD_SHOW),
    Row("lead-split", (CITY, LEAD_NEW), "lead split 1 --person 2 --text 另一事项"),
    # the other writing commands print the entry
    Row("guidance-new", (CITY,), GUIDANCE),
    Row("prefiling-new", (CITY,), PREFILING),
    Row("member-add", (CITY,), "member add 赵某 --organ 纪检 --role lead"),
    Row("filing-import", (CITY,), "filing import f.json --received 2026-09-17", prepare=handed_in(FILING)),
    Row("filing-add", (CITY,), f"{ADDED} --document 县纪容决〔2026〕5号 --outcome exempted --outcome 不予容错"),
    Row("filing-quarter", (CITY, ADDED), QUARTER),
    # reading
    Row("case-show", STEPPED, "case show 阳容〔2026〕1号"),
    Row("case-list", DESK, "case list"),
    Row("case-check", command="case check 1", **after(*DECIDED)),
    Row("correction-list", command="correction list", **after(*REPORTED)),
    Row("correction-list-returned", command="correction list 1", **after(*REPORTED, "correction_returned 2026-11-23")),
    Row("guidance-list", (CITY, GUIDANCE, "guidance follow-up G2026-1 --on 2026-11-23 --text 已整改"), "guidance list"),
    Row("prefiling-show", (CITY, PREFILING, "prefiling reply P2026-1 --on 2026-11-20 --text 原则同意"), "prefiling show P2026-1"),
    Row("member-list", (CITY, "member add 赵某 --organ legal", "member retire 赵某"), "member list"),
    Row("filing-list", (CITY, ADDED, QUARTER), "filing list"),
    Row("filing-receipt", (CITY, ADDED), "filing receipt F2026-1"),
    Row("lead-show", command=LEAD_SHOW, **after(*LED)),
    Row("lead-list", command="lead list", **after(*LED, "lead 2026-11-19 unit=null", "lead_referred 2026-11-20 to=某县委组织部")),
    Row("lead-check", command="lead check", **after(*LED)),
    Row("lead-items", command="lead items", **after(*LED)),
    Row("campaign-show", SAMPLED, "campaign show C2026-1"),
    Row("sampling-show", (*SAMPLED, "sampling result S2026-1 --item L2026-1:1 --on 2026-11-22 --finding 属实"), "sampling show S2026-1"),
    Row("problem-list", (*REPORTED_UPWARD, "problem answer N2026-1 --on 2026-11-23 --text 同意"), "problem list"),
    Row("step-list", STEPPED, "step list 1"),
    Row("deadlines", DESK, "deadlines --all"),
    Row("case-explain", ACCEPTED, "case explain 1 --kind acceptance"),
    Row("summary", DESK, "summary"),
    Row("report-daily", DESK, "report daily"),
    Row("verify", DESK, "verify"),
    Row("verify-unknown-head", NEW, f"verify --head {'0' * 64}", code=12),
    Row("calendar-add", (), "calendar add 2026-02-09 10"),
    Row("calendar-add-months", (), "calendar add 2026-11-30 3 --unit month"),
    Row("calendar-back", (), "calendar back 2026-10-12 5"),
    Row("calendar-between", (), "calendar between 2026-11-20 2027-01-04"),
    Row("calendar-check-makeup", (), "calendar check 2026-02-14"),
    Row("calendar-check-provisional", (), "calendar check 2098-01-01"),
    Row("calendar-show", (), "calendar show 2026-02"),
    Row("calendar-years", (), "calendar years"),
    Row("calendar-import", DESK, "calendar import 2026.json --amend --yes"),
    Row("calendar-import-dry-run", DESK, "calendar import 2026.json --amend --yes --dry-run"),
    Row("rules-show-c9", (), "rules show c9"),
    Row("rules-show-c10", (), "rules show c10"),
    Row("rules-show-limit", NEW, "rules show limit.acceptance"),
    Row("rules-search", (), "rules search 探索性试验"),
)  # fmt: skip

# Days off in October and November, and a Saturday worked: open limits move, and one met late was in time after all.
NOTICE = {
    "year": 2026,
    "papers": ["https://example.org/2026"],
    "days": [
        {"name": "纪念日", "date": "2026-11-24", "isOffDay": True},
        {"name": "纪念日", "date": "2026-11-25", "isOffDay": True},
        {"name": "纪念日", "date": "2026-11-26", "isOffDay": True},
        {"name": "纪念日", "date": "2026-11-21", "isOffDay": False},
        *({"name": "纪念日", "date": f"2026-10-{day}", "isOffDay": True} for day in range(21, 31)),
        *({"name": "纪念日", "date": f"2026-11-{day:02}", "isOffDay": True} for day in range(2, 7)),
        *({"name": "纪念日", "date": f"2026-11-{day:02}", "isOffDay": True} for day in range(9, 12)),
    ],
}


def changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What is otherwise in a document; of a list that only grew, what was added."""
    assert list(before) == list(after)
    found = {}
    for key, new in after.items():
        old = before[key]
        if isinstance(old, list) and isinstance(new, list) and new[: len(old)] == old and new != old:
            found[key] = {"added": new[len(old) :]}
        elif new != old:
            found[key] = {"changed": new}
    return found


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_the_document_is_the_one_promised(sqqf: Sqqf, row: Row) -> None:
    if row.before:
        sqqf.given(*row.before)
    row.prepare(sqqf)
    (sqqf.folder / "2026.json").write_text(json.dumps(NOTICE), encoding="utf-8")
    (sqqf.folder / "appeal.txt").write_bytes(b"appeal")
    before = sqqf.json(*shlex.split(row.since)) if row.since else None
    answer = sqqf(*shlex.split(row.command), "--json")
    assert answer.code == row.code, answer.err
    document = answer.json()
    held(f"{row.id}.json", settled(changes(before, document) if before else document))


def test_what_a_writing_command_prints_is_what_show_prints(sqqf: Sqqf) -> None:
    sqqf.given(*ACCEPTED)
    written = sqqf.json("case", "notify", "1", "--on", "2026-11-23", "--method", "left")
    assert written == sqqf.json("case", "show", "1")
    listed = sqqf.json("case", "list")
    assert listed == [{key: written[key] for key in listed[0]}]
    assert written.keys() - listed[0].keys() == {"deadlines", "steps", "corrections", "decisions", "acts"}


CASE_KEYS = (
    "no", "id", "state", "outcome", "channel", "applicant", "parties", "matter", "points", "circumstances",
    "officer", "received_on", "registered_on", "accepted_on", "declined_on", "notified_on", "concluded_on",
    "decided_on", "closed_on", "deadlines", "steps", "acts", "next",
)  # fmt: skip
DEADLINE_KEYS = (
    "case", "kind", "article", "starts_on", "working_days", "original_due_on", "due_on", "met_on", "status",
    "working_days_left", "days_overdue", "provisional", "officer", "party",
)  # fmt: skip


def test_the_contracts_keys_are_there_in_the_contracts_order(sqqf: Sqqf) -> None:
    shown = sqqf.given(*STEPPED).json("case", "show", "1")
    assert [key for key in shown if key in CASE_KEYS] == list(CASE_KEYS)
    (limit, _) = shown["deadlines"]
    assert [key for key in limit if key in DEADLINE_KEYS] == list(DEADLINE_KEYS)
    assert list(shown["parties"][0]) == ["n", "name", "kind", "unit", "post", "outcome"]
    assert list(shown["points"][0]) == ["n", "text", "steps"]
    assert {"seq", "kind", "on", "recorded_at", "by", "body"} <= shown["acts"][0].keys()
