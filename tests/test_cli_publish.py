"""``lead publish`` and ``case publish``: what is shown, asked and written, and what goes on record."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from tests.cases import ASSESSED, DECIDED, DETERMINED, TWO_PARTIES, answered, book
from tests.conftest import CITY
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

LEAD = (
    "lead new --source s1.4 --area i5.4 --unit 阳江市江城区住房和城乡建设局 --person 刘建国:科长 --person 刘志强"
    " --text 群众反映刘建国自2026年11月3日起搁置申请，陈主任知情，电话13812345678 --received 2026-11-16"
    " --officer 李小平 --informant 张三丰 --contact 春城路8号"
)
VERIFIED = (
    "lead verify 1 --method talk --on 2026-11-18 --people 王大明 --finding 刘建国承认，王大明记录，经查属实"
)
DISPOSED = (
    CITY,
    LEAD,
    VERIFIED,
    "lead tolerance 1 --result none --on 2026-11-19 --reason 无容错情形",
    "lead dispose 1 --on 2026-11-20 --measure m2 --responsibility direct --reason 属实 --person 1",
    "lead dispose 1 --on 2026-11-20 --measure m1 --responsibility leadership --reason 失察 --person 2",
    "lead rectify 1 --item 限期办结积压申请 --due 2026-12-20 --responsible 刘志强 --on 2026-11-20",
    "lead rectified 1 1 --on 2026-11-21 --report 已办结 --to discipline",
    "lead sign-off 1 1 --on 2026-11-22",
)
NAMES = ("刘建国", "刘志强", "张三丰", "李小平", "王大明", "阳江", "江城", "tester")
NOTICE = """\
A typical case of inaction

article: 四(六)
unit: 某市某区某局
area: market supervision and social administration (三(二)5)
kind of conduct: administrative approvals delayed or even shelved
what was reported: 群众反映刘某甲自2026年11月起搁置申请，陈主任知情，电话…（隐去）

What the verification found
  talk: 刘某甲承认，王某记录，经查属实

How it was dealt with
  刘某甲 (科长): admonition talk (direct responsibility), 2026-11
  刘某乙: reminder talk (leadership responsibility), 2026-11

What was put right
  限期办结积压申请 (signed off 2026-11)
"""
SHOWN = f"""{NOTICE}
shortened
  13812345678 → …（隐去）
  阳江市江城区住房和城乡建设局 → 某市某区某局
  刘建国 → 刘某甲
  王大明 → 王某
  刘志强 → 刘某乙
  2026年11月3日 → 2026年11月
  2026-11-20 → 2026-11
  2026-11-22 → 2026-11
  who gave the lead is kept apart, and would stand here as 某群众

unsure: please look at these
  陈主任: 26年11月起搁置申请，陈主任知情，电话…（隐去）
