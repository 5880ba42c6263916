"""Files as nobody writes them end with what is wrong said: exit 0, 1, 2 or 12, never 70, and never not at all.

Some of each kind here; more by ``SQQF_MUTANTS=5000 pytest tests/test_mutants.py``.
"""

from __future__ import annotations

import os
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from tests.conftest import CASE, CITY, COUNTY
from tests.mutants import Kind, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sqqf

COUNT = int(os.environ.get("SQQF_MUTANTS", "48"))
PARTS = 4
pytestmark = pytest.mark.timeout(180 + COUNT * 10)

PROFILE = (resources.files("sqqf.procedure.data") / "yangjiang.toml").read_bytes()
SETTINGS = """host = "localhost"
port = 25
security = "none"
from = "容错办 <office@example.org>"
user = "office@example.org"
password_env = "MAIL_WORD"
ca_file = "ca.pem"
timeout = 3
[officers]
"李某" = "li@example.org"
""".encode()
NOTICE = """{"year": 2027, "papers": ["https://example.org/1"], "days": [
{"name": "元旦", "date": "2027-01-01", "isOffDay": true},
{"name": "春节", "date": "2027-02-06", "isOffDay": false},
{"name": "春节", "date": "2027-02-08", "isOffDay": true}]}
""".encode()
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20270102
SUMMARY:元旦（休）
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20270206
SUMMARY:春节（班）
END:VEVENT
END:VCALENDAR
""".encode()
MAP = """[columns]
"旧号" = "no"
"人员" = "parties"
"备注" = ""
[values.state]
"正在核" = "investigating"
""".encode()
FILING = b"""{"format": "sqqf-filing", "version": 1, "group": "x", "acts": [{"seq": 1, "kind": "registered", "body": {"n": 1}}]}"""
FIGURES = """{"group": "某县容错调查工作小组", "period": "2026-10", "level": "county", "head": "%s",
"figures": {"tolerance": {"received": 4, "accepted": 2}, "inaction": {"received": 1}}}""" % ("0" * 64)
RECEIPT = """{"format": "sqqf-receipt", "group": "阳江市容错调查工作小组", "id": "F2026-1", "case": "县容〔2026〕1号",
"digest": "%s", "filed_head": "%s", "received_on": "2026-11-23", "head": "%s"}""" % (("0" * 64,) * 3)
SHEET = """编号,受理时间,当事人,单位,状态
1,2026-11-16,陈某,某局,在办
2,2026-10-16,"陈某、王某",某局,已结
""".encode()
NEW = "case new --channel appeal --applicant 陈某 --matter 事项 --point 要点 --received 2026-11-16"


def template() -> bytes:
    made = docx.Document()
    for line in (
        "{{ no }}，{{ parties_full }}",
        "{% for one in acts %}{{ one.kind }}；{% endfor %}",
        "{{ officer }}",
    ):
        made.add_paragraph(line)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


KINDS = {
    "profile": Kind(
        PROFILE,
        "p.toml",
        (
            "rules check p.toml",
            "rules diff shipped p.toml",
            "init --group 某组 --level city --profile p.toml",
            NEW,
            "rules list",
            "case check 1",
            "case show 1",
            "deadlines --all",
            "paper make archive 1 --output a.docx",
            "case explain 1",
            "summary",
            "lead new --source s1 --area i5 --unit 某县住建局 --person 刘某:科长 --text 搁置 --received 2026-11-16",
            "lead verify 1 --method talk --on 2026-11-18 --people 王某 --finding 属实",
            "lead dispose 1 --on 2026-11-20 --measure m1 --responsibility direct --reason 失察",
            "lead close 1 --on 2026-11-20",
            "lead publish 1 --dry-run",
            "rules adopt yangjiang --dry-run",
            "rules adopt p.toml",
        ),
    ),
    "rules of a place": Kind(
        (Path(__file__).parent / "profiles/zone.toml").read_bytes(),
        "z.toml",
        (
            "rules check z.toml",
            "rules diff shipped z.toml",
            "init --group 某区 --level county --profile z.toml",
            "prefiling new --by-unit 某局 --title 试点 --kind pilot --on 2026-11-02 --to 某委 --start 2026-12-01",
            NEW,
            "case record 1 初审 --on 2026-11-17 --set 初审人=王某 --set 初审意见=建议受理",
            "case accept 1 --on 2026-11-18",
            "case check 1",
            "case show 1",
            "deadlines --all",
            "case explain 1",
            "rules adopt yangjiang",
            "summary",
            "case list --state investigating",
        ),
    ),
    "mail settings": Kind(
        SETTINGS, "m.toml", ("report daily --mail a@example.org --config m.toml --skip-rest-days",)
    ),
    "notice": Kind(
        NOTICE, "n.json", ("calendar import n.json --dry-run", "calendar import n.json", "deadlines")
    ),
    "calendar": Kind(
        CALENDAR, "n.ics", ("calendar import n.ics --dry-run", "calendar import n.ics", "deadlines")
    ),
    "map": Kind(MAP, "map.toml", ("import old.csv --map map.toml --dry-run",)),
    "figures": Kind(FIGURES.encode(), "g.json", ("report import g.json", "report stats --period 2026-10")),
    "receipt": Kind(RECEIPT.encode(), "r.json", ("case receipt 1 r.json --on 2026-11-23", "case show 1")),
    "filing": Kind(FILING, "f.json", ("filing import f.json",)),
    "sheet": Kind(SHEET, "s.csv", ("import s.csv --dry-run", "import s.csv", "case list")),
    "template": Kind(template(), "archive.docx", ("paper make archive 1 --template . --output a.docx",)),
}
BEFORE = {"profile": (), "rules of a place": (), "template": (CITY, CASE), "receipt": (COUNTY, CASE)}


def laid_out(sqqf: Sqqf, name: str) -> Callable[[], None]:
    """Lay out what files of a kind are tried with; what is given puts the ledger back before each."""

    def prepare() -> None:
        for path in (*sqqf.folder.glob("a.*"), *sqqf.folder.glob("?.toml")):
            path.unlink()
        if before := BEFORE.get(name, (CITY,)):
            sqqf.given(*before)

    (sqqf.folder / "old.csv").write_text("旧号,人员,备注,状态\n1,陈某,无,正在核\n", encoding="utf-8")
    sqqf.today = "2026-11-22" if name == "mail settings" else sqqf.today  # a Sunday: nothing is sent
    return prepare


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", KINDS)
def test_a_file_as_nobody_writes_it_ends_with_what_is_wrong_said(sqqf: Sqqf, name: str, part: int) -> None:
    prepare = laid_out(sqqf, name)
    count = COUNT // 4 if name == "template" else COUNT  # some take their ten seconds
    wrong = run(sqqf, KINDS[name], range(part, count, PARTS), prepare)
    assert not wrong, "\n".join(
        f"seed {seed}: {line}: exit {answer.code}\n{answer.err}" for seed, line, answer in wrong
    )


def test_a_good_file_of_each_kind_is_taken(sqqf: Sqqf, tmp_path: Path) -> None:
    for name in ("profile", "rules of a place", "template", "sheet"):
        kind = KINDS[name]
        for path in sqqf.folder.glob("a.*"):
            path.unlink()
        if before := BEFORE.get(name, (CITY,)):
            sqqf.given(*before)
        (sqqf.folder / kind.name).write_bytes(kind.good)
        for line in kind.lines:
            sqqf.ok(*line.split())
