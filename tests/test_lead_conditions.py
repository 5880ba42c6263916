"""What is refused on a lead, with its code, its article and its facts; and what may come next at each stage.

Referral is in ``test_referral``, the tolerance check in ``test_accountability``, items in ``test_rectification``.
"""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest
from hypothesis import given

from sqqf.procedure.course.admission import admit, admit_registration, possible
from sqqf.procedure.course.fold import fold
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction import file
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.track import STAGES
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.link import Linked
from sqqf.procedure.record.setting import Office
from sqqf.procedure.tracks import track
from tests.cases import (
    LEAD_SETTING,
    PROFILE,
    TODAY,
    TOLERANCE,
    acts_of,
    day,
    lead_admitted,
    lead_histories,
    setting,
    standing_cases,
)

LEAD = "lead 2026-11-16"
ONE, TWO = f'{LEAD} persons=["陈某"]', f'{LEAD} persons=["陈某","王某"]'
NOBODY = f"{LEAD} unit=null"
VERIFIED, NONE = "verification 2026-11-18", "tolerance_checked 2026-11-20"
DISPOSED = "disposed 2026-11-23"
CASE = "阳容〔2026〕1号"
POSSIBLE = f"tolerance_checked 2026-11-20 result=possible case={CASE}"
LISTED, REPORTED, SIGNED_OFF = "rectification", "rectified 2026-12-14", "rectification_signed_off 2026-12-16"
EXEMPTED = standing_cases(
    Linked(CASE, "decided", (("陈某", "exempted"), ("王某", "none")), day("2026-12-11"))
)


def kind(name: str) -> Term:
    return Term("acts", name)


def state(name: str) -> Term:
    return Term("states", name)


def missing(*names: str) -> list[Term]:
    return [Term("lead_closing", name) for name in names]


Row = tuple[tuple[str, ...], str, str | None, dict[str, Any]]

