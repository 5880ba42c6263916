"""Make the pictures of the READMEs anew, from an invented ledger: ``python dev/pictures.py``.

Needs LibreOffice, pdftoppm and Chromium on the PATH; nothing of the program does. Only for developers.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
SQQF = [sys.executable, "-m", "sqqf.cli"]
OPENING = "init --group 某县容错调查工作小组 --level county --prefix 县容"
CASE = (
    "case new --channel appeal --applicant 陈某 --unit 某县住建局 --post 科长 --matter "
    "老旧小区改造中变更施工方案"
    " --point 变更是否经集体研究 --received 2026-11-16 --document 书面申诉 --officer 李某"
)
ACCEPTED = ("case accept 1 --on 2026-11-18", "case notify 1 --on 2026-11-18 --method direct")
PAPER = "paper make acceptance 1 --output paper.docx --red-head"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = os.environ | {"SQQF_TODAY": "2026-11-23", "SQQF_LANG": "zh", "SQQF_BY": "李某"}
        environment |= {"SQQF_LEDGER": str(folder / "a.db"), "COLUMNS": "88", "TERM": "xterm-256color"}

        def sqqf(line: str, its: dict[str, str] = environment) -> None:
            subprocess.run([*SQQF, *line.split()], cwd=folder, env=its, check=True)

        for line in (OPENING, CASE, *ACCEPTED, PAPER):
            sqqf(line)
        paper(folder)
        spring = environment | {"SQQF_TODAY": "2026-02-24", "SQQF_LEDGER": str(folder / "spring.db")}
        for line in (OPENING, CASE.replace("2026-11-16", "2026-02-09")):
            sqqf(line, spring)
        page(folder, terminal(folder, spring, "case explain 1 --kind acceptance"), "explain", 800, 500)
        old_ledger(folder, environment | {"SQQF_LEDGER": str(folder / "old.db")})
        environment["SQQF_LEDGER"] = str(folder / "sample.db")
        sqqf(f"demo --cases 60 --ledger {folder / 'sample.db'}")
        sqqf("report daily --format html --output daily.html")
        page(folder, folder / "daily.html", "daily", 900, 1100)
        sqqf("report stats --period 2026Q3 --format html --output figures.html")
        page(folder, folder / "figures.html", "figures", 900, 1400)


def old_ledger(folder: Path, environment: dict[str, str]) -> None:
    """What the wall calendar got wrong in the ledger of docs/ledgers.md."""
    guide = (ROOT / "docs/ledgers.md").read_text(encoding="utf-8")
    for name, kind in (("旧台账.csv", "csv"), ("对照.toml", "toml")):
        (folder / name).write_text(guide.split(f"```{kind}\n")[1].split("```")[0], encoding="utf-8")
    for line in (OPENING.replace("县容", "某容"), "import 旧台账.csv --map 对照.toml"):
        subprocess.run([*SQQF, *line.split()], cwd=folder, env=environment, check=True)
    console = recorded(environment | {"COLUMNS": "112"}, "report takeover")
    # Rich would have a face fetched; here nothing is, and Chinese is twice as wide as Latin in any.
    form = re.sub(r"@font-face \{\{.*?\}\}\s*|<!--.*?-->", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    form = form.replace("Fira Code,", "'Noto Sans Mono CJK SC', 'Sarasa Mono SC',")
    svg = console.export_svg(title="sqqf report takeover", theme=SVG_EXPORT_THEME, code_format=form)
    (PICTURES / "takeover.svg").write_text(svg, encoding="utf-8")


def paper(folder: Path) -> None:
    """The first page of a paper."""
    convert = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/office",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*convert, "paper.docx"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    draw = ["pdftoppm", "-r", "72", "-png", "-singlefile", "-f", "1", "-l", "1", "paper.pdf"]
    subprocess.run([*draw, str(PICTURES / "paper")], cwd=folder, check=True)


def terminal(folder: Path, environment: dict[str, str], line: str) -> Path:
    """What a command shows on a terminal, as a page."""
    console = recorded(environment, line)
    path = folder / "terminal.html"
    # A face in which a Chinese character is as wide as two others, as on a terminal.
    shown_as = console.export_html().replace("font-family:Menlo", "font-family:'Noto Sans Mono CJK SC',Menlo")
    path.write_text(shown_as, encoding="utf-8")
    return path


def recorded(environment: dict[str, str], line: str) -> Console:
    """What a command shows on a terminal."""
    shown = bytearray()

    def read(descriptor: int) -> bytes:
        piece = os.read(descriptor, 4096)
        shown.extend(piece)
        return piece

    os.environ.update(environment)
    pty.spawn([*SQQF, *line.split()], read)
    width = int(environment["COLUMNS"])
    console = Console(record=True, width=width, file=Path(os.devnull).open("w"))  # noqa: SIM115
    console.print(Text.from_ansi(shown.decode().replace("\r\n", "\n")))
    return console


def page(folder: Path, path: Path, name: str, width: int, height: int) -> None:
    """A picture of a page in a browser."""
    browser = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--hide-scrollbars",
        f"--window-size={width},{height}",
    ]
    picture = f"--screenshot={PICTURES / name}.png"
    subprocess.run([*browser, picture, path.as_uri()], cwd=folder, check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
