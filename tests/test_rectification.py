"""Rectification: item by item from its listing over measures and report to the sign-off, with its date as a limit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from sqqf.procedure.course.admission import possible
from sqqf.procedure.course.fold import fold
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.items import Item, items, rectification_document
from sqqf.procedure.record.setting import Office
from sqqf.procedure.time.lights import Clock, limit_status
from sqqf.procedure.time.limits import Deadline, deadlines
from tests.cases import (
    PROFILE,
    TOLERANCE,
    WORKDAYS,
    day,
    lead_admitted,
    lead_histories,
    lead_of,
    switched_on,
)

DISPOSED = ("lead 2026-11-16", "verification 2026-11-18", "disposed 2026-11-20")
LISTED = "rectification"
DRAWN_UP = "measures 2026-11-24"
REPORTED = "rectified 2026-12-18"
RETURNED = "rectification_returned 2026-12-21"
AGAIN = "rectified 2026-12-28"
SIGNED_OFF = "rectification_signed_off 2026-12-30"


def only(lead: Lead) -> Item:
    (item,) = items(lead)
    return item


def dated(lead: Lead) -> list[Deadline]:
    return [limit for limit in deadlines(lead, PROFILE, "city", WORKDAYS) if limit.kind == "rectification"]


def test_an_item_as_it_is_listed() -> None:
    assert rectification_document(only(lead_of(*DISPOSED, LISTED))) == {
        "n": 1, "text": "修订办事制度", "responsible": "某局", "listed_on": "2026-11-23", "original_due_on": "2026-12-25",
        "due_on": "2026-12-25", "reported_on": None, "returned": 0, "signed_off_on": None, "measures_on": None,
        "reported_to": None, "reminders": [],
    }  # fmt: skip


def test_an_item_that_was_put_right_as_it_is_listed() -> None:
    lead = lead_of(*DISPOSED, LISTED, DRAWN_UP, "reminded 2026-12-14 item=1", REPORTED, SIGNED_OFF)
    assert rectification_document(only(lead)) == {
        "n": 1, "text": "修订办事制度", "responsible": "某局", "listed_on": "2026-11-23", "original_due_on": "2026-12-25",
        "due_on": "2026-12-25", "reported_on": "2026-12-18", "returned": 0, "signed_off_on": "2026-12-30",
        "measures_on": "2026-11-24", "reported_to": "discipline", "reminders": ["2026-12-14"],
    }  # fmt: skip


WAY: dict[str, tuple[list[str], dict[str, Any]]] = {
    "listed": ([LISTED], {"reported_on": None, "signed_off_on": None, "measures_on": None, "reminders": ()}),
    "on a day of its own": (["rectification 2026-11-20"], {"on": day("2026-11-20"), "listed_on": day("2026-11-20")}),
    "measures": ([LISTED, DRAWN_UP], {"measures_on": day("2026-11-24")}),
    "measures twice": ([LISTED, "measures 2026-11-26", DRAWN_UP], {"measures_on": day("2026-11-24")}),
    "reminded": (
        [LISTED, "reminded 2026-12-14 item=1", "reminded 2026-12-16 item=1"], {"reminders": (day("2026-12-14"), day("2026-12-16"))},
    ),
    "reminded of the lead, not of the item": ([LISTED, "reminded 2026-12-14"], {"reminders": ()}),
    "reported": ([LISTED, REPORTED], {"reported_on": day("2026-12-18"), "reported_to": "discipline", "due_on": day("2026-12-25")}),
    "sent back: due again": (
        [LISTED, REPORTED, RETURNED],
        {"reported_on": None, "due_on": day("2026-12-31"), "original_due_on": day("2026-12-25"), "returned": 1},
    ),
    "reported again": ([LISTED, REPORTED, RETURNED, AGAIN], {"reported_on": day("2026-12-28"), "returned": 1}),
    "sent back twice": (
        [LISTED, REPORTED, RETURNED, "rectified 2026-12-22", "rectification_returned 2026-12-23 due=2027-01-15"],
        {"reported_on": None, "due_on": day("2027-01-15"), "returned": 2},
    ),
    "signed off": ([LISTED, REPORTED, SIGNED_OFF], {"signed_off_on": day("2026-12-30")}),
    "signed off on the day of the report": (
        [LISTED, REPORTED, "rectification_signed_off 2026-12-18"], {"signed_off_on": day("2026-12-18")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "facts"), WAY.values(), ids=list(WAY))
def test_an_item_goes_its_way(lines: list[str], facts: dict[str, Any]) -> None:
    item = only(lead_admitted(*DISPOSED, *lines))
    assert {name: getattr(item, name) for name in facts} == facts


def test_items_are_numbered_and_go_apart() -> None:
    lead = lead_admitted(*DISPOSED, LISTED, "rectification text=另一项", "rectified 2026-12-18 item=2", "rectification_signed_off 2026-12-18 item=2")  # fmt: skip
    assert [(one.n, one.text, bool(one.reported_on), bool(one.signed_off_on)) for one in items(lead)] == [
        (1, "修订办事制度", False, False),
        (2, "另一项", True, True),
    ]


@pytest.mark.parametrize(
    "way", [(), DISPOSED[1:2], (*DISPOSED[1:2], "verified 2026-11-19"), DISPOSED[1:]], ids=len
)
def test_items_are_listed_and_put_right_at_every_stage(way: tuple[str, ...]) -> None:
    """What can be put right at once doesn't wait for the disposition."""
    lead = lead_admitted(DISPOSED[0], *way, LISTED, DRAWN_UP, REPORTED, RETURNED, AGAIN, SIGNED_OFF)
    assert only(lead).signed_off_on == day("2026-12-30")


