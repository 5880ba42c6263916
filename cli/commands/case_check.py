"""sqqf case check"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from sqqf.cli import streams
from sqqf.cli.completing import complete_case
from sqqf.cli.language import _
from sqqf.cli.options import AsJson, words
from sqqf.cli.render.findings import HEADERS, document, row
from sqqf.cli.render.table import show_table
from sqqf.cli.session import session
from sqqf.store.soundness import Found, findings


def command(
    no: Annotated[str | None, typer.Argument(metavar="[NO]", parser=words, help=_("Only this case; default: every open one."), autocompletion=complete_case)] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("Exit with 3 where there is a defect."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Check where the procedure of a case is open to attack: what is wrong, by which article, what to do.

    A defect is what the Opinion orders or forbids; a risk is what practice expects; a note is worth a look.

    \b
    Example:
      sqqf case check 2026-3
      sqqf case check --exit-code
    """
    run = session()
    seen = _Seen()
    found = seen.noting(findings(run.ledger, run.today, run.case(no) if no else None))
    if as_json:
        streams.show_json_list(json.dumps(document(one), ensure_ascii=False) for one in found)
    else:
        show_table(HEADERS, map(row, found), _("nothing found"))
        if not seen.any and not streams.on_terminal():
            streams.tell(_("nothing found"))
    if exit_code and seen.defect:
        raise typer.Exit(3)


class _Seen:
    """Whether a finding went by, and a defect among them."""

    any = defect = False

    def noting(self, found: Iterable[Found]) -> Iterator[Found]:
        for one in found:
            self.any = True
            self.defect = self.defect or one.finding.severity == "defect"
            yield one
