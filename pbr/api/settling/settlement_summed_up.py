"""A settlement without its lines, from a run whose lines have gone by and what they came to."""

from collections.abc import Sequence
from pathlib import Path

from pbr.api.settling.deductions_not_taken import warnings_of_deductions_not_taken
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.running_totals import RunningTotals
from pbr.engine.noticed.run_summary import RunSummary
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import Tables
from pbr.records.held_row import HeldRow
from pbr.settlement.notices import Notice
from pbr.settlement.settlement import Settlement


def summed_up(prepared: Prepared, run: RunSummary, totals: RunningTotals) -> Settlement:
    """What was settled, and what it came to.

    Raises ``ProblemsFound`` when a record has no price, unless errors are held: then its line says so.
    """
    records = prepared.records
    if run.unpriced and not prepared.hold_errors:
        # imported late: nearly every record has its price
        from pbr.api.settling.missing_prices import problems_of_unpriced

        raise ProblemsFound(problems_of_unpriced(run.unpriced, prepared.records_path, prepared.scheme.tables))
    return Settlement(
        scheme=prepared.scheme.name,
        title=prepared.scheme.title,
        scheme_file=prepared.scheme_file,
        inputs=records.inputs,
        period=prepared.period,
        whole_run=prepared.whole_run,
        tally=totals.tally.paid_apart(prepared.scheme.paid_to_persons),
        measures=run.measures,
        rows=run.row_counts(),
        held_rows=records.held_rows,
        expected=records.expected,
        warnings=(
            *prepared.warnings,
            *warnings_of(run, totals, prepared.records_path, records.held_rows, prepared.scheme.tables),
        ),
        as_at=prepared.as_at,
        understood=prepared.understood,
        not_deducted=totals.not_deducted,
        limits=run.limit_uses,
        quantities=run.quantity_uses,
        payers=totals.payers,
        notes=prepared.scheme.notes,
        only_one=tuple(rule.payments for rule in prepared.scheme.only_one),
        lacking=tuple(dict.fromkeys(one.lacking for one in run.unpriced)),
    )


def warnings_of(
    run: RunSummary, totals: RunningTotals, path: Path, held_rows: Sequence[HeldRow], tables: Tables
) -> list[Problem]:
    """What is to be looked at of a run and its lines; ``path`` is where its records are, or what they are called.

    ``tables`` are the tables of records as the scheme has them.
    """
    place = Place(path.name or str(path))
    return [
        *(_noticed(run.notices, path, tables) if run.notices else ()),
        *warnings_of_deductions_not_taken(totals.not_deducted, held_rows, place),
        *totals.held_warnings(place),
    ]


def _noticed(notices: Sequence[Notice], path: Path, tables: Tables) -> list[Problem]:
    # imported late: of most settlements there is nothing to notice
    from pbr.api.settling.notice_warnings import warnings_of_notices

    return warnings_of_notices(notices, path, tables)
