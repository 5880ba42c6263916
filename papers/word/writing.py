"""Words and blanks into the paragraphs of a file for Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from sqqf.papers.text import printable
from sqqf.papers.word import shape
from sqqf.papers.word.paper import Blank, Text

if TYPE_CHECKING:
    from docx.document import Document

LINE = "＿"
BLANK_WIDTH = 6
"""Room to write by hand, in characters."""


def width(text: Text) -> float:
    """How wide the text is, in Chinese characters: a letter or digit is half of one."""
    return sum(
        BLANK_WIDTH + (len(part.label) + 2) * shape.BLANK_LABEL / shape.BODY
        if isinstance(part, Blank)
        else sum(1.0 if east_asian_width(char) in "WFA" else 0.5 for char in part)
        for part in text
    )


def write(paragraph: Any, text: Text) -> None:
    """A blank: its label in small grey brackets, with a line to write on: seen on screen and on paper.

    The line is of characters: underlined spaces would vanish at the end of a line.
    """
    for part in text:
        if isinstance(part, Blank):
            for words, style in (
                (f"〔{printable(part.label)}", shape.BLANK_NAME),
                (LINE * BLANK_WIDTH, shape.BLANK),
                ("〕", shape.BLANK_NAME),
            ):
                paragraph.add_run(words)._r.style = style
        elif part:
            paragraph.add_run(printable(part))


def add(made: Any, style: str, text: Text) -> Any:
    paragraph = made.add_paragraph()
    paragraph._p.style = style  # by its id, which is its name: looking it up costs more than all the rest
    write(paragraph, text)
    return paragraph


def keep_last(made: Document) -> None:
    """Keep the last block with the next: a table with its heading, a signature with the text."""
    last = made.paragraphs[-1]
    last.paragraph_format.keep_with_next = True
    for table in made.tables[-1:]:
        if table._tbl.getnext() is last._p:  # the gap below the table
            for cell in table.rows[-1].cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
