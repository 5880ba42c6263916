"""The city's receipt for a filing: given by its number or its file, read where it comes back.

It countersigns the county's head: whoever has it can tell whether a ledger still holds that point.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.city.entries import city_only, entries
from sqqf.store.city.handed_in import read_json
from sqqf.store.keeping import heads
from sqqf.store.keeping.signing import signer
from sqqf.store.ledger.errors import Damaged
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.registers import entry_in

FORMAT = "sqqf-receipt"


class Witnessed(NamedTuple):
    """A point of the ledger that the city countersigned."""

    seq: int
    head: str
    by: str
    signed: bool
    """With a key that was taken up."""
    kept: bool
    """Among the heads beside the ledger."""


def receipt(ledger: Ledger, text: str) -> dict[str, Any]:
    """What is given back for a filing, by its number ``F2026-1``. Raises BadInput."""
    city_only(ledger)
    one = entry_in(entries(ledger), text)
    return _receipt(ledger, one)


def countersigned(ledger: Ledger, path: Path) -> dict[str, Any]:
    """What is given back for a filing that was taken in, by its file: the receipt, the head in it witnessed.

    Raises BadInput where it isn't a filing, Refused where it wasn't taken in.
    """
    city_only(ledger)
    content = read_json(path)
    digest = content.get("digest") if isinstance(content, dict) else None
    if not isinstance(digest, str):
        raise BadInput("not_a_filing", detail="digest")
    for one in entries(ledger):
        if one["digest"] == digest:
            return _receipt(ledger, one)
    raise Refused("filing_not_in")


def _receipt(ledger: Ledger, one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": 1,
        "group": ledger.group,
        "ledger": ledger.opening["ledger"],
        "id": one["id"],
        "county": one["county"],
        "case": one["case"],
        "digest": one["digest"],
        "county_ledger": one.get("ledger"),
        "filed_head": one["head"],
        "chain": one["chain"],
        "received_on": one["received_on"],
        "head": ledger.head,
    }


def is_receipt(path: Path) -> bool:
    """Whether a file is one of these, and not a filing. Raises BadInput where it isn't JSON."""
    content = read_json(path)
    return isinstance(content, dict) and content.get("format") == FORMAT


def take_up(ledger: Ledger, path: Path, receipt: Mapping[str, Any]) -> Witnessed:
    """Hold the head that the city countersigned against the ledger at ``path``, and keep it with the others.

    Raises BadInput where it is for another ledger or for none, Refused for a wrong signature, Damaged where
    the ledger doesn't have that head.
    """
    own = str(ledger.opening["ledger"])
    head, whose = receipt["filed_head"], receipt.get("county_ledger")
    if not isinstance(head, str) or whose not in (own, None):
        raise BadInput("receipt_of_another_ledger", group=receipt["group"])
    signed_by = signer(ledger, receipt, str(receipt.get("ledger")))
    found = ledger.connection.execute("SELECT seq FROM acts WHERE head = ?", (head,)).fetchone()
    if found is None:
        raise Damaged("countersigned_gone", group=receipt["group"])
    given = heads.now(ledger, heads.COUNTERSIGNED, receipt["group"], head)
    return Witnessed(
        found[0], head, receipt["group"], bool(signed_by), heads.note(heads.log_beside(path), given)
    )


def read_receipt(path: Path) -> dict[str, Any]:
    """A receipt as it came back. Raises BadInput."""
    content = read_json(path)
    try:
        texts = [content[key] for key in ("group", "id", "case", "received_on", "head")]
        texts += [content[key] or "" for key in ("digest", "filed_head")]
        date.fromisoformat(content["received_on"])
        if content["format"] == FORMAT and all(isinstance(text, str) for text in texts):
            return dict(content)
    except (KeyError, TypeError, ValueError, IndexError):
        pass
    raise BadInput("not_a_receipt", path=str(path))
