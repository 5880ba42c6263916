"""The shipped profile says what the Opinion says: its counts, its articles, its limits, its conditions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from sqqf.procedure.rules.check import parse
from sqqf.procedure.rules.entries import Entry

PROFILE = parse(files("sqqf.procedure.data").joinpath("yangjiang.toml").read_text("utf-8"))

ALL = {"exempted", "mitigated", "lenient"}
NUMERAL = "[一二三四五六]"
ARTICLE = re.compile(rf"{NUMERAL}(\({NUMERAL}\)(\d+(\(\d+\))?)?)?")


def ids(section: str) -> list[str]:
    return [entry.id for entry in PROFILE.section(section)]


def tables(value: Any) -> Iterator[dict[str, Any]]:
    """Every table anywhere in the profile."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from tables(part)


def test_every_section_has_the_entries_that_the_opinion_has() -> None:
    counts = {
        "principles": 4,
        "distinctions": 3,
        "classes": 6,
        "circumstances": 20,
        "bars": 6,
        "levels": 2,
        "organs": 7,
        "invited": 5,
        "channels": 3,
        "methods": 4,
        "answers": 3,
        "sides": 3,
        "reliefs": 3,
        "outcomes": 5,
        "limits": 7,
        "bodies": 2,
        "uses": 4,
        "results": 4,
        "corrections": 4,
        "areas": 8,
        "sources": 6,
        "verification": 3,
        "measures": 5,
        "responsibilities": 4,
        "subject_kinds": 3,
        "gravities": 3,
        "tolerance_results": 2,
        "tolerance_effects": 10,
        "lead_closing": 4,
        "disclosures": 2,
        "publication": 3,
        "mechanisms": 6,
    }
    assert {section: len(ids(section)) for section in counts} == counts


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("circumstances", [f"c{n}" for n in range(1, 21)]),
        ("bars", [f"x{n}" for n in range(1, 7)]),
        ("distinctions", ["d1", "d2", "d3"]),
        ("results", ["r1", "r2", "r3", "r4"]),
        ("areas", [f"i{n}" for n in range(1, 9)]),
        ("sources", [f"s{n}" for n in range(1, 7)]),
        ("measures", [f"m{n}" for n in range(1, 6)]),
        ("channels", ["appeal", "preliminary", "department"]),
        ("methods", ["document", "site", "hearing", "inquiry"]),
        ("notice_methods", ["direct", "mail", "electronic", "left", "public", "oral"]),
        ("endings", ["died", "transferred", "merged"]),
        ("verification", ["talk", "site", "files"]),
        ("responsibilities", ["direct", "leadership", "main", "supervisory"]),
        ("corrections", ["prefiling", "warning", "admonition", "ordered"]),
        ("outcomes", ["exempted", "mitigated", "lenient", "none", "declined"]),
        ("uses", ["accountability", "integrity", "promotion", "performance"]),
        ("reliefs", ["exempted", "mitigated", "lenient"]),
        ("answers", ["yes", "no", "unclear"]),
        ("sides", ["tolerant", "culpable", "n/a"]),
        ("bodies", ["committee", "government"]),
        ("recipients", ["applicant", "party", "organ"]),
        ("clarification_ways", ["written", "in_person", "meeting", "notice"]),
        (
            "organs",
            ["discipline", "organization", "establishment", "procuratorate", "personnel", "audit", "legal"],
        ),
        (
            "waits",
            [
                *("dates", "deliberation", "approval", "decision", "feedback", "supplement", "resumption"),
                *("verification", "tolerance", "disposition", "rectification", "lead_closing", "referral"),
            ],
        ),
        ("roles", ["lead", "member", "officer"]),
        (
            "limits",
            [
                *("acceptance", "investigation", "filing", "correction"),
                *("rectification", "disposition", "supplementary"),
            ],
        ),
        ("optional", ["recusal", "review", "suspension", "signature", "lead_limits"]),
        ("subject_kinds", ["person", "organization", "department"]),
        ("gravities", ["minor", "ordinary", "serious"]),
        ("tolerance_results", ["none", "possible"]),
        ("lead_closing", ["tolerance", "disposition", "rectification", "sign_off"]),
        ("disclosures", ["talk", "rectification"]),
        ("publication", ["light", "usual", "strict"]),
    ],
)
def test_the_codes_are_the_contracts(section: str, codes: list[str]) -> None:
    assert ids(section) == codes


