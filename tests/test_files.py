"""Files are written whole or not at all, for their owner alone, and never over what somebody else put there."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
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


@pytest.mark.parametrize("kind", ["link", "link to nothing", "fifo", "device", "folder", "socket"])
def test_nothing_but_a_file_is_replaced(tmp_path: Path, kind: str) -> None:
    kept, place = tmp_path / "kept", tmp_path / "place"
    kept.write_bytes(b"old")
    _stand(kind, place, kept)
    before = os.lstat(place)
    for write in (files.write_whole, files.write_new):
        with pytest.raises(BadInput):
            write(place, b"new")
    after = os.lstat(place)
    assert (after.st_ino, after.st_mode, kept.read_bytes()) == (before.st_ino, before.st_mode, b"old")
    assert sorted(tmp_path.iterdir()) == [kept, place]


def _stand(kind: str, place: Path, kept: Path) -> None:
    if kind.startswith("link"):
        place.symlink_to(kept if kind == "link" else kept.with_name("gone"))
    elif kind == "folder":
        place.mkdir()
    elif os.name == "nt":
        pytest.skip("not on Windows")
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(os.path.relpath(place))  # so long a name isn't possible
    else:
        try:
            os.mknod(place, stat.S_IFCHR | 0o600, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only root makes devices")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777], ids=oct)
def test_whatever_the_umask_only_the_owner_reads_it(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        files.make_folder(tmp_path / "a/b")
        files.write_new(tmp_path / "a/b/new", b"")
        files.write_whole(tmp_path / "a/b/whole", b"")
    finally:
        os.umask(before)
    modes = {str(path.relative_to(tmp_path)): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o700, "a/b": 0o700, "a/b/new": 0o600, "a/b/whole": 0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize(("mode", "trusted"), [(0o777, False), (0o1777, True), (0o775, True), (0o702, False)])
def test_a_folder_where_everybody_renames_gets_no_file(tmp_path: Path, mode: int, trusted: bool) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)
    if trusted:
        files.write_new(folder / "a", b"")
    else:
        with pytest.raises(BadInput, match="folder_open_to_all"):
            files.write_new(folder / "a", b"")
    assert [path.name for path in folder.iterdir()] == ["a"] * trusted


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives a link to somebody else")
@pytest.mark.parametrize(("owner", "trusted"), [(0, True), (65534, False)])
def test_no_file_is_written_behind_the_link_of_another(tmp_path: Path, owner: int, *, trusted: bool) -> None:
    (tmp_path / "kept/in").mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to("kept")
    os.lchown(link, owner, owner)
    for write in (files.write_new, files.write_whole):
        if trusted:
            write(link / "in" / write.__name__, b"")
        else:
            with pytest.raises(BadInput, match="link_of_another"):
                write(link / "in" / write.__name__, b"")
    assert len([*(tmp_path / "kept/in").iterdir()]) == 2 * trusted


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


DRAFT, WITH_AN_ACT = ".sqqf-draft-" + "0a" * 16, ".sqqf-" + "0a" * 16


@pytest.mark.skipif(os.name == "nt", reason="no locks on folders there")
@pytest.mark.parametrize("write", [files.write_new, files.write_whole])
def test_what_a_killed_program_left_is_swept_where_nobody_writes(
    tmp_path: Path, write: Callable[[Path, bytes], object]
) -> None:
    import fcntl

    for name in (DRAFT, WITH_AN_ACT, f"{DRAFT}.txt"):
        (tmp_path / name).touch()
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_SH)
    write(tmp_path / "a", b"")
    assert (tmp_path / DRAFT).exists()
    os.close(other)
    write(tmp_path / "b", b"")
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b", WITH_AN_ACT, f"{DRAFT}.txt"}
