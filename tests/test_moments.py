"""A reader beside a writer sees one moment, whatever it reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.moments import READING, beside_a_writer

if TYPE_CHECKING:
    from tests.conftest import Sqqf


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
@pytest.mark.timeout(180)
def test_what_is_read_beside_a_writer_is_true_of_one_moment(sqqf: Sqqf) -> None:
    with beside_a_writer(sqqf) as beside:
        assert [found for command in READING if (found := beside.mixed(command))] == []
