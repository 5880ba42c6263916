"""Text from users is data: shown so that it can't steer a terminal, and stored as it was entered."""

from unicodedata import category

_FILLERS = frozenset("\u034f\u115f\u1160\u2065\u3164\uffa0")
"""Letters and marks that show nothing. A blank is seen, the ideographic space too."""


def _escaped(code: int) -> str:
    """As JSON writes it, the characters beyond 65535 as two."""
    pair = chr(code).encode("utf-16-be")
    return "".join(f"\\u{pair[at]:02x}{pair[at + 1]:02x}" for at in range(0, len(pair), 2))


class _Shown(dict[int, str]):
    """How a character is shown, worked out when it is first met: as an escape if it steers or is unseen."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        unseen = sign in _FILLERS or category(sign) in ("Cc", "Cf", "Zl", "Zp")
        return self.setdefault(code, _escaped(code) if unseen else sign)


_IN_JSON = _Shown({code: chr(code) for code in range(0x20)})  # JSON has escaped those
_SHOWN = _Shown(
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "␡"}
    | {code: f"\\x{code:02x}" for code in range(0x80, 0xA0)}
)


def visible(text: str) -> str:
    """Control characters, escapes and what isn't seen as signs that show them; all else untouched."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def cut(text: str, most: int = 200) -> str:
    """What an error quotes of a text, however much was typed: its first signs, and an ellipsis for more."""
    return text if len(text) <= most else f"{text[:most]}…"


def json_safe(document: str) -> str:
    """The same JSON document with what could steer a terminal written as escapes."""
    return document if document.isascii() else document.translate(_IN_JSON)
