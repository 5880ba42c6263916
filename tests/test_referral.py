"""Referral: whatever is sent, taken and handed back, it is known on whose desk the lead is."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.course.admission import admit, possible
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.documents.lead import waits_for
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.referral import (
    Desk,
    desk,
    desk_document,
    last_standing,
    referral_document,
    referrals,
)
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.link import no_cases
from sqqf.procedure.record.setting import Office
from tests.cases import EARLIEST, LEAD_SETTING, PROFILE, day, lead_admitted, lead_histories, lead_of

LEAD = "lead 2026-11-16"
SENT, TAKEN = "lead_referred 2026-11-17 to=甲机关", "referral_received 2026-11-19"
ON, TAKEN_ON = "lead_referred 2026-11-20 to=乙机关", "referral_received 2026-11-23"
BACK = "referral_returned 2026-11-25"
KINDS = ("lead_referred", "referral_received", "referral_returned")


@st.composite
def journeys(draw: st.DrawFn) -> list[Lead]:
    """A lead after each act of handing it about that admission let pass, the lead itself first."""
    lead = lead_of(LEAD)
    stages = [lead]
    on = EARLIEST
    for n in range(draw(st.integers(0, 12))):
        on = max(EARLIEST, on + timedelta(days=draw(st.integers(-2, 4))))
        kind = draw(st.sampled_from(KINDS))
        body = {"lead_referred": {"to": f"机关{n}"}, "referral_returned": {"reason": "不属管辖"}}.get(
            kind, {}
        )
        act = Act(len(lead.acts) + 1, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body)
        with contextlib.suppress(Refused, BadInput):
            admit(lead, act, LEAD_SETTING)
            lead = apply(lead, act, PROFILE)
            stages.append(lead)
    return stages


@given(journeys())
def test_the_desk_follows_each_act(stages: list[Lead]) -> None:
    """A stack of desks: sent onto it, and handed back to the one below."""
    desks: list[tuple[str | None, bool]] = [(None, False)]
    for lead in stages[1:]:
        act = lead.acts[-1]
        match act.kind:
            case "lead_referred":
                desks.append((act.body["to"], True))
            case "referral_received":
                desks[-1] = (desks[-1][0], False)
            case _:
                desks.pop()
        found = desk(lead)
        assert (found.holder, found.on_its_way) == desks[-1]
        assert found.since == act.on


@given(journeys())
def test_one_at_most_is_on_its_way(stages: list[Lead]) -> None:
    for lead in stages:
        under_way = [one for one in referrals(lead) if not one.received_on and not one.returned_on]
        assert len(under_way) == int(desk(lead).on_its_way)
        assert ("receive" in possible(lead, Office(PROFILE, "city"))) == desk(lead).on_its_way
        assert ("refer" in possible(lead, Office(PROFILE, "city"))) != desk(lead).on_its_way
        assert ("hand-back" in possible(lead, Office(PROFILE, "city"))) == (last_standing(lead) is not None)
        assert (waits_for(lead, PROFILE, no_cases) == "referral") == desk(lead).on_its_way


@given(lead_histories)
def test_a_desk_is_known_in_every_history(acts: list[Act]) -> None:
    """Amended and struck acts included: the desk is the group's, or that of a referral on record."""
    lead = fold(acts, PROFILE)
    assert isinstance(lead, Lead)
    found = desk(lead)
    last = last_standing(lead)
    assert lead.received_on
    assert found.since >= lead.received_on
    assert found.holder == (last.to if last else None)
    assert found.on_its_way == bool(last and not last.received_on)
    assert [one.n for one in referrals(lead)] == list(range(1, len(referrals(lead)) + 1))


DESKS: dict[str, tuple[tuple[str, ...], Desk]] = {
    "with the group": ((), Desk(None, day("2026-11-16"), False)),
    "on its way": ((SENT,), Desk("甲机关", day("2026-11-17"), True)),
    "received": ((SENT, TAKEN), Desk("甲机关", day("2026-11-19"), False)),
    "handed back unreceived": ((SENT, "referral_returned 2026-11-18"), Desk(None, day("2026-11-18"), False)),
    "handed back": ((SENT, TAKEN, BACK), Desk(None, day("2026-11-25"), False)),
    "handed on": ((SENT, TAKEN, ON), Desk("乙机关", day("2026-11-20"), True)),
    "handed back to the one before": ((SENT, TAKEN, ON, TAKEN_ON, BACK), Desk("甲机关", day("2026-11-25"), False)),
    "unreceived, to the one before": ((SENT, TAKEN, ON, BACK), Desk("甲机关", day("2026-11-25"), False)),
    "handed back all the way": (
        (SENT, TAKEN, ON, TAKEN_ON, BACK, "referral_returned 2026-11-26"), Desk(None, day("2026-11-26"), False),
    ),
    "sent once more to the same": ((SENT, TAKEN, BACK, "lead_referred 2026-11-26 to=甲机关"), Desk("甲机关", day("2026-11-26"), True)),
    "all on one day": (
        (SENT, "referral_received 2026-11-17", "referral_returned 2026-11-17"), Desk(None, day("2026-11-17"), False),
    ),
    "the sending struck out": ((SENT, TAKEN, "amended act=3 struck=true", "amended act=2 struck=true"), Desk(None, day("2026-11-16"), False)),
    "the return struck out": ((SENT, TAKEN, BACK, "amended act=4 struck=true"), Desk("甲机关", day("2026-11-19"), False)),
    "unfounded meanwhile": ((SENT, TAKEN, "unfounded 2026-11-23", BACK), Desk(None, day("2026-11-25"), False)),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "where"), DESKS.values(), ids=list(DESKS))
