"""The tolerance check of 二(三)2 before anybody is held accountable, and what each end of a tolerance case does.

What is told of a case here is how it stands (``Linked``); that a real case tells it so is shown at the end.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.course.admission import admit
from sqqf.procedure.course.fold import fold
from sqqf.procedure.documents.lead import waits_for
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.disposition import (
    dispositions,
    holds_accountable,
    is_cleared,
    subject_document,
    unsettled,
)
from sqqf.procedure.inaction.lead import Lead, Subject
from sqqf.procedure.inaction.rectification import outstanding
from sqqf.procedure.inaction.tolerance_check import CheckStanding, effect, exempted, pending, standing
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.link import Linked, no_cases
from sqqf.procedure.tolerance.outcomes import linked_case
from tests.cases import (
    ASSESSED,
    DECIDED,
    DETERMINED,
    LEAD_SETTING,
    PROFILE,
    RECEIVED,
    TOLERANCE,
    TWO_PARTIES,
    case_of,
    day,
    lead_admitted,
    lead_histories,
    lead_of,
    read_line,
    standing_cases,
)

ONE = 'lead 2026-11-16 persons=["陈某"]'
TWO = 'lead 2026-11-16 persons=["陈某","王某"]'
VERIFIED = "verification 2026-11-18"
CASE = "阳容〔2026〕1号"
OTHER = "阳容〔2026〕2号"
POSSIBLE = f"tolerance_checked 2026-11-20 result=possible case={CASE}"
NONE = "tolerance_checked 2026-11-20"
CHEN, WANG = Subject(1, "陈某"), Subject(2, "王某")
DECISION = day("2026-12-11")


def decided(*outcomes: tuple[str, str | None], no: str = CASE) -> Linked:
    return Linked(no, "decided", outcomes, DECISION)


# How the case stands that 陈某 was checked by: what it comes to, its effect, and since when.
STANDS: dict[str, tuple[tuple[Linked, ...], str, str, date]] = {
    "registered": ((Linked(CASE, "registered", (("陈某", None),)),), "pending", "wait", day("2026-11-20")),
    "investigated": ((Linked(CASE, "investigating", (("陈某", None),)),), "pending", "wait", day("2026-11-20")),
    "deliberated, not decided": ((Linked(CASE, "approved", (("陈某", "exempted"),)),), "pending", "wait", day("2026-11-20")),
    "exempted": ((decided(("陈某", "exempted")),), "exempted", "barred", DECISION),
    "exempted, closed": ((Linked(CASE, "closed", (("陈某", "exempted"),), DECISION),), "exempted", "barred", DECISION),
    "mitigated": ((decided(("陈某", "mitigated")),), "mitigated", "lighter", DECISION),
    "lenient": ((decided(("陈某", "lenient")),), "lenient", "lighter", DECISION),
    "none": ((decided(("陈某", "none")),), "none", "open", DECISION),
    "declined": ((Linked(CASE, "declined", (("陈某", "declined"),), DECISION),), "declined", "open", DECISION),
    "withdrawn": ((Linked(CASE, "withdrawn", (("陈某", None),)),), "withdrawn", "again", day("2026-11-20")),
    "ended": ((Linked(CASE, "ended", (("陈某", None),)),), "ended", "again", day("2026-11-20")),
    "void": ((Linked(CASE, "void", (("陈某", None),)),), "void", "again", day("2026-11-20")),
    "transferred": ((Linked(CASE, "ended", (("陈某", None),), transferred=True),), "elsewhere", "wait", day("2026-11-20")),
    "not in this ledger": ((), "elsewhere", "wait", day("2026-11-20")),
    "merged into one that is decided": (
        (Linked(CASE, "ended", (("陈某", None),), into=OTHER), decided(("陈某", "exempted"), no=OTHER)), "exempted", "barred", DECISION,
    ),
    "merged into one that goes on": (
        (Linked(CASE, "ended", (("陈某", None),), into=OTHER), Linked(OTHER, "concluded", (("陈某", None),))),
        "pending", "wait", day("2026-11-20"),
    ),
    "merged into one of another ledger": (
        (Linked(CASE, "ended", (("陈某", None),), into="县容〔2026〕1号"),), "elsewhere", "wait", day("2026-11-20"),
    ),
    "merged into itself": ((Linked(CASE, "ended", (("陈某", None),), into=CASE),), "ended", "again", day("2026-11-20")),
    "merged in a ring": (
        (Linked(CASE, "ended", (("陈某", None),), into=OTHER), Linked(OTHER, "ended", (), into=CASE)), "ended", "again", day("2026-11-20"),
    ),
    "two parties, one of this name": ((decided(("王某", "none"), ("陈某", "exempted")),), "exempted", "barred", DECISION),
    "twice the name, not alike": ((decided(("陈某", "exempted"), ("陈某", "none")),), "pending", "wait", day("2026-11-20")),
}  # fmt: skip

REFUSALS = {
    "wait": "tolerance_pending",
    "barred": "tolerance_exempts",
    "again": "tolerance_again",
    "unchecked": "tolerance_unchecked",
}
MEASURES = ["m2", "m3", "m4", "m4.1", "m4.other:停职", "m5", "other:调整分工"]


@pytest.mark.parametrize(("cases", "code", "does", "since"), STANDS.values(), ids=list(STANDS))
def test_what_a_check_has_come_to(cases: tuple[Linked, ...], code: str, does: str, since: date) -> None:
    found = standing(lead_of(ONE, POSSIBLE), CHEN, standing_cases(*cases))
    assert found
    assert (found.code, found.on, effect(PROFILE, found)) == (code, since, does)
    assert found.case == (cases[-1].no if cases and code not in ("elsewhere", "ended") else found.case)


@pytest.mark.parametrize("measure", ["m1", *MEASURES])
@pytest.mark.parametrize(("cases", "code", "does", "since"), STANDS.values(), ids=list(STANDS))
def test_what_each_end_does_to_a_disposition(
    cases: tuple[Linked, ...], code: str, does: str, since: date, measure: str
) -> None:
    lines = (ONE, VERIFIED, POSSIBLE, f"disposed 2026-12-14 measure={measure}")
    if measure == "m1" or does in ("open", "lighter"):
        assert lead_admitted(*lines, linked=standing_cases(*cases)).state == "disposed"
        return
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, linked=standing_cases(*cases))
    said = refusal.value
    assert said.code == ("tolerance_elsewhere" if code == "elsewhere" else REFUSALS[does])
    assert said.article == PROFILE.entry("tolerance_effects", code).article
    assert (said.facts["person"], said.facts["n"]) == ("陈某", 1)
    assert said.facts["standing"] == Term("tolerance_effects", code)


def test_a_case_about_somebody_else_decides_nothing() -> None:
    """A check isn't admitted on it; one on record, of a ledger taken over, waits."""
    linked = standing_cases(decided(("甲", "exempted"), ("乙", "exempted")))
    with pytest.raises(Refused) as refusal:
        lead_admitted(ONE, VERIFIED, POSSIBLE, linked=linked)
    assert (refusal.value.code, refusal.value.article) == ("case_not_about", "二(三)2")
    assert (refusal.value.facts["person"], refusal.value.facts["names"]) == ("陈某", ["甲", "乙"])
    found = standing(lead_of(ONE, POSSIBLE), CHEN, linked)
    assert found
    assert found.code == "pending"


