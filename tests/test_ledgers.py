"""Ledgers as offices keep them go in with at most one filled-in map, and lose nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.ledgers import Ledger, ledgers, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sqqf


def whom(told: dict[str, Any]) -> str:
    people = told.get("parties") or told.get("persons") or ()
    unit = told.get("unit")
    return (
        "、".join(f"{one['name']}/{one.get('unit') or unit or '-'}/{one['post'] or '-'}" for one in people)
        or "-"
    )


@pytest.mark.parametrize("ledger", ledgers(), ids=[one.name for one in ledgers()])
def test_an_office_ledger_goes_in(sqqf: Sqqf, ledger: Ledger) -> None:
    level = ledger.told.get("level", ["city"])[0]
    sqqf.ok("init", "--group", "某县", "--level", level, "--prefix", "某容")
    told: list[str | Path] = ["import", write(ledger, sqqf.folder)]
    if ledger.map:
        (sqqf.folder / "对照.toml").write_text(ledger.map, encoding="utf-8")
        assert sqqf(*told, "--dry-run").code == 2  # not without the map
        told += ["--map", "对照.toml"]
    sqqf.ok(*told)
    track = "lead" if ledger.comes[0][0].startswith("L") else "case"
    listed = sqqf.json(track, "list")
    assert [(one["no"], one["state"], whom(one)) for one in listed] == ledger.comes
    shown = json.dumps([sqqf.json(track, "show", one["no"]) for one in listed], ensure_ascii=False)
    assert [said for said in ledger.says if said not in shown] == []
    assert "某人" not in shown  # who gave a lead
    closed = all(one["state"] in ("closed", "decided", "declined", "ended", "withdrawn") for one in listed)
    assert not (closed and sqqf.json("deadlines", "--overdue"))
    assert sqqf.json("verify")["ok"]


def test_there_are_more_than_twenty() -> None:
    assert len(ledgers()) == 23
