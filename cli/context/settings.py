"""What is asked for by neither option nor environment: by a file in this folder, or the user's own.

A run without such files looks whether they are there, and does nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sqqf.procedure.errors import BadInput

NAME = "sqqf.toml"


class Setting(NamedTuple):
    """A value that is in force, and who asks for it: option, environment, folder, settings."""

    value: str
    source: str
    file: Path | None = None


_found: Mapping[str, Setting] = {}
_fault: BadInput | None = None


def user_folder() -> Path:
    """The user's folder for settings. platformdirs says the same, but costs each run a third of a start."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.expanduser raises where there is none
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "sqqf"
    if sys.platform == "darwin":
        return home / "Library/Application Support/sqqf"
    return Path(os.environ.get("XDG_CONFIG_HOME", "").strip() or home / ".config") / "sqqf"


def places() -> Mapping[str, Path]:
    """Where settings may stand, the stronger first."""
    return {"folder": Path(NAME), "settings": user_folder() / NAME}


def load() -> None:
    """Look for the files and read what is there; what is wrong with one is told by ``check``."""
    global _found, _fault
    _found, _fault = {}, None
    for source, place in places().items():
        if not os.path.lexists(place):
            continue
        from sqqf.desk.settings import read_settings  # noqa: PLC0415 - only where there is such a file

        try:
            values = read_settings(place.absolute()).values
        except BadInput as fault:
            _fault = _fault or fault
        else:
            asked = {key: Setting(value, source, place.absolute()) for key, value in values.items()}
            _found = {**asked, **_found}


def check() -> None:
    """Raise BadInput where a file with settings is broken: a run never goes by half of them."""
    if _fault:
        raise _fault


def in_force(given: Mapping[str, Setting | None]) -> Mapping[str, Setting]:
    """What holds: what was given for this run, and for the rest what the files ask for."""
    return {**_found, **{key: one for key, one in given.items() if one}}


def value(key: str) -> str | None:
    """What the files ask for under this key."""
    return _found[key].value if key in _found else None
