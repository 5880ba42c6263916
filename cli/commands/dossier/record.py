"""sqqf case record, sqqf lead record"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from sqqf.cli.acts.recording import record
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session, track
from sqqf.cli.options import AsJson, No, typed
from sqqf.cli.options.declaration import NEEDED, Needed, argument, option
from sqqf.cli.options.informants import Namesake
from sqqf.cli.options.parsing import day
from sqqf.cli.options.questions import ask
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Choice, Question, picked
from sqqf.procedure.record.added import kind_called, missing, read_fields
from sqqf.procedure.rules.fields import Field
from sqqf.procedure.rules.kinds import ActKind
from sqqf.procedure.tracks import track as track_named


def _kinds(_values: Mapping[str, Any]) -> Iterator[Choice]:
    """The steps that the rules of the case or lead add."""
    for kind in track_named(track()).added(session().profile):
        yield Choice(kind.id, kind.text(lang()))


Kind = Annotated[
    str, argument("KIND", _("The step, by its code or its Chinese word.")), Needed(choices=_kinds)
]
OnDay = Annotated[date | None, option("--on", "DATE", _("The day it happened."), day)]
Settings = Annotated[
    list[str] | None,
    option("--set", "FIELD=VALUE", _("What a field of it says, of a file its path; may be given again.")),
]


def command(
    no: No = NEEDED,
    kind: Kind = NEEDED,
    on: OnDay = None,
    setting: Settings = None,
    namesake: Namesake = False,
    as_json: AsJson = False,
) -> None:
    """Record a step that the rules of a place add: a screening, a publication, a return visit.

    Which there are, and what each says, stands in the rules that the case or lead goes by.

    \b
    Example:
      sqqf case record 2026-3 回访 --on 2026-11-23 --set 回访人=李某 --set 结果=满意
      sqqf lead record L2026-1 visited --on 2026-11-23 --set report=走访报告.pdf
    """
    session().dossier(no)
    found = kind_called(track_named(track()).added(session().profile), kind)
    said = [*(setting or ())]
    if streams.can_ask():
        on = on or (
            ask(Question(_("The day it happened (--on)"), default=session().today.isoformat()), day)
            if found.dated
            else None
        )
        said += _asked(found, {one.partition("=")[0] for one in said})
    body = read_fields(found, on, said, typed.file)
    record(no, found.id, body, on, as_json=as_json, namesakes=namesake)


def _asked(kind: ActKind, given: Collection[str]) -> Iterator[str]:
    """The fields that have to be there and weren't given, asked for."""
    for field in missing(kind, given):
        question = Question(
            _("{what} ({name})").format(what=field.text(lang()), name=f"--set {field.id}=…"),
            [Choice(one.id, one.text(lang())) for one in field.choices],
        )
        yield f"{field.id}={ask(question, _reads(field, question))}"


def _reads(field: Field, question: Question) -> Callable[[str], str]:
    """What is typed for a field, once it can be read."""

    def checked(text: str) -> str:
        (text,) = picked(question, text)
        field.read(text, typed.file)
        return text

    return checked
