"""The page itself: the blocks that have something to say, in order, set in the template."""

from collections.abc import Callable, Iterable, Iterator

from pbr.reports.page.page import page_of
from pbr.reports.page.section import Block
from pbr.reports.simulation.backcast.html_costs import costs
from pbr.reports.simulation.backcast.html_groups import groups
from pbr.reports.simulation.backcast.html_left_out import left_out
from pbr.reports.simulation.backcast.html_like_with_like import like_with_like
from pbr.reports.simulation.backcast.html_providers import providers
from pbr.reports.simulation.backcast.html_records import records
from pbr.reports.simulation.backcast.html_risk import risk
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.html_budget import budget
from pbr.reports.simulation.monte_carlo.html_range import likely_range
from pbr.reports.simulation.page.analyses import further, rested_on
from pbr.reports.simulation.page.answer import answer
from pbr.reports.simulation.page.html_warnings import notices
from pbr.reports.simulation.page.provenance import provenance
from pbr.reports.simulation.page.scheme_titles import entitled

_TITLE = "What each scheme would have paid for the same records"

FIRST: tuple[Callable[[Report], Block | None], ...] = (
    answer,
    like_with_like,
    costs,
    risk,
    likely_range,
    budget,
    groups,
    providers,
    records,
)
"""The blocks of the back-cast and of draws, in the order of the page. A new block is a file, and a line here."""

THEN: tuple[Callable[[Report], Block | None], ...] = (left_out, notices)
"""The blocks that come after those beside the back-cast, and before what it all rests on."""


def simulation_page(report: Report) -> str:
    """Give the comparison as a page of HTML. The same comparison gives the same page: it has no time and no place."""
    report = entitled(report)
    blocks = [*_made(FIRST, report), *further(report), *_made(THEN, report), *rested_on(report), provenance(report)]
    cast = report.cast
    whole = ", the whole run of every scheme and its run-off" if cast.whole_run else ""
    return page_of(_TITLE, f"{cast.period}{whole}; as at {cast.as_at}.", "the answer", blocks)


def _made(makers: Iterable[Callable[[Report], Block | None]], report: Report) -> Iterator[Block]:
    """Give the blocks that have something to say."""
    return (block for make in makers if (block := make(report)) is not None)
