"""sqqf notice new"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text, ToWhom
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.parsing import day
from sqqf.cli.render import chases as shown
from sqqf.cli.render.registers import show_entry
from sqqf.procedure.errors import BadInput
from sqqf.store.office.chasing import Chase, chase

_WORDS = {"催办": "reminder", "督办": "supervision", "批示": "instruction"}


def _kind(text: str) -> str:
    found = _WORDS.get(text.strip(), text.strip())
    if found not in _WORDS.values():
        raise BadInput("not_a_notice", value=text, choices=[f"{code} {zh}" for zh, code in _WORDS.items()])
    return found


Of = Annotated[str, argument("NO", _("A case, a lead, or a register's entry.")), Needed()]
Kind = Annotated[
    str | None,
    option(
        "--kind",
        "reminder|supervision|instruction",
        _("What it is; default: supervision where a limit is red, else a reminder."),
        _kind,
    ),
]
From = Annotated[
    str | None,
    option("--from", "NAME", _("Who gave the instruction.")),
    Needed(when=lambda values: values["kind"] == "instruction"),
]
Due = Annotated[date | None, option("--due", "DATE", _("By when an answer is wanted."), day)]


def command(
    no: Of = NEEDED,
    to: ToWhom = NEEDED,
    text: Text = NEEDED,
    on: On = NEEDED,
    due: Due = None,
    kind: Kind = None,
    sender: From = None,
    as_json: AsJson = False,
) -> None:
    """Record a notice to who has to act (催办, 督办), or a leader's instruction (批示).

    With --due it stands in sqqf deadlines --own, in the summary and in the daily report until it is answered. The
    letter itself: sqqf paper make 催办函 NO --to UNIT.

    \b
    Example:
      sqqf notice new 2026-3 --to 某县住建局 --text 请报送整改情况 --on 2026-11-23 --due 2026-11-30
      sqqf notice new L2026-1 --kind 批示 --from 赵某 --to 某县水务局 --text 请限期核查并报告 --on 2026-11-20 --due 2026-12-04
    """  # noqa: E501 - a line to paste
    if sender and kind != "instruction":
        raise BadInput("from_without_instruction")
    run = session()
    entry = chase(run.ledger, run.stamp, no, Chase(to, text, on, due, kind, sender))
    show_entry(entry, shown.line, as_json=as_json)
