"""Random checks: what is drawn depends on the seed and on what is drawn from, and on nothing else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction.sampling import draw
from sqqf.store import campaigns
from sqqf.store.ledger.dossiers import read_lead
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from tests.cases import book, day, stamp
from tests.test_campaigns import BEGUN, begin, lead_with, move, report

TODAY = date(2026, 12, 31)

items = st.builds(lambda lead, n: f"L2026-{lead}:{n}", st.integers(1, 60), st.integers(1, 9))
populations = st.lists(items, max_size=40)
seeds = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
counts = st.integers(0, 45)


# ── the rule ──


@given(populations, counts, seeds)
def test_a_draw_is_part_of_the_population_without_repetition(
    population: list[str], count: int, seed: str
) -> None:
    drawn = draw(population, count, seed)
    assert set(drawn) <= set(population)
    assert len(drawn) == len(set(drawn)) == min(count, len(set(population)))


@given(populations, counts, seeds, st.randoms())
def test_the_order_of_the_population_counts_for_nothing(
    population: list[str], count: int, seed: str, chance: Any
) -> None:
    shuffled = list(population)
    chance.shuffle(shuffled)
    assert draw(shuffled, count, seed) == draw(population, count, seed)


@given(populations, counts, seeds)
def test_more_drawn_by_the_same_seed_begins_alike(population: list[str], count: int, seed: str) -> None:
    assert draw(population, count + 1, seed)[:count] == draw(population, count, seed)


def test_anybody_can_draw_again_by_hand() -> None:
    """What ``printf '%s\\n%s' SEED ITEM | sha256sum | sort`` says."""
    population = ["L2026-1:1", "L2026-1:2", "L2026-2:1", "L2026-10:3"]
    by_hand = sorted((hashlib.sha256(f"2026年\n{one}".encode()).hexdigest(), one) for one in population)
    assert draw(population, 3, "2026年") == [one for _, one in by_hand[:3]]
    assert draw(population, 3, "2026年") == ["L2026-10:3", "L2026-2:1", "L2026-1:2"]


def test_another_seed_draws_others() -> None:
    population = [f"L2026-{n}:1" for n in range(1, 101)]
    assert len({tuple(draw(population, 5, str(seed))) for seed in range(50)}) == 50


def test_no_item_is_favoured() -> None:
    """Each of ten, two drawn a thousand times: some 200 times each."""
    population = [f"L2026-{n}:1" for n in range(1, 11)]
    drawn = [item for seed in range(1000) for item in draw(population, 2, str(seed))]
    assert all(150 < drawn.count(item) < 250 for item in population)


# ── in a ledger ──


def test_a_random_check_holds_what_is_needed_to_draw_again(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20", "2026-11-24")
        lead_with(a, "2026-11-25")
        entry = campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(2, "种子"))
        assert entry["population"] == ["L2026-1:1", "L2026-1:2", "L2026-2:1"]
        assert [one["item"] for one in entry["drawn"]] == draw(entry["population"], 2, "种子")
        facts = {name: entry[name] for name in ("id", "on", "seed", "count", "of", "campaign")}
        assert facts == {
            "id": "S2026-1", "on": "2026-11-20", "seed": "种子", "count": 2, "of": "all", "campaign": None,
        }  # fmt: skip
        lead_with(a, "2026-11-26")
        same = campaigns.sampling(a.ledger, TODAY, "s2026-1")
        assert same == entry, "what comes later changes nothing"
        assert a.problems() == []


def test_a_seed_not_given_is_made_up_and_recorded(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, *["2026-11-20"] * 9)
        found = [campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(4)) for _ in range(3)]
        assert [one["id"] for one in found] == ["S2026-1", "S2026-2", "S2026-3"]
        assert len({one["seed"] for one in found}) == 3
        for one in found:
            assert re.fullmatch("[0-9a-f]{16}", one["seed"])
            assert [item["item"] for item in one["drawn"]] == draw(one["population"], 4, one["seed"])


@pytest.mark.parametrize(
    ("of", "among", "population"),
    [
        ("open", None, ["L2026-1:3", "L2026-2:1"]),
        ("reported", None, ["L2026-1:2"]),
        ("signed_off", None, ["L2026-1:1"]),
        ("all", None, ["L2026-1:1", "L2026-1:2", "L2026-1:3", "L2026-2:1"]),
        ("all", "C2026-1", ["L2026-1:1", "L2026-2:1"]),
        ("open", "C2026-1", ["L2026-2:1"]),
    ],
)
def test_what_is_drawn_from(tmp_path: Path, of: str, among: str | None, population: list[str]) -> None:
    """Of a void lead nothing has to be done: there is nothing to check."""
    with book(tmp_path / "a.db", today=day("2026-11-23")) as a:
        one, _, void = (
            lead_with(a, *["2026-11-20"] * 3),
            lead_with(a, "2026-11-25"),
            lead_with(a, "2026-11-25"),
        )
        begin(a, "L2026-2", "L2026-1:1", "L2026-3")
        report(a, one, 1, "2026-11-20")
        move(a, one, "rectification_signed_off", "2026-11-20", item=1)
        report(a, one, 2, "2026-11-20")
        move(a, void, "lead_voided", reason="重复登记", authority="赵某")
        entry = campaigns.sample(a.ledger, stamp(a.today), BEGUN, campaigns.Draw(1, of=of, among=among))
        assert entry["population"] == population
        assert (entry["of"], entry["campaign"]) == (of, among)


def test_results_are_kept_by_item(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20", "2026-11-24")
        campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(2, "a"))
        campaigns.record_result(
            a.ledger, stamp(), "S2026-1", campaigns.Result("L2026-1:2", day("2026-11-20"), "不实")
        )
        entry = campaigns.record_result(
            a.ledger, stamp(), "s2026-1", campaigns.Result("1：2", day("2026-12-02"), "复查属实")
        )
        results = {one["item"]: one["results"] for one in entry["drawn"]}
        assert results == {
            "L2026-1:1": [],
            "L2026-1:2": [
                {"on": "2026-11-20", "finding": "不实"},
                {"on": "2026-12-02", "finding": "复查属实"},
            ],
        }


def test_what_was_drawn_and_then_struck_out_still_takes_a_result(tmp_path: Path) -> None:
    with book(tmp_path / "a.db") as a:
        lead = lead_with(a, "2026-11-20")
        campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(1, "a"))
        struck = read_lead(a.ledger, lead).of("rectification")[-1].seq
        move(a, lead, "amended", act=struck, struck=True, reason="重复")
        entry = campaigns.record_result(
            a.ledger, stamp(), "S2026-1", campaigns.Result("L2026-1:1", BEGUN, "无此项")
        )
        (drawn,) = entry["drawn"]
        assert (drawn["status"], drawn["results"]) == ("struck", [{"on": "2026-11-20", "finding": "无此项"}])


Write = Callable[[Ledger, Stamp], object]

REFUSED: dict[str, tuple[Write, type[Exception], str, dict[str, Any]]] = {
    # what is tried; how it is refused, with what code and which facts
    "more than there are": (
        lambda ledger, by: campaigns.sample(ledger, by, BEGUN, campaigns.Draw(3)), Refused, "too_few_to_draw", {"count": 3, "there": 2},
    ),
    "more than there are in the campaign": (
        lambda ledger, by: campaigns.sample(ledger, by, BEGUN, campaigns.Draw(2, among="C2026-1")), Refused, "too_few_to_draw", {"there": 1},
    ),
    "where there are none": (
        lambda ledger, by: campaigns.sample(ledger, by, BEGUN, campaigns.Draw(1, of="signed_off")), Refused, "too_few_to_draw", {"there": 0},
    ),
    "a draw on a day to come": (
        lambda ledger, by: campaigns.sample(ledger, by, date(2027, 1, 1), campaigns.Draw(1)), Refused, "dated_to_come", {},
    ),
    "a draw before its campaign": (
        lambda ledger, by: campaigns.sample(ledger, by, day("2026-11-19"), campaigns.Draw(1, among="C2026-1")), Refused, "before_entry", {"id": "C2026-1"},
    ),
    "of a campaign that isn't there": (
        lambda ledger, by: campaigns.sample(ledger, by, BEGUN, campaigns.Draw(1, among="C2026-2")), BadInput, "no_such_entry", {"ids": ["C2026-1"]},
    ),
    "a result of a check that isn't there": (
        lambda ledger, by: campaigns.record_result(ledger, by, "S2026-2", campaigns.Result("L2026-1:1", BEGUN, "属实")), BadInput, "no_such_entry", {"ids": ["S2026-1"]},
    ),
    "a result of what wasn't drawn": (
        lambda ledger, by: campaigns.record_result(ledger, by, "S2026-1", campaigns.Result("L2026-1:2", BEGUN, "属实")), BadInput, "not_drawn", {"item": "L2026-1:2"},
    ),
    "a result of a whole lead": (
        lambda ledger, by: campaigns.record_result(ledger, by, "S2026-1", campaigns.Result("L2026-1", BEGUN, "属实")), BadInput, "not_drawn", {"item": "L2026-1"},
    ),
    "a result from before": (
        lambda ledger, by: campaigns.record_result(ledger, by, "S2026-1", campaigns.Result("L2026-1:1", day("2026-11-19"), "属实")), Refused, "before_entry", {"id": "S2026-1"},
    ),
    "a result on a day to come": (
        lambda ledger, by: campaigns.record_result(ledger, by, "S2026-1", campaigns.Result("L2026-1:1", date(2027, 1, 1), "属实")), Refused, "dated_to_come", {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("write", "error", "code", "facts"), REFUSED.values(), ids=list(REFUSED))
def test_is_refused_and_writes_nothing(
    tmp_path: Path, write: Write, error: type[Exception], code: str, facts: dict[str, Any]
) -> None:
    with book(tmp_path / "a.db") as a:
        lead_with(a, "2026-11-20", "2026-11-24")
        begin(a, "L2026-1:1")
        campaigns.sample(a.ledger, stamp(), BEGUN, campaigns.Draw(1, among="C2026-1"))
        head = a.ledger.head
        with pytest.raises(error) as refusal:
            write(a.ledger, stamp())
        assert isinstance(refusal.value, Refused | BadInput)
        assert refusal.value.code == code
        assert {name: refusal.value.facts[name] for name in facts} == facts
        assert a.ledger.head == head
        if code == "too_few_to_draw":
            assert refusal.value.article == "四(三)"
