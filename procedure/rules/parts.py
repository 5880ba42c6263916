"""The parts of the procedure that a place may leave out, each with what of a profile belongs to it.

A part is there where an act of its own is, and then with all that belongs to it; or nothing of it is there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqqf.procedure.rules.schema import Known


class Part(NamedTuple):
    """``acts``: its own kinds of act; ``ids``: what else belongs to it, by section; whole ``sections``."""

    acts: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]]
    sections: tuple[str, ...] = ()
    instead: Mapping[str, tuple[str, ...]] = {}
    """What there has to be where it is left out."""


PARTS: Mapping[str, Part] = {
    "approval": Part(
        ("submitted", "approved"),
        {
            "states": ("approved",),
            "waits": ("approval",),
            "duties": ("approval",),
            "returns": ("deliberation",),
            "findings": (
                "approved_undeliberated",
                "approved_unsubmitted",
                "decided_unapproved",
                "opinion_amended",
                "submitted_elsewhere",
                "approved_elsewhere",
                "approval_unasked",
            ),
        },
        sections=("bodies",),
        instead={"findings": ("decided_undeliberated",)},
    ),
    "filing": Part(
        ("filed", "receipted"),
        {
            "limits": ("filing",),
            "milestones": ("filed",),
            "duties": ("filing",),
            "closing": ("filing",),
            "findings": ("not_filed", "filed_late", "filing_outdated"),
        },
    ),
    "inaction": Part(
        (
            *("lead", "lead_taken_over", "lead_paper_made", "lead_assigned", "classified", "lead_referred"),
            *("referral_received", "referral_returned", "verification", "verified", "tolerance_checked"),
            *("disposed", "cleared", "unfounded", "joined", "took_in", "split", "rectification", "measures"),
            *("rectified", "rectification_returned", "rectification_signed_off", "reminded", "disclosed"),
            *("lead_published", "unexposed", "source_shown", "lead_noted", "lead_attached", "lead_voided"),
            "lead_closed",
        ),
        {
            "definitions": ("inaction",),
            "limits": ("rectification", "disposition"),
            "milestones": ("settled",),
            "states": ("received", "verifying", "verified", "disposed", "unfounded", "joined"),
            "waits": (
                "verification",
                "tolerance",
                "disposition",
                "rectification",
                "lead_closing",
                "referral",
            ),
            "duties": ("truthfulness", "rectification"),
            "findings": (
                *("lead_subject_unknown", "lead_organ_unset", "check_struck", "gravity_unset"),
                *("referral_unreceived", "lead_idle", "disposition_overdue", "unfounded_unverified"),
                *("unfounded_after_check", "accountable_unchecked", "accountable_pending"),
                *("accountable_exempted", "accountable_again", "measure_lighter", "checked_after"),
                *("measure_against_gravity", "measure_not_for", "one_side_only", "responsibility_unlooked"),
                *("admonished_unchecked", "rectification_missing"),
                *("rectification_of_exempted", "rectification_overdue", "overdue_unreminded"),
                *("rectification_late", "measures_missing", "talk_undisclosed", "rectification_undisclosed"),
                *("exposure_undecided", "gravity_lowered", "lead_twice", "exempted_elsewhere"),
            ),
            "own_dates": ("receipt", "disclosure"),
            "optional": ("lead_limits",),
        },
        sections=(
            *(
                "areas",
                "sources",
                "verification",
                "measures",
                "responsibilities",
                "subject_kinds",
                "gravities",
            ),
            *("tolerance_results", "tolerance_effects", "lead_closing", "disclosures"),
        ),
    ),
}


def part_of(act: str) -> str:
    """The part that a kind of act is of. Raises StopIteration for one that each place has."""
    return next(name for name, part in PARTS.items() if act in part.acts)


def left_out(content: Mapping[str, Any]) -> Sequence[Part]:
    """The parts of which a profile has no act; none where it has no acts at all."""
    listed = content.get("acts")
    entries = listed if isinstance(listed, list) else ()
    acts = {one["id"] for one in entries if isinstance(one, dict) and isinstance(one.get("id"), str)}
    return [part for part in PARTS.values() if acts and acts.isdisjoint(part.acts)]


def needed(known: "Known", without: Iterable[Part]) -> "Known":
    """The ids that have to be there: not what belongs to the parts left out, but what stands for them."""
    ids = {section: list(each) for section, each in known.items()}
    for part in without if known else ():
        for section, own in {"acts": part.acts, **part.ids}.items():
            ids[section] = [one for one in ids.get(section, ()) if one not in own]
        for section, own in part.instead.items():
            ids[section] += own
    return {section: tuple(each) for section, each in ids.items()}


def leftovers(
    content: Mapping[str, Any],
    entries: Mapping[str, Iterable[tuple[str, Mapping[str, Any]]]],
    without: Iterable[Part],
) -> Iterator[tuple[str, str]]:
    """The places of what belongs to a part that isn't there, each with an act of that part.

    ``entries``: by section those with an id, each with its place.
    """
    for part in without:
        yield from ((section, part.acts[0]) for section in part.sections if section in content)
        for section, ids in part.ids.items():
            found = (place for place, entry in entries.get(section, ()) if entry["id"] in ids)
            yield from ((place, part.acts[0]) for place in found)
