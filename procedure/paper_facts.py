"""The facts of a case as its papers state them: dates, names and terms in Chinese, ready to be printed.

A fact is a text, or a list of lines that are facts themselves. What isn't known is None, never guessed: the paper
leaves it blank. Everything is taken from the acts as corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import day_in_china
from sqqf.calendar.workdays import Workdays
from sqqf.procedure.acts import Act, day_of
from sqqf.procedure.assessment import Assessment, assess
from sqqf.procedure.case import Case, Person
from sqqf.procedure.correction import Item, items
from sqqf.procedure.determination import latest_deliberation, submitted_since
from sqqf.procedure.determination import outcomes as outcomes_of
from sqqf.procedure.errors import BadInput
from sqqf.procedure.limits import Deadline, deadlines, due_dates, standing
from sqqf.procedure.profile import Profile

if TYPE_CHECKING:
    from sqqf.procedure.dossier import Dossier

Facts = dict[str, Any]

PAPERS = ("paper_made", "lead_paper_made")
NONE = "—"
"""In a table where something hasn't happened: nobody is to fill it in."""


class Occasion(NamedTuple):
    """What a paper is made for: on which day, to whom, about which of several."""

    profile: Profile
    level: str
    group: str
    workdays: Workdays
    on: date
    """The paper's day."""
    target: str = ""
    """What ``n`` counts: ``step``, ``extension``, ``item``, ``paper``."""
    n: int | None = None
    party: int | None = None
    to: str | None = None
    members: Mapping[str, Mapping[str, str]] = {}
    """Who belonged to the group on that day."""
    served: Mapping[str, str] = {}
    """The kinds of paper that are served on somebody, with the kind of act that says so."""

    def term(self, section: str, code: str) -> str:
        return self.profile.term(section, code, "zh")

    def chosen(self, target: str) -> int | None:
        return self.n if self.target == target else None


def on_paper(day: date | None) -> str | None:
    """``2026年11月23日``, without zeros in front."""
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def due_on_paper(day: date, start: date, workdays: Workdays) -> str:
    """A due date, marked where its calendar isn't published yet."""
    provisional = day > start and workdays.is_provisional(start, day)
    return f"{on_paper(day)}{'（暂定）' if provisional else ''}"


def together(texts: Iterable[str], between: str = "、") -> str | None:
    """The texts as one; None where there is none."""
    return between.join(dict.fromkeys(texts)) or None


def cited(text: str, article: str | None) -> str:
    """A term with its article in brackets."""
    return f"{text}（{article}）" if article else text


def evidence_of(pieces: Iterable[Mapping[str, Any]]) -> str | None:
    """What shows something: steps and prior filings by their numbers, files by name, words as they are."""

    def piece(one: Mapping[str, Any]) -> str:
        if "step" in one:
            return f"第{one['step']}步调查"
        if "prefiling" in one:
            return f"事前报备{one['prefiling']}"
        return str(one.get("text") or one["name"])

    return together(map(piece, pieces))


def full(person: Person | None) -> str | None:
    """A person with unit and post: ``陈某（某县住建局科长）``."""
    if person is None:
        return None
    where = f"{person.unit or ''}{person.post or ''}"
    return f"{person.name}（{where}）" if where else person.name


def in_place(n: int | None, count: int, code: str, no: str) -> int | None:
    """The place of what was chosen, the last where nothing was; None where there is none. Raises BadInput."""
    if n is not None and n > count:
        raise BadInput(code, n=n, count=count, no=no)
    return (n or count) - 1 if count else None


# ── what both tracks have ──


def every_paper(no: str, group: str, at: Occasion) -> Facts:
    """Facts that every paper has."""
    return {
        "no": no,
        "group": group,
        "on": on_paper(at.on),
        "to": at.to,
        "opinion_name": str(at.profile.content["source"]),
        "discipline": at.profile.organ_name("discipline", at.on, "zh"),
        "place": None,
        "asked": None,
        "said": None,
    }


