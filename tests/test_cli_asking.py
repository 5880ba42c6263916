"""What a person types, deletes, pastes and breaks off in each kind of question; what is known before one is asked."""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import CASE, CITY
from tests.test_cli_terminal import CTRL_C, at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there"),
    pytest.mark.timeout(90),
]

LEFT, HOME, END, DELETE, BACK = "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[3~", "\x7f"
UP, DOWN, TAB, UNDO_ALL = "\x1b[A", "\x1b[B", "\t", "\x15"
ACCEPTED = (CITY, "member add 赵某 --organ discipline", CASE, "case accept 1 --on 2026-11-20")
LEAD = (CITY, "lead new --source s1.4 --area i5.4 --unit 某局 --text 搁置 --received 2026-11-02")
NEW = "case new --channel appeal --applicant 陈某 --received 2026-11-16"


def pasted(text: str) -> str:
    """As a terminal sends what is pasted."""
    return f"\x1b[200~{text}\x1b[201~"


class Asked(NamedTuple):
    """A command that asks: what has been recorded, what was typed, the answers before, and the question's words."""

    given: tuple[str, ...]
    line: str
    before: tuple[tuple[str, str], ...]
    words: str


KINDS = {
    "a text": Asked((CITY,), "case new --channel appeal", (), "--applicant"),
    "a choice": Asked((CITY,), "case new", (), "--channel"),
    "one that can be skipped": Asked((CITY,), "case new --channel appeal", (("--applicant", "陈某"),), "--unit"),
    "several texts": Asked((CITY,), NEW, (("--unit", ""), ("--matter", "m"), ("--point", "p")), "another"),
    "several choices": Asked(
        (CITY,), f"{NEW} --matter m", (("--unit", ""), ("--point", "p"), ("another", ""), ("--officer", "")), "--circumstance",
    ),
    "a number of a list": Asked(ACCEPTED, "step add 1 --method document", (), "--point"),
    "a day with a default": Asked((CITY, CASE), "case accept 1", (), "--on"),
    "a case": Asked((CITY, CASE), "case note", (), "NO"),
    "a member": Asked(ACCEPTED, "case assign 1", (), "--officer"),
    "yes or no": Asked((CITY,), "rules adopt yangjiang", (), "put them in force?"),
    "who gave a lead": Asked(
        (CITY,), "lead new --source s1.4 --area i5.4 --unit u --text t --received 2026-11-02 --informant-file -", (), "Who gave it",
    ),
    "how to reach them": Asked(
        (CITY,), "lead new --source s1.4 --area i5.4 --unit u --text t --received 2026-11-02 --informant-file -",
        (("Who gave it", "张晓明"),), "How to reach",
    ),
    "what now": Asked((CITY, CASE), "guide 1", (), "What now"),
    "in the guide": Asked((CITY, CASE), "guide 1", (("What now", ""),), "--on"),
    "a new ledger": Asked((), "init --level city", (), "--group"),
}  # fmt: skip


@pytest.mark.parametrize("asked", KINDS.values(), ids=KINDS)
def test_whoever_breaks_off_leaves_nothing_behind(sqqf: Sqqf, asked: Asked) -> None:
    if asked.given:
        sqqf.given(*asked.given)
    before = sqqf.ledger.read_bytes() if asked.given else None
    seen = at_terminal(sqqf, *shlex.split(asked.line), answers=[*asked.before, (asked.words, CTRL_C)])
    assert seen.code == 130, seen.screen
    assert "Traceback" not in seen.screen
    assert (sqqf.ledger.read_bytes() if sqqf.ledger.exists() else None) == before
    assert seen.screen.rindex("\x1b[?2004l") > seen.screen.rindex("\x1b[?2004h"), "the terminal is as it was"


