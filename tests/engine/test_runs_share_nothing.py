"""Runs of one compiled scheme, taken in turns over different records, give what each gives with a scheme of its own."""

from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from tests.engine.rows import Fields, outcome, plan, records
from tests.engine.settled import extract_of, period_of, scheme

RUN = period_of("2026-04-01 to 2026-12-31")
CONTRACT = scheme("""
payments:
  worth:
    assumed: made up
    pay: £100.00
    for each: plan where plan_type is "initial"
    priced at: started_on
    in parts:
      start:
        share: 20%
        due: started_on
      results:
        share: rest
        when: result is "achieved"
        spread: by weight over outcome where payable
        due: reviewed_on
""")
RESULTS = st.lists(
    st.tuples(st.sampled_from(["achieved", "not_achieved", ""]), st.sampled_from(["1", "2", "3"])), max_size=4
)


def rows_of(results: list[tuple[str, str]]) -> list[tuple[str, Fields]]:
    """One plan, and an outcome of each weight with each result."""
    reviewed = {"reviewed_on": "2026-06-18"}
    found = [
        outcome(f"O{at}", "P1", weight=weight, **({"result": result, **reviewed} if result else {}))
        for at, (result, weight) in enumerate(results)
    ]
    return [plan("P1"), *found]


def run_of(contract: CompiledScheme, results: list[tuple[str, str]]) -> Run:
    """A run over one plan with these results."""
    return Run(contract, as_known(extract_of(contract, records(*rows_of(results))), RUN.last), RUN, RUN.last)


@given(RESULTS, RESULTS)
def test_runs_in_turns_give_what_each_gives_alone(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    alone = [list(run_of(compile_scheme(CONTRACT.scheme), results).lines()) for results in (one, other)]
    shared = compile_scheme(CONTRACT.scheme)
    runs = [run_of(shared, results) for results in (one, other)]
    taken = list(zip_longest(*(run.lines() for run in runs)))
    assert [[pair[at] for pair in taken if pair[at] is not None] for at in (0, 1)] == alone


def test_runs_over_one_layout_share_what_is_compiled() -> None:
    known = as_known(extract_of(CONTRACT, records(*rows_of([("achieved", "1")]))), RUN.last)
    layout = {name: table.layout for name, table in known.tables.items()}
    assert CONTRACT.functions_of(layout, RUN.last) is CONTRACT.functions_of(dict(layout), RUN.last)
    assert CONTRACT.functions_of(layout, RUN.last) is not CONTRACT.functions_of(layout, RUN.first)
