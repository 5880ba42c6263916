"""The notice of a typical case: what it says, before names are shortened, and its form as text or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.screen.page import Line, heading
from sqqf.cli.screen.visible import visible
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.tolerance_check import exempted
from sqqf.procedure.publicity.redaction import Level
from sqqf.procedure.publicity.suspects import Unsure
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.record.link import Links
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import decisions

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

TITLES = {
    "tolerance": n_("A typical case of tolerance"),
    "inaction": n_("A typical case of inaction"),
}
TITLE, HEADING, ITEM, PLAIN = "title", "heading", "item", "plain"


class Notice:
    """A notice as it is drawn up: its lines, each of a form, and the words in it that are the program's own."""

    def __init__(self, profile: Profile, level: Level) -> None:
        self.profile = profile
        self.level = level
        self.forms: list[str] = []
        self.lines: list[str] = []
        self.own: set[str] = set()

    @property
    def text(self) -> str:
        """Its lines; none has a line break in it, so that they can be told apart again."""
        return "\n".join(self.lines)

    def own_words(self, text: str) -> str:
        """A label, or a term of the rules: it names nobody."""
        self.own.add(text)
        return text

    def term(self, section: str, code: str, on: date | None = None) -> str:
        """The term for a code, as it was called on that day; what was typed for `other` isn't the rules' own."""
        said = (
            self.profile.name_on(section, code, on, lang())
            if on
            else self.profile.term(section, code, lang())
        )
        return said if "other:" in code else self.own_words(said)

    def add(self, form: str, text: str) -> None:
        """One line; what users typed is shown as data, in one line."""
        self.forms.append(form)
        self.lines.append(visible(" ".join(text.split())))

    def fact(self, label: str, text: str | None, form: str = PLAIN) -> None:
        """A line with a label, where there is something to say."""
        if text:
            self.add(form, _("{label}: {text}").format(label=self.own_words(label), text=text))

    def heading(self, text: str) -> None:
        self.add(HEADING, self.own_words(text))

    def in_brackets(self, text: str, more: str | None) -> str:
        return text + _(" ({text})").format(text=more) if more else text


def notice_of(dossier: AnyDossier, profile: Profile, level: Level, linked: Links) -> Notice:
    """The notice of a case or a lead, with every name and date in full. Who was exempted stands in none of a lead."""
    notice = Notice(profile, level)
    notice.add(TITLE, notice.own_words(_(TITLES[dossier.track])))
    kind = "published" if isinstance(dossier, Case) else "lead_published"
    notice.fact(_("article"), profile.acts[kind].article)
    if isinstance(dossier, Case):
        _case(notice, dossier)
    else:
        _lead(notice, dossier, linked)
    return notice


def _lead(notice: Notice, lead: Lead, linked: Links) -> None:
    kind = (lead.area or "").partition(".")[0]
    area = notice.term("areas", kind)
    conduct = notice.term("areas", lead.area) if lead.area and "." in lead.area else None
    notice.fact(_("unit"), lead.unit)
    notice.fact(
        _("area"),
        notice.in_brackets(area, notice.profile.entry("areas", kind).article) if kind else None,
    )
    notice.fact(_("kind of conduct"), conduct)
    notice.fact(_("what was reported"), lead.text)
    notice.heading(_("What the verification found"))
    for act in lead.of("verification"):
        method = notice.term("verification", act.body["method"])
        notice.fact(method, act.body["finding"], ITEM)
    notice.heading(_("How it was dealt with"))
    for act in lead.of("disposed"):
        measure = notice.term("measures", act.body["measure"], act.on)
        borne = [notice.term("responsibilities", code) for code in act.body["responsibilities"]]
        named = [one for one in lead.about(act) if one not in exempted(lead, notice.profile, linked)]
        if not named:
            continue
        names = listed(_called(notice, lead, one.n, one.name) for one in named)
        said = _("{name}: {measure} ({responsibilities}), {day}")
        text = said.format(
            name=names, measure=measure, responsibilities=listed(borne) or "–", day=_day(act.on)
        )
        notice.add(ITEM, text)
    _items(notice, _("What was put right"), [item for item in items(lead) if item.signed_off_on])
    _items(
        notice, _("What is still to be put right"), [item for item in items(lead) if not item.signed_off_on]
    )


