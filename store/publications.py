"""A typical case made public (四(一), 四(六)): whether it may be, and who isn't to be named."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING

from sqqf.procedure.publicity.redaction import KeptApart
from sqqf.procedure.record.dossier import Dossier
from sqqf.procedure.tracks import track_of
from sqqf.store.ledger.informants import informant
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


class _Admitted(Exception):
    """Rolls back what was recorded only to see whether it may be."""


def check(ledger: Ledger, stamp: Stamp, dossier: AnyDossier, on: date) -> None:
    """Raise Refused where a publication can't go on record now; nothing is recorded."""
    with contextlib.suppress(_Admitted), transaction(ledger, stamp) as writing:
        writing.append(dossier.id, track_of(dossier).common.published, {}, on)
        raise _Admitted


def kept_apart(ledger: Ledger, dossier: Dossier) -> list[KeptApart]:
    """Who gave this lead, and those that it took in, came out of, or that a case arose from."""
    numbers = [dossier.registered.get("arising_from"), dossier.registered.get("split_from")]
    numbers += [act.body["lead"] for act in dossier.of("took_in")]
    named = [no for no in numbers if no]
    query = f"SELECT id FROM leads WHERE no IN ({','.join('?' * len(named))})"
    ids = [dossier.id, *(lead_id for (lead_id,) in ledger.connection.execute(query, named))]
    found = [informant(ledger, lead_id) for lead_id in ids]
    return [KeptApart(one.name, one.contact) for one in found if one]
