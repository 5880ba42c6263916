"""Filings between two ledgers: a county writes one, the city takes it in, and no file does any harm."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.calendar.days import OutsideCalendar
from sqqf.procedure.documents.filing import MOST_ACTS
from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.rules.check import parse
from sqqf.store.city import filings, receipts
from sqqf.store.city.county import Place, file_case, record_receipt, write_again
from sqqf.store.city.quarters import add_quarter
from sqqf.store.incoming import MOST_FILING
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.rules import adopt
from sqqf.store.verify import verify
from sqqf.store.writing.making import NewLedger, create_ledger
from sqqf.store.writing.transaction import Writing
from tests.cases import PROFILE, TODAY, Book, book, changed_profile, day, stamp
from tests.test_filing import WAYS, chained, digested, json_values, put

DECIDED = (
    "received 2026-11-02",
    "accepted 2026-11-05",
    "notified 2026-11-06",
    "step 2026-11-10",
    "concluded 2026-11-12",
    'deliberated 2026-11-13 present=["赵某","钱某"] members={"赵某":"audit","钱某":"legal"} opinions=["none"]',
    "submitted 2026-11-16 to=县委",
    'approved 2026-11-16 bodies=["committee"]',
    "decided 2026-11-17 document=县纪容决〔2026〕1号",
)
NO = "阳容〔2026〕1号"
SENT, RECEIVED = day("2026-11-20"), day("2026-11-23")
COUNTY = "某容错调查工作小组"


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Book]:
    """A county's ledger with one case, decided on 17 November: to be filed by the 24th."""
    with book(tmp_path / "county.db", level="county") as opened:
        opened.open_case(*DECIDED)
        yield opened


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "city.db") as opened:
        yield opened


def case_id(county: Book) -> str:
    return str(county.rows("SELECT id FROM cases ORDER BY n")[0])


def filed(county: Book, on: date = SENT, name: str = "filing.json") -> Path:
    """The case filed; the file that was written."""
    folder = county.path.parent
    return file_case(county.ledger, stamp(), case_id(county), on, Place(folder / "a.db", folder / name)).path


def taken_in(
    city: Book,
    path: Path,
    received_on: date = RECEIVED,
    again: str | None = None,
    forked: str | None = None,
) -> filings.Imported:
    return filings.import_filing(city.ledger, stamp(), path, received_on, again=again, forked=forked)


def refused(code: str, act: Callable[..., Any], *arguments: Any, **named: Any) -> SqqfError:
    """The refusal with this code; nothing was recorded."""
    with pytest.raises((BadInput, Refused)) as raised:
        act(*arguments, **named)
    assert raised.value.code == code, raised.value
    return raised.value


def listed(city: Book, today: date = TODAY) -> list[dict[str, Any]]:
    return filings.listed(city.ledger, today)


# ── what a county writes ──


def test_a_filing_is_on_record_and_written(county: Book) -> None:
    path = filed(county)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert (content["case"], content["group"], content["sent_on"]) == (NO, COUNTY, "2026-11-20")
    assert content["head"] == county.ledger.head
    county.add(case_id(county), "noted")
    assert verify(county.ledger, content["head"], lambda: None).ok, "the head stays provable"
    refused("already_filed", filed, county, name="other.json")


def test_it_is_named_by_the_case_where_no_name_is_given(county: Book, tmp_path: Path) -> None:
    ledger, folder = county.ledger, tmp_path / "folder"
    folder.mkdir()
    (folder / "备案-阳容〔2026〕1号.json").touch()
    path = file_case(ledger, stamp(), case_id(county), SENT, Place(folder / "a.db")).path
    assert path == folder / "备案-阳容〔2026〕1号-2.json"


def test_a_prefix_is_never_a_path(tmp_path: Path) -> None:
    make = NewLedger(COUNTY, "county", "../容", PROFILE)
    create_ledger(tmp_path / "a.db", make, stamp())
    with book(tmp_path / "a.db") as county:
        county.open_case(*DECIDED)
        path = file_case(county.ledger, stamp(), case_id(county), SENT, Place(tmp_path / "a.db")).path
    assert path == tmp_path / "备案-___容〔2026〕1号.json"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("taken.json", "already_there"),
        ("nowhere/filing.json", "cannot_write"),
        ("folder", "already_there"),
        ("x" * 300, "cannot_write"),
    ],
)
def test_where_it_cant_be_written_it_isnt_on_record(
    county: Book, tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / "taken.json").write_text("keep me")
    (tmp_path / "folder").mkdir()
    head, there = county.ledger.head, sorted(tmp_path.iterdir())
    refused(code, filed, county, name=name)
    assert (county.ledger.head, sorted(tmp_path.iterdir())) == (head, there)
    assert (tmp_path / "taken.json").read_text() == "keep me"


