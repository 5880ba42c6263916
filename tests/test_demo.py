"""``demo``: a sample ledger that anybody can make again, and the tour over it."""

from __future__ import annotations

import shlex
import signal
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.cli.acts.tour import STOPS
from sqqf.store.ledger.journal import acts_of
from sqqf.store.opening import open_ledger
from sqqf.store.sample.plan import rules
from sqqf.store.sample.stories import stories
from sqqf.store.sample.words import shipped, words

if TYPE_CHECKING:
    from tests.conftest import Sqqf

SAMPLE = Path(__file__).resolve().parent.parent / "store/sample"
NOTHING_NAMED = {"SQQF_LEDGER": ""}
LEAD_STATES = {"received", "verifying", "verified", "disposed", "unfounded", "joined", "closed"}


def made(sqqf: Sqqf, *arguments: str, name: str = "sample.db", today: str | None = None) -> Path:
    """A sample ledger under this name."""
    path = sqqf.folder / name
    sqqf.ok("demo", "--ledger", path, *arguments, today=today)
    return path


def head(sqqf: Sqqf, path: Path) -> Any:
    return sqqf.json("--ledger", path, "verify")["head"]


def test_the_same_seed_gives_the_same_ledger_and_another_seed_another(sqqf: Sqqf) -> None:
    one, again, other = (
        made(sqqf, "--cases", "30", "--seed", seed, name=name)
        for seed, name in (("7", "one.db"), ("7", "again.db"), ("8", "other.db"))
    )
    assert head(sqqf, one) == head(sqqf, again) != head(sqqf, other)


@pytest.mark.parametrize(
    ("cases", "today", "overdue"),
    [
        pytest.param(1, "2026-11-23", 1, id="one-case"),
        pytest.param(25, "2026-01-05", 1, id="early-in-the-year"),
        pytest.param(30, "2026-10-03", 2, id="on-a-holiday"),
        pytest.param(400, "2027-02-28", 20, id="past-the-published-calendar"),
    ],
)
def test_a_twentieth_of_the_cases_is_overdue(sqqf: Sqqf, cases: int, today: str, overdue: int) -> None:
    path = made(sqqf, "--cases", str(cases), today=today)
    late = sqqf.json("--ledger", path, "deadlines", "--overdue", today=today)
    assert len({limit["case"] for limit in late}) == overdue
    assert {limit["kind"] for limit in late} <= {"acceptance", "investigation"}, "no lead is behind"
    assert len(sqqf.json("--ledger", path, "case", "list", today=today)) == cases
    leads = sqqf.json("--ledger", path, "lead", "list", today=today)
    assert len(leads) == 8 + cases // 25
    assert {lead["area"][:2] for lead in leads} == {f"i{n}" for n in range(1, 9)}
    assert {lead["source"][:2] for lead in leads} == {f"s{n}" for n in range(1, 7)}
    assert {lead["state"] for lead in leads} >= LEAD_STATES
    verdict = sqqf.json("--ledger", path, "verify", today=today)
    assert (verdict["ok"], verdict["leads"]) == (True, len(leads))


@pytest.fixture(scope="module")
def year(shelf: Path) -> Path:
    """The default sample, made once."""
    from tests.conftest import Sqqf

    folder = shelf / "year"
    folder.mkdir()
    return made(Sqqf(folder, shelf))


def test_it_is_sound(sqqf: Sqqf, year: Path) -> None:
    verdict = sqqf.json("--ledger", year, "verify")
    assert (verdict["ok"], verdict["cases"]) == (True, 60)


def test_every_state_occurs(sqqf: Sqqf, year: Path) -> None:
    states = {case["state"] for case in sqqf.json("--ledger", year, "case", "list")}
    under_way = {"registered", "investigating", "concluded", "deliberated", "approved", "decided"}
    assert states == {*under_way, "closed", "declined", "withdrawn", "ended", "void"}
    waiting = {line["for"] for line in sqqf.json("--ledger", year, "summary")["waiting"]}
    assert waiting >= {"deliberation", "approval", "decision"}


def test_limits_stand_in_every_way(sqqf: Sqqf, year: Path) -> None:
    limits = sqqf.json("--ledger", year, "deadlines", "--all")
    statuses = {"met", "met_late", "open", "due_soon", "due_today", "overdue", "lapsed"}
    assert {limit["status"] for limit in limits} == statuses
    assert {limit["kind"] for limit in limits if limit["status"] == "overdue"} == {
        "acceptance",
        "investigation",
    }
    assert any(limit["provisional"] for limit in limits)
    assert any(limit["due_on"] != limit["original_due_on"] for limit in limits)


