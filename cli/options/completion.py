"""Completion of values in the shell. It never fails and never speaks: no ledger, no suggestions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqqf.cli.context.session import INACTION, default_path, track

if TYPE_CHECKING:
    from sqqf.store.completion import Suggestions

Offers = list[tuple[str, str]]  # Typer looks it up


def complete_dossier(ctx: click.Context, incomplete: str) -> Offers:
    """Open cases or leads, as the command's group has it."""
    return complete_lead(ctx, incomplete) if track(ctx) == INACTION else complete_case(ctx, incomplete)


def complete_case(ctx: click.Context, incomplete: str) -> Offers:
    """Open cases."""
    del incomplete  # the shell narrows them down
    return _asked(ctx, lambda known: known.cases())


def complete_lead(ctx: click.Context, incomplete: str) -> Offers:
    """Open leads."""
    del incomplete
    return _asked(ctx, lambda known: known.leads())


def complete_any(ctx: click.Context, incomplete: str) -> Offers:
    """Open cases, then leads."""
    return complete_case(ctx, incomplete) + complete_lead(ctx, incomplete)


def complete_officer(ctx: click.Context, incomplete: str) -> Offers:
    """Officers."""
    del incomplete
    return _asked(ctx, lambda known: known.officers())


def complete_unit(ctx: click.Context, incomplete: str) -> Offers:
    """Units of open cases and leads."""
    del incomplete
    return _asked(ctx, lambda known: known.units())


def complete_member(ctx: click.Context, incomplete: str) -> Offers:
    """Members in service."""
    del incomplete
    return _asked(ctx, lambda known: known.members())


def _asked(ctx: click.Context, offers: Callable[[Suggestions], Offers]) -> Offers:
    from sqqf.store import completion  # noqa: PLC0415 - every command declares it, hardly any run asks

    named = ctx.find_root().params.get("ledger") or os.environ.get("SQQF_LEDGER")
    try:
        with completion.suggestions(Path(named) if named else default_path()) as known:
            return offers(known)
    except Exception:  # a shell has no use for what went wrong
        return []
