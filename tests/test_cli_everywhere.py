"""What holds for every command: the options before it, exit codes, one document with --json."""

from __future__ import annotations

import json
import os
import shlex
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.cases import spoil
from tests.conftest import CASE, CITY
from tests.test_cli_documents import DESK

if TYPE_CHECKING:
    from tests.conftest import Sqqf


# ── options before the command ──


def test_the_ledger_is_the_options_then_the_environments_then_the_default(city: Sqqf) -> None:
    other = city.folder / "other.db"
    init = ("init", "--group", "某组", "--level", "county")
    city.ok("--ledger", other, *init)
    assert city.json("--ledger", other, "report", "daily")["group"] == "某组"
    assert city.json("report", "daily")["group"] == "阳江市容错调查工作小组"
    city.env["SQQF_LEDGER"] = ""  # nothing named
    missing = city("case", "list")
    assert missing.code == 10
    assert "ledger.db" in missing.err
    city.ok(*init)
    assert city.json("case", "list") == []
    assert list(city.folder.rglob("ledger.db"))


@pytest.mark.parametrize(
    "line", ["case list", "deadlines", "summary", "report daily", "verify", "calendar import n", CASE]
)
def test_a_mistyped_path_never_makes_a_ledger(sqqf: Sqqf, line: str) -> None:
    before = sorted(sqqf.folder.rglob("*"))
    answer = sqqf("--ledger", "mistyped.db", *shlex.split(line))
    assert (answer.code, answer.out) == (10, "")
    assert sorted(sqqf.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("path", "code"),
    [(".", 12), ("x" * 300, 10), ("~nobody-of-this-name/a.db", 10), ("a.db/a.db", 10), (" ", 2)],
    ids=["a folder", "a name too long", "an unknown home", "under a file", "blank"],
)
def test_a_path_that_can_be_no_ledger(city: Sqqf, path: str, code: int) -> None:
    answer = city("--ledger", path, "case", "list")
    assert (answer.code, answer.out) == (code, ""), answer.err


def test_a_ledger_made_where_there_is_no_folder(sqqf: Sqqf) -> None:
    answer = sqqf("--ledger", "no/folder/a.db", "init", "--group", "某组", "--level", "city")
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.skipif(os.name == "nt", reason="another kind of rights there")
def test_no_ledger_is_made_where_everybody_may_put_another(sqqf: Sqqf) -> None:
    (shared := sqqf.folder / "shared").mkdir()
    shared.chmod(0o777)
    for line in (("init", "--group", "某组", "--level", "city"), ("demo", "--cases", "1")):
        answer = sqqf("--ledger", "shared/a.db", *line)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("sqqf: everybody may rename and delete files in ")
        assert list(shared.iterdir()) == []


def test_a_ledgers_name_may_have_any_characters(sqqf: Sqqf) -> None:
    name = "台账 a?b#c%20.db" if sys.platform != "win32" else "台账 a#c%20.db"
    sqqf.ok("--ledger", name, "init", "--group", "某组", "--level", "市级")
    assert sqqf.json("--ledger", name, "case", "list") == []
    assert (sqqf.folder / name).is_file()


def test_today_is_the_options_then_the_environments_then_chinas(city: Sqqf) -> None:
    assert city.json("--today", "2026年2月14日", "summary")["date"] == "2026-02-14"
    assert city.json("summary")["date"] == "2026-11-23"
    city.env |= {"SQQF_TODAY": "", "TZ": "America/Los_Angeles"}
    china = datetime.now(UTC) + timedelta(hours=8)
    said = city.json("summary")["date"]
    assert said in {china.date().isoformat(), (china + timedelta(minutes=2)).date().isoformat()}


def test_who_records_is_the_options_then_the_environments_then_the_login_name(case: Sqqf) -> None:
    case.ok("--by", "李某", "case", "note", "1", "--text", "a")
    case.env["SQQF_BY"] = "王某"
    case.ok("case", "note", "1", "--text", "b")
    acts = case.json("--by", "赵某", "case", "note", "1", "--text", "c")["acts"]
    assert [act["by"] for act in acts] == ["tester", "李某", "王某", "赵某"]


@pytest.mark.parametrize("name", [" ", "\udcff"], ids=["blank", "not UTF-8"])
def test_a_recorder_needs_a_name(case: Sqqf, name: str) -> None:
    answer = case("--by", name, "case", "note", "1", "--text", "a")
    assert (answer.code, answer.out) == (2, ""), answer.err


