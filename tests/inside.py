"""The program in this very process: starting it is most of the time of a hundred thousand short runs."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from sqqf.cli.context import language
from sqqf.cli.context.session import opened
from tests.conftest import Answer, Sqqf


class Inside(Sqqf):
    """As ``Sqqf``, without a process for each run; nothing may be running beside it in this one."""

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str = "",
        today: str | None = None,
        env: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run it to its end; nothing can be told it on standard input."""
        assert not stdin
        language.use("en")  # help is put into the language when it is loaded
        from sqqf.cli.main import main

        opened.clear()
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(self.environment(today, env))
        before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(list(map(str, arguments)))
            except SystemExit as ended:
                code = int(ended.code or 0)
            finally:
                for one, handler in before.items():
                    signal.signal(one, handler)
        return Answer(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
