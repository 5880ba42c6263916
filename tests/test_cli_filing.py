"""The commands by which a county files and the city takes it in, from the file to the receipt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sqqf.cli.main import main
from tests.cases import DECIDED, book
from tests.conftest import Sqqf
from tests.test_filing import FILING, digested, put

if TYPE_CHECKING:
    from tests.conftest import Answer

NO = "阳容〔2026〕1号"
TODAY = "2026-12-31"


@pytest.fixture
def county(sqqf: Sqqf) -> Sqqf:
    """The program at a county, with a case decided on 11 December: to be filed by the 18th."""
    with book(sqqf.ledger, level="county") as opened:
        opened.open_case(*DECIDED)
    sqqf.today = TODAY
    return sqqf


@pytest.fixture
def city(sqqf: Sqqf, tmp_path: Path) -> Iterator[Sqqf]:
    """The program at the city, in the county's folder, so that files can be handed over."""
    with book(tmp_path / "city.db"):
        yield Sqqf(tmp_path, sqqf.shelf, TODAY, {"SQQF_LEDGER": str(tmp_path / "city.db")})


def test_from_the_county_to_the_city_and_back(county: Sqqf, city: Sqqf) -> None:
    filed = county("case", "file", "1", "--on", "2026-12-14", "--out", "filing.json")
    assert (filed.code, filed.out) == (0, f"{NO}  陈某  filed 2026-12-14  [decided]\n")
    assert filed.err == "to be sent to the city group: filing.json\n"
    assert county("case", "file", "1", "--on", "2026-12-15").code == 1

    entry = city.json("filing", "import", "filing.json", "--received", "2026-12-16")
    assert entry | {"digest": None, "head": None} == {
        "id": "F2026-1",
        "by": "file",
        "county": "某容错调查工作小组",
        "case": NO,
        "document": "阳容决〔2026〕1号",
        "outcomes": ["exempted"],
        "decided_on": "2026-12-11",
        "sent_on": "2026-12-14",
        "received_on": "2026-12-16",
        "signed": False,
        "again": None,
        "chain": "first",
        "forked": None,
        "digest": None,
        "head": None,
        "due_on": "2026-12-18",
        "late": False,
        "days_late": 0,
        "working_days_late": 0,
        "already_there": False,
    }
    again = city("filing", "import", "filing.json")
    line = (
        f"F2026-1  某容错调查工作小组  {NO}: sent 2026-12-14, received 2026-12-16, in time (file, unsigned)\n"
    )
    assert (again.code, again.out, again.err) == (0, line, "it is on record already: nothing changes\n")
    del entry["already_there"]
    assert city.json("filing", "list") == [entry]
    assert city.json("filing", "list", "--late") == []
    assert city.json("case", "list") == []

    assert city.ok("filing", "receipt", "F2026-1", "--out", "receipt.json") == ""
    taken = city("filing", "receipt", "F2026-1", "--out", "receipt.json")
    assert (taken.code, taken.out) == (2, "")
    assert city.json("filing", "receipt", "f2026-1") == json.loads(
        (city.folder / "receipt.json").read_text("utf-8")
    )
    shown = county.json("case", "receipt", "1", "receipt.json", "--on", "2026-12-17")
    assert shown["acts"][-1]["kind"] == "receipted"
    assert shown["acts"][-1]["body"]["id"] == "F2026-1"
    assert county("case", "receipt", "1", "filing.json", "--on", "2026-12-17").code == 2


def test_without_a_name_it_lies_beside_the_ledger(county: Sqqf) -> None:
    filed = county("case", "file", "1", "--on", "2026-12-21", "--json")
    assert (filed.code, filed.json()["filed_on"]) == (0, "2026-12-21")
    path = county.ledger.with_name(f"备案-{NO}.json")
    assert filed.err == f"to be sent to the city group: {path}\n"
    assert json.loads(path.read_text("utf-8"))["case"] == NO


def test_what_is_late_and_what_was_never_filed(city: Sqqf) -> None:
    paper = [
        "--county",
        "某区小组",
        "--case",
        "区容〔2026〕1号",
        "--decided",
        "2026-09-01",
        "--sent",
        "2026-09-14",
    ]
    added = city(
        "filing", "add", *paper, "--received", "2026-09-15", "--outcome", "none", "--document", "某决1号"
    )
    said = "F2026-1  某区小组  区容〔2026〕1号: sent 2026-09-14, received 2026-09-15, 6 days late (4 working days) (paper)\n"
    assert (added.code, added.out) == (0, said)
    assert city("filing", "add", *paper, "--received", "2026-09-16").code == 1

    quarter = ["filing", "quarter", "--quarter", "2026q3", "--on", "2026-10-09", "--county"]
    listed = city.json(
        *quarter, "某区", "--decision", "区容[2026]1号", "--decision", "区容〔2026〕2号@2026-09-30"
    )
    assert listed == {
        "county": "某区",
        "quarter": "2026Q3",
        "decisions": [{"number": "区容[2026]1号"}, {"number": "区容〔2026〕2号", "on": "2026-09-30"}],
        "on": "2026-10-09",
        "not_filed": ["区容〔2026〕2号"],
    }
    assert city.ok(*quarter, "某市") == "某市, 2026Q3: decisions on the list: 0; not filed: none\n"

    late = [line.split("\t") for line in city.ok("filing", "list", "--late").splitlines()]
    assert late[0][-6:] == ["due", "sent", "received", "standing", "form", "chain"]
    assert [line[:5] for line in late[1:]] == [
        ["–", "某区", "区容〔2026〕2号", "", ""],
        ["F2026-1", "某区小组", "区容〔2026〕1号", "某决1号", "none"],
    ]
    assert [line[5:] for line in late[1:]] == [
        ["2026-09-30", "2026-10-13", "", "", "not filed, 79 days late (57 working days)", "only listed", ""],
        ["2026-09-01", "2026-09-08", "2026-09-14", "2026-09-15", "6 days late (4 working days)", "paper", ""],
    ]


