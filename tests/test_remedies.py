"""Remedies that remedy: what a finding names, done on the dossier in which it was found, and it is found no more.

Where nothing mends it, its remedy names no command. The dossiers are those of the two tracks' tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from sqqf.cli.render.findings import commands
from sqqf.procedure.course.admission import admit
from sqqf.procedure.course.explained import explanation
from sqqf.procedure.course.fold import apply, fold
from sqqf.procedure.course.review import review
from sqqf.procedure.errors import Refused
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.finding import Finding
from sqqf.procedure.record.setting import Setting
from tests import test_alike as alike
from tests import test_lead_review as leads
from tests import test_review as cases
from tests.cases import PROFILE, SWITCHED, TOLD, WORKDAYS, acts_of, answered, day, read_line
from tests.conftest import Sqqf
from tests.test_calendar_notices import WITH_2027

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

DELIBERATED = "deliberated 2026-12-28"
AGAIN = ("reopened 2026-12-28", "concluded 2026-12-28", DELIBERATED)
"""A decided case is deliberated anew after a review, as the rules of this test allow it."""
BACK = "deliberated 2026-12-28 returned=investigation opinions=[] due=2026-12-31"
EXPLAINED = "explained"
"""A note about the finding."""
HEARING = 'step 2026-11-25 method=hearing evidence=["询问笔录"]'
MEMBERS = 'present=["赵某","钱某","孙某"] members={"赵某":"discipline","钱某":"organization","孙某":"audit"}'
OTHERS = 'present=["钱某","孙某"] members={"钱某":"discipline","孙某":"audit"}'
STRUCK = "amended act={} struck=true"


def amended(act: int, **facts: Any) -> str:
    return f"amended act={act} set={json.dumps(facts, ensure_ascii=False, separators=(',', ':'))}"


def seq_of(kind: str) -> int:
    """The place of the first act of a kind in the whole case."""
    return next(n for n, line in enumerate(cases.whole(), start=1) if line.split()[0] == kind)


def anew(more: str = "") -> tuple[str, ...]:
    return (*AGAIN[:-1], f"{DELIBERATED} {more}".strip())


class Mend(NamedTuple):
    """What is done, and on what: the lines of the row that fires, or others in which it fires, too."""

    done: tuple[str, ...]
    on: tuple[str, ...] | None = None


def decided(name: str) -> tuple[str, ...]:
    """A row of a case that is deliberated, and then approved and decided."""
    return (*cases.FINDINGS[name].fires, "submitted 2026-12-08", "approved 2026-12-10", "decided 2026-12-11")


Mends = dict[str, list[Mend | tuple[str, ...]]]

CASES: Mends = {
    "answer_overdue": [
        ("accepted 2026-12-01", "notified 2026-12-01"), ("declined 2026-12-01", "notified 2026-12-01"),
    ],
    "notice_missing": [("notified 2026-12-28 method=mail",)],
    "investigation_overdue": [("concluded 2026-12-15",), ("extended 2026-12-15 days=9",)],
    "extension_without_reason": [(amended(5, reason="鉴定未出"),)],
    "supplementary_overdue": [("concluded 2026-12-21",)],
    "point_without_step": [(f"{HEARING} points=[2]",), (EXPLAINED,)],
    "step_before_consent": [("step 2026-11-26 points=[2]",), (amended(6, on="2026-11-25"),)],
    "step_without_evidence": [(amended(4, evidence=[{"text": "照片"}]),)],
    "party_not_heard": [(f"{HEARING} parties=[1]",), (EXPLAINED,)],
    "hearing_unnamed": [(amended(4, parties=[1, 2]),)],
    "zone_suspected": [
        (amended(1, zone="无"),),
        Mend(("transferred 2026-12-28",), tuple(cases.whole(cases.FINDINGS["zone_suspected"].fires[0], until="step"))),
    ],
    "managed_elsewhere": [(amended(1, managed_by="某县委组织部"),), ("reopened 2026-12-28", "transferred 2026-12-28")],
    "submitted_elsewhere": [
        (amended(17, to="县委"),),
        Mend(("submitted 2026-12-09 to=县委",), tuple(cases.whole("submitted 2026-12-08 to=某县委组织部", until="submitted"))),
    ],
    "approved_elsewhere": [
        (amended(18, reference="县委常委会〔2026〕2次会议"),),
        (*anew(), "submitted 2026-12-28", "approved 2026-12-29"),
    ],
    "approval_unasked": [(amended(18, bodies=["committee"]),), ("submitted 2026-12-09 to=县政府",)],
    "body_unknown": [(amended(17, to="县委"),), (EXPLAINED,)],
    "body_elsewhere": [(EXPLAINED,), (amended(1, managed_by="县委组织部"),)],
    "lone_investigator": [(amended(4, people=["李某", "王某"]),), (HEARING,)],
    "concerned_investigates": [(amended(4, people=["李某", "王某"]),), (HEARING,)],
    "officer_concerned": [(EXPLAINED,)],
    "papers_missing": [("attached name=书面申诉.pdf",)],
    "appeal_without_inquiry": [(amended(1, proceeding="县纪委"),)],
    "appeal_by_another": [(amended(1, applicant={"name": "王某", "kind": "person"}),)],
    "assessment_open": [
        (BACK, answered("d3")),
        Mend(("reopened 2026-12-28", answered("d3")), decided("assessment_open")),
    ],
    "assessment_due": [(answered("d3"),)],
    "bar_unshown": [(amended(15, evidence=[{"text": "判决书"}]),)],
    "bar_elements_open": [(BACK, answered("x4", "yes", elements={"1": "yes", "2": "yes"}))],
    "element_unshown": [(amended(16, evidence=[{"text": "纪要"}]),)],
    "element_only_said": [(amended(16, evidence=[{"text": "纪要"}]),)],
    "answer_unshown": [(amended(15, evidence=[{"text": "纪要"}]), amended(16, evidence=[{"text": "纪要"}]))],
    "answered_for_all": [(answered("c9", party=2),)],
    "claim_unexamined": [(BACK, answered("c9", answers={"2": "no"}))],
    "opinion_not_open": [
        ('deliberated 2026-12-08 opinions=["mitigated"]',), Mend(anew('opinions=["mitigated"]'), decided("opinion_not_open")),
    ],
    "prefiling_late": [(amended(15, evidence=[{"text": "纪要"}]),)],
    "prefiling_recorded_late": [(EXPLAINED,), (amended(15, evidence=[{"text": "纪要"}]),)],
    "prefiling_one_addressee": [(amended(15, evidence=[{"prefiling": "P2026-2"}]),)],
    "too_few_present": [anew()],
    "invited_counted": [(amended(16, present=["赵某", "钱某"]),), anew()],
    "party_deliberates": [anew()],
    "guest_deliberates": [(EXPLAINED,), anew()],
    "officer_counted": [(EXPLAINED,), anew('present=["赵某","孙某"] members={"赵某":"discipline","孙某":"audit"}')],
    "listed_late": [(EXPLAINED,), anew('present=["赵某","孙某"] members={"赵某":"discipline","孙某":"audit"}')],
    "half_absent": [(EXPLAINED,), anew(MEMBERS)],
    "leading_organ_absent": [anew()],
    "recused_present": [(f"{DELIBERATED} {OTHERS}",), Mend(anew(OTHERS), decided("recused_present"))],
    "officer_deliberates": [(EXPLAINED,), anew(OTHERS)],
    "approved_undeliberated": [(*anew(), "submitted 2026-12-28", "approved 2026-12-29")],
    "approved_unsubmitted": [("submitted 2026-12-09",), (*anew(), "submitted 2026-12-28", "approved 2026-12-29")],
    "decided_unapproved": [(*anew(), "submitted 2026-12-28", "approved 2026-12-29", "decided 2026-12-30")],
    "amended_after_opinion": [(EXPLAINED,), ("deliberated 2026-12-08",)],
    "opinion_amended": [
        ('deliberated 2026-12-28 opinions=["none"]', "submitted 2026-12-28", "approved 2026-12-29"),
        Mend(anew('opinions=["none"]'), (*cases.FINDINGS["opinion_amended"].fires, "decided 2026-12-11")),
    ],
    "not_filed": [("filed 2026-12-21",)],
    "filing_outdated": [("filed 2026-12-28",)],
    "feedback_missing": [(TOLD[0],)],
    "delivery_missing": [(TOLD[1],)],
    "own_date_overdue": [
        ("referral_answered 2026-12-28",), Mend(("transfer_received 2026-12-08",), tuple(cases.FINDINGS["own_date_overdue, handed over"].fires)),
    ],
    "initiator_not_told": [("feedback 2026-12-28 to=县纪委 role=organ",)],
    "decision_unnumbered": [(amended(19, document="阳容决〔2026〕9号"),)],
    "clarification_undecided": [("clarified 2026-12-28",)],
    "result_unapplied": [("applied 2026-12-28",), ("unapplied 2026-12-28",)],
    "bar_unreferred": [("referred 2026-12-28",)],
    "none_unreferred": [("referred 2026-12-28",), (EXPLAINED,)],
    "correction_overdue": [("correction_reported 2026-12-16",)],
    "correction_unreported": [("correction_reported 2026-12-28",)],
    "correction_unsigned": [("correction_signed_off 2026-12-28",), ("correction_returned 2026-12-28",)],
    "correction_undecided": [
        ("correction_none 2026-12-28",), Mend(("correction",), tuple(cases.whole(until="applied", without=["correction_none"]))),
    ],
    "correction_listed_late": [("feedback 2026-12-28",)],
    "objection_unforwarded": [(amended(len(cases.whole()) + 1, forwarded_to="县委"),)],
    "merged_once_accepted": [(EXPLAINED,)],
    "answer_only_said": [(EXPLAINED,)],
    "distinctions_beside": [(EXPLAINED,)],
    "basis_vague": [(EXPLAINED,)],
    "bar_turned": [(EXPLAINED,)],
    "led_by_another": [(EXPLAINED,)],
    "one_organ_only": [(EXPLAINED,)],
    "extended_long": [(EXPLAINED,)],
    "concluded_at_once": [(EXPLAINED,)],
    "prefiling_of_another": [(EXPLAINED,)],
    "channel_of_another": [(EXPLAINED,)],
    "ended_for_all": [(EXPLAINED,)],
    "outside_scope": [(EXPLAINED,)],
    "manager_unsaid": [(amended(1, managed_by="某县委"),)],
    "decided_by_another": [(amended(seq_of("decided"), document="县纪〔2026〕1号"),)],
    "told_by_mouth": [(amended(seq_of("feedback"), method="direct"),)],
    "use_unsaid": [(amended(seq_of("decided") + 1, uses=["accountability"]),)],
    "clarified_by_party": [(amended(seq_of("clarified"), organ="某县住建局"),)],
    "corrected_by_another": [(amended(seq_of("decided") + 1, responsible="某县住建局"),)],
    "says_nothing": [(amended(2, reason="不属于履职行为"),)],
    "rest_day": [(EXPLAINED,), (amended(3, on="2026-11-23"),)],
}  # fmt: skip

LEADS: Mends = {
    "lead_subject_unknown": [("classified unit=某局",), ('classified persons=["陈某"]',)],
    "lead_organ_unset": [("classified lead_organ=discipline",)],
    "lone_investigator": [(amended(2, people=["李某", "王某"]),), ("verification 2026-11-19",)],
    "concerned_investigates": [(amended(2, people=["李某", "王某"]),), ("verification 2026-11-19",)],
    "officer_concerned": [(EXPLAINED,)],
    "gravity_unset": [("classified gravity=minor",)],
    "referral_unreceived": [("referral_received 2026-12-01",), ("referral_returned 2026-12-01",)],
    "lead_idle": [
        ("verification 2026-12-28",), ("unfounded 2026-12-28",),
        Mend(("disposed 2026-12-28",), ("lead 2026-07-01", "verification 2026-07-02")),
    ],
    "disposition_overdue": [("unfounded 2026-12-28",), Mend(("disposed 2026-12-28",), ("lead 2026-07-01", "verification 2026-07-02"))],
    "unfounded_unverified": [("verification 2026-11-19",), (STRUCK.format(2),)],
    "unfounded_after_check": [(STRUCK.format(4),)],
    "accountable_unchecked": [("tolerance_checked 2026-12-28",), (STRUCK.format(3),)],
    "admonished_unchecked": [("tolerance_checked 2026-12-28",)],
    "measure_not_for": [(amended(4, measure="m3"),)],
    "responsibility_unlooked": [(amended(2, responsibilities=["direct"]),)],
    "accountable_pending": [(STRUCK.format(4),)],
    "check_struck": [(EXPLAINED,), (leads.POSSIBLE,)],
    "accountable_exempted": [(STRUCK.format(4),)],
    "accountable_again": [("tolerance_checked 2026-12-28",)],
    "measure_lighter": [(EXPLAINED,)],
    "checked_after": [(amended(4, on="2026-11-23"),)],
    "measure_against_gravity": [(EXPLAINED,), ("classified gravity=serious",), (amended(4, measure="m2"),)],
    "one_side_only": [
        (amended(2, responsibilities=["direct", "leadership", "main", "supervisory"]),),
        ('disposed 2026-12-28 measure=m2 responsibilities=["leadership","main","supervisory"]',),
    ],
    "rectification_missing": [("rectification",)],
    "rectification_of_exempted": [("rectification",)],
    "rectification_overdue": [("rectified 2026-12-26",)],
    "overdue_unreminded": [("reminded 2026-12-28 item=1",)],
    "measures_missing": [("measures 2026-12-14",)],
    "talk_undisclosed": [('disclosed 2026-12-28 of=["talk"]',)],
    "rectification_undisclosed": [('disclosed 2026-12-28 of=["rectification"]',)],
    "exposure_undecided": [("lead_published 2026-12-28",), ("unexposed 2026-12-28",)],
    "verified_elsewhere": [(EXPLAINED,)],
    "outside_scope": [(EXPLAINED,)],
    "rectified_by_another": [(amended(len(leads.SOUND[:4]) + 1, responsible="某局"),)],
    "says_nothing": [(amended(2, reason="经查已按期办结"),)],
    "rest_day": [(EXPLAINED,), (amended(2, on="2026-11-20"),)],
}  # fmt: skip
ELSEWHERE = {
    "provisional_limit",
    "matter_twice",
    "matter_decided",
    "lead_twice",
    "exempted_elsewhere",
    "accountable_elsewhere",
}
"""Mended by what isn't an act on the dossier itself: see the tests below."""
NOT_ON_IT = {"sqqf calendar import", "sqqf prefiling new", "sqqf prefiling reply"}
IN_PASSING = ("concluded", "amended")
"""What a reopened case goes through again, and the correction of an act that it needs."""


