"""sqqf case close, sqqf lead close"""

from __future__ import annotations

from sqqf.cli.acts.recording import record
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No, On
from sqqf.cli.options.declaration import NEEDED
from sqqf.cli.render.findings import due
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import as_text
from sqqf.store.soundness import due_before_closing


def command(no: No = NEEDED, on: On = NEEDED, as_json: AsJson = False) -> None:
    """Close a case or a lead for which everything is done.

    On a case that is: feedback to applicant and parties, delivery to an organ, a county's filing, a report on
    every correction item; for a declined case the written notice. A lead is done when there is a
    disposition for everybody or it is unfounded, and every item is signed off. What is missing is named.
    What else is due before the closing, a referral after a bar for one, is named without a refusal.

    \b
    Example:
      sqqf case close 2026-3 --on 2026-12-20
      sqqf lead close L2026-1 --on 2026-12-31
    """
    dossier = record(no, "closed", {}, on, as_json=as_json)
    if undone := due_before_closing(session().ledger, dossier, session().today):
        streams.tell(_("closed, and not done though due before:"))
        for line in as_text(due(undone)):
            streams.tell(line)
