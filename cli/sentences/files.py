"""Files that are read or written."""

from __future__ import annotations

from collections.abc import Mapping

from sqqf.cli.context.language import n_

SENTENCES: Mapping[str, tuple[str, str]] = {
    "no_such_file": (n_("no such file, or it can't be read: {path}"), n_("check the path")),
    "cannot_write": (
        n_("can't write {path}"),
        n_("check that the folder exists and can be written to, and that nothing there has this name"),
    ),
    "changed_meanwhile": (
        n_("{path} was changed while it was being copied"),
        n_("try again once nobody is working on it"),
    ),
    "not_a_plain_file": (
        n_("{path} is a link, a device or a pipe; sqqf writes to plain files only"),
        n_("name a file that isn't there yet, or an earlier one, by its own name"),
    ),
    "folder_open_to_all": (
        n_("everybody may rename and delete files in {path}: no file is written there"),
        n_("choose another folder, or take that right away: chmod o-w, or chmod +t as for /tmp"),
    ),
    "link_of_another": (
        n_("{path} is a link that somebody else has made: no file is written behind it"),
        n_("name the folder itself"),
    ),
    "already_there": (n_("{path} is there already"), n_("give another name, or move that file away")),
    "file_exists": (
        n_("{path} is there already, and isn't known to be an unchanged export of sqqf"),
        n_("give another name; --overwrite replaces the file all the same"),
    ),
    "form_and_name": (
        n_("the format “{form}” doesn't go with the name {path}"),
        n_("leave --format out, or give the file the extension that fits"),
    ),
    "not_over_this": (
        n_("{path} is there already, and isn't a report of this form"),
        n_("give another name, or move that file away"),
    ),
    "settings_not_toml": (
        n_("the settings aren't TOML: {path}, line {line}"),
        n_("mend that place, or move the file away; sqqf config set --help shows how they look"),
    ),
    "bad_setting": (
        n_("“{key}” in the settings isn't of the right form: {path}"),
        n_("like this: {example}"),
    ),
    "setting_by_hand": (
        n_("“{key}” stands in {path} in a way that only a person can change"),
        n_("change it there with an editor"),
    ),
    "settings_of_anybody": (
        n_("anybody may have put these settings here: {path}"),
        n_("work in a folder of your own; or check the file and take that right away: chmod o-w"),
    ),
    "unknown_setting": (n_("there is no setting “{value}”"), n_("one of: {choices}")),
    "not_utf8": (n_("not a text in UTF-8: {path}"), n_("save it as UTF-8")),
    "unknown_format": (n_("no such format: “{value}”"), n_("one of: {choices}")),
    "too_many_rows": (
        n_("{count} lines don't fit into a sheet, which holds {most}"),
        n_("several files: --year Y, --state S; or .csv, .json"),
    ),
    "needs_output": (n_("a workbook isn't written to the screen"), n_("say where to: --output FILE")),
    "not_json": (n_("not a JSON file: {path}"), n_("check the file; it may have been cut short")),
    "too_large": (n_("{path} is larger than {most} MB"), n_("check that it is the right file")),
    "not_a_file": (
        n_("{path} is no file but a folder, a device or a pipe"),
        n_("name a file; what comes through a pipe is put into one first"),
    ),
    "goes_with_json": (
        n_("{names} goes with a .json file only"),
        n_("name the file .json, or leave that option out"),
    ),
}
