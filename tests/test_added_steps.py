"""Steps that a place adds: a kind of act that stands in its rules alone, with states, fields, limits and findings."""

from __future__ import annotations

import hashlib
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.course.admission import possible
from sqqf.procedure.course.review import review
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.facts.journal import act_lines
from sqqf.procedure.figures.counties import KIND
from sqqf.procedure.publicity.names import known
from sqqf.procedure.record.added import read_fields
from sqqf.procedure.record.kinds import Common
from sqqf.procedure.record.setting import Office
from sqqf.procedure.rules.added import RESERVED
from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.faults import ProfileFaults
from sqqf.procedure.rules.schema import known_ids
from sqqf.procedure.tracks import track
from sqqf.store.papers import ISSUER
from tests.cases import (
    DECIDED,
    PROFILE,
    RECEIVED,
    admitted,
    case_of,
    day,
    setting,
)
from tests.steps import ACCEPTANCE, RULES, SHIPPED_TEXT, STEPS, TEXT
from tests.test_cli_aftermath import refused, run
from tests.test_cli_terminal import at_terminal
from tests.test_paper_facts import at as occasion
from tests.test_rules_in_force import CITY

if TYPE_CHECKING:
    from tests.conftest import Sqqf

SCREENED = "screening 2026-11-17 screener=王某 opinion=pass"
ACCEPTED = "accepted 2026-11-18"
CASE = "case new --channel appeal --applicant 陈某 --matter 某事 --point 一 --received 2026-11-16"
LEAD = "lead new --source s1 --area i8 --unit 某局 --text 长期不办 --received 2026-11-16"
UNDER = setting(day("2026-12-31"), profile=RULES)


@pytest.fixture
def place(sqqf: Sqqf) -> Sqqf:
    """A city's ledger under these rules, with a case and a lead."""
    (sqqf.folder / "p.toml").write_text(TEXT, encoding="utf-8")
    run(sqqf, f"{CITY} p.toml", CASE, LEAD)
    return sqqf


# ── on record ──


