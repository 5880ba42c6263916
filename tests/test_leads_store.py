"""Leads in a ledger: numbered, pointed out where alike, joined and split, checked by cases; who gave one kept apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.likeness import Known, alike, likeness, pairs
from sqqf.store import leads
from sqqf.store.index.as_of import as_of
from sqqf.store.index.documents import show_document
from sqqf.store.index.narrowing import DossierFilter
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary, summaries
from sqqf.store.ledger import informants
from sqqf.store.ledger.dossiers import links_of, read_case, read_dossier, read_lead
from sqqf.store.ledger.finding import find_case, find_lead
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.opening import open_ledger
from sqqf.store.overview import summary
from sqqf.store.verify import verify
from sqqf.store.writing.making import NewLedger, create_ledger
from sqqf.store.writing.transaction import transaction
from tests.cases import (
    ASSESSED,
    CLEARED,
    DECIDED,
    DETERMINED,
    EARLIEST,
    PROFILE,
    RECEIVED,
    REDUCED,
    REJECTED,
    SPARED,
    SWITCHED,
    TODAY,
    TOLERANCE,
    TWO_PARTIES,
    UNDECIDED,
    Book,
    answered,
    book,
    day,
    lead_histories,
    make_ledger,
    read_line,
    spoil,
    stamp,
)

ONE = 'lead 2026-11-16 persons=["陈某"] officer=李某'
TWO = 'lead 2026-11-16 persons=[{"name":"陈某","post":"局长"},"王某"] officer=李某'
VERIFIED = "verification 2026-11-18"
FIRST = "阳容〔2026〕1号"


def body(line: str) -> dict[str, Any]:
    return read_line(line)[2]


def told(a: Book, lead_id: str) -> dict[str, Any]:
    """The lead as ``lead list`` prints it."""
    return read_summary(a.ledger, lead_id)


def row(a: Book, lead_id: str) -> tuple[Any, ...]:
    """State, what it waits for, and since when: what the index lists it by."""
    [found] = a.rows("SELECT state, waits_for, since FROM dossiers WHERE id=?", lead_id)
    return tuple(found)


def possible_check(a: Book, lead_id: str, on: str = "2026-11-20", **more: Any) -> str | None:
    check = {"result": "possible", "reason": "可能属先行先试", **more}
    return leads.check_tolerance(
        a.ledger, stamp(a.today), lead_id, leads.ToleranceCheck(check, day(on))
    ).opened


def case_id(a: Book, no: str) -> str:
    return str(a.rows("SELECT id FROM cases WHERE no=?", no)[0])


# ── numbers ──


def test_leads_and_cases_are_numbered_apart(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        for line in (ONE, RECEIVED, ONE, RECEIVED, ONE):
            (a.open_lead if line == ONE else a.open_case)(line)
        assert a.rows("SELECT no FROM leads ORDER BY n") == ["L2026-1", "L2026-2", "L2026-3"]
        assert a.rows("SELECT no FROM cases ORDER BY n") == [FIRST, "阳容〔2026〕2号"]
        assert a.problems() == []


def test_several_in_one_transaction(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        with transaction(a.ledger, stamp()) as writing:
            numbers = [str(writing.register_lead(body(ONE)).number) for _ in range(3)]
            numbers.append(str(writing.register(body(RECEIVED)).number))
        assert numbers == ["L2026-1", "L2026-2", "L2026-3", FIRST]
        assert a.problems() == []


def test_each_year_begins_anew(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_lead(ONE)
        a.today = date(2027, 1, 4)
        assert read_lead(a.ledger, a.open_lead(ONE)).number == (2027, 1)


def test_a_group_whose_prefix_is_that_of_leads(tmp_path: Path) -> None:
    """The serials of its cases are those of its cases."""
    create_ledger(tmp_path / "a.db", NewLedger(group="某小组", level="city", prefix="L", profile=PROFILE, first_serial=1), stamp())  # fmt: skip
    a = Book(tmp_path / "a.db")
    with a.ledger:
        with transaction(a.ledger, stamp()) as writing:
            numbers = [str(writing.register_lead(body(ONE)).number) for _ in range(2)]
            numbers += [str(writing.register(body(RECEIVED)).number) for _ in range(2)]
        for line in (ONE, RECEIVED, ONE):
            (a.open_lead if line == ONE else a.open_case)(line)
        assert numbers == ["L2026-1", "L2026-2", "L〔2026〕1号", "L〔2026〕2号"]
        assert a.rows("SELECT no FROM dossiers ORDER BY n")[4:] == ["L2026-3", "L〔2026〕3号", "L2026-4"]
        assert (find_case(a.ledger, "3", TODAY), find_lead(a.ledger, "3", TODAY)) == (
            case_id(a, "L〔2026〕3号"),
            a.rows("SELECT id FROM leads WHERE no='L2026-3'")[0],
        )
        assert a.problems() == []


def test_at_once_each_gets_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make_ledger(path)

    def some(n: int) -> None:
        a = Book(path)
        with a.ledger:
            for _ in range(5):
                (a.open_lead if n % 2 else a.open_case)(ONE if n % 2 else RECEIVED)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(some, range(4)))
    with book(path) as a:
        assert a.rows("SELECT serial FROM leads ORDER BY serial") == list(range(1, 11))
        assert a.rows("SELECT serial FROM cases ORDER BY serial") == list(range(1, 11))
        assert a.problems() == []


def test_a_lead_is_found_by_its_number(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE)
        a.open_case(RECEIVED)
        for text in ("L2026-1", "l2026-1", "2026-1", "1", " L1 "):
            assert find_lead(a.ledger, text, TODAY) == lead_id
        with pytest.raises(BadInput, match="no_such_lead"):
            find_lead(a.ledger, "L2026-2", TODAY)
        with pytest.raises(BadInput, match="not_a_lead_number"):
            find_lead(a.ledger, FIRST, TODAY)
        with pytest.raises(BadInput, match="is_a_lead"):
            find_case(a.ledger, "L2026-1", TODAY)


# ── alike ──

TEXT = "群众反映窗口长期无人在岗，申请三个月没有答复"
ALIKE: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "the same unit": ({"unit": "某局", "text": "另一事"}, ("unit",)),
    "the same official": ({"unit": "某县某局", "persons": [{"name": "陈某"}], "text": "另一事"}, ("person",)),
    "much the same text": ({"unit": None, "text": "窗口长期无人在岗，申请三个月没有答复"}, ("text",)),
    "all three": ({"unit": "某局", "persons": [{"name": "陈某"}], "text": TEXT}, ("unit", "person", "text")),
    "nothing": ({"unit": None, "text": "工程款拖欠两年"}, ()),
}


@pytest.mark.parametrize(("new", "reasons"), ALIKE.values(), ids=list(ALIKE))
def test_leads_that_are_alike_are_pointed_out(
    tmp_path: Path, new: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_lead(f"{ONE} text={TEXT}")
        lead, found = leads.register(a.ledger, stamp(), {**body(ONE), "persons": [], **new}, None)
        assert [(like.no, like.reasons) for like in found] == ([("L2026-1", reasons)] if reasons else [])
        assert told(a, lead.id)["similar"] == (["L2026-1"] if reasons else [])
        assert a.problems() == []


def test_a_void_lead_isnt_pointed_out_a_joined_one_is(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        a.open_lead(ONE, "lead_voided")
        joined, into = a.open_lead(ONE), a.open_lead(ONE)
        leads.join(a.ledger, stamp(), joined, into)
        assert [like.no for like in leads.similar(a.ledger, body(ONE))] == ["L2026-2", "L2026-3"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_mutual_and_whole_for_the_same(one: str, other: str) -> None:
    first, second = pairs(one), pairs(other)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) == (1.0 if len(first) > 1 else 0.0)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        pytest.param("甲乙丙", "甲乙丁", 0.5, id="one pair of two"),
        pytest.param("甲，乙 丙！", "（甲乙）丙", 1.0, id="signs and blanks aside"),
        pytest.param("ABC", "abc", 1.0, id="in capitals or not"),
        pytest.param("甲乙丙丁", "甲丙乙丁", 0.0, id="the same characters, in another order"),
        pytest.param("甲乙丙", "甲乙丙丁戊己", 1.0, id="a part of a longer text"),
        pytest.param("甲乙", "甲乙", 0.0, id="too short to tell"),
    ],
)
def test_texts_are_as_alike_as_the_pairs_that_they_share(one: str, other: str, share: float) -> None:
    assert likeness(pairs(one), pairs(other)) == share
    found = alike(Known("", None, (), one), [Known("L2026-1", None, (), other)])
    assert [like.reasons for like in found] == ([("text",)] if share >= 0.5 else [])


def test_two_unknown_units_arent_the_same() -> None:
    assert alike(Known("", None, (), "甲"), [Known("L2026-1", None, (), "乙")]) == []


# ── joining and splitting ──


def test_a_lead_joined_into_another(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead, into = a.open_lead(TWO), a.open_lead('lead 2026-11-16 unit=null persons=["陈某"]', VERIFIED)
        leads.join(a.ledger, stamp(), lead, into)
        kept = read_lead(a.ledger, into)
        assert [person.name for person in kept.persons] == ["陈某", "王某"]
        assert (kept.unit, kept.state) == ("某局", "verifying")
        assert (told(a, lead)["state"], told(a, lead)["joined_into"], told(a, lead)["next"]) == (
            "joined", "L2026-2", ["amend", "note", "attach"],
        )  # fmt: skip
        assert told(a, into)["took_in"] == ["L2026-1"]
        assert a.problems() == []


JOINING: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "into a closed one": ((ONE,), (ONE, "unfounded 2026-11-20", "lead_closed 2026-11-23"), "wrong_state"),
    "into a void one": ((ONE,), (ONE, "lead_voided"), "wrong_state"),
    "one that is disposed of": ((ONE, VERIFIED, "disposed 2026-11-20"), (ONE,), "wrong_state"),
    "one with items": ((ONE, "rectification"), (ONE,), "items_listed"),
}


@pytest.mark.parametrize(("lead", "into", "code"), JOINING.values(), ids=list(JOINING))
def test_what_cant_be_joined(tmp_path: Path, lead: tuple[str, ...], into: tuple[str, ...], code: str) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_lead(*lead), a.open_lead(*into)
        head = a.ledger.head
        with pytest.raises(Refused) as refusal:
            leads.join(a.ledger, stamp(), first, second)
        assert (refusal.value.code, a.ledger.head) == (code, head)


def test_a_lead_isnt_joined_with_itself_nor_in_a_ring(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_lead(ONE), a.open_lead(ONE)
        with pytest.raises(BadInput, match="joined_with_itself"):
            leads.join(a.ledger, stamp(), first, first)
        leads.join(a.ledger, stamp(), first, second)
        with pytest.raises(Refused, match="wrong_state"):
            leads.join(a.ledger, stamp(), second, first)
        assert a.problems() == []


def test_a_part_of_a_lead_becomes_one_of_its_own(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        teller = informants.new_informant(NAME, None)
        lead_id = leads.register(a.ledger, stamp(), body(f"{TWO} gravity=minor"), teller)[0].id
        a.add(lead_id, "classified gravity=serious area=i3")
        part = leads.split(a.ledger, stamp(), lead_id, "另一事项", [1])
        whole = read_lead(a.ledger, lead_id)
        assert (part.text, part.area, part.gravity, part.officer) == ("另一事项", "i3", "serious", "李某")
        assert (part.received_on, part.unit, part.source) == (whole.received_on, whole.unit, whole.source)
        assert [person._asdict() for person in part.persons] == [{"name": "陈某", "post": "局长"}]
        assert "informant" not in part.registered, "who gave the whole is kept with it alone"
        assert told(a, part.id)["split_from"] == "L2026-1"
        assert told(a, lead_id)["split_into"] == ["L2026-2"]
        assert a.problems() == []


def test_who_went_into_a_lead_of_their_own_is_none_of_the_first_any_more(tmp_path: Path) -> None:
    """Not split off again, not taken over where the first is joined into another."""
    with book(tmp_path / "a.db") as a:
        lead_id, other = a.open_lead(TWO), a.open_lead("lead 2026-11-16 unit=null")
        leads.split(a.ledger, stamp(), lead_id, "另一事项", [1])
        assert [one["name"] for one in told(a, lead_id)["persons"]] == ["王某"]
        with pytest.raises(BadInput, match="unknown_person"):
            leads.split(a.ledger, stamp(), lead_id, "再一事项", [1])
        leads.join(a.ledger, stamp(), lead_id, other)
        assert [person.name for person in read_lead(a.ledger, other).persons] == ["王某"]
        assert a.problems() == []


def test_nobody_is_split_off_who_isnt_there(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE)
        with pytest.raises(BadInput, match="unknown_person"):
            leads.split(a.ledger, stamp(), lead_id, "另一事项", [2])
        a.add(lead_id, "lead_voided")
        with pytest.raises(Refused, match="wrong_state"):
            leads.split(a.ledger, stamp(), lead_id, "另一事项", [])
        assert a.rows("SELECT no FROM leads") == ["L2026-1"]


# ── checked by a case ──


def test_a_check_opens_a_case_that_names_the_lead(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(f"{TWO} lead_organ=organization", VERIFIED)
        assert possible_check(a, lead_id, person=1) == FIRST
        case = read_case(a.ledger, case_id(a, FIRST))
        assert case.applicant
        assert (case.channel, case.applicant.name, case.applicant.kind) == (
            "preliminary",
            PROFILE.organ_name("organization", day("2026-11-20"), "zh"),
            "unit",
        )
        assert [party._asdict() for party in case.parties] == [
            {"name": "陈某", "kind": "person", "unit": "某局", "post": "局长", "after": None}
        ]
        assert (case.matter, case.points, case.officer) == (
            "群众申请事项长期未予答复",
            ("可能属先行先试",),
            "李某",
        )
        assert case.received_on == day("2026-11-20")
        listed = read_summary(a.ledger, case.id)
        assert (listed["arising_from"], listed["leads"]) == ("L2026-1", ["L2026-1"])
        assert told(a, lead_id)["gave_rise_to"] == [FIRST]
        assert a.problems() == []


def test_a_check_of_a_unit_makes_the_unit_the_party(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        possible_check(a, a.open_lead("lead 2026-11-16", VERIFIED))
        [party] = read_case(a.ledger, case_id(a, FIRST)).parties
        assert (party.name, party.kind, party.unit) == ("某局", "unit", None)


REFUSED: dict[str, tuple[tuple[str, ...], dict[str, Any], str]] = {
    "nobody known": (("lead 2026-11-16 unit=null", VERIFIED), {}, "subject_unknown"),
    "closed": ((ONE, "unfounded 2026-11-18", "lead_closed 2026-11-19"), {}, "after_act"),
    "before the receipt": ((ONE,), {"on": "2026-11-13"}, "before_receipt"),
}


@pytest.mark.parametrize(("lines", "more", "code"), REFUSED.values(), ids=list(REFUSED))
def test_a_check_that_is_refused_opens_no_case(
    tmp_path: Path, lines: tuple[str, ...], more: dict[str, Any], code: str
) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(*lines)
        head = a.ledger.head
        with pytest.raises(Refused) as refusal:
            possible_check(a, lead_id, **more)
        assert (refusal.value.code, a.ledger.head, a.rows("SELECT no FROM cases")) == (code, head, [])
        a.open_case(RECEIVED)
        assert a.rows("SELECT no FROM cases") == [FIRST], "the number wasn't lost"


ON_THE_CASE = (
    "accepted 2026-11-23",
    'step 2026-11-24 method=hearing evidence=[{"text":"询问笔录"}]',
    "concluded 2026-12-04",
    *CLEARED,
)


def decide(a: Book, no: str, opinion: str) -> None:
    lines = (*ON_THE_CASE, answered("c9"), f'deliberated 2026-12-07 opinions=["{opinion}"]', *DETERMINED[1:])
    a.add(case_id(a, no), *lines)


DECISIONS: dict[str, tuple[tuple[str, ...], tuple[str, str | None, str], str]] = {
    "none": (
        (*ON_THE_CASE, answered("c9"), 'deliberated 2026-12-07 opinions=["none"]', *DETERMINED[1:]),
        ("verified", "disposition", "2026-12-11"), "open",
    ),
    "exempted": (
        (*ON_THE_CASE, answered("c9"), 'deliberated 2026-12-07 opinions=["exempted"]', *DETERMINED[1:]),
        ("verified", "rectification", "2026-12-11"), "barred",
    ),
    "declined": (("declined 2026-11-24",), ("verified", "disposition", "2026-11-24"), "open"),
    "withdrawn": (("withdrawn 2026-11-24",), ("verified", "disposition", "2026-11-20"), "again"),
    "ended": (("ended 2026-11-24",), ("verified", "disposition", "2026-11-20"), "again"),
    "void": (("voided",), ("verified", "disposition", "2026-11-20"), "again"),
    "transferred": (("transferred 2026-11-24",), ("verified", "tolerance", "2026-11-20"), "wait"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "listed", "effect"), DECISIONS.values(), ids=list(DECISIONS))
def test_what_becomes_of_the_case_changes_the_leads_row(
    tmp_path: Path, lines: tuple[str, ...], listed: tuple[str, str | None, str], effect: str
) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        assert row(a, lead_id) == ("verified", "tolerance", "2026-11-20")
        head = read_lead(a.ledger, lead_id).acts[-1].seq
        a.add(case_id(a, FIRST), *lines)
        assert row(a, lead_id) == listed
        assert told(a, lead_id)["persons"][0]["tolerance"]["effect"] == effect
        assert read_lead(a.ledger, lead_id).acts[-1].seq == head, "nothing was recorded on the lead"
        assert a.problems() == []


def test_the_disposition_waits_for_the_decision(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        with pytest.raises(Refused, match="tolerance_pending"):
            a.add(lead_id, "disposed 2026-12-14 measure=m3")
        decide(a, FIRST, "none")
        with pytest.raises(Refused, match="before_tolerance"):
            a.add(lead_id, "disposed 2026-12-10 measure=m3")
        a.add(lead_id, "disposed 2026-12-14 measure=m3")
        assert row(a, lead_id) == ("disposed", "rectification", "2026-12-14")


def test_the_decision_and_the_disposition_in_one_transaction(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        with transaction(a.ledger, stamp()) as writing:
            writing.append(case_id(a, FIRST), "declined", {"reason": "不属于受理范围"}, day("2026-11-24"))
            writing.append(lead_id, "disposed", body("disposed 2026-11-25 measure=m3"), day("2026-11-25"))
        assert a.problems() == []


def test_a_case_that_was_there_already(tmp_path: Path) -> None:
    """Linked by its number; the case shows the lead as long as the check stands."""
    with book(tmp_path / "a.db") as a:
        case = a.open_case(RECEIVED)
        lead_id = a.open_lead(ONE, VERIFIED)
        assert possible_check(a, lead_id, case=FIRST) is None
        assert read_summary(a.ledger, case)["leads"] == ["L2026-1"]
        assert read_summary(a.ledger, case)["arising_from"] is None
        assert a.problems() == []
        a.add(case, *DECIDED[1:])
        assert row(a, lead_id) == ("verified", "rectification", "2026-12-11")
        check = read_lead(a.ledger, lead_id).of("tolerance_checked")[0].seq
        a.add(lead_id, f"amended act={check} struck=true")
        assert read_summary(a.ledger, case)["leads"] == []
        assert row(a, lead_id) == ("verifying", "disposition", "2026-11-18")
        assert a.problems() == []


def test_a_case_merged_into_another_is_followed(tmp_path: Path) -> None:
    """The lead waits for the other from then on, and its row changes with that one's decision."""
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        other, third = a.open_case(RECEIVED), a.open_case(RECEIVED)
        a.add(case_id(a, FIRST), "ended 2026-11-24 reason=merged into=阳容〔2026〕2号")
        assert row(a, lead_id) == ("verified", "tolerance", "2026-11-20")
        a.add(other, "ended 2026-11-25 reason=merged into=阳容〔2026〕3号")
        assert a.problems() == []
        a.add(third, *DECIDED[1:])
        assert row(a, lead_id) == ("verified", "rectification", "2026-12-11")
        assert told(a, lead_id)["persons"][0]["tolerance"]["case"] == "阳容〔2026〕3号"
        assert a.problems() == []


