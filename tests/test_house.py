"""How the house stands: which room knows which, what is shipped, what a quick command doesn't load."""

from __future__ import annotations

import ast
import inspect
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sqqf.cli import __version__
from sqqf.cli.app import COMMANDS, GROUPS, module_of

if TYPE_CHECKING:
    from tests.conftest import Sqqf

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("calendar", "procedure", "store", "papers", "post", "desk", "cli")  # from the ground up
BESIDE = {"store", "papers", "post"}  # on one floor: none knows another
SILENT = ("calendar", "procedure", "desk")  # they print nothing, ask nothing, open no database
LAYERS = ("context", "screen", "sentences", "render", "options", "acts", "commands")  # of the command line
LOUD = {"typer", "click", "rich", "sqlite3", "sqlite_utils"}
SLOW = {"rich", "sqlite_utils", "dateutil", "icalendar", "platformdirs", "pydantic"}
SLOW |= {
    "openpyxl",
    "python_calamine",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "smtplib",
    "email",
    "prompt_toolkit",
}
PATHS = [f"{group} {name}" for group, names in GROUPS.items() for name in names]
PATHS += [name for name in COMMANDS if name not in GROUPS]


def imported(path: Path) -> set[tuple[str, ...]]:
    """What a file imports, wherever in it: ``from sqqf.store import index`` is (sqqf, store, index)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names}
    return {tuple(name.split(".")) for name in found}


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_knows_one_above_it(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        names = imported(path)
        assert "" not in {name[0] for name in names}, f"{path}: a relative import hides its room"
        below = set(ROOMS[: ROOMS.index(room)]) - (BESIDE if room in BESIDE else set())
        above = {name[1] for name in names if name[0] == "sqqf"} - below - {room}
        assert not above, f"{path} looks up to {above}"
        loud = {name[0] for name in names} & LOUD if room in SILENT else set()
        assert not loud, f"{path} imports {loud}"


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_of_the_command_line_knows_one_above_it(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :]) | {"app", "failure", "main"}
    for path in (ROOT / "cli" / layer).rglob("*.py"):
        known = {name[2] for name in imported(path) if name[:2] == ("sqqf", "cli")}
        assert not known & above, f"{path} looks up to {known & above}"


def test_the_folder_calendar_hides_nothing() -> None:
    assert not (ROOT / "calendar/__init__.py").exists()
    assert not (ROOT / "sqqf").exists()
    code = "import calendar; print(calendar.__file__, calendar.isleap(2028))"
    said = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert str(ROOT / "calendar") not in said
    assert said.endswith(" True\n")


def test_the_version_stands_in_two_places_and_is_one(sqqf: Sqqf) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert sqqf.ok("--version") == f"sqqf {__version__}\n"


def test_every_command_has_a_file_and_every_file_is_a_command() -> None:
    folder = ROOT / "cli/commands"
    files = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}
    commands = {name.replace("/", ".") for name in files if not name.endswith("__init__")}
    assert commands == {module_of(*reversed(path.split())) for path in PATHS}


@pytest.mark.parametrize("path", PATHS)
def test_every_command_has_help_with_an_example(path: str) -> None:
    command = import_module(f"sqqf.cli.commands.{module_of(*reversed(path.split()))}").command
    first, *rest = inspect.cleandoc(command.__doc__ or "").splitlines()
    assert first.endswith("."), "the first line is the command's line in the list: a sentence"
    at = next(at for at, line in enumerate(rest) if line in ("Example:", "Examples:"))
    assert rest[at - 1] == "\b", "keeps Click from wrapping the example"
    assert any(f"sqqf {path}" in line for line in rest[at:])


def test_the_list_of_commands_says_what_their_own_help_begins_with() -> None:
    alone = {name: about for name, about in COMMANDS.items() if name not in GROUPS}
    assert alone == {
        name: inspect.cleandoc(import_module(f"sqqf.cli.commands.{name}").command.__doc__).partition("\n")[0]
        for name in alone
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, built by way of the source distribution, as a release is."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for room in (*ROOMS, "tests"):
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."]
    done = subprocess.run(build, cwd=source, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (source / "dist").glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_the_wheel_holds_every_module_and_what_it_reads(wheel: set[str]) -> None:
    held = {name for name in wheel if ".dist-info/" not in name}
    modules = {
        f"sqqf/{path.relative_to(ROOT).as_posix()}" for room in ROOMS for path in (ROOT / room).rglob("*.py")
    }
    assert modules <= held
    assert held - modules == {
        "sqqf/cli/locale/zh/LC_MESSAGES/click.mo",
        "sqqf/cli/locale/zh/LC_MESSAGES/sqqf.mo",
        "sqqf/cli/py.typed",
        "sqqf/papers/data/papers.toml",
        "sqqf/procedure/data/yangjiang.toml",
        "sqqf/store/sample/data/stories.txt",
        "sqqf/store/sample/data/words.toml",
    }
    assert any(name.endswith("entry_points.txt") for name in wheel)
    assert any(name.endswith("licenses/LICENSE") for name in wheel)


def test_only_the_store_speaks_sql() -> None:
    statement = re.compile(r"\s*(SELECT|INSERT INTO|INSERT OR|UPDATE \w+ SET|DELETE FROM|WITH \w+ AS)\b")
    for path in (path for room in ROOMS if room != "store" for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            assert not (isinstance(text, str) and statement.match(text)), f"{path}: {text}"


@pytest.mark.parametrize("line", ["--version", "--help", "deadlines --overdue", "case note 1 --text 已阅"])
def test_a_quick_command_loads_nothing_slow(case: Sqqf, line: str) -> None:
    loaded = {name.split(".")[0] for name in _loaded(case, line)}
    assert "typer" in loaded
    assert not loaded & SLOW


NEW = "case new --channel appeal --applicant 陈某 --matter 变更施工方案 --point 变更 --received 2026-11-16"


@pytest.mark.parametrize(
    ("name", "line"), [("version", "--version"), ("deadlines", "deadlines --overdue"), ("new", NEW)]
)
def test_a_quick_command_loads_no_more_of_ours_than_is_listed(case: Sqqf, name: str, line: str) -> None:
    """Each module costs: whoever adds a line to ``golden/loaded.*.txt`` has a reason."""
    listed = (ROOT / f"tests/golden/loaded.{name}.txt").read_text(encoding="utf-8").split()
    assert {one for one in _loaded(case, line) if one.startswith("sqqf.")} <= set(listed)


def _loaded(sqqf: Sqqf, line: str) -> set[str]:
    done = sqqf(*line.split(), env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.code == 0, done.err.splitlines()[-2:]
    return {row.rpartition("|")[2].strip() for row in done.err.splitlines()}
