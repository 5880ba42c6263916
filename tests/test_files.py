"""Files are written whole or not at all, for their owner alone, and never over what somebody else put there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sqqf.procedure.errors import BadInput
from sqqf.store import files


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert files.free_name(tmp_path, "受理/阳容受〔2026〕3号", ".docx").name == "受理_阳容受〔2026〕3号.docx"
    for wanted in ("a.json", "a-2.json", "a-3.json"):
        path = files.free_name(tmp_path, "a", ".json")
        assert path.name == wanted
        files.write_new(path, b"{}")
        assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600


def test_a_new_file_takes_nobodys_place(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to(tmp_path / "gone")
    for taken in (path, link):
        with pytest.raises(BadInput, match="already_there"):
            files.write_new(taken, b"new")
    assert (path.read_bytes(), link.exists()) == (b"old", False)


def test_where_the_act_fails_its_file_goes_too(tmp_path: Path) -> None:
    def refused() -> None:
        with files.written_with_act() as write:
            write(tmp_path / "a", b"new")
            raise KeyError

    with pytest.raises(KeyError):
        refused()
    assert list(tmp_path.iterdir()) == []


def test_what_appears_whole_takes_a_links_place_and_not_what_it_leads_to(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept", tmp_path / "link"
    kept.write_bytes(b"old")
    link.symlink_to(kept)
    files.write_whole(link, b"new")
    assert (kept.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"old", b"new", False)
    assert sorted(tmp_path.iterdir()) == [kept, link]


def test_what_cant_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(draft: Path) -> None:
        draft.write_bytes(b"half")
        raise OSError

    with pytest.raises(BadInput, match="cannot_write"):
        files.replace(path, fail, lambda _old: True)
    with pytest.raises(BadInput, match="file_exists"):
        files.replace(path, fail, lambda _old: False)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
