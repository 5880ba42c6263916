"""Pointing out what is on record about the same person and matter already."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqqf.cli.context.language import _, listed
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.store.alike import alike_on_record

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def tell_what_is_alike(dossier: AnyDossier, told: Collection[str] = ()) -> None:
    """Say which cases and leads are about the same somebody and much the same matter; no refusal."""
    found = alike_on_record(session().ledger, dossier.id, str(dossier.number))
    if numbers := [no for no in found if no not in told]:
        said = _(
            "on record already, about the same and much the same matter: {numbers}; look at both together"
        )
        streams.tell(visible(said.format(numbers=listed(numbers))))
