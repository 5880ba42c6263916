"""The libraries for Word and Excel: an extra that is imported where it is used."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from sqqf.procedure.errors import BadInput


def load(package: str) -> ModuleType:
    """The package of the extra ``office``. Raises BadInput where it isn't installed, with how to get it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package.partition(".")[0]:
            raise
        raise BadInput("needs_office", package=package.partition(".")[0]) from None
