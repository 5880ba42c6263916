"""The rules that say something, as `rules search` finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.profile import Profile


def search(profile: Profile, text: str, lang: str | None = None) -> tuple[str, ...]:
    """Ids of the rules that say `text` in this language (None: in either), or whose article begins so."""
    wanted = text.strip().casefold()
    article = wanted.replace("（", "(").replace("）", ")")
    langs = ("zh", "en") if lang is None else (lang,)

    def is_meant(entry: Entry) -> bool:
        if entry.article is not None and entry.article.startswith(article):
            return True
        return any(wanted in said.casefold() for said in _texts_of(entry, langs))

    return tuple(code for code, entry in profile.rules.items() if is_meant(entry))


def _texts_of(entry: Entry, langs: tuple[str, ...]) -> Iterator[str]:
    """Every text in these languages in an entry, but not in the entries under it, and its other words."""
    yield from (entry.text(lang) for lang in langs)
    yield from entry.more.get("aliases", ())
    for key, part in entry.more.items():
        if key not in ("conducts", "items"):
            yield from _texts(part, langs)


def _texts(part: Any, langs: tuple[str, ...]) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _texts(one, langs)
    elif isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and key in langs:
                yield value
            else:
                yield from _texts(value, langs)
