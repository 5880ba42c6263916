"""Whatever is read is a regular file within a stated size: a device, a pipe, a folder, a giant end with 2, at once."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.procedure.errors import BadInput
from sqqf.store import incoming
from tests.conftest import CASE, CITY, COUNTY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sqqf

pytestmark = [
    pytest.mark.timeout(60),
    pytest.mark.skipif(os.name == "nt", reason="neither devices nor FIFOs by name"),
]

READING = {
    "rules": ((), "init --group 某组 --level city --profile {}"),
    "rules checked": ((), "rules check {}"),
    "rules compared": ((), "rules diff shipped {}"),
    "rules adopted": ((CITY,), "rules adopt {} --on 2026-11-23"),
    "notice": ((CITY,), "calendar import {}"),
    "notice tried": ((CITY,), "calendar import {} --dry-run"),
    "sheet": ((CITY,), "import {}"),
    "sheet tried": ((CITY,), "import {} --dry-run --track tolerance"),
    "map": ((CITY,), "import a.csv --map {}"),
    "filing": ((CITY,), "filing import {}"),
    "figures": ((CITY,), "report import {}"),
    "receipt": ((COUNTY, CASE), "case receipt 1 {} --on 2026-11-23"),
    "attachment": ((CITY, CASE), "case attach 1 {}"),
    "mail settings": ((CITY,), "report daily --mail a@example.org --config {}"),
}
"""What comes before, and the command that reads."""


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5 << 30)
    path.chmod(0o600)


def _socket(path: Path) -> None:
    os.mknod(path, 0o140600)


OTHERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "device": (_device, "no file but"),
    "pipe": (os.mkfifo, "no file but"),
    "folder": (Path.mkdir, "no file but"),
    "socket": (_socket, "no file but"),
    "giant": (_sparse, "is larger than"),
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("what", READING)
def test_what_is_no_file_of_that_size_is_refused_at_once(sqqf: Sqqf, what: str, other: str) -> None:
    before, line = READING[what]
    make, said = OTHERS[other]
    make(sqqf.folder / "x.ics")
    (sqqf.folder / "a.csv").write_text("编号,当事人\n1,陈某\n", encoding="utf-8")
    answer = (sqqf.given(*before) if before else sqqf)(*shlex.split(line.format("x.ics")))
    assert (answer.code, answer.out) == (2, ""), answer.err
    assert said in answer.err.splitlines()[0]
    assert len(answer.err.splitlines()) == 2


@pytest.mark.parametrize("other", [name for name in OTHERS if name != "device"])
def test_a_template_is_a_file_too(case: Sqqf, other: str) -> None:
    make, said = OTHERS[other]
    make(case.folder / "acceptance.docx")
    answer = case("paper", "make", "archive", "1", "--template", ".")
    assert answer.code == 0, "another kind's template isn't looked at"
    case.ok("case", "accept", "1", "--on", "2026-11-20")
    answer = case("paper", "make", "acceptance", "1", "--template", ".")
    assert (answer.code, answer.out) == (2, ""), answer.err
    assert said in answer.err


@pytest.mark.parametrize(
    "name", ["/proc/kmsg", "/proc/kcore", "/dev/stdin", "/dev/fd/0", "/dev/full", "/dev/tty"]
)
def test_what_the_system_offers_as_files(case: Sqqf, name: str) -> None:
    if not Path(name).exists():
        pytest.skip("not on this system")
    assert case("case", "attach", "1", name).code in (0, 2)


def test_a_link_to_a_file_is_read(case: Sqqf) -> None:
    (case.folder / "a.txt").write_text("记录", encoding="utf-8")
    (case.folder / "link.txt").symlink_to("a.txt")
    case.ok("case", "attach", "1", "link.txt")
    said = case.json("case", "show", "1")["acts"][-1]["body"]
    assert (said["name"], said["size"]) == ("link.txt", 6)


def test_a_report_is_not_looked_for_in_a_pipe(city: Sqqf) -> None:
    os.mkfifo(city.folder / "a.txt")
    answer = city("report", "daily", "--output", "a.txt")
    assert (answer.code, answer.out) == (2, "")


def test_a_file_that_grows_while_it_is_read_is_read_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    with incoming.opened(path, 10) as file:
        with path.open("ab") as more:
            more.write(b"x" * 10)
        with pytest.raises(BadInput, match="too_large"):
            list(incoming._pieces(path, file, 10))
    assert incoming.read_bytes(path, 20) == b"x" * 20
    shutil.copy(path, tmp_path / "b")
    with pytest.raises(BadInput, match="too_large"):
        incoming.read_bytes(path, 19)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            f"1,2026-11-16,{'、'.join(['陈某'] * 40_000)}", "names more than 1000 people", id="people"
        ),
        pytest.param(f"1,2026-11-16,{'陈某、' * 500_000}", "a cell is too long", id="people beyond a cell"),
        pytest.param('1,2026-11-16,"' + "陈\n" * 3_000_000, "a cell is too long", id="no end"),
        pytest.param("1,2026-11-16" + "," * 9_000_000, "a cell is too long", id="cells"),
    ],
)
def test_a_giant_row_is_said(city: Sqqf, row: str, said: str) -> None:
    (city.folder / "a.csv").write_text(f"编号,受理时间,当事人\n{row}\n", encoding="utf-8")
    answer = city("import", "a.csv", "--dry-run")
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err) < 2000
