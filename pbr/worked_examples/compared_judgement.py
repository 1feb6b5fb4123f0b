"""What a worked example says was judged by hand, verdicts and ranks, beside what judging its records gives."""

from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.table import Records
from pbr.scheme.examples.worked_examples import Example


def compared_judgement(example: Example, compiled: CompiledScheme, records: Records, as_at: date) -> list[Problem]:
    """Every verdict and rank that is written and is of nothing, or comes to something else."""
    if not example.verdicts and not example.ranks:
        return []
    # imported late: most schemes judge nothing
    from pbr.judging.league_made import league_made
    from pbr.worked_examples.compared_ranks import compared_ranks
    from pbr.worked_examples.compared_verdicts import compared_verdicts

    try:
        league = league_made(compiled, records, as_at)
    except ProblemsFound as found:
        return found.problems
    return [*compared_verdicts(example, league), *compared_ranks(example, league)]
