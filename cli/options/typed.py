"""What was typed, as profile and ledger understand it: codes, parties, invited people, files, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqqf.cli.context.language import lang
from sqqf.cli.context.session import session
from sqqf.cli.options.codes import code, codes
from sqqf.procedure.course.amendment import issuing_organ
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record import number
from sqqf.procedure.record.number import Number
from sqqf.procedure.rules.entries import UnknownCode
from sqqf.procedure.rules.fields import split_names
from sqqf.store.incoming import described
from sqqf.store.registers import prefiling


def party(text: str) -> dict[str, Any]:
    """``NAME[:person|unit[:UNIT[:POST]]]``, a person unless said otherwise. Raises BadInput."""
    parts = [part.strip() for part in text.replace("：", ":").split(":", 3)]
    name, kind, unit, post = parts + [""] * (4 - len(parts))
    try:
        kind = code("person_kinds", kind or "person")
    except UnknownCode:
        raise BadInput("bad_party", text=text) from None
    if not name:
        raise BadInput("bad_party", text=text)
    return {
        "name": name,
        "kind": kind,
        **({"unit": unit} if unit else {}),
        **({"post": post} if post else {}),
    }


def official(text: str) -> dict[str, str]:
    """``NAME[:POST]``. Raises BadInput where there is no name in it."""
    name, _, post = (part.strip() for part in text.replace("：", ":").partition(":"))
    if not name:
        raise BadInput("blank")
    return {"name": name, **({"post": post} if post else {})}


def member(text: str) -> dict[str, str]:
    """``NAME:ORGAN[:ROLE]``, a member unless said otherwise. Raises BadInput."""
    name, organ, role = (*(part.strip() for part in text.replace("：", ":").split(":", 2)), "", "")[:3]
    try:
        return {
            "name": one_name(name),
            "organ": code("organs", organ),
            "role": code("roles", role or "member"),
        }
    except UnknownCode:
        choices = [f"{entry.id} {entry.text(lang())}" for entry in session().profile.section("organs")]
        raise BadInput("bad_member", text=text, choices=choices) from None


def organ(text: str) -> str:
    """The code of one of the organs that the Opinion names, else the words themselves."""
    try:
        return session().profile.find("organs", text)
    except UnknownCode:
        return text.strip()


def issuer(text: str) -> tuple[str, str]:
    """``discipline:某县纪委监委``: the code of an organ that issues papers, and its name. Raises BadInput."""
    organ, colon, name = text.replace("：", ":").partition(":")
    if not (colon and name.strip()):
        raise BadInput("not_an_issuer", text=text)
    return issuing_organ(session().profile, organ.strip()), name.strip()


def responsibilities(texts: Iterable[str] | None) -> list[str]:
    """``direct,leadership``, given once or more, as codes. Raises UnknownCode, BadInput."""
    return codes("responsibilities", [one for text in texts or () for one in names(text)])


def invited(text: str) -> dict[str, str]:
    """``NAME:KIND``, the kind being one of those who may be invited, 二(三)1. Raises BadInput."""
    name, _, kind = text.replace("：", ":").partition(":")
    profile = session().profile
    try:
        if name.strip():
            return {"name": name.strip(), "kind": profile.find("invited", kind)}
    except UnknownCode:
        pass
    choices = [f"{entry.id} {entry.text(lang())}" for entry in profile.section("invited")]
    raise BadInput("bad_invited", text=text, choices=choices)


def names(text: str) -> list[str]:
    """``李某,王某`` as a list. Raises BadInput where there is no name in it."""
    found = split_names(text)
    if not found:
        raise BadInput("blank")
    return found


def one_name(text: str) -> str:
    """One name, as ``names`` would read it among others. Raises BadInput where there are several, or none."""
    found = names(text)
    if len(found) > 1:
        raise BadInput("exclusive", names=found)
    return found[0]


def evidence(text: str) -> dict[str, Any]:
    """A file's name, size and SHA-256 where there is such a file, else the words themselves."""
    return file(text) if is_file(text) else {"text": text}


def is_file(text: str) -> bool:
    """Whether a file goes by what was typed."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # too long for a path, or not one
        return False


def shown_by(text: str) -> dict[str, Any]:
    """What shows an answer: ``step:N``, ``prefiling:ID``, else as ``evidence`` reads it. Raises BadInput."""
    kind, colon, rest = text.replace("：", ":").partition(":")
    if colon and kind.strip() == "step" and (n := whole(rest)) is not None:
        return {"step": n}
    if colon and kind.strip() == "prefiling":
        return {"prefiling": prefiling(session().ledger, rest)["id"]}
    return evidence(text)


def elements(texts: Iterable[str]) -> dict[str, str]:
    """``1=yes``, ``2-3=否``, ``1,4=yes`` as {"1": "yes", "2": "no", …}. Raises BadInput."""
    found: dict[str, str] = {}
    for text in texts:
        places, equals, value = text.partition("=")
        for n in _places(places) if equals else (None,):
            if not n:
                raise BadInput("bad_element", text=text)
            if str(n) in found:
                raise BadInput("exclusive", names=[f"{n}={found[str(n)]}", text])
            found[str(n)] = code("answers", value)
    return found


def _places(text: str) -> Iterator[int | None]:
    """The numbers in ``1-3,5``; None for what is no number, or no range."""
    for part in re.split("[,，、]", text):
        first, last = (whole(end) for end in (re.split("[-–—~～至]", part, maxsplit=1) * 2)[:2])
        if not first or not last or last < first or last - first > _MOST_ELEMENTS:
            yield None
            return
        yield from range(first, last + 1)


_MOST_ELEMENTS = 100


def whole(text: str) -> int | None:
    """The number that a text is; None where it is none, or beyond anything there can be."""
    return int(text) if text.strip().isdecimal() and len(text) < 9 else None


def file(path: str) -> dict[str, Any]:
    """Name (without its folder), size in bytes and SHA-256 of a file. Raises BadInput."""
    return described(Path(path))


def full_number(text: str) -> Number:
    """A case number in full. Raises BadInput."""
    found = number.parse(text)
    if found is None:
        raise BadInput("not_a_full_number", text=text)
    return found
