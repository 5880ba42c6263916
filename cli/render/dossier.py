"""What the pages of cases and of leads share: limits, what is outstanding, a time line, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import itemgetter
from typing import Any

from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.samples import in_samples
from sqqf.cli.context.session import session
from sqqf.cli.render.acts import in_words as act_in_words
from sqqf.cli.render.acts import recording_day
from sqqf.cli.render.limits import STYLES, extension_in_words
from sqqf.cli.render.limits import in_words as limit_in_words
from sqqf.cli.screen.lines import Line
from sqqf.cli.screen.page import heading
from sqqf.procedure.rules.fields import Field

Document = Mapping[str, Any]


def term(section: str, code: str) -> str:
    """The word for a code; an organ's name that is no code stays as it is."""
    return session().profile.term(section, code, lang())


def cited(article: str | None) -> str:
    """The article in brackets; nothing where there is none."""
    return _(" ({article})").format(article=article) if article else ""


def terms(section: str, codes: Iterable[str]) -> str:
    """The words for codes, as a list."""
    return listed(term(section, code) for code in codes)


def section(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines under a heading; nothing where there are none."""
    lines = list(lines)
    if lines:
        yield from heading(title)
        yield from lines


def each(entries: Iterable[Document], lines: Callable[[Document], Iterable[Line]]) -> Iterator[Line]:
    """The lines of each entry, one after the other."""
    return chain.from_iterable(map(lines, entries))


def papers(document: Document, *listed_before: str) -> Iterator[Line]:
    """The papers that came with it and the files attached, by name."""
    if names := [*listed_before, *(item.get("title") or item["name"] for item in document["attached"])]:
        yield Line(_("papers: {text}").format(text=listed(names)))


def with_details(name: str, *details: str | None) -> str:
    """A name with what is known of unit and post."""
    known = "，".join(filter(None, details))
    return f"{name}（{known}）" if known else name


def links(document: Document, labels: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """A line for each link to other cases and leads that there is: (key, wording with ``{no}``)."""
    for key, text in labels:
        if document[key]:
            numbers = document[key] if isinstance(document[key], list) else [document[key]]
            yield Line(_(text).format(no=listed(numbers)))


def dates(document: Document, labels: Iterable[tuple[str, str]]) -> Line:
    """The dates that are known, in a line."""
    return Line("  ".join(f"{_(label)} {document[key]}" for key, label in labels if document[key]))


def item_line(item: Document) -> Line:
    """An item to be put right, and where it stands."""
    said = (
        _("{n}  {text}, responsible {name}, due {due}: {standing}")
        if item["responsible"]
        else _("{n}  {text}, due {due}: {standing}")
    )
    standing, style = _item_standing(item)
    line = said.format(
        n=item["n"], text=item["text"], name=item["responsible"], due=item["due_on"], standing=standing
    )
    return Line(line, style, 2)


def _item_standing(item: Document) -> tuple[str, str]:
    reported, signed_off = item["reported_on"], item["signed_off_on"]
    if signed_off and not reported:
        return _("signed off {on}; when it was reported isn’t known").format(on=signed_off), "green"
    if signed_off:
        return _("reported {on}, signed off {signed}").format(on=reported, signed=signed_off), "green"
    if reported:
        return _("reported {on}, not signed off").format(on=reported), ""
    if item["returned"]:
        return _("no report (sent back {n} times)").format(n=item["returned"]), "yellow"
    return _("no report yet"), "yellow"


def outstanding(document: Document, rules: str) -> Iterator[Line]:
    """What has to be done before it is closed: codes of this section of the rules."""
    entries = (session().profile.entry(rules, code) for code in document["outstanding"])
    lines = (Line(entry.text(lang()) + cited(entry.article), "yellow", 2) for entry in entries)
    return section(_("To be done before it is closed"), lines)


def limits(
    document: Document, beside: Callable[[Document], Iterable[Line]] = lambda _line: ()
) -> Iterator[Line]:
    """The limits; ``beside`` gives what is to be said under one."""
    return section(_("Limits"), each(document["deadlines"], lambda line: _limit(line, beside(line))))


def _limit(line: Document, beside: Iterable[Line]) -> Iterator[Line]:
    text = f"● {limit_in_words(line)}" + cited(line["article"])
    if line["basis"] == "analogy" and line["unit"] is not None:
        text += _(", by analogy")
    if line["original_due_on"] != line["due_on"]:
        text += _(", originally {due}").format(due=line["original_due_on"])
    yield Line(text, STYLES.get(line["status"], ""), 2)
    yield from beside
    for extension in line["extensions"]:
        yield Line(extension_in_words(extension), "yellow" if extension["late"] else "", 4)


def taken_over(document: Document) -> Iterator[Line]:
    """That it comes from a ledger kept elsewhere; what that left out isn't known here."""
    if source := document["taken_over"]:
        said = _("taken over from {file}, row {row}")
        if source.get("sheet"):
            said = _("taken over from {file}, {sheet}, row {row}")
        yield Line(said.format_map(source), "dim")
        for note in document["acts"][0]["body"].get("notes", ()):
            yield Line(note, "dim", 2)


def time_line(document: Document, received: str) -> Iterator[Line]:
    """What happened, each act on its own day, with the due dates; ``received`` is the line of the receipt."""
    yield from heading(_("What happened"))
    amended = {act["body"]["act"]: act for act in document["acts"] if act["kind"] == "amended"}
    known = document["received_on"]
    entries = [(known, 0, Line(received, indent=2))] if known else []
    for act in document["acts"]:
        day = act["on"] or act["today"] or recording_day(act)
        text = act_in_words(act)
        if act["seq"] in amended:
            by = amended[act["seq"]]
            said = _("  [struck out by #{seq}]") if by["body"].get("struck") else _("  [corrected by #{seq}]")
            text += said.format(seq=by["seq"])
        entries.append((day, act["seq"], Line(f"{day}  #{act['seq']} {text}", indent=2)))
    after_all = document["acts"][-1]["seq"] + 1
    for line in document["deadlines"]:
        style = STYLES.get(line["status"], "")
        due = Line(f"{line['due_on']}  ◆ {limit_in_words(line)}", style, 2)
        entries.append((line["due_on"], after_all, due))
    yield from (line for *_key, line in sorted(entries, key=itemgetter(0, 1)))


def following(document: Document, number: str, ready: Mapping[str, str], group: str) -> Iterator[Line]:
    """What may come next: commands ready to be typed, then the names of the others of the group."""
    names = document["next"]
    ready = {**ready, **dict(added_commands(group))}
    lines = [
        Line(f"sqqf {in_samples(ready[name].format(no=number))}", indent=2) for name in names if name in ready
    ]
    if others := [f"sqqf {group} {name}" for name in names if name not in ready]:
        lines.append(Line(_("also: {names}").format(names=listed(others)), "dim", 2))
    return section(_("What may come next"), lines)


def added_commands(group: str) -> Iterator[tuple[str, str]]:
    """What to type for each step that the rules add."""
    for kind in session().profile.acts.values():
        fields = "".join(f" --set {field.id}={_form(field)}" for field in kind.fields if field.required)
        yield (
            f"record {kind.id}",
            f"{group} record {{no}} {kind.id}{' --on DATE' if kind.dated else ''}{fields}",
        )


def _form(field: Field) -> str:
    return "|".join(one.id for one in field.choices) or field.form.upper()
