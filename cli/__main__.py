"""``python -m sqqf.cli``: the same as the ``sqqf`` command."""

from sqqf.cli.main import run

run()
