"""What the group keeps beside its cases, as it is typed: members, guidance, prior filings."""

from __future__ import annotations

import json
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CITY
from tests.inside import Earlier
from tests.test_cli_aftermath import refused, run
from tests.test_cli_streams import completed
from tests.test_cli_terminal import at_terminal
from tests.test_cli_texts import HARMFUL

if TYPE_CHECKING:
    from tests.conftest import Sqqf

NEW = "case new --channel appeal --applicant 陈某 --matter m --point p --received 2026-11-16 --document 书面申诉"
MEMBERS = (
    CITY,
    "member add 赵某 --organ 纪检监察 --role lead",
    "member add ' 钱某 ' --organ audit --json",
    "member add 李某 --organ other:信访局 --role 经办人",
)


# ── members ──


def test_members_are_listed_with_organ_and_role_and_retire(sqqf: Sqqf) -> None:
    """Blanks around a name don't count: at a deliberation names are read without them."""
    sqqf.given(*MEMBERS)
    zhao = {"name": "赵某", "organ": "discipline", "role": "lead", "since": "2026-11-23", "retired_on": None}
    qian = {"name": "钱某", "organ": "audit", "role": "member", "since": "2026-11-23", "retired_on": None}
    li = {
        "name": "李某",
        "organ": "other:信访局",
        "role": "officer",
        "since": "2026-11-23",
        "retired_on": None,
    }
    assert sqqf.json("member", "list") == [zhao, qian, li]
    retired = zhao | {"retired_on": "2026-11-20"}
    assert sqqf.json("member", "retire", "赵某", "--on", "2026-11-20") == retired
    assert sqqf.json("member", "retire", "李某")["retired_on"] == "2026-11-23"
    assert sqqf.ok("member", "list").splitlines() == [
        "member\torgan\trole\tsince\tretired",
        "赵某\tdiscipline and supervisory commissions\tlead\t2026-11-23\t2026-11-20",
        "钱某\taudit office\tmember\t2026-11-23\t",
        "李某\tother: 信访局\tofficer\t2026-11-23\t2026-11-23",
    ]
    back = qian | {"name": "赵某", "organ": "legal"}
    assert sqqf.json("member", "add", "赵某", "--organ", "法制办") == back
    assert [one["name"] for one in sqqf.json("member", "list")] == ["赵某", "钱某", "李某", "赵某"]


def test_what_the_list_of_members_refuses(sqqf: Sqqf) -> None:
    sqqf.given(*MEMBERS)
    before = sqqf.ledger.read_bytes()
    assert "already" in refused(sqqf, "member add 钱某 --organ legal")
    assert "other:TEXT" in refused(sqqf, "member add 孙某 --organ 信访局", 2)
    refused(sqqf, "member add 孙某 --organ legal --role 顾问", 2)
    assert "孙某, 周某" in refused(sqqf, "member add 孙某、周某 --organ legal", 2)
    assert "missing: NAME, --organ" in refused(sqqf, "member add", 2)
    assert "赵某, 钱某, 李某" in refused(sqqf, "member retire 孙某", 2)
    refused(sqqf, "member retire 钱某 --on 2026-11-24")
    assert sqqf.ledger.read_bytes() == before


def test_an_officer_who_is_no_member_is_pointed_out_and_taken(sqqf: Sqqf) -> None:
    sqqf.given(*MEMBERS, "member retire 赵某")
    hint = "{} isn't on the list of members: sqqf member list shows it\n"
    for officer, said in (("王某", hint.format("王某")), ("钱某", ""), ("赵某", hint.format("赵某"))):
        answer = sqqf(*NEW.split(), "--officer", officer, "--json")
        assert (answer.code, answer.err, answer.json()["officer"]) == (0, said, officer)
    assert sqqf("case", "assign", "2", "--officer", "王某").err == hint.format("王某")
    assert sqqf("case", "assign", "2", "--officer", "李某").err == ""


def test_without_a_list_of_members_any_officer_will_do(city: Sqqf) -> None:
    assert city(*NEW.split(), "--officer", "王某").err == ""