def test_a_check_may_say_which_party_it_is_about() -> None:
    """Where the case writes the name in another way."""
    linked = standing_cases(decided(("陈某某", "exempted"), ("王某某", "none")))
    lead = lead_admitted(
        TWO, VERIFIED, f"{POSSIBLE} person=1 party=1", f"{POSSIBLE} person=2 party=2", linked=linked
    )
    assert [one.code for one in (standing(lead, who, linked) for who in (CHEN, WANG)) if one] == [
        "exempted",
        "none",
    ]
    with pytest.raises(Refused, match="case_not_about"):
        lead_admitted(ONE, VERIFIED, f"{POSSIBLE} party=3", linked=linked)


OF_A_UNIT: dict[str, tuple[Linked, str]] = {
    "the unit itself": (decided(("某局", "exempted"), ("甲", "none")), "exempted"),
    "its officials": (decided(("甲", "none"), ("乙", "exempted"))._replace(units=("某局", "乙局")), "none"),
    "its officials, not alike": (decided(("甲", "none"), ("乙", "exempted"))._replace(units=("某局", "某局")), "pending"),
    "whoever it is about": (decided(("甲", "exempted"), ("乙", "exempted")), "exempted"),
}  # fmt: skip


@pytest.mark.parametrize(("case", "code"), OF_A_UNIT.values(), ids=list(OF_A_UNIT))
def test_a_case_about_a_unit(case: Linked, code: str) -> None:
    linked = standing_cases(case)
    lead = lead_admitted("lead 2026-11-16", VERIFIED, POSSIBLE, linked=linked)
    found = standing(lead, Subject(0, "某局"), linked)
    assert found
    assert found.code == code


