"""What a page is made from."""

from dataclasses import dataclass

from pbr.reports.simulation.further import Further
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.draws.uncertainty import Uncertainty


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, what was drawn for it if anything was, the blocks beside it, and whether records may be named."""

    cast: Backcast
    uncertainty: Uncertainty | None = None
    further: tuple[Further, ...] = ()
    names_records: bool = False