class Fired(NamedTuple):
    """A dossier in which something was found, and how it is looked at."""

    lines: list[str]
    setting: Setting
    entries: Any

    def found(self, dossier: AnyDossier) -> list[Finding]:
        return review(dossier, self.setting, self.entries)


def case_row(name: str, on: tuple[str, ...] | None = None) -> Fired:
    row = cases.FINDINGS[name]
    lines, today = cases.parts(list(on or row.fires))
    return Fired(
        lines, Setting(SWITCHED, "county", WORKDAYS, day(today), group=row.groups[0]), cases.PREFILINGS
    )


def lead_row(name: str, on: tuple[str, ...] | None = None) -> Fired:
    row = leads.FINDINGS[name]
    lines, today = leads.parts(on or row.fires)
    return Fired(lines, Setting(row.profile, "city", WORKDAYS, day(today), row.linked), leads.GUIDANCE)


def act_of(line: str, code: str, fired: Fired, dossier: AnyDossier) -> Act:
    """The act of a line; a note about the finding, with what it says of it."""
    kind, on, body = read_line("noted" if line == EXPLAINED else line)
    if line == EXPLAINED:
        kind = "noted" if dossier.track == "tolerance" else "lead_noted"
        body |= explanation(code, fired.found(dossier), fired.setting.profile)
    return Act(len(dossier.acts) + 1, "c1", kind, on, "2026-12-31T01:00:00Z", "tester", body)


