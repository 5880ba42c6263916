"""What a person at a terminal sees: tables, colours, questions. Driven through a pseudo-terminal."""

from __future__ import annotations

import json
import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.test_cli_documents import DESK

if TYPE_CHECKING:
    from tests.conftest import Sqqf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")

SGR = re.compile(r"\x1b\[[\d;]*m")
SECONDS = 20
CTRL_C = "\x03"


class Seen(NamedTuple):
    """``screen`` is what came to the terminal, ``out`` what went into a pipe instead of the screen."""

    code: int
    screen: str
    out: str


Answer = tuple[str, str | Callable[[], str]]


def _type(screen: int, text: str) -> None:
    """Type it while the screen is read: the program may say more than a terminal holds before it reads on."""

    def write() -> None:
        left = text.encode()
        while left:
            left = left[os.write(screen, left) :]

    threading.Thread(target=write, daemon=True).start()


def at_terminal(
    sqqf: Sqqf, *arguments: str, answers: Sequence[Answer] = (), piped: bool = False, **env: str
) -> Seen:
    """Run it at a terminal; each answer is a text to wait for and what is typed then, or gives what is.

    ``piped``: stdout is a pipe, and only questions and errors come to the screen.
    """
    import fcntl
    import pty
    import struct
    import termios

    screen, line = pty.openpty()
    fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("4H", 40, 200, 0, 0))
    process = subprocess.Popen(
        sqqf.command(*arguments),
        stdin=line,
        stdout=subprocess.PIPE if piped else line,
        stderr=line,
        cwd=sqqf.folder,
        env=sqqf.environment(None, {"TERM": "xterm", "COLUMNS": "120", "LINES": "1000", **env}),
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(line)
    try:
        text = _conversation(screen, list(answers))
        out = process.communicate(timeout=SECONDS)[0] if piped else b""
        return Seen(process.wait(SECONDS), text.replace("\r\n", "\n"), out.decode())
    finally:
        process.kill()
        os.close(screen)


def _take_terminal() -> None:
    """Ctrl-C, typed, has to come as a signal: the terminal is the process's own."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _conversation(screen: int, answers: list[Answer]) -> str:
    said, looked, until = b"", 0, time.monotonic() + SECONDS
    typed = ""
    while True:
        ready, _, _ = select.select([screen], [], [], 1 if typed == CTRL_C else SECONDS)
        if not ready and typed == CTRL_C and time.monotonic() < until:
            # Python loses a signal that comes just before it begins to wait; people press the keys again.
            _type(screen, CTRL_C)
            continue
        assert ready, f"nothing more came after:\n{said.decode(errors='replace')}\nstill to say: {answers}"
        try:
            more = os.read(screen, 65536)
        except OSError:  # how Linux says that the other end is closed
            more = b""
        if not more:
            assert not answers, f"not asked: {answers}, but said:\n{said.decode(errors='replace')}"
            return said.decode()
        said += more
        if answers and (at := said.find(answers[0][0].encode(), looked)) >= 0:
            looked = at + len(answers[0][0].encode())
            _, answer = answers.pop(0)
            typed = answer if isinstance(answer, str) else answer()
            _type(screen, typed if typed == CTRL_C else f"{typed}\n")


QUESTIONS = [
    ("--channel", "信访"),  # no such channel: asked again
    ("--channel", "申诉"),
    ("--applicant", "陈某"),
    ("--unit", ""),  # not needed: skipped
    ("--matter", "  "),  # blank: asked again
    ("--matter", "老旧小区改造"),
    ("--point", "变更是否经集体研究"),
    ("another", "是否造成损失"),
    ("another", ""),
    ("--received", "05/06"),  # ambiguous: asked again
    ("--received", "2026年11月16日"),
    ("--officer", "李某"),
    ("--circumstance", "9，c13"),  # several at once
]


def test_what_is_missing_is_asked_for_with_its_choices(city: Sqqf) -> None:
    seen = at_terminal(city, "case", "new", answers=QUESTIONS)
    assert seen.code == 0, seen.screen
    for choice in ("appeal", "preliminary", "department"):
        assert re.search(rf"^ +\d  {choice}\b", seen.screen, re.MULTILINE)
    assert "is not a date" in seen.screen
    (case,) = city.json("case", "list")
    assert (case["channel"], case["applicant"]["name"], case["matter"]) == ("appeal", "陈某", "老旧小区改造")
    assert [point["text"] for point in case["points"]] == ["变更是否经集体研究", "是否造成损失"]
    assert case["received_on"] == "2026-11-16"
    assert (case["applicant"]["unit"], case["officer"]) == (None, "李某")
    assert case["circumstances"] == ["c9", "c13"]
    assert "阳容〔2026〕1号" in seen.screen
    line = re.search("→ (sqqf case new .*)$", seen.screen, re.MULTILINE)
    assert line
    city.ok(*shlex.split(line[1])[1:])
    again = city.json("case", "show", "2")
    assert {**again, "no": case["no"]}.keys() == city.json("case", "show", "1").keys()
    assert [again[name] for name in ("points", "circumstances", "officer")] == [
        case[name] for name in ("points", "circumstances", "officer")
    ], "the line that was shown does the same"


def test_the_party_is_asked_for_where_an_organ_submits(city: Sqqf) -> None:
    given = "case new --channel preliminary --applicant 某纪委 --matter m --point p --received 2026-11-16"
    skipped = [("--officer", ""), ("--circumstance", "")]
    seen = at_terminal(
        city,
        *shlex.split(given),
        answers=[("--unit", ""), ("--party", "王某:person:某局"), ("another", ""), *skipped],
    )
    assert seen.code == 0, seen.screen
    assert city.json("case", "show", "1")["parties"][0]["unit"] == "某局"


def test_questions_come_to_the_screen_and_the_document_to_the_pipe(case: Sqqf) -> None:
    seen = at_terminal(case, "case", "note", "--json", answers=[("NO", "1"), ("--text", "来电")], piped=True)
    assert seen.code == 0, seen.screen
    assert seen.out.startswith("{")
    assert json.loads(seen.out)["acts"][-1]["body"] == {"text": "来电"}


def test_ctrl_c_at_a_question_ends_it_with_nothing_written(case: Sqqf) -> None:
    before = case.ledger.read_bytes()
    seen = at_terminal(case, "case", "new", answers=[("--channel", "appeal"), ("--applicant", CTRL_C)])
    assert seen.code == 130
    assert "Traceback" not in seen.screen
    assert case.ledger.read_bytes() == before


TABLES = (
    "case list", "deadlines", "calendar years", "step list 6", "summary", "report daily", "case show 6",
    "calendar show 2026-10", "assess show 6", "case check",
)  # fmt: skip


@pytest.mark.parametrize("line", TABLES)
def test_a_terminal_gets_colour_and_no_color_takes_it_away(sqqf: Sqqf, line: str) -> None:
    sqqf.given(*DESK)
    coloured, plain = at_terminal(sqqf, *line.split()), at_terminal(sqqf, *line.split(), NO_COLOR="1")
    assert coloured.code == plain.code == 0
    assert "\x1b[" in coloured.screen
    assert "\x1b" not in SGR.sub("", coloured.screen)
    assert not re.search(r"\x1b\[[\d;]*[34]\d(;|m)", plain.screen), "a colour"
    assert SGR.sub("", coloured.screen) == SGR.sub("", plain.screen)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_terminal_folds_and_drops_nothing(sqqf: Sqqf, lang: str) -> None:
    from rich.cells import cell_len

    sqqf.given(*DESK)
    for line in ("case list", "deadlines", "summary", "case show 6", "assess show 6", "case check"):
        screen = SGR.sub("", at_terminal(sqqf, *line.split(), COLUMNS="40", SQQF_LANG=lang).screen)
        assert all(cell_len(row.rstrip()) <= 40 for row in screen.splitlines()), screen
        whole = sqqf(*line.split(), env={"SQQF_LANG": lang}).out
        seen = re.sub(r"\s", "", screen)
        for cell in re.split(
            r"[\t\n]", whole.partition("\n")[2]
        ):  # a header stands only where there is something under it
            assert re.sub(r"\s", "", cell) in seen, line
        for number in re.findall(r"阳容〔2026〕\d号", whole):
            assert number in screen, "a number stays in one piece"


@pytest.mark.parametrize("width", ["64", "80", "92", "104", "116"])
def test_a_table_is_never_cut_whatever_the_width(sqqf: Sqqf, width: str) -> None:
    sqqf.given(*DESK)
    for line in ("case list", "deadlines"):
        seen = re.sub(r"\s", "", SGR.sub("", at_terminal(sqqf, *line.split(), COLUMNS=width).screen))
        rows = [row.split("\t") for row in sqqf.ok(*line.split()).splitlines()[1:]]
        for letter in {letter for row in rows for cell in row for letter in cell if not letter.isspace()}:
            shown = seen.count(letter)
            assert shown >= sum(cell.count(letter) for row in rows for cell in row), (line, letter)


def test_a_list_longer_than_the_screen_is_shown_page_by_page(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    sqqf.env["PAGER"] = "sed s/^/|/"

    def screen(*options: str, lines: str = "4") -> str:
        return at_terminal(sqqf, "case", "list", *options, LINES=lines).screen

    whole = screen(lines="60")
    assert not whole.startswith("|")
    assert screen().splitlines() == [f"|{line}" for line in whole.splitlines()]
    assert screen("--no-pager") == whole
    assert at_terminal(sqqf, "case", "list", piped=True, LINES="4").out == sqqf.ok("case", "list")


def test_very_many_are_shown_page_by_page_and_may_be_left(sqqf: Sqqf) -> None:
    sqqf.ok("demo", "--cases", "320", "--ledger", sqqf.ledger)
    seen = at_terminal(sqqf, "case", "list", LINES="20", PAGER="head -3")
    assert (seen.code, len(seen.screen.splitlines())) == (0, 3)


@pytest.mark.skipif(shutil.which("less") is None, reason="no less here")
def test_ctrl_c_in_the_pager_is_the_pagers(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    seen = at_terminal(
        sqqf, "case", "list", answers=[("4号", CTRL_C), ("(END)", "q")], LINES="4", PAGER="less -R"
    )
    assert seen.code in (0, 130), seen.screen
    assert "Traceback" not in seen.screen


def test_a_pipe_gets_whole_lines_however_narrow_the_window(sqqf: Sqqf) -> None:
    sqqf.given(*DESK)
    for line in ("case list", "deadlines", "summary", "case show 6"):
        narrow = sqqf(*line.split(), env={"COLUMNS": "20", "TERM": "xterm", "FORCE_COLOR": "1"})
        assert narrow.out == sqqf(*line.split()).out
        assert "\x1b" not in narrow.out


@pytest.mark.parametrize(
    "line", ["case list", "case show 6", "deadlines", "summary", "report daily", "verify"]
)
def test_json_at_a_terminal_is_nothing_but_json(sqqf: Sqqf, line: str) -> None:
    seen = at_terminal(sqqf.given(*DESK), *line.split(), "--json", COLUMNS="40")
    assert seen.code == 0
    assert json.loads(seen.screen) == sqqf.json(*line.split())


def test_an_empty_list_is_said_to_a_person_only(city: Sqqf) -> None:
    assert at_terminal(city, "deadlines").screen.strip() == "no limit is running"
    assert city.ok("deadlines").count("\n") == 1, "the header"
    assert city.json("deadlines") == []


def test_an_error_at_a_terminal_is_the_same_two_lines(city: Sqqf) -> None:
    seen = at_terminal(city, "case", "show", "9")
    assert seen.code == 2
    assert seen.screen.replace("\n", "") == city("case", "show", "9").err.replace("\n", "")


def test_who_gave_a_lead_is_asked_for_and_stands_in_no_command_line(city: Sqqf) -> None:
    told = (
        "lead new --source s1.4 --area i5.4 --unit 某局 --text 搁置 --received 2026-11-02 --informant-file -"
    )
    answers = (("Who gave it:", "张晓明"), ("How to reach them", "138 0013 8000"))
    seen = at_terminal(city, *told.split(), answers=answers)
    assert seen.code == 0, seen.screen
    found = city.json("lead", "source", "1")
    assert (found["name"], found["contact"]) == ("张晓明", "138 0013 8000")
    unreached = at_terminal(city, *told.split(), answers=[("Who gave it:", "李红"), ("How to reach", "")])
    assert unreached.code == 0, unreached.screen
    assert city.json("lead", "source", "2")["contact"] is None


def test_whoever_asks_for_nobody_changes_nothing(city: Sqqf) -> None:
    told = (
        "lead new --source s1.4 --area i5.4 --unit 某局 --text 搁置 --received 2026-11-02 --informant-file -"
    )
    assert at_terminal(city, *told.split(), answers=[("Who gave it:", CTRL_C)]).code == 130
    assert city.json("lead", "list") == []
