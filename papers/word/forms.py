"""The kinds of paper (文书), and how each is laid out: read from ``data/papers.toml``, filled with facts.

A form's text has ``{fact}`` placeholders, and ``{§SECTION.ID}`` where it cites the rules' document by the
article of what stands there; ``{§SECTION}``: of the first that does. A fact that isn't
known leaves a blank with its label; what a user entered is put in as it is and never read for placeholders
again. Papers are in Chinese whatever the interface speaks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from sqqf.papers.word.paper import Blank, Paper, Paragraph, Table, Text
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile

_PLACE = re.compile(r"\{(\w+|§[^{}]*)\}")
_ENDS = ("。", "；", "！", "？")
SEVERAL = "meeting"
"""The target of a paper about several cases at once."""


class Need(NamedTuple):
    """What has to be on record before a paper can be made: its name, and the command that records it."""

    fact: str
    zh: str
    en: str
    command: str


class Form(NamedTuple):
    """One kind of paper on one track."""

    code: str
    zh: str
    en: str
    track: str
    mark: str
    """The character of its series of numbers (字): 受 in 阳容受〔2026〕3号."""
    body: Sequence[Mapping[str, Any]]
    title: str
    cites: str | None = None
    """What of the rules in force it rests on, as SECTION.ID."""
    issuer: str = "group"
    """``group``, ``discipline``, ``lead_organ``, ``clarified_organ``; ``served``: as what it is of."""
    needs: Sequence[str] = ()
    after: Sequence[str] = ()
    """The acts after which it is needed; empty where only somebody can say whether it is."""
    target: str = ""
    """What ``n`` picks: ``step``, ``extension``, ``item``, ``paper``, ``verification``; ``meeting``."""
    dated: str | None = None
    """The act whose day is the paper's: see ``paper_day``; None for today."""
    levels: Sequence[str] = ()
    """Of the groups that make it; empty for all."""
    part: str | None = None
    """The part of the procedure that it belongs to, where a place may leave that out."""
    served: str | None = None
    """It is served on somebody: the kind of act that says when and how."""
    aliases: Sequence[str] = ()
    titles: Mapping[str, str] = {}
    """Other titles by the fact ``titled_by``."""
    titled_by: str = ""
    addressee: str | None = None
    numbered_by: str | None = None
    """The fact that holds its number where the ledger knows one already."""

    @property
    def parts(self) -> Sequence[str]:
        """The parts of the procedure without which there is no such paper."""
        return [*filter(None, (self.part, "inaction" if self.track == "inaction" else None))]

    def is_for(self, level: str) -> bool:
        """Whether a group of this level makes it."""
        return not self.levels or level in self.levels

    def article(self, profile: Profile) -> str | None:
        """The article of these rules that it rests on; None where they have none."""
        return profile.article_of(*self.cites.split(".")) if self.cites else None

    def text(self, lang: str) -> str:
        """What it is called, in Chinese, or in English for ``en``."""
        return self.en if lang == "en" else self.zh

    def title_for(self, facts: Mapping[str, Any]) -> str:
        """Its title: of a record by the method, of a letter by whom it is about, where that is known."""
        title = self.titles.get(facts.get(self.titled_by) or "", self.title)
        known = all(facts.get(fact) for fact in _PLACE.findall(title))
        return _PLACE.sub(lambda found: str(facts[found[1]]), title) if known else self.zh


@lru_cache(1)
def _content() -> dict[str, Any]:
    text = (resources.files("sqqf.papers.data") / "papers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(1)
def forms() -> tuple[Form, ...]:
    """Every form, those of cases first, in the order of the procedure."""
    return tuple(Form(**{"title": raw["zh"], **raw}) for raw in _content()["papers"])


def of_track(track: str) -> list[Form]:
    """The forms of cases, or those of leads."""
    return [form for form in forms() if form.track == track]


def find(text: str, track: str) -> Form:
    """The form that was asked for, by its code or its Chinese name. Raises UnknownCode."""
    asked = text.strip().casefold()
    for form in of_track(track):
        names = (form.code, form.zh, form.en.casefold(), form.title)
        if asked in (*names, *form.aliases, *form.titles.values()):
            return form
    raise UnknownCode("papers", text, tuple(form.code for form in of_track(track)))


def served_kinds() -> dict[str, str]:
    """The papers that are served on somebody, by code, with the kind of act that says so."""
    return {form.code: form.served for form in forms() if form.served}


def label(fact: str) -> str:
    """What a blank for this fact is called."""
    return str(_content()["labels"].get(fact, fact))


def unmet(form: Form, facts: Mapping[str, Any]) -> Need | None:
    """The first thing that the form presupposes and the facts lack."""
    for fact in form.needs:
        if not facts.get(fact):
            return Need(fact, **_content()["needs"][fact])
    return None


class Marks(NamedTuple):
    """What a paper bears beside its facts."""

    number: str | None
    dated: str
    head: str | None = None
    """The ledger's head hash."""
    red_head: bool = False
    margin: str | None = None
    """What a draft has in its margin."""


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
    (number,) = filling.text("{number}", facts)
    addressee = filling.text(form.addressee, facts) if form.addressee else None
    blocks: list[Paragraph | Table] = []
    for part in form.body:
        if _applies(part, facts):
            blocks += _blocks(part, facts, filling)
    (issuer,) = filling.text("{issuer}", facts)
    parts = (number, issuer, addressee, tuple(blocks), (marks.dated,))
    seal = facts.get("seal") if facts.get("by_group") else None
    said = (marks.red_head, marks.head, seal, marks.margin)
    return Paper(form.title_for(facts), *parts, *said), list(filling.missing)


def _applies(part: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    when, unless = part.get("when"), part.get("unless")
    return (when is None or bool(facts.get(when))) and (unless is None or not facts.get(unless))


def _blocks(part: Mapping[str, Any], facts: Mapping[str, Any], filling: _Filling) -> list[Paragraph | Table]:
    if "table" in part:
        return [_table(part["columns"], facts.get(part["table"]) or (), filling)]
    if "rows" in part:
        rows = tuple(tuple(filling.text(cell, facts) for cell in row) for row in part["rows"])
        return [Table((), rows, tuple(part["widths"]))]
    form = part.get("form", "body")
    if "for" not in part:
        return [Paragraph(filling.text(part["text"], facts), form)]
    lines = ({**facts, **line} for line in facts.get(part["for"]) or ())
    # What a line says of itself may also be asked for by `where`.
    fitting = [line for line in lines if not part.get("where") or line.get(part["where"])]
    numbered = part.get("numbered") and len(fitting) > 1
    return [
        Paragraph(filling.text((f"（{n}）" if numbered else "") + part["text"], line), form)
        for n, line in enumerate(fitting, start=1)
    ]


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
        for at, piece in enumerate(_PLACE.split(text)):
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
        if facts.get(name):
            return str(facts[name])
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
    if paper.addressee:
        lines.append(f"{_said(paper.addressee)}：")
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            lines.append(_said(block.text))
        else:
            rows = [*([block.header] if block.header else []), *(map(_said, row) for row in block.rows)]
            lines += [" | ".join(row) for row in rows]
    return "\n".join([*lines, _said((paper.seal or paper.group,)), _said(paper.dated)])


def _said(text: Text) -> str:
    return "".join(part if isinstance(part, str) else f"［{part.label}］" for part in text)
