"""A ledger taken over line by line: all or nothing, old numbers kept, a second run unchanged, the chain sound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from sqqf.calendar.dates import day_in_china
from sqqf.procedure.course.amendment import changes
from sqqf.procedure.course.fold import fold
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record.acts import Act
from sqqf.store import exports, leads
from sqqf.store.city import filings
from sqqf.store.city.county import Place, file_case
from sqqf.store.index.as_of import as_of
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary, summaries
from sqqf.store.ledger.journal import acts_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.opening import open_ledger
from sqqf.store.sample.sample import make_sample
from sqqf.store.takeover.drafting import Entered, Source
from sqqf.store.takeover.takeover import BadLines, Taken, take_over
from sqqf.store.verify import verify
from sqqf.store.writing.transaction import transaction
from tests.cases import PROFILE, SWITCHED, TODAY, Book, book, day, histories, stamp
from tests.test_takeover import CASE_STATES, CHEN, LEAD_STATES, exported, lead_line, line, track_of

SOURCE = Source("台账.xlsx", "0" * 64)
WHEN = day("2026-11-23")
WANG = {**CHEN, "name": "王某"}

Entry = dict[str, Any]


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Book]:
    """The city's empty ledger, with the prefix 阳容."""
    with book(tmp_path / "city.db") as opened:
        yield opened


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "county.db", level="county") as opened:
        yield opened


def case(no: str, state: str | None = None, **facts: Any) -> Entry:
    return line(state, **{"no": no, **facts})


def lead(no: str, state: str | None = None, **facts: Any) -> Entry:
    return lead_line(state, **{"no": no, **facts})


def took(a: Book, *entries: Entry, source: Source = SOURCE, keep: bool = True, today: date = WHEN) -> Taken:
    """The lines taken over from rows 2, 3 …"""
    lines = (Entered(row, track_of(entry), entry) for row, entry in enumerate(entries, start=2))
    return take_over(a.ledger, stamp(today), source, lines, keep=keep)


def refused(a: Book, *entries: Entry, source: Source = SOURCE) -> list[tuple[int, str]]:
    """The rows that can't be taken over, each with why; nothing may have changed."""
    before = head(a)
    with pytest.raises(BadLines) as error:
        took(a, *entries, source=source)
    assert head(a) == before
    return [(bad.row, bad.fault.code) for bad in error.value.bad]


def head(a: Book) -> tuple[Any, ...]:
    """The last act, and how much the index holds."""
    (last,) = a.rows("SELECT seq, head FROM acts ORDER BY seq DESC LIMIT 1")
    return (*last, *a.rows("SELECT count(*) FROM dossiers"), *a.rows("SELECT count(*) FROM deadlines"))


def numbers(a: Book) -> list[str]:
    return a.rows("SELECT no FROM dossiers ORDER BY n")


def id_of(a: Book, no: str) -> str:
    return str(a.rows("SELECT id FROM dossiers WHERE no = ?", no)[0])


def told(a: Book, no: str) -> Mapping[str, Any]:
    return read_summary(a.ledger, id_of(a, no))


def amend(a: Book, no: str, *set_to: str) -> None:
    """The act that it was taken over with, amended so."""
    first = acts_of(a.ledger, id_of(a, no))[0]
    body = {"act": first.seq, "set": changes(first, set_to, PROFILE), "reason": "补录"}
    with transaction(a.ledger, stamp()) as writing:
        writing.append(id_of(a, no), "amended", body)


def lines_of(ledger: Ledger) -> dict[str, list[Entry]]:
    """The ledger's lines as they are exported, by track."""
    tracks = ("tolerance", "inaction")
    return {
        track: [one.entry for one in exports.lines(ledger, track, exports.Chosen(), TODAY)]
        for track in tracks
    }


EVERYTHING = (
    *(case(f"某容〔2026〕{n}号", state) for n, state in enumerate(CASE_STATES, start=1)),
    *(lead(f"L2026-{n}", state) for n, state in enumerate(LEAD_STATES, start=1)),
)
"""A case and a lead in each state, nothing else known of them."""


# ── what is taken over ──


