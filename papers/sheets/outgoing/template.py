"""A blank ledger to be kept in Excel or WPS and taken over later: columns, choices, an example."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.papers.office import load
from sqqf.papers.sheets.column import Column
from sqqf.papers.sheets.columns import TRACKS
from sqqf.papers.sheets.incoming.vocabulary import EXAMPLE

LAST = 500
"""The row down to which choices are offered and dates are formatted."""
_KEYS: Mapping[str, tuple[str, ...]] = {
    "tolerance": (
        *(
            "no",
            "state",
            "channel",
            "applicant",
            "parties",
            "party_units",
            "party_posts",
            "matter",
            "officer",
        ),
        *("received_on", "accepted_on", "declined_on", "notified_on", "investigation_due_on", "concluded_on"),
        *("deliberated_on", "approved_on", "decided_on", "outcomes", "filed_on", "closed_on"),
    ),
    "inaction": (
        *("no", "state", "source", "area", "unit", "persons", "posts", "text", "officer", "received_on"),
        *("verified_on", "disposed_on", "measures", "unfounded_on", "closed_on"),
    ),
}
"""The columns that a ledger needs; an export has others, too."""
_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "tolerance": {
        "applicant": "某县住建局",
        "parties": "陈某",
        "party_units": "某县住建局",
        "party_posts": "局长",
        "matter": "老旧小区改造中变更施工方案",
        "officer": "李某",
        "received_on": "2026-11-02",
        "accepted_on": "2026-11-09",
        "notified_on": "2026-11-10",
    },
    "inaction": {
        "unit": "某县某局",
        "persons": "王某",
        "posts": "科长",
        "text": "项目审批久拖不决",
        "officer": "李某",
        "received_on": "2026-11-02",
    },
}
_WIDE = {"date": 14, "matter": 36, "text": 36}


class Choice(NamedTuple):
    """What may be chosen in a column: the words, and the one of the example."""

    words: Sequence[str]
    example: str


def coded(track: str) -> list[Column]:
    """The columns of the blank sheet that have a list to choose from."""
    return [column for column in columns(track) if column.section]


def columns(track: str) -> list[Column]:
    """The columns of the blank sheet, in their order."""
    known = {column.key: column for column in TRACKS[track].columns}
    return [known[key] for key in _KEYS[track]]


def workbook(choices: Mapping[str, Mapping[str, Choice]], lang: str) -> bytes:
    """The file: a sheet for each track, and one that doesn't show with the choices, by track and column.

    Raises BadInput where openpyxl isn't installed.
    """
    book = load("openpyxl").Workbook()
    book.remove(book.active)
    pages = {
        track: book.create_sheet(TRACKS[track].en if lang == "en" else TRACKS[track].zh) for track in choices
    }
    lists = book.create_sheet("lists")
    lists.sheet_state = "hidden"
    for track, page in pages.items():
        _fill(page, track, lang, choices[track], lists)
    book.properties.creator = "sqqf"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Any, track: str, lang: str, choices: Mapping[str, Choice], lists: Any) -> None:
    styles = load("openpyxl.styles")
    for at, column in enumerate(columns(track), start=1):
        head = page.cell(1, at, column.en if lang == "en" else column.zh)
        head.font, head.fill = styles.Font(bold=True), styles.PatternFill("solid", fgColor="D9D9D9")
        choice = choices.get(column.key)
        example = page.cell(2, at, choice.example if choice else _EXAMPLES[track].get(column.key))
        example.font = styles.Font(italic=True, color="808080")
        letter = head.column_letter
        page.column_dimensions[letter].width = _WIDE.get(column.key) or _WIDE.get(column.kind) or 18
        if choice:
            _offer(page, f"{letter}2:{letter}{LAST}", choice.words, lists)
        if column.kind == "date":
            for row in range(2, LAST + 1):
                page.cell(row, at).number_format = "yyyy-mm-dd"
    page.cell(2, 1, EXAMPLE)
    page.freeze_panes = "B2"


def _offer(page: Any, cells: str, words: Sequence[str], lists: Any) -> None:
    """The words as a list to choose from; others may be typed: the import says what it doesn't know."""
    at = lists.max_column + 1 if lists.cell(1, 1).value else 1
    for row, word in enumerate(words, start=1):
        lists.cell(row, at, word)
    letter = lists.cell(1, at).column_letter
    rule = load("openpyxl.worksheet.datavalidation").DataValidation(
        type="list",
        formula1=f"lists!${letter}$1:${letter}${len(words)}",
        allow_blank=True,
        showErrorMessage=False,
    )
    page.add_data_validation(rule)
    rule.add(cells)
