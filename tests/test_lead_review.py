"""Soundness of a lead: for each finding one in which it fires, and one nearly the same in which it is silent.

Some can only fire on what admission refuses: on leads taken over or amended. The table says which.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings

from sqqf.procedure.course.fold import fold
from sqqf.procedure.course.review import review
from sqqf.procedure.errors import Refused, Term
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.link import Linked, Links
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time import findings as dates
from sqqf.procedure.tracks import track
from tests.cases import (
    PROFILE,
    TODAY,
    TOLERANCE,
    WORKDAYS,
    day,
    lead_admitted,
    lead_histories,
    lead_of,
    standing_cases,
    switched_on,
)

LIMITED = switched_on("lead_limits")
LEAD = 'lead 2026-11-16 persons=["陈某"] gravity=ordinary lead_organ=discipline'
SERIOUS = LEAD.replace("ordinary", "serious")
TWO = LEAD.replace('["陈某"]', '["陈某","王某"]')
VERIFIED = 'verification 2026-11-18 responsibilities=["direct"]'
TALK = f"{VERIFIED} method=talk"
NONE = "tolerance_checked 2026-11-20"
CASE = "阳容〔2026〕1号"
POSSIBLE = f"{NONE} result=possible case={CASE}"
DISPOSED = "disposed 2026-11-23 measure=m2"
PUT_RIGHT = (
    "rectification",
    "measures 2026-11-24",
    "rectified 2026-12-14",
    "rectification_signed_off 2026-12-16",
)
DISCLOSED = "disclosed 2026-12-17"
SOUND = (LEAD, VERIFIED, NONE, DISPOSED, *PUT_RIGHT, DISCLOSED, "lead_closed 2026-12-18")


def cases(state: str, *outcomes: tuple[str, str | None]) -> Links:
    return standing_cases(Linked(CASE, state, outcomes or (("陈某", None),), day("2026-11-20")))


EXEMPTED = cases("decided", ("陈某", "exempted"), ("王某", "none"))
UNDECIDED = cases("investigating")


GUIDANCE = {
    "G2026-1": {"id": "G2026-1", "to": "陈某", "measure": "admonition.admonition", "on": "2026-11-19"},
    "G2026-2": {"id": "G2026-2", "to": "王某", "measure": "admonition.talks", "on": "2026-11-19"},
    "G2026-3": {"id": "G2026-3", "to": "陈某", "measure": "admonition.admonition", "on": "2026-11-13"},
}
"""An admonition talk with 陈某 after the lead came in, and one before; with 王某 another kind of talk."""


def found(
    lines: Sequence[str],
    today: str = "2026-12-31",
    linked: Links = EXEMPTED,
    profile: Profile = PROFILE,
) -> list[Finding]:
    return review(lead_of(*lines), Setting(profile, "city", WORKDAYS, day(today), linked), GUIDANCE)


class Row(NamedTuple):
    """``fires`` and ``silent`` are lines, with the day on which they are looked at behind a bar: ``| 2026-12-01``."""

    fires: tuple[str, ...]
    silent: tuple[str, ...]
    severity: str
    article: str
    facts: dict[str, Any]
    linked: Links = EXEMPTED
    profile: Profile = PROFILE
    taken_over: bool = False
    """Admission refuses what fires."""


def parts(lines: tuple[str, ...]) -> tuple[list[str], str]:
    told = [line for line in lines if not line.startswith("|")]
    return told, next((line[2:] for line in lines if line.startswith("|")), "2026-12-31")


def measure(code: str) -> Term:
    return Term("measures", code)


def sides(*codes: str) -> list[Term]:
    return [Term("responsibilities", code) for code in codes]


FINDINGS: dict[str, Row] = {
    "lead_subject_unknown": Row(
        ("lead 2026-11-16 unit=null", VERIFIED), ("lead 2026-11-16", VERIFIED), "note", "三(三)2", {},
    ),
    "lead_subject_unknown, as it comes": Row(
        ("lead 2026-11-16 unit=null", "unfounded 2026-11-20"), ("lead 2026-11-16 unit=null",), "note", "三(三)2", {},
    ),
    "lead_organ_unset": Row(
        ("lead 2026-11-16", VERIFIED), ("lead 2026-11-16", VERIFIED, "classified lead_organ=organization"), "note", "三(三)2", {},
    ),
    "lead_organ_unset, as it comes": Row(("lead 2026-11-16", VERIFIED), ("lead 2026-11-16",), "note", "三(三)2", {}),
    "lone_investigator": Row(
        (LEAD, f'{VERIFIED} people=["李某"]'), (LEAD, f'{VERIFIED} people=["李某","王某"]'),
        "risk", "", {"acts": ["#2 2026-11-18"], "least": 2},
    ),
    "concerned_investigates": Row(
        (LEAD, f'{VERIFIED} people=["李某","王某","陈某"]'), (LEAD, f'{VERIFIED} people=["李某","王某"]'),
        "risk", "", {"names": ["陈某"]},
    ),
    "officer_concerned": Row(
        (LEAD, "lead_assigned officer=陈某", "lead_assigned officer=王某"), (LEAD, "lead_assigned officer=王某"), "risk", "", {"names": ["陈某"]},
    ),
    "gravity_unset": Row(
        ("lead 2026-11-16", VERIFIED, "disposed 2026-11-23"), ("lead 2026-11-16", VERIFIED), "note", "三(三)3", {},
    ),
    "referral_unreceived": Row(
        (LEAD, "lead_referred 2026-11-16", "| 2026-12-01"), (LEAD, "lead_referred 2026-11-16", "| 2026-11-30"),
        "risk", "四(六)", {"to": Term("organs", "discipline"), "since": day("2026-11-16")},
    ),
    "referral_unreceived, received": Row(
        (LEAD, "lead_referred 2026-11-16"), (LEAD, "lead_referred 2026-11-16", "referral_received 2026-11-17"), "risk", "四(六)", {},
    ),
    "referral_unreceived, handed back": Row(
        (LEAD, "lead_referred 2026-11-16"), (LEAD, "lead_referred 2026-11-16", "referral_returned 2026-11-17"), "risk", "四(六)", {},
    ),
    "lead_idle": Row(
        ("lead 2026-07-01",), ("lead 2026-07-01", VERIFIED), "note", "三(三)2", {"since": day("2026-07-01"), "state": Term("states", "received")},
    ),
    "lead_idle, once it is over": Row(
        ("lead 2026-07-01", "verification 2026-07-02"), ("lead 2026-07-01", "verification 2026-07-02", "unfounded 2026-07-03"), "note", "三(三)2", {},
    ),
    "disposition_overdue": Row(
        ("lead 2026-07-01",), ("lead 2026-07-01", "unfounded 2026-07-03"), "risk", "三(三)3", {"due": day("2026-09-22")}, profile=LIMITED,
    ),
    "disposition_overdue, the day after": Row(
        ("lead 2026-07-01", "| 2026-09-23"), ("lead 2026-07-01", "| 2026-09-22"), "risk", "三(三)3", {}, profile=LIMITED,
    ),
    "unfounded_unverified": Row((LEAD, "unfounded 2026-11-20"), (LEAD, VERIFIED, "unfounded 2026-11-20"), "risk", "三(三)2", {}),
    "unfounded_unverified, closed since": Row(
        (LEAD, "unfounded 2026-11-20", "lead_closed 2026-11-23"), (LEAD, VERIFIED, "unfounded 2026-11-20", "lead_closed 2026-11-23"), "risk", "三(三)2", {},
    ),
    "unfounded_after_check": Row(
        (LEAD, VERIFIED, POSSIBLE, "unfounded 2026-11-23"), (LEAD, VERIFIED, NONE, "unfounded 2026-11-23"), "risk", "二(三)2", {},
    ),
    "unfounded_after_check, undecided": Row(
        (LEAD, VERIFIED, POSSIBLE, "unfounded 2026-11-23"), (LEAD, VERIFIED, "unfounded 2026-11-23"), "risk", "二(三)2", {}, linked=UNDECIDED,
    ),
    "accountable_unchecked": Row(
        (LEAD, VERIFIED, DISPOSED), (LEAD, VERIFIED, NONE, DISPOSED), "defect", "二(三)2", {"person": "陈某", "on": day("2026-11-23")}, taken_over=True,
    ),
    "accountable_unchecked, a reminder": Row(
        (LEAD, VERIFIED, DISPOSED), (LEAD, VERIFIED, "disposed 2026-11-23 measure=m1"), "defect", "二(三)2", {}, taken_over=True,
    ),
    "accountable_unchecked, one of two": Row(
        (TWO, VERIFIED, f"{NONE} person=1", DISPOSED), (TWO, VERIFIED, f"{NONE} person=1", f"{DISPOSED} person=1"),
        "defect", "二(三)2", {"person": "王某"}, taken_over=True,
    ),
    "accountable_unchecked, the other cleared": Row(
        (TWO, VERIFIED, f"{NONE} person=1", DISPOSED),
        (TWO, VERIFIED, f"{NONE} person=1", "cleared 2026-11-20 person=2", DISPOSED), "defect", "二(三)2", {}, taken_over=True,
    ),
    "accountable_unchecked, the other named later": Row(
        (LEAD, VERIFIED, NONE, 'classified persons=["王某"]', DISPOSED), (LEAD, VERIFIED, NONE, DISPOSED, 'classified persons=["王某"]'),
        "defect", "二(三)2", {"person": "王某"}, taken_over=True,
    ),
    "accountable_unchecked, a unit": Row(
        ("lead 2026-11-16", VERIFIED, DISPOSED, 'classified persons=["王某"]'),
        ("lead 2026-11-16", VERIFIED, NONE, DISPOSED, 'classified persons=["王某"]'), "defect", "二(三)2", {"person": "某局"}, taken_over=True,
    ),
    "admonished_unchecked": Row(
        (TWO, VERIFIED), (TWO, VERIFIED, NONE), "risk", "二(三)2", {"person": "陈某", "id": "G2026-1"},
    ),
    "measure_not_for": Row(
        ("lead 2026-11-16 subject_kind=department", VERIFIED, NONE, "disposed 2026-11-23 measure=m5.1"),
        ("lead 2026-11-16 subject_kind=department", VERIFIED, NONE, "disposed 2026-11-23 measure=m3"),
        "risk", "三(三)3", {"name": "某局", "measure": measure("m5.1")},
    ),
    "measure_not_for, an official of it": Row(
        ("lead 2026-11-16", VERIFIED, NONE, "disposed 2026-11-23 measure=m4.1"),
        (LEAD, VERIFIED, NONE, "disposed 2026-11-23 measure=m4.1"), "risk", "三(三)3", {"name": "某局"},
    ),
    "responsibility_unlooked": Row((LEAD, "verification 2026-11-18", NONE, DISPOSED), SOUND[:4], "note", "四(六)", {}),
    "own_date_late": Row(
        (LEAD, "lead_referred 2026-11-16", "referral_received 2026-12-01"), (LEAD, "lead_referred 2026-11-16", "referral_received 2026-11-30"),
        "risk", "", {"date": Term("own_dates", "receipt"), "due": day("2026-11-30")},
    ),
    "own_date_late, made public": Row(
        (*SOUND[:8], "disclosed 2026-12-31"), (*SOUND[:8], "disclosed 2026-12-30"),
        "risk", "", {"date": Term("own_dates", "disclosure"), "due": day("2026-12-30")},
    ),
    "accountable_pending": Row(
        (LEAD, VERIFIED, POSSIBLE, DISPOSED), (LEAD, VERIFIED, NONE, DISPOSED), "defect", "二(三)2", {"person": "陈某", "case": CASE},
        linked=UNDECIDED, taken_over=True,
    ),
    "check_struck": Row(
        (LEAD, VERIFIED, POSSIBLE, "amended act=3 struck=true"), (LEAD, VERIFIED, POSSIBLE), "risk", "二(三)2",
        {"person": "陈某", "case": CASE, "act": "#3"},
    ),
    "check_struck, elsewhere": Row(
        (LEAD, VERIFIED, f"{NONE} result=possible external=某市小组", "amended act=3 struck=true"),
        (LEAD, VERIFIED, f"{NONE} result=possible external=某市小组 outcome=none", "amended act=3 struck=true"),
        "risk", "二(三)2", {"case": "某市小组"},
    ),
    "accountable_pending, an appeal that came after": Row(
        (LEAD, VERIFIED, POSSIBLE, DISPOSED), (LEAD, VERIFIED, NONE, DISPOSED, f"tolerance_checked 2026-11-24 result=possible case={CASE}"),
        "defect", "二(三)2", {}, linked=UNDECIDED, taken_over=True,
    ),
    "accountable_pending, an appeal between two measures": Row(
        (LEAD, VERIFIED, NONE, DISPOSED, f"tolerance_checked 2026-11-24 result=possible case={CASE}", "disposed 2026-11-25 measure=m3"),
        (LEAD, VERIFIED, NONE, DISPOSED, "disposed 2026-11-24 measure=m3", f"tolerance_checked 2026-11-24 result=possible case={CASE}"),
        "defect", "二(三)2", {"case": CASE}, linked=UNDECIDED, taken_over=True,
    ),
    "accountable_pending, elsewhere": Row(
        (LEAD, VERIFIED, f"{NONE} result=possible external=某市小组", DISPOSED),
        (LEAD, VERIFIED, f"{NONE} result=possible external=某市小组 outcome=none", DISPOSED),
        "defect", "二(三)2", {"case": "某市小组"}, taken_over=True,
    ),
    "accountable_exempted": Row(
        (LEAD, VERIFIED, POSSIBLE, DISPOSED), (LEAD, VERIFIED, POSSIBLE, "disposed 2026-11-23 measure=m1"), "defect", "二(三)5", {"person": "陈某", "case": CASE},
        taken_over=True,
    ),
    "accountable_exempted, the other": Row(
        (TWO, VERIFIED, POSSIBLE, DISPOSED), (TWO, VERIFIED, POSSIBLE, f"{DISPOSED} person=2"), "defect", "二(三)5", {"person": "陈某"}, taken_over=True,
    ),
    "accountable_again": Row(
        (LEAD, VERIFIED, POSSIBLE, DISPOSED), (LEAD, VERIFIED, POSSIBLE, "tolerance_checked 2026-11-23", DISPOSED), "risk", "二(三)2", {"case": CASE},
        linked=cases("withdrawn"), taken_over=True,
    ),
    "measure_lighter": Row(
        (LEAD, VERIFIED, POSSIBLE, DISPOSED), (LEAD, VERIFIED, POSSIBLE, "disposed 2026-11-23 measure=m1"),
        "note", "二(二)1", {"measure": measure("m2"), "outcome": Term("tolerance_effects", "mitigated")}, linked=cases("decided", ("陈某", "mitigated")),
    ),
    "checked_after": Row(
        (LEAD, VERIFIED, DISPOSED, "tolerance_checked 2026-11-24"), (LEAD, VERIFIED, "tolerance_checked 2026-11-23", DISPOSED),
        "defect", "二(三)2", {"person": "陈某", "on": day("2026-11-23"), "checked": day("2026-11-24")}, taken_over=True,
    ),
    "checked_after, the other checked before": Row(
        (TWO, VERIFIED, f"{NONE} person=2", f"{DISPOSED} person=1", "tolerance_checked 2026-11-24 person=1"),
        (TWO, VERIFIED, f"{NONE} person=1", f"{DISPOSED} person=1", "tolerance_checked 2026-11-24 person=2"),
        "defect", "二(三)2", {"person": "陈某"}, taken_over=True,
    ),
    "gravity_lowered": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED, "classified gravity=ordinary"), (SERIOUS, VERIFIED, NONE, "classified gravity=ordinary", DISPOSED),
        "risk", "三(三)3", {"act": "#5", "was": Term("gravities", "serious"), "now": Term("gravities", "ordinary")},
    ),
    "gravity_lowered, by an amendment": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED, 'amended act=1 set={"gravity":"minor"}'), (LEAD, VERIFIED, NONE, DISPOSED, 'amended act=1 set={"gravity":"serious"}'),
        "risk", "三(三)3", {"act": "#5", "was": Term("gravities", "serious"), "now": Term("gravities", "minor")},
    ),
    "void_once_begun": Row(
        (LEAD, VERIFIED, "lead_voided authority=赵某 reason=误立"), (LEAD, "lead_voided authority=赵某"),
        "risk", "", {"state": Term("states", "verifying"), "authority": "赵某", "reason": "误立"},
    ),
    "measure_against_gravity": Row(
        (LEAD, VERIFIED, NONE, "disposed 2026-11-23 measure=m5"), (LEAD, VERIFIED, NONE, "disposed 2026-11-23 measure=m4.1"),
        "note", "三(三)3", {"measure": measure("m5"), "gravity": Term("gravities", "ordinary"), "on": day("2026-11-23")},
    ),
    "measure_against_gravity, too light": Row(
        (LEAD, VERIFIED, NONE, DISPOSED, "classified gravity=serious"), (LEAD, VERIFIED, NONE, DISPOSED, "classified gravity=minor"), "note", "三(三)3", {},
    ),
    "one_side_only": Row(
        (LEAD, VERIFIED, NONE, DISPOSED, "classified gravity=serious"), (LEAD, VERIFIED, NONE, DISPOSED),
        "risk", "四(六)", {"looked": sides("direct"), "missing": sides("leadership", "main", "supervisory")},
    ),
    "one_side_only, one half": Row(
        (LEAD, 'verification 2026-11-18 responsibilities=["direct","leadership","main"]', NONE, DISPOSED, "classified gravity=serious"),
        (LEAD, 'verification 2026-11-18 responsibilities=["leadership","main","supervisory"]', NONE, DISPOSED, "classified gravity=serious"),
        "risk", "四(六)", {"missing": sides("supervisory")},
    ),
    "rectification_missing": Row(SOUND[:4], (*SOUND[:4], "rectification"), "risk", "三(三)4", {}),
    "rectification_missing, closed since": Row(
        (*SOUND[:4], "lead_closed 2026-11-24"), (LEAD, VERIFIED, "unfounded 2026-11-23", "lead_closed 2026-11-24"), "risk", "三(三)4", {},
    ),
    "rectification_of_exempted": Row(
        (LEAD, VERIFIED, POSSIBLE), (LEAD, VERIFIED, POSSIBLE, "rectification"), "risk", "二(五)", {"names": ["陈某"]},
    ),
    "rectification_overdue": Row(
        (*SOUND[:4], "rectification", "| 2026-12-26"), (*SOUND[:4], "rectification", "| 2026-12-25"), "risk", "三(三)4", {"n": 1, "due": day("2026-12-25")},
    ),
    "rectification_overdue, sent back": Row(
        (*SOUND[:7], "rectification_returned 2026-12-16 due=2026-12-21"), (*SOUND[:7], "rectification_returned 2026-12-16"), "risk", "三(三)4", {},
    ),
    "overdue_unreminded": Row(
        (*SOUND[:4], "rectification", "reminded 2026-12-24 item=1"), (*SOUND[:4], "rectification", "reminded 2026-12-28 item=1"), "note", "四(三)", {"n": 1},
    ),
    "rectification_late": Row(
        (*SOUND[:6], "rectified 2026-12-28"), (*SOUND[:6], "rectified 2026-12-25"), "risk", "三(三)4", {"n": 1, "on": day("2026-12-28"), "due": day("2026-12-25")},
    ),
    "measures_missing": Row((*SOUND[:5], SOUND[6]), SOUND[:7], "risk", "三(三)4", {"n": 1}),
    "measures_missing, drawn up after": Row(
        (*SOUND[:5], SOUND[6], "measures 2026-12-15"), (*SOUND[:5], SOUND[6], "measures 2026-12-14"), "risk", "三(三)4", {},
    ),
    "talk_undisclosed": Row((LEAD, TALK, NONE, DISPOSED), (LEAD, TALK, NONE, DISPOSED, 'disclosed 2026-11-24 of=["talk"]'), "risk", "四(三)", {}),
    "talk_undisclosed, no talk": Row((LEAD, TALK, NONE, DISPOSED), SOUND[:4], "risk", "四(三)", {}),
    "talk_undisclosed, unfounded": Row(
        (LEAD, TALK, NONE, DISPOSED), (LEAD, TALK, "unfounded 2026-11-23"), "risk", "四(三)", {},
    ),
    "talk_undisclosed, disclosed before the talk": Row(
        (LEAD, 'disclosed 2026-11-17 of=["talk"]', TALK, NONE, DISPOSED), (LEAD, TALK, NONE, DISPOSED, 'disclosed 2026-11-24 of=["talk"]'),
        "risk", "四(三)", {},
    ),
    "rectification_undisclosed, disclosed before the sign-off": Row(
        (*SOUND[:7], 'disclosed 2026-12-15 of=["rectification"]', SOUND[7]), SOUND[:9], "risk", "四(三)", {},
    ),
    "exposure_undecided": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED), (SERIOUS, VERIFIED, NONE, DISPOSED, "unexposed 2026-11-24"), "risk", "四(六)", {},
    ),
    "exposure_undecided, while it may be prompt": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED, "| 2026-11-24"), (SERIOUS, VERIFIED, NONE, "| 2026-11-24"), "note", "四(六)", {},
    ),
    "exposure_undecided, made public": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED), (SERIOUS, VERIFIED, NONE, DISPOSED, "lead_published 2026-11-24"), "risk", "四(六)", {},
    ),
    "exposure_undecided, of what isn't serious": Row(
        (SERIOUS, VERIFIED, NONE, DISPOSED), (LEAD, VERIFIED, NONE, DISPOSED), "risk", "四(六)", {},
    ),
    "rectification_undisclosed": Row(
        (*SOUND[:8], 'disclosed 2026-12-17 of=["talk"]'), (*SOUND[:8], 'disclosed 2026-12-17 of=["rectification"]'), "risk", "四(三)", {},
    ),
    "rectification_undisclosed, disclosed on the day of the sign-off": Row(
        (*SOUND[:8], 'disclosed 2026-12-15 of=["rectification"]'), (*SOUND[:8], 'disclosed 2026-12-16 of=["rectification"]'), "risk", "四(三)", {},
    ),
    "rectification_undisclosed, not signed off": Row(SOUND[:8], SOUND[:7], "risk", "四(三)", {}),
    "rectification_undisclosed, one of two signed off": Row(
        (*SOUND[:5], "rectification", "rectified 2026-12-14", "rectified 2026-12-14 item=2", SOUND[7], f"{SOUND[7]} item=2"),
        (*SOUND[:5], "rectification", "rectified 2026-12-14", "rectified 2026-12-14 item=2", SOUND[7]), "risk", "四(三)", {},
    ),
    "verified_elsewhere": Row(
        (LEAD, "lead_referred 2026-11-17 to=某县住建局", "referral_received 2026-11-17", VERIFIED),
        (LEAD, "lead_referred 2026-11-17 to=某县住建局", "referral_received 2026-11-17", "referral_returned 2026-11-18", VERIFIED),
        "risk", "三(三)2", {"to": Term("organs", "某县住建局"), "on": day("2026-11-18")},
    ),
    "rectified_by_another": Row(
        (*SOUND[:4], "rectification responsible=某县水务局"), (*SOUND[:4], "rectification responsible=陈某"),
        "risk", "三(三)4", {"names": ["某县水务局（1）"]},
    ),
    "says_nothing": Row((LEAD, "unfounded 2026-11-20 reason=无"), (LEAD, "unfounded 2026-11-20 reason=无此事"), "risk", "", {"acts": ["#2"]}),
    "outside_scope": Row((f"{LEAD} unit=某个体商店",), (f"{LEAD} unit=某县个体私营企业协会",), "risk", "五(一)", {"units": ["某个体商店"]}),
    "rest_day": Row(
        (LEAD, "verification 2026-11-21"), (LEAD, "verification 2026-11-20"), "note", "", {"acts": ["#2 2026-11-21"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_it_fires_and_is_silent(name: str, row: Row) -> None:
    code = name.partition(",")[0]
    lines, today = parts(row.fires)
    fired = [one for one in found(lines, today, row.linked, row.profile) if one.code == code]
    assert len(fired) == 1
    assert (fired[0].severity, fired[0].article or "") == (row.severity, row.article)
    assert {fact: fired[0].facts[fact] for fact in row.facts} == row.facts
    lines, today = parts(row.silent)
    assert code not in [one.code for one in found(lines, today, row.linked, row.profile)]


@pytest.mark.parametrize(("name", "row"), FINDINGS.items(), ids=list(FINDINGS))
def test_what_fires_is_admitted_or_was_taken_over(name: str, row: Row) -> None:
    lead_admitted(*parts(row.silent)[0], linked=row.linked)
    if not row.taken_over:
        lead_admitted(*parts(row.fires)[0], linked=row.linked)
        return
    with pytest.raises(Refused):
        lead_admitted(*parts(row.fires)[0], linked=row.linked)


def test_a_lead_on_which_all_was_done_has_no_findings() -> None:
    lead_admitted(*SOUND)
    for end in range(5, len(SOUND) + 1):
        codes = {one.code for one in found(SOUND[:end], "2026-12-18")}
        assert codes <= {"rectification_undisclosed"}
    assert found(SOUND) == []


@pytest.mark.parametrize("end", ["lead_voided", "joined"])
def test_what_is_void_or_joined_has_none(end: str) -> None:
    lines = ("lead 2026-07-01 unit=null", "lead_referred 2026-07-04")
    assert {one.code for one in found(lines)} == {"referral_unreceived", "lead_idle", "rest_day"}
    assert found((*lines, end)) == []


def codes_looked_for() -> set[str]:
    modules = {
        inspect.getmodule(rule) for rule in (*track("inaction").findings, *track("inaction").remains)
    } - {dates}
    source = "".join(inspect.getsource(module) for module in (*modules, dates.rest_days) if module)
    return set(re.findall(r'yield \(?\s*"([a-z_]+)"', source))


def test_the_table_has_every_finding_that_the_rules_yield() -> None:
    looked_for = codes_looked_for()
    assert {name.partition(",")[0] for name in FINDINGS} == looked_for
    assert looked_for <= {entry.id for entry in PROFILE.section("findings")}


@settings(deadline=None)
@given(lead_histories)
def test_what_admission_let_pass_has_no_defect_of_tolerance(acts: list[Act]) -> None:
    """A defect is what admission refuses: on record it comes from a later change on the other track alone."""
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    codes = {one.code for one in review(lead, Setting(PROFILE, "city", WORKDAYS, TODAY, TOLERANCE), {})}
    assert not codes & {"accountable_unchecked", "checked_after"}
    assert codes <= codes_looked_for()
    for finding in review(lead, Setting(LIMITED, "city", WORKDAYS, TODAY, TOLERANCE), {}):
        entry = PROFILE.entry("findings", finding.code)
        assert set(re.findall(r"\{(\w+)\}", entry.zh + entry.en)) <= set(finding.facts)
