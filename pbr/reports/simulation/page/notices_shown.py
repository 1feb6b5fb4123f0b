"""What a reader should beware of before believing the figures."""

from pbr.reports.simulation.backcast.held_rows import what_was_done
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.left_open import left_open_said
from pbr.simulate.comparison.comparison_warnings import MOSTLY_OUTSIDE


def notices_of(report: Report) -> tuple[str, ...]:
    """Give what to beware of, in sentences, the weightiest first. None of them quotes a record."""
    cast = report.cast
    notices: list[str] = [cast.move.sentence] if cast.move else []
    notices += [one.words for one in cast.inventions]
    outside = [warning for warning in cast.warnings if warning.code == MOSTLY_OUTSIDE]
    notices += [f"{warning.message}." for warning in outside]
    if cast.baseline is None:
        notices.append(
            "The baseline was left out, so there is nothing to compare the schemes with: take another as the baseline "
            "(--baseline), one that these records can answer."
        )
    if cast.left_out:
        names = ", ".join(left.candidate.label for left in cast.left_out)
        notices.append(f"Left out, and not compared: {names}.")
    if cast.held_rows:
        done = what_was_done(cast)
        notices.append(f"Rows that could not be read, {done}: {len(cast.held_rows):,}; pbr simulate lists them.")
    if len({result.plans for result in cast.results}) > 1:
        notices.append(
            "The schemes do not apply to the same number of plans. One that applies to less pays less for that alone."
        )
    notices += [warning for block in report.further for warning in block.warnings(report.shown)]
    if report.uncertainty:
        notices += left_open_said(report.uncertainty)
    notices += [f"{understood}." for understood in cast.understood]
    notices += [f"{warning.place}: {warning.message}." for warning in cast.warnings if warning not in outside]
    return tuple(notices)
