"""A typical case made public (四(一), 四(六)): the notice, names shortened; then file and act."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sqqf.papers.document import Document
from sqqf.procedure.errors import BadInput, Refused
from sqqf.procedure.publicity.names import known, words_of
from sqqf.procedure.publicity.redaction import Level, Shortening, level_of
from sqqf.procedure.publicity.suspects import Unsure, unsure
from sqqf.procedure.tracks import track_of
from sqqf.store import files, publications
from sqqf.store.index.moment import of_one_moment
from sqqf.store.ledger.dossiers import read_dossier
from sqqf.store.ledger.finding import rules_of
from sqqf.store.ledger.ledger import Ledger
from sqqf.store.ledger.stamp import Stamp
from sqqf.store.writing.transaction import transaction

if TYPE_CHECKING:
    from sqqf.procedure.tracks import AnyDossier


class PublicationRequest(NamedTuple):
    """Which case or lead is to be made public, how much of names is left, and where the notice goes."""

    dossier_id: str
    level: str
    on: date
    output: Path | None


class Notice(Protocol):
    """A notice in words, with every name in full."""

    @property
    def text(self) -> str: ...
    def document(self, shortened: str) -> Document:
        """The document that the text makes once its names are shortened."""

    @property
    def own(self) -> Collection[str]:
        """Words that the program put there: they name nobody."""


class Wording(NamedTuple):
    """How a notice is worded, and how its document, once shortened, makes a file."""

    notice: Callable[[AnyDossier, Level], Notice]
    file: Callable[[Document], str]


class Publication(NamedTuple):
    """A notice drawn up, for somebody to look at."""

    dossier: AnyDossier
    request: PublicationRequest
    wording: Wording
    text: str
    replaced: Sequence[tuple[str, str]]
    """What was shortened to what."""
    doubtful: Sequence[Unsure]
    keeps_apart: bool
    """Whether it is known who gave the lead; the notice doesn't name them."""

    @property
    def content(self) -> bytes:
        return self.text.encode()

    @property
    def shown(self) -> tuple[Any, ...]:
        """What whoever agrees has looked at."""
        return self.text, self.replaced, self.doubtful, self.keeps_apart

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def draw_up(ledger: Ledger, stamp: Stamp, request: PublicationRequest, wording: Wording) -> Publication:
    """The notice; nothing is written.

    Raises Refused where it can't be published now, BadInput where a file is there already, or its name names
    somebody.
    """
    publications.check(ledger, stamp, read_dossier(ledger, request.dossier_id), request.on)
    return _drawn_up(ledger, request, wording)


@of_one_moment
def _drawn_up(ledger: Ledger, request: PublicationRequest, wording: Wording) -> Publication:
    dossier, profile = read_dossier(ledger, request.dossier_id), rules_of(ledger, request.dossier_id)
    words = words_of(profile)
    names, apart = known(dossier, profile, ledger.group), publications.kept_apart(ledger, dossier)
    shortening = Shortening(names, words, level_of(profile, request.level), apart)
    if request.output:
        _check_path(request.output, shortening)
    notice = wording.notice(dossier, shortening.level)
    shortened = shortening.shorten(notice.text)
    return Publication(
        dossier,
        request,
        wording,
        text=wording.file(notice.document(shortened.text)) + "\n",
        replaced=shortened.replaced,
        doubtful=unsure(shortened, shortening, notice.own),
        keeps_apart=bool(shortening.apart),
    )


def publish(ledger: Ledger, stamp: Stamp, publication: Publication) -> Path:
    """Record the publication as it was drawn up and hand the file out; where it stands.

    Raises Refused, also where it would be drawn up otherwise by now, and BadInput where it can't be written.
    """
    request, dossier = publication.request, publication.dossier
    assert request.output
    body = {"level": request.level, "sha256": publication.sha256}
    with transaction(ledger, stamp) as writing:
        if _drawn_up(ledger, request, publication.wording).shown != publication.shown:
            raise Refused("notice_changed", no=str(dossier.number))
        writing.append(dossier.id, track_of(dossier).common.published, body, request.on)
        handed = writing.hand_out(request.output, publication.content)
    return handed.path


def _check_path(path: Path, shortening: Shortening) -> None:
    """Raise BadInput where the file's name would give somebody away, or such a file is there."""
    joined = re.sub(r"[\s_.-]+", "", path.stem)
    if any(shortening.hides_in(name) for name in (path.name, path.stem, joined)):
        raise BadInput("name_in_file_name")
    files.check_new(path)
