"""docs/walkthrough.sh: cases of each outcome and leads of every kind to their end, and each ordered step left out.

A case or a lead is brought to its end by its own lines; those of a tolerance case that a lead gave rise to are the
lead's. Such a story is named by its number: ``4``, ``L3``.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sqqf.cli.main import main

SCRIPT = Path(__file__).resolve().parent.parent / "docs/walkthrough.sh"
TODAY = "2026-11-23"


class Line(NamedTuple):
    """A command of the script: whose ledger, what is typed after ``sqqf``, the article that orders it."""

    ledger: str
    words: tuple[str, ...]
    article: str | None

    def __str__(self) -> str:
        return " ".join(self.words)


def read_script() -> list[Line]:
    """The commands, comments and the shell's own lines left out."""
    found = []
    for text in SCRIPT.read_text(encoding="utf-8").splitlines():
        command, _, article = text.partition("  # ")
        if re.match(r"(county|city|older) ", command):
            ledger, *words = shlex.split(command)
            found.append(Line(ledger, tuple(words), article or None))
    return found


LINES = read_script()
ORDERED = [line for line in LINES if line.article]
MEASURES = {f"m{n}" for n in (1, 2, 3)} | {f"m4.{n}" for n in range(1, 6)} | {"m5.1", "m5.2"}
MEASURES |= {"m4.other:责令作出书面检查"}


NOT_IN_A_LEDGER = {
    "地点",
    "主持人",
    "起止时间",
    "记录人",
    "签发人",
    "电话",
    "地址",
    "提供材料的日期",
    "发文字号",
}
"""What papers leave blank: where and when somebody sat, how to reach them, what another organ numbers."""
FILES = {
    "opinion.txt": "初步意见\n",
    "mail.toml": 'host = "127.0.0.1"\nport = 9\nsecurity = "none"\nfrom = "office@example.org"\n',
    "旧台账.csv": (
        "编号,受理时间,被反映人,单位,反映问题,承办人,办理情况\n"
        "3,2026-10-12,陈某,某镇,补助标准前后不一,李某,在办\n2,2026-03-02,黄某,某局,工期延误,王某,已办结\n"
    ),
}
"""What the script itself writes."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on the script's day, in English."""
    monkeypatch.chdir(tmp_path)
    state = str(tmp_path / "state")
    for name, value in {
        "SQQF_TODAY": TODAY,
        "SQQF_BY": "李某",
        "SQQF_LANG": "en",
        "SQQF_STATE": state,
    }.items():
        monkeypatch.setenv(name, value)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o600)
    return tmp_path


