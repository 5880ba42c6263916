"""Papers made: the number, the file and the act that says so, all of them or none; and who issues them by name."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.files import write_new
from sqqf.store.ledger.connection import is_there
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.reading import read_summary
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.ledger.writing import transaction
from sqqf.store.publications import kept_apart

if TYPE_CHECKING:
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.tracks import AnyDossier

KINDS = {"tolerance": "paper_made", "inaction": "lead_paper_made"}
"""The kind of act, by track."""
ISSUER = "issuer"
"""The kind of the ledger's own act that says what an organ is called in full."""


class Drawn(NamedTuple):
    """A paper drawn up: its number, its file, what the act says of it.

    The number is the one offered, or what its issuer gave it; None where another organ has yet to number it.
    """

    number: str | None
    content: bytes
    details: Mapping[str, Any]


class Made(NamedTuple):
    """A paper made."""

    number: str | None
    path: Path
    sha256: str
    details: Mapping[str, Any]


def make_paper(
    ledger: Ledger,
    stamp: Stamp,
    dossier_ids: Sequence[str],
    mark: str,
    on: date,
    draw_up: Callable[[str, str], Drawn],
    output: Path | None,
    folder: Path,
) -> Made:
    """Draw a paper up under the next number of its series, write its file, and record that on each case named.

    ``draw_up`` is given the number and the ledger's head; ``output``: else a free name in ``folder``. Raises Refused,
    also where another paper has its number, and BadInput where there is such a file or it can't be written; then
    nothing is recorded and no file left.
    """
    written = None
    try:
        with transaction(ledger, stamp) as writing:
            dossiers = [writing.dossier(dossier_id) for dossier_id in dossier_ids]
            drawn = draw_up(_next_number(ledger, mark, on.year), writing.head)
            named = drawn.number or str(dossiers[0].number)
            path = output or _free_name(folder, str(drawn.details["title"]), named)
            sha256 = hashlib.sha256(drawn.content).hexdigest()
            body = {**drawn.details, "number": drawn.number, "name": path.name}
            for dossier in dossiers:
                told = (path.name, drawn.details.get("to"), drawn.number)
                check_unnamed(ledger, dossier, (text for text in told if text))
            body |= {"sha256": sha256, "size": len(drawn.content)}
            _check_number(ledger, body, dossiers)
            for dossier in dossiers:
                writing.append(dossier.id, KINDS[dossier.track], body, on)
            written = write_new(path, drawn.content)
    except BaseException:
        if written:
            written.unlink(missing_ok=True)
        raise
    return Made(drawn.number, path, sha256, body)


def check_unnamed(ledger: Ledger, dossier: AnyDossier, texts: Iterable[str]) -> None:
    """Raise BadInput where what goes on record names who gave the lead that this is, or comes from."""
    hidden = [text for one in kept_apart(ledger, dossier) for text in (one.name, one.contact) if text]
    if any(text in told for text in hidden for told in texts):
        raise BadInput("names_informant")


def _check_number(ledger: Ledger, body: Mapping[str, Any], dossiers: Sequence[AnyDossier]) -> None:
    """Raise Refused where a paper about something else has the number; the same one drawn up anew may keep it."""
    for dossier_id, other in _that_say(ledger, body["number"]) if body["number"] else ():
        same = any(one.id == dossier_id for one in dossiers) and _are_alike(body, other)
        if other.get("number") == body["number"] and not same:
            no = short_number(ledger, read_summary(ledger, dossier_id)["no"])
            raise Refused("paper_number_taken", number=body["number"], title=other["title"], no=no)


def _next_number(ledger: Ledger, mark: str, year: int) -> str:
    """The next number of a series of the group's own papers."""
    stem = f"{ledger.prefix}{mark}〔{year}〕"
    texts = [body.get("number") for _, body in _that_say(ledger, stem)]
    form = re.compile(re.escape(stem) + r"([1-9]\d{0,8})号", re.ASCII)
    given = (form.fullmatch(text) for text in texts if isinstance(text, str))
    return f"{stem}{max((int(found[1]) for found in given if found), default=0) + 1}号"


def _that_say(ledger: Ledger, text: str) -> list[tuple[str, dict[str, Any]]]:
    """The papers on record in which a text stands: of which case or lead, and what was recorded."""
    query = (
        "SELECT case_id, body FROM acts WHERE kind IN ('paper_made','lead_paper_made')"
        " AND case_id IS NOT NULL AND instr(body, ?)"
    )
    written = json.dumps(text, ensure_ascii=False)[1:-1]
    found = ledger.connection.execute(query, (written,)).fetchall()
    return [(dossier_id, json.loads(body)) for dossier_id, body in found]


def _free_name(folder: Path, title: str, number: str) -> Path:
    plain = "".join(sign if sign.isalnum() or sign in "〔〕-" else "_" for sign in f"{title}-{number}")[:80]
    names = chain([f"{plain}.docx"], (f"{plain}-{n}.docx" for n in count(2)))
    return next(path for path in map(folder.joinpath, names) if not is_there(path))


def alike(dossier: AnyDossier) -> list[Act]:
    """The papers that stand, of the kind of the last one and about the same, made before it."""
    *before, last = dossier.of(*KINDS.values())
    return [act for act in before if _are_alike(act.body, last.body)]


def _are_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two papers are of one kind and about the same."""
    return all(one.get(fact) == other.get(fact) for fact in ("kind", "n", "party", "to"))


def issuers(ledger: Ledger) -> dict[str, str]:
    """The full names of the organs that issue papers, by code: what was told last."""
    return {act.body["organ"]: act.body["name"] for act in own_acts(ledger, ISSUER)}


def name_issuer(ledger: Ledger, stamp: Stamp, organ: str, name: str) -> None:
    """Record what an organ is called in full; papers made before stay as they are."""
    with transaction(ledger, stamp) as writing:
        writing.record(ISSUER, {"organ": organ, "name": name}, stamp.today)


def papers_of(dossier: AnyDossier) -> list[dict[str, Any]]:
    """The papers made on a case or a lead, in their order; ``struck``: the entry was taken back."""
    standing = {act.seq: act for act in dossier.of(*KINDS.values())}
    found = [act for act in dossier.acts if act.kind in KINDS.values()]
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
