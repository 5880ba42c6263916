"""sqqf paper make"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from sqqf.calendar.dates import iso
from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Party
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.options.parsing import day, positive
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.desk.paper_facts import PaperRequest
from sqqf.desk.papers import Made, make, template_facts
from sqqf.desk.papers import draft as draw_draft
from sqqf.papers.word import forms
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.number import is_lead_number
from sqqf.store.papers import alike

Kind = Annotated[
    str,
    argument("KIND", _("The kind of paper, by its code or in Chinese; sqqf paper list shows them.")),
    Needed(),
]
Nos = Annotated[
    list[str],
    argument("NO...", _("The case, or the lead L2026-1; for a meeting, several cases.")),
    Needed(),
]
Which = Annotated[
    int | None,
    option(
        "--n",
        "N",
        _("Which step, extension, item, verification, talk or paper; default: the last."),
        positive,
    ),
]
To = Annotated[str | None, option("--to", "TEXT", _("To whom it goes, where that isn't on record."))]
On = Annotated[
    date | None,
    option("--on", "DATE", _("The paper's date; default: the day of what it is about, else today."), day),
]
Number = Annotated[
    str | None,
    option(
        "--number",
        "TEXT",
        _(
            "The number it bears; default: the next of the group's series,"
            " and a blank where another organ issues it."
        ),
    ),
]
Output = Annotated[
    str | None,
    option(
        "--output",
        "FILE",
        _("Where to write it, .docx; default: beside the ledger, under its title and number."),
    ),
]
Template = Annotated[
    str | None,
    option(
        "--template",
        "DIR",
        _("The folder with the group's own templates; default: templates beside the ledger."),
        envvar="SQQF_TEMPLATES",
    ),
]
RedHead = Annotated[bool, flag("--red-head", _("With the issuer's name in red over a red line."))]
Draft = Annotated[bool, flag("--draft", _("A draft: it takes no number, and stands on no record."))]
Margin = Annotated[
    str | None,
    option("--margin", "TEXT", _("A draft with this in its margin, such as 征求意见稿; default: 草稿.")),
]
OnlyFacts = Annotated[
    bool, flag("--facts", _("Only show what a template may ask for, as JSON; nothing is made."))
]


def command(
    kind: Kind = NEEDED,
    no: Nos = NEEDED,
    n: Which = None,
    to: To = None,
    party: Party = None,
    on: On = None,
    number: Number = None,
    output: Output = None,
    template: Template = None,
    red_head: RedHead = False,
    draft: Draft = False,
    margin: Margin = None,
    only_facts: OnlyFacts = False,
    as_json: AsJson = False,
) -> None:
    """Make a paper in the official form, filled from the ledger, and put that on record.

    The group's own get the next number of their series; what another organ issues bears that organ's name
    (sqqf paper issuer) and number. What the ledger doesn't know is left as a visible blank, and named. A
    template KIND.docx of the group's own is used where there is one; --facts shows what may stand in it in
    {{ }}. Papers are in Chinese. Made again about the same act, a paper keeps its number; the earlier file
    stays on record. A draft may be made any number of times.

    \b
    Example:
      sqqf paper make acceptance 2026-3
      sqqf paper make 送达函 2026-3 --to 某县委组织部 --output 函.docx
      sqqf paper make minutes 2026-3 2026-4
      sqqf paper make decision 2026-3 --draft
      sqqf paper make advice L2026-1 --number 某县纪建〔2026〕5号
    """
    run = session()
    ids = list(dict.fromkeys(run.lead(one) if is_lead_number(one) else run.case(one) for one in no))
    form = forms.find(kind, "inaction" if is_lead_number(no[0]) else "tolerance")
    if len(ids) > 1 and (form.target != forms.SEVERAL or any(map(is_lead_number, no))):
        raise BadInput("one_case_a_paper", kind=form.code)
    if output and Path(output).suffix.casefold() != ".docx":
        raise BadInput("not_a_paper_file", path=output)
    request = PaperRequest(
        form,
        ids,
        on,
        number,
        n,
        party,
        to,
        red_head,
        templates=Path(template) if template else None,
        output=Path(output) if output else None,
        folder=run.path.parent,
        lang=lang(),
        margin=margin or (DRAFT if draft else None),
    )
    if only_facts:
        streams.show_json(template_facts(run.ledger, request, run.today))
    else:
        drawn_up = (draw_draft if request.margin else make)(run.ledger, run.stamp, request)
        _show(drawn_up, draft=bool(request.margin), as_json=as_json)


DRAFT = "草稿"


def _show(made: Made, *, draft: bool, as_json: bool) -> None:
    drawn, dossiers = made.drawn, made.dossiers
    title, missing = drawn.details["title"], list(drawn.details.get("blanks", ()))
    if as_json:
        named = {"no": str(dossiers[0].number), "cases": [str(one.number) for one in dossiers]}
        document = {"kind": drawn.details["kind"], "title": title, "number": drawn.number}
        document |= {"path": str(made.path), "sha256": made.sha256, "missing": missing}
        document["draft"] = draft
        streams.show_json({**named, **document})
    else:
        for one in dossiers:
            said = (one.number, one.party_names, title, drawn.number, made.path)
            streams.say(visible("  ".join(str(part) for part in said if part)))
    if drawn.strange:
        told = _("the template asks for {names}, which isn't among the facts: --facts lists them")
        streams.tell(visible(told.format(names=listed(drawn.strange))))
    if drawn.template:
        streams.tell(visible(_("made from the template {path}").format(path=drawn.template)))
    for earlier in () if draft else alike(dossiers[0]):
        assert earlier.on
        told = _("a paper of this kind was made before: {number}, {on}")
        if drawn.number and earlier.body["number"] == drawn.number:
            told = _("takes the place of {name}, {on}, and keeps its number {number}; both are on record")
        name, number = earlier.body["name"], earlier.body["number"] or earlier.body["name"]
        streams.tell(visible(told.format(number=number, name=name, on=iso(earlier.on))))
    if missing:
        streams.tell(visible(_("left blank: {names}").format(names=listed(missing))))
