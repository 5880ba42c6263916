"""``case check``: where the procedure is open to attack, in the words of the rules that each case goes by."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.cli.render import findings as shown
from sqqf.procedure.errors import Term
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.rules.profile import Profile
from sqqf.store import soundness
from sqqf.store.rules import adopt
from tests.cases import ASSESSED, DONE, PROFILE, book, day, stamp
from tests.test_cli_terminal import at_terminal

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TODAY = "2026-12-31"
LATE = ("received 2026-11-02 proceeding=县纪委", "accepted 2026-11-26")
"""An appeal: accepted late, and nobody told in writing. By the Opinion's letter, so both are defects."""


def told(sqqf: Sqqf, *stories: tuple[str, ...]) -> Sqqf:
    with book(sqqf.ledger) as opened:
        for story in stories:
            opened.open_case(*story)
    sqqf.today = TODAY
    return sqqf


def test_each_finding_says_what_is_wrong_and_what_to_do(sqqf: Sqqf) -> None:
    told(sqqf, LATE, ("received 2026-12-28 matter=惠企补贴逾期",), (*LATE[:1], "ended 2026-11-03"))
    answer = sqqf("case", "check", "--json", "--exit-code")
    assert (answer.code, answer.err) == (3, "")
    found = answer.json()
    assert [(one["case"], one["code"], one["severity"]) for one in found] == [
        ("阳容〔2026〕1号", "answered_late", "defect"),
        ("阳容〔2026〕1号", "notice_missing", "defect"),
        ("阳容〔2026〕1号", "papers_missing", "risk"),
        ("阳容〔2026〕1号", "provisional_limit", "note"),
        ("阳容〔2026〕2号", "provisional_limit", "note"),
    ]
    assert found[0] == {
        "case": "阳容〔2026〕1号",
        "code": "answered_late",
        "severity": "defect",
        "article": "二(三)2",
        "text": "“accepted” came on 2026-11-26, after the due date 2026-11-16",
        "remedy": "nothing mends it; keep the reason in the file: sqqf case note",
        "commands": [],
    }
    assert sqqf.json("case", "check", "1") == found[:4]


def test_a_table_in_a_pipe_is_plain(sqqf: Sqqf) -> None:
    told(sqqf, LATE)
    lines = sqqf.ok("case", "check", "1").splitlines()
    assert lines[0] == "case\tseverity\tarticle\twhat is wrong\twhat to do"
    assert lines[2] == (
        "阳容〔2026〕1号\tdefect\t二(三)2\tnot told in writing: 陈某 (due 2026-11-16)"
        "\ttell them in writing now and record it: sqqf case notify"
    )
    answer = sqqf("case", "check", env={"SQQF_LANG": "zh"})
    assert answer.out.splitlines()[2].split("\t")[3] == "尚未书面告知：陈某（到期日2026-11-16）"


def test_nothing_found_is_said(sqqf: Sqqf) -> None:
    told(sqqf, ("received 2026-12-01", "declined 2026-12-02", "notified 2026-12-02"))
    answer = sqqf("case", "check", "--exit-code")
    assert (answer.code, answer.out, answer.err) == (
        0,
        "case\tseverity\tarticle\twhat is wrong\twhat to do\n",
        "nothing found; looked at: 1\n",
    )
    assert sqqf("case", "check", "1", "--json").out == "[]\n"
    assert sqqf("case", "check", "2").code == 2


def test_a_note_or_a_risk_is_no_defect(sqqf: Sqqf) -> None:
    told(sqqf, tuple(line.replace("submitted 2026-12-08", "submitted 2026-12-08 to=市委") for line in DONE))
    answer = sqqf("case", "check", "1", "--json", "--exit-code")
    assert answer.code == 0
    assert {one["severity"] for one in answer.json()} <= {"risk", "note"}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_on_a_terminal_a_defect_is_red_and_a_risk_yellow(sqqf: Sqqf) -> None:
    told(sqqf, LATE)
    seen = at_terminal(sqqf, "case", "check", "1", COLUMNS="220")
    assert seen.code == 0
    rows = [line for line in seen.screen.splitlines() if "阳容" in line]
    assert ["\x1b[1;31m" in line for line in rows] == [True, True, False, False]
    assert ["\x1b[33m" in line for line in rows] == [False, False, True, False]


