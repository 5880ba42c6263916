"""What ``lead publish`` and ``case publish`` share: drawing the notice up, showing it, asking, writing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options.codes import code
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parsing import day, words
from sqqf.cli.render import publication as render
from sqqf.cli.screen import streams
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.visible import visible
from sqqf.desk import publishing
from sqqf.desk.publishing import Publication, PublicationRequest, Wording
from sqqf.procedure.errors import BadInput
from sqqf.procedure.publicity.redaction import Level

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier
from sqqf.store.ledger.dossiers import links_of

USUAL = "usual"

LevelOption = Annotated[
    str,
    typer.Option(
        "--level",
        metavar="light|usual|strict",
        parser=words,
        help=_("How much is left of names, units, places and dates."),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", metavar="FILE", parser=words, help=_("Write the notice to this file, .txt or .md.")
    ),
    Needed(when=lambda values: not values["dry_run"]),
]
PublishedOn = Annotated[
    date | None,
    typer.Option("--on", metavar="DATE", parser=day, help=_("The day of publication; default: today.")),
]
Yes = Annotated[
    bool | None,
    typer.Option("--yes", help=_("Somebody has looked at it: write it without asking.")),
    Needed(when=lambda values: not values["dry_run"] and not streams.can_ask()),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only show the notice; nothing is written."))]


def requested(dossier_id: str, level: str, output: str | None, on: date | None) -> PublicationRequest:
    """What was asked for. Raises UnknownCode for the level."""
    path = Path(output) if output else None
    return PublicationRequest(dossier_id, code("publication", level), on or session().today, path)


def publish(request: PublicationRequest, *, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Show the notice, and once somebody has agreed, write it and put it on record."""
    run = session()
    form = _form(request.output)

    def notice(dossier: AnyDossier, level: Level) -> render.Notice:
        return render.notice_of(dossier, run.profile, level, links_of(run.ledger))

    drawn = publishing.draw_up(run.ledger, run.stamp, request, Wording(notice, render.FORMS[form]))
    if dry_run:
        _show(drawn, file=None, as_json=as_json)
        return
    assert drawn.path
    if yes:  # what goes wrong is said before anything is answered
        publishing.publish(run.ledger, run.stamp, drawn)
        _show(drawn, file=drawn.path.name, as_json=as_json)
    else:
        _show(drawn, file=drawn.path.name, as_json=as_json)
        question = _("write this to {path}, and put the publication on record?")
        click.confirm(visible(question.format(path=drawn.path)), abort=True, err=True)
        publishing.publish(run.ledger, run.stamp, drawn)
    streams.tell(visible(_("written to {path}").format(path=drawn.path)))


def _show(drawn: Publication, *, file: str | None, as_json: bool) -> None:
    if not as_json:
        show_page(render.preview(drawn.text, drawn.replaced, drawn.doubtful, apart=drawn.keeps_apart))
        return
    streams.show_json(
        {
            "no": str(drawn.dossier.number),
            "level": drawn.level,
            "text": drawn.text,
            "shortened": [{"from": was, "to": by} for was, by in drawn.replaced],
            "unsure": [one._asdict() for one in drawn.doubtful],
            "file": file,
            "sha256": drawn.sha256,
        }
    )


def _form(output: Path | None) -> str:
    """The form of the notice, by the file's name. Raises BadInput."""
    form = output.suffix.casefold() if output else ".txt"
    if form not in render.FORMS:
        raise BadInput("not_a_notice_file", path=output)
    return form