def test_an_act_under_another_today_keeps_that_day_as_a_mark(case: Sqqf) -> None:
    """The real clock gives the moment of recording, whatever --today says."""
    before = datetime.now(UTC).replace(microsecond=0)
    act = case.json("--today", "2031-05-06", "case", "note", "1", "--text", "a")["acts"][-1]
    assert act["today"] == "2031-05-06"
    assert before <= datetime.fromisoformat(act["recorded_at"]) <= datetime.now(UTC)
    case.env["SQQF_TODAY"] = ""
    assert case.json("case", "note", "1", "--text", "b")["acts"][-1]["today"] is None


CHINESE = "登记"
LANGUAGES = [
    # before the command, environment, locale → Chinese?
    ("", {"SQQF_LANG": ""}, {"LC_ALL": "zh_CN.UTF-8"}, True),
    ("", {"SQQF_LANG": ""}, {"LC_ALL": "C.UTF-8"}, True),
    ("", {"SQQF_LANG": ""}, {"LC_ALL": "", "LANG": "en_GB.UTF-8"}, False),
    ("", {"SQQF_LANG": ""}, {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
    ("", {"SQQF_LANG": "zh"}, {"LC_ALL": "en_US.UTF-8"}, True),
    ("--lang en", {"SQQF_LANG": "zh"}, {}, False),
    ("--lang=zh --today 2026-11-23", {"SQQF_LANG": "en"}, {}, True),
    ("--today 2026-11-23 --by case --lang zh", {"SQQF_LANG": "en"}, {}, True),
]


@pytest.mark.skipif(sys.platform == "win32", reason="the locale is the system's there")
@pytest.mark.parametrize(("before", "environment", "locale", "chinese"), LANGUAGES)
def test_the_language_is_chosen_before_help_is_made(
    sqqf: Sqqf, before: str, environment: dict[str, str], locale: dict[str, str], chinese: bool
) -> None:
    answer = sqqf(*before.split(), "case", "new", "--help", env={**environment, **locale})
    assert answer.code == 0
    assert (CHINESE in answer.out.splitlines()[2]) == chinese


# ── exit codes and streams ──

READING = (
    "case list", "case show 5", "case explain 5", "step list 6", "deadlines", "deadlines --overdue", "summary",
    "report daily", "verify", "calendar add 2026-02-09 10", "calendar between 2026-11-20 2026-11-23",
    "calendar check 2026-11-23", "calendar show 2026", "calendar years", "rules list", "rules show c9",
    "rules search 没有这样的规定", "assess show 6", "case check", "case check 5", "correction list", "guidance list",
    "prefiling list", "member list", "filing list",
)  # fmt: skip


@pytest.mark.parametrize("line", READING)
def test_every_reading_command_has_one_document_and_plain_text(sqqf: Sqqf, line: str) -> None:
    sqqf.given(*DESK)
    document = sqqf(*line.split(), "--json")
    assert (document.code, document.err) == (0, "")
    assert isinstance(json.loads(document.out), dict | list)
    text = sqqf(*line.split())
    assert text.code == 0
    assert "\x1b" not in text.out + text.err


@pytest.mark.parametrize(("line", "code"), [("deadlines --exit-code", 3), ("deadlines --exit-code --officer 王某", 0), ("deadlines --overdue", 0)])  # fmt: skip
def test_three_says_that_something_is_overdue_and_prints_it(sqqf: Sqqf, line: str, code: int) -> None:
    answer = sqqf.given(*DESK)(*line.split())
    assert (answer.code, answer.err) == (code, "")
    assert answer.out


def test_sqqf_alone(sqqf: Sqqf) -> None:
    """The summary where there is a ledger, else the help."""
    alone = sqqf()
    assert alone.code == 0
    assert "Commands:" in alone.out
    sqqf.given(CITY, CASE)
    assert sqqf().out == sqqf("summary").out


def test_version_and_help_need_no_ledger(sqqf: Sqqf) -> None:
    assert sqqf.ok("--version").startswith("sqqf ")
    assert "--today DATE" in sqqf.ok("-h")


def test_rules_on_record_that_cannot_be_read_are_damage(case: Sqqf) -> None:
    """The profile on record can't be read any more: no user can bring this about."""
    spoil(case.ledger, "UPDATE acts SET body='{}' WHERE seq=1")
    answer = case("report", "daily")
    assert (answer.code, answer.out) == (12, "")
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) <= 2
    verified = case("verify", "--json")
    assert (verified.code, verified.json()["ok"]) == (12, False)
    assert {"seq": 1, "case": None, "what": "changed"} in verified.json()["problems"]


@pytest.mark.skipif(os.name == "nt", reason="another kind of rights there")
def test_the_ledger_is_the_owners_alone(city: Sqqf) -> None:
    assert city.ledger.stat().st_mode & 0o777 == 0o600
