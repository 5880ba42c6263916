"""The same matter on record twice: across cases and leads, open and closed; pointed out, and found by the check."""

from __future__ import annotations

import inspect
import re
from typing import NamedTuple

import pytest

from sqqf.procedure.course import alike
from sqqf.procedure.course.alike import Kept, found_beside
from tests.cases import PROFILE
from tests.conftest import Sqqf

MATTER = "老旧小区改造中擅自变更施工方案"
REWORDED = "老旧小区改造中变更施工方案未经审批"
OTHER = "惠企补贴逾期未予发放"
TODAY = "2026-12-31"
TWO_LEADS = (
    f"lead new --source s1 --area i8 --unit 某县住建局 --person 陈某 --text {MATTER} --received 2026-11-16",
    f"lead new --source s4 --area i1 --unit 某县住建局 --person 陈某 --text {REWORDED} --received 2026-11-18",
)
"""Of one matter, from two sources."""


def case(
    matter: str = MATTER, *, party: str = "陈某", unit: str = "某县住建局", on: str = "2026-11-16"
) -> str:
    whom = f"--channel department --applicant 某县发改局 --party {party}:person:{unit}"
    return f"case new {whom} --matter {matter} --point 是否经集体研究 --received {on}"


def decided(no: int, outcome: str) -> tuple[str, ...]:
    """A case from its acceptance on the day of its receipt to its decision."""
    cleared = [f"assess bar {no} x{n} --established no --reason 经核实无此情形" for n in range(1, 7)]
    sides = [f"assess distinction {no} d{n} --side tolerant --reason 属探索中的失误" for n in range(1, 4)]
    elements = " ".join(f"--element {n}=yes" for n in range(1, 6))
    return (
        f"case accept {no} --on 2026-11-16",
        f"step add {no} --method hearing --point 1 --on 2026-11-17 --people 李某,王某 --finding 属实 --evidence 笔录",
        f"case conclude {no} --on 2026-11-18 --finding 属实",
        *cleared,
        *sides,
        f"assess circumstance {no} c9 {elements} --reason 制度在先 --evidence step:1",
        f"case deliberate {no} --on 2026-11-19 --present 赵某,钱某 --opinion {outcome} --reason 集体研究",
        f"case submit {no} --on 2026-11-20 --to 某市委",
        f"case approve {no} --on 2026-11-23 --body committee",
        f"case decide {no} --on 2026-11-24 --document 决1号",
    )


MEMBERS = ("member add 赵某 --organ discipline --role lead", "member add 钱某 --organ audit")
DISPOSED = (
    "lead verify L2026-1 --method talk --on 2026-12-01 --people 李某,王某 --finding 属实",
    "lead tolerance L2026-1 --result none --on 2026-12-02 --reason 无符合情形",
    "lead dispose L2026-1 --on 2026-12-03 --measure m2 --responsibility direct --reason 属实",
)


class Row(NamedTuple):
    """Lines of which the last one makes it found, and a last line that doesn't."""

    lines: tuple[str, ...]
    fires: str
    silent: str
    told: str
    """The number that is pointed out when the line that fires is recorded."""


ROWS: dict[str, Row] = {
    "matter_twice": Row((case(),), case(REWORDED), case(OTHER), "1号"),
    "matter_twice, a namesake": Row((case(),), case(REWORDED), case(unit="某县水务局"), "1号"),
    "matter_twice, somebody else": Row((case(),), case(REWORDED), case(party="黄某"), "1号"),
    "matter_decided": Row(
        (*MEMBERS, case(), *decided(1, "none")),
        case(REWORDED, on="2026-11-25"),
        case(OTHER, on="2026-11-25"),
        "1号",
    ),
    "lead_twice": Row(TWO_LEADS[:1], TWO_LEADS[1], TWO_LEADS[1].replace(REWORDED, OTHER), "L2026-1"),
    "exempted_elsewhere": Row(
        (*MEMBERS, case(), *decided(1, "exempted"), TWO_LEADS[0], *DISPOSED[:2]),
        DISPOSED[2],
        DISPOSED[2].replace("m2", "m1"),
        "1号",
    ),
    "accountable_elsewhere": Row((TWO_LEADS[0], *DISPOSED), case(), case(OTHER), "L2026-1"),
}


def codes(city: Sqqf) -> set[str]:
    return {one["code"] for track in ("case", "lead") for one in city.json(track, "check", today=TODAY)}


@pytest.mark.parametrize(("name", "row"), ROWS.items(), ids=list(ROWS))
def test_the_same_matter_is_pointed_out_and_found(city: Sqqf, name: str, row: Row) -> None:
    code = name.partition(",")[0]
    for line in row.lines:
        city.ok(*line.split(), today=TODAY)
    assert code not in codes(city)
    done = city(*row.fires.split(), today=TODAY)
    assert (done.code, row.told in done.err) == (0, True), done
    assert code in codes(city)


