"""sqqf case publish, sqqf lead publish"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, No
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import NEEDED, Needed, flag, option
from sqqf.cli.options.parsing import day
from sqqf.cli.options.questions import agree
from sqqf.cli.render.forms.markdown import markdown
from sqqf.cli.render.forms.text import text
from sqqf.cli.render.publication import Notice, notice_of, preview
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.desk import publishing
from sqqf.desk.publishing import Publication, PublicationRequest, Wording
from sqqf.procedure.errors import BadInput
from sqqf.store.ledger.dossiers import links_of

if TYPE_CHECKING:
    from sqqf.procedure.publicity.redaction import Level
    from sqqf.procedure.tracks import AnyDossier

FORMS = {".txt": text, ".md": markdown}
"""By the ending of the file's name."""


def _written(values: Mapping[str, Any]) -> bool:
    return not values["dry_run"]


LevelOption = Annotated[
    str, option("--level", "light|usual|strict", _("How much is left of names, units, places and dates."))
]
Output = Annotated[
    str | None,
    option("--output", "FILE", _("Write the notice to this file, .txt or .md.")),
    Needed(when=_written),
]
PublishedOn = Annotated[
    date | None, option("--on", "DATE", _("The day of publication; default: today."), day)
]
Yes = Annotated[
    bool | None,
    flag("--yes", _("It has been looked over: write it without asking.")),
    Needed(when=lambda values: _written(values) and not streams.can_ask()),
]
DryRun = Annotated[bool, flag("--dry-run", _("Only show the notice; nothing is written."))]


def command(
    no: No = NEEDED,
    output: Output = None,
    level: LevelOption = "usual",
    on: PublishedOn = None,
    yes: Yes = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Make a decided case or a lead public as a typical case, in a notice with names shortened.

    It shows the notice, what was shortened in it, and what else looks like a name; it is written only after
    somebody has agreed. Who gave a lead never appears in it.

    \b
    Example:
      sqqf case publish 2026-3 --dry-run
      sqqf case publish 2026-3 --level strict --output 典型案例.md
      sqqf lead publish L2026-1 --dry-run
      sqqf lead publish L2026-1 --level usual --output 典型问题通报.md
    """
    run = session()
    dossier_id, path = run.dossier(no), Path(output) if output else None
    request = PublicationRequest(dossier_id, code("publication", level), on or run.today, path)
    drawn = publishing.draw_up(run.ledger, run.stamp, request, _wording(path))
    if dry_run:
        _show(drawn, file=None, as_json=as_json)
        return
    assert path
    if yes:  # what goes wrong is said before anything is answered
        path = publishing.publish(run.ledger, run.stamp, drawn)
        _show(drawn, file=path.name, as_json=as_json)
    else:
        _show(drawn, file=path.name, as_json=as_json)
        question = _("write this to {path}, and put the publication on record?")
        agree(question.format(path=path))
        path = publishing.publish(run.ledger, run.stamp, drawn)
    streams.tell(visible(_("written to {path}").format(path=path)))


def _wording(output: Path | None) -> Wording:
    """The words of the notice, and its form by the file's name. Raises BadInput."""
    ending = output.suffix.casefold() if output else ".txt"
    if ending not in FORMS:
        raise BadInput("not_a_notice_file", path=output)
    run = session()

    def notice(dossier: AnyDossier, level: Level) -> Notice:
        return notice_of(dossier, run.profile, level, links_of(run.ledger))

    return Wording(notice, FORMS[ending])


def _show(drawn: Publication, *, file: str | None, as_json: bool) -> None:
    if not as_json:
        show_page(preview(drawn.text, drawn.replaced, drawn.doubtful, apart=drawn.keeps_apart))
        return
    streams.show_json(
        {
            "no": str(drawn.dossier.number),
            "level": drawn.request.level,
            "text": drawn.text,
            "shortened": [{"from": was, "to": by} for was, by in drawn.replaced],
            "unsure": [one._asdict() for one in drawn.doubtful],
            "file": file,
            "sha256": drawn.sha256,
        }
    )
