"""From a scheme and an extract to what the engine runs on, or to everything that is wrong with them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pbr.engine.expecting import with_expected
from pbr.engine.plan import Plan, compile_scheme
from pbr.engine.worked_examples import run_examples
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.records.known import last_known
from pbr.records.read import read_extract
from pbr.records.table import Records
from pbr.scheme.load import load_scheme
from pbr.scheme.scheme import Scheme
from pbr.settlement.settlement import InputFile
from pbr.source.shipped import scheme_path
from pbr.values.period import Period

_DAYS_OF_SILENCE = 31
"""An extract whose newest event is older than this when settled is likely to be as at an earlier day."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scheme and an extract, checked and ready to settle."""

    scheme: Scheme
    scheme_file: InputFile
    plan: Plan
    records: Records
    records_path: Path
    period: Period
    whole_run: bool
    as_at: date
    hold_errors: bool
    warnings: tuple[Problem, ...]


def prepare(
    scheme: Path, records: Path, period: Period | None, as_at: date | None, hold_errors: bool, show_values: bool
) -> Prepared:
    """Read and check a scheme, run its worked examples, then read and check the records it needs.

    Without a period it is the scheme's whole run and its run-off, until the last day anything is recorded; without
    ``as_at`` it is the period's last day. Raises ``ProblemsFound`` with everything wrong at the first stage that
    cannot go on.
    """
    path = scheme_path(scheme)
    loaded = load_scheme(path)
    failures = run_examples(loaded)
    if errors_in(failures):
        raise ProblemsFound(failures)
    plan = compile_scheme(loaded)
    extract = read_extract(records, plan.needs, hold_errors, show_values, plan.code_lists)
    settled = period or _whole_run(loaded, extract.latest_recorded)
    day = as_at or settled.last
    warnings = [*loaded.warnings, *failures, *extract.warnings]
    if period is None and as_at is None:
        warnings += _old_extract(records, extract.latest_recorded, day)
    warnings += _nothing_to_settle(loaded, settled, day)
    return Prepared(
        scheme=loaded,
        scheme_file=InputFile(path.name, loaded.file.sha256),
        plan=plan,
        records=with_expected(last_known(extract, day), loaded, day),
        records_path=records,
        period=settled,
        whole_run=period is None,
        as_at=day,
        hold_errors=hold_errors,
        warnings=tuple(warnings),
    )


def _whole_run(scheme: Scheme, latest_recorded: date | None) -> Period:
    """Give the scheme's run and its run-off: what falls due after the end still settles."""
    return Period(scheme.runs.first, max(scheme.runs.last, latest_recorded or scheme.runs.last))


def _nothing_to_settle(scheme: Scheme, period: Period, as_at: date) -> list[Problem]:
    """Warn when nothing can be due, whatever the records say: a slip in a date would look like a month of nothing."""
    warnings: list[Problem] = []
    place = Place(scheme.file.name)
    if period.last < scheme.runs.first:
        message = f"the period ends on {period.last}, before the scheme runs: it starts on {scheme.runs.first}"
        warnings.append(Problem("PBR028", message, place, "check --period and its year", severity="warning"))
    if as_at < period.first:
        message = f"as at {as_at} is before the period begins on {period.first}, so nothing in it is known or due"
        warnings.append(Problem("PBR029", message, place, "check --as-at and its year", severity="warning"))
    return warnings


def _old_extract(records: Path, latest_recorded: date | None, as_at: date) -> list[Problem]:
    """Warn when what goes on would be counted to a day long after the extract was taken."""
    if latest_recorded is None or (as_at - latest_recorded).days <= _DAYS_OF_SILENCE:
        return []
    message = (
        f"nothing is recorded after {latest_recorded}, and the settlement is as at {as_at}: "
        "services without an end are counted up to that day"
    )
    advice = f"if the extract was taken on {latest_recorded} or soon after, say so with --as-at"
    return [Problem("PBR026", message, Place(records.name or str(records)), advice, severity="warning")]
