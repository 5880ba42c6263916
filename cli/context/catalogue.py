"""A compiled catalogue, in which a message is looked up where it lies.

gettext reads in all messages before it gives out the first, which costs a command more than its own work.
"""

import gettext
import struct
from bisect import bisect_left


class Catalogue(gettext.NullTranslations):
    """The content of an .mo as ``dev/catalogue.py`` makes it: little-endian, in order, no plurals."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._count, messages, translations = struct.unpack_from("<3I", content, 8)
        self._messages, self._translations = map(self._table, (messages, translations))
        self._found: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """The translation; the message itself where there is none."""
        if message not in self._found:
            self._found[message] = self._looked_up(message)
        return self._found[message]

    def _looked_up(self, message: str) -> str:
        wanted = message.encode()
        at = bisect_left(range(self._count), wanted, key=lambda n: self._text(self._messages, n))
        if at == self._count or self._text(self._messages, at) != wanted:
            return message
        return self._text(self._translations, at).decode()

    def _table(self, start: int) -> tuple[int, ...]:
        """Length and start of each text."""
        return struct.unpack_from(f"<{2 * self._count}I", self._content, start)

    def _text(self, table: tuple[int, ...], n: int) -> bytes:
        start = table[2 * n + 1]
        return self._content[start : start + table[2 * n]]