@pytest.mark.parametrize(("name", "row"), ROWS.items(), ids=list(ROWS))
def test_another_matter_isnt(city: Sqqf, name: str, row: Row) -> None:
    for line in (*row.lines, row.silent):
        city.ok(*line.split(), today=TODAY)
    assert name.partition(",")[0] not in codes(city)


HERE = Kept(
    n=2,
    no="2号",
    track="tolerance",
    state="registered",
    received_on="2026-11-20",
    decided_on=None,
    bearers={"陈某": "某县住建局"},
    text=MATTER,
    outcomes={},
    measures={},
    linked=frozenset(),
)
THERE = HERE._replace(n=1, no="1号", text=REWORDED, received_on="2026-11-16")
LEAD = HERE._replace(no="L1", track="inaction", state="disposed", measures={"陈某": "m3"})
EXEMPTED = THERE._replace(state="decided", decided_on="2026-11-18", outcomes={"陈某": "exempted"})
DECIDED = THERE._replace(state="decided", decided_on="2026-11-20")

BESIDE: dict[str, tuple[Kept, Kept, list[str]]] = {
    "the earlier one": (HERE, THERE, ["matter_twice"]),
    "the later one is found there": (HERE, THERE._replace(n=3), []),
    "itself": (HERE, HERE, []),
    "said to be linked here": (HERE._replace(linked=frozenset({"1号"})), THERE, []),
    "said to be linked there": (HERE, THERE._replace(linked=frozenset({"2号"})), []),
    "one of several named": (HERE._replace(bearers={"王某": None, **HERE.bearers}), THERE, ["matter_twice"]),
    "nobody in common": (HERE, THERE._replace(bearers={"黄某": "某县住建局"}), []),
    "the unit unknown here": (HERE._replace(bearers={"陈某": None}), THERE, ["matter_twice"]),
    "the unit unknown there": (HERE, THERE._replace(bearers={"陈某": None}), ["matter_twice"]),
    "half of the words in common": (HERE._replace(text="甲乙丙"), THERE._replace(text="甲乙丁"), ["matter_twice"]),
    "fewer": (HERE._replace(text="甲乙丙戊"), THERE._replace(text="甲乙丁己"), []),
    "decided on the day of the receipt": (HERE, DECIDED, ["matter_decided"]),
    "decided the day after": (HERE, DECIDED._replace(decided_on="2026-11-21"), ["matter_twice"]),
    "declined, so received anew": (HERE, THERE._replace(state="declined"), []),
    **{f"{state} there": (HERE, THERE._replace(state=state), []) for state in ("withdrawn", "ended", "void", "joined")},
    **{f"{state} here": (HERE._replace(state=state), THERE, []) for state in ("withdrawn", "ended", "void", "joined")},
    "two leads": (LEAD, THERE._replace(track="inaction"), ["lead_twice"]),
    "a lead that was decided upon": (LEAD, DECIDED._replace(track="inaction"), ["lead_twice"]),
    "held to account though exempted": (LEAD, EXEMPTED, ["exempted_elsewhere"]),
    "exempted in a later case": (LEAD, EXEMPTED._replace(n=3), ["exempted_elsewhere"]),
    "not found of the case": (EXEMPTED._replace(n=3), LEAD, []),
    "not exempted": (LEAD, EXEMPTED._replace(outcomes={"陈某": "none"}), []),
    "somebody else exempted": (LEAD, EXEMPTED._replace(outcomes={"王某": "exempted"}), []),
    "no measure against them": (LEAD._replace(measures={}), EXEMPTED, []),
    "talked to, not held to account": (LEAD._replace(measures={"陈某": "m1"}), EXEMPTED, []),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "found"), BESIDE.values(), ids=BESIDE)
def test_what_one_beside_another_is_found_to_be(one: Kept, other: Kept, found: list[str]) -> None:
    assert [code for code, _ in found_beside(one, [other], PROFILE)] == found


def test_what_is_joined_is_one(city: Sqqf) -> None:
    for line in (
        case(),
        case(REWORDED),
        "case join 2 --with 1 --reason 同一事项",
        *TWO_LEADS,
        "lead join L2026-2 --with L2026-1",
    ):
        city.ok(*line.split(), today=TODAY)
    assert not {"matter_twice", "lead_twice"} & codes(city)


def test_one_is_checked_as_all_are(city: Sqqf) -> None:
    for line in (case(), case(REWORDED)):
        city.ok(*line.split(), today=TODAY)
    told = [
        one["text"] for one in city.json("case", "check", "2", today=TODAY) if one["code"] == "matter_twice"
    ]
    assert len(told) == 1
    assert "1号" in told[0]


def test_the_table_has_every_finding() -> None:
    looked_for = set(re.findall(r'yield "([a-z_]+)"', inspect.getsource(alike)))
    assert {name.partition(",")[0] for name in ROWS} == looked_for