@pytest.mark.parametrize("rule", PROFILE.rules, ids=str)
def test_a_rule_cites_its_article_or_says_what_else_it_rests_on(rule: str) -> None:
    entry = PROFILE.rule(rule)
    if entry.article is None:
        assert entry.more["basis"] in {"analogy", "practice", "other_rules"}
    else:
        assert ARTICLE.fullmatch(entry.article)


def test_articles_number_with_the_codes() -> None:
    for prefix, article in {"c": "二(二)1({})", "x": "二(二)2({})", "r": "二(四){}", "i": "三(二){}"}.items():
        numbered = [code for code in PROFILE.rules if re.fullmatch(rf"{prefix}\d+", code)]
        assert [PROFILE.rule(code).article for code in numbered] == [article.format(c[1:]) for c in numbered]


def test_every_wording_is_there_in_both_languages() -> None:
    for table in tables(PROFILE.content):
        if {"zh", "en"} & set(table):
            assert re.search(r"[\u4e00-\u9fff]", table["zh"]) or table["zh"].isdigit()
            assert table["en"].strip()
            assert not re.search(
                r"[\u3000-\u303f\u4e00-\u9fff]", table["en"].replace("prefix〔year〕serial", "")
            )


@pytest.mark.parametrize(
    ("number", "circumstances"),
    [
        (1, range(1, 5)),
        (2, range(5, 8)),
        (3, range(8, 11)),
        (4, range(11, 14)),
        (5, range(14, 17)),
        (6, range(17, 21)),
    ],
)
def test_six_classes(number: int, circumstances: range) -> None:
    in_class = [entry.id for entry in PROFILE.section("circumstances") if entry.more["class"] == number]
    assert in_class == [f"c{n}" for n in circumstances]


@pytest.mark.parametrize("entry", PROFILE.section("circumstances"), ids=lambda entry: entry.id)
def test_reliefs(entry: Entry) -> None:
    only_mitigated = entry.id in {"c17", "c18", "c19"}
    assert set(entry.more["reliefs"]) == (ALL - {"exempted"} if only_mitigated else ALL)
    assert entry.more.get("needs_basis", False) == (entry.id == "c20")


@pytest.mark.parametrize(
    ("circumstance", "elements", "alternatives"),
    [  # elements, and how many alternatives the ones with any_of have
        ("c1", 4, [2]),
        ("c2", 7, [2, 3]),
        ("c3", 7, [2]),
        ("c4", 5, [2]),
        ("c5", 6, [2, 3]),
        ("c6", 5, [2, 2]),
        ("c7", 3, [2]),
        ("c8", 4, [3]),
        ("c9", 5, []),
        ("c10", 2, [3]),
        ("c11", 5, []),
        ("c12", 5, []),
        ("c13", 3, [2]),
        ("c14", 8, []),
        ("c15", 6, [2]),
        ("c16", 6, []),
        ("c17", 3, []),
        ("c18", 4, [2]),
        ("c19", 2, []),
        ("c20", 2, [2, 3]),
    ],
)
def test_what_has_to_be_shown(circumstance: str, elements: int, alternatives: list[int]) -> None:
    shown = PROFILE.entry("circumstances", circumstance).more["elements"]
    assert len(shown) == elements
    assert [len(element["any_of"]) for element in shown if "any_of" in element] == alternatives


