"""TOML that others write: looked at before the parser believes it, so that no text takes the memory or the
stack.

tomllib keeps a record of each part of a dotted key's beginnings, goes one call deeper for each list in a
list, and leaves numbers of thousands of digits to ``int``, which raises an error of its own.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

MOST_LEVELS = 40
"""Of lists and tables in one another; a profile has six."""
MOST_PARTS = 20
"""Of a dotted key, or of a table's name."""
MOST_DOTS = 10_000
"""Of all keys and names together."""
MOST_SIGNS = 200
"""Of a number, or of a key without quotation marks."""
_WHOLE = re.compile(r"[+-]?(?:\d[\d_]*|0[xob][0-9A-Fa-f_]+)")
_MOST = 1 << 63  # TOML promises no more

# What stands in quotation marks or behind a # is passed over whole. Marks without a counterpart go on to
# the end: the
# parser comes no further than that. Nothing is tried twice (``*+``), so that it takes as long as the text is.
TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*"
    r"|[A-Za-z0-9_+:-]+"
    r"|[\[\]{}.=,\n]",
    re.DOTALL,
)


def loads(text: str) -> dict[str, Any]:
    """The content of a TOML text. Raises tomllib.TOMLDecodeError whatever is wrong with it, with the
    place."""
    text = text.replace("\r\n", "\n")
    _check(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError, OverflowError) as error:
        raise tomllib.TOMLDecodeError(str(error) or type(error).__name__) from None


def _check(text: str) -> None:
    depth = dots = together = 0
    for token in TOKEN.finditer(text):
        found = token[0]
        if found == ".":
            dots, together = dots + 1, together + 1
            if dots >= MOST_PARTS or together > MOST_DOTS:
                raise _fault("too many parts of keys", text, token.start())
        elif found in "[{":
            depth, dots = depth + 1, 0
            if depth > MOST_LEVELS:
                raise _fault("nested too deeply", text, token.start())
        elif found in "]}":
            depth, dots = depth - 1, 0
        elif found in "=,\n":
            dots = 0
        elif found[0] not in "\"'#" and _is_too_large(found):
            raise _fault("a number or a key is too long", text, token.start())


def _is_too_large(bare: str) -> bool:
    if len(bare) > MOST_SIGNS:
        return True
    if len(bare) < len(str(_MOST)) - 4 or not _WHOLE.fullmatch(bare):  # of a few signs; no number
        return False
    try:
        return abs(int(bare, 0)) >= _MOST
    except ValueError:  # the parser will say so
        return False


def _fault(said: str, text: str, at: int) -> tomllib.TOMLDecodeError:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return tomllib.TOMLDecodeError(f"{said} (at line {line}, column {column})")