def limit_lines(found: Sequence[Deadline], at: Occasion) -> list[Facts]:
    """Each limit as a line: how long, when due, how it stands on the paper's day."""
    return [
        {
            "name": f"{at.term('limits', one.kind)}{f'第{one.item}项' if one.working_days is None else ''}",
            "article": one.article,
            "starts_on": on_paper(one.starts_on),
            "days": f"{one.working_days}个工作日" if one.working_days else "定日",
            "original_due_on": due_of(one, one.original_due_on, at),
            "due_on": due_of(one, one.due_on, at),
            "met_on": on_paper(one.met_on) or NONE,
            "standing": standing_of(one, at),
        }
        for one in found
    ]


def due_of(one: Deadline, due: date, at: Occasion) -> str:
    """When a limit is due; a date that somebody set isn't counted, so no calendar can move it."""
    counted = one.working_days is not None
    return due_on_paper(due, one.counted_from if counted else due, at.workdays)


def standing_of(one: Deadline, at: Occasion) -> str:
    """How a limit stands on the paper's day."""
    now = standing(one.due_on, one.met_on, one.lapsed, at.on, at.workdays, at.profile.yellow, one.paused)
    match now.status:
        case "met":
            return "按期完成"
        case "met_late":
            return f"逾期{now.days_overdue}日完成"
        case "overdue":
            return f"已逾期{now.days_overdue}日"
        case "due_today":
            return "当日到期"
        case "lapsed":
            return "随案终结"
        case "suspended":
            return "中止"
        case _:
            return f"尚余{now.working_days_left}个工作日"


def item_lines(found: Iterable[Item]) -> list[Facts]:
    """What is to be put right, each with its dates and how far it has come."""
    return [
        {
            "n": str(one.n),
            "text": one.text,
            "responsible": one.responsible,
            "listed_on": on_paper(one.listed_on),
            "due_on": on_paper(one.due_on),
            "reported_on": on_paper(one.reported_on) or NONE,
            "signed_off_on": on_paper(one.signed_off_on) or NONE,
            "standing": "已销号" if one.signed_off_on else "已报告" if one.reported_on else "待报告",
        }
        for one in found
    ]


def reminded_of(listed: Sequence[Item], limits: Sequence[Deadline], at: Occasion, officer: str | None, no: str) -> Facts:  # fmt: skip
    """What a reminder is about: the item chosen, else whatever is overdue on the paper's day."""
    place = in_place(at.chosen("item"), len(listed), "unknown_item", no) if at.chosen("item") else None
    lines = [
        {
            "what": f"{at.term('limits', one.kind)}第{one.item}项：{listed[one.item - 1].text}",
            "responsible": listed[one.item - 1].responsible,
            **_lateness(one, at),
        }
        if one.kind in ("correction", "rectification")
        else {"what": at.term("limits", one.kind), "responsible": officer, **_lateness(one, at)}
        for one in limits
        if one.met_on is None and not one.lapsed and not one.paused
        if (one.due_on < at.on if place is None else _is_item(one, listed[place]))
    ]
    told = [line["responsible"] for line in lines if line["responsible"]]
    return {"overdue": lines, "reminded": at.to or together(told)}


def _is_item(one: Deadline, item: Item) -> bool:
    return one.kind in ("correction", "rectification") and one.item == item.n


def _lateness(one: Deadline, at: Occasion) -> Facts:
    due = due_of(one, one.due_on, at)
    return {"due_on": due, "standing": standing_of(one, at), "article": one.article}


def made_on(dossier: Dossier) -> list[Act]:
    """The papers made on a case or a lead that stand, in their order."""
    return dossier.of(*PAPERS)


def paper_lines(made: Iterable[Act]) -> list[Facts]:
    return [
        {
            "n": str(n),
            "on": on_paper(act.on),
            "title": act.body.get("title"),
            "number": act.body.get("number"),
            "to": act.body.get("to") or NONE,
            "name": act.body.get("name"),
            "sha256": act.body.get("sha256"),
        }
        for n, act in enumerate(made, start=1)
    ]


