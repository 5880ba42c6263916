"""sqqf guidance new"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from sqqf.cli.acts.recording import given
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, On, Text, ToWhom
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.render import registers as shown
from sqqf.cli.screen.question import Choice
from sqqf.procedure.errors import BadInput, Term
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.store import registers
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.finding import find_case

KINDS = ("warning", "admonition")


def _kinds(_values: Mapping[str, Any]) -> Iterator[Choice]:
    for kind in KINDS:
        yield Choice(kind, session().profile.term("corrections", kind, lang()))


def _measures(values: Mapping[str, Any]) -> Iterator[Choice]:
    if values["kind"]:
        kind = code("corrections", values["kind"], only=KINDS)
        for measure in session().profile.entry("corrections", kind).items:
            yield Choice(measure.text(lang()))


def _measure(kind: str, text: str) -> str:
    """The code of a measure of this kind, else the text: the Opinion's lists are open. Raises BadInput."""
    for asked in (text, f"{kind}.{text.strip()}"):
        with contextlib.suppress(UnknownCode):
            found = code("corrections", asked)
            its_kind = found.partition(".")[0]
            if its_kind != kind:
                raise BadInput("wrong_measure", measure=text, other=Term("corrections", its_kind))
            if found != kind:
                return found
    return text


Kind = Annotated[
    str,
    option("--kind", "warning|admonition", _("Which of the two.")),
    Needed(choices=_kinds, check=lambda text: code("corrections", text, only=KINDS)),
]
Measure = Annotated[
    str,
    option("--measure", "TEXT", _("By what means, for instance 告诫 or 诫勉谈话.")),
    Needed(choices=_measures),
]
Case = Annotated[str | None, option("--case", "NO", _("The case that gave rise to it."))]


def command(
    kind: Kind = NEEDED,
    on: On = NEEDED,
    to: ToWhom = NEEDED,
    measure: Measure = NEEDED,
    text: Text = NEEDED,
    case: Case = None,
    as_json: AsJson = False,
) -> None:
    """Record a warning or an admonition; it gets the next number of its year.

    Questions and cautions are warnings; written advice, talks and admonition talks are admonitions. Other means
    are taken as they are given.

    \b
    Example:
      sqqf guidance new --kind admonition --on 2026-11-20 --to 某局 --measure 定期约谈 --text 项目变更程序不规范
    """  # noqa: E501 - a line to paste
    run = session()
    kind = code("corrections", kind, only=KINDS)
    no = read_summary(run.ledger, find_case(run.ledger, case, run.today))["no"] if case else None
    body = given(kind=kind, to=to, measure=_measure(kind, measure), text=text, case=no)
    entry = registers.give_guidance(run.ledger, run.stamp, on, body)
    shown.show_entry(entry, shown.guidance_line, as_json=as_json)