def command_of(act: Act, track: str) -> set[str]:
    """What is typed for an act, in full and as it may be shortened in a remedy."""
    kind = PROFILE.acts[act.kind]
    if act.kind == "assessed":
        return {"sqqf assess", f"sqqf assess {act.body['section'].removesuffix('s')}"}
    if act.kind == "step":
        return {"sqqf step add"}
    if act.kind.startswith("correction"):
        return {f"sqqf {kind.command}"}
    return {f"sqqf {'lead' if track == 'inaction' else 'case'} {kind.command}"}


ROWS: list[Any] = [
    pytest.param(row, code, one if isinstance(one, Mend) else Mend(one), id=f"{group} {code} {n}")
    for group, row, mends in (("case", case_row, CASES), ("lead", lead_row, LEADS))
    for code, several in mends.items()
    for n, one in enumerate(several)
]


def carried_out(row: Callable[..., Fired], code: str, mend: Mend) -> tuple[Fired, AnyDossier, list[Act]]:
    fired = row(code, mend.on)
    dossier: AnyDossier = fold(acts_of(*fired.lines), fired.setting.profile)
    assert code in [one.code for one in fired.found(dossier)]
    under = fired.setting._replace(today=max(fired.setting.today, day("2026-12-31")))
    acts = []
    for line in mend.done:
        act = act_of(line, code, fired, dossier)
        admit(dossier, act, under)
        dossier = apply(dossier, act, fired.setting.profile)
        acts.append(act)
    return fired, dossier, acts


