"""Where the Opinion says 及时 and gives no number, the group's own dates are listed, and never as the Opinion's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cases import DECIDED as EXEMPTED
from tests.cases import book
from tests.conftest import CASE, CITY
from tests.test_cli_refusals import DECIDED, told
from tests.test_lead_review import SOUND

if TYPE_CHECKING:
    from tests.conftest import Sqqf

REGISTERED = (
    "guidance new --kind admonition --on 2026-11-20 --to 某局 --measure 诫勉谈话 --text 变更程序不规范",
    "problem new --on 2026-11-20 --text 牵头机关不明确",
    "prefiling new --by-unit 某县住建局 --title 改革方案 --on 2026-11-20 --to 市政府 --start 2026-12-20",
)
LEAD = "lead new --source s1 --area i1 --unit 某镇 --text 推诿 --received 2026-11-16"
REFERRED = "lead refer 1 --to 某县委组织部 --on 2026-11-18"
# 10 working days after 11-18, after the decision of 11-23, after 11-20 (twice), and 60 after 11-20 (provisional).
EVERY = [
    ("L2026-1", "own.receipt", "2026-12-02"),
    ("P2026-1", "own.reply", "2026-12-04"),
    ("N2026-1", "own.reporting", "2026-12-04"),
    ("阳容〔2026〕1号", "own.feedback", "2026-12-07"),
    ("G2026-1", "own.follow_up", "2027-02-19"),
]

SIGNED_OFF = SOUND[:8]


@pytest.fixture
def office(sqqf: Sqqf) -> Sqqf:
    """A decided case nobody was told of, a lead on its way, and an entry in each register."""
    told(*DECIDED)(sqqf)
    for line in (*REGISTERED, LEAD, REFERRED):
        sqqf.ok(*line.split())
    return sqqf


def own(sqqf: Sqqf, *options: str, today: str = "2026-11-23") -> list[tuple[str, str, str]]:
    found = sqqf.json("deadlines", "--own", *options, today=today)
    return [(line["case"], line["kind"], line["due_on"]) for line in found if line["kind"].startswith("own.")]


@pytest.mark.parametrize(
    ("options", "today", "expected"),
    [
        ("", "2026-11-23", EVERY),
        ("--overdue", "2026-12-07", EVERY[:3]),
        ("--within 2", "2026-12-02", EVERY[:3]),
        ("--unit 某镇", "2026-11-23", [EVERY[0]]),
        ("--officer 李某", "2026-11-23", [EVERY[3]]),
        ("--kind 反馈", "2026-11-23", [EVERY[3]]),
        ("--kind own.feedback", "2026-11-23", [EVERY[3]]),
        ("--kind acceptance", "2026-11-23", []),
    ],
)
def test_own_dates_are_listed_where_they_are_asked_for(
    office: Sqqf, options: str, today: str, expected: list[tuple[str, str, str]]
) -> None:
    office.ok("case", "assign", "1", "--officer", "李某")
    assert sorted(own(office, *options.split(), today=today)) == sorted(expected)


def test_they_are_never_the_opinions(office: Sqqf) -> None:
    (line,) = office.json("deadlines", "--own", "--kind", "own.feedback", today="2026-12-08")
    assert (line["article"], line["basis"], line["working_days"]) == (None, "practice", 10)
    assert (line["status"], line["days_overdue"], line["working_days_left"]) == ("overdue", 1, -1)
    assert not [one for one in office.json("deadlines", today="2026-12-08") if one["article"] is None]
    assert "（自定期限）" in office.ok("--lang", "zh", "deadlines", "--own")


@pytest.mark.parametrize(
    ("done", "gone"),
    [
        ("lead receive 1 --on 2026-11-23", "own.receipt"),
        ("prefiling reply P2026-1 --on 2026-11-23 --text 同意", "own.reply"),
        ("problem report N2026-1 --on 2026-11-23 --to discipline", "own.reporting"),
        ("guidance follow-up G2026-1 --on 2026-11-23 --text 已整改", "own.follow_up"),
    ],
)
def test_what_is_done_has_no_date_any_more(office: Sqqf, done: str, gone: str) -> None:
    office.ok(*done.split())
    assert {kind for _, kind, _ in EVERY} - {kind for _, kind, _ in own(office)} == {gone}


def test_summary_and_daily_report_have_them_apart(office: Sqqf) -> None:
    today = "2026-12-03"
    summary, report = office.json("summary", today=today), office.json("report", "daily", today=today)
    assert [line["kind"] for line in summary["own"]] == ["own.receipt"]
    assert {line["kind"] for line in report["own"]} == {
        "own.receipt",
        "own.reply",
        "own.reporting",
        "own.feedback",
    }
    # The one red limit is the Opinion's: nobody was told of the acceptance.
    assert (summary["lights"]["red"], [line["kind"] for line in report["overdue"]]) == (1, ["acceptance"])
    assert "自定期限（非《意见》规定）" in office.ok("--lang", "zh", "report", "daily", today=today)


def test_rules_without_such_dates_say_so(sqqf: Sqqf) -> None:
    rules = sqqf.folder / "rules.toml"
    sqqf.ok("rules", "new", rules)
    text = rules.read_text(encoding="utf-8")
    before, _, after = text.partition("[[own_dates]]")
    rules.write_text(before + after[after.index("[[returns]]") :], encoding="utf-8")
    sqqf.ok("init", "--group", "某组", "--level", "city", "--profile", rules)
    answer = sqqf("deadlines", "--own")
    assert (answer.code, "own_dates" in answer.err) == (0, True)


def test_whether_to_clarify_for_the_exempted_is_decided_promptly(sqqf: Sqqf) -> None:
    with book(sqqf.given(CITY).ledger) as opened:
        opened.open_case(*EXEMPTED)
    today = "2026-12-14"
    assert ("阳容〔2026〕1号", "own.clarification", "2026-12-25") in own(sqqf, today=today)
    sqqf.ok("case", "clarify", "1", "--on", today, "--needed", "no", "--reason", "影响限于内部", today=today)
    assert [kind for _, kind, _ in own(sqqf, today=today)] == ["own.feedback"]


def test_a_rectification_is_made_public_promptly(sqqf: Sqqf) -> None:
    with book(sqqf.given(CITY).ledger) as opened:
        opened.open_lead(*SIGNED_OFF)
    assert own(sqqf, today="2026-12-18") == [("L2026-1", "own.disclosure", "2026-12-30")]
    sqqf.ok("lead", "disclose", "1", "--on", "2026-12-18", "--text", "公示栏", today="2026-12-18")
    assert own(sqqf, today="2026-12-18") == []


def test_of_a_case_taken_over_they_run_from_then_on(sqqf: Sqqf) -> None:
    old = sqqf.folder / "old.csv"
    old.write_text("编号,当事人,事项,状态,决定日期\n2025-7,陈某,变更,已决定,2025-03-14\n", encoding="utf-8")
    sqqf.given(CITY).ok("import", old, today="2026-11-23")
    assert own(sqqf) == [("阳容〔2025〕7号", "own.feedback", "2026-12-07")]


SENT = {
    # what was sent, the date of its own, and what is done
    "an answer": ("refer 1 --to 某县纪委 --on 2026-11-23 --reason 不予容错", "own.answer", "2027-01-05", "answer 2026-1 --on {} --text 已立案"),
    "a receipt": ("transfer 1 --to 某市小组 --on 2026-11-23", "own.handover", "2026-12-07", "receive 2026-1 --on {}"),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "kind", "due", "done"), SENT.values(), ids=list(SENT))
def test_what_was_sent_away_has_a_date_until_it_is_answered(
    sqqf: Sqqf, sent: str, kind: str, due: str, done: str
) -> None:
    """In ``deadlines --own``, the summary and the daily report, whatever the state of the case."""
    if sent.startswith("refer"):
        told(*DECIDED)(sqqf)
    else:
        sqqf.given(CITY, CASE)
    sqqf.ok("case", *sent.split())
    assert ("阳容〔2026〕1号", kind, due) in own(sqqf)
    late = "2027-02-26"
    summary, report = sqqf.json("summary", today=late), sqqf.json("report", "daily", today=late)
    for lines in (summary["own"], report["own"]):
        assert kind in [line["kind"] for line in lines]
    assert "own_date_overdue" in [one["code"] for one in sqqf.json("case", "check", today=late)]
    sqqf.ok("case", *done.format(late).split(), today=late)
    assert kind not in [one for _, one, _ in own(sqqf, today=late)]
    codes = [one["code"] for one in sqqf.json("case", "check", today=late)]
    assert ("own_date_late" in codes, "own_date_overdue" in codes) == (True, False)