def test_a_step_that_the_rules_add_is_recorded_by_one_command(place: Sqqf) -> None:
    (place.folder / "初审表.pdf").write_bytes(b"x")
    before = place.json("case", "show", "1")
    assert "record screening" in before["next"]
    assert "accept" not in before["next"]
    line = "case record 1 初审 --on 2026-11-17 --set 初审人=王某、赵某 --set opinion=建议受理 --set sheet=初审表.pdf"
    case = place.json(*shlex.split(line))
    sheet = {"name": "初审表.pdf", "size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    assert case["acts"][-1]["kind"] == "screening"
    assert case["acts"][-1]["body"] == {"screener": "王某、赵某", "opinion": "pass", "sheet": sheet}
    assert case["state"] == "screened"
    assert "accept" in case["next"]
    assert "record screening" not in case["next"]
    (limit,) = (one for one in case["deadlines"] if one["kind"] == "screening_limit")
    assert (limit["due_on"], limit["met_on"], limit["status"]) == ("2026-11-17", "2026-11-17", "met")
    assert [one["no"] for one in place.json("case", "list", "--state", "已初审")] == [case["no"]]
    assert place.json("verify")["ok"]


def test_the_page_says_it_in_the_words_of_the_rules(place: Sqqf) -> None:
    page = place.ok("case", "show", "1")
    assert (
        "sqqf case record 2026-1 screening --on DATE --set screener=PERSON --set opinion=pass|refuse\n"
        in page
    )
    run(
        place,
        "case record 1 screening --on 2026-11-17 --set screener=王某 --set opinion=refuse --set reason=材料不全",
    )
    page = place.ok("case", "show", "1")
    assert "first screening  screener: 王某  opinion: decline it  remark: 材料不全" in page
    chinese = place("case", "show", "1", env={"SQQF_LANG": "zh"}).out
    assert "初审  初审人：王某  初审意见：建议不予受理  说明：材料不全" in chinese
    assert "已初审" in chinese.splitlines()[0]


def test_its_fields_are_amended_like_any_other(place: Sqqf) -> None:
    run(place, "case record 1 screening --on 2026-11-17 --set screener=王某 --set opinion=refuse")
    line = "case amend 1 --act 5 --set 初审意见=建议受理 --set until=2026年11月30日 --set on=2026-11-16 --reason 误"
    run(place, line)
    page = place.ok("case", "show", "1")
    assert "#5 first screening  screener: 王某  opinion: decline it" in page
    assert "[corrected by #6]" in page
    acts = place.json("case", "show", "1")["acts"]
    assert acts[-1]["body"]["set"] == {"opinion": "pass", "until": "2026-11-30", "on": "2026-11-16"}
    said = refused(place, "case amend 1 --act 5 --set opinion=perhaps --set colour=red --reason 误", 2)
    assert "“perhaps” is none of pass accept it, refuse decline it" in said
    assert "no such field: “colour”" in said


def test_a_lead_has_its_steps_too(place: Sqqf) -> None:
    assert "record visited" in place.json("lead", "show", "L2026-1")["next"]
    lead = place.json("lead", "record", "L2026-1", "走访")
    assert lead["acts"][-1]["kind"] == "visited"
    assert "no-one" not in refused(place, "lead record L2026-1 初审", 2)


@pytest.mark.parametrize("kind", ["revisited", "revisit", "回访", "Return Visit"])
def test_it_is_named_by_code_or_word(place: Sqqf, kind: str) -> None:
    answer = place("case", "record", "1", kind, "--on", "2026-11-17")
    assert answer.code == 1
    assert "return visit" in answer.err
    assert "(二(三)5)" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_at_a_terminal_it_asks_for_what_is_missing(place: Sqqf) -> None:
    answers = [
        ("step, by its code", "初审"),
        ("day it happened", "2026-11-17"),
        ("screener (--set screener=", "王某"),
        ("refuse        decline it", "maybe"),
        ("can't be read", "建议受理"),
    ]
    seen = at_terminal(place, "case", "record", "1", answers=answers, SQQF_LANG="en")
    assert seen.code == 0, seen.screen
    assert "  screening     first screening" in seen.screen
    assert place.json("case", "show", "1")["acts"][-1]["body"] == {"screener": "王某", "opinion": "pass"}


# ── its turn ──


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param((RECEIVED, ACCEPTED), "comes_after", id="accepted before the screening"),
        pytest.param((RECEIVED, SCREENED, "accepted 2026-11-16"), "before_act", id="dated before it"),
        pytest.param((RECEIVED, SCREENED, SCREENED), "only_once", id="a second screening"),
        pytest.param(
            (RECEIVED, SCREENED, ACCEPTED, "publicity 2026-11-19"), "wrong_state", id="too early a state"
        ),
        pytest.param((RECEIVED, "screening 2026-11-15"), "before_receipt", id="before the receipt"),
        pytest.param((RECEIVED, "screening 2027-01-15"), "future", id="to come"),
    ],
)
def test_it_has_its_turn(lines: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refused, match=code) as caught:
        admitted(*lines, under=UNDER)
    assert caught.value.article


def test_what_it_waits_for_cannot_be_struck_out() -> None:
    strike = "amended act=2 struck=true reason=误"
    with pytest.raises(Refused, match="amendment_breaks"):
        admitted(RECEIVED, SCREENED, ACCEPTED, strike, under=UNDER)
    assert admitted(RECEIVED, SCREENED, strike, under=UNDER).standing == "registered"


def test_a_case_in_a_state_of_the_place_is_in_the_one_around_it_as_well() -> None:
    case = admitted(RECEIVED, SCREENED, under=UNDER)
    assert (case.state, case.standing, case.is_accepted) == ("registered", "screened", False)
    next_there, next_around = (
        set(possible(one, Office(RULES, "city"))) for one in (case, case_of(RECEIVED, profile=RULES))
    )
    assert next_there - {"accept"} == next_around - {"record screening"}