_DETAILS = {
    "step": ("methods", "method"),
    "verification": ("verification", "method"),
    "notified": ("notice_methods", "method"),
    "feedback": ("recipients", "role"),
    "disposed": ("measures", "measure"),
    "tolerance_checked": ("tolerance_results", "result"),
}
"""Which fact of an act stands beside its name in the index, by section and name."""


def act_lines(acts: Iterable[Act], at: Occasion) -> list[Facts]:
    """Every act in its order, as recorded: what it is, of which day, by whom, when it was recorded."""
    acts = list(acts)
    struck = {act.body["act"] for act in acts if act.kind == "amended" and act.body.get("struck")}
    return [
        {
            "n": str(n),
            "on": on_paper(day_of(act)),
            "kind": _kind_of(act, at) + ("（已注销）" if act.seq in struck else ""),
            "by": act.by,
            "recorded_on": on_paper(day_in_china(act.recorded_at)),
            "seq": str(act.seq),
        }
        for n, act in enumerate(acts, start=1)
    ]


def _kind_of(act: Act, at: Occasion) -> str:
    kind, body = at.term("acts", act.kind), act.body
    if act.kind == "approved" and body.get("returned"):
        return at.term("returns", body["returned"])
    if act.kind in PAPERS and body.get("title"):
        return cited(body["title"], body.get("number"))
    if act.kind in ("attached", "lead_attached"):
        return f"{kind}：{body.get('title') or body['name']}"
    if act.kind == "amended":
        return f"{kind}（登记第{body['act']}号）"
    if act.kind == "assessed":
        entry = at.profile.entry(body["section"], body["code"])
        return cited(f"{kind}：{entry.zh}" if body["section"] == "distinctions" else kind, entry.article)
    if detail := _DETAILS.get(act.kind):
        section, name = detail
        if body.get(name):
            return f"{kind}：{at.profile.name_on(section, body[name], day_of(act), 'zh')}"
    return kind


# ── a case ──


def case_facts(case: Case, at: Occasion) -> Facts:
    """All that a paper on the case may state. Raises BadInput where ``n`` or ``party`` is none of the case's."""
    found = deadlines(case, at.profile, at.level, at.workdays)
    no = str(case.number)
    return {
        **every_paper(no, at.group, at),
        **_people(case, at),
        **_application(case, at),
        **_course(case, at),
        **_so_far(case),
        **_limits(found, at),
        **_extension(case, found, at),
        **_steps(case, at),
        **_assessments(case, at),
        **_determination(case, at),
        **_afterwards(case, at),
        **_served(case, at),
        **reminded_of(items(case), found, at, case.officer, no),
        "corrections": item_lines(items(case)),
        "correctors": at.to or together(one.responsible for one in items(case)),
        "acts": act_lines(case.acts, at),
        "papers": paper_lines(made_on(case)),
    }


def _people(case: Case, at: Occasion) -> Facts:
    in_place(at.party, len(case.parties), "unknown_party", str(case.number))
    told = [case.parties[at.party - 1]] if at.party else list(case.parties)
    outcomes = dict(enumerate(outcomes_of(case), start=1))
    return {
        "applicant": case.applicant.name if case.applicant else None,
        "applicant_full": full(case.applicant),
        "party_names": case.party_names,
        "parties_full": parties_of(case),
        "parties": [
            {
                "n": str(n),
                "name": party.name,
                "kind": at.term("person_kinds", party.kind),
                "unit": party.unit,
                "post": party.post,
                "full": full(party),
                "outcome": at.term("outcomes", code) if (code := outcomes[n]) else None,
            }
            for n, party in enumerate(case.parties, start=1)
        ],
        "told": "、".join(party.name for party in told),
        "officer": case.officer,
        "state": at.term("states", case.state),
    }


