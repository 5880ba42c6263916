"""The assessment as a matrix: circumstances with their elements, bars, distinctions, what remains open."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.render.acts import ESTABLISHED, answers_in_words, evidence_in_words
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading, show_page
from sqqf.cli.screen.width import width
from sqqf.cli.sentences.sections import heading_of

Document = Mapping[str, Any]

MARKS = {"yes": "√", "no": "×", "unclear": "?", None: "·"}
"""An element's answer in the matrix; all of them are in GBK too."""
CLAIMED = "◆"
STYLES = {True: "green", False: "dim", None: "yellow"}


def show_assessment(document: Document) -> None:
    """Show the whole matrix."""
    show_page(page(document))


def show_answered(document: Document, bodies: Sequence[Mapping[str, Any]]) -> None:
    """Show what was answered, for the same parties, and where each of these stands now."""
    named = [one for one in document["parties"] if bodies[0].get("party", one["n"]) == one["n"]]
    names = listed(party["name"] for party in named)
    lines = []
    for body in bodies:
        title = session().profile.term(body["section"], body["code"], lang())
        lines.append(Line(f"{document['no']}  {names}  {body['code']} {title}: {answers_in_words(body)}"))
    for party in named:
        said = f"{party['name']}: {verdict(party)}"
        if not party["blocked_by"] and not party["unanswered"] and not party["open_reliefs"]:
            for more in _elements_left(party, document["claimed"]):
                said = _("{text}; {more}").format(text=said, more=more)
        lines.append(Line(said, indent=2))
    show_page(lines)


def page(document: Document) -> Iterator[Line]:
    """The lines of the matrix, party by party."""
    yield Line(document["no"], "bold")
    yield Line(_("√ yes   × no   ? unclear   · not answered   ◆ claimed"), "dim")
    for party in document["parties"]:
        yield from heading(_("party {n}: {name}").format(n=party["n"], name=party["name"]))
        yield from _circumstances(party["circumstances"], document["claimed"])
        yield Line(heading_of("bars", session().profile), "bold", 2)
        for bar in party["bars"]:
            yield from _bar(bar)
        yield Line(heading_of("distinctions", session().profile), "bold", 2)
        for one in party["distinctions"]:
            yield from _distinction(one)
        yield Line(_("Reliefs"), "bold", 2)
        yield from _remains(party, document["claimed"])


def verdict(party: Document) -> str:
    """In a line: the reliefs that are open, or what rules them out, or what is still to be answered."""
    if party["blocked_by"]:
        return _("no relief is open: {what}").format(what=listed(map(_named, party["blocked_by"])))
    if party["unanswered"]:
        return _("no relief is open yet; to be answered: {what}").format(what=listed(party["unanswered"]))
    if party["open_reliefs"]:
        return _("open: {reliefs}").format(reliefs=listed(_granted(party)))
    if lacking := _lacking(party):
        return _("no relief is open: all must hold, and not established are {what}").format(what=lacking)
    return _("no relief is open: no circumstance is established")


def _lacking(party: Document) -> str:
    """What isn't established of a class whose circumstances must all hold, once one of them is."""
    classes = {one.id for one in session().profile.section("classes") if one.more.get("all_of")}
    of_all = [one for one in party["circumstances"] if str(one["class"]) in classes]
    begun = any(one["established"] for one in of_all)
    return listed(one["id"] for one in of_all if begun and not one["established"])


def _circumstances(circumstances: Iterable[Document], claimed: Iterable[str]) -> Iterator[Line]:
    listing = list(circumstances)
    columns = 2 * max((len(one["elements"]) for one in listing), default=0)
    for number, group in groupby(listing, key=lambda one: one["class"]):
        name = session().profile.term("classes", str(number), lang())
        yield Line(_("class {n}: {name}").format(n=number, name=name), "bold", 2)
        for one in group:
            yield from _circumstance(one, one["id"] in claimed, columns)