def test_everything_that_may_follow_a_decision_may_follow_a_publication() -> None:
    lines = (RECEIVED, "screening 2026-11-16 screener=王某 opinion=pass", *DECIDED[1:])
    case = admitted(
        *lines, "publicity 2026-12-14", "feedback 2026-12-15", "revisited 2026-12-16", under=UNDER
    )
    assert (case.state, case.standing) == ("decided", "publicised")
    assert case.of("revisited")


@given(st.lists(st.sampled_from(["screening", "publicity", "revisited"]), max_size=4), st.integers(0, 9))
def test_old_acts_fold_as_before_whatever_steps_stand_among_them(kinds: list[str], at: int) -> None:
    """Steps change no fact but the state, and that only within the one of the program."""
    plain = case_of(*DECIDED, profile=RULES)
    lines = [*DECIDED]
    for kind in kinds:
        lines.insert(1 + at % len(DECIDED), f"{kind} 2026-12-20")
    mixed = case_of(*lines, profile=RULES)
    assert mixed.state == plain.state
    facts = ("applicant", "parties", "points", "officer", "is_accepted", "decision_dates")
    assert all(getattr(mixed, name) == getattr(plain, name) for name in facts)


# ── what it says ──


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        pytest.param([], [("missing", ["--on", "screener", "opinion"])], id="all missing"),
        pytest.param(
            ["opinion=perhaps", "colour=red", "until=05/06", "screener= "],
            [("missing", ["--on"]), ("field_not_among", "opinion"), ("field_unknown", "colour"), ("field_no_day", "until"), ("field_blank", "screener")],
            id="each in another way",
        ),
        pytest.param(
            ["screener=王某", "opinion=pass", "初审意见=pass", "reason"],
            [("missing", ["--on"]), ("field_twice", "opinion"), ("field_unknown", "reason")],
            id="twice, and without a value",
        ),
        pytest.param(
            ["screener=王某", "opinion=pass", "sheet=nowhere.pdf"],
            [("missing", ["--on"]), ("not_a_file", None)],
            id="no file",
        ),
    ],
)  # fmt: skip
def test_whatever_is_wrong_with_it_is_named_at_once(settings: list[str], wrong: list[Any]) -> None:
    def described(path: str) -> dict[str, Any]:
        raise BadInput("not_a_file", path=path)

    with pytest.raises(BadInput, match="bad_fields") as caught:
        read_fields(RULES.acts["screening"], None, settings, described)
    found = []
    for error in caught.value.facts["wrong"]:
        facts = error.facts
        names = [getattr(one, "id", one) for one in facts["names"]] if "names" in facts else None
        field = facts.get("field")
        found.append((error.code, names or getattr(field, "id", field)))
    assert found == wrong


def test_a_person_that_it_names_is_shortened_in_what_is_published() -> None:
    case = case_of(
        RECEIVED, "screening 2026-11-17 screener=王小明、赵小红 opinion=pass reason=王府井", profile=RULES
    )
    names = known(case, RULES, "某组").people
    assert {"王小明", "赵小红"} <= names.keys()
    assert "王府井" not in names


def test_the_archive_index_says_what_it_said() -> None:
    case = case_of(RECEIVED, f"{SCREENED} reason=齐全", "revisited 2026-12-20", profile=RULES)
    at = occasion()._replace(profile=RULES)
    assert [line["kind"] for line in act_lines(case.acts, at)] == [
        "登记",
        "初审；初审人：王某；初审意见：建议受理；说明：齐全",
        "回访",
    ]


def test_the_figures_count_it(place: Sqqf) -> None:
    run(place, "case record 1 screening --on 2026-11-17 --set screener=王某 --set opinion=pass")
    report = place.json("report", "stats", "--period", "2026-11")
    steps = {"screening": 1, "publicity": 0, "revisited": 0, "visited": 0, "visited_again": 0}
    assert report["figures"]["added"] == [{"kind": kind, "times": n} for kind, n in steps.items()]
    assert {row["times"] for row in report["before"]["added"]} == {0}
    said = place.ok("report", "stats", "--period", "2026-11")
    assert "Steps that the rules add" in said
    assert "first screening" in said


