"""A typical case made public (四(一), 四(六)): the notice is written to a file, and that is on record; both or neither."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqqf.procedure.publicity.publication import Apart
from sqqf.store import files
from sqqf.store.ledger.informants import informant
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.writing import Stamp

if TYPE_CHECKING:
    from sqqf.procedure.record.dossier import Dossier

KINDS = {"tolerance": "published", "inaction": "lead_published"}
"""The kind of act, by track."""


class _Admitted(Exception):
    """Takes back what was recorded only to see whether it may be."""


def check(ledger: Ledger, stamp: Stamp, dossier: Dossier, on: date) -> None:
    """Raise Refused where a publication can't go on record now; nothing is recorded."""
    with contextlib.suppress(_Admitted), ledger.writing(stamp) as writing:
        writing.append(dossier.id, KINDS[dossier.track], {}, on)
        raise _Admitted


def body(level: str, content: bytes) -> dict[str, Any]:
    """The body of the act: at which level it was shortened, and what the file holds."""
    return {"level": level, "sha256": hashlib.sha256(content).hexdigest()}


def publish(
    ledger: Ledger, stamp: Stamp, dossier: Dossier, on: date, level: str, content: bytes, path: Path
) -> None:
    """Record the publication and write the file. Raises Refused, and BadInput where it can't be written."""
    with files.written_with_act() as write, ledger.writing(stamp) as writing:
        writing.append(dossier.id, KINDS[dossier.track], body(level, content), on)
        write(path, content)


def kept_apart(ledger: Ledger, dossier: Dossier) -> list[Apart]:
    """Who gave this lead, and those that it took in, came out of, or that a case arose from."""
    numbers = [dossier.registered.get("arising_from"), dossier.registered.get("split_from")]
    numbers += [act.body["lead"] for act in dossier.of("took_in")]
    named = [no for no in numbers if no]
    query = f"SELECT id FROM leads WHERE no IN ({','.join('?' * len(named))})"
    ids = [dossier.id, *(lead_id for (lead_id,) in ledger.connection.execute(query, named))]
    found = [informant(ledger, lead_id) for lead_id in ids]
    return [Apart(one.name, one.contact) for one in found if one]
