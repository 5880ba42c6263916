"""sqqf paper make"""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sqqf.calendar.dates import iso
from sqqf.cli.context.language import _, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson
from sqqf.cli.options.declaration import Needed
from sqqf.cli.options.parsing import day, positive, words
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput


def command(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", parser=words, help=_("The kind of paper, by its code or in Chinese; sqqf paper list shows them.")), Needed()] = None,
    no: Annotated[list[str] | None, typer.Argument(metavar="NO...", parser=words, help=_("The case, or the lead L2026-1; for a meeting, several cases.")), Needed()] = None,
    n: Annotated[int | None, typer.Option("--n", metavar="N", parser=positive, help=_("Which step, extension, item, verification, talk or paper; default: the last."))] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="TEXT", parser=words, help=_("To whom it goes, where that isn't on record."))] = None,
    party: Annotated[int | None, typer.Option("--party", metavar="N", parser=positive, help=_("Only this party; default: all of them."))] = None,
    on: Annotated[date | None, typer.Option("--on", metavar="DATE", parser=day, help=_("The paper's date; default: the day of what it is about, else today."))] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="TEXT", parser=words, help=_("The number it bears; default: the next of the group's series, and a blank where another organ issues it."))] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", parser=words, help=_("Where to write it, .docx; default: beside the ledger, under its title and number."))] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="DIR", envvar="SQQF_TEMPLATES", parser=words, help=_("The folder with the group's own templates; default: templates beside the ledger."))] = None,
    red_head: Annotated[bool, typer.Option("--red-head", help=_("With the issuer's name in red over a red line."))] = False,
    only_facts: Annotated[bool, typer.Option("--facts", help=_("Only show what a template may ask for, as JSON; nothing is made."))] = False,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Make a paper in the official form, filled from the ledger, and put that on record.

    The group's own get the next number of their series; what another organ issues bears that organ's name (sqqf paper
    issuer) and number. What the ledger doesn't know is left as a visible blank, and said. A template KIND.docx of the
    group's own is used where there is one; --facts shows what may stand in it in {{ }}. Papers are in Chinese.

    \b
    Example:
      sqqf paper make acceptance 2026-3
      sqqf paper make 送达函 2026-3 --to 某县委组织部 --output 函.docx
      sqqf paper make minutes 2026-3 2026-4
      sqqf paper make advice L2026-1 --number 某县纪建〔2026〕5号
    """
    from sqqf.cli.drawing_up import Asked, day_for, draw_up, facts_for, own_template
    from sqqf.papers.word import forms
    from sqqf.procedure.inaction.lead import is_lead_number
    from sqqf.store.papers import alike, make_paper

    assert kind
    assert no
    run = session()
    ids = list(dict.fromkeys(run.lead(one) if is_lead_number(one) else run.case(one) for one in no))
    form = forms.find(kind, "inaction" if is_lead_number(no[0]) else "tolerance")
    if len(ids) > 1 and (form.target != forms.SEVERAL or any(map(is_lead_number, no))):
        raise BadInput("one_case_a_paper", kind=form.code)
    if output and Path(output).suffix.casefold() != ".docx":
        raise BadInput("not_a_paper_file", path=output)
    folder = Path(template) if template else None
    asked = Asked(form, ids, on, number, n, party, to, red_head, folder)
    path = Path(output) if output else None
    day_on = day_for(asked)
    if only_facts:
        streams.show_json(facts_for(asked, day_on))
        return
    made = make_paper(
        run.ledger, run.stamp, ids, form.mark, day_on, partial(draw_up, asked, day_on), path, run.path.parent
    )
    dossiers = [run.ledger.dossier(one) for one in ids]
    missing = list(made.details.get("blanks", ()))
    if as_json:
        named = {"no": str(dossiers[0].number), "cases": [str(one.number) for one in dossiers]}
        document = {"kind": form.code, "title": made.details["title"], "number": made.number}
        document |= {"path": str(made.path), "sha256": made.sha256, "missing": missing}
        streams.show_json({**named, **document})
    else:
        for one in dossiers:
            said = (one.number, one.party_names, made.details["title"], made.number, made.path)
            streams.say(visible("  ".join(str(part) for part in said if part)))
    if "template" in made.details:
        path = own_template(asked, made.details["title"])
        streams.tell(visible(_("made from the template {path}").format(path=path)))
    for earlier in alike(dossiers[0]):
        assert earlier.on
        told = _("one like it was made before: {number}, {on}")
        streams.tell(
            visible(told.format(number=earlier.body["number"] or earlier.body["name"], on=iso(earlier.on)))
        )
    if missing:
        streams.tell(visible(_("left blank: {names}").format(names=listed(missing))))
