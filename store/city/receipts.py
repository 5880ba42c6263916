"""The city's receipt for a filing: given by its number, read where it comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sqqf.procedure.errors import BadInput
from sqqf.store.city.entries import city_only, entries
from sqqf.store.city.handed_in import read_json
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.registers import entry_in


def receipt(ledger: Ledger, text: str) -> dict[str, Any]:
    """What is given back for a filing, by its number ``F2026-1``. Raises BadInput."""
    city_only(ledger)
    one = entry_in(entries(ledger), text)
    return {
        "format": "sqqf-receipt",
        "version": 1,
        "group": ledger.group,
        "id": one["id"],
        "county": one["county"],
        "case": one["case"],
        "digest": one["digest"],
        "filed_head": one["head"],
        "received_on": one["received_on"],
        "head": ledger.head,
    }


def read_receipt(path: Path) -> dict[str, Any]:
    """A receipt as it came back. Raises BadInput."""
    content = read_json(path)
    try:
        texts = [content[key] for key in ("group", "id", "case", "received_on", "head")]
        texts += [content[key] or "" for key in ("digest", "filed_head")]
        date.fromisoformat(content["received_on"])
        if content["format"] == "sqqf-receipt" and all(isinstance(text, str) for text in texts):
            return dict(content)
    except (KeyError, TypeError, ValueError, IndexError):
        pass
    raise BadInput("not_a_receipt", path=str(path))