def test_on_whose_desk_it_is(lines: tuple[str, ...], where: Desk) -> None:
    assert desk(lead_admitted(LEAD, *lines)) == where


REFUSED: dict[str, tuple[tuple[str, ...], str, dict[str, Any]]] = {
    "sent on while on its way": ((SENT, ON), "on_its_way", {"to": Term("organs", "甲机关"), "since": day("2026-11-17")}),
    "received, nothing sent": ((TAKEN,), "nothing_on_its_way", {}),
    "received twice": ((SENT, TAKEN, TAKEN), "nothing_on_its_way", {}),
    "received after it came back": ((SENT, BACK, "referral_received 2026-11-26"), "nothing_on_its_way", {}),
    "handed back, nothing sent": ((BACK,), "not_referred", {}),
    "handed back twice": ((SENT, BACK, "referral_returned 2026-11-26"), "not_referred", {}),
    "received before it was sent": (
        (SENT, "referral_received 2026-11-16"),
        "before_act", {"on": day("2026-11-16"), "other": Term("acts", "lead_referred"), "other_on": day("2026-11-17"), "seq": 2},
    ),
    "handed back before it was received": (
        (SENT, TAKEN, "referral_returned 2026-11-18"), "before_act", {"other": Term("acts", "referral_received"), "seq": 3},
    ),
    "sent on before it was received": (
        (SENT, TAKEN, "lead_referred 2026-11-18"), "before_act", {"other": Term("acts", "referral_received"), "seq": 3},
    ),
    "sent again before it came back": (
        (SENT, TAKEN, BACK, "lead_referred 2026-11-24"), "before_act", {"other": Term("acts", "referral_returned"), "seq": 4},
    ),
    "handed back to the first before the second handed it back": (
        (SENT, TAKEN, ON, TAKEN_ON, BACK, "referral_returned 2026-11-24"), "before_act", {"other": Term("acts", "referral_returned"), "seq": 6},
    ),
    "before the receipt of the lead": (("lead_referred 2026-11-13",), "before_receipt", {"received_on": day("2026-11-16")}),
    "after today": (("lead_referred 2027-01-04",), "future", {"on": day("2027-01-04")}),
    "from a lead that is void": (("lead_voided", "lead_referred 2026-11-17"), "wrong_state", {}),
    "from a closed one": (("unfounded 2026-11-17", "lead_closed 2026-11-18", "lead_referred 2026-11-19"), "after_act", {}),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused(lines: tuple[str, ...], code: str, facts: dict[str, Any]) -> None:
    lead_admitted(LEAD, *lines[:-1])
    with pytest.raises(Refused) as refusal:
        lead_admitted(LEAD, *lines)
    assert (refusal.value.code, refusal.value.article) == (code, "四(六)")
    assert {name: refusal.value.facts[name] for name in facts} == facts


def test_a_receipt_whose_sending_was_struck_is_of_nothing() -> None:
    """Admission lets nobody strike it; a ledger taken over may hold it."""
    with pytest.raises(Refused):
        lead_admitted(LEAD, SENT, TAKEN, "amended act=2 struck=true")
    lead = lead_of(LEAD, SENT, TAKEN, "amended act=2 struck=true")
    assert (referrals(lead), desk(lead)) == ((), Desk(None, day("2026-11-16"), False))


def test_hand_overs_as_they_are_shown() -> None:
    lead = lead_admitted(LEAD, SENT, TAKEN, ON, BACK)
    assert [referral_document(one) for one in referrals(lead)] == [
        {"n": 1, "to": "甲机关", "on": "2026-11-17", "received_on": "2026-11-19", "returned_on": None, "reason": None},
        {"n": 2, "to": "乙机关", "on": "2026-11-20", "received_on": None, "returned_on": "2026-11-25", "reason": "不属本机关管辖"},
    ]  # fmt: skip
    assert desk_document(desk(lead)) == {"holder": "甲机关", "since": "2026-11-25", "on_its_way": False}
