"""Settings: what needn't be said every time, who says it, and what a run tells of itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from sqqf.cli.context import settings
from sqqf.cli.context.settings import user_folder
from tests.conftest import CASE, CITY, Answer

if TYPE_CHECKING:
    from tests.conftest import Sqqf

NOBODY_SAYS = {"SQQF_LEDGER": "", "SQQF_LANG": "", "SQQF_BY": ""}


def unsaid(sqqf: Sqqf, *arguments: str, **env: str) -> Answer:
    """A run without SQQF_LEDGER and SQQF_LANG: what isn't in ``env`` is for the settings to say."""
    environment = {name: one for name, one in sqqf.environment().items() if name not in NOBODY_SAYS}
    done = subprocess.run(
        sqqf.command(*arguments),
        capture_output=True,
        encoding="utf-8",
        cwd=sqqf.folder,
        env={**environment, **env},
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def in_force(sqqf: Sqqf, *before: str, **env: str) -> dict[str, tuple[str, str]]:
    """Each setting's value, and who asks for it."""
    document = unsaid(sqqf, *before, "config", "show", "--json", **env).json()
    return {one["key"]: (one["value"], one["from"]) for one in document["settings"]}


def own_file(sqqf: Sqqf) -> Path:
    return next(sqqf.folder.rglob("*/sqqf/sqqf.toml"))


def test_option_comes_before_environment_folder_settings_and_default(sqqf: Sqqf) -> None:
    assert in_force(sqqf)["by"] == ("tester", "default")
    sqqf.ok("config", "set", "by", "钱某")
    assert in_force(sqqf)["by"] == ("钱某", "settings")
    sqqf.ok("config", "set", "by", "孙某", "--here")
    assert in_force(sqqf)["by"] == ("孙某", "folder")
    assert in_force(sqqf, SQQF_BY="李某")["by"] == ("李某", "environment")
    assert in_force(sqqf, "--by", "王某", SQQF_BY="李某")["by"] == ("王某", "option")
    sqqf.ok("config", "set", "by", "--unset", "--here")
    assert in_force(sqqf)["by"] == ("钱某", "settings")


def test_acts_are_recorded_in_the_ledger_and_by_whom_the_settings_name(sqqf: Sqqf) -> None:
    sqqf.given(CITY)
    for key, value in (("ledger", "a.db"), ("by", "李某"), ("lang", "zh")):
        sqqf.ok("config", "set", key, value)
    assert "阳容〔2026〕1号" in unsaid(sqqf, *CASE.split()).out
    (case,) = sqqf.json("case", "list")
    assert sqqf.json("case", "show", case["no"])["acts"][0]["by"] == "李某"
    assert "案件" in unsaid(sqqf, "summary").out


def test_a_path_is_seen_from_the_files_own_folder(sqqf: Sqqf) -> None:
    sqqf.given(CITY)
    sqqf.ok("config", "set", "ledger", "a.db", "--here")
    assert (sqqf.folder / "sqqf.toml").read_text(encoding="utf-8") == 'ledger = "a.db"\n'
    assert in_force(sqqf)["ledger"] == (str(sqqf.ledger), "folder")
    sqqf.ok("config", "set", "ledger", "a.db")
    assert str(sqqf.ledger) in own_file(sqqf).read_text(encoding="utf-8"), "it holds in every folder"


def test_what_else_stands_in_the_file_stays_as_it_is_written(sqqf: Sqqf) -> None:
    path = sqqf.folder / "sqqf.toml"
    path.write_text(
        '# 科室\ncolour = "red"  # of another program\nby = "李某"\n[other]\nby = "x"', encoding="utf-8"
    )
    sqqf.ok("config", "set", "by", '王"某', "--here")
    sqqf.ok("config", "set", "lang", "zh", "--here")
    assert path.read_text(encoding="utf-8") == (
        '# 科室\ncolour = "red"  # of another program\nby = "王\\"某"\nlang = "zh"\n[other]\nby = "x"'
    )
    answer = sqqf("config", "show")
    assert f"not known here, and left alone: colour, other ({path})" in answer.err
    sqqf.ok("config", "set", "by", "--here", "--unset")
    assert 'by = "王' not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["case list", "config show", "config set by 李某", "summary"])