def test_each_line_is_one_act_marked_with_file_and_row(city: Book) -> None:
    assert took(city, case("7", accepted_on="2026-10-08"), lead("线〔2025〕3号")).lines == {
        "tolerance": 1,
        "inaction": 1,
    }
    found = city.rows("SELECT seq, kind, on_date FROM acts ORDER BY seq DESC LIMIT 3")
    assert found == [
        (5, "imported", "2026-11-23"),
        (4, "lead_taken_over", "2026-11-23"),
        (3, "taken_over", "2026-11-23"),
    ]
    marks = [
        acts_of(city.ledger, id_of(city, no))[0].body["taken_over"] for no in ("阳容〔2026〕7号", "L2025-3")
    ]
    assert marks == [
        {"file": "台账.xlsx", "sha256": "0" * 64, "row": 2, "no": "7"},
        {"file": "台账.xlsx", "sha256": "0" * 64, "row": 3, "no": "线〔2025〕3号"},
    ]
    assert city.problems() == []


def test_the_ledger_says_which_file_was_taken_over(city: Book) -> None:
    took(city, case("2026-7"), case("2026-8"))
    (body,) = city.rows("SELECT body FROM acts WHERE kind = 'imported'")
    assert body == '{"file":"台账.xlsx","lines":{"tolerance":2},"sha256":"' + "0" * 64 + '"}'


@pytest.mark.parametrize(
    ("old", "register", "following"),
    [
        pytest.param(["2026-7"], "case", "阳容〔2026〕8号", id="the one after"),
        pytest.param(["2026-12", "2026-7"], "case", "阳容〔2026〕13号", id="after the highest"),
        pytest.param(["2025-7"], "case", "阳容〔2026〕1号", id="another year's"),
        pytest.param(["某容〔2026〕7号"], "case", "阳容〔2026〕1号", id="another prefix"),
        pytest.param(["L2026-7"], "lead", "L2026-8", id="a lead's"),
        pytest.param(["线〔2026〕7号"], "lead", "L2026-8", id="an old lead's"),
    ],
)  # fmt: skip
def test_the_next_number_follows(city: Book, old: list[str], register: str, following: str) -> None:
    took(city, *((lead if register == "lead" else case)(no) for no in old))
    opened = (
        city.open_lead("lead 2026-11-16") if register == "lead" else city.open_case("received 2026-11-16")
    )
    assert read_summary(city.ledger, opened)["no"] == following


def test_whatever_the_state_and_nothing_known_the_ledger_is_sound(city: Book) -> None:
    took(city, *EVERYTHING)
    assert city.problems() == []
    assert numbers(city) == [entry["no"] for entry in EVERYTHING]
    assert [told(city, entry["no"])["state"] for entry in EVERYTHING] == [
        entry["state"] for entry in EVERYTHING
    ]
    assert list(deadline_lines(city.ledger, DeadlineFilter(settled=True), TODAY)) == []


@pytest.mark.parametrize(
    ("due", "extended_to", "in_force"),
    [
        pytest.param("2026-12-31", "2026-12-31", "2026-12-31", id="later than the limit: an extension"),
        pytest.param("2026-11-12", None, "2026-11-19", id="earlier: counted wrongly, the limit holds"),
        pytest.param("2026-11-19", None, "2026-11-19", id="as counted here"),
        pytest.param(None, None, "2026-11-19", id="unknown"),
    ],
)
def test_a_due_date_that_is_later_is_an_extension(
    city: Book, due: str | None, extended_to: str | None, in_force: str
) -> None:
    took(city, case("2026-7", accepted_on="2026-10-09", investigation_due_on=due))
    first = acts_of(city.ledger, id_of(city, "阳容〔2026〕7号"))[0]
    assert (first.body.get("investigation_due_on"), first.body.get("extended_to")) == (due, extended_to)
    (limit,) = deadline_lines(city.ledger, DeadlineFilter(settled=True), WHEN)
    assert (limit.kind, limit.original_due_on, limit.due_on) == ("investigation", "2026-11-19", in_force)


def test_as_of_a_day_what_was_taken_over_by_then_is_there(city: Book) -> None:
    registered = city.open_case("received 2026-11-16")
    took(city, case("2026-7", arising_from="阳容〔2026〕1号"), lead("2026-3"))
    recorded = city.rows("SELECT recorded_at FROM acts ORDER BY seq DESC LIMIT 1")[0]
    with as_of(city.ledger, day_in_china(recorded)) as then:
        assert read_summary(then, registered)["gave_rise_to"] == ["阳容〔2026〕7号"]
        assert [json.loads(text)["no"] for text in summaries(then.connection, "inaction")] == ["L2026-3"]


