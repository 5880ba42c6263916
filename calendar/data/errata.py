"""Days that chinese-calendar has otherwise than the notice that settled them, each with that notice."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple


class Erratum(NamedTuple):
    """What the day was, its festival's Chinese name, and the notice that says so."""

    off: bool
    name: str
    notice: str


ERRATA: Mapping[dt.date, Erratum] = {
    dt.date(2005, 12, 31): Erratum(False, "元旦", "国办发明电〔2005〕35号"),  # the library: a plain Saturday
}