def test_two_leads_that_wait_for_one_case(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        first, second = a.open_lead(ONE, VERIFIED), a.open_lead(ONE, VERIFIED)
        possible_check(a, first)
        possible_check(a, second, case=FIRST)
        assert read_summary(a.ledger, case_id(a, FIRST))["leads"] == ["L2026-1", "L2026-2"]
        decide(a, FIRST, "exempted")
        assert row(a, first) == row(a, second) == ("verified", "rectification", "2026-12-11")
        assert a.problems() == []


def test_a_case_reopened_makes_the_lead_wait_again(tmp_path: Path) -> None:
    with book(tmp_path / "a.db", profile=SWITCHED) as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        decide(a, FIRST, "exempted")
        assert row(a, lead_id) == ("verified", "rectification", "2026-12-11")
        a.add(case_id(a, FIRST), "reopened 2026-12-14")
        assert row(a, lead_id) == ("verified", "tolerance", "2026-11-20")
        with pytest.raises(Refused, match="tolerance_pending"):
            a.add(lead_id, "disposed 2026-12-15 measure=m3")
        assert a.problems() == []


def test_a_case_settled_by_itself_still_changes_the_leads_row(tmp_path: Path) -> None:
    """As one is that is done with, where many are recorded in one transaction."""
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE, VERIFIED)
        possible_check(a, lead_id)
        one = case_id(a, FIRST)
        with transaction(a.ledger, stamp()) as writing:
            writing.append(one, "declined", {"reason": "不属于受理范围"}, day("2026-11-24"))
            writing.settle(one)
        assert row(a, lead_id) == ("verified", "disposition", "2026-11-24")
        assert a.problems() == []


