"""The morning's report: its forms, its filters, and that it keeps quiet on a rest day."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.test_cli_documents import DESK

if TYPE_CHECKING:
    from tests.conftest import Sqqf

VOID = ("meta", "br", "link", "img", "hr", "input")
REACHING_OUT = ("src", "href", "action", "data", "poster", "background", "srcset")


class Page(HTMLParser):
    """Reads a page; what isn't well-formed, or reaches outside, is among the faults."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.rows: list[list[str]] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> isn't closed" for tag in self.open]
        self.faults += [word for word in ("@import", "url(", "<script") if word in text]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults += [f"{name}={value}" for name, value in attrs if name in REACHING_OUT]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> in {self.open}")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["td"]:
            self.rows[-1][-1] += data


FORMS = {
    "text": "阳容〔2026〕4号  丁某  acceptance limit 二(三)2  2026-11-16  overdue by 7 days (5 working days)",
    "md": "| 阳容〔2026〕4号 | 丁某 | acceptance limit 二(三)2 | 2026-11-16 | overdue by 7 days (5 working days) |",
    "html": (
        '<td class="one" data-of="case">阳容〔2026〕4号</td><td data-of="party">丁某</td>'
        '<td data-of="limit">acceptance limit 二(三)2</td><td class="one" data-of="due">2026-11-16</td>'
    ),
    "json": '"case": "阳容〔2026〕4号"',
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_on_stdout_and_the_same_in_a_file(sqqf: Sqqf, form: str) -> None:
    sqqf.given(*DESK)
    said = sqqf.ok("report", "daily", "--format", form)
    assert FORMS[form] in said
    head = sqqf.json("verify")["head"]
    assert head in said
    written = sqqf("report", "daily", "--format", form, "--output", "日报")
    assert (written.code, written.out) == (0, "")
    assert "日报" in written.err
    assert (sqqf.folder / "日报").read_text(encoding="utf-8") == said
    assert sqqf("verify", "--head", head).code == 0, "a report is no act"


def test_json_is_a_form_too(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    assert sqqf.ok("report", "daily", "--json") == sqqf.ok("report", "daily", "--format", "json")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_whole_and_reaches_nowhere(sqqf: Sqqf, lang: str) -> None:
    sqqf.env["SQQF_LANG"] = lang
    page = sqqf.given(*DESK).ok("report", "daily", "--format", "html")
    assert page.startswith("<!doctype html>")
    read = Page(page)
    assert read.faults == []
    cases = [row[0] for row in read.rows if row]
    assert cases == [f"阳容〔2026〕{serial}号" for serial in (4, 3, 2, 5, 6)]
    assert 'charset="utf-8"' in page
    assert f'<html lang="{"zh-CN" if lang == "zh" else "en"}">' in page


def test_of_one_officer_only(sqqf: Sqqf) -> None:
    report = sqqf.given(*DESK).json("report", "daily", "--officer", "王某")
    assert report["officer"] == "王某"
    assert report["overdue"] == report["due_today"] == report["provisional"] == []
    assert [line["case"] for line in report["due_soon"]] == ["阳容〔2026〕2号"]
    assert [case["case"] for case in report["waiting"]] == ["阳容〔2026〕6号"]
    assert report["counts"] == {
        "overdue": 0, "due_today": 0, "due_soon": 1, "on_track": 0, "provisional": 0, "waiting": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("today", "speaks"),
    [
        ("2026-11-23", True),
        ("2026-11-22", False),  # Sunday
        ("2026-10-01", False),  # a holiday on a Thursday
        ("2026-10-10", True),  # a Saturday worked to make up for it
    ],
)
def test_it_says_nothing_on_a_rest_day(city: Sqqf, today: str, speaks: bool) -> None:
    output = ("--output", "day.html", "--format", "html")
    answer = city("report", "daily", "--skip-rest-days", today=today)
    assert (answer.code, bool(answer.out), answer.err) == (0, speaks, "")
    assert city("report", "daily", "--skip-rest-days", *output, today=today).code == 0
    assert (city.folder / "day.html").exists() == speaks
    if not speaks:
        assert today in city.ok("report", "daily", today=today), "asked for outright, it is there"


@pytest.mark.parametrize("name", ["日报.html", "日报.HTM", "日报.md", "日报.txt", "日报.json", "日报"])
def test_the_form_is_what_the_files_name_says_and_tomorrows_takes_its_place(city: Sqqf, name: str) -> None:
    begins = {".html": "<!doctype", ".htm": "<!doctype", ".json": "{"}
    begin = begins.get(Path(name).suffix.casefold(), "")
    for today in ("2026-11-23", "2026-11-24"):
        city.ok("report", "daily", "--output", name, today=today)
        said = (city.folder / name).read_text(encoding="utf-8")
        assert said.startswith(begin)
        assert today in said


def test_a_report_is_written_over_nothing_but_a_report(city: Sqqf) -> None:
    before = city.ledger.read_bytes()
    city.ledger.rename(city.folder / "a.txt")
    mine = (city.folder / "mine.html", city.folder / "mine.json", city.folder / "mine.md")
    for path in mine:
        path.write_text("我的", encoding="utf-8")
    for name in ("a.txt", *(path.name for path in mine)):
        answer = city("--ledger", "a.txt", "report", "daily", "--output", name)
        assert (answer.code, answer.out) == (2, "")
        assert "isn't a report of this form" in answer.err
    assert (city.folder / "a.txt").read_bytes() == before
    assert [path.read_text(encoding="utf-8") for path in mine] == ["我的"] * 3


def test_a_report_is_not_written_over_a_folder(city: Sqqf) -> None:
    (city.folder / "reports").mkdir()
    answer = city("report", "daily", "--format", "html", "--output", "reports")
    assert (answer.code, answer.out) == (2, "")


def test_a_page_fetches_and_runs_nothing(city: Sqqf) -> None:
    page = city.ok("report", "daily", "--format", "html")
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    rules = ["default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'"]
    assert policy.split("; ") == rules
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert not re.search(r"<script|\sstyle=|\son\w+=|javascript:|<link|<img|@import|url\(", page)
