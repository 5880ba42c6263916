"""Where profiles come from: those that are shipped, by name, or a TOML file of another city."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sqqf.procedure.errors import BadInput
from sqqf.procedure.profile import Profile, parse


def read_profile(name: str) -> Profile:
    """The shipped profile of this name, or the one in this file.

    Raises BadInput where there is no such file or it isn't text, ProfileFaults where it doesn't hold.
    """
    shipped = resources.files("sqqf.procedure.data") / f"{name}.toml"
    if name.isidentifier() and shipped.is_file():
        return parse(shipped.read_text(encoding="utf-8"))
    try:
        return parse(Path(name).read_text(encoding="utf-8-sig"))
    except OSError:
        raise BadInput("no_such_file", path=name) from None
    except UnicodeDecodeError:
        raise BadInput("not_utf8", path=name) from None
