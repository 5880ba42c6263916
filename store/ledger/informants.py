"""Who gave a lead: kept apart from it, in a table of its own of which the journal holds only a salted hash.

Nothing else reads this table: no list, export, paper, publication or log. Whoever looks is on record.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput
from sqqf.procedure.publicity.naming import Unnamed, texts_of
from sqqf.procedure.record.acts import Act, canonical
from sqqf.store.ledger.dossiers import read_dossier, read_lead
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger


class Informant(NamedTuple):
    """Who gave a lead, and how to reach them; ``salt`` keeps the hash from being guessed by trying names."""

    name: str
    contact: str | None
    salt: str

    @property
    def hash(self) -> str:
        """What the journal holds: SHA-256 over salt, name and contact."""
        told = canonical({"contact": self.contact, "name": self.name, "salt": self.salt})
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def unnamed(self) -> Unnamed:
        """They, as whom no text may name."""
        return Unnamed(self.name, self.contact)


class Kept(NamedTuple):
    """Who gave a lead, and which."""

    lead_id: str
    informant: Informant


class Told(NamedTuple):
    """What would go on record: a body, and who records it."""

    body: Mapping[str, Any]
    by: str
    namesakes: bool = False
    """Whether a name that stands alone in a field is somebody else's: an official's of the same name."""

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Every text, with the field that it stands in."""
        return [*texts_of(self.body), ("by", self.by)]


_IN_OWN_WORDS = frozenset(["text", "title", "name", "reason", "finding", "measure", "seed"])
"""The fields of a register that hold somebody's own words."""
_NAMING = ("problem", "campaign", "campaign_item_added", "sampling")
"""The acts of registers that name leads or cases, for the later ones of the same entry."""
_REGISTERS = ("problem", "campaign", "sampling", "guidance", "prefiling")


def check_new(told: Told, informant: Informant) -> None:
    """Raise BadInput where a lead that is registered names who gave it."""
    _check(informant.unnamed, told.texts, namesakes=told.namesakes)


def check_act(ledger: Ledger, act: Act, about: Iterable[str | None], *, namesakes: bool) -> None:
    """Raise BadInput where an act would put on record who gave one of the leads that it is about.

    ``about``: the numbers of what the act is about; a register's own words may be about any lead. Somebody
    whom a lead is about by now may be named there, even where whoever gave it has the same name: else nobody
    could be called to account.
    """
    on_the_ledger = act.case is None
    if (on_the_ledger and not act.kind.startswith(_REGISTERS)) or not _keeps_any(ledger):
        return
    told = Told(act.body, act.by, namesakes)
    if on_the_ledger:
        about = _named_in(ledger, act)
        words = [(field, text) for field, text in told.texts if field.partition(".")[0] in _IN_OWN_WORDS]
        for lead_id, *one in ledger.connection.execute("SELECT lead_id, name, contact, salt FROM informants"):
            kept = Kept(lead_id, Informant(*one))
            _check_kept(ledger, kept, words)
            _check(Unnamed("", kept.informant.contact), told.texts)  # nobody else is reached by it
    for kept in kept_about(ledger, about):
        _check_kept(ledger, kept, told.texts, namesakes=namesakes)


def _named_in(ledger: Ledger, act: Act) -> list[str]:
    """The numbers of the leads and cases that an act of a register names, or the entry that it is about."""
    earlier = own_acts(ledger, *_NAMING) if "id" in act.body else []
    bodies = [act.body, *(one.body for one in earlier if one.body["id"] == act.body["id"])]
    one_each = [body[name] for body in bodies for name in ("lead", "case", "item") if body.get(name)]
    several = [item for body in bodies for name in ("items", "drawn") for item in body.get(name, ())]
    return [no.partition(":")[0] for no in (*one_each, *several)]


def check_told(ledger: Ledger, about: Iterable[str], told: Mapping[str, Any], by: str) -> None:
    """Raise BadInput where what leaves the ledger without an act names who gave a lead that it is about."""
    for kept in kept_about(ledger, about):
        _check_kept(ledger, kept, Told(told, by).texts)


def _check_kept(
    ledger: Ledger, kept: Kept, texts: Sequence[tuple[str, str]], *, namesakes: bool = False
) -> None:
    unnamed = kept.informant.unnamed
    try:
        _check(unnamed, texts, namesakes=namesakes)
    except BadInput:
        lead = read_lead(ledger, kept.lead_id)
        if not any(
            unnamed.is_called(name) for name in (lead.unit, *(one.name for one in lead.persons)) if name
        ):
            raise
        _check(Unnamed("", kept.informant.contact), texts)


def _check(unnamed: Unnamed, texts: Iterable[tuple[str, str]], *, namesakes: bool = False) -> None:
    for field, text in texts:
        if unnamed.is_in(text, namesakes=namesakes):
            raise BadInput("names_informant", field=field)


def kept_about(ledger: Ledger, about: Iterable[str | None]) -> list[Kept]:
    """Who gave the leads with these numbers, or those that they, or cases of these numbers, come from."""
    waiting, seen, found = [no for no in about if no], set[str](), list[Kept]()
    while waiting:
        no = waiting.pop()
        if no in seen:
            continue
        seen.add(no)
        row = ledger.connection.execute("SELECT id, track FROM dossiers WHERE no=?", (no,)).fetchone()
        if row is None:
            continue
        dossier_id, track = row
        dossier = read_dossier(ledger, dossier_id)
        waiting += [dossier.registered[name] for name in _COMES_FROM if dossier.registered.get(name)]
        if track == "inaction":
            waiting += [act.body["lead"] for act in dossier.of("took_in")]
            if one := informant(ledger, dossier_id):
                found.append(Kept(dossier_id, one))
        else:
            waiting += [other for (other,) in ledger.connection.execute(_NAMED_BY, (no, no))]
    return found


_COMES_FROM = ("arising_from", "split_from")
_NAMED_BY = (
    "SELECT no FROM dossiers WHERE merged_into=?"
    " UNION SELECT dossiers.no FROM checks JOIN dossiers USING (n) WHERE checks.no=?"
)


def _keeps_any(ledger: Ledger) -> bool:
    return ledger.connection.execute("SELECT 1 FROM informants LIMIT 1").fetchone() is not None


def _random_salt() -> str:
    return os.urandom(16).hex()


def new_informant(name: str, contact: str | None, salt: Callable[[], str] = _random_salt) -> Informant:
    """Who gave a lead, with a salt of their own."""
    return Informant(name, contact, salt())


def keep(connection: sqlite3.Connection, lead_id: str, informant: Informant) -> None:
    """Keep who gave a lead, in the transaction in which the lead is registered."""
    connection.execute("INSERT INTO informants VALUES (?,?,?,?)", (lead_id, *informant))


def informant(ledger: Ledger, lead_id: str) -> Informant | None:
    """Who gave the lead; None where that isn't kept."""
    query = "SELECT name, contact, salt FROM informants WHERE lead_id=?"
    found = ledger.connection.execute(query, (lead_id,)).fetchone()
    return Informant(*found) if found else None


def hashes(ledger: Ledger) -> dict[str, str]:
    """What the journal should hold of everybody who is kept, by the lead's id."""
    rows = ledger.connection.execute("SELECT lead_id, name, contact, salt FROM informants").fetchall()
    return {lead_id: Informant(*kept).hash for lead_id, *kept in rows}
