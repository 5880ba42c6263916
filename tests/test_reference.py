"""The reference in docs/ is what the commands say of themselves."""

from __future__ import annotations

import pytest

from dev import reference
from sqqf.cli.app import COMMANDS, GROUPS


@pytest.mark.parametrize("lang", reference.PAGES)
def test_the_page_is_up_to_date(lang: str) -> None:
    assert reference.PAGES[lang].read_text(encoding="utf-8") == reference.made(lang)


@pytest.mark.parametrize("lang", reference.PAGES)
def test_every_command_has_a_chapter(lang: str) -> None:
    page = reference.PAGES[lang].read_text(encoding="utf-8").splitlines()
    paths = [*COMMANDS, *(f"{group} {name}" for group, names in GROUPS.items() for name in names)]
    assert {line for line in page if line.startswith("## ")} == {
        "## sqqf",
        *(f"## sqqf {path}" for path in paths),
    }
