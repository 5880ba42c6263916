"""Lines of a long file drafted by two processes: as by one, in the same order, whatever becomes of the other."""

from __future__ import annotations

import errno
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

from sqqf.store.takeover.drafting import Asked, Draft, Drafter, Entered, Source
from sqqf.store.takeover.sharing import ALONE, drafts
from sqqf.store.verify import verify
from tests.cases import Book, book, stamp
from tests.test_takeover import lead_line, line, track_of
from tests.test_takeover_store import took

LINES = 4 * ALONE


class Watched(Drafter):
    """Leaves a mark where the process that helps has used it."""

    mark: Path

    def draft(self, asked: Sequence[Asked]) -> list[Draft]:
        if multiprocessing.parent_process():
            self.mark.touch()
            self.help()
        return super().draft(asked)

    def help(self) -> None:
        """What becomes of the process that helps."""


class Dying(Watched):
    def help(self) -> None:
        """It ends without a word: as when memory runs out."""
        os._exit(9)


class Failing(Watched):
    def help(self) -> None:
        """It can't go on: as when no file can be opened any more."""
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Book]:
    with book(tmp_path / "city.db") as opened:
        yield opened


def entered() -> list[Entered]:
    """Cases and leads in turn, each seventh without a number, each eleventh of a year to come."""
    found = []
    for n in range(LINES):
        no = "" if n % 7 == 0 else f"{2031 if n % 11 == 0 else 2024}-{n}"
        entry = lead_line("received", no=no) if n % 2 else line("investigating", no=no)
        found.append(Entered(n + 2, track_of(entry), entry))
    return found


def one_by_one(drafter: Drafter) -> list[tuple[Entered, Draft]]:
    """The lines with their drafts, each drafted by itself."""
    return [(one, drafter.draft([(one, str(n), 3 + n)])[0]) for n, one in enumerate(entered())]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(Watched, id="two processes"),
        pytest.param(Dying, id="the other one dies"),
        pytest.param(Failing, id="the other one fails"),
    ],
)
def test_drafts_are_the_same_whoever_makes_them(
    city: Book, tmp_path: Path, kind: Callable[..., Watched], capfd: pytest.CaptureFixture[str]
) -> None:
    drafter = kind(city.ledger, stamp(), Source("台账.xlsx", "0" * 64))
    drafter.mark = tmp_path / "helped"

    def slowly() -> Iterator[Entered]:
        """The lines; those past the first only as the other process begins to help."""
        for n, one in enumerate(entered()):
            if n > 2 * ALONE and not drafter.mark.exists():
                time.sleep(0.2)
            yield one

    found = list(drafts(drafter, slowly(), map(str, count()).__next__, 3, size=2))
    assert drafter.mark.exists()
    assert found == one_by_one(drafter)
    assert {fault.code for _, one in found for fault in one.faults} == {"missing_number", "number_to_come"}
    assert capfd.readouterr() == ("", "")


def none_to_spare(*_: object) -> int:
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        pytest.param("multiprocessing.spawn._python_exe", b"/bin/false", id="it ends at once"),
        pytest.param("multiprocessing.util.spawnv_passfds", none_to_spare, id="the system has none to spare"),
        pytest.param("multiprocessing.connection.Pipe", none_to_spare, id="the system has no pipe to spare"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="there a process begins in another way")
def test_another_process_that_cannot_begin_keeps_nobody_waiting(
    city: Book, monkeypatch: pytest.MonkeyPatch, place: str, instead: object
) -> None:
    resource_tracker.ensure_running()  # begun in the same way, once in a process
    monkeypatch.setattr(place, instead)
    drafter = Drafter(city.ledger, stamp(), Source("台账.xlsx", "0" * 64))
    found = list(drafts(drafter, entered(), map(str, count()).__next__, 3, size=2))
    assert found == one_by_one(drafter)


def test_lines_after_some_that_stood_there_already_have_their_places_in_the_journal(city: Book) -> None:
    some = [lead_line("disposed", no=f"2024-{n}") for n in range(1, 4)]
    took(city, *some[:2])
    assert took(city, *some).unchanged == 2
    assert not verify(city.ledger, None, lambda: None).problems


def test_a_file_long_enough_for_two_is_on_record_line_by_line(city: Book) -> None:
    took(city, *(line("investigating", no=f"2024-{n}") for n in range(1, 1302)))
    assert city.rows("SELECT no FROM dossiers ORDER BY n") == [f"阳容〔2024〕{n}号" for n in range(1, 1302)]
    assert not verify(city.ledger, None, lambda: None).problems
