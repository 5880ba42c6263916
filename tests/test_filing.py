"""A filing: what a county sends comes back whole, and whatever was changed on the way shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.documents.filing import Sender, _bound, _digest, filed_body, filing_document, read_filing
from sqqf.procedure.errors import BadInput, Refused, SqqfError
from sqqf.procedure.record.acts import GENESIS, Act, canonical, next_head
from sqqf.procedure.rules.profile import Profile
from tests.cases import PROFILE, acts_of

BEFORE = "ab" * 32
APPLICATION = (
    'received 2026-08-03 channel=department applicant={"name":"某县水务局","kind":"unit"}'
    ' parties=[{"name":"陈某","kind":"person"},{"name":"李某","kind":"person"}]'
)
STORY = (
    APPLICATION,
    "accepted 2026-08-07",
    "notified 2026-08-10",
    "step 2026-08-17",
    "concluded 2026-08-28 finding=依据充分",
    *(f'assessed section=bars code=x{n} answers={{"1":"no"}} reason=无' for n in range(1, 7)),
    *(f'assessed section=distinctions code=d{n} answers={{"1":"tolerant"}} reason=无' for n in range(1, 4)),
    'assessed section=circumstances code=c10 answers={"1":"yes","2":"yes"} reason=追回 party=1',
    'deliberated 2026-09-01 present=["赵某","钱某"] opinions=["exempted","none"] reason=不同',
    "submitted 2026-09-02 to=县委",
    'approved 2026-09-04 bodies=["committee"]',
    "decided 2026-09-07 document=县纪容决〔2026〕5号",
    "filed 2026-09-09",
)


def filed(*lines: str, level: str = "county") -> dict[str, Any]:
    """The filing of this story, as it is read from a file."""
    whose = ("某县容错调查工作小组", level, "0123456789abcdef")
    acts = acts_of(*lines)
    acts[-1] = acts[-1]._replace(body=filed_body(fold_case(acts[:-1], PROFILE), PROFILE, *whose))
    case = fold_case(acts, PROFILE)
    before = GENESIS
    for act in case.acts:
        before = act.hash(before)
    sender = Sender(*whose, BEFORE, next_head(BEFORE, before))
    document: dict[str, Any] = json.loads(json.dumps(filing_document(case, PROFILE, sender)))
    return document


FILING = filed(*STORY)


def refusal(content: Any) -> SqqfError | None:
    """What is said against a filing; None where it is taken."""
    try:
        read_filing(content, PROFILE)
    except (BadInput, Refused) as error:
        return error
    return None


def copy_of(content: Any) -> Any:
    return json.loads(json.dumps(content))


def places(content: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each leaf; an empty list or table is one too."""
    inner = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    found = False
    for key, one in inner:
        found = True
        yield from places(one, (*way, key))
    if not found:
        yield way