def test_limits() -> None:
    found = {limit.id: limit for limit in PROFILE.limits}
    facts = {
        limit.id: (limit.article, limit.working_days, limit.starts, limit.met_by, limit.extendable)
        for limit in PROFILE.limits
    }
    assert facts == {
        "acceptance": ("二(三)2", 10, "received", ("answered", "notified"), False),
        "investigation": ("二(三)3(3)", 30, "accepted", ("concluded",), True),
        "filing": ("二(三)4", 5, "decided", ("filed",), False),
        "correction": ("二(五)4", 0, "", (), False),
        "rectification": ("三(三)4", 0, "", (), False),
        "disposition": ("三(三)3", 60, "received", ("settled",), False),
        "supplementary": ("二(三)4", 0, "", (), False),
    }
    assert {limit.id: limit.each for limit in PROFILE.limits if limit.each} == {
        "correction": "correction",
        "rectification": "rectification",
        "supplementary": "supplementary",
    }
    assert [limit.id for limit in PROFILE.limits if limit.track == "inaction"] == [
        "rectification",
        "disposition",
    ]
    assert {code: limit.levels for code, limit in found.items()} == {
        "acceptance": ("city", "county"),
        "investigation": ("city", "county"),
        "filing": ("county",),
        "correction": ("city", "county"),
        "rectification": ("city", "county"),
        "disposition": ("city", "county"),
        "supplementary": ("city", "county"),
    }
    assert {source: found["rectification"].basis_for(source) for source in ids("sources")} == dict.fromkeys(
        ids("sources"), "letter"
    )
    # Of no number of days for a disposition does the Opinion speak.
    assert (found["disposition"].basis_for("s1"), found["disposition"].option) == ("practice", "lead_limits")
    assert {channel: found["acceptance"].basis_for(channel) for channel in ids("channels")} == {
        "appeal": "letter",
        "preliminary": "analogy",
        "department": "analogy",
    }
    assert {found["investigation"].basis_for(channel) for channel in ids("channels")} == {"letter"}


def test_counting_lights_and_numbering() -> None:
    assert (PROFILE.start_counted, PROFILE.yellow, PROFILE.default_prefix) == (False, 3, "容")
    assert PROFILE.section("counting")[0].article is None


def test_channels() -> None:
    facts = {
        entry.id: (
            entry.more["applicant_is_party"],
            entry.more["applicant_kind"],
            PROFILE.channel_expects(entry.id),
        )
        for entry in PROFILE.section("channels")
    }
    assert facts == {
        "appeal": (True, "person", ("written_appeal",)),
        "preliminary": (False, "unit", ("preliminary_opinion", "evidence")),
        "department": (False, "unit", ("preliminary_opinion", "evidence")),
    }


def test_open_lists() -> None:
    assert set(PROFILE.content["open"]) == {
        "organs",
        "methods",
        "verification",
        "measures",
        "endings",
        "uses",
    }
    open_inside = {
        entry.id for name in PROFILE.content for entry in PROFILE.section(name) if "items_open" in entry.more
    }
    assert open_inside == {"m4", "m5", "s1", "s5", "warning", "admonition", *(f"i{n}" for n in range(1, 9))}


def test_only_oral_notice_is_not_written() -> None:
    assert [entry.id for entry in PROFILE.section("notice_methods") if not entry.more["written"]] == ["oral"]


def test_promotion_is_for_persons_only() -> None:
    assert {entry.id: set(entry.more["for"]) for entry in PROFILE.section("results")} == {
        "r1": {"unit", "person"},
        "r2": {"unit", "person"},
        "r3": {"unit", "person"},
        "r4": {"person"},
    }


def test_what_rests_on_a_rule_of_its_own() -> None:
    resting = {code for code, entry in PROFILE.rules.items() if entry.more.get("needs_basis")}
    assert resting == {"c20", "x6"}


def test_conducts_sources_and_measures_under_their_numbers() -> None:
    counts = Counter(code.partition(".")[0] for code in PROFILE.rules if re.fullmatch(r"[ism]\d\.\d", code))
    areas = {"i1": 5, "i2": 4, "i3": 3, "i4": 4, "i5": 4, "i6": 4, "i7": 4, "i8": 6}
    sources = {"s1": 4, "s2": 3, "s3": 4, "s4": 4, "s5": 6, "s6": 4}
    assert counts == areas | sources | {"m4": 5, "m5": 2}
    for name in PROFILE.content:
        for entry in PROFILE.section(name):
            assert all(item.id.startswith(f"{entry.id}.") for item in entry.items)