def parties_of(case: Case) -> str:
    """The parties, each with unit and post."""
    return "、".join(full(party) or "" for party in case.parties)


def _application(case: Case, at: Occasion) -> Facts:
    registered = case.registered
    channel = at.profile.entry("channels", case.channel) if case.channel else None
    claimed = (at.profile.entry("circumstances", code) for code in registered.get("circumstances", ()))
    return {
        "channel": cited(channel.zh, channel.article) if channel else None,
        "matter": case.matter,
        "points": [
            {
                "n": str(n),
                "text": text,
                "findings": together(
                    (
                        f"经{at.term('methods', step.method)}（{on_paper(step.on)}），{step.body.get('finding')}"
                        for step in case.steps
                        if n in step.points and step.body.get("finding")
                    ),
                    "；",
                ),
            }
            for n, text in enumerate(case.points, start=1)
        ],
        "claimed": together(cited(one.zh, one.article) for one in claimed),
        "documents": together(registered.get("documents", ())),
        "attached": together(str(one.get("title") or one["name"]) for one in case.attached),
        "proceeding": registered.get("proceeding"),
        "managed_by": registered.get("managed_by"),
        "zone": registered.get("zone"),
        "arising_from": registered.get("arising_from"),
    }


def _course(case: Case, at: Occasion) -> Facts:
    concluded, declined = case.of("concluded"), case.of("declined")
    return {
        "received_on": on_paper(case.received_on),
        "registered_on": on_paper(case.registered_on),
        "accepted_on": on_paper(case.moved_on("accepted")),
        "declined_on": on_paper(case.moved_on("declined")),
        "decline_reason": declined[-1].body.get("reason") if declined else None,
        "notified_on": on_paper(case.notified_on),
        "notices": [
            {
                "on": on_paper(act.on),
                "method": at.term("notice_methods", method) if (method := act.body["method"]) else None,
                "names": _names(case, act.body.get("parties")),
            }
            for act in case.of("notified")
        ],
        "concluded_on": on_paper(case.moved_on("concluded")),
        "finding": concluded[-1].body.get("finding") if concluded else None,
        "closed_on": on_paper(case.moved_on("closed")) if case.state == "closed" else None,
        "ended_on": on_paper(case.moved_on("withdrawn", "ended", "transferred")),
    }


def _names(case: Case, numbers: Sequence[int] | None) -> str:
    places = numbers or range(1, len(case.parties) + 1)
    return "、".join(case.parties[n - 1].name for n in places if n <= len(case.parties))


def _limits(found: Sequence[Deadline], at: Occasion) -> Facts:
    facts: Facts = {"limits": limit_lines(found, at)}
    for kind in ("acceptance", "investigation", "filing"):
        of_kind = [one for one in found if one.kind == kind]
        last = of_kind[-1] if of_kind else None
        line = limit_lines([last], at)[0] if last else {}
        facts[f"{kind}_days"] = line.get("days")
        facts[f"{kind}_due_on"] = line.get("due_on")
        facts[f"{kind}_original_due_on"] = line.get("original_due_on")
        facts[f"{kind}_standing"] = line.get("standing")
        facts[f"{kind}_basis"] = "参照" if last and last.basis == "analogy" else "依据"
    return facts


def _extension(case: Case, found: Sequence[Deadline], at: Occasion) -> Facts:
    acts = case.of("extended")
    place = in_place(at.chosen("extension"), len(acts), "unknown_extension", str(case.number))
    if place is None:
        return dict.fromkeys(_EXTENSION)
    act, given = acts[place], case.extensions[place]
    limit = next((one for one in found if one.kind == "investigation"), None)
    old = new = None
    if limit and limit.working_days and given in limit.extensions:
        start, before = limit.counted_from, limit.extensions.index(given)
        _, due = due_dates(start, limit.working_days, limit.extensions[:before], at.workdays, limit.pauses)
        _, later = due_dates(
            start, limit.working_days, limit.extensions[: before + 1], at.workdays, limit.pauses
        )
        old, new = due_on_paper(due, start, at.workdays), due_on_paper(later, start, at.workdays)
    elif given.to:  # of a supplementary investigation
        new = due_on_paper(given.to, given.agreed_on, at.workdays)
    measure = f"{given.days}个工作日" if given.days else "延至指定日期"
    reason = act.body.get("reason")
    return dict(zip(_EXTENSION, (on_paper(act.on), reason, measure, old, new, str(place + 1)), strict=True))


