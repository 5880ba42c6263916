"""Files that are broken, hostile, empty or no ledger: read or refused, never more."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.papers.sheets.incoming import entry_in, probe, unpacked
from sqqf.procedure.errors import BadInput
from tests.sheets import (
    HEADER,
    NOTED,
    ROW,
    SHEET1,
    STRINGS,
    as_csv,
    changed,
    entries,
    lines,
    read,
    refused,
    sharing,
    workbook,
)

SHEETS = Path(__file__).parent / "ledgers"


def declared(data: bytes) -> bytes:
    return re.sub(rb"^(<\?xml[^>]*\?>)?\s*", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', data)


@pytest.mark.parametrize("part", [SHEET1, "xl/workbook.xml", "xl/styles.xml", STRINGS, "_rels/.rels"])
def test_what_a_workbook_declares_comes_to_nothing(tmp_path: Path, part: str) -> None:
    path = sharing(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW]))
    assert entries(changed(path, part, declared)) == [NOTED]
    meant = changed(path, STRINGS, lambda data: declared(data).replace("李某".encode(), b"&b;"))
    (line,) = lines(meant)
    assert "aaaa" not in str(line)


@pytest.mark.parametrize("part", [SHEET1, "xl/workbook.xml", STRINGS])
@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"</", b"<"),
        lambda data: data[:200] + b"\xff" + data[200:],
        lambda _: b"",
        lambda _: b"<html></html>",
    ],
)
def test_a_part_that_is_broken(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    path = sharing(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW]))
    assert refused(changed(path, part, change)) in ("not_a_sheet", "no_headers", "empty_file")


@given(at=st.integers(0, 10_000), byte=st.binary(min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_with_some_bytes_changed_is_read_or_refused(tmp_path: Path, at: int, byte: bytes) -> None:
    path = tmp_path / "a.xlsx"
    if not path.exists():
        workbook(path, a=[HEADER, ROW])
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at : at + len(byte)] = byte
    (tmp_path / "b.xlsx").write_bytes(bytes(data))
    try:
        read(tmp_path / "b.xlsx")
    except BadInput:
        return


@given(data=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    for begin in (b"", b"PK\3\4", "编号,当事人\n".encode()):
        path.write_bytes(begin + data)
        try:
            read(path)
        except BadInput:
            continue


@pytest.mark.parametrize("size", [0, 1, 2, 10, 100])
def test_a_workbook_cut_off(tmp_path: Path, size: int) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * size // 101])
    assert refused(path) == ("not_a_sheet" if size else "empty_file")


def test_a_workbook_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the sizes of its parts, which are looked at before it is opened."""
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    blank = b" " * (unpacked.SHARPEST * 200_000)
    assert refused(changed(path, SHEET1, lambda data: data + blank)) == "not_a_sheet"
    monkeypatch.setattr(unpacked, "LARGEST", 2000)
    assert refused(path) == "not_a_sheet"


def test_a_part_larger_than_it_says(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, *[ROW] * 500])
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET1).file_size
    data = path.read_bytes()
    path.write_bytes(data.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little")))
    assert refused(path) == "not_a_sheet"


GIANTS: dict[str, str] = {
    "one cell in the last row and column": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "one in the last column, one far below": '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", GIANTS.values(), ids=list(GIANTS))
@pytest.mark.skipif(os.name == "nt", reason="there memory can't be limited")
def test_a_sheet_that_would_fill_the_memory_once_it_is_open(tmp_path: Path, rows: str) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])
    far = changed(path, SHEET1, lambda data: data.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))
    assert refused(far) == "not_a_sheet"


def test_a_file_over_which_the_library_falls(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It takes its process with it; that one is another, and says nothing."""
    path = tmp_path / "a.xls"
    data = bytearray((SHEETS / "old.xls").read_bytes())
    at = data.index(b"\0\2\x0e\0", 512)  # how many rows the sheet says it has
    data[at + 11] = 0xFF
    path.write_bytes(data)
    assert refused(path) == "not_a_sheet"
    assert capfd.readouterr() == ("", "")


def test_a_file_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "SECONDS", 0)
    assert refused(workbook(tmp_path / "a.xlsx", a=[HEADER, ROW])) == "not_a_sheet"


@pytest.mark.parametrize(
    ("says", "code"), [(b"", "not_a_sheet"), ("EncryptedPackage".encode("utf-16-le"), "locked_workbook")]
)
def test_a_workbook_of_the_old_form_that_is_broken_or_has_a_password(
    tmp_path: Path, says: bytes, code: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000) + says + bytes(100))
    assert refused(path) == code


def test_a_zip_file_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    assert refused(path) == "not_a_sheet"


@pytest.mark.parametrize("data", [b"<html><table></table></html>", "编号\n1\n".encode(), b"\0\1\2" * 99])
def test_a_file_without_headers(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert refused(path) == "no_headers"


NO_WORKBOOK: dict[str, tuple[str, bytes, str]] = {
    "a text": ("a.xlsx", "这是一段文字\n没有表格\n".encode(), "not_a_sheet"),
    "a page of the web": ("a.xls", b"<html><table></table></html>", "not_a_sheet"),
    "a picture": ("a.XLSX", b"\x89PNG\r\n\x1a\n\xff\xfe\0\1", "not_a_sheet"),
    "nothing": ("a.xlsx", b"", "empty_file"),
    "nothing, in a csv": ("a.csv", b"", "empty_file"),
    "blank lines": ("a.csv", b"\n\n,,\n", "empty_file"),
    "a text that says it is one": ("a.csv", "这是一段文字\n".encode(), "no_headers"),
}


@pytest.mark.parametrize(("name", "data", "code"), NO_WORKBOOK.values(), ids=list(NO_WORKBOOK))
def test_a_file_that_is_no_workbook_or_empty_is_called_so(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refused(path) == code


def test_a_workbook_without_a_filled_cell_is_empty(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", a=[], b=[[" "]])) == "empty_file"


def test_a_ledger_saved_as_text_under_the_name_of_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text(as_csv([HEADER, ROW]), "utf-8")
    assert entries(path) == [NOTED]


@pytest.mark.parametrize("name", ["nowhere.xlsx", ".", "a\0b"])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == "no_such_file"


def test_a_sheet_as_wide_as_can_be(tmp_path: Path) -> None:
    wide = [*HEADER, *[None] * (16_384 - len(HEADER) - 1), "末"]
    path = workbook(tmp_path / "a.xlsx", a=[wide, ROW])
    assert entries(path) == [NOTED]


def test_a_sheet_of_giant_cells_ends_at_so_many_characters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_in, "MOST_SAID", 500_000)  # 400 times as much would take a minute
    rows = [[*ROW[:-1], "".join(chr(0x4E00 + n * at % 20_000) for n in range(30_000))] for at in range(1, 20)]
    assert refused(workbook(tmp_path / "a.xlsx", a=[HEADER, *rows])) == "sheet_too_long"


def test_a_cell_longer_than_any_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(as_csv([HEADER, [*ROW[:3], "名" * 130_000, *ROW[4:]]]), encoding="utf-8")
    [(_, [line])] = read(path)
    assert not line.faults
    found = workbook(tmp_path / "b.xlsx", a=[HEADER, [*ROW[:3], "NAME", *ROW[4:]]])
    [(_, [line])] = read(changed(found, SHEET1, lambda data: data.replace(b"NAME", b"NAME" * 35_000)))
    assert [fault.code for fault in line.faults] == ["too_long"]
