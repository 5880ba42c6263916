"""Runs the program as a process of its own, without loading Python and the libraries anew each time.

This is itself a process: it has loaded what the program imports, but not the program's own top room, and waits. For
each run it forks; what is forked becomes ``python -m sqqf.cli`` with arguments, environment, folder and streams as told,
and ends as any Python process ends. Requests and answers are JSON, a line each.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import runpy
import sys
from typing import Any

LOADED = (
    *("typer", "rich.console", "rich.table", "rich.text", "rich.markup", "click.shell_completion", "sqlite_utils"),
    *("sqlite3", "tomllib", "hashlib", "csv", "shlex", "gettext", "difflib", "dateutil.parser", "chinese_calendar"),
    *("sqqf.procedure.tolerance.review", "sqqf.procedure.inaction.review", "sqqf.procedure.course.amendment", "sqqf.procedure.inaction.document"),
    *("sqqf.store.ledger.ledger", "sqqf.store.writing.transaction", "sqqf.store.index.lead_rows", "sqqf.store.verify", "sqqf.calendar.notice"),
)  # fmt: skip


_BEFORE: list[Any] = []


def serve() -> dict[str, Any] | None:
    """Answer requests until there are no more: None. In a process that was forked: its request."""
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        child = os.fork()
        if child == 0:
            return request
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def become(request: dict[str, Any]) -> None:
    """Be a process that was just started so."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    for name, number, mode in (("stdin", 0, os.O_RDONLY), ("stdout", 1, os.O_RDWR), ("stderr", 2, os.O_RDWR)):
        old = getattr(sys, name)
        _BEFORE.append(old)  # let go of, it would close what is put in its place
        file = os.open(request[name], mode)
        os.dup2(file, number)
        os.close(file)
        raw = open(number, "wb" if number else "rb", closefd=False)  # noqa: SIM115
        stream = io.TextIOWrapper(raw, old.encoding, old.errors, line_buffering=name == "stderr")
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["-m", *request["arguments"]]
    sys.path[0] = request["folder"]


if __name__ == "__main__":
    del sys.path[0]  # the folder of the tests
    for module in LOADED:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    sys.path.insert(0, "")
    gc.freeze()  # else each process would touch, and so copy, all of it in the end
    if request := serve():
        become(request)
        runpy.run_module("sqqf.cli", run_name="__main__", alter_sys=True)