# The situation: the acts before, and the act refused; then code, article, main facts.
REFUSED: dict[str, Row] = {
    # the day
    "verified after today": ((LEAD, "verification 2027-01-04"), "future", "三(三)2", {"on": day("2027-01-04"), "today": day("2026-12-31")}),
    "verified before the receipt": ((LEAD, "verification 2026-11-13"), "before_receipt", "三(三)2", {"received_on": day("2026-11-16")}),
    "disposed of before the verification": (
        (LEAD, "verification 2026-11-20", "disposed 2026-11-19"), "before_act", "三(三)3", {"other": kind("verification"), "other_on": day("2026-11-20"), "seq": 2},
    ),
    "a second one before the verification": (
        (TWO, "verification 2026-11-20", "disposed 2026-11-23 person=1", "disposed 2026-11-19 person=2"),
        "before_act", "三(三)3", {"other": kind("verification"), "seq": 2},
    ),
    "unfounded before the verification": (
        (LEAD, VERIFIED, "unfounded 2026-11-17"), "before_act", "三(三)3", {"other": kind("verification"), "seq": 2},
    ),
    "verified after it was disposed of": (
        (LEAD, VERIFIED, DISPOSED, "verification 2026-11-24"), "after_act", "三(三)2", {"other": kind("disposed"), "other_on": day("2026-11-23"), "seq": 3},
    ),
    "disposed of on a day before a verification": (
        (LEAD, VERIFIED, "verification 2026-11-24", DISPOSED), "before_act", "三(三)3", {"other": kind("verification"), "other_on": day("2026-11-24"), "seq": 3},
    ),
    # the state
    "verification over before it began": ((LEAD, "verified 2026-11-18"), "wrong_state", "三(三)2", {"state": state("received")}),
    "verification over twice": ((LEAD, VERIFIED, "verified 2026-11-19", "verified 2026-11-20"), "wrong_state", "三(三)2", {"state": state("verified")}),
    "unfounded after it was disposed of": ((LEAD, VERIFIED, DISPOSED, "unfounded 2026-11-24"), "wrong_state", "三(三)3", {"state": state("disposed")}),
    "disposed of, unfounded": ((LEAD, VERIFIED, "unfounded 2026-11-20", DISPOSED), "after_act", "三(三)3", {"other": kind("unfounded")}),
    "checked once it is closed": (
        (LEAD, VERIFIED, "unfounded 2026-11-19", "lead_closed 2026-11-19", NONE), "after_act", "二(三)2", {"other": kind("lead_closed")},
    ),
    "classified once it is void": ((LEAD, "lead_voided", "classified gravity=minor"), "wrong_state", "三(二)", {"state": state("void")}),
    "verified once it is joined": (
        (LEAD, "joined", "verification 2026-11-20"), "wrong_state", "三(三)2", {"state": state("joined")},
    ),
    "closed while it is verified": ((LEAD, VERIFIED, "lead_closed 2026-11-20"), "wrong_state", "三(三)4", {"state": state("verifying")}),
    "closed as it comes": ((LEAD, "lead_closed 2026-11-20"), "wrong_state", "三(三)4", {"state": state("received")}),
    "void twice": ((LEAD, "lead_voided", "lead_voided"), "wrong_state", None, {"state": state("void")}),
    "void once it is closed": ((LEAD, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "lead_voided"), "wrong_state", None, {}),
    "a person cleared as it comes": ((TWO, "cleared 2026-11-17 person=1"), "not_there_yet", "三(三)3", {"state": state("received")}),
    # verification, disposition
    "disposed of unverified": ((LEAD, DISPOSED), "not_verified", "三(三)2", {}),
    "held accountable unverified": ((LEAD, "tolerance_checked 2026-11-17", f"{DISPOSED} measure=m3"), "not_verified", "三(三)2", {}),
    "disposed of, nobody known": ((NOBODY, VERIFIED, DISPOSED), "subject_unknown", "三(三)3", {}),
    "checked, nobody known": ((NOBODY, VERIFIED, NONE), "subject_unknown", "二(三)2", {}),
    "who was cleared": (
        (TWO, VERIFIED, "cleared 2026-11-19 person=1", f"{DISPOSED} person=1"), "person_cleared", "三(三)3", {"person": "陈某"},
    ),
    "who was disposed of, cleared": (
        (TWO, VERIFIED, DISPOSED, "cleared 2026-11-24 person=2"), "person_disposed", "三(三)3", {"person": "王某"},
    ),
    "the only one, cleared": ((ONE, VERIFIED, "cleared 2026-11-19 person=1"), "nobody_left", "三(三)3", {}),
    "unchecked": ((ONE, VERIFIED, f"{DISPOSED} measure=m2"), "tolerance_unchecked", "二(三)2", {"person": "陈某", "n": 1}),
    "the unit, unchecked": ((LEAD, VERIFIED, f"{DISPOSED} measure=m3"), "tolerance_unchecked", "二(三)2", {"person": "某局", "n": 0}),
    "with another group": (
        (ONE, VERIFIED, "tolerance_checked 2026-11-20 result=possible external=某市小组", f"{DISPOSED} measure=m2"),
        "tolerance_elsewhere", "二(三)2", {"case": "某市小组", "standing": Term("tolerance_effects", "elsewhere")},
    ),
    "exempted": (
        (ONE, VERIFIED, POSSIBLE, "disposed 2026-12-14 measure=m2"), "tolerance_exempts", "二(二)1", {"person": "陈某", "case": CASE},
    ),
    "before tolerance was decided": (
        (TWO, VERIFIED, POSSIBLE, "disposed 2026-12-10 measure=m2 person=2"),
        "before_tolerance", "二(三)2", {"person": "王某", "on": day("2026-12-10"), "since": day("2026-12-11")},
    ),
    "checked once more after the decision": (
        (ONE, VERIFIED, POSSIBLE, "tolerance_checked 2026-12-14"), "tolerance_decided", "二(二)1", {"person": "陈某", "case": CASE},
    ),
    "a unit that isn't known, by number": ((NOBODY, f"{NONE} person=0"), "subject_unknown", "二(三)2", {}),
    "checked before the last check": ((ONE, NONE, "tolerance_checked 2026-11-19"), "before_act", "二(三)2", {"other": kind("tolerance_checked")}),
    "checked by a case about somebody else": (
        (f'{LEAD} persons=["赵某"]', VERIFIED, POSSIBLE), "case_not_about", "二(三)2", {"person": "赵某", "names": ["陈某", "王某"]},
    ),
    "named twice": ((ONE, 'classified persons=["陈某"]'), "official_known", None, {"person": "陈某"}),
    # joining
    "joined with somebody exempted": ((ONE, VERIFIED, POSSIBLE, "joined"), "tolerance_stands", "二(二)1", {"person": "陈某", "case": CASE}),
    "joined while another group decides on somebody": (
        (ONE, VERIFIED, "tolerance_checked 2026-11-20 result=possible external=某市小组", "joined"),
        "tolerance_stands", "二(三)2", {"person": "陈某", "case": "某市小组"},
    ),
    "who is exempted, into a lead of their own": ((TWO, VERIFIED, POSSIBLE, "split persons=[1]"), "tolerance_stands", "二(二)1", {"person": "陈某"}),
    "all, into a lead of their own": ((TWO, "split persons=[1,2]"), "nobody_left", None, {}),
    "joined with items listed": ((LEAD, VERIFIED, LISTED, "joined"), "items_listed", None, {}),
    "joined after it was disposed of": ((LEAD, VERIFIED, DISPOSED, "joined"), "wrong_state", None, {}),
    "taking in once it is closed": ((LEAD, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "took_in"), "wrong_state", None, {}),
    "splitting after it was disposed of": ((LEAD, VERIFIED, DISPOSED, "split"), "wrong_state", None, {}),
    # publishing, showing the source
    "published before it is disposed of": ((LEAD, VERIFIED, "lead_published 2026-11-24"), "not_there_yet", "四(六)", {}),
    "published, unfounded": (
        (LEAD, VERIFIED, "unfounded 2026-11-20", "lead_closed 2026-11-23", "lead_published 2026-11-24"), "nothing_to_publish", "四(六)", {},
    ),
    "the source of what nobody gave": ((LEAD, "source_shown"), "no_informant", None, {}),
    # closing
    "closed with somebody open": (
        (TWO, VERIFIED, f"{DISPOSED} person=1", "lead_closed 2026-11-24"), "not_ready_to_close", "三(三)3", {"missing": missing("disposition")},
    ),
    "closed with an item open": (
        (ONE, VERIFIED, DISPOSED, LISTED, "lead_closed 2026-12-16"), "not_ready_to_close", "四(三)", {"missing": missing("sign_off")},
    ),
    "closed with an item reported, not signed off": (
        (ONE, VERIFIED, DISPOSED, LISTED, REPORTED, "lead_closed 2026-12-16"), "not_ready_to_close", "四(三)", {"missing": missing("sign_off")},
    ),
    "closed with somebody exempted and nothing put right": (
        (ONE, VERIFIED, POSSIBLE, "lead_closed 2026-12-16"), "not_ready_to_close", "二(五)", {"missing": missing("rectification")},
    ),
    "closed with somebody exempted, somebody open, an item open": (
        (TWO, VERIFIED, POSSIBLE, LISTED, "lead_closed 2026-12-16"), "not_ready_to_close", "三(三)3", {"missing": missing("disposition", "sign_off")},
    ),
    "unfounded, with somebody exempted and nothing put right": (
        (ONE, VERIFIED, POSSIBLE, "unfounded 2026-12-14", "lead_closed 2026-12-16"), "not_ready_to_close", "二(五)", {"missing": missing("rectification")},
    ),
    "sent back to a day before": (
        (ONE, VERIFIED, DISPOSED, LISTED, REPORTED, "rectification_returned 2026-12-15 due=2026-12-14"),
        "due_before_act", "三(三)4", {"on": day("2026-12-15"), "due": day("2026-12-14")},
    ),
    "closed before the last sign-off": (
        (ONE, VERIFIED, DISPOSED, LISTED, REPORTED, SIGNED_OFF, "lead_closed 2026-12-15"),
        "before_act", "三(三)4", {"other": kind("rectification_signed_off"), "other_on": day("2026-12-16"), "seq": 6},
    ),
    "closed before the last disposition": (
        (TWO, VERIFIED, "disposed 2026-11-20 person=1", "disposed 2026-11-24 person=2", "lead_closed 2026-11-23"),
        "before_act", "三(三)4", {"other": kind("disposed"), "other_on": day("2026-11-24"), "seq": 4},
    ),
    "closed before somebody was cleared": (
        (TWO, VERIFIED, "disposed 2026-11-20 person=1", "cleared 2026-11-24 person=2", "lead_closed 2026-11-23"),
        "before_act", "三(三)4", {"other": kind("cleared"), "seq": 4},
    ),
    "closed before it was unfounded": (
        (ONE, VERIFIED, "unfounded 2026-11-24", "lead_closed 2026-11-23"), "before_act", "三(三)4", {"other": kind("unfounded"), "seq": 3},
    ),
    "closed before the decision that exempts": (
        (ONE, VERIFIED, POSSIBLE, LISTED, "rectified 2026-11-24", "rectification_signed_off 2026-11-25", "lead_closed 2026-12-10"),
        "before_tolerance", "二(三)2", {"person": "陈某", "since": day("2026-12-11")},
    ),
    "closed before it was disclosed": (
        (ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "lead_closed 2026-11-25"), "wrong_state", "三(三)4", {"state": state("closed")},
    ),
    # putting right
    "striking out the only verification": (
        (ONE, VERIFIED, DISPOSED, "amended act=2 struck=true"), "amendment_breaks", "三(三)2", {"other": kind("disposed"), "other_seq": 3},
    ),
    "striking out who was named before another": (
        (ONE, 'classified persons=["王某"]', 'classified persons=["赵某"]', "amended act=2 struck=true"),
        "amendment_breaks", None, {"other": kind("classified"), "other_seq": 3},
    ),
    "striking out the check": (
        (ONE, VERIFIED, NONE, f"{DISPOSED} measure=m2", "amended act=3 struck=true"), "amendment_breaks", "二(三)2", {"other_seq": 4},
    ),
    "a heavier measure after all": (
        (ONE, VERIFIED, DISPOSED, 'amended act=3 set={"measure":"m5"}'), "tolerance_unchecked", "二(三)2", {"person": "陈某"},
    ),
    "a check of a later day": (
        (ONE, VERIFIED, NONE, f"{DISPOSED} measure=m2", 'amended act=3 set={"on":"2026-11-24"}'), "amendment_breaks", "三(三)3", {"other_seq": 4},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "article", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused(
    lines: tuple[str, ...], code: str, article: str | None, facts: dict[str, Any]
) -> None:
    lead_admitted(*lines[:-1], linked=EXEMPTED)
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, linked=EXEMPTED)
    assert (refusal.value.code, refusal.value.article) == (code, article)
    assert {name: refusal.value.facts[name] for name in facts} == facts


BAD: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "no day": ((LEAD, "verification"), "missing", {"names": ["--on"]}),
    "somebody there isn't, checked": ((TWO, f"{NONE} person=3"), "unknown_person", {"n": 3, "count": 2}),
    "who went into a lead of its own": ((TWO, "split persons=[1]", f"{NONE} person=1"), "unknown_person", {"n": 1}),
    "the unit by number": ((LEAD, f"{NONE} person=1"), "unknown_person", {"n": 1, "count": 0}),
    "somebody there isn't, disposed of": ((TWO, VERIFIED, f"{DISPOSED} person=3"), "unknown_person", {"n": 3}),
    "somebody there isn't, cleared": ((TWO, VERIFIED, "cleared 2026-11-20 person=3"), "unknown_person", {"n": 3}),
    "none, with a case": ((ONE, f"{NONE} case={CASE}"), "not_with_result_none", {"names": ["--case"]}),
    "none, with an outcome": ((ONE, f"{NONE} outcome=none"), "not_with_result_none", {"names": ["--outcome"]}),
    "possible, without a case": ((ONE, f"{NONE} result=possible"), "missing", {"names": ["--case"]}),
    "the outcome of a case of one's own": ((ONE, f"{POSSIBLE} outcome=none"), "outcome_of_own_case", {}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "facts"), BAD.values(), ids=list(BAD))