def test_where_it_cant_be_recorded_it_isnt_written(
    county: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Writing) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Writing, "finish", fail)
    head, there = county.ledger.head, sorted(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        filed(county)
    assert (county.ledger.head, sorted(tmp_path.iterdir())) == (head, there)


# ── the file was lost ──


def again(county: Book, name: str | None = "again.json") -> Path:
    folder = county.path.parent
    return write_again(
        county.ledger, case_id(county), Place(folder / "a.db", folder / name if name else None)
    ).path


def test_a_lost_file_is_written_once_more_byte_for_byte(county: Book) -> None:
    """Whatever happened since, in this case or another; nothing is recorded."""
    first = filed(county).read_bytes()
    assert again(county).read_bytes() == first
    county.add(
        case_id(county),
        "noted",
        "feedback 2026-11-24",
        'amended act=11 set={"document":"县纪容决〔2026〕2号"}',
    )
    county.open_case(*DECIDED)
    adopt(
        county.ledger,
        stamp(),
        changed_profile(("start_counted = false", "start_counted = true"), read=parse),
        TODAY,
    )
    head, acts = county.ledger.head, county.rows("SELECT count(*) FROM acts")
    assert again(county, "later.json").read_bytes() == first
    assert (county.ledger.head, county.rows("SELECT count(*) FROM acts")) == (head, acts)
    assert county.problems() == []


def test_of_several_filings_the_last_one_is_written(county: Book) -> None:
    first = filed(county).read_bytes()
    county.add(case_id(county), 'amended act=11 set={"document":"县纪容决〔2026〕2号"}')
    second = filed(county, day("2026-12-03"), "second.json").read_bytes()
    assert again(county).read_bytes() == second != first


def test_what_was_written_again_is_the_same_to_the_city(county: Book, city: Book) -> None:
    taken_in(city, filed(county))
    assert taken_in(city, again(county)) == ("F2026-1", True)


def test_what_wasnt_filed_isnt_written_again(county: Book, tmp_path: Path) -> None:
    there = sorted(tmp_path.iterdir())
    assert refused("not_filed", again, county).article == "二(三)4"
    assert sorted(tmp_path.iterdir()) == there


def test_it_is_written_over_nothing(county: Book, tmp_path: Path) -> None:
    path = filed(county)
    before = path.read_bytes()
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
    refused("already_there", again, county, path.name)
    refused("cannot_write", again, county, "nowhere/filing.json")
    assert path.read_bytes() == before
    assert again(county, None) == tmp_path / "备案-阳容〔2026〕1号.json"
    assert again(county, None) == tmp_path / "备案-阳容〔2026〕1号-2.json"


# ── what the city takes in ──


def test_a_filing_is_taken_in_apart_from_the_citys_cases(county: Book, city: Book) -> None:
    assert taken_in(city, filed(county)) == ("F2026-1", False)
    assert city.rows("SELECT count(*) FROM cases") == [0]
    assert city.problems() == []
    [entry] = listed(city)
    assert entry | {"digest": None, "head": None} == {
        "id": "F2026-1",
        "by": "file",
        "county": COUNTY,
        "case": NO,
        "document": "县纪容决〔2026〕1号",
        "outcomes": ["none"],
        "decided_on": "2026-11-17",
        "sent_on": "2026-11-20",
        "received_on": "2026-11-23",
        "signed": False,
        "again": None,
        "chain": "first",
        "forked": None,
        "digest": None,
        "head": None,
        "due_on": "2026-11-24",
        "late": False,
        "days_late": 0,
        "working_days_late": 0,
    }


def test_the_same_once_more_changes_nothing(county: Book, city: Book, tmp_path: Path) -> None:
    path = filed(county)
    taken_in(city, path)
    head = city.ledger.head
    renamed = Path(shutil.copy(path, tmp_path / "改名.json"))
    saved_anew = tmp_path / "saved.json"
    saved_anew.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8-sig")
    for one in (path, renamed, saved_anew):
        assert taken_in(city, one) == ("F2026-1", True)
    assert city.ledger.head == head


def test_what_changed_since_is_refused_unless_there_is_a_reason(county: Book, city: Book) -> None:
    taken_in(city, filed(county))
    county.add(case_id(county), 'amended act=11 set={"document":"县纪容决〔2026〕2号"}')
    second = filed(county, day("2026-12-03"), "again.json")
    assert refused("filing_differs", taken_in, city, second).facts["id"] == "F2026-1"
    assert taken_in(city, second, day("2026-12-04"), "文号更正") == ("F2026-2", False)
    assert taken_in(city, second, day("2026-12-04")) == ("F2026-2", True)
    first, again = listed(city)
    assert (again["again"], again["document"]) == ("文号更正", "县纪容决〔2026〕2号")
    assert (first["late"], again["late"]) == (False, False), "it was filed in time, and once more later"
    assert first["head"] != again["head"]


def test_a_reason_where_nothing_was_there_before_is_left_out(county: Book, city: Book) -> None:
    taken_in(city, filed(county), again="更正")
    assert [one["again"] for one in listed(city)] == [None]


def test_a_case_of_the_same_number_from_a_ledger_begun_anew_is_no_other_case(
    county: Book, city: Book, tmp_path: Path
) -> None:
    taken_in(city, filed(county))
    with book(tmp_path / "anew.db", level="county") as anew:
        anew.open_case(*DECIDED)
        path = filed(anew, name="anew.json")  # these two bear the same id
        refused("county_rewritten", taken_in, city, path)
        refused("filing_differs", taken_in, city, path, forked="台账重建")


def test_a_file_after_a_paper_needs_a_reason_too(county: Book, city: Book) -> None:
    path = filed(county)
    filings.add_paper_filing(city.ledger, stamp(), RECEIVED, paper(case="阳容[2026]1号", county="某容错"))
    refused("filing_on_paper", taken_in, city, path)
    taken_in(city, path, again="补交电子版")
    assert [one["by"] for one in listed(city)] == ["paper", "file"]


def test_another_countys_name_is_seen_by_the_ledger_it_came_from(
    county: Book, city: Book, tmp_path: Path
) -> None:
    path = filed(county)
    taken_in(city, path)
    county.open_case(*DECIDED)
    another = county.rows("SELECT id FROM cases ORDER BY n")[1]
    second = file_case(county.ledger, stamp(), another, SENT, Place(tmp_path / "a.db")).path
    content = json.loads(second.read_text("utf-8"))
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps(digested({**content, "group": "某区容错调查工作小组"})))
    refused("filing_changed", taken_in, city, forged)
    assert taken_in(city, second) == ("F2026-2", False)


