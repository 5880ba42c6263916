"""What ``case check`` and ``lead check`` have in common."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import typer

from sqqf.cli.language import _
from sqqf.cli.render.findings import HEADERS, document, row
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.cli.session import session
from sqqf.store.soundness import Found, findings


def check(dossier_id: str | None, track: str, *, exit_code: bool, as_json: bool) -> None:
    """Show the findings on one case or lead, or on every open one of the track."""
    run = session()
    seen = _Seen()
    found = seen.noting(findings(run.ledger, run.today, dossier_id, track))
    if as_json:
        streams.show_json_list(json.dumps(document(one), ensure_ascii=False) for one in found)
    else:
        show_table(HEADERS[track], map(row, found), _("nothing found"))
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
