"""Notices as people find them: whole years, amendments, subscribed calendars; what isn't plausible; what was shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.calendar.built_in import built_in
from sqqf.calendar.days import Day
from sqqf.calendar.faults import NoticeDoubts, NoticeFaults
from sqqf.calendar.judging import doubts, judged, lacking
from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.calendar.statutory import legal_days
from sqqf.calendar.workdays import Workdays
from sqqf.store.writing.notices import NoticeFile, import_notices
from tests.cases import RECEIVED, book, notice_of, stamp
from tests.test_calendar_reading import END, NAME, START, calendar
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

# Made up: what the law gives in 2027, the days between, and the weekends worked for them.
OF_2027 = {
    **{f"2027-01-0{n}": "元旦" for n in (1, 2, 3)},
    **{f"2027-02-{n:02}": "春节" for n in range(5, 13)},
    **{f"2027-04-0{n}": "清明节" for n in (3, 4, 5)},
    **{f"2027-05-0{n}": "劳动节" for n in range(1, 6)},
    "2027-06-09": "端午节",
    "2027-09-15": "中秋节",
    **{f"2027-10-0{n}": "国庆节" for n in range(1, 8)},
}
WORKED = {"2027-02-14": "春节", "2027-05-08": "劳动节", "2027-10-09": "国庆节"}


def notice(
    off: Mapping[str, str] = OF_2027, worked: Mapping[str, str] = WORKED, *, year: int = 2027, **more: str
) -> dict[str, Any]:
    """A notice in holiday-cn's form; ``more``, such as ``d2027_03_10="误录"``, are further days off."""
    off = {**off, **{day[1:].replace("_", "-"): name for day, name in more.items()}}
    days = [(day, name, True) for day, name in off.items()] + [
        (day, name, False) for day, name in worked.items()
    ]
    return {
        "year": year,
        "papers": [],
        "days": [{"name": name, "date": day, "isOffDay": is_off} for day, name, is_off in days],
    }


def built_in_notice(year: int, but: str = "") -> dict[str, Any]:
    """The notice of a built-in year, without a day of it."""
    known = built_in()
    dates = [day for day in sorted({*known.off, *known.worked}) if known.notice_year(day) == year]
    days = {str(day): known.listed(day) or (False, "") for day in dates if str(day) != but}
    off, worked = (
        {day: name for day, (is_off, name) in days.items() if is_off == what} for what in (True, False)
    )
    return notice(off, worked, year=year)


def without(days: Mapping[str, str], *names: str) -> dict[str, str]:
    return {day: name for day, name in days.items() if name not in names and day not in names}


def put(sqqf: Sqqf, name: str, content: dict[str, Any] | str) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    (sqqf.folder / name).write_text(text, encoding="utf-8")
    return name


def kinds(sqqf: Sqqf, year: int = 2027) -> dict[str, str]:
    return {day["date"]: day["kind"] for day in sqqf.json("calendar", "show", str(year))}


# ── a whole year, and a part of one ──


def test_a_corrected_file_takes_a_wrong_day_back(city: Sqqf) -> None:
    city.ok("calendar", "import", put(city, "wrong.json", notice(d2027_03_10="误录")), "--yes")
    assert kinds(city)["2027-03-10"] == "holiday"
    done = city.json("calendar", "import", put(city, "right.json", notice()))
    (change,) = done["changed"]
    assert (change["date"], change["was"], change["is"]) == ("2027-03-10", "holiday", "workday")
    assert (kinds(city)["2027-03-10"], kinds(city)["2027-02-12"]) == ("workday", "holiday")
    assert city.json("calendar", "check", "2027-03-10")["source"] == "notice 2027"
    assert city("verify").code == 0


