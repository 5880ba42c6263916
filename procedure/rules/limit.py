"""The limits of a profile: how long, from when, until when."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqqf.calendar.days import Span, Unit
from sqqf.procedure.rules.entries import Entry

LENGTHS: Mapping[str, tuple[Unit, int]] = {
    "working_days": ("working_day", 1),
    "calendar_days": ("calendar_day", 1),
    "months": ("month", 1),
    "years": ("month", 12),
}
"""The keys by which a profile says how long something is: what they count, and how much of it one is."""


class Cap(NamedTuple):
    """How far a limit may be extended: by how much in all, and how often; None for without end."""

    span: Span | None
    times: int | None


class Limit(NamedTuple):
    """A span from milestone `starts`, met on the latest of the milestones `met_by`.

    Or, with `each`, a date of its own for each item of what that names; `span` is None then. A milestone is
    an id of section `milestones`, or `first:KIND` or `last:KIND` for that act of a kind. `pauses` are pairs
    of kinds of act between which the clock stands still. `levels` are the levels of the groups that have the
    limit, `track` is `tolerance` or `inaction`.
    """

    id: str
    article: str
    zh: str
    en: str
    span: Span | None
    starts: str
    met_by: tuple[str, ...]
    levels: tuple[str, ...]
    basis: str | Mapping[str, str]
    extendable: bool
    each: str | None
    track: str
    option: str | None
    """The switch that has to be on."""
    yellow: int | None
    """So many working days left, or fewer, is due soon; None for the profile's number."""
    extend_at_most: Cap
    pauses: tuple[tuple[str, str], ...]

    def basis_for(self, channel: str) -> str:
        """How the limit comes to hold for a case of this channel: `letter`, `analogy`, or `practice`."""
        return self.basis if isinstance(self.basis, str) else self.basis.get(channel, "analogy")


def limit_from(entry: Entry, every_level: list[str]) -> Limit:
    more = entry.more
    return Limit(
        entry.id,
        entry.article or "",
        entry.zh,
        entry.en,
        span=span_from(more),
        starts=more.get("starts", ""),
        met_by=tuple(more.get("met_by", ())),
        levels=tuple(more.get("levels", every_level)),
        basis=more["basis"],
        extendable=more.get("extendable", False),
        each=more.get("each"),
        track=more.get("track", "tolerance"),
        option=more.get("option"),
        yellow=more.get("yellow"),
        extend_at_most=_cap_from(more.get("extend_at_most", {})),
        pauses=_pauses_from(more),
    )


def span_from(table: Mapping[str, Any]) -> Span | None:
    """How long something is, by the keys of ``LENGTHS``; None where it has none of them."""
    found = ((LENGTHS[key], table[key]) for key in LENGTHS if key in table)
    return next((Span(unit, n * count) for (unit, n), count in found), None)


def _cap_from(table: Mapping[str, Any]) -> Cap:
    return Cap(span_from(table), table.get("times"))


def _pauses_from(more: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    if "pauses" in more:
        return tuple((pause["from"], pause["until"]) for pause in more["pauses"])
    # Rules put on record before they said so: what could be extended could be suspended.
    return (("suspended", "resumed"),) if more.get("extendable") else ()
