"""Our form of a paper as a group's own template to start from: its facts stand in it as ``{{ fact }}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqqf.papers.word.filling import HEADINGS, Numbers
from sqqf.papers.word.forms import PLACE, Form
from sqqf.papers.word.paper import Paper, Paragraph, Table


def outline(form: Form) -> Paper:
    """The form with its placeholders, to be filled in for every paper of this kind.

    Headings are numbered as if all of them were there: who changes the template counts anew.
    """
    numbers = Numbers()
    return Paper(
        title="{{ title }}",
        number="{{ number }}",
        group="{{ issuer }}",
        addressee=(_text(form.addressee),) if form.addressee else None,
        blocks=tuple(block for part in form.body for block in _kept(part, numbers)),
        dated=("{{ dated }}",),
        signed=form.signed,
        signing="{{ signing }}" if form.upward else None,
        note=(_text(form.note),) if form.note else (),
        foot=(_text(form.foot),) if form.foot else (),
    )


def _kept(part: Mapping[str, Any], numbers: Numbers) -> Iterator[Paragraph | Table]:
    """The blocks of a part, between lines that keep them only where its condition holds."""
    said = [
        part[name] if name == "when" else f"not {part[name]}" for name in ("when", "unless") if name in part
    ]
    if said:
        yield _line(f"if {' and '.join(said)}")
    yield from _blocks(part, numbers)
    if said:
        yield _line("endif")


def _blocks(part: Mapping[str, Any], numbers: Numbers) -> Iterator[Paragraph | Table]:
    form = part.get("form", "body")
    if "table" in part:
        yield _table(part["table"], part["columns"])
    elif "rows" in part:
        rows = tuple(tuple((_text(cell),) for cell in row) for row in part["rows"])
        yield Table((), rows, tuple(part["widths"]))
    elif "lines" in part:
        for line in part["lines"]:
            yield Paragraph((_text(line),), "line")
    elif "attachments" in part:
        for n, name in enumerate(part["attachments"], start=1):
            yield Paragraph((f"{'附件：' if n == 1 else ''}{n}.{name}",), "attachment")
    elif "for" in part:
        yield _line(f"for one in {part['for']}")
        if "where" in part:
            yield _line(f"if one.{part['where']}")
        yield Paragraph((_text(part["text"], "one"),), form)
        if "where" in part:
            yield _line("endif")
        yield _line("endfor")
    else:
        number = numbers.heading(HEADINGS[form]) if form in HEADINGS else ""
        yield Paragraph((number + _text(part["text"]),), form)


def _table(listed: str, columns: Sequence[Sequence[Any]]) -> Table:
    """A header, and a row between two that repeat it for every line."""
    empty = [("",)] * (len(columns) - 1)
    rows = (
        ((f"{{%tr for one in {listed} %}}",), *empty),
        tuple((f"{{{{ one.{fact} }}}}",) for _, fact, _ in columns),
        (("{%tr endfor %}",), *empty),
    )
    return Table(tuple(name for name, _, _ in columns), rows, tuple(width for _, _, width in columns))


_YOU = "你（单位）"
"""The built-in form speaks to each as who they are; here whoever keeps the template chooses."""


def _line(said: str) -> Paragraph:
    return Paragraph((f"{{%p {said} %}}",), "plain")


def _text(text: str, of: str = "") -> str:
    """The text with each placeholder as a template has it; in a loop of the line, else of the paper."""

    def place(name: str) -> str:
        if name.startswith("§"):
            ids = (f"{{{{ citations['{one}'] }}}}" for one in name[1:].split("、") if one)
            return "《{{ opinion_name }}》" + "、".join(ids)
        if name == "you":
            return _YOU
        fact = name.lstrip("?")
        said = f"{of}.{fact} or {fact}" if of else fact
        return f"{{{{ {said} or '' }}}}" if name.startswith("?") else f"{{{{ {said} }}}}"

    return PLACE.sub(lambda found: place(found[1]), text)
