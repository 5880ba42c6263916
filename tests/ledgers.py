"""Office ledgers written as text (see ``ledgers/README.md``), made into the files that an office has."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

FOLDER = Path(__file__).parent / "ledgers"


class Ledger(NamedTuple):
    """A ledger: how it is written, and what comes of it."""

    name: str
    told: dict[str, list[str]]
    """What follows its name: merged cells, hidden rows, the level."""
    lines: list[str]
    map: str
    """The map that is filled in for it; "" for none."""
    comes: list[tuple[str, str, str]]
    """The cases or leads: number, state, whom."""
    says: list[str]
    """What is said of them, too."""


@cache
def ledgers() -> tuple[Ledger, ...]:
    text = (FOLDER / "ledgers.txt").read_text(encoding="utf-8")
    return tuple(_read(part.strip("\n").split("\n")) for part in re.split(r"^== ", text, flags=re.M)[1:])


def _read(lines: list[str]) -> Ledger:
    name, *told = re.split(r"(?<=\.xlsx|.\.csv) ", lines[0])
    words = told[0].split() if told else []
    options: dict[str, list[str]] = {}
    for word in words:
        if word in ("merged", "hidden", "level"):
            current = options.setdefault(word, [])
        else:
            current.append(word)
    comes = [line[3:] for line in lines if line.startswith(">> ")]
    cases = [tuple(part.strip() for part in one.split(" | ")) for one in comes if one[0] != "+"]
    return Ledger(
        name.strip(),
        options,
        [line for line in lines[1:] if line.strip() and line[:3] not in (">> ", ":: ")],
        "\n".join(line[3:] for line in lines if line.startswith(":: ")),
        [(no, state, whom) for no, state, whom in cases],
        [one[2:] for one in comes if one[0] == "+"],
    )


def write(ledger: Ledger, folder: Path) -> Path:
    """The ledger as a file of its name."""
    path = folder / ledger.name
    if path.suffix == ".csv":
        path.write_text("\n".join(ledger.lines) + "\n", encoding="gb18030")
        return path
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = path.stem[:20]
    first = True
    for line in ledger.lines:
        if line.startswith("-- "):
            page = page if first else book.create_sheet()
            page.title = line[3:].strip("（）")
            page.sheet_state = "hidden" if line.startswith("-- （") else "visible"
        else:
            _row(page, line.split("|"))
        first = False
    page = book.worksheets[0]
    for cells in ledger.told.get("merged", ()):
        page.merge_cells(cells)
    for row in ledger.told.get("hidden", ()):
        page.row_dimensions[int(row)].hidden = True
    book.save(path)
    return path


def _row(page: Any, cells: list[str]) -> None:
    page.append([None])  # a row of its own, however little stands in it
    row = page._current_row  # the one that was appended last
    for at, told in enumerate((cell.strip().replace("⏎", "\n") for cell in cells), start=1):
        if not told:
            continue
        cell = page.cell(row, at)
        if found := re.fullmatch(r"\{(\S+?)(?: (.*))?\}", told):
            cell.value = int(found[1]) if found[2] else date.fromisoformat(found[1])
            cell.number_format = found[2] or "yyyy-mm-dd"
        else:
            cell.value = told
