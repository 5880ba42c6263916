"""Rules of a place as its people write them: begun, checked, compared, put in force."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure import toml
from sqqf.procedure.rules.compare import differences
from sqqf.procedure.rules.faults import located
from sqqf.procedure.rules.lines import line_of, lines_of
from sqqf.procedure.rules.profile import Profile
from tests.steps import TEXT as WITH_STEPS
from tests.test_cli_terminal import at_terminal
from tests.test_rules_in_force import CASE, CITY, SHIPPED, rewritten

if TYPE_CHECKING:
    from tests.conftest import Sqqf

TEXT = SHIPPED.read_text(encoding="utf-8")

CONTENT = toml.loads(TEXT)


def profile(text: str) -> Profile:
    return Profile(toml.loads(text))


# ── begun ──


def test_a_place_begins_with_the_shipped_rules_and_their_comments(sqqf: Sqqf) -> None:
    """Nothing but the two lines that say whose they are differs; they hold, and no ledger is needed."""
    sqqf.ok("rules", "new", "qingshi.toml")
    written = (sqqf.folder / "qingshi.toml").read_text(encoding="utf-8")
    lines = zip(TEXT.splitlines(), written.splitlines(), strict=True)
    assert [now for was, now in lines if was != now] == ['name = "qingshi"', 'version = "1"']
    assert sqqf.json("rules", "check", "qingshi.toml")["name"] == "qingshi"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes")
def test_it_is_written_for_its_owner_alone_and_over_nothing(sqqf: Sqqf) -> None:
    path = sqqf.folder / "我们的规则.toml"
    sqqf.ok("rules", "new", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert 'name = "place"' in path.read_text(encoding="utf-8")
    path.write_text("ours", encoding="utf-8")
    link = sqqf.folder / "link.toml"
    link.symlink_to(sqqf.folder / "nowhere.toml")
    for taken in (path, link, sqqf.folder):
        assert sqqf("rules", "new", taken).code == 2
    assert path.read_text(encoding="utf-8") == "ours"
    assert not (sqqf.folder / "nowhere.toml").exists()


# ── checked ──


def test_rules_that_hold_are_summed_up(sqqf: Sqqf) -> None:
    path = rewritten(sqqf, ("working_days = 30", "months = 2"), ('name = "yangjiang"', 'name = "other"'))
    found = sqqf.json("rules", "check", path)
    assert (found["name"], found["sections"]["circumstances"], found["sections"]["bars"]) == ("other", 20, 6)
    investigation = found["limits"][1]
    assert (investigation["id"], investigation["unit"], investigation["length"]) == (
        "investigation",
        "month",
        2,
    )
    assert sqqf("rules", "check", path).out.splitlines()[0] == "the rules hold: other 4"


def test_every_fault_is_named_at_once_with_its_line_its_place_and_its_entry(sqqf: Sqqf) -> None:
    path = rewritten(
        sqqf,
        ("working_days = 30", "working_days = 0"),
        ('id = "noted"', 'id = "remarked"'),
        ('zh = "属探索性试验", ', ""),
        ("[promptness]", "[elsewhere]"),
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    for answer in (sqqf("rules", "check", path), sqqf("rules", "check", path, "--json")):
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.splitlines()[2:] == [
            f"sqqf: line {at(lines, '{ en = ')}, circumstances[8].elements[1].zh (c9): is missing",
            (
                f"sqqf: line {at(lines, 'working_days = 0')}, limits[1].working_days (investigation):"
                " should be a whole number from 1 to 2500, is “0”"
            ),
            "sqqf: promptness: is missing",
            f"sqqf: line {at(lines, '[elsewhere]')}, elsewhere: unknown key elsewhere",
            f"sqqf: line {at(lines, '[[acts]]')}, acts: lacks noted, which every profile has",
        ]


def at(lines: list[str], text: str) -> int:
    """The number of the first line in which it stands."""
    return next(n for n, line in enumerate(lines, start=1) if text in line)


def test_what_is_no_toml_is_named_by_its_line(sqqf: Sqqf) -> None:
    (sqqf.folder / "p.toml").write_text('name = "a"\nversion = \n', encoding="utf-8")
    answer = sqqf("rules", "check", "p.toml")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[2] == "sqqf: not TOML (line 2, column 11): Invalid value"


KEYS = st.one_of(st.from_regex(r"[A-Za-z0-9_-]{1,3}", fullmatch=True), st.text(max_size=3))
SCALARS = st.one_of(
    st.integers(-5, 5),
    st.booleans(),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.dates(),
    st.datetimes(),
)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


def as_toml(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return "[\n" + "".join(f" {as_toml(one)}, # , ]\n" for one in value) + "]"
        case dict():
            return "{ " + ", ".join(f"{as_toml(key)} = {as_toml(one)}" for key, one in value.items()) + " }"
        case int() | float():
            return repr(value)
        case _:
            return str(value)


def places(value: Any, place: str = "") -> set[str]:
    inner = (
        {f"{place}.{key}" if place else key: one for key, one in value.items()}
        if isinstance(value, dict)
        else {f"{place}[{n}]": one for n, one in enumerate(value)}
        if isinstance(value, list)
        else {}
    )
    return set(inner).union(*(places(one, under) for under, one in inner.items()))


@settings(deadline=None)
@given(head=TREES, tables=st.lists(TREES, max_size=3))
def test_each_part_of_any_toml_is_found(head: dict[str, Any], tables: list[dict[str, Any]]) -> None:
    head.pop("t", None)
    text = "".join(f"{as_toml(key)} = {as_toml(value)}\n" for key, value in head.items())
    for table in tables:
        text += "[[t . 'u']] # one more\n"
        text += "".join(f"{as_toml(key)} = {as_toml(value)}\n" for key, value in table.items())
    content = toml.loads(text)
    assert set(lines_of(text)) == places(content)


def test_a_line_is_that_of_the_thing_itself() -> None:
    lines, text = lines_of(TEXT), TEXT.splitlines()
    for n, entry in enumerate(toml.loads(TEXT)["acts"]):
        line = line_of(f"acts[{n}].id", lines)
        assert line
        assert text[line - 1] == f'id = "{entry["id"]}"'
        assert line_of(f"acts[{n}].nowhere", lines) == line - 1
    assert located((), {}, TEXT) == ()


# ── compared ──


def test_what_is_added_removed_and_changed_is_named_by_id_with_its_article(sqqf: Sqqf) -> None:
    path = rewritten(
        sqqf,
        ("working_days = 10\nstarts", "working_days = 7\nstarts"),
        ('id = "c20"', 'id = "c21"'),
        ('id = "i1.2"', 'id = "i1.9"'),
    )
    found = sqqf.json("rules", "diff", "shipped", path)
    assert (found["from"]["name"], found["from"]["sha256"]) != (found["to"]["name"], found["to"]["sha256"])
    assert [(one["change"], one["id"], one["article"]) for one in found["changes"]] == [
        ("added", "c21", "二(二)1(20)"),
        ("removed", "c20", "二(二)1(20)"),
        ("changed", "limit.acceptance", "二(三)2"),
        ("added", "i1.9", "三(二)1"),
        ("removed", "i1.2", "三(二)1"),
    ]
    assert found["changes"][2]["fields"] == [{"key": "working_days", "was": 10, "is": 7}]
    said = sqqf.ok("rules", "diff", "shipped", path).splitlines()
    assert said[2:4] == ["changed  limit.acceptance  二(三)2  acceptance limit", "    working_days: 10 → 7"]
    assert said[-1] == "added 2, taken out 2, changed 1"


def test_the_rules_in_force_are_compared_by_their_name(city: Sqqf) -> None:
    path = rewritten(city, ("yellow = 3", "yellow = 5"))
    assert city.ok("rules", "diff", "current", "shipped") == "no difference\n"
    city.ok("rules", "adopt", path, "--on", "2026-11-23")
    assert city.ok("rules", "diff", "现行", path) == "no difference\n"
    assert [one["id"] for one in city.json("rules", "diff", "current", "内置")["changes"]] == ["lights"]
    assert [
        one["id"] for one in city.json("rules", "diff", "current", "内置", today="2026-11-22")["changes"]
    ] == []


def test_without_a_ledger_no_rules_are_in_force(sqqf: Sqqf) -> None:
    assert sqqf("rules", "diff", "current", "shipped").code == 10


def test_rules_differ_by_no_way_of_writing_an_article() -> None:
    assert differences(profile(TEXT), profile(TEXT.replace("二(三)2", "二（三）2"))) == ()


def test_another_order_is_a_difference() -> None:
    content = toml.loads(TEXT)
    content["states"][0], content["states"][1] = content["states"][1], content["states"][0]
    (one,) = differences(profile(TEXT), Profile(content))
    assert (one.change, one.id) == ("order", "states")


@settings(deadline=None)
@given(st.sets(st.integers(0, 19), min_size=1), st.sets(st.integers(0, 19), min_size=1))
def test_what_one_way_adds_the_other_removes(first: set[int], second: set[int]) -> None:
    content = CONTENT
    was, now = (
        Profile({**content, "circumstances": [content["circumstances"][n] for n in sorted(kept)]})
        for kept in (first, second)
    )
    there = {(one.change, one.id) for one in differences(was, now)}
    back = {(one.change, one.id) for one in differences(now, was)}
    assert there == {("added", f"c{n + 1}") for n in second - first} | {
        ("removed", f"c{n + 1}") for n in first - second
    }
    other = {"added": "removed", "removed": "added"}
    assert back == {(other[change], id_) for change, id_ in there}


# ── put in force ──


def test_what_rules_would_change_is_shown_and_nothing_is_recorded(city: Sqqf) -> None:
    """The lights are the group's: they change with the rules. A limit doesn't."""
    path = rewritten(
        city, ("yellow = 3", "yellow = 8"), ("working_days = 10\nstarts", "working_days = 2\nstarts")
    )
    city.ok(*CASE, "--received", "2026-11-16")
    head = city.json("verify")["head"]
    found = city.json("rules", "adopt", path, "--on", "2026-11-10", "--dry-run")
    assert (found["recorded"], found["on"], found["open"], found["kept"]) == (
        False,
        "2026-11-10",
        1,
        ["阳容〔2026〕1号"],
    )
    assert found["lights"] == [
        {"case": "阳容〔2026〕1号", "kind": "acceptance", "from": "open", "to": "due_soon"}
    ]
    assert [one["id"] for one in found["changes"]] == ["lights", "limit.acceptance"]
    assert city.json("verify")["head"] == head
    before = city.json("deadlines")
    done = city.json("rules", "adopt", path, "--on", "2026-11-10")
    assert done == {**found, "recorded": True}
    (after,) = city.json("deadlines")
    assert {**before[0], "status": "due_soon"} == after
    assert [city.json(*CASE, "--received", "2026-11-20")["deadlines"][0]["due_on"]] == ["2026-11-24"]


def test_rules_hold_from_today_where_no_day_is_said(city: Sqqf) -> None:
    said = city.ok("rules", "adopt", rewritten(city, ("yellow = 3", "yellow = 5")))
    assert said.splitlines() == [
        "in force from 2026-11-23 on: yangjiang 4",
        "instead of yangjiang 4: changed 1",
        "open cases and leads: 0; each keeps the rules of its receipt: none of its limits moves",
    ]


def test_a_decision_of_before_is_not_filed_late_by_rules_of_after(city: Sqqf) -> None:
    filed = (
        "filing",
        "add",
        "--county",
        "某县容错调查工作小组",
        "--case",
        "县容〔2026〕1号",
        "--received",
        "2026-11-09",
    )
    city.ok(*filed, "--decided", "2026-11-02", "--sent", "2026-11-06", "--outcome", "none")
    city.ok("rules", "adopt", rewritten(city, ("working_days = 5\n", "working_days = 1\n")))
    (one,) = city.json("filing", "list")
    assert (one["due_on"], one["late"]) == ("2026-11-09", False)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("answer", "code", "differ"), [("n\r", 130, 1), ("y\r", 0, 0)], ids=["no", "yes"])
def test_at_a_terminal_rules_are_put_in_force_after_an_answer(
    city: Sqqf, answer: str, code: int, differ: int
) -> None:
    path = rewritten(city, ("yellow = 3", "yellow = 8"))
    seen = at_terminal(city, "rules", "adopt", str(path), answers=[("put them in force?", answer)])
    assert seen.code == code
    assert seen.screen.index("would be in force") < seen.screen.index("put them in force?")
    assert len(city.json("rules", "diff", "current", path)["changes"]) == differ


def test_a_state_that_the_new_rules_have_not_is_named_and_still_counted_and_listed(sqqf: Sqqf) -> None:
    (sqqf.folder / "p.toml").write_text(WITH_STEPS, encoding="utf-8")
    sqqf.ok(*CITY.split(), "p.toml")
    sqqf.ok(*CASE, "--received", "2026-11-16")
    sqqf.ok(
        "case", "record", "1", "初审", "--on", "2026-11-17", "--set", "初审人=王某", "--set", "opinion=pass"
    )
    found = sqqf.json("rules", "adopt", "yangjiang", "--dry-run")
    assert found["stateless"] == [{"case": "阳容〔2026〕1号", "state": "screened"}]
    assert "阳容〔2026〕1号 (screened)" in sqqf.ok("rules", "adopt", "yangjiang")
    assert sqqf.json("summary")["cases"]["screened"] == 1
    assert "已初审 1" in sqqf("--lang", "zh", "summary").out, "in the words of the rules that it goes by"
    assert [one["no"] for one in sqqf.json("case", "list", "--state", "screened")] == ["阳容〔2026〕1号"]
    assert sqqf.json("case", "accept", "1", "--on", "2026-11-18")["state"] == "investigating"


def test_what_a_place_adds_is_looked_at_whatever_else_is_wrong(sqqf: Sqqf) -> None:
    text = WITH_STEPS.replace("yellow = 3", "yellow = 0").replace('within = "registered"\n', "open = true\n")
    (sqqf.folder / "p.toml").write_text(text, encoding="utf-8")
    said = sqqf("rules", "check", "p.toml").err
    assert "lights.yellow" in said
    assert "states[17].within (screened): is missing" in said
