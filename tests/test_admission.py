"""What may go on record: every refusal with its situation, its code, its article and its facts.

The steps that no article fixes (registration, the end of a case, its transfer) are refused without one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from sqqf.procedure.course.admission import admit, possible
from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.errors import BadInput, Refused, Term
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.profile import Profile
from tests.cases import (
    PROFILE,
    RECEIVED,
    SWITCHED,
    WIDEST,
    admitted,
    case_of,
    changed_profile,
    histories,
    setting,
)

TWO_POINTS = "received 2026-11-16 points=2"
ACCEPTED = "accepted 2026-11-20"
STEP = "step 2026-11-23"
CONCLUDED = "concluded 2026-12-04"
WHOLE = (RECEIVED, ACCEPTED, STEP, CONCLUDED)
SENT_BACK = "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"


def named(kind: str) -> Term:
    return Term("acts", kind)


# The situation: the acts before, the act refused; then code, article, main facts.
REFUSED: dict[str, tuple[list[str], str, str | None, dict[str, Any]]] = {
    # the day itself
    "an act dated tomorrow": (
        [RECEIVED, "accepted 2027-01-01"],
        "future", "二(三)2", {"kind": named("accepted"), "on": date(2027, 1, 1), "today": date(2026, 12, 31)},
    ),
    "an act before the receipt": (
        [RECEIVED, "accepted 2026-11-13"],
        "before_receipt", "二(三)2", {"on": date(2026, 11, 13), "received_on": date(2026, 11, 16)},
    ),
    "an ending before the receipt": (
        [RECEIVED, "ended 2026-11-13"],
        "before_receipt", None, {"kind": named("ended")},
    ),
    # what moves the case on
    "accepting twice": (
        [RECEIVED, ACCEPTED, "accepted 2026-11-24"],
        "wrong_state", "二(三)2", {"kind": named("accepted"), "state": Term("states", "investigating")},
    ),
    "declining what was accepted": (
        [RECEIVED, ACCEPTED, "declined 2026-11-24"],
        "wrong_state", "二(三)2", {"kind": named("declined")},
    ),
    "concluding what isn't accepted": (
        [RECEIVED, "concluded 2026-12-04"],
        "wrong_state", "二(三)3", {"state": Term("states", "registered")},
    ),
    "concluding twice": (
        [*WHOLE, "concluded 2026-12-05"],
        "wrong_state", "二(三)3", {"state": Term("states", "concluded")},
    ),
    "withdrawing what is over": (
        [RECEIVED, "ended 2026-11-20", "withdrawn 2026-11-24"],
        "wrong_state", "二(三)2", {"state": Term("states", "ended")},
    ),
    "withdrawing what was declined": (
        [RECEIVED, "declined 2026-11-20", "withdrawn 2026-11-24"],
        "wrong_state", "二(三)2", {"state": Term("states", "declined")},
    ),
    "ending what is void": ([RECEIVED, "voided", "ended 2026-11-24"], "wrong_state", None, {}),
    "voiding twice": ([RECEIVED, "voided", "voided"], "wrong_state", None, {}),
    "assigning what is void": ([RECEIVED, "voided", "assigned"], "wrong_state", None, {}),
    "concluding before the acceptance": (
        [RECEIVED, ACCEPTED, "concluded 2026-11-19"],
        "before_act", "二(三)3",
        {"kind": named("concluded"), "on": date(2026, 11, 19), "other": named("accepted"), "other_on": date(2026, 11, 20), "seq": 2},
    ),
    "concluding before a recorded step": (
        [RECEIVED, ACCEPTED, "step 2026-12-01", "concluded 2026-11-30"],
        "before_act", "二(三)3", {"other": named("step"), "other_on": date(2026, 12, 1), "seq": 3},
    ),
    "withdrawing before a recorded extension": (
        [RECEIVED, ACCEPTED, "extended 2026-12-01 days=5", "withdrawn 2026-11-30"],
        "before_act", "二(三)2", {"other": named("extended"), "seq": 3},
    ),
    "ending before a recorded notice": (
        [RECEIVED, ACCEPTED, "notified 2026-11-24", "ended 2026-11-23"],
        "before_act", None, {"other": named("notified"), "seq": 3},
    ),
    # what happens within a stretch of the case's life
    "a step before the acceptance": (
        [RECEIVED, ACCEPTED, "step 2026-11-19"],
        "before_act", "二(三)3(2)", {"other": named("accepted"), "other_on": date(2026, 11, 20), "seq": 2},
    ),
    "a step after the conclusion": (
        [*WHOLE, "step 2026-12-05"],
        "after_act", "二(三)3(2)", {"other": named("concluded"), "other_on": date(2026, 12, 4), "seq": 4},
    ),
    "a step after the withdrawal": (
        [RECEIVED, ACCEPTED, "withdrawn 2026-11-30", "step 2026-12-01"],
        "after_act", "二(三)3(2)", {"other": named("withdrawn"), "seq": 3},
    ),
    "a step without acceptance": (
        [RECEIVED, STEP],
        "not_there_yet", "二(三)3(2)", {"state": Term("states", "registered"), "states": [Term("states", "investigating")]},
    ),
    "extending without acceptance": ([RECEIVED, "extended 2026-11-23 days=5"], "not_there_yet", "二(三)3(3)", {}),
    "notice of no decision": (
        [RECEIVED, "notified 2026-11-23"],
        "not_there_yet", "二(三)2", {"kind": named("notified")},
    ),
    "notice before the decision": (
        [RECEIVED, ACCEPTED, "notified 2026-11-19"],
        "before_act", "二(三)2", {"other": named("accepted")},
    ),
    "extending after the conclusion": (
        [*WHOLE, "extended 2026-12-05 days=5"],
        "after_act", "二(三)3(3)", {"other": named("concluded")},
    ),
    # one matter, one check
    "a step that serves nothing": ([RECEIVED, ACCEPTED, "step 2026-11-23 points=[]"], "step_without_point", "二(三)3(1)", {}),
    "a step for a point there isn't": (
        [TWO_POINTS, ACCEPTED, "step 2026-11-23 points=[1,3]"],
        "unknown_point", "二(三)3(1)", {"n": 3, "count": 2},
    ),
    "a step for point 0": ([RECEIVED, ACCEPTED, "step 2026-11-23 points=[0]"], "unknown_point", "二(三)3(1)", {"n": 0}),
    "concluding with points unchecked": (
        ["received 2026-11-16 points=4", ACCEPTED, "step 2026-11-23 points=[2]", CONCLUDED],
        "points_without_step", "二(三)3(1)", {"points": [1, 3, 4]},
    ),
    "a point more after acceptance": ([RECEIVED, ACCEPTED, "point"], "matter_frozen", "二(三)3(1)", {}),
    "a point after the conclusion": ([*WHOLE, "point within_matter=true"], "wrong_state", "二(三)3(1)", {}),
    "a point agreed on before the conclusion, after it": (
        [*WHOLE, "point 2026-11-25 within_matter=true"], "wrong_state", "二(三)3(1)", {"state": Term("states", "concluded")},
    ),
    # extensions
    "extending to the due date": (
        [RECEIVED, ACCEPTED, "extended 2026-12-01 to=2027-01-04"],
        "extension_not_later", "二(三)3(3)", {"to": date(2027, 1, 4), "due_on": date(2027, 1, 4)},
    ),
    "extending to less than an extension": (
        [RECEIVED, ACCEPTED, "extended 2026-12-01 to=2027-03-01", "extended 2026-12-02 to=2027-02-26"],
        "extension_not_later", "二(三)3(3)", {"due_on": date(2027, 3, 1)},
    ),
    "extending to the day to which it was sent back": (
        [*WHOLE, SENT_BACK, "extended 2026-12-10 to=2026-12-18"],
        "extension_not_later", "二(三)3(3)", {"to": date(2026, 12, 18), "due_on": date(2026, 12, 18)},
    ),
    "extending to less than an extension of the further work": (
        [*WHOLE, SENT_BACK, "extended 2026-12-10 days=5", "extended 2026-12-11 to=2026-12-24"],
        "extension_not_later", "二(三)3(3)", {"due_on": date(2026, 12, 25)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "article", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused(lines: list[str], code: str, article: str | None, facts: dict[str, Any]) -> None:
    admitted(*lines[:-1])
    with pytest.raises(Refused) as refusal:
        admitted(*lines)
    assert (refusal.value.code, refusal.value.article) == (code, article)
    assert {name: refusal.value.facts[name] for name in facts} == facts
    assert refusal.value.exit_code == 1


BAD: dict[str, tuple[list[str], str, dict[str, Any]]] = {
    "a dated act without a date": ([RECEIVED, "accepted"], "missing", {"names": ["--on"]}),
    "telling a party there isn't": (
        [RECEIVED, ACCEPTED, "notified 2026-11-23 parties=[1,2]"], "unknown_party", {"n": 2, "count": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "code", "facts"), BAD.values(), ids=list(BAD))
def test_is_bad_input(lines: list[str], code: str, facts: dict[str, Any]) -> None:
    with pytest.raises(BadInput) as refusal:
        admitted(*lines)
    assert (refusal.value.code, refusal.value.facts) == (code, facts)
    assert refusal.value.exit_code == 2


def test_an_application_isnt_received_tomorrow() -> None:
    with pytest.raises(Refused) as refusal:
        admitted("received 2027-01-01")
    assert (refusal.value.code, refusal.value.facts["on"]) == ("received_in_future", date(2027, 1, 1))
    admitted("received 2026-12-31")


@pytest.mark.parametrize("channel", ["preliminary", "department"])
def test_who_submits_about_others_names_them(channel: str) -> None:
    line = f"received 2026-11-16 channel={channel}"
    with pytest.raises(BadInput) as refusal:
        admitted(line)
    assert (refusal.value.code, refusal.value.facts) == ("missing", {"names": ["--party"]})
    admitted(f'{line} parties=[{{"name":"甲某","kind":"person"}}]')
    admitted(RECEIVED)


def test_a_zone_case_belongs_to_the_city() -> None:
    line = "received 2026-11-16 zone=高新区"
    with pytest.raises(Refused) as refusal:
        admitted(line, under=setting(level="county"))
    assert (refusal.value.code, refusal.value.article) == ("zone_elsewhere", "二(三)1")
    assert refusal.value.facts["zone"] == "高新区"
    admitted(line, under=setting(level="city"))
    admitted(RECEIVED, under=setting(level="county"))


ADMITTED = {
    "everything on the day of receipt": [
        RECEIVED, "accepted 2026-11-16", "notified 2026-11-16", "step 2026-11-16", "concluded 2026-11-16",
    ],
    "today": [RECEIVED, "accepted 2026-12-31"],
    "on the day of the last act": [*WHOLE[:3], "concluded 2026-11-23", "withdrawn 2026-11-23"],
    "a step on the day of the conclusion, recorded after it": [*WHOLE, "step 2026-12-04"],
    "a step before the conclusion, recorded after it": [*WHOLE, "step 2026-11-30"],
    "a step before the withdrawal, recorded after it": [RECEIVED, ACCEPTED, "withdrawn 2026-11-30", STEP],
    "a notice before the end, recorded after it": [RECEIVED, ACCEPTED, "ended 2026-11-30", "notified 2026-11-23"],
    "an extension agreed before the conclusion, recorded after it": [*WHOLE, "extended 2026-12-01 days=5"],
    "notice of declining": [RECEIVED, "declined 2026-11-20", "notified 2026-11-23"],
    "accepted late": ["received 2026-03-02", "accepted 2026-11-20", "notified 2026-12-30"],
    "concluded late": ["received 2026-03-02", "accepted 2026-03-03", "step 2026-11-02", "concluded 2026-12-30"],
    # The first investigation was due on 4 January: it is over, and its date is compared with no more.
    "extended to a day after the one to which it was sent back": [*WHOLE, SENT_BACK, "extended 2026-12-10 to=2026-12-19"],
    "extended where it was sent back without a date": [*WHOLE, SENT_BACK[:-15], "extended 2026-12-10 to=2026-12-11"],
    "extended after the due date": ["received 2026-03-02", "accepted 2026-03-03", "extended 2026-11-02 days=1"],
    "extended to a day that has passed": ["received 2026-03-02", "accepted 2026-03-03", "extended 2026-11-02 to=2026-06-30"],
    "extended by days again and again": [RECEIVED, ACCEPTED, "extended 2026-12-01 days=1", "extended 2026-12-01 days=1"],
    "a point before acceptance": [RECEIVED, "point", "accepted 2026-11-20"],
    "a point within the matter, with consent": [RECEIVED, ACCEPTED, "point 2026-11-25 within_matter=true"],
    "notes and papers when all is over": [RECEIVED, "voided", "noted", "attached"],
    "voided when ended": [RECEIVED, "ended 2026-11-20", "voided"],
    "voided after the conclusion": [*WHOLE, "voided"],
    "told twice": [RECEIVED, ACCEPTED, "notified 2026-11-23 method=oral", "notified 2026-11-24"],
}  # fmt: skip


@pytest.mark.parametrize("lines", ADMITTED.values(), ids=list(ADMITTED))
def test_is_admitted(lines: list[str]) -> None:
    assert len(admitted(*lines).acts) == len(lines)


def test_an_extension_is_later_than_the_due_date_by_the_cases_own_rules() -> None:
    """From 2026-04-30 the limit ends on 12 June where the day of the event counts, else on 15 June."""
    lines = ("received 2026-04-30", "accepted 2026-04-30", "extended 2026-06-01 to=2026-06-15")
    counts = changed_profile(("start_counted = false", "start_counted = true"), read=parse)
    admitted(*lines, under=setting(profile=counts))
    with pytest.raises(Refused):
        admitted(*lines)


def test_a_step_recorded_after_the_conclusion_says_so() -> None:
    assert [step.recorded_late for step in admitted(*WHOLE, "step 2026-11-30").steps] == [False, True]


def test_an_act_that_only_the_rules_know_needs_no_more_than_its_state() -> None:
    """Another city's own kind of act: no code of ours looks at it."""
    visit = {
        "id": "visited",
        "command": "visit",
        "zh": "走访",
        "en": "visited",
        "basis": "practice",
        "dated": True,
    }
    visit |= {"from": ["investigating"]}
    own = Profile({**PROFILE.content, "acts": [*PROFILE.content["acts"], visit]})
    assert admitted(RECEIVED, ACCEPTED, "visited 2026-11-23", under=setting(profile=own)).has("visited")
    assert "record visited" in possible(case_of(RECEIVED, ACCEPTED, profile=own), Office(own, "city"))
    with pytest.raises(Refused, match="not_there_yet"):
        admitted(RECEIVED, "visited 2026-11-23", under=setting(profile=own))


