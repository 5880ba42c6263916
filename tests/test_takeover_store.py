"""A ledger taken over line by line: all or nothing, old numbers kept, a second run unchanged, the chain sound."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sqqf.procedure.acts import Act
from sqqf.procedure.errors import Refused
from sqqf.procedure.filing import read_filing
from sqqf.store import exports, filings, takeover
from sqqf.store.as_of import as_of
from sqqf.store.demo import fill
from sqqf.store.overview import summary
from sqqf.store.takeover import BadLine, BadLines, Entered, Source, Taken, take_over
from sqqf.store.writing import Stamp
from tests.cases import PROFILE, TODAY, Book, book, day, stamp
