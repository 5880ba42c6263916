"""Papers on record: their numbers, those that are alike, and what the organs that issue them are called."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqqf.procedure.errors import Refused
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.tracks import IDS, track, track_of
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.tracks import AnyDossier

ISSUER = "issuer"
"""The kind of the ledger's own act that says what an organ is called in full."""


def check(ledger: Ledger, body: Mapping[str, Any], dossiers: Sequence[Dossier]) -> None:
    """Check what is to be recorded of a paper.

    Raises Refused where a paper about something else has the number; the same one drawn up anew may keep it.
    """
    for dossier_id, other in _that_say(ledger, body["number"]) if body["number"] else ():
        same = any(one.id == dossier_id for one in dossiers) and _are_alike(body, other)
        if other.get("number") == body["number"] and not same:
            no = short_number(ledger, read_summary(ledger, dossier_id)["no"])
            raise Refused("paper_number_taken", number=body["number"], title=other["title"], no=no)


def kept_number(
    ledger: Ledger, mark: str, year: int, dossier: Dossier, body: Mapping[str, Any]
) -> str | None:
    """The number of the paper that this one takes the place of: of one kind, about the same act, to the same.

    None where there is none, or its number is of another year of the series: a paper bears that of its day.
    """
    before = [act.body["number"] for act in _made(dossier) if _takes_place_of(body, act.body)]
    series, this_year = f"{ledger.prefix}{mark}〔", f"{ledger.prefix}{mark}〔{year}〕"
    told = [no for no in before if no and (no.startswith(this_year) or not no.startswith(series))]
    return str(told[-1]) if told else None


def next_number(ledger: Ledger, mark: str, year: int) -> str:
    """The next number of a series of the group's own papers."""
    stem = f"{ledger.prefix}{mark}〔{year}〕"
    texts = [body.get("number") for _, body in _that_say(ledger, stem)]
    form = re.compile(re.escape(stem) + r"([1-9]\d{0,8})号", re.ASCII)
    given = (form.fullmatch(text) for text in texts if isinstance(text, str))
    return f"{stem}{max((int(found[1]) for found in given if found), default=0) + 1}号"


def _that_say(ledger: Ledger, text: str) -> list[tuple[str, dict[str, Any]]]:
    """The papers on record in which a text stands: of which case or lead, and what was recorded."""
    kinds = [track(name).common.paper_made for name in IDS]
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    found = ledger.connection.execute(
        f"SELECT case_id, body FROM acts WHERE kind IN ({','.join('?' * len(kinds))})"
        " AND case_id IS NOT NULL AND instr(body, ?)",
        (*kinds, written),
    ).fetchall()
    return [(dossier_id, json.loads(body)) for dossier_id, body in found]


def alike(dossier: Dossier) -> list[Act]:
    """The papers that stand, of the kind of the last one and about the same, made before it."""
    *before, last = _made(dossier)
    return [act for act in before if _are_alike(act.body, last.body)]


def _made(dossier: Dossier) -> Sequence[Act]:
    return dossier.of(track_of(dossier).common.paper_made)


def _are_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two papers are of one kind and about the same."""
    same = all(one.get(fact) == other.get(fact) for fact in ("kind", "n", "party", "to"))
    return same or _takes_place_of(one, other)


def _takes_place_of(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two papers are of one kind and about one act; of older programs' papers nobody knows."""
    same = all(one.get(fact) == other.get(fact) for fact in ("kind", "about", "party", "to"))
    return same and one.get("about") is not None


def issuers(ledger: Ledger) -> dict[str, str]:
    """The full names of the organs that issue papers, by code: what was told last."""
    return {act.body["organ"]: act.body["name"] for act in own_acts(ledger, ISSUER)}


def name_issuer(ledger: Ledger, stamp: Stamp, organ: str, name: str) -> None:
    """Record what an organ is called in full; papers made before stay as they are."""
    with transaction(ledger, stamp) as writing:
        writing.record(ISSUER, {"organ": organ, "name": name}, stamp.today)


def papers_of(dossier: AnyDossier) -> list[dict[str, Any]]:
    """The papers made on a case or a lead, in their order; ``struck``: the entry was taken back."""
    kind = track_of(dossier).common.paper_made
    standing = {act.seq for act in dossier.of(kind)}
    found = [act for act in dossier.acts if act.kind == kind]
    return [
        {
            "n": n,
            "no": str(dossier.number),
            **{name: act.body.get(name) for name in ("kind", "title", "number")},
            "on": act.on.isoformat() if act.on else None,
            "by": act.by,
            **{name: act.body.get(name) for name in ("to", "name", "size", "sha256", "template")},
            "missing": list(act.body.get("blanks", ())),
            "struck": act.seq not in standing,
        }
        for n, act in enumerate(found, start=1)
    ]