def test_a_fragment_has_to_be_called_an_amendment(city: Sqqf) -> None:
    fragment = put(city, "f.json", notice(without(OF_2027, "春节", "中秋节"), {}))
    answer = city("calendar", "import", fragment)
    assert (answer.code, answer.out) == (2, "")
    assert "2027: without 春节, 中秋节" in answer.err
    assert "--amend" in answer.err
    before = kinds(city)
    done = city.json("calendar", "import", fragment, "--amend")
    assert done["extent"] == "amendment"
    assert city.json("calendar", "years")[-1]["year"] == 2026, "it doesn't publish the year"
    changed = {day for day, kind in kinds(city).items() if kind != before[day]}
    assert changed == {day["date"] for day in done["changed"]}
    assert changed == {"2027-01-02", "2027-01-03", "2027-04-03", "2027-04-04", "2027-05-05", "2027-10-06", "2027-10-07"}  # fmt: skip


@pytest.mark.parametrize("papers", [["https://example.org/b"], []], ids=["papers of its own", "the same"])
def test_an_amendment_takes_a_holiday_back_and_a_whole_notice_takes_the_amendment_back(
    city: Sqqf, papers: list[str]
) -> None:
    city.ok("calendar", "import", put(city, "a.json", notice()))
    amendment = notice({}, {"2027-02-12": "春节", "2027-10-10": "国庆节"})
    put(city, "b.json", {**amendment, **({"papers": papers} if papers else {})})
    done = city.json("calendar", "import", "b.json", "--amend")
    assert [(day["date"], day["was"], day["is"]) for day in done["changed"]] == [
        ("2027-02-12", "holiday", "workday"),
        ("2027-10-10", "weekend", "makeup"),
    ]
    shown = city.ok("calendar", "show", "2027")
    assert "  2027-02-12  working day, taken back  [imported, 2027]\n" in shown
    again = city.json("calendar", "import", "a.json")
    assert [(day["date"], day["is"]) for day in again["changed"]] == [
        ("2027-02-12", "holiday"),
        ("2027-10-10", "weekend"),
    ]


def test_a_notice_imported_before_wholeness_was_asked_counts_as_before_until_a_whole_one_comes(
    tmp_path: Path,
) -> None:
    """Acts of earlier versions have no extent: their year is published, their days lie over what was known."""
    early = notice_of(2027, "2027-01-01 off", "2027-03-10 off")
    with book(tmp_path / "a.db") as a:
        import_notices(a.ledger, stamp(), NoticeFile((early,), {"name": "x"}, yes=True))
        (body,) = a.rows("SELECT body FROM acts WHERE kind='notice'")
        assert json.loads(body).keys() == {"notice", "file"}
        assert not a.ledger.workdays.year(2027).provisional
        assert a.ledger.workdays.is_working(date(2027, 2, 8))
        assert not a.ledger.workdays.is_working(date(2027, 3, 10))
        whole = judged([Notice.from_json(notice())], amend=False)
        import_notices(a.ledger, stamp(), NoticeFile(whole, {"name": "x"}))
        assert a.ledger.workdays.is_working(date(2027, 3, 10))
        assert [one.extent for one in a.ledger.notices] == ["unjudged", "whole"]


def test_december_stays_as_the_next_year_s_notice_has_it() -> None:
    """A whole notice for 2011 says nothing of 31 December, which 2012's made a working day."""
    (whole,) = judged([Notice.from_json(built_in_notice(2011))], amend=False)
    assert date(2011, 12, 31) not in {day.date for day in whole.days}
    assert Workdays([whole]).day(date(2011, 12, 31)).kind == "makeup"
    assert Workdays().changed_days(Workdays([whole])) == ()


# ── subscribed calendars ──


def ics(off: Iterable[tuple[str, str, str]], *more: str) -> str:
    """All-day events ``(first, the day after the last, name)``, and others."""
    spans = [f"{START}{a.replace('-', '')}|{END}{b.replace('-', '')}|{NAME}{name}" for a, b, name in off]
    return calendar(*spans, *more)


