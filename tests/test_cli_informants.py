"""Who gave a lead: told by file or standard input, refused wherever it is typed, found in no output."""

from __future__ import annotations

import email
import html
import os
import re
import shlex
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from email import policy
from email.message import EmailMessage
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.cli.log import write_down
from sqqf.procedure.publicity.naming import Unnamed
from tests import typed_everywhere
from tests.conftest import CITY, COUNTY, Answer
from tests.inside import Inside
from tests.typed_everywhere import places, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    "rarer ones": ("俞鑫绮、缪骧", "繆驤"),
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


STORIES = {"city": typed_everywhere.CITY, "county": typed_everywhere.COUNTY}
SAYS_WHO = {"--informant", "--contact"}
SOMEBODY_ELSE = {
    *(("guidance new", name) for name in ("--by", "--to")),
    *(("prefiling new", name) for name in ("--by", "--by-unit", "--to")),
    *(("guidance follow-up", "--by"), ("prefiling reply", "--by")),
}
"""Of no lead, and what stands there bears whoever it is: of the same name, it is another's."""


@pytest.mark.parametrize("level", STORIES)
@pytest.mark.timeout(300)
def test_it_is_refused_wherever_it_can_be_typed(sqqf: Sqqf, level: str) -> None:
    """Every value that takes words, at each line of a story; what takes another's name there doesn't take theirs."""
    rules = (resources.files("sqqf.procedure.data") / "yangjiang.toml").read_text(encoding="utf-8")
    (sqqf.folder / "p.toml").write_text(rules.replace("enabled = false", "enabled = true"), encoding="utf-8")
    inside = Inside(sqqf.folder, sqqf.shelf)
    inside.ok("init", "--group", "某组", "--level", level, "--prefix", "阳容", "--profile", "p.toml")
    wrong: list[str] = []
    for line in STORIES[level].strip().split("\n"):
        before = inside.ledger.read_bytes()
        if not line.startswith("+"):
            for name, words in places(line, "周某丙"):
                wrong += _let(inside, before, name, words)
        answer = _tried(inside, before, typed(line))
        assert answer.code == 0, (line, answer)
        if line.startswith("-"):
            inside.ledger.write_bytes(before)
    assert wrong == []


def _let(sqqf: Sqqf, ledger: bytes, name: str, words: list[str]) -> Iterator[str]:
    """Where it isn't refused, though it would be on record."""
    command = " ".join(one for one in words if one not in ("--by", "周某丙"))
    if name in SAYS_WHO or _tried(sqqf, ledger, words).code:  # no words, or not these, are taken there
        return
    another = any(command.startswith(begin) and name == place for begin, place in SOMEBODY_ELSE)
    for said in ("138-0013-8000",) if another else ("张晓明", "138-0013-8000"):
        answer = _tried(sqqf, ledger, [word.replace("周某丙", said) for word in words])
        refused = (answer.code, answer.out) == (2, "") and "names who gave the lead" in answer.err
        if said in answer.err or not (refused or (answer.code == 0 and not _on_record(sqqf))):
            yield f"{said} at {name} of {command}: {answer}"


def _tried(sqqf: Sqqf, ledger: bytes, line: list[str]) -> Answer:
    """The line, run on this ledger in an empty folder."""
    for path in sqqf.folder.iterdir():
        if path.is_file():
            path.unlink()
    for name in ("a.txt", "周某丙", "张晓明", "138-0013-8000"):
        (sqqf.folder / name).write_text("x", encoding="utf-8")
    sqqf.ledger.write_bytes(ledger)
    return sqqf(*line)


def _on_record(sqqf: Sqqf) -> bool:
    with closing(sqlite3.connect(sqqf.ledger)) as db:
        acts = db.execute("SELECT recorded_by, body FROM acts").fetchall()
    told = Unnamed(NAME, CONTACT)
    return any(told.is_in(text) for act in acts for text in act)


