"""Files on record found again by their hash, wherever they lie now; and the folder of those that are kept.

The ledger knows no places: a file is looked for beside the ledger, below that folder, and where one says.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.filed import Filed, filed_by
from sqqf.store import files
from sqqf.store.incoming import MOST_ATTACHED, described, pieces
from sqqf.store.index.reading import pages
from sqqf.store.ledger.journal import ACT_COLUMNS, act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.verify import Problem


def kept_folder(ledger: Path) -> Path:
    """Where the copies lie that ``attach --keep`` made, each named by its hash."""
    return ledger.with_name(f"{ledger.name}.files")


@contextmanager
def kept(ledger: Path, path: Path, sha256: str) -> Iterator[Path]:
    """A copy of a file under its hash, for its owner alone; gone again where what is done with it fails.

    Raises BadInput where the file isn't the one with that hash any more.
    """
    folder = kept_folder(ledger)
    files.make_folder(folder)
    place = folder / sha256
    new = not place.is_file()
    if new:
        files.make_new(place, lambda draft: copy(path, sha256, draft))
    try:
        yield place
    except BaseException:
        if new:
            place.unlink(missing_ok=True)
        raise


def copy(path: Path, sha256: str, to: Path) -> None:
    """Copy a file. Raises BadInput where it isn't the one with that hash any more."""
    with to.open("wb") as file:
        for piece in pieces(path, sha256):
            file.write(piece)


class Found(NamedTuple):
    """Where files on record lie now."""

    places: Mapping[str, Path]
    """By hash."""
    renamed: frozenset[str]
    """The names under which something lies there that isn't any file on record."""


def find(wanted: Iterable[Filed], folders: Sequence[Path]) -> Found:
    """Look for files in these folders and all below them; only those of the right size are read.

    Raises BadInput for a folder that isn't there.
    """
    sizes: dict[int, set[str]] = {}
    names = set()
    for one in wanted:
        sizes.setdefault(one.size, set()).add(one.sha256)
        names.add(one.name)
    places: dict[str, Path] = {}
    others = set()
    for path in _below(folders):
        try:
            size = path.lstat().st_size
            sha256 = described(path, MOST_ATTACHED)["sha256"] if size in sizes else None
        except (OSError, BadInput):  # gone meanwhile, or nobody may read it
            continue
        if sha256 in sizes.get(size, ()):
            places.setdefault(str(sha256), path)
        elif path.name in names:
            others.add(path.name)
    return Found(places, frozenset(others))


def file_problems(ledger: Ledger, path: Path, folders: Sequence[Path]) -> list[Problem]:
    """The papers and attachments on record that have changed, or aren't found.

    One has changed where nothing has its hash, and something else there has its name.
    """
    numbers = dict(ledger.connection.execute("SELECT id, no FROM dossiers").fetchall())
    marks = "instr(body, '\"sha256\"') AND instr(body, '\"size\"')"
    of_files = f"case_id IS NOT NULL AND {marks}"
    query = f"SELECT {ACT_COLUMNS} FROM acts WHERE {of_files} AND seq > ? ORDER BY seq LIMIT ?"
    acts = [act_from(row) for row in pages(ledger.connection, query, (), (0,))]
    filed = [(act.case, one) for act in acts for one in filed_by([act])]
    kept = kept_folder(path)
    found = find([one for _, one in filed], [*folders, *([kept] if kept.is_dir() else [])])
    return [
        Problem(
            one.seq,
            numbers.get(case),
            "file_changed" if one.name in found.renamed else "file_missing",
            one.name,
        )
        for case, one in filed
        if one.sha256 not in found.places
    ]


def _below(folders: Sequence[Path]) -> Iterable[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise BadInput("no_such_file", path=str(folder))
        for root, inner, names in os.walk(folder):
            inner.sort()
            yield from (path for path in map(Path(root).joinpath, sorted(names)) if not path.is_symlink())
