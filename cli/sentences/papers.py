"""Papers, and publications."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "needs_office": (n_("this needs {package}, which isn't installed"), n_("pip install 'sqqf[office]'")),
    "no_libreoffice": (
        n_("a PDF is made by LibreOffice, which isn't on this machine"),
        n_("install LibreOffice, or leave --pdf out: Word and WPS save the .docx as PDF"),
    ),
    "no_printer": (
        n_("this system has no command that prints (lp, lpr)"),
        n_("leave --print out, open the file and print it from there"),
    ),
    "proposes_nothing": (
        n_("“{kind}” isn't made of what is proposed"),
        n_(
            "leave out what is proposed: that is for the slips (extension, acceptance-slip, disposition-slip)"
            ", for agendas and invitations"
        ),
    ),
    "bad_template": (
        n_("the template {path} can't be filled in: {said}"),
        n_("correct it, or take it out of the folder: the paper is then made in the built-in form"),
    ),
    "template_takes_too_much": (
        n_("the template {path} takes more than {seconds} seconds or {megabytes} MB to fill in"),
        n_("take long loops out of it, or take it out of the folder: the built-in form is used then"),
    ),
    "not_a_notice_file": (
        n_("a notice is a text: {path}"),
        n_("end the file's name in .txt or .md"),
    ),
    "name_in_file_name": (
        n_("the file's own name gives away a name that the notice leaves out"),
        n_("call it something else, for instance typical-case-1.md"),
    ),
    "paper_day_unknown": (
        n_("the date that “{kind}” of {no} has to bear isn't known"),
        n_(
            "supply it first: sqqf case amend {no} --act SEQ --set FIELD=DATE --reason TEXT; or give the "
            "paper's own: --on DATE"
        ),
    ),
    "paper_to_itself": (
        n_("{to} is who issues this paper: nobody writes to themselves"),
        n_("name another recipient with --to; what an organ uses itself needs no letter"),
    ),
    "paper_number_taken": (
        n_("{number} is another paper's number: “{title}” of {no}"),
        n_("give another number with --number, or none for the next of the series"),
    ),
    "paper_too_early": (n_("too early for “{kind}”: not on record yet: {missing}"), n_("first: {command}")),
    "nothing_overdue": (
        n_("nothing is overdue on {on}"),
        n_("for a reminder of an item that isn't due yet: --n N"),
    ),
    "not_one_meeting": (
        n_("these cases weren't deliberated on the same day: {days}"),
        n_("make one paper for each meeting, with the cases of that day"),
    ),
    "one_case_a_paper": (
        n_("“{kind}” is about one case or lead"),
        n_("make one for each; only the papers of a meeting (agenda, minutes) take several cases"),
    ),
    "not_a_paper_file": (n_("a paper is a Word file: {path}"), n_("end the file's name in .docx")),
    "unknown_extension": (
        n_("there is no extension {n}; the case has {count}"),
        n_("sqqf case show {no} lists them"),
    ),
    "unknown_verification": (
        n_("there is no verification {n}; the lead has {count}"),
        n_("sqqf lead show {no} lists them"),
    ),
    "unknown_admonition": (
        n_("there is no admonition {n}; about the case there are {count}"),
        n_("sqqf guidance list shows them"),
    ),
    "unknown_paper": (n_("there is no paper {n}; {count} were made"), n_("sqqf paper list {no} lists them")),
}
