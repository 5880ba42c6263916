"""A sheet's row as a line of the ledger (see ``procedure.entry``), with what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from sqqf.calendar.written import Beside
from sqqf.papers.sheets.columns import KNOWN, TRACKS
from sqqf.papers.sheets.incoming import cells, serial
from sqqf.papers.sheets.incoming.cells import Bad
from sqqf.papers.sheets.incoming.headers import Layout
from sqqf.papers.sheets.incoming.items_in import WORDS as WITHOUT_A_DAY
from sqqf.papers.sheets.incoming.items_in import Items
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.persons import Person, is_unit, unit_and_post
from sqqf.papers.sheets.incoming.vocabulary import NOT_OVER, REPORTED, WORDS
from sqqf.procedure import tracks
from sqqf.procedure.course.takeover import Fault
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.outcomes import outcome_of

T = TypeVar("T")

_PARTY = ("parties", "party_units", "party_kinds", "party_posts")
_APPLICANT = ("applicant_unit", "applicant_kind", "applicant_post")
MOST_SAID = 200_000_000
"""So many characters a sheet may have in all: a thousand of each of 200,000 cases."""
SETTLED = ("decided", "closed")
"""The states that may have the outcome in brackets behind them."""
UNSETTLED = ("registered", "investigating", "concluded")
"""The states in which nothing is decided: what an older ledger says beside them of the end isn't so."""
_NOWHERE = ""
"""A column that no sheet has."""
_WITH_OUTCOME = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")


class ReadAs(NamedTuple):
    """A cell that says something else than what is read in it, as far as anybody may ask why."""

    column: str
    """By its key."""
    was: str
    now: str


class Line(NamedTuple):
    """A row: ``row`` as the sheet counts it; ``entry`` has every field, None or [] where nothing is known."""

    row: int
    entry: dict[str, Any]
    faults: tuple[Fault, ...]
    """What can't be read (see ``cells.Bad``); ``column`` among the facts is the key of the column."""
    read_as: tuple[ReadAs, ...] = ()


