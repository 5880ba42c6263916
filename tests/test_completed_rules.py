"""A ledger made before the program knew all that it knows now still opens and goes on.

Rules of version 1 had neither the acts from the assessment on nor the sections that these rest on; those of version 2
had nothing of leads; those of version 3 knew no papers made and nothing taken over. What the program needs is taken
from the shipped rules when they are read; what is on record stays as it is. The tables of such a ledger are brought up
to date when it is opened.
"""

from __future__ import annotations

import contextlib
import inspect
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from sqqf.procedure.errors import Refused
from sqqf.procedure.rules.check import check
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.rules.schema import known_ids
from sqqf.procedure.tracks import track
from sqqf.store.city.county import Place, file_case
from sqqf.store.index.documents import show_document
from sqqf.store.index.reading import DeadlineFilter, deadline_lines, read_summary
from sqqf.store.ledger import connection as files
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import find_case, rules_of
from sqqf.store.ledger.profiles import completed
from sqqf.store.ledger.schema import migrations
from sqqf.store.rules import adopt
from sqqf.store.soundness import Asked, checked
from tests.cases import (
    ASSESSED,
    DECIDED,
    PROFILE,
    RECEIVED,
    TODAY,
    TOLD,
    Book,
    book,
    spoil,
    stamp,
)

ONE = "阳容〔2026〕1号"
LEAD = (
    'lead 2026-11-16 persons=["陈某"] gravity=minor lead_organ=discipline',
    'verification 2026-11-18 responsibilities=["direct"]',
    "tolerance_checked 2026-11-20",
    "disposed 2026-11-23 measure=m2",
    "rectification",
    "measures 2026-11-24",
    "rectified 2026-11-26",
    "rectification_signed_off 2026-11-30",
    "disclosed 2026-12-01",
    "lead_closed 2026-12-01",
)

NEW_SECTIONS = (
    *(
        "answers",
        "sides",
        "roles",
        "deliberation",
        "promptness",
        "returns",
        "recipients",
        "clarification_ways",
    ),
    *("closing", "findings"),
)
NEW_ACTS = (
    *(
        "assessed",
        "deliberated",
        "submitted",
        "approved",
        "decided",
        "filed",
        "receipted",
        "feedback",
        "clarified",
    ),
    *(
        "applied",
        "referred",
        "correction",
        "correction_reported",
        "correction_returned",
        "correction_signed_off",
    ),
    *("closed", "objection", "recused", "suspended", "resumed", "reopened"),
)
NEW_LIMITS = ("correction", "supplementary")
KNOWN_IDS = known_ids(PROFILE.content)
ON_CASES = "".join(
    inspect.getsource(module) for rule in track("tolerance").findings if (module := inspect.getmodule(rule))
)
OF_LEADS = {
    "milestones": ("settled",),
    "limits": ("rectification", "disposition"),
    "states": ("received", "verifying", "verified", "disposed", "unfounded", "joined"),
    "waits": ("verification", "tolerance", "disposition", "rectification", "lead_closing", "referral"),
    "acts": (*(kind.id for kind in PROFILE.acts.values() if kind.track == "inaction"), "published"),
    "findings": tuple(entry.id for entry in PROFILE.section("findings") if f'"{entry.id}"' not in ON_CASES),
    "optional": ("lead_limits",),
}
"""The ids that came with the third version, by section."""
SECTIONS_OF_LEADS = (
    *("subject_kinds", "gravities", "tolerance_results", "tolerance_effects", "lead_closing", "disclosures"),
    *("publication", "shortening"),
)
KEYS_OF_LEADS = {"organs": "inaction", "measures": "accountable"}
NEW_KEYS = {**KEYS_OF_LEADS, "findings": "stage"}
NEWEST_ACTS = ("taken_over", "lead_taken_over", "paper_made", "lead_paper_made")


def third_version() -> dict[str, Any]:
    """The shipped rules as they were in version 3."""
    shipped = PROFILE.content
    return {
        **shipped,
        "version": "3",
        "acts": [entry for entry in shipped["acts"] if entry["id"] not in NEWEST_ACTS],
        "findings": [{k: value for k, value in entry.items() if k != "stage"} for entry in shipped["findings"]],
    }  # fmt: skip


