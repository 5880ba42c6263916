"""Acts: the form in which they are kept and hashed, and what they say once corrected."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from sqqf.procedure.record.acts import GENESIS, Act, canonical, effective, next_head
from tests.cases import acts_of

STEP = Act(
    7,
    "c1",
    "step",
    date(2026, 11, 23),
    "2026-11-23T01:00:00Z",
    "李某",
    {"points": [1, 2], "method": "document", "finding": '会议"纪要"'},
)

# Written out by hand: whoever holds a ledger can recompute it without this program.
FRAME = '{"by":"李某","case":"c1","kind":"step","on":"2026-11-23","recorded_at":"2026-11-23T01:00:00Z","seq":7,"today":null}'
BODY = '{"finding":"会议\\"纪要\\"","method":"document","points":[1,2]}'


def test_the_hash_is_over_the_one_before_the_frame_and_the_body() -> None:
    first = hashlib.sha256(("0" * 64 + "\n" + FRAME + "\n" + BODY).encode("utf-8")).hexdigest()
    assert STEP.hash(GENESIS) == STEP.hash(GENESIS, BODY) == first
    assert STEP.hash(first) == hashlib.sha256(f"{first}\n{FRAME}\n{BODY}".encode()).hexdigest()


def test_a_line_break_in_a_text_cant_pass_for_one_between_the_parts() -> None:
    assert "\n" not in canonical({"finding": "一\n二"})


def test_the_head_is_over_the_head_before_and_the_acts_hash() -> None:
    assert next_head("ab", "cd") == hashlib.sha256(b"ab\ncd").hexdigest()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
        ({"名": "陈某"}, '{"名":"陈某"}'),
        ([None, True, 1.5, "a b"], '[null,true,1.5,"a b"]'),
        ({"z": {"y": 1, "x": []}}, '{"z":{"x":[],"y":1}}'),
    ],
)
def test_there_is_one_canonical_form(content: Any, text: str) -> None:
    assert canonical(content) == text


@pytest.mark.parametrize(
    "other",
    [
        {"seq": 8},
        {"case": "c2"},
        {"case": None},
        {"kind": "noted"},
        {"on": date(2026, 11, 24)},
        {"on": None},
        {"recorded_at": "2026-11-23T01:00:01Z"},
        {"by": "王某"},
        {"today": date(2026, 11, 23)},
        {"body": {**STEP.body, "points": [2, 1]}},
    ],
    ids=lambda other: "-".join(map(str, next(iter(other.items()))))[:24],
)
def test_every_part_of_an_act_is_in_its_hash(other: dict[str, Any]) -> None:
    assert STEP._replace(**other).hash(GENESIS) != STEP.hash(GENESIS)


def test_the_order_in_which_a_body_was_written_is_not() -> None:
    turned = STEP._replace(body={name: STEP.body[name] for name in reversed(list(STEP.body))})
    assert list(turned.body) != list(STEP.body)
    assert turned.hash(GENESIS) == STEP.hash(GENESIS)


def corrected(*lines: str) -> list[Act]:
    return effective(acts_of("received 2026-11-16 points=2", *lines))


def test_without_corrections_acts_are_what_was_recorded() -> None:
    acts = acts_of("received 2026-11-16", "accepted 2026-11-20")
    assert effective(acts) == acts


def test_a_later_correction_of_the_same_fact_holds() -> None:
    _, accepted, *_ = corrected(
        "accepted 2026-11-20",
        'amended act=2 set={"on":"2026-11-19"}',
        'amended act=2 set={"on":"2026-11-18"}',
    )
    assert accepted.on == date(2026, 11, 18)


def test_corrections_of_different_facts_add_up() -> None:
    _, step, *_ = corrected(
        "step 2026-11-23",
        'amended act=2 set={"on":"2026-11-24"}',
        'amended act=2 set={"finding":"另有说明"}',
    )
    assert (step.on, step.body["finding"], step.body["method"]) == (
        date(2026, 11, 24),
        "另有说明",
        "document",
    )


@pytest.mark.parametrize(
    ("change", "now"),
    [
        ('{"applicant.unit":"某局"}', {"applicant": {"name": "陈某", "kind": "person", "unit": "某局"}}),
        ('{"points.2":"新"}', {"points": ["要点1", "新"]}),
        ('{"parties.2.name":"乙改"}', {"parties": [{"name": "甲"}, {"name": "乙改"}]}),
        ('{"zone":"高新区"}', {"zone": "高新区"}),
        ('{"documents":["申诉书"]}', {"documents": ["申诉书"]}),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_dotted_name_leads_into_the_body(change: str, now: dict[str, Any]) -> None:
    acts = acts_of(
        'received 2026-11-16 points=2 parties=[{"name":"甲"},{"name":"乙"}]', f"amended act=1 set={change}"
    )
    before = canonical(acts[0].body)
    body = effective(acts)[0].body
    assert {name: body[name] for name in now} == now
    assert {**body, **now} == body
    assert canonical(acts[0].body) == before, "the act on record was changed"


def test_a_struck_act_is_left_out_and_the_striking_stays() -> None:
    left = corrected("accepted 2026-11-20", "noted", "amended act=2 struck=true")
    assert [act.kind for act in left] == ["registered", "noted", "amended"]


def dated(seq: int, on: str | None, kind: str = "submitted") -> Act:
    return Act(seq, "c1", kind, date.fromisoformat(on) if on else None, "2026-12-11T01:00:00Z", "tester", {})


@pytest.mark.parametrize(
    ("act", "other", "follows"),
    [
        pytest.param(dated(2, "2026-12-08"), dated(1, "2026-12-07"), True, id="recorded later, of a later day"),
        pytest.param(dated(2, "2026-12-07"), dated(1, "2026-12-07"), True, id="of the same day"),
        pytest.param(dated(2, "2026-12-06"), dated(1, "2026-12-07"), False, id="of an earlier day"),
        pytest.param(dated(1, "2026-12-08"), dated(2, "2026-12-07"), False, id="recorded before"),
        pytest.param(dated(2, None), dated(1, "2026-12-07"), True, id="of no day"),
        pytest.param(dated(2, "2026-12-06"), dated(1, None), True, id="the other of no day"),
        pytest.param(dated(1, "2026-12-08", "decided"), dated(1, "2026-12-07"), True, id="told by one line: the days decide"),
        pytest.param(dated(1, "2026-12-06", "decided"), dated(1, "2026-12-07"), False, id="told by one line, earlier"),
        pytest.param(dated(1, "2026-12-07"), dated(1, "2026-12-07"), False, id="itself"),
    ],
)  # fmt: skip
def test_one_act_follows_another(act: Act, other: Act, follows: bool) -> None:
    assert act.follows(other) is follows
