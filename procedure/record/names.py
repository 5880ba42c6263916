"""Whether two names are the same somebody's: blanks, full width and traditional characters don't count."""

import re
from collections.abc import Iterable
from functools import lru_cache

from sqqf.procedure.publicity.naming import folded


@lru_cache(4096)
def same(name: str) -> str:
    """What a name is compared by: as it is folded, without blanks, and without what is added in brackets."""
    return folded(re.split(r"[（(]", name)[0]).replace(" ", "")


def among(names: Iterable[str], others: Iterable[str]) -> list[str]:
    """Those of the names, each once, that somebody among the others has."""
    theirs = {same(name) for name in others}
    return [name for name in dict.fromkeys(names) if same(name) in theirs]
