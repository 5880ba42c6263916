"""The city witnesses a county's head; keys, signatures; a ledger that was set back or made anew is named."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases import DECIDED, book, make_ledger
from tests.test_cli_filing import city, county

if TYPE_CHECKING:
    from tests.conftest import Answer, Sqqf

pytest.importorskip("nacl", reason="the extra keeping isn't installed")
__all__ = ["city", "county"]
GROUP = "某容错调查工作小组"


@pytest.fixture
def three(county: Sqqf) -> Sqqf:
    """The county, with three cases decided on 11 December."""
    with book(county.ledger.with_name("three.db"), level="county") as opened:
        for _ in range(3):
            opened.open_case(*DECIDED)
    county.ledger.unlink()
    shutil.move(county.ledger.with_name("three.db"), county.ledger)
    return county


def file(county: Sqqf, n: int) -> str:
    """Case n is filed; the file's name."""
    county.ok("case", "file", str(n), "--on", "2026-12-14", "--out", f"f{n}.json")
    return f"f{n}.json"


def taken_in(city: Sqqf, name: str, *more: str) -> Answer:
    return city("filing", "import", name, "--received", "2026-12-16", "--json", *more)


def content(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


# ── the chain between filings ──


def test_each_filing_goes_on_from_the_one_before(three: Sqqf, city: Sqqf) -> None:
    answers = [taken_in(city, file(three, n)).json() for n in (1, 2, 3)]
    assert [one["chain"] for one in answers] == ["first", "proved", "proved"]
    assert [row["chain"] for row in city.json("filing", "list")] == ["first", "proved", "proved"]


def test_a_filing_that_is_missing_leaves_a_gap_and_closes_it_when_it_comes(three: Sqqf, city: Sqqf) -> None:
    names = [file(three, n) for n in (1, 2, 3)]
    told = [taken_in(city, names[n]).json()["chain"] for n in (0, 2, 1)]
    assert told == ["first", "gap", "proved"]


def restored(county: Sqqf, first: int, later: int) -> tuple[str, str]:
    """One case is filed, another from an earlier copy of the ledger: the names of the two files."""
    shutil.copy(county.ledger, county.folder / "early.db")
    name = file(county, first)
    shutil.copy(county.folder / "early.db", county.ledger)
    return name, file(county, later)


def test_a_ledger_carried_on_from_an_older_state_is_named(three: Sqqf, city: Sqqf) -> None:
    taken_in(city, file(three, 1))
    seq = content(three.folder, "f1.json")["acts"][-1]["seq"]
    one, other = restored(three, 2, 3)
    assert taken_in(city, one).json()["chain"] == "proved"
    refused = taken_in(city, other)
    assert (refused.code, f"the ledger of {GROUP} parts after act #{seq} " in refused.err) == (1, True)
    took = taken_in(city, other, "--forked", "恢复备份后续办").json()
    assert (took["chain"], took["forked"]) == ("forked", "恢复备份后续办")


def test_a_ledger_made_anew_after_it_filed_is_named(three: Sqqf, city: Sqqf) -> None:
    one, other = restored(three, 1, 2)
    assert taken_in(city, one).json()["chain"] == "first"
    refused = taken_in(city, other)
    assert (refused.code, f"the ledger of {GROUP} isn't the one that filed before" in refused.err) == (
        1,
        True,
    )


def test_an_older_filing_without_the_chain_is_read(three: Sqqf, city: Sqqf) -> None:
    names = [file(three, n) for n in (1, 2)]
    old = content(three.folder, names[1])
    del old["chain"]
    (three.folder / "old.json").write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")
    taken_in(city, names[0])
    assert taken_in(city, "old.json").json()["chain"] == "gap"
    assert taken_in(city, names[1]).json()["already_there"]


CHANGED = {
    "a hash": lambda chain: chain["hashes"].__setitem__(0, "ab" * 32),
    "one left out": lambda chain: chain["hashes"].pop(),
    "where it begins": lambda chain: chain.__setitem__("seq", chain["seq"] - 1),
    "from another head": lambda chain: chain.__setitem__("head", "ab" * 32),
    "another field": lambda chain: chain.__setitem__("x", 1),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_a_chain_that_doesnt_lead_to_the_head_is_refused(three: Sqqf, city: Sqqf, change: Any) -> None:
    file(three, 1)
    three.ok("case", "note", "3", "--text", "其间")
    filing = content(three.folder, file(three, 2))
    change(filing["chain"])
    (three.folder / "x.json").write_text(json.dumps(filing, ensure_ascii=False), encoding="utf-8")
    answer = taken_in(city, "x.json")
    assert (answer.code, "something in it was changed" in answer.err) == (1, True)


# ── countersigned ──


def test_a_head_countersigned_is_shown_and_missed(three: Sqqf, city: Sqqf) -> None:
    shutil.copy(three.ledger, three.folder / "early.db")
    taken_in(city, file(three, 1))
    city.ok("countersign", "f1.json", "--out", "r.json")
    head = content(three.folder, "f1.json")["head"]
    took = three.json("countersign", "r.json")
    assert (took["head"], took["by"], took["signed"], took["kept"]) == (head, GROUP, False, True)
    found = three.json("verify")["countersigned"]
    assert (found["head"], found["by"]) == (head, GROUP)
    shutil.copy(three.folder / "early.db", three.ledger)
    assert three("verify").code == 12
    again = three("countersign", "r.json")
    assert (again.code, again.out) == (12, "")
    assert "the ledger doesn't have the head that" in again.err


def test_a_machine_is_lost_and_the_backup_is_proved_by_the_city(three: Sqqf, city: Sqqf) -> None:
    taken_in(city, file(three, 1))
    city.ok("countersign", "f1.json", "--out", "r.json")
    three.ok("backup", "b.db")
    three.ok("case", "note", "2", "--text", "备份之后")
    for path in (three.ledger, three.folder / f"{three.ledger.name}.heads.log"):
        path.unlink()
    three.ok("restore", "b.db", "--to", three.ledger.name)
    assert three.json("countersign", "r.json")["seq"] == content(three.folder, "f1.json")["acts"][-1]["seq"]
    assert three.json("verify")["ok"]
    assert taken_in(city, file(three, 2)).json()["chain"] == "proved"


def test_only_what_was_taken_in_is_countersigned(three: Sqqf, city: Sqqf) -> None:
    name = file(three, 1)
    answer = city("countersign", name)
    assert (answer.code, "wasn't taken in here" in answer.err) == (1, True)


def test_a_receipt_for_another_ledger_says_nothing_here(three: Sqqf, city: Sqqf) -> None:
    taken_in(city, file(three, 1))
    city.ok("countersign", "f1.json", "--out", "r.json")
    answer = city("countersign", "r.json")
    assert (answer.code, "countersigns nothing of this ledger" in answer.err) == (2, True)


# ── keys ──


def with_keys(county: Sqqf, city: Sqqf) -> None:
    county.ok("keys", "new", "--out", "county.json")
    city.ok("keys", "trust", "county.json")
    city.ok("keys", "new", "--out", "city.json")
    county.ok("keys", "trust", "city.json")


def test_what_is_signed_with_a_key_taken_up_counts_as_signed(three: Sqqf, city: Sqqf) -> None:
    with_keys(three, city)
    assert taken_in(city, file(three, 1)).json()["signed"] is True
    city.ok("countersign", "f1.json", "--out", "r.json")
    assert three.json("countersign", "r.json")["signed"] is True
    [private] = three.folder.glob(f"{three.ledger.name}.*.key")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    secret = private.read_text(encoding="utf-8").strip()
    others = [one for one in three.folder.iterdir() if one != private and one.is_file()]
    assert not [one.name for one in others if secret.encode() in one.read_bytes()]


def test_a_key_that_nobody_took_up_signs_nothing(three: Sqqf, city: Sqqf) -> None:
    three.ok("keys", "new")
    assert taken_in(city, file(three, 1)).json()["signed"] is False


@pytest.mark.parametrize("known", [True, False], ids=["key taken up", "key unknown"])
def test_a_wrong_signature_is_always_refused(three: Sqqf, city: Sqqf, *, known: bool) -> None:
    three.ok("keys", "new", "--out", "county.json")
    if known:
        city.ok("keys", "trust", "county.json")
    filing = content(three.folder, file(three, 1))
    value = filing["signature"]["value"]
    filing["signature"]["value"] = ("0" if value[0] != "0" else "1") + value[1:]
    (three.folder / "x.json").write_text(json.dumps(filing, ensure_ascii=False), encoding="utf-8")
    answer = taken_in(city, "x.json")
    assert (answer.code, f"the signature isn't that of {GROUP}" in answer.err) == (1, True)


def test_a_lost_key_is_replaced_on_record(three: Sqqf, city: Sqqf) -> None:
    with_keys(three, city)
    [private] = three.folder.glob(f"{three.ledger.name}.*.key")
    private.unlink()
    lost = three("case", "file", "1", "--on", "2026-12-14", "--out", "f1.json")
    assert (lost.code, "isn't in" in lost.err, (three.folder / "f1.json").exists()) == (2, True, False)
    private.write_text("00\n", encoding="utf-8")
    broken = three("case", "file", "1", "--on", "2026-12-14", "--out", "f1.json")
    assert (broken.code, "doesn't hold the private half" in broken.err) == (2, True)
    assert three("keys", "new").code == 1
    three.ok("keys", "new", "--reason", "随旧电脑丢失", "--out", "second.json")
    assert [(one["own"], one["replaced"]) for one in three.json("keys", "list")] == [
        (True, True),
        (False, False),
        (True, False),
    ]
    assert taken_in(city, file(three, 1)).json()["signed"] is False
    assert city("keys", "trust", "second.json").code == 1
    city.ok("keys", "trust", "second.json", "--reason", "县级小组来函说明")
    assert taken_in(city, file(three, 2)).json()["signed"] is True
    assert [one["signed"] for one in city.json("filing", "list")] == [False, True]


def test_another_ledger_of_a_county_that_filed_before_is_told(three: Sqqf, city: Sqqf) -> None:
    taken_in(city, file(three, 1))
    three.ledger.unlink()
    make_ledger(three.ledger, level="county")
    with book(three.ledger, level="county") as opened:
        for _ in range(2):
            opened.open_case(*DECIDED)
    assert taken_in(city, file(three, 2)).json()["chain"] == "begun_anew"