def test_the_shell_offers_members_and_the_officers_there_are(sqqf: Sqqf) -> None:
    sqqf.given(*MEMBERS, "member retire 赵某", f"{NEW} --officer 王某", f"{NEW} --officer 李某")
    assert completed(sqqf, "sqqf case assign 1 --officer ", at=5) == ["钱某", "李某", "王某"]
    assert completed(sqqf, "sqqf member retire ", at=3) == ["钱某", "李某"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_the_members_are_listed(sqqf: Sqqf) -> None:
    sqqf.given(*MEMBERS, "member retire 赵某", NEW)
    seen = at_terminal(sqqf, "case", "assign", "1", answers=[("--officer", "李某")])
    assert seen.code == 0, seen.screen
    assert seen.screen.startswith("   1  钱某\n   2  李某\n")


# ── warnings and admonitions ──


def test_guidance_is_numbered_and_followed_up(sqqf: Sqqf) -> None:
    """A measure that the Opinion names is known by its code, any other is taken as it is given."""
    sqqf.given(CITY, NEW)
    given = "--on 2026-11-20 --to 某局 --text 程序不规范"
    entry = {
        "id": "G2026-1", "kind": "warning", "on": "2026-11-20", "to": "某局", "measure": "warning.caution",
        "text": "程序不规范", "case": "阳容〔2026〕1号", "follow_ups": [],
    }  # fmt: skip
    new = f"guidance new --kind 警示提醒 --measure 告诫 {given} --case 1"
    assert sqqf.json(*shlex.split(new)) == entry
    for measure, kept in (
        ("talks", "admonition.talks"),
        ("发函", "发函"),
        ("other:发函", "admonition.other:发函"),
    ):
        made = sqqf.json(*shlex.split(f"guidance new --kind admonition --measure {measure} {given}"))
        assert (made["measure"], made["case"]) == (kept, None)
    followed = entry | {"follow_ups": [{"on": "2026-11-22", "text": "已制定措施"}]}
    follow_up = "guidance follow-up g2026-1 --on 2026-11-22 --text 已制定措施"
    assert sqqf.json(*shlex.split(follow_up)) == followed
    listed = sqqf.json("guidance", "list")
    assert listed[0] == followed
    assert [one["id"] for one in listed] == ["G2026-1", "G2026-2", "G2026-3", "G2026-4"]
    rows = sqqf.ok("guidance", "list").splitlines()
    assert {row.count("\t") for row in rows} == {7}
    assert rows[1].endswith("caution given\t程序不规范\t阳容〔2026〕1号\t2026-11-22 已制定措施")
    assert rows[4].split("\t")[4] == "other: 发函"


def test_a_measure_belongs_to_its_kind(city: Sqqf) -> None:
    given = "--on 2026-11-20 --to 某局 --text 程序不规范"
    before = city.ledger.read_bytes()
    for kind, measure, other in (
        ("warning", "诫勉谈话", "admonition and guidance"),
        ("admonition", "询问", "warning"),
        ("admonition", "责令纠错", "ordered correction"),
    ):
        assert f"belongs to “{other}”" in refused(
            city, f"guidance new --kind {kind} --measure {measure} {given}", 2
        )
    for kind in ("ordered", "询问", "谈话"):
        said = refused(city, f"guidance new --kind {kind} --measure 询问 {given}", 2)
        assert "one of: warning, admonition admonition and guidance" in said
    refused(city, f"guidance new --kind warning --measure 询问 {given} --case 7", 2)
    refused(city, "guidance new --kind warning --measure 询问 --to 某局 --text t --on 2026-11-24")
    assert "–" in refused(city, "guidance follow-up G2026-1 --on 2026-11-20 --text t", 2)
    assert city.ledger.read_bytes() == before


def test_whoever_writes_at_once_gets_a_number_of_their_own(city: Sqqf) -> None:
    line = "guidance new --kind warning --measure 询问 --on 2026-11-20 --to 某局 --text t --json"
    ends = [process.communicate(timeout=120) for process in [city.start(*line.split()) for _ in range(6)]]
    numbers = sorted(json.loads(out)["id"] for out, _ in ends)
    assert numbers == [f"G2026-{n}" for n in range(1, 7)]


def test_nothing_comes_before_the_entry_that_it_is_about(city: Sqqf) -> None:
    run(
        city,
        "guidance new --kind warning --measure 询问 --on 2026-11-20 --to 某局 --text t",
        "prefiling new --by-unit 某局 --title 试点 --on 2026-11-20 --to 某县政府 --start 2026-12-01",
    )
    assert "2026-11-20" in refused(city, "guidance follow-up G2026-1 --on 2026-11-19 --text t")
    assert "2026-11-20" in refused(city, "prefiling reply P2026-1 --on 2026-11-19 --text t")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_the_kinds_and_their_measures_are_listed(city: Sqqf) -> None:
    known = ("guidance", "new", "--on", "2026-11-20", "--to", "某局", "--text", "t")
    seen = at_terminal(
        city, *known, answers=[("--kind", "admonition"), ("--measure", "定期约谈")], SQQF_LANG="zh"
    )
    assert seen.code == 0, seen.screen
    for choice in ("warning", "警示提醒", "诫勉谈话", "纪检监察建议书"):
        assert choice in seen.screen
    assert "责令纠错" not in seen.screen
    assert "告诫\n" not in seen.screen
    assert city.json("guidance", "list")[0]["measure"] == "admonition.talks"


# ── prior filings ──

FILED = "prefiling new --by-unit 某局 --title 审批流程再造 --on 2026-11-02 --to 某县政府 --to 市某局 --start 2026-12-01"


def test_a_prior_filing_is_registered_and_answered(city: Sqqf) -> None:
    entry = {
        "id": "P2026-1", "by_unit": "某局", "title": "审批流程再造", "on": "2026-11-02",
        "to": ["某县政府", "市某局"], "start": "2026-12-01", "in_time": True, "recorded_on": "2026-11-23", "replies": [], "tracked": [], "state": "filed",
        **dict.fromkeys(("kind", "screened_on", "result", "reason", "screening_due_on", "tracking_due_on")),
    }  # fmt: skip
    answer = city(*FILED.split(), "--json")
    assert (answer.code, answer.err, answer.json()) == (0, "", entry)
    run(city, "prefiling reply p2026-1 --on 2026-11-10 --text 同意试点")
    reply = "prefiling reply P2026-1 --on 2026-11-12 --text 注意风险"
    replies = [{"on": "2026-11-10", "text": "同意试点"}, {"on": "2026-11-12", "text": "注意风险"}]
    both = entry | {"replies": replies}
    assert city.json(*shlex.split(reply)) == both
    assert city.json("prefiling", "show", "P2026-1") == both | {"cases": []}
    assert city.json("prefiling", "list") == [both]
    assert city.ok("prefiling", "show", "P2026-1").splitlines() == [
        "P2026-1  审批流程再造",
        "filed by 某局 on 2026-11-02 with 某县政府, 市某局; begins on 2026-12-01",
        "  2026-11-10  reply: 同意试点",
        "  2026-11-12  reply: 注意风险",
    ]
    assert "P2026-1" in refused(city, "prefiling show P2026-2", 2)


@pytest.mark.parametrize("start", ["2026-11-02", "2026-11-01"])
def test_a_filing_that_comes_when_the_reform_has_begun_is_marked(city: Sqqf, start: str) -> None:
    answer = city(*FILED.replace("2026-12-01", start).split())
    assert answer.code == 0
    said = f"filed on 2026-11-02, and the reform begins on {start}: it has to be filed beforehand (二(五)1)"
    assert answer.err == f"{said}\n"
    assert city.json("prefiling", "list")[0]["in_time"] is False
    assert said in city.ok("prefiling", "show", "P2026-1")
    assert "(not beforehand)" in city.ok("prefiling", "list")


# ── texts ──


def test_what_the_registers_show_steers_nothing(city: Sqqf) -> None:
    text = "\x1b[31m红\u202e[/] {no}\t\n"
    dated = ("--on", "2026-11-20")
    lines = (
        ("member", "add", f"甲{text}", "--organ", f"other:{text}"),
        ("guidance", "new", "--kind", "warning", *dated, "--to", text, "--measure", text, "--text", text),
        ("guidance", "follow-up", "G2026-1", *dated, "--text", text),
        (
            "prefiling",
            "new",
            "--by-unit",
            text,
            "--title",
            text,
            *dated,
            "--to",
            text,
            "--start",
            "2026-11-20",
        ),
        ("prefiling", "reply", "P2026-1", *dated, "--text", text),
    )
    earlier = Earlier(city.folder, city.shelf)
    for line in lines:
        answer = earlier(*line)
        assert answer.code == 0, answer.err
        assert not HARMFUL.search(answer.out)
        assert not HARMFUL.search(answer.err)
    for shown, rows in (
        ("member list", 2),
        ("guidance list", 2),
        ("prefiling list", 2),
        ("prefiling show P2026-1", 5),
    ):
        page = city.ok(*shown.split())
        assert not HARMFUL.search(page)
        assert "␛[31m红\\u202e[/] {no}" in page
        if shown.endswith("list"):
            assert len(page.splitlines()) == rows
            assert len({row.count("\t") for row in page.splitlines()}) == 1
    assert city.json("guidance", "list")[0]["text"] == text
    assert city("verify").code == 0
