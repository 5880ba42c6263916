"""Text from users for Word or Excel: what XML can't hold, or what would mislead a reader, as a sign."""

from __future__ import annotations

_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SEPARATORS = [0x2028, 0x2029, 0xFEFF]
_NOT_IN_XML = [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF]

_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "␡",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: f"\\u{code:04x}" for code in (*_BIDI, *_SEPARATORS, *_NOT_IN_XML)},
}


def printable(text: str) -> str:
    """The text as a file can hold it: tabs and line breaks stay, other controls show, as on the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SHOWN)
