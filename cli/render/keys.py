"""Keys on record, as rows."""

from __future__ import annotations

from typing import Any

from sqqf.cli.context.language import _, n_
from sqqf.cli.screen.table import Listing
from sqqf.store.keeping.signing import Key


def key_document(key: Key) -> dict[str, Any]:
    """A key as JSON."""
    return key._asdict()


KEYS = Listing(
    {
        n_("group"): "group",
        n_("key"): "key",
        n_("since"): "since",
        n_("standing"): lambda key: (
            _("replaced") if key["replaced"] else _("own") if key["own"] else _("taken up")
        ),
        n_("reason"): "reason",
    },
    lambda key: "dim" if key["replaced"] else None,
)
