"""``case bundle`` and ``verify --bundle``: the file of a case, handed over, and whether it is still that."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_cli_papers import text_of

if TYPE_CHECKING:
    from tests.conftest import Sqqf

STEP = "step add 1 --method document --on 2026-11-18 --people 李某,赵某 --finding 属实 --point 1 --evidence"


@pytest.fixture
def full(case: Sqqf) -> Sqqf:
    """Case 1 accepted, with a paper, an attachment and a piece of evidence."""
    (case.folder / "下级").mkdir()
    (case.folder / "下级" / "会议纪要.pdf").write_bytes(b"minutes")
    (case.folder / "验收单.pdf").write_bytes(b"evidence")
    case.ok("case", "accept", "1", "--on", "2026-11-17")
    case.ok("paper", "make", "acceptance", "1")
    case.ok("case", "attach", "1", "下级/会议纪要.pdf")
    case.ok(*STEP.split(), "验收单.pdf")
    return case


def bundled(sqqf: Sqqf, *line: str | Path) -> Any:
    return sqqf.json("case", "bundle", "1", *line)


def test_a_bundle_has_all_that_is_on_record_and_a_manifest_of_it(full: Sqqf) -> None:
    head = full.json("verify")["head"]
    told = bundled(full, "b.zip")
    assert full.json("verify")["head"] == head, "it is no act"
    with zipfile.ZipFile(full.folder / "b.zip") as archive:
        names = archive.namelist()
        listed = json.loads(archive.read("manifest.json"))
        acts = json.loads(archive.read("acts.json"))["acts"]
        calendar = json.loads(archive.read("calendar.json"))
        history = archive.read("history.txt").decode("utf-8-sig")
        archive.extract("index.docx", full.folder)
    assert names[:5] == ["manifest.json", "index.docx", "acts.json", "history.txt", "calendar.json"]
    assert [name.partition("-")[2] for name in names[5:]] == [
        "受理告知书-阳容受〔2026〕1号.docx",
        "会议纪要.pdf",
        "验收单.pdf",
    ]
    assert (listed["no"], listed["head"], told["head"]) == ("阳容〔2026〕1号", head, head)
    assert [one["path"] for one in listed["files"]] == names[1:]
    assert [{key: act[key] for key in ("seq", "kind", "body")} for act in acts] == [
        {key: act[key] for key in ("seq", "kind", "body")} for act in full.json("case", "show", "1")["acts"]
    ]
    assert calendar["days"][0]["date"] == "2026-11-16"
    assert "2026-11-17" in history
    assert "sqqf case" not in history, "what may come next is no part of what was"
    assert "受理告知书" in text_of(full.folder / "index.docx")
    assert (full.folder / "b.zip").stat().st_mode & 0o777 == 0o600


def test_the_same_state_of_the_ledger_makes_the_same_bytes(full: Sqqf) -> None:
    for name in ("a.zip", "b.zip"):
        bundled(full, name)
    assert (full.folder / "a.zip").read_bytes() == (full.folder / "b.zip").read_bytes()


@pytest.mark.parametrize("name", ["b.zip", "out"])
def test_it_never_goes_over_what_is_there(full: Sqqf, name: str) -> None:
    bundled(full, name)
    answer = full("case", "bundle", "1", name)
    assert (answer.code, answer.out) == (2, "")
    assert "is there already" in answer.err
    assert not [path for path in full.folder.iterdir() if path.name.startswith(".sqqf-")]


def test_a_file_that_was_moved_is_found_and_one_that_is_gone_is_named(
    full: Sqqf, tmp_path_factory: Any
) -> None:
    other = tmp_path_factory.mktemp("stick")
    (full.folder / "下级" / "会议纪要.pdf").rename(other / "改名.pdf")
    told = bundled(full, "b.zip")
    assert [one["name"] for one in told["missing"]] == ["会议纪要.pdf"]
    assert "not found: 会议纪要.pdf" in full("case", "bundle", "1", "c.zip").err
    assert bundled(full, "d.zip", "--look-in", other)["missing"] == []
    assert full.json("verify", "--bundle", "b.zip")["missing"] == told["missing"]
    assert full("case", "bundle", "1", "e.zip", "--look-in", "nowhere").code == 2


@pytest.mark.parametrize("name", ["b.zip", "out"], ids=["zip", "folder"])
def test_a_bundle_is_checked_without_a_ledger(full: Sqqf, name: str) -> None:
    head = bundled(full, name)["head"]
    full.ledger.unlink()
    told = full.json("verify", "--bundle", name)
    assert told == {
        "no": "阳容〔2026〕1号",
        "group": "阳江市容错调查工作小组",
        "head": head,
        "ok": True,
        "files": 7,
        "missing": [],
        "problems": [],
    }
    assert full("verify", "--bundle", name, "--head", head).code == 0
    other = full("verify", "--bundle", name, "--head", "0" * 64)
    assert (other.code, "another one" in other.out) == (12, True)
    assert full("verify", "--bundle", "nowhere.zip").code == 2


def in_acts(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / "acts.json"
        content = json.loads(path.read_bytes())
        change(content["acts"])
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        _listed_anew(folder, "acts.json")

    return spoil


def _listed_anew(folder: Path, name: str) -> None:
    """As somebody would who knows how a manifest is made."""
    import hashlib

    path = folder / "manifest.json"
    content = json.loads(path.read_bytes())
    made = (folder / name).read_bytes()
    for one in content["files"]:
        if one["path"] == name:
            one.update(size=len(made), sha256=hashlib.sha256(made).hexdigest())
    del content["digest"]
    form = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    content["digest"] = hashlib.sha256(form.encode()).hexdigest()
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def other_paper(folder: Path) -> None:
    (paper,) = (folder / "papers").iterdir()
    paper.write_bytes(b"another")
    _listed_anew(folder, f"papers/{paper.name}")


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        pytest.param(lambda d: (d / "history.txt").write_text("x"), "changed", id="a file changed"),
        pytest.param(lambda d: (d / "index.docx").unlink(), "missing", id="a file gone"),
        pytest.param(lambda d: (d / "more.txt").write_text("x"), "added", id="a file more"),
        pytest.param(lambda d: (d / "manifest.json").write_text("{}"), "not_a_bundle", id="no manifest"),
        pytest.param(lambda d: (d / "manifest.json").write_text("["), "unreadable", id="no JSON"),
        pytest.param(lambda d: (d / "manifest.json").unlink(), "unreadable", id="manifest gone"),
        pytest.param(
            in_acts(lambda acts: acts[1].update(on="2026-11-18")), "act_changed", id="an act changed"
        ),
        pytest.param(in_acts(lambda acts: acts.pop(1)), "act_changed", id="an act left out"),
        pytest.param(in_acts(lambda acts: acts.pop()), "act_missing", id="the last act left out"),
        pytest.param(in_acts(lambda acts: acts.append({"x": "x"})), "unreadable", id="no act"),
        pytest.param(other_paper, "not_told", id="another paper, listed anew"),
    ],
)
def test_what_was_changed_shows(full: Sqqf, spoil: Callable[[Path], object], what: str) -> None:
    bundled(full, "out")
    spoil(full.folder / "out")
    answer = full("verify", "--bundle", "out", "--json")
    assert answer.code == 12
    told = answer.json()
    assert not told["ok"]
    assert what in [one["what"] for one in told["problems"]]
    assert full("verify", "--bundle", "out").out.endswith("not ok\n")


def test_a_zip_cut_short_or_damaged_doesnt_hold(full: Sqqf) -> None:
    bundled(full, "b.zip")
    content = bytearray((full.folder / "b.zip").read_bytes())
    (full.folder / "short.zip").write_bytes(content[:-200])
    content[len(content) // 2] ^= 0xFF
    (full.folder / "bit.zip").write_bytes(content)
    (full.folder / "text.zip").write_text("no zip", encoding="utf-8")
    for name in ("short.zip", "bit.zip", "text.zip"):
        answer = full("verify", "--bundle", name, "--json")
        assert (answer.code, answer.json()["ok"]) == (12, False), name


def test_who_gave_a_lead_isnt_in_the_bundle_of_its_case(city: Sqqf) -> None:
    for line in (
        "lead new --source s1 --area i5.4 --unit 某局 --person 刘某 --received 2026-11-02 --informant 方某某 --contact 13900000000 --text 申请搁置",
        "lead verify 1 --method files --on 2026-11-05 --people 李某 --finding 属实 --complete",
        "lead tolerance 1 --result possible --on 2026-11-06 --reason 属先行先试",
        "case accept 1 --on 2026-11-09",
    ):
        city.ok(*line.split())
    answer = city("case", "bundle", "1", "方某某.zip")
    assert (answer.code, answer.out) == (2, "")
    assert "names who gave the lead" in answer.err
    bundled(city, "b.zip")
    with zipfile.ZipFile(city.folder / "b.zip") as archive:
        said = b"".join(archive.read(name) for name in archive.namelist())
    assert "方某某".encode() not in said
    assert b"13900000000" not in said


# ── copies kept, and files held against the record ──


def test_a_copy_is_kept_by_its_hash_for_its_owner_alone(case: Sqqf) -> None:
    path = case.folder / "纪要.pdf"
    path.write_bytes(b"minutes")
    case.ok("case", "attach", "1", path, "--keep")
    sha256 = case.json("case", "show", "1")["acts"][-1]["body"]["sha256"]
    copy = case.folder / "a.db.files" / sha256
    assert copy.read_bytes() == b"minutes"
    assert [one.stat().st_mode & 0o777 for one in (copy, copy.parent)] == [0o600, 0o700]
    path.unlink()
    assert case("verify", "--files").code == 0
    assert bundled(case, "b.zip")["missing"] == []
    case.ok("case", "void", "1", "--reason", "重复")
    (case.folder / "二.pdf").write_bytes(b"more")
    assert case("case", "attach", "9", "二.pdf", "--keep").code == 2
    assert [one.name for one in copy.parent.iterdir()] == [sha256], "none is kept of what isn't recorded"


def test_files_that_have_changed_or_are_gone_are_named(full: Sqqf) -> None:
    assert full.ok("verify", "--files").endswith("ok: every act is what was recorded\n")
    (full.folder / "下级" / "会议纪要.pdf").unlink()
    (full.folder / "验收单.pdf").write_bytes(b"forged")
    answer = full("verify", "--files", "--json")
    assert answer.code == 12
    told = answer.json()
    assert not told["ok"]
    assert [(one["what"], one["name"], one["case"]) for one in told["problems"]] == [
        ("file_missing", "会议纪要.pdf", "阳容〔2026〕1号"),
        ("file_changed", "验收单.pdf", "阳容〔2026〕1号"),
    ]
    assert full("verify").code == 0, "the record itself is as it was"
    assert "验收单.pdf this file isn't what went on record" in full("verify", "--files").out


# ── of a lead ──


def test_the_file_of_a_lead_is_handed_over_as_that_of_a_case(city: Sqqf) -> None:
    (city.folder / "登记簿.pdf").write_bytes(b"register")
    for line in (
        "lead new --source s1 --area i5.4 --unit 某局 --person 刘某 --received 2026-11-02 --informant 方某某 --text 申请搁置",
        "lead verify 1 --method files --on 2026-11-05 --people 李某 --finding 属实 --complete",
        "lead attach 1 登记簿.pdf",
        "paper make talk L2026-1",
    ):
        city.ok(*line.split())
    told = city.json("lead", "bundle", "1", "b.zip")
    assert (told["no"], told["missing"]) == ("L2026-1", [])
    with zipfile.ZipFile(city.folder / "b.zip") as archive:
        names = archive.namelist()
        said = b"".join(archive.read(name) for name in names)
        archive.extract("index.docx", city.folder)
    assert [name.partition("/")[0] for name in names[5:]] == ["attachments", "papers"]
    assert "方某某".encode() not in said
    assert "线索编号：" in text_of(city.folder / "index.docx")
    assert city.ok("verify", "--bundle", "b.zip").endswith("ok: everything in it is as it was handed over\n")
    city.ok("lead", "bundle", "1", "folder")
    (city.folder / "folder" / "history.txt").write_text("x")
    assert city("verify", "--bundle", "folder").code == 12