@pytest.mark.parametrize("measure", MEASURES)
def test_nobody_is_held_accountable_unchecked(measure: str) -> None:
    assert holds_accountable(PROFILE, measure)
    with pytest.raises(Refused) as refusal:
        lead_admitted(ONE, VERIFIED, f"disposed 2026-12-14 measure={measure}")
    assert (refusal.value.code, refusal.value.article) == ("tolerance_unchecked", "二(三)2")
    assert refusal.value.facts["person"] == "陈某"
    assert lead_admitted(ONE, VERIFIED, NONE, f"disposed 2026-12-14 measure={measure}").state == "disposed"


def test_a_check_made_before_the_verification_counts() -> None:
    lines = (ONE, "tolerance_checked 2026-11-17", VERIFIED, "disposed 2026-11-18 measure=m2")
    assert lead_admitted(*lines).state == "disposed"


def test_a_reminder_needs_no_check() -> None:
    assert not holds_accountable(PROFILE, "m1")
    assert lead_admitted(ONE, VERIFIED, "disposed 2026-11-20 measure=m1").state == "disposed"


def test_every_end_that_the_rules_name_is_in_the_table() -> None:
    assert {code for _, code, _, _ in STANDS.values()} == {
        entry.id for entry in PROFILE.section("tolerance_effects")
    }


# ── elsewhere, and what came of it there ──

EXTERNAL = "tolerance_checked 2026-11-20 result=possible external=某市小组"
TOLD: dict[str, tuple[str, str, str]] = {
    "nothing yet": ("", "elsewhere", "wait"),
    "exempted": ("outcome=exempted", "exempted", "barred"),
    "mitigated": ("outcome=mitigated", "mitigated", "lighter"),
    "lenient": ("outcome=lenient", "lenient", "lighter"),
    "none": ("outcome=none", "none", "open"),
    "declined": ("outcome=declined", "declined", "open"),
}


@pytest.mark.parametrize(("outcome", "code", "does"), TOLD.values(), ids=list(TOLD))
def test_another_groups_case(outcome: str, code: str, does: str) -> None:
    lead = lead_admitted(ONE, VERIFIED, f"{EXTERNAL} {outcome}")
    found = standing(lead, CHEN, no_cases)
    assert found
    assert (found.code, found.case, found.on) == (code, "某市小组", day("2026-11-20"))
    assert effect(PROFILE, found) == does


def test_every_outcome_has_an_effect() -> None:
    assert {entry.id for entry in PROFILE.section("outcomes")} <= {
        entry.id for entry in PROFILE.section("tolerance_effects")
    }


