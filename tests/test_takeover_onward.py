"""How a case or a lead stands and goes on once it was taken over, where what the old ledger said decides it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from sqqf.procedure.course.admission import admit
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.course.review import review
from sqqf.procedure.course.takeover import body_of, faults, number_of
from sqqf.procedure.errors import Refused
from sqqf.procedure.inaction.referral import Desk, desk
from sqqf.procedure.tolerance.case import Person
from sqqf.procedure.tracks import track as track_named
from tests.cases import PROFILE, acts_of, day, setting

NUMBER = {"prefix": "阳容", "year": 2026, "serial": 7, "profile": 2}
PARTIES = {"parties": [{"name": "陈某", "kind": "person"}]}
PERSONS = {"persons": [{"name": "陈某"}, {"name": "王某"}], "unit": "某局"}


def taken(state: str, *lines: str, **facts: Any) -> Any:
    """A case about 陈某 taken over on 2026-11-23, after each act was admitted."""
    return _gone_on("tolerance", {"state": state, **PARTIES, **facts}, lines)


def taken_lead(state: str, *lines: str, **facts: Any) -> Any:
    """A lead about 陈某 and 王某 taken over on 2026-11-23, after each act was admitted."""
    return _gone_on("inaction", {"state": state, **PERSONS, **facts}, lines)


def _gone_on(track: str, entry: Mapping[str, Any], lines: Sequence[str]) -> Any:
    body = {**body_of(track, entry, {"file": "台账.xlsx", "row": 2}, PROFILE), **NUMBER}
    first, *rest = acts_of(f"{track_named(track).common.taken_over} 2026-11-23", *lines)
    dossier = fold([first._replace(body=body)], PROFILE)
    for act in rest:
        admit(dossier, act, setting())
        dossier = apply(dossier, act, PROFILE)
    return dossier


def test_its_way_is_that_of_its_days() -> None:
    days: dict[str, Any] = {
        "accepted_on": "2026-09-09",
        "concluded_on": "2026-10-09",
        "deliberated_on": "2026-10-16",
        "approved_on": "2026-10-23",
    }
    case = taken("approved", received_on="2026-09-02", **days)
    assert [(move.on, move.state) for move in case.moves] == [
        (day("2026-09-02"), "registered"),
        (day("2026-09-09"), "investigating"),
        (day("2026-10-09"), "concluded"),
        (day("2026-10-16"), "deliberated"),
        (day("2026-10-23"), "approved"),
    ]


def test_what_is_only_received_has_no_days_that_could_be_out_of_order() -> None:
    days = {"verified_on": "2026-10-16", "disposed_on": "2026-10-09"}
    found = list(faults("inaction", {"state": "received", **PERSONS, **days}, PROFILE, day("2026-11-23")))
    assert [(one.code, one.facts["column"]) for one in found] == [
        ("state_before_date", name) for name in days
    ]


ORDER = ("registered", "investigating", "concluded", "deliberated", "approved", "decided", "closed")
REACHED_IN = {
    "answered": "investigating",
    "notified": "investigating",
    "concluded": "concluded",
    "deliberated": "deliberated",
    "decided": "decided",
    "filed": "closed",
}


@pytest.mark.parametrize(("milestone", "state"), REACHED_IN.items(), ids=list(REACHED_IN))
def test_a_day_is_unknown_where_it_lay_behind_and_nobody_says_when(milestone: str, state: str) -> None:
    """What was still to come is open, and in a case that stopped short nothing comes any more."""
    unknown = [one for one in ORDER if taken(one).is_unknown([milestone])]
    assert unknown == list(ORDER[ORDER.index(state) :])
    assert not any(taken(one).is_unknown([milestone]) for one in ("withdrawn", "ended", "void"))
    assert taken("declined").is_unknown([milestone])


@pytest.mark.parametrize(
    ("state", "unknown"),
    [
        *((state, False) for state in ("received", "verifying", "verified", "void", "joined")),
        *((state, True) for state in ("disposed", "unfounded", "closed")),
    ],
)
def test_of_a_lead_it_is_unknown_when_it_was_settled(state: str, unknown: bool) -> None:
    assert taken_lead(state).is_unknown(["settled"]) is unknown


def test_what_follows_on_a_decision_comes_after_none_that_was_declined() -> None:
    """Taken over closed, a case may have been declined: its decision isn't unknown, there was none."""
    declined: dict[str, Any] = {
        "received_on": "2026-10-09",
        "declined_on": "2026-10-16",
        "closed_on": "2026-10-23",
    }
    with pytest.raises(Refused) as refusal:
        taken("closed", "feedback 2026-12-14", **declined)
    assert refusal.value.code != "decided_unknown"


