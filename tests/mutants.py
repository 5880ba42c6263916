"""Files as nobody writes them: made from good ones by a seed, so that each can be made again.

    made = mutant("profile", PROFILE, 17)      # the same bytes whenever it is asked for

``run`` hands so many of a kind to the program, and gives those with which it ended otherwise than it may.
"""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.conftest import Answer, Sqqf

MAY = (0, 1, 2, 12)
"""The exit codes that a file of another's may lead to."""
VALUES = (
    *(
        '""',
        '" "',
        '"("',
        '"[a-"',
        '"\\\\"',
        '"{0.__class__}"',
        '"{name}"',
        '"{"',
        '"%s"',
        '"../../x"',
        '"/dev/zero"',
    ),
    *(
        '"\\u0000"',
        '"\\u202e"',
        '"=1+1"',
        '"<script>"',
        '"{{ 7*7 }}"',
        f'"{"长" * 5000}"',
        '"某"',
        "'*'",
        '"?"',
        '"$"',
    ),
    *(
        "0",
        "-1",
        "1",
        "2500",
        "2501",
        "9223372036854775807",
        "9" * 30,
        "9" * 5000,
        "0x" + "f" * 40,
        "1e400",
        "nan",
        "-inf",
    ),
    *(
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[[]]",
        '[""]',
        '["x", 1]',
        "[" * 3000,
        "{a=" * 3000,
        "2026-11-23",
        "25:61:61",
    ),
    *(
        '"2026-02-30"',
        '"9999-99-99"',
        '"0001-01-01"',
        "1979-05-27T00:32:00+99:99",
        '"tls"',
        '"a" = 1',
        "a" + ".a" * 20_000,
    ),
)
"""What may be put in the place of a value."""
EXPRESSIONS = (
    *(
        "{{ x",
        "{% for a in acts %}",
        "{% endfor %}",
        "{{ no.__class__ }}",
        "{{ range(99999)|list|length }}",
        "{{ 1/0 }}",
    ),
    *(
        "{{ (no ~ ' ') * 9999999 }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ '%99999999d'|format(1) }}",
    ),
    *(
        "{{ no|center(99999999) }}",
        "{{ 2 ** 99999999 }}",
        "{{ lipsum(n=9999) }}",
        "{% raw %}",
        "{# #}",
        "{{ cycler(1).next }}",
    ),
    *(
        "{%p if x %}",
        "{%tr for a in b %}",
        "{{r no }}",
        "{% include 'x' %}",
        "{{ no|batch(1)|list }}",
        "{{ self }}",
    ),
)
"""What may be put into a template."""


class Kind(NamedTuple):
    """A kind of file: a good one, what it is called, and the lines that read it."""

    good: bytes
    name: str
    lines: Sequence[str]
    """Run one after the other, for as long as they end with 0."""


def mutant(kind: Kind, seed: int) -> bytes:
    """The file with one to four things wrong with it."""
    chance = random.Random(f"{kind.name} {seed}")
    content = kind.good
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_CHANGES if not content.startswith(b"PK") else _IN_ARCHIVES)(content, chance)
    return content


def run(
    sqqf: Sqqf, kind: Kind, seeds: Sequence[int], prepare: Callable[[], object]
) -> list[tuple[int, str, Answer]]:
    """What ended otherwise than it may: the seed, the line, the answer. ``prepare`` is called before each."""
    wrong = []
    for seed in seeds:
        prepare()
        path = sqqf.folder / kind.name
        path.write_bytes(mutant(kind, seed))
        path.chmod(0o600)
        for line in kind.lines:
            answer = sqqf(*line.split())
            if answer.code not in MAY or "Traceback" in answer.err:
                wrong.append((seed, line, answer))
            if answer.code:
                break
    return wrong


def _another_value(content: bytes, chance: random.Random) -> bytes:
    """One value replaced, in whatever way keys and values are written."""
    values = list(re.finditer(rb'(?<=[=:])\s*("(?:[^"\\\n]|\\.)*"|[\w.-]+|\[[^\[\]]*\]|\{[^{}]*\})', content))
    if not values:
        return content
    found = chance.choice(values)
    return content[: found.start()] + b" " + chance.choice(VALUES).encode() + content[found.end() :]


def _without_a_line(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _a_line_twice(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def _another_byte(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _a_value_put_in(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(VALUES).encode() + content[at:]


_CHANGES = (_another_value,) * 6 + (_without_a_line, _a_line_twice, _another_byte, _cut, _a_value_put_in)


def _expression(content: bytes, chance: random.Random) -> bytes:
    def change(text: bytes) -> bytes:
        ends = [found.start() for found in re.finditer(b"</w:t>", text)]
        at = chance.choice(ends) if ends else 0
        return text[:at] + chance.choice(EXPRESSIONS).encode() + text[at:]

    return _with_document(content, change)


def _markup(content: bytes, chance: random.Random) -> bytes:
    return _with_document(
        content, lambda text: chance.choice((_another_byte, _cut, _without_a_line))(text, chance)
    )


def _with_document(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    into = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(into, "w") as new:
            for name in old.namelist():
                new.writestr(name, change(old.read(name)) if name == "word/document.xml" else old.read(name))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):  # broken before
        return content
    return into.getvalue()


_IN_ARCHIVES = (_expression,) * 5 + (_markup, _another_byte)
