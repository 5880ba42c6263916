"""The file of a case, handed over: what its manifest says, and whether that holds, without a ledger.

The acts carry the hash chain of their case; each paper and attachment is bound by the act that tells of it,
and ``digest`` covers the manifest. Whoever makes everything anew gets other hashes: the head printed earlier,
on a report or a paper, tells (可发现篡改).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqqf.procedure.record.acts import GENESIS, Act, canonical
from sqqf.procedure.record.filed import filed_by

FORMAT, VERSION = "sqqf-bundle", 1
MANIFEST, ACTS = "manifest.json", "acts.json"


class Entry(NamedTuple):
    """A file in the bundle. ``seq``: the act that tells of it; None for what the program made for it."""

    path: str
    size: int
    sha256: str
    what: str
    """``paper``, ``attachment``, ``acts``, ``history``, ``calendar`` or ``index``."""
    seq: int | None = None


class Fault(NamedTuple):
    """Something in a bundle that isn't as its manifest or its acts say."""

    what: str
    path: str | None = None
    seq: int | None = None


def acts_document(acts: Sequence[Act]) -> dict[str, Any]:
    """The acts of a case with the hash of each."""
    told, before = [], GENESIS
    for act in acts:
        before = act.hash(before)
        told.append({**act.as_recorded(), "hash": before})
    return {"case": acts[0].case, "acts": told}


def manifest(about: Mapping[str, Any], entries: Sequence[Entry], missing: Sequence[Mapping[str, Any]]) -> Any:
    """What is in the bundle, and what wasn't found; ``about``: the case, its group, the ledger's head."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        **about,
        "files": [one._asdict() for one in entries],
        "missing": list(missing),
    }
    return {**content, "digest": _digest(content)}


def faults_of_manifest(content: Any) -> list[Fault]:
    """What is wrong with a manifest by itself."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return [Fault("not_a_bundle", MANIFEST)]
    if content.get("version") != VERSION:
        return [Fault("newer_bundle", MANIFEST)]
    digest = content.get("digest")
    listed = content.get("files")
    if digest != _digest({name: told for name, told in content.items() if name != "digest"}):
        return [Fault("manifest_changed", MANIFEST)]
    fields = (("path", str), ("size", int), ("sha256", str), ("what", str))
    whole = isinstance(listed, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(name), kind) for name, kind in fields)
        for one in listed
    )
    return [] if whole else [Fault("not_a_bundle", MANIFEST)]


def faults_of_acts(content: Any, about: Mapping[str, Any]) -> Iterator[Fault]:
    """Whether the acts are those that their hashes are of, and tell of the files that the manifest lists."""
    try:
        acts = list(_acts(content))
        before, hashes = GENESIS, [one["hash"] for one in content["acts"]]
        for act, told in zip(acts, hashes, strict=True):
            before = act.hash(before)
            if before != told:
                yield Fault("act_changed", ACTS, act.seq)
                return
        filed = {(one.seq, one.sha256) for one in filed_by(acts)}
        named = {
            (one["seq"], one["sha256"]) for one in (*about["files"], *about["missing"]) if one.get("seq")
        }
        if about.get("case_head") != before:
            yield Fault("act_missing", ACTS)
        yield from (Fault("not_told", None, seq) for seq, _ in sorted(named - filed))
        yield from (Fault("not_listed", None, seq) for seq, _ in sorted(filed - named))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        yield Fault("unreadable", ACTS)


def _acts(content: Any) -> Iterable[Act]:
    for one in content["acts"]:
        days = (date.fromisoformat(one[name]) if one[name] else None for name in ("on", "today"))
        on, today = days
        yield Act(
            one["seq"], content["case"], one["kind"], on, one["recorded_at"], one["by"], one["body"], today
        )


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()
