"""Pipes, encodings, signals, and completion in the shell."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CASE, CITY
from tests.test_cli_documents import DESK

if TYPE_CHECKING:
    from tests.conftest import Sqqf


# ── encodings ──


@pytest.mark.parametrize(("encoding", "lang"), [("gbk", "zh"), ("gbk", "en"), ("ascii", "zh")])
def test_a_console_in_another_encoding_gets_what_it_can_show(sqqf: Sqqf, encoding: str, lang: str) -> None:
    sqqf.given(CITY, f"{CASE} --document 😀")
    env = sqqf.environment(None, {"PYTHONIOENCODING": encoding, "SQQF_LANG": lang})

    def run(line: str) -> tuple[int, str, str]:
        done = subprocess.run(
            sqqf.command(*line.split()), capture_output=True, env=env, cwd=sqqf.folder, check=False
        )
        return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)

    code, out, err = run("case show 1 --json")
    assert (code, err) == (0, "")
    assert json.loads(out) == sqqf.json("case", "show", "1")
    for line in ("case list", "report daily"):
        assert json.loads(run(f"{line} --json")[1]) == sqqf.json(*line.split())
    code, out, err = run("case show 1")
    assert (code, err) == (0, "")
    assert ("陈某" if encoding == "gbk" else "\\u9648\\u67d0") in out
    code, out, err = run("case show 9")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


# ── pipes ──


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
@pytest.mark.parametrize("line", ["deadlines --all --json", "case show 1", "rules list", "--help"])
def test_a_reader_that_has_seen_enough_is_no_error(sqqf: Sqqf, line: str) -> None:
    process = sqqf.given(*DESK).start(*line.split())
    assert process.stdout
    assert process.stderr
    process.stdout.close()  # before the first line
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), err) == (0, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is Linux's")
def test_an_output_that_fails_is_said(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            sqqf.command("case", "list"), stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
            env=sqqf.environment(), cwd=sqqf.folder, check=False,
        )  # fmt: skip
    assert done.returncode not in (0, 120)
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("sqqf: ")


# ── signals ──


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C isn't a signal to one process there")
def test_ctrl_c_while_a_ledger_is_made_leaves_nothing(sqqf: Sqqf) -> None:
    path = sqqf.folder / "big.db"
    process = sqqf.start("--ledger", str(path), "demo", "--cases", "200000")
    until = time.monotonic() + 30
    while not list(sqqf.folder.glob(".big.db.*")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    # Where the signal comes while Python makes a class from a text, it ends itself by it: to a shell 130 too.
    assert process.returncode in (130, -signal.SIGINT), err
    assert out == ""
    assert "Traceback" not in err
    assert not list(sqqf.folder.glob("*big.db*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C isn't a signal to one process there")
def test_ctrl_c_at_any_moment_of_writing_leaves_the_ledger_whole(case: Sqqf) -> None:
    for wait in (0.05, 0.12, 0.2, 0.3, 0.4):
        process = case.start("case", "note", "1", "--text", "x")
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        # Before Python has begun to run us it ends in its own way.
        assert process.returncode in (0, 130, -signal.SIGINT, 1), err
        assert not re.search(r'main\.py", line \d+, in main', err), "once we run, no traceback"
    verdict = case.json("verify")
    assert verdict["ok"]
    assert verdict["acts"] == len(case.json("case", "show", "1")["acts"]) + 2


# ── completion ──


def completed(sqqf: Sqqf, words: str, *, at: int, shell: str = "bash") -> list[str]:
    """What the shell would offer for the word ``at`` of a line."""
    env = {"_SQQF_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    answer = sqqf(env=env)
    assert answer.err == ""
    return answer.out.split()


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("sqqf ca", 1, ["case", "calendar", "campaign"]),
        ("sqqf case ex", 2, ["extend", "explain"]),
        ("sqqf rules ", 2, ["list", "show", "search", "new", "check", "diff", "adopt"]),
        ("sqqf case show ", 3, ["2026-6", "2026-5", "2026-4", "2026-3", "2026-2", "2026-1"]),
        ("sqqf case accept 2026-3", 3, ["2026-3"]),
        ("sqqf deadlines --off", 2, ["--officer"]),
        ("sqqf deadlines --officer ", 3, ["李某", "王某"]),
    ],
)
def test_the_shell_completes_commands_options_and_open_cases(
    sqqf: Sqqf, words: str, at: int, offered: list[str]
) -> None:
    assert sorted(completed(sqqf.given(*DESK), words, at=at)) == sorted(offered)


REGISTERS = (
    CITY,
    "guidance new --kind admonition --on 2026-11-20 --to 某局 --measure 诫勉谈话 --text 变更程序不规范",
    "problem new --on 2026-11-20 --text 牵头机关不明确",
)


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("sqqf problem show ", 3, ["N2026-1"]),
        ("sqqf guidance follow-up ", 3, ["G2026-1"]),
        ("sqqf rules show x", 3, ["x1", "x2", "x3", "x4", "x5", "x6"]),
        ("sqqf case list --state invest", 4, ["investigating"]),
        ("sqqf lead list --state verif", 4, ["verified", "verifying"]),
        ("sqqf lead list --area i5", 4, ["i5", "i5.1", "i5.2", "i5.3", "i5.4"]),
        ("sqqf --lang zh case list --state 调", 6, ["调查中", "调查终结"]),
        ("sqqf --lang zh case list --state invest", 6, ["investigating"]),
        ("sqqf config set la", 3, ["lang"]),
    ],
)
def test_the_shell_completes_states_rules_and_numbers_of_registers(
    sqqf: Sqqf, words: str, at: int, offered: list[str]
) -> None:
    assert sorted(completed(sqqf.given(*REGISTERS), words, at=at)) == sorted(offered)


def test_states_and_rules_are_offered_before_there_is_a_ledger(sqqf: Sqqf) -> None:
    assert completed(sqqf, "sqqf rules show x1", at=3) == ["x1"]


def test_completion_without_a_ledger_or_with_a_broken_one_is_silent(sqqf: Sqqf) -> None:
    assert completed(sqqf, "sqqf case show ", at=3) == []
    sqqf.ledger.write_bytes(b"no ledger")
    assert completed(sqqf, "sqqf case show ", at=3) == []


def test_completion_looks_into_the_ledger_that_was_named(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    other = sqqf.ledger.rename(sqqf.folder / "other.db")
    assert completed(sqqf, f"sqqf --ledger {other} case show ", at=5) == ["2026-1"]


def test_the_shells_script_is_printed(sqqf: Sqqf) -> None:
    script = sqqf(env={"_SQQF_COMPLETE": "source_bash"}).out
    assert "_SQQF_COMPLETE=complete_bash" in script
