"""Cases and ledgers in few words, for the tests of what stands behind the commands.

A case is told line by line: the kind of act, the act's own date where it has one, then ``name=value`` for
what the test is about; a value is JSON where it can be read so. What an act needs besides is filled in.

    case_of("received 2026-11-16 points=2", "accepted 2026-11-20", "step 2026-11-23 points=[1,2]")

The first line is the application, with the day of its receipt; ``points=2`` gives it two points. Acts are
numbered from 1. ``case_of`` folds whatever it is given; ``admitted`` takes each act through admission, and
``Book`` does so on a real file.

``CONCLUDED``, ``ASSESSED``, ``DECIDED`` and ``DONE`` are the lines of one case up to there: an appeal of one party,
exempted under c9. ``answered`` writes the line of an assessment.

A lead is told in the same way: its first line is ``lead`` with the day of its receipt, and officials may be named bare.

    lead_of('lead 2026-11-16 persons=["陈某","王某"]', "verification 2026-11-18", "disposed 2026-11-20 person=1")

``lead_of`` folds, ``lead_admitted`` takes each act through admission, ``Book.open_lead`` puts it in a file. How the
tolerance cases stand that it was checked by is told by ``standing_cases``.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, reduce
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.course.admission import admit, admit_registration, possible
from sqqf.procedure.course.fold import apply, fold, fold_case
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.inaction.lead import Lead
from sqqf.procedure.record.acts import Act
from sqqf.procedure.record.link import Linked, Links, no_cases
from sqqf.procedure.record.setting import Setting
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tracks import track
from sqqf.store.ledger.profiles import read_profile
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.opening import open_ledger
from sqqf.store.verify import verify
from sqqf.store.writing.making import NewLedger, create_ledger
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

PROFILE = read_profile("yangjiang")
WORKDAYS = Workdays()
TODAY = date(2026, 12, 31)
RECEIVED = "received 2026-11-16"

Body = dict[str, Any]

_NEEDED: dict[str, Body] = {
    "received": {
        "channel": "appeal",
        "applicant": {"name": "陈某", "kind": "person", "unit": "某县住建局"},
        "matter": "老旧小区改造中变更施工方案",
        "points": 1,
        "officer": "李某",
    },
    "declined": {"reason": "不属于受理范围"},
    "notified": {"method": "direct"},
    "step": {"method": "document", "points": [1], "people": ["李某", "王某"], "finding": "会议纪要载明"},
    "extended": {"reason": "涉及事项复杂"},
    "concluded": {"finding": "变更经集体研究"},
    "withdrawn": {"reason": "当事人撤回"},
    "ended": {"reason": "died"},
    "transferred": {"to": "某市小组"},
    "voided": {"reason": "重复登记", "authority": "赵某"},
    "assigned": {"officer": "王某"},
    "point": {"text": "是否及时补救"},
    "noted": {"text": "已电话联系"},
    "attached": {"name": "申诉书.pdf", "size": 3, "sha256": "0" * 64},
    "amended": {"reason": "录入有误"},
    "assessed": {"reason": "有会议纪要为证"},
    "deliberated": {
        "present": ["赵某", "钱某"],
        "members": {"赵某": "discipline", "钱某": "organization"},
        "opinions": ["exempted"],
        "reason": "符合所列情形",
    },
    "submitted": {"to": "县委"},
    "approved": {"bodies": ["committee"]},
    "decided": {"document": "阳容决〔2026〕1号"},
    "receipted": {"group": "某市小组", "id": "F2026-1"},
    "feedback": {"to": "陈某", "role": "applicant"},
    "clarified": {"needed": False, "reason": "未造成负面影响"},
    "applied": {"way": "r1", "to": "县委组织部"},
    "unapplied": {"reason": "近期无考核、提拔事项"},
    "referred": {"to": "县纪委", "reason": "不予容错"},
    "referral_answered": {"text": "已立案审查"},
    "correction": {"text": "完善变更审批制度", "due": "2026-12-25", "responsible": "某县住建局"},
    "correction_none": {"reason": "失误已自行纠正，制度已修订"},
    "correction_reported": {"item": 1, "text": "制度已修订"},
    "correction_returned": {"item": 1, "reason": "没有附件", "due": "2026-12-31"},
    "correction_signed_off": {"item": 1},
    "objection": {"name": "陈某", "text": "认定与事实不符"},
    "recused": {"member": "赵某", "grounds": "与当事人有近亲属关系"},
    "suspended": {"reason": "等待司法鉴定"},
    "reopened": {"authority": "县委", "reason": "出现新证据"},
    "published": {"level": "usual", "sha256": "0" * 64},
    "lead": {"source": "s1", "area": "i8", "unit": "某局", "text": "群众申请事项长期未予答复"},
    "lead_assigned": {"officer": "王某"},
    "lead_referred": {"to": "discipline"},
    "referral_returned": {"reason": "不属本机关管辖"},
    "unexposed": {"reason": "不属典型问题"},
    "joined": {"into": "L2026-9"},
    "took_in": {"lead": "L2026-9"},
    "split": {"into": "L2026-9", "text": "另一事项"},
    "verification": {"method": "files", "people": ["李某", "赵某"], "finding": "登记簿载明逾期未办"},
    "tolerance_checked": {"result": "none", "reason": "无可适用情形"},
    "disposed": {"measure": "m1", "responsibilities": ["direct"], "reason": "拖延不办"},
    "cleared": {"reason": "当时不在岗"},
    "unfounded": {"reason": "经查已按期答复"},
    "rectification": {"text": "修订办事制度", "due": "2026-12-25", "responsible": "某局"},
    "measures": {"item": 1, "text": "一周内修订"},
    "rectified": {"item": 1, "text": "制度已修订", "to": "discipline"},
    "rectification_returned": {"item": 1, "reason": "没有附件", "due": "2026-12-31"},
    "rectification_signed_off": {"item": 1},
    "reminded": {},
    "disclosed": {"text": "政务公开栏", "of": ["talk", "rectification"]},
    "lead_published": {"level": "usual", "sha256": "0" * 64},
    "source_shown": {},
    "lead_noted": {"text": "已电话联系"},
    "lead_attached": {"name": "来信.pdf", "size": 3, "sha256": "0" * 64},
    "lead_voided": {"reason": "重复登记", "authority": "赵某"},
}
_KINDS = {"received": "registered"}


def day(text: str) -> date:
    return date.fromisoformat(text)


def answered(code: str, value: str = "", **more: Any) -> str:
    """The line that answers every element of a circumstance, a bar, or a distinction, each alike.

    ``answered("c9")``: established; ``answered("x1")``: not established; ``answered("d1")``: tolerant; all shown by
    a paper. ``more`` goes into the act: ``party=2``, ``answers={"1": "no"}``, ``evidence=[]``.
    """
    section = {"c": "circumstances", "x": "bars", "d": "distinctions"}[code[0]]
    value = value or {"c": "yes", "x": "no", "d": "tolerant"}[code[0]]
    parts = PROFILE.entry(section, code).more["elements"] if section == "circumstances" else "1"
    places = range(1, len(parts) + 1)
    body = {"section": section, "code": code, "answers": dict.fromkeys(map(str, places), value)}
    body |= {"evidence": [{"text": "会议纪要"}]} | more
    return "assessed " + " ".join(f"{name}={_compact(told)}" for name, told in body.items())


def _compact(value: Any) -> str:
    """A value as it can stand in a line: without blanks."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


