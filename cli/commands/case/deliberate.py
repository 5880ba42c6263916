"""sqqf case deliberate"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from sqqf.cli.acts.recording import given, record, tell_no_date
from sqqf.cli.context.language import _, lang, listed
from sqqf.cli.context.session import session
from sqqf.cli.options import AsJson, FurtherDue, Invited, No, On, Reason, typed
from sqqf.cli.options.declaration import NEEDED, Needed, option
from sqqf.cli.options.members import members_among
from sqqf.cli.render.assessment import verdict
from sqqf.cli.screen import streams
from sqqf.cli.screen.question import Choice
from sqqf.cli.screen.visible import visible
from sqqf.procedure.errors import BadInput
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.tolerance.answers import assessment_document
from sqqf.store.index.reading import read_summary
from sqqf.store.ledger.dossiers import read_case
from sqqf.store.ledger.finding import short_number

BACK = "reinvestigate"


def _parties(values: Mapping[str, Any]) -> Iterator[str]:
    """Each party with what is open to it."""
    run = session()
    if values["no"]:
        case = read_case(run.ledger, run.case(values["no"]))
        for party in assessment_document(case, run.profile)["parties"]:
            yield f"  {party['n']}  {party['name']}: {verdict(party)}"


Present = Annotated[
    list[str],
    option("--present", "NAMES", _("Who was present, separated by commas.")),
    Needed(check=typed.names),
]
Chair = Annotated[
    str | None, option("--chair", "NAME", _("Who presided; they count as present. Nobody is presumed to."))
]
Opinion = Annotated[
    list[str],
    option(
        "--opinion",
        "[N:]exempted|mitigated|lenient|none|reinvestigate",
        _("The opinion on party N, or on all of them; may be given again."),
    ),
    Needed(told=_parties, choices=lambda _values: _opinions_there_are(), check=lambda text: _split(text)),
]
Dissent = Annotated[str | None, option("--dissent", "TEXT", _("Who thought otherwise, and why."))]


def command(
    no: No = NEEDED,
    on: On = NEEDED,
    present: Present = NEEDED,
    opinion: Opinion = NEEDED,
    reason: Reason = NEEDED,
    dissent: Dissent = None,
    chair: Chair = None,
    invited: Invited = None,
    due: FurtherDue = None,
    as_json: AsJson = False,
) -> None:
    """Record the collective deliberation: who was present, and the opinion on each party.

    A relief has to be open according to the assessment; none is always possible. With reinvestigate the case goes back to
    investigation. Only members of the group count as present; guests and non-members don't.

    \b
    Example:
      sqqf case deliberate 2026-3 --on 2027-01-05 --present 赵某,钱某,孙某 --opinion exempted --reason 符合第九种情形
      sqqf case deliberate 2026-3 --on 2027-01-05 --present 赵某,钱某 --opinion 1:免责 --opinion 2:none --reason 责任不同
    """  # noqa: E501 - a line to paste
    run = session()
    opinions = _opinions(opinion, read_summary(run.ledger, run.case(no)))
    if due and opinions:
        raise BadInput("due_without_return")
    people = list(
        dict.fromkeys(name for text in [*filter(None, (chair,)), *present] for name in typed.names(text))
    )
    guests = [typed.invited(text) for text in invited or ()]
    members = members_among(people, on)
    facts = given(
        chair=chair,
        reason=reason,
        dissent=dissent,
        invited=guests,
        returned=None if opinions else "investigation",
        due=due.isoformat() if due else None,
    )
    body = {"present": people, "members": members, "opinions": opinions, **facts}
    case = record(no, "deliberated", body, on, as_json=as_json)
    if not opinions and not due:
        tell_no_date(case)
    known = {*members, *(guest["name"] for guest in guests)}
    if others := [name for name in people if name not in known]:
        said = _("not on the list of members, so not counted: {names}")
        streams.tell(visible(said.format(names=listed(others))))


def _opinions(texts: Sequence[str], case: Mapping[str, Any]) -> list[str]:
    """One outcome a party in the parties' order; none at all where the case is sent back. Raises BadInput."""
    if any(_split(text)[1] == BACK for text in texts):
        if len(texts) > 1 or _split(texts[0])[0]:
            raise BadInput("reinvestigate_alone")
        return []
    count = len(case["parties"])
    found: dict[int, tuple[str, str]] = {}
    for text in texts:
        n, outcome = _split(text)
        if n and n > count:
            no = short_number(session().ledger, case["no"])
            raise BadInput("unknown_party", n=n, count=count, no=no)
        for party in (n,) if n else range(1, count + 1):
            if party in found:
                raise BadInput("exclusive", names=[found[party][0], text])
            found[party] = text, outcome
    if len(found) < count:
        raise BadInput("opinions_incomplete", count=count, given=len(found))
    return [found[n][1] for n in range(1, count + 1)]


def _split(text: str) -> tuple[int | None, str]:
    """``2:免责`` as (2, exempted); the number is None where there is none. Raises BadInput."""
    left, colon, right = text.replace("：", ":").rpartition(":")
    n = typed.whole(left)
    outcome = BACK if _found("returns", right) == "investigation" else _found("outcomes", right)
    if outcome in (None, "declined") or bool(colon) != bool(n):
        raise BadInput("bad_opinion", text=text, choices=_choices())
    return n, str(outcome)


def _found(section: str, text: str) -> str | None:
    try:
        return session().profile.find(section, text)
    except UnknownCode:
        return None


def _choices() -> list[str]:
    """Each opinion there may be, with its word, as it may be typed."""
    return [code if text in ("", code) else f"{code} {text}" for code, text in _opinions_there_are()]


def _opinions_there_are() -> list[Choice]:
    profile = session().profile
    outcomes = [entry for entry in profile.section("outcomes") if entry.id != "declined"]
    back = profile.term("returns", "investigation", lang())
    return [*(Choice(entry.id, entry.text(lang())) for entry in outcomes), Choice(BACK, back)]