# ── what is found ──


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        pytest.param((RECEIVED, SCREENED), set(), id="screened in time"),
        pytest.param((RECEIVED, "screening 2026-11-18"), {"screening_late"}, id="screened late"),
        pytest.param((RECEIVED,), {"screening_overdue"}, id="not screened in time"),
        pytest.param((RECEIVED, ACCEPTED), {"screening_overdue", "screening_missing"}, id="accepted without"),
        pytest.param((RECEIVED, ACCEPTED, "concluded 2026-11-20"), {"screening_overdue", "screening_missing"}, id="later too"),
        pytest.param((RECEIVED, SCREENED, ACCEPTED), set(), id="accepted after it"),
    ],
)  # fmt: skip
def test_what_is_missing_or_late_is_found(lines: tuple[str, ...], codes: set[str]) -> None:
    found = review(case_of(*lines, profile=RULES), UNDER._replace(today=day("2026-11-20")), {})
    own = {one.code: one for one in found if one.code.startswith("screening")}
    assert own.keys() == codes
    assert all(one.article == "二(三)2" for one in own.values())
    assert own.get("screening_late") is None or own["screening_late"].severity == "risk"


@pytest.mark.parametrize(("basis", "severity"), [("letter", "defect"), ("analogy", "risk")])
@pytest.mark.parametrize(
    ("lines", "code"),
    [((RECEIVED,), "screening_overdue"), ((RECEIVED, "screening 2026-11-18"), "screening_late")],
    ids=["overdue", "late"],
)
def test_a_breach_of_a_limit_that_holds_by_analogy_is_a_risk(
    lines: tuple[str, ...], code: str, basis: str, severity: str
) -> None:
    limit = 'met_by = ["first:screening"]\nbasis = '
    text = TEXT.replace(f'{limit}"letter"', f'{limit}"{basis}"')
    late = 'severity = "risk"\nzh = "初审于'
    rules = parse(text.replace(late, late.replace("risk", "defect")))
    setting = UNDER._replace(profile=rules, today=day("2026-11-20"))
    found = review(case_of(*lines, profile=rules), setting, {})
    assert [one.severity for one in found if one.code == code] == [severity]


# ── the profile ──


def replaced(before: str, after: str) -> str:
    assert STEPS.count(before) >= 1, before
    return SHIPPED_TEXT + STEPS.replace(before, after, 1)


ACTS, FINDINGS = (len(PROFILE.content[name]) for name in ("acts", "findings"))
"""So many the shipped rules have; what a place adds comes after them."""
SCREENING = 'id = "screening"\narticle = "二(三)2"\n'


