"""A line for each command that takes words, and where in it they can be put: found by looking at the commands."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

import click

from sqqf.cli.app import GROUPS, app
from sqqf.procedure.errors import SqqfError

LINES = tuple(
    """
case new --channel department --applicant 某局 --party 刘某 --matter 事项 --point 甲 --received 2026-11-16 --arising-from 1
case list
case show 1
case accept 1 --on 2026-11-09
case decline 1 --on 2026-11-09 --reason 理由
case notify 1 --on 2026-11-10 --method mail
case extend 1 --days 1 --reason 理由 --agreed-on 2026-11-10
case conclude 1 --on 2026-11-10 --finding 属实
case deliberate 1 --on 2026-11-11 --present 李某,赵某 --opinion none --reason 理由
case submit 1 --on 2026-11-12 --to 某委
case approve 1 --on 2026-11-12 --body committee
case decide 1 --on 2026-11-13
case feedback 1 --on 2026-11-14 --to 某局 --role organ
case clarify 1 --on 2026-11-14 --needed no --reason 理由
case apply 1 --way r1 --on 2026-11-14 --to 某局
case refer 1 --to 某局 --on 2026-11-14 --reason 理由
case close 1 --on 2026-11-20
case objection 1 --on 2026-11-20 --from 刘某 --text 异议
case withdraw 1 --on 2026-11-10 --reason 理由
case end 1 --on 2026-11-10 --reason died
case transfer 1 --to 某组 --on 2026-11-10
case void 1 --reason 理由
case assign 1 --officer 赵某
case point 1 --text 要点 --within-matter --agreed-on 2026-11-10 --reason 理由
case note 1 --text 已阅
case attach 1 a.txt
case amend 1 --act 5 --set matter=事项 --reason 理由
case explain 1
case check
case publish 1 --output 通报.md --yes
case recuse 1 --member 赵某 --grounds 近亲属 --on 2026-11-10
case suspend 1 --on 2026-11-10 --reason 理由
case reopen 1 --on 2026-11-20 --authority 某委 --reason 理由
step add 1 --method inquiry --point 1 --on 2026-11-10 --people 李某 --finding 属实
assess circumstance 1 c1 --element 1=yes --reason 理由
assess bar 1 x1 --established no --reason 理由
assess distinction 1 d1 --side tolerant --reason 理由
correction add 1 --text 事项 --due 2026-12-20 --responsible 某局
lead new --source s1.4 --area i5.4 --unit 某县住建局 --text 搁置 --received 2026-11-02 --informant 張曉明 --contact 13800138000
lead list
lead show 1
lead assign 1 --officer 赵某
lead classify 1 --unit 某局
lead refer 1 --to 某局 --on 2026-11-06
lead hand-back 1 --on 2026-11-06 --reason 理由
lead split 1 --text 搁置
lead verify 1 --method talk --on 2026-11-06 --people 李某 --finding 属实
lead tolerance 1 --result none --on 2026-11-06 --reason 理由
lead dispose 1 --on 2026-11-09 --measure m1 --responsibility direct --reason 理由
lead clear 1 --person 1 --on 2026-11-09 --reason 理由
lead unfounded 1 --on 2026-11-06 --reason 理由
lead rectify 1 --item 事项 --due 2026-12-20 --responsible 某局
lead measures 1 1 --on 2026-11-20 --text 措施
lead rectified 1 1 --on 2026-11-20 --report 报告 --to 某局
lead return 1 1 --on 2026-11-20 --reason 理由 --due 2026-12-20
lead remind 1 1 --on 2026-11-20 --to 某局 --text 提醒
lead disclose 1 --on 2026-11-20 --text 通报
lead publish 1 --output 通报.md --yes
lead void 1 --reason 理由
lead note 1 --text 已阅
lead attach 1 a.txt
lead amend 1 --act 3 --set text=搁置 --reason 理由
lead source 1
deadlines
report daily --output 日报.md
report takeover
paper make acceptance 1 --output 函.docx
paper make archive 1 --output 目录.docx
export a.json --overwrite
guidance new --kind warning --on 2026-11-20 --to 某局 --measure 书面提醒 --text 提醒
guidance follow-up G2026-1 --on 2026-11-20 --text 已改
prefiling new --by-unit 某局 --title 事项 --on 2026-11-20 --to 某组 --start 2026-11-21
prefiling reply P2026-1 --on 2026-11-20 --text 同意
prefiling screen P2026-1 --on 2026-11-20 --result fits --reason 理由
prefiling track P2026-1 --on 2026-11-20 --text 跟踪
campaign new --title 整治 --on 2026-11-20
campaign remove C2026-1 --item L2026-1:1 --reason 理由
sampling new --count 1 --seed 种子 --on 2026-11-20 --of all
sampling result S2026-1 --item L2026-1:1 --on 2026-11-20 --finding 属实
problem new --on 2026-11-20 --text 问题 --lead 1
problem new --on 2026-11-20 --text 问题 --case 1
problem report N2026-1 --on 2026-11-20 --to 某组
problem answer N2026-1 --on 2026-11-20 --text 答复
""".strip().split("\n")
)
"""Each can be put on record, or answered, or would be at another time; about lead 1 and case 1 that came of it."""


def places(line: str, word: str) -> Iterator[tuple[str, list[str]]]:
    """The line with ``word`` in the place of one value, for each that takes words: the value's name, the line."""
    words = shlex.split(line)
    given = 2 if words[0] in GROUPS else 1
    yield "--by", ["--by", word, *words]
    for name in _values(words[:given], word):
        yield name, _put(words, given, name, word)


def _values(path: Sequence[str], word: str) -> list[str]:
    """What the command can be told: options by their names, arguments by theirs."""
    command: click.Command = app()
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found
        command = found
    return [
        next(one for one in parameter.opts if one.startswith("--"))
        if isinstance(parameter, click.Option)
        else str(n)
        for n, parameter in enumerate(command.params)
        if not getattr(parameter, "is_flag", False) and _takes(parameter, word)
    ]


def _takes(parameter: click.Parameter, word: str) -> bool:
    """Whether what reads it takes a word: no day, no number."""
    try:
        parameter.type.convert(word, parameter, None)
    except (SqqfError, click.UsageError, ValueError):
        return False
    return True


def _put(words: Sequence[str], given: int, name: str, word: str) -> list[str]:
    line = list(words)
    if not name.startswith("--"):
        at = given + int(name)
        return [*line[:at], word, *line[at + 1 :]]
    if name not in line:
        return [*line, name, word]
    at = line.index(name) + 1
    field, equals, _ = line[at].partition("=")
    return [*line[:at], f"{field}={word}" if equals else word, *line[at + 1 :]]
