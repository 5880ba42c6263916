"""Ordered correction: items, reports, sign-off one by one, and each item's date as a deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sqqf.procedure.course.admission import admit, possible
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.items import Item, item_document, items
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.entries import Yellow
from sqqf.procedure.time.lights import Clock, limit_status
from sqqf.procedure.time.limits import Deadline, deadlines
from sqqf.procedure.tolerance.case import Case
from tests.cases import (
    ASSESSED,
    DECIDED,
    DETERMINED,
    DONE,
    PROFILE,
    SWITCHED,
    TOLD,
    WIDEST,
    WORKDAYS,
    acts_of,
    admitted,
    case_of,
    setting,
)

LISTED = "correction"
REPORTED = "correction_reported 2026-12-18"
RETURNED = "correction_returned 2026-12-21"
AGAIN = "correction_reported 2026-12-28"
SIGNED_OFF = "correction_signed_off 2026-12-30"


def only(case: Case) -> Item:
    (item,) = items(case)
    return item


def dated(case: Case) -> list[Deadline]:
    return [limit for limit in deadlines(case, PROFILE, "city", WORKDAYS) if limit.kind == "correction"]


def test_an_item_as_it_is_listed() -> None:
    assert item_document(only(case_of(*DECIDED, LISTED))) == {
        "n": 1, "text": "完善变更审批制度", "responsible": "某县住建局", "listed_on": "2026-11-23",
        "original_due_on": "2026-12-25", "due_on": "2026-12-25", "reported_on": None, "returned": 0,
        "signed_off_on": None,
    }  # fmt: skip


def test_an_item_may_have_a_date_of_its_own() -> None:
    """Listed with the conclusion, put on record later."""
    case = admitted(*DECIDED, *TOLD, "correction 2026-12-11")
    assert (only(case).on, only(case).listed_on) == (date(2026, 12, 11), date(2026, 12, 11))
    assert item_document(only(case))["listed_on"] == "2026-12-11"
    assert [limit.starts_on for limit in dated(case)] == [date(2026, 12, 11)]
    assert only(case_of(*DECIDED, LISTED)).on is None


def test_an_item_of_its_own_date_may_be_recorded_after_the_closing() -> None:
    """As any act may that has one; after the day of the closing nothing is listed."""
    assert only(admitted(*DONE, "correction 2026-12-14")).on == date(2026, 12, 14)
    with pytest.raises(Refused) as refusal:
        admitted(*DONE, "correction 2026-12-17")
    assert (refusal.value.code, refusal.value.article) == ("after_act", "二(五)4")


@pytest.mark.parametrize("reported", ["2026-12-11", "2026-12-15"], ids=["dated before", "dated after"])
def test_items_go_on_while_a_case_is_investigated_once_more(reported: str) -> None:
    """What was listed with the first conclusion is still to be put right."""
    lines = (*DECIDED, LISTED, "reopened 2026-12-14", f"correction_reported {reported}")
    case = admitted(*lines, "correction_returned 2026-12-16", AGAIN, SIGNED_OFF, under=WIDEST)
    assert (case.state, only(case).signed_off_on) == ("investigating", date(2026, 12, 30))
    offered = possible(case_of(*lines), Office(SWITCHED, "city"))
    assert [one for one in offered if one.startswith("correction ")] == [
        "correction return",
        "correction sign-off",
    ]


WAY: dict[str, tuple[list[str], dict[str, Any]]] = {
    "listed": ([LISTED], {"reported_on": None, "signed_off_on": None}),
    "reported": ([LISTED, REPORTED], {"reported_on": date(2026, 12, 18), "due_on": date(2026, 12, 25)}),
    "sent back: due again": (
        [LISTED, REPORTED, RETURNED],
        {"reported_on": None, "due_on": date(2026, 12, 31), "original_due_on": date(2026, 12, 25), "returned": 1},
    ),
    "reported again": (
        [LISTED, REPORTED, RETURNED, AGAIN], {"reported_on": date(2026, 12, 28), "due_on": date(2026, 12, 31), "returned": 1},
    ),
    "signed off": (
        [LISTED, REPORTED, SIGNED_OFF], {"reported_on": date(2026, 12, 18), "signed_off_on": date(2026, 12, 30)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "facts"), WAY.values(), ids=list(WAY))
def test_an_item_goes_its_way(lines: list[str], facts: dict[str, Any]) -> None:
    item = only(admitted(*DECIDED, *lines))
    assert {name: getattr(item, name) for name in facts} == facts


def test_items_are_numbered_and_go_apart() -> None:
    case = admitted(
        *DECIDED, LISTED, "correction text=另一项", "correction_reported 2026-12-18 item=2", "correction_signed_off 2026-12-18 item=2"
    )  # fmt: skip
    assert [
        (item.n, item.text, bool(item.reported_on), bool(item.signed_off_on)) for item in items(case)
    ] == [
        (1, "完善变更审批制度", False, False),
        (2, "另一项", True, True),
    ]


@pytest.mark.parametrize("way", [(), DETERMINED[:1], DETERMINED[:3], DETERMINED], ids=len)
def test_items_are_listed_from_the_conclusion_to_the_decision(way: tuple[str, ...]) -> None:
    assert len(items(admitted(*ASSESSED, *way, LISTED))) == 1


@pytest.mark.parametrize("lines", [ASSESSED[:4], DONE], ids=["before the conclusion", "closed"])
def test_items_are_listed_neither_before_nor_after(lines: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refusal:
        admitted(*lines, LISTED)
    assert (refusal.value.code, refusal.value.article) == ("wrong_state", "二(五)4")


def test_a_report_may_come_and_be_signed_off_after_the_case_is_closed() -> None:
    lines = (*DECIDED, LISTED, REPORTED, *TOLD, "closed 2026-12-18", "correction_returned 2026-12-21")
    case = admitted(*lines, "correction_reported 2026-12-28", SIGNED_OFF)
    assert (case.state, only(case).signed_off_on) == ("closed", date(2026, 12, 30))


REFUSED: dict[str, tuple[list[str], str, type[Exception], dict[str, Any]]] = {
    "a report on an item there isn't": ([LISTED, "correction_reported 2026-12-18 item=2"], "unknown_item", BadInput, {"n": 2, "count": 1}),
    "a report where nothing is listed": ([REPORTED], "unknown_item", BadInput, {"n": 1, "count": 0}),
    "a second report": ([LISTED, REPORTED, AGAIN], "item_reported", Refused, {"n": 1, "on": date(2026, 12, 18)}),
    "sending back what wasn't reported": ([LISTED, RETURNED], "item_not_reported", Refused, {"n": 1}),
    "sending back twice": ([LISTED, REPORTED, RETURNED, RETURNED], "item_not_reported", Refused, {"n": 1}),
    "sending back before the report": (
        [LISTED, REPORTED, "correction_returned 2026-12-17"],
        "before_act", Refused, {"other": Term("acts", "correction_reported"), "other_on": date(2026, 12, 18), "seq": 21},
    ),
    "a new report before the old one was sent back": (
        [LISTED, REPORTED, RETURNED, "correction_reported 2026-12-20"],
        "before_act", Refused, {"other": Term("acts", "correction_returned"), "other_on": date(2026, 12, 21), "seq": 22},
    ),
    "signing off what wasn't reported": ([LISTED, SIGNED_OFF], "item_not_reported", Refused, {"n": 1}),
    "signing off before the report": ([LISTED, REPORTED, "correction_signed_off 2026-12-17"], "before_act", Refused, {"seq": 21}),
    "signing off what was sent back": ([LISTED, REPORTED, RETURNED, SIGNED_OFF], "item_not_reported", Refused, {}),
    "signing off twice": ([LISTED, REPORTED, SIGNED_OFF, SIGNED_OFF], "item_signed_off", Refused, {"on": date(2026, 12, 30)}),
    "a report on what was signed off": ([LISTED, REPORTED, SIGNED_OFF, AGAIN], "item_signed_off", Refused, {"n": 1}),
    "sending back what was signed off": (
        [LISTED, REPORTED, SIGNED_OFF, "correction_returned 2026-12-30"], "item_signed_off", Refused, {"n": 1},
    ),
    "a report before the acceptance": ([LISTED, "correction_reported 2026-11-19"], "before_act", Refused, {"seq": 2}),
    "a report before the day on which it was listed": (
        ["correction 2026-12-14", "correction_reported 2026-12-13"],
        "before_act", Refused, {"other": Term("acts", "correction"), "other_on": date(2026, 12, 14), "seq": 20},
    ),
    "listing on a day before the conclusion": (
        ["correction 2026-12-03"], "before_act", Refused, {"other": Term("acts", "concluded"), "other_on": date(2026, 12, 4), "seq": 5},
    ),
    "listing on a day to come": (["correction 2027-01-01"], "future", Refused, {"on": date(2027, 1, 1)}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "error", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused(lines: list[str], code: str, error: type[Exception], facts: dict[str, Any]) -> None:
    admitted(*DECIDED, *lines[:-1])
    with pytest.raises(error) as refusal:
        admitted(*DECIDED, *lines)
    assert isinstance(refusal.value, Refused | BadInput)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts


OFFERED = [
    ([], ["correction none"]),
    ([LISTED], ["correction report"]),
    ([LISTED, REPORTED], ["correction return", "correction sign-off"]),
    ([LISTED, REPORTED, RETURNED], ["correction report"]),
    ([LISTED, REPORTED, SIGNED_OFF], []),
    (
        [LISTED, LISTED, "correction_reported 2026-12-18 item=2"],
        ["correction report", "correction return", "correction sign-off"],
    ),
]


@pytest.mark.parametrize(("lines", "commands"), OFFERED, ids=[len(lines) for lines, _ in OFFERED])
def test_what_may_come_next_on_the_list(lines: list[str], commands: list[str]) -> None:
    offered = possible(case_of(*DECIDED, *lines), Office(PROFILE, "city"))
    assert [one for one in offered if one.startswith("correction ")] == ["correction add", *commands]


# ── as deadlines ──


def test_an_item_is_a_deadline_of_its_own_without_working_days() -> None:
    (limit,) = dated(case_of(*DECIDED, LISTED))
    assert (limit.item, limit.article, limit.basis, limit.working_days) == (1, "二(五)4", "letter", None)
    assert (limit.starts_on, limit.original_due_on, limit.due_on) == (
        date(2026, 11, 23), date(2026, 12, 25), date(2026, 12, 25),
    )  # fmt: skip
    assert (limit.met_on, limit.lapsed, limit.extensions, limit.pauses) == (None, False, (), ())


def test_each_item_is_met_by_its_report_and_due_again_when_that_is_sent_back() -> None:
    lines = (*DECIDED, LISTED, "correction due=2027-03-31", "correction_reported 2026-12-18 item=2")
    assert [(limit.item, limit.due_on, limit.met_on) for limit in dated(case_of(*lines))] == [
        (1, date(2026, 12, 25), None),
        (2, date(2027, 3, 31), date(2026, 12, 18)),
    ]
    back = "correction_returned 2026-12-21 item=2 due=2027-04-30"
    *_, second = dated(case_of(*lines, back))
    assert (second.original_due_on, second.due_on, second.met_on) == (
        date(2027, 3, 31),
        date(2027, 4, 30),
        None,
    )


@pytest.mark.parametrize(
    ("due", "provisional"),
    [("2026-12-24", False), ("2026-12-25", True), ("2027-03-31", True), ("2026-11-20", False)],
)
def test_a_date_that_runs_past_the_published_calendar_is_provisional(due: str, provisional: bool) -> None:
    """The date may lie before the day on which it was listed: nothing is counted then."""
    assert [limit.provisional for limit in dated(case_of(*DECIDED, f"correction due={due}"))] == [provisional]


def test_a_report_that_came_late_met_its_date_late() -> None:
    (limit,) = dated(case_of(*DECIDED, LISTED, "correction_reported 2026-12-28"))
    stands = limit_status(limit, Clock(date(2026, 12, 31), WORKDAYS, Yellow(3, {})))
    assert (stands.status, stands.days_overdue) == ("met_late", 3)


def test_items_lapse_with_a_case_that_stops_short() -> None:
    (limit,) = dated(case_of(*ASSESSED, LISTED, "ended 2026-12-14"))
    assert limit.lapsed


# ── amended and struck ──

STRUCK: dict[str, tuple[list[str], int, int | None]] = {
    # the lines, the act struck; the act that stands in the way
    "the only item": ([LISTED], 20, None),
    "the last of two": ([LISTED, LISTED], 21, None),
    "the first of two": ([LISTED, LISTED], 20, 21),
    "a reported item": ([LISTED, REPORTED], 20, 21),
    "the last, the first being reported since": ([LISTED, LISTED, REPORTED], 21, None),
    "an item whose report was sent back": ([LISTED, REPORTED, RETURNED], 20, 21),
    "a report": ([LISTED, REPORTED], 21, None),
    "a report that was signed off": ([LISTED, REPORTED, SIGNED_OFF], 21, 22),
    "a sign-off": ([LISTED, REPORTED, SIGNED_OFF], 22, None),
}


@pytest.mark.parametrize(("lines", "seq", "in_the_way"), STRUCK.values(), ids=list(STRUCK))
def test_an_item_is_struck_out_where_nothing_hangs_on_it(
    lines: list[str], seq: int, in_the_way: int | None
) -> None:
    case = admitted(*DECIDED, *lines)
    *_, act = acts_of(*DECIDED, *lines, f"amended act={seq} struck=true")
    if in_the_way is None:
        admit(case, act, setting())
    else:
        with pytest.raises(Refused) as refusal:
            admit(case, act, setting())
        assert (refusal.value.code, refusal.value.facts["other_seq"]) == ("amendment_breaks", in_the_way)


def test_a_struck_item_is_gone_and_what_spoke_of_it_counts_no_more() -> None:
    """The second as a case taken over may have it: the report of an item that there isn't any more."""
    assert items(case_of(*DECIDED, LISTED, "amended act=20 struck=true")) == ()
    assert items(case_of(*DECIDED, LISTED, REPORTED, "amended act=20 struck=true")) == ()


def test_an_item_is_amended() -> None:
    item = only(admitted(*DECIDED, LISTED, 'amended act=20 set={"due":"2026-12-31","responsible":"某局"}'))
    assert (item.due_on, item.original_due_on, item.responsible) == (
        date(2026, 12, 31),
        date(2026, 12, 31),
        "某局",
    )
