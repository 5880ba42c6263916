"""What a lead becomes through its acts, whom its acts are about, and how it is numbered."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.course.admission import admit, possible
from sqqf.procedure.course.amendment import changes
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.course.review import review
from sqqf.procedure.documents.lead import lead_document, lead_summary
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.lead import Lead, Official, Subject
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.number import LeadNumber, is_lead_number
from sqqf.procedure.record.number import sought_lead as sought
from sqqf.procedure.record.setting import Office, Setting
from sqqf.procedure.time.limits import deadlines
from tests.cases import (
    LEAD_SETTING,
    PROFILE,
    TODAY,
    TOLERANCE,
    WORKDAYS,
    acts_of,
    lead_admitted,
    lead_histories,
    lead_of,
    lead_proposals,
    switched_on,
)

RECEIVED = "lead 2026-11-16"
TWO = f'{RECEIVED} persons=["陈某","王某"]'
VERIFIED = "verification 2026-11-18"
EVERYBODY = [Subject(1, "陈某"), Subject(2, "王某")]


def of(lead: Lead, *kinds: str) -> list[list[str]]:
    """Whom each act of these kinds is about, by name."""
    return [[subject.name for subject in lead.about(act)] for act in lead.of(*kinds)]


# ── folding ──


def test_who_works_on_a_lead_is_who_was_assigned_last() -> None:
    assert lead_of(f"{RECEIVED} officer=李某").officer == "李某"
    assert lead_of(f"{RECEIVED} officer=李某", "lead_assigned officer=王某").officer == "王某"


@pytest.mark.parametrize("line", ["joined into=L2026-9", "lead_voided reason=重复登记"])
def test_why_a_lead_ended_is_known(line: str) -> None:
    lead = lead_of(RECEIVED, line)
    assert lead.ended == lead.acts[-1].body != {}


@given(lead_histories)
def test_folding_at_once_is_applying_one_by_one(acts: list[Act]) -> None:
    one_by_one = reduce(lambda lead, act: apply(lead, act, PROFILE), acts[1:], fold(acts[:1], PROFILE))
    assert fold(acts, PROFILE) == one_by_one


@settings(deadline=None)
@given(lead_proposals().flatmap(lambda acts: st.tuples(st.just(acts[0]), st.permutations(acts[1:]))))
def test_whatever_is_on_record_folds_and_can_be_shown_and_reviewed(recorded: tuple[Act, list[Act]]) -> None:
    first, rest = recorded
    acts = [first, *(act for act in rest if act.kind != "amended" or act.body["act"] != first.seq)]
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    assert lead.acts == tuple(acts)
    assert len(lead.named_by) == len(lead.persons)
    lead_document(lead_summary(lead, PROFILE, "city", TOLERANCE), lead, [])
    review(lead, Setting(PROFILE, "city", WORKDAYS, TODAY, TOLERANCE), {})


@given(lead_histories)
def test_the_moves_of_a_history_on_record_are_in_order(acts: list[Act]) -> None:
    lead = fold(acts, PROFILE)
    dates = [move.on for move in lead.moves]
    assert dates == sorted(dates)
    assert (lead.moves[0].on, lead.moves[-1].state) == (lead.received_on, lead.state)


@settings(deadline=None)
@given(lead_histories)
def test_what_is_offered_next_doesnt_leave_the_track(acts: list[Act]) -> None:
    lead = fold(acts, PROFILE)
    offered = possible(lead, Office(PROFILE, "city", TOLERANCE))
    ours = {kind.command for kind in PROFILE.acts.values() if kind.track == "inaction"} | {"amend"}
    assert set(offered) <= ours - {"new", "take-in"}


@pytest.mark.parametrize("on", ["", " 2026-11-25"])
def test_an_act_of_an_unknown_kind_changes_nothing(on: str) -> None:
    before, after = lead_of(TWO, VERIFIED), lead_of(TWO, VERIFIED, f"consecrated{on} to=void person=1")
    parts = set(before._asdict()) - {"acts", "effective"}
    assert {name: getattr(after, name) for name in parts} == {name: getattr(before, name) for name in parts}
    assert after.acts[-1].kind == "consecrated"


# From, by which act, to.
STATES: dict[str, tuple[tuple[str, ...], str]] = {
    "as it comes": ((RECEIVED,), "received"),
    "referred": ((RECEIVED, "lead_referred 2026-11-17"), "received"),
    "checked before it is verified": ((RECEIVED, "tolerance_checked 2026-11-17"), "received"),
    "verification begins": ((RECEIVED, VERIFIED), "verifying"),
    "a second one": ((RECEIVED, VERIFIED, "verification 2026-11-19"), "verifying"),
    "verification is over": ((RECEIVED, VERIFIED, "verified 2026-11-20"), "verified"),
    "a check says that it is over": ((RECEIVED, VERIFIED, "tolerance_checked 2026-11-20"), "verified"),
    "one more verification": (
        (RECEIVED, VERIFIED, "verified 2026-11-20", "verification 2026-11-23"), "verified",
    ),
    "disposed of while it is verified": ((RECEIVED, VERIFIED, "disposed 2026-11-20"), "disposed"),
    "disposed of": ((RECEIVED, VERIFIED, "verified 2026-11-20", "disposed 2026-11-23"), "disposed"),
    "disposed of twice": ((TWO, VERIFIED, "disposed 2026-11-23 person=1", "disposed 2026-11-24 person=2"), "disposed"),
    "checked once more": ((RECEIVED, VERIFIED, "disposed 2026-11-20", "tolerance_checked 2026-11-23"), "disposed"),
    "unfounded, unverified": ((RECEIVED, "unfounded 2026-11-20"), "unfounded"),
    "unfounded": ((RECEIVED, VERIFIED, "unfounded 2026-11-20"), "unfounded"),
    "unfounded and closed": ((RECEIVED, VERIFIED, "unfounded 2026-11-20", "lead_closed 2026-11-23"), "closed"),
    "closed": ((RECEIVED, VERIFIED, "disposed 2026-11-20", "lead_closed 2026-11-23"), "closed"),
    "joined": ((RECEIVED, VERIFIED, "joined"), "joined"),
    "void": ((RECEIVED, VERIFIED, "lead_voided"), "void"),
    "void though disposed of": ((RECEIVED, VERIFIED, "disposed 2026-11-20", "lead_voided"), "void"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "state"), STATES.values(), ids=list(STATES))
def test_a_lead_goes_from_state_to_state(lines: tuple[str, ...], state: str) -> None:
    assert lead_admitted(*lines).state == state


def test_a_lead_as_it_comes() -> None:
    lead = lead_of(
        f'{RECEIVED} persons=[{{"name":"陈某","post":"局长"}}] gravity=serious lead_organ=discipline'
    )
    assert (str(lead.number), lead.state, lead.intake) == ("L2026-1", "received", "s1")
    assert (lead.persons, lead.subjects) == ((Official("陈某", "局长"),), (Subject(1, "陈某"),))
    assert (lead.gravity, lead.lead_organ, lead.subject_kind) == ("serious", "discipline", None)
    assert (lead.received_on, lead.moves[0].on) == (date(2026, 11, 16), date(2026, 11, 16))


def test_a_verification_recorded_late_moves_nothing_and_counts() -> None:
    lead = lead_admitted(
        RECEIVED, "verification 2026-11-20", "disposed 2026-11-24", "verification 2026-11-17"
    )
    assert (lead.state, lead.moved_on("verification")) == ("disposed", date(2026, 11, 20))
    assert len(lead.of("verification")) == 2


# ── whom it is about ──

SUBJECTS: dict[str, tuple[tuple[str, ...], list[Subject]]] = {
    "the unit, where no official is known": ((RECEIVED,), [Subject(0, "某局")]),
    "nobody": ((f"{RECEIVED} unit=null",), []),
    "officials": ((TWO,), EVERYBODY),
    "the unit becomes known": ((f"{RECEIVED} unit=null", "classified unit=某县某局"), [Subject(0, "某县某局")]),
    "officials become known": ((RECEIVED, 'classified persons=["陈某","王某"]'), EVERYBODY),
    "one is known already": ((f'{RECEIVED} persons=["陈某"]', 'took_in persons=["陈某","王某"]'), EVERYBODY),
    "a namesake with another post": (
        (f'{RECEIVED} persons=[{{"name":"陈某","post":"局长"}}]', 'classified persons=[{"name":"陈某","post":"科长"}]'),
        [Subject(1, "陈某"), Subject(2, "陈某")],
    ),
    "one went into a lead of its own": ((TWO, "split persons=[1]"), [Subject(2, "王某")]),
    "and nobody takes the number": (
        (TWO, "split persons=[1]", 'classified persons=["赵某"]'), [Subject(2, "王某"), Subject(3, "赵某")],
    ),
    "the unit beside its officials": ((TWO, "tolerance_checked 2026-11-17 person=0"), [*EVERYBODY, Subject(0, "某局")]),
    "come with another lead": ((f'{RECEIVED} persons=["陈某"]', 'took_in persons=["王某"]'), EVERYBODY),
    "the unit too": ((f"{RECEIVED} unit=null", "took_in unit=某县某局"), [Subject(0, "某县某局")]),
    "its own unit stays": ((RECEIVED, "took_in unit=某县某局"), [Subject(0, "某局")]),
    "a unit that was disposed of stays one of them": (
        (RECEIVED, VERIFIED, "disposed 2026-11-20", 'classified persons=["陈某"]'),
        [Subject(1, "陈某"), Subject(0, "某局")],
    ),
    "a unit that was only checked doesn't": (
        (RECEIVED, VERIFIED, "tolerance_checked 2026-11-20", 'classified persons=["陈某"]'),
        [Subject(1, "陈某")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "subjects"), SUBJECTS.values(), ids=list(SUBJECTS))
def test_whom_a_lead_is_about(lines: tuple[str, ...], subjects: list[Subject]) -> None:
    assert list(lead_admitted(*lines).subjects) == subjects


def test_an_act_is_about_whom_it_names_or_all() -> None:
    lead = lead_admitted(TWO, "tolerance_checked 2026-11-17", "tolerance_checked 2026-11-18 person=2")
    assert of(lead, "tolerance_checked") == [["陈某", "王某"], ["王某"]]


@pytest.mark.parametrize("added", ['classified persons=["王某"]', 'took_in persons=["王某"]'])
def test_an_act_isnt_about_whom_nobody_knew_then(added: str) -> None:
    """Who is named later hasn't been checked and isn't disposed of by what was recorded before."""
    lead = lead_of(
        f'{RECEIVED} persons=["陈某"]', VERIFIED, "tolerance_checked 2026-11-20", added, "disposed 2026-11-24",
    )  # fmt: skip
    assert of(lead, "tolerance_checked", "disposed") == [["陈某"], ["陈某", "王某"]]


def test_what_was_about_the_unit_isnt_about_its_officials() -> None:
    lead = lead_of(
        RECEIVED, VERIFIED, "disposed 2026-11-20", 'classified persons=["陈某"]', "disposed 2026-11-24"
    )
    assert of(lead, "disposed") == [["某局"], ["陈某"]]
    assert lead.party_names == "陈某、某局"


# ── putting right what was entered ──


def amended(lead_lines: tuple[str, ...], seq: int, *settings: str) -> Lead:
    """The lead after an amendment written as on the command line was admitted."""
    act = acts_of(*lead_lines)[seq - 1]
    lead = lead_admitted(*lead_lines)
    found = changes(act, settings, PROFILE)
    correction = Act(
        len(lead.acts) + 1, "c1", "amended", None, "2026-11-23T01:00:00Z", "tester",
        {"act": seq, "set": found, "reason": "录入有误"},
    )  # fmt: skip
    admit(lead, correction, LEAD_SETTING)
    return apply(lead, correction, PROFILE)


AMENDED: dict[str, tuple[tuple[str, ...], int, str, dict[str, Any]]] = {
    "a name": ((TWO,), 1, "persons.2.name=王某某", {"persons": (Official("陈某"), Official("王某某"))}),
    "a name, in short": ((TWO,), 1, "person.2=王某某", {"persons": (Official("陈某"), Official("王某某"))}),
    "a post": ((TWO,), 1, "persons.1.post=局长", {"persons": (Official("陈某", "局长"), Official("王某"))}),
    "a name that became known later": (
        (f'{RECEIVED} persons=["陈某"]', 'classified persons=["王某"]'), 2, "persons.1.name=王某某",
        {"persons": (Official("陈某"), Official("王某某"))},
    ),
    "the unit": ((RECEIVED,), 1, "unit=某县某局", {"unit": "某县某局"}),
    "the area, by its name": ((RECEIVED,), 1, "area=i3", {"area": "i3"}),
    "the gravity, in Chinese": ((RECEIVED, "classified gravity=minor"), 2, "gravity=严重", {"gravity": "serious"}),
    "the day of receipt": ((RECEIVED,), 1, "received_on=2026-11-12", {"received_on": date(2026, 11, 12)}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "seq", "setting", "facts"), AMENDED.values(), ids=list(AMENDED))
def test_a_fact_is_put_right(lines: tuple[str, ...], seq: int, setting: str, facts: dict[str, Any]) -> None:
    lead = amended(lines, seq, setting)
    assert {name: getattr(lead, name) for name in facts} == facts


UNAMENDED: dict[str, tuple[tuple[str, ...], int, str, str, dict[str, Any]]] = {
    "an official there isn't": ((TWO,), 1, "persons.3.name=赵某", "no_such_place", {"field": "persons.3.name", "count": 2}),
    "a field there isn't": ((TWO,), 1, "informant=赵某", "unknown_field", {"field": "informant"}),
    "the result of a check": ((TWO, "tolerance_checked 2026-11-17"), 2, "result=possible", "unknown_field", {"field": "result"}),
    "nothing": ((RECEIVED,), 1, "unit=某局", "already_so", {}),
    "a receipt after what follows": (
        (RECEIVED, VERIFIED), 1, "received_on=2026-11-19", "amendment_breaks", {"other": Term("acts", "verification"), "other_seq": 2},
    ),
    "a receipt to come": ((RECEIVED,), 1, "received_on=2027-01-04", "received_in_future", {"on": date(2027, 1, 4)}),
}  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "seq", "setting", "code", "facts"), UNAMENDED.values(), ids=list(UNAMENDED)
)
def test_what_cant_be_put_right(
    lines: tuple[str, ...], seq: int, setting: str, code: str, facts: dict[str, Any]
) -> None:
    with pytest.raises((Refused, BadInput)) as refusal:
        amended(lines, seq, setting)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts


def test_the_act_that_named_somebody_cant_be_struck_once_a_later_one_names_them() -> None:
    lines = (
        f'{RECEIVED} persons=["陈某"]',
        'classified persons=["王某"]',
        "tolerance_checked 2026-11-20 person=2",
    )
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, "amended act=2 struck=true")
    assert (refusal.value.code, refusal.value.facts["other_seq"]) == ("amendment_breaks", 3)
    assert len(lead_admitted(*lines[:2], "amended act=2 struck=true").persons) == 1


def test_a_registration_isnt_struck_out() -> None:
    with pytest.raises(Refused) as refusal:
        lead_admitted(RECEIVED, "amended act=1 struck=true")
    assert refusal.value.code == "registration_stays"


# ── numbers ──


@given(st.integers(1000, 9999), st.integers(1, 10**9))
def test_a_number_is_read_as_it_is_written(year: int, serial: int) -> None:
    no = str(LeadNumber(year, serial))
    assert sought(no) == sought(no.casefold()) == sought(no.removeprefix("L")) == (year, serial)
    assert sought(str(serial)) == sought(f"L{serial}") == (None, serial)
    assert is_lead_number(no)
    assert is_lead_number(f" l{serial} ")
    assert not is_lead_number(str(serial))


@pytest.mark.parametrize(
    "text", ["", "L", "L0", "L2026-0", "阳容〔2026〕1号", "L26-1", "LL1", "L2026-1号", "L１", "L1\n2"]
)
def test_what_is_no_number(text: str) -> None:
    assert sought(text) is None
    assert not is_lead_number(text)


def test_leading_zeros_are_no_other_number() -> None:
    assert sought("L2026-007") == (2026, 7)


# ── the limit that a place may set ──


LIMITED = switched_on("lead_limits")
SETTLED: dict[str, tuple[tuple[str, ...], date | None, bool]] = {
    "open": ((), None, False),
    "disposed of": ((VERIFIED, "disposed 2026-11-20", "disposed 2026-11-24"), date(2026, 11, 20), False),
    "unfounded": (("unfounded 2026-11-20",), date(2026, 11, 20), False),
    "closed, since somebody was exempted": (
        (VERIFIED, "tolerance_checked 2026-11-20 result=possible case=阳容〔2026〕2号", "lead_closed 2026-12-14"),
        date(2026, 12, 14), False,
    ),
    "void": (("lead_voided",), None, True),
    "joined": (("joined",), None, True),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "met_on", "lapsed"), SETTLED.values(), ids=list(SETTLED))
def test_a_limit_on_the_disposition(lines: tuple[str, ...], met_on: date | None, lapsed: bool) -> None:
    lead = lead_of(f'{RECEIVED} persons=["陈某"]', *lines)
    [limit] = deadlines(lead, LIMITED, "city", WORKDAYS)
    assert (limit.kind, limit.working_days, limit.starts_on) == ("disposition", 60, date(2026, 11, 16))
    assert (limit.met_on, limit.lapsed, limit.basis) == (met_on, lapsed, "practice")
    assert deadlines(lead, PROFILE, "city", WORKDAYS) == ()
