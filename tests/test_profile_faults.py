"""A profile that can't be used: every fault is found, and each says where it is."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqqf.procedure.course.review import review
from sqqf.procedure.rules.check import check, parse
from sqqf.procedure.rules.faults import Fault, ProfileFaults
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import SCHEMA, known_ids
from tests.cases import case_of, setting

TEXT = files("sqqf.procedure.data").joinpath("yangjiang.toml").read_text("utf-8")
CONTENT = dict(parse(TEXT).content)
KNOWN_IDS = known_ids(CONTENT)
REST_DAY = [entry["id"] for entry in CONTENT["findings"]].index("rest_day")


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(ProfileFaults) as caught:
        parse(text, KNOWN_IDS)
    faults: tuple[Fault, ...] = caught.value.faults
    return faults


def where(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in faults]


def in_entry(head: str, ours: str, theirs: str) -> str:
    """The shipped text with something replaced, once, after `head`."""
    before, found, after = TEXT.partition(head)
    assert found
    assert ours in after
    return before + found + after.replace(ours, theirs, 1)


@pytest.mark.parametrize(
    ("head", "ours", "theirs", "faults"),
    [
        # numbers and flags
        ('id = "acceptance"', "working_days = 10", "working_days = 0", [("limits[0].working_days", "form")]),
        ('id = "acceptance"', "working_days = 10", "working_days = -5", [("limits[0].working_days", "form")]),
        (
            'id = "acceptance"',
            "working_days = 10",
            'working_days = "10"',
            [("limits[0].working_days", "type")],
        ),
        (
            'id = "acceptance"',
            "working_days = 10",
            "working_days = true",
            [("limits[0].working_days", "type")],
        ),
        (
            'id = "acceptance"',
            "working_days = 10",
            "working_days = 1.5",
            [("limits[0].working_days", "type")],
        ),
        ('id = "oral"', "written = false", "written = 0", [("notice_methods[5].written", "type")]),
        # keys
        ('id = "acceptance"', "working_days = 10\n", "", [("limits[0].working_days", "missing")]),
        (
            'id = "acceptance"',
            "working_days = 10",
            "days = 10",
            [("limits[0].working_days", "missing"), ("limits[0].days", "unknown_key")],
        ),
        ("version", 'source = "', 'sauce = "', [("source", "missing"), ("sauce", "unknown_key")]),
        ('id = "c9"', 'article = "二(二)1(9)"\n', "", [("circumstances[8].article", "missing")]),
        ('id = "noted"', 'basis = "practice"\n', "", [("acts[40].article", "missing")]),
        # references
        ('id = "acceptance"', '"received"', '"recieved"', [("limits[0].starts", "dangling")]),
        ('id = "acceptance"', '"notified"', '"told"', [("limits[0].met_by[1]", "dangling")]),
        ('id = "filing"', '"filed"', '"archived"', [("limits[2].met_by[0]", "dangling")]),
        ('id = "correction"', 'each = "correction"', 'each = "lesson"', [("limits[3].each", "choice")]),
        (
            'id = "correction"',
            'each = "correction"\n',
            "",
            [
                ("limits[3].working_days", "missing"),
                ("limits[3].starts", "missing"),
                ("limits[3].met_by", "missing"),
            ],
        ),
        (
            'id = "deliberated"',
            'investigation = "investigating"',
            'investigation = "looking"',
            [("acts[10].back.investigation", "dangling")],
        ),
        (
            'id = "deliberated"',
            "back = { investigation",
            "back = { nowhere",
            [("acts[10].back.nowhere", "dangling")],
        ),
        (
            'command = "file"',
            'levels = ["county"]',
            'levels = ["village"]',
            [("acts[14].levels[0]", "dangling")],
        ),
        ('id = "recused"', 'option = "recusal"', 'option = "retreat"', [("acts[29].option", "dangling")]),
        ('id = "answered_late"', '"defect"', '"fatal"', [("findings[0].severity", "choice")]),
        (
            'id = "answered_late"',
            'limit = "acceptance"',
            'limit = "reply"',
            [("findings[0].limit", "dangling")],
        ),
        (
            'id = "answered_late"',
            'stage = "registered"',
            'stage = "asleep"',
            [("findings[0].stage", "dangling")],
        ),
        ("[deliberation]", "least = 2", "least = 0", [("deliberation.least", "form")]),
        ('id = "acceptance"', "appeal = ", "petition = ", [("limits[0].basis.petition", "dangling")]),
        ('id = "acceptance"', '= "letter"', '= "custom"', [("limits[0].basis.appeal", "choice")]),
        (
            'command = "accept"',
            '["registered"]',
            '["registered", "asleep"]',
            [("acts[3].from[1]", "dangling")],
        ),
        ('command = "accept"', '"investigating"', '"looking"', [("acts[3].to", "dangling")]),
        ('id = "c9"', "class = 3", "class = 7", [("circumstances[8].class", "dangling")]),
        ('id = "c9"', '"lenient"', '"forgiven"', [("circumstances[8].reliefs[2]", "dangling")]),
        ('id = "appeal"', '["written_appeal"]', '["letter"]', [("channels[0].expects[0]", "dangling")]),
        # texts
        ('id = "c9"', 'zh = "属探索性试验"', 'zh = " "', [("circumstances[8].elements[1].zh", "empty")]),
        ('id = "c9"', 'zh = "属探索性试验", ', "", [("circumstances[8].elements[1].zh", "missing")]),
        (
            'id = "c8"',
            'en = "policy was not clear enough"',
            "en = 3",
            [("circumstances[7].elements[2].any_of[0].en", "type")],
        ),
        ('id = "appeal"', '["written_appeal"]', "[]", [("channels[0].expects", "empty")]),
        ('id = "appeal"', '["written_appeal"]', '"written_appeal"', [("channels[0].expects", "type")]),
        # forms
        ('id = "c9"', "二(二)1(9)", "二（二）1（9）", [("circumstances[8].article", "form")]),
        ('id = "c9"', "二(二)1(9)", "第九条", [("circumstances[8].article", "form")]),
        ('id = "legal"', 'to = "2019"', 'to = "2019/01"', [("organs[6].names[0].to", "form")]),
        ('id = "legal"', 'to = "2019"', 'to = "2019-13"', [("organs[6].names[0].to", "form")]),
        ('id = "legal"', 'to = "2019"', "to = 2019", [("organs[6].names[0].to", "type")]),
        ('id = "legal"', 'to = "2019"', "to = 2019-01-01", [("organs[6].names[0].to", "type")]),
        ("[[endings]]", '"died"', '"Died!"', [("endings[0].id", "form")]),
        ("[counting]", '"working_day"', '"day"', [("counting.unit", "choice")]),
        # doubles
        ('id = "c9"', 'id = "c10"', 'id = "c9"', [("circumstances[9].id", "duplicate")]),
        ('id = "i1"', '"i1.2"', '"i1.1"', [("areas[0].conducts[1].id", "duplicate")]),
        ('id = "mail"', 'zh = "邮寄送达"', 'zh = "直接送达"', [("notice_methods[1].zh", "duplicate")]),
        # what the program itself speaks of
        ("[[acts]]", 'id = "noted"', 'id = "remarked"', [("acts", "lacks")]),
        ("[[methods]]", 'id = "hearing"', 'id = "listening"', [("methods", "lacks")]),
        ("[[limits]]", 'id = "correction"', 'id = "lesson"', [("limits", "lacks")]),
        ("[[findings]]", 'id = "rest_day"', 'id = "sunday"', [(f"findings[{REST_DAY}].finds", "missing")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_names_its_place(head: str, ours: str, theirs: str, faults: list[tuple[str, str]]) -> None:
    assert where(faults_of(in_entry(head, ours, theirs))) == faults


def test_all_faults_come_at_once_with_their_facts() -> None:
    text = TEXT
    for ours, theirs in {
        "working_days = 30": "working_days = 0",
        'id = "c9"': 'id = "c8"',
        "class = 3": "class = 9",
        'from = "2019-06"': 'from = "June"',
    }.items():
        text = text.replace(ours, theirs, 1)
    assert tuple(Fault(*fault[:3]) for fault in faults_of(text)) == (
        Fault("circumstances[7].class", "dangling", {"section": "classes", "value": 9}),
        Fault("limits[1].working_days", "form", {"expected": "count", "value": 0}),
        Fault("measures[3].items[1].names[1].from", "form", {"expected": "date", "value": "June"}),
        Fault("circumstances[8].id", "duplicate", {"value": "c8", "first": "circumstances[7].id"}),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "a"\nversion = \n', 2),
        ('name = "a"\nname = "b"\n', 2),
        ("[[limits]\n", 1),
        ('name = "a"\ntitle = { zh = "b"', 2),
    ],
)
def test_what_is_no_toml_is_one_fault_with_its_line(text: str, line: int) -> None:
    (fault,) = faults_of(text)
    assert (fault.place, fault.code, fault.line, fault.facts["line"]) == ("", "syntax", line, line)
    assert " (at " not in fault.facts["said"]


def test_an_empty_text_lacks_every_section() -> None:
    required = [name for name in SCHEMA if not name.endswith("?")]
    assert where(faults_of("")) == [(name, "missing") for name in required]


def test_a_section_of_the_wrong_kind_is_one_fault_and_what_points_there() -> None:
    content = {**CONTENT, "waits": "deliberation"}
    found = where(check(content, KNOWN_IDS))
    pointing = [
        (f"states[{n}].waits_for", "dangling")
        for n, state in enumerate(CONTENT["states"])
        if "waits_for" in state
    ]
    dated = [
        (f"own_dates[{n}].waits", "dangling") for n, one in enumerate(CONTENT["own_dates"]) if "waits" in one
    ]
    assert found == [*pointing, ("waits", "type"), *dated, *[("waits", "lacks")] * len(KNOWN_IDS["waits"])]


def places(value: Any) -> list[tuple[Any, ...]]:
    """The path to everything in the content."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for key, part in parts for path in [(key,), *((key, *rest) for rest in places(part))]]


