"""Keys with which a group signs what it hands over (Ed25519), and those of others that it has taken up.

The public halves are on record, one after the other; the private one is a file beside the ledger, for its
owner alone, and never in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record.acts import canonical
from sqqf.store import files
from sqqf.store.city.handed_in import read_json
from sqqf.store.incoming import read_text
from sqqf.store.ledger.journal import own_acts
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

MADE, TRUSTED = "key_made", "key_trusted"
FORMAT = "sqqf-key"
SIGNATURE = "signature"
_HEX = re.compile(r"[0-9a-f]+", re.ASCII)


class Key(NamedTuple):
    """A public key: whose it is, and since when it counts."""

    group: str
    ledger: str
    key: str
    since: str
    own: bool
    replaced: bool
    reason: str | None

    @property
    def document(self) -> dict[str, Any]:
        """What is handed to others so that they can take it up."""
        return {"format": FORMAT, "version": 1, "group": self.group, "ledger": self.ledger, "key": self.key}


def keys(ledger: Ledger) -> list[Key]:
    """Every key on record, in the order of recording; the last one of a ledger counts."""
    acts = own_acts(ledger, MADE, TRUSTED)
    last = {act.body["ledger"]: act.seq for act in acts}
    return [
        Key(
            act.body["group"],
            act.body["ledger"],
            act.body["key"],
            act.recorded_at,
            act.kind == MADE,
            last[act.body["ledger"]] != act.seq,
            act.body.get("reason"),
        )
        for act in acts
    ]


def key_of(ledger: Ledger, ledger_id: str) -> Key | None:
    """The key that counts for a ledger now; None where none is on record."""
    return next((one for one in keys(ledger) if one.ledger == ledger_id and not one.replaced), None)


def new_key(ledger: Ledger, stamp: Stamp, path: Path, reason: str | None) -> tuple[Key, Path]:
    """Make a key of the group's own; its private half goes into a file beside the ledger at ``path``.

    Raises Refused where there is one already and no ``reason`` is told, BadInput where the file can't be
    written.
    """
    private = _library().SigningKey.generate()
    public = bytes(private.verify_key).hex()
    own = str(ledger.opening["ledger"])
    with transaction(ledger, stamp) as writing:
        if key_of(ledger, own) and not reason:
            raise Refused("key_there")
        body = {"group": ledger.group, "ledger": own, "key": public}
        writing.record(MADE, {**body, "reason": reason} if reason else body, stamp.today)
        place = files.write_new(_private_file(path, public), f"{bytes(private).hex()}\n".encode())
    made = key_of(ledger, own)
    assert made
    return made, place


def trust(ledger: Ledger, stamp: Stamp, path: Path, reason: str | None) -> Key:
    """Take another group's key up, from the file that it handed over.

    Raises BadInput for what is no key, Refused where that group has another one and no ``reason`` is told.
    """
    content = read_json(path)
    names = ("group", "ledger", "key")
    is_key = isinstance(content, dict) and (content.get("format"), content.get("version")) == (FORMAT, 1)
    if not is_key or not all(isinstance(content.get(name), str) and content[name] for name in names):
        raise BadInput("not_a_key", path=str(path))
    if len(content["key"]) != 64 or not _HEX.fullmatch(content["key"]):
        raise BadInput("not_a_key", path=str(path))
    if content["ledger"] == ledger.opening["ledger"]:
        raise BadInput("key_is_own")
    with transaction(ledger, stamp) as writing:
        known = key_of(ledger, content["ledger"])
        if known and known.key == content["key"]:
            return known
        if known and not reason:
            raise Refused("key_differs", group=known.group, key=known.key[:16])
        body = {name: content[name] for name in names}
        writing.record(TRUSTED, {**body, "reason": reason} if reason else body, stamp.today)
    taken = key_of(ledger, content["ledger"])
    assert taken
    return taken


def signed(ledger: Ledger, path: Path, document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with the group's signature; as it is where the group has no key.

    Raises BadInput where the file with the private half isn't beside the ledger at ``path``.
    """
    key = key_of(ledger, str(ledger.opening["ledger"]))
    if key is None:
        return dict(document)
    library = _library()
    place = _private_file(path, key.key)
    if not files.is_file(place):
        raise BadInput("private_key_gone", path=str(place))
    try:
        private = library.SigningKey(bytes.fromhex(read_text(place).strip()))
        if bytes(private.verify_key).hex() != key.key:
            raise ValueError
    except (ValueError, library.exc.CryptoError):
        raise BadInput("private_key_broken", path=str(place)) from None
    value = private.sign(_message(document)).signature.hex()
    return {**document, SIGNATURE: {"key": key.key, "value": value}}


def signer(ledger: Ledger, document: Mapping[str, Any], ledger_id: str) -> Key | None:
    """Whose key signed a document from the ledger with that id: one that was taken up, or None.

    None also where it is unsigned, or signed with a key that nobody here has taken up. Raises Refused where
    the signature isn't that key's.
    """
    said = document.get(SIGNATURE)
    if said is None:
        return None
    library = _library()
    try:
        library.VerifyKey(bytes.fromhex(said["key"])).verify(_message(document), bytes.fromhex(said["value"]))
    except (ValueError, KeyError, TypeError, library.exc.CryptoError):
        raise Refused("signature_wrong", group=str(document.get("group"))) from None
    known = key_of(ledger, ledger_id)
    return known if known and known.key == said["key"] else None


def _message(document: Mapping[str, Any]) -> bytes:
    """What is signed: all of the document but the signature."""
    content = {name: value for name, value in document.items() if name != SIGNATURE}
    return hashlib.sha256(canonical(content).encode()).digest()


def _private_file(ledger: Path, public: str) -> Path:
    return ledger.with_name(f"{ledger.name}.{public[:16]}.key")


def _library() -> ModuleType:
    try:
        import nacl.signing  # noqa: PLC0415 - an extra, and seldom asked for
    except ImportError:
        raise BadInput("needs_extra", extra="keeping", names=["pynacl"]) from None
    found: ModuleType = nacl.signing
    return found