CONCLUDED = (
    f'{RECEIVED} circumstances=["c9"] proceeding=县纪委',
    "accepted 2026-11-20",
    "notified 2026-11-23",
    'step 2026-11-24 method=hearing evidence=[{"text":"询问笔录"}]',
    "concluded 2026-12-04",
)
CLEARED = (*(answered(f"x{n}") for n in range(1, 7)), *(answered(f"d{n}") for n in range(1, 4)))
"""No bar is established, no distinction is culpable."""
ASSESSED = (*CONCLUDED, *CLEARED, answered("c9"))
DETERMINED = (
    "deliberated 2026-12-07",
    "submitted 2026-12-08",
    "approved 2026-12-10",
    "decided 2026-12-11",
)
DECIDED = (*ASSESSED, *DETERMINED)
TOLD = ("feedback 2026-12-14", 'feedback 2026-12-14 to=县纪委 role=organ uses=["accountability"]')
DONE = (*DECIDED, *TOLD, "clarified 2026-12-14", "applied 2026-12-15", "closed 2026-12-16")
TWO_PARTIES = (
    "received 2026-11-16 channel=preliminary"
    ' applicant={"name":"县纪委","kind":"unit"}'
    ' parties=[{"name":"甲某","kind":"person"},{"name":"乙局","kind":"unit"}]'
)
"""What an organ submits about a person and a unit."""