def test_lines_that_name_each_other_are_linked_in_any_order(city: Book) -> None:
    took(
        city,
        case("2026-1", "ended", ended_because="merged", merged_into="阳容〔2026〕2号"),
        case("2026-2", arising_from="阳容〔2026〕3号"),
        case("2026-3"),
    )
    assert told(city, "阳容〔2026〕2号")["merged_from"] == ["阳容〔2026〕1号"]
    assert told(city, "阳容〔2026〕3号")["gave_rise_to"] == ["阳容〔2026〕2号"]
    assert city.problems() == []


def test_what_names_a_line_may_have_been_taken_over_before_it(city: Book) -> None:
    took(city, case("2026-7", arising_from="阳容〔2026〕1号"))
    took(city, case("2026-1"))
    assert told(city, "阳容〔2026〕1号")["gave_rise_to"] == ["阳容〔2026〕7号"]


def test_a_case_that_names_itself_does_no_harm(city: Book) -> None:
    itself = "阳容〔2026〕1号"
    took(city, case(itself, "ended", ended_because="merged", merged_into=itself, arising_from=itself))
    assert city.problems() == []


# ── all or nothing ──


def test_each_bad_row_is_named_and_nothing_is_taken(city: Book) -> None:
    rows = [
        case("2026-1"),
        case("没有号"),
        case("2026-2", "decided", closed_on="2026-11-16"),
        case("2027-1"),
        case("2026-3", parties=[]),
        lead("2026-1", "investigating"),
        case("2026-4"),
    ]
    assert refused(city, *rows) == [
        (3, "no_number"),
        (4, "state_before_date"),
        (5, "number_to_come"),
        (6, "nobody_concerned"),
        (7, "state_of_other_track"),
    ]
    assert numbers(city) == []


def test_a_row_may_be_bad_in_several_ways(city: Book) -> None:
    rows = [case("号", "verifying", parties=[], accepted_on="2027-01-04")]
    assert refused(city, *rows) == [
        (2, code) for code in ("date_to_come", "state_of_other_track", "nobody_concerned", "no_number")
    ]


@pytest.mark.parametrize(
    ("rows", "bad"),
    [
        pytest.param([case("2026-1"), case("2026-1", parties=[WANG])], [(3, "number_twice")], id="another line"),
        pytest.param(
            [case("号"), case("2026-1"), case("2026-1", parties=[WANG])],
            [(2, "no_number"), (4, "number_twice")],
            id="another line, after a bad one",
        ),
        pytest.param(
            [case("2026-1", parties=[]), case("2026-1", parties=[WANG])],
            [(2, "nobody_concerned"), (3, "number_twice")],
            id="another line than a bad one",
        ),
        pytest.param([case("2026-1"), case("阳容[2026]01号", parties=[WANG])], [(3, "number_twice")], id="written in another way"),
    ],
)  # fmt: skip
def test_a_number_stands_for_one_case(city: Book, rows: list[Entry], bad: list[tuple[int, str]]) -> None:
    assert refused(city, *rows) == bad


def test_a_line_that_stands_there_twice_is_taken_once(city: Book) -> None:
    taken = took(city, case("2026-1"), case("2026-1"), lead("2026-1"))
    assert (taken.lines, taken.unchanged) == ({"tolerance": 1, "inaction": 1}, 1)


def test_a_case_registered_here_is_not_taken_over(city: Book) -> None:
    city.open_case("received 2026-11-16")
    assert refused(city, case("2026-1"), case("2026-2")) == [(2, "number_differs")]


def test_what_could_not_be_read_of_a_row_is_told_as_it_is(city: Book) -> None:
    fault = Fault("bad_date", {"column": "accepted_on", "value": "05/06"})
    with pytest.raises(BadLines) as error:
        take_over(city.ledger, stamp(WHEN), SOURCE, [Entered(2, "tolerance", case("2026-1"), (fault,))])
    assert [bad.fault for bad in error.value.bad] == [fault]


