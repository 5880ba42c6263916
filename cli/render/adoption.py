"""What rules put in force change, as text and as a document."""

from __future__ import annotations

from typing import Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.render.limits import STATUSES, kind_name
from sqqf.cli.render.profiles import counts_in_words
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.cli.screen.visible import visible
from sqqf.procedure.documents.profile import differences_document
from sqqf.store.rules import Adopted

LIGHTS = (n_("case"), n_("limit"), n_("was"), n_("is now"))


def adoption_document(done: Adopted) -> dict[str, Any]:
    """As JSON has it; ``recorded`` is false where it was only looked at."""
    return {
        "on": done.on.isoformat(),
        "recorded": done.recorded,
        **differences_document(done.before, done.rules),
        "open": done.open,
        "kept": list(done.kept),
        "stateless": [{"case": no, "state": state} for no, state in done.stateless],
        "lights": [dict(zip(("case", "kind", "from", "to"), one, strict=True)) for one in done.lights],
    }


def show_adoption(done: Adopted) -> None:
    """What it changes, and what it doesn't."""
    said = (
        _("in force from {on} on: {name} {version}")
        if done.recorded
        else _("would be in force from {on} on: {name} {version}")
    )
    rules, before = done.rules, done.before
    streams.say(visible(said.format(on=done.on, name=rules.name, version=rules.version)))
    counts = counts_in_words(differences_document(before, rules))
    said = _("instead of {name} {version}: {counts}")
    streams.say(visible(said.format(name=before.name, version=before.version, counts=counts)))
    said = _("open cases and leads: {n}; each keeps the rules of its receipt: none of its limits moves")
    streams.say(said.format(n=done.open))
    if done.kept:
        said = _("received on that day or later, and registered already; they keep theirs too: {numbers}")
        streams.say(visible(said.format(numbers=listed(done.kept))))
    if done.stateless:
        said = _("in a state that the new rules don't have; they go on all the same: {numbers}")
        named = (f"{no} ({before.term('states', state, lang())})" for no, state in done.stateless)
        streams.say(visible(said.format(numbers=listed(named))))
    if done.lights:
        streams.say(_("limits whose light changes: {n}").format(n=len(done.lights)))
        rows = (
            Row((no, kind_name(kind), _(STATUSES[was]), _(STATUSES[now])))
            for no, kind, was, now in done.lights
        )
        show_table(LIGHTS, rows, "")