def put(value: Any, path: tuple[Any, ...], junk: Any) -> Any:
    """A copy of the content with something else at this place."""
    if not path:
        return junk
    changed = value.copy()
    changed[path[0]] = put(value[path[0]], path[1:], junk)
    return changed


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(st.text()),
    st.dictionaries(st.text(), st.text()),
)


@settings(deadline=None)
@given(path=st.sampled_from(places(CONTENT)), junk=JUNK)
def test_no_content_makes_the_check_fail_and_what_passes_can_be_used(
    path: tuple[Any, ...], junk: Any
) -> None:
    content = put(CONTENT, path, junk)
    if not check(content, KNOWN_IDS):
        profile = Profile(content)
        assert profile.rules
        assert profile.limits
        assert profile.acts
        assert profile.states
        assert profile.sha256
        for section in content:
            for entry in profile.section(section):
                assert profile.find(section, entry.id) == entry.id


@pytest.mark.timeout(60)
def test_thousands_of_steps_of_a_place_are_checked_in_seconds() -> None:
    """Each may wait for all before it; the last but one waits for the last, and that for it."""
    step = '[[acts]]\nid = "q{n}"\nbasis = "practice"\nzh = "q{n}"\nen = "q{n}"\ndated = true\nafter = [{after}]\n'
    waiting = [step.format(n=n, after=",".join(f'"q{k}"' for k in range(n))) for n in range(1, 250)]
    others = [step.format(n=n, after='"decided"') for n in range(1000, 4000)]
    first = step.format(n=0, after='"q249"')
    faults = faults_of(TEXT + "\n" + first + "".join(waiting) + "".join(others))
    assert {fault.code for fault in faults} == {"waits_for_itself"}
    assert faults[0].entry == "q0"


@pytest.mark.parametrize("code", ["notice_missing", "rest_day"])
def test_what_a_place_leaves_out_of_the_check_is_not_looked_for(code: str) -> None:
    """Rules written before the program looked for something hold, and the check of their cases goes on."""
    findings = [entry for entry in CONTENT["findings"] if entry["id"] != code]
    content = {**CONTENT, "findings": findings}
    assert check(content, KNOWN_IDS) == ()
    lines = ("received 2026-11-16", "accepted 2026-11-20", "notified 2026-11-21 method=oral")
    whole, less = (
        [
            one.code
            for one in review(case_of(*lines, profile=rules), setting(level="county", profile=rules), {})
        ]
        for rules in (Profile(CONTENT), Profile(content))
    )
    assert code in whole
    assert less == [one for one in whole if one != code]


@pytest.mark.parametrize("value", ["{}", "[]", "1", "true"])
def test_an_acts_id_that_is_no_text_is_named(value: str) -> None:
    """Found by mutation: what can't be looked up ended with 70."""
    faults = where(faults_of(TEXT.replace('id = "rectification_returned"', f"id = {value}")))
    assert [code for place, code in faults if place.startswith("acts[") and place.endswith(".id")] == ["type"]
