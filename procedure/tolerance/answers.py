"""What the answers of the assessment (二(一)–(二)) amount to: what is established for each party, and open.

Made from the answers on record, by the profile: which elements a circumstance has, which reliefs it opens. An
answer without a party holds for all. Of several answers to one question the last counts; each stays on
record.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import Act
from sqqf.procedure.rules.entries import Entry
from sqqf.procedure.rules.profile import Profile
from sqqf.procedure.tolerance.case import Case


class Answer(NamedTuple):
    """The answer to one element, bar or distinction. ``value``: ``yes``, ``no``, ``unclear``, or a side."""

    value: str
    reason: str
    evidence: tuple[Mapping[str, Any], ...]


class Question(NamedTuple):
    """A bar or a distinction, with its answer; None while nobody has given one."""

    id: str
    article: str
    answer: Answer | None
    basis: str | None = None
    elements: tuple[str | None, ...] = ()
    """Of a bar that the rules take apart: the answer to each element, where somebody gave one."""

    @property
    def shown(self) -> bool:
        """Whether it is answered, and something shows it."""
        return bool(self.answer and self.answer.evidence)


class Circumstance(NamedTuple):
    """A circumstance with the answer to each of its elements, in their order."""

    id: str
    article: str
    number: int | str
    """Its class."""
    elements: tuple[Answer | None, ...]
    basis: str | None
    reliefs: tuple[str, ...]
    """What it opens once established: by the profile, or where it needs a basis, what that basis grants."""
    established: bool | None
    """True when each element is ``yes``, False when one is ``no``, else None: it may still become so."""

    @property
    def begun(self) -> bool:
        """Whether anybody has answered an element."""
        return any(self.elements)


class Assessment(NamedTuple):
    """One party's assessment."""

    n: int
    circumstances: tuple[Circumstance, ...]
    bars: tuple[Question, ...]
    distinctions: tuple[Question, ...]
    together: tuple[str, ...] = ()
    """The classes whose circumstances must all hold."""

    @property
    def blocked_by(self) -> tuple[Question, ...]:
        """Each bar that is established and each distinction on whose culpable side the conduct stands."""
        bars = (bar for bar in self.bars if bar.answer and bar.answer.value == "yes")
        culpable = (one for one in self.distinctions if one.answer and one.answer.value == "culpable")
        return (*bars, *culpable)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The bars and distinctions without an answer: while there is one, no relief is open."""
        return tuple(one for one in (*self.bars, *self.distinctions) if one.answer is None)

    @property
    def established(self) -> tuple[Circumstance, ...]:
        return tuple(one for one in self.circumstances if one.established)

    @property
    def open_reliefs(self) -> tuple[str, ...]:
        """The reliefs that established circumstances open; none while something blocks or is unanswered."""
        if self.blocked_by or self.unanswered:
            return ()
        short = {str(one.number) for one in self.lacking}
        opening = [one for one in self.established if str(one.number) not in short]
        return tuple(dict.fromkeys(relief for one in opening for relief in self._granted(one)))

    @property
    def lacking(self) -> tuple[Circumstance, ...]:
        """Those of a class whose circumstances must all hold, and that aren't established."""
        return tuple(one for one in self.circumstances if self._is_of_all(one) and not one.established)

    def _is_of_all(self, one: Circumstance) -> bool:
        return str(one.number) in self.together

    def _granted(self, one: Circumstance) -> Iterable[str]:
        """The reliefs that a circumstance opens; where all of its class must hold, those that each opens."""
        others = [each for each in self.circumstances if each.number == one.number and self._is_of_all(one)]
        return (relief for relief in one.reliefs if all(relief in each.reliefs for each in others))


def assess(case: Case, profile: Profile, before: int | None = None) -> tuple[Assessment, ...]:
    """The assessment of each party; with ``before``, as it stood when that act (its ``seq``) was recorded."""
    acts = [act for act in case.of("assessed") if before is None or act.seq < before]
    return tuple(_of_party(case, n, acts, profile) for n in range(1, len(case.parties) + 1))