WHOLE_YEARS = [
    (f"{year}-{first}", f"{year}-{after}", name)
    for year, spring, moon in ((2027, ("02-05", "02-13"), ("09-15", "09-16")), (2028, ("01-25", "02-02"), ("10-01", "10-08")))
    for first, after, name in (
        ("01-01", "01-02", "New Year's Day"),
        (*spring, "Spring Festival"),
        ("04-04", "04-06", "Qingming Festival"),
        ("05-01", "05-04", "Labour Day"),
        *((("06-09", "06-10", "Dragon Boat Festival"),) if year == 2027 else (("05-28", "05-30", "Dragon Boat Festival"),)),
        *((*moon, "Mid-Autumn Festival"),) * (year == 2027),
        ("10-01", "10-08", "National Day" if year == 2027 else "Mid-Autumn Festival / National Day"),
    )
]  # fmt: skip


def test_each_year_of_a_subscribed_calendar_is_taken(city: Sqqf) -> None:
    worked = "DTSTART:20270214T010000Z|DTEND:20270214T100000Z|SUMMARY:Special Working Day"
    put(city, "two.ics", ics(WHOLE_YEARS, worked))
    rehearsed = city.json("calendar", "import", "two.ics", "--dry-run", "--yes")
    done = city.json("calendar", "import", "two.ics", "--yes")
    assert done == rehearsed
    assert [(one["year"], one["extent"]) for one in done] == [(2027, "whole"), (2028, "whole")]
    assert done[0]["worked"] == [{"date": "2027-02-14", "name": "Special Working Day"}]
    assert {"date": "2027-02-06", "name": "春节"} in done[0]["off"]
    assert {"date": "2028-10-03", "name": "中秋节、国庆节"} in done[1]["off"]
    assert [one["year"] for one in city.json("calendar", "years")[-2:]] == [2027, 2028]
    assert kinds(city)["2027-02-14"] == "makeup"


def test_one_year_of_several_is_one_document(city: Sqqf) -> None:
    put(city, "two.ics", ics(WHOLE_YEARS))
    assert city.json("calendar", "import", "two.ics", "--year", "2028", "--yes")["year"] == 2028
    assert [one["year"] for one in city.json("calendar", "years")[-2:]] == [2026, 2028]
    assert city("calendar", "import", "two.ics", "--year", "2031").code == 2
    assert city("calendar", "import", "two.ics", "--year", "now").code == 2


def test_nothing_is_taken_where_one_of_the_years_is_a_fragment(city: Sqqf) -> None:
    put(city, "two.ics", ics([*WHOLE_YEARS, ("2029-01-01", "2029-01-02", "元旦")]))
    head = city.json("verify")["head"]
    answer = city("calendar", "import", "two.ics", "--yes")
    assert answer.code == 2
    assert "2029: without 春节, 清明节, 劳动节, 端午节, 中秋节, 国庆节" in answer.err
    assert city.json("verify")["head"] == head
    done = city.json("calendar", "import", "two.ics", "--yes", "--amend")
    assert [one["extent"] for one in done] == ["whole", "whole", "amendment"]


