"""The figures of a whole ledger, and those that counties hand up to the city."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.figures.counties import read_figures, row_of, total
from sqqf.procedure.figures.shape import FIGURES, Rows, Tally, check_figures
from sqqf.procedure.figures.statistics import figures
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.time.period import read_period
from sqqf.store import registers
from sqqf.store.city import figures as store
from sqqf.store.city import filings
from sqqf.store.city.quarters import add_quarter
from sqqf.store.incoming import MOST_FILING
from sqqf.store.index.as_of import as_of
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.opening import open_ledger
from sqqf.store.sample.sample import make_sample
from sqqf.store.verify import verify
from sqqf.store.writing.transaction import transaction
from tests.cases import DECIDED, DONE, TODAY, Book, book, day, stamp
from tests.test_filing import json_values

Json = dict[str, Any]
COUNTY = "某县容错调查工作小组"


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "city.db") as opened:
        yield opened


def put(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def document(opened: Book, period: str, today: date = TODAY) -> Json:
    return store.document(opened.ledger, read_period(period), today)


def refused(code: str, act: Callable[..., Any], *arguments: Any, **named: Any) -> SqqfError:
    with pytest.raises((BadInput, Refused)) as raised:
        act(*arguments, **named)
    assert raised.value.code == code, raised.value
    return raised.value


# ── the ledger's own ──


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "a.db"
    make_sample(path, cases=60, seed="1", today=day("2026-11-23"), tick=lambda: None)
    return path


@pytest.mark.parametrize("period", ["2026-11", "2026-03", "2026Q3", "2026", "2025"])
def test_what_isnt_opened_would_have_changed_nothing(sample: Path, period: str) -> None:
    today = day("2026-11-23")
    with open_ledger(sample) as ledger:
        everything = [
            read_dossier(ledger, one)
            for (one,) in ledger.connection.execute("SELECT id FROM dossiers ORDER BY n")
        ]
        whole = figures(
            [(one, ledger.profile_recorded(one.registered["profile"])) for one in everything],
            read_period(period),
            Setting(ledger.profile_on(today), ledger.level, ledger.workdays, today),
            registers.guidance(ledger),
            registers.prefilings(ledger),
        )
        found = store.document(ledger, read_period(period), today)
        assert {name: found[name] for name in whole} == whole
        assert found["head"] == ledger.head


def test_a_closed_case_is_opened_for_a_limit_that_was_met_long_before_its_last_day(city: Book) -> None:
    """Nothing was recorded on it after December, and its investigation was due on 4 January."""
    city.open_case(*DONE)
    assert city.rows("SELECT max(on_date) FROM acts") == ["2026-12-31"]
    assert city.rows("SELECT due_on FROM deadlines WHERE kind = 'investigation'") == ["2027-01-04"]

    def on_time(period: str) -> int:
        limits = document(city, period, day("2027-03-31"))["before"]["limits"]
        return int(next(one["on_time"] for one in limits if one["kind"] == "investigation"))

    assert (on_time("2027-02"), on_time("2027-03")) == (1, 0)


def test_a_closed_case_put_right_later_is_opened_again(city: Book) -> None:
    case_id = city.open_case(*DONE)
    assert document(city, "2027-03", day("2027-03-31"))["before"]["tolerance"]["closed"]["cases"] == 0
    with transaction(city.ledger, stamp(day("2027-02-10"))) as writing:
        closed = writing.case(case_id).acts[-1].seq
        body = {"act": closed, "set": {"on": "2027-02-09"}, "reason": "日期录错"}
        writing.append(case_id, "amended", body)
    assert document(city, "2027-03", day("2027-03-31"))["before"]["tolerance"]["closed"]["cases"] == 1


def test_a_case_over_before_its_limit_fell_due_is_opened_for_the_period_in_which_it_did(city: Book) -> None:
    city.open_case(*DONE)  # closed in December, its investigation due on 2027-01-04
    found = document(city, "2027Q1", day("2027-03-31"))["figures"]["limits"]
    [investigation] = [one for one in found if one["kind"] == "investigation"]
    assert (investigation["on_time"], investigation["rate"]) == (1, 1.0)


def test_a_period_to_come_has_none(city: Book) -> None:
    refused("period_to_come", document, city, "2027")
    assert document(city, "2026-12")["period"]["complete"] is False


def test_it_is_no_act(city: Book) -> None:
    head = city.ledger.head
    assert document(city, "2026")["head"] == head == city.ledger.head


# ── handed up ──


def written(folder: Path, name: str = "figures.json", **content: Any) -> Path:
    return put(folder / name, {"group": COUNTY, "period": "2026Q4", "figures": {}, **content})


def taken_in(city: Book, path: Path, received_on: date = TODAY, again: str | None = None) -> store.Imported:
    return store.import_figures(city.ledger, stamp(), path, received_on, again=again)


FULL = {
    "tolerance": {
        "received": {"cases": 4, "persons": 5},
        "accepted": 4,
        "declined": 0,
        "decided": 3,
        "closed": 2,
        "ended": 0,
        "open_at_end": 6,
        "corrections": {"listed": 1, "signed_off": 0},
        "by_outcome": {"exempted": 2, "mitigated": 0, "lenient": 0, "none": 1, "mixed": 0},
    },
    "inaction": {
        "received": 2,
        "disposed": 1,
        "unfounded": 0,
        "closed": 1,
        "open_at_end": 3,
        "items": {"due": 2, "due_signed_off": 1},
    },
    "limits": {
        kind: {"on_time": 3, "late": 1, "overdue": 0} for kind in ("acceptance", "investigation", "filing")
    },
}


def test_a_countys_own_document_is_taken_in(city: Book, tmp_path: Path) -> None:
    with book(tmp_path / "county.db", level="county") as county:
        county.open_case(*DECIDED)
        content = document(county, "2026Q4")
        assert (content["counties"], content["total"]) == (None, None)
    path = put(tmp_path / "figures.json", content)
    entry = taken_in(city, path).entry
    assert (entry["id"], entry["by"], entry["complete"]) == ("S2026-1", "file", False)
    found = document(city, "2026Q4")
    [line] = found["counties"]
    assert line["county"] == content["group"]
    assert (line["figures"]["received"], line["figures"]["exempted"]) == (1, 1)
    assert (line["figures"]["filing_judged"], line["figures"]["filing_on_time"]) == (1, 0), "never filed"
    assert (line["head"], line["before"]) == (content["head"], None)
    assert found["missing"] == []
    assert found["total"]["figures"]["received"] == 1
    assert found["total"]["figures"]["filing_judged"] == 1, "the city has no such limit"
    assert found["total"]["before"]["received"] is None
    assert verify(city.ledger, found["head"], lambda: None).ok
    as_of(city.ledger, day("2100-01-01")).connection.close()


def test_by_hand_whats_missing_is_unknown(city: Book, tmp_path: Path) -> None:
    entry = taken_in(city, written(tmp_path, group="某县", figures={"tolerance": {"received": 4}})).entry
    assert entry["by"] == "paper"
    assert {name for name, fact in entry["figures"].items() if fact is not None} == {"received"}
    full = taken_in(city, written(tmp_path, group="某区", figures=FULL)).entry
    unknown = {name for name, fact in full["figures"].items() if fact is None}
    assert unknown == set()
    found = document(city, "2026Q4")
    assert [line["county"] for line in found["counties"]] == ["某区", "某县"]
    assert (found["total"]["figures"]["received"], found["total"]["figures"]["accepted"]) == (8, None)


def test_the_same_once_more_changes_nothing_and_others_want_a_reason(city: Book, tmp_path: Path) -> None:
    path = written(tmp_path, date="2026-12-29", figures={"tolerance": {"received": 4}})
    assert not taken_in(city, path).already_there
    head = city.ledger.head
    assert taken_in(city, path).already_there
    again = written(tmp_path, date="2026-12-30", head="0" * 64, figures={"tolerance": {"received": 4}})
    assert taken_in(city, again).already_there, "made once more on another day"
    other = written(tmp_path, period={"name": "2026年第四季度"}, figures={"tolerance": {"received": 5}})
    assert refused("figures_differ", taken_in, city, other).facts["id"] == "S2026-1"
    shorter = written(tmp_path, group="某县", figures={"tolerance": {"received": 5}})
    refused("figures_differ", taken_in, city, shorter)
    assert city.ledger.head == head
    assert taken_in(city, other, again="漏报一件").entry["again"] == "漏报一件"
    [line] = document(city, "2026Q4")["counties"]
    assert (line["figures"]["received"], line["again"]) == (5, "漏报一件")
    assert taken_in(city, written(tmp_path, period="2026-11")).entry["again"] is None, "another period"


def test_figures_of_a_part_of_the_period_are_marked(city: Book, tmp_path: Path) -> None:
    taken_in(city, written(tmp_path, period="2026-11", date="2026-11-20"))
    [line] = document(city, "2026-11")["counties"]
    assert (line["complete"], line["made_on"]) == (False, "2026-11-20")


def test_who_is_missing_is_known_from_what_came_before(city: Book, tmp_path: Path) -> None:
    taken_in(city, written(tmp_path, group="甲县小组", period="2026Q3"), day("2026-10-08"))
    paper = {
        "county": "乙县小组",
        "case": "乙容〔2026〕1号",
        "decided_on": "2026-11-17",
        "sent_on": "2026-12-01",
    }
    filings.add_paper_filing(city.ledger, stamp(), TODAY, {**paper, "outcomes": ["exempted"]})
    add_quarter(city.ledger, stamp(), TODAY, {"county": "丙县", "quarter": "2026Q4", "decisions": []})
    found = document(city, "2026Q4")
    assert found["missing"] == ["丙县", "乙县小组", "甲县小组"]
    late = next(line for line in found["counties"] if line["county"] == "乙县小组")
    assert late["filings"] == {"filed": 1, "late": 1, "not_filed": 0, "slowest_working_days_late": 5}
    assert late["figures"] is None
    assert next(line for line in found["counties"] if line["county"] == "甲县小组")["before"] is not None


def test_a_decision_never_filed_counts_when_it_was_due(city: Book) -> None:
    listed = [{"number": "乙容〔2026〕1号", "on": "2026-11-17"}, {"number": "乙容〔2026〕2号"}]
    body = {"county": "乙县小组", "quarter": "2026Q4", "decisions": listed}
    add_quarter(city.ledger, stamp(), TODAY, body)
    [line] = document(city, "2026-12")["counties"]
    assert (line["filings"]["not_filed"], line["filings_before"]["not_filed"]) == (0, 1)


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ({"group": None}, "group"),
        ({"group": ["某县"]}, "group"),
        ({"group": "  "}, "group"),
        ({"period": "2026/10"}, "period"),
        ({"period": 2026}, "period"),
        ({"period": {"kind": "year"}}, "period"),
        ({"figures": []}, "figures"),
        ({"figures": None}, "figures"),
        ({"format": "sqqf-filing"}, "format"),
        ({"date": "昨天"}, "date"),
        ({"level": 3}, "level"),
        ({"figures": {"tolerance": {"received": -1}}}, "figures.tolerance.received"),
        ({"figures": {"tolerance": {"received": 1.5}}}, "figures.tolerance.received"),
        ({"figures": {"tolerance": {"received": True}}}, "figures.tolerance.received"),
        ({"figures": {"tolerance": {"received": "4"}}}, "figures.tolerance.received"),
        ({"figures": {"tolerance": {"received": {"cases": 10**10}}}}, "figures.tolerance.received.cases"),
        ({"figures": {"tolerance": {"received": {"persons": []}}}}, "figures.tolerance.received.persons"),
        ({"figures": {"tolerance": []}}, "figures.tolerance"),
        ({"figures": {"tolerance": {"received": {"persons": -1}}}}, "figures.tolerance.received.persons"),
        (
            {"figures": {"tolerance": {"by_outcome": [{"outcome": "none", "cases": 1}] * 2}}},
            "figures.tolerance.by_outcome",
        ),
        ({"figures": {"limits": {"acceptance": {"rate": 1.5}}}}, "figures.limits.acceptance.rate"),
        ({"figures": {"inaction": 3}}, "figures.inaction"),
        ({"figures": {"tolerance": {"by_outcome": [1]}}}, "figures.tolerance.by_outcome"),
        (
            {"figures": {"limits": [{"kind": "acceptance", "on_time": "all"}]}},
            "figures.limits.acceptance.on_time",
        ),
        ({"figures": {"limits": {"acceptance": [1]}}}, "figures.limits.acceptance"),
    ],
)
def test_what_holds_no_figures_is_refused_and_named(
    city: Book, tmp_path: Path, content: Json, detail: str
) -> None:
    head = city.ledger.head
    assert refused("not_figures", taken_in, city, written(tmp_path, **content)).facts["detail"] == detail
    assert city.ledger.head == head


@pytest.mark.parametrize(
    ("content", "names", "among"),
    [
        ({"受理": 1}, "受理", "group"),
        ({"figures": {"受理": 1}}, "figures.受理", "tolerance"),
        ({"figures": {"tolerance": {"受理": 1, "received": 1}}}, "figures.tolerance.受理", "accepted"),
        ({"figures": {"tolerance": {"received": {"件": 1}}}}, "figures.tolerance.received.件", "cases"),
        (
            {"figures": {"tolerance": {"by_outcome": {"免责": 1}}}},
            *("figures.tolerance.by_outcome.免责", "exempted"),
        ),
        (
            {"figures": {"tolerance": {"by_outcome": [{"outcome": "免责", "cases": 1}]}}},
            *("figures.tolerance.by_outcome.免责", "exempted"),
        ),
        ({"figures": {"limits": {"受理": {"on_time": 1}}}}, "figures.limits.受理", "acceptance"),
        ({"figures": {"inaction": {"items": {"已销号": 1}}}}, "figures.inaction.items.已销号", "signed_off"),
    ],
)
def test_a_name_that_there_isnt_is_refused_with_those_that_there_are(
    city: Book, tmp_path: Path, content: Json, names: str, among: str
) -> None:
    head = city.ledger.head
    error = refused("unknown_figures", taken_in, city, written(tmp_path, **content))
    assert error.facts["names"] == (names,)
    assert among in error.facts["known"]
    assert city.ledger.head == head


@pytest.mark.parametrize(
    ("figures", "at"),
    [
        (
            {"tolerance": {"decided": 2, "by_outcome": {"exempted": 2, "none": 1}}},
            "figures.tolerance.by_outcome",
        ),
        (
            {
                "tolerance": {
                    "received": {"cases": 9, "persons": 1},
                    "by_unit": [{"unit": "某局", "received": {"cases": 9, "persons": 2}}],
                }
            },
            "figures.tolerance.by_unit",
        ),
        (
            {"inaction": {"received": 1, "by_source": {"s1": {"received": 1}, "s2": {"received": 1}}}},
            "figures.inaction.by_source",
        ),
        (
            {"inaction": {"items": {"due": 1, "due_signed_off": 2}}},
            "figures.inaction.items.due_signed_off",
        ),
    ],
)
def test_parts_that_are_more_than_their_whole_are_refused(
    city: Book, tmp_path: Path, figures: Json, at: str
) -> None:
    path = written(tmp_path, figures=figures)
    assert refused("impossible_figures", taken_in, city, path).facts["at"] == at


def test_two_units_in_one_case_are_no_more_than_it_and_periods_arent_compared(
    city: Book, tmp_path: Path
) -> None:
    rows = [{"unit": name, "received": {"cases": 1, "persons": 1}} for name in ("甲局", "乙局")]
    told = {"received": {"cases": 1, "persons": 2}, "accepted": 90, "by_unit": rows}
    assert taken_in(city, written(tmp_path, figures={"tolerance": told})).entry["figures"]["accepted"] == 90


ONLY_SOME = {"added", "refused", "monitored", "tracked"}
"""What stands in the figures only where the rules have it."""


def test_what_a_county_may_hand_up_is_what_the_program_writes(sample: Path) -> None:
    def names(place: Any, shape: Any) -> Any:
        """The part of a shape that a document fills, to be held against the shape itself."""
        if isinstance(shape, Rows):
            assert isinstance(place, list)
            rows = [{key: fact for key, fact in row.items() if key != shape.name} for row in place]
            assert all(names(row, shape.row) for row in rows)
            return True
        if isinstance(shape, Tally):
            return set(place) == {shape.of, "persons", "units"}
        if isinstance(shape, dict) and place is not None:
            assert set(place) <= set(shape)
            assert set(shape) - set(place) <= ONLY_SOME
            assert all(names(place[name], shape[name]) for name in place)
        return True

    with open_ledger(sample) as ledger:
        for period in ("2026", "2025"):
            found = store.document(ledger, read_period(period), day("2026-11-23"))
            for when in ("figures", "before"):
                assert names(found[when], FIGURES)
                check_figures(found[when], by_hand=False)


@pytest.mark.parametrize("content", [[], "x", 3, None, {}])
def test_another_document_is_none(city: Book, tmp_path: Path, content: Any) -> None:
    refused("not_figures", taken_in, city, put(tmp_path / "x.json", content))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_json"),
        (b"\xff\xfe{}", "not_json"),
        (b'{"group":"a","group":"b"}', "not_json"),
        (b'{"group":"\\ud800","period":"2026","figures":{}}', "not_json"),
        (b'{"figures":' + b'{"a":' * 60 + b"1" + b"}" * 61, "not_json"),
        (b'{"x":1e999}', "not_json"),
        (b" " * (MOST_FILING + 1), "too_large"),
    ],
)
def test_a_file_that_is_none_is_refused(city: Book, tmp_path: Path, raw: bytes, code: str) -> None:
    (tmp_path / "x.json").write_bytes(raw)
    refused(code, taken_in, city, tmp_path / "x.json")
    refused("no_such_file", taken_in, city, tmp_path / "nowhere.json")


def test_only_a_county_hands_up_and_only_to_the_city(city: Book, tmp_path: Path) -> None:
    refused("figures_not_of_county", taken_in, city, written(tmp_path, level="city"))
    refused("newer_figures", taken_in, city, written(tmp_path, version=2))
    refused("period_to_come", taken_in, city, written(tmp_path, period="2027"))
    refused("period_to_come", taken_in, city, written(tmp_path), day("2026-09-30"))
    refused("dated_to_come", taken_in, city, written(tmp_path), day("2027-01-01"))
    refused("received_before_sent", taken_in, city, written(tmp_path, date="2027-01-01"))
    with book(tmp_path / "county.db", level="county") as county:
        refused("figures_are_the_citys", taken_in, county, written(tmp_path))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["group", "period", "figures", "format", "level", "date"]), json_values)
)
def test_whatever_stands_in_a_file_it_is_read_or_refused(content: Json) -> None:
    try:
        came = read_figures({"group": COUNTY, "period": "2026", "figures": {}, **content})
    except (BadInput, Refused):
        return
    assert all(fact is None or fact >= 0 for fact in row_of(came.figures).values())


_numbers = st.none() | st.integers(0, 9)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(row_of({}), _numbers)), min_size=1, max_size=4))
def test_a_total_is_known_where_all_its_parts_are(rows: list[dict[str, int | None]]) -> None:
    for name, number in total(rows).items():
        parts = [row[name] for row in rows]
        known = [part for part in parts if part is not None]
        assert number == (sum(known) if len(known) == len(parts) else None)
    assert set(total([*rows, None]).values()) == {None}


def test_the_document_is_json(city: Book) -> None:
    city.open_case(*DONE)
    found = document(city, "2026Q4")
    assert json.loads(json.dumps(found)) == found