@pytest.mark.parametrize(("row", "code", "mend"), ROWS)
def test_what_the_remedy_names_mends_it(row: Callable[..., Fired], code: str, mend: Mend) -> None:
    fired, dossier, acts = carried_out(row, code, mend)
    assert code not in [one.code for one in fired.found(dossier)]
    named = {*commands(PROFILE.entry("findings", code))}
    strange = [
        act for act in acts if not command_of(act, dossier.track) & named and act.kind not in IN_PASSING
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("table", "mends", "group"),
    [(cases.FINDINGS, CASES, "lead"), (leads.FINDINGS, LEADS, "case")],
    ids=["cases", "leads"],
)
def test_each_command_that_a_remedy_names_is_carried_out(
    table: dict[str, Any], mends: Mends, group: str
) -> None:
    """Or there is none to name: a limit missed, a correction that stays on record."""
    row = case_row if mends is CASES else lead_row
    others = ("sqqf lead ",) if mends is CASES else ("sqqf case ", "sqqf step ")
    for code in sorted({name.partition(",")[0] for name in table} - ELSEWHERE):
        each = [one if isinstance(one, Mend) else Mend(one) for one in mends.get(code, ())]
        done = [carried_out(row, code, one)[1:] for one in each]
        typed = {told for dossier, acts in done for act in acts for told in command_of(act, dossier.track)}
        named = {*commands(PROFILE.entry("findings", code))} - NOT_ON_IT
        assert {one for one in named if not one.startswith(others)} <= typed, code


