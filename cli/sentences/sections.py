"""What the sections of the profile are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SECTIONS: Mapping[str, str] = {
    "channels": n_("the channels"),
    "circumstances": n_("the circumstances"),
    "methods": n_("the methods"),
    "notice_methods": n_("the ways of giving notice"),
    "states": n_("the states"),
    "limits": n_("the limits"),
    "levels": n_("the levels"),
    "endings": n_("the reasons for ending"),
    "person_kinds": n_("the kinds of persons"),
    "invited": n_("those who may be invited"),
    "answers": n_("the answers"),
    "sides": n_("the sides of a distinction"),
    "bars": n_("the bars"),
    "distinctions": n_("the distinctions"),
    "reliefs": n_("the reliefs"),
    "outcomes": n_("the outcomes"),
    "organs": n_("the organs"),
    "roles": n_("the roles"),
    "bodies": n_("the bodies that approve"),
    "returns": n_("where a case may be sent back to"),
    "recipients": n_("the recipients"),
    "uses": n_("the uses of the conclusion"),
    "clarification_ways": n_("the ways of clarifying"),
    "results": n_("the ways of applying results"),
    "corrections": n_("the forms of correction"),
    "rules": n_("the rules"),
    "areas": n_("the areas of inaction"),
    "sources": n_("the sources of leads"),
    "verification": n_("the ways of verifying"),
    "measures": n_("the measures"),
    "responsibilities": n_("the kinds of responsibility"),
    "subject_kinds": n_("the kinds of subjects"),
    "gravities": n_("the degrees of gravity"),
    "tolerance_results": n_("the results of a tolerance check"),
    "tolerance_effects": n_("the ends of a tolerance case"),
    "disclosures": n_("what is disclosed"),
    "publication": n_("the levels of publication"),
    "tracks": n_("the tracks"),
    "papers": n_("the papers"),
}
