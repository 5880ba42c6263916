"""sqqf paper list"""

from __future__ import annotations

from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import argument
from sqqf.cli.render import papers as shown
from sqqf.cli.screen import streams
from sqqf.cli.screen.table import show_table
from sqqf.papers.word.forms import forms
from sqqf.procedure.record.number import is_lead_number
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.papers import papers_of

No = Annotated[str | None, argument("[NO]", _("The case, or the lead L2026-1: what was made on it."))]


def command(no: No = None, as_json: AsJson = False) -> None:
    """List the kinds of paper there are, or those made on a case or a lead.

    \b
    Example:
      sqqf paper list
      sqqf paper list 2026-3
    """
    run = session()
    if no is None:
        profile = run.profile
        has = run.ledger.ever_had if run.has_ledger else profile.has
        kinds = [form for form in forms() if all(map(has, form.parts))]
        found = [shown.kind_document(form, profile) for form in kinds]
        rows = iter([shown.kind_row(form, profile) for form in kinds])
    else:
        with run.moment():
            found = papers_of(read_dossier(run.ledger, run.lead(no) if is_lead_number(no) else run.case(no)))
        rows = iter([shown.made_row(made) for made in found])
    if as_json:
        streams.show_json_entries(found)
    else:
        show_table(shown.MADE if no else shown.KINDS, rows, _("no paper made yet"))
