"""The figures of a period: what counts as what, in the users' words, on ledgers small enough to count by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.course.fold import apply, fold, fold_case
from sqqf.procedure.figures.statistics import figures
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.number import Number
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.period import Period, read_period
from tests.cases import (
    CLEARED,
    CONCLUDED,
    DECIDED,
    DONE,
    LEAD_SETTING,
    PROFILE,
    SWITCHED,
    TWO_PARTIES,
    WIDEST,
    answered,
    case_of,
    day,
    histories,
    lead_histories,
    lead_of,
    setting,
)

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

Json = dict[str, Any]
NONE = {"cases": 0, "persons": 0, "units": 0}
ONE = {"cases": 1, "persons": 1, "units": 0}


def counted(
    *dossiers: AnyDossier, period: str, under: Setting | None = None, profile: Profile = PROFILE, **more: Any
) -> Json:
    """The document of these cases and leads."""
    pairs = [(dossier, profile) for dossier in dossiers]
    return figures(pairs, read_period(period), under or setting(), **more)


def made(*dossiers: AnyDossier, period: str, **more: Any) -> Json:
    """The figures of the period itself."""
    found: Json = counted(*dossiers, period=period, **more)["figures"]
    return found


def row(rows: Iterable[Json], **code: Any) -> Json:
    """The row with this code, without the code."""
    [(name, value)] = code.items()
    [found] = [one for one in rows if one[name] == value]
    return {key: fact for key, fact in found.items() if key != name}


def something(rows: Iterable[Json], name: str, of: str = "cases") -> dict[str | None, list[int]]:
    """The rows with something in them: cases, persons, units by code."""
    keys = (of, "persons", "units")
    return {one[name]: [one[key] for key in keys] for one in rows if any(one[key] for key in keys)}


def overlaid(blank: Any, more: Any) -> Any:
    """A document with some of its facts replaced, rows of a list by their first fact."""
    if isinstance(blank, list):
        assert isinstance(more, dict)
        codes = [next(iter(one.values())) for one in blank]
        rows = [overlaid(one, more.get(code, {})) for code, one in zip(codes, blank, strict=True)]
        return rows + [more[code] for code in more if code not in codes]
    if isinstance(blank, dict) and isinstance(more, dict):
        return {key: overlaid(fact, more[key]) if key in more else fact for key, fact in blank.items()}
    return more


BLANK = figures([], read_period("2026-12"), setting())["figures"]


def test_an_empty_ledger_has_noughts_and_no_rates() -> None:
    numbers: list[Any] = []

    def gather(place: Any) -> None:
        for fact in place.values() if isinstance(place, dict) else place:
            if isinstance(fact, dict | list):
                gather(fact)
            elif not isinstance(fact, str):
                numbers.append(fact)

    gather(BLANK)
    assert set(numbers) == {0, None}
    assert [limit["kind"] for limit in BLANK["limits"]] == [
        *("acceptance", "investigation", "correction", "rectification", "supplementary"),
    ], "the filing limit is a county's"


def test_one_case_from_its_receipt_to_its_end() -> None:
    begun = {"received": ONE, "accepted": ONE, "open_at_end": ONE}
    assert counted(case_of(*DONE), period="2026-12") == {
        "period": {
            "name": "2026-12",
            "kind": "month",
            "from": "2026-12-01",
            "to": "2026-12-31",
            "complete": False,
        },
        "period_before": {
            "name": "2026-11",
            "kind": "month",
            "from": "2026-11-01",
            "to": "2026-11-30",
            "complete": True,
        },
        "period_year_before": {
            "name": "2025-12",
            "kind": "month",
            "from": "2025-12-01",
            "to": "2025-12-31",
            "complete": True,
        },
        "year_before": BLANK,
        "figures": overlaid(
            BLANK,
            {
                "tolerance": {
                    "decided": ONE,
                    "closed": ONE,
                    "by_channel": {"appeal": {"decided": ONE}},
                    "by_unit": {"某县住建局": flows(unit="某县住建局", decided=ONE)},
                    "by_officer": {"李某": flows(officer="李某", decided=ONE)},
                    "by_class": {"3": {"established": ONE}},
                    "by_circumstance": {"c9": {"established": ONE}},
                    "by_outcome": {"exempted": ONE},
                    "results": {"r1": {"times": 1, "persons": 1}},
                    "clarifications": {"not_needed": 1},
                },
                # Accepted on 11-20, so it would have run out in January: that is where it counts.
            },
        ),
        "before": overlaid(
            BLANK,
            {
                "tolerance": {
                    **begun,
                    "by_channel": {"appeal": begun},
                    "by_unit": {"某县住建局": flows(unit="某县住建局", **begun)},
                    "by_officer": {"李某": flows(officer="李某", **begun)},
                    "by_class": {"3": {"claimed": ONE}},
                    "by_circumstance": {"c9": {"claimed": ONE}},
                },
                "limits": {"acceptance": kept(5)},
            },
        ),
    }


def flows(**facts: Any) -> Json:
    """A row of a breakdown: its code, and the columns that have something in them."""
    [name, *_rest] = facts
    return {
        name: facts[name],
        **dict.fromkeys(("received", "accepted", "decided", "open_at_end"), NONE),
        **facts,
    }


def kept(working_days: int) -> Json:
    """One limit met on time, which the Opinion has for this channel."""
    facts = {
        "on_time": 1,
        "late": 0,
        "overdue": 0,
        "rate": 1.0,
        "median_working_days": working_days,
        "slowest": {"case": "阳容〔2026〕1号", "working_days": working_days},
        "extended": 0,
        "within_original": 1,
    }
    return {**facts, "by_basis": {"letter": {"basis": "letter", **facts}}}


# ── cases and persons ──


def test_persons_and_units_are_counted_apart_in_each_of_their_cases() -> None:
    both = case_of(TWO_PARTIES), case_of("received 2026-11-18")
    found = made(*both, period="2026-11")["tolerance"]
    assert found["received"] == {"cases": 2, "persons": 2, "units": 1}
    assert something([{"unit": one["unit"], **one["received"]} for one in found["by_unit"]], "unit") == {
        "乙局": [1, 0, 1],
        "某县住建局": [1, 1, 0],
        None: [1, 1, 0],
    }, "a case with parties from two units is one of each; 甲某's unit isn't known"
    assert row(found["by_channel"], channel="preliminary")["received"] == {
        "cases": 1,
        "persons": 1,
        "units": 1,
    }


@pytest.mark.parametrize(
    ("opinions", "expected"),
    [
        (["exempted", "exempted"], {"exempted": [1, 1, 1]}),
        (["exempted", "none"], {"exempted": [0, 1, 0], "none": [0, 0, 1], "mixed": [1, 0, 0]}),
    ],
)
def test_the_outcome_of_a_case_is_the_one_that_all_parties_have(
    opinions: list[str], expected: dict[str, list[int]]
) -> None:
    said = str(opinions).replace("'", '"').replace(" ", "")
    case = case_of(
        *(
            TWO_PARTIES,
            "accepted 2026-11-20",
            "step 2026-11-24",
            "concluded 2026-12-04",
            *CLEARED,
            answered("c9"),
        ),
        *(f"deliberated 2026-12-07 opinions={said}", "submitted 2026-12-08", "approved 2026-12-10"),
        "decided 2026-12-11",
    )
    found = made(case, period="2026-12")["tolerance"]
    assert something(found["by_outcome"], "outcome") == expected
    assert found["decided"] == {"cases": 1, "persons": 1, "units": 1}


def test_declined_is_no_outcome_of_a_decision() -> None:
    found = made(case_of("received 2026-11-16", "declined 2026-11-20"), period="2026-11")["tolerance"]
    assert (found["declined"], found["accepted"], found["open_at_end"]) == (ONE, NONE, ONE)
    assert something(found["by_outcome"], "outcome") == {}
    assert [one["outcome"] for one in found["by_outcome"]] == [
        *("exempted", "mitigated", "lenient", "none", "mixed"),
    ]


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("withdrawn 2026-11-18", "withdrawn"),
        ("ended 2026-11-18", "died"),
        ("ended 2026-11-18 reason=merged into=阳容〔2026〕9号", "merged"),
        ("ended 2026-11-18 reason=transferred", "transferred"),
        ("ended 2026-11-18 reason=other:主体撤销", "other"),
        ("transferred 2026-11-18", "another_group"),
    ],
)
def test_how_cases_end_without_a_decision(line: str, ending: str) -> None:
    found = made(case_of("received 2026-11-16", line), period="2026-11")["tolerance"]
    assert (found["ended"], found["open_at_end"]) == (ONE, NONE)
    assert something(found["by_ending"], "ending") == {ending: [1, 1, 0]}


def test_a_case_reopened_and_decided_anew_was_decided_twice() -> None:
    again = (
        *(
            "reopened 2026-12-14",
            "step 2026-12-15",
            "concluded 2026-12-16",
            "deliberated 2026-12-17 opinions=['none']",
        ),
        *("submitted 2026-12-18", "approved 2026-12-21", "decided 2026-12-22"),
    )
    case = case_of(*DECIDED, *(line.replace("'", '"') for line in again), profile=SWITCHED)
    found = made(case, period="2026-12", profile=SWITCHED)["tolerance"]
    assert found["decided"]["cases"] == 2
    assert something(found["by_outcome"], "outcome") == {"exempted": [1, 1, 0], "none": [1, 1, 0]}


def test_what_was_a_mistake_counts_nowhere() -> None:
    void = case_of("received 2026-11-16", "accepted 2026-11-20", "voided")
    lead = lead_of("lead 2026-11-16", "lead_voided")
    assert made(void, lead, period="2026-11") == BLANK
    corrected = case_of(*DECIDED, f'amended act={len(DECIDED)} set={{"on":"2026-11-30"}}')
    found = counted(corrected, period="2026-12")
    assert [found[when]["tolerance"]["decided"]["cases"] for when in ("before", "figures")] == [1, 0]


def test_a_party_of_its_own_got_the_result() -> None:
    case = case_of(
        *(TWO_PARTIES, "accepted 2026-11-20", "step 2026-11-24", "concluded 2026-12-04"),
        *(
            'deliberated 2026-12-07 opinions=["exempted","none"]',
            "submitted 2026-12-08",
            "approved 2026-12-10",
        ),
        *(
            "decided 2026-12-11",
            "applied 2026-12-14",
            "applied 2026-12-15 way=r2 party=1",
            "applied 2026-12-16",
        ),
    )
    found = made(case, period="2026-12")["tolerance"]["results"]
    assert something(found, "way", "times") == {"r1": [2, 2, 0], "r2": [1, 1, 0]}, (
        "only the exempted have one"
    )


def test_clarifications_needed_and_given() -> None:
    told = 'clarified 2026-12-14 needed=true way="meeting" organ=某局 to=职工'
    found = made(case_of(*DECIDED, "clarified 2026-12-14", told), period="2026-12")["tolerance"][
        "clarifications"
    ]
    assert (found["needed"], found["not_needed"]) == (1, 1)
    assert [one for one in found["by_way"] if one["times"]] == [{"way": "meeting", "times": 1}]


def test_it_is_seen_from_today() -> None:
    case = case_of(*DONE)
    then = setting(today=day("2026-12-10"))
    found = made(case, period="2026-12", under=then)["tolerance"]
    assert (found["decided"], found["open_at_end"]) == (NONE, ONE)


# ── limits ──

ACCEPTED = ("received 2026-11-16", "accepted 2026-11-20")


@pytest.mark.parametrize(
    ("lines", "today", "period", "kind", "expected"),
    [
        # received 11-16: due 11-30
        ((*ACCEPTED, "notified 2026-11-30"), "2026-12-31", "2026-11", "acceptance", (1, 0, 0)),
        ((*ACCEPTED, "notified 2026-12-01"), "2026-12-31", "2026-11", "acceptance", (0, 1, 0)),
        ((*ACCEPTED, "notified 2026-12-01"), "2026-12-31", "2026-12", "acceptance", (0, 0, 0)),
        ((*ACCEPTED, "notified 2026-11-23"), "2026-11-24", "2026-11", "acceptance", (1, 0, 0)),
        (ACCEPTED, "2026-11-30", "2026-11", "acceptance", (0, 0, 0)),
        (ACCEPTED, "2026-12-01", "2026-11", "acceptance", (0, 0, 1)),
        (ACCEPTED, "2026-12-31", "2026-12", "acceptance", (0, 0, 0)),
        ((*ACCEPTED, "notified 2026-12-01 method=oral"), "2026-12-31", "2026-11", "acceptance", (0, 0, 1)),
        (("received 2026-11-16", "withdrawn 2026-11-30"), "2026-12-31", "2026-11", "acceptance", (0, 0, 0)),
        (("received 2026-11-16", "withdrawn 2026-12-07"), "2026-12-31", "2026-11", "acceptance", (0, 0, 1)),
        (("received 2026-11-16", "voided"), "2026-12-31", "2026-11", "acceptance", (0, 0, 0)),
        (CONCLUDED, "2026-12-31", "2026-12", "investigation", (0, 0, 0)),
        (CONCLUDED, "2026-12-31", "2027-01", "investigation", (1, 0, 0)),
        ((*DECIDED, "filed 2026-12-18"), "2026-12-31", "2026-12", "filing", (1, 0, 0)),
        ((*DECIDED, "filed 2026-12-21"), "2026-12-31", "2026-12", "filing", (0, 1, 0)),
        (DECIDED, "2026-12-31", "2026-12", "filing", (0, 0, 1)),
        ((*DECIDED, "correction 2026-12-11"), "2026-12-31", "2026-12", "correction", (0, 0, 1)),
        (
            (*DECIDED, "correction 2026-12-11", "correction_reported 2026-12-25"),
            *("2026-12-31", "2026-12", "correction", (1, 0, 0)),
        ),
        (
            (*CONCLUDED, 'deliberated 2026-12-07 returned=investigation opinions=[] due="2026-12-15"', "concluded 2026-12-16"),
            *("2026-12-31", "2026-12", "supplementary", (0, 1, 0)),
        ),
    ],
)  # fmt: skip
def test_a_limit_belongs_to_the_period_of_its_last_day(
    lines: Sequence[str], today: str, period: str, kind: str, expected: tuple[int, int, int]
) -> None:
    under = setting(today=day(today), level="county")
    found = row(made(case_of(*lines), period=period, under=under)["limits"], kind=kind)
    assert (found["on_time"], found["late"], found["overdue"]) == expected
    judged = sum(expected)
    assert found["rate"] == (expected[0] / judged if judged else None)


def test_the_median_and_the_slowest() -> None:
    cases = [
        case_of("received 2026-11-16", f"accepted 2026-11-{on}", f"notified 2026-11-{on}")._replace(
            number=Number("阳容", 2026, n)
        )
        for n, on in enumerate((17, 18, 20, 30), start=1)
    ]
    found = row(made(*cases, period="2026-11")["limits"], kind="acceptance")
    assert found["median_working_days"] == 3, "1, 2, 4 and 10 working days"
    assert found["slowest"] == {"case": "阳容〔2026〕4号", "working_days": 10}
    found = row(made(*cases[:3], period="2026-11")["limits"], kind="acceptance")
    assert found["median_working_days"] == 2
    assert found["by_analogy"] == 0


def limit_of(*dossiers: AnyDossier, period: str, kind: str, today: str = "2026-12-31") -> Json:
    """The figures of one kind of limit."""
    return row(made(*dossiers, period=period, under=setting(today=day(today)))["limits"], kind=kind)


@pytest.mark.parametrize("met", [None, "2026-11-30", "2026-12-01"])
@pytest.mark.parametrize("later", ["2026-12-01", "2026-12-31", "2027-06-30"])
def test_a_rate_of_a_period_that_is_over_stays(met: str | None, later: str) -> None:
    lines = [*ACCEPTED, *([f"notified {met}"] if met else [])]
    case = case_of(*lines, *([] if met else ["withdrawn 2026-12-07"]))
    found = limit_of(case, period="2026-11", kind="acceptance", today=later)
    assert found["rate"] == (1.0 if met == "2026-11-30" else 0.0)
    assert found["open"] == 0
    elsewhere = limit_of(case, period="2026-12", kind="acceptance", today=later)
    assert (elsewhere["rate"], elsewhere["median_working_days"]) == (None, None)


def test_what_isnt_due_yet_is_open_and_not_judged() -> None:
    found = limit_of(case_of(*ACCEPTED), period="2026-11", kind="acceptance", today="2026-11-30")
    assert (found["open"], found["overdue"], found["rate"], found["by_basis"]) == (1, 0, None, [])
    assert limit_of(case_of(*ACCEPTED), period="2026-11", kind="acceptance", today="2026-12-01")["open"] == 0
    before_it_came = limit_of(case_of(*ACCEPTED), period="2026-11", kind="acceptance", today="2026-11-15")
    assert before_it_came["open"] == 0


def test_letter_and_analogy_have_rates_of_their_own() -> None:
    appeal = case_of("received 2026-11-16", "accepted 2026-11-20", "notified 2026-11-20")
    analogy = case_of("received 2026-11-16 channel=department", "accepted 2026-11-20", "notified 2026-12-02")
    found = limit_of(appeal, analogy, period="2026-11", kind="acceptance")
    assert (found["rate"], found["by_analogy"]) == (0.5, 1)
    assert [(one["basis"], one["on_time"], one["late"], one["rate"]) for one in found["by_basis"]] == [
        ("letter", 1, 0, 1.0),
        ("analogy", 0, 1, 0.0),
    ]


# Runs out on 2026-10-19; twenty working days more are up to 2026-11-16.
INVESTIGATED = ("received 2026-08-25", "accepted 2026-09-01", "step 2026-09-10")


@pytest.mark.parametrize(
    ("lines", "period", "verdicts", "extended", "within"),
    [
        (("concluded 2026-10-19",), "2026-10", (1, 0, 0), 0, 1),
        (("extended 2026-10-12 days=20", "concluded 2026-10-19"), "2026-11", (1, 0, 0), 1, 1),
        (("extended 2026-10-12 days=20", "concluded 2026-11-10"), "2026-11", (1, 0, 0), 1, 0),
        (("extended 2026-10-12 days=20", "concluded 2026-11-24"), "2026-11", (0, 1, 0), 1, 0),
        (("extended 2026-10-12 days=20", "extended 2026-11-16 days=10", "concluded 2026-11-24"), "2026-11", (1, 0, 0), 1, 0),
        (("extended 2026-10-26 days=20",), "2026-10", (0, 0, 1), 0, 0),
        (("extended 2026-10-26 days=20", "concluded 2026-11-10"), "2026-10", (0, 1, 0), 0, 0),
        (("extended 2026-10-26 days=20", "concluded 2026-11-10"), "2026-11", (0, 0, 0), 0, 0),
    ],
)  # fmt: skip
def test_an_extended_limit_belongs_to_its_later_day_and_is_told_apart(
    lines: Sequence[str], period: str, verdicts: tuple[int, int, int], extended: int, within: int
) -> None:
    found = limit_of(case_of(*INVESTIGATED, *lines), period=period, kind="investigation")
    assert (found["on_time"], found["late"], found["overdue"]) == verdicts
    assert (found["extended"], found["within_original"]) == (extended, within)


def test_a_limit_by_analogy_or_provisional_is_marked() -> None:
    analogy = case_of(TWO_PARTIES, "accepted 2026-11-20", "notified 2026-11-23")
    assert row(made(analogy, period="2026-11")["limits"], kind="acceptance")["by_analogy"] == 1
    edge = case_of("received 2026-12-21", "accepted 2026-12-30", "notified 2026-12-30")
    assert limit_of(edge, period="2027-01", kind="acceptance")["provisional"] == 1


# ── taken over ──


def taken(**facts: Any) -> AnyDossier:
    body = {
        "prefix": "阳容",
        "year": 2026,
        "serial": 7,
        "profile": 2,
        "points": [],
        "state": "closed",
        "parties": [{"name": "陈某", "kind": "person"}],
        "taken_over": {"file": "台账.xlsx"},
        **facts,
    }
    act = Act(1, "c1", "taken_over", day("2026-11-23"), "2026-11-23T01:00:00Z", "tester", body)
    return fold([act], PROFILE)


def test_what_a_case_taken_over_lacks_is_unknown_and_its_past_isnt_late() -> None:
    old = taken(
        accepted_on="2026-03-02", concluded_on="2026-09-30", decided_on="2026-10-12", closed_on="2026-10-19"
    )
    found = made(old, period="2026")
    assert found["tolerance"]["received"] == NONE
    assert found["tolerance"]["undated"] == found["tolerance"]["decided"] == ONE
    assert something(found["tolerance"]["by_outcome"], "outcome") == {None: [1, 1, 0]}
    assert row(found["tolerance"]["by_channel"], channel=None)["decided"] == ONE
    assert row(found["tolerance"]["by_officer"], officer=None)["accepted"] == ONE
    investigation = row(found["limits"], kind="investigation")
    assert (investigation["late"], investigation["not_judged"], investigation["rate"]) == (0, 1, None)


def test_a_line_that_knows_next_to_nothing_does_no_harm() -> None:
    found = counted(taken(state="registered"), taken(state="closed"), period="2026")
    assert found["figures"]["tolerance"]["open_at_end"] == ONE


def after(line: AnyDossier, *lines: str) -> AnyDossier:
    """What was recorded here after the taking over, each line as KIND DATE."""
    for seq, said in enumerate(lines, start=2):
        kind, on = said.split()
        bodies: Json = {
            "notified": {"method": "mail"},
            "step": {"method": "hearing", "points": []},
            "amended": {"act": 1, "set": {"notified_on": on}, "reason": "补录"},
        }
        act = Act(seq, "c1", kind, day(on), "2026-11-23T01:00:00Z", "tester", bodies.get(kind, {}))
        line = apply(line, act, PROFILE)
    return line


REGISTERED = {"state": "registered", "channel": "appeal"}


@pytest.mark.parametrize(
    ("facts", "lines", "expected"),
    [
        # taken over on 11-23; received 11-16: due 11-30; received 11-02: due 11-16
        ({"received_on": "2026-11-16"}, ("accepted 2026-11-24", "notified 2026-11-25"), "on_time"),
        ({"received_on": "2026-11-16"}, ("accepted 2026-11-24", "notified 2026-12-01"), "late"),
        ({"received_on": "2026-11-16"}, ("accepted 2026-11-23", "notified 2026-11-23"), "on_time"),
        ({"received_on": "2026-11-16"}, ("accepted 2026-11-20", "notified 2026-11-20"), "on_time"),
        ({"received_on": "2026-11-16"}, (), "overdue"),
        ({"received_on": "2026-11-02"}, (), "not_judged"),
        ({"received_on": "2026-11-02"}, ("accepted 2026-11-24", "notified 2026-11-25"), "late"),
        (
            {"received_on": "2026-11-16", "accepted_on": "2026-11-20", "notified_on": "2026-11-20", "state": "investigating"},
            (),
            "not_judged",
        ),
        (
            {"received_on": "2026-11-16", "accepted_on": "2026-11-20", "state": "investigating"},
            ("amended 2026-11-20",),
            "not_judged",
        ),
        (
            {"received_on": "2026-11-16", "accepted_on": "2026-11-20", "notified_on": "2026-11-20", "state": "investigating"},
            ("step 2026-11-20",),
            "not_judged",
        ),
    ],
)  # fmt: skip
def test_a_limit_taken_over_is_judged_unless_the_old_line_has_it_behind_it(
    facts: Json, lines: Sequence[str], expected: str
) -> None:
    case = after(taken(**REGISTERED | facts), *lines)
    found = limit_of(case, period="2026-11", kind="acceptance")
    verdicts = ("on_time", "late", "overdue", "open", "not_judged")
    assert {name: found[name] for name in verdicts if found[name]} == {expected: 1}


def test_what_was_decided_here_is_to_be_filed_in_time() -> None:
    case = taken(state="approved", accepted_on="2026-10-09", concluded_on="2026-11-02")
    under = setting(today=day("2026-12-31"), level="county")
    for lines, expected in (
        (("decided 2026-11-24", "filed 2026-11-26"), "on_time"),
        (("decided 2026-11-24", "filed 2026-12-31"), "late"),
        (("decided 2026-11-24",), "overdue"),
        (("decided 2026-11-10", "filed 2026-11-11"), "on_time"),
        (("decided 2026-11-10",), "overdue"),
    ):
        found = made(after(case, *lines), period="2026", under=under)["limits"]
        assert row(found, kind="filing")[expected] == 1, lines
        assert row(found, kind="investigation")["not_judged"] == 1, "concluded before"


def test_closed_nobody_knows_when_is_told_and_isnt_open() -> None:
    known: Json = {"state": "closed", "received_on": "2026-03-02", "outcomes": ["exempted"]}
    cases = [taken(**known), taken(**known, closed_on="2026-05-06"), taken(**known, decided_on="2026-05-06")]
    for period in ("2026", "2026Q1", "2026-11"):
        found = made(*cases, period=period)["tolerance"]
        came, undated = found["received"]["cases"], found["undated_end"]["cases"]
        assert (came, undated) == {"2026": (3, 2), "2026Q1": (3, 1), "2026-11": (0, 0)}[period]
        assert found["open_at_end"]["cases"] == (2 if period == "2026Q1" else 0)
    found = made(*cases, period="2026")["tolerance"]
    assert found["received"]["cases"] == found["closed"]["cases"] + found["undated_end"]["cases"]
    assert [found[name]["cases"] for name in ("decided", "undated_decided")] == [1, 2]
    assert something(found["by_outcome"], "outcome") == {"exempted": [1, 1, 0]}


@pytest.mark.parametrize(
    ("facts", "undated"),
    [
        ({"state": "decided"}, (1, 0, 1)),
        ({"state": "decided", "decided_on": "2026-05-06"}, (0, 0, 1)),
        ({"state": "closed"}, (0, 1, 0)),
        ({"state": "closed", "outcomes": ["declined"]}, (0, 1, 0)),
        ({"state": "closed", "outcomes": ["none"]}, (1, 1, 0)),
        ({"state": "withdrawn"}, (0, 1, 0)),
        ({"state": "withdrawn", "ended_on": "2026-05-06"}, (0, 0, 0)),
        ({"state": "investigating"}, (0, 0, 1)),
    ],
)
def test_what_has_no_day_in_the_old_line_has_a_line_of_its_own(
    facts: Json, undated: tuple[int, int, int]
) -> None:
    found = made(taken(**{"received_on": "2026-03-02"} | facts), period="2026")["tolerance"]
    names = ("undated_decided", "undated_end", "open_at_end")
    assert tuple(found[name]["cases"] for name in names) == undated


def test_a_closed_case_without_a_day_put_right_or_reopened_counts_as_it_then_is() -> None:
    line = taken(state="closed", received_on="2026-03-02", outcomes=["exempted"])
    told = {"act": 1, "set": {"decided_on": "2026-05-06", "closed_on": "2026-05-08"}, "reason": "补录"}
    right = apply(line, Act(2, "c1", "amended", None, "2026-11-23T01:00:00Z", "tester", told), PROFILE)
    found = made(right, period="2026")["tolerance"]
    flows = ("decided", "closed", "undated_decided", "undated_end", "open_at_end")
    assert [found[name]["cases"] for name in flows] == [1, 1, 0, 0, 0]
    again = after(line, "reopened 2026-11-24")
    found = made(again, period="2026")["tolerance"]
    assert [found[name]["cases"] for name in flows] == [0, 0, 1, 1, 1]


def lead_taken(**facts: Any) -> AnyDossier:
    body = {
        "year": 2026,
        "serial": 7,
        "profile": 2,
        "persons": [{"name": "陈某"}],
        "received_on": "2026-03-02",
        "taken_over": {"file": "台账.xlsx"},
        **facts,
    }
    act = Act(1, "l1", "lead_taken_over", day("2026-11-23"), "2026-11-23T01:00:00Z", "tester", body)
    return fold([act], PROFILE)


def test_of_three_leads_one_closed_without_a_day_leaves_two_open() -> None:
    leads = [
        lead_taken(state="closed", measures=["m2"]),
        lead_taken(state="verifying"),
        lead_taken(state="disposed", disposed_on="2026-05-06", measures=["m2"]),
    ]
    for period in ("2026", "2026-03"):
        found = made(*leads, period=period)["inaction"]
        flows = ("received", "undated_settled", "closed", "undated_end", "open_at_end")
        assert [found[name]["leads"] for name in flows] == [3, 1, 0, 1, 2]
    found = made(*leads, period="2026")["inaction"]
    assert something(found["by_measure"], "measure", "times") == {"m2": [1, 1, 0]}
    joined = made(lead_taken(state="joined"), period="2026")["inaction"]
    assert [joined[name]["leads"] for name in ("received", "undated_end", "open_at_end")] == [1, 1, 0]


# ── leads ──


def test_leads_by_source_area_and_measure() -> None:
    lead = lead_of(
        'lead 2026-11-16 source=s1.2 persons=["陈某","王某"]',
        *("verification 2026-11-18", "tolerance_checked 2026-11-20"),
        *("disposed 2026-11-23 person=1 measure=m2", "disposed 2026-11-24 person=2 measure=other:约谈"),
        *("rectification 2026-11-24", "rectified 2026-12-25", "rectification_signed_off 2026-12-28"),
        "lead_closed 2026-12-29",
    )
    unit = lead_of("lead 2026-11-17 unit=某局 area=i3", "unfounded 2026-11-30")
    both = counted(lead, unit, period="2026-12")
    found = both["before"]["inaction"]
    assert found["received"] == {"leads": 2, "persons": 2, "units": 1}
    assert row(found["by_source"], source="s1")["received"]["leads"] == 2
    assert row(found["by_area"], area="i8")["disposed"] == {"leads": 1, "persons": 2, "units": 0}
    assert row(found["by_area"], area="i3")["unfounded"] == {"leads": 1, "persons": 0, "units": 1}
    assert something(found["by_measure"], "measure", "times") == {"m2": [1, 1, 0], "other": [1, 1, 0]}
    assert found["items"]["listed"] == found["items"]["open_at_end"] == 1
    assert found["items"]["sign_off_rate"] is None
    later = both["figures"]["inaction"]
    assert later["closed"]["leads"] == 1
    assert later["open_at_end"] == {"leads": 1, "persons": 0, "units": 1}
    assert (later["items"]["due"], later["items"]["sign_off_rate"]) == (1, 1.0)
    assert row(both["figures"]["limits"], kind="rectification")["on_time"] == 1
    assert row(both["before"]["limits"], kind="rectification")["open"] == 0


def test_whom_a_lead_was_about_that_went_into_another_is_counted_there() -> None:
    found = made(lead_of('lead 2026-11-16 persons=["陈某"]', "joined"), period="2026-11")["inaction"]
    nobody = {"leads": 1, "persons": 0, "units": 0}
    assert (found["received"], found["joined"], found["open_at_end"]["leads"]) == (nobody, nobody, 0)


def test_guidance_and_prior_filings() -> None:
    guidance = [
        {"kind": "warning", "on": "2026-10-12", "follow_ups": [{"on": "2026-11-02"}, {"on": "2026-12-01"}]},
        {"kind": "admonition", "on": "2026-11-30", "follow_ups": []},
    ]
    prefilings = [
        {"on": "2026-11-02", "in_time": False, "replies": [{"on": "2026-11-09"}, {"on": "2026-11-10"}]},
        {"on": "2026-10-02", "in_time": True, "replies": []},
    ]
    found = made(period="2026-11", guidance=guidance, prefilings=prefilings)
    assert found["guidance"] == {"warning": 0, "admonition": 1, "followed_up": 1}
    assert found["prefilings"] == {"made": 1, "after_start": 1, "answered": 1}


# ── laws ──

LATER = date(2027, 12, 31)
WHOLE = [Period("year", 2026), Period("year", 2027)]
STANDING = ("open_at_end",)
FREE = ("cases", "leads", "times")


def total(rows: Iterable[Json], column: str | None = None) -> list[int]:
    listed = [one[column] if column else one for one in rows]
    return [
        sum(next((one[key] for key in keys if key in one), 0) for one in listed)
        for keys in (FREE, ("persons",), ("units",))
    ]


def adding_up(found: Json) -> dict[str, Any]:
    """Every number that counts what happened, by its way through the document."""
    numbers: dict[str, Any] = {}

    def gather(place: Any, way: str) -> None:
        if isinstance(place, dict):
            for key, fact in place.items():
                if key not in (*STANDING, "slowest") and not key.endswith("rate") and "median" not in key:
                    gather(fact, f"{way}/{key}")
        elif isinstance(place, list):
            for one in place:
                gather(one, f"{way}/{next(iter(one.values()))}")
        elif isinstance(place, int):
            numbers[way] = place

    gather(found, "")
    return {way: number for way, number in numbers.items() if number}


def check_laws(dossier: AnyDossier, under: Setting, profile: Profile) -> None:
    added: dict[str, int] = {}
    for year in WHOLE:
        whole = made(dossier, period=year.name, under=under, profile=profile)
        parts = [made(dossier, period=f"{year.name}-{n}", under=under, profile=profile) for n in range(1, 13)]
        added = {}
        for part in parts:
            for way, number in adding_up(part).items():
                added[way] = added.get(way, 0) + number
            check_sums(part)
        # An item is due in one month and signed off in another: only their year knows that it was done.
        ours = {way: number for way, number in added.items() if not way.endswith("due_signed_off")}
        theirs = {
            way: number for way, number in adding_up(whole).items() if not way.endswith("due_signed_off")
        }
        assert ours == theirs, year.name


def check_sums(found: Json) -> None:
    """What is broken down adds up to its whole."""
    cases, leads = found["tolerance"], found["inaction"]
    for column in ("received", "accepted", "decided", "open_at_end"):
        for rows in (cases["by_channel"], cases["by_officer"]):
            assert total(rows, column) == list(cases[column].values())
        assert total(cases["by_unit"], column)[1:] == list(cases[column].values())[1:]
    assert total(cases["by_outcome"]) == list(cases["decided"].values())
    assert total(cases["by_ending"]) == list(cases["ended"].values())
    for column in ("received", "disposed", "unfounded", "open_at_end"):
        for rows in (leads["by_source"], leads["by_area"]):
            assert total(rows, column) == list(leads[column].values())
    for limit in found["limits"]:
        judged = limit["on_time"] + limit["late"] + limit["overdue"]
        assert limit["rate"] == (limit["on_time"] / judged if judged else None)
        assert (limit["slowest"] is None) == (limit["median_working_days"] is None)
        assert limit["on_time"] >= limit["within_original"] >= limit["on_time"] - limit["extended"]
        for name in ("on_time", "late", "overdue", "extended", "within_original"):
            assert sum(one[name] for one in limit["by_basis"]) == limit[name]


@settings(max_examples=60, deadline=None)
@given(histories)
def test_of_any_case_the_months_add_up_and_so_do_the_breakdowns(acts: list[Act]) -> None:
    check_laws(fold_case(acts, SWITCHED), WIDEST._replace(today=LATER), SWITCHED)


@settings(max_examples=60, deadline=None)
@given(lead_histories)
def test_of_any_lead_too(acts: list[Act]) -> None:
    check_laws(fold(acts, PROFILE), LEAD_SETTING._replace(today=LATER), PROFILE)


@settings(max_examples=40, deadline=None)
@given(st.lists(histories, max_size=3), st.sampled_from(["2026-11", "2026Q4", "2026"]))
def test_several_cases_are_the_sum_of_each(some: list[list[Act]], period: str) -> None:
    cases = [fold_case(acts, SWITCHED) for acts in some]
    together = adding_up(made(*cases, period=period, under=WIDEST, profile=SWITCHED))
    added: dict[str, int] = {}
    for case in cases:
        for way, number in adding_up(made(case, period=period, under=WIDEST, profile=SWITCHED)).items():
            added[way] = added.get(way, 0) + number
    assert together == added