def put(content: Any, way: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at a place."""
    changed = copy_of(content)
    table = changed
    for key in way[:-1]:
        table = table[key]
    table[way[-1]] = value
    return changed


def at(content: Any, way: tuple[str | int, ...]) -> Any:
    for key in way:
        content = content[key]
    return content


def digested(content: dict[str, Any]) -> dict[str, Any]:
    """The digest made anew, as somebody would who knows how."""
    rest = {key: value for key, value in content.items() if key != "digest"}
    return {**rest, "digest": _digest(rest)}


def chained(content: dict[str, Any]) -> dict[str, Any]:
    """Chain, head and digest made anew, as somebody would who makes everything anew."""
    changed = copy_of(content)
    changed["acts"][-1]["body"] = _bound(changed)
    return rechained(changed)


def rechained(content: dict[str, Any]) -> dict[str, Any]:
    """The same, the last act saying what it says."""
    changed, before = copy_of(content), GENESIS
    for one in changed["acts"]:
        on, today = (date.fromisoformat(one[key]) if one[key] else None for key in ("on", "today"))
        act = Act(
            one["seq"], content["id"], one["kind"], on, one["recorded_at"], one["by"], one["body"], today
        )
        before = one["hash"] = act.hash(before)
    changed["head"] = next_head(changed["head_before"], before)
    return digested(changed)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
    | st.sampled_from(["2026-09-09", "filed", "decided", "x1", "1", "0001-01-01", "9999-12-31"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
WAYS = list(places(FILING))


def test_what_is_sent_comes_back_whole() -> None:
    case = read_filing(FILING, PROFILE)
    assert case.acts[:-1] == fold_case(acts_of(*STORY), PROFILE).acts[:-1]
    assert FILING["sent_on"] == "2026-09-09"
    [decision] = FILING["decisions"]
    assert [(one["outcome"], one["circumstances"]) for one in decision["parties"]] == [
        ("exempted", ["c10"]),
        ("none", []),
    ]


def test_the_act_that_files_says_whose_it_is_and_what_was_decided() -> None:
    """So it is bound to the head, not by the digest alone."""
    body = FILING["acts"][-1]["body"]
    said = {key: FILING[key] for key in ("group", "level", "ledger", "rules")}
    assert {key: body[key] for key in said} == said
    assert body.keys() == {*said, "decisions"}


@pytest.mark.parametrize("key", ["group", "level", "ledger", "rules", "decisions"])
def test_a_filing_that_its_last_act_doesnt_bear_out_is_refused(key: str) -> None:
    """Although chain, head and digest fit: the act isn't one that the program made."""
    body = {**FILING["acts"][-1]["body"]}
    for other in ({**body, key: "其他"}, {name: told for name, told in body.items() if name != key}, {}):
        error = refusal(digested(rechained(put(FILING, ("acts", len(FILING["acts"]) - 1, "body"), other))))
        assert error
        assert error.code == "filing_changed"


def test_a_city_with_other_rules_reads_what_was_decided() -> None:
    """Without the circumstance that it rests on, and with another number of elements: that is the county's affair."""
    content = json.loads(json.dumps(PROFILE.content))
    content["circumstances"] = [one for one in content["circumstances"] if one["id"] != "c10"]
    content["bars"] = content["bars"][:1]
    assert read_filing(FILING, Profile(content)).id == FILING["id"]


@given(st.sampled_from(WAYS), json_values)
def test_any_change_of_any_leaf_is_refused(way: tuple[str | int, ...], value: Any) -> None:
    changed = put(FILING, way, value)
    if canonical(changed) != canonical(FILING):
        assert refusal(changed)


@given(st.sampled_from(WAYS), json_values)
def test_with_the_digest_made_anew_too_whatever_the_acts_say(way: tuple[str | int, ...], value: Any) -> None:
    changed = put(FILING, way, value)
    if way[0] == "digest" or canonical(changed) == canonical(FILING):
        return
    assert refusal(digested(changed))


@given(st.sampled_from([way for way in WAYS if len(way) > 1]), st.integers(0, 3))
def test_what_is_taken_out_or_put_in_is_refused(way: tuple[str | int, ...], level: int) -> None:
    way = way[: max(1, len(way) - level)]
    table = copy_of(FILING)
    inner = at(table, way[:-1])
    del inner[way[-1]]
    assert refusal(digested(table))
    if isinstance(at(FILING, way[:-1]), dict):
        more = put(FILING, (*way[:-1], "more"), 1)
        assert refusal(digested(more)) or "parties" in way


@pytest.mark.parametrize("cut", range(1, len(FILING["acts"])))
def test_acts_cut_off_at_the_end_are_missed(cut: int) -> None:
    short = {**FILING, "acts": FILING["acts"][:-cut]}
    assert refusal(digested(short))
    assert refusal(chained(short)), "it doesn't end with the act that files"


def test_who_makes_everything_anew_makes_another_head() -> None:
    """The head is what the county's reports print, and what its ledger can be asked for."""
    changed = put(FILING, ("acts", 3, "body", "finding"), "从未发生")
    assert refusal(digested(changed))
    anew = chained(changed)
    assert refusal(digested({**anew, "head": FILING["head"]}))
    assert refusal(digested({**anew, "head": FILING["head"], "head_before": FILING["head_before"]}))
    assert refusal(anew) is None
    assert anew["head"] != FILING["head"]


@given(st.sampled_from([way for way in WAYS if way[0] == "acts" and way[-1] != "hash"]), json_values)
def test_whatever_the_acts_are_made_of_it_is_read_or_refused(way: tuple[str | int, ...], value: Any) -> None:
    try:
        changed = chained(put(FILING, way, value))
    except (TypeError, ValueError, AttributeError):
        return  # nothing that could be chained
    if refusal(changed) is None:
        assert all(isinstance(one["document"], str | None) for one in changed["decisions"])


@given(json_values)
def test_what_isnt_a_filing_is_said_to_be_none(content: Any) -> None:
    assert isinstance(refusal(content), BadInput)
    assert isinstance(refusal({**FILING, "acts": content, "decisions": content}), BadInput | Refused)


def _of(**changes: Any) -> Callable[[], Any]:
    return lambda: digested({**FILING, **changes})


REFUSALS: list[tuple[str, Callable[[], Any], str, str | None]] = [
    ("not a table", list, "not_a_filing", "format"),
    ("another form", _of(format="sqqf-receipt"), "not_a_filing", "format"),
    ("a newer form", _of(version=2), "newer_filing", None),
    ("an older form", _of(version=0), "not_a_filing", "version"),
    ("a form that is true", _of(version=True), "not_a_filing", "version"),
    ("nobody's", _of(group=" "), "not_a_filing", "group"),
    ("no number", _of(case="三号"), "not_a_filing", "case"),
    ("no acts", _of(acts=[]), "not_a_filing", "acts"),
    ("an act that is none", _of(acts=[1]), "not_a_filing", "acts[0].seq"),
    ("decisions that are none", _of(decisions=[1]), "not_a_filing", "acts"),
    ("a city's", lambda: filed(*STORY, level="city"), "filing_not_of_county", None),
    ("another county's name", lambda: {**FILING, "group": "某区小组"}, "filing_changed", None),
    ("not decided", lambda: chained(filed(*STORY[:-2], STORY[-1])), "filing_changed", None),
    ("a date that isn't one", lambda: put(FILING, ("acts", 1, "on"), "2026-13-01"), "filing_changed", None),
]


@pytest.mark.parametrize(
    ("content", "code", "detail"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_each_refusal_says_why(content: Callable[[], Any], code: str, detail: str | None) -> None:
    error = refusal(content())
    assert error
    assert (error.code, error.facts.get("detail")) == (code, detail)


def test_a_filing_once_more_after_a_correction() -> None:
    """The second one carries the amendment, and the day of the first filing still meets the limit."""
    again = filed(*STORY, 'amended act=19 set={"document":"县纪容决〔2026〕6号"}', "filed 2026-09-21")
    assert refusal(again) is None
    assert [(one["document"], one["filed_on"]) for one in again["decisions"]] == [
        ("县纪容决〔2026〕6号", "2026-09-09")
    ]
    assert again["sent_on"] == "2026-09-21"
