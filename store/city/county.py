"""A filing written by a county (备案, 二(三)4), and the city's receipt for it put on record there.

A filing is a JSON document, never a foreign database.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.documents.chain import BEGINNING, MOST, Point, Stretch
from sqqf.procedure.documents.filing import Sender, filed_body, filing_document
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record.acts import canonical
from sqqf.procedure.tolerance.case import Case
from sqqf.store import files
from sqqf.store.city.entries import in_form
from sqqf.store.keeping.signing import signed
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.ledger.finding import short_number
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction


class Place(NamedTuple):
    """Where a filing is written."""

    ledger: Path
    """Beside it, under the case's number, where there is no ``file``."""
    file: Path | None = None

    def path(self, case: Case) -> Path:
        return self.file or files.free_name(self.ledger.parent, f"备案-{case.number}", ".json")


class Filed(NamedTuple):
    """A case that was filed, and the file to be sent to the city."""

    case: Case
    path: Path
    head: str
    """The ledger's, as the filing carries it."""


def file_case(ledger: Ledger, stamp: Stamp, case_id: str, on: date, place: Place) -> Filed:
    """Record the filing of a decision and write it to a file; both or neither.

    Raises Refused, and BadInput where there is such a file or it can't be written.
    """
    with transaction(ledger, stamp) as writing:
        before, whose = writing.head, (ledger.group, ledger.level, str(ledger.opening["ledger"]))
        case = writing.case(case_id)
        profile = ledger.profile_of(case)
        # As it comes back from the ledger, so that the file can be written once more as it was.
        body = json.loads(canonical(filed_body(case, profile, *whose)))
        writing.append(case_id, "filed", body, on)
        case = writing.case(case_id)
        content = filing_document(case, profile, Sender(*whose, before, writing.head))
        document = _handed_over(ledger, content, place)
        handed = writing.hand_out(place.path(case), files.as_json(document))
    return Filed(case, handed.path, document["head"])


def write_again(ledger: Ledger, case_id: str, place: Place) -> Filed:
    """Write the last filing of a case once more, as it was; nothing is recorded.

    Raises Refused where it wasn't filed, and BadInput where there is such a file or it can't be written.
    """
    case = read_case(ledger, case_id)
    profile = ledger.profile_of(case)
    filed = case.of("filed")
    if not filed:
        raise Refused("not_filed", article=profile.acts["filed"].article)
    seq = filed[-1].seq
    heads = "SELECT head FROM acts WHERE seq BETWEEN ? AND ? ORDER BY seq"
    [(before,), (head,)] = ledger.connection.execute(heads, (seq - 1, seq)).fetchall()
    then = fold_case([act for act in case.acts if act.seq <= seq], profile)
    sender = Sender(ledger.group, ledger.level, str(ledger.opening["ledger"]), before, head)
    document = _handed_over(ledger, filing_document(then, profile, sender), place)
    return Filed(case, files.write_new(place.path(case), files.as_json(document)), head)


def _handed_over(ledger: Ledger, content: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """A filing with the chain since the one before it, signed where there is a key."""
    seq = content["acts"][-1]["seq"]
    earlier = "SELECT seq, head FROM acts WHERE kind = 'filed' AND seq < ? ORDER BY seq DESC LIMIT 1"
    start = Point(*(ledger.connection.execute(earlier, (seq,)).fetchone() or BEGINNING))
    between = "SELECT hash FROM acts WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?"
    hashes = ledger.connection.execute(between, (start.seq, seq, MOST + 1)).fetchall()
    chain = Stretch(start, tuple(one for (one,) in hashes)).as_json()
    return signed(ledger, place.ledger, {**content, "chain": chain})


def record_receipt(ledger: Ledger, stamp: Stamp, case_id: str, on: date, receipt: Mapping[str, Any]) -> Case:
    """Record the city's receipt for a filing. Raises BadInput for another's, Refused where it is there."""
    with transaction(ledger, stamp) as writing:
        case = writing.case(case_id)
        no = str(case.number)
        if in_form(receipt["case"]) != no:
            raise BadInput("receipt_of_another", case=receipt["case"], no=no)
        body = {key: receipt[key] for key in ("group", "id", "digest", "received_on", "head")}
        if any(_same_receipt(act.body, body) for act in case.of("receipted")):
            raise Refused("already_so", no=short_number(ledger, no))
        query = "SELECT head FROM acts WHERE case_id = ? AND kind = 'filed'"
        heads = {head for (head,) in ledger.connection.execute(query, (case_id,)).fetchall()}
        if heads and receipt["filed_head"] not in heads | {None}:  # None: what was filed on paper
            raise BadInput("receipt_of_other_filing", no=no)
        writing.append(case_id, "receipted", body, on)
        return writing.case(case_id)


def _same_receipt(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """For the same filing; made on another day it has another head."""
    return all(one[key] == other[key] for key in ("group", "id", "digest"))