@pytest.mark.parametrize("listed", ["before", "after"])
def test_what_is_listed_on_an_unfounded_lead_can_be_put_right_and_the_lead_closed(listed: str) -> None:
    """Else it could never be closed: each item is signed off before."""
    unfounded = "unfounded 2026-11-23"
    first = (LISTED, unfounded) if listed == "before" else (unfounded, LISTED)
    lines = (*DISPOSED[:2], *first)
    with pytest.raises(Refused) as refusal:
        lead_admitted(*lines, "lead_closed 2026-12-30")
    assert refusal.value.facts["missing"] == [Term("lead_closing", "sign_off")]
    lead = lead_admitted(*lines, DRAWN_UP, REPORTED, RETURNED, AGAIN, SIGNED_OFF, "lead_closed 2026-12-30")
    assert lead.state == "closed"


@pytest.mark.parametrize("end", ["lead_closed 2026-11-23", "lead_voided"])
def test_nothing_is_listed_on_what_is_over(end: str) -> None:
    with pytest.raises(Refused) as refusal:
        lead_admitted(*DISPOSED, end, LISTED)
    assert (refusal.value.code, refusal.value.article) == ("wrong_state", "三(三)4")


REFUSED: dict[str, tuple[list[str], str, str | None, type[Exception], dict[str, Any]]] = {
    "a report to no organ that leads": (
        [LISTED, "rectified 2026-12-18 to=某局"],
        "report_elsewhere", "三(三)4", Refused, {"organs": [Term("organs", "discipline"), Term("organs", "organization")]},
    ),
    "a report to the auditors": ([LISTED, "rectified 2026-12-18 to=audit"], "report_elsewhere", "三(三)4", Refused, {}),
    "a report on an item there isn't": ([LISTED, f"{REPORTED} item=2"], "unknown_item", None, BadInput, {"n": 2, "count": 1}),
    "a report on item 0": ([LISTED, f"{REPORTED} item=0"], "unknown_item", None, BadInput, {"n": 0}),
    "a report where nothing is listed": ([REPORTED], "unknown_item", None, BadInput, {"count": 0}),
    "measures where nothing is listed": ([DRAWN_UP], "unknown_item", None, BadInput, {"count": 0}),
    "a reminder where nothing is listed": (["reminded 2026-12-14 item=1"], "unknown_item", None, BadInput, {"count": 0}),
    "a second report": ([LISTED, REPORTED, AGAIN], "item_reported", "三(三)4", Refused, {"n": 1, "on": day("2026-12-18")}),
    "a reminder of what was reported": (
        [LISTED, REPORTED, "reminded 2026-12-21 item=1"], "item_reported", "四(三)", Refused, {"n": 1},
    ),
    "a report before the item's own day": (
        ["rectification 2026-11-25", "rectified 2026-11-24"], "before_act", "三(三)4", Refused, {"other": Term("acts", "rectification"), "seq": 4},
    ),
    "sending back what wasn't reported": ([LISTED, RETURNED], "item_not_reported", "三(三)4", Refused, {"n": 1}),
    "sending back before the report": (
        [LISTED, REPORTED, "rectification_returned 2026-12-17"], "before_act", "三(三)4", Refused, {"seq": 5},
    ),
    "a new report before the old one was sent back": (
        [LISTED, REPORTED, RETURNED, "rectified 2026-12-20"], "before_act", "三(三)4", Refused, {"other": Term("acts", "rectification_returned")},
    ),
    "signing off what wasn't reported": ([LISTED, SIGNED_OFF], "item_not_reported", "四(三)", Refused, {}),
    "signing off what was sent back": ([LISTED, REPORTED, RETURNED, SIGNED_OFF], "item_not_reported", "四(三)", Refused, {}),
    "signing off before the report": (
        [LISTED, REPORTED, "rectification_signed_off 2026-12-17"], "before_act", "四(三)", Refused, {},
    ),
    "signing off twice": ([LISTED, REPORTED, SIGNED_OFF, SIGNED_OFF], "item_signed_off", None, Refused, {"n": 1, "on": day("2026-12-30")}),
    "a report after today": ([LISTED, "rectified 2027-01-04"], "future", "三(三)4", Refused, {}),
    "measures before the receipt": ([LISTED, "measures 2026-11-13"], "before_receipt", "三(三)4", Refused, {}),
    "striking out an item that was reported on": (
        [LISTED, REPORTED, "amended act=4 struck=true"], "amendment_breaks", None, Refused, {"other_seq": 5},
    ),
    "striking out an item with another after it": (
        [LISTED, LISTED, "amended act=4 struck=true"], "amendment_breaks", None, Refused, {"other_seq": 5},
    ),
    "striking out a report that was signed off": (
        [LISTED, REPORTED, SIGNED_OFF, "amended act=5 struck=true"], "amendment_breaks", "四(三)", Refused, {"other_seq": 6},
    ),
    "reporting elsewhere after all": (
        [LISTED, REPORTED, 'amended act=5 set={"to":"某局"}'], "report_elsewhere", "三(三)4", Refused, {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "article", "kind", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused(
    lines: list[str], code: str, article: str | None, kind: type[Exception], facts: dict[str, Any]
) -> None:
    with pytest.raises(kind) as refusal:
        lead_admitted(*DISPOSED, *lines)
    said: Any = refusal.value
    assert (said.code, said.article) == (code, article)
    assert {name: said.facts[name] for name in facts} == facts


@pytest.mark.parametrize(
    "to", ["discipline", "organization", "纪检监察机关", "某县纪委监委", "市纪委", "某县委组织部", "组织部门", "派驻纪检组"]
)  # fmt: skip
def test_a_report_goes_to_an_organ_that_leads(to: str) -> None:
    assert only(lead_admitted(*DISPOSED, LISTED, f"rectified 2026-12-18 to={to}")).reported_to == to


# ── the date of an item as a limit ──

STATUS: dict[str, tuple[list[str], str, tuple[str, date]]] = {
    "blue": ([LISTED], "2026-12-18", ("open", day("2026-12-25"))),
    "yellow": ([LISTED], "2026-12-22", ("due_soon", day("2026-12-25"))),
    "due": ([LISTED], "2026-12-25", ("due_today", day("2026-12-25"))),
    "red": ([LISTED], "2026-12-26", ("overdue", day("2026-12-25"))),
    "reported": ([LISTED, REPORTED], "2026-12-31", ("met", day("2026-12-25"))),
    "reported late": ([LISTED, AGAIN], "2026-12-31", ("met_late", day("2026-12-25"))),
    "sent back": ([LISTED, REPORTED, RETURNED], "2026-12-28", ("due_soon", day("2026-12-31"))),
    "signed off": ([LISTED, REPORTED, SIGNED_OFF], "2026-12-31", ("met", day("2026-12-25"))),
    "void": ([LISTED, "lead_voided"], "2026-12-31", ("lapsed", day("2026-12-25"))),
    "void, reported before": ([LISTED, REPORTED, "lead_voided"], "2026-12-31", ("met", day("2026-12-25"))),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "today", "stands"), STATUS.values(), ids=list(STATUS))
def test_an_item_has_a_limit(lines: list[str], today: str, stands: tuple[str, date]) -> None:
    [limit] = dated(lead_admitted(*DISPOSED, *lines))
    assert (limit.item, limit.working_days, limit.basis, limit.article) == (1, None, "letter", "三(三)4")
    assert limit.original_due_on == day("2026-12-25")
    found = limit_status(limit, Clock(day(today), WORKDAYS, PROFILE.yellows))
    assert (found.status, limit.due_on) == stands


def test_a_date_may_lie_in_the_past() -> None:
    [limit] = dated(lead_admitted(*DISPOSED, "rectification 2026-11-24 due=2026-11-20"))
    assert (limit.due_on, limit.provisional) == (day("2026-11-20"), False)


def test_a_date_of_a_year_without_a_notice_is_provisional() -> None:
    [limit] = dated(lead_admitted(*DISPOSED, "rectification due=2027-02-26"))
    assert limit.provisional


def test_the_limit_on_the_disposition_is_another() -> None:
    limits = deadlines(
        lead_admitted(*DISPOSED, LISTED), switched_on("lead_limits"), "city", WORKDAYS
    )  # county's and city's alike
    assert [limit.kind for limit in limits] == ["rectification", "disposition"]


@pytest.mark.parametrize(
    ("listed", "on", "stood"),
    [
        ("rectification 2026-11-24", "2026-11-23", None),
        ("rectification 2026-11-24", "2026-11-24", (None, None)),
        ("rectification 2026-11-24", "2026-12-17", (None, None)),
        ("rectification 2026-11-24", "2026-12-18", (day("2026-12-18"), None)),
        ("rectification 2026-11-24", "2026-12-29", (day("2026-12-18"), None)),
        ("rectification 2026-11-24", "2026-12-30", (day("2026-12-18"), day("2026-12-30"))),
        (LISTED, "2026-11-20", (None, None)),  # nobody dated it: taken to have been on the list
    ],
)
def test_the_list_as_it_stood_on_a_day(listed: str, on: str, stood: tuple[date | None, ...] | None) -> None:
    found = items(lead_of(*DISPOSED, listed, REPORTED, SIGNED_OFF), day(on))
    assert [(item.reported_on, item.signed_off_on) for item in found] == ([stood] if stood else [])


def test_a_date_that_had_gone_by_when_it_was_set_waits_for_no_notice() -> None:
    """None counts the days from the listing back to it."""
    (ahead,) = dated(lead_of(*DISPOSED, "rectification 2027-03-10 due=2027-03-15"))
    (gone_by,) = dated(lead_of(*DISPOSED, "rectification 2027-03-10 due=2027-03-05"))
    assert (ahead.provisional, gone_by.provisional) == (True, False)


@given(lead_histories)
def test_in_every_history_an_item_is_as_its_acts_say(acts: list[Act]) -> None:
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    listed = items(lead)
    assert [one.n for one in listed] == list(range(1, len(lead.of("rectification")) + 1))
    for item in listed:
        assert not item.signed_off_on or (item.reported_on and item.reported_on <= item.signed_off_on)
        assert item.returned <= len(lead.of("rectification_returned"))
        assert bool(item.reported_on) == bool(item.reported_to)
    assert [limit.met_on for limit in dated(lead)] == [item.reported_on for item in listed]
    open_ones = [item for item in listed if not item.reported_on]
    offered = set(possible(lead, Office(PROFILE, "city", TOLERANCE)))
    if lead.state in ("disposed", "verified", "verifying"):
        assert ("rectified" in offered) == bool(open_ones)
        waiting = any(item.reported_on and not item.signed_off_on for item in listed)
        assert {"sign-off", "return"} <= offered if waiting else not {"sign-off", "return"} & offered
    if lead.state == "closed":
        assert all(item.signed_off_on for item in listed)
