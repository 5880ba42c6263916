"""The notice of a typical case: what it says before names are shortened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqqf.cli.context.language import _, lang, listed, n_
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.cli.screen.visible import visible
from sqqf.papers.document import Document, Text
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.inaction.tolerance_check import exempted
from sqqf.procedure.publicity.redaction import Level
from sqqf.procedure.publicity.suspects import Unsure
from sqqf.procedure.record.items import Item, items
from sqqf.procedure.record.link import Links
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import decisions, outcomes

if TYPE_CHECKING:
    from sqqf.procedure.record.acts import Act
    from sqqf.procedure.record.dossier import Dossier


class Notice:
    """A notice as it is drawn up: its title and lines, and the words in it that are the program's own."""

    def __init__(self, profile: Profile, level: Level, title: str) -> None:
        self.profile = profile
        self.level = level
        self.own: set[str] = set()
        self.title = self.own_words(title)
        self.lines: list[Text] = []

    @property
    def text(self) -> str:
        """The title and its lines; none has a line break in it, so that they can be told apart again."""
        return "\n".join((self.title, *(line.words for line in self.lines)))

    def document(self, text: str) -> Document:
        """The notice with the lines of this text, in which names are shortened, in place of its own."""
        title, *words = text.split("\n")
        return Document(
            title, (), [line._replace(words=said) for line, said in zip(self.lines, words, strict=True)]
        )

    def own_words(self, text: str) -> str:
        """A label, or a term of the rules: it names nobody."""
        self.own.add(text)
        return text

    def term(self, section: str, code: str, on: date | None = None) -> str:
        """The term for a code, as it was called on that day; what was typed for ``other`` isn't our own."""
        said = (
            self.profile.name_on(section, code, on, lang())
            if on
            else self.profile.term(section, code, lang())
        )
        return said if "other:" in code else self.own_words(said)

    def culpable(self, code: str) -> str:
        """The side of a distinction on which there is no tolerance."""
        return self.own_words(self.profile.entry("distinctions", code).more["culpable"][lang()])

    def add(self, kind: Literal["heading", "paragraph", "item"], text: str) -> None:
        """One line; what users typed is shown as data, in one line."""
        self.lines.append(Text(kind, visible(" ".join(text.split()))))

    def fact(self, label: str, text: str | None, kind: Literal["paragraph", "item"] = "paragraph") -> None:
        """A line with a label, where there is something to say."""
        if text:
            self.add(kind, _("{label}: {text}").format(label=self.own_words(label), text=text))

    def heading(self, text: str) -> None:
        self.add("heading", self.own_words(text))

    def in_brackets(self, text: str, more: str | None) -> str:
        return text + _(" ({text})").format(text=more) if more else text


def notice_of(dossier: Dossier, profile: Profile, level: Level, linked: Links) -> Notice:
    """The notice of a case or a lead, every name and date in full. Of a lead: without who was exempted."""
    titled, act, fill = _TRACKS[dossier.track]
    notice = Notice(profile, level, _(titled(dossier)))
    notice.fact(_("article"), profile.acts[act].article)
    fill(notice, dossier, linked)
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
        notice.fact(method, act.body["finding"], "item")
    notice.heading(_("How it was dealt with"))
    unnamed = exempted(lead, notice.profile, linked)
    for act in lead.of("disposed"):
        if named := [one for one in lead.about(act) if one not in unnamed]:
            names = listed(_called(notice, lead, one.n, one.name) for one in named)
            notice.add("item", _disposition(notice, act, names))
    _items(notice, items(lead))


def _disposition(notice: Notice, act: Act, names: str) -> str:
    measure = notice.term("measures", act.body["measure"], act.on)
    borne = listed(notice.term("responsibilities", code) for code in act.body["responsibilities"])
    said = _("{name}: {measure} ({responsibilities}), {day}")
    return said.format(name=names, measure=measure, responsibilities=borne or "–", day=_day(act.on))


def _called(notice: Notice, lead: Lead, n: int, name: str) -> str:
    """An official with the post; where no name is left, the post is what stands for it."""
    post = lead.persons[n - 1].post if n and notice.level.people != "none" else None
    return notice.in_brackets(name, post)


def _titled(case: Case) -> str:
    """What the notice of a case is called: a case in which tolerance was refused is none of tolerance."""
    ended = {_ENDED.get(outcome or "", "refused") for outcome in outcomes(case)}
    return _TITLES[ended.pop() if len(ended) == 1 else "mixed"]


_ENDED = {"exempted": "granted", "mitigated": "granted", "lenient": "granted"}
_TITLES = {
    "granted": n_("A typical case of tolerance"),
    "refused": n_("A typical case in which tolerance was refused"),
    "mixed": n_("A typical case examined for tolerance"),
}


def _case(notice: Notice, case: Case, _linked: Links) -> None:
    notice.fact(_("unit"), listed(dict.fromkeys(one.unit for one in case.parties if one.unit)))
    notice.fact(_("matter"), case.matter)
    decision = decisions(case, notice.profile)[-1]
    notice.fact(_("finding"), decision.facts)
    notice.heading(_("What was decided, {day}").format(day=_day(decision.on)))
    for one in decision.parties:
        party = case.parties[one.n - 1]
        # What was examined and not established gives no ground: its article isn't named as if it did.
        rests_on = one.articles if one.circumstances or one.bars or one.distinctions else ()
        outcome = notice.in_brackets(notice.term("outcomes", one.outcome), listed(rests_on))
        grounds = [notice.term("circumstances", code) for code in one.circumstances]
        grounds += [notice.term("bars", code) for code in one.bars]
        grounds += [notice.culpable(code) for code in one.distinctions]
        text = _("{label}: {text}").format(label=party.name, text=outcome)
        notice.add("item", f"{text}{_('; ')}{listed((*grounds, *one.basis))}" if grounds else text)
    _items(notice, items(case))


class _Track(NamedTuple):
    """What differs between cases and leads: the title, the act of publication, what is filled in."""

    titled: Callable[[Any], str]
    act: str
    fill: Callable[[Notice, Any, Links], None]


_TRACKS = {
    "tolerance": _Track(_titled, "published", _case),
    "inaction": _Track(lambda _lead: n_("A typical case of inaction"), "lead_published", _lead),
}


def _items(notice: Notice, listed_items: Sequence[Item]) -> None:
    """What was put right, and what wasn't yet: apart."""
    for title, done in ((_("What was put right"), True), (_("What is still to be put right"), False)):
        fitting = [item for item in listed_items if bool(item.signed_off_on) == done]
        if fitting:
            notice.heading(title)
        for item in fitting:
            off = item.signed_off_on
            said = _("signed off {day}").format(day=_day(off)) if off else None
            notice.add("item", notice.in_brackets(item.text, said))


def _day(on: date | None) -> str:
    if on is None:
        return "–"
    return f"{on.year}年{on.month}月{on.day}日" if lang() == "zh" else on.isoformat()


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
