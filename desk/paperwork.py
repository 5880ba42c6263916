"""The papers that a case or a lead has come to need: those due and not made, and all of them made at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.desk import papers
from sqqf.desk.paper_facts import PaperRequest, act_of, day_of_act, paper_facts
from sqqf.papers.word import forms
from sqqf.papers.word.forms import Form
from sqqf.procedure.facts.day import talks
from sqqf.procedure.facts.record import made_on
from sqqf.procedure.record.acts import Act
from sqqf.store import files
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import rules_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.soundness import Asked, ids_of

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

LIST = "文书清单"
_FOLDER = "文书"


class Needed(NamedTuple):
    """A paper that a case or a lead has come to need."""

    form: Form
    n: int | None
    """Which of several steps, extensions, items or talks; None where there is only one."""
    since: date | None
    """The day of the act that it is needed for."""
    made: Act | None
    """The last one made, where one was."""


def needed(ledger: Ledger, dossier: AnyDossier, request: PaperRequest, today: date) -> list[Needed]:
    """Every paper that acts on record call for, in the order of those acts.

    What was done before a taking over calls for none here. ``request``: how they are to be made.
    """
    profile = rules_of(ledger, dossier.id)
    found = []
    for form in forms.forms():
        if not (
            form.track == dossier.track and all(map(profile.has, form.parts)) and form.is_for(ledger.level)
        ):
            continue
        for n in _places(ledger, dossier, form):
            wanted = request._replace(form=form, ids=[dossier.id], n=n)
            on = day_of_act(ledger, wanted, dossier, today) or today
            if forms.unmet(form, paper_facts(ledger, wanted, [dossier], on)) is None:
                about = act_of(ledger, wanted, dossier, on)
                acts = dossier.of(*form.after)
                since = next((act.on for act in acts if act.seq == about), acts[-1].on)
                found.append(Needed(form, n, since, _made(dossier, form, about)))
    return sorted(found, key=lambda one: one.since or today)


def _places(ledger: Ledger, dossier: AnyDossier, form: Form) -> Sequence[int | None]:
    acts = dossier.recorded_here(*form.after) if form.after else ()
    if form.target in ("step", "extension"):
        told = {act.seq for act in acts}
        return [n for n, act in enumerate(dossier.of(*form.after), start=1) if act.seq in told]
    if form.target == "verification":
        return [*range(1, len(talks(dossier, rules_of(ledger, dossier.id))) + 1)] if acts else ()
    if form.target == "item":
        return list(dict.fromkeys(act.body["item"] for act in acts))
    return [None] if acts else ()


def _made(dossier: AnyDossier, form: Form, about: int | str | None) -> Act | None:
    """The last paper of this form about that act; one of an older program that doesn't say may be it."""
    made = [act for act in made_on(dossier) if act.body.get("kind") == form.code]
    if about is None:
        called_for = max((act.seq for act in dossier.of(*form.after)), default=0)
        fitting = [act for act in made if act.seq > called_for]
    else:
        fitting = [act for act in made if act.body.get("about") in (about, None)]
    return fitting[-1] if fitting else None


def pending(ledger: Ledger, asked: Asked, request: PaperRequest, today: date) -> Iterator[tuple[str, Needed]]:
    """The papers that are due and not made, each with the number of its case or lead."""
    for dossier_id in ids_of(ledger, asked):
        dossier = read_dossier(ledger, dossier_id)
        for one in needed(ledger, dossier, request, today):
            if one.made is None:
                yield str(dossier.number), one


def make_all(
    ledger: Ledger, stamp: Stamp, request: PaperRequest, folder: Path | None
) -> tuple[Path, list[tuple[Needed, papers.Made | None]]]:
    """Make every paper that is due and not made, in one folder, with a list of all.

    Each is on record with its file by itself: where one can't be made, those before it stand, and the next
    time makes the rest. Gives the list's place, and each paper with what was made now.
    """
    (dossier_id,) = request.ids
    dossier = read_dossier(ledger, dossier_id)
    wanted = needed(ledger, dossier, request, stamp.today)
    folder = folder or request.folder / f"{dossier.number}{_FOLDER}"
    files.make_folder(folder)
    templates = request.folder / "templates"
    own = request.templates or (templates if templates.is_dir() else None)
    request = request._replace(folder=folder, templates=own)
    draw = papers.draft if request.margin else papers.make
    done: list[tuple[Needed, papers.Made | None]] = []
    for one in wanted:
        this = request._replace(form=one.form, n=one.n)
        done.append((one, None if one.made else draw(ledger, stamp, this)))
    path = files.free_name(folder, f"{LIST}-{dossier.number}", ".txt")
    text = "\n".join(_lines(str(dossier.number), done)) + "\n"
    return files.write_new(path, text.encode("utf-8-sig")), done


def _lines(no: str, done: Sequence[tuple[Needed, papers.Made | None]]) -> Iterator[str]:
    yield f"{no}　{LIST}"
    for n, (one, made) in enumerate(done, start=1):
        body: Mapping[str, object] = one.made.body if one.made else made.drawn.details if made else {}
        number = body.get("number") if one.made else made and made.drawn.number
        name = body.get("name") if one.made else made and made.path.name
        blanks = body.get("blanks")
        said = [f"{n}．{body.get('title')}", number, f"文件：{name}"]
        said += [f"{iso(one.made.on)}已制作" if one.made and one.made.on else None]
        said += [f"待填：{'、'.join(map(str, blanks))}" if isinstance(blanks, list) else None]
        yield "　".join(str(part) for part in said if part)
