"""Cases and ledgers in few words, for the tests of what stands behind the commands.

A case is told line by line: the kind of act, the act's own date where it has one, then ``name=value`` for
what the test is about; a value is JSON where it can be read so. What an act needs besides is filled in.

    case_of("received 2026-11-16 points=2", "accepted 2026-11-20", "step 2026-11-23 points=[1,2]")

The first line is the application, with the day of its receipt; ``points=2`` gives it two points. Acts are
numbered from 1. ``case_of`` folds whatever it is given; ``admitted`` takes each act through admission, and
``Book`` does so on a real file.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st

from sqqf.calendar.notice import Notice, NoticeDay
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.acts import Act
from sqqf.procedure.admission import admit, admit_registration
from sqqf.procedure.case import Case
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.fold import apply, fold
from sqqf.procedure.profile import Profile
from sqqf.procedure.setting import Setting
from sqqf.store.ledger import Ledger
from sqqf.store.profiles import read_profile
from sqqf.store.verify import verify
from sqqf.store.writing import Stamp

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
    "voided": {"reason": "重复登记"},
    "assigned": {"officer": "王某"},
    "point": {"text": "是否及时补救"},
    "noted": {"text": "已电话联系"},
    "attached": {"name": "申诉书.pdf", "size": 3, "sha256": "0" * 64},
    "amended": {"reason": "录入有误"},
}
_KINDS = {"received": "registered"}


def day(text: str) -> date:
    return date.fromisoformat(text)


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
        acts.append(Act(seq, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body))
    return acts


def case_of(*lines: str, profile: Profile = PROFILE) -> Case:
    """What these acts amount to, admissible or not."""
    return fold(acts_of(*lines), profile)


def setting(today: date = TODAY, level: str = "city", profile: Profile = PROFILE) -> Setting:
    return Setting(profile, level, WORKDAYS, today)


def admitted(*lines: str, under: Setting | None = None) -> Case:
    """The case after each act was admitted in turn. Raises what admission says."""
    under = under or setting()
    first, *rest = acts_of(*lines)
    admit_registration(first, under)
    case = fold([first], under.profile)
    for act in rest:
        admit(case, act, under)
        case = apply(case, act, under.profile)
    return case


def stamp(today: date = TODAY, by: str = "tester") -> Stamp:
    return Stamp(by, today)


class Book:
    """A ledger in a file, told line by line."""

    def __init__(self, path: Path, today: date = TODAY) -> None:
        self.path = path
        self.today = today
        self.ledger = Ledger.open(path)

    @property
    def db(self) -> sqlite3.Connection:
        return self.ledger.connection

    def open_case(self, *lines: str) -> str:
        """Register a case and put its further acts on record, in one transaction; its id."""
        with self.ledger.writing(stamp(self.today)) as writing:
            _, _, body = read_line(lines[0])
            case = writing.register(body)
            for line in lines[1:]:
                kind, on, body = read_line(line)
                writing.append(case.id, kind, body, on)
        return case.id

    def add(self, case_id: str, *lines: str) -> None:
        """Put acts on a case on record, in one transaction."""
        with self.ledger.writing(stamp(self.today)) as writing:
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
    """Change a ledger behind the program's back, its triggers taken away first."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)


@contextlib.contextmanager
def book(path: Path, level: str = "city", today: date = TODAY) -> Iterator[Book]:
    """An empty ledger at ``path``, copied from one that was made once."""
    if not path.exists():
        shutil.copy(_empty(level), path)
    opened = Book(path, today)
    with opened.ledger:
        yield opened


@cache
def _empty(level: str) -> Path:
    path = Path(mkdtemp(prefix="sqqf-tests-")) / f"{level}.db"
    make_ledger(path, level=level)
    return path


def make_ledger(
    path: Path, *, level: str = "city", today: date = TODAY, first: int = 1, profile: Profile = PROFILE
) -> None:
    Ledger.create(
        path,
        group="某容错调查工作小组",
        level=level,
        prefix="阳容",
        profile=profile,
        stamp=stamp(today),
        first_serial=first,
    )


def notice_of(year: int, *days: str) -> Notice:
    """``notice_of(2027, "2027-01-01 off", "2027-01-03 on")``."""
    listed = [line.split() for line in days]
    return Notice(year, (), tuple(NoticeDay(day(when), "假", state == "off") for when, state in listed))


def changed_profile(*changes: tuple[str, str], read: Callable[[str], Profile]) -> Profile:
    """The shipped rules as another city would write them: each text replaced, once."""
    from importlib import resources

    text = (resources.files("sqqf.procedure.data") / "yangjiang.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the profile"
        text = text.replace(old, new)
    return read(text)


# ── Random histories ──

EARLIEST = day(RECEIVED.split()[1])
_SPAN = 44
"""Days from the receipt to the last "today" of a random history; dates of acts may lie a little outside."""

_dates = st.integers(-3, _SPAN + 3).map(lambda n: EARLIEST + timedelta(days=n))
_some_points = st.lists(st.integers(0, 4), max_size=3)
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
    "amended": st.fixed_dictionaries({"act": st.integers(1, 12)}).flatmap(
        lambda body: st.one_of(
            _dates.map(lambda on: {**body, "set": {"on": on.isoformat()}}),
            st.just({**body, "struck": True}),
        )
    ),
}
_KINDS_PROPOSED = [
    *("accepted", "declined", "notified", "notified", "step", "step", "step", "extended", "concluded"),
    *("withdrawn", "ended", "transferred", "voided", "assigned", "point", "noted", "attached", "amended"),
]


@st.composite
def proposals(draw: st.DrawFn, most: int = 12) -> list[Act]:
    """An application and whatever somebody might want to record after it, sensible or not."""
    acts = acts_of(f"{RECEIVED} points={draw(st.integers(1, 3))}")
    if draw(st.booleans()):
        # Chance alone seldom gets far: begin with an acceptance.
        acts += acts_of(RECEIVED, f"accepted {EARLIEST + timedelta(days=draw(st.integers(0, 9)))}")[1:]
    for _ in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(_KINDS_PROPOSED))
        body = _NEEDED.get(kind, {}) | draw(_bodies.get(kind, st.just({})))
        on = draw(_dates) if PROFILE.acts[kind].dated or kind == "point" else None
        acts.append(Act(len(acts) + 1, "c1", kind, on, "2026-11-23T01:00:00Z", "tester", body))
    return acts


def history(proposed: list[Act]) -> list[Act]:
    """Those of the acts proposed that admission lets pass, one after the other."""
    case = fold(proposed[:1], PROFILE)
    for act in proposed[1:]:
        act = act._replace(seq=len(case.acts) + 1)
        with contextlib.suppress(Refused, BadInput):
            admit(case, act, setting())
            case = apply(case, act, PROFILE)
    return list(case.acts)


histories = proposals().map(history)
"""Histories as they can be on record."""
