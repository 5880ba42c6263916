"""A filing (备案, 二(三)4): a county's decision and the acts of its case, one document that shows tampering.

The acts carry their own hash chain. The last of them files the case: it says whose ledger it is and what was
decided, and with it the county's head before becomes the head after. ``digest`` covers the whole document.
Somebody who makes everything anew gets another head, which neither the county's reports nor its ledger have
(可发现篡改).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.course.fold import fold_case
from sqqf.procedure.documents import chain
from sqqf.procedure.documents.chain import Filed, Point, Stretch
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.record import number
from sqqf.procedure.record.acts import GENESIS, Act, canonical, next_head
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case
from sqqf.procedure.tolerance.outcomes import decision_document, decisions

FORMAT = "sqqf-filing"
VERSION = 1
MOST_ACTS = 2_000
"""A case has some dozens; what somebody made to be read for hours isn't a filing."""
KINDS = ("filing_received", "filing_added", "filing_listed")

_FIELDS: Mapping[str, tuple[type, ...]] = {
    "format": (str,),
    "version": (int,),
    "group": (str,),
    "level": (str,),
    "ledger": (str,),
    "case": (str,),
    "id": (str,),
    "sent_on": (str,),
    "rules": (dict,),
    "decisions": (list,),
    "acts": (list,),
    "head_before": (str,),
    "head": (str,),
    "digest": (str,),
}
_MORE: Mapping[str, tuple[type, ...]] = {"chain": (dict,), "signature": (dict,)}
"""What may be there too. The digest doesn't cover it: the chain has to lead to the head, which it does cover,
and a signature is over everything else."""
_ACT_FIELDS: Mapping[str, tuple[type, ...]] = {
    "seq": (int,),
    "kind": (str,),
    "on": (str, type(None)),
    "recorded_at": (str,),
    "by": (str,),
    "today": (str, type(None)),
    "body": (dict,),
    "hash": (str,),
}
_BASES = ("circumstances", "bars", "articles")


class Sender(NamedTuple):
    """Whose ledger a filing comes from."""

    group: str
    level: str
    ledger: str
    head_before: str
    """The ledger's head before the act that files."""
    head: str


def filed_body(case: Case, profile: Profile, group: str, level: str, ledger: str) -> dict[str, Any]:
    """The body of the act that files a case: it binds the filing to its ledger and to what it says."""
    return _bound(
        {
            "group": group,
            "level": level,
            "ledger": ledger,
            "rules": _rules(profile),
            "decisions": [decision_document(decision, case) for decision in decisions(case, profile)],
        }
    )


def _rules(profile: Profile) -> dict[str, str]:
    return {"name": profile.name, "version": profile.version, "sha256": profile.sha256}


def _bound(content: Mapping[str, Any]) -> dict[str, Any]:
    said = [{key: value for key, value in one.items() if key != "filed_on"} for one in content["decisions"]]
    return {
        "group": content["group"],
        "level": content["level"],
        "ledger": content["ledger"],
        "rules": content["rules"],
        "decisions": _digest({"decisions": said}),
    }


def filing_document(case: Case, profile: Profile, sender: Sender) -> dict[str, Any]:
    """The filing of a case's decision; the case's last act is the one that files it."""
    acts, before = [], GENESIS
    for act in case.acts:
        before = act.hash(before)
        acts.append({**act.as_json(), "hash": before})
    content = {
        "format": FORMAT,
        "version": VERSION,
        "group": sender.group,
        "level": sender.level,
        "ledger": sender.ledger,
        "case": str(case.number),
        "id": case.id,
        "sent_on": acts[-1]["on"],
        "rules": _rules(profile),
        "decisions": [decision_document(decision, case) for decision in decisions(case, profile)],
        "acts": acts,
        "head_before": sender.head_before,
        "head": sender.head,
    }
    return {**content, "digest": _digest(_covered(content))}


def stretch_of(content: Mapping[str, Any]) -> Stretch | None:
    """The chain since the filing before, as a filing carries it; None where it carries none."""
    return chain.read(content["chain"]) if "chain" in content else None


def place_of(content: Mapping[str, Any]) -> Filed:
    """Where a filing stands in its ledger, and the filing before it; what the city kept of it will do."""
    after = content.get("chain")
    at = Point(content["acts"][-1]["seq"], content["head"])
    return Filed(at, Point(after["seq"], after["head"]) if after else None)