def second_version() -> dict[str, Any]:
    """The shipped rules as they were in version 2."""
    content = {name: part for name, part in third_version().items() if name not in SECTIONS_OF_LEADS}
    for name, new in OF_LEADS.items():
        content[name] = [entry for entry in content[name] if entry["id"] not in new]
    for name, key in KEYS_OF_LEADS.items():
        content[name] = [{k: value for k, value in entry.items() if k != key} for entry in content[name]]
    content["promptness"] = {k: value for k, value in content["promptness"].items() if k != "idle"}
    return {**content, "version": "2"}


def first_version() -> dict[str, Any]:
    """The shipped rules as they were in version 1."""
    content = {name: part for name, part in second_version().items() if name not in NEW_SECTIONS}
    return {
        **content,
        "version": "1",
        "open": [name for name in content["open"] if name != "uses"],
        "acts": [entry for entry in content["acts"] if entry["id"] not in NEW_ACTS],
        "limits": [entry for entry in content["limits"] if entry["id"] not in NEW_LIMITS],
        "optional": [entry for entry in content["optional"] if entry["id"] != "signature"],
        "waits": [entry for entry in content["waits"] if entry["id"] not in ("resumption", "supplement")],
        "corrections": [
            {key: value for key, value in entry.items() if entry["id"] != "warning" or not key.startswith("items")}
            for entry in content["corrections"]
        ],
    }  # fmt: skip


OLD = {"1": Profile(first_version()), "2": Profile(second_version()), "3": Profile(third_version())}
VERSIONS = list(OLD)


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest) -> Profile:
    return OLD[request.param]


@pytest.fixture
def county(tmp_path: Path, old: Profile) -> Any:
    with book(tmp_path / "a.db", "county", profile=old) as a:
        yield a


@pytest.fixture
def city(tmp_path: Path, old: Profile) -> Any:
    with book(tmp_path / "a.db", profile=old) as a:
        yield a


@pytest.mark.parametrize(
    ("version", "needed"),
    [
        ("1", {"acts", "limits", *NEW_SECTIONS}),
        ("2", {"acts", "areas", "measures"}),  # nothing of leads but these, which are of no use alone
        ("3", {"acts"}),
    ],
)
def test_without_completion_they_would_not_do(version: str, needed: set[str]) -> None:
    """Every one of these is needed."""
    faults = check(OLD[version].content, KNOWN_IDS)
    assert {fault.place.split("[")[0].split(".")[0] for fault in faults} >= needed


def test_completed_they_are_whole(old: Profile) -> None:
    whole = completed(old.content)
    assert check(whole, KNOWN_IDS) == ()
    profile = Profile(whole)
    assert set(KNOWN_IDS["acts"]) <= set(profile.acts)
    theirs = {entry["id"] for entry in old.content["limits"]}
    assert {limit.id for limit in profile.limits} == {*KNOWN_IDS["limits"], *theirs}
    assert [limit.id for limit in profile.limits][:3] == ["acceptance", "investigation", "filing"]
    assert not profile.is_on("lead_limits")


def test_completed_they_hold_nobody_accountable_unchecked(old: Profile) -> None:
    """What entries have come to say that the program goes by is taken over too."""
    profile = Profile(completed(old.content))
    for name, key in NEW_KEYS.items():
        said = {entry.id: entry.more[key] for entry in PROFILE.section(name) if key in entry.more}
        assert (
            {entry.id: entry.more[key] for entry in profile.section(name) if key in entry.more} == said != {}
        )


def test_what_stood_there_stays(old: Profile) -> None:
    """A city that gave itself fifteen days, another method and a name of its own keeps them."""
    ours = old.content
    theirs = {
        **ours,
        "name": "elsewhere",
        "limits": [{**entry, "working_days": 15} if entry["id"] == "acceptance" else entry for entry in ours["limits"]],
        "methods": [*ours["methods"], {"id": "video", "article": "二(三)3(2)", "zh": "视频核查", "en": "by video"}],
        "acts": [{**entry, "en": "taken on"} if entry["id"] == "accepted" else entry for entry in ours["acts"]],
        "zones": ours["zones"][:1],
    }  # fmt: skip
    whole = completed(theirs)
    assert check(whole, KNOWN_IDS) == ()
    for name, part in theirs.items():
        kept = whole[name][: len(part)] if name in KNOWN_IDS else whole[name]
        if key := NEW_KEYS.get(name):
            kept = [
                {k: value for k, value in entry.items() if k != key or key in before}
                for before, entry in zip(part, kept, strict=True)
            ]
        assert kept == part


def test_the_shipped_rules_need_nothing() -> None:
    assert completed(PROFILE.content) == PROFILE.content


