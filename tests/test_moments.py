"""What is read while somebody writes is what the ledger says at one moment; ``make torture`` tries each question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.moments import READING, mixed

if TYPE_CHECKING:
    from tests.conftest import Sqqf

QUESTIONS = (14, 18, 20)
"""Those in the middle of an answer: before, the file is opened."""


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
@pytest.mark.parametrize("command", READING)
def test_what_is_read_beside_a_writer_is_true_of_one_moment(sqqf: Sqqf, command: str) -> None:
    assert not any(mixed(sqqf, command, QUESTIONS))
