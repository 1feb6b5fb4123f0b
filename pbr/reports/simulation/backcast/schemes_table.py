"""The comparison as people read it: what each scheme would have paid, to whom, and what is not certain."""

from collections.abc import Sequence

from pbr.problems.visible_text import visible
from pbr.reports.simulation.backcast.held_rows import what_was_done
from pbr.reports.simulation.backcast.scheme_rows import (
    groups,
    like_with_like,
    outside,
    to_persons,
    totals,
    uncertain,
    unlike,
)
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.money_format import NOTHING, number
from pbr.reports.simulation.layout.text_columns import WIDEST, folded, set_out
from pbr.reports.text_table import Column, Part, TextTable
from pbr.reports.warnings_shown import warnings_shown
from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.backcast.baseline_difference import MOST_CHANGED, gains_and_losses
from pbr.values.money import signed_pounds


def simulation_table(cast: Backcast, width: int = WIDEST, further: Sequence[AnalysisReport] = ()) -> str:
    """Give the whole comparison as text within a width, ending in a line feed. Every text is safe to print."""
    parts: list[Part] = [
        _heading(cast),
        *((folded(_not_compared(cast), width),) if cast.left_out else ()),
        *((folded(cast.move.sentence, width),) if cast.move else ()),
        *(folded(visible(one.words), width) for one in cast.inventions),
        *unlike(cast, width),
        totals(cast),
        *to_persons(cast, width),
        _not_taken(cast),
        outside(cast),
        like_with_like(cast),
        uncertain(cast),
        _legend(cast),
        groups(cast),
        _moves(cast),
        *(part for block in further for part in block.parts),
        _left_out(cast),
        _notices(cast, width),
    ]
    shown = [set_out(part, width) if isinstance(part, TextTable) else part for part in parts if _says_something(part)]
    return "\n\n".join(shown) + "\n"


def _says_something(part: Part) -> bool:
    return bool(part.rows if isinstance(part, TextTable) else part)


def _heading(cast: Backcast) -> str:
    period = f"{cast.period}, the whole run of every scheme and its run-off" if cast.whole_run else str(cast.period)
    lines = ["What each scheme would have paid for the same records", f"Period:  {period}", f"As at:   {cast.as_at}"]
    if cast.counts.words:
        lines.append(f"Records: {cast.counts.words}")
    return "\n".join(lines)


def _not_compared(cast: Backcast) -> str:
    labels = ", ".join(visible(left.candidate.label) for left in cast.left_out)
    return f"NOT COMPARED: {labels}; why is said at the end."


def _not_taken(cast: Backcast) -> TextTable:
    """Give the schemes with deductions that were not taken: their sums are before those, and are no ordinary ones."""
    columns = (Column("* BEFORE DEDUCTIONS"), Column("Not taken"), Column("So"))
    rows = tuple(
        (visible(result.candidate.label), found.words, found.left_of(result.total.due))
        for result in cast.results
        if (found := result.not_deducted_in_all)
    )
    return TextTable(columns, rows)


def _legend(cast: Backcast) -> str:
    lines = [
        "Applies to: what it has a line for. One that applies to less pays less in all for that alone.",
        "At risk: turns on a result, whatever became of it: paid, lost, or not decided yet.",
        "Retained: waits for a measure, or was not released by it.",
        "Open: not decided, because a fact is not known yet. No sum: open lines whose amount is not known.",
        "Held: disputed, or held by a rule of the scheme.",
        "They overlap, and what is at risk has in it what was paid: they are not to be added up.",
    ]
    if not cast.whole_run:
        lines.append("At risk, retained, open and held are of all lines, on whatever day they fall due.")
    if cast.counts.says_of_outcomes and not all(result.candidate.pays_for_outcomes for result in cast.results):
        lines.append(
            "Per outcome: for each achieved outcome, under a scheme that pays for outcomes; none under others."
        )
    return "\n".join(lines)


def _moves(cast: Backcast) -> TextTable:
    """Give how many providers gain and lose beside the baseline, and which of them most."""
    columns = (
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("Gain", "Lose", "Same")),
        Column("Gains most"),
        Column("Loses most"),
    )
    rows: list[tuple[str, ...]] = []
    for result in cast.results:
        baseline = cast.beside(result)
        if baseline is None or result is baseline:
            continue
        moved = gains_and_losses(result, baseline)
        counted = (number(len(moved.gaining)), number(len(moved.losing)), number(len(moved.same)))
        rows.append((visible(result.candidate.label), *counted, _first(moved.gaining), _first(moved.losing)))
    return TextTable(columns, tuple(rows))


def _first(moved: tuple[tuple[str, int], ...]) -> str:
    return f"{visible(moved[0][0])} {signed_pounds(moved[0][1])}" if moved else NOTHING


def _left_out(cast: Backcast) -> TextTable:
    columns = (Column("Left out, and not compared"), Column("Why"))
    rows = tuple((visible(left.candidate.label), visible("; ".join(left.reasons))) for left in cast.left_out)
    return TextTable(columns, rows)


def _notices(cast: Backcast, width: int) -> str:
    notices: list[str] = []
    if cast.baseline is None:
        notices.append(
            "note: the baseline was left out, so there is nothing to compare the schemes with: name one "
            "with --baseline that these records can answer"
        )
    else:
        notices.append("note: gain and lose are of what each scheme pays a provider in all, whatever it applies to")
        notices.append(f"note: --out lists the {MOST_CHANGED} records whose payment changes most under each scheme")
    if any(left.can_be_invented for left in cast.left_out):
        notices.append("note: a missing table can be invented at stated rates: see invent, in a file of assumptions")
    if cast.held_rows:
        done = what_was_done(cast)
        rows = f"{len(cast.held_rows):,}"
        notices.append(f"note: rows that could not be read, {done}: {rows}; what they would come to is in no sum here")
    notices.extend(f"note: {understood}" for understood in cast.understood)
    notices.extend(warnings_shown(cast.warnings, "the JSON lists"))
    return "\n".join(folded(visible(notice), width) for notice in notices)