def test_a_broken_file_is_never_passed_over(case: Sqqf, command: str) -> None:
    (case.folder / "sqqf.toml").write_text("by = ", encoding="utf-8")
    answer = case(*command.split())
    assert (answer.code, answer.out) == (2, "")
    assert "sqqf.toml" in answer.err
    assert "line 1" in answer.err
    assert case("--version").code == case("--help").code == 0


@pytest.mark.parametrize(
    "text",
    [
        'ledger = "\\u0000"',
        'by = "\\u001b[31m"',
        'by = "  "',
        "ledger = []",
        "lang = true",
        "[ledger]\nx = 1",
    ],
)
def test_what_cannot_be_meant_is_refused(case: Sqqf, text: str) -> None:
    (case.folder / "sqqf.toml").write_text(text, encoding="utf-8")
    answer = case("case", "list")
    assert answer.code == 2
    assert "\x1b" not in answer.err


def test_a_name_in_the_file_is_data(sqqf: Sqqf) -> None:
    sqqf.ok("config", "set", "by", "[bold]{0} %s $(id)")
    assert in_force(sqqf)["by"][0] == "[bold]{0} %s $(id)"


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_settings_that_somebody_else_left_in_an_open_folder_are_refused(case: Sqqf) -> None:
    if os.geteuid():
        pytest.skip("takes somebody else's file")
    (case.folder / "sqqf.toml").write_text('ledger = "planted.db"', encoding="utf-8")
    case.folder.chmod(0o1777)
    os.chown(case.folder / "sqqf.toml", 12345, -1)
    assert case("case", "list").code == 2


def test_the_folder_is_the_one_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert user_folder() == platformdirs.user_config_path("sqqf", appauthor=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert user_folder() == platformdirs.user_config_path("sqqf", appauthor=False)


def test_a_run_without_such_files_reads_no_toml(case: Sqqf) -> None:
    done = case("case", "list", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert "sqqf.cli.context.settings" in done.err
    assert "sqqf.desk.settings" not in done.err
    assert list(settings.places()) == ["folder", "settings"]


def test_completion_looks_into_the_ledger_of_the_settings(case: Sqqf) -> None:
    case.ok("config", "set", "ledger", "a.db")
    env = {"_SQQF_COMPLETE": "complete_bash", "COMP_WORDS": "sqqf case show ", "COMP_CWORD": "3"}
    assert unsaid(case, **env).out.split() == ["2026-1"]


# ── -V, -q, -v ──


def test_a_quiet_run_says_only_what_goes_wrong(case: Sqqf) -> None:
    case("case", "accept", "1", "--on", "2026-11-20")
    assert case("export", "a.csv").err
    assert case("-q", "export", "b.csv").err == ""
    assert case("--quiet", "case", "show", "9").err
    assert case("case", "list", "--as-of", "2099-01-01").err
    assert case("-q", "case", "list", "--as-of", "2099-01-01").err == ""


def test_a_verbose_run_tells_its_ledger_its_settings_and_the_time(case: Sqqf) -> None:
    case.ok("config", "set", "by", "李某", "--here")
    answer = case("-v", "deadlines", "--json")
    json.loads(answer.out)
    ledger, setting, time = answer.err.splitlines()
    assert ledger == f"ledger: {case.ledger} (environment)"
    assert setting == f"setting: by = 李某 ({case.folder / 'sqqf.toml'})"
    assert time.endswith(" s")


def test_the_version_in_short(sqqf: Sqqf) -> None:
    assert sqqf.ok("-V") == sqqf.ok("--version")


@pytest.mark.parametrize("option", ["-q", "--quiet", "-v", "--verbose", "-V", "--version"])
def test_they_stand_before_the_command(case: Sqqf, option: str) -> None:
    assert f"{option} stands before the command" in case("case", "list", option).err
