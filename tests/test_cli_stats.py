"""``report stats`` and ``report import``: every form of the figures, and that what users typed stays text in each."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.inside import Earlier
from tests.test_cli_documents import DESK, registered
from tests.test_cli_papers import text_of
from tests.test_cli_report import Page

if TYPE_CHECKING:
    from tests.conftest import Sqqf

HOSTILE = "</td></svg><script>alert(1)</script>&\"'"
FORMULA = '=HYPERLINK("http://example.org";"x")'
CASE = (
    "case new --channel appeal --applicant 陈某 --unit {unit} --matter 施工方案变更 --point 是否经集体研究"
    " --received 2026-11-16 --officer {officer}"
)


def stats(sqqf: Sqqf, *options: str, period: str = "2026-11") -> str:
    return sqqf.ok("report", "stats", "--period", period, *options)


def hostile(city: Sqqf) -> Sqqf:
    """A ledger whose unit and officer would be markup, a formula, an escape code where they could."""
    words = CASE.split()
    city.ok(*(HOSTILE if one == "{unit}" else FORMULA if one == "{officer}" else one for one in words))
    red = {"{unit}": "某局\x1b[31m|**`#", "{officer}": "-2+3"}
    Earlier(city.folder, city.shelf).ok(*(red.get(one, one) for one in words))
    return city


# ── the forms ──


def test_the_document_says_whose_figures_of_what_they_are(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    found = sqqf.json("report", "stats", "--period", "2026-11")
    assert list(found) == [
        *(
            "format",
            "version",
            "group",
            "level",
            "ledger",
            "date",
            "period",
            "period_before",
            "period_year_before",
            "figures",
            "before",
            "year_before",
            "since",
            "unknown",
        ),
        *("counties", "missing", "total", "head"),
    ]
    assert found["head"] == sqqf.json("verify")["head"]
    assert found["period"] == {
        "name": "2026-11",
        "kind": "month",
        "from": "2026-11-01",
        "to": "2026-11-30",
        "complete": False,
    }
    assert json.loads(stats(sqqf, "--format", "json")) == found
    assert sqqf.json("report", "stats") == found, "this month, where none is named"
    assert found["counties"] == found["missing"] == []


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_a_form_on_stdout_and_the_same_in_a_file(sqqf: Sqqf, form: str) -> None:
    sqqf.given(*DESK)
    head = sqqf.json("verify")["head"]
    said = stats(sqqf, "--format", form)
    assert head in said
    answer = sqqf("report", "stats", "--period", "2026-11", "--format", form, "--output", "统计")
    assert (answer.code, answer.out) == (0, "")
    assert (sqqf.folder / "统计").read_text(encoding="utf-8") == said
    assert sqqf("verify", "--head", head).code == 0, "figures are no act"


def test_the_text_has_numbers_and_bars_in_columns(sqqf: Sqqf) -> None:
    lines = stats(sqqf.given(*DESK)).splitlines()
    start = lines.index("Cases and persons")
    received = lines[start + 2]
    assert re.fullmatch(r"  Received(?: +\d+ +[+-]?\d+ +—){3}(?:  █+[▏▎▍▌▋▊▉]?)?", received)
    assert all(len(line) <= 80 for line in lines[start : lines.index("By channel")])
    assert not any("\\x1b" in line for line in lines)


def test_limits_and_outcomes_are_told_as_the_opinion_has_them(sqqf: Sqqf) -> None:
    department = CASE.format(unit="某局", officer="李某").replace("appeal", "department") + " --party 丙某"
    sqqf.given(
        *DESK,
        department.replace("2026-11-16", "2026-11-02"),  # 8: by analogy, due on 11-16
        "case accept 8 --on 2026-11-05",
        "case notify 8 --on 2026-11-18 --method mail",
        department,  # 9
        "case decline 9 --on 2026-11-20 --reason 不属于受理范围",
        registered("辛某", "2026-11-12", "李某"),  # 10: its investigation due on 12-30, put off by a day
        "case accept 10 --on 2026-11-18",
        "case extend 10 --agreed-on 2026-11-19 --days 1 --reason 涉及事项复杂",
        "step add 10 --method hearing --point 1 --on 2026-11-19 --people 李某、王某 --finding 属实",
        "case conclude 10 --on 2026-11-20 --finding 属实",
    )
    lines = stats(sqqf, period="2026-11").splitlines()
    assert lines[0].endswith(", November 2026")
    assert lines[1].endswith("against October 2026, November 2025, counted whole")
    at = next(at for at, line in enumerate(lines) if line.startswith("  acceptance limit"))
    assert [line.split()[:3] for line in lines[at + 1 : at + 6] if "by" in line] == [
        ["–", "by", "letter"],
        ["–", "by", "analogy"],
    ]
    found = sqqf.json("report", "stats", "--period", "2026-11")["figures"]
    [acceptance] = [one for one in found["limits"] if one["kind"] == "acceptance"]
    assert [(one["basis"], one["late"], one["overdue"]) for one in acceptance["by_basis"]] == [
        ("letter", 1, 1),
        ("analogy", 1, 0),
    ]
    assert acceptance["open"] > 0
    assert "Not due yet and not met, not judged: acceptance limit" in "\n".join(lines)
    outcomes = lines.index("By outcome of the decision")
    assert lines[outcomes + 2].startswith("  Apart from these:"), "nothing was decided"
    said = "investigation limit: 1 of 2 extended; met within the limit before any extension: 2"
    assert said in stats(sqqf, period="2026")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("period", ["2026-11", "2026Q4", "2026年"])
def test_the_page_is_whole_reaches_nowhere_and_prints_its_numbers(sqqf: Sqqf, lang: str, period: str) -> None:
    sqqf.env["SQQF_LANG"] = lang
    sqqf.given(*DESK)
    page = stats(sqqf, "--format", "html", period=period)
    read = Page(page)
    assert read.faults == []
    assert "@media print" in page
    assert "://" not in page
    found = sqqf.json("report", "stats", "--period", period)
    received = str(found["figures"]["tolerance"]["received"]["cases"])
    assert received in read.rows[1], "the first table's first row"
    drawn = page.count("<svg")
    assert drawn == page.count("</svg>") > len(found["figures"]["limits"])
    assert page.count('role="img"') == page.count('aria-label="'), "a bar says what it draws"


def test_an_empty_ledger_has_figures_too(city: Sqqf) -> None:
    for form in ("text", "md", "html"):
        assert "—" in stats(city, "--format", form)
    assert Page(stats(city, "--format", "html")).faults == []


def test_what_lies_before_all_that_is_on_record_is_unknown_and_not_nought(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    found = sqqf.json("report", "stats", "--period", "2026-11")
    assert (found["since"], found["unknown"]) == ("2026-10-20", ["year_before"])
    said = stats(sqqf, period="2026-11")
    assert "On record from 2026-10-20 on" in said
    assert all(line.split()[3] == "—" for line in said.splitlines() if line.startswith("  Received "))
    earlier = sqqf.json("report", "stats", "--period", "2026-10")
    assert earlier["unknown"] == ["before", "year_before"]
    later = sqqf.json("report", "stats", "--period", "2026-12", today="2026-12-31")
    assert later["unknown"] == ["year_before"]
    year = sqqf.json("report", "stats", "--period", "2027", today="2027-12-31")
    assert (year["period_year_before"], year["year_before"], year["unknown"]) == (None, None, [])


def test_the_same_period_of_the_year_before_stands_beside_the_one_before(sqqf: Sqqf) -> None:
    old = CASE.format(unit="某局", officer="李某").replace("2026-11-16", "2025-11-17")
    sqqf.given(*DESK, f"{old} --no 阳容〔2025〕1号")
    found = sqqf.json("report", "stats", "--period", "2026-11")
    counts = [found[when]["tolerance"]["received"]["cases"] for when in ("figures", "before", "year_before")]
    assert counts[1:] == [1, 1]
    line = next(line for line in stats(sqqf).splitlines() if line.startswith("  Received "))
    assert line.split()[1:4] == [str(counts[0]), f"+{counts[0] - 1}", f"+{counts[0] - 1}"]


def test_the_figures_as_a_paper_in_the_official_form(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    sqqf.env["SQQF_LANG"] = "zh"
    stats(sqqf, "--output", "统计.docx")
    said = text_of(sqqf.folder / "统计.docx")
    group = sqqf.json("group", "show")["group"]
    assert said.startswith(f"{group}2026年11月统计\n")
    assert "一、主要数字" in said
    assert " | 件 | 环比 | 同比 | 人次 | 环比 | 同比 | 单位 | 环比 | 同比" in said
    assert "台账记录始于2026年10月20日；此前情况不明，不以零计。" in said
    assert said.endswith(f"{group}\n2026年11月23日")
    stats(sqqf, "--output", "统计.docx")
    (sqqf.folder / "别的.docx").write_bytes(b"PK")
    assert sqqf("report", "stats", "--output", "别的.docx").code == 2


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_what_users_typed_stays_text(city: Sqqf, form: str) -> None:
    said = stats(hostile(city), "--format", form)
    assert "\x1b" not in said
    assert "␛[31m" in said.replace("\\", "")
    if form == "html":
        assert "<script" not in said
        assert Page(said).faults == []
        assert "&lt;script&gt;" in said
    if form == "md":
        assert r"\|\*\*\`" in said
        assert "<script" not in said.replace(r"\<", "")


def test_the_workbook_has_numbers_as_numbers_and_text_as_text(city: Sqqf) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    answer = hostile(city)(
        "report", "stats", "--period", "2026-11", "--format", "xlsx", "--output", "统计.xlsx"
    )
    assert (answer.code, answer.out) == (0, ""), answer.err
    content = (city.folder / "统计.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}, "no formula, no error"
    assert not any(cell.hyperlink for cell in cells)
    assert FORMULA in [cell.value for cell in cells]
    assert "-2+3" in [cell.value for cell in cells]
    assert [sheet.title for sheet in book] == ["Overview", "Limits", "Leads"]
    texts = [row[0].value for row in book["Overview"].iter_rows()]
    titles = ["Key figures", "Cases and persons", "By channel", "By unit", "By officer"]
    assert [text for text in texts if text in titles] == titles, "one below the other"
    first = {row[0].value: row[1:] for row in book["Overview"].iter_rows() if row[0].value}
    assert [cell.value for cell in first["Received"]] == [2, "—", "—", 2, "—", "—", 0, "—", "—"]
    assert [cell.number_format for cell in first["Received"]][:1] == ["#,##0"]
    assert city.json("verify")["head"] in str([cell.value for cell in cells])


def test_a_rate_in_the_workbook_is_a_percentage(sqqf: Sqqf) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    stats(sqqf.given(*DESK), "--format", "xlsx", "--output", "统计.xlsx", period="2026")
    book = openpyxl.load_workbook(sqqf.folder / "统计.xlsx")
    rates = [row[4] for row in book["Limits"].iter_rows() if isinstance(row[1].value, int)]
    assert rates
    assert all(cell.number_format == "0.0%" for cell in rates if cell.value != "—")


def test_the_workbook_has_few_sheets_with_short_names(sqqf: Sqqf) -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    sqqf.given(*DESK)
    put(sqqf, {"group": "某县", "period": "2026", "figures": {"tolerance": {"received": 4}}})
    sqqf.ok("report", "import", "x.json")
    stats(sqqf, "--format", "xlsx", "--output", "统计.xlsx", period="2026")
    book = openpyxl.load_workbook(sqqf.folder / "统计.xlsx")
    assert book.sheetnames == ["Overview", "Limits", "Leads", "Counties"]
    for sheet in book:
        assert sheet["A1"].value.endswith("the year 2026"), "each says whose figures of what they are"


# ── what is refused ──


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--period", "2026/11"), 2, "2026Q3"),
        (("--period", "2027"), 1, "2027"),
        (("--format", "pdf"), 2, "xlsx"),
        (("--format", "xlsx"), 2, "--output"),
        (("--output", "."), 2, "can't write"),
    ],
)
def test_what_cant_be_made(city: Sqqf, options: tuple[str, ...], code: int, said: str) -> None:
    answer = city("report", "stats", *options)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


# ── from county to city ──


def test_a_county_hands_up_and_the_city_adds_up(county: Sqqf) -> None:
    county.ok(*CASE.format(unit="某县住建局", officer="李某").split())
    stats(county, "--format", "json", "--output", "某县统计.json")
    refused = county("report", "import", "某县统计.json")
    assert (refused.code, refused.out) == (1, "")
    county.ledger.unlink()
    county.ok("init", "--group", "某市容错调查工作小组", "--level", "city")
    done = county.json("report", "import", "某县统计.json")
    assert (done["id"], done["by"], done["complete"], done["already_there"]) == (
        "S2026-1",
        "file",
        False,
        False,
    )
    assert done["figures"]["received"] == 1
    again = county("report", "import", "某县统计.json")
    assert (again.code, "nothing changes" in again.err) == (0, True)
    assert county.json("report", "import", "某县统计.json")["already_there"] is True
    found = county.json("report", "stats", "--period", "2026-11")
    assert found["total"]["figures"]["received"] == 1
    assert "(up to 2026-11-23 only)" in stats(county)
    assert county("verify").code == 0
    assert county("case", "list", "--as-of", "2100-01-01").code == 0


def test_by_hand_and_who_is_missing(city: Sqqf) -> None:
    put(city, {"group": HOSTILE, "period": "2026-10", "figures": {"tolerance": {"received": 4}}})
    city.ok("report", "import", "x.json", "--received", "2026-11-09")
    page = stats(city, "--format", "html")
    assert Page(page).faults == []
    assert "<script" not in page
    assert "No figures from: " in stats(city)
    [line] = city.json("report", "stats", "--period", "2026-11")["counties"]
    assert (line["figures"], line["before"]["received"]) == (None, 4)
    put(city, {"group": HOSTILE, "period": "2026-10", "figures": {"tolerance": {"received": 5}}})
    answer = city("report", "import", "x.json")
    assert (answer.code, answer.out, "--again" in answer.err) == (1, "", True)
    assert city.json("report", "import", "x.json", "--again", "漏报")["again"] == "漏报"
    put(city, {"group": "某县", "period": "2026-10", "figures": {"tolerance": {"received": -5}}})
    answer = city("report", "import", "x.json")
    assert (answer.code, answer.out, "received" in answer.err) == (2, "", True)
    assert city("report", "import").code == 2


def put(sqqf: Sqqf, content: Any) -> None:
    (sqqf.folder / "x.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_word_of_ones_own_is_refused_with_the_fields_that_there_are(city: Sqqf) -> None:
    put(city, {"group": "某县", "period": "2026-10", "figures": {"tolerance": {"受理": 1, "\x1b[31m": 2}}})
    answer = city("report", "import", "x.json")
    assert (answer.code, answer.out) == (2, "")
    assert "figures.tolerance.受理" in answer.err
    assert "accepted" in answer.err
    assert "sqqf report stats --format json" in answer.err
    assert "\x1b" not in answer.err
    impossible = {"decided": 1, "by_outcome": {"exempted": 2}}
    put(city, {"group": "某县", "period": "2026-10", "figures": {"tolerance": impossible}})
    answer = city("report", "import", "x.json")
    assert (answer.code, "figures.tolerance.by_outcome" in answer.err) == (2, True)
    assert city.json("report", "stats")["counties"] == [], "nothing was taken in"


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_closed_cases_taken_over_without_a_day_are_told(city: Sqqf, form: str) -> None:
    lines = [
        "编号,收件时间,当事人,当事人单位,状态,结论,办结时间",
        "阳容〔2026〕1号,2026-03-02,陈某,某局,已办结,免责,",
        "阳容〔2026〕2号,2026-03-03,李某,某局,已办结,免责,2026-05-06",
    ]
    (city.folder / "台账.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    city.ok("import", "台账.csv")
    said = stats(city, "--format", form, period="2026")
    # Of the decision, of the end; the page says each once more, for who hears it read.
    assert said.count("Taken over, day of") == (4 if form == "html" else 2)
    assert "on an unknown day" in said
    found = city.json("report", "stats", "--period", "2026")["figures"]["tolerance"]
    flows = ("received", "closed", "undated_end", "open_at_end")
    assert [found[name]["cases"] for name in flows] == [2, 1, 1, 0]
