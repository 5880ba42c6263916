"""Who gave a lead: told by file or standard input, refused wherever it is typed, found in no output."""

from __future__ import annotations

import os
import shlex
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.cli.log import write_down
from sqqf.procedure.publicity.naming import Unnamed
from tests.conftest import CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

NAME, CONTACT = "張曉明", "0662-138 0013 8000"
TOLD = "lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --text 申请搁置 --received 2026-11-02"
LEAD = f"{TOLD} --informant 張曉明 --contact 13800138000"
CASE = "lead tolerance 1 --result possible --on 2026-11-06 --reason 属先行先试"
BEFORE = (
    CITY,
    LEAD,
    "lead verify 1 --method talk --on 2026-11-05 --people 李某 --finding 属实",
    CASE,
    "case accept 1 --on 2026-11-09",
)

WRITTEN = {
    "as it is": ("張曉明", "张晓明反映"),
    "blanks": ("張曉明", "张 晓\u3000明"),
    "zero width": ("张晓明", "张\u200b晓\u2060明"),
    "a dot": ("张晓明", "张·晓·明"),
    "traditional": ("张晓明", "張曉明"),
    "case and full width": ("Li Wang", "ＬＩ  wang said"),
    "one of two": ("张晓明、李红", "李红也在场"),
    "with a word on them": ("张晓明（群众）", "张晓明"),
}


