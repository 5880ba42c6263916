"""The file of a case or a lead, handed over as one folder or zip; and whether it holds, without a ledger."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sqqf.calendar.dates import iso
from sqqf.desk.paper_facts import PaperRequest
from sqqf.desk.papers import drawn_without_number
from sqqf.papers import bundle
from sqqf.papers.bundle import UNREADABLE, Part
from sqqf.papers.word import forms
from sqqf.procedure.documents import bundle as documents
from sqqf.procedure.documents.bundle import ACTS, MANIFEST, Entry, Fault
from sqqf.procedure.errors import BadInput
from sqqf.procedure.record.filed import Filed, filed_by
from sqqf.procedure.time.limits import deadlines
from sqqf.store import files
from sqqf.store.disk import is_there
from sqqf.store.incoming import pieces
from sqqf.store.keeping.found import find, kept_folder
from sqqf.store.ledger.finding import rules_of
from sqqf.store.ledger.informants import check_told
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier

MOST_READ = 50_000_000
"""Bytes of a manifest or of acts."""
_MARGIN = "随卷目录"


class BundleRequest(NamedTuple):
    """Where a bundle goes, and what it takes from elsewhere."""

    output: Path
    """A zip where its name says so, else a folder; never one that is there."""
    ledger: Path
    folders: Sequence[Path]
    """Where files on record are looked for, beside the ledger's own folder."""
    history: str
    """The case or the lead to be read by people."""
    paper: PaperRequest


class Bundled(NamedTuple):
    """What came of it."""

    entries: Sequence[Entry]
    missing: Sequence[Filed]
    head: str


def make(ledger: Ledger, stamp: Stamp, dossier: AnyDossier, request: BundleRequest) -> Bundled:
    """Hand the file of a case or a lead over. Nothing is recorded.

    Raises BadInput where something is there already, or where its words name who gave a lead.
    """
    files.check_new(request.output)
    told = {"text": request.history, "name": request.output.name}
    check_told(ledger, [str(dossier.number)], {**told, "acts": [act.body for act in dossier.acts]}, stamp.by)
    filed = list(filed_by(dossier.acts))
    kept = kept_folder(request.ledger)
    found = find(filed, [request.ledger.parent, *([kept] if kept.is_dir() else []), *request.folders])
    parts, entries = list[Part](), list[Entry]()
    for path, what, content in _own(ledger, stamp, dossier, request):
        entries.append(Entry(path, len(content), hashlib.sha256(content).hexdigest(), what))
        parts.append(Part(path, len(content), partial(list, [content])))
    for one in (one for one in filed if one.sha256 in found.places):
        path = _path(one, {entry.path for entry in entries})
        entries.append(Entry(path, one.size, one.sha256, one.what, one.seq))
        parts.append(Part(path, one.size, partial(pieces, found.places[one.sha256], one.sha256)))
    missing = [one for one in filed if one.sha256 not in found.places]
    about = {"no": str(dossier.number), "group": ledger.group, "level": ledger.level, "head": ledger.head}
    about |= {
        "ledger": ledger.opening["ledger"],
        "case_head": documents.acts_document(dossier.acts)["acts"][-1]["hash"],
    }
    listed = documents.manifest(about, entries, [one._asdict() for one in missing])
    first = files.as_json(listed)
    _write(request.output, [Part(MANIFEST, len(first), partial(list, [first])), *parts])
    return Bundled(entries, missing, ledger.head)


_FOLDERS = {"paper": "papers", "attachment": "attachments"}


def _path(one: Filed, taken: Collection[str]) -> str:
    """Where a file stands in the bundle: by its act and its name; two of one name by their hash too."""
    folder, name = f"{_FOLDERS[one.what]}/{one.seq:06d}", _plain(one.name)
    path = f"{folder}-{name}"
    return path if path not in taken else f"{folder}-{one.sha256[:8]}-{name}"


