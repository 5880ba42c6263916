"""sqqf paper make"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from sqqf.cli.acts.heads import gave_out
from sqqf.cli.context.language import _, lang
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, Party
from sqqf.cli.options.declaration import NEEDED, Needed, argument, flag, option
from sqqf.cli.options.parsing import day, positive
from sqqf.cli.options.proposals import (
    Days,
    Event,
    Given,
    Place,
    Propose,
    Responsibility,
    Until,
    Why,
    called_to,
    proposed_by,
)
from sqqf.cli.render import papers as shown
from sqqf.cli.screen import streams
from sqqf.desk import pdf
from sqqf.desk.paper_facts import PaperRequest
from sqqf.desk.papers import draft as draw_draft
from sqqf.desk.papers import make, template_facts
from sqqf.desk.paperwork import make_all
from sqqf.papers.word import forms
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.number import is_lead_number

Kind = Annotated[
    str,
    argument("KIND", _("The kind of paper, by its code or in Chinese; sqqf paper list shows them.")),
    Needed(),
]
Nos = Annotated[
    list[str],
    argument("NO...", _("The case, or the lead L2026-1; for a meeting, several cases.")),
    Needed(when=lambda values: not values["every"]),
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
        "FILE|DIR",
        _("The group's own template, or the folder with them; default: templates beside the ledger."),
        envvar="SQQF_TEMPLATES",
    ),
]
RedHead = Annotated[bool, flag("--red-head", _("With the issuer's name in red over a red line."))]
Every = Annotated[
    bool,
    flag(
        "--all",
        _("Every paper that is due on the case NO and not made, in the folder --output, with a list."),
    ),
]
AsPdf = Annotated[bool, flag("--pdf", _("As PDF beside it too, by LibreOffice where it is there."))]
Printed = Annotated[
    bool, flag("--print", _("Send it to the printer too, where the system has a command for that."))
]
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
    propose: Propose = None,
    responsibility: Responsibility = None,
    until: Until = None,
    days: Days = None,
    reason: Why = None,
    event: Event = None,
    place: Place = None,
    every: Every = False,
    as_pdf: AsPdf = False,
    printed: Printed = False,
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
    stays on record. A draft may be made any number of times. A slip goes before its act: with what is
    proposed in options it takes no number, and is no act. An invitation is to the day of --event; a meeting
    called, M2026-1, in place of NO gives its cases, its day and its place.

    \b
    Example:
      sqqf paper make acceptance 2026-3
      sqqf paper make 送达函 2026-3 --to 某县委组织部 --output 函.docx
      sqqf paper make minutes 2026-3 2026-4
      sqqf paper make decision 2026-3 --draft
      sqqf paper make extension 2026-3 --days 10 --reason 事项较为复杂
      sqqf paper make 受理审批表 2026-3 --propose accept
      sqqf paper make 处置审批表 L2026-1 --propose m2 --responsibility direct --reason 审批搁置属实
      sqqf paper make invitation 2026-3 --event 2026-12-03 --propose site --to 周某 --place 项目现场
      sqqf paper make agenda M2026-1 --draft
      sqqf paper make --all 2026-3 --output 文书
      sqqf paper make advice L2026-1 --number 某县纪建〔2026〕5号
    """
    run = session()
    no = [kind, *(no or ())] if every else no
    called = called_to(no)
    no = called.cases if called else no
    ids = list(dict.fromkeys(run.lead(one) if is_lead_number(one) else run.case(one) for one in no))
    track = "inaction" if is_lead_number(no[0]) else "tolerance"
    form = forms.of_track(track)[0] if every else forms.find(kind, track)
    if len(ids) > 1 and (every or form.target != forms.SEVERAL or any(map(is_lead_number, no))):
        raise BadInput("one_case_a_paper", kind=form.code)
    if output and not every and Path(output).suffix.casefold() != ".docx":
        raise BadInput("not_a_paper_file", path=output)
    given = Given(propose, responsibility, reason, days, until, event, place)
    proposed = proposed_by(None if every else form, given, called)
    slip = proposed is not None and form.proposes not in ("", "event")
    request = PaperRequest(
        form,
        ids,
        on or (called.on if called and not form.proposes else None),
        number,
        n,
        party,
        to,
        red_head,
        templates=Path(template) if template else None,
        output=Path(output) if output and not every else None,
        folder=run.path.parent,
        lang=lang(),
        proposed=proposed,
        margin=margin or (PROPOSED if slip else DRAFT if draft else None),
    )
    if only_facts:
        streams.show_json(template_facts(run.ledger, request, run.today))
    elif every:
        folder = Path(output) if output else None
        path, done = make_all(run.ledger, run.stamp, request, folder)
        for _needed, made in done:
            if made:
                gave_out("paper", made.path.name, made.drawn.head)
        shown.show_all(path, done, as_json=as_json)
    else:
        beside = pdf.Beside(as_pdf, printed)
        beside.check()
        drawn_up = (draw_draft if request.margin else make)(run.ledger, run.stamp, request)
        if not request.margin:
            gave_out("paper", drawn_up.path.name, drawn_up.drawn.head)
        shown.show_made(
            drawn_up, pdf.made_beside(drawn_up, beside), draft=bool(request.margin), as_json=as_json
        )


DRAFT, PROPOSED = "草稿", "拟办"