_EXTENSION = (
    "extension_on",
    "extension_reason",
    "extension_days",
    "extension_old_due_on",
    "extension_due_on",
    "extension_n",
)


def _steps(case: Case, at: Occasion) -> Facts:
    lines = []
    for step in case.steps:
        invited = step.body.get("invited", ())
        served = [f"{n}．{case.points[n - 1]}" for n in step.points if n <= len(case.points)]
        lines.append(
            {
                "n": str(step.n),
                "on": on_paper(step.on),
                "method": at.term("methods", step.method),
                "points": "、".join(map(str, step.points)),
                "points_full": "；".join(served),
                "people": together(step.body.get("people", ())),
                "finding": step.body.get("finding"),
                "evidence": evidence_of(step.body.get("evidence", ())) or NONE,
                "invited": together(f"{one['name']}（{at.term('invited', one['kind'])}）" for one in invited)
                or NONE,
            }
        )
    place = in_place(at.chosen("step"), len(lines), "unknown_step", str(case.number))
    chosen: Facts = dict.fromkeys(_STEP) if place is None else lines[place]
    method = case.steps[place].method if place is not None else None
    return {
        "steps": lines,
        "step_method_code": method.partition(":")[0] if method else None,
        **{f"step_{name}": chosen[name] for name in _STEP},
    }


_STEP = ("n", "on", "method", "points_full", "people", "finding", "evidence", "invited")


# ── assessment and determination ──


def _assessments(case: Case, at: Occasion) -> Facts:
    found = assess(case, at.profile)
    lines: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        name = case.parties[one.n - 1].name
        for question in (*one.distinctions, *one.bars):
            if question.answer is None:
                continue
            section = "distinctions" if question in one.distinctions else "bars"
            if section == "bars":
                verdict = "成立" if question.answer.value == "yes" else "不成立"
            else:
                verdict = at.term("sides", question.answer.value)
            basis = f"依据：{question.basis}；" if question.basis else ""
            key = (f"{section} {question.id}", verdict, basis + question.answer.reason)
            lines.setdefault(key, []).append(name)
        for circumstance in one.circumstances:
            if circumstance.begun:
                verdict = {True: "成立", False: "不成立", None: "尚未认定"}[circumstance.established]
                given = dict.fromkeys(answer.reason for answer in circumstance.elements if answer)
                said = [f"依据：{circumstance.basis}"] if circumstance.basis else []
                key = (f"circumstances {circumstance.id}", verdict, "；".join([*said, *given]))
                lines.setdefault(key, []).append(name)
    sides = {
        section: [
            _assessed(section, code.partition(" ")[2], verdict, reason, names, at)
            for (code, verdict, reason), names in lines.items()
            if code.startswith(f"{section} ")
        ]
        for section in ("distinctions", "circumstances", "bars")
    }
    return {**sides, "reliefs": [_relief(case, one, at) for one in found]}


def _assessed(section: str, code: str, verdict: str, reason: str, names: list[str], at: Occasion) -> Facts:
    entry = at.profile.entry(section, code)
    return {
        "name": cited(entry.zh, entry.article),
        "verdict": verdict,
        "reason": reason,
        "names": "、".join(names),
    }