def test_what_is_on_record_stays_as_it_is(county: Book, old: Profile) -> None:
    (body,) = county.rows("SELECT body FROM acts WHERE kind='profile'")
    assert json.loads(body)["content"] == old.content
    assert county.ledger.profile_on(TODAY).version == old.version
    assert county.problems() == []


def test_a_case_goes_on_to_its_end(county: Book, old: Profile, tmp_path: Path) -> None:
    """One that was begun under the old program, and has its old rules ever after."""
    case = county.open_case(*DECIDED[:5])
    county.add(case, *DECIDED[5:], "correction", "correction_reported 2026-12-14")
    county.add(case, "correction_signed_off 2026-12-14")
    file_case(county.ledger, stamp(), case, date(2026, 12, 14), Place(tmp_path / "a.db"))
    county.add(case, *TOLD, "clarified 2026-12-14", "applied 2026-12-15", "closed 2026-12-16")
    shown = show_document(county.ledger, read_dossier(county.ledger, case), TODAY)
    assert (shown["state"], shown["outcome"]) == ("closed", "exempted")
    assert rules_of(county.ledger, case).version == old.version
    limits = {
        line.kind: line.status
        for line in deadline_lines(county.ledger, DeadlineFilter(settled=True, case_id=case), TODAY)
    }
    assert limits == {"acceptance": "met", "investigation": "met", "filing": "met", "correction": "met"}
    assert [one.finding.code for one in checked(county.ledger, TODAY, Asked(dossier_id=case)).found] == [
        "papers_missing"
    ]
    assert county.problems() == []


def test_sent_back_it_has_its_date(county: Book) -> None:
    case = county.open_case(
        *ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[] due=2026-12-18"
    )
    lines = deadline_lines(county.ledger, DeadlineFilter(case_id=case), date(2026, 12, 14))
    assert [(line.kind, line.due_on, line.status) for line in lines] == [
        ("supplementary", "2026-12-18", "open")
    ]


def test_sent_back_without_a_date_it_waits_for_the_further_work(county: Book) -> None:
    county.open_case(*ASSESSED, "deliberated 2026-12-07 returned=investigation opinions=[]")
    assert county.rows("SELECT state, waits_for FROM cases") == [("investigating", "supplement")]
    assert county.problems() == []


def test_the_new_rules_can_be_adopted(county: Book, old: Profile) -> None:
    earlier = county.open_case(RECEIVED)
    adopt(county.ledger, stamp(), PROFILE, date(2026, 11, 20))
    later = county.open_case("received 2026-11-20")
    versions = [rules_of(county.ledger, case).version for case in (earlier, later)]
    assert versions == [old.version, "4"]
    county.add(earlier, "accepted 2026-11-20")
    assert county.problems() == []


# ── leads under rules that knew none ──


