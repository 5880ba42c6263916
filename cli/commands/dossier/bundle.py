"""sqqf case bundle, sqqf lead bundle"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import INACTION, session, track
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.files import LookIn
from sqqf.cli.render import case as cases
from sqqf.cli.render import lead as leads
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import as_text
from sqqf.cli.screen.visible import visible
from sqqf.desk.bundle import BundleRequest, make
from sqqf.desk.paper_facts import asking
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier

File = Annotated[
    str,
    argument("FILE.zip|DIR", _("Where to write it: a zip, or else a folder; it isn't there yet.")),
    Needed(),
]


def command(no: No = NEEDED, file: File = NEEDED, look_in: LookIn = None, as_json: AsJson = False) -> None:
    """Hand a case or a lead over: index, papers, attachments, acts, history, calendar, and a manifest.

    Papers and attachments are found again by their hash, in the ledger's folder and below it, among the
    copies kept, and where --look-in says; what isn't found is named. The manifest has the SHA-256 of each
    file and the ledger's head; sqqf verify --bundle checks it without a ledger. Who gave a lead isn't in it;
    what stands in the files attached isn't looked into.

    \b
    Example:
      sqqf case bundle 2026-3 案卷.zip
      sqqf case bundle 2026-3 案卷.zip --look-in /media/usb
      sqqf lead bundle L2026-1 线索案卷.zip
    """
    run = session()
    dossier_id = run.dossier(no)
    on_record = leads.on_record if track() == INACTION else cases.on_record
    with run.moment():
        dossier = read_dossier(run.ledger, dossier_id)
        history = "\n".join(as_text(on_record(show_document(run.ledger, dossier, run.today))))
        folders = [Path(one) for one in look_in or ()]
        request = BundleRequest(Path(file), run.path, folders, history, asking(run.path.parent, lang()))
        done = make(run.ledger, run.stamp, dossier, request)
    gave_out("bundle", request.output.name, done.head)
    if as_json:
        told = {"no": str(dossier.number), "path": file, "head": done.head}
        listed, missing = ([one._asdict() for one in part] for part in (done.entries, done.missing))
        streams.show_json({**told, "files": listed, "missing": missing})
        return
    counted = _("{no}: {count} files, head {head}: {path}")
    streams.say(
        visible(counted.format(no=dossier.number, count=len(done.entries), head=done.head, path=file))
    )
    for one in done.missing:
        streams.tell(visible(_("not found: {name} (act #{seq})").format(name=one.name, seq=one.seq)))