def _relief(case: Case, one: Assessment, at: Occasion) -> Facts:
    """What is open to a party by the assessment as it stands."""
    if one.blocked_by:
        stand = "、".join(_named(at, question.id) for question in one.blocked_by)
        said = f"存在不得宽免的情况：{stand}"
    elif one.unanswered:
        said = f"尚有{len(one.unanswered)}项未作认定，暂不得出可否宽免的判断"
    elif one.open_reliefs:
        said = f"可以考虑{'、'.join(at.term('reliefs', code) for code in one.open_reliefs)}"
    else:
        said = "未认定可以宽免的情形"
    return {"name": case.parties[one.n - 1].name, "verdict": said}


def _named(at: Occasion, code: str) -> str:
    section = {"c": "circumstances", "x": "bars", "d": "distinctions"}[code[0]]
    entry = at.profile.entry(section, code)
    return cited(entry.zh, entry.article)


def _grounds(one: Assessment, outcome: str, at: Occasion) -> str | None:
    """What an outcome rests on, by the assessment."""
    granting = [each for each in one.established if outcome in each.reliefs]
    if outcome != "none":
        bases = [f"依据为{each.basis}" for each in granting if each.basis]
        return together([f"符合{_named(at, each.id)}" for each in granting] + bases, "，")
    if one.blocked_by:
        bases = [f"依据为{each.basis}" for each in one.blocked_by if each.basis]
        return together([f"存在{_named(at, each.id)}" for each in one.blocked_by] + bases, "，")
    failed = [each for each in one.circumstances if each.begun and not each.established]
    return together((f"{_named(at, each.id)}不成立" for each in failed), "，")


def _opinion_lines(case: Case, deliberation: Act | None, at: Occasion) -> list[Facts]:
    """The opinion on each party, with what it rests on; of a case taken over the outcome may be all that is known."""
    opinions: Sequence[str | None] = outcomes_of(case) if _so_far(case)["is_decided"] else ()
    if deliberation:
        opinions = deliberation.body.get("opinions", ())
    found = assess(case, at.profile, deliberation.seq if deliberation else None)
    lines = []
    for one, outcome in zip(found, opinions, strict=False):
        party = case.parties[one.n - 1]
        entry = at.profile.entry("outcomes", outcome) if outcome else None
        grounds = _grounds(one, outcome, at) if outcome else None
        lines.append(
            {
                "n": str(one.n),
                "name": party.name,
                "full": full(party),
                "outcome": cited(entry.zh, entry.article) if entry else None,
                "grounds": grounds or (deliberation.body.get("reason") if deliberation else None),
            }
        )
    return lines


_WAY = ("accepted", "concluded", "deliberated", "approved", "decided")
_STATES = ("investigating", "concluded", "deliberated", "approved", "decided")
"""The states that these lead to."""


def _so_far(case: Case) -> Facts:
    """How far the case has come, also where it was taken over and nobody said when."""
    came = case.taken_over.body["state"] if case.taken_over else None
    behind = _STATES.index(came) + 1 if came in _STATES else 0
    if came == "closed" and not case.moved_on("declined"):
        behind = len(_WAY)
    reached = {kind for kind in (*_WAY, "declined") if case.moved_on(kind)} | set(_WAY[:behind])
    if latest_deliberation(case) is None and behind <= _WAY.index("deliberated"):
        reached.discard("deliberated")  # what was sent back doesn't hold
    return {f"is_{kind}": "是" if kind in reached else None for kind in (*_WAY, "declined")}


