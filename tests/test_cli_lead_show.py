"""What people see of leads: the list, the page, the items, the findings; who gave one only where it is asked for.

One ledger for all: L2026-1 about two officials, one of them exempted by a tolerance case, the other admonished; L2026-2
about nobody known yet, on its way to another organ; L2026-3 split off from the first and given to somebody else.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import cache
from itertools import count
from operator import itemgetter
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.procedure.rules.profile import Profile
from sqqf.store import leads
from sqqf.store.ledger.finding import find_case
from sqqf.store.ledger.informants import Informant
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.opening import open_ledger
from sqqf.store.writing.making import NewLedger, create_ledger
from sqqf.store.writing.transaction import transaction
from tests.cases import CLEARED, PROFILE, answered, day, read_line, spoil, switched_on

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TODAY = "2026-12-31"
NAME, CONTACT = "钱某某", "13800000000"
TOLERANCE = "阳容〔2026〕1号"
LEAD = {
    "source": "s1.1",
    "area": "i5.4",
    "unit": "某县住建局",
    "persons": [{"name": "刘某", "post": "科长"}, {"name": "周某"}],
    "text": "施工许可申请搁置三个月未办",
    "received_on": "2026-11-02",
    "officer": "李某",
    "lead_organ": "discipline",
    "subject_kind": "person",
    "gravity": "serious",
}
UNKNOWN = {"source": "s3.3", "area": "i8", "text": "窗口无人值守", "received_on": "2026-11-18"}
TO_THE_DECISION: tuple[tuple[str, str], ...] = (
    ("2026-11-13", "accepted 2026-11-13"),
    ("2026-11-13", "notified 2026-11-13"),
    ("2026-11-16", 'step 2026-11-16 method=hearing evidence=[{"text":"询问笔录"}]'),
    ("2026-11-20", "concluded 2026-11-20"),
    *(("2026-11-20", line) for line in (*CLEARED, answered("c9"))),
    ("2026-11-23", "deliberated 2026-11-23"),
    ("2026-11-24", "submitted 2026-11-24"),
    ("2026-11-26", "approved 2026-11-26"),
    ("2026-11-27", "decided 2026-11-27"),
)
"""How the tolerance case goes on, after the check of 11 November: (recorded, act)."""


class Told:
    """A ledger told act by act, each recorded at ten in the morning of a day."""

    def __init__(self, path: Path, profile: Profile = PROFILE) -> None:
        numbers = count(1)
        self.ids = lambda: f"{next(numbers):016x}"
        opened = self.stamp("2026-11-02")
        create_ledger(
            path, NewLedger(group="某容错调查工作小组", level="city", prefix="阳容", profile=profile), opened
        )
        self.ledger = open_ledger(path)

    def stamp(self, on: str) -> Stamp:
        return Stamp("tester", day(on), None, lambda: f"{on}T02:00:00Z", self.ids)

    def register(self, recorded: str, body: dict[str, Any], informant: Informant | None = None) -> str:
        return leads.register(self.ledger, self.stamp(recorded), body, informant)[0].id

    def add(self, dossier_id: str, recorded: str, line: str) -> None:
        """An act, told as ``kind [date] name=value …``."""
        kind, on, body = read_line(line)
        with transaction(self.ledger, self.stamp(recorded)) as writing:
            writing.append(dossier_id, kind, body, on)

    def check(self, lead_id: str, on: str, **body: Any) -> None:
        leads.check_tolerance(self.ledger, self.stamp(on), lead_id, leads.ToleranceCheck(body, day(on)))


FIRST_STORY: tuple[tuple[str, str], ...] = (
    ("2026-11-12", 'disposed 2026-11-12 measure=m2 responsibilities=["direct"] reason=审批搁置属实 person=2'),
    ("2026-11-13", "rectification text=清理积压审批 due=2026-12-11 responsible=某县住建局"),
    ("2026-11-20", "measures 2026-11-20 item=1 text=逐件排查"),
    ("2026-12-07", "rectified 2026-12-07 item=1 text=已办结八成 to=discipline"),
    ("2026-12-08", "rectification_returned 2026-12-08 item=1 reason=未全部办结 due=2026-12-25"),
    ("2026-12-28", "reminded 2026-12-28 item=1 text=电话催办"),
)
SECOND_STORY = (("2026-11-19", "lead_referred 2026-11-19 to=organization"),)
THIRD_STORY = (
    ("2026-11-20", "lead_assigned officer=王某"),
    ("2026-11-23", "lead_referred 2026-11-23 to=某县委组织部"),
    ("2026-11-24", "referral_received 2026-11-24"),
)


@cache
def _made() -> Path:
    """The ledger, each act recorded in the order of its day."""
    path = Path(mkdtemp(prefix="sqqf-tests-")) / "leads.db"
    told = Told(path)
    with told.ledger:
        first = told.register("2026-11-03", LEAD, Informant(NAME, CONTACT, "0" * 32))
        talk = 'verification 2026-11-09 method=talk people=["李某","王某"] finding=申请确被搁置'
        told.add(first, "2026-11-09", f'{talk} responsibilities=["direct"]')
        told.check(first, "2026-11-11", result="possible", reason="属先行先试", person=1)
        told.check(first, "2026-11-12", result="none", reason="无符合情形", person=2)
        case = find_case(told.ledger, TOLERANCE, date(2026, 11, 11))
        stories = [(*event, first) for event in FIRST_STORY] + [(*event, case) for event in TO_THE_DECISION]

        def go_on(until: str) -> None:
            for recorded, line, dossier_id in sorted(stories, key=itemgetter(0)):
                if recorded < until:
                    told.add(dossier_id, recorded, line)
            stories[:] = [event for event in stories if event[0] >= until]

        go_on("2026-11-18")
        second = told.register("2026-11-18", UNKNOWN)
        stories += [(*event, second) for event in SECOND_STORY]
        go_on("2026-11-20")
        third = told.register("2026-11-20", {**UNKNOWN, "unit": "某镇政府", "source": "s6.1", "area": "i8.1"})
        stories += [(*event, third) for event in THIRD_STORY]
        go_on(TODAY)
    return path


@pytest.fixture
def told(sqqf: Sqqf) -> Sqqf:
    shutil.copy(_made(), sqqf.ledger)
    sqqf.today = TODAY
    return sqqf


# ── documents ──

ADMONISHED = {
    "n": 2,
    "name": "周某",
    "post": None,
    "responsibility": ["direct"],
    "measure": "m2",
    "dispositions": [
        {
            "seq": 8,
            "on": "2026-11-12",
            "measure": "m2",
            "person": 2,
            "reason": "审批搁置属实",
            "responsibilities": ["direct"],
        }
    ],
    "cleared": False,
    "tolerance": {"result": "none", "on": "2026-11-12", "case": None, "standing": None, "effect": "open"},
}
EXEMPTED = {
    "n": 1,
    "name": "刘某",
    "post": "科长",
    "responsibility": [],
    "measure": None,
    "dispositions": [],
    "cleared": False,
    "tolerance": {
        "result": "possible",
        "on": "2026-11-11",
        "case": TOLERANCE,
        "standing": "exempted",
        "effect": "barred",
    },
}
ITEM = {
    "n": 1,
    "text": "清理积压审批",
    "responsible": "某县住建局",
    "listed_on": "2026-11-13",
    "original_due_on": "2026-12-11",
    "due_on": "2026-12-25",
    "reported_on": None,
    "returned": 1,
    "signed_off_on": None,
    "measures_on": "2026-11-20",
    "reported_to": None,
    "reminders": ["2026-12-28"],
}
FIRST = {
    "no": "L2026-1",
    "id": "L2026-1",
    "state": "disposed",
    "source": "s1.1",
    "area": "i5.4",
    "unit": "某县住建局",
    "subject_kind": "person",
    "gravity": "serious",
    "lead_organ": "discipline",
    "persons": [EXEMPTED, ADMONISHED],
    "moved": [],
    "subject": None,
    "text": "施工许可申请搁置三个月未办",
    "officer": "李某",
    "received_on": "2026-11-02",
    "registered_on": "2026-11-03",
    "verified_on": "2026-11-11",
    "disposed_on": "2026-11-12",
    "unfounded_on": None,
    "closed_on": None,
    "desk": {"holder": None, "since": "2026-11-02", "on_its_way": False},
    "informant": True,
    "similar": [],
    "split_from": None,
    "split_into": [],
    "joined_into": None,
    "took_in": [],
    "rectification": [ITEM],
    "taken_over": None,
    "disclosed_on": None,
    "published_on": None,
    "waits_for": None,
    "outstanding": ["sign_off"],
    "gave_rise_to": [TOLERANCE],
}
SECOND_DETAILS = {
    "deadlines": [],
    "verifications": [],
    "tolerance_checks": [],
    "referrals": [
        {
            "n": 1,
            "to": "organization",
            "on": "2026-11-19",
            "received_on": None,
            "returned_on": None,
            "reason": None,
        }
    ],
    "disclosures": [],
    "attached": [],
}


def test_the_list_is_one_document_a_lead(told: Sqqf) -> None:
    first, second, third = told.json("lead", "list")
    assert {key: value for key, value in first.items() if key != "next"} == FIRST
    assert first["next"][-3:] == ["note", "attach", "void"]
    assert (second["unit"], second["persons"], second["subject"]) == (None, [], None), (
        "not known, not guessed"
    )
    assert (third["similar"], third["desk"]["holder"]) == (["L2026-2"], "某县委组织部")


def test_a_lead_in_full_is_what_is_listed_and_more(told: Sqqf) -> None:
    listed = told.json("lead", "list")
    shown = told.json("lead", "show", "L2026-2")
    acts = shown.pop("acts")
    assert shown == listed[1] | SECOND_DETAILS
    assert list(shown)[-1] == "next"
    assert [(act["kind"], act["on"], act["body"].get("to")) for act in acts] == [
        ("lead", "2026-11-18", None),
        ("lead_referred", "2026-11-19", "organization"),
    ]
    first = told.json("lead", "show", "1")
    assert {key: first[key] for key in FIRST} == FIRST
    assert [(line["kind"], line["item"], line["status"]) for line in first["deadlines"]] == [
        ("rectification", 1, "overdue")
    ]
    assert [check["case"] for check in first["tolerance_checks"] if "case" in check] == [TOLERANCE]


def test_items_of_all_leads_or_one(told: Sqqf) -> None:
    standing = {"status": "overdue", "working_days_left": -4, "days_overdue": 6}
    item = {"case": "L2026-1", **ITEM, **standing, "officer": "李某", "party": "刘某、周某"}
    for line in ("lead items", "lead items 1", "lead items --overdue"):
        assert told.json(*line.split()) == [item]
    assert told.json("lead", "items", "2") == []
    assert told.json("correction", "list") == [], "a case's list is another"
    head, row = told.ok("lead", "items").splitlines()
    assert head == "lead\titem\ttext\tresponsible\tdue\tstatus\treport\tsigned off\tmeasures\treminded"
    assert row.split("\t")[4:] == [
        "2026-12-25",
        "overdue by 6 days (4 working days)",
        "sent back: 1",
        "",
        "2026-11-20",
        "2026-12-28",
    ]


FOUND = [
    ("L2026-1", "one_side_only", "risk"),
    ("L2026-1", "rectification_overdue", "risk"),
    ("L2026-1", "talk_undisclosed", "risk"),
    ("L2026-1", "exposure_undecided", "risk"),
    ("L2026-1", "measure_against_gravity", "note"),
    ("L2026-2", "referral_unreceived", "risk"),
]


def test_findings_on_leads(told: Sqqf) -> None:
    found = told.json("lead", "check")
    assert [(one["case"], one["code"], one["severity"]) for one in found] == FOUND
    assert told.json("lead", "check", "L2026-2") == [
        {
            "case": "L2026-2",
            "code": "referral_unreceived",
            "severity": "risk",
            "article": "四(六)",
            "text": "referred to organization department on 2026-11-19, but no receipt is on record",
            "remedy": "ask there, then record it: sqqf lead receive, or sqqf lead hand-back",
            "commands": ["sqqf lead receive", "sqqf lead hand-back"],
        }
    ]
    table = told.ok("lead", "check", "2").splitlines()[0]
    assert table == "lead\tseverity\tarticle\twhat is wrong\twhat to do"
    assert told("lead", "check", "--exit-code").code == 0, "a risk is no defect"
    assert {one["case"] for one in told.json("case", "check")} == {TOLERANCE}, "each track by itself"


# ── the page ──

PAGE = """\
L2026-1  disposed
source: s1.1 petitions, complaints, the media and matters passed down: petitions and complaints
area: i5.4 market supervision and social administration: administrative approvals delayed or even shelved
unit 某县住建局; subject official; gravity serious; led by discipline and supervisory commissions; officer 李某
with this group since 2026-11-02
text: 施工许可申请搁置三个月未办
cases that arose from it: 阳容〔2026〕1号
received 2026-11-02  registered 2026-11-03  verified 2026-11-11  disposed of 2026-11-12
Who gave it is kept apart; whoever looks is on record.

