"""The folder calendar/ must not hide the standard library's module, and must stay cheap to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "calendar").glob("*.py"))
IMPURE_MODULES = {"os", "pathlib", "time", "sqlite3", "typer", "rich", "click"}


def in_the_root(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def test_import_calendar_gives_the_standard_library_s() -> None:
    assert not (ROOT / "calendar" / "__init__.py").exists()
    code = "import calendar, http.client; print(calendar.__file__); print(calendar.isleap(2000))"
    where, answer = in_the_root(code).splitlines()
    assert answer == "True"
    assert not Path(where).is_relative_to(ROOT / "calendar")


def test_counting_imports_nothing_slow_before_it_is_needed() -> None:
    code = "import sys, sqqf.calendar.workdays, sqqf.calendar.notice; print(*sys.modules)"
    loaded = set(in_the_root(code).split())
    assert "sqqf.calendar.workdays" in loaded
    assert not loaded & {"chinese_calendar", "icalendar", "lunar_python", "sqlite3", "typer", "rich"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_the_room_is_pure(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in functions}
    assert not {
        name for name in imported if name.startswith("sqqf.") and not name.startswith("sqqf.calendar")
    }
    assert not {name.split(".")[0] for name in imported} & IMPURE_MODULES
    assert not called & {"open", "print", "today", "now", "utcnow", "read_text", "read_bytes"}