def _of_party(case: Case, n: int, acts: Iterable[Act], profile: Profile) -> Assessment:
    found: dict[str, dict[int, Answer]] = {}
    basis: dict[str, Mapping[str, Any]] = {}
    parts: dict[str, dict[str, str]] = {}
    for act in acts:
        body = act.body
        if n not in ([body["party"]] if "party" in body else case.meant_by(act)):
            continue
        answers = found.setdefault(body["code"], {})
        for place, value in body["answers"].items():
            answers[int(place)] = Answer(value, body["reason"], tuple(body.get("evidence", ())))
        if "basis" in body:
            basis[body["code"]] = body
        parts.setdefault(body["code"], {}).update(body.get("elements", {}))
    return Assessment(
        n,
        tuple(
            _circumstance(entry, found[entry.id], basis.get(entry.id, {})) if entry.id in found else blank
            for entry, blank in zip(profile.section("circumstances"), _blank(profile), strict=True)
        ),
        tuple(
            _question(entry, found.get(entry.id, {}), basis.get(entry.id, {}))._replace(
                elements=_parts(entry, parts.get(entry.id, {}))
            )
            for entry in profile.section("bars")
        ),
        tuple(_question(entry, found.get(entry.id, {}), {}) for entry in profile.section("distinctions")),
        tuple(entry.id for entry in profile.section("classes") if entry.more.get("all_of")),
    )


@lru_cache(8)
def _blank(profile: Profile) -> tuple[Circumstance, ...]:
    """The circumstances as they are before anybody has answered anything."""
    return tuple(_circumstance(entry, {}, {}) for entry in profile.section("circumstances"))


def _circumstance(entry: Entry, answers: Mapping[int, Answer], basis: Mapping[str, Any]) -> Circumstance:
    places = range(1, len(entry.more["elements"]) + 1)
    reliefs = basis.get("reliefs", ()) if entry.more.get("needs_basis") else entry.more["reliefs"]
    elements = tuple(answers.get(place) for place in places)
    values = {answer.value if answer else None for answer in elements}
    return Circumstance(
        entry.id,
        entry.article or "",
        entry.more["class"],
        elements,
        basis.get("basis"),
        tuple(reliefs),
        established=False if "no" in values else True if values == {"yes"} else None,
    )


def _question(entry: Entry, answers: Mapping[int, Answer], basis: Mapping[str, Any]) -> Question:
    return Question(entry.id, entry.article or "", answers.get(1), basis.get("basis"))


def _parts(entry: Entry, answers: Mapping[str, str]) -> tuple[str | None, ...]:
    return tuple(answers.get(str(n)) for n, _ in enumerate(entry.more.get("elements", ()), start=1))


def assessment_document(case: Case, profile: Profile) -> dict[str, Any]:
    """What ``assess show`` prints."""
    return {
        "no": str(case.number),
        "claimed": list(case.registered.get("circumstances", ())),
        "parties": [
            _party_document(case.parties[one.n - 1].name, one, profile) for one in assess(case, profile)
        ],
    }


def _party_document(name: str, found: Assessment, profile: Profile) -> dict[str, Any]:
    return {
        "n": found.n,
        "name": name,
        "circumstances": [_circumstance_document(one, profile) for one in found.circumstances],
        "bars": [
            {
                "id": bar.id,
                "article": bar.article,
                "established": {"yes": True, "no": False}.get(bar.answer.value) if bar.answer else None,
                **_shown(bar.answer),
                "basis": bar.basis,
                "elements": [
                    {"n": n, "text": element["zh"], "text_en": element["en"], "answer": answer}
                    for n, (element, answer) in enumerate(_of_bar(bar, profile), start=1)
                ],
            }
            for bar in found.bars
        ],
        "distinctions": [
            {
                "id": one.id,
                "article": one.article,
                "side": one.answer.value if one.answer else None,
                **_shown(one.answer),
            }
            for one in found.distinctions
        ],
        "open_reliefs": list(found.open_reliefs),
        "blocked_by": [one.id for one in found.blocked_by],
        "unanswered": [one.id for one in found.unanswered],
    }


def _of_bar(bar: Question, profile: Profile) -> Iterable[tuple[Mapping[str, str], str | None]]:
    return zip(profile.entry("bars", bar.id).more.get("elements", ()), bar.elements, strict=True)


def _circumstance_document(one: Circumstance, profile: Profile) -> dict[str, Any]:
    elements = zip(profile.entry("circumstances", one.id).more["elements"], one.elements, strict=True)
    return {
        "id": one.id,
        "class": one.number,
        "article": one.article,
        "elements": [
            {
                "n": n,
                "text": element["zh"],
                "text_en": element["en"],
                "answer": answer and answer.value,
                **_shown(answer),
            }
            for n, (element, answer) in enumerate(elements, start=1)
        ],
        "established": one.established,
        "reliefs": list(one.reliefs),
        "basis": one.basis,
    }


def _shown(answer: Answer | None) -> dict[str, Any]:
    reason, evidence = (answer.reason, answer.evidence) if answer else (None, ())
    return {"reason": reason, "evidence": list(evidence)}
