"""The page itself: the blocks that have something to say, in order, set in the template."""

from collections.abc import Callable, Iterable, Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pbr import __version__
from pbr.problems.visible_text import visible
from pbr.reports.simulation.backcast.html_costs import costs
from pbr.reports.simulation.backcast.html_groups import groups
from pbr.reports.simulation.backcast.html_left_out import left_out
from pbr.reports.simulation.backcast.html_like_with_like import like_with_like
from pbr.reports.simulation.backcast.html_providers import providers
from pbr.reports.simulation.backcast.html_records import records
from pbr.reports.simulation.backcast.html_risk import risk
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.layout.section import Block
from pbr.reports.simulation.monte_carlo.html_budget import budget
from pbr.reports.simulation.monte_carlo.html_range import likely_range
from pbr.reports.simulation.page.analyses import further, rested_on
from pbr.reports.simulation.page.answer import answer
from pbr.reports.simulation.page.html_warnings import notices
from pbr.reports.simulation.page.provenance import provenance
from pbr.reports.simulation.page.scheme_titles import entitled

MADE_BY = f"pbr {__version__}"

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
    setting = Environment(
        loader=PackageLoader("pbr.reports.simulation.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    setting.filters["foldable"] = _foldable
    return setting.get_template("page.html.j2").render(cast=report.cast, blocks=blocks, made_by=MADE_BY)


def _made(makers: Iterable[Callable[[Report], Block | None]], report: Report) -> Iterator[Block]:
    """Give the blocks that have something to say."""
    return (block for make in makers if (block := make(report)) is not None)


def _foldable(text: str) -> Markup:
    """Let a name be folded after its underscores, where a narrow column would break it anywhere."""
    return Markup("_<wbr>").join(escape(part) for part in visible(text).split("_"))


def _shown(value: object) -> object:
    """Write out what a reader would not see, of anything that is not markup already."""
    return value if isinstance(value, Markup) else visible(str(value))
