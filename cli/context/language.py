"""The interface's language, chosen before any help text is imported: those are translated then."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqqf.cli.context.catalogue import Catalogue

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent.with_name("locale")
_OURS = _FOLDER / "zh/LC_MESSAGES/sqqf.mo"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_lang = "en"


def use(lang: str) -> None:
    """Speak this language from now on; Click's and Typer's own messages too."""
    global _catalogue, _lang
    _lang = lang
    # Click asks gettext's global domain, which reads the language from the environment.
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("click", _FOLDER)
    gettext.textdomain("click")
    _catalogue = Catalogue(_OURS.read_bytes()) if lang == "zh" else gettext.NullTranslations()


def lang() -> str:
    """``zh`` or ``en``."""
    return _lang


def _(text: str) -> str:
    """The text in the user's language; English texts are the keys."""
    return _catalogue.gettext(text) if text else text


def listed(texts: Iterable[str]) -> str:
    """The texts as a list in a sentence."""
    return ("、" if _lang == "zh" else ", ").join(texts)


def n_(text: str) -> str:
    """Mark a text for translation that is shown later."""
    return text


def asked_for(arguments: Sequence[str], setting: str | None = None) -> str:
    """The language that command line, environment, setting or locale asks for, whether or not we speak it."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if not argument.startswith("-") and (at == 0 or arguments[at - 1] not in _WITH_VALUE):
            break  # the command: what follows is its own
    return os.environ.get("SQQF_LANG") or setting or ("en" if _locale().casefold().startswith("en") else "zh")


_WITH_VALUE = ("--ledger", "--today", "--by")


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    if sys.platform == "win32":
        return locale.getlocale()[0] or ""
    return ""