def _determination(case: Case, at: Occasion) -> Facts:
    deliberation = latest_deliberation(case)
    decided = case.of("decided")
    submitted = submitted_since(case, deliberation) if deliberation else []
    approved = [act for act in case.of("approved") if not act.body.get("returned")]
    lines = _opinion_lines(case, deliberation, at)
    chosen = [line for line in lines if at.party in (None, int(line["n"]))]
    approval = approved[-1] if approved else None
    last = submitted[-1] if submitted else None
    return {
        **_deliberation(deliberation, at),
        "opinions": lines,
        "told_opinions": chosen,
        "submitted_on": on_paper(last.on) if last else None,
        "submitted_to": at.to or (last.body.get("to") if last else None),
        "approved_on": on_paper(approval.on) if approval else None,
        "approved_by": together(at.term("bodies", code) for code in approval.body.get("bodies", ()))
        if approval
        else None,
        "approval_reference": approval.body.get("reference") if approval else None,
        "decided_on": on_paper(case.moved_on("decided")),
        "decision_document": decided[-1].body.get("document") if decided else None,
    }


def _deliberation(deliberation: Act | None, at: Occasion) -> Facts:
    """When the group deliberated, who was there, what was said."""
    if deliberation is None:
        return dict.fromkeys(
            ("deliberated_on", "present", "present_count", "guests", "deliberation_reason", "dissent")
        )
    body = deliberation.body
    members = body.get("members", {})
    day = day_of(deliberation)
    present = [name for name in dict.fromkeys(body.get("present", ())) if name in members]
    return {
        "deliberated_on": on_paper(deliberation.on),
        "present": together(
            f"{name}（{at.profile.organ_name(members[name], day, 'zh')}）" for name in present
        )
        or together(body.get("present", ())),
        "present_count": f"{len(present)}人" if present else None,
        "guests": together(
            f"{one['name']}（{at.term('invited', one['kind'])}）" for one in body.get("invited", ())
        ),
        "deliberation_reason": body.get("reason"),
        "dissent": body.get("dissent"),
    }


# ── after the decision ──


def _afterwards(case: Case, at: Occasion) -> Facts:
    deliveries = [act for act in case.of("feedback") if act.body["role"] == "organ"]
    delivered = [act for act in deliveries if at.to in (None, act.body["to"])]
    needed = [act for act in case.of("clarified") if act.body.get("needed")]
    clarified: Mapping[str, Any] = needed[-1].body if needed else {}
    receipts = case.of("receipted")
    uses = delivered[-1].body.get("uses", ()) if delivered else ()
    every_use = [entry.zh for entry in at.profile.section("uses")]
    way = clarified.get("way")
    filed = case.of("filed")
    return {
        "organ": at.to or (delivered[-1].body["to"] if delivered else None),
        "uses": together(at.term("uses", code) for code in uses) or together(every_use),
        "told_by_feedback": at.to
        or (_names(case, [at.party]) if at.party else case.applicant.name if case.applicant else None),
        "city_group": at.to or (receipts[-1].body.get("group") if receipts else None) or "市容错调查工作小组",
        "filed_on": on_paper(filed[-1].on) if filed else None,
        "clarified_on": on_paper(needed[-1].on) if needed else None,
        "clarified_way": at.term("clarification_ways", way) if way else None,
        "clarified_organ": clarified.get("organ"),
        "clarified_to": at.to or clarified.get("to"),
        "clarified_reason": clarified.get("reason"),
        "applied": [
            {
                "on": on_paper(act.on),
                "way": _way(act.body["way"], at),
                "to": act.body["to"],
                "names": _names(case, [act.body["party"]] if "party" in act.body else None),
            }
            for act in case.of("applied")
        ],
        "referrals": [
            {
                "on": on_paper(act.on),
                "to": act.body["to"],
                "reason": act.body["reason"],
                "names": _names(case, [act.body["party"]] if "party" in act.body else None),
            }
            for act in case.of("referred")
        ],
    }


def _way(code: str, at: Occasion) -> str:
    entry = at.profile.entry("results", code)
    return cited(entry.zh, entry.article)