def test_an_event_that_says_neither_is_refused_until_it_is_told(city: Sqqf) -> None:
    more = (f"{START}20270214|{NAME}春节 调休", f"{START}20270308|{NAME}妇女节")
    put(city, "a.ics", ics([row for row in WHOLE_YEARS if row[0] < "2028"], *more))
    answer = city("calendar", "import", "a.ics", "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert "“春节 调休” doesn't say" in answer.err
    assert "“妇女节” doesn't say" in answer.err
    city.ok("calendar", "import", "a.ics", "--worked", "春节 调休", "--skip", "妇女节")
    assert (kinds(city)["2027-02-14"], kinds(city)["2027-03-08"]) == ("makeup", "workday")


# ── what isn't plausible ──

DOUBTFUL: list[tuple[str, dict[str, Any], list[str]]] = [
    (
        "a make-up day on a Wednesday",
        notice(worked={**WORKED, "2027-02-17": "春节"}),
        ["weekday_worked 2027-02-17"],
    ),
    ("a day off in March", notice(d2027_03_10="误录"), ["far_off 2027-03-10"]),
    (
        "New Year's Eve is worked",
        notice(without(OF_2027, "2027-02-05")),
        ["legal_worked 2027-02-05"],
    ),
    (
        "a legal day is listed as worked",
        notice(without(OF_2027, "2027-06-09"), {**WORKED, "2027-06-09": "端午节"}, d2027_06_10="端午节"),
        ["legal_worked 2027-06-09"],
    ),
    (
        "37 days off",
        notice({**OF_2027, **{f"2027-10-{n:02}": "国庆节" for n in (8, 10)}, **{f"2027-09-{n}": "中秋节" for n in range(13, 21)}}),
        ["many_off 37"],
    ),
    (
        "36 days off, a tenth of the year",
        notice({**OF_2027, "2027-10-08": "国庆节", **{f"2027-09-{n}": "中秋节" for n in range(13, 21)}}),
        [],
    ),
    (
        "a make-up day a month after the day off",
        notice(worked={**WORKED, "2027-06-05": "劳动节", "2027-06-06": "劳动节"}),
        ["worked_for_none 2027-06-06"],
    ),
    (
        "a make-up day in July",
        notice(worked={**WORKED, "2027-07-24": "春节"}),
        ["worked_for_none 2027-07-24"],
    ),
    (
        "make-up days and only the law's days off",
        notice({str(date.fromordinal(day)): name for day, name in legal_days(2027)}, {"2027-02-14": "春节"}),
        ["worked_for_none 2027-02-14"],
    ),
    (
        "silent about a built-in make-up day",
        built_in_notice(2026, but="2026-10-10"),
        ["known_worked 2026-10-10"],
    ),
    ("silent about a built-in day off", built_in_notice(2026, but="2026-10-07"), ["known_off 2026-10-07"]),
    ("silent about a built-in day off at a weekend", built_in_notice(2026, but="2026-10-03"), []),
    (
        "a built-in day off is worked",
        {**built_in_notice(2026), "days": [{**day, "isOffDay": day["isOffDay"] and day["date"] != "2026-10-07"} for day in built_in_notice(2026)["days"]]},
        ["weekday_worked 2026-10-07"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "named"), [row[1:] for row in DOUBTFUL], ids=[row[0] for row in DOUBTFUL])
def test_what_is_not_plausible_is_pointed_out(body: dict[str, Any], named: list[str]) -> None:
    (given_notice,) = judged([Notice.from_json(body)], amend=False)
    found = doubts(given_notice, Workdays(), Workdays([given_notice]))
    assert [f"{one.code} {one.facts.get('date') or one.facts['days']}" for one in found] == named


def test_doubts_are_listed_in_the_docstring() -> None:
    seen = {line.split()[0] for _, _, named in DOUBTFUL for line in named}
    listed = {line.split("|")[1].strip() for line in (NoticeDoubts.__doc__ or "").splitlines() if "|" in line}
    assert listed - {"code", "-" * 17} == seen


def test_a_doubt_about_a_known_day_names_its_festival() -> None:
    (given_notice,) = judged([Notice.from_json(built_in_notice(2026, but="2026-10-07"))], amend=False)
    (doubt,) = doubts(given_notice, Workdays(), Workdays([given_notice]))
    assert doubt.facts == {"date": "2026-10-07", "name": "国庆节"}


AMENDMENTS = [
    ("a legal day is worked", "2027-06-09 on", ["legal_worked 2027-06-09"]),
    ("nothing is said of a legal day that is worked already", "2027-03-01 off", ["far_off 2027-03-01"]),
    ("a built-in day off it leaves out", "2026-10-08 off", []),
    ("in the last year, a legal day", "2100-10-01 off", []),
]


@pytest.mark.parametrize(
    ("day", "named"), [row[1:] for row in AMENDMENTS], ids=[row[0] for row in AMENDMENTS]
)
def test_an_amendment_is_asked_for_the_days_that_it_lists(day: str, named: list[str]) -> None:
    (before,) = judged([Notice.from_json(notice(without(OF_2027, "2027-02-05")))], amend=False)
    (amendment,) = judged([notice_of(int(day[:4]), day)], amend=True)
    found = doubts(amendment, Workdays([before]), Workdays([before, amendment]))
    assert [f"{one.code} {one.facts['date']}" for one in found] == named


def test_a_make_up_day_in_the_last_days_of_the_calendar_is_asked_for_no_later_ones() -> None:
    (amendment,) = judged([notice_of(2100, "2100-12-31 off", "2100-12-26 on")], amend=True)
    found = doubts(amendment, Workdays(), Workdays([amendment]))
    assert [(one.code, one.facts["date"]) for one in found] == [("far_off", "2100-12-31")]


@pytest.mark.parametrize("worked", [False, True], ids=["unnamed", "named by a make-up day only"])
def test_a_notice_without_a_festival_is_no_whole_one(worked: bool) -> None:
    more = {"2027-06-12": "端午节"} if worked else {}
    part = Notice.from_json(notice(without(OF_2027, "端午节"), {**WORKED, **more}))
    with pytest.raises(NoticeFaults) as refused:
        judged([part], amend=False)
    assert [(one.code, one.facts) for one in refused.value.faults] == [
        ("lacks_festivals", {"year": 2027, "names": ("端午节",)})
    ]


def test_a_plausible_notice_has_no_doubts_and_an_amendment_may_take_back() -> None:
    (whole,) = judged([Notice.from_json(notice())], amend=False)
    after = Workdays([whole])
    assert doubts(whole, Workdays(), after) == ()
    (back,) = judged([notice_of(2027, "2027-02-12 on")], amend=True)
    assert doubts(back, after, Workdays([whole, back])) == ()
    (idle,) = judged([notice_of(2027, "2027-02-22 on")], amend=True)
    assert [one.code for one in doubts(idle, after, Workdays([whole, idle]))] == ["weekday_worked"]


@pytest.mark.parametrize("year", built_in().years)
def test_every_notice_there_was_is_whole_plausible_and_changes_nothing(year: int) -> None:
    """So every due date of these years stays as it was, though the built-in year is replaced."""
    (whole,) = judged([Notice.from_json(built_in_notice(year))], amend=False)
    before, after = Workdays(), Workdays([whole])
    assert before.changed_days(after) == ()
    found = [str(one.facts["date"]) for one in doubts(whole, before, after)]
    assert found == (["2015-09-03", "2015-09-04"] if year == 2015 else []), "one day, 70 years after the war"


def test_off_a_terminal_it_needs_yes(city: Sqqf) -> None:
    name = put(city, "a.json", notice(d2027_03_10="误录"))
    for more in ((), ("--dry-run",), ("--json",)):
        answer = city("calendar", "import", name, *more)
        assert (answer.code, answer.out) == (2, "")
        assert "2027-03-10 误录: a day off far from any festival" in answer.err
    assert kinds(city)["2027-03-10"] == "workday"
    city.ok("calendar", "import", name, "--yes", "--dry-run")
    assert kinds(city)["2027-03-10"] == "workday"
    city.ok("calendar", "import", name, "--yes")
    assert kinds(city)["2027-03-10"] == "holiday"


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("answer", "code", "kind"), [("y\n", 0, "holiday"), ("n\n", 130, "workday")])
def test_on_a_terminal_it_is_asked(city: Sqqf, answer: str, code: int, kind: str) -> None:
    name = put(city, "a.json", notice(d2027_03_10="误录"))
    seen = at_terminal(city, "calendar", "import", name, answers=[("[y/N]", answer)])
    assert seen.code == code
    assert "2027-03-10 误录: a day off far from any festival" in seen.screen
    assert kinds(city)["2027-03-10"] == kind


# ── what is shown ──


def test_the_lists_and_the_changes_are_shown_with_their_source(city: Sqqf) -> None:
    name = put(city, "a.json", notice())
    for more in (("--dry-run",), ()):
        said = city.ok("calendar", "import", name, *more)
        assert "days off (28): 元旦 2027-01-01 – 2027-01-03; 春节 2027-02-05 – 2027-02-12; " in said
        assert "make-up days (3): 春节 2027-02-14; 劳动节 2027-05-08; 国庆节 2027-10-09" in said
        assert "2027-02-11 – 2027-02-12\tworking day\tday off 春节\tstatutory festivals" in said
    put(city, "b.json", notice(without(OF_2027, "2027-02-12")))
    said = city.ok("calendar", "import", "b.json")
    assert "2027-02-12\tday off 春节\tworking day\tnotice for 2027, imported" in said


def test_show_marks_what_comes_from_where(city: Sqqf) -> None:
    assert "2027-10-01 – 2027-10-05  国庆节  [computed]" in city.ok("calendar", "show", "2027-10")
    assert "2026-10-10  working day, made up for 国庆节  [built in]" in city.ok("calendar", "show", "2026-10")
    put(city, "a.json", notice({"2027-10-06": "国庆节"}, {}))
    city.ok("calendar", "import", "a.json", "--amend")
    said = city.ok("calendar", "show", "2027-10")
    assert "2027-10-01 – 2027-10-05  国庆节  [computed]\n" in said
    assert "2027-10-06  国庆节  [imported, 2027]\n" in said
    sources = {day["date"]: day["source"] for day in city.json("calendar", "show", "2027-10")}
    assert (sources["2027-10-05"], sources["2027-10-06"]) == ("statute", "notice 2027")


# ── whatever is imported ──

_days = st.dates(date(2026, 12, 1), date(2027, 12, 31))
_parts = st.dictionaries(_days, st.booleans(), min_size=1, max_size=8).map(
    lambda days: Notice(2027, (), tuple(NoticeDay(day, "假", off) for day, off in sorted(days.items())))
)


def _whole(part: Notice) -> Notice:
    listed = {day.date for day in part.days}
    law = [NoticeDay(date.fromordinal(day), name, True) for day, name in legal_days(2027)]
    days = tuple(day for day in law if day.date not in listed)
    return part._replace(days=(*part.days, *days))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(_parts, _parts.map(_whole)), min_size=1, max_size=4))