def test_both_languages_name_the_same_commands() -> None:
    for entry in PROFILE.section("findings"):
        english = entry.more["remedy"]["en"]
        assert [one for one in commands(entry) if one not in english] == [], entry.id
        assert english.count("sqqf ") == entry.more["remedy"]["zh"].count("sqqf "), entry.id


# ── what others on record, or the calendar, make of it: by the command line ──

BESIDE: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    # by code: the track and number on which it is found, and what is done about it
    "matter_twice": {
        "joined": ("case", "2", ("case join 2 --with 1 --reason 同一事项",)),
        "explained": ("case", "2", ("case note 2 --about matter_twice --text 系另一标段",)),
    },
    "matter_decided": {
        "joined": ("case", "2", ("case join 2 --with 1 --reason 同一事项",)),
        "explained": ("case", "2", ("case note 2 --about matter_decided --text 有新的证据",)),
    },
    "lead_twice": {
        "joined": ("lead", "2", ("lead join 2 --with 1",)),
        "explained": ("lead", "2", ("lead note 2 --about lead_twice --text 系另一标段",)),
    },
    "exempted_elsewhere": {
        "taken back": ("lead", "1", ("lead amend 1 --act {} --strike --reason 撤销处置",)),
        "explained": ("lead", "1", ("lead note 1 --about exempted_elsewhere --text 系另一标段",)),
    },
}


