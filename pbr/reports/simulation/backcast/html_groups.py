"""Each scheme by what was asked for: provider, area, rate or type of plan."""

from pbr.reports.page.section import Block
from pbr.reports.simulation.backcast.html_breakdown import Breakdown
from pbr.reports.simulation.layout.page_inputs import Report


def groups(report: Report) -> Block:
    """Break each scheme down, beside the baseline where there is one."""
    cast = report.cast
    baseline = cast.baseline
    compared = [result for result in cast.results if result is not baseline] or list(cast.results)
    heading = cast.by.heading
    figures = tuple(
        Breakdown(
            f"groups-chart-{at}",
            result.candidate.label,
            heading,
            result.groups,
            beside.groups if beside and result is not baseline else None,
            cast.counts,
            result.candidate.pays_for_outcomes,
        ).figure()
        for at, (result, beside) in enumerate(((result, cast.beside(result)) for result in compared), 1)
    )
    beside = ", and how far that is from the baseline" if baseline else ""
    said = f"What each scheme would have paid for each {heading.lower()}{beside}."
    return Block("groups", f"By {heading.lower()}", (said,), figures)
