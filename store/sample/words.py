"""The words that the sample's stories draw from, and the chance that draws them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")
Body = dict[str, Any]


def shipped(name: str) -> str:
    """The text of a file of ``data/``."""
    return (resources.files("sqqf.store.sample.data") / name).read_text(encoding="utf-8")


@cache
def words() -> dict[str, Any]:
    """All words by name; the file's sections are only for its reader."""
    found = tomllib.loads(shipped("words.toml"))
    return {**found, **found["cases"], **found["leads"]}


class Luck:
    """Chance from a seed. Only ``random()`` is used: it is the same in every Python."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random  # noqa: S311 (to be reproducible is the point)

    def of(self, table: Sequence[T]) -> T:
        """One of these."""
        return table[int(self.random() * len(table))]

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        return int(self.random() * n)

    def happens(self, chance: float) -> bool:
        """True with this chance."""
        return self.random() < chance

    def word(self, name: str) -> Any:
        """One of the words under this name."""
        return self.of(words()[name])

    def hex(self, digits: int) -> str:
        """So many hexadecimal digits, a multiple of eight."""
        return "".join(f"{self.below(2**32):08x}" for _ in range(digits // 8))

    def shuffled(self, weights: dict[str, int]) -> list[str]:
        """Each name as often as its weight says, in any order."""
        deck = [name for name, weight in weights.items() for _ in range(weight)]
        for n in range(len(deck) - 1, 0, -1):
            other = self.below(n + 1)
            deck[n], deck[other] = deck[other], deck[n]
        return deck

    def people(self, count: int, others: Sequence[str] = ()) -> list[str]:
        """So many made-up names, no two the same, nor one of the others."""
        names = list(others)
        while len(names) < count + len(others):
            name = f"{self.word('surnames')}某"
            if name not in names:
                names.append(name)
        return names[len(others) :]
