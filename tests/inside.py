"""The program in this very process: starting it is most of the time of a hundred thousand short runs."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from sqqf.cli.context import language
from sqqf.cli.context.session import opened
from sqqf.cli.options import declaration
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
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with self._in_its_place(self.environment(today, env)), redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(list(map(str, arguments)))
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Answer(code, *(_written(stream) for stream in (out, err)))

    @contextmanager
    def _in_its_place(self, environment: Mapping[str, str]) -> Iterator[None]:
        """Folder, environment and signals as the program has them, and as they were afterwards."""
        kept = dict(os.environ)
        handlers = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
        os.environ.clear()
        os.environ.update(environment)
        try:
            with chdir(self.folder):
                yield
        finally:
            os.environ.clear()
            os.environ.update(kept)
            for one, handler in handlers.items():
                signal.signal(one, handler)


class Earlier(Inside):
    """An earlier version, which took control characters: they stand in acts on record."""

    def __call__(self, *arguments: Any, **told: Any) -> Answer:
        """As ``Inside``."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(declaration, "without_controls", lambda text, _allowed="": text)
            return super().__call__(*arguments, **told)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