def test_a_file_that_breaks_off_leaves_nothing(city: Book) -> None:
    def lines() -> Iterator[Entered]:
        yield Entered(2, "tolerance", case("2026-1"))
        raise BadInput("not_a_sheet", path="台账.xlsx")

    before = head(city)
    with pytest.raises(BadInput):
        take_over(city.ledger, stamp(WHEN), SOURCE, lines())
    assert head(city) == before


# ── trying, and taking once more ──


def test_a_dry_run_shows_the_lines_and_leaves_the_head(city: Book) -> None:
    before = head(city)
    taken = took(
        city,
        case("7", "decided", decided_on="2026-10-16"),
        lead("L2026-1", persons=[], unit="某局"),
        keep=False,
    )
    assert [tuple(one)[:4] for one in taken.outlook.tried] == [
        (2, "阳容〔2026〕7号", "陈某", "decided"),
        (3, "L2026-1", "某局", "received"),
    ]
    assert taken.lines == {"tolerance": 1, "inaction": 1}
    assert head(city) == before
    assert took(city, case("7", "decided", decided_on="2026-10-16")).lines == {"tolerance": 1}


def _nothing(a: Book) -> None: ...


def _gone_on(a: Book) -> None:
    a.add(
        id_of(a, "阳容〔2026〕7号"),
        "point 2026-11-24 within_matter=true",
        "step 2026-11-25",
        "concluded 2026-12-04",
    )
    a.add(id_of(a, "L2026-3"), "verification 2026-11-24", "disposed 2026-11-25")


def _amended(a: Book) -> None:
    amend(a, "阳容〔2026〕7号", "received_on=2026-10-12", "officer=王某")
    amend(a, "L2026-3", "area=i3")


AGAIN = (case("2026-7", accepted_on="2026-10-16", investigation_due_on="2027-03-01"), lead("2026-3"))


@pytest.mark.parametrize("meanwhile", [_nothing, _gone_on, _amended])
@pytest.mark.parametrize(
    "source", [SOURCE, Source("改名.csv", "1" * 64)], ids=["the same file", "another file"]
)
def test_a_second_run_changes_nothing(city: Book, meanwhile: Callable[[Book], None], source: Source) -> None:
    took(city, *AGAIN)
    meanwhile(city)
    before = head(city)
    taken = took(city, *AGAIN, source=source)
    assert (taken.unchanged, sum(taken.lines.values())) == (2, 0)
    assert head(city) == before
    assert city.problems() == []


@pytest.mark.parametrize(
    "change",
    [{"officer": "王某"}, {"concluded_on": "2026-11-16"}, {"parties": [WANG]}, {"accepted_on": None}],
    ids=["told more", "moved on", "another party", "told less"],
)
def test_a_line_that_says_something_else_now_is_refused(city: Book, change: Entry) -> None:
    took(city, *AGAIN)
    later = Source("新台账.xlsx", "2" * 64)
    assert refused(city, {**AGAIN[0], **change}, AGAIN[1], source=later) == [(2, "number_differs")]


def test_new_lines_at_the_end_are_taken_over(city: Book) -> None:
    took(city, *AGAIN)
    taken = took(city, *AGAIN, case("2026-8"))
    assert (taken.lines, taken.unchanged) == ({"tolerance": 1, "inaction": 0}, 2)
    assert numbers(city) == ["阳容〔2026〕7号", "L2026-3", "阳容〔2026〕8号"]


# ── going on ──


def test_a_decision_taken_over_is_filed_with_the_city(county: Book, city: Book, tmp_path: Path) -> None:
    entry = case("2026-7", "decided", decided_on="2026-11-20", decision="县纪容决〔2026〕1号")
    took(county, {**entry, "parties": [{**CHEN, "outcome": "exempted"}]})
    no = "阳容〔2026〕7号"
    place = Place(tmp_path / "a.db", tmp_path / "f.json")
    path = file_case(county.ledger, stamp(), id_of(county, no), day("2026-11-26"), place).path
    filings.import_filing(city.ledger, stamp(), path, day("2026-11-26"))
    (entry,) = filings.listed(city.ledger, TODAY)
    assert (entry["case"], entry["document"], entry["outcomes"], entry["decided_on"]) == (
        no, "县纪容决〔2026〕1号", ["exempted"], "2026-11-20",
    )  # fmt: skip
    assert told(county, no)["filed_on"] == "2026-11-26"
    assert county.problems() == city.problems() == []


