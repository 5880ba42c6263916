"""A line of an older ledger as one act: what it amounts to, what it leaves unknown, how the case or lead goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.course import takeover
from sqqf.procedure.course.admission import admit
from sqqf.procedure.course.amendment import changes
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.course.review import review
from sqqf.procedure.documents.case import case_document
from sqqf.procedure.documents.lead import lead_document
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.line import FIELDS as LEAD_FIELDS
from sqqf.procedure.inaction.line import entry as lead_entry
from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.link import no_cases
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.limits import deadlines
from sqqf.procedure.tolerance.line import FIELDS as CASE_FIELDS
from sqqf.procedure.tolerance.line import entry as case_entry
from sqqf.procedure.tolerance.outcomes import decisions
from sqqf.procedure.tracks import track as track_named
from sqqf.store.index import index
from sqqf.store.index.rows import Basis
from tests.cases import (
    CLEARED,
    PROFILE,
    SWITCHED,
    TODAY,
    WORKDAYS,
    answered,
    day,
    histories,
    lead_histories,
    read_line,
    setting,
)

WHEN = day("2026-11-23")
"""The day of the taking over."""
SOURCE = {"file": "台账.xlsx", "sha256": "0" * 64, "row": 2}
CHEN = {"n": 1, "name": "陈某", "kind": "person", "unit": None, "post": None, "outcome": None}
EXEMPTED = {"parties": [{**CHEN, "outcome": "exempted"}]}

Entry = dict[str, Any]
Body = dict[str, Any]


def line(state: str | None = None, **facts: Any) -> Entry:
    """A line about 陈某 of which nothing else is known."""
    return {"no": "某容〔2026〕7号", "parties": [CHEN], "state": state, **facts}


def lead_line(state: str | None = None, **facts: Any) -> Entry:
    """A line about officials 陈某 and 王某 of which nothing else is known."""
    return {
        "no": "L2026-3",
        "persons": [{"n": 1, "name": "陈某"}, {"n": 2, "name": "王某"}],
        "state": state,
        **facts,
    }


def body_of(entry: Mapping[str, Any]) -> Body:
    return takeover.body_of(track_of(entry), entry, SOURCE, PROFILE)


def track_of(entry: Mapping[str, Any]) -> str:
    return "inaction" if "persons" in entry else "tolerance"


def faults(entry: Mapping[str, Any]) -> list[str]:
    return [one.code for one in takeover.faults(track_of(entry), body_of(entry), PROFILE, WHEN)]


def act_of(entry: Mapping[str, Any], body: Mapping[str, Any]) -> Act:
    track = track_of(entry)
    number = {"year": 2026, "serial": 7, **({"prefix": "某容"} if track == "tolerance" else {})}
    recorded_at = f"{WHEN}T01:00:00Z"
    return Act(
        1,
        "c1",
        track_named(track).common.taken_over,
        WHEN,
        recorded_at,
        "tester",
        {**body, **number, "profile": 2},
    )


def taken(entry: Mapping[str, Any], **more: Any) -> Any:
    """The case or lead that a line amounts to; ``more`` goes into the act."""
    assert faults(entry) == []
    return fold([act_of(entry, {**body_of(entry), **more})], PROFILE)


def gone_on(dossier: Any, *lines: str, level: str = "city", today: date = TODAY) -> Any:
    """The case or lead after each line was admitted in turn."""
    under = setting(today, level)
    for seq, told in enumerate(lines, start=len(dossier.acts) + 1):
        kind, on, body = read_line(told)
        act = Act(seq, "c1", kind, on, f"{on or WHEN}T01:00:00Z", "tester", body)
        admit(dossier, act, under)
        dossier = apply(dossier, act, PROFILE)
    return dossier


def amended(dossier: Any, *settings: str, level: str = "city") -> Any:
    """The case or lead after its first act was amended so."""
    body = {"act": 1, "set": changes(dossier.acts[0], settings, PROFILE), "reason": "补录"}
    act = Act(len(dossier.acts) + 1, "c1", "amended", None, f"{WHEN}T02:00:00Z", "tester", body)
    admit(dossier, act, setting(level=level))
    return apply(dossier, act, PROFILE)


def summary(dossier: Any, level: str = "city") -> Mapping[str, Any]:
    return index.indexed(dossier, PROFILE, Basis(level, WORKDAYS, no_cases), index.NO_LINKS).summary


def limits(dossier: Any, level: str = "county") -> dict[str, str]:
    """How each limit stands."""
    found = deadlines(dossier, PROFILE, level, WORKDAYS)
    return {one.kind: "met" if one.met_on else "lapsed" if one.lapsed else "open" for one in found}


def findings(dossier: Any, today: date = TODAY, level: str = "county") -> list[str]:
    found = review(dossier, Setting(PROFILE, level, WORKDAYS, today), {})
    return [one.code for one in found]


def exported(dossier: Any, level: str = "county", profile: Any = PROFILE) -> Entry:
    """The line as it leaves the ledger."""
    found = index.indexed(dossier, profile, Basis(level, WORKDAYS, no_cases), index.NO_LINKS)
    if isinstance(dossier, Lead):
        return lead_entry(found.summary)
    due = next((one.due_on.isoformat() for one in found.limits if one.kind == "investigation"), None)
    return case_entry(found.summary, due)


CASE_STATES = PROFILE.states_of("tolerance")
LEAD_STATES = PROFILE.states_of("inaction")

# ── nothing known but where it stands ──


@pytest.mark.parametrize("state", CASE_STATES)
def test_a_case_of_which_nothing_is_known_stands_where_the_line_says(state: str) -> None:
    case = taken(line(state))
    shown = summary(case)
    assert shown["state"] == state
    unknown = (
        "channel",
        "applicant",
        "matter",
        "officer",
        "decision",
        *(name for name in shown if name.endswith("_on")),
    )
    assert {shown[name] for name in unknown} == {None}
    assert shown["points"] == []
    assert shown["outcome"] == ("declined" if state == "declined" else None)
    assert shown["taken_over"] == {**SOURCE, "no": "某容〔2026〕7号"}
    assert limits(case) == {}
    assert case_document(shown, case, PROFILE, [])["acts"][0]["kind"] == "taken_over"


@pytest.mark.parametrize("state", LEAD_STATES)
def test_a_lead_of_which_nothing_is_known_stands_where_the_line_says(state: str) -> None:
    lead = taken(lead_line(state))
    shown = summary(lead)
    assert shown["state"] == state
    unknown = ("source", "area", "unit", "text", "officer", *(name for name in shown if name.endswith("_on")))
    assert {shown[name] for name in unknown} == {None}
    assert [one["name"] for one in shown["persons"]] == ["陈某", "王某"]
    assert [one["measure"] for one in shown["persons"]] == [None, None]
    assert limits(lead) == {}
    assert lead_document(shown, lead, [])["acts"][0]["kind"] == "lead_taken_over"


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"unit": "某局"}, id="the unit alone"),
        pytest.param({"text": "拖延不办"}, id="what it says alone"),
    ],
)
def test_a_lead_may_be_about_nobody_named(known: Body) -> None:
    lead = taken({**lead_line(), "persons": [], **known})
    assert lead.state == "received"
    assert [one.name for one in lead.subjects] == ([known["unit"]] if "unit" in known else [])


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        pytest.param(line(), "registered", id="nothing"),
        pytest.param(line(received_on="2026-11-16"), "registered", id="received"),
        pytest.param(line(accepted_on="2026-11-16"), "investigating", id="accepted"),
        pytest.param(line(declined_on="2026-11-16"), "declined", id="declined"),
        pytest.param(line(accepted_on="2026-10-16", concluded_on="2026-11-16"), "concluded", id="concluded"),
        pytest.param(line(decided_on="2026-11-16"), "decided", id="decided"),
        pytest.param(line(decided_on="2026-10-16", closed_on="2026-11-16"), "closed", id="closed"),
        pytest.param(line(accepted_on="2026-10-16", ended_on="2026-11-16"), "ended", id="ended"),
        pytest.param(lead_line(), "received", id="a lead: nothing"),
        pytest.param(lead_line(verified_on="2026-11-16"), "verified", id="a lead: verified"),
        pytest.param(lead_line(disposed_on="2026-11-16"), "disposed", id="a lead: disposed"),
        pytest.param(lead_line(unfounded_on="2026-11-16"), "unfounded", id="a lead: unfounded"),
        pytest.param(
            lead_line(unfounded_on="2026-11-16", closed_on="2026-11-16"), "closed", id="a lead: closed"
        ),
    ],
)
def test_where_the_line_names_no_state_its_dates_tell_how_far_it_is(entry: Entry, state: str) -> None:
    assert taken(entry).state == state


# ── which limits run, which are unknown, which lapse ──

LIMITS = [
    ("received and undecided", line("registered", received_on="2026-11-16"), {"acceptance": "open"}),
    ("receipt unknown, accepted", line("investigating", accepted_on="2026-11-16"), {"investigation": "open"}),
    ("the notice unknown", line("investigating", received_on="2026-11-09", accepted_on="2026-11-16"), {"investigation": "open"}),
    (
        "told in writing",
        line("investigating", received_on="2026-11-09", accepted_on="2026-11-16", notified_on="2026-11-17"),
        {"acceptance": "met", "investigation": "open"},
    ),
    ("the acceptance unknown", line("investigating", received_on="2026-11-09"), {}),
    ("the conclusion unknown", line("concluded", accepted_on="2026-11-09"), {}),
    ("concluded", line("concluded", accepted_on="2026-09-09", concluded_on="2026-11-09"), {"investigation": "met"}),
    ("decided, not filed", line("decided", decided_on="2026-11-20"), {"filing": "open"}),
    ("decided and filed", line("decided", decided_on="2026-11-18", filed_on="2026-11-20"), {"filing": "met"}),
    ("closed, the filing unknown", line("closed", decided_on="2026-09-20"), {}),
    ("closed and filed", line("closed", decided_on="2026-09-18", filed_on="2026-09-20"), {"filing": "met"}),
    ("declined, the notice unknown", line("declined", received_on="2026-11-09", declined_on="2026-11-16"), {}),
    ("declined and told", line("declined", received_on="2026-11-09", declined_on="2026-11-16", notified_on="2026-11-17"), {"acceptance": "met"}),
    ("withdrawn before it was accepted", line("withdrawn", received_on="2026-11-09", ended_on="2026-11-16"), {"acceptance": "lapsed"}),
    ("ended while it was investigated", line("ended", accepted_on="2026-11-09", ended_on="2026-11-16"), {"investigation": "lapsed"}),
    ("void", line("void", received_on="2026-11-09"), {"acceptance": "lapsed"}),
    (
        "sent back to be investigated",
        line("investigating", accepted_on="2026-09-09", concluded_on="2026-10-09", deliberated_on="2026-10-16"),
        {"investigation": "met"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "found"), [pytest.param(*rest, id=name) for name, *rest in LIMITS])
def test_a_limit_runs_where_its_dates_are_known(entry: Entry, found: dict[str, str]) -> None:
    assert limits(taken(entry)) == found
    assert limits(taken(entry), "city") == {kind: how for kind, how in found.items() if kind != "filing"}


def test_a_new_decision_of_a_case_taken_over_closed_is_to_be_filed() -> None:
    case = taken(line("closed", decided_on="2026-09-18", closed_on="2026-10-16"))
    decided = Act(2, "c1", "decided", day("2026-12-11"), "", "", {})
    again = case._replace(effective=Acts((*case.effective, decided)))
    assert [(one.starts_on, one.met_on) for one in deadlines(again, PROFILE, "county", WORKDAYS)] == [(day("2026-12-11"), None)]  # fmt: skip


@pytest.mark.parametrize(
    ("extended_to", "due", "extensions"),
    [
        pytest.param(None, "2026-12-21", 0, id="none"),
        pytest.param("2027-01-08", "2027-01-08", 1, id="to a later day"),
    ],
)
def test_a_later_due_date_is_an_extension(extended_to: str | None, due: str, extensions: int) -> None:
    more = {"extended_to": extended_to} if extended_to else {}
    case = taken(line("investigating", accepted_on="2026-11-09"), **more)
    (limit,) = deadlines(case, PROFILE, "city", WORKDAYS)
    assert (limit.original_due_on, limit.due_on, len(limit.extensions)) == (day("2026-12-21"), day(due), extensions)  # fmt: skip
    assert "extension_without_reason" not in findings(case)


# ── what it waits for ──


@pytest.mark.parametrize(
    ("entry", "waits_for"),
    [
        pytest.param(line("registered"), "dates", id="registered, since when unknown"),
        pytest.param(line("registered", received_on="2026-11-16"), None, id="registered"),
        pytest.param(line("investigating"), "dates", id="investigated, since when unknown"),
        pytest.param(line("investigating", accepted_on="2026-11-16"), None, id="investigated"),
        pytest.param(line("investigating", concluded_on="2026-11-16"), "supplement", id="once more"),
        pytest.param(line("concluded"), "deliberation", id="concluded"),
        pytest.param(line("deliberated"), "approval", id="deliberated"),
        pytest.param(line("approved"), "decision", id="approved"),
        pytest.param(line("decided"), "dates", id="decided, since when unknown"),
        pytest.param(line("decided", decided_on="2026-11-16"), "feedback", id="decided"),
        pytest.param(line("closed"), None, id="closed"),
        pytest.param(lead_line("received"), "verification", id="a lead received"),
        pytest.param(lead_line("verified"), "disposition", id="a lead verified"),
        pytest.param(lead_line("disposed"), "rectification", id="a lead disposed of"),
    ],
)
def test_it_waits_for_what_comes_next(entry: Entry, waits_for: str | None) -> None:
    found = index.indexed(taken(entry), PROFILE, Basis("city", WORKDAYS, no_cases), index.NO_LINKS)
    assert found.row.waits_for == waits_for


def test_since_when_it_waits_is_the_day_known_or_that_of_the_taking_over() -> None:
    def since(entry: Entry) -> str:
        return index.indexed(
            taken(entry), PROFILE, Basis("city", WORKDAYS, no_cases), index.NO_LINKS
        ).row.since

    assert since(line("decided", accepted_on="2026-09-01", decided_on="2026-10-16")) == "2026-10-16"
    assert since(line("decided", accepted_on="2026-09-01")) == "2026-11-23"
    assert since(line("decided")) == "2026-11-23"


# ── what is known is shown ──


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        pytest.param(
            line("decided", decision="某容决〔2026〕1号", **EXEMPTED),
            {"outcome": "exempted", "decision": "某容决〔2026〕1号", "decided_on": None},
            id="outcome and number of a decision, its day unknown",
        ),
        pytest.param(
            line("closed", decided_on="2026-10-16", parties=[{**CHEN, "outcome": "none"}, {**CHEN, "name": "王某"}]),
            {"outcome": None, "decided_on": "2026-10-16"},
            id="one outcome of two",
        ),
        pytest.param(line("investigating", **EXEMPTED), {"outcome": None}, id="no outcome before the decision"),
        pytest.param(
            line("withdrawn", ended_because="自行撤回", ended_on="2026-10-16"),
            {"ended_because": "自行撤回", "ended_on": "2026-10-16"},
            id="withdrawn",
        ),
        pytest.param(
            line("ended", ended_because="merged", merged_into="某容〔2026〕2号"), {"ended_because": "merged"}, id="merged"
        ),
        pytest.param(
            line("concluded", points=[{"n": 1, "text": "甲", "steps": 2}, {"n": 2, "text": "乙", "steps": None}]),
            {"points": [{"n": 1, "text": "甲", "steps": 2}, {"n": 2, "text": "乙", "steps": 0}]},
            id="points with their steps",
        ),
        pytest.param(
            line(applicant={"n": None, "name": "某县纪委", "kind": "unit", "unit": None, "post": None}, channel="preliminary"),
            {"applicant": {"name": "某县纪委", "kind": "unit", "unit": None, "post": None}, "missing": []},
            id="the organ that applied; papers are not missed",
        ),
    ],
)  # fmt: skip
def test_what_is_known_of_a_case_is_shown(entry: Entry, shown: Body) -> None:
    found = summary(taken(entry))
    assert {name: found[name] for name in shown} == shown


@pytest.mark.parametrize(
    "when", [{}, {"disposed_on": "2026-10-16"}], ids=["its day unknown", "its day known"]
)
def test_measures_are_those_against_each_official(when: Body) -> None:
    lead = taken(lead_line("disposed", measures=[None, "m2"], **when))
    assert [one["measure"] for one in summary(lead)["persons"]] == [None, "m2"]
    assert summary(lead)["disposed_on"] == when.get("disposed_on")
    assert exported(lead)["measures"] == [None, "m2"]


def test_the_measure_against_a_unit() -> None:
    lead = taken({**lead_line("closed"), "persons": [], "unit": "某局", "measures": ["m3"]})
    assert summary(lead)["subject"]["measure"] == "m3"


# ── faults ──

FAULTS = [
    ("a date to come", line("investigating", accepted_on="2026-11-24"), ["date_to_come"]),
    ("received after it was accepted", line(received_on="2026-11-20", accepted_on="2026-11-16"), ["dates_out_of_order"]),
    ("concluded before it was accepted", line("concluded", accepted_on="2026-11-16", concluded_on="2026-11-13"), ["dates_out_of_order"]),
    ("decided before it was approved", line("decided", approved_on="2026-11-16", decided_on="2026-11-13"), ["dates_out_of_order"]),
    ("told before it was accepted", line("investigating", accepted_on="2026-11-16", notified_on="2026-11-13"), ["dates_out_of_order"]),
    ("submitted before it was deliberated", line("approved", deliberated_on="2026-11-16", submitted_on="2026-11-13"), ["dates_out_of_order"]),
    ("filed before it was decided", line("decided", decided_on="2026-11-16", filed_on="2026-11-13"), ["dates_out_of_order"]),
    ("closed before it was decided", line("closed", decided_on="2026-11-16", closed_on="2026-11-13"), ["dates_out_of_order"]),
    ("concluded before it was accepted, then void", line("void", accepted_on="2026-11-16", concluded_on="2026-11-13"), ["dates_out_of_order"]),
    ("decided after it had ended", line("withdrawn", decided_on="2026-11-16", ended_on="2026-11-13"), ["dates_out_of_order"]),
    ("a state of leads", line("verifying"), ["state_of_other_track"]),
    ("a state of cases", lead_line("investigating"), ["state_of_other_track"]),
    ("closed and still open", line("decided", closed_on="2026-11-13"), ["state_before_date"]),
    ("declined and investigated", line("investigating", declined_on="2026-11-13"), ["state_before_date"]),
    ("ended and investigated", line("investigating", ended_on="2026-11-13"), ["state_before_date"]),
    ("registered and accepted", line("registered", accepted_on="2026-11-13"), ["state_before_date"]),
    ("a lead received and verified", lead_line("received", verified_on="2026-11-13"), ["state_before_date"]),
    ("no party", line(parties=[]), ["nobody_concerned"]),
    ("nobody, no unit, no text", lead_line(persons=[]), ["nobody_concerned"]),
    ("a lead verified before its receipt", lead_line("verified", received_on="2026-11-16", verified_on="2026-11-13"), ["dates_out_of_order"]),
    ("a lead closed before its disposition", lead_line("closed", disposed_on="2026-11-16", closed_on="2026-11-13"), ["dates_out_of_order"]),
    ("two at once", line("verifying", parties=[], accepted_on="2026-11-30"), ["date_to_come", "state_of_other_track", "nobody_concerned"]),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "found"), [pytest.param(*rest, id=name) for name, *rest in FAULTS])
def test_what_the_procedure_cannot_have_is_said(entry: Entry, found: list[str]) -> None:
    assert faults(entry) == found


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(line("investigating", accepted_on="2026-09-09", concluded_on="2026-10-09", deliberated_on="2026-10-16"), id="investigated once more"),
        pytest.param(line("concluded", accepted_on="2026-09-09", deliberated_on="2026-10-16", concluded_on="2026-11-09"), id="concluded once more"),
        pytest.param(line("deliberated", approved_on="2026-10-16", deliberated_on="2026-11-09"), id="deliberated once more"),
        pytest.param(line("deliberated", submitted_on="2026-10-16", deliberated_on="2026-11-09"), id="submitted before, and not yet again"),
        pytest.param(line("approved", filed_on="2026-10-16", decided_on="2026-10-14", approved_on="2026-11-09"), id="filed before it is decided anew"),
        pytest.param(line("investigating", accepted_on="2026-11-16", received_on="2026-11-16", notified_on="2026-11-16"), id="all on one day"),
        pytest.param(line("registered", received_on="2026-11-16", registered_on="2026-11-13"), id="registered before it was received"),
        pytest.param(line("void", accepted_on="2026-11-16", closed_on="2026-11-20"), id="void after all"),
        pytest.param(line("void", accepted_on="2026-11-09", deliberated_on="2026-11-16", concluded_on="2026-11-20"), id="void when it was concluded once more"),
        pytest.param(line("ended", deliberated_on="2026-11-16", concluded_on="2026-11-18", ended_on="2026-11-20"), id="ended when it was concluded once more"),
        pytest.param(line("ended", declined_on="2026-11-16", ended_on="2026-11-20"), id="died once it was declined"),
    ],
)  # fmt: skip
def test_an_earlier_round_is_no_fault(entry: Entry) -> None:
    assert faults(entry) == []
    assert taken(entry).state == entry["state"]


@pytest.mark.parametrize(
    ("track", "entry", "number"),
    [
        pytest.param("tolerance", {"no": "某容〔2026〕7号"}, "某容〔2026〕7号", id="in full"),
        pytest.param("tolerance", {"no": "某容[2025]第07号"}, "某容〔2025〕7号", id="other brackets, zeros"),
        pytest.param("tolerance", {"no": "旧容（2024）12号"}, "旧容〔2024〕12号", id="another prefix"),
        pytest.param("tolerance", {"no": "2025-7"}, "阳容〔2025〕7号", id="year and serial"),
        pytest.param("tolerance", {"no": "7", "accepted_on": "2024-03-01", "received_on": "2023-12-29"}, "阳容〔2023〕7号", id="a serial: the year of the first date"),
        pytest.param("tolerance", {"no": "7", "investigation_due_on": "2024-03-01"}, None, id="a serial: a due date tells no year"),
        pytest.param("tolerance", {"no": "7"}, None, id="a serial without any date"),
        pytest.param("tolerance", {"no": "第七号"}, None, id="no number"),
        pytest.param("tolerance", {"no": "0"}, None, id="nought"),
        pytest.param("tolerance", {"no": None}, None, id="none"),
        pytest.param("tolerance", {"no": "L2026-3"}, None, id="a lead's number on a case"),
        pytest.param("inaction", {"no": "L2026-3"}, "L2026-3", id="a lead's"),
        pytest.param("inaction", {"no": "2026-3"}, "L2026-3", id="a lead's year and serial"),
        pytest.param("inaction", {"no": "3", "received_on": "2025-12-31"}, "L2025-3", id="a lead's serial"),
        pytest.param("inaction", {"no": "线〔2025〕003号"}, "L2025-3", id="an old lead number"),
        pytest.param("inaction", {"no": "3"}, None, id="a lead's serial without any date"),
    ],
)  # fmt: skip
def test_old_numbers_are_read_as_people_write_them(track: str, entry: Entry, number: str | None) -> None:
    found = takeover.number_of(track, entry, "阳容")
    assert (str(found) if found else None) == number


# ── muting ──


@pytest.mark.parametrize("state", CASE_STATES)
@pytest.mark.parametrize("level", ["city", "county"])
def test_nothing_is_found_about_what_lay_before_a_case(state: str, level: str) -> None:
    ahead = ["assessment_due"] if state == "concluded" else []
    assert findings(taken(line(state)), level=level) == ahead


LATE = {
    "received_on": "2026-01-05",
    "accepted_on": "2026-03-02",
    "notified_on": "2026-03-30",
    "concluded_on": "2026-08-03",
    "deliberated_on": "2026-08-04",
    "approved_on": "2026-08-03",
    "decided_on": "2026-08-07",
    "filed_on": "2026-09-01",
    "closed_on": "2026-09-05",
}
"""Whatever could be late is late, nothing was submitted, and it ends on a Saturday."""


@pytest.mark.parametrize(
    ("state", "known"),
    [
        ("concluded", ["received_on", "accepted_on", "notified_on", "concluded_on"]),
        ("deliberated", ["received_on", "accepted_on", "concluded_on", "deliberated_on"]),
        ("approved", ["received_on", "accepted_on", "concluded_on", "approved_on"]),
        ("decided", ["accepted_on", "concluded_on", "decided_on", "filed_on"]),
        ("closed", ["received_on", "accepted_on", "concluded_on", "decided_on", "filed_on", "closed_on"]),
    ],
)
def test_what_was_late_before_is_for_the_old_papers(state: str, known: list[str]) -> None:
    case = taken(line(state, proceeding="某县纪委", officer="李某", **{name: LATE[name] for name in known}))
    assert [code for code in findings(case) if code != "assessment_due"] == []


def test_what_the_line_says_of_the_day_of_the_taking_over_lay_before_too() -> None:
    assert findings(taken(line("decided", decided_on="2026-08-07", filed_on=WHEN.isoformat()))) == []


def test_who_ended_late_before_is_for_the_old_papers() -> None:
    assert findings(taken(line("ended", received_on="2026-01-05", ended_on="2026-08-03"))) == []


@pytest.mark.parametrize(
    "state", [one for one in LEAD_STATES if one not in ("received", "verifying", "verified")]
)
def test_nothing_is_found_about_what_lay_before_a_lead(state: str) -> None:
    lead = taken(lead_line(state, gravity="serious", measures=["m2", "m5"], **({"disposed_on": "2026-05-02"} if state in ("disposed", "closed") else {})))  # fmt: skip
    assert findings(lead) == []


AFTER: list[tuple[str, Entry, Sequence[str], str]] = [
    ("accepted late", line("registered", received_on="2026-11-02"), ["accepted 2026-12-04"], "answered_late"),
    ("told late", line("registered", received_on="2026-11-16"), ["accepted 2026-11-24", "notified 2026-12-04"], "notice_late"),
    ("still undecided", line("registered", received_on="2026-11-02"), [], "answer_overdue"),
    ("investigated too long", line("investigating", accepted_on="2026-10-09"), ["concluded 2026-12-04"], "investigated_late"),
    ("investigated too long, told of belatedly", line("investigating", accepted_on="2026-09-09"), ["concluded 2026-11-20"], "investigated_late"),
    ("still investigated", line("investigating", accepted_on="2026-10-09"), [], "investigation_overdue"),
    ("extended too late", line("investigating", accepted_on="2026-09-09"), ["extended 2026-11-30 days=10"], "extension_late"),
    ("not filed", line("decided", decided_on="2026-11-20"), [], "not_filed"),
    ("filed late", line("decided", decided_on="2026-11-10"), ["filed 2026-12-04"], "filed_late"),
    ("on a rest day", line("decided", decided_on="2026-11-20"), ["filed 2026-11-28"], "rest_day"),
    ("a lead: accountable unchecked", lead_line("verifying"), ["verification 2026-11-24", "!disposed 2026-11-25 measure=m2"], "accountable_unchecked"),
    ("a lead: closed without rectification", lead_line("verified"), ["disposed 2026-11-24"], "rectification_missing"),
    ("a lead: items late", lead_line("disposed"), ["rectification due=2026-12-04"], "rectification_overdue"),
    ("a lead lies idle", lead_line("verified", verified_on="2026-05-11"), [], "lead_idle"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "lines", "code"), [pytest.param(*rest, id=name) for name, *rest in AFTER])
def test_what_comes_after_is_found(entry: Entry, lines: Sequence[str], code: str) -> None:
    dossier = taken(entry)
    for told in lines:
        if told.startswith("!"):  # not as admission would have it
            kind, on, body = read_line(told[1:])
            act = Act(len(dossier.acts) + 1, "c1", kind, on, f"{on}T01:00:00Z", "tester", body)
            dossier = apply(dossier, act, PROFILE)
        else:
            dossier = gone_on(dossier, told, level="county")
    assert code in findings(dossier)


DELIBERATED_ALONE = 'deliberated 2026-11-25 present=["赵某"]'


SENT_BACK = {"accepted_on": "2026-11-02", "concluded_on": "2026-11-05", "deliberated_on": "2026-11-09"}


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        pytest.param(line("investigating", **SENT_BACK), (), id="sent back"),
        pytest.param(
            line("investigating", **SENT_BACK, decided_on="2026-11-16", filed_on="2026-11-17", **EXEMPTED), (), id="reopened"
        ),
        pytest.param(
            line("investigating", **SENT_BACK), ("point 2026-11-24 within_matter=true", "step 2026-11-24 method=hearing evidence=[1]"), id="going on"
        ),
        pytest.param(
            lead_line("verifying", lead_organ="discipline", gravity="serious", disposed_on="2026-11-16", measures=["m5", "m5"]), (), id="disposed of"
        ),
    ],
)  # fmt: skip
def test_nothing_is_found_where_only_the_line_tells_of_it(entry: Entry, lines: Sequence[str]) -> None:
    """Who was present, what was answered, who was checked: no line says it."""
    unknown = {
        "too_few_present",
        "assessment_open",
        "opinion_not_open",
        "accountable_unchecked",
        "one_side_only",
    }
    assert not unknown & {*findings(gone_on(taken(entry), *lines))}


def test_no_line_says_why_a_case_was_extended() -> None:
    case = taken(line("investigating", accepted_on="2026-11-20"), extended_to="2027-01-15")
    case = gone_on(case, "point 2026-11-20 within_matter=true")
    assert case.extensions
    assert "extension_without_reason" not in findings(case)


def test_a_deliberation_that_comes_after_is_looked_at() -> None:
    case = taken(line("concluded"))
    kind, on, body = read_line(DELIBERATED_ALONE)
    case = apply(case, Act(2, "c1", kind, on, "2026-11-25T01:00:00Z", "tester", body), PROFILE)
    assert "too_few_present" in findings(case)


# ── amending what is unknown ──


@pytest.mark.parametrize(
    ("entry", "change", "shown", "running"),
    [
        pytest.param(line("registered"), "received_on=2026-11-16", {"received_on": "2026-11-16"}, {"acceptance": "open"}, id="the receipt"),
        pytest.param(line("investigating"), "accepted_on=2026-11-16", {"accepted_on": "2026-11-16"}, {"investigation": "open"}, id="the acceptance"),
        pytest.param(line("decided"), "decided_on=2026-11-16", {"decided_on": "2026-11-16"}, {"filing": "open"}, id="the decision"),
        pytest.param(line("decided", decided_on="2026-11-16"), "filed_on=2026-11-18", {"filed_on": "2026-11-18"}, {"filing": "met"}, id="the filing"),
        pytest.param(line("decided"), "outcomes.1=exempted", {"outcome": "exempted"}, {}, id="the outcome"),
        pytest.param(line("decided"), "decision=某容决〔2026〕1号", {"decision": "某容决〔2026〕1号"}, {}, id="the decision's number"),
        pytest.param(line("investigating"), "matter=项目延误", {"matter": "项目延误"}, {}, id="the matter, unknown so far"),
        pytest.param(line("closed"), "channel=appeal", {"channel": "appeal"}, {}, id="the channel"),
        pytest.param(line("closed"), "officer=李某", {"officer": "李某"}, {}, id="the officer"),
        pytest.param(lead_line("verified"), "verified_on=2026-11-16", {"verified_on": "2026-11-16"}, {}, id="a lead's verification"),
        pytest.param(lead_line("disposed"), "gravity=serious", {"gravity": "serious"}, {}, id="a lead's gravity"),
    ],
)  # fmt: skip
def test_what_was_unknown_can_be_told(
    entry: Entry, change: str, shown: Body, running: dict[str, str]
) -> None:
    dossier = amended(taken(entry), change, level="county")
    found = summary(dossier)
    assert {name: found[name] for name in shown} == shown
    assert limits(dossier) == running
    assert dossier.state == entry["state"]


def test_the_measure_against_one_official_can_be_told() -> None:
    lead = amended(taken(lead_line("disposed")), "measures.2=m3")
    assert [one["measure"] for one in summary(lead)["persons"]] == [None, "m3"]


@pytest.mark.parametrize(
    ("entry", "change", "code"),
    [
        pytest.param(line("concluded", accepted_on="2026-11-16"), "concluded_on=2026-11-13", "dates_out_of_order", id="out of order"),
        pytest.param(line("investigating"), "accepted_on=2027-11-13", "date_to_come", id="a date to come"),
        pytest.param(line("investigating"), "closed_on=2026-11-13", "state_before_date", id="not there yet"),
        pytest.param(line("investigating", matter="项目延误"), "matter=别的事", "matter_frozen", id="the matter, known and frozen"),
        pytest.param(line("investigating", matter="项目延误", accepted_on="2026-11-16"), "matter=别的事", "matter_frozen", id="the matter, since a day known"),
        pytest.param(line("investigating"), "parties.2.name=王某", "no_such_place", id="another party"),
    ],
)  # fmt: skip
def test_an_amendment_leaves_a_line_that_the_procedure_can_have(entry: Entry, change: str, code: str) -> None:
    with pytest.raises((Refused, BadInput)) as refusal:
        amended(taken(entry), change)
    assert refusal.value.code == code


def test_a_line_taken_over_keeps_its_number_and_cannot_be_struck_out() -> None:
    for entry in (line("investigating"), lead_line("verified")):
        dossier = taken(entry)
        struck = Act(2, "c1", "amended", None, "2026-11-23T02:00:00Z", "tester", {"act": 1, "struck": True, "reason": "误录"})  # fmt: skip
        with pytest.raises(Refused) as refusal:
            admit(dossier, struck, setting())
        assert refusal.value.code == "registration_stays"


def test_an_amendment_breaks_nothing_that_came_after() -> None:
    case = gone_on(taken(line("investigating", accepted_on="2026-11-16")), "concluded 2026-11-24")
    with pytest.raises(Refused) as refusal:
        amended(amended(case, "accepted_on=2026-11-20"), "accepted_on=2026-12-01")
    assert refusal.value.code in ("amendment_breaks", "before_act")


# ── going on to the end ──

CITED = answered("c9", evidence=[{"text": "原卷材料"}])
INVESTIGATED = (
    "point 2026-11-24 within_matter=true reason=补录原要点 text=是否集体研究",
    'step 2026-11-25 method=hearing evidence=[{"text":"询问笔录"}]',
    "concluded 2026-12-04",
)
OPINION = (*CLEARED, CITED, "deliberated 2026-12-07")
APPROVAL = ("submitted 2026-12-08", "approved 2026-12-10")
DECISION = ("decided 2026-12-11",)
TOLD = ("feedback 2026-12-14 role=party", 'feedback 2026-12-14 to=县纪委 role=organ uses=["accountability"]')
CLOSING = (
    *TOLD,
    "clarified 2026-12-14",
    "applied 2026-12-15 party=1",
    "correction_none 2026-12-15",
    "closed 2026-12-16",
)
TO = {"city": "市委", "county": "县委"}
ONWARD = {
    "registered": (
        "accepted 2026-11-24",
        "notified 2026-11-24",
        *INVESTIGATED,
        *OPINION,
        *APPROVAL,
        *DECISION,
    ),
    "investigating": (*INVESTIGATED, *OPINION, *APPROVAL, *DECISION),
    "concluded": (*OPINION, *APPROVAL, *DECISION),
    "deliberated": (*APPROVAL, *DECISION),
    "approved": DECISION,
    "decided": (),
}


@pytest.mark.parametrize("state", ONWARD)
@pytest.mark.parametrize("level", ["city", "county"])
def test_a_case_goes_on_from_each_state_to_the_end(state: str, level: str) -> None:
    case = taken(line(state))
    if state == "decided":
        case = amended(case, "decided_on=2026-11-20", level=level)
    if state in ("deliberated", "approved", "decided"):
        case = amended(case, "outcomes.1=exempted", level=level)
    filed = ["filed 2026-12-14"] if level == "county" else []
    onward = [
        act.replace("submitted 2026-12-08", f"submitted 2026-12-08 to={TO[level]}") for act in ONWARD[state]
    ]
    case = gone_on(case, *onward, *filed, *CLOSING, level=level)
    assert summary(case, level)["state"] == "closed"
    assert summary(case, level)["outcome"] == "exempted"
    assert [one.outcome for one in decisions(case, PROFILE)[-1].parties] == ["exempted"]
    late = ["decision_unnumbered", "filed_late"] if state == "decided" else []
    assert set(findings(case, level=level)) <= set(late)


def test_a_case_declined_is_closed_once_everybody_was_told() -> None:
    case = taken(line("declined"))
    with pytest.raises(Refused) as refusal:
        gone_on(case, "closed 2026-12-16")
    assert refusal.value.code == "not_ready_to_close"
    assert gone_on(case, "notified 2026-11-24", "closed 2026-12-16").state == "closed"


@pytest.mark.parametrize("kind", ["filed", "feedback", "clarified", "published"])
def test_what_follows_on_a_decision_asks_for_its_day(kind: str) -> None:
    with pytest.raises(Refused) as refusal:
        gone_on(taken(line("decided")), f"{kind} 2026-12-14", level="county")
    assert refusal.value.code == "decided_unknown"
    assert refusal.value.facts["seq"] == 1


ITEM = ("rectification", "measures 2026-12-01", "rectified 2026-12-02", "rectification_signed_off 2026-12-03")
LEAD_ONWARD = {
    "received": ("verification 2026-11-24", "disposed 2026-11-25", *ITEM),
    "verifying": (
        "verification 2026-11-24",
        "tolerance_checked 2026-11-24",
        "disposed 2026-11-25 measure=m2",
        *ITEM,
    ),
    "verified": ("disposed 2026-11-25", *ITEM),
    "disposed": ITEM,
    "unfounded": (),
}


@pytest.mark.parametrize("state", LEAD_ONWARD)
def test_a_lead_goes_on_from_each_state_to_the_end(state: str) -> None:
    lead = taken(lead_line(state, unit="某局", lead_organ="discipline"))
    lead = gone_on(lead, *LEAD_ONWARD[state], "lead_closed 2026-12-04")
    assert lead.state == "closed"
    assert limits(lead).get("rectification", "met") == "met"


def test_a_point_whose_steps_the_old_ledger_counts_needs_none_here() -> None:
    known = [{"n": 1, "text": "甲", "steps": 2}, {"n": 2, "text": "乙", "steps": 0}]
    case = taken(line("investigating", accepted_on="2026-11-09", points=known))
    with pytest.raises(Refused) as refusal:
        gone_on(case, "concluded 2026-12-04")
    assert refusal.value.facts["points"] == [2]
    assert gone_on(case, "step 2026-11-24 points=[2]", "concluded 2026-12-04").state == "concluded"


def test_the_matter_of_a_case_accepted_nobody_knows_when_is_frozen() -> None:
    with pytest.raises(Refused) as refusal:
        gone_on(taken(line("concluded")), "point 2026-11-24")
    assert refusal.value.code == "out_of_line"
    with pytest.raises(Refused) as refusal:
        gone_on(taken(line("investigating")), "point 2026-11-24")
    assert refusal.value.code == "matter_frozen"


def test_an_act_before_the_last_day_known_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        gone_on(
            taken(line("concluded", concluded_on="2026-11-20")), *CLEARED, CITED, "deliberated 2026-11-19"
        )
    assert refusal.value.code == "out_of_line"


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        pytest.param(line("registered"), ["accepted 2026-11-09"], id="received nobody knows when"),
        pytest.param(
            line("investigating", received_on="2026-10-12"), ["extended 2026-11-02 days=10"], id="accepted nobody knows when"
        ),
        pytest.param(line("investigating"), ["concluded 2026-11-20"], id="nothing known"),
        pytest.param(
            lead_line("disposed", received_on="2026-10-12"), ["verification 2026-11-02"], id="disposed of nobody knows when"
        ),
    ],
)  # fmt: skip
def test_what_happened_before_the_taking_over_can_be_told(entry: Entry, lines: list[str]) -> None:
    """Between the last day known and that of the taking over it may have been in either state."""
    assert gone_on(taken(entry), *lines).acts[-1].kind == lines[0].split()[0]


# ── whatever a line says ──

_days = st.integers(0, 150).map(lambda n: (WHEN - timedelta(days=n)).isoformat())
_some_text = st.sampled_from(["项目延误", "某局", "李某", "一\n二"])


def _known(names: Sequence[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Entry]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, values))


_dates_of_a_case = st.tuples(
    st.lists(_days, min_size=14, max_size=14).map(sorted),
    _known(
        [name for name in CASE_FIELDS if name.endswith("_on") and name != "investigation_due_on"], st.none()
    ),
).map(lambda drawn: dict(zip(drawn[1], drawn[0], strict=False)))
_dates_of_a_lead = st.tuples(
    st.lists(_days, min_size=6, max_size=6).map(sorted),
    _known([name for name in LEAD_FIELDS if name.endswith("_on")], st.none()),
).map(lambda drawn: dict(zip(drawn[1], drawn[0], strict=False)))
_parties = st.lists(st.sampled_from([None, "exempted", "mitigated", "none"]), min_size=1, max_size=3).map(
    lambda outcomes: [
        {**CHEN, "n": n, "name": f"{name}某", "outcome": outcome}
        for n, (name, outcome) in enumerate(zip("陈王赵", outcomes, strict=False), start=1)
    ]
)
_points = st.lists(st.integers(0, 2), max_size=3).map(
    lambda steps: [{"n": n, "text": f"要点{n}", "steps": count} for n, count in enumerate(steps, start=1)]
)
case_lines = st.tuples(
    st.sampled_from([None, *CASE_STATES]),
    _dates_of_a_case,
    _parties,
    _points,
    _known(["matter", "officer", "decision", "zone", "proceeding", "arising_from", "merged_into", "ended_because"], _some_text),
    st.fixed_dictionaries(
        {},
        optional={
            "channel": st.sampled_from(["appeal", "preliminary", "department"]),
            "applicant": st.just({"name": "陈某", "kind": "person"}),
            "circumstances": st.just(["c9"]),
        },
    ),
).map(lambda drawn: line(drawn[0], **drawn[1], parties=drawn[2], points=drawn[3], **drawn[4], **drawn[5]))  # fmt: skip
lead_lines = st.tuples(
    st.sampled_from([None, *LEAD_STATES]),
    _dates_of_a_lead,
    st.lists(st.sampled_from([None, "m1", "m2", "m4.1", "other:约谈"]), max_size=3),
    _known(["unit", "text", "officer", "joined_into", "split_from"], _some_text),
    st.fixed_dictionaries({}, optional={"source": st.just("s1"), "area": st.just("i8.1"), "gravity": st.just("serious")}),
).map(
    lambda drawn: lead_line(
        drawn[0],
        **drawn[1],
        persons=[{"n": n, "name": name} for n, name in enumerate("甲乙丙"[: len(drawn[2])], start=1)],
        measures=drawn[2] or [None],
        **drawn[3],
        **drawn[4],
    )
)  # fmt: skip


@settings(deadline=None)
@given(entry=st.one_of(case_lines, lead_lines), level=st.sampled_from(["city", "county"]))
def test_a_line_without_faults_is_exported_as_the_same_again(entry: Entry, level: str) -> None:
    if faults(entry):
        return
    dossier = taken(entry)
    findings(dossier, level=level)
    there = exported(dossier, level)
    shown = {name: fact for name, fact in entry.items() if fact and name in there and name not in ("no", "parties", "persons", "measures", "points", "applicant")}  # fmt: skip
    lost = {name for name, fact in shown.items() if there[name] != fact}
    assert lost <= {
        "ended_because",
        "merged_into",
        "joined_into",
        "closed_on",
    }  # of an end that the state isn't
    assert faults(there) == []
    assert exported(taken(there), level) == there


@settings(deadline=None)
@given(acts=histories, level=st.sampled_from(["city", "county"]))
def test_a_case_kept_here_is_taken_over_elsewhere_as_the_same(acts: list[Act], level: str) -> None:
    there = exported(fold(acts, SWITCHED), level, SWITCHED)
    assert list(takeover.faults("tolerance", body_of(there), SWITCHED, TODAY + timedelta(days=60))) == []
    due = there.pop("investigation_due_on")
    again = exported(fold([act_of(there, body_of(there))], SWITCHED), level, SWITCHED)
    assert again | {"no": there["no"], "investigation_due_on": None} == there | {"investigation_due_on": None}
    assert due is None or there["accepted_on"]


@settings(deadline=None)
@given(acts=lead_histories)
def test_a_lead_kept_here_is_taken_over_elsewhere_as_the_same(acts: list[Act]) -> None:
    there = exported(fold(acts, PROFILE))
    assert list(takeover.faults("inaction", body_of(there), PROFILE, TODAY + timedelta(days=60))) == []
    again = exported(fold([act_of(there, body_of(there))], PROFILE))
    assert again | {"no": there["no"]} == there
