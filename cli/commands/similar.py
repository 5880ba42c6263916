"""sqqf similar"""

from __future__ import annotations

from typing import Annotated, Any

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, option
from sqqf.cli.options.parsing import positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Row
from sqqf.cli.screen.table import show_table
from sqqf.store.office.precedents import precedents

HEADERS = (n_("case"), n_("outcome"), n_("alike"), n_("rules"), n_("words"), n_("reason"), n_("matter"))

Most = Annotated[int, option("--most", "N", _("At most so many."), positive)]


def command(no: No = NEEDED, most: Most = 20, as_json: AsJson = False) -> None:
    """Find decided cases like this one, best first, so that like is treated alike.

    Alike is the mean of two shares: of the circumstances, elements and bars that either case rests on, those
    that both do; of the words of the shorter matter, those that are in both. It is a help to find cases, and
    says nothing about how this one is to be decided.

    \b
    Example:
      sqqf similar 2026-3
      sqqf similar 2026-3 --most 5 --json
    """
    run = session()
    found = precedents(run.ledger, run.case(no), most)
    if as_json:
        streams.show_json_entries(found.listed)
    elif found.listed:
        show_table(HEADERS, map(_row, found.listed), "")
    if not found.listed:
        streams.tell(_("no decided case shares a circumstance, an element or enough words with this one"))
    elif found.total > most:
        streams.tell(
            _("{total} cases are alike; these are the first {most}").format(total=found.total, most=most)
        )


def _row(one: dict[str, Any]) -> Row:
    profile = session().profile
    outcomes = listed(
        profile.term("outcomes", each, lang()) for each in dict.fromkeys(one["outcomes"]) if each
    )
    rules = " ".join([_percent(one["of_rules"]), *one["shared"]])
    words = " ".join([_percent(one["of_words"]), *one["words"]])
    cells = (one["no"], outcomes, _percent(one["likeness"]), rules, words, one["reason"], one["matter"])
    return Row(tuple(cell or "" for cell in cells))


def _percent(share: float) -> str:
    return f"{share:.0%}"