def read_line(line: str) -> tuple[str, date | None, Body]:
    """A line as (kind, date, body)."""
    word, *rest = line.split()
    on = day(rest.pop(0)) if rest and "=" not in rest[0] else None
    body = json.loads(json.dumps(_NEEDED.get(word, {})))
    body |= {name: _value(text) for name, _, text in (part.partition("=") for part in rest)}
    if word == "received":
        assert on
        body["received_on"] = on.isoformat()
        if isinstance(body["points"], int):
            body["points"] = [f"要点{n}" for n in range(1, body["points"] + 1)]
    if word == "lead":
        assert on
        body["received_on"] = on.isoformat()
    if "persons" in body:
        body["persons"] = [{"name": one} if isinstance(one, str) else one for one in body["persons"]]
    return _KINDS.get(word, word), on, body


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def acts_of(*lines: str) -> list[Act]:
    """The acts of one case, numbered from 1; it is registered on the day of its receipt, as 阳容〔2026〕1号."""
    acts = []
    for seq, line in enumerate(lines, start=1):
        kind, on, body = read_line(line)
        if kind == "registered":
            body |= {"prefix": "阳容", "year": 2026, "serial": 1, "profile": 2}
        elif kind == "lead":
            body |= {"year": 2026, "serial": 1, "profile": 2}
        acts.append(Act(seq, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body))
    return acts


def case_of(*lines: str, profile: Profile = PROFILE) -> Case:
    """What these acts amount to, admissible or not."""
    return fold_case(acts_of(*lines), profile)


def setting(today: date = TODAY, level: str = "city", profile: Profile = PROFILE) -> Setting:
    return Setting(profile, level, WORKDAYS, today)


def admitted(*lines: str, under: Setting | None = None) -> Case:
    """The case after each act was admitted in turn. Raises what admission says."""
    under = under or setting()
    first, *rest = acts_of(*lines)
    admit_registration(first, under)
    case = fold_case([first], under.profile)
    for act in rest:
        admit(case, act, under)
        case = apply(case, act, under.profile)
    return case


def lead_of(*lines: str, profile: Profile = PROFILE) -> Lead:
    """What these acts amount to, admissible or not."""
    lead = fold(acts_of(*lines), profile)
    assert isinstance(lead, Lead)
    return lead


def lead_admitted(*lines: str, under: Setting | None = None, linked: Links = no_cases) -> Lead:
    """The lead after each act was admitted in turn, with tolerance cases that stand so. Raises what admission says."""
    under = (under or setting())._replace(linked=linked)
    acts = acts_of(*lines)
    admit_registration(acts[0], under)
    lead = lead_of(lines[0], profile=under.profile)
    for act in acts[1:]:
        admit(lead, act, under)
        lead = apply(lead, act, under.profile)
    return lead


def standing_cases(*cases: Linked) -> Links:
    """The tolerance cases that there are."""
    return {case.no: case for case in cases}.get


def stamp(today: date = TODAY, by: str = "tester") -> Stamp:
    return Stamp(by, today)


class Book:
    """A ledger in a file, told line by line."""

    def __init__(self, path: Path, today: date = TODAY) -> None:
        self.path = path
        self.today = today
        self.ledger = open_ledger(path)

    @property
    def db(self) -> sqlite3.Connection:
        return self.ledger.connection

    def open_case(self, *lines: str) -> str:
        """Register a case and put its further acts on record, in one transaction; its id."""
        with transaction(self.ledger, stamp(self.today)) as writing:
            _, _, body = read_line(lines[0])
            case = writing.register(body)
            for line in lines[1:]:
                kind, on, body = read_line(line)
                writing.append(case.id, kind, body, on)
        return case.id

    def open_lead(self, *lines: str) -> str:
        """Register a lead and put its further acts on record, in one transaction; its id."""
        with transaction(self.ledger, stamp(self.today)) as writing:
            _, _, body = read_line(lines[0])
            lead = writing.register_lead(body)
            for line in lines[1:]:
                kind, on, body = read_line(line)
                writing.append(lead.id, kind, body, on)
        return lead.id

    def add(self, case_id: str, *lines: str) -> None:
        """Put acts on a case or a lead on record, in one transaction."""
        with transaction(self.ledger, stamp(self.today)) as writing:
            for line in lines:
                kind, on, body = read_line(line)
                writing.append(case_id, kind, body, on)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """The rows of a query, single columns bare."""
        rows = self.db.execute(query, values).fetchall()
        return [row[0] if len(row) == 1 else row for row in rows]

    def problems(self, head: str | None = None) -> list[str]:
        """What ``verify`` finds, as codes."""
        return [problem.what for problem in verify(self.ledger, head, lambda: None).problems]


