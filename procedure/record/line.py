"""A line of the ledger (台账): a case or a lead as it is exported, and as an older ledger's is taken over.

Only facts on record, in the order of the columns; nothing that is worked out on the day. So what is exported
and taken over elsewhere is exported there without a difference.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sqqf.procedure.record.dossier import ItemKinds


class Told(NamedTuple):
    """An act that a line tells of."""

    kind: str
    field: str
    """The field with its date; "" where it has none, or ``on`` is it."""
    body: Mapping[str, Any]
    on: str | None = None


class Aside(NamedTuple):
    """A date of a line that moves nothing."""

    field: str
    starts: tuple[str, ...] = ()
    """The dates that it can't lie before."""
    again: tuple[str, ...] = ()
    """The states in which it may be that of an earlier round."""


class Line(NamedTuple):
    """How a line of an older ledger tells of a dossier of a track."""

    fields: tuple[str, ...]
    """What a line may say, in the order of the columns."""
    older: tuple[str, ...]
    """What only older ledgers say besides."""
    state: str
    """Where it stands from its receipt on."""
    settled: Callable[[Mapping[str, Any]], str | None]
    """The state that it has reached at least by what it says of how it ended; None where it says nothing."""
    unmoved: tuple[str, ...]
    """The states in which no stage's date counts as that of the round that is going on."""
    stopped: tuple[str, ...]
    """The states that don't say in which round it stopped: its first and last stage alone have a place."""
    asides: tuple[Aside, ...]
    stages: tuple[tuple[str, str, str], ...]
    """The dates that moved it on, in the procedure's order: the field, the act it tells of, the state."""
    ends: tuple[str, ...]
    """The states that its last date may be the beginning of."""
    not_with: Mapping[str, tuple[str, ...]]
    """Dates that a line can't have in these states: 受理时间 beside 不予受理 is the day of something else."""
    only_with: Mapping[str, tuple[str, ...]]
    """Dates that a line can have in these states only."""
    whom: tuple[str, ...]
    """Whom it is about: one of these fields has to say something; the first is the one that is asked for."""
    body: Callable[[dict[str, Any]], dict[str, Any]]
    """What the act that takes it over knows in another form than the line."""
    told: Callable[[Mapping[str, Any]], Iterator[Told]]
    """The acts that the body of a taking over tells of, its beginning first."""
    number: Callable[[str, str, int | None], Any]
    """Its number, from the text it had, the group's prefix and the year of its first date; None: not one."""

    entry: Callable[[Mapping[str, Any], str | None], dict[str, Any]]
    """The line from what is listed of a dossier, and the day on which its investigation is due."""

    @property
    def dates(self) -> tuple[str, ...]:
        """The fields with a date of something that happened."""
        return (*(aside.field for aside in self.asides), *(field for field, _, _ in self.stages))


def items_of(known: Mapping[str, Any], *, closed: bool) -> dict[str, Any]:
    """What is to be put right, as the act that takes a line over knows it.

    Once it is closed, all of it was reported and signed off; the day of the report stays unknown where
    nobody says.
    """
    found = []
    for one in known.get("items", ()):
        off = one.get("signed_off_on") or (known.get("closed_on") if closed else None)
        untold = "reported_on" not in one and (closed or off or one.get("untold"))
        beside = {"signed_off_on": off} if off else {}
        found.append({**one, **beside, **({"untold": True} if untold else {})})
    return {"items": found} if found else {}


def items_told(body: Mapping[str, Any], kinds: ItemKinds) -> Iterator[Told]:
    """The acts that list what is to be put right, report it and sign it off."""
    for n, one in enumerate(body.get("items", ()), start=1):
        listed = {name: one[name] for name in ("text", "due", "responsible", "untold") if name in one}
        yield Told(kinds.listed, "", listed)
        if on := one.get("reported_on"):
            yield Told(kinds.reported, "", {"item": n}, on)
        if on := one.get("signed_off_on"):
            yield Told(kinds.signed_off, "", {"item": n}, on)


def without_empty(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What is known of a person or a point, these names aside."""
    return {name: value for name, value in one.items() if value is not None and name not in names}
