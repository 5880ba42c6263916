"""The group's particulars, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import session
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.papers.word.paper import Look
from sqqf.store.papers import issuers
from sqqf.store.particulars import particulars

if TYPE_CHECKING:
    from sqqf.store.ledger.ledger import Ledger

NAMES = {
    "address": n_("address"),
    "telephone": n_("telephone"),
    "contact": n_("contact"),
    "postcode": n_("postcode"),
    "seal": n_("signed with"),
    "title_font": n_("font of titles"),
    "body_font": n_("font of the text"),
    "page_number": n_("page number"),
}


def show(ledger: Ledger, *, as_json: bool) -> None:
    """The group as it stands."""
    known = {name: getattr(ledger, name) for name in ("group", "level", "prefix")}
    document = {**known, **particulars(ledger), "issuers": issuers(ledger)}
    streams.show_json(document) if as_json else show_page(_page(document))


def _page(group: Mapping[str, Any]) -> Iterator[Line]:
    yield Line(group["group"], "bold")
    for name, word in NAMES.items():
        told = group[name] or (_("its name") if name == "seal" else getattr(Look(), name, None))
        yield Line(f"{_(word)}: {told or _('not told')}", "" if told else "yellow")
    for organ, name in group["issuers"].items():
        yield Line(f"{session().profile.term('organs', organ, lang())}: {name}")