def test_what_is_not_from_the_opinion_is_off_and_says_so() -> None:
    for entry in PROFILE.section("optional"):
        assert entry.more["enabled"] is False
        assert entry.more["basis"] in ("other_rules", "practice")
        assert entry.article is None
        assert "非《意见》规定" in entry.zh
        assert "not from the Opinion" in entry.en


STATES = [
    *("registered", "investigating", "concluded", "deliberated", "approved", "decided"),
    *("closed", "declined", "withdrawn", "ended", "void"),
]
LEAD_STATES = ["received", "verifying", "verified", "disposed", "unfounded", "joined", "closed", "void"]
OPEN = LEAD_STATES[:5]
RUNNING = STATES[:5]
AFTER = ["decided", "closed"]
LISTED = ["concluded", "deliberated", "approved", "decided"]


def test_states() -> None:
    states = PROFILE.states
    assert PROFILE.states_of("tolerance") == tuple(STATES)
    assert PROFILE.states_of("inaction") == tuple(LEAD_STATES)
    assert set(states) == {*STATES, *LEAD_STATES}
    assert [code for code in STATES if states[code].open] == [*STATES[:6], "declined"]
    assert [code for code in LEAD_STATES if states[code].open] == OPEN
    assert [code for code, state in states.items() if state.end] == ["joined", "withdrawn", "ended", "void"]
    assert {code: state.waits_for for code, state in states.items() if state.waits_for} == {
        "concluded": "deliberation",
        "deliberated": "approval",
        "approved": "decision",
        "decided": "feedback",
        "received": "verification",
        "verifying": "disposition",
        "verified": "disposition",
        "disposed": "lead_closing",
        "unfounded": "lead_closing",
    }


@pytest.mark.parametrize(
    ("act", "command", "states", "to", "dated"),
    [
        ("registered", "new", None, "registered", True),
        ("taken_over", "import", None, None, True),
        ("paper_made", "paper make", None, None, True),
        ("accepted", "accept", ["registered"], "investigating", True),
        ("declined", "decline", ["registered"], "declined", True),
        ("notified", "notify", [*STATES[1:8]], None, True),
        ("step", "step", ["investigating"], None, True),
        ("extended", "extend", ["investigating"], None, True),
        ("concluded", "conclude", ["investigating"], "concluded", True),
        ("withdrawn", "withdraw", RUNNING, "withdrawn", True),
        ("ended", "end", [*RUNNING, "decided", "declined"], "ended", True),
        ("transferred", "transfer", RUNNING, "ended", True),
        ("voided", "void", [*RUNNING, "declined", "withdrawn", "ended"], "void", False),
        ("assigned", "assign", [*STATES[:6], "declined"], None, False),
        ("point", "point", ["registered", "investigating"], None, False),
        ("noted", "note", None, None, False),
        ("attached", "attach", None, None, False),
        ("amended", "amend", None, None, False),
        ("assessed", "assess", ["registered", "investigating", "concluded"], None, False),
        ("deliberated", "deliberate", ["concluded"], "deliberated", True),
        ("submitted", "submit", ["deliberated"], None, True),
        ("approved", "approve", ["deliberated"], "approved", True),
        ("decided", "decide", ["approved"], "decided", True),
        ("filed", "file", AFTER, None, True),
        ("receipted", "receipt", AFTER, None, True),
        ("feedback", "feedback", AFTER, None, True),
        ("clarified", "clarify", AFTER, None, True),
        ("applied", "apply", AFTER, None, True),
        ("referred", "refer", [*AFTER, "withdrawn", "ended"], None, True),
        ("correction", "correction add", LISTED, None, False),
        ("correction_reported", "correction report", ["investigating", *LISTED, "closed"], None, True),
        ("correction_returned", "correction return", ["investigating", *LISTED, "closed"], None, True),
        ("correction_signed_off", "correction sign-off", ["investigating", *LISTED, "closed"], None, True),
        ("closed", "close", ["decided", "declined"], "closed", True),
        ("objection", "objection", ["decided", "declined", "closed"], None, True),
        ("recused", "recuse", ["registered", "investigating", "concluded"], None, True),
        ("suspended", "suspend", ["investigating"], None, True),
        ("resumed", "resume", ["investigating"], None, True),
        ("reopened", "reopen", AFTER, "investigating", True),
        ("published", "publish", AFTER, None, True),
    ],
)
def test_acts(act: str, command: str, states: list[str] | None, to: str | None, dated: bool) -> None:
    kind = PROFILE.acts[act]
    assert (kind.track, kind.command, kind.to, kind.dated) == ("tolerance", command, to, dated)
    assert (kind.states and list(kind.states)) == states


