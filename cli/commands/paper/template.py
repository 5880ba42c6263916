"""sqqf paper template"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.context.language import _
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.papers.word import forms
from sqqf.papers.word.outline import outline
from sqqf.papers.word.word import document
from sqqf.procedure.errors import BadInput
from sqqf.store.files import write_new

Kind = Annotated[
    str,
    argument("KIND", _("The kind of paper, by its code or in Chinese; sqqf paper list shows them.")),
    Needed(),
]
File = Annotated[str, argument("FILE", _("Where to write it, .docx; it isn't there yet.")), Needed()]
OfLeads = Annotated[bool, flag("--lead", _("The paper of this kind on leads, where cases have one too."))]


def command(kind: Kind = NEEDED, file: File = NEEDED, lead: OfLeads = False, as_json: AsJson = False) -> None:
    """Write our form of a paper as a template to start from, with its facts in {{ }}.

    Change it in Word or WPS, and put it beside the ledger as templates/KIND.docx, or name it with --template.

    \b
    Example:
      sqqf paper template acceptance 受理告知书.docx
      sqqf paper template talk templates/talk.docx --lead
    """
    form = forms.find(kind, "inaction" if lead else "tolerance")
    path = Path(file)
    if path.suffix.casefold() != ".docx":
        raise BadInput("not_a_paper_file", path=file)
    write_new(path, document(outline(form)))
    if as_json:
        streams.show_json({"kind": form.code, "path": file})
    else:
        streams.say(visible(file))