TYPED = {
    "backspace takes a whole Chinese character": ("老旧小街区" + BACK + BACK + "区改造", "老旧小区改造"),
    "the arrow keys go back": ("老小区" + LEFT + LEFT + "旧", "老旧小区"),
    "Home and End": ("旧小区" + HOME + "老" + END + "改造", "老旧小区改造"),
    "Delete takes what comes": ("老老旧小区" + HOME + DELETE, "老旧小区"),
    "Ctrl-U takes all before": ("错了" + UNDO_ALL + "老旧小区", "老旧小区"),
    "what was answered before comes back": (UP + "（二）", "某局（二）"),
    "several lines stay in their field": (
        pasted("老旧小区\n变更方案\n\n追加投资"),
        "老旧小区\n变更方案\n\n追加投资",
    ),
    "a TAB stays": (pasted("一\t二"), "一\t二"),
    "line ends of Windows": (pasted("一\r\n二"), "一\n二"),
    "ten thousand characters": (pasted("变更方案经集体研究。" * 1000), "变更方案经集体研究。" * 1000),
    "between what was typed": ("甲丙" + LEFT + pasted("乙\n"), "甲乙\n丙"),
    "a command line is only text": (pasted('$(rm -rf ~) \'; "x" {no} %s'), '$(rm -rf ~) \'; "x" {no} %s'),
}


@pytest.mark.parametrize(("keys", "text"), TYPED.values(), ids=TYPED)
def test_what_is_typed_and_pasted_arrives_whole_in_its_field(city: Sqqf, keys: str, text: str) -> None:
    answers = [
        ("--applicant", "陈某"),
        ("--unit", "某局"),
        ("--matter", keys),
        ("--point", "p"),
        ("another", ""),
    ]
    answers += [("--officer", ""), ("--circumstance", "")]
    line = "case new --channel appeal --received 2026-11-16"
    seen = at_terminal(city, *line.split(), answers=answers)
    assert seen.code == 0, seen.screen[-2000:]
    (case,) = city.json("case", "list")
    assert case["matter"] == text
    assert [point["text"] for point in case["points"]] == ["p"]


PASTED = {
    "a note": ((CITY, CASE), "case note 1", (), "--text", "text"),
    "a finding": (ACCEPTED, "step add 1 --method document --point 1 --on 2026-11-20 --people 李某", (), "--finding", "finding"),
    "a reason": ((CITY, CASE), "case decline 1 --on 2026-11-20", (), "--reason", "reason"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "line", "before", "words", "field"), PASTED.values(), ids=PASTED)
def test_a_long_text_of_several_lines_can_be_pasted_wherever_a_text_is_asked_for(
    sqqf: Sqqf, given: tuple[str, ...], line: str, before: tuple[tuple[str, str], ...], words: str, field: str
) -> None:
    text = "第一段。\n" + "查明" * 5000
    answers = [*before, (words, pasted(text))] + ([("--evidence", "")] if field == "finding" else [])
    seen = at_terminal(sqqf.given(*given), *line.split(), answers=answers)
    assert seen.code == 0, seen.screen[-2000:]
    assert sqqf.json("case", "show", "1")["acts"][-1]["body"][field] == text


CHOSEN = {
    "by number": ("2", ["c2"]),
    "by code": ("c13", ["c13"]),
    "by arrow": (DOWN + DOWN + DOWN, ["c3"]),
    "by arrow from the end": (UP, ["c20"]),
    "back and forth": (DOWN + DOWN + UP, ["c1"]),
    "several by number": ("1，3, 12", ["c1", "c3", "c12"]),
    "several by arrow": (DOWN + "," + DOWN + DOWN, ["c1", "c2"]),
    "in full width": ("１２", ["c12"]),
    "none": ("", []),
}


@pytest.mark.parametrize(("keys", "codes"), CHOSEN.values(), ids=CHOSEN)
def test_choices_are_picked_by_number_or_arrow_several_at_once(
    city: Sqqf, keys: str, codes: list[str]
) -> None:
    line = f"{NEW} --matter m"
    answers = [("--unit", ""), ("--point", "p"), ("another", ""), ("--officer", ""), ("--circumstance", keys)]
    seen = at_terminal(city, *line.split(), answers=answers)
    assert seen.code == 0, seen.screen
    assert city.json("case", "show", "1")["circumstances"] == codes


