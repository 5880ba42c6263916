"""The options before the command: what it acts on, as of which day, and who records."""

from __future__ import annotations

import click

from sqqf.cli.context import settings
from sqqf.cli.context.language import LANGUAGES
from sqqf.cli.context.session import Session
from sqqf.cli.context.settings import Setting
from sqqf.cli.options.parsing import day, ledger_path, without_controls, words
from sqqf.procedure.errors import BadInput


def session_of(
    ctx: click.Context, ledger: str | None, today: str | None, by: str | None, lang: str | None
) -> Session:
    """The session that the options before the command and the settings ask for. Raises BadInput."""
    if lang is not None and lang not in LANGUAGES:
        raise BadInput("unknown_language", value=lang)
    settings.check()
    asked = settings.in_force(
        {name: _given(ctx, name, one) for name, one in (("ledger", ledger), ("by", by), ("lang", lang))}
    )
    named = {key: without_controls(one.value) for key, one in asked.items()}
    return Session(
        asked=asked,
        ledger_option=ledger_path(named.get("ledger")),
        today_option=day(today) if today is not None else None,
        by_option=words(named["by"]) if "by" in named else None,
    )


def _given(ctx: click.Context, name: str, value: str | None) -> Setting | None:
    """What was said before the command, or in the environment."""
    if value is None:
        return None
    source = ctx.get_parameter_source(name)
    return Setting(value, "environment" if source is click.core.ParameterSource.ENVIRONMENT else "option")
