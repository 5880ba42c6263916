"""What ``lead publish`` and ``case publish`` share: drawing the notice up, showing it, asking, writing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import click
import typer

from sqqf.cli.language import _
from sqqf.cli.options import day, words
from sqqf.cli.recording import code
from sqqf.cli.screen import streams
from sqqf.cli.screen.asking import Needed
from sqqf.cli.screen.visible import visible
from sqqf.cli.session import session
from sqqf.procedure.errors import BadInput
from sqqf.procedure.publicity.publication import Shortening

USUAL = "usual"

LevelOption = Annotated[
    str,
    typer.Option("--level", metavar="light|usual|strict", parser=words, help=_("How much is left of names, units, places and dates.")),
]  # fmt: skip
Output = Annotated[
    str | None,
    typer.Option("--output", metavar="FILE", parser=words, help=_("Write the notice to this file, .txt or .md.")),
    Needed(when=lambda values: not values["dry_run"]),
]  # fmt: skip
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


def publish(
    dossier_id: str,
    level: str,
    output: str | None,
    on: date | None,
    *,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Show the notice, and once somebody has agreed, write it and put it on record."""
    from sqqf.cli.render import publication as render
    from sqqf.procedure.publicity.publication import known, level_of, words_of
    from sqqf.procedure.publicity.suspects import unsure
    from sqqf.store import publications

    run = session()
    level = code("publication", level)
    form = _form(output)
    dossier = run.ledger.dossier(dossier_id)
    wording = words_of(run.profile)
    shortening = Shortening(
        known(dossier, wording, run.ledger.group),
        wording,
        level_of(run.profile, level),
        publications.kept_apart(run.ledger, dossier),
    )
    path = _path(output, shortening)
    publications.check(run.ledger, run.stamp, dossier, on or run.today)
    notice = render.notice_of(dossier, run.profile, shortening.level, run.ledger.linked)
    shortened = shortening.shorten(notice.text)
    text = render.FORMS[form](notice.document(shortened.text)) + "\n"
    content = text.encode()
    doubtful = unsure(shortened, shortening, notice.own)

    def write() -> None:
        assert path
        publications.publish(run.ledger, run.stamp, dossier, on or run.today, level, content, path)

    def show() -> None:
        if not as_json:
            from sqqf.cli.screen.page import show_page

            show_page(render.preview(text, shortened.replaced, doubtful, apart=bool(shortening.apart)))
            return
        streams.show_json(
            {
                "no": str(dossier.number),
                "level": level,
                "text": text,
                "shortened": [{"from": was, "to": by} for was, by in shortened.replaced],
                "unsure": [one._asdict() for one in doubtful],
                "file": path.name if path and not dry_run else None,
                "sha256": publications.body(level, content)["sha256"],
            }
        )

    if dry_run:
        show()
        return
    if yes:  # what goes wrong is said before anything is answered
        write()
        show()
    else:
        show()
        question = _("write this to {path}, and put the publication on record?")
        click.confirm(visible(question.format(path=output)), abort=True, err=True)
        write()
    streams.tell(visible(_("written to {path}").format(path=output)))


def _form(output: str | None) -> str:
    """The form of the notice, by the file's name. Raises BadInput."""
    from sqqf.cli.render.publication import FORMS

    form = Path(output).suffix.casefold() if output else ".txt"
    if form not in FORMS:
        raise BadInput("not_a_notice_file", path=output)
    return form


def _path(output: str | None, shortening: Shortening) -> Path | None:
    """Where the notice goes. Raises BadInput where its name would give one away, or something stands there."""
    from sqqf.store.ledger.connection import is_there

    if output is None:
        return None
    path = Path(output)
    joined = re.sub(r"[\s_.-]+", "", path.stem)
    if any(shortening.hides_in(name) for name in (path.name, path.stem, joined)):
        raise BadInput("name_in_file_name")
    if is_there(path):
        raise BadInput("already_there", path=output)
    return path