def _leads_here(content: Mapping[str, Any]) -> bool:
    """Whether the chain that a filing carries, if any, ends at the act before the one that files."""
    try:
        stretch = stretch_of(content)
    except ValueError:
        return False
    if stretch is None:
        return True
    seq, head = [*stretch.heads().items()][-1]
    return (seq, head) == (content["acts"][-1]["seq"] - 1, content["head_before"])


def read_filing(content: Any, profile: Profile) -> Case:
    """The case that a filing carries: form, digest, hash chain and level are checked, and what its acts say.

    Raises BadInput where it isn't a filing, Refused where it was changed or isn't a county's.
    """
    _check_form(content)
    article = profile.acts["filed"].article
    if content["level"] != "county":
        raise Refused("filing_not_of_county", article=article, group=content["group"])
    changed = Refused("filing_changed", article=article, case=content["case"])
    if content["digest"] != _digest(_covered(content)) or not _leads_here(content):
        raise changed
    try:
        case = fold_case(_acts(content), profile)
        sender = Sender(*(content[key] for key in Sender._fields))
        again = filing_document(case, profile, sender)
        says_the_same = canonical(_essence(content)) == canonical(_essence(again))
        bound = canonical(content["acts"][-1]["body"]) == canonical(_bound(content))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        raise BadInput("not_a_filing", detail="acts") from None
    filed = again["acts"][-1]
    head = next_head(content["head_before"], filed["hash"])
    if not (
        says_the_same
        and bound
        and filed["kind"] == "filed"
        and head == content["head"]
        and again["decisions"]
    ):
        raise changed
    if not all(map(_is_text, again["decisions"])):
        raise BadInput("not_a_filing", detail="decisions")
    return case


def _check_form(content: Any) -> None:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise BadInput("not_a_filing", detail="format")
    version = content.get("version")
    if type(version) is int and version > VERSION:
        raise BadInput("newer_filing", version=version, known=VERSION)
    _check_fields(content, {**_FIELDS, **{key: _MORE[key] for key in _MORE if key in content}}, "")
    for name in ("group", "ledger", "id"):
        if not content[name].strip():
            raise BadInput("not_a_filing", detail=name)
    if version != VERSION:
        raise BadInput("not_a_filing", detail="version")
    if number.parse(content["case"]) is None:
        raise BadInput("not_a_filing", detail="case")
    if not 1 <= len(content["acts"]) <= MOST_ACTS:
        raise BadInput("not_a_filing", detail="acts")
    for n, act in enumerate(content["acts"]):
        _check_fields(act, _ACT_FIELDS, f"acts[{n}].")


def _check_fields(table: Any, fields: Mapping[str, tuple[type, ...]], place: str) -> None:
    """These fields are there and no others, each of its type; true and false are no numbers."""
    for name, kinds in fields.items():
        if not isinstance(table, dict) or name not in table or type(table[name]) not in kinds:
            raise BadInput("not_a_filing", detail=place + name)
    for name in table.keys() - fields.keys():
        raise BadInput("not_a_filing", detail=place + name)


def _acts(content: Mapping[str, Any]) -> Iterator[Act]:
    for one in content["acts"]:
        yield Act(
            one["seq"],
            content["id"],
            one["kind"],
            date.fromisoformat(one["on"]) if one["on"] else None,
            one["recorded_at"],
            one["by"],
            one["body"],
            date.fromisoformat(one["today"]) if one["today"] else None,
        )


def _essence(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a filing says whatever rules it is read by: the bases are found by the sender's own."""
    said = {key: value for key, value in _covered(content).items() if key != "rules"}
    said["decisions"] = [
        {
            **one,
            "parties": [{key: party[key] for key in party if key not in _BASES} for party in one["parties"]],
        }
        for one in content["decisions"]
    ]
    return said


def _is_text(decision: Mapping[str, Any]) -> bool:
    """Whether what the city lists of a decision is text; other facts of an act are taken as they are."""
    outcomes = [one["outcome"] for one in decision["parties"]]
    return isinstance(decision["document"], str | None) and all(isinstance(one, str) for one in outcomes)


def _covered(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the digest covers."""
    return {key: value for key, value in content.items() if key not in ("digest", *_MORE)}


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()