@pytest.mark.parametrize(
    ("code", "way"), [(code, way) for code, ways in BESIDE.items() for way in ways], ids=lambda one: one
)
def test_what_is_found_beside_others_is_mended(city: Sqqf, code: str, way: str) -> None:
    row = alike.ROWS[code]
    for line in (*row.lines, row.fires):
        city.ok(*line.split(), today=alike.TODAY)
    track, no, done = BESIDE[code][way]
    last = city.json(track, "show", no, today=alike.TODAY)["acts"][-1]["seq"]
    found = next(one for one in city.json(track, "check", no, today=alike.TODAY) if one["code"] == code)
    for line in done:
        city.ok(*line.format(last).split(), today=alike.TODAY)
        assert f"sqqf {' '.join(line.split()[:2])}" in found["commands"]
    assert code not in [one["code"] for one in city.json(track, "check", today=alike.TODAY)]


def test_a_provisional_limit_is_one_no_more_once_the_notice_is_imported() -> None:
    fired = case_row("provisional_limit")
    case = fold(acts_of(*fired.lines), SWITCHED)
    known = fired._replace(setting=fired.setting._replace(workdays=WITH_2027))
    codes = [[one.code for one in row.found(case)] for row in (fired, known)]
    assert ["provisional_limit" in one for one in codes] == [True, False]


def test_a_note_explains_what_was_found_then_and_nothing_else() -> None:
    row = case_row("rest_day")
    fired, case, _ = carried_out(case_row, "rest_day", Mend((EXPLAINED,)))
    later = act_of("applied 2026-12-26", "rest_day", row, case)
    assert "rest_day" in [one.code for one in fired.found(apply(case, later, SWITCHED))]
    struck = act_of(STRUCK.format(len(case.acts)), "rest_day", row, case)
    assert "rest_day" in [one.code for one in fired.found(apply(case, struck, SWITCHED))]


@pytest.mark.parametrize("code", ["notice_missing", "party_not_heard", "mistyped"])
def test_what_isnt_found_or_isnt_a_matter_of_explanation_is_explained_by_no_note(code: str) -> None:
    """A defect stays one whatever is said of it; and what was heard needs no explanation."""
    fired = case_row("notice_missing")
    case = fold(acts_of(*fired.lines), SWITCHED)
    with pytest.raises(Refused) as refusal:
        explanation(code, fired.found(case), SWITCHED)
    assert refusal.value.code == "not_explained"
