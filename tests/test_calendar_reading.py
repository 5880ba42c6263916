"""Reading notices: what is taken, and every fault of what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sqqf.calendar.faults import Fault, NoticeFaults
from sqqf.calendar.notice import Notice, NoticeDay, read_notice
from sqqf.calendar.notice_ics import festival_name


def body(**changes: Any) -> dict[str, Any]:
    good = {"year": 2027, "papers": [], "days": [day()]}
    return {key: value for key, value in (good | changes).items() if value is not ...}


def day(date: Any = "2027-01-01", name: Any = "元旦", off: Any = True) -> dict[str, Any]:
    listed = {"name": name, "date": date, "isOffDay": off}
    return {key: value for key, value in listed.items() if value is not ...}


def faults(data: bytes | str | dict[str, Any] | list[Any], *, ics: bool = False) -> list[tuple[Any, ...]]:
    """The faults as (code, place, *facts)."""
    text = data if isinstance(data, (bytes, str)) else json.dumps(data)
    with pytest.raises(NoticeFaults) as refused:
        read_notice(text if isinstance(text, bytes) else text.encode(), ics=ics)
    assert refused.value.faults
    return [(fault.code, fault.place, *fault.facts.values()) for fault in refused.value.faults]


HOLIDAY_CN = """{
    "$schema": "https://example.org/schema.json", "$id": "https://example.org/2027.json",
    "year": 2027, "papers": ["https://example.org/a", "https://example.org/b"],
    "days": [
        {"name": "元旦", "date": "2026-12-27", "isOffDay": false, "note": NOTE},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true}
    ]
}"""


@pytest.mark.parametrize(
    "note", ["null", "[[[]]]", "9" * 5000, "1e999", '"\\ud800"'], ids=lambda text: text[:9]
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_holiday_cn_s_form_is_taken(note: str, bom: bytes) -> None:
    assert read_notice(bom + HOLIDAY_CN.replace("NOTE", note).encode(), ics=False) == Notice(
        2027,
        ("https://example.org/a", "https://example.org/b"),
        (NoticeDay(date(2026, 12, 27), "元旦", False), NoticeDay(date(2027, 1, 1), "元旦", True)),
    )


def test_as_json_is_holiday_cn_s_form() -> None:
    text = (
        '{"year": 2027, "papers": ["a"], "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}'
    )
    notice = read_notice(text.encode(), ics=False)
    assert json.dumps(notice.as_json(), ensure_ascii=False) == text


@pytest.mark.parametrize(("year", "text"), [(1949, "1949-01-01"), (2100, "2100-12-31")])
def test_the_calendars_first_and_last_day_may_be_listed(year: int, text: str) -> None:
    assert Notice.from_json(body(year=year, days=[day(text)])).days[0].date.isoformat() == text


def test_papers_may_be_absent() -> None:
    assert Notice.from_json(body(papers=...)).papers == ()


KEYS_TWICE = """{"year": 2026, "year": 2027, "x": 1, "x": 2,
    "days": [{"name": "a", "date": "2027-01-01", "isOffDay": true, "isOffDay": false, "isOffDay": true}]}"""

TYPE, MISSING = "wrong_type", "missing_key"
BAD: dict[str, tuple[Any, list[tuple[Any, ...]]]] = {
    "empty file": (b"", [("not_json", "", 1, 1)]),
    "not UTF-8": ("{年".encode("gbk"), [("not_utf8", "", 1)]),
    "UTF-16": ("{}".encode("utf-16"), [("not_utf8", "", 0)]),
    "not JSON": ('{\n "year": }', [("not_json", "", 2, 10)]),
    "an .ics": ("BEGIN:VCALENDAR", [("not_json", "", 1, 1)]),
    "NaN": ('{"year": NaN, "days": []}', [("not_json", "")]),
    "deep": ("[" * 200_000, [("not_json", "")]),
    "a list": ([body()], [(TYPE, "", "object", "list")]),
    "null": ("null", [(TYPE, "", "object", "null")]),
    "empty object": ({}, [(MISSING, "year"), (MISSING, "days")]),
    "year true": (body(year=True), [(TYPE, "year", "integer", "boolean")]),
    "year as text": (body(year="2027"), [(TYPE, "year", "integer", "string")]),
    "year 2027.0": (body(year=2027.0), [(TYPE, "year", "integer", "number")]),
    "huge year": (
        '{"year": ' + "9" * 5000 + ', "days": []}',
        [(TYPE, "year", "integer", "number"), ("no_days", "days")],
    ),
    "year 1948": (body(year=1948), [("outside", "year", 1948, 1949, 2100)]),
    "year 2101": (body(year=2101), [("outside", "year", 2101, 1949, 2100)]),
    "papers a text": (body(papers="a"), [(TYPE, "papers", "list", "string")]),
    "papers null": (body(papers=None), [(TYPE, "papers", "list", "null")]),
    "bad papers": (
        body(papers=["a", 1, " "]),
        [(TYPE, "papers[1]", "string", "integer"), ("bad_name", "papers[2]")],
    ),
    "no days": (body(days=[]), [("no_days", "days")]),
    "days null": (body(days=None), [(TYPE, "days", "list", "null")]),
    "days an object": (body(days=day()), [(TYPE, "days", "list", "object")]),
    "a day a text": (body(days=["2027-01-01"]), [(TYPE, "days[0]", "object", "string")]),
    "a day empty": (
        body(days=[{}]),
        [(MISSING, "days[0].name"), (MISSING, "days[0].date"), (MISSING, "days[0].isOffDay")],
    ),
    "off as number": (body(days=[day(off=1)]), [(TYPE, "days[0].isOffDay", "boolean", "integer")]),
    "off as text": (body(days=[day(off="true")]), [(TYPE, "days[0].isOffDay", "boolean", "string")]),
    "name a number": (body(days=[day(name=1)]), [(TYPE, "days[0].name", "string", "integer")]),
    "name empty": (body(days=[day(name=" \u3000")]), [("bad_name", "days[0].name")]),
    "half a character": (body(days=[day(name="\ud800")]), [("bad_name", "days[0].name")]),
    "date a number": (body(days=[day(20270101)]), [(TYPE, "days[0].date", "string", "integer")]),
    "date a moment": (
        body(days=[day("2027-01-01T00:00")]),
        [("bad_date", "days[0].date", "2027-01-01T00:00")],
    ),
    "date packed": (body(days=[day("20270101")]), [("bad_date", "days[0].date", "20270101")]),
    "date a week": (body(days=[day("2027-W01-1")]), [("bad_date", "days[0].date", "2027-W01-1")]),
    "date full-width": (body(days=[day("２０２７-01-01")]), [("bad_date", "days[0].date", "２０２７-01-01")]),
    "date long": (body(days=[day("2" * 50)]), [("bad_date", "days[0].date", "2" * 40)]),
    "date half a character": (body(days=[day("\ud800")]), [("bad_date", "days[0].date", "\\ud800")]),
    "29 February": (body(days=[day("2027-02-29")]), [("no_such_date", "days[0].date", "2027-02-29")]),
    "year 0": (body(days=[day("0000-01-01")]), [("no_such_date", "days[0].date", "0000-01-01")]),
    "November before": (body(days=[day("2026-11-30")]), [("other_year", "days[0].date", "2026-11-30", 2027)]),
    "the year after": (body(days=[day("2028-01-01")]), [("other_year", "days[0].date", "2028-01-01", 2027)]),
    "December 1948": (
        body(year=1949, days=[day("1948-12-31")]),
        [("outside", "days[0].date", "1948-12-31", "1949-01-01", "2100-12-31")],
    ),
    "twice": (
        body(days=[day(), day("2027-01-02"), day(off=False), day(name="x")]),
        [
            ("date_twice", "days[2].date", "2027-01-01", "days[0].date"),
            ("date_twice", "days[3].date", "2027-01-01", "days[0].date"),
        ],
    ),
    "a key twice": (
        KEYS_TWICE,
        [("key_twice", "", "isOffDay"), ("key_twice", "", "year")],
    ),
    "all at once": (
        body(year=None, papers=[0], days=[day(..., 1), day("2027-13-01", off=None), day("x"), day(), day()]),
        [
            (TYPE, "year", "integer", "null"),
            (TYPE, "papers[0]", "string", "integer"),
            (TYPE, "days[0].name", "string", "integer"),
            (MISSING, "days[0].date"),
            ("no_such_date", "days[1].date", "2027-13-01"),
            (TYPE, "days[1].isOffDay", "boolean", "null"),
            ("bad_date", "days[2].date", "x"),
            ("date_twice", "days[4].date", "2027-01-01", "days[3].date"),
        ],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_every_fault_of_a_bad_file_is_named(name: str) -> None:
    data, expected = BAD[name]
    assert faults(data) == expected


def test_a_body_off_the_record_is_judged_the_same() -> None:
    with pytest.raises(NoticeFaults, match=r"wrong_type year, no_days days") as refused:
        Notice.from_json({"year": 10**5000, "days": []} | {"year": True})
    assert refused.value.faults[1] == Fault("no_days", "days")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["year", "papers", "days", "name", "date", "isOffDay"]), inner)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(), st.text().map(str.encode), json_values.map(lambda value: json.dumps(value).encode())
    )
)
@example(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:99991231\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR")
def test_no_bytes_raise_anything_but_faults(data: bytes) -> None:
    for ics in (False, True):
        try:
            read_notice(data, ics=ics)
        except NoticeFaults as refused:
            assert refused.faults  # noqa: PT017 (whether it raises is not the question)


def calendar(*events: str) -> str:
    """Each event a text of lines, such as ``2027-01-01/2027-01-04 元旦``, or properties separated by |."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    for event in events:
        lines += ["BEGIN:VEVENT", "UID:1", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


START, END, NAME = "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "SUMMARY:"


def test_an_ics_is_taken() -> None:
    text = calendar(
        f"{START}20261227|{END}20261228|{NAME}上班(补元旦假期)",
        f"{START}20270101|{END}20270104|{NAME}元旦假期",
        f"{START}20270206|{NAME}春节（班）",
        f"DTSTART:20270208|DURATION:P2D|{NAME}春节\\, 休",
    )
    for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode()):
        assert read_notice(data, ics=True) == Notice(
            2027,
            (),
            (
                NoticeDay(date(2026, 12, 27), "元旦", False),
                NoticeDay(date(2027, 1, 1), "元旦", True),
                NoticeDay(date(2027, 1, 2), "元旦", True),
                NoticeDay(date(2027, 1, 3), "元旦", True),
                NoticeDay(date(2027, 2, 6), "春节", False),
                NoticeDay(date(2027, 2, 8), "春节,", True),
                NoticeDay(date(2027, 2, 9), "春节,", True),
            ),
        )


