"""The command reference, docs/commands.md and docs/commands.zh.md, made from the commands themselves.

    python dev/reference.py            write both
    python dev/reference.py --check    exit 1 where one is out of date

Help texts take their language when they are imported, so each page is made by a process of its own
(``python dev/reference.py zh`` prints one).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs/commands.md", "zh": ROOT / "docs/commands.zh.md"}
WIDTH = 100

HEADS = {
    "en": "# Commands\n\nMade by `make docs` from the commands' own help; not edited by hand.",
    "zh": "# 命令\n\n由 `make docs` 依各命令自身的帮助生成，请勿手工修改。",
}


def page(lang: str) -> str:
    """The reference in one language; a page for each process."""
    from sqqf.cli.context import language

    language.use(lang)
    from sqqf.cli.app import app

    commands = list(_walk(app(), None, "sqqf"))
    contents = [f"- [`{path}`](#{path.replace(' ', '-')}) {about}" for path, about, _ in commands]
    chapters = [f"## {path}\n\n```text\n{text}\n```" for path, _, text in commands]
    return "\n\n".join([HEADS[lang], "\n".join(contents), *chapters]) + "\n"


def _walk(command: click.Command, parent: click.Context | None, name: str) -> Iterator[tuple[str, str, str]]:
    """Each command's full name, what it is in a line, and its help, depth first."""
    context = click.Context(command, parent, name, **{**command.context_settings, "terminal_width": WIDTH})
    about, *_ = (command.help or "").splitlines() or [""]
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    yield context.command_path, about, "\n".join(lines)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found
            yield from _walk(found, context, below)


def made(lang: str) -> str:
    """The page as a fresh process makes it."""
    command = [sys.executable, "-X", "utf8", __file__, lang]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def main(arguments: list[str]) -> int:
    match arguments:
        case []:
            for lang, path in PAGES.items():
                path.write_text(made(lang), encoding="utf-8", newline="\n")
        case ["--check"]:
            old = [
                path
                for lang, path in PAGES.items()
                if not path.exists() or path.read_text("utf-8") != made(lang)
            ]
            for path in old:
                print(f"{path.relative_to(ROOT)} is out of date: make docs", file=sys.stderr)
            return int(bool(old))
        case [("en" | "zh") as lang]:
            sys.stdout.write(page(lang))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
