"""An approval slip made before the act, of what is proposed; it doesn't pretend that it has happened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.test_cli_papers import APPEAL, NOTICED, files, made, text_of
from tests.test_cli_refusals import told

if TYPE_CHECKING:
    from tests.conftest import Sqqf


@pytest.mark.parametrize(
    ("line", "due", "measure"),
    [
        pytest.param(("--days", "5"), "2027年1月7日（暂定）", "5个工作日", id="days"),
        pytest.param(("--until", "2027-01-15"), "2027年1月15日（暂定）", "延至指定日期", id="until"),
    ],
)
def test_the_slip_for_an_extension_goes_before_it(
    sqqf: Sqqf, line: tuple[str, ...], due: str, measure: str
) -> None:
    told(*NOTICED)(sqqf)
    head = sqqf.json("verify")["head"]
    paper = made(
        sqqf, "extension", "1", *line, "--reason", "事项较为复杂", "--output", sqqf.folder / "s.docx"
    )
    said = text_of(sqqf.folder / "s.docx")
    assert (paper["number"], paper["draft"]) == (None, True)
    assert f"延长后到期日 | {due}" in said
    assert f"第1次，{measure}" in said
    assert "延长理由 | 事项较为复杂" in said
    assert "同意延长" not in said
    assert sqqf.json("verify")["head"] == head
    assert sqqf.json("case", "show", "1")["deadlines"][1]["due_on"] == "2026-12-30"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("--propose accept", "拟办意见 | 拟予受理", id="accept"),
        pytest.param("--propose 不予受理 --reason 不属于受理范围", "拟办意见 | 拟不予受理", id="decline"),
    ],
)
def test_the_slip_for_an_answer_goes_before_it(sqqf: Sqqf, line: str, said: str) -> None:
    told(*NOTICED[:1])(sqqf)
    head = sqqf.json("verify")["head"]
    slip = sqqf.folder / "s.docx"
    paper = made(sqqf, "受理审批表", "1", *line.split(), "--output", slip)
    text = text_of(slip)
    assert said in text
    assert "至2026年11月30日届满" in text
    assert (paper["number"], paper["draft"], sqqf.json("verify")["head"]) == (None, True, head)
    assert sqqf.json("case", "show", "1")["state"] == "registered"


def test_the_slip_for_a_disposition_goes_before_it_and_says_who_wasnt_checked(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    new = "--source s1 --area i5 --unit 某县住建局 --person 刘某:科长 --text 搁置 --received 2026-11-16"
    sqqf.ok("lead", "new", *new.split())
    verified = "--method files --on 2026-11-18 --people 王某 --finding 属实 --complete"
    sqqf.ok("lead", "verify", "L2026-1", *verified.split())
    slip = sqqf.folder / "s.docx"
    line = ["--propose", "m2", "--responsibility", "direct", "--reason", "审批搁置属实"]
    made(sqqf, "处置审批表", "L2026-1", *line, "--output", slip)
    text = text_of(slip)
    assert "拟采取的措施 | 诫勉谈话" in text
    assert "责任类型 | 直接责任" in text
    assert "容错情形核查 | 刘某尚未核查" in text
    assert sqqf.json("lead", "show", "L2026-1")["state"] == "verified"


def test_an_invitation_to_the_investigation_is_dated_ahead_and_numbered(sqqf: Sqqf) -> None:
    told(*NOTICED)(sqqf)
    letter = sqqf.folder / "i.docx"
    line = ["--to", "周某", "--event", "2026-12-03", "--propose", "site", "--place", "项目现场"]
    paper = made(sqqf, "邀请函", "1", *line, "--output", letter)
    text = text_of(letter)
    assert paper["number"].startswith("阳容邀〔2026〕")
    assert "周某：" in text
    assert "时间：2026年12月3日" in text
    assert "地点：项目现场。方式：实地检查。" in text
    assert sqqf.json("case", "show", "1")["steps"] == []


def test_a_meeting_called_gives_its_agenda_and_its_invitations_cases_day_and_place(sqqf: Sqqf) -> None:
    told(*APPEAL[:6])(sqqf)
    sqqf.ok("meeting", "new", "--on", "2026-12-03", "--case", "1", "--place", "三楼会议室")
    agenda, letter = sqqf.folder / "a.docx", sqqf.folder / "i.docx"
    made(sqqf, "agenda", "M2026-1", "--output", agenda)
    made(sqqf, "会议邀请函", "M2026-1", "--to", "周某", "--output", letter)
    assert "时间：2026年12月3日" in text_of(agenda)
    assert "地点：三楼会议室。" in text_of(agenda)
    assert "定于2026年12月3日召开会议" in text_of(letter)
    assert "地点：三楼会议室。" in text_of(letter)
    sqqf.ok("meeting", "cancel", "M2026-1", "--reason", "改期")
    assert sqqf("paper", "make", "agenda", "M2026-1").code == 1


def test_all_who_were_heard_stand_in_the_record_and_each_may_have_one(sqqf: Sqqf) -> None:
    two = [{"name": name, "kind": "person", "unit": "某县住建局"} for name in ("陈某", "吴某")]
    told(f"{NOTICED[0]} parties={json.dumps(two, separators=(',', ':'))}", *NOTICED[1:])(sqqf)
    heard = "step add 1 --method hearing --point 1 --on 2026-11-20 --people 李某 --finding 如实说明"
    sqqf.ok(*heard.split(), "--party", "1", "--party", "2")
    facts = sqqf.json("paper", "make", "step", "1", "--facts")
    assert facts["heard"] == "陈某（某县住建局）、吴某（某县住建局）"
    assert sqqf.json("paper", "make", "step", "1", "--party", "2", "--facts")["heard"] == "吴某（某县住建局）"


def test_nobody_is_presumed_to_have_presided(sqqf: Sqqf) -> None:
    told(*APPEAL)(sqqf)
    assert sqqf.json("paper", "make", "minutes", "1", "--facts")["chair"] is None


def test_an_agenda_is_dated_ahead(sqqf: Sqqf) -> None:
    told(*APPEAL[:6])(sqqf)
    made(sqqf, "agenda", "1", "--draft", "--on", "2026-12-01", "--output", sqqf.folder / "a.docx")
    assert "2026年12月1日" in text_of(sqqf.folder / "a.docx")
    made(sqqf, "agenda", "1", "--event", "2026-12-02", "--output", sqqf.folder / "b.docx")
    assert "时间：2026年12月2日" in text_of(sqqf.folder / "b.docx")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("extension 1 --days 5", 2, id="no reason"),
        pytest.param("extension 1 --reason 复杂", 2, id="no length"),
        pytest.param("extension 1 --until 2026-11-30 --reason 复杂", 2, id="shorter"),
        pytest.param("acceptance 1 --days 5 --reason 复杂", 2, id="another paper"),
        pytest.param("extension 1", 1, id="nothing proposed"),
        pytest.param("acceptance-slip 2", 1, id="no answer proposed"),
        pytest.param("acceptance-slip 2 --propose decline", 2, id="declined without a reason"),
        pytest.param("acceptance-slip 2 --propose m2", 2, id="no answer"),
        pytest.param("acceptance-slip 1 --propose accept", 1, id="answered"),
        pytest.param("invitation 1", 1, id="no day"),
        pytest.param("agenda M2026-9", 2, id="no such meeting"),
        pytest.param("extension 2 --days 5 --reason 复杂", 1, id="nothing runs"),
    ],
)
def test_what_cant_be_proposed_is_refused(sqqf: Sqqf, line: str, code: int) -> None:
    told(*NOTICED, *NOTICED[:1])(sqqf)
    assert sqqf("paper", "make", *line.split()).code == code
    assert files(sqqf) == []
