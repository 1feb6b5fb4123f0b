"""The back-cast of a comparison: the records settled under each scheme, with what is to be warned of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pbr.api.comparing.each_scheme import EachScheme
from pbr.api.comparing.notices_compared import noticed_under
from pbr.api.settling.comparisons_held import comparisons_held
from pbr.api.settling.deductions_not_taken import warnings_of_deductions_not_taken
from pbr.api.settling.missing_prices import problems_of_unpriced
from pbr.api.settling.prepare import own_days_of
from pbr.api.settling.stale_extract import after_the_run_off, days_that_do_not_fit
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.consistency.contradiction_warnings import contradictions
from pbr.records.extract.date_coverage import reach_of
from pbr.scheme.own_fields_together import tables_together
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.backcast.casting import Casting
from pbr.simulate.comparison.comparison_warnings import outside_every_run
from pbr.simulate.problem_of_schemes import under
from pbr.simulate.shared_extract.shared_extract import ReadOnce


def back_cast(casting: Casting, each: EachScheme, path: Path) -> Backcast:
    """Settle the records under each scheme, and warn of what was noticed and of days that do not fit.

    Raises ``ProblemsFound`` where no scheme has a price for every record, and where no record has its day in any run.
    """
    read = casting.read
    cast = casting.together(map(each.cast, read.included))
    tables = tables_together(one.compiled.scheme for one in read.included)
    if not cast.results:
        raise ProblemsFound(
            problems_of_unpriced([found for left in cast.left_out for found in left.unpriced], path, tables)
        )
    if outside := outside_every_run(cast, place_of(path)):
        raise ProblemsFound(outside)
    found: list[Problem] = [*noticed_under(cast.notices, path, tables)]
    own_days = own_days_of([one.compiled.scheme for one in read.included])
    reach = reach_of(read.extract, cast.period, own_days)
    found += days_that_do_not_fit(path, reach, cast.period, cast.ongoing_until)
    if cast.unasked:
        found += after_the_run_off(path, read.extract.latest_recorded, cast.as_at)
    return with_warnings(cast, found)


def place_of(path: Path) -> Place:
    """Where warnings of the records as a whole stand: at their folder or file."""
    return Place(path.name or str(path))


def with_warnings(cast: Backcast, found: Sequence[Problem]) -> Backcast:
    """The same, with more to be warned of."""
    return replace(cast, warnings=(*cast.warnings, *found))


def deductions_not_taken(cast: Backcast, read: ReadOnce, where: Place) -> list[Problem]:
    """Warn of the deductions of each scheme that were not taken, because they are held or not known."""
    found: list[Problem] = []
    for result in cast.results:
        own = [row for row in read.extract.held_rows if row.table in result.candidate.compiled.needs]
        found += [
            under((result.candidate.label,), one)
            for one in warnings_of_deductions_not_taken(result.not_deducted, own, where)
        ]
    return found


def contradictions_found(cast: Backcast, each: EachScheme, path: Path, show_values: bool) -> list[Problem]:
    """Warn of what the records contradict each other in, as each scheme by itself would."""
    named = [finding for result in cast.results for finding in each.contradictions(result.candidate)]
    found: list[Problem] = []
    held_by = comparisons_held(*(result.candidate.scheme for result in cast.results))
    for warning in contradictions(named, path, show_values, held_by):
        if warning not in found:
            found.append(warning)
    return found
