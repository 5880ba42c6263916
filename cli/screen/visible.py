"""Text from users is data: shown so that it can't steer a terminal, and stored as it was entered."""

from __future__ import annotations

# Unicode's format characters (Cf): of no width, or steering how others stand; and the fillers of Hangul,
# which show nothing. A blank is seen, the ideographic space too.
_UNSEEN = [
    *(0xAD, 0x34F, *range(0x600, 0x606), 0x61C, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x115F, 0x1160, 0x180E),
    *(*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0x3164, 0xFEFF, 0xFFA0),
    *(*range(0xFFF9, 0xFFFC), 0x110BD, 0x110CD, *range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4)),
    *(*range(0x1D173, 0x1D17B), 0xE0001, *range(0xE0020, 0xE0080)),
]


def _escaped(code: int) -> str:
    """As JSON writes it, the characters beyond 65535 as two."""
    pair = chr(code).encode("utf-16-be")
    return "".join(f"\\u{pair[at]:02x}{pair[at + 1]:02x}" for at in range(0, len(pair), 2))


_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: _escaped(code) for code in _UNSEEN},
}
_IN_JSON = {code: _escaped(code) for code in (0x7F, *range(0x80, 0xA0), *_UNSEEN)}


def visible(text: str) -> str:
    """Control characters, escapes and what isn't seen as signs that show them; all else untouched."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def json_safe(document: str) -> str:
    """The same JSON document with what could steer a terminal written as escapes."""
    return document if document.isascii() else document.translate(_IN_JSON)