ONE = f"{START}20270101|{NAME}元旦"
BAD_ICS: dict[str, tuple[Any, list[tuple[Any, ...]]]] = {
    "empty file": (b"", [("not_icalendar", "")]),
    "not UTF-8": (b"BEGIN:VCALENDAR\xff", [("not_utf8", "", 15)]),
    "JSON": ("{}", [("not_icalendar", "")]),
    "an event alone": (f"BEGIN:VEVENT\r\n{START}20270101\r\nEND:VEVENT\r\n", [("not_icalendar", "")]),
    "cut off": (calendar(ONE)[:-40], [("not_icalendar", "")]),
    "two calendars": (calendar(ONE) * 2, [("not_icalendar", "")]),
    "no events": (calendar(), [("no_days", "")]),
    "no start": (calendar(f"{NAME}元旦"), [(MISSING, "events[0].DTSTART")]),
    "no summary": (calendar(f"{START}20270101"), [(MISSING, "events[0].SUMMARY")]),
    "empty summary": (calendar(f"{START}20270101|{NAME} "), [("bad_name", "events[0].SUMMARY")]),
    "two summaries": (calendar(f"{ONE}|{NAME}x"), [("broken_event", "events[0].SUMMARY", "SUMMARY")]),
    "two starts": (calendar(f"{ONE}|{START}20270102"), [("broken_event", "events[0]", "DTSTART")]),
    "no such date": (calendar(f"{START}20270229|{NAME}x"), [("broken_event", "events[0]", "DTSTART")]),
    "bad end": (calendar(f"{ONE}|{END}x"), [("broken_event", "events[0]", "DTEND")]),
    "end and duration": (
        calendar(f"{ONE}|{END}20270102|DURATION:P1D"),
        [("broken_event", "events[0]", "DTSTART")],
    ),
    "end of time": (calendar(f"{START}99991231|{NAME}x"), [("broken_event", "events[0]", "DTSTART")]),
    "broken line": (calendar(f"{ONE}|;;;"), [("broken_event", "events[0]", "")]),
    "timed": (calendar(f"DTSTART:20270101T080000Z|{NAME}元旦"), [("timed_event", "events[0]")]),
    "repeating": (
        calendar(f"{ONE}|RRULE:FREQ=YEARLY|RDATE;VALUE=DATE:20270105"),
        [("repeating_event", "events[0]", "RRULE"), ("repeating_event", "events[0]", "RDATE")],
    ),
    "ends as it starts": (
        calendar(f"{ONE}|{END}20270101"),
        [("bad_span", "events[0]", "2027-01-01", "2027-01-01")],
    ),
    "ends before": (
        calendar(f"{ONE}|{END}20261231"),
        [("bad_span", "events[0]", "2027-01-01", "2026-12-31")],
    ),
    "32 days": (calendar(f"{ONE}|{END}20270202"), [("long_event", "events[0]", 32, 31)]),
    "centuries": (calendar(f"{ONE}|{END}99991231"), [("long_event", "events[0]", 2912077, 31)]),
    "another year": (
        calendar(ONE, f"{START}20281001|{NAME}国庆节"),
        [("other_year", "events[0]", "2027-01-01", 2028)],
    ),
    "year 2101": (calendar(f"{START}21010101|{NAME}x"), [("outside", "year", 2101, 1949, 2100)]),
    "twice": (
        calendar(f"{START}20270101|{END}20270103|{NAME}元旦", f"{START}20270102|{NAME}班"),
        [("date_twice", "events[1]", "2027-01-02", "events[0]")],
    ),
    "all at once": (
        calendar("RRULE:FREQ=DAILY|DTSTART:20270101T080000Z", ONE, ONE, f"{NAME}x"),
        [
            (MISSING, "events[0].SUMMARY"),
            ("repeating_event", "events[0]", "RRULE"),
            ("timed_event", "events[0]"),
            (MISSING, "events[3].DTSTART"),
            ("date_twice", "events[2]", "2027-01-01", "events[1]"),
        ],
    ),
}


