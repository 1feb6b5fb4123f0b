"""What lines made as rows are added up to, by payment and status, is what the same lines add up to as values.

Of every worked example of the schemes that come with pbr and of the good cases, whatever they pay for.
"""

import pytest

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.generated.families_written import Cells
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import extract_from_rows
from pbr.reports.no_cells import NoCells
from pbr.reports.row_cells import RowCells
from pbr.scheme.load_scheme import load_scheme
from pbr.settlement.totals import Tally
from tests.engine.settled import SCHEMES
from tests.test_cases import files

PAYING = [path for path in (*SCHEMES.glob("*.yaml"), *files("good")) if b"\npayments:" in path.read_bytes()]


def run_over(compiled: CompiledScheme, extract: Extract) -> Run:
    """A scheme over some records, for its whole run."""
    runs = compiled.scheme.runs
    return Run(compiled, as_known(extract, runs.last), runs, runs.last)


def tally_of_values(run: Run) -> Tally:
    """What the lines of a run add up to."""
    tally = Tally()
    for line in run.lines():
        tally.add(line)
    return tally


def tally_as_made(run: Run, cells: Cells) -> Tally | None:
    """What they are added up to as they are made; None where they are asked for as values."""
    tally, made = Tally(), run.written(cells)
    if made is None:
        return None
    for some in made:
        if isinstance(some, list):
            for line in some:
                tally.add(line)
        else:
            for (payment, status), amounts in some.sums.items():
                tally.add_sums((some.provider_id, payment, status), amounts)
    return tally


@pytest.mark.parametrize("cells", [RowCells, NoCells])
def test_sums_are_of_the_payment_whose_lines_they_are(cells: type[RowCells] | type[NoCells]) -> None:
    compared = several_heads = 0
    for path in PAYING:
        scheme = load_scheme(path)
        compiled = compile_scheme(scheme)
        heads = {one.kind.name for one in scheme.payments if one.kind is not None and not one.kind.parent}
        for example in scheme.examples:
            extract = extract_from_rows(example.tables, compiled.needs, compiled.code_lists)
            made = tally_as_made(run_over(compiled, extract), cells())
            if made is not None:
                assert dict(made.groups) == dict(tally_of_values(run_over(compiled, extract)).groups), (
                    path.name,
                    example.name,
                )
                compared += 1
                several_heads += len(heads) > 1
    assert compared > 300
    assert several_heads > 5
