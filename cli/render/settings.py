"""The settings in force, and what a verbose run tells of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqqf.cli.context import settings
from sqqf.cli.context.language import _, lang, n_
from sqqf.cli.context.session import Session, session
from sqqf.cli.context.settings import Setting
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.cli.screen.visible import visible
from sqqf.desk.settings import KEYS, read_settings

SOURCES = {
    "option": n_("option"),
    "environment": n_("environment"),
    "folder": n_("this folder"),
    "settings": n_("your settings"),
    "default": n_("default"),
}
_HEADERS = (n_("setting"), n_("value"), n_("from"), n_("file"))


def show(*, as_json: bool) -> None:
    """What is in force in this run."""
    _show(in_force(session()), as_json=as_json)


def show_anew(*, as_json: bool) -> None:
    """What will be in force in the next run."""
    settings.load()
    settings.check()
    run = session()
    given = {key: one for key, one in run.asked.items() if one.file is None}
    _show(in_force(Session(asked=settings.in_force(given))), as_json=as_json)


def in_force(run: Session) -> dict[str, Setting]:
    """Every setting, what holds where nobody asks for anything too."""
    defaults: dict[str, Callable[[], str]] = {
        "by": lambda: run.by,
        "lang": lang,
        "ledger": lambda: str(run.path),
    }
    return {key: run.asked.get(key) or Setting(defaults[key](), "default") for key in KEYS}


def _show(found: dict[str, Setting], *, as_json: bool) -> None:
    if as_json:
        streams.show_json({"settings": [*map(_document, found, found.values())], "files": [*_files()]})
        return
    show_table(_HEADERS, (_row(key, one) for key, one in found.items()), "")
    for file in _files():
        if file["unknown"]:
            said = _("not known here, and left alone: {names} ({path})")
            streams.tell(visible(said.format(names=", ".join(file["unknown"]), path=file["path"])))


def _document(key: str, one: Setting) -> dict[str, Any]:
    return {
        "key": key,
        "value": one.value,
        "from": one.source,
        "file": str(one.file) if one.file else None,
    }


def _row(key: str, one: Setting) -> Row:
    return Row((key, one.value, _(SOURCES[one.source]), str(one.file or "")))


def _files() -> Iterator[dict[str, Any]]:
    for source, path in settings.places().items():
        there = path.exists()
        unknown = list(read_settings(path).unknown) if there else []
        yield {"from": source, "path": str(path.absolute()), "exists": there, "unknown": unknown}


def course(run: Session, seconds: float) -> Iterator[str]:
    """What a run went by: its ledger, its settings, how long it took."""
    if "ledger" in run.__dict__:
        yield visible(
            _("ledger: {path} ({source})").format(path=run.path, source=_(SOURCES[run.ledger_source]))
        )
    for key, one in run.asked.items():
        if one.file:
            said = _("setting: {key} = {value} ({path})")
            yield visible(said.format(key=key, value=one.value, path=one.file))
    yield _("time: {seconds} s").format(seconds=f"{seconds:.2f}")
