"""Each thing that goes wrong is said in one line and a hint, in both languages, with the right exit code.

One row a code of ``SENTENCES``: what was done before (as it is typed, or with ``told`` in the lines of
tests/cases.py, which is quicker), the command, the exit code, and as golden text what is said in English and in
Chinese. Renewing the golden texts: see test_cli_golden.py.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from sqqf.cli.sentences.words import SENTENCES
from sqqf.procedure.rules.check import parse
from sqqf.store import registers
from sqqf.store.incoming import MOST_FILING
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.opening import open_ledger
from sqqf.store.registers import add_member
from sqqf.store.writing.transaction import transaction
from tests.cases import CLEARED, answered, changed_profile, day, make_ledger, read_line, spoil, switched_on
from tests.conftest import CASE, CITY, COUNTY, TODAY
from tests.steps import RULES
from tests.test_cli_golden import held
from tests.test_filing import FILING, STORY, digested, filed
from tests.test_parts import place

if TYPE_CHECKING:
    from sqqf.procedure.rules.profile import Profile
    from tests.conftest import Sqqf

APPEAL = "case new --channel appeal --applicant 陈某 --matter 事项 --point 要点"
STEP = "step add 1 --method document --people 李某 --finding 属实"
NEW = (CITY, CASE)
ACCEPTED = (*NEW, "case accept 1 --on 2026-11-20")
STEPPED = (*ACCEPTED, f"{STEP} --on 2026-11-21 --point 1 --point 2")
CONCLUDED = (*STEPPED, "case conclude 1 --on 2026-11-22 --finding 属实")
# This year's case 1 is void, an old case 1 is open: "1" may be either.
TWO = (*NEW, f"{APPEAL} --received 2026-11-16")
TWO_YEARS = (
    *NEW,
    "case void 1 --reason 重复",
    f"{APPEAL} --received 2025-03-03 --no 阳容〔2025〕1号",
)

# The same in the lines of tests/cases.py, for ``told``.
MARKED = Stamp("tester", day(TODAY), mark=day(TODAY))
FOUND = ("received 2026-11-16", "accepted 2026-11-18", "step 2026-11-18", "concluded 2026-11-19")
FOUND_OF_A_UNIT = ('received 2026-11-16 parties=[{"name":"某中心","kind":"unit"}]', *FOUND[1:])
DELIBERATED = (*FOUND, 'deliberated 2026-11-19 opinions=["none"]')
SETTLED = ("submitted 2026-11-20", "approved 2026-11-23", "decided 2026-11-23")
DECIDED = (*DELIBERATED, *SETTLED)
EXEMPTED = (*FOUND_OF_A_UNIT, *CLEARED, answered("c9"), "deliberated 2026-11-19", *SETTLED)
LISTED = (*FOUND, "correction")
REPORTED = (*LISTED, "correction_reported 2026-11-23")
DELIBERATE = "case deliberate 1 --on 2026-11-19 --present 赵某,钱某 --reason 集体研究 --opinion"
ASSESS = "assess circumstance 1 c9 --reason 有会议纪要为证 --element"
GUIDANCE = "guidance new --kind admonition --on 2026-11-20 --to 某局 --measure 诫勉谈话 --text 变更程序不规范"
ON_PAPER = "filing add --county 某县容错调查工作小组 --case 阳容〔2026〕1号 --decided 2026-09-07"
ADDED = f"{ON_PAPER} --sent 2026-09-09 --received 2026-09-11"
FILED_AGAIN = filed(
    *STORY[:-2], "decided 2026-09-07 document=县纪容决〔2026〕6号", "noted text=更正", STORY[-1]
)
RECEIPT = {
    "format": "sqqf-receipt",
    "group": "阳江市容错调查工作小组",
    "id": "F2026-1",
    "case": "阳容〔2026〕1号",
    "digest": FILING["digest"],
    "filed_head": FILING["head"],
    "received_on": TODAY,
    "head": "0" * 64,
}
KEY = {"format": "sqqf-key", "version": 1, "group": "某县容错调查工作小组", "ledger": "x", "key": "0" * 64}

# A lead, told likewise; what it is disposed of by, and checked by.
LEAD = 'lead 2026-11-16 persons=["陈某"]'
TWO_OFFICIALS = 'lead 2026-11-16 persons=["陈某","王某"]'
NOBODY = "lead 2026-11-16 unit=null"
VERIFIED = "verification 2026-11-18"
CHECKED = "tolerance_checked 2026-11-19 result=possible"
BY_CASE = f"{CHECKED} case=阳容〔2026〕1号"
TAKEN_BACK = (*FOUND[:2], "withdrawn 2026-11-20")
SPARED = (*FOUND, *CLEARED, answered("c9"), "deliberated 2026-11-19", *SETTLED)
ON_THE_LIST = (LEAD, "rectification 2026-11-18")
PUT_RIGHT = (*ON_THE_LIST, "rectified 2026-11-19")
VERIFY = "lead verify 1 --method talk --people 李某 --finding 属实 --on"
CHECK = "lead tolerance 1 --on 2026-11-23 --reason 属先行先试 --result"
DISPOSE = "lead dispose 1 --responsibility direct --reason 拖延不办 --measure m2 --on"
PUT = "lead rectified 1 1 --on 2026-11-20 --report 制度已修订 --to"

# The header of a ledger of leads, and the figures of a county.
LEADS_HEADER = "线索编号,收到日期,被反映人,单位,反映问题,状态,处置日期,处置措施"
FIGURES = {"group": "某县容错调查工作小组", "period": "2026Q3", "figures": {"tolerance": {"received": 4}}}

# Two leads disposed of: two items on the first, none on the second; one of the two in a campaign.
LED = tuple(
    line
    for n in (1, 2)
    for line in (
        f"lead new --source s1 --area i8 --unit 某局 --person 陈某 --text 线索 --received 2026-10-0{n}",
        f"lead verify {n} --method talk --on 2026-10-12 --people 李某 --finding 属实",
        f"lead dispose {n} --on 2026-10-14 --measure m1 --responsibility direct --reason 情节轻微",
    )
)
ITEMS = tuple(
    f"lead rectify 1 --item {text} --due {due} --responsible 某局 --on 2026-10-15"
    for text, due in (("建立台账", "2026-11-20"), ("完善制度", "2026-12-25"))
)
SUPERVISED = (CITY, *LED, *ITEMS, "campaign new --title 专项督查 --on 2026-11-20 --item L2026-1:1")
SAMPLED = (*SUPERVISED, "sampling new --count 1 --on 2026-11-20 --campaign C2026-1 --seed 甲")
PROBLEM = (CITY, "problem new --on 2026-11-20 --text 牵头机关不明确")
REPORTED_UPWARD = (*PROBLEM, "problem report N2026-1 --on 2026-11-21 --to discipline")


class Row(NamedTuple):
    """``id`` is a key of SENTENCES, with what tells apart several rows of one after a dot."""

    id: str
    code: int
    before: tuple[str, ...]
    command: str
    prepare: Callable[[Sqqf], object] = lambda _sqqf: None

    @property
    def sentence(self) -> str:
        return self.id if self.id in SENTENCES else self.id.rpartition(".")[0]


def text_as_ledger(sqqf: Sqqf) -> None:
    sqqf.ledger.write_text("not a ledger", encoding="utf-8")


def by_anybody(sqqf: Sqqf) -> None:
    written("sqqf.toml", 'by = "李某"\n')(sqqf)
    (sqqf.folder / "sqqf.toml").chmod(0o666)


def another_key_before(sqqf: Sqqf) -> None:
    for name, key in (("k.json", "0"), ("other.json", "1")):
        written(name, json.dumps({**KEY, "key": key * 64}))(sqqf)
    sqqf.ok("keys", "trust", "k.json")


def from_the_future(sqqf: Sqqf) -> None:
    with sqlite3.connect(sqqf.ledger) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()


def broken_pages(sqqf: Sqqf) -> None:
    whole = sqqf.ledger.read_bytes()
    sqqf.ledger.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def a_view_more(sqqf: Sqqf) -> None:
    spoil(sqqf.ledger, "CREATE VIEW more AS SELECT 1")


def without_acts(sqqf: Sqqf) -> None:
    spoil(sqqf.ledger, "DELETE FROM acts")


def a_journal_left(sqqf: Sqqf) -> None:
    sqqf.ledger.with_name("a.db-journal").write_bytes(b"of another")


def latin_profile(sqqf: Sqqf) -> None:
    (sqqf.folder / "p.toml").write_bytes(b"name = '\xe9'\n")


def bad_profile(sqqf: Sqqf) -> None:
    shipped = Path(__file__).parent.parent / "procedure/data/yangjiang.toml"
    text = shipped.read_text(encoding="utf-8").replace('id = "c9"', 'id = "c8"')
    (sqqf.folder / "p.toml").write_text(f"colour = 1\n{text}", encoding="utf-8")


def bad_notice(sqqf: Sqqf) -> None:
    days = '{"name":"元旦","date":"2027-02-29","isOffDay":true}, {"name":"","date":"2026-01-01","isOffDay":1}'
    text = f'{{"year": 2027, "papers": "p", "days": [{days}]}}'
    (sqqf.folder / "n.json").write_text(text, encoding="utf-8")


def subscribed(*events: str) -> Callable[[Sqqf], None]:
    """A calendar n.ics of these events, ``20270101 元旦``, all-day ones."""

    def prepare(sqqf: Sqqf) -> None:
        found = (event.split(" ", 1) for event in events)
        rows = (
            f"BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:{on}\nSUMMARY:{name}\nEND:VEVENT"
            for n, (on, name) in enumerate(found)
        )
        lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *rows, "END:VCALENDAR", "")
        (sqqf.folder / "n.ics").write_text("\n".join(lines), encoding="utf-8")

    return prepare


FRAGMENT = ("20270101 元旦", "20270206 春节放假")


LONG_AGO = MARKED._replace(by="李某", now=lambda: "2026-11-22T08:00:00Z")
STRUCK = "amended act=6 struck=true reason=误录"


def spoiled(sqqf: Sqqf) -> None:
    """Somebody wrote another name into an act."""
    content = sqqf.ledger.read_bytes()
    sqqf.ledger.write_bytes(content.replace("陈某".encode(), "李某".encode()))


def noted_by_another(sqqf: Sqqf) -> None:
    sqqf.ok("--by", "王某", "lead", "note", "1", "--text", "已阅")


def told(
    *lines: str,
    level: str = "city",
    switches: tuple[str, ...] = (),
    profile: Profile | None = None,
    stamp: Stamp = MARKED,
) -> Callable[[Sqqf], None]:
    """A ledger with two members, and with cases and leads that went as far as these lines."""

    def prepare(sqqf: Sqqf) -> None:
        make_ledger(sqqf.ledger, level=level, today=day(TODAY), profile=profile or switched_on(*switches))
        with open_ledger(sqqf.ledger) as ledger:
            for name, organ in (("赵某", "discipline"), ("钱某", "organization")):
                add_member(ledger, MARKED, name, organ, "member")
            with transaction(ledger, stamp) as writing:
                last = ""
                for kind, on, body in map(read_line, lines):
                    if kind == "registered":
                        last = writing.register(body).id
                    elif kind == "lead":
                        last = writing.register_lead(body).id
                    else:
                        writing.append(last, kind, body, on)

    return prepare


CAPPED = (
    changed_profile(
        ("extendable = true", "extendable = true\nextend_at_most = { months = 1, times = 1 }"), read=parse
    ),
    "received 2026-11-16",
    "accepted 2026-11-20",
)
"""The investigation is due on 2027-01-04, and at most on 2027-02-04."""


TOGETHER = changed_profile(('zh = "不可抗力"', 'all_of = true\nzh = "不可抗力"'), read=parse)
FILED = "prefiling new --by-unit 某局 --title 试点 --on 2026-11-20 --to 某县政府 --start 2026-12-01"


def refused_filing(sqqf: Sqqf) -> None:
    body = {"by_unit": "某局", "title": "试点", "to": ["某县政府"], "start": "2026-12-01", "kind": "pilot"}
    with open_ledger(sqqf.ledger) as ledger:
        registers.register_prefiling(ledger, MARKED, day("2026-11-20"), body)
        registers.screen(ledger, MARKED, "P2026-1", day("2026-11-21"), "refused", "与现行规定抵触")


def handed_in(content: Any) -> Callable[[Sqqf], None]:
    """A file ``f.json`` with this document."""

    def prepare(sqqf: Sqqf) -> None:
        (sqqf.folder / "f.json").write_text(json.dumps(content), encoding="utf-8")

    return prepare


def all_of(*steps: Callable[[Sqqf], object]) -> Callable[[Sqqf], None]:
    def prepare(sqqf: Sqqf) -> None:
        for step in steps:
            step(sqqf)

    return prepare


def filed_and_changed_since(sqqf: Sqqf) -> None:
    handed_in(FILING)(sqqf)
    sqqf.ok("filing", "import", "f.json")
    handed_in(FILED_AGAIN)(sqqf)


def cut_short(sqqf: Sqqf) -> None:
    (sqqf.folder / "f.json").write_text('{"format": "sqqf-fil', encoding="utf-8")


def huge(sqqf: Sqqf) -> None:
    (sqqf.folder / "f.json").write_bytes(b" " * (MOST_FILING + 1))


def leads_of_two_years(sqqf: Sqqf) -> None:
    told(LEAD)(sqqf)
    sqqf.today = "2027-01-04"
    sqqf.ok(*shlex.split("lead new --source s1 --area i8 --unit 某局 --text 线索 --received 2027-01-04"))


def written(name: str, content: str | bytes) -> Callable[[Sqqf], None]:
    """A file with this content; a text is in UTF-8."""

    def prepare(sqqf: Sqqf) -> None:
        data = content.encode() if isinstance(content, str) else content
        (sqqf.folder / name).write_bytes(data)

    return prepare


def link_of_another(sqqf: Sqqf) -> None:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root gives a link to somebody else")
    (sqqf.folder / "link").symlink_to("kept")
    (sqqf.folder / "kept").mkdir()
    os.lchown(sqqf.folder / "link", 65534, 65534)


def open_folder(sqqf: Sqqf) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no modes")
    (sqqf.folder / "shared").mkdir()
    (sqqf.folder / "shared").chmod(0o777)


def cases(*rows: str, header: str = "编号,收到日期,受理日期,当事人,状态,决定日期") -> Callable[[Sqqf], None]:
    """A ledger of cases, ``f.csv``, with these rows."""
    return written("f.csv", "\n".join((header, *rows, "")))


def leads(*rows: str) -> Callable[[Sqqf], None]:
    return cases(*rows, header=LEADS_HEADER)


def taken_over(sheet: Callable[[Sqqf], None]) -> Callable[[Sqqf], None]:
    """The rows of this sheet in the ledger."""

    def prepare(sqqf: Sqqf) -> None:
        sheet(sqqf)
        sqqf.ok("import", "f.csv")

    return prepare


def assigned(sqqf: Sqqf) -> None:
    sqqf.ok("case", "assign", "1", "--officer", "王某")


def figures_taken_in(sqqf: Sqqf) -> None:
    handed_in(FIGURES)(sqqf)
    sqqf.ok("report", "import", "f.json")


def own_template(line: str) -> Callable[[Sqqf], None]:
    def write(sqqf: Sqqf) -> None:
        import docx

        template = docx.Document()
        template.add_paragraph(line)
        template.save(str(sqqf.folder / "acceptance.docx"))

    return write


ROWS = (
    # refused by the procedure
    Row("received_in_future", 1, (CITY,), f"{APPEAL} --received 2026-11-24"),
    Row("zone_elsewhere", 1, (COUNTY,), f"{APPEAL} --received 2026-11-16 --zone 高新区"),
    Row("future", 1, NEW, "case accept 1 --on 2026-11-24"),
    Row("before_receipt", 1, NEW, "case decline 1 --on 2026-11-15 --reason 不属于容错范围"),
    Row("wrong_state", 1, ACCEPTED, "case accept 1 --on 2026-11-20"),
    Row("wrong_state.void", 1, (*NEW, "case void 1 --reason 重复"), "case point 1 --text 要点"),
    Row("not_there_yet", 1, NEW, f"{STEP} --point 1 --on 2026-11-18"),
    Row("before_act", 1, ACCEPTED, f"{STEP} --point 1 --on 2026-11-19"),
    Row("before_act.step", 1, STEPPED, "case conclude 1 --on 2026-11-20 --finding 属实"),
    Row("after_act", 1, CONCLUDED, f"{STEP} --point 1 --on 2026-11-23"),
    Row("unknown_point", 1, ACCEPTED, f"{STEP} --point 3 --on 2026-11-21"),
    Row("extension_not_later", 1, ACCEPTED, "case extend 1 --to 2026-12-31 --reason 复杂 --agreed-on 2026-11-23"),
    Row("extension_past_cap", 1, (), "case extend 1 --to 2027-02-22 --reason 复杂 --agreed-on 2026-11-23", told(*CAPPED[1:], profile=CAPPED[0])),
    Row("extended_too_often", 1, (), "case extend 1 --days 1 --reason 复杂 --agreed-on 2026-11-23", told(*CAPPED[1:], "extended 2026-11-21 days=1 reason=复杂", profile=CAPPED[0])),
    Row("points_without_step", 1, ACCEPTED, "case conclude 1 --on 2026-11-23 --finding 属实"),
    Row("matter_frozen", 1, ACCEPTED, "case point 1 --text 另一要点"),
    Row("matter_frozen.amend", 1, ACCEPTED, "case amend 1 --act 3 --set matter=另一事项 --reason 误"),
    Row("amendment_breaks", 1, STEPPED, "case amend 1 --act 4 --set on=2026-11-22 --reason 误"),
    Row("already_so", 1, NEW, "case amend 1 --act 3 --set officer=李某 --reason 误"),
    Row("registration_stays", 1, NEW, "case amend 1 --act 3 --strike --reason 误"),
    Row("comes_after", 1, (), "case record 1 回访 --on 2026-11-23", told("received 2026-11-16", "screening 2026-11-16 screener=王某 opinion=pass", *DECIDED[1:], profile=RULES)),
    Row("comes_after.lead", 1, (), "lead record 1 复访 --on 2026-11-23", told("lead 2026-11-16", profile=RULES)),
    Row("only_once", 1, (), "case record 1 初审 --on 2026-11-23 --set screener=王某 --set opinion=pass", told("received 2026-11-16", "screening 2026-11-17 screener=王某 opinion=pass", profile=RULES)),
    Row("only_once.lead", 1, (), "lead record 1 复访 --on 2026-11-23", told("lead 2026-11-16", "visited", "visited_again 2026-11-20", profile=RULES)),
    Row("nothing_added", 2, NEW, "case record 1 回访 --on 2026-11-23"),
    Row("bad_fields", 2, (), "case record 1 初审", told("received 2026-11-16", profile=RULES)),
    Row("bad_fields.several", 2, (), "case record 1 初审 --set opinion=再议 --set 备注=无 --set until=05/06 --set sheet=nowhere.pdf --set until=2026-11-30 --set reason= ", told("received 2026-11-16", profile=RULES)),
    Row("unknown_code.step", 2, (), "case record 1 公告 --on 2026-11-23", told("received 2026-11-16", profile=RULES)),
    Row("no_screening", 1, (*NEW, FILED), "prefiling screen P2026-1 --on 2026-11-23 --result monitored"),
    Row("no_screening.kind", 1, NEW, f"{FILED} --kind 先行先试"),
    Row("screened_already", 1, (), "prefiling screen P2026-1 --on 2026-11-23 --result 准予报备", all_of(told(profile=RULES), refused_filing)),
    Row("not_monitored", 1, (), "prefiling track P2026-1 --on 2026-11-23 --text 平稳", all_of(told(profile=RULES), refused_filing)),
    Row("ledger_exists", 1, (CITY,), CITY),
    Row("profile_backwards", 1, (CITY, "rules adopt yangjiang --on 2027-01-01"), "rules adopt yangjiang --on 2026-12-31"),
    Row("number_taken", 1, NEW, f"{APPEAL} --received 2026-11-16 --no 阳容〔2026〕1号"),
    Row("no_approval", 1, (), "case submit 1 --on 2026-11-20 --to 县委", told(*DELIBERATED, profile=place("approval"))),
    Row("no_filing", 1, (), "case file 1 --on 2026-11-23", told(*DECIDED, level="county", profile=place("filing"))),
    Row("no_inaction", 1, (), "lead list", told(*FOUND, profile=place("inaction"))),
    Row(
        "no_such_step", 2, (), "import f.csv",
        all_of(told(profile=place("approval")), cases("1,2026-11-16,陈某,2026-11-18", header="编号,收到日期,当事人,批准日期")),
    ),
    Row("switched_off", 1, ACCEPTED, "case suspend 1 --on 2026-11-20 --reason 等待鉴定"),
    Row("not_at_this_level", 1, (), "case file 1 --on 2026-11-23", told(*DECIDED)),
    Row(
        "suspended", 1, (), "case conclude 1 --on 2026-11-23 --finding 属实",
        told(*FOUND[:3], "suspended 2026-11-20", switches=("suspension",)),
    ),
    Row("not_suspended", 1, (), "case resume 1 --on 2026-11-23", told(*FOUND[:3], switches=("suspension",))),
    Row(
        "recused_present", 1, (), f"{DELIBERATE} none",
        told(*FOUND, "recused 2026-11-19", switches=("recusal",)),
    ),
    Row("too_few_present", 1, CONCLUDED, f"{DELIBERATE} none".replace("11-19", "11-23")),
    Row("relief_barred", 1, (), f"{DELIBERATE} exempted", told(*FOUND, answered("x2", "yes"), answered("d3", "culpable"))),
    Row("assessment_open", 1, (), f"{DELIBERATE} lenient", told(*FOUND, *CLEARED[:-2])),
    Row("relief_not_granted", 1, (), f"{DELIBERATE} exempted", told(*FOUND, *CLEARED, answered("c17"), answered("c19"))),
    Row("conditions_lacking", 1, (), f"{DELIBERATE} exempted", told(*FOUND, *CLEARED, answered("c11"), profile=TOGETHER)),
    Row("nothing_established", 1, (), f"{DELIBERATE} exempted", told(*FOUND, *CLEARED)),
    Row("nothing_established.begun", 1, (), f"{DELIBERATE} mitigated", told(*FOUND, *CLEARED, answered("c9", "unclear"))),
    Row("not_submitted", 1, (), "case approve 1 --on 2026-11-23 --body committee", told(*DELIBERATED)),
    Row("not_filed", 1, (), "case receipt 1 f.json --on 2026-11-23", all_of(told(*DECIDED, level="county"), handed_in(RECEIPT))),
    Row("already_filed", 1, (), "case file 1 --on 2026-11-23", told(*DECIDED, "filed 2026-11-23", level="county")),
    Row("not_exempted", 1, (), "case apply 1 --way r1 --on 2026-11-23 --to 组织部", told(*DECIDED)),
    Row("result_not_for", 1, (), "case apply 1 --way r4 --on 2026-11-23 --to 组织部", told(*EXEMPTED)),
    Row("nothing_to_refer", 1, (), "case refer 1 --to 市纪委监委 --on 2026-11-23 --reason 应予追责", told(*EXEMPTED)),
    Row("not_ready_to_close", 1, (), "case close 1 --on 2026-11-23", told(*DECIDED, "correction", level="county")),
    Row(
        "not_ready_to_close.declined", 1, (), "case close 1 --on 2026-11-23",
        told("received 2026-11-16", "declined 2026-11-20"),
    ),
    Row(
        "item_signed_off", 1, (), "correction report 1 1 --on 2026-11-23 --text 已修订",
        told(*REPORTED, "correction_signed_off 2026-11-23"),
    ),
    Row("authority_needed", 1, (), "case void 1 --reason 误立", told(*FOUND[:2])),
    Row("authority_after_bar", 1, (), "case void 1 --reason 误立", told("received 2026-11-16", answered("x1", "yes", evidence=[{"text":"转账记录"}]))),
    Row("corrections_listed", 1, (), "correction none 1 --on 2026-11-23 --reason 已自行纠正", told(*LISTED)),
    Row("item_reported", 1, (), "correction report 1 1 --on 2026-11-23 --text 已修订", told(*REPORTED)),
    Row("item_not_reported", 1, (), "correction sign-off 1 1 --on 2026-11-23", told(*LISTED)),
    Row("due_before_act", 1, (), f"{DELIBERATE} reinvestigate --due 2026-11-18", told(*FOUND)),
    Row("filing_not_of_county", 1, (CITY,), "filing import f.json", handed_in(digested({**FILING, "level": "city"}))),
    Row("filing_changed", 1, (CITY,), "filing import f.json", handed_in({**FILING, "sent_on": "2026-09-08"})),
    Row("filing_unsigned", 1, (), "filing import f.json", all_of(told(switches=("signature",)), handed_in(FILING))),
    Row("filing_not_in", 1, (CITY,), "countersign f.json", handed_in(FILING)),
    Row("receipt_of_another_ledger", 2, (CITY,), "countersign r.json", written("r.json", json.dumps({**RECEIPT, "county_ledger": "x"}))),
    Row("countersigned_gone", 12, (CITY,), "countersign r.json", written("r.json", json.dumps(RECEIPT))),
    Row("key_there", 1, (CITY, "keys new"), "keys new"),
    Row("key_differs", 1, (CITY,), "keys trust other.json", another_key_before),
    Row("key_is_own", 2, (CITY,), "keys trust own.json", lambda sqqf: sqqf.ok("keys", "new", "--out", "own.json")),
    Row("not_a_key", 2, (CITY,), "keys trust k.json", written("k.json", json.dumps({**KEY, "key": "x"}))),
    Row("signature_wrong", 1, (CITY,), "filing import f.json", handed_in({**FILING, "signature": {"key": "0" * 64, "value": "0" * 128}})),
    Row("filing_differs", 1, (CITY,), "filing import f.json", filed_and_changed_since),
    Row("filing_on_paper", 1, (CITY, ADDED), "filing import f.json", handed_in(FILING)),
    Row("filing_there", 1, (CITY, ADDED), ADDED),
    Row("filings_are_the_citys", 1, (COUNTY,), "filing list"),
    Row("received_before_sent", 1, (CITY,), f"{ON_PAPER} --sent 2026-09-11 --received 2026-09-09"),
    Row("sent_before_decided", 1, (CITY,), f"{ON_PAPER} --sent 2026-09-04 --received 2026-09-11"),
    Row("member_already", 1, (), "member add 赵某 --organ audit", told()),
    Row("dated_to_come", 1, (), "member retire 赵某 --on 2026-11-24", told()),
    Row("before_entry", 1, (CITY, GUIDANCE), "guidance follow-up G2026-1 --on 2026-11-19 --text 已整改"),
    Row("in_campaign", 1, SUPERVISED, "campaign add C2026-1 --item L2026-1:1"),
    Row("too_few_to_draw", 1, SUPERVISED, "sampling new --count 3 --on 2026-11-20"),
    Row("problem_elsewhere", 1, PROBLEM, "problem report N2026-1 --on 2026-11-21 --to 市政府"),
    Row("problem_unreported", 1, PROBLEM, "problem answer N2026-1 --on 2026-11-21 --text 同意"),
    Row("before_report", 1, REPORTED_UPWARD, "problem answer N2026-1 --on 2026-11-20 --text 同意"),
    Row("paper_too_early", 1, NEW, "paper make decision 1"),
    Row("unknown_admonition", 2, NEW, "paper make advice 1 --n 1"),
    Row(
        "paper_day_unknown", 1, (CITY,), "paper make decision 2025-2",
        taken_over(cases("2025-2,,,陈某,已决定,")),
    ),
    Row(
        "paper_number_taken", 1, (*NEW, "case accept 1 --on 2026-11-18", "paper make acceptance 1"),
        "paper make archive 1 --number 阳容受〔2026〕1号",
    ),
    Row("nothing_overdue", 1, NEW, "paper make reminder 1"),
    # refused by the procedure, on leads
    Row("before_receipt.lead", 1, (), f"{VERIFY} 2026-11-15", told(LEAD)),
    Row("wrong_state.lead", 1, (), "lead unfounded 1 --on 2026-11-20 --reason 已答复", told(LEAD, "unfounded 2026-11-18")),
    Row("not_there_yet.lead", 1, (), "lead clear 1 --person 1 --on 2026-11-20 --reason 不在岗", told(TWO_OFFICIALS)),
    Row("before_act.lead", 1, (), "lead unfounded 1 --on 2026-11-17 --reason 已答复", told(LEAD, VERIFIED)),
    Row("after_act.lead", 1, (), f"{VERIFY} 2026-11-20", told(LEAD, VERIFIED, "unfounded 2026-11-19")),
    Row("amendment_breaks.lead", 1, (), "lead amend 1 --act 6 --strike --reason 误", told(LEAD, VERIFIED, "disposed 2026-11-19")),
    Row("registration_stays.lead", 1, (), "lead amend 1 --act 5 --strike --reason 误", told(LEAD)),
    Row("already_so.lead", 1, (), "lead amend 1 --act 5 --set area=i8 --reason 误", told(LEAD)),
    Row("on_its_way", 1, (), "lead refer 1 --to organization --on 2026-11-20", told(LEAD, "lead_referred 2026-11-18")),
    Row("nothing_on_its_way", 1, (), "lead receive 1 --on 2026-11-20", told(LEAD)),
    Row("not_referred", 1, (), "lead hand-back 1 --on 2026-11-20 --reason 不属本机关管辖", told(LEAD)),
    Row("subject_unknown", 1, (), f"{DISPOSE} 2026-11-20", told(NOBODY, VERIFIED)),
    Row("subject_unknown.check", 1, (), f"{CHECK} possible", told(NOBODY)),
    Row("official_known", 1, (), "lead classify 1 --person 陈某", told(LEAD)),
    Row("not_verified", 1, (), f"{DISPOSE} 2026-11-20", told(LEAD)),
    Row("person_cleared", 1, (), f"{DISPOSE} 2026-11-20 --person 2", told(TWO_OFFICIALS, VERIFIED, "cleared 2026-11-19 person=2")),
    Row(
        "person_disposed", 1, (), "lead clear 1 --person 2 --on 2026-11-20 --reason 不在岗",
        told(TWO_OFFICIALS, VERIFIED, "disposed 2026-11-19 person=2"),
    ),
    Row("nobody_left", 1, (), "lead clear 1 --person 1 --on 2026-11-20 --reason 不在岗", told(LEAD, VERIFIED)),
    Row("nobody_left.split", 1, (), "lead split 1 --person 1 --text 另一事项", told(LEAD)),
    Row("tolerance_unchecked", 1, (), f"{DISPOSE} 2026-11-20", told(LEAD, VERIFIED)),
    Row("tolerance_pending", 1, (), f"{DISPOSE} 2026-11-20", told(*FOUND, LEAD, VERIFIED, BY_CASE)),
    Row("tolerance_elsewhere", 1, (), f"{DISPOSE} 2026-11-20", told(LEAD, VERIFIED, f"{CHECKED} external=某市小组")),
    Row("tolerance_exempts", 1, (), f"{DISPOSE} 2026-11-23", told(*SPARED, LEAD, VERIFIED, BY_CASE)),
    Row("tolerance_again", 1, (), f"{DISPOSE} 2026-11-23", told(*TAKEN_BACK, LEAD, VERIFIED, BY_CASE)),
    Row("before_tolerance", 1, (), f"{DISPOSE} 2026-11-20", told(*DECIDED, LEAD, VERIFIED, BY_CASE)),
    Row("tolerance_deciding", 1, (), f"{CHECK} none", told(*FOUND, LEAD, BY_CASE)),
    Row("tolerance_decided", 1, (), f"{CHECK} none", told(*SPARED, LEAD, BY_CASE)),
    Row("case_not_about", 1, (), f"{CHECK} possible --case 1 --person 2", told(*FOUND, TWO_OFFICIALS)),
    Row(
        "check_stays", 1, (), "lead amend 1 --act 10 --strike --reason 误",
        told(f"{FOUND[0]} arising_from=L2026-1", *FOUND[1:], LEAD, BY_CASE),
    ),
    Row("tolerance_stands", 1, (), "lead join 1 --with 2", told(*FOUND, LEAD, BY_CASE, LEAD)),
    Row("items_listed", 1, (), "lead join 1 --with 2", told(*ON_THE_LIST, LEAD)),
    Row("report_elsewhere", 1, (), f"{PUT} 市政府", told(*ON_THE_LIST)),
    Row("item_reported.lead", 1, (), f"{PUT} discipline", told(*PUT_RIGHT)),
    Row("item_signed_off.lead", 1, (), f"{PUT} discipline", told(*PUT_RIGHT, "rectification_signed_off 2026-11-20")),
    Row("item_not_reported.lead", 1, (), "lead sign-off 1 1 --on 2026-11-20", told(*ON_THE_LIST)),
    Row("due_before_act.lead", 1, (), "lead return 1 1 --on 2026-11-20 --due 2026-11-19 --reason 没有附件", told(*PUT_RIGHT)),
    Row("not_ready_to_close.lead", 1, (), "lead close 1 --on 2026-11-20", told(LEAD, VERIFIED, "tolerance_checked 2026-11-19")),
    Row(
        "nothing_to_publish", 1, (), "lead publish 1 --output 通报.md --yes",
        told(LEAD, "unfounded 2026-11-18", "lead_closed 2026-11-18"),
    ),
    Row("no_informant", 1, (), "lead source 1", told(LEAD)),
    Row(
        "not_one_meeting", 1, (), "paper make minutes 1 2 --output a.docx",
        told(*DELIBERATED, *FOUND, 'deliberated 2026-11-20 opinions=["none"]'),
    ),
    Row("paper_to_itself", 1, (), "paper make delivery 1 --to 纪委监委 --output a.docx", told(*DECIDED)),
    Row("period_to_come", 1, (CITY,), "report stats --period 2027"),
    Row("figures_are_the_citys", 1, (COUNTY,), "report import f.json", handed_in(FIGURES)),
    Row(
        "figures_not_of_county", 1, (CITY,), "report import f.json",
        handed_in({**FIGURES, "group": "某市容错调查工作小组", "level": "city"}),
    ),
    Row(
        "figures_differ", 1, (CITY,), "report import f.json",
        all_of(figures_taken_in, handed_in({**FIGURES, "figures": {"tolerance": {"received": 5}}})),
    ),
    Row(
        "out_of_line", 1, (CITY,), "case conclude 1 --on 2026-11-17 --finding 属实",
        taken_over(cases("1,2026-11-16,2026-11-18,陈某,调查中,")),
    ),
    Row(
        "out_of_line.lead", 1, (CITY,), "lead close 1 --on 2026-11-18",
        taken_over(leads("1,2026-11-16,陈某,某局,拖延,已处置,2026-11-19,诫勉谈话")),
    ),
    Row(
        "receipt_unknown", 1, (CITY,), "lead split 1 --person 2 --text 另一事项",
        taken_over(leads("2026-1,,陈某、王某,某局,拖延,核实中,,")),
    ),
    Row(
        "decided_unknown", 1, (CITY,), "case feedback 1 --on 2026-11-23 --to 陈某 --role party",
        taken_over(cases("2026-1,2026-11-16,,陈某,已决定,")),
    ),
    # rows of a sheet, of which each says what is wrong with it
    *(
        Row(code, 2, (CITY,), "import f.csv", sheet)
        for code, sheet in (
            ("date_to_come", cases("1,2026-11-16,2026-11-24,陈某,,")),
            ("dates_out_of_order", cases("1,2026-11-16,2026-11-13,陈某,,2026-11-12")),
            ("state_before_date", cases("1,2026-11-16,2026-11-18,陈某,已登记,")),
            (
                "state_before_outcome",
                cases("1,2026-11-16,陈某,调查中,免责", header="编号,收到日期,当事人,状态,结论"),
            ),
            (
                "not_over_before_date",
                cases("1,2026-11-16,陈某,某局,拖延,否,2026-11-20", header="线索编号,收到日期,被反映人,单位,反映问题,是否销号,办结日期"),
            ),
            ("nobody_concerned", cases("1,2026-11-16,2026-11-18,,,")),
            ("no_number", cases("一,2026-11-16,2026-11-18,陈某,,")),
            ("number_to_come", cases("阳容〔2027〕1号,2026-11-16,2026-11-18,陈某,,")),
            ("number_differs", all_of(taken_over(cases("1,2026-11-16,,陈某,,")), cases("1,2026-11-16,,王某,,"))),
            ("bad_rows", cases("1,2026-11-31,,陈某,,", "2,05/06,,陈某,,")),
        )
    ),
    Row(
        "import_in_use", 1, (CITY,), "import --undo f.csv",
        all_of(taken_over(cases("1,2026-11-16,,陈某,,")), assigned),
    ),
    Row("no_imports", 2, (CITY,), "import --undo f.csv"),
    Row("no_such_import", 2, (CITY,), "import --undo g.csv", taken_over(cases("1,2026-11-16,,陈某,,"))),
    Row(
        "state_of_other_track", 2, (CITY,), "import f.csv --map m.toml",
        all_of(cases("1,2026-11-16,,陈某,核,"), written("m.toml", '[values.state]\n"核" = "verifying"\n')),
    ),
    # bad input
    Row("one_case_a_paper", 2, TWO, "paper make acceptance 1 2"),
    Row("not_a_paper_file", 2, ACCEPTED, "paper make acceptance 1 --output a.pdf"),
    Row("unknown_extension", 2, ACCEPTED, "paper make extension 1 --n 1"),
    Row("unknown_paper", 2, ACCEPTED, "paper make service 1 --n 2"),
    Row("unknown_verification", 2, (), "paper make talk L2026-1 --n 2", told(LEAD, VERIFIED)),
    Row(
        "needs_office", 2, (CITY,), "report stats --format xlsx --output a.xlsx",
        written("openpyxl.py", "raise ModuleNotFoundError(name='openpyxl')"),
    ),
    Row(
        "bad_template", 2, (), "paper make acceptance 1 --template . --output a.docx",
        all_of(told(*FOUND), own_template("{{ ''.__class__.__mro__ }}")),
    ),
    Row("needs_output", 2, (CITY,), "report stats --format xlsx"),
    Row("not_a_period", 2, (CITY,), "report stats --period 2026Q5"),
    Row("not_a_year", 2, (CITY,), "export a.xlsx --year 26"),
    Row("file_exists", 2, (CITY,), "export a.json", written("a.json", "{}")),
    Row("goes_with_json", 2, (CITY,), "export a.xlsx --acts"),
    Row("goes_with_backup", 2, (CITY,), "report daily --keep 3"),
    Row("form_and_name", 2, (CITY,), "report stats --format html --output a.xlsx"),
    Row("not_over_this", 2, (CITY,), "report daily --output a.txt", written("a.txt", "notes\n")),
    Row("not_figures", 2, (CITY,), "report import f.json", handed_in(RECEIPT)),
    Row(
        "not_figures.place", 2, (CITY,), "report import f.json",
        handed_in({**FIGURES, "figures": {"tolerance": {"received": "四"}}}),
    ),
    Row(
        "unknown_figures", 2, (CITY,), "report import f.json",
        handed_in({**FIGURES, "figures": {"tolerance": {"recieved": 4}}}),
    ),
    Row(
        "impossible_figures", 2, (CITY,), "report import f.json",
        handed_in({**FIGURES, "figures": {"tolerance": {"decided": 3, "by_outcome": {"exempted": 2, "none": 2}}}}),
    ),
    Row("newer_figures", 2, (CITY,), "report import f.json", handed_in({**FIGURES, "version": 2})),
    Row(
        "applicant_unknown", 2, (CITY,), "case feedback 1 --on 2026-11-23 --to 王某 --role applicant",
        taken_over(cases("1,2026-11-16,,陈某,已决定,2026-11-20")),
    ),
    # a sheet as a whole, and its map
    Row("not_a_sheet", 2, (CITY,), "import f.xlsx", written("f.xlsx", b"PK\3\4 and no more")),
    Row(
        "locked_workbook", 2, (CITY,), "import f.xlsx",
        written("f.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")),
    ),
    Row("unknown_encoding", 2, (CITY,), "import f.csv", written("f.csv", b"\xff\xff")),
    Row("broken_csv", 2, (CITY,), "import f.csv", cases('1,2026-11-16,,"陈某,,')),
    Row("empty_file", 2, (CITY,), "import f.csv", written("f.csv", "")),
    Row("no_headers", 2, (CITY,), "import f.csv", written("f.csv", "甲,乙\n1,2\n")),
    Row("two_columns", 2, (CITY,), "import f.csv", cases(header="编号,受理时间,受理日,当事人")),
    *(
        Row(code, 2, (CITY,), "import f.csv --map m.toml", all_of(cases("1,2026-11-16,,陈某,,"), written("m.toml", text)))
        for code, text in (
            ("no_such_column", '[columns]\n"当事者" = "parties"\n'),
            ("not_a_map", '[columns]\n"旧号" = 3\n'),
            ("broken_map", "[columns]\n旧号 → no\n"),
            ("unknown_map_table", '[column]\n"旧号" = "no"\n'),
            ("unknown_column", '[columns]\n"旧号" = "nr"\n'),
            ("unknown_column.track", '[columns]\n"当事人" = "persons"\n'),
            ("column_without_words", '[values.matter]\n"甲" = "乙"\n'),
            ("unknown_map_value", '[values.state]\n"在办" = "open"\n'),
        )
    ),
    Row("missing", 2, (CITY,), "case new --channel appeal"),
    Row("missing.party", 2, (CITY,), "case new --channel preliminary --applicant 某纪委 --matter m --point p --received 2026-11-16"),
    Row("missing_command", 2, NEW, "case"),
    Row("control_character", 2, NEW, "case note 1 --text '催\x07收'"),
    Row("blank", 2, NEW, "case note 1 --text '　 '"),
    Row("not_utf8_text", 2, NEW, "case note 1 --text \udcff\udcfe"),
    Row("not_a_date", 2, NEW, "case accept 1 --on 05/06"),
    Row("not_a_count", 2, ACCEPTED, "case extend 1 --days 0 --reason r --agreed-on 2026-11-23"),
    Row("not_a_count_of_days", 2, (), "calendar add 2026-11-20 2501"),
    Row("proposes_nothing", 2, ACCEPTED, "paper make acceptance 1 --days 5 --reason 事项复杂"),
    Row("nothing_to_set", 2, (CITY,), "group set"),
    Row("unknown_particular", 2, (CITY,), "group set --clear name"),
    Row("not_a_font", 2, (CITY,), f"group set --body-font {'仿' * 32}"),
    Row("not_a_page_number", 2, (CITY,), "group set --page-number 第页"),
    Row("not_an_issuer", 2, (CITY,), "group set --issuer 某县纪委"),
    Row("not_a_unit", 2, (), "calendar add 2026-11-20 2 --unit week"),
    Row("out_of_range", 2, (), "calendar check 2101-01-01"),
    Row("out_of_range.months", 2, (), "calendar add 2026-11-20 900 --unit month"),
    Row("backwards", 2, (), "calendar between 2026-11-23 2026-11-20"),
    Row("not_a_month", 2, (), "calendar show 2026-13"),
    Row("not_a_number", 2, NEW, "case check 第一号"),
    Row("nothing_known", 2, NEW, "case show 陈谋"),
    Row("several_known", 2, TWO, "case show 陈某"),
    Row("no_such_party", 2, NEW, "case list --party 陈谋"),
    Row("not_sorted_by", 2, NEW, "case list --sort 大小"),
    Row("ambiguous_number", 2, TWO_YEARS, "case show 1"),
    Row("no_such_case", 2, NEW, "case show 2026-2"),
    Row("no_such_officer", 2, NEW, "deadlines --officer 李"),
    Row("no_such_officer.list", 2, NEW, "case list --officer 王某"),
    Row("no_such_officer.lead", 2, NEW, "lead list --officer 王某"),
    Row("no_such_officer.report", 2, NEW, "report daily --officer 王某"),
    Row("no_such_officer.export", 2, NEW, "export 台账.csv --officer 王某"),
    Row("no_such_unit", 2, NEW, "deadlines --unit 住健局"),
    Row("no_such_unit.list", 2, NEW, "case list --unit 教育局"),
    Row("nobody_recorded", 2, NEW, "log --by 李"),
    Row("not_with_officer", 2, (*NEW, "member add 王某 --organ discipline"), "assign --from 王某 --to 李某 --only 1"),
    Row(
        "party_named", 1,
        (CITY, f"{CASE} --party 陈某 --party 王某", "case accept 1 --on 2026-11-20", "case notify 1 --on 2026-11-20 --method mail --party 2"),
        "case amend 1 --act 3 --drop party.2 --reason 误列",
    ),
    Row("copy_unsound", 12, (), "backup b.db", all_of(told(*FOUND), spoiled)),
    Row("not_a_recipient", 2, NEW, "backup b.age --to age1x"),
    Row("sealed_backup", 2, NEW, "restore b.age --to c.db", written("b.age", "age-encryption.org/v1\n")),
    Row(
        "wrong_key", 2, NEW, "restore b.age --to c.db --identity k.txt",
        all_of(written("b.age", "age-encryption.org/v1\n"), written("k.txt", "AGE-SECRET-KEY-1\n")),
    ),
    Row("wake_up_settled", 1, (*NEW, "remind 1 --on 2026-11-25 --text 催问", "remind W2026-1 --done"), "remind W2026-1 --done"),
    Row(
        "meeting_off", 1, (*NEW, "meeting new --on 2026-12-03 --case 1", "meeting cancel M2026-1 --reason 改期"),
        "meeting cancel M2026-1 --reason 改期",
    ),
    Row(
        "chase_answered", 1, (*NEW, "notice new 1 --to 某县住建局 --text 请报送 --on 2026-11-20", "notice answer D2026-1 --on 2026-11-23 --text 已办"),
        "notice answer D2026-1 --on 2026-11-23 --text 已办",
    ),
    Row("not_a_notice", 2, NEW, "notice new 1 --to 某县住建局 --text 请报送 --on 2026-11-20 --kind 通报"),
    Row("from_without_instruction", 2, NEW, "notice new 1 --to 某县住建局 --text 请报送 --on 2026-11-20 --from 赵某"),
    Row("nothing_to_undo", 2, NEW, "--by 李 undo"),
    Row("undo_of_ledger", 1, (CITY,), "undo"),
    Row("undo_of_amendment", 1, (*ACCEPTED, "undo"), "undo"),
    Row("undo_of_amendment.lead", 1, (), "--by 李某 undo", told(LEAD, VERIFIED, STRUCK, stamp=LONG_AGO)),
    Row("undo_followed", 1, (*ACCEPTED, "--by 王某 case note 1 --text 已阅"), "undo"),
    Row("undo_followed.lead", 1, (), "--by 李某 undo", all_of(told(LEAD, VERIFIED, stamp=LONG_AGO), noted_by_another)),
    Row("undo_too_late", 1, (), "--by 李某 undo", told(*FOUND[:2], stamp=LONG_AGO)),
    Row("undo_too_late.lead", 1, (), "--by 李某 undo", told(LEAD, VERIFIED, stamp=LONG_AGO)),
    Row("not_grouped_by", 2, NEW, "report daily --by 李某"),
    Row("unknown_kind", 2, NEW, "log --kind 受里"),
    Row("nobody_yet", 2, (CITY,), "deadlines --officer 李某"),
    Row("number_of_a_year_to_come", 2, (CITY,), f"{APPEAL} --received 2026-11-16 --no 阳容〔2027〕1号"),
    Row("not_a_full_number", 2, (CITY,), f"{APPEAL} --received 2026-11-16 --no 2026-1"),
    Row("unknown_party", 2, ACCEPTED, "case notify 1 --on 2026-11-23 --method direct --party 2"),
    Row("bad_party", 2, (CITY,), f"{APPEAL} --received 2026-11-16 --party 王某:goat"),
    Row("bad_prefix", 2, (), "init --group 某组 --level city --prefix '阳 容'"),
    Row("bad_member", 2, (), "init --group 某组 --level city --member 赵某"),
    Row("bad_invited", 2, ACCEPTED, f"{STEP} --point 1 --on 2026-11-21 --invited 周某"),
    Row("unknown_field", 2, ACCEPTED, "case amend 1 --act 4 --set finding=x --reason 误"),
    Row("bad_value.list", 2, STEPPED, "case amend 1 --act 5 --set points=, --reason 误"),
    Row("bad_value", 2, ACCEPTED, "case amend 1 --act 4 --set on=昨天 --reason 误"),
    Row("no_such_act", 2, ACCEPTED, "case amend 1 --act 9 --set on=2026-11-20 --reason 误"),
    Row("no_such_place", 2, NEW, "case amend 1 --act 3 --set points.3=x --reason 误"),
    Row("exclusive", 2, ACCEPTED, "case extend 1 --days 5 --to 2027-02-01 --reason r --agreed-on 2026-11-23"),
    Row("exclusive.amend", 2, NEW, "case amend 1 --act 3 --strike --set officer=王某 --reason 误"),
    Row("itself", 2, NEW, "case end 1 --on 2026-11-23 --reason merged --into 2026-1"),
    Row("itself.join", 2, NEW, "case join 1 --with 2026-1 --reason 重复"),
    Row("into_without_merging", 2, TWO, "case end 1 --on 2026-11-23 --reason died --into 2"),
    Row("no_such_file", 2, NEW, "case attach 1 nothing.pdf"),
    Row("already_there", 2, (), "case file 1 --on 2026-11-23 --output f.json", all_of(told(*DECIDED, level="county"), written("f.json", "{}"))),
    Row("cannot_write", 2, NEW, "report daily --format html --output nowhere/day.html"),
    Row("not_a_plain_file", 2, NEW, "export a.csv", lambda sqqf: (sqqf.folder / "a.csv").symlink_to("b.csv")),
    Row("link_of_another", 2, NEW, "export link/a.csv", link_of_another),
    Row("folder_open_to_all", 2, NEW, "export shared/a.csv", open_folder),
    Row("not_utf8", 2, (), "init --group 某组 --level city --profile p.toml", latin_profile),
    Row("unknown_language", 2, (), "--lang fr calendar years"),
    Row("unknown_format", 2, NEW, "report daily --format pdf"),
    Row("unknown_format.name", 2, NEW, "report daily --output today.pdf"),
    Row("unknown_code", 2, (CITY,), "case new --channel letter --applicant 陈某 --matter m --point p --received 2026-11-16"),
    Row("unknown_code.state", 2, NEW, "case list --state open"),
    Row("unknown_code.circumstance", 2, (CITY,), f"{APPEAL} --received 2026-11-16 --circumstance 21"),
    Row("unknown_code.open_list", 2, ACCEPTED, "step add 1 --method 电话 --people 李某 --finding x --point 1 --on 2026-11-21"),
    Row("unknown_rule", 2, (), "rules show c21"),
    Row("not_a_hash", 2, NEW, "verify --head 3f0c"),
    Row("due_without_return", 2, (), f"{DELIBERATE} none --due 2026-12-25", told(*FOUND)),
    Row("unknown_element", 2, NEW, f"{ASSESS} 7=yes"),
    Row("unknown_step", 2, NEW, f"{ASSESS} 1=yes --evidence step:1"),
    Row("basis_not_asked", 2, NEW, f"{ASSESS} 1=yes --basis 某条例 --relief lenient"),
    Row("missing.basis", 2, NEW, "assess circumstance 1 c20 --element 1=yes --reason 有规定"),
    Row("opinions_incomplete", 2, (CITY, f"{CASE} --party 陈某 --party 王某"), f"{DELIBERATE} 1:none"),
    Row("bad_element", 2, NEW, f"{ASSESS} yes"),
    Row("bad_opinion", 2, NEW, f"{DELIBERATE} 甲:免责"),
    Row("reinvestigate_alone", 2, NEW, f"{DELIBERATE} 1:reinvestigate"),
    Row("unknown_recipient", 2, (), "case feedback 1 --on 2026-11-23 --to 王某 --role party", told(*DECIDED)),
    Row("not_an_organ", 2, (), "case feedback 1 --on 2026-11-23 --to 陈某 --role organ", told(*DECIDED)),
    Row("no_answer_awaited", 1, (), "case answer 1 --on 2026-11-23 --text 已立案", told(*DECIDED)),
    Row("no_receipt_awaited", 1, (*NEW, "case end 1 --on 2026-11-23 --reason died"), "case receive 1 --on 2026-11-23"),
    Row("not_explained", 1, ACCEPTED, "case note 1 --about party_not_heard --text 病重"),
    Row("unknown_item", 2, (), "correction report 1 2 --on 2026-11-23 --text 已修订", told(*LISTED)),
    Row("wrong_measure", 2, (CITY,), GUIDANCE.replace("admonition", "warning")),
    Row("not_a_quarter", 2, (CITY,), "filing quarter --county 某县 --quarter 2026-3 --on 2026-11-23"),
    Row("not_a_filing", 2, (CITY,), "filing import f.json", handed_in(RECEIPT)),
    Row("not_a_filing.field", 2, (CITY,), "filing import f.json", handed_in({**FILING, "sent_on": None})),
    Row("newer_filing", 2, (CITY,), "filing import f.json", handed_in({**FILING, "version": 2})),
    Row("not_json", 2, (CITY,), "filing import f.json", cut_short),
    Row("too_large", 2, (CITY,), "filing import f.json", huge),
    Row("not_a_file", 2, (CITY,), "filing import .",),
    Row(
        "template_takes_too_much", 2, (), "paper make acceptance 1 --template . --output a.docx",
        all_of(told(*FOUND), own_template("{{ 'x' * 2000000000 }}")),
    ),
    Row("not_a_receipt", 2, (), "case receipt 1 f.json --on 2026-11-23", all_of(told(*DECIDED, level="county"), handed_in(FILING))),
    Row(
        "receipt_of_another", 2, (), "case receipt 1 f.json --on 2026-11-23",
        all_of(told(*DECIDED, level="county"), handed_in({**RECEIPT, "case": "县容〔2026〕2号"})),
    ),
    Row(
        "receipt_of_other_filing", 2, (), "case receipt 1 f.json --on 2026-11-23",
        all_of(told(*DECIDED, "filed 2026-11-23", level="county"), handed_in(RECEIPT)),
    ),
    Row("no_such_entry", 2, (CITY, GUIDANCE), "guidance follow-up G2026-2 --on 2026-11-23 --text 已整改"),
    Row("no_such_entry.none", 2, (CITY,), "prefiling show P2026-1"),
    Row("no_such_member", 2, (), "member retire 孙某", told()),
    Row("not_a_notice_file", 2, NEW, "case publish 1 --output 通报.docx --yes"),
    Row("name_in_file_name", 2, (), "case publish 1 --output 某县住建局.md --yes", told(*DECIDED)),
    Row("bad_item", 2, SUPERVISED, "campaign add C2026-1 --item L2026-1:一"),
    Row("no_items", 2, SUPERVISED, "campaign add C2026-1 --item L2026-2"),
    Row("not_in_campaign", 2, SUPERVISED, "campaign remove C2026-1 --item L2026-1:2 --reason 误"),
    Row("not_drawn", 2, SAMPLED, "sampling result S2026-1 --item L2026-1:2 --on 2026-11-22 --finding 属实"),
    Row("unknown_share", 2, SUPERVISED, "sampling new --count 1 --on 2026-11-20 --of 一半"),
    Row("before_the_ledger", 2, (CITY,), "case list --as-of 2020-01-01"),
    Row("ambiguous_number.lead", 2, (), "lead show 1", leads_of_two_years),
    Row("is_a_lead", 2, (), "case show L2026-1", told(LEAD)),
    Row("not_a_lead_number", 2, (), "lead check 第一条", told(LEAD)),
    Row("no_such_lead", 2, (), "lead show L2026-2", told(LEAD)),
    Row("no_such_act.lead", 2, (), "lead amend 1 --act 9 --strike --reason 误", told(LEAD)),
    Row("unknown_person", 2, (), f"{DISPOSE} 2026-11-20 --person 2", told(LEAD, VERIFIED)),
    Row("unknown_person.split", 2, (), "lead split 1 --person 2 --text 另一事项", told(LEAD)),
    Row("joined_with_itself", 2, (), "lead join 1 --with L2026-1", told(LEAD)),
    Row("nothing_to_classify", 2, (), "lead classify 1", told(LEAD)),
    Row("not_with_result_none", 2, (), f"{CHECK} none --case external:某市小组", told(LEAD)),
    Row("outcome_of_own_case", 2, (), f"{CHECK} possible --case 1 --outcome exempted", told(*FOUND, LEAD)),
    Row("unknown_item.lead", 2, (), PUT.replace("1 1", "1 2") + " discipline", told(*ON_THE_LIST)),
    Row(
        "names_informant", 2, (CITY,),
        "lead new --source s1 --area i8 --unit 某局 --text 王某反映窗口无人 --received 2026-11-16 --informant 王某",
    ),
    Row(
        "bad_informant_file", 2, (CITY,),
        "lead new --source s1 --area i8 --unit 某局 --text 窗口无人 --received 2026-11-16 --informant-file 来信.txt",
        written("来信.txt", "王某\n13800138000\n一封长信"),
    ),
    # settings
    Row("no_such_command.of_a_group", 2, NEW, "case nwe"),
    Row("no_such_command.in_a_group", 2, NEW, "accept 1"),
    Row("unknown_setting", 2, (), "config set ledgr a.db"),
    Row("bad_setting.by_hand", 2, NEW, "case list", written("sqqf.toml", "by = 7\n")),
    Row("bad_setting.set", 2, (), "config set lang fr"),
    Row("settings_not_toml", 2, NEW, "case list", written("sqqf.toml", 'by = "李某"\nledger =\n')),
    Row("setting_by_hand", 2, (), "config set by 王某 --here", written("sqqf.toml", 'by = """\n李某"""\n'.replace("\n李", "\\\n李"))),
    Row("settings_of_anybody", 2, NEW, "case list", by_anybody),
    # the file
    Row("no_ledger", 10, (), "case list"),
    Row("not_a_ledger", 12, (), "case list", text_as_ledger),
    Row("nothing_to_rebuild", 12, (), "doctor --rebuild", text_as_ledger),
    Row("newer_ledger", 12, NEW, "case list", from_the_future),
    Row("damaged", 12, NEW, "case list", broken_pages),
    Row("foreign_schema", 12, NEW, "case list", a_view_more),
    Row("unsound", 12, NEW, "summary", without_acts),
    Row("journal_left", 1, (), "init --group 某组 --level city --prefix 阳容", a_journal_left),
    # Click's own, and files with several faults
    Row("click.unknown_command", 2, NEW, "case qqq"),
    Row("click.unknown_option", 2, NEW, "case list --stat registered"),
    Row("click.no_value", 2, NEW, "case list --state"),
    Row("click.too_many", 2, NEW, "case show 1 2"),
    Row("faults.profile", 2, (), "init --group 某组 --level city --profile p.toml", bad_profile),
    Row("faults.notice", 2, NEW, "calendar import n.json", bad_notice),
    Row("faults.fragment", 2, NEW, "calendar import n.ics", subscribed(*FRAGMENT, "20281001 国庆节")),
    Row("faults.unclear", 2, NEW, "calendar import n.ics --off 春节", subscribed(*FRAGMENT, "20270213 调休", "20270214 补班 holiday")),
    Row("faults.doubtful", 2, NEW, "calendar import n.ics --amend", subscribed("20270310 放假", "20270412 班", "20270717 班", "20270406 放假", "20270101 元旦 班")),
)  # fmt: skip

NOT_BY_A_ROW = {
    "no_libreoffice": "takes a machine without it: tests/test_cli_paper_beside.py",
    "no_printer": "takes a machine without one: tests/test_cli_paper_beside.py",
    "changed_meanwhile": "a file that is changed while it is copied",
    "step_without_point": "no command records a step without --point; the admission's tests hold it",
    "too_many_rows": "takes a million lines: test_more_lines_than_a_sheet_holds",
    "sheet_too_long": "takes 200 MB: tests/test_sheet_in_broken.py",
    **dict.fromkeys(
        ("county_forked", "county_rewritten", "private_key_gone", "private_key_broken"),
        "takes a county's ledger in two states, or a key made at random: tests/test_cli_countersign.py",
    ),
    "busy": "takes 30 s; the store's tests hold it with a shorter wait",
    "commit_unsure": "takes a disk that goes away: tests/test_handing_out.py",
    "recorded_not_placed": "takes a folder that goes away: tests/test_handing_out.py",
    "notice_changed": "takes somebody who writes meanwhile: tests/test_cli_publish.py",
    "needs_extra": "takes an installation without it: test_an_extra_that_isnt_there_is_named",
    "disk": "its words come from the system: test_a_full_disk_is_said",
    "ledger_not_writable": "not for root: test_a_ledger_that_may_not_be_written",
    **dict.fromkeys(
        ("field_twice", "field_unknown", "field_blank", "field_no_day", "field_not_among"),
        "a part of another: the row bad_fields.several",
    ),
    **dict.fromkeys(
        (
            "mail_no_settings",
            "mail_open_to_others",
            "mail_not_toml",
            "mail_unknown_key",
            "mail_missing_key",
            "mail_bad_key",
            "mail_unencrypted",
            "bad_address",
            "mail_no_password",
            "mail_password_failed",
            "mail_password_not_ascii",
            "mail_certificate",
            "mail_bad_certificates",
            "mail_not_tls",
            "mail_login_refused",
            "mail_sender_refused",
            "mail_refused",
            "goes_with_mail",
        ),
        "takes a mail server and its settings: tests/test_cli_mail.py",
    ),
    **dict.fromkeys(
        ("not_a_time", "program_missing", "program_failed", "not_schedulable", "cron_block_broken"),
        "takes stand-ins for the system's programs: tests/test_cli_schedule.py",
    ),
}


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_what_goes_wrong_is_said_in_a_line_with_a_hint(sqqf: Sqqf, row: Row) -> None:
    if row.sentence == "not_utf8_text" and sys.platform == "win32":
        pytest.skip("arguments are Unicode there")
    if row.before:
        sqqf.given(*row.before)
    row.prepare(sqqf)
    made = sqqf.ledger.read_bytes() if sqqf.ledger.exists() else None
    said = [f"$ sqqf {row.command}".encode(errors="backslashreplace").decode(), f"exit {row.code}"]
    firsts, refusals = set(), set()
    for lang in ("en", "zh"):
        answer = sqqf(*shlex.split(row.command), env={"SQQF_LANG": lang})
        assert (answer.code, answer.out) == (row.code, ""), answer.err
        lines = answer.err.replace(str(sqqf.folder), "FOLDER").splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("sqqf: "))
        # Of a sheet it is told first how it was read, and each row that can't be taken over.
        assert not at or row.command.startswith("import ")
        rest = lines[at + 1 :]
        assert rest[0].startswith("  → ")
        # Only a file that was handed in may have several faults: each then has its own line.
        assert not rest[1:] or row.sentence == "faults"
        said += ["", *lines]
        firsts.add(lines[0])
        refusals.add(lines[at])
    assert (sqqf.ledger.read_bytes() if sqqf.ledger.exists() else None) == made, "something was written"
    assert len(firsts) == len(refusals) == 2 or row.sentence == "unknown_language", (
        "said in one language only"
    )
    text = re.sub(r"(opened on |台账建于 )[0-9-]{10}", r"\1DAY", "\n".join(said))  # that is the real clock's
    text = re.sub("[0-9a-f]{64}", "HASH", text)  # another with every change of the rules
    text = re.sub("(line |第)[0-9]{3,}", r"\1N", text)  # likewise
    held(f"{row.id}.txt", f"{text}\n")


def test_every_sentence_is_reached_by_a_row() -> None:
    reached = {row.sentence for row in ROWS} - {"click", "faults"}
    assert reached | NOT_BY_A_ROW.keys() == SENTENCES.keys()
    assert not reached & NOT_BY_A_ROW.keys()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_full_disk_is_said(case: Sqqf) -> None:
    before = case.ledger.read_bytes()
    blocks = len(before) // 512  # ulimit -f counts blocks of 512 bytes: not one page more
    command = shlex.join(case.command("case", "note", "1", "--text", "很长" * 9000))
    limited = ["sh", "-c", f"ulimit -f {blocks}; exec {command}"]
    done = subprocess.run(limited, capture_output=True, encoding="utf-8", env=case.environment(), check=False)
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.splitlines()[0].startswith("sqqf: the disk failed or is full: ")
    assert case.ledger.read_bytes() == before


def test_more_lines_than_a_sheet_holds(case: Sqqf) -> None:
    """With a sheet that holds the header alone."""
    small = "from sqqf.papers.sheets.outgoing import xlsx_out; xlsx_out.MOST_ROWS = 1; from sqqf.cli.main import run; run()"
    command = [sys.executable, "-c", small, "export", "a.xlsx"]
    environment = case.environment()
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=case.folder, env=environment, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == "sqqf: 1 lines don't fit into a sheet, which holds 0"
    assert not (case.folder / "a.xlsx").exists()


def test_an_interruption_of_a_sheet_half_written_is_quiet(case: Sqqf) -> None:
    """Where the rows are given to the library that writes them."""
    stopped = (
        "from openpyxl.worksheet import _write_only\n"
        "append, rows = _write_only.WriteOnlyWorksheet.append, []\n"
        "def stop(sheet, row):\n"
        "    rows.append(append(sheet, row))\n"
        "    if len(rows) == 2: raise KeyboardInterrupt\n"
        "_write_only.WriteOnlyWorksheet.append = stop\n"
        "from sqqf.cli.main import run; run()"
    )
    command = [sys.executable, "-c", stopped, "export", "a.xlsx"]
    environment = case.environment()
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=case.folder, env=environment, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")
    assert not list(case.folder.glob("*.xlsx*"))


def test_a_ledger_that_may_not_be_written(case: Sqqf) -> None:
    locked = case.folder / "locked"
    locked.mkdir()
    path = Path(shutil.copy(case.ledger, locked))
    path.chmod(0o400)
    locked.chmod(0o500)
    try:
        if os.name == "nt" or os.access(path, os.W_OK):
            pytest.skip("who may write anything, like root, is never refused")
        answers = [case("--ledger", path, *line.split()) for line in ("case note 1 --text x", "case list")]
    finally:
        locked.chmod(0o700)
    assert (answers[0].code, answers[0].out) == (2, "")
    assert "can't be opened for writing" in answers[0].err
    assert answers[1].code in (0, 2)
