"""A form filled with facts: a paper.

A form's text has ``{fact}`` placeholders, and ``{§SECTION.ID}`` where it cites the rules' document by the
article of what stands there; ``{§SECTION}``: of the first that does. A fact that isn't known leaves a blank
with its label, ``{?fact}`` nothing; what a user entered is put in as it is and never read for placeholders
again. Papers are in Chinese whatever the interface speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqqf.papers.sheets.incoming.persons import is_unit
from sqqf.papers.word.forms import PLACE, Form, label
from sqqf.papers.word.paper import Blank, Look, Paper, Paragraph, Table, Text
from sqqf.procedure.facts.words import addressing, counted

_ENDS = ("。", "；", "！", "？")


class Marks(NamedTuple):
    """What a paper bears beside its facts."""

    number: str | None
    dated: str
    head: str | None = None
    """The ledger's head hash."""
    red_head: bool = False
    margin: str | None = None
    """What a draft has in its margin."""
    look: Look = Look()


def filled(form: Form, facts: Mapping[str, Any], marks: Marks) -> tuple[Paper, list[str]]:
    """The paper with the facts in place, and the labels of what was left blank, each once.

    The rules' document is named in full where it is first cited, and given its short name where that comes up
    again.
    """
    known = {**facts, "number": marks.number, "number_label": label(form.numbered_by or "number")}
    known["head"] = marks.head
    paper, missing = _filled(form, known, marks, "")
    short = str(facts["opinion_short"])
    if short in plain(paper) and short != f"《{facts['opinion_name']}》":
        paper, missing = _filled(form, known, marks, f"（以下简称{short}）")
    return paper, missing


def _filled(form: Form, facts: Mapping[str, Any], marks: Marks, introduced: str) -> tuple[Paper, list[str]]:
    filling = _Filling(f"《{facts['opinion_name']}》{introduced}", str(facts["opinion_short"]))
    # What nobody signs for an organ isn't numbered by one either.
    (number,) = filling.text("{number}", facts) if form.signed or facts["number"] else ("",)
    (signing,) = filling.text("{signing}", facts) if form.upward else (None,)
    addressee = filling.text(form.addressee, facts) if form.addressee else None
    facts = {**facts, "you": _you(addressee, facts.get("kinds") or {})}
    numbers, blocks = Numbers(), list[Paragraph | Table]()
    for part in form.body:
        if _applies(part, facts):
            blocks += _blocks(part, facts, filling, numbers)
    (issuer,) = filling.text("{issuer}", facts)
    paper = Paper(
        title=form.title_for(facts),
        number=number,
        group=issuer,
        addressee=addressee,
        blocks=tuple(blocks),
        dated=(marks.dated,),
        red_head=marks.red_head,
        head=marks.head,
        margin=marks.margin,
        look=marks.look,
        seal=facts.get("seal") if facts.get("by_group") else None,
        signed=form.signed,
        signing=signing,
        note=filling.text(form.note, facts) if form.note else (),
        foot=filling.text(form.foot, facts) if form.foot and _signs_pages(facts) else (),
    )
    return paper, list(filling.missing)


def _you(addressee: Text | None, kinds: Mapping[str, str]) -> str:
    """How those whom the paper goes to are spoken to; whom the ledger doesn't know, by what the name says."""
    names = [name for name in (_said(addressee) if addressee else "").split("、") if name]
    return addressing([kinds.get(name) or ("unit" if is_unit(name) else None) for name in names])


def _signs_pages(facts: Mapping[str, Any]) -> bool:
    """Whether somebody was heard, who signs every page."""
    return bool(facts.get("heard_as"))


