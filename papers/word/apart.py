"""A group's own template filled in by a process of its own: what it takes of time and memory is limited.

The template is another's program. Its process gets the template and the facts, and gives back a file; it
writes nothing, and where it takes too much it ends alone.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from sqqf.papers.apart import hold_to
from sqqf.papers.word.template import rendered
from sqqf.procedure.errors import BadInput

SECONDS = 10
"""Of work. The longest minutes take a tenth of that."""
MEGABYTES = 1024
"""Of memory, the libraries with it."""
_WAIT = 60  # seconds for all of it, however busy the machine is


def from_template(
    template: bytes, facts: Mapping[str, Any], path: str, margin: str | None = None
) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The filled-in .docx, what isn't known in it, and what stands in odd braces: see ``rendered``.

    Raises BadInput where it can't be filled in, or takes too much; ``path`` is what it is called then.
    """
    # -P: nothing is loaded from the folder that one happens to be in.
    command = [sys.executable, "-P", "-m", __name__]
    told = pickle.dumps((template, dict(facts), margin))
    too_much = BadInput("template_takes_too_much", path=path, seconds=SECONDS, megabytes=MEGABYTES)
    try:
        done = subprocess.run(
            command, input=told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired:
        raise too_much from None
    first, _, made = done.stdout.partition(b"\n")
    if done.returncode != 0 or not first:
        raise too_much
    said = json.loads(first)
    if "code" in said:
        raise BadInput(said["code"], **{"path": path, **said["facts"]})
    return made, tuple(said["missing"]), tuple(said["odd"])


def _answer() -> None:
    hold_to(SECONDS, MEGABYTES)
    made = b""
    try:
        made, missing, odd = rendered(*pickle.load(sys.stdin.buffer))  # noqa: S301 - from the process that started this one
        said: dict[str, Any] = {"missing": missing, "odd": odd}
    except BadInput as error:
        said = {"code": error.code, "facts": error.facts}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + made)


if __name__ == "__main__":
    _answer()