def _own(
    ledger: Ledger, stamp: Stamp, dossier: AnyDossier, request: BundleRequest
) -> Iterator[tuple[str, str, bytes]]:
    """What the program makes for the bundle: path, what it is, content."""
    (form,) = [one for one in forms.of_track(dossier.track) if one.code == "archive"]
    index = request.paper._replace(form=form, ids=[dossier.id], margin=_MARGIN)
    _seen, drawn = drawn_without_number(ledger, index, stamp.today)
    yield "index.docx", "index", drawn.content
    yield ACTS, "acts", files.as_json(documents.acts_document(dossier.acts))
    yield "history.txt", "history", f"{request.history}\n".encode("utf-8-sig")
    yield "calendar.json", "calendar", files.as_json(_calendar(ledger, dossier, stamp.today))


def _calendar(ledger: Ledger, dossier: AnyDossier, today: date) -> dict[str, Any]:
    """Every day that its limits were counted over, by the notice that it is known from."""
    limits = deadlines(dossier, rules_of(ledger, dossier.id), ledger.level, ledger.workdays)
    known = [act.on for act in dossier.acts if act.on]
    known += [day for one in limits for day in (one.starts_on, one.due_on)]
    first, last = min([*known, today]), max([*known, today])
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {"from": iso(first), "to": iso(last), "days": [_day(ledger, day) for day in days]}


def _day(ledger: Ledger, day: date) -> dict[str, Any]:
    known = ledger.workdays.day(day)
    told = {name: getattr(known, name) for name in ("kind", "working", "name", "provisional")}
    return {"date": iso(day), **told, "source": str(known.source)}


def _plain(name: str) -> str:
    """A name that any system can have for a file."""
    return "".join(sign if sign.isalnum() or sign in "〔〕-._" else "_" for sign in name).lstrip(".")[-100:]


def _write(output: Path, parts: Sequence[Part]) -> None:
    if output.suffix.casefold() == ".zip":
        files.make_new(output, lambda draft: bundle.write_zip(draft, parts))
        return
    draft = files.draft_for(output)
    try:
        for part in parts:
            path = draft / part.path
            files.make_folder(path.parent)
            files.make_new(path, partial(_fill, part))
        files.check_new(output)
        draft.rename(output)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(part: Part, path: Path) -> None:
    with path.open("wb") as file:
        file.writelines(part.content())


# ── checked ──


class Checked(NamedTuple):
    """What a bundle says of itself, and what in it isn't so."""

    about: Mapping[str, Any]
    faults: Sequence[Fault]


def check(path: Path) -> Checked:
    """Hold a bundle against its manifest, and its acts against their hashes. Raises BadInput for no file."""
    if not is_there(path):
        raise BadInput("no_such_file", path=str(path))
    try:
        with bundle.opened(path) as opened:
            content = _json(opened, MANIFEST)
            faults = documents.faults_of_manifest(content)
            if faults:
                return Checked({}, faults)
            return Checked(content, [*_faults_of_files(opened, content), *_faults_in_acts(opened, content)])
    except (*UNREADABLE, ValueError, RecursionError):
        return Checked({}, [Fault("unreadable", MANIFEST)])


def _json(opened: bundle.Bundle, name: str) -> Any:
    with opened.open(name) as file:
        content = file.read(MOST_READ + 1)
    if len(content) > MOST_READ:
        raise ValueError(name)
    return json.loads(content)


def _faults_in_acts(opened: bundle.Bundle, content: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        acts = _json(opened, ACTS)
    except (*UNREADABLE, ValueError, RecursionError):
        yield Fault("unreadable", ACTS)
        return
    yield from documents.faults_of_acts(acts, content)


def _faults_of_files(opened: bundle.Bundle, content: Mapping[str, Any]) -> Iterator[Fault]:
    there = opened.names()
    listed = {one["path"]: one for one in content["files"]}
    yield from (Fault("added", name) for name in sorted({*there} - {*listed, MANIFEST}))
    yield from (Fault("added", name) for name in sorted({name for name in there if there.count(name) > 1}))
    for name, one in listed.items():
        if name not in there:
            yield Fault("missing", name)
            continue
        try:
            as_listed = bundle.measured(opened, name, one["size"]) == (one["size"], one["sha256"])
        except UNREADABLE:
            yield Fault("unreadable", name)
        else:
            if not as_listed:
                yield Fault("changed", name)