def test_a_filing_stays_where_it_belongs(county: Book, city: Book, tmp_path: Path) -> None:
    path = filed(county)
    for claim in ({"ledger": city.ledger.opening["ledger"]}, {"group": "某区容错调查工作小组"}):
        forged = json.loads(path.read_text("utf-8")) | claim
        (tmp_path / "forged.json").write_text(json.dumps(digested(forged)))
        refused("filing_changed", taken_in, city, tmp_path / "forged.json")
    at_the_county = [
        lambda: taken_in(county, path),
        lambda: listed(county),
        lambda: receipts.receipt(county.ledger, "F2026-1"),
        lambda: filings.add_paper_filing(county.ledger, stamp(), RECEIVED, paper()),
        lambda: quarter(county, "某县"),
    ]
    for act in at_the_county:
        assert refused("filings_are_the_citys", act).article == "二(三)4"


def test_where_signatures_are_required_none_is_taken(county: Book, city: Book) -> None:
    path = filed(county)
    text = 'Electronic Signature Law" }\nenabled = '
    strict = changed_profile((f"{text}false", f"{text}true"), read=parse)
    adopt(city.ledger, stamp(), strict, TODAY)
    refused("filing_unsigned", taken_in, city, path)


DATES = [
    ("received before it was sent", day("2026-11-19"), "received_before_sent"),
    ("received in days to come", day("2027-01-01"), "received_before_sent"),
]