def spoil(path: Path, *statements: str) -> None:
    """Change the rows of a ledger behind the program's back, its triggers out of the way meanwhile."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for _, sql in triggers:
            db.execute(sql)


@contextlib.contextmanager
def book(path: Path, level: str = "city", today: date = TODAY, profile: Profile = PROFILE) -> Iterator[Book]:
    """An empty ledger at ``path``, copied from one that was made once."""
    if not path.exists():
        shutil.copy(_empty(level, profile), path)
    opened = Book(path, today)
    with opened.ledger:
        yield opened


@cache
def _empty(level: str, profile: Profile) -> Path:
    path = Path(mkdtemp(prefix="sqqf-tests-")) / f"{level}.db"
    make_ledger(path, level=level, profile=profile)
    return path


def make_ledger(
    path: Path, *, level: str = "city", today: date = TODAY, first: int = 1, profile: Profile = PROFILE
) -> None:
    create_ledger(
        path,
        NewLedger(
            group="某容错调查工作小组", level=level, prefix="阳容", profile=profile, first_serial=first
        ),
        stamp(today),
    )


def notice_of(year: int, *days: str) -> Notice:
    """``notice_of(2027, "2027-01-01 off", "2027-01-03 on")``."""
    listed = [line.split() for line in days]
    return Notice(year, (), tuple(NoticeDay(day(when), "假", state == "off") for when, state in listed))


def switched_on(*options: str) -> Profile:
    """The shipped rules with these switches of section ``optional`` on."""
    optional = [{**entry, "enabled": entry["id"] in options} for entry in PROFILE.content["optional"]]
    return Profile({**PROFILE.content, "optional": optional})


def changed_profile(*changes: tuple[str, str], read: Callable[[str], Profile]) -> Profile:
    """The shipped rules as another city would write them: each text replaced, once."""
    from importlib import resources

    text = (resources.files("sqqf.procedure.data") / "yangjiang.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the profile"
        text = text.replace(old, new)
    return read(text)


# ── Random histories ──

SWITCHED = switched_on("recusal", "review", "suspension")
WIDEST = setting(level="county", profile=SWITCHED)
"""Where every kind of act may happen: what the random histories were admitted under."""

EARLIEST = day(RECEIVED.split()[1])
_SPAN = 44
"""Days from the receipt to the last "today" of a random history; dates of acts may lie a little outside."""

_dates = st.integers(-3, _SPAN + 3).map(lambda n: EARLIEST + timedelta(days=n))
_some_points = st.lists(st.integers(0, 4), max_size=3)
_some_day = st.integers(0, 60).map(lambda n: str(EARLIEST + timedelta(days=n)))
_item = st.fixed_dictionaries({"item": st.integers(0, 3)})
_for_a_party = st.fixed_dictionaries({}, optional={"party": st.integers(1, 3)})
_lines_of_assessment = [
    *(answered("x1"), answered("x1", "yes"), answered("x6", "yes"), answered("x6", "yes", basis="某条例")),
    *(answered("d1"), answered("d1", "culpable"), answered("d1", "n/a")),
    *(answered("c9"), answered("c9", "no"), answered("c9", "unclear", answers={"5": "unclear"})),
    *(answered("c17"), answered("c20"), answered("c20", basis="某办法", reliefs=["lenient"])),
]
_bodies: dict[str, st.SearchStrategy[Body]] = {
    "notified": st.fixed_dictionaries(
        {"method": st.sampled_from(["direct", "oral", "mail"])},
        optional={"parties": st.lists(st.integers(1, 3), max_size=2, unique=True)},
    ),
    "step": st.fixed_dictionaries({"points": _some_points}),
    "extended": st.one_of(
        st.fixed_dictionaries({"days": st.integers(1, 40)}),
        st.fixed_dictionaries({"to": st.integers(0, 200).map(lambda n: str(EARLIEST + timedelta(days=n)))}),
    ),
    "point": st.fixed_dictionaries({}, optional={"within_matter": st.just(True)}),
    "assessed": st.tuples(st.sampled_from(_lines_of_assessment), _for_a_party).map(
        lambda drawn: read_line(drawn[0])[2] | drawn[1]
    ),
    "ended": st.sampled_from([{}, {"reason": "merged"}, {"reason": "other:主体撤销"}]),
    "deliberated": st.one_of(
        st.fixed_dictionaries(
            {
                "opinions": st.lists(
                    st.sampled_from(["exempted", "mitigated", "none"]), min_size=1, max_size=2
                ),
                "present": st.sampled_from([["赵某", "钱某"], ["赵某", "赵某"], ["钱某", "孙某"]]),
            }
        ),
        st.fixed_dictionaries(
            {"opinions": st.just([]), "returned": st.just("investigation")}, optional={"due": _some_day}
        ),
    ),
    "approved": st.fixed_dictionaries(
        {},
        optional={"returned": st.sampled_from(["investigation", "deliberation"]), "due": _some_day},
    ),
    "feedback": st.sampled_from(
        [
            *({"to": name, "role": "applicant"} for name in ("陈某", "县纪委")),
            *({"to": name, "role": "party"} for name in ("陈某", "甲某", "乙局")),
            {"to": "组织部", "role": "organ"},
        ]
    ),
    "applied": st.tuples(st.sampled_from([{"way": "r1"}, {"way": "r4"}]), _for_a_party).map(
        lambda drawn: drawn[0] | drawn[1]
    ),
    "referred": _for_a_party,
    "correction": st.fixed_dictionaries({"due": _some_day}),
    "correction_reported": _item,
    "correction_returned": st.fixed_dictionaries({"item": st.integers(0, 3), "due": _some_day}),
    "correction_signed_off": _item,
    "objection": st.fixed_dictionaries({}, optional={"forwarded_to": st.just("县委")}),
    "reopened": st.fixed_dictionaries({}, optional={"due": _some_day}),
}


def _amendments(among: int) -> st.SearchStrategy[Body]:
    """Another date for one of so many acts, or it struck out; an application has the date of its receipt."""
    return st.integers(1, among).flatmap(
        lambda seq: st.one_of(
            _dates.map(lambda on: {"act": seq, "set": {"received_on" if seq == 1 else "on": on.isoformat()}}),
            st.just({"act": seq, "struck": True}),
        )
    )


class _Roads(NamedTuple):
    """What the random histories of a track are drawn from."""

    under: Setting
    roads: Sequence[Sequence[str]]
    """Ways that it goes, act by act. Chance alone seldom gets far: a history begins some way down one of them."""
    bodies: Mapping[str, st.SearchStrategy[Body]]
    """What the acts of a kind say besides what they need."""
    track: str
    shunned: tuple[str, ...]
    """The states that end it, drawn less often."""

    def proposals(self, draw: st.DrawFn, most: int) -> list[Act]:
        """Acts some way down a road, and whatever somebody might want to record after them, sensible or not."""
        road = draw(st.sampled_from(self.roads))
        acts = acts_of(*road[: draw(st.integers(1, len(road)))])
        dossier = self.passed(acts)
        for seq in range(len(acts) + 1, len(acts) + 1 + draw(st.integers(0, most))):
            acts.append(self._proposal(draw, seq, dossier))
            dossier = self.after(dossier, acts[-1])
        return acts

    def _proposal(self, draw: st.DrawFn, seq: int, dossier: AnyDossier) -> Act:
        profile = self.under.profile
        kinds = [one for one in profile.acts.values() if one.track == self.track and one.id not in BEGINNINGS]
        ready = possible(dossier, self.under.office)
        fitting = [
            one.id for one in kinds if one.states and one.command in ready and one.to not in self.shunned
        ]
        kind = draw(st.sampled_from([one.id for one in kinds]) | st.sampled_from([*fitting, "amended"]))
        drawn = _amendments(len(dossier.acts)) if kind == "amended" else self.bodies.get(kind, st.just({}))
        on = None
        undated = kind == "correction" and draw(st.booleans())  # it needn't have a date
        if profile.acts[kind].dated or (kind in ("point", "correction") and not undated):
            soon = dossier.moves[-1].on + timedelta(days=draw(st.integers(0, 3)))
            on = draw(_dates | st.just(soon))
        body = _NEEDED.get(kind, {}) | draw(drawn)
        return Act(seq, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body)

    def passed(self, proposed: Sequence[Act]) -> AnyDossier:
        """What becomes of it where each act is recorded that admission lets pass."""
        return reduce(self.after, proposed[1:], fold(proposed[:1], self.under.profile))

    def after(self, dossier: AnyDossier, act: Act) -> AnyDossier:
        """The case or lead after the act, where admission lets it pass."""
        act = act._replace(seq=len(dossier.acts) + 1)
        with contextlib.suppress(Refused, BadInput, UnknownCode):
            admit(dossier, act, self.under)
            return apply(dossier, act, self.under.profile)
        return dossier


BEGINNINGS = (*track("tolerance").beginnings, *track("inaction").beginnings)
_INVESTIGATED = ("accepted 2026-11-20", "step 2026-11-24 points=[1,2]", "concluded 2026-12-04", *CLEARED)
_DETERMINED = (*DETERMINED[1:], "filed 2026-12-14")
_TOLD = (
    *(f"feedback 2026-12-14 role=party to={name}" for name in ("陈某", "甲某", "乙局")),
    *("feedback 2026-12-14 role=applicant to=县纪委", "feedback 2026-12-14 role=organ to=县纪委"),
)
_CORRECTED = (
    *("correction", "correction_reported 2026-12-15", "correction_returned 2026-12-16"),
    *("correction_reported 2026-12-17", "correction_signed_off 2026-12-18"),
)
CASE_ROADS = _Roads(
    WIDEST,
    [
        (
            *(f"{RECEIVED} points=2", *_INVESTIGATED, answered("c9"), DETERMINED[0], *_DETERMINED, *_TOLD),
            *(
                "applied 2026-12-15",
                "unapplied 2026-12-15",
                "correction_none 2026-12-15",
                *_CORRECTED,
                "closed 2026-12-21",
            ),
        ),
        (
            *(f"{TWO_PARTIES} points=2", *_INVESTIGATED, answered("c9")),
            *(
                'deliberated 2026-12-07 opinions=["exempted","exempted"]',
                *_DETERMINED,
                *_TOLD,
                *_CORRECTED[:2],
            ),
            "closed 2026-12-16",
        ),
        (
            *(RECEIVED, _INVESTIGATED[0], "suspended 2026-11-23", "resumed 2026-11-24", "step 2026-11-24"),
            *(
                *_INVESTIGATED[2:],
                answered("x1", "yes"),
                'deliberated 2026-12-07 opinions=["none"]',
                *_DETERMINED,
            ),
            *("referred 2026-12-15", *_TOLD, *_CORRECTED, "closed 2026-12-21"),
        ),
        (RECEIVED, "declined 2026-11-20", "notified 2026-11-23", "closed 2026-11-24"),
    ],
    _bodies,
    "tolerance",
    ("withdrawn", "ended", "void"),
)


@st.composite
def proposals(draw: st.DrawFn, most: int = 12) -> list[Act]:
    """An application and whatever somebody might want to record after it, sensible or not."""
    return CASE_ROADS.proposals(draw, most)


def history(proposed: list[Act]) -> list[Act]:
    """Those of the acts proposed that admission lets pass, one after the other."""
    return list(CASE_ROADS.passed(proposed).acts)


histories = proposals().map(history)
"""Histories as they can be on record, under ``WIDEST``."""


# ── Random histories of leads ──

UNDECIDED, SPARED, REDUCED, REJECTED = (f"阳容〔2026〕{n}号" for n in range(1, 5))
_ITS_UNIT = (_NEEDED["received"]["applicant"]["unit"],)
TOLERANCE = standing_cases(
    Linked(UNDECIDED, "investigating", (("陈某", None),), units=_ITS_UNIT),
    Linked(SPARED, "decided", (("陈某", "exempted"),), date(2026, 12, 11), units=_ITS_UNIT),
    Linked(REDUCED, "decided", (("陈某", "exempted"), ("王某", "mitigated")), date(2026, 12, 11), units=(None, None)),
    Linked(REJECTED, "declined", (("陈某", "declined"),), date(2026, 11, 24), units=_ITS_UNIT),
)  # fmt: skip
"""The tolerance cases that the leads of the random histories may have been checked by."""
LEAD_SETTING = setting()._replace(linked=TOLERANCE)

_person = st.fixed_dictionaries({}, optional={"person": st.integers(1, 3)})
_lead_item = st.fixed_dictionaries({"item": st.integers(1, 2)})
_named = st.lists(st.sampled_from(["陈某", "王某", "赵某"]), max_size=2, unique=True).map(
    lambda names: {"persons": [{"name": name} for name in names]}
)
_lead_bodies: dict[str, st.SearchStrategy[Body]] = {
    "classified": st.one_of(
        _named, st.sampled_from([{"gravity": "serious"}, {"unit": "某县某局"}, {"area": "i3"}])
    ),
    "took_in": _named,
    "lead_referred": st.sampled_from([{"to": "discipline"}, {"to": "某县组织部"}]),
    "verification": st.fixed_dictionaries(
        {"method": st.sampled_from(["talk", "site", "files"])},
        optional={"responsibilities": st.sampled_from([["direct"], ["leadership", "supervisory"]])},
    ),
    "tolerance_checked": st.tuples(
        st.sampled_from(
            [
                {"result": "none"},
                *({"result": "possible", "case": no} for no in (UNDECIDED, SPARED, REDUCED, REJECTED)),
                {"result": "possible", "external": "某市小组"},
                {"result": "possible", "external": "某市小组", "outcome": "exempted"},
            ]
        ),
        _person,
    ).map(lambda drawn: drawn[0] | drawn[1]),
    "disposed": st.tuples(
        st.fixed_dictionaries({"measure": st.sampled_from(["m1", "m2", "m4.1", "m5", "other:约谈"])}), _person
    ).map(lambda drawn: drawn[0] | drawn[1]),
    "cleared": st.fixed_dictionaries({"person": st.integers(1, 3)}),
    "rectification": st.fixed_dictionaries({"due": _some_day}),
    "measures": _lead_item,
    "rectified": st.tuples(_lead_item, st.sampled_from([{}, {"to": "某局"}])).map(
        lambda drawn: drawn[0] | drawn[1]
    ),
    "rectification_returned": st.fixed_dictionaries({"item": st.integers(1, 2), "due": _some_day}),
    "rectification_signed_off": _lead_item,
    "reminded": st.fixed_dictionaries({}, optional={"item": st.integers(1, 2)}),
    "disclosed": st.sampled_from([{"of": ["talk"]}, {"of": ["rectification"]}]),
}
_VERIFIED = ("verification 2026-11-18 method=talk", "tolerance_checked 2026-11-20")
_RECTIFIED = (
    *("rectification", "measures 2026-11-24", "rectified 2026-11-26", "rectification_returned 2026-11-27"),
    *("rectified 2026-11-27", "rectification_signed_off 2026-11-30", "disclosed 2026-12-01"),
)
_WHOLE = (*_VERIFIED, "disposed 2026-11-23 measure=m2", *_RECTIFIED, "lead_closed 2026-12-01")
_LEAD = RECEIVED.replace("received", "lead")
LEAD_ROADS = _Roads(
    LEAD_SETTING,
    [
        (_LEAD, *_WHOLE),
        (f'{_LEAD} persons=["陈某"]', *_WHOLE),
        (
            *(f'{_LEAD} persons=["陈某","王某"]', *_VERIFIED, "cleared 2026-11-23 person=2"),
            *("disposed 2026-11-23 measure=m2 person=1", *_RECTIFIED, "lead_closed 2026-12-01"),
        ),
        (f"{_LEAD} unit=null gravity=serious", *_WHOLE),
        (f"{_LEAD} informant={'0' * 64}", "source_shown", "joined"),
        (
            *(
                _LEAD,
                "lead_referred 2026-11-17",
                "referral_received 2026-11-18",
                "referral_returned 2026-11-19",
            ),
            *("verification 2026-11-20", "unfounded 2026-11-23", "lead_closed 2026-11-24"),
        ),
    ],
    _lead_bodies,
    "inaction",
    ("joined", "unfounded", "void"),
)


@st.composite
def lead_proposals(draw: st.DrawFn, most: int = 14) -> list[Act]:
    """A lead and whatever somebody might want to record on it, sensible or not."""
    return LEAD_ROADS.proposals(draw, most)


def lead_history(proposed: list[Act]) -> list[Act]:
    """Those of the acts proposed that admission lets pass, one after the other."""
    return list(LEAD_ROADS.passed(proposed).acts)


lead_histories = lead_proposals().map(lead_history)
"""Histories as they can be on record, under ``LEAD_SETTING``."""
