"""docs/walkthrough.sh: one case of each outcome from the first letter to the archive, and each ordered step left out."""

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
        if re.match(r"(county|city) ", command):
            ledger, *words = shlex.split(command)
            found.append(Line(ledger, tuple(words), article or None))
    return found


LINES = read_script()
ORDERED = [line for line in LINES if line.article]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on the script's day, in English."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"SQQF_TODAY": TODAY, "SQQF_BY": "李某", "SQQF_LANG": "en"}.items():
        monkeypatch.setenv(name, value)
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
    ]
    assert [party["outcome"] for party in county["县容〔2026〕7号"]["parties"]] == ["exempted", "lenient"]
    filed = {one["case"]: one for one in asked("city filing list", capsys)}
    assert {no: one["late"] for no, one in filed.items()} == {
        "县容〔2026〕1号": False,
        "县容〔2026〕2号": False,
        "县容〔2026〕3号": False,
        "县容〔2026〕4号": False,
        "县容〔2026〕7号": False,
        "区容〔2026〕1号": False,
        "区容〔2026〕2号": True,
    }
    for n in range(1, 8):
        assert asked(f"county case check {n}", capsys) == []
    assert asked("city case list", capsys) == []
    assert [asked(f"{ledger} verify", capsys)["ok"] for ledger in ("county", "city")] == [True, True]


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
    lines = lines_of(case_of(left_out))
    at = lines.index(left_out)
    shutil.copy(before(lines, at, shelf_of, capsys), office / "county.db")
    for line in lines[at + 1 :]:
        code, _, err = type_in(renumbered(line), capsys)
        assert code in (0, 1, 2), f"{line}\n{err}"  # 2: a correction item that couldn't be listed isn't there
        if code == 1 and article in err:
            return
    found = asked("county case check 1", capsys)
    assert any((one["article"] or "").startswith(article) for one in found), found


def lines_of(number: str) -> list[Line]:
    """What it takes to bring one case to its end: the ledger, the members, the case's own lines."""
    beginning = LINES.index(next(line for line in LINES if line.words[:2] == ("case", "new")))
    return [
        line
        for at, line in enumerate(LINES)
        if line.ledger == "county"
        and line.words[1:2] not in (("check",), ("receipt",))
        and (
            case_of(line) == number
            or (case_of(line) == "" and (at < beginning or line.words[0] == "prefiling"))
        )
    ]


def before(lines: list[Line], at: int, shelf: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The ledger before the line at this place; what was made once is made no more."""
    path = shelf / f"{case_of(lines[-1])}-{at}.db"
    if not path.exists():
        ledger = Path("county.db")
        if at > 1:
            shutil.copy(before(lines, at - 1, shelf, capsys), ledger)
        code, _, err = type_in(renumbered(lines[at - 1]), capsys)
        assert code == 0, f"{lines[at - 1]}\n{err}"
        shutil.copy(ledger, path)
    return path


def case_of(line: Line) -> str:
    """The number of the case that a line is about; a registration is about the one that comes next."""
    if line.words[:2] == ("case", "new"):
        return str(1 + sum(one.words[:2] == ("case", "new") for one in LINES[: LINES.index(line)]))
    if line.words[0] in ("case", "step", "assess", "correction"):
        return next((word for word in line.words[2:3] if word.isdecimal()), "")
    return ""


def renumbered(line: Line) -> Line:
    """The line for a ledger that has this case only."""
    if line.words[:2] == ("case", "new") or not case_of(line):
        return line
    return line._replace(words=(*line.words[:2], "1", *line.words[3:]))


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="a script for bash")
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