def test_what_is_bad_input(lines: tuple[str, ...], code: str, facts: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        lead_admitted(*lines)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts


def test_a_lead_isnt_received_in_future() -> None:
    with pytest.raises(Refused) as refusal:
        admit_registration(acts_of("lead 2027-01-04")[0], setting())
    assert (refusal.value.code, refusal.value.facts["on"]) == ("received_in_future", day("2027-01-04"))


ADMITTED: dict[str, tuple[tuple[str, ...], str]] = {
    "everything on the day of the receipt": (
        (ONE, "verification 2026-11-16", "tolerance_checked 2026-11-16", "disposed 2026-11-16 measure=m2",
         "rectification 2026-11-16", "rectified 2026-11-16", "rectification_signed_off 2026-11-16", "lead_closed 2026-11-16"),
        "closed",
    ),
    "a verification of before, recorded after the disposition": ((ONE, VERIFIED, DISPOSED, "verification 2026-11-23"), "disposed"),
    "a verification once it was over": ((ONE, VERIFIED, "verification 2026-11-24", "verified 2026-11-20"), "verified"),
    "a verification of before, recorded after the closing": (
        (ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "verification 2026-11-20"), "closed",
    ),
    "referred before, recorded after the closing": (
        (ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "lead_referred 2026-11-17"), "closed",
    ),
    "an official, the unit being unknown": ((f'{NOBODY} persons=["陈某"]', VERIFIED, f"{DISPOSED} person=1"), "disposed"),
    "exempted, put right and closed": (
        (ONE, VERIFIED, POSSIBLE, LISTED, REPORTED, SIGNED_OFF, "lead_closed 2026-12-16"), "closed",
    ),
    "one exempted, one held accountable": (
        (TWO, VERIFIED, POSSIBLE, "disposed 2026-12-11 measure=m5 person=2", LISTED, REPORTED, SIGNED_OFF, "lead_closed 2026-12-16"), "closed",
    ),
    "an exempted person reminded": ((ONE, VERIFIED, POSSIBLE, "disposed 2026-12-14 measure=m1"), "disposed"),
    "the unit beside its officials": (
        (ONE, VERIFIED, f"{NONE} person=0", f"{DISPOSED} measure=m3 person=0", "disposed 2026-11-24 person=1", "lead_closed 2026-11-24"), "closed",
    ),
    "one into a lead of their own, the other disposed of": (
        (TWO, VERIFIED, "split persons=[1]", DISPOSED, "lead_closed 2026-11-24"), "closed",
    ),
    "one cleared, one disposed of": (
        (TWO, VERIFIED, "cleared 2026-11-19 person=1", DISPOSED, "lead_closed 2026-11-24"), "closed",
    ),
    "disclosed after the closing": ((ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "disclosed 2026-11-25"), "closed"),
    "published after the closing": ((ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24", "lead_published 2026-11-25"), "closed"),
    "a note once it is void": ((LEAD, "lead_voided", "lead_noted"), "void"),
    "unfounded and exempted, put right and closed": (
        (ONE, VERIFIED, POSSIBLE, "unfounded 2026-12-11", LISTED, REPORTED, SIGNED_OFF, "lead_closed 2026-12-16"), "closed",
    ),
    "the source of what somebody gave, in any state": ((f"{LEAD} informant={'0' * 64}", "lead_voided", "source_shown"), "void"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "after"), ADMITTED.values(), ids=list(ADMITTED))
def test_what_is_admitted(lines: tuple[str, ...], after: str) -> None:
    assert lead_admitted(*lines, linked=EXEMPTED).state == after


# ── what may come next ──

ALWAYS = {"note", "attach", "amend"}
OPEN = ALWAYS | {"assign", "refer", "remind", "disclose", "void"}
EARLY = OPEN | {"classify", "rectify", "join", "split"}
NEXT: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "received": ((ONE,), EARLY | {"verify", "tolerance", "unfounded"}),
    "received, nobody known": ((NOBODY,), EARLY | {"verify", "unfounded"}),
    "on its way": ((ONE, "lead_referred 2026-11-17"), EARLY - {"refer"} | {"receive", "hand-back", "verify", "tolerance", "unfounded"}),
    "received there": (
        (ONE, "lead_referred 2026-11-17", "referral_received 2026-11-17"), EARLY | {"hand-back", "verify", "tolerance", "unfounded"},
    ),
    "verifying": ((ONE, VERIFIED), EARLY | {"verify", "verified", "tolerance", "dispose", "unfounded"}),
    "verifying two": ((TWO, VERIFIED), EARLY | {"verify", "verified", "tolerance", "dispose", "unfounded", "clear"}),
    "verified": ((ONE, VERIFIED, NONE), EARLY | {"verify", "tolerance", "dispose", "unfounded"}),
    "exempted": ((ONE, VERIFIED, POSSIBLE), EARLY | {"verify", "tolerance", "dispose", "unfounded"}),
    "exempted, all put right": (
        (ONE, VERIFIED, POSSIBLE, LISTED, REPORTED, SIGNED_OFF), EARLY - {"join"} | {"verify", "tolerance", "dispose", "unfounded", "close"},
    ),
    "disposed": ((ONE, VERIFIED, DISPOSED), OPEN | {"classify", "rectify", "tolerance", "dispose", "publish", "no-exposure", "close"}),
    "an item listed": (
        (ONE, VERIFIED, DISPOSED, LISTED), OPEN | {"classify", "rectify", "tolerance", "dispose", "publish", "no-exposure", "measures", "rectified"},
    ),
    "an item reported": (
        (ONE, VERIFIED, DISPOSED, LISTED, REPORTED),
        OPEN | {"classify", "rectify", "tolerance", "dispose", "publish", "no-exposure", "measures", "return", "sign-off"},
    ),
    "an item signed off": (
        (ONE, VERIFIED, DISPOSED, LISTED, REPORTED, SIGNED_OFF), OPEN | {"classify", "rectify", "tolerance", "dispose", "publish", "no-exposure", "close"},
    ),
    "unfounded": ((ONE, VERIFIED, "unfounded 2026-11-20"), OPEN | {"classify", "rectify", "close", "tolerance"}),
    "closed": ((ONE, VERIFIED, DISPOSED, "lead_closed 2026-11-24"), ALWAYS | {"classify", "disclose", "publish", "no-exposure"}),
    "closed, unfounded": ((ONE, "unfounded 2026-11-20", "lead_closed 2026-11-24"), ALWAYS | {"classify", "disclose"}),
    "joined": ((ONE, "joined"), ALWAYS),
    "void": ((ONE, "lead_voided"), ALWAYS),
    "void, given by somebody": ((f"{LEAD} informant={'0' * 64}", "lead_voided"), ALWAYS | {"source"}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "offered"), NEXT.values(), ids=list(NEXT))
def test_what_may_come_next(lines: tuple[str, ...], offered: set[str]) -> None:
    lead = lead_admitted(*lines, linked=EXEMPTED)
    assert set(possible(lead, Office(PROFILE, "city", EXEMPTED))) == offered


def test_the_program_and_the_rules_know_the_same_acts_on_a_lead() -> None:
    ours = {act.id for act in PROFILE.acts.values() if act.track == "inaction"}
    assert track("inaction").kinds.keys() == ours | {"amended"}


def test_each_lists_the_acts_that_it_refuses() -> None:
    """What the rules on leads can say is all in a table of these tests."""
    source = "".join(inspect.getsource(stage) for stage in (*STAGES, file))
    codes = set(re.findall(r'(?:Refused|BadInput)\(\s*"([a-z_]+)"', source))
    codes |= set(re.findall(r'refusal\([^)]*"([a-z_]+)"\)', source))
    codes |= set(re.findall(r'"(tolerance_(?!checked|effects|results)[a-z]+)"', source))
    here = {row[1] for row in REFUSED.values()} | {row[1] for row in BAD.values()}
    elsewhere = {
        *("on_its_way", "nothing_on_its_way", "not_referred"),  # test_referral
        *("tolerance_pending", "tolerance_again", "tolerance_deciding", "check_stays"),  # test_accountability
        *("item_reported", "report_elsewhere", "unknown_item"),  # test_rectification
    }
    assert codes - here == elsewhere


@given(lead_histories)
def test_closed_is_what_was_settled(acts: list[Act]) -> None:
    """A lead that may be closed today has nothing outstanding, whatever happened before."""
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    closing = Act(len(lead.acts) + 1, "c1", "lead_closed", TODAY, "2026-11-23T01:00:00Z", "tester", {})
    try:
        admit(lead, closing, LEAD_SETTING)
        admitted = True
    except Refused:
        admitted = False
    assert admitted == ("close" in possible(lead, Office(PROFILE, "city", TOLERANCE)))