@pytest.mark.parametrize("state", ["verified", "disposed"])
def test_a_lead_verified_before_it_came_over_is_disposed_of(state: str) -> None:
    lead = taken_lead(state, "disposed 2026-11-25 person=2")
    assert lead.state == "disposed"


@pytest.mark.parametrize("state", ["received", "verifying"])
def test_a_lead_that_came_over_before_is_verified_first(state: str) -> None:
    with pytest.raises(Refused, match="not_verified"):
        taken_lead(state, "disposed 2026-11-25 person=2")


def test_a_disposition_of_an_unknown_day_stands_beside_a_dated_one() -> None:
    """The official was held accountable before; nobody says when."""
    again = ("tolerance_checked 2026-11-24", "disposed 2026-11-25 person=1 measure=m3")
    lead = taken_lead("disposed", *again, measures=["m2"])
    codes = {finding.code for finding in review(lead, setting(), {})}
    assert not codes & {"accountable_unchecked", "checked_after"}


def test_all_that_a_line_says_of_a_case_is_known_of_it() -> None:
    chen = {"name": "陈某", "kind": "person", "unit": "某县住建局"}
    plain: dict[str, Any] = {"channel": "preliminary", "matter": "变更施工方案", "officer": "李某"}
    kept: dict[str, Any] = {
        "circumstances": ["c9"],
        "zone": "高新区",
        "documents": ["初步意见"],
        "proceeding": "县纪委函〔2026〕5号",
        "managed_by": "县委组织部",
        "arising_from": "阳容〔2025〕3号",
    }
    points = [{"text": "是否经集体研究", "steps": 2}, {"text": "是否及时补救", "steps": 0}]
    more: dict[str, Any] = {
        "applicant": {"name": "县纪委", "kind": "unit"},
        "points": points,
        "parties": [chen],
    }
    case = taken("investigating", accepted_on="2026-10-09", **plain, **kept, **more)
    assert {name: getattr(case, name) for name in plain} == plain
    assert {name: case.registered[name] for name in kept} == kept
    assert (case.applicant, case.parties) == (
        Person("县纪委", "unit"),
        (Person(chen["name"], chen["kind"], chen["unit"]),),
    )
    assert (case.points, case.steps_of_points) == (("是否经集体研究", "是否及时补救"), [2, 0])


def test_all_that_a_line_says_of_a_lead_is_known_of_it() -> None:
    said = {
        "source": "s1",
        "area": "i8",
        "unit": "某局",
        "text": "长期未予答复",
        "officer": "李某",
        "lead_organ": "discipline",
        "subject_kind": PROFILE.section("subject_kinds")[0].id,
        "gravity": "minor",
        "received_on": "2026-10-09",
    }
    lead = taken_lead("received", **said)
    assert {name: getattr(lead, name) for name in said} == {**said, "received_on": day("2026-10-09")}


@pytest.mark.parametrize(
    ("persons", "measures"), [([], [None]), (["陈某"], [None]), (["陈某", "王某"], [None, None])]
)
def test_there_is_a_place_for_the_measure_against_each(persons: list[str], measures: list[None]) -> None:
    entry = {"state": "disposed", "unit": "某局", "persons": [{"name": name} for name in persons]}
    assert body_of("inaction", entry, {}, PROFILE)["measures"] == measures


def test_a_lead_is_here_since_its_receipt_even_where_it_was_registered_before() -> None:
    lead = taken_lead("received", received_on="2026-10-16", registered_on="2026-10-09")
    assert desk(lead).since == day("2026-10-16")


def test_a_lead_that_nobody_referred_has_been_here_since_its_first_day() -> None:
    lead = taken_lead("disposed", verified_on="2026-10-09", disposed_on="2026-10-16")
    assert desk(lead) == Desk(None, day("2026-10-09"), on_its_way=False)


@pytest.mark.parametrize("text", ["无编号", "", "—"])
@pytest.mark.parametrize("track", ["tolerance", "inaction"])
def test_what_is_no_number_is_none(track: str, text: str) -> None:
    assert number_of(track, {"no": text, "received_on": "2026-10-09"}, "阳容") is None