@pytest.mark.parametrize(
    ("before", "after", "place", "code"),
    [
        ('within = "registered"\n', "", "states[17].open", "missing"),
        ('within = "registered"\n', "open = true\n", "states[17].within", "missing"),
        ('within = "registered"\n', 'within = "publicised"\n', "states[17].within", "choice"),
        ('within = "registered"\n', 'within = "registered"\nopen = true\n', "states[17].open", "not_with"),
        ('to = "screened"', 'to = "investigating"', f"acts[{ACTS}].to", "leads_away"),
        ('to = "screened"', 'to = { registered = "publicised" }', f"acts[{ACTS}].to.registered", "leads_away"),
        ('from = ["registered"]\nto = "screened"', 'to = "screened"', f"acts[{ACTS}].from", "missing"),
        ('from = ["registered"]', 'from = ["verifying"]', f"acts[{ACTS}].from[0]", "choice"),
        ('from = ["registered"]', 'from = ["nowhere"]', f"acts[{ACTS}].from[0]", "dangling"),
        (SCREENING, f'{SCREENING}after = ["nothing"]\n', f"acts[{ACTS}].after[0]", "dangling"),
        (SCREENING, f'{SCREENING}after = ["screening"]\n', f"acts[{ACTS}].after[0]", "waits_for_itself"),
        (SCREENING, f'{SCREENING}after = ["visited"]\n', f"acts[{ACTS}].after[0]", "choice"),
        (SCREENING, f'{SCREENING}back = {{ investigation = "screened" }}\n', f"acts[{ACTS}].back", "unknown_key"),
        ('id = "publicity"', 'id = "notice"', f"acts[{ACTS + 1}].id", "reserved"),
        ('id = "until"', 'id = "sheet"', f"acts[{ACTS}].fields[3].id", "duplicate"),
        ('id = "until"', 'id = "on"', f"acts[{ACTS}].fields[3].id", "duplicate"),
        ('form = "file"', 'form = "picture"', f"acts[{ACTS}].fields[2].form", "choice"),
        ('form = "file"', 'form = "choice"', f"acts[{ACTS}].fields[2].choices", "missing"),
        ('form = "choice", ', "", f"acts[{ACTS}].fields[1].choices", "not_with"),
        ('zh = "建议不予受理"', 'zh = "建议受理"', f"acts[{ACTS}].fields[1].choices[1].zh", "duplicate"),
        ('zh = "初审人", ', "", f"acts[{ACTS}].fields[0].zh", "missing"),
        ('finds = { overdue = "screening_limit" }\n', "", f"findings[{FINDINGS + 1}].finds", "missing"),
        ('{ overdue = "screening_limit" }', '{ overdue = "screening" }', f"findings[{FINDINGS + 1}].finds.overdue", "dangling"),
        ('{ overdue = "screening_limit" }', '{ missing = "screening" }', f"findings[{FINDINGS + 1}].finds.in", "missing"),
        ('{ overdue = "screening_limit" }', '{ overdue = "screening_limit", late = "screening_limit" }', f"findings[{FINDINGS + 1}].finds.late", "not_with"),
        ('{ overdue = "screening_limit" }', '{ overdue = "screening_limit", in = ["decided"] }', f"findings[{FINDINGS + 1}].finds.in", "not_with"),
    ],
)  # fmt: skip
def test_what_could_not_be_carried_out_is_refused_with_its_place(
    before: str, after: str, place: str, code: str
) -> None:
    with pytest.raises(ProfileFaults) as caught:
        parse(replaced(before, after), known_ids(PROFILE.content))
    assert (place, code) in [(fault.place, fault.code) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("ours", "theirs", "place", "code"),
    [
        (ACCEPTANCE, f'fields = [{{ id = "a", zh = "甲", en = "a" }}]\n{ACCEPTANCE}', "acts[3].fields", "unknown_key"),
        ('command = "accept"\n', "", "acts[3].command", "missing"),
        (ACCEPTANCE, f'after = ["decided"]\n{ACCEPTANCE}', "acts[3].after[0]", None),
        ('id = "answered_late"', 'id = "answered_late"\nfinds = { late = "acceptance" }', "findings[0].finds", "unknown_key"),
        ('id = "registered"\nbasis', 'id = "registered"\nwithin = "decided"\nbasis', "states[0].within", "unknown_key"),
    ],
)  # fmt: skip
def test_what_the_program_knows_itself_stays_as_it_is(
    ours: str, theirs: str, place: str, code: str | None
) -> None:
    text = SHIPPED_TEXT.replace(ours, theirs, 1)
    assert text != SHIPPED_TEXT
    if code is None:
        assert parse(text, known_ids(PROFILE.content)).acts["accepted"].after == ("decided",)
        return
    with pytest.raises(ProfileFaults) as caught:
        parse(text, known_ids(PROFILE.content))
    assert (place, code) in [(fault.place, fault.code) for fault in caught.value.faults]


def test_no_step_takes_a_name_by_which_the_program_goes() -> None:
    store = Path(__file__).parents[1] / "store"
    own = {
        kind
        for path in store.rglob("*.py")
        for kind in re.findall(r'\.record\("(\w+)"', path.read_text("utf-8"))
    }
    known = {kind for name in ("tolerance", "inaction") for kind in track(name).kinds}
    assert own
    assert own | {ISSUER, KIND} | {*Common._fields} <= {*RESERVED} | known


def test_the_shipped_rules_add_none() -> None:
    assert not any(track(name).added(PROFILE) for name in ("tolerance", "inaction"))
