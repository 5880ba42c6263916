"""sqqf lead void"""

from __future__ import annotations

from sqqf.cli.language import _
from sqqf.cli.options import AsJson, LeadNo, Reason
from sqqf.cli.recording import given, record_on_lead
from sqqf.cli.screen import streams
from sqqf.cli.session import session
from sqqf.store.ledger.reading import read_summary


def command(no: LeadNo = None, reason: Reason = None, as_json: AsJson = False) -> None:
    """Declare a lead void that was registered in error; it keeps its number.

    \b
    Example:
      sqqf lead void L2026-5 --reason 重复登记
    """
    assert no
    record_on_lead(no, "lead_voided", given(reason=reason), as_json=as_json)
    run = session()
    lead = read_summary(run.ledger, run.lead(no))
    if lead["split_from"]:
        said = _(
            "it was split off {no}; to take that back: sqqf lead amend {no} --act SEQ --strike --reason TEXT"
        )
        streams.tell(said.format(no=lead["split_from"]))
    for case in lead["gave_rise_to"]:
        streams.tell(_("the tolerance case {no} goes on: sqqf case show {no}").format(no=case))