Whom it is about
  1  刘某（科长）
     tolerance checked on 2026-11-11: 阳容〔2026〕1号, exempted: not held accountable, but rectification stays due (二(二)1)
  2  周某
     tolerance checked on 2026-11-12: no circumstance applies
     2026-11-12  m2 admonition talk, direct responsibility: 审批搁置属实

Verification
  1  2026-11-09  talk, by 李某, 王某: 申请确被搁置
     looked into: direct responsibility

Rectification
  1  清理积压审批, responsible 某县住建局, due 2026-12-25: no report (sent back 1 times)
     measures 2026-11-20  reminded 2026-12-28

Limits
"""


def test_the_page(told: Sqqf) -> None:
    page = told.ok("lead", "show", "1")
    assert page.startswith(PAGE)
    assert "To be done before it is closed\n  each rectification item signed off (四(三))\n" in page
    assert (
        "\n  2026-11-11  #6 tolerance checked  a circumstance may apply  case 阳容〔2026〕1号  属先行先试  only official 1 ("
        in (page.replace("  (tester", " (tester"))
    )
    assert " rectification carried out  item 1  已办结八成  to discipline and" in page
    assert "\n  sqqf lead rectified L2026-1 N --on DATE --report TEXT --to discipline\n" in page


def test_a_page_of_what_is_hardly_known(told: Sqqf) -> None:
    page = told.ok("lead", "show", "2")
    assert "unit –; subject –; gravity –; led by –; officer –\n" in page
    assert "on its way to organization department since 2026-11-19, no receipt yet\n" in page
    assert "neither the unit nor an official is known yet" in page
    assert "Referrals\n  1  2026-11-19  to organization department: no receipt yet\n" in page
    third = told.ok("lead", "show", "3")
    assert "with 某县委组织部 since 2026-11-24\n" in third
    assert "similar: L2026-2\n" in third
    assert "to 某县委组织部: received 2026-11-24" in third


def test_the_page_in_chinese_shows_the_rules_own_words(told: Sqqf) -> None:
    page = told("lead", "show", "1", env={"SQQF_LANG": "zh"}).out
    assert page.startswith("L2026-1  已处置\n")
    for words in ("信访投诉", "纪委监委", "诫勉谈话", "免责：不予问责，仍须整改", "各项整改销号", "整改期限"):
        assert words in page


def test_the_case_names_the_lead_that_it_decides_for(told: Sqqf) -> None:
    assert told.json("case", "show", "1")["leads"] == ["L2026-1"]
    assert "decides on tolerance for L2026-1\n" in told.ok("case", "show", "1")


JOINED = (
    'classified persons=[{"name":"孙某","post":"镇长"}] gravity=minor lead_organ=organization area=i8.other:推诿扯皮',
    "lead_referred 2026-11-10 to=audit",
    "referral_returned 2026-11-11 reason=不属其职责",
    'verification 2026-11-12 method=other:电话核实 people=["李某"] finding=属实',
    "tolerance_checked 2026-11-13 result=possible reason=待定 person=1 external=某市小组",
    "tolerance_checked 2026-11-16 result=possible reason=已定 person=1 external=某市小组 outcome=none",
    'disposed 2026-11-17 measure=m4.other:停职 responsibilities=["main","supervisory"] reason=属实 person=1',
    "cleared 2026-11-17 person=2 reason=未参与",
    'disclosed 2026-11-18 text=官网公开 of=["talk","rectification"]',
)


def test_what_was_joined_split_cleared_and_disclosed(sqqf: Sqqf) -> None:
    book = Told(sqqf.ledger)
    with book.ledger as ledger:
        one = book.register("2026-11-03", {**UNKNOWN, "received_on": "2026-11-02"})
        two = book.register("2026-11-03", {**LEAD, "received_on": "2026-11-02", "text": "另一件事"})
        for line in JOINED[:1]:
            book.add(one, "2026-11-05", line)
        leads.join(ledger, book.stamp("2026-11-09"), two, one)
        part = leads.split(ledger, book.stamp("2026-11-09"), one, "其中一件", [3])
        for line in JOINED[1:]:
            book.add(one, TODAY, line)
    assert str(part.number) == "L2026-3"
    page = sqqf.ok("lead", "show", "1", today=TODAY)
    for words in (
        "area: i8 serving the public: other: 推诿扯皮\n",
        "split off from it: L2026-3\n",
        "joined into it: L2026-2\n",
        "  1  孙某（镇长）\n     tolerance checked on 2026-11-16: 某市小组, none: disposition takes its course",
        "     2026-11-17  m4 organizational measure: other: 停职, main responsibility, supervisory responsibility: 属实\n",
        "  2  刘某（科长）\n     nothing was found against them\n",
        "  1  2026-11-10  to audit office: handed back 2026-11-11: 不属其职责\n",
        "Disclosed\n  2026-11-18  talks, rectification  官网公开\n",
        "classified  i8.other:推诿扯皮".replace("i8.other:", "other: ")
        + "  孙某 (镇长)  minor  led by organization department ",
        "  3  周某: goes on in L2026-3\n",
        " split  only official 3  其中一件  as L2026-3 ",
        " took in  L2026-2  某县住建局  刘某 (科长), 周某 ",
        " tolerance checked  a circumstance may apply  case of another group: 某市小组  none: disposition",
        " person cleared  未参与  only official 2 ",
        " disposed of  other: 停职  main responsibility, supervisory responsibility  属实  only official 1 ",
    ):
        assert words in page, words
    joined = sqqf.ok("lead", "show", "2", today=TODAY)
    assert joined.startswith("L2026-2  joined\n")
    assert "joined into L2026-1\n" in joined
    assert " joined  into L2026-1 " in joined
    assert "split off from L2026-1\n" in sqqf.ok("lead", "show", "3", today=TODAY)


# ── lists ──

ASKED: list[tuple[str, list[int]]] = [
    ("--state received", [2, 3]),
    ("--state 已处置", [1]),
    ("--officer 王某", [3]),
    ("--search 窗口 镇", [3]),
    ("--source s1", [1]),
    ("--source s3.3", [2]),
    ("--source s3.1", []),
    ("--area i8", [2, 3]),
    ("--area i8.1", [3]),
    ("--area i5 --source s6", []),
    ("--desk organization", [2]),
    ("--desk 组织部", [2, 3]),
    ("--desk 某县委", [3]),
    ("--as-of 2026-11-18", [1, 2]),
]


@pytest.mark.parametrize(("options", "numbers"), ASKED, ids=[options for options, _ in ASKED])
def test_leads_that_are_asked_for(told: Sqqf, options: str, numbers: list[int]) -> None:
    words = options.replace(" 镇", "_镇").split()
    found = told.json("lead", "list", *(word.replace("_", " ") for word in words))
    assert [lead["no"] for lead in found] == [f"L2026-{n}" for n in numbers]


def test_the_list_as_a_table(told: Sqqf) -> None:
    head, *rows = told.ok("lead", "list").splitlines()
    assert head == "lead\tstate\tabout\tarea\tdesk\treceived\tofficer\ttext"
    assert rows[1] == (
        "L2026-2\treceived\t\ti8 serving the public\torganization department (on its way)\t2026-11-18\t\t窗口无人值守"
    )


def test_a_state_of_cases_is_none_of_leads(told: Sqqf) -> None:
    answer = told("lead", "list", "--state", "registered")
    assert (answer.code, answer.out) == (2, "")
    assert "verifying" in answer.err


# ── as of a day ──


def test_as_of_before_and_after_the_tolerance_case_was_decided(told: Sqqf) -> None:
    def standing(on: str) -> tuple[str, str | None]:
        lead = told.json("lead", "show", "1", "--as-of", on)
        [listed] = [one for one in told.json("lead", "list", "--as-of", on) if one["no"] == "L2026-1"]
        assert {key: lead[key] for key in listed if key != "next"} == {
            key: value for key, value in listed.items() if key != "next"
        }
        check = lead["persons"][0]["tolerance"]
        return (check["standing"] if check else "unchecked"), lead["waits_for"]

    assert standing("2026-11-09") == ("unchecked", "disposition")
    assert standing("2026-11-26") == ("pending", "tolerance")
    assert standing("2026-11-27") == ("exempted", None), "an item is listed, and its date runs"
    assert told.json("lead", "show", "1", "--as-of", TODAY) == told.json("lead", "show", "1")
    page = told.ok("lead", "show", "1", "--as-of", "2026-11-20")
    assert "the tolerance case is undecided" in page
    assert "a disposition for each person, or a record that it is unfounded (三(三)3)\n" in page


def test_a_lead_of_later_isnt_there_yet(told: Sqqf) -> None:
    answer = told("lead", "show", "3", "--as-of", "2026-11-19")
    assert (answer.code, answer.out) == (2, "")
    assert "there is no lead “L2026-3”" in answer.err


# ── beside the cases ──


def test_deadlines_summary_and_report_take_leads_in(told: Sqqf) -> None:
    [line] = told.json("deadlines", "--kind", "rectification")
    assert (line["case"], line["item"], line["status"], line["party"]) == (
        "L2026-1",
        1,
        "overdue",
        "刘某、周某",
    )
    assert [one["case"] for one in told.json("deadlines", "--overdue")] == ["L2026-1"]
    assert "rectification, item 1" in told.ok("deadlines", "--kind", "整改期限")
    found = told.json("summary")
    assert {state: n for state, n in found["leads"].items() if n} == {"received": 2, "disposed": 1}
    assert [(one["case"], one["for"]) for one in found["waiting"]] == [
        ("L2026-3", "verification"),
        ("L2026-2", "referral"),
        (TOLERANCE, "feedback"),
    ]
    page = told.ok("summary").splitlines()
    assert page[1:3] == ["cases: decided 1", "leads: received 2, disposed 1"]
    assert "  李某: 2 open, 1 overdue limits" in page
    for form in ("text", "md", "html"):
        report = told.ok("report", "daily", "--format", form)
        for words in ("L2026-1", "rectification, item 1", "L2026-2", "receipt of the referral"):
            assert words in report.replace("\\", "")
        assert "–" in report, "whom it is about isn't known"


def test_a_due_date_of_a_lead_is_explained(told: Sqqf) -> None:
    [limit] = told.json("lead", "explain", "1", "--kind", "rectification")
    assert (limit["case"], limit["starts_on"], limit["original_due_on"]) == (
        "L2026-1",
        "2026-11-13",
        "2026-12-11",
    )
    page = told.ok("lead", "explain", "1")
    assert "a date that was set on 2026-11-13, not counted (三(三)4)\noriginally due on 2026-12-11\n" in page
    answer = told("lead", "explain", "2")
    assert (answer.code, answer.out, answer.err) == (0, "", "no such limit has begun to run on this lead\n")


def test_a_limit_of_this_place_is_counted_where_it_is_switched_on(sqqf: Sqqf) -> None:
    book = Told(sqqf.ledger, switched_on("lead_limits"))
    with book.ledger:
        book.register("2026-11-03", LEAD)
    [limit] = sqqf.json("lead", "explain", "1")
    assert (limit["kind"], limit["working_days"], limit["basis"]) == ("disposition", 60, "practice")
    page = sqqf.ok("lead", "explain", "1")
    assert "disposition limit (not from the Opinion): due 2027-" in page
    assert "60 working days from 2026-11-02 (三(三)3)" in page
    assert "by analogy" not in page


def test_the_rules_on_leads_are_read_in_words(sqqf: Sqqf) -> None:
    assert sqqf.ok("rules", "show", "gravity.serious").splitlines()[2:] == [
        "  how it comes to hold: by practice",
        "  measures that go with it: public criticism, organizational measure, Party or administrative discipline",
        "  both sides of responsibility are looked into",
    ]
    assert "  disposition: only a reminder is possible\n" in sqqf.ok(
        "rules", "show", "tolerance_effect.exempted"
    )
    assert "\nWhat a tolerance case does to a lead\n" in sqqf.ok("rules", "list")


def test_an_act_on_a_lead_is_amended(told: Sqqf) -> None:
    told.ok("lead", "amend", "1", "--act", "8", "--set", "responsibility=直接责任,领导责任", "--reason", "误")
    page = told.ok("lead", "show", "1")
    assert "m2 admonition talk, direct responsibility, leadership responsibility: 审批搁置属实" in page
    assert "[corrected by #38]" in page
    for options, said in (
        (["--act", "99", "--strike"], "lead L2026-1 has no act 99 that can be amended"),
        (["--act", "3", "--strike"], "a registration can't be struck out"),
        (["--act", "8", "--strike", "--set", "on=2026-11-13"], "exclude each other"),
    ):
        answer = told("lead", "amend", "1", *options, "--reason", "误")
        assert answer.code in (1, 2)
        assert said in answer.err


# ── who gave it ──


def test_whoever_looks_at_the_source_is_on_record_first(told: Sqqf) -> None:
    shown = {"no": "L2026-1", "name": NAME, "contact": CONTACT}
    assert told.json("lead", "source", "1", "--reason", "须当面核对") == shown
    assert told.ok("--by", "赵某", "lead", "source", "1") == f"L2026-1  {NAME}  {CONTACT}\n"
    acts = [
        act for act in told.json("lead", "show", "1")["acts"] if act["kind"] in ("source_shown", "amended")
    ]
    assert [(act["by"], act["body"]) for act in acts] == [("tester", {"reason": "须当面核对"}), ("赵某", {})]
    strike = told("lead", "amend", "1", "--act", str(acts[0]["seq"]), "--strike", "--reason", "误")
    assert strike.code == 2, "what was looked at stays on record"
    answer = told("lead", "source", "2")
    assert (answer.code, answer.out) == (1, "")
    assert "it isn't on record who gave it" in answer.err


READING = (
    *("lead list", "lead show 1", "lead items", "lead check", "lead explain 1", "case list", "case show 1"),
    *(
        "lead show 1 --as-of 2026-11-26",
        "lead list --as-of 2026-11-26",
        "deadlines --all",
        "summary",
        "verify",
    ),
    *("case check", "report daily", "correction list", "filing list"),
)


def test_the_source_stands_in_no_other_output(told: Sqqf) -> None:
    told.ok("lead", "source", "1")
    lines = [line.split() for line in READING]
    lines += [[*line, "--json"] for line in lines]
    lines += [["report", "daily", "--format", form] for form in ("md", "html")]
    lines += [["lead", "list", "--search", word] for word in (NAME, CONTACT)]
    lines += [["lead", "note", "1", "--text", "已阅", "--json"]]
    lines += [["lead", "amend", "1", "--act", "4", "--set", "on=2026-11-10", "--reason", "误", "--json"]]
    for line in lines:
        answer = told(*line)
        assert answer.code == 0, (line, answer.err)
        assert NAME not in answer.out + answer.err, line
        assert CONTACT not in answer.out + answer.err, line
    assert told.json("lead", "list", "--search", NAME) == []


def test_a_source_that_was_changed_is_a_problem(told: Sqqf) -> None:
    whole = told.json("verify")
    assert (whole["cases"], whole["leads"], whole["ok"]) == (1, 3, True)
    assert told.ok("verify").startswith("37 acts, 1 cases, 3 leads, head ")
    spoil(told.ledger, "UPDATE informants SET name='孙某某'")
    answer = told("verify")
    assert answer.code == 12
    assert "! L2026-1 the informant doesn't match the hash in the journal\n" in answer.out
    assert "孙某某" not in answer.out + answer.err
    problems = json.loads(told("verify", "--json").out)["problems"]
    assert problems == [{"seq": None, "case": "L2026-1", "what": "informant_differs"}]