# ── the index is what the acts say ──

ON_FILE = (
    (RECEIVED, "accepted 2026-11-20"),
    DECIDED,
    (
        TWO_PARTIES.replace("甲某", "陈某").replace("乙局", "王某").replace('"unit"}]', '"person"}]'),
        *(line for line in ASSESSED[1:] if not line.startswith("assessed section=circumstances")),
        answered("c9", party=1),
        answered("c17", party=2),
        'deliberated 2026-12-07 opinions=["exempted","mitigated"]',
        *DETERMINED[1:],
    ),
    (RECEIVED, "declined 2026-11-24"),
)
AFTER = (None, (0, "withdrawn 2026-12-30"), (0, "voided"), (1, "ended 2026-12-30"), (3, "voided"))


TELLER = informants.new_informant("群众", None)


@settings(max_examples=25, deadline=None)
@given(lead_histories, lead_histories, st.sampled_from(AFTER))
def test_the_index_is_what_the_acts_say(
    first: list[Act], second: list[Act], after: tuple[int, str] | None
) -> None:
    """Whatever was recorded on leads and on the cases that they were checked by: ``verify`` makes every row anew."""
    with TemporaryDirectory() as folder, book(Path(folder) / "a.db") as a:
        cases = [a.open_case(*lines) for lines in ON_FILE]
        for no in (UNDECIDED, SPARED, REDUCED, REJECTED):
            found = links_of(a.ledger)(no)
            assert found
            assert found == TOLERANCE(no)
        for acts in (first, second):
            opened, *rest = acts
            with transaction(a.ledger, stamp()) as writing:
                teller = {"informant": TELLER.hash} if "informant" in opened.body else {}
                lead = writing.register_lead({**opened.body, **teller})
                if teller:
                    informants.keep(writing.connection, lead.id, TELLER)
                seqs = {opened.seq: writing.seq}
            for act in rest:
                moved = {"act": seqs[act.body["act"]]} if act.kind == "amended" else {}
                with transaction(a.ledger, stamp()) as writing:
                    writing.append(lead.id, act.kind, {**act.body, **moved}, act.on)
                    seqs[act.seq] = writing.seq
        assert a.problems() == []
        if after:
            a.add(cases[after[0]], after[1])
            assert a.problems() == []


