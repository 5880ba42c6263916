"""Bodies that manage cadres, are asked, or approve (二(三)4): by code or word of the rules, or others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options.codes import code
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.tolerance.authority import Whose, incomparable
from sqqf.procedure.tolerance.case import Case

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


def in_words(text: str | None) -> str | None:
    """The body as it stands on record: a code's Chinese word, else what was typed."""
    if text is None:
        return None
    typed = text.strip()
    for section in ("authorities", "bodies"):
        entries = session().profile.section(section)
        if word := next((entry.zh for entry in entries if entry.id == typed.casefold()), None):
            return word
    return typed


def approving(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """As which bodies they approve, ``committee`` or ``government``, and the words that were typed.

    Raises UnknownCode for what is neither a body of the rules nor ``other:TEXT``.
    """
    codes: dict[str, None] = {}
    named: list[str] = []
    for text in texts:
        try:
            codes[code("bodies", text)] = None
        except UnknownCode:
            word = str(in_words(text))
            found = session().profile.authority_in(word)
            if found is None:
                raise
            codes[found[1].more.get("body") or f"other:{word}"] = None
            named.append(word)
    return list(codes), named


def tell_incomparable(case: AnyDossier) -> None:
    """Say of which bodies the rules know no level, so that nobody takes silence for a fit."""
    run = session()
    if not run.profile.section("authorities"):
        return
    assert isinstance(case, Case)
    for text in incomparable(case, Whose(run.profile, run.ledger.level, run.ledger.group)):
        said = _("{name}: the rules know no such body, so its level and authority can't be compared")
        streams.tell(visible(said.format(name=text)))