def test_a_lead_goes_to_its_end(city: Book, old: Profile) -> None:
    lead = city.open_lead(*LEAD)
    shown = show_document(city.ledger, read_dossier(city.ledger, lead), TODAY)
    assert (shown["state"], shown["outstanding"]) == ("closed", [])
    assert rules_of(city.ledger, lead).version == old.version
    limits = deadline_lines(city.ledger, DeadlineFilter(settled=True, case_id=lead), TODAY)
    assert [(line.kind, line.status) for line in limits] == [("rectification", "met")]
    assert checked(city.ledger, TODAY, Asked("inaction", lead)).found == []
    assert city.problems() == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("verification 2026-11-18", "disposed 2026-11-23 measure=m2"), "tolerance_unchecked"),
        (("verification 2026-11-18", "rectification", "rectified 2026-11-26 to=某局"), "report_elsewhere"),
    ],
)
def test_what_is_refused_on_a_lead_now_is_refused_there_too(
    city: Book, lines: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        city.open_lead(LEAD[0], *lines)


# ── the tables of an older ledger ──

_COLUMNS = (
    "n,id,no,prefix,year,serial,state,open,since,waits_for,officer,party,arising_from,merged_into,search"
)
MIGRATIONS = {"1": "suspensions", "2": "leads", "3": "taking_over"}
"""By version the first migration that it didn't know yet."""
LISTED_SINCE = {
    "1": ("leads", "next", "taken_over"),
    "2": ("leads", "next", "taken_over"),
    "3": ("taken_over",),
}
"""By version what wasn't listed of a case yet."""


def as_it_was(path: Path, version: str, newer: Path) -> None:
    """A ledger with the tables of a version and the cases of a newer one, of which less was listed then."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrations.apply(Database(db), stop_before=MIGRATIONS[version])
        db.execute("ATTACH ? AS newer", (str(newer),))
        limits = ",".join(name for _, name, *_ in db.execute("PRAGMA main.table_info(deadlines)"))
        since = ",".join(f"'$.{name}'" for name in LISTED_SINCE[version])
        for table, columns, source in (
            ("acts", "*", "acts"),
            *((("cases", _COLUMNS, "dossiers"),) if version < "3" else ()),
            *((name, "*", name) for name in ("dossiers", "checks", "informants") if version >= "3"),
            ("documents", f"n, json_remove(document, {since})", "documents"),
            ("deadlines", limits, "deadlines"),
            ("index_facts", "*", "index_facts"),
        ):
            into = f"INSERT INTO main.{table} {f'({limits})' if table == 'deadlines' else ''}"
            db.execute(f"{into} SELECT {columns} FROM newer.{source}")
        db.execute(f"PRAGMA application_id={files.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={version}")


@pytest.fixture
def older(tmp_path: Path, old: Profile) -> Path:
    """A ledger that was made by the program of that version: an open case, one that arose from it, one decided."""
    with book(tmp_path / "newer.db", "county", profile=old) as a:
        a.open_case(RECEIVED, "accepted 2026-11-20", "notified 2026-11-23", "extended 2026-12-01 days=5")
        a.open_case(f"{RECEIVED} arising_from=阳容〔2026〕1号 officer=王某")
        a.open_case(*DECIDED)
    as_it_was(tmp_path / "older.db", old.version, tmp_path / "newer.db")
    return tmp_path / "older.db"


def everything_listed(a: Book) -> list[Any]:
    """The rows of the index, the documents read."""
    documents = [json.loads(text) for text in a.rows("SELECT document FROM documents ORDER BY n")]
    return [
        a.rows("SELECT * FROM dossiers ORDER BY n"),
        documents,
        a.rows("SELECT * FROM deadlines"),
        a.rows("SELECT * FROM checks"),
    ]


def test_an_older_ledger_is_brought_up_to_date(older: Path, tmp_path: Path) -> None:
    with book(older) as a, book(tmp_path / "newer.db") as newer:
        assert a.rows("PRAGMA user_version") == [files.VERSION]
        assert everything_listed(a) == everything_listed(newer)
        assert a.rows("PRAGMA foreign_key_check") == []
        assert a.problems() == []
    with book(older) as again:
        assert again.problems() == []


def test_leads_of_an_older_ledger_are_brought_up_to_date(tmp_path: Path) -> None:
    with book(tmp_path / "newer.db", profile=OLD["3"]) as newer:
        newer.open_case(*DECIDED)
        newer.open_lead(*LEAD)
        newer.open_lead(*LEAD[:2], f"tolerance_checked 2026-11-20 result=possible case={ONE}")
        expected = everything_listed(newer)
    as_it_was(tmp_path / "older.db", "3", tmp_path / "newer.db")
    with book(tmp_path / "older.db") as a:
        assert everything_listed(a) == expected
        assert a.problems() == []


def test_in_an_older_ledger_work_goes_on(older: Path) -> None:
    with book(older) as a:
        case = find_case(a.ledger, "1", TODAY)
        a.add(case, "step 2026-12-02", "concluded 2026-12-04")
        a.open_case(RECEIVED)
        lead = a.open_lead(*LEAD[:2], f"tolerance_checked 2026-11-20 result=possible case={ONE}")
        assert a.rows("SELECT no FROM cases ORDER BY n") == [ONE, *(f"阳容〔2026〕{n}号" for n in (2, 3, 4))]
        assert a.rows("SELECT no, waits_for FROM leads") == [("L2026-1", "tolerance")]
        assert read_summary(a.ledger, case)["leads"] == [read_summary(a.ledger, lead)["no"]]
        assert a.problems() == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE acts SET body='{' WHERE seq=4", "unreadable"),
        ("UPDATE acts SET recorded_by='x' WHERE seq=4", "changed"),
        (
            "DELETE FROM acts WHERE seq>=8",
            "index_of_no_case",
        ),  # the tail cut off, before a case and within one
        ("DELETE FROM acts WHERE seq>=20", "index_differs"),
        ("DELETE FROM documents WHERE n=1", None),  # made anew
    ],
)
def test_bringing_it_up_to_date_hides_no_tampering(older: Path, statement: str, what: str | None) -> None:
    spoil(older, statement)
    with book(older) as a:
        found = a.problems()
        assert found[0] == what if what else found == []
