"""docs/ledgers.md and its Chinese twin: every command is run, and says what the page says it does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sqqf

DOCS = Path(__file__).resolve().parent.parent / "docs"
FILES = {"csv": "旧台账.csv", "toml": "对照.toml"}
"""What the blocks that aren't answers are called."""


def told(page: str) -> Iterator[tuple[str, str]]:
    """The page's commands and blocks in order, each with its kind."""
    for kind, block, command in re.findall(
        r"^```(\w+)\n((?:(?!```).*\n)*)```$|^    (sqqf .*)$", page, re.MULTILINE
    ):
        yield (kind, block) if kind else ("sqqf", command)


@pytest.mark.parametrize(("name", "lang"), [("ledgers.md", "en"), ("ledgers.zh-CN.md", "zh")])
def test_the_first_morning_goes_as_the_page_says(sqqf: Sqqf, name: str, lang: str) -> None:
    sqqf.env["SQQF_LANG"] = lang
    said: list[str] = []
    for kind, text in told((DOCS / name).read_text(encoding="utf-8")):
        if kind in FILES:
            (sqqf.folder / FILES[kind]).write_text(text, encoding="utf-8")
        elif kind == "text":
            places = [said.index(line) for line in text.splitlines()]
            assert places == sorted(places)
        else:
            command, _, exit_code = text.partition("# exit ")
            answer = sqqf(*shlex.split(command)[1:])
            assert answer.code == int(exit_code or 0), answer.err
            said = (answer.out + answer.err).splitlines()


def test_both_pages_tell_the_same_story() -> None:
    pages = [(DOCS / name).read_text(encoding="utf-8") for name in ("ledgers.md", "ledgers.zh-CN.md")]
    english, chinese = ([one for one in told(page) if one[0] != "text"] for page in pages)
    assert english == chinese


def test_the_picture_shows_what_the_page_says() -> None:
    page, picture = DOCS / "ledgers.zh-CN.md", DOCS / "pictures" / "takeover.svg"
    rows = [
        line.split("\t") for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("某容")
    ]
    shown = picture.read_text(encoding="utf-8").replace("&#160;", " ")
    fields = [field for row in rows if len(row) > 1 and "缺陷" not in row for field in row]
    assert len(fields) == 20
    assert [field for field in fields if field not in shown] == []