def test_verify_counts_leads_apart(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        possible_check(a, a.open_lead(ONE, VERIFIED))
        verdict = verify(a.ledger, None, lambda: None)
        assert (verdict.cases, verdict.leads, verdict.ok) == (1, 1, True)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE dossiers SET waits_for=NULL WHERE track='inaction'", "DELETE FROM checks", "UPDATE documents SET document='{}'"],
)  # fmt: skip
def test_a_row_that_isnt_what_the_acts_say_is_found(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "a.db"
    with book(path) as a:
        possible_check(a, a.open_lead(ONE, VERIFIED))
    spoil(path, statement)
    with book(path) as a:
        assert "index_differs" in a.problems()


def test_a_check_of_the_unit_beside_its_officials_opens_a_case_about_the_unit(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead, _ = leads.register(a.ledger, stamp(), body(ONE), None)
        a.add(lead.id, VERIFIED)
        checked = {"result": "possible", "reason": "属先行先试", "person": 0}
        no = leads.check_tolerance(
            a.ledger, stamp(), lead.id, leads.ToleranceCheck(checked, day("2026-11-24"))
        ).opened
        (parties,) = [
            one["parties"] for one in map(json.loads, summaries(a.ledger.connection)) if one["no"] == no
        ]
        assert [(one["name"], one["kind"]) for one in parties] == [(lead.unit, "unit")]
        shown = told(a, lead.id)
        assert shown["subject"]["tolerance"]["case"] == no
        assert [one["tolerance"] for one in shown["persons"]] == [None]
        assert a.problems() == []


# ── who gave it ──

NAME, CONTACT = "周某某", "13800000000"


def given_by(a: Book, name: str = NAME) -> Lead:
    teller = informants.new_informant(name, CONTACT)
    return leads.register(a.ledger, stamp(), body(ONE), teller)[0]


def test_who_gave_it_is_kept_apart(tmp_path: Path) -> None:
    """In one table, and in no act, no list, no search text: only a hash that says nothing without its salt."""
    with book(tmp_path / "a.db") as a:
        lead = given_by(a)
        a.add(lead.id, VERIFIED, "lead_noted")
        possible_check(a, lead.id)
        leads.show_informant(a.ledger, stamp(), lead.id, "核对来信")
        tables = a.rows("SELECT name FROM sqlite_master WHERE type='table' AND name <> 'informants'")
        for table in tables:
            for found in a.db.execute(f"SELECT * FROM {table}").fetchall():
                assert NAME not in str(found)
                assert CONTACT not in str(found)
        kept = informants.informant(a.ledger, lead.id)
        assert kept
        assert (kept.name, kept.contact) == (NAME, CONTACT)
        assert lead.registered["informant"] == kept.hash
        assert kept.salt not in json.dumps([act.body for act in acts_of(a.ledger, lead.id)])
        assert told(a, lead.id)["informant"] is True
        assert NAME not in json.dumps(
            show_document(a.ledger, read_dossier(a.ledger, lead.id), TODAY), ensure_ascii=False
        )
        assert list(summaries(a.ledger.connection, "inaction", DossierFilter(search=NAME))) == []
        assert a.problems() == []


def test_two_leads_of_one_person_have_two_hashes(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        assert given_by(a).registered["informant"] != given_by(a).registered["informant"]


@pytest.mark.parametrize(
    ("kind", "on", "said"),
    [
        (
            "verification",
            day("2026-11-18"),
            {"method": "talk", "people": ["李某"], "finding": f"{NAME}所述属实"},
        ),
        ("lead_noted", None, {"text": f"已致电{CONTACT}"}),
        ("lead_voided", None, {"reason": f"{NAME}要求撤回"}),
        ("source_shown", None, {"reason": f"联系{NAME}"}),
    ],
    ids=["a finding", "a note with the number", "a reason", "the reason for looking"],
)
def test_nothing_that_goes_on_record_may_name_who_gave_it(
    tmp_path: Path, kind: str, on: date | None, said: dict[str, Any]
) -> None:
    with book(tmp_path / "a.db") as a:
        lead = given_by(a)
        recorded = a.rows("SELECT count(*) FROM acts")
        with pytest.raises(BadInput, match="names_informant"), transaction(a.ledger, stamp()) as writing:
            writing.append(lead.id, kind, said, on)
        assert a.rows("SELECT count(*) FROM acts") == recorded


def test_who_it_is_about_cant_be_who_gave_it(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a, pytest.raises(BadInput, match="names_informant"):
        leads.register(
            a.ledger,
            stamp(),
            {**body(ONE), "persons": [{"name": NAME}]},
            informants.new_informant(NAME, None),
        )


def test_the_showing_is_on_record(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead = given_by(a)
        found = leads.show_informant(a.ledger, stamp(by="赵某"), lead.id, "核对来信")
        leads.show_informant(a.ledger, stamp(by="钱某"), lead.id, None)
        assert (found.name, found.contact) == (NAME, CONTACT)
        shown = read_lead(a.ledger, lead.id).of("source_shown")
        assert [(act.by, dict(act.body)) for act in shown] == [("赵某", {"reason": "核对来信"}), ("钱某", {})]


def test_nobody_is_shown_where_nobody_is_kept(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_id = a.open_lead(ONE)
        with pytest.raises(Refused, match="no_informant"):
            leads.show_informant(a.ledger, stamp(), lead_id, None)
        assert told(a, lead_id)["informant"] is False
        assert read_lead(a.ledger, lead_id).of("source_shown") == []


TAMPERED = {
    "another name": "UPDATE informants SET name='吴某某'",
    "another way to reach them": "UPDATE informants SET contact=NULL",
    "another salt": "UPDATE informants SET salt='00'",
    "taken away": "DELETE FROM informants",
    "put in": "INSERT INTO informants SELECT id, '吴某某', NULL, '00' FROM leads WHERE no='L2026-2'",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=list(TAMPERED))
def test_another_informant_is_found_by_verify(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "a.db"
    with book(path) as a:
        given_by(a)
        a.open_lead(ONE)
        assert a.problems() == []
    spoil(path, statement)
    with book(path) as a:
        assert a.problems() == ["informant_differs"]


def test_one_that_was_taken_away_isnt_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with book(path) as a:
        lead = given_by(a)
    spoil(path, "DELETE FROM informants")
    with book(path) as a:
        head = a.ledger.head
        with pytest.raises(Refused, match="no_informant"):
            leads.show_informant(a.ledger, stamp(), lead.id, None)
        assert a.ledger.head == head


# ── as of a day ──

Action = Callable[[Ledger, Stamp], None]


def recorded(ledger: Ledger, made: Stamp, no: str, *lines: str) -> None:
    [found] = ledger.connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
    with transaction(ledger, made) as writing:
        for line in lines:
            kind, on, told_body = read_line(line)
            writing.append(found, kind, told_body, on)


def registered(line: str) -> Action:
    def run(ledger: Ledger, made: Stamp) -> None:
        with transaction(ledger, made) as writing:
            (writing.register_lead if line.startswith("lead") else writing.register)(body(line))

    return run


def on_record(no: str, *lines: str) -> Action:
    return lambda ledger, made: recorded(ledger, made, no, *lines)


def checked(no: str, **more: Any) -> Action:
    def run(ledger: Ledger, made: Stamp) -> None:
        [found] = ledger.connection.execute("SELECT id FROM dossiers WHERE no=?", (no,)).fetchone()
        check = {"result": "possible", "reason": "可能属先行先试", **more}
        leads.check_tolerance(ledger, made, found, leads.ToleranceCheck(check, day("2026-11-20")))

    return run


def joined(no: str, into: str) -> Action:
    def run(ledger: Ledger, made: Stamp) -> None:
        ids = [
            ledger.connection.execute("SELECT id FROM dossiers WHERE no=?", (one,)).fetchone()[0]
            for one in (no, into)
        ]
        leads.join(ledger, made, *ids)

    return run


# One a day, from the day of receipt on.
STORY: tuple[Action, ...] = (
    registered(ONE),
    on_record("L2026-1", VERIFIED),
    checked("L2026-1"),
    registered(ONE),
    on_record("L2026-2", VERIFIED, "rectification"),
    registered(RECEIVED),
    checked("L2026-2", case="阳容〔2026〕2号"),
    on_record(FIRST, "ended 2026-11-24 reason=merged into=阳容〔2026〕2号"),
    on_record("阳容〔2026〕2号", *DECIDED[1:]),
    on_record("L2026-2", "rectified 2026-11-27", "rectification_signed_off 2026-11-27"),
    registered(ONE),
    registered(TWO),
    joined("L2026-3", "L2026-4"),
    on_record("L2026-4", "lead_referred 2026-11-28"),
    on_record("L2026-2", "lead_closed 2026-12-14"),
    on_record("阳容〔2026〕2号", "ended 2026-12-15"),
)


def played(path: Path, days: int) -> Ledger:
    """A ledger in which the story's first so many days were recorded; ids are the same wherever it is played."""
    start = datetime(EARLIEST.year, EARLIEST.month, EARLIEST.day, 1, tzinfo=UTC)
    count = iter(range(1, 1000))

    def made(at: datetime) -> Stamp:
        moment = at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return Stamp("tester", TODAY, None, lambda: moment, lambda: f"{next(count):016x}")

    opened = made(start - timedelta(days=1))
    create_ledger(path, NewLedger(group="某小组", level="city", prefix="阳容", profile=PROFILE), opened)
    ledger = open_ledger(path)
    for n, action in enumerate(STORY[:days]):
        action(ledger, made(start + timedelta(days=n)))
    return ledger


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    """All that is listed."""
    tables = {
        table: sorted(ledger.connection.execute(f"SELECT * FROM {table}").fetchall())
        for table in ("dossiers", "checks")
    }
    limits = [line._asdict() for line in deadline_lines(ledger, DeadlineFilter(settled=True), TODAY)]
    documents = [
        json.loads(text)
        for track in ("tolerance", "inaction")
        for text in summaries(ledger.connection, track)
    ]
    return {**tables, "deadlines": limits, "documents": documents}


@pytest.mark.parametrize("days", range(1, len(STORY) + 1))
def test_a_ledger_of_the_past_is_one_in_which_no_more_was_recorded(tmp_path: Path, days: int) -> None:
    on = EARLIEST + timedelta(days=days - 1)
    with played(tmp_path / "now.db", len(STORY)) as now, played(tmp_path / "then.db", days) as then:
        assert verify(then, None, lambda: None).ok
        with as_of(now, on) as past:
            assert contents(past) == contents(then)
            assert summary(past, TODAY) == summary(then, TODAY)
        for (one,) in then.connection.execute("SELECT id FROM dossiers").fetchall():
            with as_of(now, on, one) as past:
                assert show_document(past, read_dossier(past, one), TODAY) == show_document(
                    then, read_dossier(then, one), TODAY
                )


def test_a_lead_of_later_isnt_there_yet(tmp_path: Path) -> None:
    with played(tmp_path / "now.db", len(STORY)) as now:
        later = find_lead(now, "L2026-4", TODAY)
        with pytest.raises(BadInput, match="no_such"):
            as_of(now, EARLIEST, later)