def _applies(part: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    when, unless = part.get("when"), part.get("unless")
    return (when is None or bool(facts.get(when))) and (unless is None or not facts.get(unless))


class Numbers:
    """The numbers of headings and of what is counted under them, without a gap: 一、（一）1.（1）."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]
        self._open = 0

    def heading(self, level: int) -> str:
        """The number of the next heading of this level: 1 or 2, which is under the last of level 1."""
        self._open = level
        return self._next(level - 1)

    def item(self) -> str:
        """The number of the next thing that is counted under the last heading."""
        return self._next(self._open)

    def _next(self, level: int) -> str:
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (3 - level)
        n = self._counts[level]
        return (f"{_chinese(n)}、", f"（{_chinese(n)}）", f"{n}.", f"（{n}）")[level]


def _chinese(n: int) -> str:
    """二, where one counts 两."""
    return counted(n).replace("两", "二")


HEADINGS = {"heading": 1, "subheading": 2}


def _blocks(
    part: Mapping[str, Any], facts: Mapping[str, Any], filling: _Filling, numbers: Numbers
) -> list[Paragraph | Table]:
    if "table" in part:
        return [_table(part["columns"], facts.get(part["table"]) or (), filling)]
    if "rows" in part:
        rows = (row for row in part["rows"] if filling.text(row[0], facts))
        told = tuple(tuple(filling.text(cell, facts) for cell in row) for row in rows)
        return [Table((), told, tuple(part["widths"]))]
    if "lines" in part:
        lines = [filling.text(line, facts) for line in part["lines"]]
        return [
            Paragraph(line, part.get("form", "line")) for _ in range(part.get("times", 1)) for line in lines
        ]
    if "attachments" in part:
        return [Paragraph((told,), "attachment") for told in _attached(part["attachments"])]
    form = part.get("form", "body")
    if "for" not in part:
        number = numbers.heading(HEADINGS[form]) if form in HEADINGS else ""
        return [Paragraph(filling.text(number + part["text"], facts), form)]
    found = ({**facts, **line} for line in facts.get(part["for"]) or ())
    # What a line says of itself may also be asked for by `where`.
    fitting = [line for line in found if not part.get("where") or line.get(part["where"])]
    counts = part.get("numbered") and len(fitting) > 1
    return [
        Paragraph(filling.text((numbers.item() if counts else "") + part["text"], line), form)
        for line in fitting
    ]


def _attached(names: Sequence[str]) -> list[str]:
    """What is attached, as GB/T 9704 has it: numbered where there are several."""
    if len(names) == 1:
        return [f"附件：{names[0]}"]
    return [f"{'附件：' if n == 1 else ''}{n}.{name}" for n, name in enumerate(names, start=1)]


def _table(
    columns: Sequence[Sequence[Any]], lines: Sequence[Mapping[str, Any]], filling: _Filling
) -> Paragraph | Table:
    """The lines under the columns' headers; without lines a word that says so."""
    if not lines:
        return Paragraph(("无。",))
    rows = tuple(tuple(filling.text(f"{{{fact}}}", line) for _, fact, _ in columns) for line in lines)
    return Table(tuple(header for header, _, _ in columns), rows, tuple(width for _, _, width in columns))


class _Filling:
    """A paper being filled: what is left blank so far, what the rules' document is called from here on."""

    def __init__(self, opinion: str, short: str) -> None:
        self.missing: dict[str, None] = {}
        self._opinion, self._short = opinion, short

    def text(self, text: str, facts: Mapping[str, Any]) -> Text:
        """The text with each placeholder's fact, or a blank for it, in its place."""
        parts: list[str | Blank] = []
        for at, piece in enumerate(PLACE.split(text)):
            said = self._fact(piece, facts) if at % 2 else piece
            # Whoever ended a sentence with a full stop isn't given another.
            if at % 2 == 0 and at and parts and str(parts[-1]).endswith(_ENDS) and piece.startswith(_ENDS):
                said = piece[1:]
            if isinstance(said, str) and parts and isinstance(parts[-1], str):
                parts[-1] += said
            elif said:
                parts.append(said)
        return tuple(parts)

    def _fact(self, name: str, facts: Mapping[str, Any]) -> str | Blank:
        if name.startswith("§"):
            called, self._opinion = self._opinion, self._short
            return called + "、".join(filter(None, map(facts["citations"].get, name[1:].split("、"))))
        if facts.get(name.lstrip("?")):
            return str(facts[name.lstrip("?")])
        if name.startswith("?"):
            return ""
        blank = Blank(facts.get(f"{name}_label") or label(name))
        self.missing[blank.label] = None
        return blank


def addressed(form: Form, facts: Mapping[str, Any]) -> str | None:
    """Whom the paper is addressed to, where that is known."""
    parts = _Filling("", "").text(form.addressee, facts) if form.addressee else ()
    return _said(parts) if parts and all(isinstance(part, str) for part in parts) else None


def plain(paper: Paper) -> str:
    """All that a paper says, a line a paragraph or row; a blank as ``［label］``."""
    lines = [paper.title, _said((paper.number,))]
    if paper.signing is not None:
        lines.append(f"签发人：{_said((paper.signing,))}")
    if paper.addressee:
        lines.append(f"{_said(paper.addressee)}：")
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            lines.append(_said(block.text))
        else:
            rows = [*([block.header] if block.header else []), *(map(_said, row) for row in block.rows)]
            lines += [" | ".join(row) for row in rows]
    if paper.signed:
        lines += [_said((paper.seal or paper.group,)), _said(paper.dated)]
    if paper.note:
        lines.append(f"（{_said(paper.note)}）")
    return "\n".join([*lines, *([f"每页：{_said(paper.foot)}"] if paper.foot else [])])


def _said(text: Text) -> str:
    return "".join(part if isinstance(part, str) else f"［{part.label}］" for part in text)