def test_an_import_changes_no_day_that_it_does_not_show(notices: list[Notice]) -> None:
    with TemporaryDirectory() as folder, book(Path(folder) / "a.db") as a:
        a.open_case(RECEIVED, "accepted 2026-11-20")
        for one in notices:
            before = a.ledger.workdays
            read = judged([one], amend=True)
            (done,) = import_notices(a.ledger, stamp(), NoticeFile(read, {"name": "x"}, yes=True))
            after = a.ledger.workdays
            shown = {was.date: (was, now) for was, now in done.changed}
            for day in map(
                date.fromordinal, range(date(2025, 1, 1).toordinal(), date(2029, 12, 31).toordinal())
            ):
                pair: tuple[Day, Day] = before.day(day), after.day(day)
                assert (pair[0].kind != pair[1].kind) == (day in shown)
                assert day not in shown or shown[day] == pair
            assert all(after.is_working(day.date) != day.off for day in one.days)
            if not lacking(one):
                listed = {day.date for day in one.days}
                others = [day for day in shown if day not in listed and day.year == 2027]
                assert all(after.day(day).kind in ("workday", "weekend") for day in others)
            assert a.problems() == []


@settings(max_examples=20, deadline=None)
@given(_parts, st.integers(2026, 2028))
def test_several_notices_at_once_move_what_they_move_one_by_one(part: Notice, year: int) -> None:
    other = notice_of(year, f"{year}-01-04 off", f"{year}-01-05 off", f"{year}-03-06 on")
    notices = judged([part, other], amend=True)
    results = []
    for together in (True, False):
        with TemporaryDirectory() as folder, book(Path(folder) / "a.db") as a:
            a.open_case(RECEIVED, "accepted 2026-11-20")
            a.open_case(RECEIVED, "accepted 2026-12-29", "extended 2026-12-30 days=3")
            files = [notices] if together else [(one,) for one in notices]
            done = [
                one
                for file in files
                for one in import_notices(a.ledger, stamp(), NoticeFile(file, {}, yes=True))
            ]
            assert a.problems() == []
            results.append((done, a.rows("SELECT * FROM deadlines ORDER BY n, kind, item")))
    assert results[0] == results[1]
