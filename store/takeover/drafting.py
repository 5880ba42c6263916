"""What a line of an older ledger becomes here: its act and its index rows. Nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course import takeover
from sqqf.procedure.course.before import Before, before, is_extension
from sqqf.procedure.course.fold import fold
from sqqf.procedure.record.acts import Act, canonical
from sqqf.procedure.record.link import no_cases
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.time.due import counts_from, due_dates
from sqqf.procedure.tracks import track as track_named
from sqqf.store.index import index
from sqqf.store.index.rows import Basis, Rows

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier
    from sqqf.store.ledger.ledger import Ledger
    from sqqf.store.ledger.stamp import Stamp


TOGETHER = 25
"""So many lines are drafted together: few enough for the processor's cache; more gain nothing."""


class Source(NamedTuple):
    """The file that lines are taken from."""

    name: str
    sha256: str


class Entered(NamedTuple):
    """A line as it was read: its row in the sheet, and what it says (see ``procedure.entry``)."""

    row: int
    track: str
    entry: Mapping[str, Any]
    faults: tuple[takeover.Fault, ...] = ()
    """What couldn't be read of it."""
    sheet: str | None = None
    """The sheet's title, where several are read: rows are counted in each."""
    columns: Collection[str] = ()
    """The columns that its sheet has; none where that isn't known."""
    read_as: tuple[tuple[str, str, str], ...] = ()
    """Cells that say something else than what is read in them: the column, what they say, what is read."""
    ours: bool = False
    """Whether it comes from an export: its due dates are counted ones."""

    @property
    def place(self) -> dict[str, Any]:
        """Where it stands in its file."""
        return {"row": self.row, **({"sheet": self.sheet} if self.sheet is not None else {})}


class Draft(NamedTuple):
    """A line as this ledger would have it. With faults it isn't recorded, and may have no ``rows``."""

    no: str | None = None
    seq: int = 0
    """The place in the journal that its act has if every line before it is taken; the rows say it."""
    body: str = ""
    """The act's body in its canonical form."""
    rows: Rows | None = None
    before: Before = Before()
    """What it says of the time before."""
    faults: tuple[takeover.Fault, ...] = ()


class _Begun(NamedTuple):
    """A line with its number and its act's body; with no number there are faults."""

    no: str | None = None
    body: Mapping[str, Any] = {}
    faults: tuple[takeover.Fault, ...] = ()


def _draft(one: _Begun, seq: int, made: Iterator[tuple[Rows, Before]]) -> Draft:
    """``made``: what the lines without faults become, each taken in its turn."""
    if one.no is None:
        return Draft(faults=one.faults)
    if one.faults:
        return Draft(one.no, seq, canonical(one.body), faults=one.faults)
    return Draft(one.no, seq, canonical(one.body), *next(made))


Asked = tuple[Entered, str, int]
"""A line, the id of the case or lead that it becomes, and its act's place in the journal."""


