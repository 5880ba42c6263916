"""sqqf case void, sqqf lead void"""

from __future__ import annotations

from typing import Any

from sqqf.cli.acts.recording import given, record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, Authority, No, Reason
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.screen import streams
from sqqf.store.index.reading import read_summary


def command(
    no: No = NEEDED, reason: Reason = NEEDED, authority: Authority = None, as_json: AsJson = False
) -> None:
    """Void a wrong entry; the number stays taken, and everything stays on record.

    Once work has begun on it, somebody has to allow that, and the check goes on naming it.

    \b
    Example:
      sqqf case void 2026-3 --reason 重复登记
      sqqf case void 2026-3 --reason 误立他人案件 --authority 组长赵某
      sqqf lead void L2026-5 --reason 重复登记
    """
    dossier = record(no, "voided", given(reason=reason, authority=authority), as_json=as_json)
    if track() == INACTION:
        _tell_what_is_left(read_summary(session().ledger, dossier.id))


def _tell_what_is_left(lead: dict[str, Any]) -> None:
    """What a void lead was split off from, and the case it gave rise to, stay as they are."""
    if lead["split_from"]:
        said = _(
            "it was split off from {no}; to take that back: sqqf lead amend {no} --act SEQ --strike "
            "--reason TEXT"
        )
        streams.tell(said.format(no=lead["split_from"]))
    for case in lead["gave_rise_to"]:
        streams.tell(_("the tolerance case {no} goes on: sqqf case show {no}").format(no=case))
