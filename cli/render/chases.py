"""Notices, instructions and their answers in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen.table import Listing

Entry = Mapping[str, Any]
KINDS = {"reminder": n_("reminder"), "supervision": n_("supervision"), "instruction": n_("instruction")}


def line(entry: Entry) -> str:
    """One of them in a line."""
    parts = [entry["id"], entry["no"], _(KINDS[entry["kind"]]), entry["from"], "→", entry["to"]]
    return "  ".join(filter(None, [*parts, entry["text"], _standing(entry)]))


def _standing(entry: Entry) -> str:
    if entry["answered_on"]:
        return _("answered on {on}: {text}").format(on=entry["answered_on"], text=entry["answer"])
    if entry["due"]:
        late = entry["due"] < session().today.isoformat()
        said = _("answer wanted by {due}: overdue") if late else _("answer wanted by {due}")
        return said.format(due=entry["due"])
    return _("not answered")


CHASES = Listing(
    {
        n_("number"): "id",
        n_("on"): "on",
        n_("case"): "no",
        n_("kind"): lambda entry: _(KINDS[entry["kind"]]),
        n_("from"): "from",
        n_("to"): "to",
        n_("text"): "text",
        n_("standing"): _standing,
    },
    lambda entry: "dim" if entry["answered_on"] else None,
)