COMPLETED = {
    "a case by its number": ("case note --text 已阅", "NO", "2026" + TAB),
    "a case by its party": ("case note --text 已阅", "NO", "陈" + TAB),
    "an officer": ("case assign 1", "--officer", "赵" + TAB),
}


@pytest.mark.parametrize(("line", "words", "keys"), COMPLETED.values(), ids=COMPLETED)
def test_tab_completes(sqqf: Sqqf, line: str, words: str, keys: str) -> None:
    seen = at_terminal(sqqf.given(*ACCEPTED), *line.split(), answers=[(words, keys)])
    assert seen.code == 0, seen.screen
    assert sqqf.json("case", "show", "1")["acts"][-1]["kind"] in ("noted", "assigned")


def test_tab_completes_a_unit(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    answers = [
        ("--unit", "住建" + TAB),
        ("--point", "p"),
        ("another", ""),
        ("--officer", ""),
        ("--circumstance", ""),
    ]
    seen = at_terminal(sqqf, *f"{NEW} --matter m".split(), answers=answers)
    assert seen.code == 0, seen.screen
    assert sqqf.json("case", "show", "2")["applicant"]["unit"] == "某县住建局"


REFUSED = {
    "a control character": ("case note 1", "--text", pasted("一\x07二"), "control character"),
    "a line break in a name": ("case assign 1", "--officer", pasted("李\n某"), "control character"),
    "nothing": ("case note 1", "--text", "  ", "blank"),
    "a case that isn't there": ("case note", "NO", "7", "no case"),
    "a day that is to come": ("case accept 1", "--on", "2026-12-01", "after today"),
    "a day before the receipt": ("case accept 1", "--on", "2026-11-01", "before the receipt"),
}


@pytest.mark.parametrize(("line", "words", "keys", "reason"), REFUSED.values(), ids=REFUSED)
def test_each_answer_is_checked_when_it_is_given_and_asked_for_again(
    case: Sqqf, line: str, words: str, keys: str, reason: str
) -> None:
    before = case.ledger.read_bytes()
    seen = at_terminal(case, *line.split(), answers=[(words, keys), ("Error: ", CTRL_C)])
    assert seen.code == 130, seen.screen
    assert re.search(rf"Error: .*{reason}", seen.screen), seen.screen
    assert case.ledger.read_bytes() == before


KNOWN_BEFORE: dict[str, tuple[tuple[str, ...], str, int]] = {
    "no ledger": ((), "case new", 10),
    "a ledger already": ((CITY,), "init", 1),
    "no such case": ((CITY,), "case accept 9", 2),
    "no such lead": ((CITY,), "lead verify L2026-9", 2),
    "the wrong state": ((CITY, CASE), "case decide 1", 1),
    "a state that is over": (ACCEPTED, "case decline 1", 1),
    "a step too early": ((CITY, CASE), "step add 1", 1),
    "a lead's wrong state": (LEAD, "lead close 1", 1),
    "a switch that is off": (ACCEPTED, "case suspend 1", 1),
    "another level's": ((CITY, CASE), "case file 1", 1),
    "nothing listed": ((CITY, CASE), "correction report 1", 1),
}


@pytest.mark.parametrize(("given", "line", "code"), KNOWN_BEFORE.values(), ids=KNOWN_BEFORE)
def test_what_can_be_known_before_asking_is_said_before(
    sqqf: Sqqf, given: tuple[str, ...], line: str, code: int
) -> None:
    if given:
        sqqf.given(*given)
    seen = at_terminal(sqqf, *line.split())
    assert seen.code == code, seen.screen
    assert "\x1b[?2004h" not in seen.screen, "nothing was asked"
    assert seen.screen.startswith("sqqf: ")


def test_a_case_in_the_wrong_state_isnt_taken_for_an_answer(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, CASE, "case accept 2 --on 2026-11-20")
    seen = at_terminal(sqqf, "case", "accept", answers=[("NO", "2"), ("Error: ", "1"), ("--on", "")])
    assert seen.code == 0, seen.screen
    assert sqqf.json("case", "show", "1")["state"] == "investigating"


def test_a_new_ledger_asks_for_prefix_and_members(sqqf: Sqqf) -> None:
    answers = [
        ("--group", "某县容错调查工作小组"),
        ("--level", "2"),
        ("--prefix", "县容"),
        ("--member", "赵某"),
    ]
    answers += [("isn't NAME:ORGAN", "赵某:discipline:lead"), ("another", "钱某：审计部门"), ("another", "")]
    seen = at_terminal(sqqf, "init", answers=answers)
    assert seen.code == 0, seen.screen
    assert [(one["name"], one["organ"], one["role"]) for one in sqqf.json("member", "list")] == [
        ("赵某", "discipline", "lead"),
        ("钱某", "audit", "member"),
    ]
    sqqf.ok(*CASE.split())
    assert sqqf.json("case", "list")[0]["no"] == "县容〔2026〕1号"


@pytest.mark.parametrize("names", ["赵某", "赵某:x", ":audit", "赵某:audit:king"])
def test_a_member_needs_name_and_organ(sqqf: Sqqf, names: str) -> None:
    answer = sqqf(*CITY.split(), "--member", names)
    assert answer.code == 2, answer
    assert not sqqf.ledger.exists()


TERMINALS = {
    "one that can do nothing": {"TERM": "dumb"},
    "one without a name": {"TERM": ""},
    "one that nobody knows": {"TERM": "nosuchterm"},
    "no UTF-8": {
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    },
}


@pytest.mark.parametrize("env", TERMINALS.values(), ids=TERMINALS)
def test_a_poor_terminal_is_asked_all_the_same(case: Sqqf, env: dict[str, str]) -> None:
    seen = at_terminal(
        case, "case", "note", "1", answers=[("--text", "called bak" + BACK + "ck")], piped=False, **env
    )
    assert seen.code == 0, seen.screen
    assert case.json("case", "show", "1")["acts"][-1]["body"]["text"] == "called back"


def test_chinese_on_a_terminal_that_has_none_is_refused_with_the_reason(case: Sqqf) -> None:
    env = TERMINALS["no UTF-8"]
    answers = [("--text", "来电"), ("UTF-8", CTRL_C)]
    seen = at_terminal(case, "case", "note", "1", answers=answers, piped=False, **env)
    assert seen.code == 130, seen.screen


# ── the guide, and what is offered ──


def test_the_guide_walks_through_what_a_case_needs_and_shows_each_command(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    answers = [("What now", ""), ("--on", "2026-11-20"), ("What now", "")]
    answers += [("--on", ""), ("--method", "1"), ("What now", "0")]
    seen = at_terminal(sqqf, "guide", "1", answers=answers)
    assert seen.code == 0, seen.screen
    assert "→ sqqf case accept 2026-1 --on 2026-11-20\n" in seen.screen
    assert "→ sqqf case notify 2026-1 --on 2026-11-23 --method direct\n" in seen.screen
    acts = sqqf.json("case", "show", "1")["acts"]
    assert [(act["kind"], act["on"]) for act in acts][1:] == [
        ("accepted", "2026-11-20"),
        ("notified", "2026-11-23"),
    ]


def test_what_the_guide_is_refused_is_said_and_it_goes_on(sqqf: Sqqf) -> None:
    sqqf.given(*LEAD)
    answers = [
        ("What now", "1"),
        ("--method", "1"),
        ("--on", ""),
        ("--people", "李某"),
        ("--finding", "已核"),
        ("What now", "0"),
    ]
    seen = at_terminal(sqqf, "guide", "L2026-1", answers=answers)
    assert seen.code == 0, seen.screen
    assert "→ sqqf lead verify L2026-1 --method talk" in seen.screen


GUIDED = {
    "a case just received": ((CITY, CASE), "1", ["case accept", "case decline"]),
    "a case under way": (ACCEPTED, "1", ["case notify", "step add"]),
    "a lead": (LEAD, "L2026-1", ["lead verify", "lead tolerance", "lead unfounded", "lead rectify", "lead disclose"]),
}  # fmt: skip


@pytest.mark.parametrize(("given", "no", "commands"), GUIDED.values(), ids=GUIDED)
def test_where_nobody_can_be_asked_the_guide_lists_the_commands(
    sqqf: Sqqf, given: tuple[str, ...], no: str, commands: list[str]
) -> None:
    lines = sqqf.given(*given).ok("guide", no).splitlines()
    listed = [line for line in lines if line.startswith("sqqf ")]
    assert [" ".join(line.split()[1:3]) for line in listed] == commands
    assert [one["command"] for one in sqqf.json("guide", no)] == listed
    zh = sqqf("guide", no, env={"SQQF_LANG": "zh"}).out
    assert not re.search(r"\b(TEXT|NAMES?|DATE|ORGAN)\b", zh), zh


def test_the_guide_asks_for_the_assessment_piece_by_piece(sqqf: Sqqf) -> None:
    step = "step add 1 --method document --on 2026-11-20 --people 李某,王某 --finding f --point"
    sqqf.given(*ACCEPTED, f"{step} 1 --point 2", "case notify 1 --on 2026-11-20 --method direct")
    sqqf.ok("case", "conclude", "1", "--on", "2026-11-20", "--finding", "f")
    commands = [one["command"] for one in sqqf.json("guide", "1")]
    assert [command.split(" --")[0] for command in commands] == [
        "sqqf assess circumstance 2026-1 cN",
        "sqqf assess bar 2026-1 x1,x2,x3,x4,x5,x6",
        "sqqf assess distinction 2026-1 d1,d2,d3",
        "sqqf case deliberate 2026-1",
        "sqqf correction add 2026-1",
        "sqqf correction none 2026-1",
    ]


def test_a_closed_case_needs_nothing(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE, "case withdraw 1 --on 2026-11-20 --reason r")
    assert "nothing is needed now" in sqqf.ok("guide", "1")
    assert sqqf.json("guide", "1") == []


def test_sqqf_alone_offers_what_one_would_do_next_to_a_person_only(sqqf: Sqqf) -> None:
    sqqf.given(CITY, CASE)
    seen = at_terminal(sqqf)
    assert seen.code == 0
    offered = re.sub("\x1b\\[[\\d;]*m", "", seen.screen).partition("What one would do next\n")[2]
    assert [line.strip() for line in offered.splitlines()] == [
        "sqqf case accept 2026-1 --on DATE",
        "sqqf guide 2026-1",
        "sqqf case new",
    ]
    assert "What one would do next" not in sqqf.ok()
    assert "sqqf case accept 2026-1 --on 今天" in at_terminal(sqqf, SQQF_LANG="zh").screen


HINTS = {
    "what may come next": ("case show 1", 0),
    "of a lead": ("lead show 1", 0),
    "a hint": ("step add 1 --method document --point 7 --on 2026-11-20 --people 李某 --finding f", 1),
}


@pytest.mark.parametrize(("line", "code"), HINTS.values(), ids=HINTS)
def test_next_steps_are_said_in_the_users_language(sqqf: Sqqf, line: str, code: int) -> None:
    sqqf.given(*ACCEPTED, LEAD[1])
    answer = sqqf(*line.split(), env={"SQQF_LANG": "zh"})
    assert answer.code == code, answer
    assert "sqqf " in answer.out + answer.err
    assert not re.search(r"\b(TEXT|NAMES?|DATE|ORGAN|SEQ)\b", answer.out + answer.err)