@pytest.mark.parametrize(("received_on", "code"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_dates_that_cant_be(county: Book, city: Book, received_on: date, code: str) -> None:
    refused(code, taken_in, city, filed(county), received_on)
    body = paper(sent_on="2026-11-20")
    refused(code, filings.add_paper_filing, city.ledger, stamp(), received_on, body)
    assert listed(city) == []


# ── on paper, on lists ──


def paper(**changes: Any) -> dict[str, Any]:
    body = {
        "county": "某区小组",
        "case": "区容〔2026〕1号",
        "decided_on": "2026-11-02",
        "sent_on": "2026-11-11",
    }
    return {**body, **changes}


def quarter(city: Book, county: str, *numbers: str, of: str = "2026Q4", on: date = TODAY) -> None:
    decisions = [dict(zip(("number", "on"), text.split("@"), strict=False)) for text in numbers]
    add_quarter(city.ledger, stamp(), on, {"county": county, "quarter": of, "decisions": decisions})


def test_a_filing_on_paper_is_added_once(city: Book) -> None:
    assert filings.add_paper_filing(city.ledger, stamp(), RECEIVED, paper(outcomes=["none"])) == "F2026-1"
    refused(
        "filing_there", filings.add_paper_filing, city.ledger, stamp(), RECEIVED, paper(case="区容[2026]1号")
    )
    [entry] = listed(city)
    assert (entry["by"], entry["outcomes"], entry["digest"]) == ("paper", ["none"], None)
    assert (entry["due_on"], entry["days_late"], entry["working_days_late"]) == ("2026-11-09", 2, 2)


@pytest.mark.parametrize(
    ("sent_on", "late"),
    [("2026-11-02", (0, 0)), ("2026-11-09", (0, 0)), ("2026-11-10", (1, 1)), ("2026-11-23", (14, 10))],
    ids=["on the day of the decision", "on the due date", "the day after", "on the day it was received"],
)
def test_a_filing_sent_on_a_day_that_bounds_it(city: Book, sent_on: str, late: tuple[int, int]) -> None:
    filings.add_paper_filing(city.ledger, stamp(), RECEIVED, paper(sent_on=sent_on))
    [entry] = listed(city)
    assert (entry["days_late"], entry["working_days_late"]) == late
    assert entry["late"] == (late > (0, 0))


def test_a_filing_by_file_may_be_of_one_day(county: Book, city: Book) -> None:
    """Decided, filed, received: all on 17 November."""
    decided = day("2026-11-17")
    taken_in(city, filed(county, on=decided), decided)
    [entry] = listed(city)
    assert (entry["decided_on"], entry["sent_on"], entry["received_on"]) == ("2026-11-17",) * 3
    assert (entry["late"], entry["days_late"]) == (False, 0)


@pytest.mark.parametrize(("today", "late"), [("2026-12-08", 0), ("2026-12-09", 1)], ids=["due", "past"])
def test_what_was_never_filed_is_late_from_the_day_after_its_last_day(
    city: Book, today: str, late: int
) -> None:
    quarter(city, "某县", "县容〔2026〕1号@2026-12-01", on=TODAY)
    [entry] = listed(city, day(today))
    assert (entry["due_on"], entry["days_late"], entry["late"]) == ("2026-12-08", late, bool(late))


def test_a_paper_of_a_year_without_a_calendar_is_refused(city: Book) -> None:
    """Otherwise the whole list couldn't be shown any more."""
    old = paper(decided_on="1900-01-01", sent_on="1900-01-02")
    with pytest.raises(OutsideCalendar):
        filings.add_paper_filing(city.ledger, stamp(), RECEIVED, old)
    with pytest.raises(OutsideCalendar):
        quarter(city, "某县", "县容〔1900〕1号@1900-01-01")
    refused(
        "sent_before_decided",
        filings.add_paper_filing,
        city.ledger,
        stamp(),
        RECEIVED,
        paper(sent_on="2026-11-01"),
    )
    assert listed(city) == []


def test_what_a_county_lists_and_never_filed_shows(county: Book, city: Book) -> None:
    taken_in(city, filed(county))
    numbers = (
        "县纪容决[2026]1号",
        "县纪容决〔2026〕2号@2026-12-01",
        "县纪容决〔2026〕3号",
        "县纪容决〔2026〕2号",
    )
    quarter(city, "某容错", *numbers)
    quarter(city, "某区小组")
    unfiled = {one["case"]: one for one in listed(city) if one["by"] == "list"}
    assert unfiled.keys() == {"县纪容决〔2026〕2号", "县纪容决〔2026〕3号"}
    dated, undated = unfiled["县纪容决〔2026〕2号"], unfiled["县纪容决〔2026〕3号"]
    assert (dated["due_on"], dated["days_late"], dated["late"]) == ("2026-12-08", 23, True)
    assert (undated["due_on"], undated["days_late"], undated["late"]) == (None, None, True)
    not_due = [one["late"] for one in listed(city, day("2026-12-08")) if one["decided_on"] == "2026-12-01"]
    assert not_due == [False]


def test_a_later_list_takes_the_place_of_the_earlier_one(city: Book) -> None:
    quarter(city, "某区小组", "区容〔2026〕1号", "区容〔2026〕9号")
    quarter(city, "某区小组", "区容〔2026〕1号", of="2026Q3")
    quarter(city, "某区小组", "区容〔2026〕1号")
    assert [one["case"] for one in listed(city)] == ["区容〔2026〕1号"]
    filings.add_paper_filing(city.ledger, stamp(), RECEIVED, paper())
    assert [one["by"] for one in listed(city)] == ["paper"]


def test_a_list_of_days_to_come_is_refused(city: Book) -> None:
    refused("dated_to_come", quarter, city, "某县", on=day("2027-01-01"))
    refused("dated_to_come", quarter, city, "某县", "县容〔2026〕1号@2027-01-01")


# ── receipts ──


def receipt_of(city: Book, tmp_path: Path, number: str = "F2026-1", **changes: Any) -> Path:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps({**receipts.receipt(city.ledger, number), **changes}))
    return path


def confirm(county: Book, path: Path, on: date = RECEIVED) -> None:
    record_receipt(county.ledger, stamp(), case_id(county), on, receipts.read_receipt(path))


def test_a_receipt_goes_back_to_the_case(county: Book, city: Book, tmp_path: Path) -> None:
    taken_in(city, filed(county))
    path = receipt_of(city, tmp_path)
    confirm(county, path)
    [act] = read_case(county.ledger, case_id(county)).of("receipted")
    assert (act.body["id"], act.body["received_on"]) == ("F2026-1", "2026-11-23")
    refused("already_so", confirm, county, path)
    refused("already_so", confirm, county, receipt_of(city, tmp_path, head="that of another day"))
    refused("before_act", confirm, county, receipt_of(city, tmp_path, id="F2026-9"), day("2026-11-19"))
    refused("no_such_entry", receipts.receipt, city.ledger, "F2026-2")


def test_a_receipt_for_something_else_is_refused(county: Book, city: Book, tmp_path: Path) -> None:
    path = filed(county)
    taken_in(city, path)
    refused("receipt_of_another", confirm, county, receipt_of(city, tmp_path, case="阳容〔2026〕2号"))
    refused("receipt_of_other_filing", confirm, county, receipt_of(city, tmp_path, filed_head="ab" * 32))
    with book(tmp_path / "other.db", level="county") as other:
        other.open_case(*DECIDED)
        refused("not_filed", confirm, other, receipt_of(city, tmp_path))
        filed(other, name="other.json")
        refused("receipt_of_other_filing", confirm, other, receipt_of(city, tmp_path))


def test_a_receipt_for_a_paper_is_taken_by_its_number(county: Book, city: Book, tmp_path: Path) -> None:
    filed(county)
    filings.add_paper_filing(city.ledger, stamp(), RECEIVED, paper(case="阳容[2026]1号"))
    confirm(county, receipt_of(city, tmp_path))


@pytest.mark.parametrize(
    "content",
    [[], {}, "sqqf-receipt", {"format": "sqqf-receipt"}, None, {"format": []}],
    ids=repr,
)
def test_what_isnt_a_receipt(tmp_path: Path, content: Any) -> None:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(content))
    refused("not_a_receipt", receipts.read_receipt, path)


