"""Schemes settled over rows written in a test."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.run import Run
from pbr.engine.run_off import settled_over
from pbr.problems.problem import Place
from pbr.records.extract.as_at import as_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import extract_from_rows
from pbr.reports.lines_csv import LinesCsv
from pbr.scheme.load_scheme import load_scheme, read_scheme
from pbr.settlement.line import Line
from pbr.settlement.measure_result import Measured
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.settlement import RowCounts
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import period_in_words
from pbr.values.period import Period
from pbr.worked_examples.run_examples import in_words, measure_in_words
from tests.engine.rows import Tables

SCHEMES = Path(__file__).parents[2] / "schemes"
SHIPPED = {path.stem: load_scheme(path) for path in SCHEMES.glob("*.yaml")}
"""Every scheme that comes with pbr, by its file's name."""
NAMES = sorted(name for name, one in SHIPPED.items() if one.payments)
"""Those that pay, which are settled."""
JUDGED = sorted(name for name, one in SHIPPED.items() if not one.payments)
"""Those that only judge: nothing is paid by them, and they are refused where anything is settled or compared."""
WHOLE_RUN = "2026-04-01 to 2027-03-31"
HERE = Place("rows")

HEADING = """\
pbr: 1
scheme: by_hand
title: A scheme of a test
runs: {runs}
rounding: each line to the penny, {rounding}
months: last day where shorter
"""
EXAMPLE_NOT_RUN = """
examples:
  A scheme has one, and these are not run:
    as at: 2026-06-30
    lines:
      A/nothing: £0.00
    total due: £0.00
"""


@cache
def shipped(name: str) -> CompiledScheme:
    """A scheme that comes with pbr, by its file's name."""
    return compile_scheme(SHIPPED[name])


def scheme(sections: str, rounding: str = "half up", runs: str = WHOLE_RUN) -> CompiledScheme:
    """A scheme made for a test, given from its terms or prices on."""
    return compile_scheme(
        read_scheme(HEADING.format(runs=runs, rounding=rounding) + sections + EXAMPLE_NOT_RUN, "by_hand.yaml")
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """What a settlement came to."""

    lines: tuple[Line, ...]
    measures: tuple[Measured, ...]
    rows: tuple[RowCounts, ...]
    unpriced: tuple[Unsettled, ...]

    @property
    def total(self) -> int:
        """The sum of the amounts, in pence."""
        return sum(line.amount for line in self.lines)

    @property
    def by_id(self) -> dict[str, Line]:
        """The lines by their ids, of which no two are alike."""
        found = {line.line_id: line for line in self.lines}
        assert len(found) == len(self.lines)
        return found

    @property
    def in_words(self) -> dict[str, str]:
        """Each line as a worked example writes it: ``£250.00``, ``open £250.00``, ``not earned``."""
        return {line_id: in_words(line) for line_id, line in self.by_id.items()}

    @property
    def measured(self) -> dict[str, str]:
        """The words of each measure by its name, provider and window."""
        return {measure_in_words(one): one.words for one in self.measures}

    @property
    def csv(self) -> str:
        """The bytes of lines.csv, as text."""
        file = StringIO()
        LinesCsv(file).write(self.lines)
        return file.getvalue()


def period_of(text: str) -> Period:
    """A period in words, which must be one."""
    period = period_in_words(text)
    assert period is not None
    return period


def extract_of(plan: CompiledScheme, tables: Tables) -> Extract:
    """Rows read as a scheme needs them."""
    as_written = {
        table: [{name: Scalar(text, HERE) for name, text in row.items() if text} for row in rows]
        for table, rows in tables.items()
    }
    return extract_from_rows(as_written, plan.needs)


def settle(plan: CompiledScheme, tables: Tables, period: str = WHOLE_RUN, as_at: str = "") -> Settled:
    """Settle rows for a period, as at its last day unless another is given; every row must have a price."""
    settled = settle_extract(plan, extract_of(plan, tables), period, as_at)
    assert settled.unpriced == ()
    return settled


def settle_whole_run(plan: CompiledScheme, tables: Tables) -> Settled:
    """Settle rows where neither a period nor a day is asked for."""
    over = settled_over(plan.scheme.runs, None, None)
    known = as_known(extract_of(plan, tables), over.as_at)
    run = Run(plan, known, over.period, over.as_at, ongoing_until=over.ongoing_until)
    lines = tuple(run.lines())
    assert run.unpriced == []
    return Settled(lines, run.measures, run.row_counts(), ())


def settle_extract(plan: CompiledScheme, extract: Extract, period: str, as_at: str = "") -> Settled:
    """Settle an extract for a period."""
    over = period_of(period)
    day = date.fromisoformat(as_at) if as_at else over.last
    run = Run(plan, as_known(extract, day), over, day)
    lines = tuple(run.lines())
    return Settled(lines, run.measures, run.row_counts(), tuple(run.unpriced))