def test_a_lead_is_checked_by_a_case_taken_over(city: Book) -> None:
    took(city, case("2026-7", "decided", decided_on="2026-11-20", parties=[{**CHEN, "outcome": "exempted"}]))
    opened = city.open_lead(
        'lead 2026-11-16 persons=["陈某"]',
        "verification 2026-11-24",
        "tolerance_checked 2026-11-25 result=possible case=阳容〔2026〕7号",
    )
    assert read_summary(city.ledger, opened)["persons"][0]["tolerance"]["standing"] == "exempted"


def test_a_check_waits_until_the_outcome_of_a_case_taken_over_is_told(city: Book) -> None:
    took(city, case("2026-7", "decided", decided_on="2026-11-20"))
    opened = city.open_lead(
        'lead 2026-11-16 persons=["陈某"]',
        "verification 2026-11-24",
        "tolerance_checked 2026-11-25 result=possible case=阳容〔2026〕7号",
    )
    assert read_summary(city.ledger, opened)["persons"][0]["tolerance"]["standing"] == "pending"
    amend(city, "阳容〔2026〕7号", "outcomes.1=exempted")
    assert read_summary(city.ledger, opened)["persons"][0]["tolerance"]["standing"] == "exempted"
    assert city.problems() == []


def test_a_lead_taken_over_is_joined_and_split(city: Book) -> None:
    took(
        city,
        lead("2026-3", "verifying", received_on="2026-11-09", unit="某局", source="s1", area="i8"),
        lead("2026-4"),
    )
    leads.split(city.ledger, stamp(), id_of(city, "L2026-3"), "另一事项", [2])
    leads.join(city.ledger, stamp(), id_of(city, "L2026-4"), id_of(city, "L2026-3"))
    assert told(city, "L2026-4")["joined_into"] == "L2026-3"
    assert told(city, "L2026-3")["split_into"] == ["L2026-5"]
    assert city.problems() == []


def test_a_lead_is_split_once_its_receipt_is_known(city: Book) -> None:
    took(city, lead("2026-3", "verifying"))
    with pytest.raises(Refused) as refusal:
        leads.split(city.ledger, stamp(), id_of(city, "L2026-3"), "另一事项", [2])
    assert refusal.value.code == "receipt_unknown"
    amend(city, "L2026-3", "received_on=2026-11-16")
    part = leads.split(city.ledger, stamp(), id_of(city, "L2026-3"), "另一事项", [2])
    assert read_summary(city.ledger, part.id)["split_from"] == "L2026-3"
    assert city.problems() == []


def test_a_check_opens_a_case_about_a_lead_of_which_little_is_known(city: Book) -> None:
    took(city, lead("2026-3", "verified"))
    body = {"result": "possible", "reason": "或可适用"}
    no = leads.check_tolerance(
        city.ledger, stamp(), id_of(city, "L2026-3"), leads.ToleranceCheck(body, day("2026-11-25"))
    ).opened
    assert no == "阳容〔2026〕1号"
    assert [party["name"] for party in told(city, no)["parties"]] == ["陈某", "王某"]
    assert city.problems() == []


# ── there and back ──


def test_a_demo_ledger_exported_and_taken_over_is_exported_as_the_same(tmp_path: Path) -> None:
    make_sample(tmp_path / "demo.db", cases=40, seed="5", today=TODAY, tick=lambda: None)
    with open_ledger(tmp_path / "demo.db") as demo, book(tmp_path / "fresh.db") as fresh:
        before = lines_of(demo)
        assert len(before["tolerance"]) == 40
        assert took(fresh, *before["tolerance"], *before["inaction"], today=TODAY).unchanged == 0
        assert lines_of(fresh.ledger) == before
        assert verify(fresh.ledger, None, lambda: None).ok


@settings(max_examples=25, deadline=None)
@given(acts=histories)
def test_a_case_kept_here_is_taken_over_in_a_fresh_ledger_as_the_same(acts: list[Act]) -> None:
    there = exported(fold(acts, SWITCHED), "county", SWITCHED)
    with TemporaryDirectory() as folder, book(Path(folder) / "a.db", level="county") as fresh:
        took(fresh, there, today=day("2027-03-01"))
        assert lines_of(fresh.ledger)["tolerance"] == [there]
        assert fresh.problems() == []