@pytest.mark.parametrize("first", [EXTERNAL, POSSIBLE], ids=["external", "transferred"])
def test_what_came_of_it_elsewhere_is_put_on_record(first: str) -> None:
    """By a further check, from whose day on it holds."""
    linked = standing_cases(Linked(CASE, "ended", (("陈某", None),), transferred=True))
    told = "tolerance_checked 2026-12-14 result=possible external=某市小组 outcome=none"
    assert lead_admitted(ONE, VERIFIED, first, told, "disposed 2026-12-14 measure=m3", linked=linked)
    with pytest.raises(Refused) as refusal:
        lead_admitted(ONE, VERIFIED, first, told, "disposed 2026-12-11 measure=m3", linked=linked)
    assert (refusal.value.code, refusal.value.facts["since"]) == ("before_tolerance", day("2026-12-14"))


# ── checking once more ──

AGAIN: dict[str, tuple[tuple[Linked, ...], str, str, str | None]] = {
    "undecided, then none": ((Linked(CASE, "investigating", (("陈某", None),)),), POSSIBLE, "result=none", "tolerance_deciding"),
    "undecided, then another": ((Linked(CASE, "investigating", (("陈某", None),)),), POSSIBLE, f"result=possible case={OTHER}", "tolerance_deciding"),
    "elsewhere, then none": ((), EXTERNAL, "result=none", "tolerance_deciding"),
    "elsewhere, then its outcome": ((), EXTERNAL, "result=possible external=某市小组 outcome=none", None),
    "exempted, then none": ((decided(("陈某", "exempted")),), POSSIBLE, "result=none", "tolerance_decided"),
    "exempted, then another": ((decided(("陈某", "exempted")),), POSSIBLE, f"result=possible case={OTHER}", "tolerance_decided"),
    "exempted elsewhere, then none": ((), f"{EXTERNAL} outcome=exempted", "result=none", "tolerance_decided"),
    "mitigated, then none": ((decided(("陈某", "mitigated")),), POSSIBLE, "result=none", "tolerance_decided"),
    "withdrawn, then none": ((Linked(CASE, "withdrawn", (("陈某", None),)),), POSSIBLE, "result=none", None),
    "void, then another": ((Linked(CASE, "void", (("陈某", None),)),), POSSIBLE, f"result=possible case={OTHER}", None),
    "none, then none": ((), NONE, "result=none", None),
    "none, then possible": ((), NONE, f"result=possible case={OTHER}", None),
}  # fmt: skip


@pytest.mark.parametrize(("cases", "first", "then", "code"), AGAIN.values(), ids=list(AGAIN))
def test_a_check_overrules_no_case(
    cases: tuple[Linked, ...], first: str, then: str, code: str | None
) -> None:
    lines = (ONE, VERIFIED, first, f"tolerance_checked 2026-12-14 {then}")
    if code is None:
        assert len(lead_admitted(*lines, linked=standing_cases(*cases)).of("tolerance_checked")) == 2
        return
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, linked=standing_cases(*cases))
    assert (refusal.value.code, refusal.value.facts["person"]) == (code, "陈某")


STAYS: dict[str, tuple[Linked, str | None]] = {
    "undecided": (Linked(CASE, "investigating", (("陈某", None),), arising_from="L2026-1"), "check_stays"),
    "exempted": (decided(("陈某", "exempted"))._replace(arising_from="L2026-1"), "check_stays"),
    "none": (decided(("陈某", "none"))._replace(arising_from="L2026-1"), None),
    "void": (Linked(CASE, "void", (("陈某", None),), arising_from="L2026-1"), None),
    "a case that another opened": (Linked(CASE, "investigating", (("陈某", None),)), None),
}


@pytest.mark.parametrize("how", ["struck=true", 'set={"on":"2026-11-19"}'])
@pytest.mark.parametrize(("case", "code"), STAYS.values(), ids=list(STAYS))
def test_a_check_that_opened_a_case_stays_while_the_case_decides(
    case: Linked, code: str | None, how: str
) -> None:
    lines = (ONE, VERIFIED, POSSIBLE, f"amended act=3 {how}")
    if code is None:
        assert lead_admitted(*lines, linked=standing_cases(case))
        return
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, linked=standing_cases(case))
    assert (refusal.value.code, refusal.value.facts["case"]) == (code, CASE)


