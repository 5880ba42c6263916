"""sqqf guide"""

from __future__ import annotations

from typing import Annotated

import click

from sqqf.cli.acts.guiding import Standing, Task, show_line, standing
from sqqf.cli.context.language import _
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.completion import complete_any
from sqqf.cli.options.declaration import NEEDED, Needed, argument
from sqqf.cli.options.interview import words_before
from sqqf.cli.options.questions import ask
from sqqf.cli.render.dossier import cited, limits, outstanding, term
from sqqf.cli.screen import streams
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import show_page
from sqqf.cli.screen.question import Choice, Question, picked
from sqqf.store.ledger.finding import find_dossier


def _known(text: str) -> str:
    return find_dossier(session().ledger, text, session().today)


Of = Annotated[
    str,
    argument("NO", _("The case or the lead: 2026-3, 3, L2026-1."), autocompletion=complete_any),
    Needed(check=_known),
]


def command(no: Of = NEEDED, as_json: AsJson = False) -> None:
    """Walk through what a case or a lead needs now, one question after the other.

    Each thing is done by the command that is shown, and asked for as that command asks. Where nobody can be
    asked, the commands are listed, the one to begin with first.

    \b
    Example:
      sqqf guide 2026-3
      sqqf guide L2026-1 --json
    """
    dossier_id = _known(no)
    now = standing(dossier_id)
    if as_json:
        streams.show_json(
            [{"task": one.name, "article": one.article, "command": show_line(one.line)} for one in now.tasks]
        )
        return
    _show(now)
    if not (streams.on_terminal() and streams.can_ask()):
        show_page(Line(show_line(task.line)) for task in now.tasks)
        return
    while now.tasks and (task := _chosen(now)):
        _do(task)
        now = standing(dossier_id)
        _show(now)


def _show(now: Standing) -> None:
    """Where it stands: number, state, what is running, what is missing."""
    document = now.document
    show_page([Line(f"{document['no']}  {term('states', document['state'])}", "bold")])
    running = [one for one in document["deadlines"] if one["met_on"] is None and one["status"] != "lapsed"]
    show_page(limits({**document, "deadlines": running}))
    show_page(outstanding(document, "closing" if "parties" in document else "lead_closing"))
    if not now.tasks:
        streams.say(_("nothing is needed now"))


def _chosen(now: Standing) -> Task | None:
    """What is to be done next; None for nothing more."""
    tasks = {str(n): task for n, task in enumerate(now.tasks, start=1)}
    choices = [Choice(n, task.name + cited(task.article)) for n, task in tasks.items()]
    question = Question(_("What now"), [*choices, Choice("0", _("leave it there"))], default="1")

    def read(text: str) -> Task | None:
        if text.strip() == "0":
            return None
        return tasks[picked(question, text)[0].strip()]

    return ask(question, read)


def _do(task: Task) -> None:
    """Run its command; what it refuses, it has said."""
    program = click.get_current_context().find_root().command
    program.main([*words_before(), *task.words], prog_name="sqqf", standalone_mode=False)
