"""The message catalogue: gather what is said, keep the Chinese for it, see that nothing is missing.

    python dev/catalogue.py update     bring the .po up to date with the sources, keep translations, compile
    python dev/catalogue.py compile    make each .mo from its .po
    python dev/catalogue.py check      complete, placeholders in place, each .mo as it should be

sqqf.po has what we say: ``_()`` and ``n_()`` in the rooms, and the docstring of each command's function
``command`` (whole, as ``inspect.cleandoc`` gives it). click.po has what Click and Typer pass through gettext.
The files carry no dates and no places, so that the same sources make the same bytes.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import typer
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "cli/locale/zh/LC_MESSAGES/sqqf.po"
CLICK = PO.with_name("click.po")
ROOMS = ("cli", "store", "procedure", "calendar")

Id = str | tuple[str, ...] | list[str]
Found = tuple[str, str | tuple[str, str]]
"""Where a message stands, and its id: a text, or (singular, plural)."""

_ESCAPED_B = re.compile(r"(?<!\\)((?:\\\\)*)\\b")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]")


class _Undated(Catalog):
    """A catalogue whose header says only what gettext needs."""

    def __init__(self) -> None:
        super().__init__(locale="zh", charset="UTF-8", header_comment="", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "zh"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=1; plural=0;"),
        ]


def messages(path: Path = PO) -> list[Found]:
    """Everything that is said out of this file, in the order of its sources."""
    return list(_of_libraries() if path.name == CLICK.name else (*_of_rooms(), *_of_completion()))


def updated(old: Catalog, found: Iterable[Found]) -> Catalog:
    """A catalogue of these messages with the old one's translations; what isn't said any more is gone."""
    new = _Undated()
    for where, id_ in found:
        before = old.get(_key(id_))
        kept = before if before and before.id == id_ and not before.fuzzy else None
        string = _strings(kept) if kept else ("",)
        comments = kept.user_comments if kept else ()
        new.add(id_, string if isinstance(id_, tuple) else string[0], [(where, 0)], user_comments=comments)
    return new


def faults(catalogue: Catalog, found: Iterable[Found]) -> Iterator[str]:
    """What is wrong with a catalogue for these messages, a line each."""
    said = {_key(id_): id_ for _, id_ in found}
    for key, id_ in said.items():
        message = catalogue.get(key)
        if message is None or message.id != id_:
            yield f"missing: {key!r}"
        elif message.fuzzy:
            yield f"fuzzy: {key!r}"
        elif not all(_strings(message)):
            yield f"untranslated: {key!r}"
        elif any(_marks(text) not in _wanted(id_) for text in _strings(message)):
            yield f"placeholders differ: {key!r} → {message.string!r}"
    yield from (f"no longer said: {_ids(m.id)[0]!r}" for m in catalogue if m.id and _key(m.id) not in said)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo: what is translated; the rest stays English."""
    done = _Undated()
    for message in catalogue:
        if message.id and not message.fuzzy and all(_strings(message)):
            done.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, done)
    return buffer.getvalue()


def read(path: Path = PO) -> Catalog:
    """The catalogue in a file; an empty one where there is none yet."""
    if not path.exists():
        return _Undated()
    text = _ESCAPED_B.sub("\\1\b", path.read_text(encoding="utf-8"))
    return read_po(io.StringIO(text), locale="zh")


def update(path: Path = PO) -> None:
    """Bring the file up to date with the sources, and compile it."""
    buffer = io.BytesIO()
    write_po(buffer, updated(read(path), messages(path)), width=0, no_location=True, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    # As gettext's own tools write it; Babel doesn't know this escape.
    path.write_bytes(buffer.getvalue().replace(b"\b", rb"\b").strip() + b"\n")
    compile_(path)


def compile_(path: Path = PO) -> None:
    """Make the .mo beside the .po."""
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def check(path: Path = PO) -> list[str]:
    """What is wrong with the files, a line each."""
    catalogue = read(path)
    found = list(faults(catalogue, messages(path)))
    mo = path.with_suffix(".mo")
    if not mo.exists() or mo.read_bytes() != compiled(catalogue):
        found.append(f"{mo.name} doesn't match {path.name}")
    return found


def _of_rooms() -> Iterator[Found]:
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(ROOT).as_posix()
        if path.is_relative_to(ROOT / "cli/commands"):
            about = (ast.get_docstring(function) for function in _functions(tree, "command"))
            yield from ((where, text) for text in about if text)
        yield from _calls(tree, where)


def _of_libraries() -> Iterator[Found]:
    click_folder, typer_folder = (Path(str(library.__file__)).parent for library in (click, typer))
    for path in (*sorted(click_folder.glob("*.py")), typer_folder / "core.py"):
        yield from _calls(ast.parse(path.read_text(encoding="utf-8")), f"{path.parent.name}/{path.name}")


def _of_completion() -> Iterator[Found]:
    """The help of Typer's two completion options: Typer doesn't translate it, cli/app.py does."""
    typer_folder = Path(str(typer.__file__)).parent
    tree = ast.parse((typer_folder / "completion.py").read_text(encoding="utf-8"))
    for function in _functions(tree, "_install_completion_placeholder_function"):
        given = (node for node in ast.walk(function) if isinstance(node, ast.keyword) and node.arg == "help")
        yield from (("typer/completion.py", text) for node in given if (text := _constant(node.value)))


def _functions(tree: ast.Module, name: str) -> Iterator[ast.FunctionDef]:
    return (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _calls(tree: ast.AST, where: str) -> Iterator[Found]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if not isinstance(node.func, ast.Name):
            continue
        texts = [_constant(argument) for argument in node.args[:2]]
        match node.func.id, texts:
            case (("_" | "n_" | "gettext"), [str(text), *_rest]) if text:
                yield where, text
            case "ngettext", [str(one), str(many)]:
                yield where, (one, many)


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _ids(id_: Id) -> tuple[str, ...]:
    return (id_,) if isinstance(id_, str) else tuple(id_)


def _key(id_: Id) -> str:
    return _ids(id_)[0]


def _strings(message: Message) -> tuple[str, ...]:
    return _ids(message.string or "")


def _wanted(id_: Id) -> list[set[str]]:
    """What a translation may carry: the marks of either form of a plural, or those of both."""
    return [_marks(*_ids(id_)), *map(_marks, _ids(id_))]


def _marks(*texts: str) -> set[str]:
    """The placeholders, and the ``\\b`` that keeps Click from wrapping an example."""
    return {mark for text in texts for mark in (*_PLACEHOLDER.findall(text), *re.findall("\b", text))}


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            for path in (PO, CLICK):
                update(path)
        case ["compile"]:
            for path in (PO, CLICK):
                compile_(path)
        case ["check"]:
            found = [*check(PO), *check(CLICK)]
            sys.stderr.writelines(f"{line}\n" for line in found)
            if found:
                sys.stderr.write("make docs gathers the messages; then translate, and make docs again\n")
            return int(bool(found))
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
