"""Text from users for Word or Excel: what XML can't hold, or what a reader wouldn't see, as a sign."""

from __future__ import annotations

import json
from unicodedata import category

_UNSEEN = frozenset("\u034f\u115f\u1160\u2065\u3164\uffa0\ufffe\uffff")
"""Letters and marks that show nothing, and what XML can't hold."""


class _Shown(dict[int, str]):
    """How a character is shown, worked out when it is first met: as JSON escapes it, where it is unseen."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = sign in _UNSEEN or category(sign) in ("Cf", "Cs", "Zl", "Zp")
        return self.setdefault(code, json.dumps(sign)[1:-1] if unseen else sign)


_SHOWN = _Shown(
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: "␡"}
    | {code: f"\\x{code:02x}" for code in range(0x80, 0xA0)}
)


def printable(text: str) -> str:
    """The text as a file can hold it: tabs and line breaks stay, other controls show, as on the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)