def test_it_shows_what_an_office_does(sqqf: Sqqf, year: Path) -> None:
    cases = sqqf.json("--ledger", year, "case", "list")
    assert {case["channel"] for case in cases} == {"appeal", "preliminary", "department"}
    assert {case["applicant"]["kind"] for case in cases} == {"person", "unit"}
    assert any(len(case["parties"]) > 1 for case in cases)
    for fact in ("zone", "documents", "proceeding", "circumstances", "arising_from", "merged_into"):
        assert any(case[fact] for case in cases), fact
    numbers = {case["no"]: case for case in [*cases, *sqqf.json("--ledger", year, "lead", "list")]}
    linked = [case for case in cases if case["arising_from"]]
    assert {case["arising_from"].startswith("L") for case in linked} == {True, False}
    assert all(case["no"] in numbers[case["arising_from"]]["gave_rise_to"] for case in linked)


def test_cases_go_to_their_end(sqqf: Sqqf, year: Path) -> None:
    cases = sqqf.json("--ledger", year, "case", "list")
    assert {case["outcome"] for case in cases} == {
        "exempted",
        "mitigated",
        "lenient",
        "none",
        "declined",
        None,
    }
    corrections = sqqf.json("--ledger", year, "correction", "list")
    assert any(item["signed_off_on"] for item in corrections)
    assert not [item for item in corrections if item["status"] == "overdue"]


def test_leads_go_in_every_way(sqqf: Sqqf, year: Path) -> None:
    leads = sqqf.json("--ledger", year, "lead", "list")
    persons = [person for lead in leads for person in lead["persons"]]
    disposed = [act for person in persons for act in person["dispositions"]]
    assert {act["measure"][:2] for act in disposed} == {"m1", "m2", "m3", "m4", "m5"}
    responsible = {code for act in disposed for code in act["responsibilities"]}
    assert responsible == {"direct", "leadership", "main", "supervisory"}
    checks = [person["tolerance"] for person in persons if person["tolerance"]]
    assert {check["result"] for check in checks} == {"none", "possible"}
    assert {"open", "wait"} < {check["effect"] for check in checks}
    waiting = {lead["waits_for"] for lead in leads}
    assert waiting >= {"tolerance", "disposition", "lead_closing", "referral", None}
    for fact in ("took_in", "joined_into", "similar", "disclosed_on", "informant", "gave_rise_to"):
        assert any(lead[fact] for lead in leads), fact
    assert not all(lead["unit"] for lead in leads), "of one the unit isn't known yet"


def test_rectification_stands_in_every_way(sqqf: Sqqf, year: Path) -> None:
    leads = sqqf.json("--ledger", year, "lead", "list")
    items = [item for lead in leads for item in lead["rectification"]]
    assert any(item["signed_off_on"] for item in items)
    assert any(item["reported_on"] and not item["signed_off_on"] for item in items)
    assert any(item["returned"] and not item["reported_on"] and item["reminders"] for item in items)
    assert any(item["measures_on"] and not item["returned"] and not item["reported_on"] for item in items)
    (campaign,) = sqqf.json("--ledger", year, "campaign", "list")
    assert 0 < campaign["totals"]["signed_off"] < campaign["totals"]["items"]
    (check,) = sqqf.json("--ledger", year, "sampling", "list")
    assert [bool(one["results"]) for one in check["drawn"]] == [True, False]
    (problem,) = sqqf.json("--ledger", year, "problem", "list")
    assert problem["state"] == "answered"


def test_where_there_are_many_leads_some_are_split_voided_or_wait_for_another_group(sqqf: Sqqf) -> None:
    path = made(sqqf, "--cases", "800", "--seed", "4")
    leads = sqqf.json("--ledger", path, "lead", "list")
    assert any(lead["split_into"] for lead in leads)
    persons = [person for lead in leads for person in lead["persons"]]
    standings = {person["tolerance"]["standing"] for person in persons if person["tolerance"]}
    assert standings >= {None, "exempted", "none", "lenient", "pending"}
    assert any(person["cleared"] for person in persons)
    assert "void" in {lead["state"] for lead in leads}
    found = sqqf.json("--ledger", path, "lead", "check")
    assert "defect" not in {one["severity"] for one in found}


def test_the_registers_are_kept(sqqf: Sqqf, year: Path) -> None:
    members = sqqf.json("--ledger", year, "member", "list")
    assert {member["role"] for member in members} >= {"lead", "member"}
    (guidance, *_), (prefiling, *_) = (
        sqqf.json("--ledger", year, register, "list") for register in ("guidance", "prefiling")
    )
    assert guidance["follow_ups"]
    assert prefiling["replies"]
    filings = sqqf.json("--ledger", year, "filing", "list")
    assert {filing["late"] for filing in filings} == {True, False}
    assert any(filing["sent_on"] is None for filing in filings), "one was listed and never filed"


