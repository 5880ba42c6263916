"""The part of a ledger's chain between two of its filings, and what the city concludes from it.

A head alone says nothing of the one before it. With the hashes of the acts between, the city works the chain
out by itself from a point that it knows to the one that is filed now: a ledger that was rewritten, set back
to an older state or carried on twice from the same one doesn't get there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import GENESIS, next_head

MOST = 20_000
"""So many acts between two filings are proved; a county records some hundreds."""


class Point(NamedTuple):
    """A head of a ledger, and the act that it stands for."""

    seq: int
    head: str


class Filed(NamedTuple):
    """What is known of a filing: where it stands, and the filing before it in the same ledger."""

    at: Point
    after: Point | None
    """``BEGINNING`` where it is the first; None where it doesn't say, as those of older programs."""


BEGINNING = Point(0, GENESIS)


class Stretch(NamedTuple):
    """The chain from a point to the act before the one that files."""

    start: Point
    hashes: tuple[str, ...]
    """Of the acts after ``start``, in their order."""

    def heads(self) -> dict[int, str]:
        """The head after each act from ``start`` on, by the act."""
        return dict(enumerate(accumulate(self.hashes, next_head, initial=self.start.head), self.start.seq))

    def as_json(self) -> dict[str, Any]:
        """As it stands in a filing; of one that is too long only where it starts."""
        start = self.start._asdict()
        return start if len(self.hashes) > MOST else start | {"hashes": [*self.hashes]}


def read(content: Mapping[str, Any]) -> Stretch | None:
    """A stretch as it stands in a filing; None of one that was too long. Raises ValueError."""
    if content.keys() - {"hashes"} != {"seq", "head"}:
        raise ValueError
    seq, head, hashes = content["seq"], content["head"], content.get("hashes")
    if type(seq) is not int or seq < 0 or not isinstance(head, str):
        raise ValueError
    if hashes is None and "hashes" not in content:
        return None
    if not isinstance(hashes, list) or not all(isinstance(one, str) for one in hashes):
        raise ValueError
    return Stretch(Point(seq, head), tuple(hashes))


class Verdict(NamedTuple):
    """How a filing stands to those known before: ``first``, ``proved``, ``gap`` or ``forked``."""

    code: str
    common: Point | None = None
    """Where it parts from them: the last point known that both have, if there is one."""


def judge(filed: Filed, stretch: Stretch | None, known: Sequence[Filed]) -> Verdict:
    """What the filings of one ledger prove of the next.

    ``gap``: nothing contradicts, but the filing between isn't there, or it doesn't carry the stretch.
    """
    heads = (stretch.heads() if stretch else {}) | {filed.at.seq: filed.at.head}
    points = {point for one in known for point in (one.at, one.after) if point and point != BEGINNING}
    if not points:
        return Verdict("first")
    met = {point for point in points if point.seq in heads}
    agreed = {point for point in met if heads[point.seq] == point.head}
    if met != agreed or any(_between(one, filed) or _between(filed, one) for one in known):
        return Verdict("forked", max(agreed, default=None))
    return Verdict("proved" if agreed else "gap")


def _between(one: Filed, other: Filed) -> bool:
    """Whether one stands where, as the other says, nothing was filed."""
    return other.after is not None and other.after.seq < one.at.seq < other.at.seq
