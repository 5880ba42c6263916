"""The options before the command: what it acts on, as of which day, and who records."""

from __future__ import annotations

import click

from sqqf.cli.context.language import LANGUAGES
from sqqf.cli.context.session import Session
from sqqf.cli.options.parsing import day, ledger_path, without_controls, words
from sqqf.procedure.errors import BadInput


def session_of(
    ctx: click.Context, ledger: str | None, today: str | None, by: str | None, lang: str | None
) -> Session:
    """The session that the options before the command ask for. Raises BadInput."""
    if lang is not None and lang not in LANGUAGES:
        raise BadInput("unknown_language", value=lang)
    return Session(
        ledger_option=ledger_path(ledger and without_controls(ledger)),
        ledger_from_environment=ctx.get_parameter_source("ledger") is click.core.ParameterSource.ENVIRONMENT,
        today_option=day(today) if today is not None else None,
        by_option=words(without_controls(by)) if by is not None else None,
    )