def _called(notice: Notice, lead: Lead, n: int, name: str) -> str:
    """An official with the post; where no name is left, the post is what stands for it."""
    post = lead.persons[n - 1].post if n and notice.level.people != "none" else None
    return notice.in_brackets(name, post)


def _case(notice: Notice, case: Case) -> None:
    notice.fact(_("unit"), case.applicant.unit if case.applicant else None)
    notice.fact(_("matter"), case.matter)
    decision = decisions(case, notice.profile)[-1]
    notice.fact(_("finding"), decision.facts)
    notice.heading(_("What was decided, {day}").format(day=_day(decision.on)))
    for one in decision.parties:
        party = case.parties[one.n - 1]
        outcome = notice.in_brackets(notice.term("outcomes", one.outcome), listed(one.articles))
        grounds = [
            notice.term(section, code)
            for section, codes in (
                ("circumstances", one.circumstances),
                ("bars", one.bars),
                ("distinctions", one.distinctions),
            )
            for code in codes
        ]
        text = _("{label}: {text}").format(label=party.name, text=outcome)
        notice.add(ITEM, f"{text}{_('; ')}{listed((*grounds, *one.basis))}" if grounds else text)
    _items(notice, _("What was put right"), items(case))


def _items(notice: Notice, title: str, listed_items: Sequence[Item]) -> None:
    if not listed_items:
        return
    notice.heading(title)
    for item in listed_items:
        off = item.signed_off_on
        said = _("signed off {day}").format(day=_day(off)) if off else None
        notice.add(ITEM, notice.in_brackets(item.text, said))


def _day(on: date | None) -> str:
    if on is None:
        return "–"
    return f"{on.year}年{on.month}月{on.day}日" if lang() == "zh" else on.isoformat()


# ── forms ──


def as_text(forms: Sequence[str], lines: Iterable[str]) -> str:
    """The notice as plain text."""
    before = {TITLE: "", HEADING: "\n", ITEM: "  ", PLAIN: ""}
    after = {TITLE: "\n"}
    return "".join(
        f"{before[form]}{line}{after.get(form, '')}\n" for form, line in zip(forms, lines, strict=True)
    )


def as_markdown(forms: Sequence[str], lines: Iterable[str]) -> str:
    """The notice as Markdown; what users typed is escaped, so that it stays text."""
    marks = {TITLE: "# ", HEADING: "## ", ITEM: "- ", PLAIN: ""}
    blocks, last = [], None
    for form, line in zip(forms, lines, strict=True):
        if last and not last == form == ITEM:
            blocks.append("")
        blocks.append(marks[form] + re.sub(r"([\\`*_\[\]<>|~&!#])", r"\\\1", line))
        last = form
    return "\n".join(blocks) + "\n"


FORMS = {".txt": as_text, ".md": as_markdown}
"""By the ending of the file's name."""


def preview(
    text: str, replaced: Iterable[tuple[str, str]], doubtful: Sequence[Unsure], *, apart: bool
) -> Iterable[Line]:
    """The notice, what was shortened in it, and what a person has to look at."""
    yield from (Line(line) for line in text.splitlines())
    yield from heading(_("shortened"))
    yield from (Line(f"{was} → {by}", indent=2) for was, by in replaced)
    if apart:
        yield Line(_("who gave the lead is kept apart, and would stand here as 某群众"), "dim", 2)
    yield from heading(_("unsure: please look at these"))
    for one in doubtful:
        yield Line(_("{label}: {text}").format(label=one.text, text=one.context), "yellow", 2)
    if not doubtful:
        yield Line(_("nothing else looks like a name; look all the same"), indent=2)
