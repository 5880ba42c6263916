"""Stories of a lead, line by line, and where in a line words can be put: found by looking at the commands.

A line that begins with ``-`` is tried and taken back; one with ``+`` is only there for the next ones.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

import click

from sqqf.cli.app import GROUPS, app
from sqqf.procedure.errors import SqqfError

CITY = """
lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --person 钱某 --text 搁置 --received 2026-11-02 --informant 張曉明 --contact 13800138000
+ lead new --source s1 --area i5 --unit 某县住建局 --person 刘某 --text 另一件 --received 2026-11-03 --officer 李某
- lead list
- lead show 1
- lead void 1 --reason 理由 --authority 组长
- lead join 2 --with 1
- lead join 1 --with 2
- lead split 1 --text 搁置
lead assign 1 --officer 李某
lead classify 1 --unit 某局
lead refer 1 --to 某局 --on 2026-11-03
- lead hand-back 1 --on 2026-11-04 --reason 理由
lead receive 1 --on 2026-11-04
lead note 1 --text 已阅
lead attach 1 a.txt
- lead amend 1 --act 3 --set text=久拖 --reason 理由
- lead source 1
- lead explain 1
lead verify 1 --method talk --on 2026-11-05 --people 李某 --finding 属实
- lead unfounded 1 --on 2026-11-06 --reason 理由
- lead clear 1 --person 1 --on 2026-11-09 --reason 理由
problem new --on 2026-11-05 --text 问题 --lead 1
problem report N2026-1 --on 2026-11-05 --to 市纪委监委
- problem answer N2026-1 --on 2026-11-05 --text 答复
lead tolerance 1 --result possible --on 2026-11-06 --reason 属先行先试
+ case new --channel department --applicant 某局 --party 刘某 --matter 事项 --point 甲 --received 2026-11-06
- case new --channel department --applicant 某局 --party 刘某 --matter 事项 --point 甲 --received 2026-11-06 --arising-from 1
- case list
- find 刘某
- log
- case join 2 --with 1 --reason 理由
- case join 1 --with 2 --reason 理由
- case decline 1 --on 2026-11-09 --reason 理由
case recuse 1 --member 孙某 --grounds 近亲属 --on 2026-11-09
case accept 1 --on 2026-11-09
case notify 1 --on 2026-11-09 --method mail
- paper make acceptance 1 --output 函.docx
- undo
case point 1 --text 要点 --within-matter --agreed-on 2026-11-09 --reason 理由
case note 1 --text 已阅
case attach 1 a.txt
- case amend 1 --act 14 --set applicant.unit=某局 --reason 理由
- case explain 1
- case check
- case withdraw 1 --on 2026-11-10 --reason 理由
- case end 1 --on 2026-11-10 --reason died
- case transfer 1 --to 某组 --on 2026-11-10
- case void 1 --reason 理由 --authority 组长
case assign 1 --officer 李某
- assign --from 李某 --to 赵某
case extend 1 --days 1 --reason 理由 --agreed-on 2026-11-10
case suspend 1 --on 2026-11-10 --reason 理由
case resume 1 --on 2026-11-10
step add 1 --method inquiry --point 1 --point 2 --on 2026-11-10 --people 李某 --finding 属实
assess circumstance 1 c1 --element 1=yes --reason 理由
assess bar 1 x1 --established no --reason 理由
assess distinction 1 d1 --side tolerant --reason 理由
case conclude 1 --on 2026-11-10 --finding 属实
correction add 1 --text 事项 --due 2026-11-20 --responsible 某局 --on 2026-11-10
+ member add 李某 --organ discipline
+ member add 赵某 --organ audit
case deliberate 1 --on 2026-11-10 --present 李某,赵某 --opinion none --reason 理由
case submit 1 --on 2026-11-10 --to 某委
case approve 1 --on 2026-11-10 --body committee
case decide 1 --on 2026-11-10
case feedback 1 --on 2026-11-11 --to 纪委监委 --role applicant
case feedback 1 --on 2026-11-11 --to 刘某 --role party
case feedback 1 --on 2026-11-11 --to 钱某 --role party
case feedback 1 --on 2026-11-11 --to 市纪委 --role organ
case clarify 1 --on 2026-11-11 --needed no --reason 理由
- case refer 1 --to 某局 --on 2026-11-11 --reason 理由
- case objection 1 --on 2026-11-11 --from 刘某 --text 异议
- case publish 1 --output 通报.md --yes
- paper make archive 1 --output 目录.docx
correction report 1 1 --on 2026-11-12 --text 报告
correction return 1 1 --on 2026-11-12 --reason 理由 --due 2026-11-20
correction report 1 1 --on 2026-11-13 --text 报告
- correction sign-off 1 1 --on 2026-11-13
- correction list 1
case close 1 --on 2026-11-16
- case reopen 1 --on 2026-11-20 --authority 某委 --reason 理由
lead dispose 1 --on 2026-11-16 --measure m1 --responsibility direct --reason 理由
lead rectify 1 --item 事项 --due 2026-12-20 --responsible 某局 --on 2026-11-16
lead measures 1 1 --on 2026-11-17 --text 措施
lead remind 1 1 --on 2026-11-17 --to 某局 --text 提醒
campaign new --title 整治 --on 2026-11-17 --item L2026-1:1 --officer 李某
campaign remove C2026-1 --item L2026-1:1 --reason 理由
campaign add C2026-1 --item L2026-1:1
- sampling new --count 1 --seed 种子 --on 2026-11-17 --of all
sampling new --count 1 --seed 种子 --on 2026-11-17 --campaign C2026-1
lead rectified 1 1 --on 2026-11-18 --report 报告 --to 市纪委监委
lead return 1 1 --on 2026-11-18 --reason 理由 --due 2026-12-20
lead rectified 1 1 --on 2026-11-19 --report 报告 --to 市纪委监委
lead sign-off 1 1 --on 2026-11-20
lead disclose 1 --on 2026-11-20 --text 通报
lead close 1 --on 2026-11-20
- lead publish 1 --output 公开.md --yes
- problem new --on 2026-11-20 --text 问题 --case 1
- deadlines
- report daily --output 日报.md
- report takeover
- export a.json --overwrite
- guidance new --kind warning --on 2026-11-20 --to 某局 --measure 书面提醒 --text 提醒 --case 1
guidance new --kind warning --on 2026-11-20 --to 某局 --measure 书面提醒 --text 提醒
- guidance follow-up G2026-1 --on 2026-11-20 --text 已改
prefiling new --by-unit 某局 --title 事项 --on 2026-11-20 --to 某组 --start 2026-11-21
- prefiling reply P2026-1 --on 2026-11-20 --text 同意
"""
COUNTY = """
lead new --source s1.4 --area i5.4 --unit 某县住建局 --person 刘某:科长 --text 搁置 --received 2026-11-02 --informant 張曉明 --contact 13800138000
+ lead verify 1 --method talk --on 2026-11-05 --people 李某 --finding 属实
+ lead tolerance 1 --result possible --on 2026-11-06 --reason 属先行先试
+ case accept 1 --on 2026-11-09
+ step add 1 --method inquiry --point 1 --on 2026-11-10 --people 李某 --finding 属实
+ case conclude 1 --on 2026-11-10 --finding 属实
+ member add 李某 --organ discipline
+ member add 赵某 --organ audit
+ case deliberate 1 --on 2026-11-10 --present 李某,赵某 --opinion none --reason 理由
+ case submit 1 --on 2026-11-10 --to 某委
+ case approve 1 --on 2026-11-10 --body committee
+ case decide 1 --on 2026-11-10
case file 1 --on 2026-11-12 --out 报送.json
"""


def typed(line: str) -> list[str]:
    """What is typed after ``sqqf``."""
    return shlex.split(line.lstrip("-+ "))


def places(line: str, word: str) -> Iterator[tuple[str, list[str]]]:
    """The line with ``word`` in the place of one value, for each that takes words: the value's name, the line."""
    words = typed(line)
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