class Drafter:
    """Makes drafts by a ledger's rules and calendar."""

    def __init__(self, ledger: Ledger, stamp: Stamp, source: Source) -> None:
        rows = ledger.connection.execute(
            "SELECT seq, on_date FROM acts WHERE kind='profile' AND case_id IS NULL ORDER BY seq DESC"
        )
        self._rules: tuple[tuple[int, str, Profile], ...] = tuple(
            (seq, since or "", ledger.profile_recorded(seq)) for seq, since in rows.fetchall()
        )
        """The rules, those put in force last first: their act, since when, and themselves."""
        self._level, self._prefix = ledger.level, ledger.prefix
        self._workdays: Workdays = ledger.workdays
        self._by, self._today, self._mark = stamp.by, stamp.today, stamp.mark
        self._told_by = {"file": source.name, "sha256": source.sha256}

    def drafts(
        self, lines: Iterable[Entered], new_id: Callable[[], str], seq: int
    ) -> Iterator[tuple[Entered, Draft]]:
        """Each line with its draft, in their order; ``seq`` is the place of the first."""
        asked = ((line, new_id(), place) for line, place in zip(lines, count(seq)))
        while some := list(islice(asked, TOGETHER)):
            yield from zip((line for line, _, _ in some), self.draft(some), strict=True)

    def draft(self, asked: Sequence[Asked]) -> list[Draft]:
        """What each line becomes, and everything that is wrong with it by itself."""
        begun = [self._begun(line) for line, _, _ in asked]
        good = [
            (line.track, dossier_id, seq, one.body)
            for (line, dossier_id, seq), one in zip(asked, begun, strict=True)
            if not one.faults
        ]
        dossiers = self._dossiers(good)
        made = zip(self._rows(dossiers), map(self._before, dossiers), strict=True)
        return [_draft(one, seq, made) for (_, _, seq), one in zip(asked, begun, strict=True)]

    def _before(self, of: tuple[AnyDossier, Profile]) -> Before:
        return before(*of, self._level, self._workdays)

    def _begun(self, line: Entered) -> _Begun:
        if line.faults:
            return _Begun(faults=line.faults)
        track, today = line.track, self._today
        number = takeover.number_of(track, line.entry, self._prefix)
        profile_seq, profile = self._rules_on(line.entry.get("received_on") or today.isoformat())
        body = takeover.body_of(track, line.entry, self._told_by | line.place, profile)
        if untold := self._untold(line, body, profile):
            body |= {"untold": untold}
        faults = list(takeover.faults(track, body, profile, today))
        if number is None:
            given = line.entry.get("no")
            facts = {"column": "no", "value": given} if given else {"column": "no"}
            faults.append(takeover.Fault("no_number" if given else "missing_number", facts))
            return _Begun(faults=tuple(faults))
        if number.year > today.year:
            faults.append(takeover.Fault("number_to_come", {"column": "no", "no": str(number)}))
        body |= {**number._asdict(), "profile": profile_seq}
        if not faults:
            body |= self._extended(line, body, profile)
        # As the journal gives it back: what is listed of it is then to the byte what is made of it later.
        return _Begun(str(number), json.loads(canonical(body)), tuple(faults))

    def _untold(self, line: Entered, body: Mapping[str, Any], profile: Profile) -> list[str]:
        """What nobody says of it; where its state is told, only what should have come by today."""
        if line.entry.get("not_over"):
            return ["state"]
        found = takeover.untold(line.track, body, line.columns)
        if not line.entry.get("state"):
            return found
        return [field for field in found if self._should_have_come(field, line.track, body, profile)]

    def _should_have_come(self, field: str, track: str, body: Mapping[str, Any], profile: Profile) -> bool:
        """Whether a limit that the date would meet was over by today."""
        ends = (
            due_dates(counts_from(date.fromisoformat(start), profile), limit.span, (), self._workdays)[1]
            for limit in profile.limits_of(track, self._level)
            if limit.span and field.removesuffix("_on") in limit.met_by
            if (start := body.get(f"{limit.starts}_on"))
        )
        return any(end < self._today for end in ends)

    def rows(self, taken: Iterable[tuple[str, str, int, Mapping[str, Any]]]) -> list[Rows]:
        """The index rows of cases and leads, each given by track, id, and its act's place and body."""
        return self._rows(self._dossiers(taken))

    def _dossiers(
        self, taken: Iterable[tuple[str, str, int, Mapping[str, Any]]]
    ) -> list[tuple[AnyDossier, Profile]]:
        dossiers = []
        for track, dossier_id, seq, body in taken:
            act = Act(
                seq,
                dossier_id,
                track_named(track).common.taken_over,
                self._today,
                "",
                self._by,
                body,
                self._mark,
            )
            profile = next(rules for place, _, rules in self._rules if place == body["profile"])
            dossiers.append((fold([act], profile), profile))
        return dossiers

    def _rows(self, dossiers: Sequence[tuple[AnyDossier, Profile]]) -> list[Rows]:
        # Who names them, and whom they name, is looked up when all lines stand.
        return index.rows_of_each(dossiers, Basis(self._level, self._workdays, no_cases))

    def _rules_on(self, received_on: str) -> tuple[int, Profile]:
        return next((seq, rules) for seq, since, rules in self._rules if since <= received_on)

    def _extended(self, line: Entered, body: Mapping[str, Any], profile: Profile) -> dict[str, str]:
        """Of the limits only one can be extended, and a line tells of its last day only."""
        for limit in profile.limits_of(line.track, self._level):
            if is_extension(body, limit, profile, self._workdays, counted=line.ours):
                return {"extended_to": body[f"{limit.id}_due_on"]}
        return {}
