"""What a page is made from."""

from collections.abc import Mapping
from dataclasses import field

from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.monte_carlo.ranges_not_drawn import RangesNotDrawn
from pbr.simulate.monte_carlo.uncertainty import Uncertainty
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison, what was drawn for it if anything was, the blocks beside it, and what the page may show.

    ``beyond`` says, by the label of a scheme, what its draws leave out.
    """

    cast: Backcast
    uncertainty: Uncertainty | None = None
    further: tuple[AnalysisReport, ...] = ()
    shown: Shown = field(default_factory=Shown)
    beyond: Mapping[str, RangesNotDrawn] = field(default_factory=dict)
