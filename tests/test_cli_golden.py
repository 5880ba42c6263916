"""Golden files: what the program says, as a text under ``tests/golden`` that people can read and review.

    held("refused-too-early.txt", said)      # fails with a diff where it isn't what the file says

After a change of wording: ``SQQF_RENEW_GOLDEN=1 pytest tests/test_cli_*.py``, or the file of tests that holds the
text, then review the diff. Never in CI.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).with_name("golden")
RENEW = os.environ.get("SQQF_RENEW_GOLDEN") == "1" and "CI" not in os.environ

# What differs from run to run or from release to release, and what stands for it.
_VOLATILE = (
    (r'("id"|"ledger"): "[0-9a-f]{16}"', r'\1: "<id>"'),
    (r'("head"|"digest"|"decisions"|"informant"): "[0-9a-f]{64}"', r'\1: "<hash>"'),
    (r'("name": "yangjiang",\s+"sha256"): "[0-9a-f]{64}"', r'\1: "<hash>"'),
    (r'("recorded_at"): "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"', r'\1: "<moment>"'),
    (r'("today"): (null|"2026-11-23")', r'\1: "<mark>"'),  # null when the tests run on that very day
    (r"chinese-calendar \d[\d.]*\d", "chinese-calendar <version>"),
)


def held(name: str, said: str) -> None:
    """Hold that ``said`` is what the golden file says, or write it there when asked to."""
    path = GOLDEN / name
    if RENEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8", newline="\n")
    assert path.exists(), f"no {path}: make it with SQQF_RENEW_GOLDEN=1 and review it"
    assert said == path.read_text(encoding="utf-8")


def settled(document: Any) -> str:
    """A JSON document as text, with what differs from run to run replaced."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    for pattern, instead in _VOLATILE:
        text = re.sub(pattern, instead, text)
    return text


LOADED = [f"loaded.{name}.txt" for name in ("version", "deadlines", "new")]
"""What commands load: tests/test_house.py."""


def test_every_golden_file_is_held_by_a_test() -> None:
    from tests import test_cli_documents, test_cli_refusals

    rows = {f"{row.id}.txt" for row in test_cli_refusals.ROWS}
    documents = {f"{row.id}.json" for row in test_cli_documents.ROWS}
    assert {path.name for path in GOLDEN.iterdir()} == rows | documents | {"profile.txt", *LOADED}
