"""A report whose schemes are called by their titles, as a page calls them."""

from dataclasses import replace

from pbr.problems.problem import Problem
from pbr.reports.simulation.layout.display_names import Shown, titles_of
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.page.answer_wording import quoted
from pbr.simulate.problem_of_schemes import OfSchemes
from pbr.simulate.synthetic.labels import Invention


def entitled(report: Report) -> Report:
    """Call every scheme of a report by its title, wherever the page names it."""
    cast = report.cast
    compared = [*(one.candidate for one in cast.results), *(one.candidate for one in cast.left_out)]
    shown = Shown(report.shown.names_records, titles_of(compared))
    results = tuple(replace(one, candidate=shown.entitled(one.candidate)) for one in cast.results)
    left_out = tuple(replace(one, candidate=shown.entitled(one.candidate)) for one in cast.left_out)
    inventions = tuple(_invention(one, shown) for one in cast.inventions)
    warnings = tuple(_warning(one, shown) for one in cast.warnings)
    drawn = report.uncertainty
    if drawn is not None:
        drawn = replace(
            drawn,
            schemes=tuple(replace(one, label=shown.title(one.label)) for one in drawn.schemes),
            no_difference=tuple(replace(one, label=shown.title(one.label)) for one in drawn.no_difference),
        )
    return replace(
        report,
        cast=replace(cast, results=results, left_out=left_out, inventions=inventions, warnings=warnings),
        uncertainty=drawn,
        shown=shown,
    )


def _invention(one: Invention, shown: Shown) -> Invention:
    return replace(one, labels=tuple(shown.title(label) for label in one.labels))


def _warning(one: Problem, shown: Shown) -> Problem:
    return one.calling(lambda label: quoted(shown.title(label))) if isinstance(one, OfSchemes) else one