@given(histories)
def test_what_was_admitted_would_be_again(acts: list[Act]) -> None:
    """Nothing on record stands in the way of a correction that changes neither dates nor order."""
    correction = Act(len(acts) + 1, "c1", "amended", None, "", "", {"act": 1, "set": {"officer": "赵某"}})
    admit(fold_case(acts, SWITCHED), correction, WIDEST)


NEXT = [
    ([RECEIVED], "accept decline withdraw end transfer void assign point"),
    ([RECEIVED, ACCEPTED], "notify step extend withdraw end transfer void assign point"),
    ([RECEIVED, ACCEPTED, "notified 2026-11-23"], "step extend withdraw end transfer void assign point"),
    ([RECEIVED, ACCEPTED, STEP], "notify step extend conclude withdraw end transfer void assign point"),
    ([TWO_POINTS, ACCEPTED, STEP], "notify step extend withdraw end transfer void assign point"),
    ([*WHOLE], "notify withdraw end transfer void assign"),
    ([RECEIVED, "declined 2026-11-20"], "notify end void assign"),
    ([RECEIVED, "withdrawn 2026-11-20"], "void"),
    ([RECEIVED, "ended 2026-11-20"], "void"),
    ([RECEIVED, "voided"], ""),
]
ALWAYS = ["note", "attach", "amend"]
UP_TO_THE_CONCLUSION = {
    *ALWAYS,
    *(command for _, commands in NEXT for command in commands.split()),
    "conclude",
}


@pytest.mark.parametrize(("lines", "commands"), NEXT, ids=[" ".join(lines)[20:] for lines, _ in NEXT])
def test_what_may_come_next(lines: list[str], commands: str) -> None:
    offered = possible(case_of(*lines), Office(PROFILE, "city"))
    assert [command for command in offered if command in UP_TO_THE_CONCLUSION] == [*commands.split(), *ALWAYS]
