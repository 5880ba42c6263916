"""An approval slip made before the act, of what is proposed; it doesn't pretend that it has happened."""

from __future__ import annotations

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


def test_an_agenda_is_dated_ahead(sqqf: Sqqf) -> None:
    told(*APPEAL[:6])(sqqf)
    made(sqqf, "agenda", "1", "--draft", "--on", "2026-12-01", "--output", sqqf.folder / "a.docx")
    assert "2026年12月1日" in text_of(sqqf.folder / "a.docx")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("extension 1 --days 5", 2, id="no reason"),
        pytest.param("extension 1 --reason 复杂", 2, id="no length"),
        pytest.param("extension 1 --until 2026-11-30 --reason 复杂", 2, id="shorter"),
        pytest.param("acceptance 1 --days 5 --reason 复杂", 2, id="another paper"),
        pytest.param("extension 1", 1, id="nothing proposed"),
        pytest.param("extension 2 --days 5 --reason 复杂", 1, id="nothing runs"),
    ],
)
def test_what_cant_be_proposed_is_refused(sqqf: Sqqf, line: str, code: int) -> None:
    told(*NOTICED, *NOTICED[:1])(sqqf)
    assert sqqf("paper", "make", *line.split()).code == code
    assert files(sqqf) == []
