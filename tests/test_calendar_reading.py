"""Reading notices: what is taken, and every fault of what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sqqf.calendar.event_words import festival_name, said
from sqqf.calendar.faults import Fault, NoticeFaults
from sqqf.calendar.notice import Notice, NoticeDay, read_notices
from sqqf.calendar.telling import Telling


def body(**changes: Any) -> dict[str, Any]:
    good = {"year": 2027, "papers": [], "days": [day()]}
    return {key: value for key, value in (good | changes).items() if value is not ...}


def day(date: Any = "2027-01-01", name: Any = "元旦", off: Any = True) -> dict[str, Any]:
    listed = {"name": name, "date": date, "isOffDay": off}
    return {key: value for key, value in listed.items() if value is not ...}


def read_notice(data: bytes, *, ics: bool) -> Notice:
    """The one notice of the file."""
    (notice,) = read_notices(data, ics=ics)
    return notice


def faults(data: bytes | str | dict[str, Any] | list[Any], *, ics: bool = False) -> list[tuple[Any, ...]]:
    """The faults as (code, place, *facts)."""
    text = data if isinstance(data, (bytes, str)) else json.dumps(data)
    with pytest.raises(NoticeFaults) as refused:
        read_notices(text if isinstance(text, bytes) else text.encode(), ics=ics)
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
            read_notices(data, ics=ics)
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
                NoticeDay(date(2027, 2, 8), "春节", True),
                NoticeDay(date(2027, 2, 9), "春节", True),
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
    "timed over midnight": (
        calendar(f"DTSTART:20270101T150000Z|DTEND:20270101T170000Z|{NAME}元旦放假"),
        [("timed_event", "events[0]", 2)],
    ),
    "ends before, timed": (
        calendar(f"DTSTART:20270101T090000|DTEND:20270101T080000|{NAME}元旦放假"),
        [("bad_span", "events[0]", "2027-01-01", "2027-01-01")],
    ),
    "no such zone": (
        calendar(f"DTSTART;TZID=Foo/Bar:20270101T090000|{NAME}元旦放假"),
        [("unknown_zone", "events[0]", "Foo/Bar")],
    ),
    "no such zone, the end's being known": (
        calendar(f"DTSTART;TZID=Foo/Bar:20270101T090000|DTEND:20270101T020000Z|{NAME}元旦放假"),
        [("unknown_zone", "events[0]", "Foo/Bar")],
    ),
    "no such zone of the end": (
        calendar(f"DTSTART:20270101T010000Z|DTEND;TZID=Foo/Bar:20270101T100000|{NAME}元旦放假"),
        [("unknown_zone", "events[0]", "Foo/Bar")],
    ),
    "two such zones are named once": (
        calendar(f"DTSTART;TZID=Foo/Bar:20270101T090000|DTEND;TZID=No/Such:20270101T100000|{NAME}元旦放假"),
        [("unknown_zone", "events[0]", "Foo/Bar")],
    ),
    "a festival's name at an hour": (
        calendar(f"DTSTART:20270101T090000|{NAME}元旦"),
        [("says_neither", "events[0]", "元旦")],
    ),
    "a festival's name on another day": (
        calendar(f"{START}20270213|{NAME}春节", f"{START}20271231|{NAME}元旦"),
        [("says_neither", "events[0]", "春节"), ("says_neither", "events[1]", "元旦")],
    ),
    "the eve where it is no day off": (
        calendar(f"{START}20240209|{NAME}除夕", f"{START}20240210|{NAME}春节"),
        [("says_neither", "events[0]", "除夕")],
    ),
    "neither, however often": (
        calendar(*(f"{START}2027020{n}|{NAME}调休 第{n}天/共3天" for n in (1, 2, 3))),
        [("says_neither", "events[0]", "调休")],
    ),
    "both": (
        calendar(f"{START}20270206|{NAME}Special Working Day for the Spring Festival holiday"),
        [("says_both", "events[0]", "Special Working Day for the Spring Festival holiday")],
    ),
    "cancelled": (
        calendar(
            f"{ONE}放假|STATUS:CANCELLED",
            f"{START}20270206|{NAME}上班|STATUS:CANCELLED",
            f"{START}20270207|{NAME}春节|STATUS:CANCELLED",
        ),
        [
            ("says_neither", "events[0]", "元旦放假"),
            ("says_neither", "events[1]", "上班"),
            ("says_neither", "events[2]", "春节"),
        ],
    ),
    "an hour of a day counts for no run of days": (
        calendar(
            f"DTSTART:20270206T090000|{NAME}春节",
            f"{START}20270205|{NAME}春节",
            f"{START}20270204|{NAME}春节",
        ),
        [("says_neither", "events[0]", "春节")],
    ),
    "repeating": (
        calendar(f"{ONE}|RRULE:FREQ=YEARLY|RDATE;VALUE=DATE:20270105"),
        [
            ("repeating_event", "events[0]", "RRULE", "元旦"),
            ("repeating_event", "events[0]", "RDATE", "元旦"),
        ],
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
    "year 2101": (calendar(f"{START}21010101|{NAME}放假"), [("outside", "year", 2101, 1949, 2100)]),
    "twice": (
        calendar(f"{START}20270101|{END}20270103|{NAME}元旦", f"{START}20270102|{NAME}班"),
        [("date_twice", "events[1]", "2027-01-02", "events[0]")],
    ),
    "all at once": (
        calendar("RRULE:FREQ=DAILY|DTSTART:20270101T080000Z", ONE, ONE, f"{NAME}x"),
        [
            (MISSING, "events[0].SUMMARY"),
            ("repeating_event", "events[0]", "RRULE", ""),
            (MISSING, "events[3].DTSTART"),
            ("date_twice", "events[2]", "2027-01-01", "events[1]"),
        ],
    ),
}


@pytest.mark.parametrize("name", BAD_ICS)
def test_every_fault_of_a_bad_ics_is_named(name: str) -> None:
    data, expected = BAD_ICS[name]
    assert faults(data, ics=True) == expected


TAKEN_ICS: list[tuple[str, tuple[str, ...], dict[int, list[tuple[str, str, bool]]]]] = [
    (
        "timed, floating",
        (f"DTSTART:20270206T090000|DTEND:20270206T180000|{NAME}春节 补班 第1天/共2天",),
        {2027: [("2027-02-06", "春节", False)]},
    ),
    (
        "timed, UTC",
        (f"DTSTART:20270205T233000Z|DTEND:20270206T100000Z|{NAME}春节 补班",),
        {2027: [("2027-02-06", "春节", False)]},
    ),
    (
        "timed, with a zone",
        (f"DTSTART;TZID=America/New_York:20270205T200000|DURATION:PT8H|{NAME}补班",),
        {2027: [("2027-02-06", "补班", False)]},
    ),
    (
        "timed, from midnight to midnight",
        (f"DTSTART:20261231T160000Z|DTEND:20270103T160000Z|{NAME}New Year's Day",),
        {2027: [("2027-01-01", "元旦", True), ("2027-01-02", "元旦", True), ("2027-01-03", "元旦", True)]},
    ),
    (
        "timed, to midnight",
        (f"DTSTART:20270101T080000|DTEND:20270102T000000|{NAME}元旦放假",),
        {2027: [("2027-01-01", "元旦", True)]},
    ),
    ("a moment at midnight", (f"DTSTART:20270206T000000|{NAME}班",), {2027: [("2027-02-06", "班", False)]}),
    (
        "a whole day with a zone that nobody knows",
        (f"DTSTART;VALUE=DATE;TZID=Foo/Bar:20270101|{NAME}元旦",),
        {2027: [("2027-01-01", "元旦", True)]},
    ),
    (
        "the first and the last day of the calendar",
        (f"{START}19490101|{NAME}元旦", f"{START}21001001|{NAME}国庆节", f"{START}21001231|{NAME}放假"),
        {
            1949: [("1949-01-01", "元旦", True)],
            2100: [("2100-10-01", "国庆节", True), ("2100-12-31", "放假", True)],
        },
    ),
    (
        "the only days of their year, in December, are the next year's",
        (f"{START}20261231|{NAME}放假", f"{START}20270101|{NAME}元旦"),
        {2027: [("2026-12-31", "放假", True), ("2027-01-01", "元旦", True)]},
    ),
    (
        "a day of the next year's New Year, which the file hasn't",
        (f"{START}20271001|{NAME}国庆节", f"{START}20271231|{NAME}元旦放假"),
        {2027: [("2027-10-01", "国庆节", True), ("2027-12-31", "元旦", True)]},
    ),
    (
        "the eve where it is a day off",
        (f"{START}20270205|{NAME}除夕", f"{START}20270206|{NAME}春节"),
        {2027: [("2027-02-05", "春节", True), ("2027-02-06", "春节", True)]},
    ),
    ("a moment", (f"DTSTART:20270206T090000|{NAME}班",), {2027: [("2027-02-06", "班", False)]}),
    (
        "several years, each taken",
        (
            f"{START}20271001|{NAME}National Day",
            f"{START}20281001|{END}20281003|{NAME}National Day",
            f"{START}20281007|{NAME}Special Working Day",
        ),
        {
            2027: [("2027-10-01", "国庆节", True)],
            2028: [
                ("2028-10-01", "国庆节", True),
                ("2028-10-02", "国庆节", True),
                ("2028-10-07", "Special Working Day", False),
            ],
        },
    ),
    (
        "New Year's days in December are the next year's",
        (
            f"{START}20271001|{NAME}国庆节",
            f"{START}20271230|{NAME}法定假日",
            f"{START}20271231|{END}20280102|{NAME}元旦",
        ),
        {
            2027: [("2027-10-01", "国庆节", True), ("2027-12-30", "法定假日", True)],
            2028: [("2027-12-31", "元旦", True), ("2028-01-01", "元旦", True)],
        },
    ),
    (
        "a name on a run of days of which one is the festival's",
        tuple(f"{START}202702{day:02}|{NAME}Spring Festival" for day in (4, 5, 6, 7, 8, 9)),
        {2027: [(f"2027-02-{day:02}", "春节", True) for day in (4, 5, 6, 7, 8, 9)]},
    ),
]


@pytest.mark.parametrize(
    ("events", "years"), [row[1:] for row in TAKEN_ICS], ids=[row[0] for row in TAKEN_ICS]
)
def test_what_people_subscribe_to_is_taken(
    events: tuple[str, ...], years: dict[int, list[tuple[str, str, bool]]]
) -> None:
    read = read_notices(calendar(*events).encode(), ics=True)
    assert {
        notice.year: [(str(day.date), day.name, day.off) for day in notice.days] for notice in read
    } == years


TWO_YEARS = calendar(
    f"{START}20271001|{NAME}国庆节放假",
    f"{START}20271231|{NAME}元旦放假",
    f"{START}20280101|{NAME}元旦放假",
    f"{START}20280212|{NAME}调休",
    f"{START}20280308|{NAME}妇女节",
)


def test_what_is_told_of_an_event_is_taken() -> None:
    telling = Telling(2028, worked=(" 调休",), skip=("妇女节",))
    (notice,) = read_notices(TWO_YEARS.encode(), ics=True, telling=telling)
    assert notice.year == 2028
    assert [(str(day.date), day.off) for day in notice.days] == [
        ("2027-12-31", True),
        ("2028-01-01", True),
        ("2028-02-12", False),
    ]
    (notice,) = read_notices(TWO_YEARS.encode(), ics=True, telling=Telling(2027))
    assert [str(day.date) for day in notice.days] == ["2027-10-01"]
    told = Telling(2028, off=("调休",), skip=("妇女节",))
    assert read_notices(TWO_YEARS.encode(), ics=True, telling=told)[0].days[2].off
    told = Telling(2027, worked=("国庆节放假",))
    assert not read_notices(TWO_YEARS.encode(), ics=True, telling=told)[0].days[0].off


@pytest.mark.parametrize("name", ["调休", "调休 第1天/共2天"], ids=["without the count", "as it stands"])
def test_an_event_whose_days_are_counted_is_told_of_by_either_name(name: str) -> None:
    data = calendar(f"{START}20270206|{NAME}调休 第1天/共2天").encode()
    (notice,) = read_notices(data, ics=True, telling=Telling(worked=(name,)))
    assert not notice.days[0].off


TOLD_WRONG: dict[str, tuple[Telling, list[tuple[Any, ...]]]] = {
    "a year that isn't there": (Telling(2029), [("nothing_of_year", "", 2029)]),
    "a name that isn't there": (Telling(2027, off=("调 休",)), [("told_of_none", "", "调 休")]),
    "one name, two things": (
        Telling(2028, off=("调休",), worked=("调休",), skip=("妇女节",)),
        [("told_twice", "", "调休")],
    ),
    "one of two": (Telling(off=("调休",)), [("says_neither", "events[4]", "妇女节")]),
}


@pytest.mark.parametrize("name", TOLD_WRONG)
def test_what_is_told_in_vain_is_refused(name: str) -> None:
    telling, expected = TOLD_WRONG[name]
    with pytest.raises(NoticeFaults) as refused:
        read_notices(TWO_YEARS.encode(), ics=True, telling=telling)
    assert [(one.code, one.place, *one.facts.values()) for one in refused.value.faults] == expected


def test_json_has_no_events_to_tell_of_and_one_year() -> None:
    data = json.dumps(body()).encode()
    assert read_notices(data, ics=False, telling=Telling(2027))[0].year == 2027
    none = ("told_of_none", {"name": "元旦"})
    for telling, fault in (
        (Telling(2026), ("nothing_of_year", {"year": 2026})),
        (Telling(off=("元旦",)), none),
        (Telling(worked=("元旦",)), none),
        (Telling(skip=("元旦",)), none),
    ):
        with pytest.raises(NoticeFaults) as refused:
            read_notices(data, ics=False, telling=telling)
        assert [(one.code, one.facts) for one in refused.value.faults] == [fault]


WORDS = {
    "off": ["春节（休）", "【休】春节", "元旦假期", "春节 假期 第1天/共8天", "调休放假", "春节假", "Holiday in lieu", "National Day Golden Week holiday", "Public Holiday: Labour Day", "补休", "Day off for National Day", "休", "法定节假日", "2027年春节放假"],
    "worked": ["春节(班)", "[班]春节", "班：春节", "上班(补春节假期)", "元旦 补班 第1天/共2天", "调休上班", "春节调休（班）", "Special Working Day", "workday", "Make-up Workday", "WORKING DAY (National Day)", "补班（国庆节）", "班", "工作日"],
    "alone": ["春节", "Spring Festival", "New Year’s Day", "Mid-Autumn Festival / National Day", "除夕", "Labor Day (observed)", "端午", "春节 第1天/共8天", "春节" + "（" * 118],
    "unclear": ["调休", "春节调休", "休渔节", "妇女节", "航班", "培训班", "值班", "加班", "不上班", "无需上班", "非工作日", "non-working day", "not a working day", "No holiday", "请3休9", "春节假期结束", "妇女节放假半天", "节假日安排", "kick-off", "Office party", "Work", "春节假期补班", "holiday or working day", "New Year's Eve", "补春节假期", "春节" + "（" * 119, "（）", "休" * 121, "（" * 100_000, "new " * 50_000],
}  # fmt: skip


@pytest.mark.parametrize(
    ("means", "summary"),
    [(means, summary) for means, found in WORDS.items() for summary in found],
    ids=lambda text: text[:20],
)
def test_what_an_event_says_is_known_from_plain_words_only(means: str, summary: str) -> None:
    words = said(summary)
    found = {True: "off", False: "worked", None: "alone" if words.alone else "unclear"}[words.off]
    assert found == means


def test_thirty_one_days_are_the_most() -> None:
    assert len(read_notice(calendar(f"{ONE}放假|{END}20270201").encode(), ics=True).days) == 31


def test_codes_are_listed_in_the_docstring() -> None:
    seen = {row[0] for _, rows in [*BAD.values(), *BAD_ICS.values()] for row in rows}
    seen |= {code for _, rows in TOLD_WRONG.values() for code, *_ in rows} | {"lacks_festivals"}
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
    ("春节 第1天/共8天", "春节"),
    ("国庆中秋放假", "国庆节、中秋节"),
    ("Qingming Festival", "清明节"),
    ("Chinese New Year’s Eve", "春节"),
    ("Special Working Day", "Special Working Day"),
    ("航班", "航班"),
    ("春节" + "休" * 118, "春节"),
    ("春节" + "休" * 119, "春节" + "休" * 119),  # no festival's name is as long
    ("（" * 100_000, "（" * 100_000),
]


@pytest.mark.parametrize(("summary", "name"), NAMES, ids=[name[:9] for _, name in NAMES])
def test_the_festival_in_a_summary(summary: str, name: str) -> None:
    assert festival_name(summary) == name
