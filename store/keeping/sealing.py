"""Sealing a backup to somebody's key, and opening it with that key, by the age format (pyrage)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from sqqf.procedure.errors import BadInput
from sqqf.store.incoming import read_text

BEGINNING = b"age-encryption.org/"
"""What a sealed file begins with."""


def to(recipient: str) -> Callable[[bytes], bytes]:
    """What seals a content to this recipient: ``age1…``, or an SSH public key. Raises BadInput."""
    pyrage = _library()
    of = pyrage.ssh if recipient.strip().startswith("ssh-") else pyrage.x25519
    try:
        key = of.Recipient.from_str(recipient.strip())
    except pyrage.RecipientError as error:
        raise BadInput("not_a_recipient", text=recipient) from error
    return lambda content: bytes(pyrage.encrypt(content, [key]))


def opened_with(content: bytes, identity: Path) -> bytes:
    """The content, opened with the key in a file, as ``age-keygen`` writes it. Raises BadInput."""
    pyrage = _library()
    lines = [line.strip() for line in read_text(identity).splitlines()]
    try:
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
        return bytes(pyrage.decrypt(content, keys))
    except (pyrage.IdentityError, pyrage.DecryptError) as error:
        raise BadInput("wrong_key", path=str(identity)) from error


def _library() -> ModuleType:
    try:
        import pyrage  # noqa: PLC0415 - an extra, and seldom asked for
    except ImportError:
        raise BadInput("needs_extra", extra="keeping", names=["pyrage"]) from None
    found: ModuleType = pyrage
    return found
