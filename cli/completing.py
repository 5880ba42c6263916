"""Completion of values in the shell. It never fails and never speaks: no ledger, no suggestions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from sqqf.procedure.errors import SqqfError


def complete_case(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Numbers of open cases in the short form, with the party."""
    del incomplete  # the shell narrows them down
    query = "SELECT year || '-' || serial, no || ' ' || party FROM cases WHERE open ORDER BY n DESC LIMIT 200"
    return _asked(ctx, query, lambda row: (row[0], row[1]))


def complete_officer(ctx: click.Context, incomplete: str) -> list[tuple[str, str]]:
    """Officers of open cases."""
    del incomplete
    query = "SELECT DISTINCT officer FROM cases WHERE open AND officer IS NOT NULL ORDER BY officer"
    return _asked(ctx, query, lambda row: (row[0], ""))


def _asked(
    ctx: click.Context, query: str, shown: Callable[[tuple[str, ...]], tuple[str, str]]
) -> list[tuple[str, str]]:
    import sqlite3

    from sqqf.cli.session import default_path
    from sqqf.store.ledger import Ledger

    named = ctx.find_root().params.get("ledger") or os.environ.get("SQQF_LEDGER")
    try:
        with Ledger.open(Path(named) if named else default_path()) as ledger:
            return [shown(row) for row in ledger.connection.execute(query).fetchall()]
    except (SqqfError, sqlite3.Error, OSError):
        return []