RECEIPT = {"format": "sqqf-receipt", "version": 1, "group": "某市小组", "id": "F2026-1", "county": "某县小组"} | {
    "case": NO, "digest": None, "filed_head": None, "received_on": "2026-11-23", "head": "x"
}  # fmt: skip


@given(st.sampled_from(sorted(RECEIPT)), json_values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_receipt_with_anything_in_it(tmp_path: Path, key: str, value: Any) -> None:
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps({**RECEIPT, key: value}))
    with contextlib.suppress(BadInput):
        found = receipts.read_receipt(path)
        assert all(isinstance(found[name], str) for name in ("group", "id", "case", "received_on", "head"))


# ── files that are something else ──


def _zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as document:
        document.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


def _with(text: str, instead: str) -> Callable[[bytes], bytes]:
    return lambda raw: raw.replace(text.encode(), instead.encode(), 1)


FILES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("nothing", lambda _: b"", "not_json"),
    ("cut in the middle", lambda raw: raw[: len(raw) // 2], "not_json"),
    ("cut at the last sign", lambda raw: raw[:-1], "not_json"),
    ("something after it", lambda raw: raw + b"{}", "not_json"),
    ("a document renamed", lambda _: _zipped(), "not_json"),
    ("another encoding", lambda raw: raw.decode().encode("gb18030"), "not_json"),
    ("a newer one, in UTF-16", lambda raw: _with('"version": 1', '"version": 2')(raw).decode().encode("utf-16"), "newer_filing"),
    ("nested without end", lambda _: b"[" * 100_000, "not_json"),
    ("nested nearly as deep as can be read", lambda _: b"[" * 500 + b"]" * 500, "not_json"),
    ("deep inside", _with('"body": {', '"body": {"deep": ' + "[" * 60 + "]" * 60 + ","), "not_json"),
    ("a key twice", _with('"level"', '"level": "county", "level"'), "not_json"),
    ("no number", _with('"version": 1', '"version": NaN'), "not_json"),
    ("a number without end", _with('"version": 1', '"version": 1e999'), "not_json"),
    ("more digits than a number has", _with('"version": 1', '"version": ' + "9" * 5000), "not_json"),
    ("half a character", _with('"县纪', '"\\ud800'), "not_json"),
    ("a sign of another", _with("县纪容决", "县纪容块"), "filing_changed"),
    ("larger than any", lambda raw: raw + b" " * MOST_FILING, "too_large"),
    ("a list", lambda raw: b"[" + raw + b"]", "not_a_filing"),
    ("a notice", lambda _: b'{"year": 2027, "papers": [], "days": []}', "not_a_filing"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "code"), [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_a_file_that_is_something_else(
    county: Book, city: Book, spoil: Callable[[bytes], bytes], code: str
) -> None:
    path = filed(county)
    path.write_bytes(spoil(path.read_bytes()))
    head = city.ledger.head
    refused(code, taken_in, city, path)
    assert city.ledger.head == head


def test_a_path_that_is_something_else(city: Book, tmp_path: Path) -> None:
    refused("not_a_file", taken_in, city, tmp_path)
    for path in (tmp_path / "nowhere.json", tmp_path / ("x" * 300)):
        refused("no_such_file", taken_in, city, path)
    refused("not_json", taken_in, city, city.path)


def test_a_case_of_more_acts_than_any_has_is_none(county: Book, city: Book) -> None:
    path = filed(county)
    content = json.loads(path.read_text("utf-8"))
    content["acts"] = content["acts"][:1] * (MOST_ACTS + 1)
    path.write_text(json.dumps(digested(content)))
    refused("not_a_filing", taken_in, city, path)


@given(st.sampled_from([way for way in WAYS if way[-1] != "hash"]), json_values, st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_taken_in_can_be_listed(
    city: Book, tmp_path: Path, way: tuple[str | int, ...], value: Any, made_anew: bool
) -> None:
    """Who changes a file and makes digest and chain anew may get it in: he spoils nothing by it."""
    from tests.test_filing import FILING

    changed = put(FILING, way, value)
    try:
        changed = chained(changed) if made_anew else digested(changed)
    except (TypeError, ValueError, AttributeError, KeyError):
        return
    path = tmp_path / "filing.json"
    path.write_text(json.dumps(changed))
    try:
        taken_in(city, path, again="再报")
    except (BadInput, Refused, OutsideCalendar):
        return
    for one in listed(city):
        assert json.loads(json.dumps(one)) == one
        assert all(isinstance(one[key], str) for key in ("county", "case", "decided_on", "sent_on"))
        assert isinstance(one["document"], str | None)
        receipts.receipt(city.ledger, one["id"])


def test_a_ledger_opened_by_hand_is_checked_before_the_file(county: Book, tmp_path: Path) -> None:
    """At a county's ledger the file isn't even looked at."""
    refused("filings_are_the_citys", taken_in, county, tmp_path / "nowhere.json")