def _served(case: Case, at: Occasion) -> Facts:
    """What a record of service is about: the paper chosen, else the last that is served on somebody."""
    made = made_on(case)
    if at.chosen("paper"):
        place = in_place(at.chosen("paper"), len(made), "unknown_paper", str(case.number))
    else:
        fitting = [n for n, act in enumerate(made) if act.body.get("kind") in at.served]
        place = fitting[-1] if fitting else None
    if place is None:
        return dict.fromkeys(("served_title", "served_number", "served_to", "served_on", "served_method"))
    body = made[place].body
    to = _names(case, [at.party]) if at.party else at.to or body.get("to")
    served = _service(case, at.served.get(str(body.get("kind")), ""), to, made[place])
    method = served.body.get("method") if served else None
    return {
        "served_title": body.get("title"),
        "served_number": body.get("number"),
        "served_to": to,
        "served_on": on_paper(served.on) if served else None,
        "served_method": at.term("notice_methods", method) if method else None,
    }


def _service(case: Case, kind: str, to: str | None, paper: Act) -> Act | None:
    """The act by which a paper reached somebody: the first from the paper's day on, else the last before it."""
    wanted = set(to.split("、")) if to else {""}
    reached = [act for act in case.of(kind) if act.on and wanted <= _reached(case, act)]
    later = [act for act in reached if paper.on and act.on and act.on >= paper.on]
    return later[0] if later else reached[-1] if reached else None


def _reached(case: Case, act: Act) -> set[str]:
    """Whom a notice or a feedback reached."""
    return {act.body["to"]} if act.body.get("to") else set(_names(case, act.body.get("parties")).split("、"))


# ── a meeting over several cases ──


def meeting_facts(cases: Sequence[Case], at: Occasion, occasions: Sequence[Occasion]) -> Facts:
    """What the agenda and the minutes of a meeting state, each case under its own rules."""
    told = [(case, case.of("deliberated"), own) for case, own in zip(cases, occasions, strict=True)]
    lines = [_on_agenda(n, *one) for n, one in enumerate(told, start=1)]
    held = [acts[-1] for _, acts, _ in told if acts]
    return {
        **every_paper("、".join(str(case.number) for case in cases), at.group, at),
        "cases": lines,
        "count": str(len(cases)),
        "members": [
            {
                "name": name,
                "organ": at.profile.organ_name(member["organ"], at.on, "zh"),
                "role": at.term("roles", member["role"]),
            }
            for name, member in at.members.items()
        ],
        "meeting_on": together(filter(None, (on_paper(act.on) for act in held))),
        "meeting_present": together(
            f"{name}（{own.profile.organ_name(organ, day_of(acts[-1]), 'zh')}）"
            for _, acts, own in told
            if acts
            for name, organ in acts[-1].body.get("members", {}).items()
        ),
        "meeting_guests": together(
            f"{one['name']}（{own.term('invited', one['kind'])}）"
            for _, acts, own in told
            if acts
            for one in acts[-1].body.get("invited", ())
        ),
        "undeliberated": together(str(case.number) for case, acts, _ in told if not acts),
    }


def _on_agenda(n: int, case: Case, deliberations: Sequence[Act], at: Occasion) -> Facts:
    last = deliberations[-1] if deliberations else None
    returned = last.body.get("returned") if last else None
    opinions = _opinion_lines(case, last, at) if last else []
    found = deadlines(case, at.profile, at.level, at.workdays)
    running = sorted(
        (one for one in found if one.met_on is None and not one.lapsed), key=lambda one: one.due_on
    )
    state = at.profile.states[case.state]
    soonest = running[0] if running else None
    return {
        "n": str(n),
        "no": str(case.number),
        "parties_full": parties_of(case),
        "party_names": case.party_names,
        "matter": case.matter,
        "officer": case.officer,
        "topic": at.term("waits", state.waits_for) if state.waits_for else f"{state.zh}事项",
        "next_due": f"{at.term('limits', soonest.kind)}到{due_of(soonest, soonest.due_on, at)}为止"
        if soonest
        else None,
        **_deliberation(last, at),
        "verdict": together((f"{one['name']}：{one['outcome']}，{one['grounds']}" for one in opinions), "；")
        or (at.term("returns", returned) if returned else None),
    }