class Reader:
    """Reads the rows of one sheet."""

    def __init__(self, layout: Layout, profile: Profile, known: Map, *, from_1904: bool = False) -> None:
        self._layout = layout
        self._from_1904 = from_1904
        self._century = known.century
        self._profile = profile
        self._width = max(layout.at.values()) + 1
        # A column that isn't there is one after the last, where nothing stands.
        self._at = {column.key: layout.at.get(column.key, self._width) for column in KNOWN[layout.track]}
        self._at[_NOWHERE] = self._width
        self._codes = self._code_readers(known)
        self._result = {"tolerance": "outcomes", "inaction": "measures"}[layout.track]
        if "circumstances" in self._codes:
            read = partial(cells.several, code=self._codes["circumstances"])
            self._circumstances = lru_cache(4096)(read)
        self._add = {"tolerance": self._add_case, "inaction": self._add_lead}[layout.track]
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
            self._contradictions(entry)
            if said_else := self._remarks + notes:
                entry["notes"] = said_else
            if self._year:
                entry["year"] = self._year
        return Line(row, entry, tuple(self._faults), tuple(self._read_as)) if says else None

    def _too_long(self, found: Sequence[str]) -> tuple[Fault, ...]:
        """The cells that hold more than a cell can: nothing else of the row is read then."""
        if max(map(len, found)) <= cells.MOST_SIGNS:
            return ()
        for key, at in self._at.items():
            try:
                cells.check_length(found[at])
            except Bad as bad:
                self._note(key, bad)
        return tuple(self._faults)

    # What is the same for every row

    def _code_readers(self, known: Map) -> dict[str, Callable[[str], str | None]]:
        track, profile = self._layout.track, self._profile
        found = {}
        for column in KNOWN[track]:
            if column.section is None:
                continue
            only = profile.states_of(track) if column.section == "states" else None
            usual = WORDS[track].get(column.key, {})
            mapped = _checked(known.values.get(column.key, {}), profile, column.section, only)
            found[column.key] = cells.codes_of(profile, column.section, mapped, usual, only)
        return found

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

    # A row's parts

    def _officer(self, cell: str) -> str | None:
        """The first name alone; what stands beside it, a post or somebody else, stays as a note."""
        one = cells.officer(cell)
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

    def _add_case(self, entry: dict[str, Any], found: list[str]) -> None:
        ours = self._layout.ours
        entry["state"], outcome = self._of("state", found, self._standing) or (None, None)
        if entry["state"] is None and outcome is None:
            entry["state"] = self._state_instead(found)
        answered = self._answered(entry, found)
        if entry["state"] is None and outcome is None:
            entry["state"] = answered
        if entry["state"] == "ended" and not (self._layout.ours or entry["ended_because"]):
            entry["ended_because"] = found[self._at["state"]].strip() or None  # 转办
        entry["parties"] = parties = self._parties(entry, found)
        if outcome:
            self._tell_outcome(parties, outcome, found)
        entry["applicant"] = self._applicant(entry, found)
        entry["outcome"] = outcome_of([party["outcome"] for party in parties])
        points = self._of("points", found, cells.exact_points if ours else cells.points) or []
        entry["points"] = self._points(points, found)
        entry["circumstances"] = [*(self._of("circumstances", found, self._circumstances) or ())]
        entry["documents"] = self._of("documents", found, cells.exact_lines if ours else cells.lines) or []

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

    def _answered(self, entry: Mapping[str, Any], found: Sequence[str]) -> str | None:
        """The state that a column beside the state tells, where it and no date does: 受理情况 不予受理.

        What it says stays as a note.
        """
        cell = found[self._at["answered"]].strip()
        if not cell or self._layout.ours:
            return None
        self._remark("answered", cell)
        try:
            state = "declined" if cell == "否" else self._codes["state"](cell)
        except Bad:
            return None
        beyond = any(entry[field] for field, _, _ in self._stages) or found[self._at["outcomes"]].strip()
        return state if state == "declined" or (state == "investigating" and not beyond) else None

    def _tell_outcome(self, parties: Sequence[dict[str, Any]], outcome: str, found: Sequence[str]) -> None:
        """The outcome told with the state is everybody's; where another stands beside it, that is a fault."""
        if any(party["outcome"] not in (None, outcome) for party in parties):
            cell = found[self._at["state"]]
            self._note("state", Bad("unknown_code", value=cell, section="states"))
        for party in parties:
            party["outcome"] = outcome

    def _is_partys_own(self, channel: str | None) -> bool:
        """Whether who applies in this channel is the party."""
        return channel is not None and self._profile.entry("channels", channel).more["applicant_is_party"]

    def _parties(self, entry: Mapping[str, Any], found: Sequence[str]) -> list[dict[str, Any]]:
        whom, unit_of, kind_of, post_of = _PARTY
        if whom not in self._layout.at and self._is_partys_own(entry["channel"]):
            # Who appeals is concerned; what the other channels send in is about somebody else.
            whom = "applicant"
            unit_of, kind_of, post_of = (
                own if own in self._layout.at else theirs
                for own, theirs in zip(_PARTY[1:], _APPLICANT, strict=True)
            )
        people = self._people(whom, found)
        names = [one.name for one in people]
        units, posts = self._places(people, unit_of, post_of, found)
        kinds = self._along(kind_of, found, len(names), shared=True, code=True)
        outcomes = self._along("outcomes", found, len(names), shared=True, code=True)
        return [
            {
                "n": n,
                "name": name,
                "kind": kind or ("unit" if name == unit or is_unit(name) else "person"),
                "unit": unit,
                "post": post,
                "outcome": outcome,
            }
            for n, (name, kind, unit, post, outcome) in enumerate(
                zip(names, kinds, units, posts, outcomes, strict=True), start=1
            )
        ]

    def _people(self, key: str, found: Sequence[str]) -> Sequence[Person]:
        if self._layout.ours:
            return [Person(name) for name in self._of(key, found, cells.exact_lines) or ()]
        cell = found[self._at[key]]
        if (first := cells.without_others(cell)) is None:
            return self._of(key, found, cells.people) or []
        self._remark(key, cell)
        self._read_as.append(ReadAs(key, cell.strip(), first))
        return self._of(key, found, lambda _: cells.people(first)) or []

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

    def _applicant(self, entry: Mapping[str, Any], found: Sequence[str]) -> dict[str, Any] | None:
        read = cells.exact_text if self._layout.ours else cells.text
        name, unit, post = (
            self._of(key, found, read) for key in ("applicant", "applicant_unit", "applicant_post")
        )
        name = name if name is None or self._layout.ours else cells.unpadded(name)
        kind = self._of("applicant_kind", found, self._codes["applicant_kind"])
        if name is None:
            if unit or post:
                self._note("applicant", Bad("missing"))
            return None
        return {"name": name, "kind": kind or self._kind(name, entry), "unit": unit, "post": post}

    def _kind(self, name: str, entry: Mapping[str, Any]) -> str:
        """What somebody is who applies: as a party, else as is usual in the channel."""
        for party in entry["parties"]:
            if party["name"] == name:
                return str(party["kind"])
        channel = entry["channel"]
        return str(self._profile.entry("channels", channel).more["applicant_kind"]) if channel else "unit"

    def _points(self, texts: Sequence[str], found: Sequence[str]) -> list[dict[str, Any]]:
        steps: Sequence[int] = self._of("steps", found, cells.counts) or [0] * len(texts)
        if len(steps) != len(texts):
            self._note("steps", Bad("uneven_points", count=len(steps), expected=len(texts)))
            steps = [0] * len(texts)
        return [
            {"n": n, "text": told, "steps": many}
            for n, (told, many) in enumerate(zip(texts, steps, strict=True), start=1)
        ]

    def _add_lead(self, entry: dict[str, Any], found: list[str]) -> None:
        entry["state"], measure = self._of("state", found, self._standing) or (None, None)
        if entry["state"] is None and measure is None:
            entry["state"] = self._state_instead(found)
        if entry["state"] == NOT_OVER:
            entry |= {"state": None, "not_over": True}
            self._not_over(entry, found)
        people = self._people("persons", found)
        if not self._layout.ours:  # 被反映单位及责任人
            entry["unit"] = entry["unit"] or next((one.name for one in people if is_unit(one.name)), None)
            people = [one for one in people if not is_unit(one.name)]
        units, posts = self._places(people, _NOWHERE, "posts", found)
        entry["persons"] = [
            {"n": n, "name": one.name, "post": post}
            for n, (one, post) in enumerate(zip(people, posts, strict=True), start=1)
        ]
        entry["unit"] = entry["unit"] or next(filter(None, units), None)
        # Where no official is named, the measure is the unit's own.
        whom = max(1, len(people))
        entry["measures"] = [*self._along("measures", found, whom, shared=True, code=True)]
        if measure and not any(entry["measures"]):
            entry["measures"] = [measure] * whom

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

    def _not_over(self, entry: Mapping[str, Any], found: Sequence[str]) -> None:
        """A row that says that it isn't closed, and perhaps when it was."""
        self._remark("state", found[self._at["state"]])
        if on := entry.get("closed_on"):
            facts = {"column": "closed_on", "on": on, "value": found[self._at["state"]].strip()}
            self._faults.append(Fault("not_over_before_date", facts))

    def _contradictions(self, entry: Mapping[str, Any]) -> None:
        """A row that says how it ended, and that it goes on: nothing of it is believed."""
        state = entry["state"]
        if state not in UNSETTLED:
            return
        if on := entry.get("decided_on"):
            self._faults.append(
                Fault("state_before_date", {"state": state, "column": "decided_on", "on": on})
            )
        elif entry.get("outcome"):
            self._faults.append(
                Fault(
                    "state_before_outcome",
                    {"state": state, "column": "outcomes", "outcome": entry["outcome"]},
                )
            )


def _at(found: Sequence[str], at: int | None) -> str:
    return found[at].strip() if at is not None and at < len(found) else ""


def _year(cell: str) -> int | None:
    """``2026``, ``2026年``; None for anything else."""
    told = cell.removesuffix("年度").removesuffix("年").strip()
    return int(told) if len(told) == 4 and told.isdecimal() else None


def _checked(
    words: Mapping[str, str], profile: Profile, section: str, only: Sequence[str] | None
) -> dict[str, str | None]:
    """A map's words with their codes, None for nothing. Raises BadInput; then ``only`` these are named."""
    found: dict[str, str | None] = {}
    for word, told in words.items():
        if not told:  # it means nothing
            found[word.strip()] = None
            continue
        try:
            found[word.strip()] = profile.find(section, told)
        except UnknownCode as error:
            raise BadInput(
                "unknown_map_value", word=word, value=told, choices=only or error.choices
            ) from None
    return found
