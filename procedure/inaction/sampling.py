"""Random checks (随机抽查, 四(三)) that anybody can draw again.

The rule: each item of the population (``L2026-1:2``) gets the SHA-256 of the seed, a line break and the item,
all in UTF-8; the items are put in the order of these hashes, and the first are drawn. Nothing else counts:
neither the order of the population nor who draws. Of one item, by hand:
``printf '%s\\n%s' SEED L2026-1:2 | sha256sum``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqqf.calendar.dates import iso
from sqqf.procedure.record.acts import Act, day_of

KINDS = ("sampling", "sampling_result")

OF: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "open": lambda item: item["reported_on"] is None,
    "reported": lambda item: item["reported_on"] is not None and item["signed_off_on"] is None,
    "signed_off": lambda item: item["signed_off_on"] is not None,
    "all": lambda _item: True,
}
"""Which items may be drawn, by how far they have come."""


def draw(population: Iterable[str], count: int, seed: str) -> list[str]:
    """The first ``count`` of the population in the order that the seed gives them; each item once."""

    def place(item: str) -> str:
        return hashlib.sha256(f"{seed}\n{item}".encode()).hexdigest()

    return sorted(set(population), key=place)[:count]


def samplings(acts: Iterable[Act]) -> list[dict[str, Any]]:
    """Each random check: seed, what was drawn from and what was drawn, with what was found at each item."""
    found: dict[str, dict[str, Any]] = {}
    for act in acts:
        body, day = act.body, iso(day_of(act))
        if act.kind == "sampling":
            found[body["id"]] = {
                "id": body["id"],
                "on": day,
                "seed": body["seed"],
                "count": body["count"],
                "of": body["of"],
                "campaign": body.get("campaign"),
                "population": list(body["population"]),
                "drawn": [{"item": item, "results": []} for item in body["drawn"]],
            }
        else:
            drawn = found[body["id"]]["drawn"]
            place = next(one for one in drawn if one["item"] == body["item"])
            place["results"].append({"on": day, "finding": body["finding"]})
    return list(found.values())
