"""Everything that is said is said in Chinese too: the files, and the tool that keeps them."""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages import Catalog

from dev import catalogue
from sqqf.cli.context.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.conftest import Sqqf

FILES = (catalogue.PO, catalogue.CLICK)
LINES = ("", "case", "case new", "step add", "deadlines", "report daily")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_catalogue_is_complete(path: Path) -> None:
    assert catalogue.check(path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_updating_it_changes_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    catalogue.update(copy)
    assert copy.read_bytes() == path.read_bytes()
    assert copy.with_suffix(".mo").read_bytes() == path.with_suffix(".mo").read_bytes()


def test_each_message_is_found_where_it_lies() -> None:
    ours = Catalogue(catalogue.PO.with_suffix(".mo").read_bytes())
    messages = [str(message.id) for message in catalogue.read() if message.id]
    assert {text: ours.gettext(text) for text in messages} == {
        str(message.id): message.string for message in catalogue.read() if message.id
    }
    assert [ours.gettext(text) for text in ("Nobody says this.", "\uffff")] == ["Nobody says this.", "\uffff"]


@pytest.mark.parametrize("line", LINES)
def test_help_in_chinese_has_no_english_sentence(case: Sqqf, line: str) -> None:
    """Words of the command line stay as they are; prose doesn't: three English words in a row are a slip."""
    text = case(*line.split(), "--help", env={"SQQF_LANG": "zh", "COLUMNS": "200"}).out
    prose = "\n".join(line for line in text.splitlines() if "sqqf " not in line)
    assert re.search("[一-鿿]", prose)
    assert not re.findall(r"(?:\b[a-z]{2,} ){2,}[a-z]{2,}\b", prose)


def test_click_speaks_chinese(case: Sqqf) -> None:
    for line in ("case nwe", "--nonsense", "deadlines --within x"):
        answer = case(*line.split(), env={"SQQF_LANG": "zh"})
        assert (answer.code, answer.out) == (2, "")
        assert re.search("[一-鿿]", answer.err.splitlines()[0]), answer.err


def test_gathering_finds_docstrings_plurals_and_the_libraries() -> None:
    found = {id_: where for path in FILES for where, id_ in catalogue.messages(path)}
    assert any(isinstance(id_, str) and id_.startswith("Accept a case;") and "\b\n" in id_ for id_ in found)
    assert found["Show this message and exit."].startswith("click/")
    assert found["Install completion for the current shell."] == "typer/completion.py"
    assert any(isinstance(id_, tuple) for id_ in found)


@pytest.mark.parametrize(
    ("id_", "string", "fault"),
    [
        ("due {due}", "{due} 到期", None),
        ("due {due}", "到期", "placeholders differ"),
        ("due {due}", "{date} 到期", "placeholders differ"),
        ("on %(day)s", "于某日", "placeholders differ"),
        ("Example:\n\b\n  sqqf", "示例：\n  sqqf", "placeholders differ"),
        ("due", "", "untranslated"),
        (("a {n}", "many {n}"), ("{n} 个",), None),
        (("a {n}", "many {n}"), ("个",), "placeholders differ"),
    ],
)
def test_a_fault_in_a_translation_is_named(
    id_: str | tuple[str, str], string: str | tuple[str, ...], fault: str | None
) -> None:
    given = Catalog(locale="zh")
    given.add(id_, string)
    faults = list(catalogue.faults(given, [("a.py", id_)]))
    assert [line.partition(":")[0] for line in faults] == ([fault] if fault else [])


def test_fuzzy_missing_and_obsolete_messages_are_named() -> None:
    given = Catalog(locale="zh")
    given.add("due", "到期", flags=["fuzzy"])
    given.add("gone", "没了")
    faults = catalogue.faults(given, [("a.py", "due"), ("a.py", "new")])
    assert list(faults) == ["fuzzy: 'due'", "missing: 'new'", "no longer said: 'gone'"]


def test_updating_keeps_translations_and_guesses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sqqf.po"
    path.write_text(
        'msgid "due {due}"\nmsgstr "{due} 到期"\n\nmsgid "gone"\nmsgstr "没了"\n', encoding="utf-8"
    )
    said = [("a.py", "due {due}"), ("a.py", "due {day}"), ("b.py", "due {due}"), ("b.py", "\b\nExample: \\b")]
    monkeypatch.setattr(catalogue, "messages", lambda _path: said)
    catalogue.update(path)
    text = path.read_text(encoding="utf-8")
    assert text.count('msgid "due {due}"\nmsgstr "{due} 到期"') == 1
    assert 'msgid "due {day}"\nmsgstr ""' in text
    assert "gone" not in text
    assert "\b" not in text
    assert catalogue.read(path).get("\b\nExample: \\b") is not None
    assert catalogue.check(path) == ["untranslated: 'due {day}'", r"untranslated: '\x08\nExample: \\b'"]
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("due {due}") == "{due} 到期"
    path.with_suffix(".mo").write_bytes(b"")
    assert "sqqf.mo doesn't match sqqf.po" in catalogue.check(path)
