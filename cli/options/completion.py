"""Completion of values in the shell. It never fails and never speaks: no ledger, no suggestions."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqqf.calendar.dates import CHINA
from sqqf.cli.context.language import lang
from sqqf.cli.context.session import INACTION, TOLERANCE, default_path, track
from sqqf.cli.context.settings import value

if TYPE_CHECKING:
    from sqqf.procedure.rules.profile import Profile
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


def complete_state(ctx: click.Context, incomplete: str) -> Offers:
    """States of the command's track, of both where it has none: in the interface's language, or as codes."""
    of = (track(ctx),) if ctx.parent and ctx.parent.info_name in ("case", "lead") else (TOLERANCE, INACTION)
    in_words = _lang(ctx) == "zh" and (not incomplete or not incomplete.isascii())

    def offers(rules: Profile) -> Offers:
        codes = dict.fromkeys(code for one in of for code in rules.states_of(one))
        pairs = [(code, rules.term("states", code, _lang(ctx))) for code in codes]
        return [(word, code) if in_words else (code, word) for code, word in pairs]

    return _of_rules(ctx, offers)


def complete_rule(ctx: click.Context, incomplete: str) -> Offers:
    """Every rule's id, with what it says."""
    del incomplete
    return _of_rules(ctx, lambda rules: _worded(ctx, rules))


def rules_of(letter: str) -> Callable[[click.Context, str], Offers]:
    """The ids of one kind of rule: areas (i), sources (s), measures (m)."""

    def complete(ctx: click.Context, incomplete: str) -> Offers:
        del incomplete
        is_one = re.compile(rf"{letter}\d").match
        return _of_rules(ctx, lambda rules: [one for one in _worded(ctx, rules) if is_one(one[0])])

    return complete


def entries_of(*kinds: str) -> Callable[[click.Context, str], Offers]:
    """The numbers of a register beside the cases, by the acts that put something into it."""

    def complete(ctx: click.Context, incomplete: str) -> Offers:
        del incomplete
        return _asked(ctx, lambda known: known.entries(*kinds))

    return complete


def complete_setting(ctx: click.Context, incomplete: str) -> Offers:
    """What may be set."""
    from sqqf.desk.settings import KEYS  # noqa: PLC0415 - hardly any run asks

    del ctx, incomplete
    return [(key, example) for key, (_will_do, example) in KEYS.items()]


def _lang(ctx: click.Context) -> str:
    return ctx.find_root().params.get("lang") or lang()


def _worded(ctx: click.Context, rules: Profile) -> Offers:
    return [(code, entry.text(_lang(ctx))) for code, entry in rules.rules.items()]


def _of_rules(ctx: click.Context, offers: Callable[[Profile], Offers]) -> Offers:
    """By the rules in force; without a ledger by the shipped ones."""
    from sqqf.store.ledger.profiles import read_profile  # noqa: PLC0415 - hardly any run asks

    today = datetime.now(CHINA).date()
    found = _asked(ctx, lambda known: offers(known.ledger.profile_on(today)))
    return found or offers(read_profile("yangjiang"))


def _asked(ctx: click.Context, offers: Callable[[Suggestions], Offers]) -> Offers:
    from sqqf.store import completion  # noqa: PLC0415 - every command declares it, hardly any run asks

    named = ctx.find_root().params.get("ledger") or os.environ.get("SQQF_LEDGER") or value("ledger")
    try:
        with completion.suggestions(Path(named) if named else default_path()) as known:
            return offers(known)
    except Exception:  # a shell has no use for what went wrong
        return []
