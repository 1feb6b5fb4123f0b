"""What a page is made from."""

from dataclasses import dataclass

from pbr.simulate.backcast import Backcast
from pbr.simulate.uncertainty import Uncertainty


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, what was drawn for it if anything was, and whether records may be named."""

    cast: Backcast
    uncertainty: Uncertainty | None = None
    names_records: bool = False
