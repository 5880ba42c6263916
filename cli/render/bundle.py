"""Whether the file of a case, handed over, holds: as JSON and in lines."""

from __future__ import annotations

from pathlib import Path

from sqqf.cli.context.language import _, n_
from sqqf.cli.screen import streams
from sqqf.cli.screen.visible import visible
from sqqf.desk.bundle import check
from sqqf.procedure.documents.bundle import Fault

WHAT = {
    "not_a_bundle": n_("this isn't the manifest of a file of a case"),
    "newer_bundle": n_("this was made by a newer version"),
    "manifest_changed": n_("the manifest isn't what it was when the file was handed over"),
    "unreadable": n_("can't be read"),
    "missing": n_("is listed, and isn't there"),
    "added": n_("is there, and isn't listed"),
    "changed": n_("isn't what it was when the file was handed over"),
    "act_changed": n_("the act isn't what was recorded"),
    "act_missing": n_("the last acts are missing"),
    "not_told": n_("the act tells of no such file"),
    "not_listed": n_("a file that the act tells of is neither there nor listed as missing"),
    "head_differs": n_("the head is another one"),
}


def show_bundle(path: Path, head: str | None, *, as_json: bool) -> bool:
    """Check a bundle, show what came of it, and say whether it holds."""
    done = check(path)
    about = done.about
    faults = [*done.faults, *([Fault("head_differs")] if head and about.get("head", head) != head else [])]
    files, missing = about.get("files", []), about.get("missing", [])
    if as_json:
        told = {name: about.get(name) for name in ("no", "group", "head")}
        counted = {"ok": not faults, "files": len(files), "missing": missing}
        streams.show_json({**told, **counted, "problems": [one._asdict() for one in faults]})
        return not faults
    if about:
        said = _("{no}: {count} files, {missing} not found when it was made, head {head}")
        counted = {"count": len(files), "missing": len(missing)}
        streams.say(visible(said.format(no=about.get("no"), head=about.get("head"), **counted)))
    for one in faults:
        place = [part for part in (one.path, one.seq and f"#{one.seq}") if part]
        streams.say(visible(" ".join(("!", *map(str, place), _(WHAT[one.what])))))
    streams.say(_("not ok") if faults else _("ok: everything in it is as it was handed over"))
    return not faults
