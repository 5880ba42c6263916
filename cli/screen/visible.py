"""Text from users is data: shown so that it can't steer a terminal, and stored as it was entered."""

from __future__ import annotations

_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SEPARATORS = [0x2028, 0x2029, 0xFEFF]

_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "␡",
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: f"\\u{code:04x}" for code in (*_BIDI, *_SEPARATORS)},
}
_IN_JSON = {code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), *_BIDI, *_SEPARATORS)}


def visible(text: str) -> str:
    """Control characters, escapes and bidi overrides as signs that show them; all else untouched."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def json_safe(document: str) -> str:
    """The same JSON document with what could steer a terminal written as escapes."""
    return document if document.isascii() else document.translate(_IN_JSON)
