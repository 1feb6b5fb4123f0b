"""The comparison as people read it: what each scheme would have paid, to whom, and what is not certain."""

from collections.abc import Sequence

from pbr.problems.visible_text import visible
from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.backcast.held_rows import what_was_done
from pbr.reports.simulation.layout.analysis_report import Further
from pbr.reports.simulation.layout.money_format import NOTHING, amount, number, percent, signed
from pbr.reports.simulation.layout.text_columns import WIDEST, folded, set_out
from pbr.reports.text_table import Block, Column, Part
from pbr.simulate.backcast.backcast import Backcast, Result
from pbr.simulate.backcast.baseline_difference import MOST_CHANGED, alike, difference, due_in, moves
from pbr.simulate.backcast.price_years import said_of_years, unlike_years, years_of
from pbr.simulate.backcast.unit_counts import each, each_achieved
from pbr.simulate.breakdown import By
from pbr.values.money import pounds

_MOST_WARNINGS = 20
_MARK = " *"
"""Stands beside a sum from which something was not taken off."""


def simulation_table(cast: Backcast, width: int = WIDEST, further: Sequence[Further] = ()) -> str:
    """Give the whole comparison as text within a width, ending in a line feed. Every text is safe to print."""
    parts: list[Part] = [
        _heading(cast),
        *((folded(cast.move.sentence, width),) if cast.move else ()),
        *(folded(visible(one.words), width) for one in cast.inventions),
        *_unlike(cast, width),
        _totals(cast),
        _not_taken(cast),
        _outside(cast),
        _alike(cast),
        _uncertain(cast),
        _legend(cast),
        _groups(cast),
        _moves(cast),
        *(part for block in further for part in block.parts),
        _left_out(cast),
        _notices(cast, width),
    ]
    shown = [set_out(part, width) if isinstance(part, Block) else part for part in parts if _says_something(part)]
    return "\n\n".join(shown) + "\n"


def _says_something(part: Part) -> bool:
    return bool(part.rows if isinstance(part, Block) else part)


def _heading(cast: Backcast) -> str:
    period = f"{cast.period}, the whole run of every scheme and its run-off" if cast.whole_run else str(cast.period)
    return "\n".join(
        [
            "What each scheme would have paid for the same records",
            f"Period:  {period}",
            f"As at:   {cast.as_at}",
            f"Records: {number(cast.counts.all_plans)} plans, {number(cast.counts.all_achieved)} achieved outcomes",
        ]
    )


def _totals(cast: Backcast) -> Block:
    """Give each scheme's total, what it comes to for each plan and achieved outcome, and beside the baseline."""
    columns = (
        Column("Scheme"),
        Column("Due", number=True),
        Column("Per plan", number=True),
        Column("Per outcome", number=True),
        Column("Difference", number=True),
        Column("%", number=True),
        *_prices_of(cast),
    )
    counts = cast.counts
    rows = []
    for result in cast.results:
        due = result.total.due
        pays = result.candidate.pays_for_outcomes
        per = (amount(each(due, counts.all_plans)), amount(each_achieved(due, counts.all_achieved, pays)))
        rows.append(
            (
                visible(result.candidate.label),
                f"{amount(due)}{_mark(result)}",
                *per,
                *_compared(result, due, _due(cast), cast),
                *_years(result, cast),
            )
        )
    return Block(columns, tuple(rows))


def _not_taken(cast: Backcast) -> Block:
    """Give the schemes with deductions that were not taken: their sums are before those, and are no ordinary ones."""
    columns = (Column("* BEFORE DEDUCTIONS"), Column("Not taken"), Column("So"))
    rows = tuple(
        (visible(result.candidate.label), found.words, found.left_of(result.total.due))
        for result in cast.results
        if (found := result.not_deducted_in_all)
    )
    return Block(columns, rows)


def _mark(result: Result | None) -> str:
    return _MARK if result and result.not_deducted_in_all else ""


def _unlike(cast: Backcast, width: int) -> tuple[str, ...]:
    """Say above the figures that prices are of unlike years; nothing where they are not, or nobody says."""
    found = unlike_years(cast)
    if not found or cast.baseline is None:
        return ()
    named = [(result.candidate.label, years_of(result)) for result in found]
    return (folded(visible(said_of_years(named, years_of(cast.baseline))), width),)


def _prices_of(cast: Backcast) -> tuple[Column, ...]:
    """A column for the years of prices, where there are unlike ones."""
    return (Column("Prices of"),) if unlike_years(cast) else ()


def _years(result: Result, cast: Backcast) -> tuple[str, ...]:
    return (years_of(result) or NOTHING,) if unlike_years(cast) else ()


def _outside(cast: Backcast) -> Block:
    """Give the schemes for which most records have their day outside the run: their sums are of few of them."""
    columns = (
        Column("Most records are outside its run"),
        Column("It runs"),
        Column("In it", number=True),
        Column("Outside", number=True),
    )
    rows = tuple(
        (
            visible(result.candidate.label),
            str(result.candidate.scheme.runs),
            number(result.within_run),
            number(result.outside_run),
        )
        for result in cast.results
        if result.mostly_outside
    )
    return Block(columns, rows)


def _due(cast: Backcast) -> int:
    return cast.baseline.total.due if cast.baseline else 0