def _circumstance(one: Document, claimed: bool, columns: int) -> Iterator[Line]:
    marks = " ".join(MARKS.get(element["answer"], "?") for element in one["elements"])
    begun = _begun(one)
    status = _(ESTABLISHED[one["established"]]) if begun else _("not answered") if claimed else ""
    title = session().profile.term("circumstances", one["id"], lang())
    text = f"{one['id']:<4}{CLAIMED if claimed else ' '} {marks:<{columns}} {_cell(status)}{title}"
    yield Line(text, STYLES[one["established"]] if begun else "" if claimed else "dim", 4)
    if not begun and not claimed:
        return
    shown = groupby(one["elements"], key=lambda element: (element["reason"], element["evidence"]))
    for (reason, evidence), elements in shown:
        for element in elements:
            mark = MARKS.get(element["answer"], "?")
            yield Line(f"{mark} {element['n']}. {_text(element)}", indent=10)
        yield from _reason(reason, evidence, 15)
    if one["basis"]:
        reliefs = listed(_relief(relief) for relief in one["reliefs"])
        said = _("rests on {basis}: {reliefs}")
        yield Line(said.format(basis=one["basis"], reliefs=reliefs), "dim", 10)


def _bar(bar: Document) -> Iterator[Line]:
    answered = bar["reason"] is not None
    status = _(ESTABLISHED[bar["established"]]) if answered else _("not answered")
    style = "red" if bar["established"] else "dim" if answered else "yellow"
    title = session().profile.term("bars", bar["id"], lang())
    yield Line(f"{bar['id']:<4}{_cell(status)}{title}", style, 4)
    if bar["basis"]:
        yield Line(_("rests on {basis}").format(basis=bar["basis"]), "dim", 8)
    for element in bar["elements"] if _begun(bar) else ():
        yield Line(f"{MARKS[element['answer']]} {element['n']}. {_text(element)}", "dim", 8)
    yield from _reason(bar["reason"], bar["evidence"], 8)


def _distinction(one: Document) -> Iterator[Line]:
    side = one["side"]
    status = session().profile.term("sides", side, lang()) if side else _("not answered")
    style = "red" if side == "culpable" else "dim" if side else "yellow"
    title = session().profile.term("distinctions", one["id"], lang())
    yield Line(f"{one['id']:<4}{_cell(status)}{title}", style, 4)
    yield from _reason(one["reason"], one["evidence"], 8)


def _reason(reason: str | None, evidence: Iterable[Mapping[str, Any]], indent: int) -> Iterator[Line]:
    if reason:
        yield Line(reason, "dim", indent)
    if shown := evidence_in_words(evidence):
        yield Line(_("evidence: {text}").format(text=shown), "dim", indent)


def _remains(party: Document, claimed: Iterable[str]) -> Iterator[Line]:
    style = "red" if party["blocked_by"] else "green" if party["open_reliefs"] else "yellow"
    yield Line(verdict(party), style, 4)
    if party["blocked_by"]:
        return
    for line in _elements_left(party, claimed):
        yield Line(line, "yellow", 4)


def _elements_left(party: Document, claimed: Iterable[str]) -> Iterator[str]:
    """Of the circumstances claimed or begun: the elements still open, and those that rule one out."""
    asked = [one for one in party["circumstances"] if _begun(one) or one["id"] in claimed]
    if left := [_elements(one, ("no", "yes")) for one in asked if one["established"] is None]:
        yield _("elements still open: {what}").format(what=listed(left))
    if ruled_out := [
        _elements(one, ("yes", "unclear", None)) for one in asked if one["established"] is False
    ]:
        yield _("elements answered no: {what}").format(what=listed(ruled_out))


def _granted(party: Document) -> Iterator[str]:
    """Each open relief with the circumstances that open it."""
    for relief in party["open_reliefs"]:
        ids = [one["id"] for one in party["circumstances"] if one["established"] and relief in one["reliefs"]]
        yield _relief(relief) + _(" ({text})").format(text=listed(ids))


def _elements(one: Document, without: Container[str | None]) -> str:
    """A circumstance with the numbers of its elements, those so answered left out."""
    numbers = [str(element["n"]) for element in one["elements"] if element["answer"] not in without]
    return str(one["id"]) + _(" ({text})").format(text=listed(numbers))


def _begun(one: Document) -> bool:
    return any(element["answer"] for element in one["elements"])


def _named(code: str) -> str:
    """A bar or a distinction with its article and title."""
    entry = session().profile.rules[code]
    return f"{code} {entry.text(lang())}" + _(" ({article})").format(article=entry.article)


def _relief(code: str) -> str:
    return session().profile.term("reliefs", code, lang())


def _text(element: Document) -> str:
    return str(element["text_en"] if lang() == "en" else element["text"])


def _cell(word: str) -> str:
    """The word that says where a question stands, as wide as the widest of them."""
    widest = max(width(_(one)) for one in (*ESTABLISHED.values(), "not answered"))
    return word + " " * max(widest + 2 - width(word), 1)