"""


@pytest.fixture
def lead(sqqf: Sqqf) -> Sqqf:
    """The program with a lead that was disposed of and put right; 张三丰 gave it."""
    return sqqf.given(*DISPOSED)


@pytest.fixture
def decided(sqqf: Sqqf) -> Sqqf:
    """The program with a case decided on 11 December."""
    with book(sqqf.ledger) as opened:
        case = opened.open_case(*DECIDED, "correction responsible=周大勇")
        opened.add(case, 'amended act=3 set={"applicant.name":"陈建国","officer":"李小平"}')
    sqqf.today = "2026-12-31"
    return sqqf


def kept(sqqf: Sqqf) -> bytes:
    return sqqf.ledger.read_bytes()


# ── the notice ──


def test_a_dry_run_shows_all_and_writes_nothing(lead: Sqqf) -> None:
    before = kept(lead)
    answer = lead("lead", "publish", "1", "--dry-run")
    assert (answer.code, answer.out, answer.err) == (0, SHOWN, "")
    assert kept(lead) == before


def test_it_is_shown_written_and_put_on_record(lead: Sqqf) -> None:
    answer = lead("lead", "publish", "L2026-1", "--output", "notice.txt", "--on", "2026-11-23", "--yes")
    assert (answer.code, answer.out, answer.err) == (0, SHOWN, "written to notice.txt\n")
    content = (lead.folder / "notice.txt").read_bytes()
    assert content.decode() == NOTICE
    document = lead.json("lead", "show", "1")
    act = document["acts"][-1]
    assert (act["kind"], act["on"]) == ("lead_published", "2026-11-23")
    assert act["body"] == {"level": "usual", "sha256": hashlib.sha256(content).hexdigest()}
    assert document["published_on"] == "2026-11-23"
    assert lead.json("verify")["ok"]


def test_as_json(lead: Sqqf) -> None:
    said = lead.json("lead", "publish", "1", "--output", "a.md", "--yes", "--level", "strict")
    content = (lead.folder / "a.md").read_bytes()
    assert list(said) == ["no", "level", "text", "shortened", "unsure", "file", "sha256"]
    assert (said["no"], said["level"], said["file"]) == ("L2026-1", "strict", "a.md")
    assert (said["text"], said["sha256"]) == (content.decode(), hashlib.sha256(content).hexdigest())
    assert said["text"].startswith("# A typical case of inaction\n\narticle: 四(六)\n")
    assert {"from": "刘建国", "to": "某科长"} in said["shortened"]
    assert [one["text"] for one in said["unsure"]] == ["陈主任"]
    assert lead.json("lead", "publish", "1", "--dry-run")["file"] is None


@pytest.mark.parametrize("level", ["usual", "strict", "常规"])
def test_no_name_is_in_the_file_nor_who_gave_it_in_the_preview(lead: Sqqf, level: str) -> None:
    answer = lead("lead", "publish", "1", "--output", "a.md", "--yes", "--level", level)
    assert answer.code == 0
    text = (lead.folder / "a.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if name in text] == []
    assert "张三丰" not in answer.out + answer.err
    assert "春城路" not in answer.out + answer.err


def test_light_leaves_units_and_days(lead: Sqqf) -> None:
    out = lead.ok("lead", "publish", "1", "--dry-run", "--level", "light")
    assert "unit: 阳江市江城区住房和城乡建设局\n" in out
    assert "刘某甲自2026年11月3日起" in out
    assert "张三丰" not in out


def test_who_gave_a_lead_isnt_named_where_a_case_arose_from_it(sqqf: Sqqf) -> None:
    sqqf.given(CITY, LEAD, VERIFIED)
    sqqf.ok(
        "lead",
        "tolerance",
        "1",
        "--result",
        "possible",
        "--on",
        "2026-11-19",
        "--reason",
        "先行先试",
    )
    no = sqqf.json("case", "list")[0]["no"]
    sqqf.ok("case", "accept", no, "--on", "2026-11-20")
    with book(sqqf.ledger) as opened:
        (case,) = opened.rows("SELECT id FROM cases")
        lines = [f"step 2026-11-20 points=[{n}]" for n in range(1, 2)]
        deliberated = 'deliberated 2026-11-21 opinions=["none","none"]'
        # An older ledger may have the name in an act: today it would be refused.
        kept = opened.db.execute("SELECT * FROM informants").fetchall()
        opened.db.execute("DELETE FROM informants")
        opened.add(case, *lines, "concluded 2026-11-20 finding=张三丰所述属实", deliberated)
        opened.add(case, "submitted 2026-11-21", "approved 2026-11-22", "decided 2026-11-23")
        opened.db.executemany("INSERT INTO informants VALUES (?, ?, ?, ?)", kept)
    out = sqqf.ok("case", "publish", no, "--dry-run")
    assert "finding: 某群众所述属实\n" in out
    assert "who gave the lead is kept apart" in out
    assert "张三丰" not in out


def test_a_case(decided: Sqqf) -> None:
    said = decided.json("case", "publish", "1", "--output", "a.txt", "--yes", "--on", "2026-12-20")
    assert said["text"] == (
        "A typical case of tolerance\n\narticle: 四(一)\nunit: 某县某局\nmatter: 老旧小区改造中变更施工方案\n"
        "finding: 变更经集体研究\n\nWhat was decided, 2026-12\n  陈某: exempted (二(二)1(9)); "
        "deviation in exploratory trials where nothing is expressly restricted\n"
        "\nWhat is still to be put right\n  完善变更审批制度\n"
    )
    assert "陈建国" not in said["text"]
    act = decided.json("case", "show", "1")["acts"][-1]
    assert (act["kind"], act["on"], act["body"]["sha256"]) == ("published", "2026-12-20", said["sha256"])


@pytest.mark.parametrize(
    ("opinions", "title"),
    [
        pytest.param('["mitigated","lenient"]', "A typical case of tolerance", id="granted"),
        pytest.param('["none","none"]', "A typical case in which tolerance was refused", id="refused"),
        pytest.param('["none","exempted"]', "A typical case examined for tolerance", id="both"),
    ],
)
def test_a_case_is_published_as_what_it_came_to(sqqf: Sqqf, opinions: str, title: str) -> None:
    refused = [n for n, one in enumerate(json.loads(opinions), start=1) if one == "none"]
    bars = [answered("x2", "yes", party=n) for n in refused]
    lines = (TWO_PARTIES, *ASSESSED[1:-1], answered("c10"), *bars)
    with book(sqqf.ledger) as opened:
        opened.open_case(*lines, f"deliberated 2026-12-07 opinions={opinions}", *DETERMINED[1:])
    sqqf.today = "2026-12-31"
    said = sqqf.json("case", "publish", "1", "--output", "a.txt", "--yes", "--on", "2026-12-20")["text"]
    assert said.startswith(f"{title}\n")


def test_what_users_typed_is_no_markup(sqqf: Sqqf) -> None:
    sqqf.given(CITY, LEAD.replace("陈主任", "<b>*陈*</b>\\\\#"), VERIFIED)
    sqqf.ok(
        "lead",
        "dispose",
        "1",
        "--on",
        "2026-11-20",
        "--measure",
        "m1",
        "--responsibility",
        "direct",
        "--reason",
        "属实",
    )
    sqqf.ok("lead", "publish", "1", "--output", "a.md", "--yes")
    assert r"\<b\>\*陈\*\</b\>" in (sqqf.folder / "a.md").read_text(encoding="utf-8")


# ── what is refused ──


def test_a_lead_that_isnt_disposed_of(sqqf: Sqqf) -> None:
    sqqf.given(CITY, LEAD, VERIFIED)
    before = kept(sqqf)
    for options in (["--output", "a.md", "--yes"], ["--dry-run"]):
        answer = sqqf("lead", "publish", "1", *options)
        assert (answer.code, answer.out) == (1, "")
        assert "(四(六))" in answer.err
    assert not (sqqf.folder / "a.md").exists()
    assert kept(sqqf) == before


def test_a_case_that_isnt_decided(case: Sqqf) -> None:
    answer = case("case", "publish", "1", "--output", "a.md", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert not (case.folder / "a.md").exists()


def test_a_case_that_was_declined(sqqf: Sqqf) -> None:
    with book(sqqf.ledger) as opened:
        opened.open_case(
            "received 2026-11-16", "declined 2026-11-18", "notified 2026-11-18", "closed 2026-11-19"
        )
    answer = sqqf("case", "publish", "1", "--dry-run", today="2026-12-31")
    assert (answer.code, answer.out) == (1, "")


@pytest.mark.parametrize(
    ("options", "missing"),
    [((), "--output, --yes"), (("--output", "a.md"), "--yes"), (("--yes",), "--output")],
)
def test_off_a_terminal_somebody_must_have_agreed(lead: Sqqf, options: tuple[str, ...], missing: str) -> None:
    answer = lead("lead", "publish", "1", *options)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == f"sqqf: missing: {missing}"
    assert not (lead.folder / "a.md").exists()


@pytest.mark.parametrize(
    "name",
    [
        *("刘建国.md", "关于刘建国的通报.txt", "刘 建 国.md", "李小平-1.md", "张三丰.md", "tester.md"),
        *("阳江市江城区住房和城乡建设局.md", "江城区通报.md"),
    ],
)
def test_the_files_name_gives_nobody_away(lead: Sqqf, name: str) -> None:
    before = kept(lead)
    for more in (["--yes"], ["--dry-run"]):
        answer = lead("lead", "publish", "1", "--output", name, *more)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.splitlines()[0] == (
            "sqqf: the file's own name gives away a name that the notice leaves out"
        )
    assert not (lead.folder / name).exists()
    assert kept(lead) == before


@pytest.mark.parametrize("name", ["通报.docx", "通报", "通报.md.exe"])
def test_another_form(lead: Sqqf, name: str) -> None:
    answer = lead("lead", "publish", "1", "--output", name, "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert not (lead.folder / name).exists()


def test_never_over_a_file(lead: Sqqf) -> None:
    (lead.folder / "a.md").write_text("mine", encoding="utf-8")
    before = kept(lead)
    assert lead("lead", "publish", "1", "--output", "a.md", "--yes").code == 2
    assert (lead.folder / "a.md").read_text(encoding="utf-8") == "mine"
    missing = lead("lead", "publish", "1", "--output", "nowhere/a.md", "--yes")
    assert (missing.code, missing.out) == (2, "")
    assert kept(lead) == before


def test_an_unknown_level(lead: Sqqf) -> None:
    answer = lead("lead", "publish", "1", "--dry-run", "--level", "none")
    assert (answer.code, answer.out) == (2, "")


def test_a_day_before_the_disposition(lead: Sqqf) -> None:
    answer = lead("lead", "publish", "1", "--dry-run", "--on", "2026-11-19")
    assert (answer.code, answer.out) == (1, "")


# ── at a terminal ──


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_it_asks(lead: Sqqf) -> None:
    before = kept(lead)
    refused = at_terminal(lead, "lead", "publish", "1", "--output", "a.md", answers=[("on record?", "n\n")])
    assert refused.code == 130
    assert "刘建国 → 刘某甲" in refused.screen
    assert not (lead.folder / "a.md").exists()
    assert kept(lead) == before
    agreed = at_terminal(lead, "lead", "publish", "1", "--output", "a.md", answers=[("on record?", "y\n")])
    assert agreed.code == 0, agreed.screen
    assert (lead.folder / "a.md").exists()
    assert json.loads(lead.ok("lead", "show", "1", "--json"))["acts"][-1]["kind"] == "lead_published"


MEANWHILE = {
    "the notice says it": ("lead amend 1 --act 3 --set text=另有原委 --reason 误记", 1),
    "a name more is shortened": ("lead amend 1 --act 3 --set persons.2.name=陈主任 --reason 误记", 1),
    "the notice doesn't say it": ("lead assign 1 --officer 赵某", 0),
}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("line", "code"), MEANWHILE.values(), ids=MEANWHILE)
def test_what_goes_on_record_is_what_was_looked_over(lead: Sqqf, line: str, code: int) -> None:
    def agree() -> str:
        lead.ok(*line.split())
        return "y"

    seen = at_terminal(lead, "lead", "publish", "1", "--output", "a.txt", answers=[("on record?", agree)])
    assert seen.code == code, seen.screen
    assert (lead.folder / "a.txt").exists() == (code == 0)
    last = lead.json("lead", "show", "1")["acts"][-1]
    if code:
        assert last["kind"] == "amended"
        assert "sqqf: the notice on L2026-1 has become another since it was drawn up" in seen.screen
    else:
        assert last["body"]["sha256"] == hashlib.sha256(NOTICE.encode()).hexdigest()


def test_titles_and_surnames_of_the_rules_are_text_whatever_signs_are_in_them(sqqf: Sqqf) -> None:
    rules = (resources.files("sqqf.procedure.data") / "yangjiang.toml").read_text(encoding="utf-8")
    for name in ("titles", "units", "places", "surnames"):
        rules, count = re.subn(rf"(?m)^{name} = \[", f'{name} = ["(", "[某-", "局长*", "?)", ', rules)
        assert count == 1, name
    (sqqf.folder / "p.toml").write_text(rules, encoding="utf-8")
    sqqf.ok(*CITY.split(), "--profile", "p.toml")
    for line in DISPOSED[1:]:
        sqqf.ok(*line.split())
    sqqf.ok("lead", "close", "1", "--on", "2026-11-22")
    assert "刘某甲" in sqqf.ok("lead", "publish", "1", "--dry-run")