@pytest.mark.parametrize(("name", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_name_is_found_however_it_is_written(name: str, text: str) -> None:
    assert Unnamed(name, None).is_in(text)


NUMBERS = {
    "as it is": ("13800138000", "请打13800138000"),
    "parted": ("13800138000", "138-0013 8000"),
    "full width": ("13800138000", "１３８００１３８０００"),
    "with the prefix": ("13800138000", "+86 138 0013 8000"),
    "kept with the prefix": ("+8613800138000", "13800138000"),
    "its last eight": ("13800138000", "尾号00138000"),
    "within its area": ("0662-3421234", "3421234"),
    "with the area": ("3421234", "0662 3421234"),
    "in characters": ("13800138000", "一三八零零一三八〇〇〇"),
    "an address": ("春城路8号", "住春城路 8号"),
    "mail": ("信箱 a.b@c.cn", "写给A.B@C.CN"),
}


@pytest.mark.parametrize(("contact", "text"), NUMBERS.values(), ids=NUMBERS)
def test_how_to_reach_them_is_found_however_it_is_written(contact: str, text: str) -> None:
    assert Unnamed("周某某", contact).is_in(text)


OTHERS = {
    "a part of a word": ("Li Wang", None, "li wangs"),
    "a single sign": ("王", None, "王某"),
    "nobody's name": ("匿名群众", None, "匿名群众来信"),
    "another number": ("周某某", "13800138000", "13800138001"),
    "a day": ("周某某", "3421234", "2026-11-23"),
    "the last four": ("周某某", "13800138000", "8000"),
}


@pytest.mark.parametrize(("name", "contact", "text"), OTHERS.values(), ids=OTHERS)
def test_what_names_somebody_else_is_let_through(name: str, contact: str | None, text: str) -> None:
    assert not Unnamed(name, contact).is_in(text)


TYPED = (
    "lead note 1 --text {}",
    "lead void 1 --reason {}",
    "lead assign 1 --officer {}",
    "lead source 1 --reason {}",
    "lead split 1 --text {}",
    "lead unfounded 1 --on 2026-11-06 --reason {}",
    "lead refer 1 --to {} --on 2026-11-06",
    "lead verify 1 --method talk --on 2026-11-06 --people {} --finding 属实",
    "lead verify 1 --method talk --on 2026-11-06 --people 李某 --finding {}",
    "lead amend 1 --act 3 --set text={} --reason 误",
    "lead amend 1 --act 3 --set persons.1.name={} --reason 误",
    "lead amend 1 --act 3 --set officer=李某 --reason {}",
    "lead dispose 1 --on 2026-11-09 --measure m1 --responsibility direct --reason {}",
    "lead attach 1 {}.txt",
    "lead attach 1 a.txt --title {}",
    "--by {} lead note 1 --text 已阅",
    "case note 1 --text {}",
    "case point 1 --text {} --within-matter --agreed-on 2026-11-10 --reason 需要",
    "case assign 1 --officer {}",
    "case attach 1 {}.txt",
    "case withdraw 1 --on 2026-11-10 --reason {}",
    "step add 1 --method inquiry --point 1 --on 2026-11-10 --people {} --finding 属实",
    "step add 1 --method inquiry --point 1 --on 2026-11-10 --people 李某 --finding {}",
    "step add 1 --method inquiry --point 1 --on 2026-11-10 --people 李某 --finding 属实 --evidence {}.txt",
    "case new --channel department --applicant 某局 --party 刘某 --matter {} --point 甲 --received 2026-11-16 --arising-from 1",
    "problem new --on 2026-11-20 --text {}",
    "problem new --on 2026-11-20 --lead 1 --text {}",
    "guidance new --kind admonition --on 2026-11-20 --to 某局 --measure 定期约谈 --text {}",
    "campaign new --on 2026-11-20 --title {}",
)


def test_it_is_refused_wherever_it_is_typed_and_found_nowhere(sqqf: Sqqf) -> None:
    city = sqqf.given(*BEFORE)
    (city.folder / "a.txt").write_text("x", encoding="utf-8")
    before = city.ledger.read_bytes()
    for said in ("张晓明", "138-0013-8000"):
        (city.folder / f"{said}.txt").write_text("x", encoding="utf-8")
        for line in TYPED:
            answer = city(*shlex.split(line.format(said)))
            assert (answer.code, answer.out) == (2, ""), (line, answer)
            assert "names who gave the lead" in answer.err, (line, answer.err)
            assert said not in answer.err
    assert city.ledger.read_bytes() == before
    for said in ("张晓明", "138-0013-8000"):
        (city.folder / f"{said}.txt").unlink()
    shown = [
        city(*line.split())
        for line in (
            "lead show 1 --json", "lead show 1", "lead list --json", "case show 1 --json", "case list --json", "summary --json",
            "deadlines --all --json", "report daily", "report daily --format html", "lead check 1", "case explain 1", "verify --json",
            "export a.csv", "export a.json", "export a.ics", "export a.xlsx", "paper make acceptance 1 --output a.docx",
        )
    ]  # fmt: skip
    told = Unnamed(NAME, CONTACT)
    for answer in shown:
        assert not told.is_in(answer.out + answer.err), answer
    for path in city.folder.rglob("*"):
        if path.is_file() and path.suffix != ".db":
            assert not told.is_in(path.name)
            assert not told.is_in(path.read_bytes().decode(errors="replace")), path


def test_an_official_of_the_same_name_can_be_named(city: Sqqf) -> None:
    line = shlex.split(f"{TOLD.replace('刘某', '张晓明')} --informant 张晓明")
    assert city(*line).code == 2
    city.ok(*line, "--namesake")
    city.ok(
        *shlex.split("lead verify 1 --method talk --on 2026-11-05 --people 李某 --finding 张晓明未及时办理")
    )
    later = f"{TOLD} --informant 张晓明 --contact 13800138000"
    city.ok(*shlex.split(later))
    seq = str(city.json("lead", "show", "2")["acts"][0]["seq"])
    amend = ("lead", "amend", "2", "--act", seq, "--set", "persons.1.name=張曉明", "--reason", "误")
    assert city(*amend).code == 2
    city.ok(*amend, "--namesake")
    assert city("lead", "note", "2", "--text", "电13800138000").code == 2


@pytest.mark.parametrize("by", ["file", "standard input"])
def test_who_gave_it_is_told_by_a_file(city: Sqqf, by: str) -> None:
    told = "\ufeff张晓明\r\n13800138000\r\n"
    path = city.folder / "who.txt"
    path.write_text(told, encoding="utf-8", newline="")
    where = str(path) if by == "file" else "-"
    answer = city(*shlex.split(TOLD), "--informant-file", where, stdin=told if by != "file" else "")
    assert answer.code == 0, answer.err
    found = city.json("lead", "source", "1")
    assert (found["name"], found["contact"]) == ("张晓明", "13800138000")


@pytest.mark.skipif(os.name == "nt", reason="none of these there")
@pytest.mark.parametrize("kind", ["too long", "a pipe", "endless", "a folder", "empty", "not there"])
def test_what_says_nobody_is_refused(city: Sqqf, kind: str) -> None:
    path = city.folder / "who"
    match kind:
        case "too long":
            path.write_text("张" * 5000, encoding="utf-8")
        case "a pipe":
            os.mkfifo(path)
        case "endless":
            path = Path("/dev/zero")
        case "a folder":
            path.mkdir()
        case "empty":
            path.touch()
    answer = city(*shlex.split(TOLD), "--informant-file", path)
    assert (answer.code, answer.out) == (2, "")
    assert city.json("lead", "list") == []


@pytest.mark.skipif(os.name == "nt", reason="another kind of rights there")
def test_the_log_holds_nothing_that_was_typed(tmp_path: Path) -> None:
    """Nor what an earlier version wrote there, which others could read."""
    log = tmp_path / "logs" / "errors.log"
    log.parent.mkdir()
    log.write_text("['--informant', '张晓明']\n", encoding="utf-8")
    log.chmod(0o644)
    try:
        sqlite3.connect(":memory:").execute("张晓明 13800138000")
    except sqlite3.Error as error:
        write_down(error, log)
        write_down(error, log)
    said = log.read_text(encoding="utf-8")
    assert not Unnamed("张晓明", "13800138000").is_in(said)
    assert said.count("sqlite3.OperationalError") == 2
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
