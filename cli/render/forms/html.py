"""A document as one self-contained page of HTML, to be printed on A4; readable without colours.

A row with bars has two, each with its number: this period's is filled, the one before's is an outline.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape

from sqqf.cli.context.language import lang
from sqqf.cli.screen.visible import visible
from sqqf.papers.document import Cell, Document, Row, Share, Table, Text, printed

_STYLE = """
body { font: 16px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2rem auto;
  max-width: 60rem; padding: 0 1rem; color: #111; }
h1 { font-size: 1.5rem; margin-bottom: 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .3rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; }
tr { break-inside: avoid; }
.one { white-space: nowrap; }
.overdue td:first-child, .due_today td:first-child { border-left: 6px solid #c00; }
.due_soon td:first-child { border-left: 6px solid #d90; }
.open td:first-child { border-left: 6px solid #06c; }
.head { font: .75rem monospace; overflow-wrap: anywhere; color: #444; }
.figures :is(td, th) { font-variant-numeric: tabular-nums; padding: .15rem .4rem; font-weight: normal; }
.figures thead th { text-align: right; vertical-align: bottom; word-break: keep-all; }
.figures tbody th { background: none; width: 23%; }
.figures td { text-align: right; vertical-align: middle; white-space: nowrap; }
.figures .drawn { width: 11.5rem; padding: 0 .3rem; text-align: left; }
svg { display: block; max-width: 100%; height: auto; }
.keys { display: grid; grid-template-columns: repeat(6, 1fr); gap: .5rem; margin: 1rem 0; padding: 0;
  list-style: none; }
.keys li { border: 1px solid #999; padding: .3rem .6rem; }
.keys b { display: block; font-size: 1.6rem; line-height: 1.2; }
.keys small, .note, .legend { color: #444; font-size: .85rem; }
.note { margin: .2rem 0; }
.legend svg { display: inline; vertical-align: -.1em; }
@page { size: A4; margin: 15mm; }
@media (max-width: 40rem) { .keys { grid-template-columns: repeat(3, 1fr); } section { overflow-x: auto; } }
@media screen and (max-width: 40rem) {
  body { margin: .5rem auto; padding: 0 .5rem; }
  .listed thead { display: none; }
  .listed :is(table, tbody, tr, td) { display: block; border: 0; }
  .listed tr { border: 1px solid #999; margin: .5rem 0; }
  .listed td::before { content: attr(data-of) " "; color: #444; font-size: .85rem; } }
@media print { body { margin: 0; max-width: none; } .keys b { font-size: 18px; }
  .figures, .keys, .note, .legend { font-size: 12px; } .figures .drawn { width: 36mm; } }
"""

# The page fetches nothing and runs nothing, whatever stands in it; its one style is known by its hash.
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    f"content=\"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'\">"
)

_TAGS = {"heading": "h2", "paragraph": "p", "item": "p"}
_WIDTH, _HEIGHT = 180, 26
_ROOM = 46
"""What is left to the right of the longest bar, for its number."""
_NOW = 'fill="#1f3a5f" stroke="#1f3a5f"'
_BEFORE = 'fill="#fff" stroke="#1f3a5f" stroke-dasharray="3 1.5"'


def html(document: Document) -> str:
    """The whole page; its last line isn't ended."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{"zh-CN" if lang() == "zh" else "en"}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
            f"{_POLICY}<title>{_text(document.name or document.title)}</title>",
            f"<style>{_STYLE}</style></head>",
            "<body>",
            f"<h1>{_text(document.title)}</h1>",
            f"<p>{'<br>'.join(map(_text, document.under))}</p>",
            *_keys(document),
            *map(_block, document.blocks),
            *map(_note, document.notes),
            f'<p class="head">{_text(document.head)}</p>',
            "</body></html>",
        ]
    )


def _keys(document: Document) -> Iterator[str]:
    """The few numbers at the top, and what the bars stand for."""
    if document.keys is None:
        return
    found = []
    for row in document.keys.rows:
        value, *changes = row.cells
        named = zip(document.keys.headers[1:], changes, strict=True)
        said = " ".join(f"{head} {printed(change)}" for head, change in named if change is not None)
        beside = f"<small>{_text(said)}</small>" if said else ""
        found.append(f"<li>{_text(row.label)}<b>{_text(printed(value))}</b>{beside}</li>")
    yield f'<ul class="keys">{"".join(found)}</ul>'
    now, before = map(_text, document.periods)
    yield f'<p class="legend">{_sample(_NOW)} {now} &#160; {_sample(_BEFORE)} {before}</p>'


def _sample(look: str) -> str:
    return (
        '<svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">'
        f'<rect x="1" y="1" width="22" height="8" {look}/></svg>'
    )


def _block(block: Text | Table) -> str:
    if isinstance(block, Text):
        return f"<{_TAGS[block.kind]}>{_text(block.words)}</{_TAGS[block.kind]}>"
    drawn = any(row.bar for row in block.rows)
    heads = [f"<th>{_text(header)}</th>" for header in block.headers]
    if drawn:
        heads.insert(0, f'<th class="drawn">{_text(block.drawn or block.headers[0])}</th>')
    if block.labelled:
        heads.insert(0, "<th></th>")
    rows = "\n".join(_row(row, block, drawn=drawn) for row in block.rows)
    look = "figures" if block.labelled else "listed"
    return (
        f'<section><h2>{_text(block.title)}</h2><table class="{look}">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>\n{rows}\n</tbody></table>"
        f"{''.join(map(_note, block.notes))}</section>"
    )


def _cell(header: str, cell: Cell) -> str:
    """A cell; of a list, where the page is narrow, under its header. Dates and numbers stay whole."""
    said = printed(cell)
    marks = {"class": "one" if _WHOLE.fullmatch(said) else "", "data-of": header}
    told = "".join(f' {name}="{_text(mark)}"' for name, mark in marks.items() if mark)
    return f"<td{told}>{_text(said)}</td>"


_WHOLE = re.compile(r"(\d{4}-\d\d-\d\d|\w+〔\d{4}〕\d+号|[A-Z]\d{4}-\d+).{0,14}")


def _row(row: Row, table: Table, *, drawn: bool) -> str:
    label = f'<th scope="row">{_text(row.label)}</th>' if table.labelled else ""
    bars = f'<td class="drawn">{_bars(row, table)}</td>' if drawn else ""
    named = zip(table.headers, row.cells, strict=False)
    cells = "".join(_cell("" if table.labelled else header, cell) for header, cell in named)
    status = f' class="{row.status}"' if row.status else ""
    return f"<tr{status}>{label}{bars}{cells}</tr>"


def _bars(row: Row, table: Table) -> str:
    if row.bar is None:
        return ""
    whole = table.whole or max(value or 0 for one in table.rows for value in one.bar or ())
    said = [printed(Share(value) if table.whole else value) for value in row.bar]
    shapes = "".join(
        _drawn((value or 0) / whole if whole else 0, words, at, look)
        for value, words, at, look in zip(row.bar, said, (2, 14), (_NOW, _BEFORE), strict=True)
    )
    about = _text(f"{row.label}: {' / '.join(said)}")
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    return f'<svg {size} role="img" aria-label="{about}">{shapes}</svg>'


def _drawn(share: float, words: str, at: int, look: str) -> str:
    """A bar, so much of the longest one, and its number."""
    length = round(share * (_WIDTH - _ROOM), 1)
    shape = f'<rect x="1" y="{at}" width="{length}" height="9" {look}/>' if length else ""
    return f'{shape}<text x="{length + 5}" y="{at + 8.5}" font-size="10" fill="#111">{_text(words)}</text>'


def _note(said: str) -> str:
    return f'<p class="note">{_text(said)}</p>'


def _text(said: str) -> str:
    """Words in which nothing is a mark."""
    return escape(visible(said))
