"""Rules as a whole, and what differs between two, as pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqqf.calendar.days import Span
from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.render.calendar.days import span_in_words
from sqqf.cli.screen.lines import Line

COUNTED = {
    "circumstances": n_("circumstances: {n}"),
    "bars": n_("bars: {n}"),
    "distinctions": n_("distinctions: {n}"),
    "channels": n_("channels: {n}"),
    "acts": n_("kinds of acts: {n}"),
    "findings": n_("findings of the soundness check: {n}"),
}
CHANGES = {
    "added": n_("added"),
    "removed": n_("taken out"),
    "changed": n_("changed"),
    "order": n_("in another order"),
}


def profile_page(document: Mapping[str, Any]) -> Iterator[Line]:
    """What rules that hold consist of."""
    yield Line(_("the rules hold: {name} {version}").format(**document), "bold")
    yield Line(f"{_text(document)}\N{EM DASH}{document['source']}", indent=2)
    counts = (_(said).format(n=document["sections"].get(name, 0)) for name, said in COUNTED.items())
    yield Line(listed(counts), indent=2)
    for limit in document["limits"]:
        yield Line(f"{limit['id']}  {limit['article']}  {_text(limit)}  {_length(limit)}", indent=2)
    if left_out := document["not_looked_for"]:
        yield Line(_("not looked for: {codes}").format(codes=listed(left_out)), indent=2)


def differences_page(document: Mapping[str, Any]) -> Iterator[Line]:
    """Each entry that differs, then how many do."""
    for one in document["changes"]:
        named = [_(CHANGES[one["change"]]), one["id"], one["article"], _text(one)]
        yield Line("  ".join(part for part in named if part))
        for field in one["fields"]:
            yield Line(f"{field['key']}: {_value(field['was'])} → {_value(field['is'])}", "dim", 4)
    yield Line(counts_in_words(document), "bold")


def counts_in_words(document: Mapping[str, Any]) -> str:
    """``added 1, changed 3``, or that nothing differs."""
    counts = Counter(one["change"] for one in document["changes"])
    if not counts:
        return _("no difference")
    return listed(f"{_(said)} {counts[change]}" for change, said in CHANGES.items() if counts[change])


def _length(limit: Mapping[str, Any]) -> str:
    if limit["unit"] is None:
        return _("a date of its own for each item")
    return span_in_words(Span(limit["unit"], limit["length"]))


def _text(document: Mapping[str, Any]) -> str:
    return str(document.get("title_en" if lang() == "en" else "title") or "")


def _value(value: Any) -> str:
    """As JSON has it, which is near to how the file does."""
    return "–" if value is None else json.dumps(value, ensure_ascii=False)