def test_nothing_is_checked_before_the_last_check() -> None:
    with pytest.raises(Refused) as refusal:
        lead_admitted(ONE, "tolerance_checked 2026-11-20", "tolerance_checked 2026-11-19")
    assert (refusal.value.code, refusal.value.facts["seq"]) == ("before_act", 2)
    assert lead_admitted(
        TWO, "tolerance_checked 2026-11-20 person=1", "tolerance_checked 2026-11-19 person=2"
    )


def test_a_check_of_an_earlier_day_recorded_late_doesnt_take_the_place_of_the_later_one() -> None:
    lead = lead_of(ONE, VERIFIED, POSSIBLE, "tolerance_checked 2026-11-19")
    found = standing(lead, CHEN, standing_cases(decided(("陈某", "exempted"))))
    assert found
    assert found.code == "exempted"


def test_of_two_checks_of_one_day_the_one_recorded_last_holds() -> None:
    found = standing(lead_of(ONE, NONE, f"{EXTERNAL} outcome=lenient"), CHEN, no_cases)
    assert found
    assert found.code == "lenient"


# ── the order of days ──

DAYS: dict[str, tuple[tuple[str, ...], str | None]] = {
    "the disposition on the day of the check": ((NONE, "disposed 2026-11-20 measure=m2"), None),
    "the disposition before the check": ((NONE, "disposed 2026-11-19 measure=m2"), "before_act"),
    "disposed of before the verification": (("disposed 2026-11-17 measure=m1",), "before_act"),
    "the check after today": (("tolerance_checked 2027-01-04",), "future"),
    "the check before the receipt": (("tolerance_checked 2026-11-13",), "before_receipt"),
    "on the day of the decision": ((POSSIBLE, "disposed 2026-12-11 measure=m2"), None),
    "before the decision": ((POSSIBLE, "disposed 2026-12-10 measure=m2"), "before_tolerance"),
    "a second person, before a check recorded late": (
        ("disposed 2026-11-20 measure=m1", "tolerance_checked 2026-11-24", "disposed 2026-11-23 measure=m2"), "before_tolerance",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code"), DAYS.values(), ids=list(DAYS))
def test_days_are_in_order(lines: tuple[str, ...], code: str | None) -> None:
    linked = standing_cases(decided(("陈某", "none")))
    if code is None:
        assert lead_admitted(ONE, VERIFIED, *lines, linked=linked)
        return
    with pytest.raises(Refused) as refusal:
        lead_admitted(ONE, VERIFIED, *lines, linked=linked)
    assert refusal.value.code == code


# ── several people ──

PARTED = standing_cases(decided(("陈某", "exempted"), ("王某", "none")))


def test_two_people_two_outcomes() -> None:
    lead = lead_admitted(TWO, VERIFIED, POSSIBLE, linked=PARTED)
    assert [one.code for one in (standing(lead, who, PARTED) for who in (CHEN, WANG)) if one] == [
        "exempted",
        "none",
    ]
    assert exempted(lead, PROFILE, PARTED) == [CHEN]
    assert unsettled(lead, PROFILE, PARTED) == [WANG]
    after = lead_admitted(TWO, VERIFIED, POSSIBLE, "disposed 2026-12-14 measure=m3 person=2", linked=PARTED)
    assert unsettled(after, PROFILE, PARTED) == []
    for line in ("disposed 2026-12-14 measure=m3 person=1", "disposed 2026-12-14 measure=m3"):
        with pytest.raises(Refused) as refusal:
            lead_admitted(TWO, VERIFIED, POSSIBLE, line, linked=PARTED)
        assert (refusal.value.code, refusal.value.facts["person"]) == ("tolerance_exempts", "陈某")


def test_each_is_checked() -> None:
    """Who wasn't checked isn't held accountable because somebody else was."""
    checked = (TWO, VERIFIED, f"{NONE} person=1")
    assert lead_admitted(*checked, "disposed 2026-11-23 measure=m2 person=1")
    for line in ("disposed 2026-11-23 measure=m2 person=2", "disposed 2026-11-23 measure=m2"):
        with pytest.raises(Refused) as refusal:
            lead_admitted(*checked, line)
        assert (refusal.value.code, refusal.value.facts["person"]) == ("tolerance_unchecked", "王某")


@pytest.mark.parametrize("added", ['classified persons=["王某"]', 'took_in persons=["王某"]'])
def test_who_is_named_later_is_checked_anew(added: str) -> None:
    lines = (ONE, VERIFIED, NONE, added)
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, "disposed 2026-11-23 measure=m2")
    assert (refusal.value.code, refusal.value.facts["person"]) == ("tolerance_unchecked", "王某")
    assert lead_admitted(*lines, f"{NONE} person=2", "disposed 2026-11-23 measure=m2").state == "disposed"


def test_who_is_named_after_the_disposition_is_unsettled() -> None:
    lead = lead_admitted(ONE, VERIFIED, NONE, "disposed 2026-11-23 measure=m2", 'classified persons=["王某"]')
    assert unsettled(lead, PROFILE, no_cases) == [WANG]
    assert outstanding(lead, PROFILE, no_cases) == ["disposition"]
    assert waits_for(lead, PROFILE, no_cases) == "disposition"


def test_a_unit_disposed_of_and_its_official_named_later() -> None:
    lines = (
        "lead 2026-11-16",
        VERIFIED,
        NONE,
        "disposed 2026-11-23 measure=m3",
        'classified persons=["陈某"]',
    )
    lead = lead_admitted(*lines)
    assert unsettled(lead, PROFILE, no_cases) == [CHEN]
    with pytest.raises(Refused):
        lead_admitted(*lines, "disposed 2026-11-24 measure=m2")
    after = lead_admitted(*lines, "tolerance_checked 2026-11-24", "disposed 2026-11-24 measure=m2")
    assert unsettled(after, PROFILE, no_cases) == []
    assert [len(dispositions(after, one)) for one in after.subjects] == [1, 1]


def test_a_measure_that_names_nobody_leaves_out_who_was_cleared() -> None:
    lines = (
        TWO,
        VERIFIED,
        f"{NONE} person=2",
        "cleared 2026-11-23 person=1",
        "disposed 2026-11-24 measure=m3",
    )
    lead = lead_admitted(*lines)
    assert [len(dispositions(lead, one)) for one in (CHEN, WANG)] == [0, 1]
    assert is_cleared(lead, CHEN)
    assert unsettled(lead, PROFILE, no_cases) == []
    shown = subject_document(lead, CHEN, PROFILE, no_cases)
    assert (shown["cleared"], shown["measure"], shown["responsibility"]) == (True, None, [])


CLEARING: dict[str, tuple[tuple[str, ...], type[Exception], str]] = {
    "somebody there isn't": (("cleared 2026-11-23 person=3",), BadInput, "unknown_person"),
    "a unit that it isn't about": (("cleared 2026-11-23 person=0",), BadInput, "unknown_person"),
    "who went into a lead of its own": (("split persons=[1]", "cleared 2026-11-23 person=1"), BadInput, "unknown_person"),
    "the last one, the other gone": (("split persons=[1]", "cleared 2026-11-23 person=2"), Refused, "nobody_left"),
    "who was disposed of": (("disposed 2026-11-23 person=1", "cleared 2026-11-24 person=1"), Refused, "person_disposed"),
    "who was disposed of with all": (("disposed 2026-11-23", "cleared 2026-11-24 person=1"), Refused, "person_disposed"),
    "the last one": (("cleared 2026-11-23 person=1", "cleared 2026-11-23 person=2"), Refused, "nobody_left"),
    "and disposing of them": (("cleared 2026-11-23 person=1", "disposed 2026-11-24 person=1"), Refused, "person_cleared"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "kind", "code"), CLEARING.values(), ids=list(CLEARING))
def test_clearing(lines: tuple[str, ...], kind: type[Refused | BadInput], code: str) -> None:
    with pytest.raises(kind) as refusal:
        lead_admitted(TWO, VERIFIED, *lines)
    assert refusal.value.code == code


# ── what is settled, what it waits for ──

UNDECIDED = standing_cases(Linked(CASE, "investigating", (("陈某", None), ("王某", None))))
WAITING: dict[str, tuple[tuple[str, ...], Any, list[str], str | None]] = {
    "nothing done": ((TWO,), no_cases, ["disposition"], "verification"),
    "verified": ((TWO, VERIFIED, NONE), no_cases, ["disposition"], "disposition"),
    "both checked, undecided": ((TWO, VERIFIED, POSSIBLE), UNDECIDED, ["tolerance", "disposition"], "tolerance"),
    "one checked, undecided": ((TWO, VERIFIED, f"{POSSIBLE} person=1"), UNDECIDED, ["tolerance", "disposition"], "disposition"),
    "the other disposed of": (
        (TWO, VERIFIED, f"{POSSIBLE} person=1", "disposed 2026-11-23 measure=m1 person=2"), UNDECIDED, ["tolerance", "disposition"], "tolerance",
    ),
    "exempted, nothing listed": ((ONE, VERIFIED, POSSIBLE), PARTED, ["rectification"], "rectification"),
    "exempted, listed": ((ONE, VERIFIED, POSSIBLE, "rectification"), PARTED, ["sign_off"], None),
    "one exempted, one to be disposed of": ((TWO, VERIFIED, POSSIBLE), PARTED, ["disposition", "rectification"], "disposition"),
    "disposed of, nothing listed": ((ONE, VERIFIED, "disposed 2026-11-23"), no_cases, [], "rectification"),
    "disposed of, listed": ((ONE, VERIFIED, "disposed 2026-11-23", "rectification"), no_cases, ["sign_off"], None),
    "reported": (
        (ONE, VERIFIED, "disposed 2026-11-23", "rectification", "rectified 2026-11-25"), no_cases, ["sign_off"], "lead_closing",
    ),
    "unfounded": ((ONE, VERIFIED, "unfounded 2026-11-23"), no_cases, [], "lead_closing"),
    "unfounded, with an item listed": (
        (ONE, VERIFIED, "rectification", "unfounded 2026-11-23"), no_cases, ["sign_off"], None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "linked", "missing", "waits"), WAITING.values(), ids=list(WAITING))
def test_what_is_missing_and_what_it_waits_for(
    lines: tuple[str, ...], linked: Any, missing: list[str], waits: str | None
) -> None:
    lead = lead_of(*lines)
    assert (outstanding(lead, PROFILE, linked), waits_for(lead, PROFILE, linked)) == (missing, waits)


@settings(deadline=None)
@given(lead_histories, st.sampled_from(["m2", "m5"]))
def test_whoever_is_held_accountable_was_checked_and_isnt_exempted(acts: list[Act], measure: str) -> None:
    """Whatever was recorded, amended and struck before: a measure that is admitted found a check that allows it."""
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    if lead.state in ("joined", "void", "closed", "unfounded"):
        return
    for subject in lead.subjects:
        line = f"disposed 2026-12-31 measure={measure}" + (f" person={subject.n}" if subject.n else "")
        try:
            _admitted_now(lead, line)
        except (Refused, BadInput):
            continue
        assert effect(PROFILE, standing(lead, subject, TOLERANCE)) in ("open", "lighter")
        assert lead.of("verification")


def _admitted_now(lead: Lead, line: str) -> None:
    kind, on, body = read_line(line)
    act = Act(len(lead.acts) + 1, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body)
    admit(lead, act, LEAD_SETTING)


@given(lead_histories)
def test_each_subject_is_settled_or_not(acts: list[Act]) -> None:
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    waiting = pending(lead, PROFILE, TOLERANCE)
    open_ones = unsettled(lead, PROFILE, TOLERANCE)
    assert set(waiting) | set(open_ones) <= set(lead.subjects)
    assert not set(open_ones) & set(exempted(lead, PROFILE, TOLERANCE))
    for subject in lead.subjects:
        assert not (is_cleared(lead, subject) and dispositions(lead, subject))


# ── what a real case tells ──

CHECKED = lead_of('lead 2026-11-16 persons=["陈某"]', POSSIBLE)
MERGED = ("accepted 2026-11-20", f"ended 2026-11-24 reason=merged into={OTHER}")
REAL: dict[str, tuple[tuple[str, ...], Linked]] = {
    "registered": ((RECEIVED,), Linked(CASE, "registered", (("陈某", None),))),
    "proposed, not decided": ((*ASSESSED, *DETERMINED[:3]), Linked(CASE, "approved", (("陈某", None),))),
    "decided": (DECIDED, Linked(CASE, "decided", (("陈某", "exempted"),), DECISION)),
    "reopened": ((*DECIDED, "reopened 2026-12-14"), Linked(CASE, "investigating", (("陈某", "exempted"),), DECISION)),
    "decided, then the party died": (
        (*DECIDED, "ended 2026-12-14"), Linked(CASE, "decided", (("陈某", "exempted"),), DECISION),
    ),
    "ended undecided": ((RECEIVED, "ended 2026-11-24"), Linked(CASE, "ended", (("陈某", None),))),
    "declined": ((RECEIVED, "declined 2026-11-24"), Linked(CASE, "declined", (("陈某", "declined"),), day("2026-11-24"))),
    "withdrawn": ((RECEIVED, "withdrawn 2026-11-24"), Linked(CASE, "withdrawn", (("陈某", None),))),
    "merged": ((RECEIVED, *MERGED), Linked(CASE, "ended", (("陈某", None),), into=OTHER)),
    "transferred": ((RECEIVED, "transferred 2026-11-24"), Linked(CASE, "ended", (("陈某", None),), transferred=True)),
    "void": ((RECEIVED, "voided"), Linked(CASE, "void", (("陈某", None),))),
    "two parties": (
        (TWO_PARTIES, "accepted 2026-11-20", 'deliberated 2026-12-07 opinions=["exempted","none"]', *DETERMINED[1:]),
        Linked(CASE, "decided", (("甲某", "exempted"), ("乙局", "none")), DECISION),
    ),
}  # fmt: skip
STANDING: dict[str, str] = {
    "registered": "pending",
    "proposed, not decided": "pending",
    "decided": "exempted",
    "reopened": "pending",
    "decided, then the party died": "exempted",
    "ended undecided": "ended",
    "declined": "declined",
    "withdrawn": "withdrawn",
    "merged": "elsewhere",
    "transferred": "elsewhere",
    "void": "void",
    "two parties": "pending",
}


@pytest.mark.parametrize(
    ("name", "lines", "told"), [(name, *row) for name, row in REAL.items()], ids=list(REAL)
)
def test_how_a_case_tells_that_it_stands(name: str, lines: tuple[str, ...], told: Linked) -> None:
    case = case_of(*lines)
    found = linked_case(case)
    assert found == told._replace(units=tuple(party.unit for party in case.parties))
    came_to = standing(CHECKED, CHEN, standing_cases(found))
    assert isinstance(came_to, CheckStanding)
    assert came_to.code == STANDING[name]


def test_a_subject_as_it_is_shown() -> None:
    lines = ('lead 2026-11-16 persons=[{"name":"陈某","post":"局长"},"王某"]', VERIFIED, POSSIBLE)
    lead = lead_admitted(*lines, "disposed 2026-12-14 measure=m3 person=2", linked=PARTED)
    assert subject_document(lead, CHEN, PROFILE, PARTED) == {
        "n": 1, "name": "陈某", "post": "局长", "responsibility": [], "measure": None, "dispositions": [], "cleared": False,
        "tolerance": {"result": "possible", "on": "2026-11-20", "case": CASE, "standing": "exempted", "effect": "barred"},
    }  # fmt: skip
    shown = subject_document(lead, WANG, PROFILE, PARTED)
    assert (shown["measure"], shown["responsibility"]) == ("m3", ["direct"])
    assert shown["dispositions"] == [
        {"seq": 4, "on": "2026-12-14", "measure": "m3", "responsibilities": ["direct"], "reason": "拖延不办", "person": 2}
    ]  # fmt: skip