CLOSED = (
    CITY,
    LEAD,
    "lead verify 1 --method talk --on 2026-11-05 --people 李某 --finding 属实",
    "lead tolerance 1 --result none --on 2026-11-06 --reason 无关",
    "lead dispose 1 --on 2026-11-09 --measure m1 --responsibility direct --reason 失察",
    "lead close 1 --on 2026-11-10",
    "lead source 1 --reason 回访",
)
FILES = (
    *(f"export all.{ending}" for ending in ("csv", "json", "ics", "xlsx")),
    *(f"export leads.{ending} --track inaction" for ending in ("csv", "json", "ics", "xlsx")),
    "export acts.json --acts", "export named.ics --names", "report daily --output day.html --format html",
    "report stats --format xlsx --output stats.xlsx", "report daily --mail a@example.org --config mail.toml",
)  # fmt: skip
OF_A_CASE = (
    "paper make acceptance 1 --output a.docx",
    "paper make archive 1 --output b.docx",
    "case show 1 --json",
)
OF_A_LEAD = (
    "lead publish 1 --output p.md --yes",
    "lead publish 1 --dry-run --level light",
    "paper make advice L2026-1 --output c.docx",
)
SHOWN = (
    *(
        "lead show 1 --json",
        "lead show 1",
        "lead list --json",
        "lead list",
        "case list --json",
        "case show 1",
        "summary --json",
    ),
    *(
        "deadlines --all --json",
        "report daily --json",
        "report daily --format html",
        "lead check 1",
        "case check",
    ),
    *(
        "verify --json",
        "lead publish 1 --dry-run --json",
        "paper make advice L2026-1 --facts",
        "report stats --json",
        "--help",
    ),
    *(
        "case list --search 138",
        "lead explain 1",
        "case explain 1 --json",
        "campaign list",
        "problem list --json",
        "correction list --json",
        "log",
        "log --json",
        "find 刘某",
        "report weekly",
        "paper list --json",
    ),
)
OF_A_COUNTY = ("case file 1 --on 2026-11-12 --out 报送.json", "paper make filing 1 --output f.docx")
FILED = tuple(
    line.lstrip("+ ") if line[0] == "+" else LEAD for line in typed_everywhere.COUNTY.strip().split("\n")[:-1]
)
FAILING = """
import sqlite3, sys
def fail(*_arguments, **_options):
    raise ValueError(" ".join(sys.argv))
sqlite3.connect = fail
from sqqf.cli.main import run
run()
"""
"""A program that fails as nobody foresaw, saying all that was typed."""


@pytest.mark.parametrize(
    ("ledger", "more"),
    [(BEFORE, OF_A_CASE), (CLOSED, OF_A_LEAD), ((COUNTY, *FILED), OF_A_COUNTY)],
    ids=["a case of it", "closed", "filed with the city"],
)
def test_it_is_found_in_no_output(sqqf: Sqqf, ledger: tuple[str, ...], more: tuple[str, ...]) -> None:
    """Mail, exports in each form, publications, papers, completion, the log, and the ledger's own acts."""
    city = sqqf.given(*ledger)
    config = 'host = "127.0.0.1"\nport = 1\nsecurity = "none"\nfrom = "a@example.org"\n'
    (city.folder / "mail.toml").write_text(config)
    (city.folder / "mail.toml").chmod(0o600)
    for line in (*FILES, *more):
        city.ok(*line.split())
    said = [city(*line.split()) for line in SHOWN]
    for words in ("lead show ", "case show ", "lead assign 1 --officer ", "case list --officer "):
        typed = {"COMP_WORDS": f"sqqf {words}", "COMP_CWORD": str(len(words.split()) + 1)}
        said.append(city(env={"_SQQF_COMPLETE": "complete_bash", **typed}))
    said.append(_failed(city, "lead", "note", "1", "--text", f"{NAME}，{CONTACT}"))
    told = Unnamed(NAME, CONTACT)
    assert [one for one in said if told.is_in(one.out + one.err)] == []
    assert not _on_record(city)
    found = [(path, text) for path in city.folder.rglob("*") if path.is_file() for text in _texts(path)]
    assert [path for path, text in found if told.is_in(text)] == []
    endings = {path.suffix for path, _ in found}
    assert endings >= {".log", ".csv", ".json", ".ics", ".xlsx", ".docx", ".html", ".eml"}


def _failed(sqqf: Sqqf, *words: str) -> Answer:
    done = subprocess.run(
        [sys.executable, "-c", FAILING, *words],
        capture_output=True, encoding="utf-8", cwd=sqqf.folder, env=sqqf.environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 70
    return Answer(done.returncode, done.stdout, done.stderr)


def _texts(path: Path) -> Iterator[str]:
    """What can be read in a file, unpacked and decoded; of a ledger nothing: it has a table for them."""
    yield path.name
    content = path.read_bytes()
    if path.suffix == ".eml":
        yield from (part.get_content() for part in _mail(content))
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode(errors="replace")
                yield from (text, html.unescape(re.sub("<[^>]*>", "", text)))  # a run may end in a name
    elif path.suffix != ".db":
        yield content.decode(errors="replace")


def _mail(content: bytes) -> Iterator[EmailMessage]:
    message = email.message_from_bytes(content, EmailMessage, policy=policy.default)
    yield from (part for part in message.walk() if not part.is_multipart())


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
