"""Files with settings, the user's own and a folder's: read, and one key of them set.

    ledger = "~/台账/a.db"
    by = "李某"
    lang = "zh"

A path is seen from the file's own folder. A key that isn't known here may be another version's: it stays.
"""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqqf.procedure import toml
from sqqf.procedure.errors import BadInput
from sqqf.store import files
from sqqf.store.disk import HAS_MODES, is_there
from sqqf.store.incoming import read_text

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not _CONTROLS.search(value)


# key: whether a value will do, and what one looks like
KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "ledger": (_is_text, 'ledger = "~/a.db"'),
    "by": (_is_text, 'by = "李某"'),
    "lang": (lambda value: value in ("zh", "en"), 'lang = "zh" | "en"'),
}


class Settings(NamedTuple):
    """What a file sets, and the keys in it that nobody here knows."""

    values: Mapping[str, str]
    unknown: tuple[str, ...]


def read_settings(path: Path) -> Settings:
    """The settings in a file. Raises BadInput that names the place of what is wrong with it."""
    _check_whose(path)
    content = _parsed(path, read_text(path))
    for key, (will_do, example) in KEYS.items():
        if key in content and not will_do(content[key]):
            raise BadInput("bad_setting", key=key, path=str(path), example=example)
    values = {key: content[key] for key in KEYS if key in content}
    if "ledger" in values:
        values["ledger"] = str(path.absolute().parent / os.path.expanduser(values["ledger"]))  # noqa: PTH111
    return Settings(values, tuple(key for key in content if key not in KEYS))


def change_setting(path: Path, key: str, value: str | None) -> None:
    """Set a key, or with None take it away; all else in the file stays as it is written.

    Raises BadInput where the value won't do, or the file is broken or can't be written.
    """
    will_do, example = KEYS[key]
    if value is not None and not will_do(value):
        raise BadInput("bad_setting", key=key, path=str(path), example=example)
    before = ""
    if is_there(path):
        read_settings(path)
        before = read_text(path)
    after = _with_key(before, key, value)
    wanted = {name: one for name, one in {**_parsed(path, before), key: value}.items() if one is not None}
    try:
        done = toml.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        done = False
    if not done:  # it was written in a way that isn't ours
        raise BadInput("setting_by_hand", key=key, path=str(path))
    files.make_folder(path.parent)
    files.write_whole(path, after.encode())


def _with_key(text: str, key: str, value: str | None) -> str:
    """The text with one line for the key before its first table, or none."""
    lines = text.splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    is_it = re.compile(rf"""\s*["']?{key}["']?\s*=""").match
    at = next((at for at, line in enumerate(lines[:end]) if is_it(line)), None)
    new = [] if value is None else [f"{key} = {json.dumps(value, ensure_ascii=False)}\n"]
    if at is not None:
        lines[at : at + 1] = new
    else:
        if end and not lines[end - 1].endswith("\n"):
            lines[end - 1] += "\n"
        lines[end:end] = new
    return "".join(lines)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) if line else text.count("\n") + 1  # tomllib: "at end of document"
        raise BadInput("settings_not_toml", path=str(path), line=at) from None


def _check_whose(path: Path) -> None:
    """Raise BadInput where just anybody may have put the file there: it says which ledger is written to."""
    if not HAS_MODES:
        return
    try:
        file, folder = path.stat(), path.absolute().parent.stat()
    except OSError:
        raise BadInput("no_such_file", path=str(path)) from None
    foreign = folder.st_mode & stat.S_IWOTH and file.st_uid not in (0, os.geteuid())
    if foreign or (stat.S_ISREG(file.st_mode) and file.st_mode & stat.S_IWOTH):
        raise BadInput("settings_of_anybody", path=str(path))
