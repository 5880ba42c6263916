"""Commands about a part of the procedure that a place may leave out: there they say so."""

from __future__ import annotations

from collections.abc import Mapping

import click

from sqqf.cli.context.session import session
from sqqf.procedure.errors import Refused

_OF_GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("lead", "campaign", "sampling"), "inaction"),
    "filing": "filing",
}
_OF_COMMANDS: Mapping[str, str] = {
    **dict.fromkeys(("submit", "approve"), "approval"),
    **dict.fromkeys(("file", "receipt"), "filing"),
}
"""Of ``sqqf case``: they go by the rules of the case."""


def check_group(ctx: click.Context) -> None:
    """Raise Refused for a group's command where no rules on record ever had its part.

    What began under earlier rules goes on; something new begins under those in force.
    """
    part = _OF_GROUPS.get(_group(ctx))
    run = session()
    if part and run.has_ledger:
        has = run.profile.has if ctx.info_name == "new" else run.ledger.ever_had
        if not has(part):
            raise Refused(f"no_{part}")


def check_command(ctx: click.Context) -> None:
    """Raise Refused for a command on a case where the case's rules haven't its part."""
    part = _OF_COMMANDS.get(ctx.info_name or "") if _group(ctx) == "case" else None
    if part and not session().profile.has(part):
        raise Refused(f"no_{part}", no=ctx.params.get("no") or "NO")


def _group(ctx: click.Context) -> str:
    return (ctx.parent and ctx.parent.info_name) or ""
