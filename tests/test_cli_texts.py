"""What users type is data: kept as entered, and shown so that it can't steer a terminal, a page or a table."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CITY
from tests.inside import Earlier
from tests.test_cli_report import Page
from tests.test_cli_terminal import SGR, at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TEXTS = {
    "a tag of Rich": "请示[/]",
    "a link of Rich": "[link=http://example.org]y[/link] [bold red]z",
    "an emoji of Rich": ":warning:",
    "colours": "\x1b[31m红\x1b[0m",
    "a title for the window": "\x1b]0;title\x07",
    "a C1 control": "\x9b31m\x85\x90",
    "bidi overrides": "附件\u202efdp.exe\u2066a\u2069\u200f",
    "lines": "第一行\n第二行\r\n第三行\u2028第四行",
    "tabs": "a\tb\t",
    "delete and backspace": "a\x7fb\x08\x08",
    "of no width": "容\u200b错\u200c\u2060办\ufeff\u00ad\u180e\U000e0041",
    "ideographic spaces": "\u3000全角\u3000",
    "very long": "很长" * 2000,
    "emoji": "😀👨\u200d👩\u200d👧é e\u0301",
    "a formula": "=1+1",
    "SQL": "'; DROP TABLE cases;--",
    "formats": "%s {0} {no} %(x)s {",
    "a script": "<script>alert('1')</script> &amp; <b>",
    "a table": "| a | b |\\|",
    "Markdown": "**b** `c` [l](http://example.org) # h",
    "quotes": "\"'\\n\\",
    "an option": "--help",
}
UNSEEN = "".join(
    sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign) in ("Cf", "Zl", "Zp")
)
HARMFUL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{re.escape(UNSEEN)}]")
ALL = " ".join(TEXTS.values())
OFFICER = f"李某{ALL}"

SHOWN = (
    "case show 1", "case list", "step list 1", "deadlines", "case explain 1", "summary", "report daily",
    "report daily --format md", "report daily --format html",
)  # fmt: skip


@pytest.fixture
def hostile(sqqf: Sqqf) -> Sqqf:
    """A ledger whose one case has every text in every place, overdue, so that it is on every page."""
    path = sqqf.shelf / "hostile.db"
    if not path.exists():
        maker = Earlier(sqqf.shelf / "hostile", sqqf.shelf)
        maker.folder.mkdir()
        maker.given(CITY)
        facts = [f"--{name}={ALL}" for name in ("applicant", "unit", "post", "zone", "document", "matter")]
        facts += [f"--point={text}" for text in TEXTS.values()]
        maker.ok(
            *["case", "new", "--channel", "appeal", "--received", "2026-11-02"],
            f"--officer={OFFICER}",
            *facts,
        )
        maker.ok("case", "note", "1", f"--text={ALL}")
        maker.ok("case", "accept", "1", "--on=2026-11-20")
        facts = [f"--method=other:{ALL}", f"--people={ALL}", f"--finding={ALL}", f"--evidence={ALL}"]
        facts += [f"--point={n}" for n in range(1, len(TEXTS) + 1)]
        maker.ok(*["step", "add", "1", "--on", "2026-11-21"], *facts)
        maker.ledger.rename(path)
    sqqf.ledger.write_bytes(path.read_bytes())
    return sqqf


@pytest.fixture
def hostile_to_its_end(hostile: Sqqf) -> Sqqf:
    """The same case decided and reported on, every text in every place again, and in the registers."""
    path = hostile.shelf / "hostile-end.db"
    if not path.exists():
        maker = Earlier(hostile.shelf / "hostile-end", hostile.shelf)
        maker.folder.mkdir()
        maker.ledger.write_bytes(hostile.ledger.read_bytes())
        reason, to, text = f"--reason={ALL}", f"--to={ALL}", f"--text={ALL}"
        cited = [f"--basis={ALL}", f"--evidence={ALL}", reason]
        maker.ok("assess", "circumstance", "1", "c20", "--element=1=yes", "--relief=lenient", *cited)
        maker.ok("assess", "bar", "1", "x6", "--established=yes", *cited)
        maker.ok("assess", "distinction", "1", "d1", "--side=tolerant", f"--evidence={ALL}", reason)
        maker.ok("case", "conclude", "1", "--on=2026-11-21", f"--finding={ALL}")
        for name in ("赵某", "钱某"):
            maker.ok("member", "add", name, f"--organ=other:{ALL}")
        said = [
            "--opinion=none",
            "--present=赵某,钱某",
            f"--dissent={ALL}",
            reason,
        ]
        maker.ok("case", "deliberate", "1", "--on=2026-11-21", *said)
        maker.ok("case", "submit", "1", "--on=2026-11-22", to)
        maker.ok("case", "approve", "1", "--on=2026-11-22", "--body=committee", f"--reference={ALL}")
        maker.ok("case", "decide", "1", "--on=2026-11-22", f"--document={ALL}")
        maker.ok("case", "feedback", "1", "--on=2026-11-23", "--role=organ", f"{to}办", f"--use=other:{ALL}")
        maker.ok(
            "case",
            "clarify",
            "1",
            "--on=2026-11-23",
            "--needed=yes",
            "--way=notice",
            f"--organ={ALL}",
            to,
            reason,
        )
        maker.ok("case", "refer", "1", "--on=2026-11-23", to, reason)
        maker.ok("case", "objection", "1", "--on=2026-11-23", f"--from={ALL}", text, f"--forwarded-to={ALL}")
        maker.ok("correction", "add", "1", text, "--due=2026-11-20", f"--responsible={ALL}")
        maker.ok("guidance", "new", "--kind=warning", "--on=2026-11-20", to, f"--measure={ALL}", text)
        maker.ok("guidance", "follow-up", "G2026-1", "--on=2026-11-20", text)
        filed = [f"--by-unit={ALL}", f"--title={ALL}", to, "--start=2026-11-01"]
        maker.ok("prefiling", "new", "--on=2026-11-20", *filed)
        maker.ok("prefiling", "reply", "P2026-1", "--on=2026-11-20", text)
        day, numbered = "2026-11-20", [f"--case={ALL}", f"--document={ALL}"]
        dates = [f"--decided={day}", f"--sent={day}", f"--received={day}"]
        maker.ok("filing", "add", f"--county={ALL}", *numbered, *dates)
        maker.ok(
            "filing", "quarter", "--on=2026-11-20", f"--county={ALL}", "--quarter=2026Q3", "--decision=别的号"
        )
        maker.ledger.rename(path)
    hostile.ledger.write_bytes(path.read_bytes())
    return hostile


@pytest.mark.parametrize(
    "line",
    [
        *("case show 1", "case list", "case check 1", "assess show 1", "correction list", "deadlines"),
        *(
            "summary",
            "guidance list",
            "prefiling list",
            "prefiling show P2026-1",
            "member list",
            "filing list",
        ),
    ],
)
def test_what_follows_the_decision_steers_nothing_either(hostile_to_its_end: Sqqf, line: str) -> None:
    shown = hostile_to_its_end.ok(*line.split())
    assert not HARMFUL.search(shown)
    assert "␛" in shown
    assert not HARMFUL.search(hostile_to_its_end.ok(*line.split(), "--json"))
    assert hostile_to_its_end("verify").code == 0


def test_what_is_stored_is_what_was_entered(hostile: Sqqf) -> None:
    case: dict[str, Any] = hostile.json("case", "show", "1")
    assert [point["text"] for point in case["points"]] == list(TEXTS.values())
    applicant = case["applicant"]
    assert [applicant["name"], applicant["unit"], applicant["post"]] == [ALL] * 3
    assert [case["matter"], case["zone"], *case["documents"]] == [ALL] * 3
    assert case["officer"] == OFFICER
    noted = next(act for act in case["acts"] if act["kind"] == "noted")
    assert noted["body"]["text"] == ALL
    (step,) = case["steps"]
    assert (step["finding"], step["evidence"]) == (ALL, [{"text": ALL}])
    assert hostile("verify").code == 0
    earlier = Earlier(hostile.folder, hostile.shelf)
    (limit,) = earlier.json("deadlines", f"--officer={OFFICER}", "--overdue")
    assert limit["officer"] == OFFICER


@pytest.mark.parametrize("line", SHOWN)
def test_what_is_shown_in_a_pipe_steers_nothing(hostile: Sqqf, line: str) -> None:
    shown = hostile.ok(*line.split())
    assert not HARMFUL.search(shown)
    assert "␛" in shown
    assert "\u3000全角" in shown
    if "--format" not in line:
        assert "\\u202e" in shown
        assert not HARMFUL.search(hostile.ok(*line.split(), "--json"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize("line", ["case show 1", "case list", "deadlines", "summary", "deadlines --json"])
def test_what_is_shown_at_a_terminal_steers_nothing(hostile: Sqqf, line: str) -> None:
    seen = at_terminal(hostile, *line.split(), COLUMNS="100000")
    assert seen.code == 0
    plain = SGR.sub("", seen.screen)
    assert not HARMFUL.search(plain)
    assert "\x1b]8" not in seen.screen, "a link"
    for text in ("请示[/]", "[link=http://example.org]y[/link] [bold red]z", ":warning:"):
        assert text in plain
    if "--json" not in line:
        assert "␛[31m红␛[0m" in plain


def test_one_row_stays_one_row(hostile: Sqqf) -> None:
    for line, rows in (("case list", 2), ("step list 1", 2), ("deadlines", 3)):
        table = hostile.ok(*line.split()).splitlines()
        assert len(table) == rows
        assert len({row.count("\t") for row in table}) == 1


def test_a_markdown_table_keeps_its_cells(hostile: Sqqf) -> None:
    page = hostile.ok("report", "daily", "--format", "md")
    rows = [row for row in page.splitlines() if row.startswith("|")]
    assert len(rows) == 2 * 3, "two tables of one row"
    unescaped = re.compile(r"(?<!\\)(?:\\\\)*\|")
    assert {len(unescaped.findall(row)) for row in rows} == {7}
    assert "<script>" not in page.replace(r"\<", "")
    assert not re.search(r"(?<!\\)\[l(?<!\\)\]\(", page), "a link"


def test_a_page_keeps_its_cells(hostile: Sqqf) -> None:
    page = Page(hostile.ok("report", "daily", "--format", "html"))
    assert page.faults == []
    (row, *_) = (row for row in page.rows if row)
    assert len(row) == 6
    assert "<script>alert('1')</script>" in row[1]


def test_a_search_takes_it_literally(city: Sqqf) -> None:
    texts = ["甲某", "a%b_c", *(TEXTS[name] for name in ("SQL", "formats", "an option"))]
    new = ["case", "new", "--channel", "appeal", "--matter", "m", "--point", "p", "--received", "2026-11-16"]
    for text in texts:
        city.ok(*new, f"--applicant={text}")
    for wanted in (*texts[1:], "_"):
        found = [case["applicant"]["name"] for case in city.json("case", "list", f"--search={wanted}")]
        assert found == [text for text in texts if all(word in text for word in wanted.split())]


WRONG = [
    ("case", "show", "{0}"),
    ("case", "list", "--state={0}"),
    ("case", "accept", "1", "--on={0}"),
    ("--ledger={0}", "case", "list"),
    ("--lang={0}", "case", "list"),
    ("{0}",),
    ("case", "{0}"),
    ("case", "list", "--{0}"),
    ("case", "attach", "1", "{0}"),
    ("report", "daily", "--format={0}"),
    ("rules", "show", "{0}"),
    ("calendar", "import", "{0}"),
    ("verify", "--head={0}"),
    ("calendar", "add", "2026-11-23", "{0}"),
]


@pytest.mark.parametrize("command", WRONG, ids=[" ".join(command) for command in WRONG])
def test_an_error_that_repeats_it_steers_nothing(case: Sqqf, command: tuple[str, ...]) -> None:
    text = "\x1b[31m\x9b\u202e[/]{no}%s\n\t"
    answer = case(*(part.format(text) for part in command))
    assert answer.code in (2, 10)
    assert answer.out == ""
    assert not HARMFUL.search(answer.err)
    assert len(answer.err.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are Unicode there")
@pytest.mark.parametrize("command", WRONG, ids=[" ".join(command) for command in WRONG])
def test_an_argument_that_is_no_utf8_is_refused(case: Sqqf, command: tuple[str, ...]) -> None:
    answer = case(*(part.format("\udcff") for part in command))
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 2


def test_a_file_may_have_any_name(case: Sqqf) -> None:
    name = "会议\u202e[red].pdf"
    (case.folder / name).write_bytes(b"")
    shown = case.json("case", "attach", "1", name)
    assert shown["attached"][0]["name"] == name
    assert not HARMFUL.search(case.ok("case", "show", "1"))
    assert json.loads(case.ok("case", "show", "1", "--json"))["attached"][0]["name"] == name
