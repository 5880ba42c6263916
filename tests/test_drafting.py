"""Lines of a long file drafted by two processes: as by one, in the same order, whatever becomes of the other."""

from __future__ import annotations

import errno
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

from sqqf.store.drafting import ALONE, Asked, Draft, Drafter, Entered, Source, drafts
from sqqf.store.verify import verify
from tests.cases import Book, book, stamp
from tests.test_takeover import lead_line, line, track_of
from tests.test_takeover_store import took

LINES = 4 * ALONE


class Dying(Drafter):
    """Ends the process that helps, without a word: as when memory runs out."""

    def draft(self, asked: Sequence[Asked]) -> list[Draft]:
        if multiprocessing.parent_process():
            os._exit(9)
        return super().draft(asked)


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


@pytest.mark.parametrize("kind", [Drafter, Dying], ids=["two processes", "the other one dies"])
def test_drafts_are_the_same_whoever_makes_them(city: Book, kind: Callable[..., Drafter]) -> None:
    drafter = kind(city.ledger, stamp(), Source("台账.xlsx", "0" * 64))
    found = list(drafts(drafter, entered(), map(str, count()).__next__, 3, size=2))
    assert found == one_by_one(drafter)
    assert {fault.code for _, one in found for fault in one.faults} == {"missing_number", "number_to_come"}


def none_to_spare(*_: object) -> int:
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        pytest.param("multiprocessing.spawn._python_exe", b"/bin/false", id="it ends at once"),
        pytest.param("multiprocessing.util.spawnv_passfds", none_to_spare, id="the system has none to spare"),
        pytest.param(
            "multiprocessing.synchronize.SemLock._make_name",
            none_to_spare,
            id="the system has no locks to spare",
        ),
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