def _compared(result: Result, due: int, was: int, cast: Backcast) -> tuple[str, str]:
    """Give the difference from the baseline, which has none from itself."""
    if cast.baseline is None:
        return NOTHING, NOTHING
    if result is cast.baseline:
        return "baseline", ""
    found = difference(due, was)
    return signed(found.pence), percent(found.share)


def _alike(cast: Backcast) -> Block:
    """Give each scheme beside the baseline for those plans or people alone that the scheme applies to."""
    columns = (
        Column("For what it applies to"),
        Column("Applies to", number=True),
        *(Column(heading, number=True) for heading in ("Due", "Baseline", "Difference", "%")),
        *_prices_of(cast),
    )
    rows: list[tuple[str, ...]] = []
    for result in cast.results:
        found = alike(result, cast.baseline) if cast.baseline and result is not cast.baseline else None
        if found is not None:
            more = difference(found.after, found.before)
            marked = (f"{pounds(found.after)}{_mark(result)}", f"{pounds(found.before)}{_mark(cast.baseline)}")
            figures = (*marked, signed(more.pence), percent(more.share))
            rows.append((visible(result.candidate.label), applies_to(result), *figures, *_years(result, cast)))
    return Block(columns, tuple(rows))


def _uncertain(cast: Backcast) -> Block:
    columns = (
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("At risk", "Retained", "Open", "Held", "No sum")),
    )
    rows = tuple(
        (
            visible(result.candidate.label),
            amount(total.at_risk),
            amount(total.retained),
            amount(total.open),
            amount(total.held),
            number(total.without_amount),
        )
        for result in cast.results
        for total in (result.total,)
    )
    return Block(columns, rows)


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
    if cast.counts.all_achieved is None:
        lines.append("Per outcome: the extract does not say which outcomes were achieved.")
    elif not all(result.candidate.pays_for_outcomes for result in cast.results):
        lines.append(
            "Per outcome: for each achieved outcome, under a scheme that pays for outcomes; none under others."
        )
    return "\n".join(lines)


def _groups(cast: Backcast) -> Block:
    columns = (
        Column(cast.by.heading),
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("Due", "Per plan", "Per outcome", "Difference", "%")),
    )
    names = sorted({name for result in cast.results for name in result.groups})
    rows = tuple(_group(name, result, cast) for name in names for result in cast.results)
    return Block(columns, rows, groups=1)


def _group(name: str, result: Result, cast: Backcast) -> tuple[str, ...]:
    counts = cast.counts
    if name not in result.groups:
        # It has no line for this group, which is not the same as paying it nothing.
        return (visible(name) or NOTHING, visible(result.candidate.label), *(NOTHING,) * 5)
    due = due_in(result.groups, name)
    was = due_in(cast.baseline.groups, name) if cast.baseline else 0
    achieved = counts.achieved.get(name) if counts.achieved else None
    return (
        visible(name) or NOTHING,
        visible(result.candidate.label),
        f"{amount(due)}{_MARK if cast.by is By.PROVIDER and name in result.not_deducted else ''}",
        amount(each(due, counts.plans.get(name) if counts.plans else None)),
        amount(each_achieved(due, achieved, result.candidate.pays_for_outcomes)),
        *_compared(result, due, was, cast),
    )


def _moves(cast: Backcast) -> Block:
    """Give how many providers gain and lose beside the baseline, and which of them most."""
    columns = (
        Column("Scheme"),
        *(Column(heading, number=True) for heading in ("Gain", "Lose", "Same")),
        Column("Gains most"),
        Column("Loses most"),
    )
    baseline = cast.baseline
    rows: list[tuple[str, ...]] = []
    for result in cast.results:
        if baseline is None or result is baseline:
            continue
        moved = moves(result, baseline)
        counted = (number(len(moved.gaining)), number(len(moved.losing)), number(len(moved.same)))
        rows.append((visible(result.candidate.label), *counted, _first(moved.gaining), _first(moved.losing)))
    return Block(columns, tuple(rows))


def _first(moved: tuple[tuple[str, int], ...]) -> str:
    return f"{visible(moved[0][0])} {signed(moved[0][1])}" if moved else NOTHING


def _left_out(cast: Backcast) -> Block:
    columns = (Column("Left out, and not compared"), Column("Why"))
    rows = tuple((visible(left.candidate.label), visible("; ".join(left.reasons))) for left in cast.left_out)
    return Block(columns, rows)


def _notices(cast: Backcast, width: int) -> str:
    notices: list[str] = []
    if cast.baseline is None:
        notices.append("note: the baseline was left out, so there is nothing to compare the schemes with")
    else:
        notices.append("note: gain and lose are of what each scheme pays a provider in all, whatever it applies to")
        notices.append(f"note: --out lists the {MOST_CHANGED} records whose payment changes most under each scheme")
    if any(left.can_be_invented for left in cast.left_out):
        notices.append("note: a missing table can be invented at stated rates: see invent, in a file of assumptions")
    if cast.held_rows:
        done = what_was_done(cast)
        notices.append(f"note: rows that could not be read, {done}: {cast.held_rows:,}")
    notices.extend(f"note: {understood}" for understood in cast.understood)
    shown = cast.warnings[:_MOST_WARNINGS]
    notices.extend(f"warning[{warning.code}] {warning.place}: {warning.message}" for warning in shown)
    if more := len(cast.warnings) - len(shown):
        notices.append(f"and {more:,} more warnings, which the JSON lists")
    return "\n".join(folded(visible(notice), width) for notice in notices)
