"""What a case or a lead needs now, as commands: those ready to be typed, and those that ask for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, takewhile
from typing import Any, NamedTuple

from sqqf.cli.context.language import _, lang
from sqqf.cli.context.samples import in_samples
from sqqf.cli.context.session import session
from sqqf.cli.render import case, lead
from sqqf.cli.render.dossier import added_commands
from sqqf.procedure.course.needed import needed_now, open_questions
from sqqf.procedure.tolerance.answers import assessment_document
from sqqf.procedure.tolerance.case import Case
from sqqf.store.index.documents import show_document
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import short_number

_ASSESS = {
    "circumstance": "assess circumstance {no} {rules} --element 1=yes --reason TEXT",
    "bar": "assess bar {no} {rules} --established no --reason TEXT",
    "distinction": "assess distinction {no} {rules} --side tolerant --reason TEXT",
}


class Task(NamedTuple):
    """Something to be done: ``words`` are the command up to what it asks for, ``line`` all of it."""

    name: str
    article: str | None
    words: list[str]
    line: str


class Standing(NamedTuple):
    """A case or a lead as it stands, and what it needs now; ``no`` as short as can be."""

    no: str
    document: dict[str, Any]
    tasks: list[Task]


def standing(dossier_id: str) -> Standing:
    """How a case or a lead stands: the ledger is read anew."""
    run = session()
    run.ledger.forget()
    with run.moment():
        dossier = read_dossier(run.ledger, dossier_id)
        run.profile = run.ledger.profile_of(dossier)
        document = show_document(run.ledger, dossier, run.today)
    if isinstance(dossier, Case):
        no, group, ready = short_number(run.ledger, document["no"]), "case", case.NEXT
        questions = open_questions(assessment_document(dossier, run.profile))
    else:
        no, group, ready, questions = document["no"], "lead", lead.NEXT, []
    ready = {**ready, **dict(added_commands(group))}
    names = needed_now(document, [rules for _command, rules in questions])
    return Standing(
        no, document, [*chain.from_iterable(_tasks(name, no, ready, questions) for name in names)]
    )


def _tasks(
    name: str, no: str, ready: Mapping[str, str], questions: Iterable[tuple[str, str]]
) -> Iterator[Task]:
    profile = session().profile
    kind = next(one for one in profile.acts.values() if name in (one.command, f"record {one.id}"))
    said = profile.term("acts", kind.id, lang())
    if name == "assess":
        for command, rules in questions:
            line = _ASSESS[command].format(no=no, rules=rules or "cN")
            about = _("{what}: {name}").format(what=said, name=rules) if rules else said
            yield Task(about, profile.article_of(f"{command}s", rules), _words(line), line)
        return
    line = ready[name].format(no=no)
    yield Task(said, kind.article, _words(line) + ["--complete"] * (name == "verified"), line)


def _words(line: str) -> list[str]:
    """The command up to the first thing that it asks for."""
    return [*takewhile(lambda word: not re.match(r"--|\[?c?N\b", word), line.split())]


def show_line(line: str) -> str:
    """A command as one may type it, with examples in the user's language."""
    return f"sqqf {in_samples(line)}"
