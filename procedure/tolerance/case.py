"""A case: what its acts amount to. Dates are the acts' own dates, not the moments they were recorded."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from sqqf.procedure.record.acts import Act, Acts
from sqqf.procedure.record.dossier import Extension, ItemKinds, Move, OnRecord, Pause
from sqqf.procedure.record.number import Number


class Person(NamedTuple):
    """Somebody, or a unit: an applicant or a party. ``kind`` is ``person`` or ``unit``."""

    name: str
    kind: str
    unit: str | None = None
    post: str | None = None
    after: int | None = None
    """The act up to which this party wasn't on record: what names nobody until then isn't about them."""

    def was_meant(self, act: Act) -> bool:
        """Whether an act that names no party is about this one too."""
        return self.after is None or act.seq > self.after


class Step(NamedTuple):
    """One step of the investigation, 二(三)3(2); ``points`` are the numbers of the points it serves."""

    n: int
    seq: int
    on: date
    method: str
    points: tuple[int, ...]
    body: Mapping[str, Any]
    recorded_late: bool
    """The case had moved on when this was recorded, although it happened in time."""


class Notice(NamedTuple):
    """A notice of acceptance or declining to some or all parties; only a written one meets the limit."""

    on: date
    written: bool
    parties: tuple[int, ...]
    """Numbers of the parties told."""


STOPPED = ("withdrawn", "ended", "void")
_AHEAD = {
    "accepted": ("registered", "declined", *STOPPED),
    "answered": ("registered", *STOPPED),
    "notified": ("registered", *STOPPED),
    "concluded": ("registered", "investigating", *STOPPED),
    "deliberated": ("registered", "investigating", "concluded", *STOPPED),
    "decided": ("registered", "investigating", "concluded", "deliberated", "approved", *STOPPED),
    "filed": ("registered", "investigating", "concluded", "deliberated", "approved", "decided", *STOPPED),
}
_UNACCEPTED = ("registered", "declined", "closed", "withdrawn", "ended", "void")


class _Facts(NamedTuple):
    id: str
    number: Number
    state: str
    channel: str | None
    applicant: Person | None
    parties: tuple[Person, ...]
    matter: str | None
    points: tuple[str, ...]
    received_on: date | None
    registered_on: date | None
    registered: Mapping[str, Any]
    """The body of the registration: what is shown but decides nothing."""
    officer: str | None = None
    steps: tuple[Step, ...] = ()
    notices: tuple[Notice, ...] = ()
    extensions: tuple[Extension, ...] = ()
    attached: tuple[Mapping[str, Any], ...] = ()
    moves: tuple[Move, ...] = ()
    ended: Mapping[str, Any] = {}
    """The body of the act that ended the case, if one did."""
    acts: tuple[Act, ...] = ()
    """All acts as recorded, in the ledger's order."""
    effective: Acts = Acts()
    """The acts as corrected by later ones; struck acts left out."""