def test_its_check_finds_what_the_overdue_cases_lack(sqqf: Sqqf, year: Path) -> None:
    found = sqqf.json("--ledger", year, "case", "check")
    late = {limit["case"] for limit in sqqf.json("--ledger", year, "deadlines", "--overdue")}
    assert late <= {one["case"] for one in found}
    assert {one["severity"] for one in found} >= {"defect", "risk"}


def test_numbers_follow_the_order_of_registration(sqqf: Sqqf, year: Path) -> None:
    cases = sqqf.json("--ledger", year, "case", "list")
    assert cases == sorted(cases, key=lambda case: case["registered_on"])
    counts = Counter(case["registered_on"][:4] for case in cases)
    assert [case["no"] for case in cases] == [
        f"某容〔{number}〕{serial}号" for number, count in counts.items() for serial in range(1, count + 1)
    ]
    assert len(counts) == 2
    leads = sqqf.json("--ledger", year, "lead", "list")
    assert leads == sorted(leads, key=lambda lead: lead["registered_on"])
    assert [lead["no"] for lead in leads[:2]] == ["L2025-1", "L2026-1"]


def test_acts_are_recorded_in_order_after_they_happened_and_by_today(sqqf: Sqqf, year: Path) -> None:
    with open_ledger(year) as ledger:
        ids = [row[0] for row in ledger.connection.execute("SELECT id FROM dossiers")]
        acts = sorted((act for case_id in ids for act in acts_of(ledger, case_id)), key=lambda act: act.seq)
    moments = [act.recorded_at for act in acts]
    assert moments == sorted(moments)
    assert all(act.on <= date.fromisoformat(act.recorded_at[:10]) for act in acts if act.on)
    assert max(moments) < sqqf.today + "T12"
    kinds = {act.kind for act in acts}
    assert {"step", "extended", "point", "assigned", "amended", "noted", "attached"} <= kinds
    assert {
        "classified",
        "lead_referred",
        "referral_received",
        "referral_returned",
        "took_in",
        "joined",
    } <= kinds


def test_a_file_that_exists_is_refused(sqqf: Sqqf) -> None:
    sqqf.ledger.write_text("mine")
    for line in (("demo", "--ledger", sqqf.ledger), ("--ledger", sqqf.ledger, "demo")):
        answer = sqqf(*line)
        assert (answer.code, answer.out) == (1, "")
        assert str(sqqf.ledger) in answer.err
    assert sqqf.ledger.read_text() == "mine"


def test_the_ledger_that_the_environment_names_is_the_users_own_and_stays_alone(sqqf: Sqqf) -> None:
    assert str(sqqf.ledger) not in sqqf.ok("demo", "--cases", "3")
    assert not sqqf.ledger.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C can't be sent to one process there")
def test_an_interrupted_demo_leaves_nothing(sqqf: Sqqf) -> None:
    process = sqqf.start("demo", "--cases", "50000", "--ledger", "sample.db")
    while not list(sqqf.folder.iterdir()):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    assert list(sqqf.folder.iterdir()) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_tour_shows_each_command_before_its_output(sqqf: Sqqf, lang: str) -> None:
    temporary = sqqf.folder / "temporary"
    temporary.mkdir()
    answer = sqqf("--lang", lang, "demo", env={**NOTHING_NAMED, "TMPDIR": str(temporary)})
    assert answer.code == 0, answer.err
    shown = [shlex.split(line) for line in answer.out.splitlines() if line.startswith("$ ")]
    commands = [line.split()[0] for _, lines in STOPS for line in lines]
    assert [line[2] for line in shown] == commands
    assert "\x1b" not in answer.out
    assert ("acceptance limit" in answer.out) == (lang == "en")
    assert list(temporary.iterdir()) == []


def test_the_tour_leaves_the_users_own_ledger_alone(city: Sqqf) -> None:
    before = city.ledger.read_bytes()
    assert "$ sqqf summary" in city.ok("demo", "--cases", "20")
    assert city.ledger.read_bytes() == before


def test_the_stories_name_only_what_there_is_and_every_word_is_drawn() -> None:
    lines = [line for story in stories().values() for line in story.lines]
    assert {line.piece for line in lines if line.piece} <= stories().keys()
    sources = shipped("stories.txt") + "".join(
        path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.py")
    )
    for section in ("cases", "leads"):
        for name in words()[section]:
            assert f"${name}" in sources or f'"{name}"' in sources, name
    verbs = {"assess", "open_case", "take_in", "split"}
    asides = {"prefiling", "guidance", "filing", "campaign", "problem", "sampling"}
    kinds = {line.kind for line in lines if line.kind and line.kind.partition("_")[0] not in asides}
    assert kinds <= rules().acts.keys() | verbs
