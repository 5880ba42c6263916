"""Completion of values in the shell. It never fails and never speaks: no ledger, no suggestions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqqf.procedure.errors import SqqfError

if TYPE_CHECKING:
    from sqqf.store.ledger.ledger import Ledger


def complete_case(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of open cases in the short form, with the party."""
    del incomplete  # the shell narrows them down
    query = "SELECT year || '-' || serial, no || ' ' || party FROM cases WHERE open ORDER BY n DESC LIMIT 200"
    return _asked(ctx, lambda ledger: ledger.connection.execute(query).fetchall())


def complete_lead(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of open leads, with whom they are about."""
    del incomplete
    query = "SELECT no, party FROM leads WHERE open ORDER BY n DESC LIMIT 200"
    return _asked(ctx, lambda ledger: ledger.connection.execute(query).fetchall())


def complete_officer(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Members in service, then officers of open cases and leads who aren't."""
    from sqqf.store.registers import in_service  # noqa: PLC0415  (no list needs it)

    del incomplete
    query = "SELECT DISTINCT officer FROM dossiers WHERE open AND officer IS NOT NULL ORDER BY officer"

    def names(ledger: Ledger) -> list[tuple[str, str]]:
        officers = [name for (name,) in ledger.connection.execute(query).fetchall()]
        return [(name, "") for name in dict.fromkeys([*in_service(ledger), *officers])]

    return _asked(ctx, names)


def complete_member(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Members in service."""
    from sqqf.store.registers import in_service  # noqa: PLC0415  (no list needs it)

    del incomplete
    return _asked(ctx, lambda ledger: [(name, "") for name in in_service(ledger)])


def _asked(ctx: click.Context, answer: Callable[[Ledger], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    import sqlite3

    from sqqf.cli.session import default_path
    from sqqf.store.ledger.opening import open_ledger  # noqa: PLC0415  (no list needs it)

    named = ctx.find_root().params.get("ledger") or os.environ.get("SQQF_LEDGER")
    try:
        with open_ledger(Path(named) if named else default_path()) as ledger:
            return answer(ledger)
    except (SqqfError, sqlite3.Error, OSError):
        return []