@pytest.mark.parametrize(
    ("act", "command", "states", "to", "dated"),
    [
        ("lead", "new", None, "received", True),
        ("lead_taken_over", "import", None, None, True),
        ("lead_paper_made", "paper make", None, None, True),
        ("lead_assigned", "assign", OPEN, None, False),
        ("classified", "classify", [*OPEN, "closed"], None, False),
        ("lead_referred", "refer", OPEN, None, True),
        ("referral_received", "receive", OPEN, None, True),
        ("referral_returned", "hand-back", OPEN, None, True),
        ("verification", "verify", OPEN[:3], {"received": "verifying"}, True),
        ("verified", "verified", ["verifying"], "verified", True),
        ("tolerance_checked", "tolerance", OPEN[:5], {"verifying": "verified"}, True),
        ("disposed", "dispose", OPEN[:4], {"verifying": "disposed", "verified": "disposed"}, True),
        ("cleared", "clear", OPEN[1:4], None, True),
        ("unfounded", "unfounded", OPEN[:3], "unfounded", True),
        ("joined", "join", OPEN[:3], "joined", False),
        ("took_in", "take-in", OPEN[:4], None, False),
        ("split", "split", OPEN[:3], None, False),
        ("rectification", "rectify", OPEN, None, False),
        ("measures", "measures", OPEN, None, True),
        ("rectified", "rectified", OPEN, None, True),
        ("rectification_returned", "return", OPEN, None, True),
        ("rectification_signed_off", "sign-off", OPEN, None, True),
        ("reminded", "remind", OPEN, None, True),
        ("disclosed", "disclose", [*OPEN, "closed"], None, True),
        ("lead_published", "publish", ["disposed", "closed"], None, True),
        ("source_shown", "source", None, None, False),
        ("lead_noted", "note", None, None, False),
        ("lead_attached", "attach", None, None, False),
        ("lead_voided", "void", OPEN, "void", False),
        ("lead_closed", "close", OPEN[2:], "closed", True),
    ],
)
def test_acts_on_leads(
    act: str, command: str, states: list[str] | None, to: str | dict[str, str] | None, dated: bool
) -> None:
    kind = PROFILE.acts[act]
    assert (kind.track, kind.command, kind.dated) == ("inaction", command, dated)
    assert (kind.onward or kind.to) == to
    assert (kind.states and list(kind.states)) == states


def test_acts_stand_in_their_order() -> None:
    """The order in which `case show` and `lead show` offer what may come next."""
    assert list(PROFILE.acts) == [
        *("registered", "paper_made", "taken_over"),
        *("accepted", "declined", "notified", "step", "extended", "concluded", "assessed"),
        *("deliberated", "submitted", "approved", "decided", "filed", "receipted", "feedback", "clarified"),
        *("applied", "referred", "correction", "correction_reported", "correction_returned"),
        *("correction_signed_off", "closed", "objection", "recused", "suspended", "resumed", "reopened"),
        *("withdrawn", "ended", "transferred", "voided", "assigned", "point", "noted", "attached", "amended"),
        "published",
        *("lead", "lead_taken_over", "lead_paper_made"),
        *("lead_assigned", "classified", "lead_referred", "referral_received", "referral_returned"),
        *("verification", "verified", "tolerance_checked", "disposed", "cleared", "unfounded", "joined"),
        *("took_in", "split", "rectification", "measures", "rectified", "rectification_returned"),
        *("rectification_signed_off", "reminded", "disclosed", "lead_published", "source_shown"),
        *("lead_noted", "lead_attached", "lead_voided", "lead_closed"),
    ]


