"""What the sections of the profile are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqqf.cli.context.language import _, lang, n_
from sqqf.procedure.rules.profile import Profile

NUMBERS = n_(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)


def heading_of(section: str, profile: Profile) -> str:
    """The heading over a section's rules: how many there are is said up to twenty in words."""
    words, n = _(NUMBERS).split(), len(profile.section(section))
    named = {"n": words[n - 1] if 0 < n <= len(words) else n, "document": profile.short_title(lang())}
    return _(SECTIONS[section].heading or section).format(**named)


class Section(NamedTuple):
    """The heading over a section's rules, and its name in a sentence; empty where nothing says so.

    In a heading ``{n}`` is how many they are, ``{document}`` what the place's document is called.
    """

    heading: str = ""
    name: str = ""


SECTIONS: Mapping[str, Section] = {
    "principles": Section(n_("Principles")),
    "definitions": Section(n_("Definitions")),
    "distinctions": Section(n_("The {n} distinctions"), n_("the distinctions")),
    "answers": Section(n_("Answers to an element"), n_("the answers")),
    "sides": Section(n_("Sides of a distinction"), n_("the sides of a distinction")),
    "reliefs": Section(n_("Reliefs"), n_("the reliefs")),
    "outcomes": Section(n_("Outcomes"), n_("the outcomes")),
    "classes": Section(n_("Classes of circumstances, {n} in all")),
    "circumstances": Section(n_("The {n} circumstances, with what has to be shown"), n_("the circumstances")),
    "bars": Section(n_("The {n} bars"), n_("the bars")),
    "levels": Section(n_("Levels of groups"), n_("the levels")),
    "organs": Section(n_("Organs in the group"), n_("the organs")),
    "roles": Section(n_("Roles in the group"), n_("the roles")),
    "invited": Section(n_("Who may be invited"), n_("those who may be invited")),
    "zones": Section(n_("Functional zones")),
    "channels": Section(n_("Channels"), n_("the channels")),
    "expected": Section(n_("What comes with an application")),
    "duties": Section(n_("Duties of the procedure")),
    "methods": Section(n_("Methods of the investigation"), n_("the methods")),
    "investigators": Section(n_("Who investigates")),
    "notice_methods": Section(n_("Ways of giving notice"), n_("the ways of giving notice")),
    "counting": Section(n_("How days are counted")),
    "limits": Section(n_("Limits"), n_("the limits")),
    "waits": Section(n_("What waits without a limit")),
    "deliberation": Section(n_("Collective deliberation")),
    "own_dates": Section(n_("Dates of the group's own")),
    "promptness": Section(n_("What counts as prompt")),
    "returns": Section(n_("Where a case may be sent back to"), n_("where a case may be sent back to")),
    "recipients": Section(n_("Who is told or served"), n_("the recipients")),
    "clarification_ways": Section(n_("Ways of clarifying"), n_("the ways of clarifying")),
    "closing": Section(n_("Before a case is closed")),
    "bodies": Section(n_("Who approves"), n_("the bodies that approve")),
    "authorities": Section(n_("Bodies that manage cadres or are asked, by level"), n_("the bodies")),
    "decider": Section(n_("Who decides")),
    "uses": Section(n_("What the conclusion is used for"), n_("the uses of the conclusion")),
    "results": Section(n_("Application of results"), n_("the ways of applying results")),
    "corrections": Section(n_("Preventing and correcting errors"), n_("the forms of correction")),
    "prefiling": Section(n_("Prior filings that are screened")),
    "prefiling_kinds": Section(n_("Kinds of prior filings"), n_("the kinds of prior filings")),
    "prefiling_results": Section(n_("Results of a screening"), n_("the results of a screening")),
    "findings": Section(n_("What the soundness check looks for")),
    "areas": Section(n_("Areas of inaction, with the kinds of conduct"), n_("the areas of inaction")),
    "sources": Section(n_("Sources of leads"), n_("the sources of leads")),
    "verification": Section(n_("Ways of verification"), n_("the ways of verifying")),
    "measures": Section(n_("Dispositions"), n_("the measures")),
    "responsibilities": Section(n_("Responsibilities"), n_("the kinds of responsibility")),
    "subject_kinds": Section(n_("Whom a lead is about"), n_("the kinds of subjects")),
    "gravities": Section(n_("Gravity, with the measures that go with it"), n_("the degrees of gravity")),
    "tolerance_results": Section(
        n_("Results of the tolerance check"), n_("the results of a tolerance check")
    ),
    "tolerance_effects": Section(
        n_("What a tolerance case does to a lead"), n_("the ends of a tolerance case")
    ),
    "lead_closing": Section(n_("Before a lead is closed")),
    "disclosures": Section(n_("What is disclosed"), n_("what is disclosed")),
    "publication": Section(n_("Levels of publication"), n_("the levels of publication")),
    "shortening": Section(n_("How names are shortened")),
    "mechanisms": Section(n_("Mechanisms")),
    "scope": Section(n_("To whom it applies")),
    "supervision": Section(n_("Supervision")),
    "terms": Section(n_("Names that changed")),
    "optional": Section(n_("Not from {document}; off unless switched on")),
    "states": Section(name=n_("the states")),
    "acts": Section(name=n_("the steps that the rules add")),
    "endings": Section(name=n_("the reasons for ending")),
    "person_kinds": Section(name=n_("the kinds of persons")),
    "rules": Section(name=n_("the rules")),
    "tracks": Section(name=n_("the tracks")),
    "papers": Section(name=n_("the papers")),
}
