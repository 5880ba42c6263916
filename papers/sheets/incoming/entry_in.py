"""A sheet's row as a line of the ledger (see ``procedure.entry``), with what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from sqqf.papers.sheets.columns import COLUMNS, TRACKS
from sqqf.papers.sheets.incoming import cells
from sqqf.papers.sheets.incoming.cells import Bad
from sqqf.papers.sheets.incoming.headers import Layout
from sqqf.papers.sheets.incoming.map_file import Map
from sqqf.papers.sheets.incoming.vocabulary import WORDS
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
_WITH_OUTCOME = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")


class Line(NamedTuple):
    """A row: ``row`` as the sheet counts it; ``entry`` has every field, None or [] where nothing is known."""

    row: int
    entry: dict[str, Any]
    faults: tuple[Fault, ...]
    """What can't be read (see ``cells.Bad``); ``column`` among the facts is the key of the column."""


class Reader:
    """Reads the rows of one sheet."""

    def __init__(self, layout: Layout, profile: Profile, known: Map) -> None:
        self._layout = layout
        self._profile = profile
        self._width = max(layout.at.values()) + 1
        # A column that isn't there is one after the last, where nothing stands.
        self._at = {column.key: layout.at.get(column.key, self._width) for column in COLUMNS[layout.track]}
        self._titles = [*layout.titles]
        self._codes = self._code_readers(known)
        if "circumstances" in self._codes:
            read = partial(cells.several, code=self._codes["circumstances"])
            self._circumstances = lru_cache(4096)(read)
        self._add = {"tolerance": self._add_case, "inaction": self._add_lead}[layout.track]
        self._empty = dict.fromkeys(tracks.track(layout.track).line.fields)
        self._single = self._single_columns()
        self._faults: list[Fault] = []
        self._left = MOST_SAID

    def line(self, row: int, found: list[str]) -> Line | None:
        """The row's line; None where it says nothing: empty, the headers once more."""
        said = "".join(found)
        self._left -= len(said)
        if self._left < 0:
            raise BadInput("sheet_too_long", most=MOST_SAID // 1_000_000)
        if not said.strip() or found == self._titles:
            return None
        found = [*found[: self._width], "", *[""] * (self._width - len(found))]
        self._faults = []
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
        self._add(entry, found)
        says = self._faults or any(value not in (None, [], [None]) for value in entry.values())
        return Line(row, entry, tuple(self._faults)) if says else None

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
        for column in COLUMNS[track]:
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
        for column in track.columns:
            at = self._layout.at.get(column.key)
            if at is None or column.key not in self._empty or column.kind not in ("text", "date", "code"):
                continue
            if column.key not in track.together:
                found.append((column.key, at, self._read(column.key, column.kind)))
        return found

    def _read(self, key: str, kind: str) -> Callable[[str], str | None]:
        if kind == "date":
            return cells.day
        if kind == "code":
            return self._codes[key]
        if self._layout.ours:
            return cells.exact_text
        if key == "officer":
            return cells.officer
        return cells.number if key == "no" else cells.text

    # A row's parts

    def _note(self, key: str, bad: Bad) -> None:
        self._faults.append(Fault(bad.code, {"column": key, **bad.facts}))

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

    def _add_case(self, entry: dict[str, Any], found: Sequence[str]) -> None:
        ours = self._layout.ours
        entry["state"], outcome = self._of("state", found, self._standing) or (None, None)
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
        """The state, and the outcome where it stands in brackets behind: ``已办结（免责）``."""
        state, outcomes = self._codes["state"], self._codes["outcomes"]
        try:
            return state(cell), None
        except Bad as bad:
            told = _WITH_OUTCOME.fullmatch(cell.strip())
            if told is None:
                raise
            try:
                found = state(told[1]), outcomes(told[2])
            except Bad:
                raise bad from None
            if found[0] not in SETTLED or found[1] is None:
                raise
            return found

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
        names = self._names(whom, found)
        units = self._along(unit_of, found, len(names), shared=True)
        kinds = self._along(kind_of, found, len(names), shared=True, code=True)
        posts = self._along(post_of, found, len(names))
        outcomes = self._along("outcomes", found, len(names), shared=True, code=True)
        return [
            {
                "n": n,
                "name": name,
                "kind": kind or ("unit" if name == unit else "person"),
                "unit": unit,
                "post": post,
                "outcome": outcome,
            }
            for n, (name, kind, unit, post, outcome) in enumerate(
                zip(names, kinds, units, posts, outcomes, strict=True), start=1
            )
        ]

    def _names(self, key: str, found: Sequence[str]) -> list[str]:
        return self._of(key, found, cells.exact_lines if self._layout.ours else cells.names) or []

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

    def _add_lead(self, entry: dict[str, Any], found: Sequence[str]) -> None:
        names = self._names("persons", found)
        posts = self._along("posts", found, len(names))
        entry["persons"] = [
            {"n": n, "name": name, "post": post}
            for n, (name, post) in enumerate(zip(names, posts, strict=True), start=1)
        ]
        # Where no official is named, the measure is the unit's own.
        entry["measures"] = list(self._along("measures", found, max(1, len(names)), shared=True, code=True))


def _checked(
    words: Mapping[str, str], profile: Profile, section: str, only: Sequence[str] | None
) -> dict[str, str]:
    """A map's words with the codes they mean. Raises BadInput; then ``only`` these codes are named."""
    found = {}
    for word, told in words.items():
        try:
            found[word.strip()] = profile.find(section, told)
        except UnknownCode as error:
            raise BadInput(
                "unknown_map_value", word=word, value=told, choices=only or error.choices
            ) from None
    return found