class Case(OnRecord, _Facts):
    """What the acts say. Which of its facts are not known is None or empty, never guessed."""

    __slots__ = ()
    track = "tolerance"
    item_kinds = ItemKinds(
        "correction", "correction_reported", "correction_returned", "correction_signed_off"
    )
    ahead: ClassVar[Mapping[str, tuple[str, ...]]] = _AHEAD

    @property
    def intake(self) -> str:
        """How it came in: the channel; empty where a case taken over doesn't say."""
        return self.channel or ""

    @property
    def list_is_out(self) -> bool:
        """The correction list goes out with the conclusion (二(五)4); until then nobody is late."""
        return any(move.state in ("decided", "closed") for move in self.moves)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """When the clock stood still: from a suspension to the next resumption."""
        return self.pauses_by("suspended", "resumed")

    @property
    def is_paused(self) -> bool:
        """Whether the last suspension goes on."""
        pauses = self.pauses
        return bool(pauses) and pauses[-1].until is None

    @property
    def suspended_on(self) -> date | None:
        """Since when it is suspended; None where it isn't, or has moved on."""
        return self.pauses[-1].since if self.state == "investigating" and self.is_paused else None

    @property
    def decision_dates(self) -> list[tuple[date, date | None]]:
        """Each decision's date, and the day on which it was first filed."""
        found = []
        for act in self.of("decided"):
            filed = (one.on for one in self.of("filed") if one.on and one.follows(act))
            assert act.on
            found.append((act.on, min(filed, default=None)))
        return found

    @property
    def is_filed(self) -> bool:
        """Whether the last decision was filed."""
        return any(filed_on for _, filed_on in self.decision_dates[-1:])

    @property
    def notified_on(self) -> date | None:
        """The day by which every party had its first written notice, 二(三)2; None while one hasn't."""
        told = self._told
        return None if self._without(told) else max(told.values(), default=None)

    def meant_by(self, act: Act) -> tuple[int, ...]:
        """The numbers of the parties that an act is about: those that it names, else all there were then."""
        named = tuple(act.body.get("parties", ()))
        return named or tuple(n for n, one in enumerate(self.parties, start=1) if one.was_meant(act))

    @property
    def untold(self) -> list[int]:
        """The numbers of the parties who have had no written notice."""
        return self._without(self._told)

    def _without(self, told: Collection[int]) -> list[int]:
        return [n for n in range(1, len(self.parties) + 1) if n not in told]

    @property
    def _told(self) -> dict[int, date]:
        """The day of each party's first written notice, by the party's number."""
        first: dict[int, date] = {}
        for notice in self.notices:
            if notice.written:
                for n in notice.parties:
                    first[n] = min(notice.on, first.get(n, notice.on))
        return first

    def milestone(self, name: str) -> date | None:
        """The date on which a milestone of the profile's limits was first reached; None where it wasn't.

        A case that is sent back keeps the limit as it was met.
        """
        match name:
            case "received":
                return self.received_on
            case "answered":
                return self.moved_on("accepted", "declined")
            case "notified":
                return self.notified_on
            case _:
                return self.first(name)

    @property
    def is_accepted(self) -> bool:
        """Whether it was accepted, even if nobody knows when."""
        return any(move.state not in _UNACCEPTED for move in self.moves)

    @property
    def is_uncounted(self) -> bool:
        """Whether the limit that its state sets running can't be counted, as nobody said when it began."""
        match self.state:
            case "registered":
                return self.received_on is None
            case "investigating":
                return self.moved_on("accepted") is None
            case "decided":
                return not self.has("decided")
            case _:
                return False

    @property
    def is_sent_back_undated(self) -> bool:
        """Whether it is investigated once more, and nobody set a date for that."""
        last = self.moves[-1]
        sent_back = next((act for act in reversed(self.effective) if act.seq == last.seq), None)
        if self.taken_over and all(move.state in ("registered", "investigating") for move in self.moves):
            return False  # once: nobody knows since when
        return last.kind != "accepted" and sent_back is not None and not sent_back.body.get("due")

    @property
    def steps_before(self) -> tuple[int, ...]:
        """How many steps each point had, by the points' order, when the case was taken over."""
        return tuple(self.registered.get("steps", ())) if self.taken_over else ()

    @property
    def steps_of_points(self) -> list[int]:
        """How many steps serve each point, by the points' order; those before a taking over included."""
        found = [*self.steps_before[: len(self.points)]]
        found += [0] * (len(self.points) - len(found))
        for step in self.steps:
            for n in {*step.points} & {*range(1, len(found) + 1)}:
                found[n - 1] += 1
        return found

    @property
    def points_without_step(self) -> list[int]:
        """The numbers of the points that no step serves, 二(三)3(1)."""
        return [n for n, steps in enumerate(self.steps_of_points, start=1) if not steps]

    @property
    def people(self) -> tuple[Person, ...]:
        """Who applies, where that is known, and the parties."""
        return ((self.applicant,) if self.applicant else ()) + self.parties

    @property
    def party_names(self) -> str:
        return "、".join(party.name for party in self.parties)
