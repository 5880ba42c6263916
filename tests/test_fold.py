"""What a case becomes through its acts. Folding refuses nothing: what is on record happened."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.course.admission import stretches
from sqqf.procedure.course.fold import apply, fold_case
from sqqf.procedure.record.acts import Act
from tests.cases import (
    ASSESSED,
    CASE_ROADS,
    DECIDED,
    DETERMINED,
    DONE,
    LEAD_ROADS,
    PROFILE,
    RECEIVED,
    acts_of,
    case_of,
    histories,
    proposals,
)

TWO = 'received 2026-11-16 channel=preliminary parties=[{"name":"甲","kind":"person"},{"name":"乙","kind":"unit"}]'
ACCEPTED = "accepted 2026-11-20"


@given(histories)
def test_folding_at_once_is_applying_one_by_one(acts: list[Act]) -> None:
    def after(acts: list[Act]) -> Any:
        return reduce(lambda case, act: apply(case, act, PROFILE), acts[1:], fold_case(acts[:1], PROFILE))

    assert fold_case(acts, PROFILE) == after(acts)


@given(proposals().flatmap(lambda acts: st.tuples(st.just(acts[0]), st.permutations(acts[1:]))))
def test_whatever_is_on_record_folds(recorded: tuple[Act, list[Act]]) -> None:
    first, rest = recorded
    striking = [act for act in rest if act.kind == "amended" and act.body["act"] == first.seq]
    acts = [first, *(act for act in rest if act not in striking)]
    assert fold_case(acts, PROFILE).acts == tuple(acts)


@given(histories)
def test_the_moves_of_a_history_on_record_are_in_order(acts: list[Act]) -> None:
    case = fold_case(acts, PROFILE)
    dates = [move.on for move in case.moves]
    assert dates == sorted(dates)
    assert case.moves[0].on == case.received_on
    assert case.moves[-1].state == case.state
    investigated = [
        # What makes a case void has no date.
        (opened.on, closed.on if closed and closed.state != "void" else date.max)
        for opened, closed in stretches(case.moves)
        if opened.state == "investigating"
    ]
    for step in case.steps:
        assert any(began <= step.on <= ended for began, ended in investigated)


@pytest.mark.parametrize("on", ["", " 2026-11-25"])
def test_an_act_of_an_unknown_kind_changes_nothing(on: str) -> None:
    before, after = case_of(RECEIVED, ACCEPTED), case_of(RECEIVED, ACCEPTED, f"consecrated{on} to=void")
    parts = set(before._asdict()) - {"acts", "effective"}
    assert {name: getattr(after, name) for name in parts} == {name: getattr(before, name) for name in parts}
    assert after.acts[-1].kind == "consecrated"


def test_a_notice_by_a_method_that_these_rules_dont_know_still_folds() -> None:
    """Recorded by another version: what isn't known to be written doesn't count as written."""
    case = case_of(RECEIVED, ACCEPTED, "notified 2026-11-21 method=pigeon")
    assert len(case.notices) == 1
    assert case.notified_on is None


WAY: list[tuple[str, list[str]]] = [
    ("registered", []),
    ("investigating", [ACCEPTED]),
    ("declined", ["declined 2026-11-20"]),
    ("concluded", [ACCEPTED, "step 2026-11-23", "concluded 2026-12-01"]),
    ("deliberated", [*ASSESSED[1:], *DETERMINED[:2]]),
    ("investigating", [*ASSESSED[1:], "deliberated 2026-12-07 returned=investigation opinions=[]"]),
    ("approved", [*ASSESSED[1:], *DETERMINED[:3]]),
    ("investigating", [*ASSESSED[1:], *DETERMINED[:2], "approved 2026-12-10 returned=investigation"]),
    ("concluded", [*ASSESSED[1:], *DETERMINED[:2], "approved 2026-12-10 returned=deliberation"]),
    ("decided", [*DECIDED[1:], "feedback 2026-12-14", "applied 2026-12-14", "filed 2026-12-14", "objection 2026-12-15"]),
    ("investigating", [*DECIDED[1:], "reopened 2026-12-21"]),
    ("investigating", [ACCEPTED, "suspended 2026-11-24", "resumed 2026-11-30"]),
    ("closed", [*DONE[1:]]),
    ("closed", ["declined 2026-11-20", "closed 2026-11-23"]),
    ("withdrawn", ["withdrawn 2026-11-20"]),
    ("ended", [ACCEPTED, "ended 2026-11-30"]),
    ("ended", [ACCEPTED, "transferred 2026-11-30"]),
    ("void", [ACCEPTED, "voided"]),
]  # fmt: skip


@pytest.mark.parametrize(("state", "lines"), WAY, ids=lambda value: value if isinstance(value, str) else "")
def test_acts_bring_a_case_into_a_state(state: str, lines: list[str]) -> None:
    assert case_of(RECEIVED, *lines).state == state


def test_what_is_registered_is_what_was_told() -> None:
    case = case_of(
        "received 2026-11-16 points=2 officer=李某", ACCEPTED, "assigned officer=王某", "point text=新"
    )
    assert str(case.number) == "阳容〔2026〕1号"
    assert [person.name for person in case.parties] == ["陈某"], "in an appeal the applicant is the party"
    assert case.points == ("要点1", "要点2", "新")
    assert case.officer == "王某"
    assert case.received_on == date(2026, 11, 16)


def test_of_two_moves_of_a_kind_the_later_one_counts() -> None:
    """A case that was sent back is concluded again."""
    case = case_of(RECEIVED, ACCEPTED, "concluded 2026-12-04", "concluded 2026-12-08")
    assert case.moved_on("concluded") == date(2026, 12, 8)


def test_a_void_case_without_a_date_lies_at_its_last_move() -> None:
    assert case_of(RECEIVED, ACCEPTED, "voided").moves[-1].on == date(2026, 11, 20)


@pytest.mark.parametrize(
    "line", ["withdrawn 2026-11-24", "ended 2026-11-24", "transferred 2026-11-24", "voided"]
)
def test_why_a_case_ended_is_known(line: str) -> None:
    case = case_of(RECEIVED, ACCEPTED, line)
    assert case.ended == case.acts[-1].body != {}


@pytest.mark.parametrize(
    ("lines", "accepted"),
    [
        ([], False),
        ([ACCEPTED], True),
        ([ACCEPTED, "withdrawn 2026-11-24"], True),
        (["declined 2026-11-20"], False),
        (["declined 2026-11-20", "closed 2026-11-24"], False),
        (["withdrawn 2026-11-20"], False),
        (["ended 2026-11-20"], False),
        (["voided"], False),
    ],
    ids=str,
)
def test_what_was_accepted_stays_accepted(lines: list[str], accepted: bool) -> None:
    assert case_of(RECEIVED, *lines).is_accepted is accepted


def test_papers_are_kept_in_the_order_in_which_they_came() -> None:
    case = case_of(RECEIVED, "attached name=申诉书.pdf", "attached name=会议纪要.pdf")
    assert [paper["name"] for paper in case.attached] == ["申诉书.pdf", "会议纪要.pdf"]


NOTIFIED = [
    ("nobody told", [], None),
    ("all at once", ["notified 2026-11-23"], "2026-11-23"),
    ("one of two", ["notified 2026-11-23 parties=[1]"], None),
    ("one by one", ["notified 2026-11-23 parties=[1]", "notified 2026-11-26 parties=[2]"], "2026-11-26"),
    ("the second first", ["notified 2026-11-26 parties=[2]", "notified 2026-11-23 parties=[1]"], "2026-11-26"),
    ("told again", ["notified 2026-11-23", "notified 2026-12-10"], "2026-11-23"),
    ("each alone, then all again", ["notified 2026-11-23 parties=[1]", "notified 2026-11-24 parties=[2]", "notified 2026-12-10"], "2026-11-24"),
    ("one told again", ["notified 2026-11-23", "notified 2026-12-10 parties=[2]"], "2026-11-23"),
    ("recorded out of order", ["notified 2026-12-10", "notified 2026-11-23"], "2026-11-23"),
    ("only by word of mouth", ["notified 2026-11-23 method=oral"], None),
    ("by word, then in writing", ["notified 2026-11-20 method=oral", "notified 2026-11-24 method=mail"], "2026-11-24"),
    ("one in writing, one by word", ["notified 2026-11-23 parties=[1]", "notified 2026-11-23 parties=[2] method=oral"], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "on"), [row[1:] for row in NOTIFIED], ids=[row[0] for row in NOTIFIED])
def test_notice_is_given_when_every_party_was_told_in_writing(lines: list[str], on: str | None) -> None:
    notified_on = case_of(TWO, ACCEPTED, *lines).notified_on
    assert (notified_on and notified_on.isoformat()) == on


@pytest.mark.parametrize(
    ("method", "written"),
    [(entry.id, entry.id != "oral") for entry in PROFILE.section("notice_methods")],
)
def test_every_method_of_notice_is_written_but_one(method: str, written: bool) -> None:
    case = case_of(RECEIVED, ACCEPTED, f"notified 2026-11-21 method={method}")
    assert bool(case.notified_on) is written


def test_a_step_recorded_after_the_conclusion_is_marked() -> None:
    case = case_of(RECEIVED, ACCEPTED, "step 2026-11-23", "concluded 2026-12-01", "step 2026-11-25")
    assert [(step.n, step.recorded_late) for step in case.steps] == [(1, False), (2, True)]


def test_a_corrected_act_is_folded_as_corrected_and_kept_as_recorded() -> None:
    case = case_of(RECEIVED, ACCEPTED, 'amended act=2 set={"on":"2026-11-19"}')
    assert case.moved_on("accepted") == date(2026, 11, 19)
    assert [act.on for act in case.acts if act.kind == "accepted"] == [date(2026, 11, 20)]
    assert acts_of(RECEIVED, ACCEPTED)[1] in case.acts


def test_a_struck_act_leaves_no_trace_in_the_case_but_stays_among_its_acts() -> None:
    case = case_of(RECEIVED, ACCEPTED, "amended act=2 struck=true")
    assert case.state == "registered"
    assert case.moved_on("accepted") is None
    assert [act.kind for act in case.acts] == ["registered", "accepted", "amended"]


def test_the_laws_speak_of_what_happens_seldom() -> None:
    """Each road that the random histories go down leads somewhere: its acts can be on record."""
    passed = [drawn.passed(acts_of(*road)) for drawn in (CASE_ROADS, LEAD_ROADS) for road in drawn.roads]
    reached = {act.kind for dossier in passed for act in dossier.acts}
    assert reached >= {
        "declined",
        "suspended",
        "resumed",
        "referred",
        "correction_returned",
        "correction_signed_off",
    }
    assert reached >= {"applied", "closed", "cleared", "joined", "source_shown", "rectification_returned"}
    assert reached >= {"referral_returned", "unfounded", "lead_closed"}
