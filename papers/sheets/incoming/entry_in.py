"""A sheet's row as a line of the ledger: what is read the same for both tracks, with what is wrong in it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, TypeVar

from sqqf.calendar.written import Beside
from sqqf.papers.sheets.columns import KNOWN, TRACKS
from sqqf.papers.sheets.incoming import cells, people_in, serial
from sqqf.papers.sheets.incoming.bad import MOST_SIGNS, Bad, check_length
from sqqf.papers.sheets.incoming.codes import code_readers
from sqqf.papers.sheets.incoming.headers import Layout
from sqqf.papers.sheets.incoming.items_in import WORDS as WITHOUT_A_DAY
from sqqf.papers.sheets.incoming.items_in import Items
from sqqf.papers.sheets.incoming.line_in import Line, ReadAs
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.persons import Person, is_unit, unit_and_post
from sqqf.papers.sheets.incoming.vocabulary import REPORTED
from sqqf.procedure import tracks
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.profile import Profile

T = TypeVar("T")

MOST_SAID = 200_000_000
"""So many characters a sheet may have in all: a thousand of each of 200,000 cases."""
SETTLED = ("decided", "closed")
"""The states that may have the outcome in brackets behind them."""
NOWHERE = ""
"""A column that no sheet has."""
_WITH_OUTCOME = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")


class Reader(ABC):
    """Reads the rows of one sheet; what is a track's own it leaves to that track's reader."""

    _result: ClassVar[str]
    """The column that says what came of it."""

    def __init__(self, layout: Layout, profile: Profile, known: Map, *, from_1904: bool = False) -> None:
        self._layout = layout
        self._from_1904 = from_1904
        self._century = known.century
        self._profile = profile
        self._width = max(layout.at.values()) + 1
        # A column that isn't there is one after the last, where nothing stands.
        self._at = {column.key: layout.at.get(column.key, self._width) for column in KNOWN[layout.track]}
        self._at[NOWHERE] = self._width
        self._codes = code_readers(layout.track, profile, known)
        line = tracks.track(layout.track).line
        self._empty, self._older = dict.fromkeys(line.fields), line.older
        self._stages = line.stages
        self._items = Items(layout.at, self._day)
        self._single = self._single_columns()
        self._faults: list[Fault] = []
        self._remarks: list[str] = []
        self._read_as: list[ReadAs] = []
        self._year: int | None = None
        self._left = MOST_SAID

    def line(self, row: int, found: list[str]) -> Line | None:
        """The row's line; None where it says nothing."""
        said = "".join(found)
        self._left -= len(said)
        if self._left < 0:
            raise BadInput("sheet_too_long", most=MOST_SAID // 1_000_000)
        if not said.strip():
            return None
        notes = [f"{header}：{cell}" for at, header in self._layout.noted.items() if (cell := _at(found, at))]
        self._year = _year(_at(found, self._layout.year_at)) or self._layout.year
        found = [*found[: self._width], "", *[""] * (self._width - len(found))]
        self._faults = []
        self._remarks = []
        self._read_as = []
        if faults := self._too_long(found):
            return Line(row, self._empty.copy(), faults)
        entry = self._empty.copy()
        for key, at, read in self._single:
            cell = found[at]
            if cell:
                try:
                    entry[key] = read(cell)
                except Bad as bad:
                    self._note(key, bad)
        states = self._states_of_items(found)
        self._add(entry, found)
        self._add_items(entry, found, [one in REPORTED for one in states])
        says = self._faults or any(value not in (None, [], [None]) for value in entry.values())
        if not self._layout.ours:
            if said_else := self._remarks + notes:
                entry["notes"] = said_else
            if self._year:
                entry["year"] = self._year
        return Line(row, entry, tuple(self._faults), tuple(self._read_as)) if says else None

    def _too_long(self, found: Sequence[str]) -> tuple[Fault, ...]:
        """The cells that hold more than a cell can: nothing else of the row is read then."""
        if max(map(len, found)) <= MOST_SIGNS:
            return ()
        for key, at in self._at.items():
            try:
                check_length(found[at])
            except Bad as bad:
                self._note(key, bad)
        return tuple(self._faults)

    # What is the same for every row

    def _single_columns(self) -> list[tuple[str, int, Callable[[str], str | None]]]:
        """Fields that are one column each."""
        found = []
        track = TRACKS[self._layout.track]
        for column in KNOWN[self._layout.track]:
            at = self._layout.at.get(column.key)
            if at is None or column.kind not in ("text", "date", "code"):
                continue
            if column.key in (*self._empty, *self._older) and column.key not in track.together:
                found.append((column.key, at, self._read(column.key, column.kind)))
        return found

    def _read(self, key: str, kind: str) -> Callable[[str], str | None]:
        if kind == "date":
            return partial(self._day, key)
        if kind == "code":
            return self._codes[key]
        if self._layout.ours:
            return cells.exact_text
        if key == "officer":
            return self._officer
        return partial(cells.number, century=self._century) if key == "no" else cells.text

    @abstractmethod
    def _add(self, entry: dict[str, Any], found: list[str]) -> None:
        """What takes several columns to tell."""

    # A row's parts

    def _officer(self, cell: str) -> str | None:
        """The first name alone; what stands beside it, a post or somebody else, stays as a note."""
        one = people_in.officer(cell)
        if one and one.beside:
            self._remark("officer", cell)
            self._read_as.append(ReadAs("officer", cell.strip(), one.name))
        return one and one.name

    def _day(self, key: str, cell: str) -> str | None:
        try:
            return cells.day(cell, Beside(self._year, self._century))
        except Bad as bad:
            on = bad.code == "unformatted_date" and serial.day(cell, from_1904=self._from_1904)
            if not on:
                raise
            self._read_as.append(ReadAs(key, cell.strip(), on))
            return on

    def _note(self, key: str, bad: Bad) -> None:
        # No fault: what is known of a day stays, as a note; so does 10个工作日 in place of a due date.
        if bad.code == "day_unknown" or (bad.code in WITHOUT_A_DAY and key.endswith("_due_on")):
            self._remark(key, bad.facts["value"])
            return
        self._faults.append(Fault(bad.code, {"column": key, **bad.facts}))

    def _remark(self, key: str, said: str) -> None:
        self._remarks.append(f"{self._layout.headers[key]}：{said.strip()}")

    def _of(self, key: str, found: Sequence[str], read: Callable[[str], T]) -> T | None:
        """What is read from the cell; None where it is empty, or where it can't be read, which is noted."""
        cell = found[self._at[key]]
        if not cell:
            return None
        try:
            return read(cell)
        except Bad as bad:
            self._note(key, bad)
            return None

    def _standing(self, cell: str) -> tuple[str | None, str | None]:
        """The state, and what came of it: in brackets behind (``已办结（免责）``), or in its place."""
        state, result = self._codes["state"], self._codes[self._result]
        try:
            return state(cell), None
        except Bad as bad:
            told = _WITH_OUTCOME.fullmatch(cell.strip())
            try:
                found = (state(told[1]), result(told[2])) if told else (None, result(cell))
            except Bad:
                raise bad from None
            if (told and found[0] not in SETTLED) or found[1] is None:
                raise
            return found

    def _state_instead(self, found: list[str]) -> str | None:
        """The state that stands where the result should (``处理结果``: 正在办理); it is taken out there."""
        cell = found[self._at[self._result]]
        if self._layout.ours or not cell.strip() or "\n" in cell:
            return None
        try:
            self._codes[self._result](cell)
        except Bad:
            try:
                state = self._codes["state"](cell)
            except Bad:
                return None
            found[self._at[self._result]] = ""
            return state
        return None

    def _people(self, key: str, found: Sequence[str]) -> Sequence[Person]:
        if self._layout.ours:
            return [Person(name) for name in self._of(key, found, cells.exact_lines) or ()]
        cell = found[self._at[key]]
        if (first := cells.without_others(cell)) is None:
            return self._of(key, found, people_in.people) or []
        self._remark(key, cell)
        self._read_as.append(ReadAs(key, cell.strip(), first))
        return self._of(key, found, lambda _: people_in.people(first)) or []

    def _places(
        self, people: Sequence[Person], unit_of: str, post_of: str, found: Sequence[str]
    ) -> tuple[list[str | None], list[str | None]]:
        """The unit and the post of each: as their columns say, else what stands beside the names."""
        units = self._along(unit_of, found, len(people), shared=True)
        if self._layout.ours:
            return [*units], [*self._along(post_of, found, len(people))]
        posts = self._posts(post_of, found, len(people))
        if len({*posts}) == 1 and posts[0] and len(people) > 1 and is_unit(posts[0]):
            units, posts = (posts, [None] * len(people)) if not any(units) else (units, [None] * len(people))
        both = []
        for one, unit, post in zip(people, units, posts, strict=True):
            if post and not unit:  # 单位及职务 in one column
                unit, post = (post, None) if is_unit(post) else unit_and_post(post)
            both.append((unit or one.unit, post or one.post))
        return [unit for unit, _ in both], [post for _, post in both]

    def _posts(self, key: str, found: Sequence[str], whom: int) -> Sequence[str | None]:
        """The post of each; of one for several nobody knows whose it is: it stays as a note."""
        cell = found[self._at[key]].strip()
        if whom > 1 and (only := cells.lone(cell)):
            if is_unit(only):
                return [only] * whom
            self._remark(key, only)
            return [None] * whom
        return self._along(key, found, whom)

    def _along(
        self, key: str, found: Sequence[str], whom: int, *, shared: bool = False, code: bool = False
    ) -> Sequence[str | None]:
        """What a column says of each of the names; with no names nothing, which the names' own fault says."""
        cell = found[self._at[key]]
        if not cell or not whom:
            return [None] * whom
        try:
            told = cells.along(cell, whom, ours=self._layout.ours, shared=shared)
            return [one and self._codes[key](one) for one in told] if code else told
        except Bad as bad:
            self._note(key, bad)
            return [None] * whom

    def _states_of_items(self, found: list[str]) -> list[str]:
        """The words of the state; of several, each of a thing to be put right, one not over is the row's."""
        words = [one.strip() for one in found[self._at["state"]].split("\n")]
        if len(words) > 1 and self._items.there:
            still = [one for one in words if cells.text(one) and one not in REPORTED]
            found[self._at["state"]] = (still or words)[0]
        return words

    def _add_items(self, entry: dict[str, Any], found: Sequence[str], reported: Sequence[bool]) -> None:
        """What is to be put right; of a lead that doesn't say, what it is about."""
        instead = entry.get("text") if self._layout.track == "inaction" else None
        told = self._items.told(found, instead, reported)
        if told.items:
            entry["items"] = told.items
        for key in told.noted:
            self._remark(key, found[self._at[key]])
        for key, bad in told.bad:
            self._note(key, bad)


def _at(found: Sequence[str], at: int | None) -> str:
    return found[at].strip() if at is not None and at < len(found) else ""


def _year(cell: str) -> int | None:
    """``2026``, ``2026年``; None for anything else."""
    told = cell.removesuffix("年度").removesuffix("年").strip()
    return int(told) if len(told) == 4 and told.isdecimal() else None