def test_what_users_typed_is_only_text(sqqf: Sqqf) -> None:
    """Braces, markup and escapes in a name: shown, never filled in, never sent to the terminal."""
    name = "王{on}{0}[b]\\u001b[31m"
    objection = f'objection 2026-12-21 name="{name}" text=x'
    told(sqqf, (*DONE, objection))
    [found] = [one for one in sqqf.json("case", "check", "1") if one["code"] == "objection_unforwarded"]
    assert found["text"] == "the objection of 王{on}{0}[b]␛[31m was not forwarded"
    assert "\x1b" not in sqqf.ok("case", "check", "1")


def test_each_case_is_told_in_the_words_of_its_own_rules(sqqf: Sqqf) -> None:
    """Other rules hold from 1 December: the case received before goes by the old ones, its codes and its wording."""
    content = json.loads(json.dumps(PROFILE.content))
    for entry in content["findings"]:
        entry["en"] = f"new: {entry['en']}"
    for entry in content["acts"]:
        if entry["id"] == "accepted":
            entry["en"] = "taken on"
    with book(sqqf.ledger) as opened:
        opened.open_case(*LATE)
        adopt(opened.ledger, stamp(), Profile(content), day("2026-12-01"))
        opened.open_case("received 2026-12-01", "accepted 2026-12-30")
    sqqf.today = TODAY
    found = [one["text"] for one in sqqf.json("case", "check") if one["code"] == "answered_late"]
    assert found == [
        "“accepted” came on 2026-11-26, after the due date 2026-11-16",
        "new: “taken on” came on 2026-12-30, after the due date 2026-12-15",
    ]


# ── the words of other rules ──


class _Session:
    """As much of a session as the words of a finding need."""

    profile = PROFILE


WORDINGS = [
    ("a fact that isn't there", "dated {acts}, by {whom}", {"acts": ["#1"]}, "dated #1, by –"),
    (
        "a brace by itself",
        "} {acts { {} {0} {acts!r} {acts.x}",
        {"acts": "#1"},
        "} {acts { {} – {acts!r} {acts.x}",
    ),
    ("a fact with braces", "{acts}", {"acts": "{acts}{0}{"}, "{acts}{0}{"),
    (
        "a term",
        "{acts}",
        {"acts": [Term("acts", "accepted"), day("2026-12-01"), 3]},
        "accepted, 2026-12-01, 3",
    ),
    ("a code that isn't there", "{acts}", {"acts": Term("acts", "gone")}, "gone"),
    ("none", "{acts}", {"acts": None}, "None"),
]


@pytest.mark.parametrize(
    ("wording", "facts", "said"), [row[1:] for row in WORDINGS], ids=[row[0] for row in WORDINGS]
)
def test_any_wording_can_be_filled(
    monkeypatch: pytest.MonkeyPatch, wording: str, facts: dict[str, Any], said: str
) -> None:
    for module in ("sqqf.cli.render.findings", "sqqf.cli.sentences.words"):
        monkeypatch.setattr(f"{module}.session", _Session)
    monkeypatch.setattr("sqqf.cli.context.language._lang", "en")
    content = json.loads(json.dumps(PROFILE.content))
    for entry in content["findings"]:
        entry["en"] = wording
    found = soundness.Found("阳容〔2026〕1号", Profile(content), Finding("rest_day", "note", None, facts))
    assert shown.document(found)["text"] == said


def test_every_shipped_wording_has_what_it_names(sqqf: Sqqf) -> None:
    """A story with much amiss, and one soundly assessed: no dash stands for a fact that the rule forgot."""
    amiss = (
        "received 2026-10-12",
        "accepted 2026-11-26",
        "extended 2026-12-30 days=3 reason=x",
        "step 2026-11-27",
        "concluded 2026-12-30",
    )
    told(sqqf, amiss, (*ASSESSED, "deliberated 2026-12-07"), LATE)
    for one in sqqf.json("case", "check"):
        assert "–" not in one["text"], one
        assert "{" not in one["text"] + one["remedy"], one
