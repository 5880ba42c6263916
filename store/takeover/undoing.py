"""A wrong import taken back, by an act as all else: the journal keeps what came, the index forgets it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.store.index import index
from sqqf.store.index.reading import pages
from sqqf.store.ledger.journal import ACT_COLUMNS, act_from
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.takeover.imports import Import, first_acts, imports, number_of
from sqqf.store.writing.transaction import Writing, transaction

_HASH = re.compile(r"[0-9a-f]{8,64}")


class Undone(NamedTuple):
    """The file whose lines were taken back, and their numbers, free again."""

    file: str
    sha256: str
    numbers: tuple[str, ...]


def take_back(ledger: Ledger, stamp: Stamp, sha256: str) -> Undone:
    """Take back the last import of the file with this SHA-256, or its first eight digits or more.

    Raises BadInput where none stands, Refused once something else has been recorded that is about its lines.
    """
    with transaction(ledger, stamp) as writing:
        one = _found(ledger, sha256)
        acts = first_acts(ledger, one)
        numbers = {act.case: number_of(act) for act in acts if act.case}
        if used := sorted(set(_used(ledger, one, numbers))):
            raise Refused("import_in_use", file=one.file, numbers=used)
        _forget(writing, list(numbers))
        facts = {"import": one.seq, "file": one.file, "sha256": one.sha256, "numbers": [*numbers.values()]}
        writing.record("import_undone", facts, stamp.today)
    return Undone(one.file, one.sha256, tuple(numbers.values()))


def _found(ledger: Ledger, sha256: str) -> Import:
    standing = imports(ledger)
    if not standing:
        raise BadInput("no_imports")
    if _HASH.fullmatch(sha256):
        found = [one for one in standing if one.sha256.startswith(sha256)]
        if len({one.sha256 for one in found}) == 1:
            return found[-1]
    raise BadInput("no_such_import", text=sha256, imports=[f"{one.file} {one.sha256}" for one in standing])


def _used(ledger: Ledger, one: Import, numbers: dict[str, str]) -> Iterator[str]:
    """The numbers of its lines that a later act is about, or names."""
    names = {**numbers, **{no: no for no in numbers.values()}}
    query = f"SELECT {ACT_COLUMNS} FROM acts WHERE seq > ? ORDER BY seq LIMIT ?"
    for row in pages(ledger.connection, query, (), (one.seq,)):
        act = act_from(row)
        for said in {act.case, *_texts(act.body)}:
            if said in names:
                yield names[said]


def _forget(writing: Writing, ids: Sequence[str]) -> None:
    """Take the lines off the index; what they named, or what named them, is listed anew at the end."""
    gone = set(ids)
    for dossier_id in ids:
        no = str(writing.dossier(dossier_id).number)
        for lead_id in index.waiting_for(writing.connection, no):
            if lead_id not in gone:
                writing.list_anew(lead_id)
        writing.lay_aside(dossier_id)
    for dossier_id in ids:
        index.forget(writing.connection, dossier_id)


def _texts(told: Any) -> Iterator[str]:
    """Every text in the body of an act."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _texts(one)
