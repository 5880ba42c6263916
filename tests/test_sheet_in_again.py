"""What is exported can be taken in again as the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sqqf.papers.sheets import rows
from sqqf.papers.sheets.incoming.line_in import Line
from sqqf.papers.sheets.outgoing import csv_out, xlsx_out
from sqqf.papers.text import printable
from sqqf.procedure.inaction.line import FIELDS as LEAD_FIELDS
from sqqf.procedure.tolerance.line import FIELDS as CASE_FIELDS
from tests.cases import PROFILE
from tests.sheets import lines, party

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=8
).filter(lambda text: bool(text.strip()))
# Of several in a cell: ↵ is a line break there, and — is nothing known.
ONE = TEXT.filter(lambda text: not set(text) & set("↵—\r"))
DAY = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)


def code(section: str) -> st.SearchStrategy[str]:
    return st.sampled_from([entry.id for entry in PROFILE.section(section)])


@st.composite
def case_entries(draw: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {
        name: draw(DAY if name.endswith("_on") else st.none() | TEXT) for name in CASE_FIELDS
    }
    outcome = draw(st.none() | code("outcomes"))
    people = st.builds(
        party, st.just(0), ONE, kind=code("person_kinds"), unit=st.none() | ONE, post=st.none() | ONE
    )
    parties = [
        {**one, "n": n, "outcome": outcome}
        for n, one in enumerate(draw(st.lists(people, min_size=1, max_size=3)), 1)
    ]
    points = draw(
        st.lists(
            st.builds(lambda text, steps: {"text": text, "steps": steps}, ONE, st.integers(0, 20)), max_size=3
        )
    )
    return entry | {
        "state": draw(st.sampled_from(PROFILE.states_of("tolerance"))),
        "outcome": outcome,
        "channel": draw(code("channels")),
        "applicant": {"name": draw(TEXT), "kind": draw(code("person_kinds")), "unit": draw(st.none() | TEXT), "post": None},
        "parties": parties,
        "points": [{"n": n, **point} for n, point in enumerate(points, start=1)],
        "circumstances": draw(st.lists(code("circumstances"), unique=True, max_size=3)),
        "documents": draw(st.lists(ONE, max_size=3)),
    }  # fmt: skip


@st.composite
def lead_entries(draw: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {
        name: draw(DAY if name.endswith("_on") else st.none() | TEXT) for name in LEAD_FIELDS
    }
    persons = draw(st.lists(st.tuples(ONE, st.none() | ONE), max_size=3))
    measures = st.none() | code("measures") | st.sampled_from(["m4.1", "m5.2", "other:约谈"])
    return entry | {
        "state": draw(st.sampled_from(PROFILE.states_of("inaction"))),
        "source": draw(code("sources") | st.sampled_from(["s1.4", "s2.2"])),
        "area": draw(code("areas") | st.sampled_from(["i1.1", "i8.6", "i2.other:拖着"])),
        "persons": [{"n": n, "name": name, "post": post} for n, (name, post) in enumerate(persons, start=1)],
        "lead_organ": draw(st.none() | code("organs")),
        "subject_kind": draw(st.none() | code("subject_kinds")),
        "gravity": draw(st.none() | code("gravities")),
        "measures": draw(st.lists(measures, min_size=max(1, len(persons)), max_size=max(1, len(persons)))),
    }  # fmt: skip


STANDING = {"next_due_on": "2026-12-01", "working_days_left": 6, "light": "blue", "items": 2, "signed_off": 1}
ENTRIES = st.tuples(st.just("tolerance"), case_entries()) | st.tuples(st.just("inaction"), lead_entries())


@given(told=ENTRIES, lang=st.sampled_from(["zh", "en"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_what_is_exported_as_csv_comes_back(tmp_path: Path, told: tuple[str, Any], lang: str) -> None:
    track, entry = told
    said = rows.Words(PROFILE, lang, {"blue": "蓝"})
    csv_out.write(tmp_path / "a.csv", rows.header(track, lang), [rows.row(track, entry, STANDING, said)])
    assert lines(tmp_path / "a.csv") == [Line(2, entry, ())]


@given(told=ENTRIES, lang=st.sampled_from(["zh", "en"]))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=40,
)
def test_what_is_exported_as_a_workbook_comes_back(tmp_path: Path, told: tuple[str, Any], lang: str) -> None:
    track, entry = told
    said = rows.Words(PROFILE, lang, {"blue": "蓝"})
    sheet = xlsx_out.Sheet(track, [rows.row(track, entry, STANDING, said)])
    xlsx_out.write(tmp_path / "a.xlsx", [sheet], said, date(2026, 11, 23), str)
    assert lines(tmp_path / "a.xlsx") == [Line(2, shown(entry), ())]


def shown(told: Any) -> Any:
    """The same with its texts as a workbook can hold them."""
    if isinstance(told, str):
        return printable(told)
    if isinstance(told, dict):
        return {key: shown(value) for key, value in told.items()}
    return [shown(one) for one in told] if isinstance(told, list) else told