# In one process each, because there are many: the exit code and what is said are those of the program.


@pytest.fixture
def typed(
    city: Sqqf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """A command of the city's, run in this process."""
    from tests.conftest import Answer

    monkeypatch.chdir(city.folder)
    for name, value in city.environment().items():
        if name.startswith("SQQF_"):
            monkeypatch.setenv(name, value)

    def run(*words: str | Path) -> Answer:
        code = main(list(map(str, words)))
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


def _json(content: Any) -> bytes:
    return json.dumps(content).encode()


HOSTILE: list[tuple[str, bytes, int]] = [
    ("nothing", b"", 2),
    ("a page", b"<html>", 2),
    ("a zip, as a document is", b"PK\x03\x04" + bytes(200), 2),
    ("a database", b"SQLite format 3\0" + bytes(4080), 2),
    ("cut", _json(FILING)[:-20], 2),
    ("nested without end", b'{"a":' * 50_000, 2),
    ("nested deeply", b'{"format":"sqqf-filing","rules":' + b"[" * 300 + b"]" * 300 + b"}", 2),
    ("no number", b'{"format":"sqqf-filing","version":NaN}', 2),
    ("half a character", b'{"format":"sqqf-filing","group":"\\ud800"}', 2),
    ("a key that steers the terminal", _json({**FILING, "\x1b[2Jhe": 1}), 2),
    ("too large", _json(FILING) + b" " * 5_000_000, 2),
    ("a list", _json([FILING]), 2),
    ("another form", _json({**FILING, "format": "receipt"}), 2),
    ("a newer form", _json({**FILING, "version": 99}), 2),
    ("acts of another kind", _json(digested({**FILING, "acts": [1, None]})), 2),
    ("a name changed", _json({**FILING, "group": "\x1b[31m{x}"}), 1),
    ("a city's", _json({**FILING, "level": "city", "group": "\x1b[31m{x}"}), 1),
    ("an act changed", _json(digested(put(FILING, ("acts", 3, "body", "finding"), "x"))), 1),
    ("the last acts cut off", _json(digested({**FILING, "acts": FILING["acts"][:-2]})), 1),
    ("a number changed", _json(digested({**FILING, "case": "阳容〔2026〕2号"})), 1),
]


@pytest.mark.parametrize(("content", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_whatever_is_handed_in_is_answered(
    typed: Callable[..., Answer], tmp_path: Path, content: bytes, code: int
) -> None:
    path = tmp_path / "handed-in.json"
    path.write_bytes(content)
    imported = typed("filing", "import", path)
    assert (imported.code, imported.out) == (code, "")
    assert imported.err.startswith("sqqf: ")
    assert "\x1b" not in imported.err
    assert typed("filing", "list", "--json").json() == []


LINES = [
    ("filing import nowhere.json", 2, "no such file"),
    ("filing import .", 2, "is no file but a folder"),
    ("filing add --county 某区", 2, "missing: --case, --decided, --sent, --received"),
    ("filing add --county 某区 --case 1 --decided 2026-09-01 --sent 2026-08-31 --received 2026-09-02", 1, "before the decision"),
    ("filing add --county 某区 --case 1 --decided 1900-09-01 --sent 1900-09-02 --received 2026-09-02", 2, "outside the calendar"),
    ("filing add --county 某区 --case 1 --decided 2026-09-01 --sent 2026-09-02 --received 2027-01-01", 1, "the dates contradict each other"),
    ("filing add --county 某区 --case 1 --decided 2026-09-01 --sent 2026-09-02 --received 2026-09-02 --outcome x", 2, "not among the outcomes"),
    ("filing quarter --county 某区 --quarter 2026Q5 --on 2026-12-31", 2, "“2026Q5” is not a quarter"),
    ("filing quarter --county 某区 --quarter ２０２６Q1 --on 2026-12-31", 2, "is not a quarter"),
    ("filing quarter --county 某区 --quarter 2026Q4 --on 2027-01-04", 1, "2027-01-04 is after today"),
    ("filing quarter --county 某区 --quarter 2026Q4 --on 2026-12-31 --decision 1@x", 2, "“x” is not a date"),
    ("filing quarter --county 某区 --quarter 2026Q4 --on 2026-12-31 --decision @2026-12-01", 2, "blank"),
    ("filing receipt F2026-1", 2, "there is no “F2026-1”"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "said"), LINES, ids=[row[0] for row in LINES])
def test_a_bad_line_changes_nothing(typed: Callable[..., Answer], line: str, code: int, said: str) -> None:
    answer = typed(*line.split())
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert typed("filing", "list", "--json").json() == []


def test_at_a_county_the_list_says_where_it_belongs(county: Sqqf) -> None:
    answer = county("filing", "list")
    assert (answer.code, answer.out) == (1, "")
    assert "this is a county's ledger" in answer.err
    assert "二(三)4" in answer.err