@pytest.mark.parametrize("name", BAD_ICS)
def test_every_fault_of_a_bad_ics_is_named(name: str) -> None:
    data, expected = BAD_ICS[name]
    assert faults(data, ics=True) == expected


def test_thirty_one_days_are_the_most() -> None:
    assert len(read_notice(calendar(f"{ONE}|{END}20270201").encode(), ics=True).days) == 31


def test_codes_are_listed_in_the_docstring() -> None:
    seen = {row[0] for _, rows in [*BAD.values(), *BAD_ICS.values()] for row in rows}
    listed = {line.split("|")[1].strip() for line in (NoticeFaults.__doc__ or "").splitlines() if "|" in line}
    assert listed - {"code", "-" * 17} == seen


NAMES = [
    ("春节（休）", "春节"),
    ("春节(班)", "春节"),
    ("春节 休", "春节"),
    ("[班]春节", "春节"),
    ("【休】春节", "春节"),
    ("班：春节", "春节"),
    ("上班(补春节假期)", "春节"),
    ("中秋节、国庆节假期", "中秋节、国庆节"),
    (" 元旦\n补班 ", "元旦"),
    ("休渔节", "休渔节"),
    ("上班", "上班"),
    ("春节 第1天/共8天", "春节 第1天/共8天"),
    ("春" * 57 + "（休）", "春" * 57),
    ("春" * 58 + "（休）", "春" * 58 + "（休）"),  # no festival's name is as long
    ("（" * 100_000, "（" * 100_000),
]


@pytest.mark.parametrize(("summary", "name"), NAMES, ids=[name[:9] for _, name in NAMES])
def test_the_festival_in_a_summary(summary: str, name: str) -> None:
    assert festival_name(summary) == name
