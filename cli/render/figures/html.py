"""The figures as one self-contained page with drawn bars, to be printed on A4; readable without colours.

A row is drawn as two bars, each with its number: this period's is filled, the one before's is an outline.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqqf.cli.context.language import _
from sqqf.cli.render.figures import figures
from sqqf.cli.render.figures import tables as figures_tables
from sqqf.cli.render.figures.figures import Row, Section, Share, cell_text
from sqqf.cli.render.report.html import frame, text

STYLE = """
body { max-width: 52rem; }
h2 { break-after: avoid; }
section { margin-top: 1.4rem; }
td, th { font-variant-numeric: tabular-nums; padding: .15rem .4rem; }
thead th { text-align: right; vertical-align: bottom; font-weight: normal; word-break: keep-all; }
tbody th { text-align: left; font-weight: normal; background: none; width: 23%; }
td { text-align: right; vertical-align: middle; white-space: nowrap; }
td.drawn, th.drawn { width: 11.5rem; padding: 0 .3rem; text-align: left; }
svg { display: block; max-width: 100%; height: auto; }
.keys { display: grid; grid-template-columns: repeat(6, 1fr); gap: .5rem; margin: 1rem 0; padding: 0; list-style: none; }
.keys li { border: 1px solid #999; padding: .3rem .6rem; }
.keys b { display: block; font-size: 1.6rem; line-height: 1.2; }
.keys small, .note, .legend { color: #444; font-size: .85rem; }
.note { margin: .2rem 0; }
.legend svg { display: inline; vertical-align: -.1em; }
@media (max-width: 40rem) { .keys { grid-template-columns: repeat(3, 1fr); } section { overflow-x: auto; } }
@media print { body { font-size: 12px; } .keys b { font-size: 18px; } td.drawn, th.drawn { width: 36mm; } }
"""

WIDTH, HEIGHT = 180, 26
ROOM = 46
"""What is left to the right of the longest bar, for its number."""
NOW = 'fill="#1f3a5f" stroke="#1f3a5f"'
BEFORE = 'fill="#fff" stroke="#1f3a5f" stroke-dasharray="3 1.5"'


def page(report: Mapping[str, Any]) -> str:
    """The whole page."""
    title = figures.title(report)
    now, before = (figures.period_name(report[name]) for name in ("period", "period_before"))
    parts = [
        f"<h1>{text(title)}</h1>",
        f"<p>{text(figures.period_line(report))}</p>",
        _keys(report),
        f'<p class="legend">{_sample(NOW)} {text(now)} &#160; {_sample(BEFORE)} {text(before)}</p>',
        *map(_section, figures_tables.sections(report)),
        *(f'<p class="note">{text(note)}</p>' for note in figures.notes()),
        f'<p class="head">{text(figures.head_line(report))}</p>',
    ]
    return frame(title, parts, STYLE)


def _keys(report: Mapping[str, Any]) -> str:
    found = []
    for name, value, more in figures.key_figures(report):
        beside = "" if more is None else f"<small>{text(_('Change'))} {text(cell_text(more))}</small>"
        found.append(f"<li>{text(name)}<b>{text(cell_text(value))}</b>{beside}</li>")
    return f'<ul class="keys">{"".join(found)}</ul>'


def _sample(look: str) -> str:
    return (
        '<svg width="24" height="10" viewBox="0 0 24 10" aria-hidden="true">'
        f'<rect x="1" y="1" width="22" height="8" {look}/></svg>'
    )


def _section(section: Section) -> str:
    drawn = any(row.bar for row in section.rows)
    heads = "".join(f"<th>{text(header)}</th>" for header in section.headers)
    largest = max((value or 0 for row in section.rows for value in row.bar or ()), default=0)
    whole = section.whole or largest
    rows = "\n".join(_row(row, whole, drawn=drawn, share=section.whole is not None) for row in section.rows)
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in section.notes)
    place = f'<th class="drawn">{text(section.drawn or section.headers[0])}</th>' if drawn else ""
    return (
        f"<section><h2>{text(section.title)}</h2>"
        f"<table><thead><tr><th></th>{place}{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>{notes}</section>"
    )


def _row(row: Row, whole: float, *, drawn: bool, share: bool) -> str:
    cells = "".join(f"<td>{text(cell_text(cell))}</td>" for cell in row.cells)
    bars = f'<td class="drawn">{_bars(row, whole, share=share)}</td>' if drawn else ""
    return f'<tr><th scope="row">{text(row.label)}</th>{bars}{cells}</tr>'


def _bars(row: Row, whole: float, *, share: bool) -> str:
    if row.bar is None:
        return ""
    said = [cell_text(Share(value) if share else value) for value in row.bar]
    shapes = "".join(
        _drawn(value, whole, words, at, look)
        for value, words, at, look in zip(row.bar, said, (2, 14), (NOW, BEFORE), strict=True)
    )
    about = text(f"{row.label}: {' / '.join(said)}")
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg {size} role="img" aria-label="{about}">{shapes}</svg>'


def _drawn(value: float | None, whole: float, words: str, at: int, look: str) -> str:
    length = round((value or 0) / whole * (WIDTH - ROOM), 1) if whole else 0
    shape = f'<rect x="1" y="{at}" width="{length}" height="9" {look}/>' if length else ""
    return f'{shape}<text x="{length + 5}" y="{at + 8.5}" font-size="10" fill="#111">{text(words)}</text>'
