"""The figures in each of their forms, on the screen or as the bytes of a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqqf.cli.render.figures.text import figures_page
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import json_safe, visible


def show(report: Mapping[str, Any], form: str) -> None:
    """Print them."""
    if form == "json":
        streams.show_json(report)
    elif form == "text":
        from sqqf.cli.screen.page import show_page

        show_page(figures_page(report))
    else:
        streams.say(_text(report, form))


def content(report: Mapping[str, Any], form: str) -> bytes:
    """The file."""
    if form == "xlsx":
        from sqqf.cli.render.figures.sheets import workbook

        return workbook(report)
    return (_text(report, form) + "\n").encode()


def _text(report: Mapping[str, Any], form: str) -> str:
    match form:
        case "json":
            return json_safe(json.dumps(report, ensure_ascii=False, indent=2))
        case "html":
            from sqqf.cli.render.figures import html as figures_html

            return figures_html.page(report)
        case "md":
            from sqqf.cli.render.figures import markdown as figures_markdown

            return figures_markdown.page(report)
        case _:
            return "\n".join(" " * line.indent + visible(line.text) for line in figures_page(report))
