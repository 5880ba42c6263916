"""README.md and README.zh-CN.md: each line of their code blocks does what the page says, from a fresh folder.

The lines are run as they are written, in a shell, one after the other. What can't be run in a test stands in
``NOT_RUN``, with the reason.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sqqf.procedure import toml
from tests.conftest import TODAY, _kept

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"README.md": "en", "README.zh-CN.md": "zh"}
NOT_RUN = {
    r"python3? -m (venv|pip|pytest)\b.*": "installs from a registry, or runs these tests",
    r"(pipx|uv tool) (un)?install\b.*": "a program of its own, which installs from a registry",
    r"\. \.venv/bin/activate|\.venv\\Scripts\\activate": "enters the environment that those make",
    r"make (demo|test)": "makes an environment of its own, from a registry",
    r"sqqf schedule (install|remove)\b.*": "changes the tester's own cron or systemd: test_cli_schedule.py has stand-ins",
    r"30 8 \* \* \*  .*": "a line for cron",
}
"""What a line looks like, and why it isn't run."""
COMMAND = re.compile(rf"sqqf .*|{'|'.join(NOT_RUN)}")


def blocks(page: str) -> Iterator[list[str]]:
    """The lines of each code block."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.findall(r"(?:^    .*\n(?:\n(?=    ))?)+", text, re.MULTILINE):
        yield [line[4:] for line in block.splitlines() if line]


def commands(page: str) -> list[str]:
    """All lines that are commands, in order."""
    return [line for block in blocks(page) for line in block if COMMAND.fullmatch(line)]


def is_run(line: str) -> bool:
    return not any(re.fullmatch(pattern, line) for pattern in NOT_RUN)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A fresh folder with the samples, as the program's own folder has them."""
    shutil.copytree(ROOT / "docs/samples", tmp_path / "docs/samples")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="takes a POSIX shell")
@pytest.mark.parametrize("page", PAGES)
def test_each_line_of_the_readme_runs_as_it_is_written(page: str, office: Path) -> None:
    environment = _kept() | {"SQQF_TODAY": TODAY, "SQQF_LANG": PAGES[page], "LC_ALL": "C.UTF-8"}
    environment |= {"HOME": str(office), "USER": "tester", "LOGNAME": "tester"}
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = [line for line in commands(page) if is_run(line)]
    assert len(ran) > 50
    for line in ran:
        done = subprocess.run(
            ["sh", "-c", line],
            capture_output=True,
            encoding="utf-8",
            cwd=office,
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_what_is_no_command_is_a_settings_file(page: str) -> None:
    others = [block for block in blocks(page) if not any(map(COMMAND.fullmatch, block))]
    assert len(others) == 2
    for block in others:
        try:
            toml.loads("\n".join(block))
        except tomllib.TOMLDecodeError as error:
            pytest.fail(f"{block}: {error}")
    assert all(
        map(COMMAND.fullmatch, (line for block in blocks(page) if block not in others for line in block))
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_line_is_the_same_in_every_shell(page: str) -> None:
    """cmd knows no quotes but double ones, no comments and no line that goes on; PowerShell splits at a comma."""
    for line in commands(page):
        if is_run(line):
            assert not set(line) & set("'\\#,$%`&|<>;"), line


def test_both_pages_have_the_same_commands() -> None:
    english, chinese = (dict.fromkeys(filter(is_run, commands(page))) for page in PAGES)
    assert [*english] == [*chinese]


def test_each_reason_is_of_use() -> None:
    lines = [line for page in PAGES for line in commands(page)]
    assert all(any(re.fullmatch(pattern, line) for line in lines) for pattern in NOT_RUN)