def type_in(line: Line, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a line in this process: exit code, stdout, stderr."""
    code = main(["--ledger", f"{line.ledger}.db", *line.words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_each_line_does_what_it_says(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in LINES:
        code, _, err = type_in(line, capsys)
        assert code == 0, f"{line}\n{err}"
    county = {case["no"]: case for case in asked("county case list", capsys)}
    assert [(case["state"], case["outcome"]) for case in county.values()] == [
        ("closed", "exempted"),
        ("closed", "mitigated"),
        ("closed", "lenient"),
        ("closed", "none"),
        ("closed", "declined"),
        ("withdrawn", None),
        ("closed", None),
        ("closed", "exempted"),
        ("closed", "none"),
    ]
    assert [party["outcome"] for party in county["县容〔2026〕7号"]["parties"]] == ["exempted", "lenient"]
    filed = {one["case"]: one for one in asked("city filing list", capsys)}
    assert {no: one["late"] for no, one in filed.items()} == {
        "县容〔2026〕1号": False,
        "县容〔2026〕2号": False,
        "县容〔2026〕3号": False,
        "县容〔2026〕4号": False,
        "县容〔2026〕7号": False,
        "县容〔2026〕8号": False,
        "县容〔2026〕9号": False,
        "区容〔2026〕1号": False,
        "区容〔2026〕2号": True,
    }
    for n in range(1, 10):
        assert asked(f"county case check {n}", capsys) == []
    assert asked("city case list", capsys) == []
    assert [asked(f"{ledger} verify", capsys)["ok"] for ledger in ("county", "city")] == [True, True]
    _check_the_leads(capsys)
    papers = asked("county paper list 1", capsys)
    assert {paper["kind"] for paper in papers} >= {"acceptance", "report", "decision", "feedback", "archive"}
    assert {label for paper in papers for label in paper["missing"]} == NOT_IN_A_LEDGER
    handed_up = {
        one["county"]: one["by"] for one in asked("city report stats --period 2026Q3", capsys)["counties"]
    }
    assert handed_up == {"某县容错调查工作小组": "file", "某区容错调查工作小组": None}
    assert [case["state"] for case in asked("older case list", capsys)] == ["investigating", "closed"]


def _check_the_leads(capsys: pytest.CaptureFixture[str]) -> None:
    """Every source, area and measure occurs; all but the one that was joined into another are closed."""
    leads = {lead["no"]: lead for lead in asked("county lead list", capsys)}
    assert {lead["source"][:2] for lead in leads.values()} == {f"s{n}" for n in range(1, 7)}
    assert {lead["area"][:2] for lead in leads.values()} == {f"i{n}" for n in range(1, 9)}
    disposed = [one for lead in leads.values() for one in (*lead["persons"], lead["subject"]) if one]
    assert {act["measure"] for one in disposed for act in one["dispositions"]} == MEASURES
    ends = {no: lead["state"] for no, lead in leads.items()}
    assert ends.pop("L2026-6") == "joined"
    assert set(ends.values()) == {"closed"}
    exempted = leads["L2026-3"]
    assert [one["dispositions"] for one in exempted["persons"]] == [[]]
    assert [item["signed_off_on"] for item in exempted["rectification"]] == ["2026-09-14"]
    assert leads["L2026-9"]["unfounded_on"] == "2026-09-09"
    for no in leads:
        assert asked(f"county lead check {no}", capsys) == []
    (campaign,) = asked("county campaign list", capsys)
    assert campaign["totals"]["share_signed_off"] == 1
    (problem,) = asked("county problem list", capsys)
    assert problem["state"] == "answered"
    notice = Path("notice-L1.md").read_text(encoding="utf-8")
    assert "方某" not in notice, "who gave the lead"


def asked(text: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """The JSON answer to a command."""
    ledger, *words = text.split()
    code, out, err = type_in(Line(ledger, (*words, "--json"), None), capsys)
    assert code == 0, err
    return json.loads(out)


@pytest.fixture(scope="module")
def shelf_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ledgers of one case each are kept, as they were before each of its lines."""
    return tmp_path_factory.mktemp("walkthrough")


@pytest.mark.parametrize("left_out", ORDERED, ids=str)
def test_an_ordered_step_left_out_is_refused_or_found(
    left_out: Line, office: Path, shelf_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is typed in as it stands: what depends on the step is refused, or the check names the article."""
    article = str(left_out.article)
    story = story_of(left_out)
    lines = lines_of(story)
    at = lines.index(left_out)
    shutil.copy(before(lines, at, shelf_of, capsys), office / "county.db")
    for line in lines[at + 1 :]:
        code, _, err = type_in(renumbered(line), capsys)
        assert code in (0, 1, 2), f"{line}\n{err}"  # 2: an item that couldn't be listed isn't there
        if code == 1 and article in err:
            return
    found = asked(f"county {'lead' if story.startswith('L') else 'case'} check 1", capsys)
    assert any((one["article"] or "").startswith(article) for one in found), found


def lines_of(story: str) -> list[Line]:
    """What it takes to bring one case or lead to its end: the ledger, the members, the story's own lines."""
    beginning = LINES.index(next(line for line in LINES if line.words[:2] == ("case", "new")))
    return [
        line
        for at, line in enumerate(LINES)
        if line.ledger == "county"
        and line.words[1:2] not in (("check",), ("receipt",))
        and (
            story_of(line) == story
            or (story_of(line) == "" and (at < beginning or line.words[0] == "prefiling"))
        )
    ]


def before(lines: list[Line], at: int, shelf: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The ledger before the line at this place; what was made once is made no more."""
    path = shelf / f"{story_of(lines[-1])}-{at}.db"
    if not path.exists():
        ledger = Path("county.db")
        if at > 1:
            shutil.copy(before(lines, at - 1, shelf, capsys), ledger)
        code, _, err = type_in(renumbered(lines[at - 1]), capsys)
        assert code == 0, f"{lines[at - 1]}\n{err}"
        shutil.copy(ledger, path)
    return path


def story_of(line: Line) -> str:
    """The number of the case or lead whose end a line leads to; empty where it is about the ledger."""
    if number := lead_of(line):
        return f"L{number}"
    number = case_of(line)
    opened_by = next((lead_of(one) for one in LINES if opens_case(one) and case_of(one) == number), "")
    return f"L{opened_by}" if opened_by else number


def opens_case(line: Line) -> bool:
    """Whether a case is registered: an application, or a tolerance check that names none."""
    if line.words[:2] == ("lead", "tolerance"):
        return "possible" in line.words and "--case" not in line.words
    return line.words[:2] == ("case", "new")


def case_of(line: Line) -> str:
    """The number of the case that a line is about; a registration is about the one that comes next."""
    if opens_case(line):
        return str(1 + sum(map(opens_case, LINES[: LINES.index(line)])))
    if line.words[0] in ("case", "step", "assess", "correction"):
        return next((word for word in line.words[2:3] if word.isdecimal()), "")
    return ""


def lead_of(line: Line) -> str:
    """The number of the lead that a line is about, likewise."""
    if line.words[0] != "lead":
        return ""
    if line.words[1] == "new":
        earlier = LINES[: LINES.index(line)]
        return str(1 + sum(one.words[:2] in (("lead", "new"), ("lead", "split")) for one in earlier))
    return line.words[2].removeprefix("L2026-")


def renumbered(line: Line) -> Line:
    """The line for a ledger that has this case or lead only."""
    if line.words[1] == "new" or not story_of(line):
        return line
    number = "L2026-1" if line.words[0] == "lead" else "1"
    return line._replace(words=(*line.words[:2], number, *line.words[3:]))


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="a script for bash")
@pytest.mark.timeout(600)  # some 250 processes, one after the other
def test_it_runs_as_a_script(tmp_path: Path) -> None:
    """As somebody would run it; `sqqf` is what is installed beside this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "SQQF_LANG": "zh"}
    done = subprocess.run(
        ["bash", str(SCRIPT)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "核验通过：每条记录均与录入时一致"