def test_where_an_act_may_send_a_case_back() -> None:
    assert {act: dict(kind.back) for act, kind in PROFILE.acts.items() if kind.back} == {
        "deliberated": {"investigation": "investigating"},
        "approved": {"investigation": "investigating", "deliberation": "concluded"},
    }


def test_what_only_counties_do_and_what_needs_a_switch() -> None:
    assert {act: kind.levels for act, kind in PROFILE.acts.items() if kind.levels} == {
        "filed": ("county",),
        "receipted": ("county",),
    }
    assert {act: kind.option for act, kind in PROFILE.acts.items() if kind.option} == {
        "recused": "recusal",
        "suspended": "suspension",
        "resumed": "suspension",
        "reopened": "review",
    }


def test_a_defect_is_one_only_where_the_opinion_obliges() -> None:
    """These are the obligations (应当, 应, 不得); whatever else is found is a risk or a note."""
    defects = {
        entry.id: entry.article for entry in PROFILE.section("findings") if entry.more["severity"] == "defect"
    }
    assert defects == {
        **dict.fromkeys(("answered_late", "answer_overdue", "notice_late", "notice_missing", "lapsed_overdue"), "二(三)2"),
        **dict.fromkeys(("investigated_late", "investigation_overdue", "extension_late"), "二(三)3(3)"),
        **dict.fromkeys(("too_few_present", "approved_undeliberated", "approved_unsubmitted", "decided_unapproved"), "二(三)4"),
        **dict.fromkeys(("not_filed", "filed_late", "opinion_amended"), "二(三)4"),
        **dict.fromkeys(("feedback_missing", "delivery_missing"), "二(三)5"),
        "bar_unreferred": "二(二)2",
        **dict.fromkeys(("accountable_unchecked", "accountable_pending", "checked_after"), "二(三)2"),
        "accountable_exempted": "二(三)5",
    }  # fmt: skip


def test_who_is_held_accountable_is_checked_before() -> None:
    """From the admonition talk on; of a reminder nobody is accused."""
    assert [one.id for one in PROFILE.section("measures") if one.more.get("accountable")] == [
        "m2",
        "m3",
        "m4",
        "m5",
    ]


def test_gravity_says_which_measures_and_whether_both_sides_are_looked_at() -> None:
    assert {one.id: one.more["measures"] for one in PROFILE.section("gravities")} == {
        "minor": ["m1", "m2"],
        "ordinary": ["m1", "m2", "m3", "m4"],
        "serious": ["m3", "m4", "m5"],
    }
    assert [one.id for one in PROFILE.section("gravities") if one.more.get("dual_inquiry")] == ["serious"]


def test_what_a_tolerance_case_does_to_a_lead() -> None:
    assert {one.id: (one.more["effect"], one.article) for one in PROFILE.section("tolerance_effects")} == {
        "pending": ("wait", "二(三)2"),
        "exempted": ("barred", "二(二)1"),
        "mitigated": ("lighter", "二(二)1"),
        "lenient": ("lighter", "二(二)1"),
        "none": ("open", "二(三)4"),
        "declined": ("open", "二(三)2"),
        "withdrawn": ("again", "二(三)2"),
        "ended": ("again", "二(三)2"),
        "void": ("again", "二(三)2"),
        "elsewhere": ("wait", "二(三)2"),
    }
    assert set(ids("outcomes")) <= set(ids("tolerance_effects"))


def test_two_organs_lead_the_work_on_inaction() -> None:
    leading = {
        one.id: one.more["inaction"]["article"] for one in PROFILE.section("organs") if "inaction" in one.more
    }
    assert leading == {"discipline": "三(三)", "organization": "三(三)"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_is_worded_alike_in_both_languages(lang: str) -> None:
    """The same facts in either."""
    for entry in PROFILE.section("findings"):
        holes = [re.findall(r"\{(\w+)\}", text) for text in (entry.zh, entry.en)]
        assert Counter(holes[0]) == Counter(holes[1]), entry.id
        assert entry.more["remedy"][lang]
