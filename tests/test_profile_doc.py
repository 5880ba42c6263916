"""docs/profile.md: its commands run and its rules hold, in both languages, so that the page can't rot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sqqf.procedure.rules.check import parse, read
from sqqf.procedure.rules.schema import known_ids

ROOT = Path(__file__).resolve().parent.parent
PAGE, CHINESE = (ROOT / "docs" / name for name in ("profile.md", "profile.zh-CN.md"))
SHIPPED = (ROOT / "procedure/data/yangjiang.toml").read_text(encoding="utf-8")
REPLACED = ("classes", "circumstances", "bars", "channels")
"""Of these the page has all entries; of the other sections those that are changed or added."""


def blocks(page: Path) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def commands(page: Path) -> list[str]:
    return re.findall(r"^    ((?:sqqf|export) .*)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def entries(text: str) -> list[tuple[str, str, str]]:
    """The text in pieces: section, id and text of each entry; what stands above the first has neither."""
    pieces = re.split(r"^(?=\[)", text, flags=re.MULTILINE)
    return [(_first(r"\[+(\w+)", one), _first(r'^id = "(.*)"$', one), one) for one in pieces]


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found and (text.startswith("[") or "=" in pattern) else ""


def written() -> str:
    """The shipped rules with what the page says put in its place."""
    head, *ours = entries("".join(blocks(PAGE)))
    theirs = entries(SHIPPED)
    ids = {(section, id_) for section, id_, _ in ours}
    kept = [one for one in theirs if one[0] not in REPLACED and (one[0], one[1]) not in ids]
    top = re.sub(r"^(name|version|title|source|citations) = .*\n", "", kept[0][2], flags=re.MULTILINE)
    return "\n".join([head[2], top, *(one for _, _, one in kept[1:]), *(one for _, _, one in ours)])


def test_both_pages_have_the_same_rules_and_commands() -> None:
    assert (blocks(PAGE), commands(PAGE)) == (blocks(CHINESE), commands(CHINESE))


def test_the_rules_on_the_page_hold_and_the_check_names_who_still_cites_otherwise() -> None:
    known = known_ids(parse(SHIPPED).content)
    assert read(written(), known)[1] == ()
    faults = read('citations = "articles"\n' + written(), known)[1]
    still = [line for line in written().splitlines() if re.search(r'article = "[一二三四五]', line)]
    assert {fault.code for fault in faults} == {"form"}
    assert len(faults) == len(still)


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="lines for bash")
def test_the_commands_on_the_page_run_one_after_the_other(tmp_path: Path) -> None:
    """Between the first line, which writes the file, and the second somebody has changed it as the page says."""
    first, *others = commands(PAGE)
    (tmp_path / "written.toml").write_text(written(), encoding="utf-8")
    script = "\n".join(["set -e", first, "cp written.toml qingshi.toml", *others, "sqqf verify --json"])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": path,
        "HOME": str(tmp_path),
        "SQQF_LANG": "en",
        "SQQF_BY": "李某",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "the rules hold: qingshi 1" in done.stdout
    assert "added  act" in done.stdout or "added  acts." in done.stdout
    assert "2026-03-11" in done.stdout, "seven working days from 2 March"
    assert '"ok": true' in done.stdout


def test_the_page_leaves_no_key_of_a_limit_out() -> None:
    """What a limit may say, the page says; each milestone too."""
    page = PAGE.read_text(encoding="utf-8")
    shipped = tomllib.loads(SHIPPED)
    words = {key for limit in shipped["limits"] for key in limit} - {"id", "article", "zh", "en", "track"}
    words |= {one["id"] for one in shipped["milestones"]} - {"settled"}
    assert not [word for word in words if f"`{word}`" not in page]
